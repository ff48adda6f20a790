"""Territories named in a text: communes, EPCI, départements, régions, their aliases and adjectives.

A name alone proves nothing: « Tours », « Nord », « Sens » or « Lot » are words
too. A capital letter, a preposition of place or a territory already known decides.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Span
from corpus.tagging.gazetteer import NATIONAL, Gazetteer, Territory, gazetteer, short_names
from corpus.tagging.mention import Mention, settle
from corpus.tagging.period import MONTHS
from corpus.text import STOP_WORDS, Word, words

_AT = frozenset("a au aux en sur in at near around vers entre between from across dans within proximity cote".split())
_ARTICLES = frozenset("le la les".split())
_SHORTENED = {"st": "saint", "ste": "sainte"}
_OF = frozenset("de d du des la le les l of the et and ou or puis".split())
_AROUND = frozenset(
    "autour pres environs alentours near around agglomeration agglomerations agglo metropole metropoles greater "
    "metropolitan metro".split()
)
_KIND_WORDS = frozenset("region departement commune ville city town county secteur bassin territoire".split())
_HIDING = {"au": "le", "du": "le", "aux": "les", "des": "les"}
"""Prepositions, and the article that they swallow."""
_HIDDEN = 3
"""How many words a name may have after a swallowed article."""
_BESIDE = frozenset("et ou and or le ni".split())
_BESIDE_WORDS = 2
_NEGATIONS = frozenset(
    "hors sauf excepte hormis dehors pas non ni rien outside except excluding besides not nor nothing beyond".split()
)
_ELSEWHERE = frozenset("ailleurs elsewhere else autre autres other others anywhere apart".split())
_THAN = frozenset("que qu than from but".split())
_THOSE = frozenset("ceux celles celui celle those ones".split())
_NATIONWIDE = frozenset("national nationale nationales nationaux nationwide".split())
_ORDINARY = frozenset(
    "nord lot manche somme cher ain creuse landes orne centre vienne allier marne aube indre jura tarn tours nice "
    "sens lens vers pau mende gap die nay auch albi laval alsace mel cam tm gam ems amp mpm cub naq pdl cvl bfc hdf "
    "cea ssd swiss uk usa corse picard normand basque catalan aquitain aube meuse doubs sud "
    "reunion nancy brest valence".split()
) | {"grand est", "region sud"}
"""Folded names that are ordinary words or first names as well: these need a capital and a preposition or article."""
_ACRONYM_LENGTH = 4
_SHORTEST_SIGLE = 3


def find_territories(
    text: str, known: Collection[str] = (), casual: bool = False, tokens: Sequence[Word] | None = None
) -> list[Mention]:
    """Every territory that `text` names, in order.

    `known` are keys of territories that are likely here (they decide between
    homonyms); `casual` accepts well-known and `known` names without capitals, as
    people type questions. `tokens` are the text's words, by who has them already.
    """
    tokens = list(words(text)) if tokens is None else tokens
    reading = _Reading(text, tokens, gazetteer(), frozenset(known), casual)
    mentions: list[Mention] = []
    index = 0
    while index < len(tokens):
        mention, used = reading.mention_at(index)
        if mention is not None:
            mentions.append(mention)
        index += max(used, 1)
    return settle(text, mentions, frozenset(known))


@dataclass(frozen=True, slots=True)
class _Reading:
    text: str
    tokens: Sequence[Word]
    names: Gazetteer
    known: frozenset[str]
    casual: bool

    def mention_at(self, index: int) -> tuple[Mention | None, int]:
        """The territory named from token `index` on, and how many tokens it takes."""
        for length in range(min(self._longest_name(index), len(self.tokens) - index), 0, -1):
            found = self._accepted(index, length)
            if found and not self._is_cut_short(index, length):
                span = Span(self.tokens[index].span.start, self.tokens[index + length - 1].span.end)
                return Mention(span, found, self._is_excluded(index)), length
        return None, 1

    def _is_cut_short(self, index: int, length: int) -> bool:
        """Whether a name with its article only begins a longer one without: « le Val » of « le Val-de-Marne »."""
        if length < 2 or self.tokens[index].folded not in _ARTICLES:
            return False
        return self.mention_at(index + 1)[1] >= length

    def _longest_name(self, index: int) -> int:
        """How many tokens a name that begins at a token may take; 0 for most words of a text."""
        longest, first, following = self.names.longest, self._spelled(index), self._spelled(index + 1)
        found = longest.get(f"{first} {following}", 0) or int(
            first in longest or first in _NATIONWIDE or first[0].isdigit() or first in short_names(self.known)
        )
        article = _HIDING.get(self._before(index))
        return max(found, longest.get(f"{article} {first}", 0) - 1) if article else found

    def _accepted(self, index: int, length: int) -> tuple[Territory, ...]:
        name = " ".join(self._spelled(position) for position in range(index, index + length))
        if length == 1:
            single = self._single_word(index, name)
            if single is not None:
                return single
        found = self.names.called(name) or short_names(self.known).get(name, ())
        if not found and length <= _HIDDEN:
            found = self._contracted(index, name)
        found = tuple(place for place in found if self._believable(index, length, name, place))
        return self._widened(index, found) if found else ()

    def _single_word(self, index: int, name: str) -> tuple[Territory, ...] | None:
        """Adjectives, « nationaux » and département numbers; None when the word is none of them."""
        if name in _NATIONWIDE:
            return (NATIONAL,)
        if name[0].isdigit():
            numbered = self.names.get(f"departement:{name.upper()}")
            return (numbered,) if numbered and self._is_number_of_departement(index) else ()
        adjective = self.names.adjectives.get(name)
        if adjective is not None and not self.names.called(name):
            ordinary = name in _ORDINARY or (not self.casual and self._capital(index) and self._capital(index - 1))
            return () if ordinary else self._widened(index, (adjective,))
        return None

    def _is_number_of_departement(self, index: int) -> bool:
        token = self.tokens[index]
        before = self._before(index)
        if self._spelled(index + 1) in MONTHS:
            return False
        if self._is_joined_to_departement(index):
            return True
        bracketed = self.text[token.span.start - 1 : token.span.start] == "(" and self.text[token.span.end :][:1] == ")"
        named = before in {"le", "departement"} or (before == "dans" and len(token.folded) > 1)
        return (
            bracketed or named or (len(token.folded) > 1 and (self._follows_sigle(index) or self._ends_keywords(index)))
        )

    def _is_joined_to_departement(self, index: int) -> bool:
        """« dans le 92, 93 et 94 »: a number beside one that is a département's."""
        told = index - 1 - (self._before(index) in _BESIDE)
        following = self._spelled(index + 1)
        counts = bool(following) and following not in STOP_WORDS and not following.isdigit()
        if counts or told < 0 or not self.tokens[told].folded.isdigit():
            return False
        near = len(self.text[self.tokens[told].span.end : self.tokens[index].start].split()) <= _BESIDE_WORDS
        return near and self._is_number_of_departement(told)

    def _ends_keywords(self, index: int) -> bool:
        """« femmes violences 94 », « projets du 93 », "in the 93": a known département's number that counts nothing
        and begins no dates (« du 12 au 14 juin »)."""
        if not self.casual or f"departement:{self.tokens[index].folded.upper()}" not in self.known:
            return False
        following, before = self._spelled(index + 1), self._before(index)
        place = (before == "du" and following != "au") or (before == "the" and self._before(index - 1) in _AT)
        return (not following or following in STOP_WORDS) and (place or (before.isalpha() and before not in STOP_WORDS))

    def _follows_sigle(self, index: int) -> bool:
        """« ADIL 33 », « TAPAJ 82 »: the branch of that département."""
        if not index:
            return False
        before = self.tokens[index - 1]
        typed = self.text[before.start : before.end]
        beside = self.tokens[index].start - before.end == 1 and self.text[before.end] in " -"
        return beside and typed.isupper() and len(typed) >= _SHORTEST_SIGLE

    def _contracted(self, index: int, name: str) -> tuple[Territory, ...]:
        """« au Mans », « du Havre »: the article of the name is hidden in the preposition."""
        article = _HIDING.get(self._before(index))
        return self.names.called(f"{article} {name}") if article else ()

    def _believable(self, index: int, length: int, name: str, place: Territory) -> bool:
        capital = self._capital(index) or (length > 1 and self._capital(index + length - 1))
        before = self._before(index)
        located = before in _AT or before in _KIND_WORDS or self._is_widening(index)
        expected = place.key in self.known or (not self.casual and not place.within.isdisjoint(self.known))
        if name in _ORDINARY:
            articled = located or before in {"l", "le", "la", "du", "de"}
            heads = index == 0 and self.text[self.tokens[length - 1].end :].lstrip().startswith(":")
            return capital and (length > 1 or expected or heads or (articled and index > 0))
        if name in STOP_WORDS or name.isdigit():
            return False
        likely = expected or self.names.is_well_known(place)
        if length > 1 and place.level != "commune":
            return True
        if place.level == "epci" and length == 1 and len(name) <= _ACRONYM_LENGTH:
            return self.text[self.tokens[index].span.start : self.tokens[index].span.end].isupper()
        if likely:
            return capital or self.casual
        if length > 1 and self._all_capitals(index, length):
            return True
        return capital and located

    def _widened(self, index: int, found: tuple[Territory, ...]) -> tuple[Territory, ...]:
        """« autour de Voiron », « l’agglomération de Montpellier »: the EPCI of the commune."""
        if not self._is_widening(index):
            return found
        wider = []
        for place in found:
            epci = next((key for key in place.within if key.startswith("epci:")), None)
            if epci is None or place.level != "commune":
                wider.append(place)
            else:
                unnamed = Territory("epci", epci[5:], f"agglomération de {place.label}", place.within - {epci})
                wider.append(self.names.get(epci) or unnamed)
        return tuple(wider)

    def _is_widening(self, index: int) -> bool:
        return self._spelled(index + 1) in _AROUND or any(word in _AROUND for word in self._preceding(index, 4))

    def _is_excluded(self, index: int) -> bool:
        near = list(self._preceding(index, 5))
        elsewhere = not _ELSEWHERE.isdisjoint(near) and not _THAN.isdisjoint(near)
        return elsewhere or not _NEGATIONS.isdisjoint(near)

    def _preceding(self, index: int, reach: int) -> Iterator[str]:
        """The words before, nearest first, as far as only articles and prepositions lie between."""
        for position in range(index - 1, max(-1, index - 1 - reach), -1):
            word = self.tokens[position].folded
            yield word
            if word not in _OF and word not in _AT and word not in _THAN | _KIND_WORDS | _THOSE:
                return

    def _spelled(self, index: int) -> str:
        """The folded word at a place in the text, abbreviations of names written out; nothing after the end."""
        folded = self.tokens[index].folded if index < len(self.tokens) else ""
        return _SHORTENED.get(folded, folded)

    def _before(self, index: int) -> str:
        return self.tokens[index - 1].folded if index else ""

    def _capital(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.text[self.tokens[index].span.start].isupper()

    def _all_capitals(self, index: int, length: int) -> bool:
        return all(
            self._capital(position) or self.tokens[position].folded in _OF | _AT | {"sous", "lès", "les", "saint"}
            for position in range(index, index + length)
        ) and self._capital(index + length - 1)
