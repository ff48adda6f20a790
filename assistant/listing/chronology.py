"""A list in the order of its beginnings, and what is said of that order."""

from collections.abc import Sequence

from assistant.query import Language, Order
from assistant.selection.matches import Listed
from assistant.wording import quote_title
from corpus.tagging.period import last_day

_NOTHING_DATED = ("Aucune fiche n’y dit quand cela a commencé.", "No record here says when it began.")
_ORDERS = {
    "newest": (
        "De la plus récente à la plus ancienne, par le début que dit la période de chaque fiche.",
        "Newest first, by the beginning that each record's period tells.",
    ),
    "oldest": (
        "De la plus ancienne à la plus récente, par le début que dit la période de chaque fiche.",
        "Oldest first, by the beginning that each record's period tells.",
    ),
}
_FIRST = {
    ("newest", True): ("La plus récente, d’après la période que donne sa fiche", "The newest, by its record's period"),
    ("oldest", True): ("La plus ancienne, d’après la période que donne sa fiche", "The oldest, by its record's period"),
    ("newest", False): (
        "Les plus récentes, d’après la période que donnent leurs fiches",
        "The newest, by their records' periods",
    ),
    ("oldest", False): (
        "Les plus anciennes, d’après la période que donnent leurs fiches",
        "The oldest, by their records' periods",
    ),
}


def arrange(rows: Sequence[Listed], order: Order) -> tuple[Listed, ...]:
    """The rows by the beginning that is told, those that tell none last, as they came."""
    dated = sorted((row for row in rows if row.began), key=lambda row: row.began, reverse=order.by == "newest")
    return (*dated, *(row for row in rows if not row.began))


def first_of(rows: Sequence[Listed], order: Order) -> tuple[Listed, ...]:
    """All rows, but where one is asked for only the newest or the oldest, with those that may be as new or as old:
    « 2025 » and « octobre 2025 »."""
    dated = [row for row in rows if row.began]
    if not (order.one and dated):
        return tuple(rows)
    if order.by == "newest":
        return tuple(one for one in dated if not any(last_day(one.began) < other.began for other in dated))
    return tuple(one for one in dated if not any(last_day(other.began) < one.began for other in dated))


def say_order(rows: Sequence[Listed], order: Order, language: Language) -> str:
    """How arranged rows are ordered, or which is the first of them, and how many tell no beginning."""
    undated = sum(not row.began for row in rows)
    if undated == len(rows):
        return _say(_NOTHING_DATED, language)
    said = _say_first(first_of(rows, order), order, language) if order.one else _say(_ORDERS[order.by], language)
    return f"{said} {_say_undated(undated, language, last=not order.one)}".rstrip()


def _say_first(first: Sequence[Listed], order: Order, language: Language) -> str:
    said = _say(_FIRST[order.by, len(first) == 1], language)
    told = [f"{quote_title(row.title, language)} ({row.statement.text.partition(':')[2].strip()})" for row in first]
    return (
        f"{said}: {'; '.join(told)}." if language == "en" else "".join((said, "\u00a0: ", "\u00a0; ".join(told), "."))
    )


def _say_undated(undated: int, language: Language, *, last: bool) -> str:
    if not undated:
        return ""
    one = undated == 1
    if language == "en":
        told = "1 does not say when it began" if one else f"{undated} do not say when they began"
        return f"{told}{' and stands last' if last and one else ' and stand last' if last else ''}."
    told = "1 ne dit pas quand elle a commencé" if one else f"{undated} ne disent pas quand elles ont commencé"
    return f"{told}{' et vient à la fin' if last and one else ' et viennent à la fin' if last else ''}."


def _say(both: tuple[str, str], language: Language) -> str:
    return both[1] if language == "en" else both[0]
