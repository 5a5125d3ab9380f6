"""Tell an answer by what it is about: *rejeter une offre*, *repousser un match* answer nothing, *ces critiques* do."""

from __future__ import annotations

from itertools import takewhile

from briefing.extraction.accusations.blame_cues import BLAME_NOUNS
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import OF, POSSESSIVES, children, np_start
from briefing.extraction.quotes.reported import REACHED
from briefing.language.lexicon import AnswerCue
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


_ASKED_FOR = set(
    "commentaire réaction interview entretien information précision explication éclaircissement rencontre".split()
)
"""What the press asks for: *n'a pas répondu aux demandes de commentaire*."""
_KEPT = {"réponse", "commentaire", "déclaration", "explication", "réaction", "parole"}
"""What somebody reserves who does not speak yet."""
_NEAR = 14
"""Tokens before and behind *qualifier* among which the blame stands that it calls something."""
_SUITE = {"suite", "pas", "plus", "donné", "encore"}


def is_of_no_blame(verb: Token, cue: AnswerCue, layout: Layout) -> bool:
    """Tell whether a verb that may answer is used of something else: *n'ont pas répondu aux demandes d'asile*."""
    doc, end = layout.doc, layout.sentence_end(verb.i)
    after = doc[verb.i + 1 : end]
    if cue.word == "répondre" and "demande" in cue.rest:
        asked = next((t for t in after if t.lower_.startswith("demande")), None)
        what = doc[asked.i + 1 : min(asked.i + 4, end)] if asked is not None else ()
        if not what or what[0].lower_ not in OF:
            return False
        return not any(t.lemma_.casefold() in _ASKED_FOR or t.ent_type_ for t in what)
    if cue.word == "donner" and cue.rest == "suite":
        # « n'a pas donné suite. », « … à nos appels », but « ne donnent pas suite, faute de moyens »
        goes_on = next((t for t in after if t.lower_ not in _SUITE), None)
        reached = any(t.lower_ in REACHED for t in doc[layout.sentence_start(verb.i) : verb.i])
        return goes_on is not None and goes_on.text == "," and not reached
    if cue.word == "réserver" and not cue.rest:
        return not any(t.lemma_.casefold() in _KEPT for t in after[:6])
    if cue.word == "renvoyer":
        return any("pass" in c.dep_ for c in verb.children)
    if cue.word != "qualifier":
        return False
    begin = layout.sentence_start(verb.i)
    near = doc[max(verb.i - _NEAR, begin) : min(verb.i + _NEAR, end)]
    if doc[verb.i - 1].lower_ in {"l'", "les"}:
        return False
    # « qualifie ces accusations de « mensonge » »; « ses charges contre X, qu'il qualifie de … » are his own.
    return not any(
        t.lemma_.casefold() in BLAME_NOUNS and doc[np_start(t)].lower_ not in POSSESSIVES
        for t in near
    )


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
