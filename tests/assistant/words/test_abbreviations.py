import pytest

from assistant.words.abbreviations import write_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Totem cb de places", "Totem combien de places"),
        ("c koi un FJT", "c'est quoi un FJT"),
        ("Les expés d'héb. à Brest", "Les expérimentations d'hébergement à Brest"),
        ("ppl leaving prison, avg stay", "people leaving prison, average stay"),
        ("koman sinscrire", "comment sinscrire"),
        ("jai besoin dun lit", "j'ai besoin d'un lit"),
        ("quest ce que la ferme", "qu'est-ce que la ferme"),
        ("NB DE LITS", "nombre DE LITS"),
        ("la CB et la DEF", "la CB et la DEF"),
        ("a log cabin", "a log cabin"),
    ],
)
def test_short_forms_are_written_out_and_sigles_kept(typed: str, meant: str) -> None:
    assert write_out(typed) == meant
