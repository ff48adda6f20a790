"""Whether a question leans on what was said before it, or stands alone with a subject of its own."""

import re
from collections.abc import Sequence

from assistant.known.knowledge import Knowledge, Known
from assistant.words.framing import framing_stems, genre_words
from assistant.words.matching import concept
from assistant.words.spelling import nearest_word
from corpus.tagging.lexicon import find_terms
from corpus.tagging.territory import find_territories
from corpus.text import STOP_WORDS, fold, stem, words

_GENRE = r"(?:dispositif|projet|experimentation|action|association|structure|programme|fiche|liste|lieu|service)s?"
_ENGLISH_GENRE = r"(?:scheme|project|experiment|programme|program|charity|association|service|place|list|one)s?"
_IMPERSONAL = re.compile(
    r"\b(?:y (?:a|avait|aurait)-t-il|il y (?:a|en a|avait)|il existe|existe-t-il|faut-il|il faut|s'agit-il|il s'agit"
    r"|est-il (?:possible|vrai|question)|temps fait-il|(?:is|are|was) there (?:a|an|any|some|other)\b(?! in\b))"
)
_POINTS = re.compile(
    r"\b(?:il|elle|ils|elles|cela|ca|leur|leurs|lesquels|lesquelles|lequel|laquelle|parmi eux|parmi elles)\b"
    r"|\b(?:celui|celle|ceux|celles)(?:-ci|-la| de| du| en| a)\b|\bl[ea]s? (?:memes?|premiers?|derniers?)\W*$"
    rf"|\b(?:ce|cet|cette|ces) {_GENRE}\b|\bla-bas\b|\bsur place\b|(?<=\w )\by (?!a\b)\w+"
    r"|\bqui (?:le|la|les) \w+|\b(?:le|la|les) (?:porte|finance|gere|pilote|contacter|joindre)\b|\b(?:son|sa|ses)\b"
    rf"|\b(?:it|its|they|them|their|he|she|there)\b|\b(?:this|that|these|those)(?: {_ENGLISH_GENRE})?\W*$"
    rf"|\b(?:this|these) {_ENGLISH_GENRE}\b|^\W*(?:\w+ )?(?:is|was|are|were|does|did|do) (?:this|that|these|those)\b"
)
_INVERTED = re.compile(r"\b(?:le|la|les|l'|un|une|des)\s*\w{3,}[^,;:]*?-(?:t-)?(?:il|elle|ils|elles)\b")
"""« La personne peut-elle rester » : the pronoun doubles a subject that the clause names itself."""
_DEFINES = re.compile(
    r"^\W*(?:qu'?est[- ]ce qu'une? |c'?est quoi (?:un|une|des) |what (?:is|are|does) an? )"
    r"|\b(?:anything|something|quelque chose|d'autres?) (?:for|on|about|pour|sur|contre|\w+s\b)"
)
_SOME = 2
_LEANS = 0.5


def stands_alone(core: str, earlier: str, knowledge: Knowledge) -> bool:
    """Whether a question that no « et » ties to the `earlier` one has its own subject.

    It points at nothing said before, and asks for a sort of thing (« quels dispositifs… », « qu’est-ce qu’un… »), or
    speaks of a place, a theme or a word that what was spoken of does not know.
    """
    if points_back(core):
        return False
    sorts = any(word.folded in genre_words() and word.folded.endswith("s") for word in words(core))
    return sorts or _DEFINES.search(fold(core)) is not None or _has_own_subject(core, earlier, knowledge)


def is_within(text: str, knowledge: Knowledge) -> bool:
    """Whether a question speaks of anything that the corpus knows, or only leans on what precedes."""
    content = content_of(text, knowledge)
    return not content or any(_is_known(word, knowledge) for word in content) or bool(knowledge.names.find(text))


def points_back(core: str) -> bool:
    """Whether a pronoun or « ce dispositif » stands for something said before."""
    folded = _IMPERSONAL.sub(" ", fold(core))
    return _POINTS.search(_INVERTED.sub(" ", folded)) is not None


def content_of(text: str, knowledge: Knowledge) -> list[str]:
    """Words of the subject: neither framing nor inside a name."""
    spans = [name.span for name in knowledge.names.find(text)]
    return [
        word.folded
        for word in words(text)
        if word.folded not in STOP_WORDS
        and stem(word.folded) not in framing_stems()
        and not any(span.covers(word.span) for span in spans)
    ]


def speaks_of_it(content: Sequence[str], earlier: str, knowledge: Knowledge) -> bool:
    """Whether the sources that the earlier question was about hold most of this question's words."""
    sources = _named(earlier, knowledge)
    if not sources:
        asked = {stem(word) for word in content_of(earlier, knowledge)}
        sources = [known for known in knowledge.sources if asked and len(asked & known.stems) >= _LEANS * len(asked)]
    held = [sum(_says(known, word, knowledge) for word in content) for known in sources]
    return bool(held) and max(held) >= _LEANS * len(content)


def _has_own_subject(core: str, earlier: str, knowledge: Knowledge) -> bool:
    content = content_of(core, knowledge)
    named = _named(earlier, knowledge)
    if len(content) < _SOME or (named and speaks_of_it(content, earlier, knowledge)):
        return False
    terms = [found.span for found in find_terms(core, question=True) if found.facet == "themes"]
    places = [mention.span for mention in find_territories(core, casual=True)]
    new = [span.cut(core) for span in (*terms, *places)]
    if any(not any(_says(known, word.folded, knowledge) for known in named for word in words(text)) for text in new):
        return True
    return any(not _is_known(word, knowledge) for word in content)


def _named(earlier: str, knowledge: Knowledge) -> list[Known]:
    ids = {source_id for name in knowledge.names.find(earlier) for source_id in name.source_ids}
    return [knowledge.by_id[source_id] for source_id in sorted(ids) if source_id in knowledge.by_id]


def _says(known: Known, word: str, knowledge: Knowledge) -> bool:
    return bool(({stem(word), *knowledge.translate(word)}) & known.stems)


def _is_known(word: str, knowledge: Knowledge) -> bool:
    """Whether any source holds a word, in any form, in either language, or one that it may be misspelt for."""
    forms = {stem(word), *concept(stem(word)), *knowledge.translate(word)}
    return any(knowledge.frequency[one] for one in forms) or nearest_word(word, knowledge.forms) is not None
