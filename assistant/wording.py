"""The sentences that Essaim says itself, in the reader's language: what is missing, why, what differs."""

from assistant.answer import Support
from assistant.query import Language, Query
from assistant.understanding.unknown import find_unspoken
from assistant.understanding.wanted import Wanted
from assistant.words.matching import root
from corpus.language import detect_language
from corpus.text import words

_MISSING: dict[str, tuple[str, str]] = {
    "year": ("la date demandée", "the date asked for"),
    "date": ("la date demandée", "the date asked for"),
    "duration": ("la durée demandée", "the duration asked for"),
    "age": ("l’âge demandé", "the age asked for"),
    "amount": ("le montant demandé", "the amount asked for"),
    "share": ("le taux demandé", "the rate asked for"),
    "area": ("la surface demandée", "the area asked for"),
    "number": ("le nombre demandé", "the number asked for"),
    "place": ("le lieu demandé", "the place asked for"),
    "person": ("le nom de cette personne", "this person's name"),
    "organisation": ("le nom de cet organisme", "the name of this organisation"),
    "law": ("le texte de loi demandé", "the law asked for"),
    "hours": ("les horaires", "the opening hours"),
    "phone": ("de numéro de téléphone", "a phone number"),
    "email": ("d’adresse électronique", "an e-mail address"),
    "address": ("d’adresse", "an address"),
    "contact": ("de contact", "a contact"),
    "obstacles": ("d’obstacles ni de points de vigilance", "any obstacle"),
    "success_conditions": ("les conditions de réussite", "what made it succeed"),
    "transposition": ("comment transposer", "how to transfer it"),
    "results": ("les résultats", "the results"),
    "partners": ("les partenaires", "the partners"),
    "carrier": ("qui porte le projet", "who runs it"),
    "funders": ("qui le finance", "who funds it"),
    "public": ("le public accueilli", "who it is for"),
    "methodology": ("la méthode suivie", "the method"),
    "why": ("la raison demandée", "the reason asked for"),
    "need": ("le besoin de départ", "the need it answers"),
}


def name_missing(wanted: Wanted) -> str:
    """What a source does not say, as an object: « le nombre demandé (jeunes) »."""
    key = "why" if wanted.asked.type == "text" and wanted.asked.section == "need" else wanted.asked.section
    key = key or wanted.asked.type
    french, english = _MISSING.get(key, ("ce point", "this"))
    text = english if wanted.language == "en" else french
    return f"{text} ({_typed(wanted)})" if wanted.counted else text


def _typed(wanted: Wanted) -> str:
    """What is counted, as the reader wrote it: the words right after « combien de »."""
    counted = {term.root for term in wanted.counted}
    said = [word for word in words(wanted.text) if word.span.cut(wanted.text)[0].islower()]
    spans = [word.span for word in said if root(word.folded) in counted]
    return wanted.text[spans[0].start : spans[-1].end] if spans else ""


def say_missing(wanted: Wanted, titles: list[str]) -> str:
    """« La source « … » ne précise pas … »."""
    what = name_missing(wanted)
    if wanted.language == "en":
        source = f"source {quote_title(titles[0], 'en')} does" if titles else "sources do"
        return f"The {source} not state {what}."
    if titles:
        return f"La source {quote_title(titles[0], wanted.language)} ne précise pas {what}."
    return f"Les sources ne précisent pas {what}."


def quote_title(title: str, language: Language) -> str:
    """A title in the quotation marks of the answer's language, others inside it."""
    if language == "en":
        return f"“{title}”"
    inner = title.replace("«\u00a0", "“").replace("« ", "“").replace("\u00a0»", "”").replace(" »", "”")
    return f"«\u00a0{inner}\u00a0»"


def say_unmet(unmet: tuple[str, ...], language: Language) -> str:
    """A name or territory that no source speaks of."""
    listed = ", ".join(f"«\u00a0{label}\u00a0»" if language == "fr" else f"“{label}”" for label in unmet)
    if language == "en":
        return f"No source answers this question about {listed}."
    return f"Aucune source ne répond à cette question à propos de {listed}."


