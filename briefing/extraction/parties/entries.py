"""Hold what an article tells of one party, and where, while it is being read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from briefing.extraction.parties.gazetteer import Name, fold
from briefing.model import Gender, PartyKind


@dataclass(slots=True)
class Mention:
    """Hold one place where a party is meant, in token indices."""

    start: int
    end: int
    entry: int
    subject: bool = False


@dataclass(slots=True)
class Entry:
    """Hold what the article tells of one party while it is being read."""

    id: int
    kind: PartyKind
    canonical: str | None = None
    forms: Counter[str] = field(default_factory=Counter)
    gender: Gender | None = None
    plural: bool = False
    named: bool = True
    roles: list[str] = field(default_factory=list)
    role_heads: set[str] = field(default_factory=set)
    head: str = ""
    """Lower-case head noun of a description, or the generic noun put before a name (*l'ONG X*)."""
    place: bool = False
    capital: bool = False
    part_of: int = -1
    """The body that *la direction* alone is taken to be of."""
    first: int = 0
    age: int | None = None
    states: set[str] = field(default_factory=set)
    """States that its roles or a parenthesis name: a phrase of another state means another."""
    titled: bool = False
    """True when *M.*, *Mme* or a given name stands before it somewhere."""
    varied: bool = False
    """True when its roles come from descriptions that took the name up (*le député de l'Yonne*)."""

    @property
    def name(self) -> str:
        """Return the one name to print: the canonical one, else the fullest of the article."""
        if self.canonical and (self.kind == "state" or self.head == "groupe"):
            # « APT28, alias Pawn Storm »: such groups have many names, none of them a fuller one.
            return self.canonical
        full, *others = self.forms or [self.canonical or ""]
        if others:
            full = min(self.forms, key=self._fullness)
        if self.kind == "organisation" and self.canonical and len(full) <= 6:
            spelled = fold(self.canonical)
            forms = sorted(self.forms, key=self._fullness)
            return next((f for f in forms if fold(f) == spelled), full)
        return full

    def is_called(self, folded: str) -> bool:
        """Tell whether the article calls the party so; the words are folded."""
        return folded in map(fold, self.forms)

    def _fullness(self, form: str) -> tuple[int, bool, bool, int, str]:
        """Rank a form: most words first, then spelled out, in small letters, often used."""
        return *_spelling(form), -self.forms[form], form


@lru_cache(maxsize=4096)
def _spelling(form: str) -> tuple[int, bool, bool]:
    """Rank a form by how it is written: most words first, then spelled out, in small letters."""
    abridged = any(len(w) > 1 and w.endswith(".") for w in form.split())
    return -len(fold(form).split()), abridged, form.isupper()


def other_gender(entry: Entry, name: Name) -> bool:
    """Tell whether a name is that of a man where the party is a woman, or the other way round."""
    return bool(name.title_gender and entry.gender and entry.gender != name.title_gender)


def upgrade(entry: Entry, name: Name) -> None:
    """Give a party the kind and gender that another place of its name tells."""
    if entry.kind == "unknown" and name.kind != "unknown":
        entry.kind = name.kind
    if name.title_gender and entry.gender is None:
        entry.gender = name.title_gender
