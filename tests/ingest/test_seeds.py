"""Two real texts, as they are: what is told in them can be listed one by one."""

from pathlib import Path

from corpus.access import ANYBODY
from corpus.document import Passage
from corpus.library import Library
from corpus.tagging.vocabulary import vocabulary
from ingest.pipeline import Pipeline


def about(passage: Passage, theme: str, public: str) -> bool:
    themes = vocabulary("themes").broaden(passage.facets.themes)
    return theme in themes and public in vocabulary("publics").broaden(passage.facets.publics)


def test_housing_for_young_people_is_told_four_times(pipeline: Pipeline, library: Library, seeds: Path) -> None:
    done = list(pipeline.ingest([seeds], ["public"]))
    assert [one.status for one in done] == ["added", "added"]
    found = [passage for passage in library.passages(ANYBODY) if about(passage, "logement", "jeunes")]
    per_source = [sum(passage.source_id == one.source_id for passage in found) for one in done]
    assert per_source == [1, 3]
    assert "Grand Est" in found[0].text
    told = ("fond pour les jeunes", "urgence relais", "jeunes travailleurs")
    for passage, words in zip(found[1:], told, strict=True):
        assert words in passage.text


def test_passages_of_the_seeds_are_their_exact_words(pipeline: Pipeline, library: Library, seeds: Path) -> None:
    list(pipeline.ingest([seeds], ["public"]))
    for stored in library.documents(ANYBODY):
        for passage in stored.passages:
            assert passage.span.cut(stored.document.text) == passage.text
