"""Tie people to the bodies they speak for: *Le Kremlin nie. « Nous … », raille X*, *la secrétaire du syndicat, X*."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import token_at
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.parties.gazetteer import fold
from briefing.extraction.speakers.clients import Said
from briefing.extraction.speakers.sides import Sides

_OURS = {"nous", "notre", "nos"}
_BODIES = {"state", "organisation"}
VOICES = {
    "porte-parole", "avocat", "avocate", "conseil", "directeur", "directrice", "president", "presidente", "pdg",
    "patron", "patronne", "dirigeant", "dirigeante", "gerant", "gerante", "representant", "representante",
    "vice-president", "vice-presidente", "fondateur", "fondatrice", "responsable", "secretaire",
}  # fmt: skip
"""What somebody is called who speaks for a house."""
_COUNSEL = {"avocat", "avocate", "conseil"}
_OWN = {"son", "sa", "leur"}
_REACH = 3
"""Tokens before a name or its role within which *son* says whose voice it is."""
_OF_THE = {"du", "de"}
_THE = {"la", "l'"}
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


def adopt_voices(layout: Layout, sides: Sides) -> None:
    """Tie to a body who speaks for it by a role that takes it up: *son président*, *la secrétaire du syndicat*."""
    roles = sides.resolver.register.role_at
    for i, entry in sorted(roles.items()):
        called = fold(layout.doc[i].lower_)
        if called not in VOICES or called in _COUNSEL or roles.get(i - 1) == entry:
            continue
        if sides.entry(entry).kind != "person" or len(sides.of(entry)) > 1:
            continue
        body = whose_voice(i, layout, sides)
        body = _house_of(i, layout, sides) if body is None else body
        if body is not None and body != entry and _is_told_of(sides.entry(body)):
            sides.adopt(entry, body)


def _is_told_of(body: Entry) -> bool:
    """Tell whether a body has a name, or a description that is more than *le groupe*."""
    return body.named or " " in body.name


def whose_voice(i: int, layout: Layout, sides: Sides) -> int | None:
    """Return the body whose *porte-parole* the role at token `i` is: *L'agence nie. « … », dit sa porte-parole*."""
    own = next((t for t in layout.doc[max(i - _REACH, 0) : i] if t.lower_ in _OWN), None)
    owner = sides.resolver.owner(own.i) if own is not None else None
    if owner is None or sides.entry(owner).kind not in _BODIES:
        return None
    return owner


def _house_of(i: int, layout: Layout, sides: Sides) -> int | None:
    """Return the body that a noun of the role takes up: *le directeur de l'établissement*."""
    doc, n = layout.doc, i + 1
    while n < len(doc) and (doc[n].pos_ == "ADJ" or doc[n].lower_ in {"général", "générale"}):
        n += 1
    if n + 2 >= len(doc) or doc[n].lower_ not in _OF_THE:
        return None
    if doc[n].lower_ == "de" and doc[n + 1].lower_ not in _THE:
        return None
    noun = doc[n + 1 + (doc[n].lower_ == "de")]
    found = sides.resolver.body_meant(noun)
    return found if found is not None and sides.entry(found).kind == "organisation" else None


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
