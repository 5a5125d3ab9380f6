"""Join things that are the same, whatever the order in which they are met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

CROWD = 64
"""A key that more things share than this says too little to compare them by."""


class Joined:
    """Keep sets of the numbers 0 to n - 1 that are joined pair by pair (union-find)."""

    def __init__(self, n: int) -> None:
        self._root = list(range(n))
        self._members = {i: [i] for i in range(n)}

    def root(self, i: int) -> int:
        """Return the smallest number of the set."""
        return self._root[i]

    def members(self, i: int) -> list[int]:
        """Return the set that a number is in."""
        return self._members[self._root[i]]

    def join(self, i: int, j: int) -> None:
        """Make one set of two."""
        a, b = sorted((self._root[i], self._root[j]))
        if a == b:
            return
        moved = self._members.pop(b)
        self._members[a] = sorted([*self._members[a], *moved])
        for k in moved:
            self._root[k] = a

    def sets(self) -> list[list[int]]:
        """Return the sets, each in order, by their first number."""
        return [self._members[root] for root in sorted(self._members)]


def candidates(keys: Sequence[Iterable[Hashable]], crowd: int = CROWD) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share a key, each once; what a crowd shares only ties neighbours.

    With a bound on the crowd the number of pairs grows with the number of things, not its square.
    """
    shared: dict[Hashable, list[int]] = defaultdict(list)
    for i, mine in enumerate(keys):
        for key in mine:
            shared[key].append(i)
    seen: set[tuple[int, int]] = set()
    for members in shared.values():
        near = len(members) if len(members) <= crowd else 2
        for at, i in enumerate(members):
            for j in members[at + 1 : at + near]:
                if i != j and (i, j) not in seen:
                    seen.add((i, j))
                    yield i, j


def joined(
    keys: Sequence[Iterable[Hashable]], same: Callable[[int, int], bool], crowd: int = CROWD
) -> list[list[int]]:
    """Return the sets of things that are the same, directly or through others."""
    sets = Joined(len(keys))
    for i, j in candidates(keys, crowd):
        if sets.root(i) != sets.root(j) and same(i, j):
            sets.join(i, j)
    return sets.sets()
