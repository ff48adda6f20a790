from tests.assistant.conftest import Ask


def test_what_was_understood_stands_above_a_list(ask: Ask) -> None:
    assert (
        ask("Quels projets de logement pour les jeunes en Isère ?")
        .segments[0]
        .text.endswith("expérimentations\u00a0: logement\u00a0; jeunes\u00a0; Isère.")
    )
    assert "outside Isère" in ask("Housing projects outside Isère").segments[0].text
    assert ask("Quels dispositifs sont terminés ?").segments[0].text.endswith("terminé.")
