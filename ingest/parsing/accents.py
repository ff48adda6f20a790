"""Accents that stand beside their letter, as some typesetters leave them in PDFs."""

import re
import unicodedata

from corpus.notice import Notice

_COMBINING = {"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "¨": "\u0308", "¸": "\u0327"}
_APART = re.compile(r"([´`ˆ¨¸]) ?([A-Za-zı])")
_MIN_COUNT, _MIN_SHARE = 5, 0.001
_ODD = re.compile("[\ufffd\ue000-\uf8ff]")
_ODD_SHARE = 0.01
_WIDE = re.compile("[\u2100-\uffff]")
_GIBBERISH_SHARE = 0.8

MENDED = Notice(
    "Accents détachés de leurs lettres : ils ont été recollés, vérifiez les citations.",
    "Accents that stood beside their letters were put back: check the quotes.",
)
GARBLED = Notice(
    "Des caractères de ce PDF sont illisibles (police sans correspondance) : une partie du texte manque.",
    "Some characters of this PDF can't be read (font without a mapping): part of the text is missing.",
)


def are_apart(text: str) -> bool:
    """Whether accents stand beside their letters too often to be typed so."""
    count = len(_APART.findall(text))
    return count >= _MIN_COUNT and count >= _MIN_SHARE * len(text)


def mend(text: str) -> str:
    """« pr´ecarit´e » as « précarité »."""
    return _APART.sub(lambda match: _compose(match.group(2), _COMBINING[match.group(1)]), text)


def is_garbled(text: str) -> bool:
    """Whether many characters stand for glyphs that nothing maps to letters."""
    return len(_ODD.findall(text)) > _ODD_SHARE * len(text)


def is_gibberish(text: str) -> bool:
    """Whether letters are pairs of character codes taken for one: « Bonj » read as « 䉯湪 ».

    Real Chinese passes: its codes are spread evenly, these are all made of two printable bytes.
    """
    wide = _WIDE.findall(text)
    pairs = sum(all(0x20 <= half < 0x7F for half in divmod(ord(char), 256)) for char in wide)
    return pairs > 0 and pairs > _GIBBERISH_SHARE * len(text.replace(" ", ""))


def _compose(letter: str, accent: str) -> str:
    return unicodedata.normalize("NFC", ("i" if letter == "ı" else letter) + accent)
