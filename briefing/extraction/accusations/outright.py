"""Tell what words say outright whose fault something is: *due à la négligence de X*, *la faute en revient à X*.

What is read here needs no scorer: a party and what it failed to do stand in one grammatical frame.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from briefing.extraction.accusations.candidate_owners import meant, owner_of
from briefing.extraction.accusations.charges import wrong_at
from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.syntax import RELATIVES, children, is_negated, np_start
from briefing.language.plain_doc import Doc, Token

_FALLS = re.compile(r"(?:incomb|revien|revenai|reviendr|repos|pès|pesai)\w*$")
_REACH = 10
"""Tokens from *la responsabilité* within which it falls on somebody."""
_FAULTS = {"responsabilité", "faute"}
_BLAMED = {"à", "au", "aux", "sur"}
_CAUSES = {"causer", "provoquer", "engendrer", "entraîner", "occasionner"}
_LEADS = (
    ("à", "cause"), ("à", "la", "suite"), ("en", "raison"), ("du", "fait"), ("dû",), ("due",), ("dus",), ("dues",),
    ("conséquence",), ("conséquence", "directe"), ("résultat",), ("fruit",), ("imputable",), ("imputables",),
    ("par", "la", "faute"), ("vient",), ("viennent",), ("provient",), ("découle",), ("résulte",),
)  # fmt: skip
"""What leads to a cause, before *de* or *à*."""
_LINKS = {"de", "d'", "du", "des", "à", "au", "aux"}
_DEEDS = {"choix", "politique", "gestion", "décision", "action", "attitude", "comportement"}
"""What is somebody's and does harm where it is given as a cause: *la conséquence des choix de la région*."""
_GOOD = set(
    "réussite succès progrès victoire embellie amélioration reprise croissance espoir".split()
)
"""What nobody is blamed for."""
_PLOTS = set("tentative action manœuvre volonté opération campagne stratégie effort".split())
_PURPOSE = 10
"""Tokens from such a noun within which it is said what it is for."""
_KEEPS = {"tenir", "respecter", "honorer", "remplir", "assumer"}
_OWED = {
    "promesse", "parole", "engagement", "obligation", "loi", "règle", "droit", "accord", "contrat", "responsabilité",
    "règlement", "norme", "procédure", "traité", "convention", "mission", "constitution", "trêve", "cessez-le-feu",
}  # fmt: skip
_ADDS = {"direct", "directe", "directes", "seul", "seule", "logique", "inévitable", "triste"}
_OPENS = (
    _KEEPS
    | _FAULTS
    | _CAUSES
    | {"porter", "tentative", "action", "manœuvre", "volonté", "stratégie"}
)
_CAUSED = set(
    "cause dû due dus dues conséquence résultat fruit imputable imputables vient viennent provient découle résulte "
    "incombe".split()
)


def may_be(words: Iterable[Token]) -> bool:
    """Tell whether words may say outright whose fault something is: a cheap look before a dear one."""
    return any(t.lower_ in _CAUSED or t.lemma_.casefold() in _OPENS for t in words)


def is_outright(verb: Token, role: str, accused: tuple[int, ...], scene: Scene) -> bool:
    """Tell whether a clause says in so many words that a party in some role is at fault."""
    if is_negated(verb) != (verb.lemma_.casefold() in _KEEPS):
        return False
    if not all(scene.sides.is_party(e) for e in accused):
        return False
    if role == "agent":
        # « a été provoqué par les économies de la direction »
        return verb.lemma_.casefold() in _CAUSES
    return role in {"subject", "cleft"} and (_breaks_word(verb) or _bears_fault(verb))


def _breaks_word(verb: Token) -> bool:
    """Tell whether a negated verb is of keeping what binds: *n'a pas tenu ses promesses*."""
    keeps = verb.lemma_.casefold() in _KEEPS
    return keeps and any(c.lemma_.casefold() in _OWED for c in children(verb, "obj"))


