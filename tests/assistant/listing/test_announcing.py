from tests.assistant.conftest import Ask


def test_what_was_understood_stands_above_a_list(ask: Ask) -> None:
    assert (
        ask("Quels projets de logement pour les jeunes en Isère ?")
        .segments[0]
        .text.endswith("expérimentations répondent à ces critères\u00a0: logement\u00a0; jeunes\u00a0; Isère.")
    )
    assert "outside Isère" in ask("Housing projects outside Isère").segments[0].text
    assert ask("Quels dispositifs sont terminés ?").segments[0].text.endswith("terminé.")
    assert "meet these criteria: " in ask("Housing projects in Isère").segments[0].text


def test_list_that_nothing_meets_says_so(ask: Ask) -> None:
    said = ask("Quelles expérimentations pour les femmes victimes de violences en Guadeloupe ?")
    assert said.outcome == "no_evidence"
    assert said.segments[0].text == "Aucune source du corpus ne réunit tous ces critères."
    assert all("critère «\u00a0" in one.reason or "national" in one.reason for one in said.near)
