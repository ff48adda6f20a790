"""Accents that stand beside their letter, as some typesetters leave them in PDFs."""

import re
import unicodedata

from corpus.text import normalise

_COMBINING = {"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "¨": "\u0308", "¸": "\u0327"}
_APART = re.compile(r"([´`ˆ¨¸]) ?([A-Za-zı])")
_MIN_COUNT, _MIN_SHARE = 5, 0.001
_ODD = re.compile("[\ufffd\ue000-\uf8ff]")
_ODD_SHARE = 0.01

MENDED = "Accents détachés de leurs lettres : ils ont été recollés, vérifiez les citations."
GARBLED = "Des caractères de ce PDF sont illisibles (police sans correspondance) : une partie du texte manque."


def are_apart(text: str) -> bool:
    """Whether accents stand beside their letters too often to be typed so."""
    count = len(_APART.findall(text))
    return count >= _MIN_COUNT and count >= _MIN_SHARE * len(text)


def mend(text: str) -> str:
    """« pr´ecarit´e » as « précarité »."""
    return _APART.sub(lambda match: _compose(match.group(2), _COMBINING[match.group(1)]), text)


def is_garbled(text: str) -> bool:
    """Whether many characters stand for glyphs that nothing maps to letters."""
    return len(_ODD.findall(text)) > _ODD_SHARE * max(len(normalise(text)), 1)


def _compose(letter: str, accent: str) -> str:
    return unicodedata.normalize("NFC", ("i" if letter == "ı" else letter) + accent)
