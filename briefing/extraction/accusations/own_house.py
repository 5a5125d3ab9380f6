"""Tell whose house somebody speaks for, whom he hardly blames: *son porte-parole*, *le directeur de la clinique*."""

from __future__ import annotations

from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.syntax import token_at
from briefing.extraction.quotes.found import Found
from briefing.extraction.speakers.standing import of_house, speaks_for_a_body

_OWN = {"son", "sa", "leur"}
_BEFORE = 4
"""Tokens before a role within which *son* stands."""


def own_house(quote: Found, scene: Scene) -> set[int]:
    """Return the bodies that the speaker of a quotation serves by what the article calls him."""
    sides = scene.sides
    bodies = [e for e in scene.resolver.register.entries if e.kind == "organisation"]
    found: set[int] = set()
    for speaker in quote.speaker.entries:
        one = sides.entry(speaker)
        if one.kind != "person":
            continue
        found |= {b.id for b in bodies if of_house(one, b)}
        if speaks_for_a_body(one) and _possessed(speaker, scene):
            found |= _last_body(quote, scene)
    return found


def _possessed(party: int, scene: Scene) -> bool:
    """Tell whether the text says whose the speaker is by *son*: *son porte-parole, Luc Roy*."""
    doc, register = scene.layout.doc, scene.resolver.register
    heads = [i for i, entry in register.role_at.items() if entry == party]
    heads += [m.start for m in register.mentions if m.entry == party]
    return any(t.lower_ in _OWN for i in heads for t in doc[max(i - _BEFORE, 0) : i])


def _last_body(quote: Found, scene: Scene) -> set[int]:
    """Return the body with a name that is named last before the quotation."""
    register = scene.resolver.register
    start = token_at(scene.layout.doc, quote.content[0].start)
    before = [
        m for m in register.mentions
        if m.start < start and register.entries[m.entry].kind == "organisation"
    ]  # fmt: skip
    return {max(before, key=lambda m: m.start).entry} if before else set()
