"""The door for LangChain: what a reader may find, as a `BaseRetriever` that any chain takes."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, PrivateAttr

from assistant.citing.bibliography import locate
from assistant.service import Assistant
from corpus.access import Reader
from corpus.library import Library
from corpus.store.stored import Hit


class EssaimRetriever(BaseRetriever):
    """The `k` best passages that `reader` may read, as the assistant understands what is searched.

    Each document's metadata lead back to its exact words.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    reader: Reader
    k: int = 8
    _assistant: Assistant = PrivateAttr()

    def model_post_init(self, context: object, /) -> None:
        """The assistant that understands what is searched; it learns the corpus at the first search."""
        self._assistant = Assistant(self.library)

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [_show(hit) for hit in self._assistant.search(self.reader, query, self.k)]


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
