"""Read the blame in an injunction: *exhorte X à cesser ses provocations*, *somme X de mettre fin à …*."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extraction.accusations.accuser import accuser_of
from briefing.extraction.accusations.charges import chunks, stretch, wrong_weight
from briefing.extraction.accusations.scene import Blame, Scene
from briefing.extraction.grammar.syntax import POSSESSIVES, VERBAL, is_negated, verb_group_start
from briefing.language.plain_doc import Token
from briefing.model import Span

_URGING = {
    "exhorter", "appeler", "sommer", "enjoindre", "inviter", "presser", "demander", "ordonner", "conjurer", "prier",
}  # fmt: skip
_CEASING = {"cesser", "arrêter", "abandonner", "renoncer", "stopper", "mettre"}
_ENDS = {"fin", "terme"}
_EVERYBODY = {
    "partie",
    "camp",
    "belligérant",
    "monde",
    "protagoniste",
    "acteur",
    "population",
    "public",
}
_NEUTRAL = {
    "carrière",
    "activité",
    "fonction",
    "travail",
    "mandat",
    "métier",
    "tournée",
    "étude",
    "emploi",
}
"""What of one's own may end without a wrong: *l'invite à cesser sa carrière*."""
_WITHOUT = {"sans", "pour", "avant"}
_REACH = 26
"""Tokens after the urging verb within which the ceasing one stands."""


def by_urging(scene: Scene) -> Iterator[Blame]:
    """Yield the accusations of those who ask somebody to stop a wrong."""
    layout = scene.layout
    for verb in layout.tokens:
        if verb.pos_ not in VERBAL or verb.lemma_.casefold() not in _URGING or is_negated(verb):
            continue
        stop = _ceasing(verb, scene)
        if stop is None:
            continue
        after = stop.i + 3 if stop.lemma_.casefold() == "mettre" else stop.i + 1
        charge = _what(after, scene)
        accusers = accuser_of(verb, scene)
        if not charge or not accusers:
            continue
        for chunk in chunks(verb.i + 1, stop.i, layout, scene.resolver):
            if chunk.infinitive or chunk.prep not in {"", "à"}:
                continue
            if chunk.head.lemma_.casefold() in _EVERYBODY:
                break
            accused = scene.sides.parties(chunk.head)
            if accused and not scene.sides.same(accused, accusers.entries):
                yield Blame(
                    accusers.entries, accused, charge, layout.chars(verb_group_start(verb), verb.i + 1),
                    "asserted", "urged", 0.5, verb.i, accusers.how,
                )  # fmt: skip
                break


def _ceasing(verb: Token, scene: Scene) -> Token | None:
    """Return the infinitive after the verb that asks for an end."""
    end = min(scene.layout.sentence_end(verb.i), verb.i + _REACH)
    for token in verb.doc[verb.i + 1 : end]:
        lemma = token.lemma_.casefold()
        if "Inf" in token.morph.get("VerbForm", []):
            if _WITHOUT & {t.lower_ for t in token.doc[max(token.i - 2, 0) : token.i]}:
                return None  # « Ma mère appelait, ils passaient sans s'arrêter »
            if lemma == "mettre" and token.doc[token.i + 1].lower_ not in _ENDS:
                return None
            return token if lemma in _CEASING else None
        if token.pos_ == "VERB" and "Fin" in token.morph.get("VerbForm", []):
            return None
    return None


def _what(start: int, scene: Scene) -> tuple[Span, ...]:
    """Return what is to stop, where it is a wrong or somebody's own doing."""
    doc, layout = scene.layout.doc, scene.layout
    while start < len(doc) and doc[start].lower_ in {
        "de",
        "d'",
        "à",
        "aux",
        "au",
        "immédiatement",
        "aussitôt",
    }:
        start += 1
    if start >= len(doc):
        return ()
    charge = stretch(start, layout, scene.knows)
    tokens = layout.tokens_in(charge)
    kept = any(t.lemma_.casefold() in _NEUTRAL for t in tokens[:2])
    owned = (doc[start].lower_ in POSSESSIVES and not kept) or "Inf" in doc[start].morph.get(
        "VerbForm", []
    )
    grave = bool(tokens) and wrong_weight(tokens[0].i, tokens[-1].i + 1, layout, scene.knows)
    return charge if owned or grave else ()
