"""Find the accusations that somebody's words make without an accusing verb: *« Ils ont menti »*.

The speaker is the accuser; the subject of a clause that names a wrong is the accused, when it
stands on another side. *Vous*, *ils* and *on* are read from who is at odds with whom.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from briefing.extraction.blame import FIRST, SECOND, Blame, Scene, addressee, conditional
from briefing.extraction.charges import charge_end, chunks, is_infinitive, wrong_at
from briefing.extraction.quotes import Found
from briefing.extraction.stances import content_stances
from briefing.extraction.syntax import (
    VERBAL,
    base,
    children,
    clitic,
    is_finite,
    is_negated,
    subject,
    verb_group_start,
)
from briefing.model import Status

# Tuned on dev: what a clause must weigh to be an accusation (severity of the wrong plus signs).
_THRESHOLD = 3.0
_CEASING = {"cesser", "arrêter", "abandonner", "mettre", "renoncer", "stopper"}
_GRAVE = 2
"""Severity from which a wrong accuses though the words name nobody."""
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
        nominal = None if best else _urged(quote, scene) or _nominal(quote, scene, [*told, *found])
        if nominal is not None:
            found.append(nominal)
    return found


def adopt_states(scene: Scene) -> None:
    """Give a spokesman without a state the one that is the subject of what he says."""
    heard: dict[int, Counter[int]] = {}
    for quote in scene.quotes:
        for speaker in quote.speaker.entries:
            entry = scene.sides.entry(speaker)
            if entry.kind != "person" or not _official(entry.roles, scene):
                continue
            if any(scene.sides.entry(e).kind == "state" for e in scene.sides.of(speaker) if e >= 0):
                continue
            counts = heard.setdefault(speaker, Counter())
            for token in scene.layout.doc:
                if base(token) == "nsubj" and any(s.start <= token.idx < s.end for s in quote.content):
                    party = scene.resolver.register.at(token.i)
                    if party is not None and party.kind == "state":
                        counts[party.id] += 1
    for speaker, counts in heard.items():
        ranked = counts.most_common(2)
        if ranked and ranked[0][1] >= 2 and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            scene.sides.adopt(speaker, ranked[0][0])


def _official(roles: list[str], scene: Scene) -> bool:
    words = [w for role in roles for w in role.casefold().split()]
    return any((r := scene.knows.role(w)) is not None and r.speaks_for for w in words)


def _nominal(quote: Found, scene: Scene, told: list[Blame]) -> Blame | None:
    """Return the accusation of words that name a grave wrong and nobody (*« Un scandale d'État »*)."""
    speakers = quote.speaker.entries
    accuses = any(b.accusers and scene.sides.same(b.accusers, speakers) for b in told)
    accused = opponents(speakers, scene, told, quote.at) if accuses else ()
    accused = accused or defendant(speakers, scene, told)
    if not accused or quote.kind == "indirect" or quote.construction == "infinitive":
        return None
    if "denial" in content_stances(quote.content, scene.layout, scene.knows):
        return None
    doc = scene.layout.doc
    tokens = [t for t in doc if any(s.start <= t.idx < s.end for s in quote.content)]
    if any(t.lower_ in {"ne", "n'", "si"} for t in tokens):
        return None
    if max((wrong_at(t, scene.knows) for t in tokens if t.pos_ in {"NOUN", "VERB"}), default=0) < _GRAVE:
        return None
    return Blame(
        speakers, accused, quote.content, quote.cue, "asserted", "spoken", 0.45, quote.at,
        quote.speaker.how,
    )  # fmt: skip


def _urged(quote: Found, scene: Scene) -> Blame | None:
    """Return the blame in *exhorte X à cesser ses provocations*: who is urged does the wrong."""
    if quote.construction != "infinitive" or quote.verb < 0:
        return None
    doc = scene.layout.doc
    tokens = [t for t in doc if any(s.start <= t.idx < s.end for s in quote.content)]
    if not any(t.lemma_.casefold() in _CEASING for t in tokens[:6]):
        return None
    for chunk in chunks(quote.verb + 1, tokens[0].i, scene.layout, scene.resolver):
        if chunk.prep == "" and not chunk.infinitive:
            accused = scene.sides.parties(chunk.head)
            if accused and not scene.sides.same(accused, quote.speaker.entries):
                return Blame(
                    quote.speaker.entries, accused, quote.content, quote.cue, "asserted", "urged", 0.5, quote.at,
                    quote.speaker.how,
                )  # fmt: skip
    return None


def _clauses(quote: Found, scene: Scene, told: list[Blame]) -> Iterator[tuple[float, Blame]]:
    speakers = quote.speaker.entries
    for verb in _predicates(quote, scene):
        accused, sign = _blamed(verb, quote, scene, told)
        if not accused or scene.sides.same(accused, speakers):
            continue
        start, end = _clause(verb, quote, scene)
        wrong = max((wrong_at(t, scene.knows) for t in scene.layout.doc[start:end]), default=0)
        hurt = _hurt(verb.i, end, speakers, scene)
        odds = _odds(speakers, accused, scene, told)
        if not wrong and not (hurt and odds):
            continue
        weight = wrong + sign + odds + hurt
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


def denies(blame: Blame, scene: Scene) -> bool:
    """Tell whether the words call an accusation false, which answers it and accuses nobody."""
    return "denial" in content_stances(blame.charge, scene.layout, scene.knows)


def _predicates(quote: Found, scene: Scene) -> Iterator[Token]:
    """Yield the finite predicates of a quotation that are asserted in it."""
    for token in scene.layout.doc:
        if not any(s.start <= token.idx < s.end for s in quote.content):
            continue
        if token.pos_ == "AUX" and base(token) in {"aux", "cop"}:
            continue
        if not is_finite(token) and not (token.pos_ in {"NOUN", "ADJ"} and children(token, "cop")):
            continue
        if token.i == quote.verb or _inserted(token) or is_infinitive(token) or is_negated(token) or _supposed(token):
            continue
        yield token


def _inserted(verb: Token) -> bool:
    """Tell whether the verb is an inserted cue: *a-t-il poursuivi*."""
    return any(clitic(t) for t in verb.doc[max(verb.i - 3, 0) : verb.i + 2])


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
        found = () if low in {"on", "ceux", "certains"} else scene.sides.parties(own)
        speakers = quote.speaker.entries
        return (
            found or opponents(speakers, scene, told, verb.i) or defendant(speakers, scene, told)
        ), 0.5
    if base(own.head) in {"acl"} and low == "qui" or "relcl" in own.head.dep_:
        sign = 1.0 if _cleft(own, scene) else 0.0
    else:
        sign = 0.0
    entries = scene.sides.parties(own)
    sides = scene.sides
    return entries, sign + (0.5 if entries and all(sides.entry(e).named for e in entries) else 0.0)


def _cleft(who: Token, scene: Scene) -> bool:
    """Tell whether the clause picks out a culprit: *c'est X qui*, *ce serait X qui*."""
    doc = who.doc
    floor = max(scene.layout.sentence_start(who.i), who.i - 14)
    return any(
        doc[i].lower_ in {"c'", "ce"} and doc[i + 1].lemma_.casefold() == "être"
        for i in range(floor, who.i - 1)
    )


def opponents(
    speakers: tuple[int, ...], scene: Scene, told: list[Blame], at: int
) -> tuple[int, ...]:
    """Return whom the speaker accuses elsewhere, else who accuses the speaker's side, nearest first."""
    sides = scene.sides
    near = sorted((b for b in told if b.accused), key=lambda b: (b.at > at, abs(b.at - at)))
    for blame in near:
        if blame.accusers and sides.same(blame.accusers, speakers):
            return blame.accused
    for blame in near:
        if blame.accusers and sides.same(blame.accused, speakers):
            return blame.accusers
    return ()


def defendant(speakers: tuple[int, ...], scene: Scene, told: list[Blame]) -> tuple[int, ...]:
    """Return the one party that the whole article blames, when there is just one."""
    blamed = [b.accused for b in told if b.accused]
    if not blamed or scene.sides.same(blamed[0], speakers):
        return ()
    if all(scene.sides.same(b, blamed[0]) for b in blamed):
        return blamed[0]
    return ()


def completed(told: list[Blame], scene: Scene) -> list[Blame]:
    """Give the denunciations that name nobody (*dénonce un « mensonge »*) to the adversary."""
    known = [b for b in told if b.accused]
    out = list(known)
    for blame in told:
        if not blame.accused and not denies(blame, scene):
            accused = opponents(blame.accusers, scene, known, blame.at) or defendant(
                blame.accusers, scene, known
            )
            if accused:
                out.append(replace(blame, accused=accused, trust=0.55))
    return out


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


def _hurt(start: int, end: int, speakers: tuple[int, ...], scene: Scene) -> float:
    """Return how plainly the speaker's own side is the victim: *nous*, *contre la Chine*."""
    doc = scene.layout.doc
    for i in range(max(start - 3, 0), end):
        if doc[i].lower_ in {"nous", "notre", "nos", "me", "m'"} and base(doc[i]) != "nsubj":
            return 1.0
        entry = scene.resolver.register.at(i)
        if i > start and entry is not None and scene.sides.same((entry.id,), speakers):
            return 1.0
    return 0.0


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

