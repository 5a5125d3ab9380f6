"""Tell what is no answer because of what it is about: *rejeter une offre*, *repousser un match*."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.syntax import children
from briefing.language.plain_doc import Token

_BIDS = {
    "offre", "proposition", "budget", "amendement", "motion", "candidature", "médiation", "trêve", "pourvoi",
    "invitation", "requête", "cessez-le-feu", "candidat", "texte", "permis", "référendum", "solution", "option",
    "plan", "projet", "loi", "résolution", "réforme", "traité", "accord",
}  # fmt: skip
_PUT_OFF = {
    "sortie", "date", "lancement", "ouverture", "départ", "échéance", "offensive", "assaut", "vote", "élection",
    "scrutin", "livraison", "match", "concert", "réunion", "audience", "procès", "rendez-vous", "examen", "ennemi",
    "assaillant", "attaquant", "limite", "retour", "visite", "début", "fin", "entrée", "mise", "inauguration",
}  # fmt: skip
_SWEPT = {
    "concurrent",
    "concurrence",
    "adversaire",
    "rival",
    "équipe",
    "rue",
    "région",
    "île",
    "côte",
    "cour",
    "sol",
}
_KNOWN = {
    "indépendance", "souveraineté", "visage", "voix", "camarade", "ami", "silhouette", "palestine", "diplôme",
    "enfant", "paternité", "agresseur", "assaillant", "corps", "victoire",
}  # fmt: skip
_LET_IN = {
    "candidat", "candidate", "élève", "étudiant", "patient", "membre", "adjoint", "adhérent", "actionnaire",
    "visiteur", "public", "malade", "blessé", "bachelier",
}  # fmt: skip
_OTHER = {
    "rejeter": _BIDS, "repousser": _BIDS | _PUT_OFF, "balayer": _SWEPT, "reconnaître": _KNOWN, "admettre": _LET_IN,
    "écarter": {"candidat", "candidature", "joueur", "offre", "option"}, "contester": {"titre", "suprématie"},
}  # fmt: skip
"""What each verb is about where it is of no blame, whoever its subject is accused by."""


def is_own_matter(verb: Token, knows: Knowledge) -> bool:
    """Tell whether the object of the verb is nothing that somebody is blamed for."""
    others = _OTHER.get(knows.lemma(verb))
    if others is None:
        return False
    return any(o.i > verb.i and o.lemma_.casefold() in others for o in children(verb, "obj"))
