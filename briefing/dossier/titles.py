"""Name a dossier by words of its articles: a title of theirs, else its parties and its theme."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing.dossier.grouping import genre
from briefing.dossier.terms import fold, words
from briefing.model import AccusationRow, Analysis

UNTITLED = "Note de synthèse"
LONGEST = 110
"""Characters; a longer title gives way to a shorter one that says nearly as much."""


def title(numbered: Sequence[tuple[int, Analysis]], accusations: Sequence[AccusationRow]) -> str:
    """Return the title that says most of what the articles share, else parties and theme."""
    weights = _shared(numbered)
    titled = [(" ".join(a.article.title.split()), n) for n, a in numbered if a.article.title]
    if titled:
        return max(titled, key=lambda t: (_said(t[0], weights), -t[1]))[0]
    parties = _parties(numbered, accusations)
    theme = _theme(numbered, weights, {w for p in parties for w in words(p)})
    return " : ".join(x for x in (" – ".join(parties), theme) if x) or UNTITLED


def _shared(numbered: Sequence[tuple[int, Analysis]]) -> Counter[str]:
    """Weigh each word by the number of articles, and of sentences, that have it."""
    weights: Counter[str] = Counter()
    for _, analysis in numbered:
        mine = Counter(t for s in analysis.sentences for t in set(s.terms))
        for term, k in mine.items():
            if term not in genre():
                weights[term] += 2 + min(k, 5)
    return weights


def _said(text: str, weights: Counter[str]) -> float:
    """Weigh a title by the shared words it has, long ones and bare quotes less."""
    said = sum(weights[w] for w in set(words(text)))
    excess = max(0, len(text) - LONGEST) / 40
    quoted = text.startswith(("«", '"', "“"))
    return said / (1 + excess) * (0.8 if quoted else 1.0)


def _parties(
    numbered: Sequence[tuple[int, Analysis]], accusations: Sequence[AccusationRow]
) -> list[str]:
    """Return the two sides of the most told accusation, else who is named most."""
    for row in sorted(accusations, key=lambda a: (-a.outlets, -len(a.mentions), a.id)):
        pair = [
            p.name for p in (*(row.on_behalf_of or row.accusers)[:1], *row.accused[:1]) if p.named
        ]
        if len(pair) == 2:
            return pair
    named = Counter(
        p.name for _, a in numbered for p in a.parties if p.named and p.kind != "unknown"
    )
    return sorted(named, key=lambda n: (-named[n], list(named).index(n)))[:2]


def _theme(numbered: Sequence[tuple[int, Analysis]], weights: Counter[str], taken: set[str]) -> str:
    """Return the most shared word as an article spells it."""
    for term, _ in sorted(weights.items(), key=lambda w: (-w[1], w[0])):
        if term in taken or len(term) < 5:
            continue
        for _, analysis in numbered:
            for word in re.findall(r"[a-zà-ÿœ-]{5,}", analysis.article.text):
                if fold(word) == term:
                    return str(word)
    return ""
