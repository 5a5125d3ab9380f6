"""Read the weights of a linear scorer, and weigh signs by them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from importlib import resources


@cache
def weights(name: str) -> dict[str, float]:
    """Return the weights of a scorer, as `training/` wrote them; `threshold` is one of them."""
    table = resources.files("briefing.extraction") / "fitted" / f"{name}.tsv"
    lines = table.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {sign: float(weight) for sign, weight in rows}


def weigh(signs: dict[str, float], name: str) -> float:
    """Return the weight of the signs together, which may be of either sign."""
    return weighed(signs, weights(name))


def chance(signs: dict[str, float], name: str) -> float:
    """Return the chance, 0 to 1, that the scorer gives to these signs."""
    return logistic(weigh(signs, name))


def shares(each: Sequence[dict[str, float]], name: str) -> list[float]:
    """Return the chance of each of several that exclude one another; together they make 1."""
    return divided([weigh(signs, name) for signs in each])


def weighed(signs: dict[str, float], table: dict[str, float]) -> float:
    """Return the weight of the signs by a table."""
    weight = 0.0
    for sign, value in signs.items():
        if sign in table:
            weight += table[sign] * value
    return weight


def logistic(weight: float) -> float:
    """Return the chance that a weight stands for."""
    return 1 / (1 + math.exp(-weight))


def divided(each: Sequence[float]) -> list[float]:
    """Return the chances of weights of which one is right."""
    top = max(each, default=0.0)
    powers = [math.exp(weight - top) for weight in each]
    total = sum(powers)
    return [power / total for power in powers]
