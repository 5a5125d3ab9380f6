"""Find who accuses whom of what in one article, each accusation once, at its fullest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.extraction.accusations.answering import answering, deniers
from briefing.extraction.accusations.blame import by_cue
from briefing.extraction.accusations.blame_naming import by_naming
from briefing.extraction.accusations.completed import completed
from briefing.extraction.accusations.joined_accusers import with_joined
from briefing.extraction.accusations.scene import Blame, Scene, Suspicions
from briefing.extraction.accusations.spoken import adopt_states, in_speech
from briefing.extraction.accusations.urged import by_urging
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import is_negated
from briefing.extraction.quotes.found import Found
from briefing.extraction.quotes.reported import speaker_of
from briefing.extraction.responses.told import headline_end
from briefing.extraction.speakers.clients import adopt_defended
from briefing.extraction.speakers.sides import Sides
from briefing.extraction.speakers.speakers import Resolver
from briefing.language.plain_doc import Token
from briefing.model import Span, Status

_ECHO = 0.5
"""How much of a headline's charge the body repeats where another of the same side tells it."""

_LEAD = 400
"""Characters that a standfirst has at most."""

_NEAR = 8
"""Tokens behind what is taken back in which the person stands whom it was said of."""

_STEM = 7
"""Letters that a deed and the noun for it share."""


@dataclass(frozen=True, slots=True)
class FoundAccusation:
    """Hold an accusation before its parties are frozen; parties are register ids."""

    accusers: tuple[int, ...]
    accused: tuple[int, ...]
    charge: tuple[Span, ...]
    cue: Span | None
    status: Status
    on_behalf_of: tuple[int, ...]
    construction: str
    trust: float
    at: int
    how: str = "none"


def find_accusations(
    layout: Layout,
    resolver: Resolver,
    knows: Knowledge,
    quotes: Sequence[Found],
    sides: Sides | None = None,
) -> tuple[list[FoundAccusation], Suspicions]:
    """Return the accusations of an article in text order, and whom its quotations may blame."""
    scene = Scene(layout, resolver, knows, sides or Sides(resolver), list(quotes))
    adopt_states(scene)
    scene.answering = answering(scene)
    scene.deniers = deniers(scene)
    raw = [*by_cue(scene), *by_naming(scene), *by_urging(scene)]
    said = [(q.speaker.entries, q.content) for q in quotes]
    adopt_defended(layout, scene.sides, said, ((b.at, b.accusers, b.accused) for b in raw))
    told = completed(raw, scene)
    heard = in_speech(scene, told)
    fuller = completed(raw, scene, heard) if any(not b.accused for b in raw) else told
    if len(fuller) > len(told):
        told, heard = fuller, in_speech(scene, fuller)
    told += heard
    if any(entry.accusation_class == "withdraw" for entry in scene.cues.values()):
        told = [_withdrawn(b, told, scene) for b in told]
    told = with_joined(told, scene)
    kept = _without_echoes(_merged(told, scene), scene)
    found = [
        FoundAccusation(
            b.accusers, b.accused, b.charge, b.cue, b.status, scene.sides.principals(b.accusers),
            b.construction, b.trust, b.at, b.how,
        )
        for b in sorted(kept, key=lambda b: b.at)
    ]  # fmt: skip
    return found, scene.suspicions


def _withdrawn(blame: Blame, told: list[Blame], scene: Scene) -> Blame:
    """Mark an accusation that its own accuser takes back in the same or the next sentence."""
    layout = scene.layout
    end = layout.sentence_end(blame.at)
    end = layout.sentence_end(min(end + 1, len(layout.doc) - 1))
    for token in layout.doc[blame.at + 1 : end]:
        entry = scene.cues.get(token.i)
        if entry is None or entry.accusation_class != "withdraw" or is_negated(token):
            continue
        if any(c.start <= token.idx < c.end for b in told for c in b.charge):
            continue  # « lui reproche d'avoir classé sans suite deux signalements »
        if _of_another(token, blame, scene):
            continue  # « a demandé la relaxe du brigadier Luc R. »
        who = speaker_of(token, layout, scene.resolver, scene.knows)
        if not who or scene.sides.same(who.entries, blame.accusers):
            return replace(blame, status="withdrawn")
    return blame


def _of_another(taking: Token, blame: Blame, scene: Scene) -> bool:
    """Tell whether what is taken back is told of a person behind it who is none of the accused."""
    end = scene.layout.sentence_end(taking.i)
    near = (scene.resolver.register.at(i) for i in range(taking.i + 1, min(taking.i + _NEAR, end)))
    person = next((e for e in near if e is not None and e.kind == "person"), None)
    return person is not None and not scene.sides.same((person.id,), blame.accused)


