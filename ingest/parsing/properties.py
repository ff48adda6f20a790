"""What Office files say of themselves: title, language, date."""

import re
from dataclasses import dataclass

from ingest.parsing.package import Package

_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_DATE = re.compile(r"(19|20)\d\d-\d\d-\d\d")
_EMPTY_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint)\b.*|untitled.*|sans titre.*"
    r"|(?:document|présentation|presentation|diapositive|slide) ?\d*"
    r"|.*\.(?:docx?|odt|pptx?|xlsx?|indd|pub|pdf|qxd|rtf|tex|dvi|html?))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Properties:
    """Title, language and ISO date, each absent when the file is silent or talks nonsense."""

    title: str = ""
    language: str | None = None
    date: str | None = None


def read_core_properties(package: Package) -> Properties:
    """The properties of a DOCX or PPTX."""
    root = package.part("docProps/core.xml")
    if root is None:
        return Properties()
    found = {tag: (root.findtext(tag) or "").strip() for tag in (_DC + "title", _DC + "language", _TERMS + "created")}
    return Properties(
        told_title(found[_DC + "title"]), told_language(found[_DC + "language"]), told_date(found[_TERMS + "created"])
    )


def told_title(title: str) -> str:
    """A title worth showing: not the name of a file, nor what the program put there."""
    title = " ".join(title.split())
    return "" if len(title) < 4 or _EMPTY_TITLE.fullmatch(title) else title


def told_language(language: str) -> str | None:
    """ "fr" of "fr-FR"; None of nonsense."""
    code = language[:2].lower()
    return code if len(code) == 2 and code.isalpha() else None


def told_date(date: str) -> str | None:
    """The ISO day at the start of a date and time."""
    match = _DATE.match(date)
    return match.group() if match else None
