"""Drafts of fiches: taken from a document, written as files, put on the shelf and taken back."""

import json
from collections.abc import Collection
from dataclasses import replace

from corpus.access import OPERATOR
from corpus.errors import DraftStep
from corpus.fiche.files import SECTIONS, fiche_document, parse_fiche
from corpus.library import Library
from corpus.store.drafts import STEPS, Draft, DraftCitation, DraftState, DraftStore
from corpus.store.stored import StoredSource
from corpus.text import words
from ingest.chunking import chunk
from ingest.fiches.drafting import Proposal, propose

_HEADINGS = dict(SECTIONS)
_DEFAULTS = {"language": "fr", "confidence": "medium"}


class Publisher:
    """Moves drafts along their workflow; only a published one is on the shelf."""

    def __init__(self, library: Library, drafts: DraftStore) -> None:
        self._library = library
        self._drafts = drafts

    def take(self, stored: StoredSource, owner: str = "") -> list[Draft]:
        """A draft for each experiment that a document describes, every field with the words it was filled from."""
        return [self._create(stored, proposal, owner) for proposal in propose(stored.document)]

    def move(self, draft_id: str, target: DraftState, groups: Collection[str]) -> Draft:
        """Take a step of the workflow: who publishes puts the fiche on the shelf, who takes back removes it.

        Raises UnknownDraft, DraftStep, or InvalidFiche for a draft that is no whole fiche yet.
        """
        draft = self._drafts.get(draft_id)
        if target not in STEPS[draft.state]:
            raise DraftStep(state=draft.state, target=target)
        # Whatever stops us between two steps, no fiche answers questions that its draft does not call published.
        if draft.state == "publiee":
            self._withdraw(draft)
        if target != "publiee":
            return self._drafts.move(draft_id, target)
        fiche = replace(parse_fiche(write_draft(draft), draft.title), publication_state="publiée")
        document = fiche_document(fiche, f"brouillon/{draft.id}", groups)
        moved = self._drafts.move(draft_id, target)
        self._library.put(document, chunk(document))
        return moved

    def delete(self, draft_id: str) -> None:
        """Delete a draft, and its fiche where it was published; raises UnknownDraft."""
        draft = self._drafts.get(draft_id)
        if draft.state == "publiee":
            self._withdraw(draft)
        self._drafts.delete(draft_id)

    def forget(self, source_ids: Collection[str]) -> None:
        """Delete the drafts that these fiches were published from: they hold the words that are to be gone."""
        for draft in self._drafts.list():
            if draft.state == "publiee" and identify_fiche(draft) in source_ids:
                self._drafts.delete(draft.id)

    def _create(self, stored: StoredSource, proposal: Proposal, owner: str) -> Draft:
        source = stored.document.source
        fields: dict[str, object] = {field.field: field.value for field in proposal.filled}
        fields["sources"] = [{"title": source.title} | ({"url": source.url} if source.url else {})]
        citations = [DraftCitation(field.field, stored.id, span) for field in proposal.filled for span in field.spans]
        return self._drafts.create(proposal.title, json.dumps(fields, ensure_ascii=False), citations, stored.id, owner)

    def _withdraw(self, draft: Draft) -> None:
        fiche_id = identify_fiche(draft)
        if any(source.source_id == fiche_id for source in self._library.sources(OPERATOR)):
            self._library.remove([fiche_id])


def identify_fiche(draft: Draft) -> str:
    """The id of the fiche that a draft becomes: never that of another draft or of a bundled fiche."""
    slug = "-".join(word.folded for word in words(draft.title))[:80].strip("-")
    return f"{slug}-{draft.id[:8]}"


def write_draft(draft: Draft) -> str:
    """The draft as a fiche's Markdown file, complete or not."""
    import yaml

    fields = {field: value for field, value in json.loads(draft.content).items() if value not in (None, "", [], False)}
    front = _DEFAULTS | fields | {"id": identify_fiche(draft), "title": draft.title}
    head = {field: value for field, value in front.items() if field not in _HEADINGS}
    body = [f"## {_HEADINGS[field]}\n\n{front[field]}\n" for field, _ in SECTIONS if field in front]
    return "---\n" + yaml.safe_dump(head, allow_unicode=True, sort_keys=False) + "---\n\n" + "\n".join(body)
