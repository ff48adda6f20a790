"""Why a file was refused, in words that say what to do next."""

from corpus.errors import EssaimError


class IngestError(EssaimError):
    """One file could not be taken in; the others go on."""

    code = "ingest_failed"
    status = 422
    fr = "Ce fichier n’a pas pu être lu ; vérifiez-le, puis recommencez."
    en = "This file could not be read; check it, then try again."


class UnreadableFile(IngestError):
    """Damaged, truncated, or not what its first bytes announce."""

    code = "unreadable_file"
    fr = "Ce fichier est endommagé ou incomplet ; ouvrez-le, enregistrez-le à nouveau, puis recommencez."
    en = "This file is damaged or incomplete; open it, save it again, then try again."


class FileNotOpened(IngestError):
    """A file that this user may not open, or that went away meanwhile."""

    code = "file_not_opened"
    fr = "Ce fichier n’a pas pu être ouvert ({reason})\u00a0; vérifiez qu’il est encore là et lisible."
    en = "This file could not be opened ({reason}); check that it is still there and readable."


class MismatchedFile(IngestError):
    """A name that promises a document over a content that is something else (an error page saved as PDF)."""

    code = "mismatched_file"
    fr = "Ce fichier se nomme « {suffix} » mais contient autre chose ({format}) ; téléchargez-le à nouveau."
    en = "This file is named “{suffix}” but holds something else ({format}); download it again."


class EmptyFile(IngestError):
    """Zero bytes, or not one word."""

    code = "empty_file"
    fr = "Ce fichier ne contient aucun texte ; vérifiez que c’est le bon."
    en = "This file holds no text; check that it is the right one."


class EncryptedFile(IngestError):
    """Opening it takes a password."""

    code = "encrypted_file"
    fr = "Ce fichier est protégé par un mot de passe ; enregistrez-en une copie sans protection."
    en = "This file is protected by a password; save a copy without protection."


class UnsupportedFormat(IngestError):
    """A format that is not read."""

    code = "unsupported_format"
    status = 415
    fr = "Ce format n’est pas pris en charge ; enregistrez-le en PDF, DOCX, ODT, PPTX, XLSX, CSV, HTML ou texte."
    en = "This format is not supported; save the file as PDF, DOCX, ODT, PPTX, XLSX, CSV, HTML or text."


class LegacyOffice(IngestError):
    """A Word, Excel or PowerPoint file from before 2007."""

    code = "legacy_office"
    status = 415
    fr = "Cet ancien format de Microsoft Office n’est pas lu ; enregistrez le fichier en DOCX, XLSX ou PPTX."
    en = "This old Microsoft Office format is not read; save the file as DOCX, XLSX or PPTX."


class FileTooLarge(IngestError):
    """More bytes than a file may have."""

    code = "file_too_large"
    status = 413
    fr = "Ce fichier dépasse {megabytes} Mo ; découpez-le ou réduisez ses images."
    en = "This file is larger than {megabytes} MB; split it or shrink its images."


class TooManyPages(IngestError):
    """More pages than a file may have."""

    code = "too_many_pages"
    status = 413
    fr = "Ce fichier annonce {pages} pages, plus que les {limit} admises ; découpez-le."
    en = "This file claims {pages} pages, more than the {limit} allowed; split it."


class TooMuchText(IngestError):
    """More characters than one source may have."""

    code = "too_much_text"
    status = 413
    fr = "Ce fichier contient plus de {millions} millions de caractères ; découpez-le."
    en = "This file holds more than {millions} million characters; split it."


class UnsafeFile(IngestError):
    """Built to harm its reader: a bomb, an XML entity, two files under one name."""

    code = "unsafe_file"
    fr = "Ce fichier est construit de façon dangereuse ({reason}) ; demandez-en une autre copie à son auteur."
    en = "This file is built in a dangerous way; ask its author for another copy."


class ArchiveInside(IngestError):
    """An archive where a document was awaited."""

    code = "archive_inside"
    fr = "Une archive dans une archive n’est pas ouverte ; décompressez-la, puis ajoutez les fichiers."
    en = "An archive inside an archive is not opened; unpack it, then add its files."


class GarbledText(IngestError):
    """A PDF whose fonts don't tell which letters their glyphs are."""

    code = "garbled_text"
    fr = "Le texte de ce PDF est illisible (police sans correspondance) ; réimprimez-le en PDF depuis l’original."
    en = "The text of this PDF can't be read (font without a mapping); print it to PDF again from the original."


class OcrNeeded(IngestError):
    """Images of text, and no OCR on this machine or nothing that it could read."""

    code = "ocr_needed"
    fr = "OCR nécessaire : ce fichier ne contient que des images ({reason})."
    en = "OCR needed: this file holds only images, and no word could be recognised in them."


class ParseTimeout(IngestError):
    """Reading took longer than allowed."""

    code = "parse_timeout"
    fr = "La lecture de ce fichier a été arrêtée après {seconds} secondes ; réimprimez-le en PDF, puis recommencez."
    en = "Reading this file was stopped after {seconds} seconds; print it to PDF again, then try again."


class ParseCrash(IngestError):
    """The reading process died of this file, or asked for more memory than allowed."""

    code = "parse_crash"
    fr = "La lecture de ce fichier a échoué brutalement ; réimprimez-le en PDF, puis recommencez."
    en = "Reading this file failed badly; print it to PDF again, then try again."


class SandboxUnavailable(IngestError):
    """This machine grants none of the means that keep a parser off the network."""

    code = "sandbox_unavailable"
    status = 503
    fr = "Ce système ne permet pas d’isoler la lecture des fichiers ; autorisez seccomp ou les espaces de noms réseau."
    en = "This system can't isolate the reading of files; allow seccomp or network namespaces."


class UrlRefused(IngestError):
    """An address that Essaim must not visit: another scheme, a private network, a password inside."""

    code = "url_refused"
    fr = "L’adresse {url} n’est pas acceptée ; donnez une adresse http(s) publique, sans mot de passe."
    en = "The address {url} is not accepted; give a public http(s) address, without a password."


class UrlUnreachable(IngestError):
    """The web did not give the page: no such host, an error status, too slow."""

    code = "url_unreachable"
    fr = "L’adresse {url} n’a pas répondu comme attendu ({reason}) ; vérifiez-la ou réessayez plus tard."
    en = "The address {url} did not answer as expected ({reason}); check it or try again later."


class PathNotFound(IngestError):
    """Neither a file, a folder nor an address."""

    code = "path_not_found"
    status = 404
    fr = "Aucun fichier ni dossier « {path} » ; vérifiez le chemin."
    en = "No file or folder “{path}”; check the path."


class FicheNotPublished(IngestError):
    """A fiche that says itself that it is not published: only published ones answer questions."""

    code = "fiche_not_published"
    fr = "Cette fiche est à l’état « {state} » ; publiez-la (« publication_state: publiée »), puis recommencez."
    en = "This fiche's state is “{state}”; publish it (“publication_state: publiée”), then try again."
