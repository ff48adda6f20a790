"""Sentences that tell nothing."""

from assistant.retrieval.muteness import is_noise, is_silent


def test_tells_the_furniture_of_a_page() -> None:
    assert is_noise("Contactez le service client 01.40.05.23.15")
    assert is_noise("Vous êtes abonné, mais vous n'avez pas vos identifiants pour le site ?")
    assert not is_noise("Le service accompagne les locataires en impayé.")


def test_hears_that_something_is_not_said() -> None:
    assert is_silent("La page ne donne ni le loyer, ni la durée.")
    assert is_silent("Nombre de chambres non indiqué.")
    assert not is_silent("Aucun loyer n'est demandé.")
