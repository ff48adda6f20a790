import pytest

from corpus.text import sentences


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Le chantier ouvre. Il emploie dix personnes.", ["Le chantier ouvre.", "Il emploie dix personnes."]),
        ("M. Durand et Mme. Petit signent. La Ville suit.", ["M. Durand et Mme. Petit signent.", "La Ville suit."]),
        ("A. Martin la préside. Elle suit.", ["A. Martin la préside.", "Elle suit."]),
        ("La Fondation JP. Martin finance. L’État suit.", ["La Fondation JP. Martin finance.", "L’État suit."]),
        ("Le suivi revient à la PJ. Les jeunes y gagnent.", ["Le suivi revient à la PJ.", "Les jeunes y gagnent."]),
        (
            "Des repas, des douches, etc. Le lieu ferme à midi.",
            ["Des repas, des douches, etc.", "Le lieu ferme à midi."],
        ),
        ("Deux conditions\n\n- un lieu\n- une équipe", ["Deux conditions", "- un lieu", "- une équipe"]),
        ("Une ligne\nqui continue ainsi", ["Une ligne\nqui continue ainsi"]),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, cut: list[str]) -> None:
    assert [span.cut(text) for span in sentences(text)] == cut
