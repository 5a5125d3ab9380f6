"""Compare words and names of several articles, accents and case aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from briefing.model import Article, Excerpt, Party, Span

_SMALL = set(
    "le la les l un une des du de d et en a au aux ce cet cette ces son sa ses leur leurs qui que "
    "qu dont ou se s ne n pas plus par pour "
    "dans sur avec sans il elle ils elles on y est sont a ont ete etre avoir avait".split()
)


def fold(text: str) -> str:
    """Return the text without case, accents and typographic apostrophes."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("œ", "oe")).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """Return the folded words of a text."""
    return re.findall(r"\w+", fold(text))


def content_words(text: str) -> set[str]:
    """Return the folded words that carry meaning."""
    return {w for w in words(text) if w not in _SMALL and len(w) > 2}


def overlap(a: set[str], b: set[str]) -> float:
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


def same_party(a: Party, b: Party) -> bool:
    """Tell whether two parties of different articles are one.

    Persons by full name, or by family name where one article has no more; a conflict of gender or
    given name keeps namesakes apart. States and bodies by any of their forms.
    """
    if a.gender and b.gender and a.gender != b.gender and "person" in (a.kind, b.kind):
        return False
    x, y = words(a.name), words(b.name)
    if x == y:
        return True
    if a.kind == b.kind == "person" and a.named and b.named:
        short, full = sorted((x, y), key=len)
        return (
            len(short) == 1
            and len(full) > 1
            and (full[-1:] == short or (full[:1] == short and len(full) == 2))
        )
    if a.kind == "person" or b.kind == "person" or not (a.named and b.named):
        return False
    forms = {fold(f) for f in (a.name, *a.aliases)}
    return any(fold(f) in forms for f in (b.name, *b.aliases))


def same_parties(a: tuple[Party, ...], b: tuple[Party, ...]) -> bool:
    """Tell whether two lists of parties have one in common, or are both empty."""
    if not a and not b:
        return True
    return any(same_party(x, y) for x in a for y in b)


def outlets(excerpts: Iterable[Excerpt], names: dict[int, str]) -> int:
    """Return how many outlets the excerpts come from."""
    return len({names[e.source] for e in excerpts})
