"""Find the accusations that somebody's words make without an accusing verb: *« Ils ont menti »*.

The speaker is the accuser; the subject of a clause that names a wrong is the accused, when it
stands on another side. *Vous*, *ils* and *on* are read from who is at odds with whom.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from briefing.extraction.blame import FIRST, SECOND, Blame, Scene, addressee, conditional
from briefing.extraction.charges import charge_end, is_infinitive, wrong_at
from briefing.extraction.quotes import Found
from briefing.extraction.syntax import (
    VERBAL,
    base,
    children,
    is_finite,
    is_negated,
    subject,
    verb_group_start,
)
from briefing.model import Span, Status

# Tuned on dev: what a clause must weigh to be an accusation (severity of the wrong plus signs).
_THRESHOLD = 3.0
_THEY = {"ils", "elles", "on", "ceux", "certains"}


def in_speech(scene: Scene, told: list[Blame]) -> list[Blame]:
    """Return the accusations made inside the quotations, given those told by a cue."""
    found: list[Blame] = []
    for quote in sorted(scene.quotes, key=lambda q: q.at):
        if not quote.speaker:
            continue
        best: dict[tuple[int, ...], tuple[float, Blame]] = {}
        for weight, blame in _clauses(quote, scene, [*told, *found]):
            known = best.get(blame.accused)
            if known is None or weight > known[0]:
                best[blame.accused] = (weight, blame)
        found += [blame for _, blame in best.values()]
    return found


def _clauses(quote: Found, scene: Scene, told: list[Blame]) -> Iterator[tuple[float, Blame]]:
    speakers = quote.speaker.entries
    for verb in _predicates(quote, scene):
        accused, sign = _blamed(verb, quote, scene, told)
        if not accused or scene.sides.same(accused, speakers):
            continue
        start, end = _clause(verb, quote, scene)
        wrong = max((wrong_at(t, scene.knows) for t in scene.layout.doc[start:end]), default=0)
        if not wrong:
            continue
        weight = wrong + sign + _odds(speakers, accused, scene, told)
        weight += 0.5 * _first_person_hurt(verb, scene)
        if weight < _THRESHOLD:
            continue
        charge = scene.layout.chars(start, end)
        if charge is None:
            continue
        status: Status = "hedged" if conditional(charge, scene.layout) else "asserted"
        cue = quote.cue
        yield weight, Blame(
            speakers, accused, (charge,), cue, status, "spoken", 0.6, verb.i, quote.speaker.how
        )


def _predicates(quote: Found, scene: Scene) -> Iterator[Token]:
    """Yield the finite predicates of a quotation that are asserted in it."""
    for token in scene.layout.doc:
        if not any(s.start <= token.idx < s.end for s in quote.content):
            continue
        if token.pos_ == "AUX" and base(token) in {"aux", "cop"}:
            continue
        if not is_finite(token) and not (token.pos_ in {"NOUN", "ADJ"} and children(token, "cop")):
            continue
        if is_infinitive(token) or is_negated(token) or _supposed(token):
            continue
        yield token


def _supposed(verb: Token) -> bool:
    """Tell whether the clause is a condition: *si*, *s'il*."""
    start = verb_group_start(verb)
    before = [t.lower_ for t in verb.doc[max(start - 5, 0) : start]]
    return "si" in before or any(b == "s'" and n in {"il", "ils"} for b, n in zip(before, before[1:]))


def _blamed(
    verb: Token, quote: Found, scene: Scene, told: list[Blame]
) -> tuple[tuple[int, ...], float]:
    """Return who does the wrong in a clause, and how sure the form makes it."""
    passive = any("pass" in c.dep_ for c in verb.children)
    if passive:
        for child in children(verb, "obl"):
            if any(c.lower_ == "par" for c in child.children):
                return scene.sides.parties(child), 0.5
        return (), 0.0
    own = subject(verb)
    if own is None:
        return (), 0.0
    low = own.lower_
    if low in SECOND:
        named = addressee(own.i, scene, quote)
        return (named or opponents(quote.speaker.entries, scene, told, verb.i)), 1.0
    if low in FIRST or low in {"ce", "c'", "cela", "ça", "ceci"}:
        return (), 0.0
    if low in _THEY:
        found = () if low == "on" else scene.sides.parties(own)
        return found or opponents(quote.speaker.entries, scene, told, verb.i), 0.5
    entries = scene.sides.parties(own)
    sides = scene.sides
    if not all(sides.is_party(e) for e in entries):
        return (), 0.0
    return entries, 0.5 if all(sides.entry(e).named for e in entries) else 0.0


def opponents(
    speakers: tuple[int, ...], scene: Scene, told: list[Blame], before: int
) -> tuple[int, ...]:
    """Return whom the speaker last accused, or else who last accused the speaker's side."""
    earlier = sorted((b for b in told if b.at <= before), key=lambda b: -b.at)
    for blame in earlier:
        if blame.accusers and scene.sides.same(blame.accusers, speakers):
            return blame.accused
    for blame in earlier:
        if blame.accusers and scene.sides.same(blame.accused, speakers):
            return blame.accusers
    return ()


def _odds(
    speakers: tuple[int, ...], accused: tuple[int, ...], scene: Scene, told: list[Blame]
) -> float:
    """Return how much the two are known to be at odds in this article."""
    sides = scene.sides
    for blame in told:
        if sides.same(blame.accusers, accused) and sides.same(blame.accused, speakers):
            return 1.0
        if sides.same(blame.accusers, speakers) and sides.same(blame.accused, accused):
            return 1.0
    return 0.0


def _first_person_hurt(verb: Token, scene: Scene) -> bool:
    """Tell whether the speaker's own are the victims: *nous*, *notre*, *on nous*."""
    near = verb.doc[max(verb.i - 3, 0) : verb.i + 8]
    return any(t.lower_ in {"nous", "notre", "nos", "me", "m'"} for t in near)


def _clause(verb: Token, quote: Found, scene: Scene) -> tuple[int, int]:
    """Return the tokens of the predicate: from its verb group to where a charge would end."""
    start = verb_group_start(verb)
    helpers = [c.i for c in children(verb, "aux", "cop")]
    start = min([start, *[i for i in helpers if verb.i - i < 5]])
    end = charge_end(start, scene.layout, scene.knows)
    limit = [s.end for s in quote.content if s.start <= verb.idx < s.end][0]
    while end > start + 1 and scene.layout.doc[end - 1].idx >= limit:
        end -= 1
    return start, max(end, verb.i + 1)


def overlap(a: Span, b: Span) -> int:
    """Return how many characters two passages share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))
