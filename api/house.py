"""What the doors stand on, once it is open."""

from dataclasses import dataclass

from api.settings import Settings
from api.watching import Watches
from assistant.generation.composing import Composer
from assistant.service import Assistant
from corpus.library import Library
from corpus.store.conversations import ConversationStore
from corpus.store.drafts import DraftStore
from corpus.store.gaps import GapStore
from corpus.store.jobs import JobStore
from ingest.pipeline import Pipeline
from ingest.runner import Runner


@dataclass(frozen=True, slots=True)
class House:
    """An open home and all that works in it.

    `runner` waits to be started; `key` proves that who asks can read the home.
    """

    settings: Settings
    library: Library
    assistant: Assistant
    composer: Composer
    pipeline: Pipeline
    runner: Runner
    watches: Watches
    jobs: JobStore
    conversations: ConversationStore
    gaps: GapStore
    drafts: DraftStore
    key: str
