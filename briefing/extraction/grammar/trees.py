"""Weigh signs by decision trees that add up: what a sign tells depends on the others.

A table of `fitted/` holds a tree on each line, the root first: `sign<=limit`, then what is asked where that
holds, then what is asked where it does not; a bare number is a leaf. `training/forest.py` writes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

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


def chance(signs: dict[str, float], trees: tuple[Tree, ...]) -> float:
    """Return the chance, 0 to 1, that the trees give to these signs together."""
    weight = 0.0
    for tree in trees:
        node = tree
        while isinstance(node, tuple):
            node = node[2] if signs.get(node[0], 0.0) <= node[1] else node[3]
        weight += node
    return logistic(weight)
