"""Fit penalised logistic regressions, without chance: same rows, same weights.

Signs that stand in too few rows get no weight; the bias is free. `left_out` judges a fit on the articles
that it has not seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

FOLDS = 8
Signs = dict[str, float]
Weights = dict[str, float]
Vector = NDArray[np.float64]
R, W, X = TypeVar("R"), TypeVar("W"), TypeVar("X")


def fit(signs: Sequence[Signs], right: Sequence[bool], penalty: float, rare: int) -> Weights:
    """Return the weights of a logistic regression with an L2 penalty; the bias is free."""
    names = [
        s
        for s, n in sorted(Counter(s for row in signs for s in row).items())
        if n >= rare and s != "bias"
    ]
    place = {s: i for i, s in enumerate(names)}
    cells = [(r, place[s], v) for r, row in enumerate(signs) for s, v in row.items() if s in place]
    cells += [(r, len(names), 1.0) for r in range(len(signs))]
    values, heads, columns = zip(*[(v, r, c) for r, c, v in cells], strict=True)
    table = csr_matrix((values, (heads, columns)), shape=(len(signs), len(names) + 1))
    sign = np.where(np.array(right), 1.0, -1.0)
    ridge = np.full(len(names) + 1, penalty)
    ridge[-1] = 1e-6

    def loss(w: Vector) -> tuple[float, Vector]:
        margin = sign * (table @ w)
        pull = -sign / (1 + np.exp(margin))
        return float(
            np.logaddexp(0, -margin).sum() + 0.5 * (ridge * w * w).sum()
        ), table.T @ pull + ridge * w

    weights = minimize(
        loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}
    ).x
    return dict(zip([*names, "bias"], map(float, weights), strict=True))


def fit_choice(
    rows: Sequence[tuple[list[Signs], list[bool]]], penalty: float, rare: int
) -> Weights:
    """Return the weights of a choice of one in each line, of which one or more are right."""
    count = Counter(s for line, _ in rows for signs in line for s in signs)
    names = [s for s, n in sorted(count.items()) if n >= rare and s != "bias"]
    place = {s: i for i, s in enumerate(names)}
    lines: list[tuple[Vector, Vector]] = []
    for line, chosen in rows:
        table = np.zeros((len(line), len(names)))
        for i, signs in enumerate(line):
            for s, v in signs.items():
                if s in place:
                    table[i, place[s]] = v
        lines.append((table, np.array(chosen, float)))

    def loss(w: Vector) -> tuple[float, Vector]:
        total, slope = 0.5 * penalty * float(w @ w), penalty * w
        for table, right in lines:
            each = table @ w
            each = np.exp(each - each.max())
            each /= each.sum()
            mine = each * right / (each @ right)
            total -= float(np.log(each @ right))
            slope = slope - table.T @ (mine - each)
        return total, slope

    weights = minimize(
        loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500}
    ).x
    return dict(zip(names, map(float, weights), strict=True))


def left_out(
    rows: Sequence[R], train: Callable[[list[R]], W], use: Callable[[W, R], X],
    article: Callable[[R], str] = lambda r: r.article,  # type: ignore[attr-defined]
) -> list[X]:  # fmt: skip
    """Return what each row gets from a fit on the articles of the other folds."""
    names = sorted({article(r) for r in rows})
    fold = {name: i % FOLDS for i, name in enumerate(names)}
    out: list[X | None] = [None] * len(rows)
    for k in range(FOLDS):
        trained = train([r for r in rows if fold[article(r)] != k])
        for i, row in enumerate(rows):
            if fold[article(row)] == k:
                out[i] = use(trained, row)
    return out  # type: ignore[return-value]
