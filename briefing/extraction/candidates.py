"""Gather who the words of a quotation may blame, with the signs for and against it.

A candidate is a party in a role: subject of a clause, owner of a wrong (*la violence de X*), the
one meant by *ils*, *vous* or *on*, or the adversary that words without any party are aimed at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from briefing.extraction.accused import addressee
from briefing.extraction.charges import charge_end, wrong_at
from briefing.extraction.found import Found
from briefing.extraction.scene import FIRST, SECOND, Blame, Scene
from briefing.extraction.stances import content_stances
from briefing.extraction.syntax import (
    ancestors,
    base,
    children,
    clitic,
    is_finite,
    is_negated,
    subject,
    verb_group_start,
)
from briefing.model import Span

_THEY = {"ils", "elles", "on", "ceux", "certains", "il", "elle"}
_IT = {"ce", "c'", "cela", "ça", "ceci", "que", "qu'", "tout", "rien", "personne"}
_HEATED = {"accuse", "criticise", "exclaim", "deny"}
_SPEECH = 0.7
"""Trust from which a verb reports speech and does no wrong itself."""
_AHEAD = {"devoir", "falloir", "pouvoir", "vouloir", "espérer", "souhaiter", "demander", "appeler"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold a party that a quotation may blame, the words that would be the charge, and the signs."""

    accused: tuple[int, ...]
    charge: Span
    at: int
    signs: dict[str, float]


def candidates(quote: Found, scene: Scene, told: list[Blame]) -> Iterator[Candidate]:
    """Yield the parties that the words of a quotation may blame."""
    speakers = quote.speaker.entries
    if any(c.overlaps(s) for b in told for c in b.charge for s in quote.content):
        return
    common = _quote_signs(quote, scene, told)
    seen: set[tuple[int, ...]] = set()
    for verb in predicates(quote, scene):
        start, end = _clause(verb, quote, scene)
        charge = scene.layout.chars(start, end)
        if charge is None:
            continue
        for accused, role in _roles(verb, quote, scene, told):
            if not accused or scene.sides.same(accused, speakers):
                continue
            seen.add(accused)
            signs = {**common, **_clause_signs(verb, start, end, scene), role: 1.0}
            signs |= _relation(speakers, accused, scene, told)
            yield Candidate(accused, charge, verb.i, signs)
    for owner, noun in _owners(quote, scene):
        if scene.sides.same(owner, speakers) or owner in seen:
            continue
        seen.add(owner)
        start, end = noun.i, charge_end(noun.i, scene.layout, scene.knows)
        charge = scene.layout.chars(start, min(end, noun.i + 15)) or quote.content[0]
        signs = {**common, "owner": 1.0, "wrong": float(wrong_at(noun, scene.knows))}
        signs |= _relation(speakers, owner, scene, told)
        yield Candidate(owner, charge, noun.i, signs)
    target = adversary(speakers, scene, told, quote.at)
    if target and not seen:
        signs = {**common, "unsaid": 1.0, **_relation(speakers, target, scene, told)}
        yield Candidate(target, quote.content[0], quote.at, signs)


# ---------------------------------------------------------------- signs


def _quote_signs(quote: Found, scene: Scene, told: list[Blame]) -> dict[str, float]:
    doc = scene.layout.doc
    tokens = scene.layout.tokens_in(quote.content)
    signs = {"bias": 1.0, f"kind_{quote.kind}": 1.0}
    signs["quote_wrong"] = float(max((wrong_at(t, scene.knows) for t in tokens), default=0))
    signs["denies"] = float("denial" in content_stances(quote.content, scene.layout, scene.knows))
    signs["short"] = float(len(tokens) < 8)
    if quote.verb >= 0:
        cue = scene.knows.cue_verb(doc[quote.verb])
        signs["heated"] = float(cue is not None and cue.verb_class in _HEATED)
    accused = any(scene.sides.same(b.accused, quote.speaker.entries) for b in told)
    accuses = any(b.accusers and scene.sides.same(b.accusers, quote.speaker.entries) for b in told)
    signs["speaker_accused"] = float(accused)
    signs["speaker_accuses"] = float(accuses)
    return signs


