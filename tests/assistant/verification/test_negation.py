import pytest

from assistant.verification.negation import denied
from corpus.text import words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("La ferme n'accepte pas les chiens, mais les chats.", {"n", "accepte", "pas", "les", "chiens"}),
        ("Pas de cuisine pour les familles.", {"pas", "de", "cuisine", "pour", "les", "familles"}),
        ("Des studios pensés pour des couples, pas pour des colocataires.", {"pas", "pour", "des", "colocataires"}),
        ("Des femmes sans revenu ni papiers ont trouvé un toit.", {"sans", "revenu", "ni", "papiers"}),
        ("Des mineurs non accompagnés vivent en famille.", {"non", "accompagnes"}),
        ("Un lieu pour des couples et non pour des familles.", {"non", "pour", "des", "familles"}),
        ("Le réseau peine à recruter.", {"recruter"}),
        ("The scheme failed to reach families.", {"reach", "families"}),
        ("People who lack the means come.", {"the", "means", "come"}),
        ("L'absence de locaux pèse.", {"locaux", "pese"}),
        ("Des étudiants ont du mal à se loger.", {"du", "a", "se", "loger"}),
        ("En couple sans enfant vivant à la rue.", {"sans", "enfant"}),
    ],
)
def test_a_negation_covers_its_clause(text: str, told: set[str]) -> None:
    every = list(words(text))
    covered = denied(text, every)
    assert {word.folded for word in every if word.start in covered} == told


@pytest.mark.parametrize(
    "text", ["Un pas vers le logement.", "Des personnes sans domicile sont logées.", "Sans papiers."]
)
def test_what_only_looks_like_one_denies_nothing(text: str) -> None:
    assert not denied(text, list(words(text)))


def test_the_subject_of_a_denied_passive_may_be_denied_in_its_source(reason_against) -> None:
    passage = "La réponse\n\nLe suivi de santé avance au rythme du marin, sans exiger l'arrêt de la pêche."
    assert (
        reason_against("L'arrêt de la pêche n'est pas exigé, et le suivi de santé avance au rythme du marin.", passage)
        == ""
    )
    assert reason_against("L'arrêt de la pêche est exigé au rythme du marin.", passage) != ""
