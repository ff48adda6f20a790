"""The root of every error that a person may read.

Each error has a stable `code`, which programs may rely on, and one sentence a
language that says what to do next. docs/errors.md lists them all; a test holds
that page against `EssaimError.__subclasses__`.
"""

from typing import ClassVar


class EssaimError(Exception):
    """An error with a stable code and a sentence for people.

    Subclasses set `code`, `fr` and `en`; the sentences are `str.format`
    templates filled from the keyword arguments, kept in `details`.
    `status` is the HTTP status that the doors answer with.
    """

    code: ClassVar[str] = "internal"
    status: ClassVar[int] = 500
    fr: ClassVar[str] = "Une erreur inattendue s’est produite ; consultez le journal du serveur."
    en: ClassVar[str] = "Something unexpected went wrong; read the server's log."

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.message())

    def message(self, language: str = "fr") -> str:
        """The sentence in French, or in English when `language` is "en"."""
        template = self.en if language == "en" else self.fr
        return template.format(**self.details)


class UnknownSource(EssaimError):
    """No such source, or none that this reader may read: the two are never told apart."""

    code = "unknown_source"
    status = 404
    fr = "Aucune source « {source_id} » ; la liste est donnée par « essaim sources »."
    en = "No source “{source_id}”; “essaim sources” lists them."


class InvalidFiche(EssaimError):
    """A fiche that breaks the schema; names the file, the field and what is allowed."""

    code = "invalid_fiche"
    status = 422
    fr = "{file} : le champ « {field} » est refusé ({reason}). Valeurs admises : {allowed}."
    en = "{file}: field “{field}” is refused ({reason}). Allowed: {allowed}."