def _without_echoes(kept: list[Blame], scene: Scene) -> list[Blame]:
    """Drop the headline's accusation where the article tells it in full."""
    head, starts = headline_end(scene.layout), scene.layout.starts
    lead = _lead_end(scene.layout, head)
    body = [b for b in kept if starts[b.at] >= head]
    below = [b for b in body if starts[b.at] >= lead]
    kept = [b for b in kept if b in body or not any(_echoes(b, o, scene) for o in body)]
    return [
        b
        for b in kept
        if not (head <= starts[b.at] < lead and b.accusers)
        or not any(_echoes(b, o, scene) and _as_told(b, o, scene) for o in below)
    ]


def _as_told(lead: Blame, full: Blame, scene: Scene) -> bool:
    """Tell whether a standfirst says no more than what the article tells below it."""
    return not lead.charge or _alike(lead, full, scene) >= _ECHO


def _lead_end(layout: Layout, head: int) -> int:
    """Return the offset behind the standfirst, a short paragraph under the headline that sums up the rest."""
    text = layout.text
    start = next((i for i in range(head, len(text)) if not text[i].isspace()), head)
    end = text.find("\n", start)
    return end if head and 0 < end - start <= _LEAD and text[end:].strip() else head


def _echoes(title: Blame, full: Blame, scene: Scene) -> bool:
    """Tell whether a headline says in short what the article says: same parties, as far as named."""
    sides = scene.sides
    vague = not any(sides.entry(e).named for e in title.accused)
    if not any(sides.entry(e).named for e in title.accusers):
        # « Une ONG accuse l'armée »: the article says which, of what.
        return vague or sides.same(title.accused, full.accused)
    alike = sides.same(title.accusers, full.accusers) and _alike(title, full, scene) >= _ECHO
    if not (alike or set(title.accusers) & set(full.accusers)):
        return (
            False  # « Bamako accuse Nouakchott d'abriter des bases »: the government, further down
        )
    return vague or sides.same(title.accused, full.accused)


def _merged(told: list[Blame], scene: Scene) -> list[Blame]:
    """Keep each accusation once: the surest and fullest telling of it."""
    kept: list[Blame] = []
    for blame in sorted(told, key=lambda b: (-b.trust, b.at)):
        twin = next((k for k in kept if _same(k, blame, scene)), None)
        if twin is None:
            kept.append(blame)
            continue
        fuller = _fuller(twin, blame)
        kept[kept.index(twin)] = fuller
    return kept


def _fuller(a: Blame, b: Blame) -> Blame:
    rich, poor = (a, b) if (bool(a.accusers), _size(a)) >= (bool(b.accusers), _size(b)) else (b, a)
    status = "withdrawn" if "withdrawn" in (a.status, b.status) else rich.status
    if not rich.charge and poor.charge:
        # The words that say of what are where it is told, not the headline that only says who.
        return replace(rich, charge=poor.charge, cue=poor.cue, at=poor.at, status=status)
    return replace(rich, status=status)


def _size(blame: Blame) -> int:
    return sum(s.end - s.start for s in blame.charge)


def _same(a: Blame, b: Blame, scene: Scene) -> bool:
    """Tell whether two tellings are one accusation."""
    if not set(a.accused) & set(b.accused) and not scene.sides.same(a.accused, b.accused):
        return False
    if a.accusers and b.accusers and not scene.sides.same(a.accusers, b.accusers):
        return False
    if any(x.overlaps(y) for x in a.charge for y in b.charge):
        return True
    if not a.charge or not b.charge:
        # « X accuse Y »; « Y est poursuivi pour fraude »: who prosecutes need not be X.
        bare = b if a.charge else a
        return bool(a.accusers) == bool(b.accusers) or bare.construction != "active"
    return _alike(a, b, scene) >= (0.5 if a.accusers and b.accusers else 0.4)


def _alike(a: Blame, b: Blame, scene: Scene) -> float:
    """Return how much of the shorter charge's content words the other one repeats."""
    one, two = _terms(a, scene), _terms(b, scene)
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0


def _terms(blame: Blame, scene: Scene) -> set[str]:
    return {
        t.lemma_.casefold()[:_STEM]  # « dissimulé », « l'accusation de dissimulation »
        for t in scene.layout.tokens_in(blame.charge)
        if t.pos_ in {"NOUN", "VERB", "ADJ", "PROPN"}
    }
