from pathlib import Path

import pytest

from api.errors import InvalidSetting
from api.settings import Settings, read_settings


@pytest.fixture(autouse=True)
def _no_dotenv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ESSAIM_HOME", str(tmp_path / "maison"))
    monkeypatch.setenv("ESSAIM_BUNDLED_CORPUS", "false")
    monkeypatch.setenv("ESSAIM_EMBED_HOSTS", "https://a.example.org, https://b.example.org")
    monkeypatch.setenv("ESSAIM_TOKENS", '{"un-jeton-assez-long": ["equipe"]}')
    settings = read_settings()
    assert settings.home == tmp_path / "maison"
    assert not settings.bundled_corpus
    assert settings.embed_hosts == ("https://a.example.org", "https://b.example.org")
    assert settings.tokens == {"un-jeton-assez-long": frozenset({"equipe"})}


def test_a_dotenv_file_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("ESSAIM_PORT=8123\n", encoding="utf-8")
    assert read_settings().port == 8123


def test_the_command_line_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ESSAIM_HOME", str(tmp_path / "maison"))
    monkeypatch.setenv("ESSAIM_PORT", "8123")
    settings = read_settings(home=tmp_path / "autre", port=8124)
    assert (settings.home, settings.port) == (tmp_path / "autre", 8124)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "huit mille"),
        ("PORT", "70000"),
        ("AUTH", "oidc"),
        ("TOKENS", '{"court": ["equipe"]}'),
        ("EMBED_HOSTS", "https://a.example.org; script-src *"),
        ("DATABASE_URL", "postgresql://serveur/essaim"),
        ("CHROMA_URL", "http://serveur:8001"),
        ("TOKENS", "pas du JSON"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"ESSAIM_{name}", value)
    with pytest.raises(InvalidSetting) as refused:
        read_settings()
    assert name in str(refused.value)


def test_settings_are_not_changed_afterwards() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().port = 1  # type: ignore[misc]
