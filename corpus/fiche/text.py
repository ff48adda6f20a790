"""A fiche as text: the document that is stored, searched and cited, and the Markdown file it is written back to."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from corpus.document import Document, Section, Source, Span
from corpus.fiche.record import FIELDS, OVERVIEW, SECTIONS, Fiche, FicheSource, Organisation, Resources, fiche_facets
from corpus.tagging.gazetteer import gazetteer
from corpus.tagging.vocabulary import vocabulary
from corpus.text import normalise

_COLON = "\u00a0: "


def fiche_document(fiche: Fiche, origin: str, groups: Iterable[str]) -> Document:
    """The stored document of a fiche: its title, a metadata line each, then the sections that have a text."""
    parts = [_Part(OVERVIEW, "\n\n".join([fiche.title, OVERVIEW, *_metadata(fiche)]))]
    for field, heading in SECTIONS:
        content = fiche.section(field)
        if content:
            parts.append(_Part(heading, f"{heading}\n\n{content.strip()}"))
    text, sections = _join(parts)
    source = Source(
        id=fiche.id,
        kind="fiche",
        title=fiche.title,
        origin=origin,
        language=fiche.language,
        url=next((given.url for given in fiche.sources if given.url), None),
        date=fiche.checked_on,
        groups=frozenset(groups),
    )
    written = write_fiche(fiche)
    return Document(
        source=source,
        text=text,
        checksum=hashlib.sha256(written.encode()).hexdigest(),
        sections=sections,
        facets=fiche_facets(fiche),
        front_matter=json.dumps(_front_matter(fiche), ensure_ascii=False),
    )


def write_fiche(fiche: Fiche) -> str:
    """The Markdown file of a fiche; `parse_fiche` reads it back as the same fiche."""
    import yaml

    front = yaml.dump(_front_matter(fiche), allow_unicode=True, sort_keys=False, width=1000)
    body = [f"## {heading}\n\n{content}\n" for field, heading in SECTIONS if (content := fiche.section(field))]
    return "---\n" + front + "---\n\n" + "\n".join(body)


class _Part(tuple[str, str]):
    """A heading and the text of its section, heading line included."""

    __slots__ = ()

    def __new__(cls, heading: str, text: str) -> "_Part":
        return super().__new__(cls, (heading, normalise(text)))


def _join(parts: list[_Part]) -> tuple[str, tuple[Section, ...]]:
    text, sections = "", []
    for heading, content in parts:
        start = len(text)
        text += content + "\n\n"
        sections.append(Section(heading, Span(start, start + len(content))))
    return text.rstrip("\n") + "\n", tuple(sections)


def _metadata(fiche: Fiche) -> Iterator[str]:
    """Lines « Porteur : … », each a paragraph of its own so that it can be cited alone."""
    for label, value in (
        ("Sigles et noms usuels", ", ".join(fiche.acronym)),
        ("Résumé", fiche.summary),
        ("Nature", vocabulary("kinds").label(fiche.kind)),
        ("Statut", vocabulary("statuses").label(fiche.status)),
        ("Période", _period(fiche)),
        ("Territoire", _territory(fiche)),
        ("Porteur", _organisation(fiche.carrier) if fiche.carrier else None),
        ("Partenaires", ", ".join(_organisation(partner) for partner in fiche.partners)),
        ("Financeurs", ", ".join(_organisation(funder) for funder in fiche.funders)),
        ("Publics", ", ".join(vocabulary("publics").label(code) for code in fiche.public)),
        ("Thématiques", ", ".join(vocabulary("themes").label(code) for code in fiche.themes)),
        ("Modalités", ", ".join(vocabulary("methods").label(code) for code in fiche.methods)),
        ("Moyens", _resources(fiche.resources)),
        (
            "Niveau de preuve",
            vocabulary("evidence_levels").label(fiche.evidence_level) if fiche.evidence_level else None,
        ),
        ("Contact", _contact(fiche)),
    ):
        if value:
            yield f"{label}{_COLON}{value}"
    for indicator in fiche.indicators:
        value = " ".join(filter(None, (indicator.value, indicator.unit)))
        yield f"Indicateur{_COLON}{_noted(f'{indicator.label}, {value}', indicator.date, indicator.source)}"
    for replica in fiche.scaling:
        yield f"Essaimage{_COLON}{_noted(replica.territory, replica.carrier, replica.year)}"
    for quote in fiche.quotes:
        yield f"Témoignage{_COLON}«\u00a0{quote}\u00a0»"
    for source in fiche.sources:
        yield f"Source{_COLON}{_source(source)}"


def _territory(fiche: Fiche) -> str | None:
    """The source's own label, with the départements and régions it lies in, and « national »."""
    if fiche.territory is None and not fiche.national:
        return None
    label = fiche.territory or "France"
    listed = [f"departement:{code}" for code in fiche.departement_codes]
    listed += [f"region:{code}" for code in fiche.region_codes]
    names = [place.label for key in listed if (place := gazetteer().get(key)) and place.label not in label]
    names += ["national"] if fiche.national else []
    return _noted(label, *names)


def _period(fiche: Fiche) -> str | None:
    if fiche.period is None:
        return None
    return fiche.period.text or " – ".join(filter(None, (fiche.period.start, fiche.period.end)))


def _organisation(organisation: Organisation) -> str:
    return _noted(organisation.name, organisation.note, organisation.contact)


def _resources(resources: Resources | None) -> str | None:
    if resources is None:
        return None
    given = (("équipe", resources.staff), ("budget", resources.budget), ("locaux", resources.premises))
    return " ; ".join(f"{label} {value}" for label, value in given if value)


def _contact(fiche: Fiche) -> str | None:
    if fiche.contact is None:
        return None
    contact = ", ".join(filter(None, (fiche.contact.name, fiche.contact.role, fiche.contact.email)))
    return _noted(contact, f"publié par {fiche.contact.published_by}" if fiche.contact.published_by else None)


def _source(source: FicheSource) -> str:
    return ", ".join(filter(None, (source.title, source.publisher, source.date, source.url)))


def _noted(text: str, *notes: str | None) -> str:
    given = list(dict.fromkeys(filter(None, notes)))
    return f"{text} ({', '.join(given)})" if given else text


def _front_matter(fiche: Fiche) -> dict[str, object]:
    """What stands in the file's head: only what is known, the short form where it says all."""
    headed = {field for field, _ in SECTIONS}
    given = asdict(fiche)
    kept = {field: _shorten(given[field]) for field in FIELDS if field not in headed}
    return {field: value for field, value in kept.items() if value not in (None, [], {}, False)}


def _shorten(value: object) -> object:
    if isinstance(value, dict):
        known = {key: item for key, item in value.items() if item is not None}
        only = next(iter(known), None) if len(known) == 1 else None
        return known[only] if only in ("name", "text") else known
    if isinstance(value, tuple | list):
        return [_shorten(item) for item in value]
    return value
