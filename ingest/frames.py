"""Messages on a pipe: a tag of one byte, a length of four, then the bytes. Never pickle."""

import struct
from dataclasses import dataclass
from typing import BinaryIO

_HEAD = struct.Struct(">cI")
HEAD_BYTES = _HEAD.size


@dataclass(frozen=True, slots=True)
class Frame:
    """One message; `tag` is t (a task), p (progress), d (a document), m (members of an archive) or e (an error)."""

    tag: bytes
    body: bytes


def write_frame(pipe: BinaryIO, frame: Frame) -> None:
    """Send `frame` at once."""
    pipe.write(_HEAD.pack(frame.tag, len(frame.body)) + frame.body)
    pipe.flush()


def parse_head(head: bytes) -> tuple[bytes, int]:
    """The tag and the length of the body that follows."""
    tag, length = _HEAD.unpack(head)
    return tag, length


def read_frame(pipe: BinaryIO) -> Frame | None:
    """The next message, None when the other side is gone."""
    head = pipe.read(HEAD_BYTES)
    if len(head) < HEAD_BYTES:
        return None
    tag, length = parse_head(head)
    return Frame(tag, pipe.read(length))
