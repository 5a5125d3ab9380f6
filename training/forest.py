"""Fit the trees of a scorer whose signs depend on each other, with LightGBM: same rows, same trees.

The trees are kept as `briefing/extraction/grammar/trees.py` reads them, a line each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import lightgbm
import numpy as np
from fitting import Signs

from briefing.extraction.grammar.trees import Grove, planted

SETTINGS: dict[str, Any] = {
    "objective": "binary", "learning_rate": 0.05, "num_leaves": 8, "min_data_in_leaf": 60, "lambda_l2": 5.0,
    "feature_fraction": 0.3, "bagging_fraction": 0.8, "bagging_freq": 1, "seed": 1, "deterministic": True,
    "force_col_wise": True, "num_threads": 1, "verbose": -1,
}  # fmt: skip
ROUNDS = 200
_ZERO = 1e-30
"""LightGBM's limit between nought and anything is a little above nought."""
RARE = 4
"""Rows in which a sign must stand to be asked for."""


def fit_forest(signs: Sequence[Signs], right: Sequence[bool]) -> list[str]:
    """Return the trees as lines."""
    count = Counter(s for row in signs for s in row)
    names = [s for s, n in sorted(count.items()) if n >= RARE]
    place = {s: k for k, s in enumerate(names)}
    table = np.zeros((len(signs), len(names)))
    for r, row in enumerate(signs):
        for s, value in row.items():
            if s in place:
                table[r, place[s]] = value
    data = lightgbm.Dataset(table, np.array(right, float), params=SETTINGS)
    model = lightgbm.train(SETTINGS, data, ROUNDS).dump_model()
    return [_line(tree["tree_structure"], names) for tree in model["tree_info"]]


def grove_of(lines: Sequence[str]) -> Grove:
    """Return the trees of the lines, as the extraction weighs by them."""
    return Grove([planted(line) for line in lines])


def _line(node: dict[str, Any], names: Sequence[str]) -> str:
    if "leaf_value" in node:
        return f"{node['leaf_value']:.4f}"
    limit = node["threshold"] if abs(node["threshold"]) > _ZERO else 0.0
    asked = f"{names[node['split_feature']]}<={limit:.4g}"
    return f"{asked} {_line(node['left_child'], names)} {_line(node['right_child'], names)}"
