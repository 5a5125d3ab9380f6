"""Tell whether the name that the extraction prints means a party of the annotations.

A party of the annotations is a list of names any of which is right. What is compared are bare words:
without accents, articles and courtesy titles.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Names = tuple[str, ...]
Words = tuple[str, ...]

COURTESY = frozenset("le la les l un une des du de d m mme monsieur madame".split())
# A function or a body that many have: alone it does not tell who.
COMMON = frozenset(
    """ministre ministres ministere porte parole president presidente direction directeur directrice
    gouvernement syndicat association avocat avocate cabinet source sources groupe societe entreprise
    police parquet procureur procureure opposition depute deputee elu elue rapport temoin temoins
    ambassade ambassadeur diplomatie premier premiere chef secretaire general generale""".split()
)


def words_of(name: str) -> Words:
    """Return the words that tell a name from another."""
    plain = name.replace("’", "'").replace("œ", "oe").replace("Œ", "OE")
    folded = unicodedata.normalize("NFKD", plain).casefold()
    words = re.findall(r"\w+", "".join(c for c in folded if not unicodedata.combining(c)))
    return tuple(word for word in words if word not in COURTESY) or tuple(words)


def likeness(found: str, accepted: str) -> float:
    """Return how alike two names are: 1 the same words, 0.9 a family name or an apposition, else the overlap."""
    a, b = words_of(found), words_of(accepted)
    if not a or not b or a == b:
        return float(a == b)
    inside, around = set(a), set(b)
    family_name = inside < around and a == b[-len(a) :] and len(around) <= 4
    if family_name and not around & COMMON:
        return 0.9
    if around < inside and len(b) > 1 and a[: len(b)] == b:
        return 0.9
    one_holds_the_other = inside <= around or around <= inside
    if not one_holds_the_other or not (inside & around) - COMMON:
        return 0.0
    overlap = len(inside & around) / len(inside | around)
    return overlap if overlap > 0.5 else 0.0


def most_alike(found: str, names: Iterable[str]) -> float:
    return max((likeness(found, name) for name in names), default=0.0)


@dataclass(frozen=True)
class Cast:
    """Hold every party of an article's annotations, so that a name counts for the one it fits best."""

    parties: tuple[Names, ...]

    def means(self, found: str, party: Names) -> bool:
        """Tell whether a found name means this party and fits no other one better."""
        alike = most_alike(found, party)
        known = {words_of(name) for name in party}
        rivals = (p for p in self.parties if known.isdisjoint(map(words_of, p)))
        return alike > 0 and all(most_alike(found, rival) <= alike for rival in rivals)

    def shared(self, found: list[str], parties: list[Names]) -> int:
        """Return how many found names can be given a party each."""
        return pairing(len(found), len(parties), lambda i, j: self.means(found[i], parties[j]))

    def attributes(self, found: list[str], parties: list[Names]) -> bool:
        """Tell whether no name is wrong and at least half of the parties are named."""
        n = self.shared(found, parties)
        return n == len(found) and 2 * n >= len(parties)

    def agrees(self, found: list[str], parties: list[Names]) -> bool:
        """Tell whether two lists have at least half in common (F1), or are both empty."""
        if not (found or parties):
            return True
        return 4 * self.shared(found, parties) >= len(found) + len(parties)


def cast_of(gold: dict[str, Any]) -> Cast:
    """Return everybody who speaks, accuses, is accused or answers in the annotations."""
    keys = ("speakers", "accusers", "accused", "on_behalf_of", "responders")
    items = [*gold["quotes"], *gold["accusations"], *gold["responses"]]
    return Cast(
        tuple(tuple(names) for item in items for key in keys for names in item.get(key) or [])
    )


def pairing(n: int, m: int, fits: Callable[[int, int], bool]) -> int:
    """Return the size of the greatest one-to-one pairing of n things with m others."""
    partner: dict[int, int] = {}

    def seat(i: int, tried: set[int]) -> bool:
        for j in range(m):
            if j in tried or not fits(i, j):
                continue
            tried.add(j)
            if j not in partner or seat(partner[j], tried):
                partner[j] = i
                return True
        return False

    return sum(seat(i, set()) for i in range(n))
