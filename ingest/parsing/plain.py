"""Plain text and Markdown: paragraphs between blank lines, headings become sections."""

import re
from pathlib import Path

from ingest.errors import TooMuchText
from ingest.parsed import Parsed
from ingest.parsing.blocks import Block, Leaf, Remarks, bind
from ingest.parsing.encoding import decode
from ingest.parsing.noise import drop_noise
from ingest.parsing.table import find_delimiter, read_csv
from ingest.tasks import Task

_ATX = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"(=|-)\1{2,}\s*$")
_FENCE = re.compile(r"\s*(```|~~~)")
_ENDS_SENTENCE = (".", "!", "?", "…", ":", ";", ",")
_HEADING_LENGTH = 100
_TITLE_LENGTH = 200
_WRAPPED_LENGTH = 160


def read_text(path: Path, task: Task) -> Parsed:
    """The text of a plain or Markdown file."""
    data = path.read_bytes()
    if len(data) > 4 * task.limits.characters:
        raise TooMuchText(millions=task.limits.characters // 1_000_000)
    text, warnings = decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    suffix = Path(task.name).suffix.lower()
    delimiter = find_delimiter(text, named_table=suffix in (".csv", ".tsv"))
    if delimiter is not None:
        return read_csv(text, delimiter, warnings)
    markdown = suffix in (".md", ".markdown") or re.search(r"^#{1,6} \S", text, re.MULTILINE)
    blocks, noise = drop_noise(_markdown_blocks(text) if markdown else _plain_blocks(text))
    remarks = Remarks(title=guess_title(blocks), warnings=warnings + noise)
    return bind([Leaf(tuple(blocks))], remarks, paged=False)


def guess_title(blocks: list[Block]) -> str:
    """The first heading of a line that says something (four words), else the first heading or short line."""
    lines = [block.text for block in blocks[:8] if len(block.text) <= _TITLE_LENGTH and "\n" not in block.text]
    candidates = [block.text for block in blocks if block.level == 1][:1]
    candidates += [line for line in lines if not line.endswith(_ENDS_SENTENCE)]
    return next((text for text in candidates if len(text.split()) >= 4), next(iter(candidates), ""))


def _markdown_blocks(text: str) -> list[Block]:
    blocks: list[Block] = []
    lines: list[str] = []
    fenced = False

    def close() -> None:
        if lines:
            blocks.append(Block("\n".join(lines)))
            lines.clear()

    for line in text.split("\n"):
        fenced ^= _FENCE.match(line) is not None
        atx = None if fenced else _ATX.match(line)
        under = None if fenced else _UNDERLINE.match(line)
        if atx:
            close()
            blocks.append(Block(_unmark(atx.group(2)), len(atx.group(1))))
        elif under and len(lines) == 1:
            blocks.append(Block(_unmark(lines.pop()), 1 if under.group(1) == "=" else 2))
        elif line.strip() or fenced:
            lines.append(_unmark(line.rstrip()))
        else:
            close()
    close()
    return blocks


def _unmark(line: str) -> str:
    """Without emphasis marks and link targets: they are not what the author says."""
    line = re.sub(r"!?\[([^\]\n]*)\]\([^)\n]*\)", r"\1", line)
    return re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", line)


def paragraphs(text: str) -> list[str]:
    """What stands between blank lines, none empty."""
    return [part.strip("\n") for part in re.split(r"\n[ \t]*\n", text) if part.strip()]


def _plain_blocks(text: str) -> list[Block]:
    parts = [line for part in paragraphs(text) for line in _unwrapped(part) if line.strip()]
    return [Block(part, _plain_level(part, index, parts)) for index, part in enumerate(parts)]


def _unwrapped(group: str) -> list[str]:
    """Lines longer than anybody wraps by hand are paragraphs of their own."""
    lines = group.split("\n")
    return lines if max(map(len, lines)) > _WRAPPED_LENGTH else [group]


def _plain_level(part: str, index: int, parts: list[str]) -> int:
    """A short lone line without closing punctuation, over something longer, is a heading."""
    follower = parts[index + 1] if index + 1 < len(parts) else ""
    line = part.strip()
    heading = (
        "\n" not in line
        and len(line) <= _HEADING_LENGTH
        and line[:1].isupper()
        and not line.endswith(_ENDS_SENTENCE)
        and len(follower) > 2 * len(line)
    )
    return 2 if heading else 0
