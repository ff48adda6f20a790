"""Drafts go Brouillon → À relire → Publiée, and nowhere else."""

import pytest

from corpus.access import OPERATOR
from corpus.document import Span
from corpus.errors import DraftStep, UnknownDraft
from corpus.library import Library
from corpus.store.drafts import STEPS, DraftCitation, DraftState, DraftStore
from tests.shelved import make_document


@pytest.fixture
def drafts(library: Library) -> DraftStore:
    return DraftStore(library.database)


def test_a_draft_keeps_its_content_and_where_each_field_comes_from(drafts: DraftStore) -> None:
    citation = DraftCitation("title", "rapport", Span(3, 9))
    draft = drafts.create("Foyer", '{"title": "Foyer"}', [citation], "rapport", "ada")
    assert drafts.get(draft.id) == draft
    assert (draft.state, draft.citations, draft.source_id, draft.owner) == ("brouillon", (citation,), "rapport", "ada")
    edited = drafts.edit(draft.id, "Foyer neuf", "{}", [])
    assert (edited.title, edited.content, edited.citations) == ("Foyer neuf", "{}", ())


@pytest.mark.parametrize("start", STEPS)
@pytest.mark.parametrize("target", STEPS)
def test_only_the_steps_of_the_workflow_are_taken(drafts: DraftStore, start: DraftState, target: DraftState) -> None:
    draft = drafts.create("Foyer", "{}")
    ways: dict[DraftState, list[DraftState]] = {
        "brouillon": [],
        "a-relire": ["a-relire"],
        "publiee": ["a-relire", "publiee"],
    }
    for step in ways[start]:
        drafts.move(draft.id, step)
    if target in STEPS[start]:
        assert drafts.move(draft.id, target).state == target
    else:
        with pytest.raises(DraftStep):
            drafts.move(draft.id, target)


def test_a_published_draft_is_not_edited(drafts: DraftStore) -> None:
    draft = drafts.create("Foyer", "{}")
    drafts.move(draft.id, "a-relire")
    drafts.move(draft.id, "publiee")
    with pytest.raises(DraftStep):
        drafts.edit(draft.id, "Autre", "{}", [])
    assert [(found.title, found.state) for found in drafts.list()] == [("Foyer", "publiee")]


def test_an_unknown_draft_is_an_error_everywhere(drafts: DraftStore) -> None:
    for act in (
        drafts.get,
        drafts.delete,
        lambda id: drafts.move(id, "a-relire"),
        lambda id: drafts.edit(id, "", "", []),
    ):
        with pytest.raises(UnknownDraft):
            act("rien")


def test_no_draft_is_ever_searched(library: Library, drafts: DraftStore) -> None:
    drafts.create("Montgolfière", '{"title": "Montgolfière solidaire"}')
    assert library.search(OPERATOR, "montgolfière", "fr", 5) == []
    assert library.sources(OPERATOR) == []


def test_unpublished_drafts_leave_with_the_document_they_were_taken_from(library: Library, drafts: DraftStore) -> None:
    library.put(*make_document("rapport", "Un foyer accueille des jeunes."))
    own, taken = drafts.create("Propre", "{}"), drafts.create("Tiré", "{}", source_id="rapport")
    library.remove(["rapport"])
    assert [draft.id for draft in drafts.list()] == [own.id]
    with pytest.raises(UnknownDraft):
        drafts.get(taken.id)
