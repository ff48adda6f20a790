"""What a question says beside what it asks: who asks it, courtesies, examples and wishes are no demand."""

import re
from collections.abc import Sequence

from corpus.document import Span
from corpus.text import fold, fold_in_place, words

_CLAUSE = re.compile(r"[^.!?;:\n]+(?:[.!?;:\n]+|$)")
_IDENTITY = re.compile(
    r"\b(?:je suis|nous sommes|on est|je travaille|nous travaillons|je coordonne|je dirige|j'interviens"
    r"|je fais partie|je prepare|nous preparons|je redige|j'organise|nous organisons"
    r"|etant|en tant que?|j'ecris|nous montons|je monte|je forme|nous formons|j'anime|j'enseigne|i teach|i train"
    r"|i am|i'm|we are|we're|i work|we work|i run|i manage|i coordinate|i volunteer|i am writing|we run"
    r"|as an?|i represent|je represente|nous representons|je m'appelle|my name is|bonjour|bonsoir|salut|hello|hi"
    r"|good morning|dear|merci|thanks?|thank you)\b"
)
_PREPARING = re.compile(
    r"\b(?:prepar(?:e|ons|ing)|redig(?:e|eons)|ecri(?:s|vons)|mont(?:e|ons)|organis(?:e|ons|ing)|writing)\b"
)
_ASK_BEGINS = re.compile(
    r"(?:,|\b(?:et|and|mais|but|donc|so))\s+(?=(?:(?:je|nous|on|i|we)\s+(?:(?:am|are)\s+)?(?:cherch|voudr|souhait|veux|"
    r"voulons|aimer|recherch|look|want|need|would|search|seek)\w*|j'aimerais|quel|que[l ]|qu'|quoi|which|what|any|"
    r"existe|avez|connaissez|pouvez|are there|is there|do you|can you|could you|where|ou\s|comment|how|tell|show|give"
    r"|y a-t-il|list|donne|montre|cite|trouve))"
)
_SERVING = re.compile(
    r"\b(?:on a|nous avons|j'ai|i have|we (?:have|see|follow)|on (?:suit|voit|recoit)|nous (?:suivons|voyons|recevons)"
    r"|accompagn(?:e|ent|ons|ant)|accueill(?:e|ent|ons|ant)|heberge(?:nt|ons|ant)?|aid(?:e|ent|ons|ant)"
    r"|travaill(?:e|ons|ant|ent) (?:avec|aupres)|work(?:s|ing)? with|support(?:s|ing)?|help(?:s|ing)?"
    r"|hous(?:es|ing)|serv(?:es|ing))\b"
)
_ASIDE = re.compile(
    r"(?:[,(:;–—-]\s*|\s)(?:"
    r"(?:c'est[- ]a[- ]dire|autrement dit|a savoir|i\.?e\.?|that is(?: to say)?,|in other words|meaning"
    r"|que ce soi(?:t|ent)|qu'il s'agisse|whether|idealement|si possible|de preference|ideally|preferably"
    r"|if possible)\b"
    r"[^.?!;)]*"
    r"|(?:(?:comme )?par exemple|p(?:ar|\.)? ?ex\.?(?= )|tel(?:le)?s? que?|for (?:example|instance)|such as|e\.g\.)"
    r"(?:[^.?!;:)]*?,[^.?!;:)]*?\b(?:ou|et|or|and)\b[^.?!;,:)]*(?=[.?!;:)]|$)|[^.?!;,:)]*))"
    r"|,[^.?!;,:()]*\b(?:par exemple|for (?:example|instance))(?=\W*$)"
    r"|\b(?:tout )?(?:pres|proches?|a cote|a proximite|non loin) d(?:e (?:la |l'|son |sa |leurs? |mon )?|u )"
    r"(?:lieu de )?(?:travail|boulot|job|taf|emploi|stage|apprentissage|formation|entreprise|ecole|fac|cfa)\b"
    r"|\b(?:near|close to|next to|not far from) (?:(?:the|their|his|her|my|your|our|a) )?(?:new |place of )?"
    r"(?:work|jobs?|workplace|schools?|college|internships?|traineeships?)\b"
)
"""What only explains, illustrates, wishes or tells how near: « c’est-à-dire… », « que ce soit un jeune ou un senior »,
"ideally…", « près de son travail »."""


def asides_of(text: str) -> list[Span]:
    """What explains, illustrates or wishes beside what is asked; it demands nothing more."""
    folded = fold_in_place(text)
    return [Span(match.start(), match.end()) for match in _ASIDE.finditer(folded)]


def context_of(text: str) -> list[Span]:
    """The clauses that only present whoever asks, but for whom he helps; none when they are all that the text says."""
    folded = fold_in_place(text)
    spans = [span for match in _CLAUSE.finditer(folded) for span in _presenting(folded, match.start(), match.end())]
    left = without(text, spans)
    return spans if sum(1 for _ in words(left)) > 1 else []


def is_preparing(text: str) -> bool:
    """Whether who asks tells what he prepares, which is what he asks about: « je prépare une journée sur… »."""
    return _PREPARING.search(fold(text)) is not None


def without(text: str, spans: Sequence[Span]) -> str:
    """The text with blanks for these spans, every other word where it was."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _presenting(folded: str, start: int, end: int) -> list[Span]:
    """The part of a clause that presents whoever asks: all of it, or up to where the question begins."""
    begins = _IDENTITY.search(folded, start, end)
    if begins is None or folded[start : begins.start()].strip(" ,") not in ("", "moi", "bonjour", "hello", "hi"):
        return []
    asks = _ASK_BEGINS.search(folded, begins.end(), end)
    if asks is None and folded[start:end].rstrip().endswith("?"):
        return []
    last = asks.end() if asks else end
    serves = _SERVING.search(folded, start, last)
    return [Span(start, serves.end() if serves else last)]
