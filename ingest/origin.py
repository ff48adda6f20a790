"""Where a source comes from, in words that stay the same over its versions, and the id made of them."""

import hashlib
import os
from pathlib import PurePath
from urllib.parse import unquote, urlsplit, urlunsplit

from corpus.text import normalise, words

_LONGEST_NAME = 60


def identify_source(origin: str) -> str:
    """The id of a document: readable words of its origin, and a digest that tells apart what reads alike."""
    parts = urlsplit(origin) if is_url(origin) else None
    name = unquote(parts.netloc + parts.path) if parts else PurePath(origin).stem
    slug = "-".join(word.folded for word in words(name))[:_LONGEST_NAME].strip("-")
    digest = hashlib.sha256(origin.encode()).hexdigest()[:8]
    return f"{slug}-{digest}" if slug else digest


def is_url(text: str) -> bool:
    """Whether an input reads as an address of the web rather than as a path."""
    return "://" in text


def url_origin(url: str) -> str:
    """A URL without what does not change the page: the fragment, the case of the host."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", parts.query, ""))


def path_origin(path: PurePath) -> str:
    """A path as every system writes it: slashes, composed accents, nothing that is no character or leads up."""
    inside = PurePath(*(part for part in path.parts if part not in (path.anchor, "..")))
    return normalise(tell_path(inside.as_posix()).replace("\n", " "))


def tell_path(path: str) -> str:
    """A path for people: what is no character in it is replaced, for it could be neither stored nor shown."""
    return os.fsencode(path).decode("utf-8", "replace")
