import json
from pathlib import Path

import pytest

from corpus.access import ANYBODY, Reader
from corpus.errors import DraftStep, InvalidFiche, UnknownDraft, UnknownSource
from corpus.fiche.files import parse_fiche
from corpus.library import Library
from corpus.store.drafts import Draft, DraftStore
from ingest.fiches.publishing import Publisher, identify_fiche, write_draft
from ingest.pipeline import Pipeline

TEXT = "Une page.\n\nL’association a ouvert une pension de famille à Voiron, qui répond à un manque de logements."
REST = {"status": "perenne", "kind": "dispositif", "public": ["familles"], "themes": ["logement"], "need": "Un manque."}


@pytest.fixture
def drafts(library: Library) -> DraftStore:
    return DraftStore(library.database)


@pytest.fixture
def publisher(library: Library, drafts: DraftStore) -> Publisher:
    return Publisher(library, drafts)


@pytest.fixture
def draft(publisher: Publisher, library: Library, pipeline: Pipeline, tmp_path: Path) -> Draft:
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    (done,) = pipeline.ingest([tmp_path / "page.txt"], ["public"])
    (draft,) = publisher.take(library.read(ANYBODY, done.source_id or ""), "moi")
    return draft


def complete(draft: Draft, drafts: DraftStore) -> Draft:
    fields = json.loads(draft.content) | REST
    drafts.edit(draft.id, draft.title, json.dumps(fields), draft.citations)
    return drafts.move(draft.id, "a-relire")


def fiches(library: Library) -> list[str]:
    return [source.source_id for source in library.sources(ANYBODY) if source.source_kind == "fiche"]


def test_a_draft_keeps_its_fields_and_the_words_they_come_from(draft: Draft, library: Library) -> None:
    fields = json.loads(draft.content)
    assert draft.title == fields["title"] == "Une pension de famille à Voiron"
    assert len(fields["sources"]) == 1
    text = library.read(ANYBODY, draft.source_id or "").document.text
    cited = {one.field: one.span.cut(text) for one in draft.citations}
    assert cited["territory"] == "Voiron"
    assert set(cited) == set(fields) - {"sources"}


def test_a_draft_answers_no_question(draft: Draft, library: Library) -> None:
    hits = library.search(ANYBODY, "pension de famille à Voiron", "fr", 5)
    assert {hit.source_kind for hit in hits} == {"document"}


def test_a_published_one_does(draft: Draft, drafts: DraftStore, publisher: Publisher, library: Library) -> None:
    complete(draft, drafts)
    assert publisher.move(draft.id, "publiee", ["public"]).state == "publiee"
    hits = library.search(ANYBODY, "pension de famille à Voiron", "fr", 5)
    assert identify_fiche(draft) in {hit.passage.source_id for hit in hits}


def test_one_published_for_a_group_is_that_group_s(
    draft: Draft, drafts: DraftStore, publisher: Publisher, library: Library
) -> None:
    complete(draft, drafts)
    publisher.move(draft.id, "publiee", ["equipe"])
    assert library.read(Reader(frozenset({"equipe"})), identify_fiche(draft)).document.source.groups == {"equipe"}
    with pytest.raises(UnknownSource):
        library.read(ANYBODY, identify_fiche(draft))


def test_only_the_drafts_of_the_fiches_named_are_forgotten(
    draft: Draft, drafts: DraftStore, publisher: Publisher
) -> None:
    complete(draft, drafts)
    publisher.move(draft.id, "publiee", ["public"])
    publisher.forget(["une-autre-fiche"])
    assert drafts.get(draft.id).state == "publiee"
    publisher.forget([identify_fiche(draft)])
    with pytest.raises(UnknownDraft):
        drafts.get(draft.id)


def test_one_taken_back_does_no_more(draft: Draft, drafts: DraftStore, publisher: Publisher, library: Library) -> None:
    complete(draft, drafts)
    publisher.move(draft.id, "publiee", ["public"])
    assert publisher.move(draft.id, "brouillon", ["public"]).state == "brouillon"
    assert fiches(library) == []


def test_a_deleted_one_does_no_more(draft: Draft, drafts: DraftStore, publisher: Publisher, library: Library) -> None:
    complete(draft, drafts)
    publisher.move(draft.id, "publiee", ["public"])
    publisher.delete(draft.id)
    assert fiches(library) == []
    with pytest.raises(UnknownDraft):
        drafts.get(draft.id)


def test_what_nobody_reviewed_is_not_published(draft: Draft, publisher: Publisher, library: Library) -> None:
    with pytest.raises(DraftStep):
        publisher.move(draft.id, "publiee", ["public"])
    assert fiches(library) == []


def test_an_incomplete_one_is_refused_by_field(
    draft: Draft, drafts: DraftStore, publisher: Publisher, library: Library
) -> None:
    drafts.move(draft.id, "a-relire")
    with pytest.raises(InvalidFiche):
        publisher.move(draft.id, "publiee", ["public"])
    assert drafts.get(draft.id).state == "a-relire"
    assert fiches(library) == []


def test_the_markdown_of_a_draft_is_a_fiche_s_file(draft: Draft, drafts: DraftStore) -> None:
    fiche = parse_fiche(write_draft(complete(draft, drafts)), "brouillon")
    assert (fiche.title, fiche.territory) == ("Une pension de famille à Voiron", "Voiron")
