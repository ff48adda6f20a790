"""What a question speaks of that no readable source knows: words, and names of programmes, organisations, people."""

import re
from collections.abc import Sequence

from assistant.known.knowledge import Knowledge
from assistant.query import Language, Name, Query
from assistant.understanding.reading import Reading
from assistant.words.framing import framing_stems
from assistant.words.grammar import read_nouns
from assistant.words.matching import concept, root
from assistant.words.questioning import asking_roots
from corpus.document import Span
from corpus.tagging.lexicon import term_names
from corpus.text import STOP_WORDS, Word, fold_in_place, stem, words

_JOINING = frozenset("de du des d la le les l a au aux en et pour sur un une sans of the for and to".split())
_NEXT = re.compile(r"[\s'’-]+")
_DETERMINED = re.compile(r"(?:\b(?:la|le|les|une?|des|the|an?)\s+|\bl['’])$", re.IGNORECASE)
_GERUND = re.compile(r"\w{3,}ing$")
_PEOPLE = re.compile(r"(?:i[ea]ns|iennes|ois|oises|ais|aises|ains|aines)$")
"""The people of a place (« Bordelaises », "Parisians"): no name of a thing."""
_RECORD = re.compile(
    r"^\W*(?P<before>[^?:,]{4,60}?)\s*[:,]\s*(?:la|une|cette|the|a) (?:fiche|record)\b[^:,]{0,12}$"
    r"|\b(?:la|une|the|a) (?:fiche|record) (?:sur|de|du|des|consacree? a|on|about) (?P<after>[^?:,.]{4,60}?)\s*\??$"
)


def find_unknown(reading: Reading, language: Language, knowledge: Knowledge) -> tuple[str, ...]:
    """Words left over that no readable source holds, in any form, in either language; no sigle written out there."""
    unknown = []
    for word in reading.left:
        stems = {stem(word.folded), *concept(stem(word.folded))}
        if language == "en":
            stems |= set(knowledge.translate(word.folded))
        typed = word.span.cut(reading.text)
        asks = word.folded.isdigit() or root(word.folded) in asking_roots()
        held = asks or root(word.folded) in knowledge.roots or any(knowledge.frequency[one] for one in stems)
        if not held and not (typed.isupper() and any(map(knowledge.says, term_names(typed)))):
            unknown.append(typed)
    return tuple(dict.fromkeys(unknown))


def find_unspoken(query: Query) -> tuple[str, ...]:
    """The names, and the words that stand as nouns, that no readable source holds; as typed, in order."""
    names = [name for name in query.names if name.role == "unknown"]
    nouns = read_nouns(query.standalone, query.language)
    told = [(name.span.start, name.label) for name in names]
    for word in words(query.standalone):
        typed = word.span.cut(query.standalone)
        named = any(name.span.covers(word.span) for name in names)
        noun = word.folded in nouns or _DETERMINED.search(query.standalone[: word.span.start])
        sort = _GERUND.search(typed) or (typed[0].isupper() and _PEOPLE.search(word.folded))
        if typed in query.unknown and noun and not named and not sort:
            told.append((word.span.start, typed))
    return tuple(dict.fromkeys(text for _, text in sorted(told)))


def name_unknown(reading: Reading, unknown: Sequence[str], knowledge: Knowledge) -> list[Name]:
    """What is named and no source knows, in order.

    A name is a title written with capitals (« Action Cœur de Ville »), what « la fiche » is asked of, a scheme that
    the glossary alone knows, or an unknown word with a capital inside the sentence or all in capitals.
    """
    spans: list[Span] = []
    for span in (*_recorded(reading), *_titles(reading)):
        phrase = span.cut(reading.text)
        known = knowledge.says(phrase) or knowledge.names.titled(phrase)
        if not known and not any(span.start < other.end and other.start < span.end for other in spans):
            spans.append(span)
    spans += [one.span for one in reading.found if one.term and not any(map(knowledge.says, term_names(one.term)))]
    for word in reading.left:
        typed = word.span.cut(reading.text)
        proper = typed[0].isupper() and (word.span.start > 0 or (typed.isupper() and len(typed) > 1))
        proper = proper and not _PEOPLE.search(word.folded)
        if typed in unknown and proper and not any(span.covers(word.span) for span in spans):
            spans.append(word.span)
    return [Name(span.cut(reading.text), span, (), "unknown") for span in sorted(dict.fromkeys(spans))]


def _titles(reading: Reading) -> list[Span]:
    """Runs of words with capitals, small words between them, that hold a word which nothing explains."""
    runs: list[list[Word]] = [[]]
    taken = [*(name.span for name in reading.names), *(mention.span for mention in reading.mentions)]
    for word in words(reading.text):
        last = runs[-1][-1] if runs[-1] else None
        if last and not _NEXT.fullmatch(reading.text, last.end, word.start):
            runs.append([])
        capital = word.span.cut(reading.text)[0].isupper()
        if any(span.covers(word.span) for span in taken) or not (capital or (runs[-1] and word.folded in _JOINING)):
            runs.append([])
        else:
            runs[-1].append(word)
    return [span for run in runs if (span := _title(run, reading))]


def _title(run: Sequence[Word], reading: Reading) -> Span | None:
    """The title that a run of words is: without what frames it and without the word that opens the sentence (« Horaires
    de La Halte »), of two capitals at least, one inside the sentence."""
    told = list(run)
    opens = bool(told) and told[0].start == 0 and any(word.folded in _JOINING for word in told[1:2])
    while told and (opens or told[0].folded in STOP_WORDS or stem(told[0].folded) in framing_stems()):
        told, opens = told[1:], False
    while told and not told[-1].span.cut(reading.text)[0].isupper():
        told = told[:-1]
    capitals = [word for word in told if word.span.cut(reading.text).istitle() and word.folded not in STOP_WORDS]
    if len(capitals) < 2 or not any(word in reading.left for word in capitals):
        return None
    return Span(told[0].start, told[-1].end)


def _recorded(reading: Reading) -> list[Span]:
    """The one thing whose fiche is asked for, where no name stands for it and it is more than facets."""
    folded = fold_in_place(reading.text)
    match = _RECORD.search(folded)
    if match is None:
        return []
    span = Span(*match.span("before" if match["before"] else "after"))
    named = any(span.covers(name.span) for name in reading.names)
    return [] if named or not any(span.covers(word.span) for word in reading.left) else [span]
