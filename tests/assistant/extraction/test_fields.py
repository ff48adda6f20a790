"""What fields are good for."""

from assistant.extraction.fields import is_event, opposes
from assistant.retrieval.statement import Statement
from assistant.words.matching import stems_of
from corpus.document import Passage, Span


def line(text: str, field: str) -> Statement:
    passage = Passage("p", "s", Span(0, len(text)), text)
    return Statement(passage, "Le café", "fiche", Span(0, len(text)), text, field, stems_of(text), frozenset())


def test_a_date_of_a_visit_is_no_beginning() -> None:
    assert is_event("date", line("Période : depuis avril 2022", "period"), ends=False)
    assert not is_event("date", line("Période : réseau décrit en 2019", "period"), ends=False)
    assert is_event("date", line("Période : fermé en 2009", "period"), ends=True)


def test_other_types_have_no_event() -> None:
    assert is_event("age", line("Des jeunes de 16 à 25 ans", "public"), ends=False)


def test_a_need_is_no_obstacle() -> None:
    assert opposes("obstacles", line("Les gestes simples manquent.", "need"))
    assert not opposes("obstacles", line("Les financements manquent.", "results"))
