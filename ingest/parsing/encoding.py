"""From bytes to text: a byte-order mark, then strict UTF-8, then the old French encodings."""

import codecs
import re

from corpus.notice import Notice

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ("cp1252", "iso8859-15", "mac_roman")
_FRENCH = frozenset("àâçéèêëîïôùûüœæÀÂÇÉÈÊËÎÏÔÙÛÜŒÆ’‘“”«»–—…€°•\u00a0")
_DOUBLE = re.compile("[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[™œ\u009d“”¦¢˜]")
"""What UTF-8 looks like when it was read as cp1252 and saved again."""

GUESSED = Notice(
    "Encodage du texte deviné ({encoding}) : vérifiez les lettres accentuées.",
    "The text's encoding was guessed ({encoding}): check the accented letters.",
)
REPAIRED = Notice(
    "Accents abîmés par un double encodage : ils ont été rétablis.",
    "Accents that were encoded twice have been put right.",
)


def decode(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """The text of `data`, and warnings about what had to be guessed. Never fails.

    What the file declares of itself is not asked: it lies too often.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), ()
    try:
        return _repair(data.decode("utf-8"))
    except UnicodeDecodeError:
        encoding = max(_LEGACY, key=lambda name: _likeness(data[:100_000], name))
        return data.decode(encoding, errors="replace"), (GUESSED.fill(encoding=encoding),)


def _likeness(data: bytes, encoding: str) -> int:
    """How French the non-ASCII characters look in this encoding; on equality the earlier one wins."""
    odd = [char for char in data.decode(encoding, errors="replace") if char > "\x7f"]
    return sum(1 if char in _FRENCH else -1 for char in odd)


def _repair(text: str) -> tuple[str, tuple[Notice, ...]]:
    if not _DOUBLE.search(text):
        return text, ()
    try:
        return text.encode("cp1252").decode("utf-8"), (REPAIRED,)
    except UnicodeError:
        return text, ()
