"""One sentence held against one passage that the test writes."""

from collections.abc import Callable

import pytest

from assistant.evidence import Evidence
from assistant.verification.verifier import Verifier
from corpus.document import Facets, Passage, Span
from corpus.embedding.models import NamedEmbeddings

Reason = Callable[..., str]


@pytest.fixture(scope="session")
def reason_against(embeddings: NamedEmbeddings) -> Reason:
    """Why a sentence that cites a passage is not verified; empty when it is."""
    verifier = Verifier(embeddings)

    def judge(sentence: str, text: str, title: str = "Le Relais des Marins", section: str = "La réponse") -> str:
        passage = Passage("p", "source", Span(0, len(text)), text, None, section, Facets())
        return verifier.verify(sentence, [1], [Evidence(1, passage, title, "fiche")]).reason

    return judge
