"""Find the dispatch that several outlets print: the same text, a part of it, or one that extends it.

Texts are compared by their runs of three words, found through an index of the runs, so that the work
grows with the number of articles and not with its square. Bylines, credits and share lines do not
count, and damaged characters count as what they were.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.dossier.terms import words
from briefing.model import Article, Source, Span
from briefing.reading.repair import repaired

RUN = 3
SAME = 0.7
"""Share of all runs that two texts have in common from which they are one; lightly edited copies
measure 0.84, short articles on one affair that quote the same words at most 0.17."""
HELD = 0.5
"""Share of the shorter text's runs that the longer has from which it takes that text up; the same
short articles measure at most 0.35."""
LONGER = 1.15
"""How much longer than the dispatch a text must be to extend it rather than to repeat it."""


@dataclass(frozen=True, slots=True)
class _Match:
    number: int
    extends: bool
    share: float
    """Jaccard: a copy of an extended dispatch is nearer to that than to the dispatch."""


def number_sources(articles: Sequence[Article]) -> tuple[Source, ...]:
    """Number articles by date then name, and tie copies to the first that printed the text."""
    ordered = sorted(
        articles, key=lambda a: (a.published.iso if a.published else "9999", a.id, a.sha256)
    )
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sizes: dict[int, int] = {}
    sources: list[Source] = []
    for number, article in enumerate(ordered, 1):
        runs = _runs(article)
        match = _best(runs, index, sizes)
        if match is None:
            sources.append(Source(number, article))
        else:
            sources.append(Source(number, article, match.number, match.extends))
        if match is None or match.extends:
            # A mere copy is not indexed: what resembles it resembles the first print as well.
            sizes[number] = len(runs)
            for run in runs:
                index[run].append(number)
    return tuple(sources)


def _best(
    runs: set[tuple[str, ...]], index: dict[tuple[str, ...], list[int]], sizes: dict[int, int]
) -> _Match | None:
    """Return the earlier text that this one repeats or extends, the nearest of them."""
    shared = Counter(number for run in runs for number in index.get(run, ()))
    found: list[_Match] = []
    for number, common in shared.items():
        share = common / (len(runs) + sizes[number] - common)
        if share < SAME and common / min(len(runs), sizes[number]) < HELD:
            continue
        # A shorter text adds nothing when nearly all of it is in the longer.
        longer = len(runs) > LONGER * sizes[number]
        extends = longer or (share < SAME and common / len(runs) < SAME)
        found.append(_Match(number, extends, share))
    return min(found, key=lambda m: (-m.share, m.number), default=None)


def _runs(article: Article) -> set[tuple[str, ...]]:
    tokens = words(" ".join(_kept(article)))
    return {tuple(tokens[i : i + RUN]) for i in range(len(tokens) - RUN + 1)}


def _kept(article: Article) -> list[str]:
    """Return the text without its boilerplate, repaired."""
    out, start = [], 0
    for skipped in (*sorted(article.boilerplate), Span(len(article.text), len(article.text))):
        if skipped.start > start:
            out.append(repaired(article.text, Span(start, skipped.start), article.repairs))
        start = max(start, skipped.end)
    return out