def say_refusal(refusal: str, language: Language) -> str:
    """Why a question is not answered at all."""
    texts = {
        "private": (
            "Essaim ne donne aucune donnée personnelle ; il ne cite que les contacts publiés par une source.",
            "Essaim gives no personal data; it only quotes professional contacts that a source publishes.",
        ),
        "instruction": (
            "Essaim ne suit pas de consigne de ce genre ; posez une question sur les expérimentations du corpus.",
            "Essaim does not follow such instructions; ask a question about the experiments of the corpus.",
        ),
        "task": (
            "Essaim ne fait pas cela\u00a0: il cherche dans les sources du corpus et les cite mot à mot.",
            "Essaim does not do that: it looks things up in the sources of the corpus and quotes them word for word.",
        ),
        "ranking": (
            "Essaim ne classe pas les expérimentations par leurs chiffres ni par leurs résultats\u00a0: d’une fiche à "
            "l’autre, ils ne comptent pas la même chose, ou manquent. Il peut les lister toutes, et par date de début.",
            "Essaim does not rank experiments by their figures or results: from one record to another these do not "
            "count the same things, or are missing. It can list them all, and by start date.",
        ),
    }
    french, english = texts[refusal]
    return english if language == "en" else french


def say_nothing_found(query: Query, unmet: tuple[str, ...] = ()) -> str:
    """No source answers, or none even speaks of what is asked: « Aucune source ne parle de « météo ». »"""
    unspoken = find_unspoken(query)
    if unmet and not unspoken:
        return say_unmet(unmet, query.language)
    if query.language == "en":
        if unspoken:
            return f"No source speaks of “{'” or “'.join(unspoken)}”."
        if query.intent in ("list", "count"):
            return "No source of the corpus meets all these criteria."
        return "No source of the corpus answers this question."
    if unspoken:
        listed = "\u00a0» ni de «\u00a0".join(unspoken)
        return f"Aucune source ne parle de «\u00a0{listed}\u00a0»."
    if query.intent in ("list", "count"):
        return "Aucune source du corpus ne réunit tous ces critères."
    return "Aucune source du corpus ne répond à cette question."


def say_divergence(language: Language) -> str:
    """What introduces two values that differ."""
    return "The sources disagree:" if language == "en" else "Les sources divergent\u00a0:"


def say_quotes_are_french(language: Language) -> str | None:
    """For an English reader: quotes stay as they were written."""
    return "Quotes are given in French, the language of the sources." if language == "en" else None


def say_borrowed_contact(title: str, publisher: str, language: Language) -> str:
    """The contact of a fiche's publisher, where the fiche itself has none."""
    if language == "en":
        return f"The source publishes no contact for “{title}” itself; the contact that {publisher} publishes is:"
    own = f"La source ne publie pas de contact propre à «\u00a0{title}\u00a0»"
    return f"{own}\u00a0; voici celui que publie {publisher}\u00a0:"


def say_why_closest(wanted: Wanted, language: Language) -> str:
    """Why a near source does not answer."""
    what = name_missing(wanted)
    if language == "en":
        return f"Close in subject, but does not state {what}."
    return f"Proche par le sujet, mais ne précise pas {what}."


def say_with_standing(text: str, support: Support) -> str:
    """A segment's text for those who see only text: what no source supports says so itself."""
    if support != "unverified":
        return text
    return f"{text} ({'not verified' if detect_language(text) == 'en' else 'non vérifié'})"


def say_model_failed(failure: str, language: Language) -> str:
    """Why the sources' own words stand where a model should have written; `failure` is empty when it said nothing."""
    why = {
        "unreachable": ("n’est pas joignable", "cannot be reached"),
        "unauthorised": ("refuse la clé d’accès", "refuses the access key"),
        "rate_limited": ("reçoit trop de demandes", "has too many requests"),
        "silent": ("ne répond plus", "no longer answers"),
        "cut": ("s’est interrompu", "stopped midway"),
        "endless": ("ne s’arrêtait pas", "would not stop"),
    }
    french, english = why.get(
        failure, ("n’a rien écrit que les sources confirment", "wrote nothing the sources confirm")
    )
    if language == "en":
        return f"The language model {english}; here are the sources' own words."
    return f"Le modèle de langue {french}\u00a0; voici les mots mêmes des sources."
