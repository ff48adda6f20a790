"""Whatever blocks a parser finds, the text is normalised once and its spans fit."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.notice import Notice
from corpus.text import normalise
from ingest.parsed import Parsed, Table, decode_parsed, encode_parsed
from ingest.parsing.blocks import Block, Leaf, Remarks, bind

blocks = st.builds(Block, text=st.text(), level=st.integers(0, 6))
leaves = st.lists(
    st.builds(Leaf, blocks=st.lists(blocks, max_size=5).map(tuple), label=st.text(max_size=5)), max_size=5
)
tables = st.none() | st.just(Table(("titre", "lieu"), (("a", ""), ("b", "c"))))


@given(leaves, tables)
def test_text_is_normalised_and_covered(found: list[Leaf], table: Table | None) -> None:
    parsed = bind(found, Remarks(title="\u0301t", table=table), paged=True)
    assert normalise(parsed.text) == parsed.text
    assert "".join(page.span.cut(parsed.text) for page in parsed.pages) == parsed.text
    for section, following in zip(parsed.sections, parsed.sections[1:], strict=False):
        assert section.span.end == following.span.start
    for section in parsed.sections:
        assert " ".join(section.span.cut(parsed.text).split()).startswith(section.heading)


@given(leaves, tables)
def test_the_pipe_changes_nothing(found: list[Leaf], table: Table | None) -> None:
    parsed: Parsed = bind(found, Remarks(table=table, warnings=(Notice("é", "e"),)), paged=True)
    assert decode_parsed(encode_parsed(parsed)) == parsed
