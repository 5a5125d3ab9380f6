"""Group analyses into stories, by shared words and parties.

Two articles tell one story when their weighted words are close, or when they share parties that
accuse or are accused and some vocabulary. The two seeds (2019 and 2021, two affairs of one kind:
China accused of hacking, China denying) come out as one dossier: same accused, same theme, and a
reader who asks for a brief on two articles expects one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from briefing.dossier.terms import fold
from briefing.model import Analysis

CLOSE = 0.22
"""Cosine of tf-idf vectors from which two articles tell one story."""
ALLIED = 0.13
"""Cosine that suffices when the articles share a party that accuses, is accused or speaks.

Articles of other stories lie at 0.10 on average and below 0.17, the two seeds at 0.14.
"""


def group(analyses: Sequence[Analysis], *, single: bool = False) -> list[list[int]]:
    """Return groups of indices, by first article; all in one if `single` or two articles alike."""
    n = len(analyses)
    if single or n <= 1:
        return [list(range(n))] if n else []
    vectors = _vectors(analyses)
    blamed = [_blamed(a) for a in analyses]
    parent = list(range(n))

    def find(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for i in range(n):
        for j in range(i):
            likeness = _cosine(vectors[i], vectors[j])
            if likeness >= CLOSE or (likeness >= ALLIED and blamed[i] & blamed[j]):
                parent[find(i)] = find(j)
    groups: dict[int, list[int]] = {}
    for i in range(n):
        groups.setdefault(find(i), []).append(i)
    return sorted(groups.values(), key=lambda g: g[0])


def _vectors(analyses: Sequence[Analysis]) -> list[dict[str, float]]:
    counts = [
        Counter(
            [t for s in a.sentences for t in s.terms]
            + [fold(p.name) for p in a.parties if p.kind != "unknown"]
        )
        for a in analyses
    ]
    seen = Counter(term for c in counts for term in c)
    n = len(analyses)
    vectors = []
    for c in counts:
        v = {
            t: (1 + math.log(k)) * (1 + math.log((1 + n) / (1 + seen[t])))
            for t, k in sorted(c.items())
        }
        norm = math.sqrt(sum(x * x for x in v.values())) or 1.0
        vectors.append({t: x / norm for t, x in v.items()})
    return vectors


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    small, large = sorted((a, b), key=len)
    return sum(x * large.get(t, 0.0) for t, x in small.items())


def _blamed(analysis: Analysis) -> set[str]:
    """Return who accuses, is accused, or speaks through a spokesman."""
    rows = [(*a.accusers, *a.accused, *a.on_behalf_of) for a in analysis.accusations]
    rows += [q.on_behalf_of for q in analysis.quotes]
    return {fold(p.name) for row in rows for p in row if p.named}
