"""Hold what the article calls a party and whom it serves, asked of each party once."""

from __future__ import annotations

from functools import cached_property

from briefing.extraction.parties.entries import Entry
from briefing.extraction.speakers.sides import EXECUTIVE, OPPOSED, Sides, no_states
from briefing.extraction.speakers.standing import Called

# Servants of a state, for whom its government answers.
_STATE_SERVANTS = {
    "police", "policiers", "policier", "gendarmerie", "gendarmes", "prefet", "prefete", "prefecture", "armee",
    "militaires", "soldats", "douanes", "administration", "services", "forces", "agence", "ministere", "ministre",
    "executif", "etat", "gouvernement", "exécutif", "garde-cotes", "marine", "ambassade", "ambassadeur", "troupes",
    "autorites", "pouvoir", "regime", "junte", "diplomatie", "presidence",
}  # fmt: skip
_FORCES = {
    "police",
    "policiers",
    "policier",
    "gendarmerie",
    "gendarmes",
    "soldats",
    "douanes",
    "pompiers",
}

_ABROAD = {"ambassade", "ambassadeur", "ambassadrice", "consulat", "consul"}


class Allegiance(Called):
    """Answer what is asked of a party beside each of the accused, once its sides are known."""

    def __init__(self, entry: Entry, sides: Sides) -> None:
        super().__init__(entry)
        self._sides = sides

    @cached_property
    def side(self) -> frozenset[int]:
        """Return the party with those it speaks for or belongs to."""
        return self._sides.of(self.entry.id)

    @cached_property
    def official(self) -> bool:
        """Tell whether the party speaks for another by its role, its name or its seat."""
        return bool(self._sides.principals((self.entry.id,)))

    @cached_property
    def bare(self) -> bool:
        """Tell whether all that is known of the party is a role without a body."""
        return self.is_bare_role and not self.serves_another

    @cached_property
    def serves_another(self) -> bool:
        """Tell whether the article says whom the party serves, so that no general noun need tell."""
        side = [self._sides.entry(e) for e in self.side if e >= 0 and e != self.entry.id]
        bodies = (e for e in side if e.kind != "state")
        return any(e.named or (e.kind == "organisation" and " " in e.name) for e in bodies)

    @cached_property
    def executive(self) -> bool:
        """Tell whether the party is of a state's executive, or one of its servants."""
        words = self.words
        if any(not OPPOSED.isdisjoint(each) for each in words):
            return False
        if EXECUTIVE in self.side or any(self._sides.is_seat(e) for e in self.side if e >= 0):
            return True
        if any(no_states(each) for each in words):
            return False
        return any(not _STATE_SERVANTS.isdisjoint(each[:2]) for each in words)

    @cached_property
    def abroad(self) -> bool:
        """Tell whether the party stands for its state in another."""
        return any(not _ABROAD.isdisjoint(each[:2]) for each in self.words)

    @cached_property
    def of_force(self) -> bool:
        """Tell whether the party is the police or another of the forces."""
        return any(not _FORCES.isdisjoint(each[:2]) for each in self.words)

    @cached_property
    def states(self) -> set[int]:
        """Return the states on whose side the party stands."""
        return {e for e in self.side if e >= 0 and self._sides.entry(e).kind == "state"}


def one_executive(one: Allegiance, other: Allegiance) -> bool:
    """Tell whether both serve one state: the ministry and its préfet, Matignon and the State.

    Those in charge answer for the forces, and not the forces for those in charge.
    """
    if not (one.executive and other.executive) or (one.of_force and not other.of_force):
        return False
    if one.abroad and not other.states:
        return False  # an embassy serves another state than the prime minister of the place
    return not (one.states and other.states and one.states.isdisjoint(other.states))
