"""The door for LangChain: what a reader may find, as a `BaseRetriever` that any chain takes."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.citing.bibliography import locate
from corpus.access import Reader
from corpus.language import detect_language
from corpus.library import Library
from corpus.store.stored import Hit


class EssaimRetriever(BaseRetriever):
    """The `k` best passages that `reader` may read; each document's metadata lead back to its exact words."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    reader: Reader
    k: int = 8

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        hits = self.library.search(self.reader, query, detect_language(query), self.k)
        return [_show(hit) for hit in hits]


def _show(hit: Hit) -> Document:
    passage = hit.passage
    told = {
        "source_id": passage.source_id,
        "source_kind": hit.source_kind,
        "title": hit.title,
        "page": passage.page,
        "section": passage.section,
        "start": passage.span.start,
        "end": passage.span.end,
        "url": locate(passage.source_id, passage.span),
        "score": hit.score,
    }
    return Document(id=passage.id, page_content=passage.text, metadata=told)
