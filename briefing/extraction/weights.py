"""Read the weights of a linear scorer, and weigh signs by them."""

from __future__ import annotations

import math
from functools import cache
from importlib import resources


@cache
def weights(name: str) -> dict[str, float]:
    """Return the weights of a scorer, as `training/` wrote them; `threshold` is one of them."""
    table = resources.files("briefing.extraction") / f"{name}_weights.tsv"
    lines = table.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {sign: float(weight) for sign, weight in rows}


def chance(signs: dict[str, float], name: str) -> float:
    """Return the chance, 0 to 1, that the scorer gives to these signs."""
    known = weights(name)
    return 1 / (1 + math.exp(-sum(known.get(sign, 0.0) * value for sign, value in signs.items())))