def _clause_signs(verb: Token, start: int, end: int, scene: Scene) -> dict[str, float]:
    doc = scene.layout.doc
    past = bool(children(verb, "aux")) and not any(
        t.morph.get("Tense", []) == ["Fut"] for t in children(verb, "aux")
    )
    ahead = "Fut" in verb.morph.get("Tense", []) or verb.lemma_.casefold() in _AHEAD
    hurt = any(
        t.lower_ in {"nous", "notre", "nos", "me", "m'"} for t in doc[max(start - 2, 0) : end]
    )
    return {
        "wrong": float(max((wrong_at(t, scene.knows) for t in doc[start:end]), default=0)),
        "wrong_verb": float(wrong_at(verb, scene.knows)),
        "negated": float(is_negated(verb)),
        "past": float(past),
        "hearsay": float(
            any("Cnd" in t.morph.get("Mood", []) for t in [verb, *children(verb, "aux")])
        ),
        "ahead": float(ahead),
        "hurt": float(hurt and doc[start].lower_ not in {"nous"}),
    }


def _relation(
    speakers: tuple[int, ...], accused: tuple[int, ...], scene: Scene, told: list[Blame]
) -> dict[str, float]:
    sides = scene.sides
    entries = [sides.entry(e) for e in accused]
    blamed = [b for b in told if sides.same(b.accused, accused)]
    return {
        "odds_same": float(any(b.accusers and sides.same(b.accusers, speakers) for b in blamed)),
        "odds_back": float(
            any(
                b.accusers and sides.same(b.accusers, accused) and sides.same(b.accused, speakers)
                for b in told
            )
        ),
        "blamed": min(len(blamed), 3) / 3,
        "denier": float(any(sides.same(d, accused) for d in scene.deniers)),
        "named": float(all(e.named for e in entries)),
        "state": float(any(e.kind == "state" for e in entries)),
        "party": float(all(sides.is_party(e.id) for e in entries)),
    }


# ---------------------------------------------------------------- who


def predicates(quote: Found, scene: Scene) -> Iterator[Token]:
    """Yield the finite predicates of a quotation, inserted cues and conditions left out."""
    for token in scene.layout.tokens_in(quote.content):
        if token.pos_ == "AUX" and base(token) in {"aux", "cop"}:
            continue
        predicate = token.pos_ in {"NOUN", "ADJ"} and children(token, "cop")
        if not is_finite(token) and not predicate and not _suffered(token):
            continue
        if token.i == quote.verb or _inserted(token) or _supposed(token):
            continue
        yield token
    yield from _embedding(quote, scene)


def _embedding(quote: Found, scene: Scene) -> Iterator[Token]:
    """Yield the narrator's verb whose clause holds words in marks (*X se livre à une « répression »*)."""
    if quote.kind != "mixed":
        return
    inside = scene.layout.tokens_in(quote.content)
    sentence = scene.layout.sentence_start(inside[0].i) if inside else 0
    top = next((t for t in inside if t.head.i < inside[0].i or t.head.i > inside[-1].i), None)
    for head in ancestors(top) if top is not None else ():
        if head.i < sentence or head.i == quote.verb or scene.layout.mark_of[head.i] >= 0:
            return
        if is_finite(head) and head not in inside:
            cue = scene.knows.cue_verb(head)
            if cue is None or cue.trust < _SPEECH:
                yield head
            return


def _suffered(verb: Token) -> bool:
    """Tell whether an infinitive is passive: *affirme avoir été agressée par X*."""
    return any(c.dep_ == "aux:pass" for c in verb.children)


def _inserted(verb: Token) -> bool:
    return any(clitic(t) for t in verb.doc[max(verb.i - 3, 0) : verb.i + 2])


def _supposed(verb: Token) -> bool:
    start = verb_group_start(verb)
    before = [t.lower_ for t in verb.doc[max(start - 5, 0) : start]]
    pairs = pairwise(before)
    return "si" in before or any(b == "s'" and n in {"il", "ils"} for b, n in pairs)


