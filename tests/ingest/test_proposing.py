import json
from pathlib import Path

import pytest

from corpus.access import ANYBODY
from corpus.document import Document, Source
from corpus.drafts import Draft, DraftStore
from corpus.errors import DraftStep, InvalidFiche
from corpus.library import Library
from ingest.pipeline import Pipeline
from ingest.proposing import draft_fiche, draft_from, draft_markdown, publish, withdraw

TEXT = "Une page.\n\nL’association a ouvert une pension de famille à Voiron, qui répond à un manque de logements."
REST = {"status": "perenne", "kind": "dispositif", "public": ["familles"], "themes": ["logement"], "need": "Un manque."}


@pytest.fixture
def drafts(library: Library) -> DraftStore:
    return DraftStore(library.database)


@pytest.fixture
def draft(drafts: DraftStore) -> Draft:
    source = Source(id="page", kind="document", title="Une page", origin="page.txt", url="https://exemple.fr/page")
    (draft,) = draft_from(Document(source, TEXT, "0" * 64), drafts, "moi")
    return draft


def complete(draft: Draft, drafts: DraftStore) -> Draft:
    fields = json.loads(draft.content) | REST
    drafts.edit(draft.id, draft.title, json.dumps(fields), draft.citations)
    return drafts.move(draft.id, "a-relire")


def test_a_draft_keeps_its_fields_and_citations(draft: Draft) -> None:
    fields = json.loads(draft.content)
    assert draft.title == fields["title"] == "Une pension de famille à Voiron"
    assert fields["sources"] == [{"title": "Une page", "url": "https://exemple.fr/page"}]
    cited = {one.field: one.span.cut(TEXT) for one in draft.citations}
    assert cited["territory"] == "Voiron"
    assert set(cited) == set(fields) - {"sources"}


def test_a_draft_answers_no_question(draft: Draft, library: Library) -> None:
    assert library.search(ANYBODY, "pension de famille à Voiron", "fr", 5) == []


def test_a_published_draft_does(draft: Draft, drafts: DraftStore, library: Library) -> None:
    published = publish(complete(draft, drafts), drafts, library, ["public"])
    assert published.state == "publiee"
    hit = library.search(ANYBODY, "pension de famille à Voiron", "fr", 5)[0]
    assert hit.passage.source_id == "une-pension-de-famille-a-voiron"
    assert hit.source_kind == "fiche"


def test_a_withdrawn_one_no_more(draft: Draft, drafts: DraftStore, library: Library) -> None:
    published = publish(complete(draft, drafts), drafts, library, ["public"])
    assert withdraw(published, drafts, library).state == "brouillon"
    assert library.sources(ANYBODY) == []


def test_what_nobody_reviewed_is_not_published(draft: Draft, drafts: DraftStore, library: Library) -> None:
    with pytest.raises(DraftStep):
        publish(draft, drafts, library, ["public"])
    assert library.sources(ANYBODY) == []


def test_an_incomplete_one_is_refused_by_field(draft: Draft, drafts: DraftStore, library: Library) -> None:
    with pytest.raises(InvalidFiche):
        publish(drafts.move(draft.id, "a-relire"), drafts, library, ["public"])
    assert drafts.get(draft.id).state == "a-relire"


def test_a_new_fiche_takes_no_other_s_place(
    draft: Draft, drafts: DraftStore, library: Library, pipeline: Pipeline, tmp_path: Path
) -> None:
    file = tmp_path / "autre.md"
    file.write_text(draft_markdown(complete(draft, drafts)), encoding="utf-8")
    (other,) = pipeline.ingest([file], ["public"])
    assert other.source_id == "une-pension-de-famille-a-voiron"
    publish(drafts.get(draft.id), drafts, library, ["public"])
    assert [source.source_id for source in library.sources(ANYBODY)] == [other.source_id, f"{other.source_id}-2"]


def test_the_markdown_of_a_draft_is_a_fiche_s_file(draft: Draft, drafts: DraftStore) -> None:
    fiche = draft_fiche(complete(draft, drafts))
    assert (fiche.title, fiche.territory) == ("Une pension de famille à Voiron", "Voiron")
