"""Tell where a party's description stops because the blame begins: *accuse la direction | de fraude*."""

from __future__ import annotations

import re

from briefing.extraction.grammar.mistaken_nouns import DAYS
from briefing.language.plain_doc import Token

_CHARGING = re.compile(
    r"(?:r?accus|soupçonn|suspect|incrimin|inculp|tax(?:e|a|é)|trait(?:e|a|é)|blâm|charg|condamn"
    r"|qualifi)"
)
_SUING = re.compile(
    r"(?:assign|attaqu|poursui|traduit|traîn|inculp|mett|met$|mis$|plainte|enquête|recours)"
)
_FAULTING = re.compile(
    r"(?:blâm|épingl|étrill|critiqu|condamn|sanctionn|pointe|montre|fustig|licenci|mis$|met$|mett)"
)
_EXPRESSION = {"examen", "doigt", "cause", "justice", "accusation"}
"""Nouns of a verb's own expression: *met en examen le gérant*, *montre du doigt la région*."""
_FOUNDED = {
    "association", "collectif", "ligue", "mouvement", "organisation", "comité", "agence", "fondation", "fonds",
    "délégué", "déléguée", "ministre", "commissaire", "centre", "institut", "union", "front", "programme", "office",
}  # fmt: skip
"""What is for something by its name: *l'agence pour l'emploi*."""
_THE = {"le", "la", "l'", "les"}
_HOLDING = re.compile(r"(?:jug|déclar|reconn|ten|tien|tient|rend|estim|consid)")
_HELD = {"responsable", "coresponsable", "coupable", "complice", "comptable"}
"""What a verb holds somebody to be: *juge l'État | responsable de la pollution*."""
_BLAMED = re.compile(
    r"(?:accusé|soupçonné|suspecté|inculpé|poursuivi|visé|incriminé|condamné|coupable|mis en cause)e?s?$"
)
_VERB = re.compile(
    r"(?:accus|dénonc|fustig|point|critiqu|déplor|reproch|condamn|épingl|soupçonn|imput|incrimin|qualifi)e(?:nt)?$"
)
"""Forms of the present that taggers take for an adjective or a noun (*l'opposition pointe du doigt*)."""
_BLAME = re.compile(
    r"(?:accusation|plainte|critique|poursuite|réquisitoire|charge|soupçon|reproche|attaque|allégation|grief"
    r"|enquête|procès|procédure|action|recours|portée?|formulée?|lancée?|déposée?|pes)"
)
_COMPOUNDS = {
    "état-major", "etat-major", "cabinet", "police", "parti", "gouvernement", "entreprise", "bord", "orchestre",
    "guerre", "file", "presse", "quartier", "chambre", "cour", "équipe", "établissement", "école", "usine",
    "mission", "département", "service", "groupe", "région", "brigade", "projet", "camp", "liste", "classe",
    "administration", "état", "chantier", "section", "agence", "rédaction", "village", "tribu", "défense",
    "cuisine", "salle", "rang", "chœur", "projets", "services", "bureau", "centre", "laboratoire", "gare", "rayon",
    "sécurité", "santé", "joueurs", "voyages", "stage", "train", "bus",
}  # fmt: skip
"""Nouns that *de* ties to a title: *chef d'état-major*, *parti de gouvernement*."""
TIMES = DAYS | set(
    "hier matin soir semaine mois année janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre".split()
)
"""What may stand between a verb and whom it blames: *a porté plainte en février contre les agents*."""
_INSTEAD = {"plutôt", "lieu", "afin", "avant", "après", "sans"}
"""What leads an infinitive that is no charge: *accuse les grévistes de sabotage | au lieu de négocier*."""
_BEFORE = 8
"""Tokens before a noun within which the verb that blames it stands."""


def charge_cut(head: Token, end: int) -> int:
    """Return the token after a noun phrase, cut before what the noun is blamed for."""
    doc = head.doc
    for i in range(head.i + 1, end):
        token = doc[i]
        led = doc[i - 1].pos_ == "DET" or doc[i - 1].lower_ in {"des", "du", "aux", "au"}
        if _BLAMED.match(token.lower_) and not led:
            # « la mère de l'accusé » is whole.
            return i
        if _VERB.match(token.lower_) and doc[i - 1].pos_ not in {"DET", "ADP"}:
            return i
        if token.lower_.rstrip("s") in _HELD and _charges(head, _HOLDING):
            return i
        if token.lower_ == "contre" and _names_blame(head):
            return i
        if token.lower_ in {"en", "pour", "devant"} and _charges(head, _SUING):
            return i
        if token.lower_ == "pour" and _charges(head, _FAULTING) and not _named_for(head, i):
            return i  # « épingle la région | pour ses dépenses »
        if token.lower_ in {"de", "d'"} and _bare(doc[i + 1]) and _charges(head):
            return end if _infinitive_follows(i + 1, end, head) else i
    return end


def _named_for(head: Token, pour: int) -> bool:
    """Tell whether *pour* belongs to what the noun is called: *l'agence | pour l'emploi*."""
    after = head.doc[pour + 1] if pour + 1 < len(head.doc) else head
    return pour == head.i + 1 and head.lemma_.casefold() in _FOUNDED and after.lower_ in _THE


def _bare(noun: Token) -> bool:
    """Tell whether a common noun without article follows, as charges do (*de négligence*)."""
    low = noun.lower_
    if noun.pos_ not in {"NOUN", "ADJ"} or low != noun.text or low in _COMPOUNDS:
        return False
    return low not in {"autres", "anciens", "anciennes", "nombreux", "nombreuses", "grands"}


def _charges(head: Token, verbs: re.Pattern[str] = _CHARGING) -> bool:
    """Tell whether a verb right before the noun blames it."""
    doc = head.doc
    start, floor = head.i - 1, head.i - _BEFORE
    if start > 1 and doc[start].pos_ == "DET" and doc[start - 1].text == ",":
        # « a accusé, jeudi sur RTL, la maire de laxisme »
        start = next(
            (k for k in range(start - 2, floor - _BEFORE, -1) if doc[k].text == ","), start
        )
        floor = start - _BEFORE
    for i in range(start, max(floor, -1), -1):
        token = doc[i]
        if verbs.match(token.lower_) and token.pos_ not in {"DET", "ADP"}:
            return not token.lower_.startswith(("traitement", "accusation", "suspects", "taxes"))
        if head.dep_ == "conj" and token.i == head.head.i:
            continue  # « accuse l'armée et les miliciens de crimes »
        if token.lower_ in TIMES or token.lower_ in _EXPRESSION:
            continue
        if token.pos_ in {"NOUN", "PROPN", "VERB"} and token.head.i != head.i:
            return False
        if token.is_punct and token.text not in {",", "-"}:
            return False
    return False


def _names_blame(head: Token) -> bool:
    doc = head.doc
    return any(_BLAME.match(t.lower_) for t in doc[max(head.i - _BEFORE, 0) : head.i])


def _infinitive_follows(start: int, end: int, head: Token) -> bool:
    """Tell whether the charge is a clause further on: *accuse le chef de cabinet d'avoir …*."""
    doc = head.doc
    for i in range(start, min(end + 4, len(doc) - 1)):
        if doc[i].lower_ in {"de", "d'"} and "Inf" in doc[i + 1].morph.get("VerbForm", []):
            return True
        if doc[i].text in {".", ";", ":"} or doc[i].lower_ in _INSTEAD:
            return False
    return False
