import pytest

from corpus.wordlists import read_lines, read_patterns, read_sections


def test_a_list_has_its_lines_without_remarks() -> None:
    lines = read_lines("assistant", "abbreviations")
    assert len(lines) > 30
    assert not any(line.startswith(("#", "[")) or not line for line in lines)


def test_a_section_may_come_twice_and_a_bracket_may_open_a_line() -> None:
    names = [name for name, _ in read_sections("assistant", "phrasings.fr")]
    assert names.count("place") == 2
    assert any(line.startswith("[,;:.]") for line in read_lines("assistant", "seeking", "end"))


def test_a_section_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError):
        read_lines("assistant", "seeking", "nowhere")


def test_a_pattern_may_use_what_is_defined_above_it_or_given() -> None:
    patterns = read_patterns("assistant", "ordering", genre="essais?")
    assert any(one.search("les derniers essais") for one in patterns["newest"])
    assert not any(one.search("les derniers projets") for one in patterns["newest"])
    assert any(one.search("from oldest to newest") for one in patterns["oldest first"])
