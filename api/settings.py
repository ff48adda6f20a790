"""What the operator may set: the only reader of the environment (`ESSAIM_*` and `.env`).

docs/settings.md describes each of these; a test holds that page against `Settings.model_fields`.
"""

import json
from pathlib import Path
from typing import Annotated, Literal

import platformdirs
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from api.errors import InvalidSetting


class Settings(BaseSettings):
    """Every setting, checked; the defaults serve one person on one machine."""

    model_config = SettingsConfigDict(env_prefix="ESSAIM_", env_file=".env", extra="ignore", frozen=True)

    home: Path = Field(default_factory=lambda: platformdirs.user_data_path("essaim", appauthor=False))
    """The data folder; one process owns it at a time."""
    bundled_corpus: bool = True
    """Whether a new home starts with the fiches that come with Essaim."""
    embedding_model: str = ""
    """A sentence-transformers model (needs the extra `models`); empty is the shipped one."""
    reranker_model: str = ""
    """A cross-encoder of sentence-transformers that orders what is found (extra `models`); empty keeps the order."""
    llm: str = ""
    """A language model that writes, "provider:model" (`mistralai:mistral-small-latest`); empty: quotes alone."""
    llm_base_url: str = ""
    """Where the model answers, when not at its provider's."""
    llm_api_key: SecretStr = SecretStr("")
    """The provider's key."""
    llm_unsupported: Literal["replace", "mark"] = "replace"
    """A written sentence that no source supports is replaced by a source's own, or shown and marked."""
    nli_model: str = ""
    """A cross-encoder of sentence-transformers that must take each written sentence to follow (extra `models`)."""
    llm_patience: float = Field(default=30, gt=0)
    """Seconds without a word after which the model is given up, before its first and between two."""
    database_url: str = ""
    """Reserved; anything but empty (SQLite in the home) is refused for now."""
    chroma_url: str = ""
    """Reserved; anything but empty (Chroma in the home) is refused for now."""

    host: str = "127.0.0.1"
    """The address to listen on; `open` mode accepts only the machine's own."""
    port: int = Field(default=8000, ge=0, le=65535)
    auth: Literal["open", "token"] = "open"
    """`open`: the local reader reads everything; `token`: groups by bearer token, `public` without one."""
    tokens: Annotated[dict[str, frozenset[str]], NoDecode] = Field(default_factory=dict)
    """Bearer token → groups, as JSON; tokens of under 16 characters are refused."""
    embed_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    """Sites that may show the chat in a frame, separated by commas (`https://intranet.example.org`)."""

    retention_days: int = Field(default=30, ge=0)
    """Days that conversations are kept."""
    max_upload_mib: int = Field(default=200, ge=1)
    """Mebibytes that one upload may weigh."""
    requests_per_minute: int = Field(default=120, ge=1)
    """Requests a minute for each client that does not own the machine."""

    @field_validator("home")
    @classmethod
    def _resolve(cls, home: Path) -> Path:
        return home.expanduser().absolute()

    @field_validator("embed_hosts", mode="before")
    @classmethod
    def _split(cls, hosts: object) -> object:
        return tuple(host.strip() for host in hosts.split(",") if host.strip()) if isinstance(hosts, str) else hosts

    @field_validator("embed_hosts")
    @classmethod
    def _is_origin(cls, hosts: tuple[str, ...]) -> tuple[str, ...]:
        for host in hosts:
            if any(char in host for char in " ;'\"\\") or not host.isascii():
                raise ValueError(f"« {host} » is not a host")
        return hosts

    @field_validator("tokens", mode="before")
    @classmethod
    def _parse(cls, tokens: object) -> object:
        return json.loads(tokens) if isinstance(tokens, str) else tokens

    @field_validator("tokens")
    @classmethod
    def _long_enough(cls, tokens: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
        if any(len(token) < 16 for token in tokens):
            raise ValueError("a token has at least 16 characters")
        return tokens

    @model_validator(mode="after")
    def _refuse_reserved(self) -> "Settings":
        if self.database_url or self.chroma_url:
            raise ValueError("DATABASE_URL and CHROMA_URL are not supported yet: leave them empty")
        return self


def read_settings(home: Path | None = None, host: str | None = None, port: int | None = None) -> Settings:
    """The settings of the environment, with what the command line says instead where it does.

    Raises:
        InvalidSetting: a value that can't be used, with its name.
    """
    said = {"home": home, "host": host, "port": port}
    try:
        return Settings(**{name: value for name, value in said.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = "_".join(["ESSAIM", *(str(part).upper() for part in first["loc"][:1])])
        raise InvalidSetting(name=name, reason=first["msg"]) from None
