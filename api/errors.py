"""What the doors refuse, in words."""

from corpus.errors import EssaimError


class InvalidSetting(EssaimError):
    """A setting whose value can't be used."""

    code = "invalid_setting"
    status = 500
    fr = "Le réglage {name} est refusé ({reason}) ; voir docs/settings.md."
    en = "The setting {name} is refused ({reason}); see docs/settings.md."


class InvalidRequest(EssaimError):
    """A request that is not in the shape asked for."""

    code = "invalid_request"
    status = 422
    fr = "Requête refusée : {field} ({reason_fr}) ; la forme attendue est décrite dans /docs."
    en = "Request refused: {field} ({reason_en}); /docs describes what is expected."


class UnknownCode(EssaimError):
    """A filter by a code that the vocabulary lacks: an empty list would be taken for the answer."""

    code = "unknown_code"
    status = 422
    fr = "Le filtre {field} ne connaît pas « {value} » ; les codes sont donnés par /api/vocabulary."
    en = "The filter {field} knows no “{value}”; /api/vocabulary gives the codes."


class EmptyQuestion(EssaimError):
    """Nothing was asked."""

    code = "empty_question"
    status = 422
    fr = "La question est vide ; écrivez ce que vous cherchez."
    en = "The question is empty; write what you are looking for."


class QuestionTooLong(EssaimError):
    """A question beyond what is read."""

    code = "question_too_long"
    status = 422
    fr = "La question compte {length} caractères ; {limit} au plus : résumez-la, ou ajoutez le texte comme document."
    en = "The question has {length} characters; at most {limit}: shorten it, or add the text as a document."


class NothingHere(EssaimError):
    """An address that no door answers."""

    code = "not_found"
    status = 404
    fr = "Rien à l’adresse {path} ; la liste des adresses est dans /docs."
    en = "Nothing at {path}; /docs lists the addresses."


class WrongMethod(EssaimError):
    """A known address, asked in a way it does not answer."""

    code = "method_not_allowed"
    status = 405
    fr = "L’adresse {path} n’accepte pas {method} ; voir /docs."
    en = "{path} does not accept {method}; see /docs."


class BadToken(EssaimError):
    """A bearer token that is not known."""

    code = "bad_token"
    status = 401
    fr = "Jeton inconnu ; demandez-en un à la personne qui gère Essaim."
    en = "Unknown token; ask the person who runs Essaim for one."


class OperatorOnly(EssaimError):
    """Something that only who runs Essaim may do."""

    code = "operator_only"
    status = 403
    fr = "Seule la personne qui gère Essaim peut faire cela ; connectez-vous avec sa clef, ou demandez-lui."
    en = "Only the person who runs Essaim may do this; sign in with their key, or ask them."


class ForeignHost(EssaimError):
    """A request that names another host than this machine while everybody is let in."""

    code = "foreign_host"
    status = 403
    fr = "L’hôte « {host} » est refusé en mode ouvert ; passez par http://127.0.0.1 ou réglez ESSAIM_AUTH=token."
    en = "The host “{host}” is refused in open mode; use http://127.0.0.1 or set ESSAIM_AUTH=token."


class ForeignOrigin(EssaimError):
    """A change asked for by a page of another site."""

    code = "foreign_origin"
    status = 403
    fr = "Une page de « {origin} » ne peut rien modifier ici ; ouvrez la page d’Essaim."
    en = "A page of “{origin}” can't change anything here; open Essaim's own page."


class TooLarge(EssaimError):
    """A body beyond the limit."""

    code = "too_large"
    status = 413
    fr = "L’envoi dépasse {limit} octets ; découpez-le ou relevez ESSAIM_MAX_UPLOAD_MIB."
    en = "More than {limit} bytes were sent; split it or raise ESSAIM_MAX_UPLOAD_MIB."


class TooManyRequests(EssaimError):
    """A client that asks faster than it may."""

    code = "too_many_requests"
    status = 429
    fr = "Trop de demandes ; réessayez dans {seconds} secondes."
    en = "Too many requests; try again in {seconds} seconds."


class OpenModeExposed(EssaimError):
    """Open mode on an address that others reach."""

    code = "open_mode_exposed"
    status = 500
    fr = "En mode ouvert, Essaim n’écoute que sur cette machine, pas sur « {host} » ; réglez ESSAIM_AUTH=token."
    en = "In open mode Essaim listens on this machine only, not on “{host}”; set ESSAIM_AUTH=token."


class FileExists(EssaimError):
    """What would be written over may be somebody's work."""

    code = "file_exists"
    status = 409
    fr = "{file} existe déjà et n’est pas vide ; donnez un autre nom, ou déplacez ce fichier."
    en = "{file} exists already and is not empty; give another name, or move that file."


class PortInUse(EssaimError):
    """Another program listens there."""

    code = "port_in_use"
    status = 500
    fr = "Le port {port} est déjà pris ; choisissez-en un autre : « essaim serve --port N » ou « make run PORT=N »."
    en = "Port {port} is taken; choose another: “essaim serve --port N” or “make run PORT=N”."


class AddressUnusable(EssaimError):
    """An address that this machine can't listen on."""

    code = "address_unusable"
    status = 500
    fr = "Impossible d’écouter sur « {host} » ({reason}) ; vérifiez ESSAIM_HOST et ESSAIM_PORT."
    en = "Can't listen on “{host}” ({reason}); check ESSAIM_HOST and ESSAIM_PORT."


class ServerSilent(EssaimError):
    """The server that owns the home does not answer."""

    code = "server_silent"
    status = 503
    fr = "Le serveur qui tient ce dossier ({address}) ne répond pas ; relancez-le, ou arrêtez-le."
    en = "The server that owns this folder ({address}) does not answer; restart it, or stop it."
