"""Tie to an accused state who speaks for it and is taken for known: *Le Kremlin nie. « Nous … », raille X*."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import token_at
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.speakers.clients import Said
from briefing.extraction.speakers.sides import Sides

_OURS = {"nous", "notre", "nos"}
_BODIES = {"state", "organisation"}
_LED = 2
"""Tokens from *pour* to whom it leads to."""


def adopt_spokespeople(
    layout: Layout, sides: Sides, said: Sequence[Said], accused: Sequence[tuple[int, int]]
) -> None:
    """Tie a person of no told office who says *nous* to the accused state that acts in the sentence before.

    Only to a state, its seat or one of its bodies: who speaks for others is introduced.
    """
    blamed = sides.of_all(tuple(party for _, party in accused))
    states = {e for e in blamed if e >= 0 and sides.entry(e).kind == "state"}
    for entries, content in said if states else ():
        if len(entries) != 1 or sides.principals(entries):
            continue
        person = sides.entry(entries[0])
        if _only_speaks(person):
            body = _acting_above(token_at(layout.doc, content[0].start), layout, sides)
            if body is not None and (served := states & sides.of(body)):
                sides.adopt(person.id, min(served))
            continue
        if not _unintroduced(person):
            continue
        if _OURS.isdisjoint([t.lower_ for t in layout.tokens_in(content)]):
            continue
        body = _acting_before(token_at(layout.doc, content[0].start), layout, sides)
        served = states & sides.of(body) if body is not None else set()
        if served:
            sides.adopt(person.id, min(served))


def _unintroduced(person: Entry) -> bool:
    """Tell whether the article names somebody and says nothing of who that is."""
    return person.kind == "person" and person.named and not person.roles


def _only_speaks(person: Entry) -> bool:
    """Tell whether somebody is called *la porte-parole* and no more."""
    return person.named and bool(person.roles) and set(person.roles) <= {"porte-parole"}


def _acting_above(i: int, layout: Layout, sides: Sides) -> int | None:
    """Return the state or body that is the last subject before, in this paragraph or the one before."""
    floor = layout.paragraph_from(layout.doc[i].idx)
    floor = layout.paragraph_from(max(floor - 2, 0))
    before = [
        m
        for m in sides.resolver.register.mentions
        if m.start < i and layout.doc[m.start].idx >= floor and m.subject
    ]
    bodies = [m.entry for m in before if sides.entry(m.entry).kind in _BODIES]
    return bodies[-1] if bodies else None


def _acting_before(i: int, layout: Layout, sides: Sides) -> int | None:
    """Return the state or body that is the subject of the sentence before, in the same paragraph."""
    start = layout.sentence_start(i)
    floor = token_at(layout.doc, layout.paragraph_from(layout.doc[i].idx))
    if start <= floor:
        return None
    before = layout.sentence_start(start - 1)
    for mention in sides.resolver.register.mentions:
        if max(before, floor) <= mention.start < start and (
            mention.subject or _is_source(mention, layout)
        ):
            entry = sides.entry(mention.entry)
            return entry.id if entry.kind in _BODIES else None
    return None


def _is_source(mention: Mention, layout: Layout) -> bool:
    """Tell whether a phrase opens its sentence behind *pour* or *selon*: *Pour la diplomatie chinoise, …*."""
    first = layout.doc[layout.sentence_start(mention.start)]
    return first.lower_ in {"pour", "selon"} and mention.start - first.i <= _LED
