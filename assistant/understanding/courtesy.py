"""Greetings, thanks and « que peux-tu faire ? »: a short friendly word, no search and no citation."""

import re

from assistant.answer import Answer, Segment
from assistant.query import Query
from corpus.text import fold

_GREETING = re.compile(
    r"(?:(?:re)?bonjour|bonsoir|salut|coucou|hello|hi|hey|good (?:morning|afternoon|evening))"
    r"(?: (?:a tous|a toutes|tout le monde|all|there|everyone|essaim|madame|monsieur))*"
    r"(?:,? (?:ca va|comment (?:ca va|vas-tu|allez-vous)|how are you))?"
)
_THANKS = re.compile(
    r"(?:ok |super |parfait |top |great |perfect |d'accord |tres bien |non )*,? ?(?:un grand |many )?"
    r"(?:merci|thanks|thank you|thx|cheers)"
    r"(?:,? (?:beaucoup|bien|infiniment|a vous|a toi|d'avance|a lot|so much|very much|essaim"
    r"|pour (?:tout|votre aide|ton aide|ces informations|cette reponse|la reponse)"
    r"|for (?:your help|everything|that|this|the answer)))*"
    r"|(?:au revoir|bye|goodbye|a bientot|bonne (?:journee|soiree)|have a nice day)"
)
_HELP = re.compile(
    r"(?:bonjour,? |hello,? |hi,? )?(?:"
    r"aide|aidez[- ]moi|aide[- ]moi|help|help me|a l'aide|mode d'emploi"
    r"|qui es[- ]tu|qui etes[- ]vous|tu es qui|t'es qui|who are you|what are you"
    r"|que (?:peux[- ]tu|pouvez[- ]vous|sais[- ]tu|savez[- ]vous) faire|tu (?:peux|sais) faire quoi"
    r"|a quoi (?:sers[- ]tu|servez[- ]vous|tu sers)|qu'est[- ]ce que (?:tu sais|tu peux|vous pouvez|essaim peut) faire"
    r"|comment (?:ca marche|tu (?:fonctionnes|marches)|fonctionnes[- ]tu|utiliser essaim|t'utiliser|vous utiliser)"
    r"|what can (?:you|i) (?:do|ask|ask you)|how (?:do you work|does (?:this|it) work|can you help(?: me)?))"
)
_GREETED = (
    "Bonjour\u00a0! Posez-moi une question sur les expérimentations sociales du corpus, par exemple\u00a0: "
    "«\u00a0Quels projets de logement pour les jeunes en Isère\u00a0?\u00a0»",
    "Hello! Ask me about the social experiments of the corpus, for example: "
    "“Which housing projects are there for young people in Isère?”",
)
_THANKED = (
    "Avec plaisir\u00a0! N’hésitez pas à poser une autre question.",
    "You’re welcome! Feel free to ask another question.",
)
_HELPED = (
    "Je réponds à partir des fiches et des documents du corpus, citations à l’appui\u00a0: je liste des "
    "expérimentations (par thème, public, territoire, période), je donne un chiffre, un contact ou une méthode, "
    "je compare. Quand aucune source ne répond, je le dis.",
    "I answer from the records and documents of the corpus, with citations: I list experiments (by theme, group, "
    "place, period), give a figure, a contact or a method, and compare. When no source answers, I say so.",
)
_SAID = {"greeting": _GREETED, "thanks": _THANKED, "help": _HELPED}


def answer_courtesy(query: Query) -> Answer:
    """The friendly word for a question that is nothing but a courtesy."""
    kind = courtesy_of(query.text) or "help"
    french, english = _SAID[kind]
    said = english if query.language == "en" else french
    reasons = (*query.reasons, f"politesse : {kind}")
    return Answer(query, "no_evidence", (Segment(said, (), "verified"),), reasons=reasons)


def courtesy_of(text: str) -> str | None:
    """ "greeting", "thanks" or "help" when a text is only that."""
    folded = fold(text).strip(" ?!.,;:…")
    for kind, pattern in (("greeting", _GREETING), ("thanks", _THANKS), ("help", _HELP)):
        if pattern.fullmatch(folded):
            return kind
    return None