def _bears_fault(verb: Token) -> bool:
    """Tell whether somebody carries the blame: *porte une lourde responsabilité dans ce drame*."""
    if verb.lemma_.casefold() != "porter":
        return False
    things = children(verb, "obj")
    parts = [p for t in things if t.lemma_.casefold() == "part" for p in children(t, "nmod")]
    return any(t.lemma_.casefold() == "responsabilité" for t in (*things, *parts))


def at_fault(words: list[Token], scene: Scene) -> Iterator[tuple[tuple[int, ...], Token, Token]]:
    """Yield who is said to be the cause of something, the noun that says so, and where the charge starts."""
    good = any(t.lemma_.casefold() in _GOOD for t in words)
    for token in words:
        if token.pos_ != "NOUN":
            continue
        lemma = token.lemma_.casefold()
        if lemma in _FAULTS and (found := _falls_on(token, scene)):
            yield found, token, token
        elif lemma in _PLOTS and _means_harm(token, scene.knows):
            if found := owner_of(token, scene):
                yield found, token, token
        elif (wrong_at(token, scene.knows) or (lemma in _DEEDS and not good)) and _is_cause(token):
            if found := owner_of(token, scene):
                yield found, token, _of_sentence(token, words, scene)


def is_denied(noun: Token) -> bool:
    """Tell whether a cause is said to be none: *ce n'est pas à cause de la négligence de X*."""
    i = _cause_ends(noun)
    return i > 0 and _negated_before(i, noun.doc)


def _means_harm(noun: Token, knows: Knowledge) -> bool:
    """Tell whether it is somebody's plan to do wrong: *une tentative de la direction de faire taire les salariés*."""
    doc, end = noun.doc, noun.sent.end
    for i in range(noun.i + 1, min(noun.i + _PURPOSE, end - 1)):
        if doc[i].text in {",", ";", "»"} or doc[i].lower_ in RELATIVES:
            return False
        infinitive = "Inf" in doc[i + 1].morph.get("VerbForm", [])
        if infinitive and doc[i].lower_ in {"de", "d'", "pour", "visant", "à"}:
            return bool(wrong_at(doc[i + 1], knows))
    return False


def _falls_on(fault: Token, scene: Scene) -> tuple[int, ...]:
    """Return to whom a fault is given, whatever the tagger takes the verb for: *la faute en revient au maire*."""
    near = fault.doc[fault.i + 1 : fault.i + _REACH]
    for verb, link in pairwise(near):
        if verb.lower_ in {"pas", "n'"} or verb.text in {",", ";", "."}:
            return ()
        if _FALLS.match(verb.lower_) and link.lower_ in _BLAMED:
            after = fault.doc[link.i + 1 : link.i + 5]
            head = next((t for t in after if t.pos_ in {"NOUN", "PROPN"}), None)
            return meant(head, scene) if head is not None else ()
    return ()


def _is_cause(noun: Token) -> bool:
    """Tell whether a phrase is given as the cause of something, and not denied to be."""
    i = _cause_ends(noun)
    return i > 0 and not _negated_before(i, noun.doc)


def _cause_ends(noun: Token) -> int:
    """Return the link behind what leads to a cause, *à cause | de la négligence*; -1 where nothing does."""
    doc, first = noun.doc, np_start(noun)
    i = first if doc[first].lower_ in _LINKS else first - 1
    if i < 1 or doc[i].lower_ not in _LINKS:
        return -1
    before = [t.lower_ for t in doc[max(i - 4, 0) : i] if t.lower_ not in _ADDS]
    return i if any(tuple(before[-len(lead) :]) == lead for lead in _LEADS) else -1


def _negated_before(i: int, doc: Doc) -> bool:
    for token in reversed(doc[max(i - 8, 0) : i]):
        if token.text in {",", ".", ":", "«"}:
            return False
        if token.lower_ in {"pas", "ni", "si", "jamais"}:
            return True
    return False


def _of_sentence(noun: Token, words: list[Token], scene: Scene) -> Token:
    """Return the first word of the sentence that gives the cause, within the quotation."""
    start = scene.layout.sentence_start(noun.i)
    return next((t for t in words if t.i >= start), noun)