def _roles(
    verb: Token, quote: Found, scene: Scene, told: list[Blame]
) -> Iterator[tuple[tuple[int, ...], str]]:
    """Yield who may do the wrong in a clause, and by which role."""
    if any("pass" in c.dep_ for c in verb.children):
        for child in children(verb, "obl"):
            if any(c.lower_ == "par" for c in child.children):
                yield scene.sides.parties(child), "agent"
        return
    own = subject(verb)
    if own is None or own.lower_ in FIRST | _IT:
        return
    low = own.lower_
    speakers = quote.speaker.entries
    if low in SECOND:
        named = addressee(own.i, scene, quote)
        yield named or adversary(speakers, scene, told, verb.i), "you"
    elif low in _THEY:
        found = scene.sides.parties(own) if low in {"il", "elle", "ils", "elles"} else ()
        if found and not scene.sides.same(found, speakers):
            yield found, "they"
        else:
            yield adversary(speakers, scene, told, verb.i), "they"
    else:
        yield scene.sides.parties(own, loose=True), "cleft" if _cleft(own, scene) else "subject"
        yield _owner_of(own, scene), "subject_owner"


def _cleft(who: Token, scene: Scene) -> bool:
    if who.lower_ != "qui":
        return False
    doc = who.doc
    floor = max(scene.layout.sentence_start(who.i), who.i - 14)
    return any(
        doc[i].lower_ in {"c'", "ce"} and doc[i + 1].lemma_.casefold() == "être"
        for i in range(floor, who.i - 1)
    )


def _owner_of(noun: Token, scene: Scene) -> tuple[int, ...]:
    """Return whose the thing is: *l'armée russe*, *la direction de Chimex*, *les prisons syriennes*."""
    for child in children(noun, "nmod", "amod"):
        state = scene.knows.demonym(child.lower_)
        if state is not None:
            return (scene.resolver.register.state(state),)
        if child.pos_ in {"PROPN", "NOUN"}:
            found = scene.sides.parties(child)
            if found:
                return found
    return ()


def _owners(quote: Found, scene: Scene) -> Iterator[tuple[tuple[int, ...], Token]]:
    """Yield the parties that a wrong is tied to as a noun: *les exactions de X*, *par X*."""
    for token in scene.layout.tokens_in(quote.content):
        if token.pos_ != "NOUN":
            continue
        if wrong_at(token, scene.knows) >= 1:
            found = _owner_of(token, scene)
            if found:
                yield found, token


def adversary(
    speakers: tuple[int, ...], scene: Scene, told: list[Blame], at: int, *, known: bool = False
) -> tuple[int, ...]:
    """Return whom the speaker accuses elsewhere, who accuses the speaker, or whom the article blames.

    With `known`, only those that the article sets against the speaker.
    """
    sides = scene.sides
    near = sorted((b for b in told if b.accused), key=lambda b: (b.at > at, abs(b.at - at)))
    for blame in near:
        if blame.accusers and sides.same(blame.accusers, speakers):
            return blame.accused
    for blame in near:
        if blame.accusers and sides.same(blame.accused, speakers):
            return blame.accusers
    others = [] if known else [e for e in scene.deniers if not sides.same(e, speakers)]
    if others:
        return max(others, key=others.count)
    others = [] if known else [b.accused for b in near if not sides.same(b.accused, speakers)]
    return max(others, key=others.count) if others else ()


def _clause(verb: Token, quote: Found, scene: Scene) -> tuple[int, int]:
    start = verb_group_start(verb)
    helpers = [c.i for c in children(verb, "aux", "cop")]
    start = min([start, *[i for i in helpers if verb.i - i < 5]])
    end = charge_end(start, scene.layout, scene.knows)
    limit = next((s.end for s in quote.content if s.start <= verb.idx < s.end), None)
    while limit is not None and end > start + 1 and scene.layout.doc[end - 1].idx >= limit:
        end -= 1
    return start, max(end, verb.i + 1)
