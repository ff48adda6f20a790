"""Words cut at line ends: joined again, true compounds kept."""

import re
from collections.abc import Sequence
from functools import cached_property

from corpus.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+|[^\W\d_]+")
_LAST_PART = re.compile(r"[^\W\d_]+$")
_FIRST_PART = re.compile(r"[^\W\d_]+")

_PAIRS = frozenset(
    """celui-ci celle-ci ceux-ci celles-ci celui-la celle-la ceux-la celles-la ci-apres ci-contre ci-joint ci-joints
    ci-jointe ci-jointes ci-avant ci-devant la-bas la-haut la-dedans au-dela au-devant au-dehors au-dedans par-dela
    par-devant par-dessus jusque-la vis-a a-vis c-est est-a a-dire rendez-vous savoir-faire savoir-etre bien-etre
    mal-etre mal-logement mal-loges mal-loge sans-abri sans-abris sans-papiers sans-logis porte-parole mi-temps
    mi-parcours mi-chemin y-a a-t t-il t-elle t-on est-il est-elle est-ce sont-ils sont-elles faut-il doit-on peut-on
    plate-forme main-d grand-mere grand-pere grands-parents beau-pere belle-mere apres-midi avant-hier
    quelques-uns quelques-unes quelqu-un dix-sept dix-huit dix-neuf quatre-vingt quatre-vingts vingt-deux vingt-trois
    week-end hors-sol nord-est nord-ouest sud-est sud-ouest""".split()
)
"""Compounds, folded, whose parts also occur inside plain words (« ce-la », « mer-ci »)."""
_FIRST = {
    "peut": (),
    "medico": (),
    "demi": (),
    "vice": (),
    "sous": ("cri", "trair", "tract", "sign"),
    "socio": ("log",),
    "non": ("obstant", "chal", "ante", "agen"),
}
"""First parts that keep their hyphen, unless what follows begins so (« sous-cription », « socio-logie »)."""
_SECOND = frozenset("dessus dessous dela meme memes etre".split())
"""Second parts that keep the hyphen before them."""


class Hyphens:
    """Decides whether a hyphen at a line end belongs to the word: first by how the document writes it elsewhere."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    @cached_property
    def _seen(self) -> frozenset[str]:
        return frozenset(word.casefold() for text in self._texts for word in _WORD.findall(text))

    def join(self, before: str, after: str) -> str:
        """`before` (its line-end hyphen already off) and `after` as people read them."""
        left, right = _LAST_PART.search(before), _FIRST_PART.match(after)
        keep = left is None or right is None or self._is_compound(left.group(), right.group())
        return before + ("-" if keep else "") + after

    def join_lines(self, lines: Sequence[str]) -> str:
        """Lines as one flow, a space or a joined word between them."""
        flow = ""
        for line in lines:
            if len(flow) > 1 and flow.endswith("-") and flow[-2].isalpha() and line[:1].isalpha():
                flow = self.join(flow[:-1], line)
            else:
                flow = f"{flow} {line}" if flow else line
        return flow

    def _is_compound(self, left: str, right: str) -> bool:
        whole, apart = (left + right).casefold(), f"{left}-{right}".casefold()
        if (whole in self._seen) != (apart in self._seen):
            return apart in self._seen
        if right[0].isupper() and not left.isupper():
            return True  # « Seine-Maritime », « Rhône-Alpes »
        return _is_usual(fold(left), fold(right))


def _is_usual(left: str, right: str) -> bool:
    first = _FIRST.get(left)
    return f"{left}-{right}" in _PAIRS or right in _SECOND or (first is not None and not right.startswith(first))
