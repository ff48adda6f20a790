"""The territories of France: communes, intercommunal bodies (EPCI), départements, régions, with INSEE codes.

Loaded when first asked for, in about 60 ms: the 34,969 communes stay lines of
text until one of them is needed.
"""

import csv
import gzip
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

from corpus.text import words

Level = Literal["commune", "epci", "departement", "region", "national", "country"]


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory; `within` holds the keys of all that contain it ("epci:…", "departement:…", "region:…")."""

    level: Level
    code: str
    label: str
    within: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """How facets name it: "commune:38563"."""
        return f"{self.level}:{self.code}"


NATIONAL = Territory("national", "FR", "France")
ABROAD = "country:XX"
"""The key of any country but France: « venu de l’étranger »."""
_LOCATING = re.compile(r"(?<=\w)-(?:sur|sous|en|lès|les|le|la|au|aux|de|du|des|d['’])\b.*$")
"""What a commune's name adds to tell it from others: « Ivry-sur-Seine »."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Every territory by key and by folded name."""

    named: dict[str, tuple[Territory, ...]]
    adjectives: dict[str, Territory]
    by_key: dict[str, Territory]
    longest: dict[str, int]
    """How many words the longest name has that begins with a pair of words, or is a word: rules most places out."""
    _communes: dict[str, list[str]]
    _commune_lines: dict[str, str]

    def called(self, name: str) -> tuple[Territory, ...]:
        """The territories that bear a folded name ("pays voironnais"), widest first; homonyms all."""
        found = list(self.named.get(name, ()))
        taken = {territory.label for territory in found if territory.level == "departement"}
        for line in self._communes.get(name, ()):
            commune = _commune(line)
            if commune.label not in taken:
                found.append(commune)
        return tuple(found)

    def get(self, key: str) -> Territory | None:
        """The territory of a key, None when there is none."""
        level, _, code = key.partition(":")
        if level == "commune" and code in self._commune_lines:
            return _commune(self._commune_lines[code])
        return self.by_key.get(key)

    def names_of(self, key: str) -> list[str]:
        """The folded names and adjectives of a territory that is no ordinary commune."""
        named = [name for name, bearers in self.named.items() if any(bearer.key == key for bearer in bearers)]
        return named + [name for name, bearer in self.adjectives.items() if bearer.key == key]

    def covers(self, outer: str, inner: str) -> bool:
        """Whether the territory of key `outer` holds all of `inner` (Paris the commune and the département are one)."""
        if outer in (inner, NATIONAL.key) and not inner.startswith("country:"):
            return True
        territory = self.get(inner)
        return outer == inner or (territory is not None and outer in territory.within)

    def is_well_known(self, territory: Territory) -> bool:
        """Whether a commune is among the big ones that a question may name without a capital letter."""
        return territory.level != "commune" or territory.key in self.by_key


def folded_name(name: str) -> str:
    """A name as the gazetteer compares it: « L’Isle-d’Abeau » → "l isle d abeau"."""
    return " ".join(word.folded for word in words(name))


@lru_cache(maxsize=8)
def short_names(known: frozenset[str]) -> dict[str, tuple[Territory, ...]]:
    """Communes of these keys by the folded beginning of their names: « Ivry » for Ivry-sur-Seine, if it is the one."""
    found: dict[str, tuple[Territory, ...]] = {}
    for key in sorted(known):
        commune = gazetteer().get(key) if key.startswith("commune:") else None
        short = folded_name(_LOCATING.sub("", commune.label)) if commune else ""
        if commune and short and " " not in short and short != folded_name(commune.label):
            found[short] = (*found.get(short, ()), commune)
    return {short: communes for short, communes in found.items() if len(communes) == 1}


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The shipped gazetteer, read once."""
    by_name: dict[str, list[str]] = {}
    by_code: dict[str, str] = {}
    packed = resources.files("corpus").joinpath("data/communes.tsv.gz").read_bytes()
    for line in gzip.decompress(packed).decode().splitlines():
        name, code, _ = line.split("\t", 2)
        by_name.setdefault(name, []).append(line)
        by_code[code] = line
    named: dict[str, list[Territory]] = {}
    adjectives: dict[str, Territory] = {}
    by_key: dict[str, Territory] = {NATIONAL.key: NATIONAL}
    for territory, names, described in _territories(by_code):
        by_key[territory.key] = territory
        for name in names:
            bearers = named.setdefault(folded_name(name), [])
            if territory.level == "commune":
                lines = by_name.setdefault(folded_name(name), [])
                lines += [] if by_code[territory.code] in lines else [by_code[territory.code]]
            elif territory not in bearers:
                bearers.append(territory)
        for adjective in described:
            for form in _forms(folded_name(adjective)):
                adjectives.setdefault(form, territory)
    known = {name: tuple(bearers) for name, bearers in named.items() if bearers}
    return Gazetteer(known, adjectives, by_key, _longest((*known, *by_name, *adjectives)), by_name, by_code)


def _longest(names: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for name in names:
        parts = name.split(" ")
        beginning = " ".join(parts[:2])
        longest[beginning] = max(longest.get(beginning, 0), len(parts))
    return longest


def _territories(communes: dict[str, str]) -> Iterator[tuple[Territory, list[str], list[str]]]:
    text = resources.files("corpus").joinpath("data/territories.csv").read_text(encoding="utf-8")
    regions: dict[str, str] = {}
    for row in csv.DictReader(io.StringIO(text)):
        level, code, parent = row["level"], row["code"], row["parent"]
        names = [row["name"], *filter(None, row["aliases"].split("|"))]
        described = [adjective for adjective in row["adjectives"].split("|") if adjective]
        if level == "commune":
            yield _commune(communes[code]), names, described
        elif level == "departement":
            regions[code] = parent
            yield Territory("departement", code, row["name"], frozenset({f"region:{parent}"})), names, described
        elif level == "epci":
            within = frozenset({f"departement:{parent}", f"region:{regions[parent]}"})
            yield Territory("epci", code, row["name"], within), names, described
        elif level == "region":
            yield Territory("region", code, row["name"]), names, described
        else:
            yield Territory("country", code, row["name"]), names, described


def _commune(line: str) -> Territory:
    _, code, label, epci, departement, region = line.split("\t")
    around = {f"departement:{departement}", f"region:{region}"}
    return Territory("commune", code, label, frozenset(around | ({f"epci:{epci}"} if epci else set())))


def _forms(adjective: str) -> Iterator[str]:
    """Masculine, feminine and plural of a folded adjective: isérois, iséroise, iséroises."""
    yield from (adjective, adjective + "s", adjective + "e", adjective + "es")
    if adjective.endswith("n"):
        yield from (adjective + "ne", adjective + "nes")
    if adjective.endswith("al"):
        yield from (adjective[:-1] + "ux",)
