from pathlib import PurePath

import pytest

from ingest.origin import identify_source, is_url, path_origin, url_origin


def test_an_id_reads_like_its_origin_and_stays() -> None:
    assert identify_source("2020/Rapport d’été.pdf") == identify_source("2020/Rapport d’été.pdf")
    assert identify_source("2020/Rapport d’été.pdf").startswith("rapport-d-ete-")


@pytest.mark.parametrize("other", ["2021/a.pdf", "a.pdf", "2020/a.docx", "2020/A.pdf"])
def test_other_origins_have_other_ids(other: str) -> None:
    assert identify_source(other) != identify_source("2020/a.pdf")


def test_a_name_without_letters_has_an_id_too() -> None:
    assert identify_source("….txt")


def test_an_id_of_a_url_names_its_host_and_page() -> None:
    assert identify_source("https://exemple.fr/pole-innovation/").startswith("exemple-fr-pole-innovation-")


def test_a_url_is_the_same_with_another_fragment_or_case_of_host() -> None:
    assert url_origin("HTTPS://Exemple.fr/Page?a=1#haut") == "https://exemple.fr/Page?a=1"
    assert url_origin("https://exemple.fr") == "https://exemple.fr/"


def test_paths_are_written_alike_on_every_system() -> None:
    decomposed, composed = "e\u0301te\u0301.txt", "été.txt"
    assert path_origin(PurePath("x", decomposed)) == f"x/{composed}"


def test_paths_lead_nowhere_else() -> None:
    assert path_origin(PurePath("/etc/../../passwd")) == "etc/passwd"


def test_names_that_are_no_text_can_be_stored() -> None:
    assert path_origin(PurePath("a\udce9.txt")).encode()


@pytest.mark.parametrize(("text", "expected"), [("https://a.fr", True), ("ftp://a", True), ("a/b.pdf", False)])
def test_an_address_is_told_from_a_path(text: str, expected: bool) -> None:
    assert is_url(text) is expected
