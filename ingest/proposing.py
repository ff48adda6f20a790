"""Drafts on their way to the shelf: kept, written as a fiche's file, published, taken back."""

import json
from collections.abc import Collection

from corpus.access import OPERATOR
from corpus.document import Document
from corpus.drafts import STEPS, Draft, DraftCitation, DraftStore
from corpus.errors import DraftStep, UnknownSource
from corpus.fiche import SECTIONS, Fiche, fiche_document, parse_fiche
from corpus.library import Library
from corpus.text import words
from ingest.chunking import chunk
from ingest.drafting import Proposal, propose

_LONGEST_ID = 80
_DEFAULTS = {"language": "fr", "confidence": "medium"}


def draft_from(document: Document, drafts: DraftStore, owner: str = "") -> list[Draft]:
    """A new draft for each experiment that a document describes; none of them answers questions yet."""
    return [_keep(proposal, document, drafts, owner) for proposal in propose(document)]


def _keep(proposal: Proposal, document: Document, drafts: DraftStore, owner: str) -> Draft:
    source = document.source
    known = {"title": source.title, "url": source.url, "date": source.date}
    fields: dict[str, object] = {one.field: one.value for one in proposal.filled}
    fields["sources"] = [{key: value for key, value in known.items() if value}]
    citations = [DraftCitation(one.field, source.id, span) for one in proposal.filled for span in one.spans]
    return drafts.create(proposal.title, json.dumps(fields, ensure_ascii=False), citations, source.id, owner)


def draft_markdown(draft: Draft) -> str:
    """The draft as a fiche's Markdown file, complete or not."""
    import yaml

    fields = _DEFAULTS | {key: value for key, value in json.loads(draft.content).items() if value not in (None, "", [])}
    fields.setdefault("id", _slug(draft.title))
    headed = dict(SECTIONS)
    front = yaml.safe_dump(
        {key: value for key, value in fields.items() if key not in headed}, allow_unicode=True, sort_keys=False
    )
    body = [f"## {heading}\n\n{fields[field]}\n" for field, heading in SECTIONS if field in fields]
    return f"---\n{front}---\n\n" + "\n".join(body)


def draft_fiche(draft: Draft) -> Fiche:
    """The fiche that a draft holds; raises InvalidFiche naming the first field that is missing or wrong."""
    return parse_fiche(draft_markdown(draft), draft.title)


def publish(draft: Draft, drafts: DraftStore, library: Library, groups: Collection[str]) -> Draft:
    """Put a reviewed draft on the shelf, for these groups; from now on it answers questions.

    Raises DraftStep for one that nobody reviewed, InvalidFiche for an incomplete one.
    """
    if "publiee" not in STEPS[draft.state]:
        raise DraftStep(state=draft.state, target="publiee")
    fields = json.loads(draft.content)
    fields["id"] = fields.get("id") or _free_id(draft.title, library)
    named = drafts.edit(draft.id, draft.title, json.dumps(fields, ensure_ascii=False), draft.citations)
    document = fiche_document(draft_fiche(named), f"proposition/{fields['id']}.md", groups)
    library.put(document, chunk(document))
    return drafts.move(draft.id, "publiee")


def withdraw(draft: Draft, drafts: DraftStore, library: Library) -> Draft:
    """Take a published fiche off the shelf; its draft can be changed again."""
    moved = drafts.move(draft.id, "brouillon")
    if _exists(source_id := str(json.loads(draft.content)["id"]), library):
        library.remove([source_id])
    return moved


def _slug(title: str) -> str:
    return "-".join(word.folded for word in words(title))[:_LONGEST_ID].strip("-") or "fiche"


def _free_id(title: str, library: Library) -> str:
    """An id that no source has: a new fiche never takes the place of another."""
    slug = _slug(title)
    number, free = 1, slug
    while _exists(free, library):
        number += 1
        free = f"{slug}-{number}"
    return free


def _exists(source_id: str, library: Library) -> bool:
    try:
        library.read(OPERATOR, source_id)
    except UnknownSource:
        return False
    return True
