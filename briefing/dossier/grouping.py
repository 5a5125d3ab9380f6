"""Group analyses into stories, by the words that are their own and the names they share.

Two articles tell one story when their weighted words are close; less is enough when they share a
party that accuses or is accused, and less again when they share a name that no list of states and
institutions has. The words of the genre (*accuser, démentir, porte-parole*) tell no story and do not
count, states count half: else all that Beijing ever denied would be one affair.

The two seeds (2019 and 2021) come out as one dossier: the same accused, China, and one theme,
hacking, in their words; a third article on China and the sea stays apart. A reader who wants them
apart gives them in two commands, one who wants all in one says `--single`.

Pairs are found by what is rare in them, never all against all, and the same articles make the same
groups in whatever order they come. Why not scikit-learn: it would add 194 MB to an installation and
1.4 seconds and 116 MB to each run (measured, with scipy) for what an index of lemmas does.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefing.dossier.clusters import Joined, candidates
from briefing.dossier.terms import fold
from briefing.language.lexicon import load
from briefing.model import Analysis

CLOSE = 0.25
"""Cosine from which two articles tell one story; two waves of dismissals at two firms lie at 0.21."""
ALLIED = 0.12
"""Cosine that suffices with a shared party to an accusation; the seeds lie at 0.13 to 0.16, China
hacking and China at sea at 0.115."""
NAMED = (0.10, 0.06)
"""Cosine that suffices with one shared name that is in no list, and with two or more."""
KEPT_TOGETHER = 0.15
"""Cosine of the sums below which two groups are not joined by a single pair of theirs."""
TELLING = 14
"""The weightiest words of an article, by which others are looked up."""

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class _Profile:
    vector: Vector
    names: frozenset[str]
    blamed: frozenset[str]


def group(analyses: Sequence[Analysis], *, single: bool = False) -> list[list[int]]:
    """Return groups of indices, the largest first; all in one if `single`."""
    n = len(analyses)
    if single or n <= 1:
        return [list(range(n))] if n else []
    profiles = _profiles(analyses)
    keys = [[*sorted(p.names), *_telling(p.vector)] for p in profiles]
    pairs = []
    for i, j in candidates(keys):
        likeness = cosine(profiles[i].vector, profiles[j].vector)
        if likeness >= _needed(profiles[i], profiles[j]):
            pairs.append((round(likeness, 9), i, j))
    pairs.sort(key=lambda p: (-p[0], p[1], p[2]))
    return sorted(_merged(pairs, [p.vector for p in profiles]), key=lambda g: (-len(g), g[0]))


def _needed(a: _Profile, b: _Profile) -> float:
    shared = len(a.names & b.names)
    needed = CLOSE
    if a.blamed & b.blamed:
        needed = ALLIED
    if shared:
        needed = min(needed, NAMED[min(shared, 2) - 1])
    return needed


def _merged(pairs: Sequence[tuple[float, int, int]], vectors: Sequence[Vector]) -> list[list[int]]:
    """Join the closest pairs first; larger groups only if they are alike as wholes."""
    sets = Joined(len(vectors))
    sums = dict(enumerate(vectors))
    for _, i, j in pairs:
        a, b = sorted((sets.root(i), sets.root(j)))
        if a == b:
            continue
        large = max(len(sets.members(a)), len(sets.members(b))) > 2
        if large and cosine(_unit(sums[a]), _unit(sums[b])) < KEPT_TOGETHER:
            continue
        sets.join(a, b)
        total = dict(sums.pop(a))
        for term, x in sums.pop(b).items():
            total[term] = total.get(term, 0.0) + x
        sums[sets.root(a)] = total
    return sets.sets()


def _profiles(analyses: Sequence[Analysis]) -> list[_Profile]:
    counts = [_terms(a) for a in analyses]
    return [
        _Profile(vector, names_of(a), _blamed(a))
        for a, vector in zip(analyses, weighted(counts), strict=True)
    ]


def _terms(analysis: Analysis) -> Counter[str]:
    """Count the words of an article that may be a story's own, and its parties."""
    counts = Counter(t for s in analysis.sentences for t in s.terms if t not in genre())
    counts.update(fold(p.name) for p in analysis.parties if p.kind != "unknown")
    return counts


def weighted(counts: Sequence[Counter[str]]) -> list[Vector]:
    """Return unit vectors of tf-idf weights, states at half."""
    seen = Counter(term for c in counts for term in c)
    n = len(counts)
    vectors = []
    for c in counts:
        vector = {
            t: (1 + math.log(k))
            * (1 + math.log((1 + n) / (1 + seen[t])))
            * (0.5 if t in _states() else 1.0)
            for t, k in sorted(c.items())
        }
        vectors.append(_unit(vector))
    return vectors


def _unit(vector: Vector) -> Vector:
    norm = math.sqrt(math.fsum(x * x for x in vector.values())) or 1.0
    return {t: x / norm for t, x in vector.items()}


def cosine(a: Vector, b: Vector) -> float:
    """Return the cosine of two unit vectors."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return math.fsum(x * large[t] for t, x in small.items() if t in large)


def _telling(vector: Vector) -> list[str]:
    return sorted(vector, key=lambda t: (-vector[t], t))[:TELLING]


def names_of(analysis: Analysis) -> frozenset[str]:
    """Return the names of persons and bodies that are in no list of states, parties and seats."""
    return frozenset(
        folded
        for p in analysis.parties
        if p.named
        and p.kind in ("person", "organisation")
        and (folded := fold(p.name)) not in _listed()
        and folded not in genre()
    )


def _blamed(analysis: Analysis) -> frozenset[str]:
    """Return who accuses, is accused, or speaks through a spokesman."""
    rows = [(*a.accusers, *a.accused, *a.on_behalf_of) for a in analysis.accusations]
    rows += [q.on_behalf_of for q in analysis.quotes]
    return frozenset(fold(p.name) for row in rows for p in row if p.named)


@cache
def genre() -> frozenset[str]:
    """Return the words that any article of this kind may hold: of speech, blame, office and time."""
    known = load()
    tables = (known.cue_verbs, known.accusations, known.answers, known.roles, known.time_words)
    words = {fold(key) for table in tables for key in table}
    words |= {fold(key) for key in known.given_names}
    words |= {fold(r.feminine) for roles in known.roles.values() for r in roles if r.feminine}
    return frozenset(words)


@cache
def _states() -> frozenset[str]:
    return frozenset(fold(key) for key in load().states)


@cache
def _listed() -> frozenset[str]:
    known = load()
    return _states() | {fold(key) for table in (known.organisations, known.seats) for key in table}
