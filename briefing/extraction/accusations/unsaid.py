"""Tell whether blame is only spoken of: *refuse d'accuser X*, *sans accuser X*, *nie avoir accusé X*."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge, is_reflexive
from briefing.extraction.grammar.syntax import (
    OF,
    POSSESSIVES,
    base,
    is_negated,
    np_start,
    verb_group_start,
)
from briefing.extraction.quotes.clauses import is_infinitive
from briefing.language.lexicon import AccusationCue
from briefing.language.plain_doc import Token

_AVOIDING = {
    "refuser", "éviter", "renoncer", "hésiter", "abstenir", "garder", "dispenser", "nier", "démentir", "contester",
    "défendre", "récuser", "exclure", "réfuter", "dissuader", "refus",
}  # fmt: skip
"""What those do who do not blame, unless it is negated: *n'hésite pas à accuser*."""
_WILLING = {
    "vouloir", "souhaiter", "entendre", "compter", "envisager", "aller", "pouvoir", "oser", "chercher", "prévoir",
    "tenir", "désirer",
}  # fmt: skip
"""What those do who blame, unless it is negated: *ne souhaite pas porter plainte*."""
_INSTEAD = {"sans", "lieu", "plutôt", "loin"}
_BETWEEN = {
    "le", "la", "l'", "les", "lui", "leur", "en", "y", "se", "s'", "me", "m'", "nous", "que", "qu'", "pour", "autant",
    "à", *OF,
}  # fmt: skip
"""Words between what leads an infinitive and the infinitive: *sans | pour autant l' | accuser*."""
_REACH = 5
_UTTERING = {
    "porter",
    "déposer",
    "engager",
    "formuler",
    "lancer",
    "proférer",
    "introduire",
    "intenter",
}
_TAKING = {"obj": {"retirer", "rétracter", "renier"}, "obl": {"revenir"}}
"""What is done to one's own blame that takes it back."""


def is_unsaid(verb: Token, knows: Knowledge) -> bool:
    """Tell whether an infinitive of blame depends on words by which nobody is blamed."""
    doc, i = verb.doc, verb.i
    while i > 0 and doc[i - 1].pos_ in {"AUX", "ADV"} and not is_infinitive(doc[i]):
        i -= 1
    if not is_infinitive(doc[i]):
        return False
    for before in reversed(list(doc[max(i - _REACH, 0) : i])):
        if before.lower_ in _INSTEAD:
            return not before.i or doc[before.i - 1].lower_ != "non"
        if before.lower_ in _BETWEEN or before.pos_ == "ADV":
            continue
        lemmas = {knows.lemma(before), knows.verb_of(before.lower_), before.lemma_.casefold()}
        if lemmas & _AVOIDING:
            return not is_negated(before)
        return bool(lemmas & _WILLING) and is_negated(before)
    return False


_ASSAILANTS = set(
    "individu homme jeune inconnu agresseur personne groupe bande voyou automobiliste passager adolescent mineur "
    "délinquant malfaiteur client".split()
)
"""Who, named no nearer, takes somebody on with his fists rather than with words."""


def is_assault(verb: Token) -> bool:
    """Tell whether somebody is *pris à partie* in the street: *par trois individus*, not for something."""
    doc = verb.doc
    end = min(verb.i + _PAST_AGENT, len(doc))
    own = next((c for c in verb.children if base(c) == "nsubj" and "pass" not in c.dep_), None)
    by = next((t for t in doc[verb.i : end] if t.lower_ == "par"), None)
    who = doc[by.i + 1 : by.i + 4] if by is not None else [own] if own is not None else []
    for_what = any(t.lower_ == "pour" for t in doc[verb.i : end])
    return not for_what and any(
        t.lower_.removesuffix("s") in _ASSAILANTS or t.lemma_.casefold() in _ASSAILANTS for t in who
    )


_PAST_AGENT = 10
"""Tokens of *pris à partie en pleine rue par trois individus* up to its end."""


def is_belief(verb: Token) -> bool:
    """Tell whether *convaincu de* says what somebody believes: *de l'existence d'un réseau*, *de son bon droit*."""
    after = verb.doc[verb.i + 1 : verb.i + 3]
    if not after or after[0].lower_ not in OF:
        return False
    return after[0].lower_ == "du" or (len(after) > 1 and after[1].pos_ == "DET")


def is_unuttered(noun: Token, knows: Knowledge) -> bool:
    """Tell whether a noun of blame is what somebody does not utter: *refuse de porter plainte*."""
    verb = noun.head
    if base(noun) != "obj" or knows.lemma(verb) not in _UTTERING:
        return False
    return is_negated(verb) or is_unsaid(verb, knows)


def taker_back(noun: Token, knows: Knowledge) -> Token | None:
    """Return the verb that takes one's own blame back, or does not: *a retiré sa plainte*, *revient sur ses propos*."""
    verb, before = noun.head, noun.doc[np_start(noun)]
    if before.lower_ not in POSSESSIVES or base(noun) not in {"obj", "obl"} or verb.i > noun.i:
        return None
    taken = knows.lemma(verb) in _TAKING[base(noun)]
    return verb if taken else None


def is_hypothetical(verb: Token) -> bool:
    """Tell whether the blame is only supposed: *si X accuse*, *X porte plainte contre Y ? Non*."""
    if _asked_about(verb):
        return True
    start = verb_group_start(verb)
    before = [t.lower_ for t in verb.doc[max(start - 4, 0) : start]]
    return "si" in before[-3:] or ("s'" in before[-1:] and not is_reflexive(verb))


def is_litotes(verb: Token, entry: AccusationCue) -> bool:
    """Tell whether a negation asserts: *ne cesse d'accuser*, *n'est poursuivi que pour*."""
    words = {t.lower_ for t in verb.doc[max(verb.i - 4, 0) : verb.i + 2]}
    return bool(words & {"cesse", "manqué", "hésite", "hésité", "que", "qu'"}) and bool(entry.lemma)


def _asked_about(verb: Token) -> bool:
    """Tell whether a sentence in the order of a statement is a question: *L'Algérie porte plainte ?*."""
    sent = verb.sent
    last = next((t for t in reversed(verb.doc[verb.i + 1 : sent.end]) if not t.is_space), verb)
    own = next((c for c in verb.children if base(c) == "nsubj" and c.i < verb.i), None)
    return (
        last.text == "?"
        and own is not None
        and own.pos_ in {"NOUN", "PROPN"}
        and not _asks_why(verb)
    )


def _asks_why(verb: Token) -> bool:
    led = {t.lower_ for t in verb.doc[verb.sent.start : verb.i]}
    inverted = verb.i + 1 < len(verb.doc) and verb.nbor(1).text[:1] == "-"
    return inverted or not led.isdisjoint(
        {"pourquoi", "comment", "que", "qui", "quand", "combien", "quoi"}
    )
