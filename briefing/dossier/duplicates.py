"""Find the dispatch that several outlets print: the same text, or one that extends another."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.dossier.terms import words
from briefing.model import Article, Source

SHINGLE = 3
SAME = 0.8
"""Jaccard of word shingles from which two texts are one; lightly edited copies score 0.83."""
CONTAINED = 0.8
"""Share of the shorter text's shingles from which the longer extends it; measured 0.99."""

LONGER = 1.15
"""How much longer than the dispatch a text must be to extend it rather than to repeat it."""


def number_sources(articles: Sequence[Article]) -> tuple[Source, ...]:
    """Number articles by date then name, and tie copies to the first that printed the text."""
    ordered = sorted(articles, key=lambda a: (a.published.iso if a.published else "9999", a.id))
    shingles = [_shingles(a.text) for a in ordered]
    sources: list[Source] = []
    for n, article in enumerate(ordered):
        copy_of, extends = None, False
        for m in range(n):
            if sources[m].copy_of is not None:
                continue
            shared = len(shingles[n] & shingles[m])
            union = len(shingles[n] | shingles[m])
            smaller = min(len(shingles[n]), len(shingles[m]))
            longer = len(shingles[n]) > LONGER * len(shingles[m])
            if smaller and shared / smaller >= CONTAINED and (longer or shared / union < SAME):
                copy_of, extends = sources[m].number, True
                break
            if union and shared / union >= SAME:
                copy_of = sources[m].number
                break
        sources.append(Source(n + 1, article, copy_of, extends))
    return tuple(sources)


def _shingles(text: str) -> set[tuple[str, ...]]:
    tokens = words(text)
    return {tuple(tokens[i : i + SHINGLE]) for i in range(len(tokens) - SHINGLE + 1)}
