"""A fiche's file at the edge: Markdown with YAML front matter, held against the schema.

The shape is checked by pydantic against the dataclasses of `corpus.fiche.record`, the
values against the vocabularies; a breach names the file, the field and what is allowed.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from corpus.errors import InvalidFiche, typeset
from corpus.fiche.record import FIELDS, REQUIRED, SECTIONS, Fiche
from corpus.tagging.vocabulary import Facet, vocabulary
from corpus.text import fold, normalise

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^##[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_ENOUGH_KEYS = 4
_NULLS = ("", "null", "Null", "NULL", "~")
_MAX_LENGTH: Final = {"title": 120, "summary": 300, "id": 120}
_MAX_THEMES: Final = 5
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_WEB = re.compile(r"https?://\S+")
_CODED: dict[str, Facet] = {
    "kind": "kinds", "status": "statuses", "public": "publics", "themes": "themes", "methods": "methods",
    "evidence_level": "evidence_levels", "confidence": "confidences",
}  # fmt: skip
_HEADINGS = {fold(heading): field for field, heading in SECTIONS}


def is_fiche(text: str) -> bool:
    """Whether a Markdown text is meant to be a fiche: its front matter holds most of the required fields."""
    match = _FRONT.match(normalise(text))
    if match is None:
        return False
    keys = set(re.findall(r"^([a-z_]+)[ \t]*:", match.group(1), re.MULTILINE))
    return len(keys & set(REQUIRED)) >= _ENOUGH_KEYS


def parse_fiche(text: str, file: str) -> Fiche:
    """The fiche that a Markdown text holds; `file` names it in errors.

    Raises InvalidFiche for whatever breaks the schema.
    """
    text = normalise(text)
    match = _FRONT.match(text)
    if match is None:
        raise _refusal(file, "---", "en-tête YAML absent", "« --- », les champs, « --- »")
    given = _front_matter(match.group(1), file)
    given.update(_body(text[match.end() :], file))
    fiche = _shape(given, file)
    for field, reason, allowed in _breaches(fiche):
        raise _refusal(file, field, reason, allowed)
    return fiche


def _front_matter(block: str, file: str) -> dict[str, object]:
    """The front matter as text values only: no « 07 » read as 7, no dates, no anchors that grow."""
    import yaml

    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(block, Loader=yaml.SafeLoader)):
            raise _refusal(file, "---", "renvoi YAML (*)", "des valeurs écrites en toutes lettres")
        # BaseLoader builds only text, lists and mappings.
        loaded = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark is not None else 1
        raise _refusal(file, "---", f"YAML illisible à la ligne {line}", "du YAML : « champ: valeur »") from error
    if not isinstance(loaded, dict):
        raise _refusal(file, "---", "en-tête sans champs", "« champ: valeur »")
    headed = dict(SECTIONS)
    for key in loaded:
        if key in headed:
            raise _refusal(file, str(key), "ce champ s’écrit dans le corps", f"## {headed[key]}")
        if key not in FIELDS:
            raise _refusal(file, str(key), "champ inconnu", ", ".join(sorted(set(FIELDS) - set(headed))))
    return {str(key): _expand(str(key), value) for key, value in loaded.items() if value not in _NULLS}


def _expand(field: str, value: object) -> object:
    """The short forms: a carrier, partner or funder by its name, a period by its words."""
    if field in ("partners", "funders") and isinstance(value, list):
        return [{"name": item} if isinstance(item, str) else item for item in value]
    if field == "carrier" and isinstance(value, str):
        return {"name": value}
    if field == "period" and isinstance(value, str):
        return {"text": value}
    return value


def _body(text: str, file: str) -> dict[str, object]:
    headings = list(_HEADING.finditer(text))
    before = text[: headings[0].start()] if headings else text
    if before.strip():
        raise _refusal(file, before.strip()[:40], "texte hors d’une rubrique", _all_headings())
    found: dict[str, object] = {}
    for heading, following in zip(headings, [*headings[1:], None], strict=False):
        title = heading.group(1).strip()
        field = _HEADINGS.get(fold(title))
        if field is None:
            raise _refusal(file, title, "rubrique inconnue", _all_headings())
        if field in found:
            raise _refusal(file, title, "rubrique écrite deux fois", "une seule fois")
        content = text[heading.end() : following.start() if following else len(text)].strip()
        if content:
            found[field] = content
    return found


def _shape(given: dict[str, object], file: str) -> Fiche:
    from pydantic import ValidationError

    headed = dict(SECTIONS)
    for field in REQUIRED:
        if given.get(field) in (None, [], ()):
            raise _refusal(file, headed.get(field, field), "champ requis, absent", _allowed(field))
    try:
        return _adapter().validate_python(given)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise _refusal(file, place, first["msg"], _allowed(str(first["loc"][0]))) from error


@lru_cache(maxsize=1)
def _adapter() -> "TypeAdapter[Fiche]":
    from pydantic import TypeAdapter

    return TypeAdapter(Fiche)


def _breaches(fiche: Fiche) -> Iterator[tuple[str, str, str]]:
    """What the shape alone can't say: (field, reason, allowed)."""
    for field, longest in _MAX_LENGTH.items():
        length = len(getattr(fiche, field) or "")
        if length > longest:
            yield field, f"{length} caractères", f"{longest} caractères au plus"
    if not _SLUG.fullmatch(fiche.id):
        yield "id", fiche.id[:40], "minuscules, chiffres et tirets"
    if len(fiche.themes) > _MAX_THEMES:
        yield "themes", f"{len(fiche.themes)} thématiques", f"de 1 à {_MAX_THEMES}"
    for field, facet in _CODED.items():
        value = getattr(fiche, field)
        for code in value if isinstance(value, tuple) else (value,):
            if code is not None and code not in vocabulary(facet).terms:
                yield field, f"« {code} »", _allowed(field)
    if fiche.language != "fr":
        yield "language", f"« {fiche.language} »", "fr"
    yield from _bad_formats(fiche)


def _bad_formats(fiche: Fiche) -> Iterator[tuple[str, str, str]]:
    period = fiche.period
    dates = {"checked_on": fiche.checked_on}
    dates |= {"period.start": period.start, "period.end": period.end} if period else {}
    for number, source in enumerate(fiche.sources):
        dates[f"sources.{number}.date"] = source.date
        if source.url is not None and not _WEB.fullmatch(source.url):
            yield f"sources.{number}.url", f"« {source.url[:80]} »", "une adresse http(s)"
    for field, date in dates.items():
        if date is not None and not _DATE.fullmatch(date):
            yield field, f"« {date[:40]} »", "AAAA, AAAA-MM ou AAAA-MM-JJ"
    if fiche.contact and fiche.contact.email and not _EMAIL.fullmatch(fiche.contact.email):
        yield "contact.email", f"« {fiche.contact.email[:80]} »", "une adresse de courriel"


def _allowed(field: str) -> str:
    if field in _CODED:
        return ", ".join(vocabulary(_CODED[field]).codes)
    headed = dict(SECTIONS)
    return f"## {headed[field]}" if field in headed else "ce que décrit le schéma d’une fiche"


def _all_headings() -> str:
    return ", ".join(f"## {heading}" for _, heading in SECTIONS)


def _refusal(file: str, field: str, reason: str, allowed: str) -> InvalidFiche:
    return InvalidFiche(file=file, field=field, reason=typeset(reason), allowed=typeset(allowed))
