"""Web pages."""

from pathlib import Path

import pytest

from ingest.parsing.web import read_html

ARTICLE = " ".join(["L’association ouvre un accueil de nuit pour les femmes sans abri de la ville."] * 6)


def test_the_article_stays_and_the_page_around_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        f"""<html lang="fr-FR"><head><title>Un accueil de nuit</title></head><body>
        <nav><a href="/">Accueil</a> <a href="/b">Nos autres rubriques</a></nav>
        <article><h1>Un accueil de nuit</h1><p>{ARTICLE}</p><p>Abonnez-vous</p><h2>Le bilan</h2><p>{ARTICLE}</p>
        <ul><li>trente places ouvertes</li></ul></article>
        <footer>Mentions légales</footer></body></html>""",
        encoding="utf-8",
    )
    parsed = read_html(path)
    assert parsed.title == "Un accueil de nuit"
    assert parsed.language == "fr"
    assert "Le bilan" in [section.heading for section in parsed.sections]
    assert "trente places ouvertes" in parsed.text
    for noise in ("rubriques", "Abonnez-vous", "Mentions légales"):
        assert noise not in parsed.text


@pytest.mark.parametrize(
    "secret",
    [
        '<p style="display: none">SECRET</p>',
        '<p style="visibility:hidden">SECRET</p>',
        '<p style="font-size:0">SECRET</p>',
        '<p style="opacity:0">SECRET</p>',
        '<p style="position:absolute;left:-9999px">SECRET</p>',
        "<p hidden>SECRET</p>",
        "<script>SECRET</script>",
        "<template>SECRET</template>",
        "<!-- SECRET -->",
    ],
)
def test_what_a_browser_does_not_show_is_not_read(tmp_path: Path, secret: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<body><h1>Un lieu</h1><p>Le lieu est ouvert.</p>{secret}</body>", encoding="utf-8")
    parsed = read_html(path)
    assert "SECRET" not in parsed.text
    assert "Le lieu est ouvert." in parsed.text


@pytest.mark.parametrize("style", ["font-size:0.9em", "opacity:0.8", "left:-5px", "display:block"])
def test_styles_that_hide_nothing_hide_nothing(tmp_path: Path, style: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(f'<body><p style="{style}">Le lieu est ouvert.</p></body>', encoding="utf-8")
    assert "Le lieu est ouvert." in read_html(path).text


def test_a_short_page_is_read_whole_with_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<body><nav>Accueil</nav><h2>Horaires</h2><div>Ouvert le lundi</div><div>Fermé le mardi</div></body>",
        encoding="utf-8",
    )
    parsed = read_html(path)
    assert parsed.text == "Horaires\n\nOuvert le lundi\n\nFermé le mardi\n\n"
    assert [section.heading for section in parsed.sections] == ["Horaires"]
