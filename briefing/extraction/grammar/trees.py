"""Weigh signs by decision trees that add up: what a sign tells depends on the others.

A table of `fitted/` holds a tree on each line, the root first: `sign<=limit`, then what is asked where that
holds, then what is asked where it does not; a bare number is a leaf. `training/forest.py` writes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from briefing.extraction.grammar.weights import logistic

Tree = float | tuple[str, float, "Tree", "Tree"]
"""A leaf's weight; or a sign, its limit, what follows up to the limit, and what follows above it."""


@cache
def forest(name: str) -> tuple[float, tuple[Tree, ...]]:
    """Return the threshold and the trees of a scorer, as `training/` wrote them."""
    table = resources.files("briefing.extraction") / "fitted" / f"{name}.tsv"
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return float(lines[0].removeprefix("threshold\t")), tuple(planted(line) for line in lines[1:])


def planted(line: str) -> Tree:
    """Return the tree of a line."""
    return _grown(iter(line.split()))


def _grown(words: Iterator[str]) -> Tree:
    word = next(words)
    sign, split, limit = word.rpartition("<=")
    if not split:
        return float(word)
    return sign, float(limit), _grown(words), _grown(words)


@dataclass(slots=True)
class _Nodes:
    """Hold the nodes of trees side by side; a leaf leads to itself."""

    signs: dict[str, int] = field(default_factory=dict)
    asked: list[int] = field(default_factory=list)
    limits: list[float] = field(default_factory=list)
    below: list[int] = field(default_factory=list)
    above: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(self, tree: Tree) -> tuple[int, int]:
        """Add a tree; return its root and how many signs are asked at most."""
        at = len(self.asked)
        self.below.append(at)
        self.above.append(at)
        if not isinstance(tree, tuple):
            self._node(0, np.inf, tree)
            return at, 0
        sign, limit, below, above = tree
        self._node(self.signs.setdefault(sign, len(self.signs)), limit, 0.0)
        self.below[at], low = self.add(below)
        self.above[at], high = self.add(above)
        return at, 1 + max(low, high)

    def _node(self, asked: int, limit: float, weight: float) -> None:
        self.asked.append(asked)
        self.limits.append(limit)
        self.weights.append(weight)


class Grove:
    """Weigh many rows of signs by the same trees at once: much faster than one by one."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        nodes = _Nodes()
        grown = [nodes.add(tree) for tree in trees]
        self._signs = nodes.signs
        self._roots = np.array([root for root, _ in grown], dtype=np.intp)
        self._depth = max((depth for _, depth in grown), default=0)
        self._asked, self._limits = np.array(nodes.asked, dtype=np.intp), np.array(nodes.limits)
        self._below = np.array(nodes.below, dtype=np.intp)
        self._above = np.array(nodes.above, dtype=np.intp)
        self._weights = np.array(nodes.weights)

    def chances(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """Return the chance, 0 to 1, that the trees give to each row's signs together."""
        table = np.zeros((len(rows), max(len(self._signs), 1)))
        for r, signs in enumerate(rows):
            for sign, value in signs.items():
                if sign in self._signs:
                    table[r, self._signs[sign]] = value
        at: NDArray[np.intp] = np.tile(self._roots, (len(rows), 1))
        each = np.arange(len(rows))[:, np.newaxis]
        for _ in range(self._depth):
            low = table[each, self._asked[at]] <= self._limits[at]
            at = np.where(low, self._below[at], self._above[at])
        return [logistic(float(weight)) for weight in self._weights[at].sum(axis=1)]


@cache
def grove(name: str) -> tuple[float, Grove]:
    """Return the threshold and the trees of a scorer, to weigh many rows at once."""
    threshold, trees = forest(name)
    return threshold, Grove(trees)
