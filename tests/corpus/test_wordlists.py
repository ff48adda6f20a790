import pytest

from corpus.wordlists import read_lines, read_sections


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
