"""A facet named in a text."""

from dataclasses import dataclass

from corpus.document import Span
from corpus.tagging.vocabulary import Facet


@dataclass(frozen=True, slots=True)
class Found:
    """A facet code named at `span`; several codes at one span are kept apart.

    `term` is the glossary's term when what is named is narrower than the code
    (« pension de famille » within supported housing); `casual` tells that it is said in everyday words.
    """

    span: Span
    facet: Facet
    code: str
    term: str = ""
    casual: bool = False
