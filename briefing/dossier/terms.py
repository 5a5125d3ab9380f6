"""Compare words and names of several articles, accents and case aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Set

from briefing.model import Article, Span

_SMALL = set(
    "le la les l un une des du de d et en a au aux ce cet cette ces son sa ses leur leurs qui que "
    "qu dont ou se s ne n pas plus par pour "
    "dans sur avec sans il elle ils elles on y est sont a ont ete etre avoir avait".split()
)


def fold(text: str) -> str:
    """Return the text without case, accents and typographic apostrophes."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("œ", "oe")).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """Return the folded words of a text."""
    return re.findall(r"\w+", fold(text))


def content_words(text: str) -> set[str]:
    """Return the folded words that carry meaning."""
    return {w for w in words(text) if w not in _SMALL and len(w) > 2}


def overlap(a: Set[str], b: Set[str]) -> float:
    """Return the share of the smaller set that the other has, 0 when one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def text_of(article: Article, spans: Iterable[Span]) -> str:
    """Return the words of several passages, joined by a space."""
    return " ".join(s.cut(article.text) for s in spans)


def sentence_around(
    article: Article, spans: tuple[Span, ...], sentences: Iterable[Span]
) -> tuple[Span, ...]:
    """Return the sentences that hold the passages, or the passages themselves if none does."""
    if not spans:
        return ()
    holding = [s for s in sentences if any(s.overlaps(p) for p in spans)]
    if not holding:
        return spans
    start = min(min(s.start for s in holding), min(p.start for p in spans))
    end = max(max(s.end for s in holding), max(p.end for p in spans))
    return (Span(start, end),)


def roots(text: str) -> frozenset[str]:
    """Return the content words without the endings of number and gender."""
    return frozenset(_root(w) for w in content_words(text))


def _root(word: str) -> str:
    for ending in ("es", "s", "x", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word.removesuffix(ending)
    return word


def alike(a: frozenset[str], b: frozenset[str], share: float) -> bool:
    """Tell whether the smaller set of words lies so far in the other.

    One word alone is in too many charges to tell one from another: it must stand against few.
    """
    small, large = sorted((len(a), len(b)))
    if small == 0 or (small == 1 and large > 3):
        return a == b
    return len(a & b) / small >= share
