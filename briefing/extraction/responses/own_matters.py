"""Tell an answer by what it is about: *rejeter une offre*, *repousser un match* answer nothing, *ces critiques* do."""

from __future__ import annotations

from itertools import takewhile

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
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


_THESE = {
    "accusation",
    "allégation",
    "critique",
    "reproche",
    "grief",
    "soupçon",
    "attaque",
    "insinuation",
}
_POINTING = {"ces", "cette", "ce", "les", "ses", "leurs"}
_OBJECT = 8
"""Tokens behind a verb that rejects among which what it rejects is named."""


def rejects_blame(verb: int, layout: Layout) -> bool:
    """Tell whether what is rejected before a quotation is called blame: *balaie ces critiques : « … »*."""
    near = layout.doc[verb + 1 : min(verb + _OBJECT, layout.sentence_end(verb))]
    return any(
        t.lemma_.casefold() in _THESE and t.nbor(-1).lower_ in _POINTING
        for t in takewhile(lambda t: layout.mark_of[t.i] < 0, near)
    )
