"""The only wiring: which parts a process needs, opened in order, closed in reverse."""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from api.bundled import shelve_bundled
from api.desk import Desk
from api.house import House
from api.local import LocalDesk
from api.settings import Settings
from api.shelf_schemas import DoctorBody
from api.shelving import show_checks
from api.watching import Watches
from assistant.generation.chat_model import WriterLimits, load_writer
from assistant.generation.composing import Composer, Pen
from assistant.retrieval.reranking import load_reranker
from assistant.service import Assistant
from assistant.verification.entailment import load_entailment
from assistant.verification.verifier import Verifier
from corpus.embedding.models import NamedEmbeddings, load_embeddings
from corpus.library import Library
from corpus.store.backup import restore_backup
from corpus.store.conversations import ConversationStore
from corpus.store.drafts import DraftStore
from corpus.store.gaps import GapStore
from corpus.store.home import Home
from corpus.store.jobs import JobStore
from ingest.pipeline import Pipeline
from ingest.runner import Runner

if TYPE_CHECKING:
    from api.remote import RemoteDesk

_KEY_FILE = "essaim.key"


@contextmanager
def open_house(settings: Settings) -> Iterator[House]:
    """Everything in this process; a new home gets the bundled corpus, with a progress bar.

    Raises:
        HomeInUse: another process owns the home.
        HomeUnwritable: the home can't be made or written.
    """
    with ExitStack() as opened:
        library = opened.enter_context(Library.open(settings.home, load_embeddings(settings.embedding_model)))
        pipeline = opened.enter_context(Pipeline(library))
        if settings.bundled_corpus:
            shelve_bundled(library)
        jobs = JobStore(library.database)
        assistant = Assistant(library, load_reranker(settings.reranker_model))
        yield House(
            settings=settings,
            library=library,
            assistant=assistant,
            composer=Composer(assistant, _take_pen(settings, library.embeddings)),
            pipeline=pipeline,
            runner=Runner(jobs, pipeline, library.home.uploads),
            watches=opened.enter_context(Watches(library)),
            jobs=jobs,
            conversations=ConversationStore(library.database),
            gaps=GapStore(library.database),
            drafts=DraftStore(library.database),
            key=write_key(settings.home),
        )


@contextmanager
def open_desk(settings: Settings) -> Iterator[Desk]:
    """The desk of this process, or of the server that owns the home.

    Raises:
        HomeInUse: another command owns the home, which answers nobody.
    """
    remote = open_remote(settings)
    if remote is None:
        with open_house(settings) as house:
            yield LocalDesk(house)
    else:
        with remote:
            yield remote


def open_remote(settings: Settings) -> "RemoteDesk | None":
    """The desk of the server that owns the home, where one does and answers."""
    address = Home(settings.home).owner()
    if not address:
        return None
    from api.remote import RemoteDesk

    remote = RemoteDesk(address, read_key(settings.home))
    return remote if remote.answers() else None


def reindex_home(settings: Settings) -> DoctorBody:
    """Rebuild both indexes from the catalogue; raises HomeInUse while a server runs."""
    with Library.open(settings.home, load_embeddings(settings.embedding_model)) as library:
        library.reindex()
        return show_checks(library.check(), repaired=True)


def restore_home(settings: Settings, file: Path) -> DoctorBody:
    """Put a backup in the place of the home; raises InvalidBackup, or HomeInUse while a server runs."""
    restore_backup(settings.home, file)
    with Library.open(settings.home, load_embeddings(settings.embedding_model)) as library:
        return show_checks(library.check(), repaired=True)


def write_key(home: Path) -> str:
    """A new key of the home, which only who may read the home learns."""
    key = secrets.token_urlsafe(32)
    file = home / _KEY_FILE
    file.unlink(missing_ok=True)
    file.touch(mode=0o600)
    file.write_text(key, encoding="ascii")
    return key


def read_key(home: Path) -> str:
    """The key of the home; empty when this user may not read it."""
    try:
        return (home / _KEY_FILE).read_text(encoding="ascii")
    except OSError:
        return ""


def _take_pen(settings: Settings, embeddings: NamedEmbeddings) -> Pen | None:
    if not settings.llm:
        return None
    limits = WriterLimits(first_token=settings.llm_patience, silence=settings.llm_patience)
    writer = load_writer(settings.llm, settings.llm_base_url, settings.llm_api_key.get_secret_value(), limits)
    verifier = Verifier(embeddings, load_entailment(settings.nli_model))
    return Pen(writer, verifier, settings.llm_unsupported)
