"""The root of every error that a person may read.

Each error has a stable `code`, which programs may rely on, and one sentence a
language that says what to do next. docs/errors.md lists them all; a test holds
that page against every subclass.
"""

import re
from typing import ClassVar

_BEFORE_OR_INSIDE = re.compile("(?<=«) | (?=[;:?!»])")


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
        template = self.en if language == "en" else typeset(self.fr)
        return template.format(**self.details)


def typeset(french: str) -> str:
    """A French sentence with the non-breaking spaces that belong before « ; : ? ! » and inside the quotation marks."""
    return _BEFORE_OR_INSIDE.sub("\u00a0", french)


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


class HomeInUse(EssaimError):
    """Another process owns the data folder; `address` is where it answers (empty: it does not)."""

    code = "home_in_use"
    status = 409
    fr = "Le dossier {home} est déjà utilisé par un autre processus Essaim ({address}) ; arrêtez-le d’abord."
    en = "Another Essaim process uses the folder {home} ({address}); stop it first."


class HomeUnwritable(EssaimError):
    """The data folder can't be made or written."""

    code = "home_unwritable"
    fr = "Impossible d’écrire dans {home} ({reason}) ; choisissez un autre dossier avec --home ou ESSAIM_HOME."
    en = "Can't write to {home} ({reason}); choose another folder with --home or ESSAIM_HOME."


class FileUnwritable(EssaimError):
    """A file that was asked for (a backup, a template) can't be written where it was asked for."""

    code = "file_unwritable"
    status = 422
    fr = "Impossible d’écrire {file} ({reason}) ; choisissez un autre emplacement."
    en = "Can't write {file} ({reason}); choose another place."


class HomeTooNew(EssaimError):
    """The data folder was written by a newer version, whose tables this one does not know."""

    code = "home_too_new"
    fr = "Le dossier {home} vient d’une version plus récente d’Essaim ; mettez Essaim à jour."
    en = "The folder {home} was written by a newer version of Essaim; upgrade Essaim."


class CatalogueDamaged(EssaimError):
    """The catalogue itself can't be read: no index can repair that."""

    code = "catalogue_damaged"
    fr = "Le catalogue {file} est illisible ({reason}) ; restaurez une sauvegarde avec « essaim restore »."
    en = "The catalogue {file} can't be read ({reason}); bring back a backup with “essaim restore”."


class InvalidBackup(EssaimError):
    """A file given to restore that is no backup of Essaim, or a damaged one."""

    code = "invalid_backup"
    status = 422
    fr = "{file} n’est pas une sauvegarde d’Essaim utilisable ({reason}) ; rien n’a été modifié."
    en = "{file} is no usable Essaim backup ({reason}); nothing was changed."


class UnknownJob(EssaimError):
    """No such job, or none of this owner's."""

    code = "unknown_job"
    status = 404
    fr = "Aucun travail « {job_id} »."
    en = "No job “{job_id}”."


class UnknownConversation(EssaimError):
    """No such conversation, or none of this owner's."""

    code = "unknown_conversation"
    status = 404
    fr = "Aucune conversation « {conversation_id} »."
    en = "No conversation “{conversation_id}”."


class UnknownAnswer(EssaimError):
    """Feedback on an answer that was never given, or that was forgotten since."""

    code = "unknown_answer"
    status = 404
    fr = "Aucune réponse « {answer_id} » ; elle a peut-être été effacée."
    en = "No answer “{answer_id}”; it may have been deleted."


class UnknownDraft(EssaimError):
    """No such draft."""

    code = "unknown_draft"
    status = 404
    fr = "Aucun brouillon « {draft_id} »."
    en = "No draft “{draft_id}”."


class DraftStep(EssaimError):
    """A step that the workflow of a draft does not know."""

    code = "draft_step"
    status = 409
    fr = "Un brouillon à l’état « {state} » ne peut pas passer à « {target} »."
    en = "A draft in state “{state}” can't become “{target}”."
