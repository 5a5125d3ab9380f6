"""Cut the context of each fact: its sentence and one on either side, with what matters marked."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.model import Span

# A full stop, the marks that may close after it, then a capital: good enough to give context.
_BOUNDARY = re.compile(
    r"(?<=[.!?…])(?:[\s\u00a0\u202f]*[»”\"’)]+)?[\s\u00a0]+(?=[A-ZÀ-ÝŒ«“\"(\[–—-])|\n+"
)
MAX_CONTEXT = 700
"""Characters of context kept on either side of a fact; a page without full stops has no end."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Mark words of a passage: `kind` is a CSS class, `ref` the fact that they belong to."""

    span: Span
    kind: str
    ref: str


@dataclass(frozen=True, slots=True)
class Block:
    """Hold a stretch of one source with the facts in it."""

    source: int
    span: Span
    refs: tuple[str, ...]


def sentences(text: str) -> list[Span]:
    """Return the sentences of a text as offsets, white space left out."""
    out, start = [], 0
    for match in _BOUNDARY.finditer(text):
        out.append((start, match.start() + _closing(match)))
        start = match.end()
    out.append((start, len(text)))
    trimmed = []
    for s, e in out:
        left = len(text[s:e]) - len(text[s:e].lstrip())
        right = len(text[s:e].rstrip())
        if left < right:
            trimmed.append(Span(s + left, s + right))
    return trimmed


def _closing(match: re.Match[str]) -> int:
    """Return how many characters of a boundary still belong to the sentence: its closing marks."""
    return len(match.group().rstrip())


def blocks(
    text: str, source: int, facts: Iterable[tuple[str, Span]], *, context: bool = True
) -> list[Block]:
    """Return the contexts of the facts of one source, those that touch merged, in text order.

    Without context, each fact stands by itself.
    """
    lines = sentences(text)
    wanted: list[tuple[Span, str]] = []
    for ref, span in facts:
        inside = [i for i, s in enumerate(lines) if s.overlaps(span)]
        if not inside or not context:
            wanted.append((span, ref))
            continue
        first, last = max(inside[0] - 1, 0), min(inside[-1] + 1, len(lines) - 1)
        start = max(min(lines[first].start, span.start), span.start - MAX_CONTEXT, 0)
        end = min(max(lines[last].end, span.end), span.end + MAX_CONTEXT)
        wanted.append((Span(start, end), ref))
    merged: list[tuple[Span, list[str]]] = []
    for span, ref in sorted(wanted, key=lambda w: w[0]):
        if merged and span.start <= merged[-1][0].end + 1:
            last_span, refs = merged[-1]
            merged[-1] = (Span(last_span.start, max(last_span.end, span.end)), refs)
            if ref not in refs:
                refs.append(ref)
        else:
            merged.append((span, [ref]))
    return [Block(source, span, tuple(refs)) for span, refs in merged]


def segments(span: Span, marks: Iterable[Mark]) -> list[tuple[Span, str | None]]:
    """Cut a passage at the edges of its marks; each stretch has the names of its marks, space between.

    Words may be a quotation and a charge or an answer, too: both are shown. Where marks of one family
    overlap the shorter one wins.
    """
    inside = [m for m in marks if m.span.overlaps(span)]
    edges = sorted(
        {span.start, span.end, *(min(max(x, span.start), span.end) for m in inside for x in m.span)}
    )
    out: list[tuple[Span, str | None]] = []
    for start, end in itertools.pairwise(edges):
        kind = _named(m for m in inside if m.span.start <= start and end <= m.span.end)
        if out and out[-1][1] == kind:
            out[-1] = (Span(out[-1][0].start, end), kind)
        else:
            out.append((Span(start, end), kind))
    return out


def _named(covering: Iterable[Mark]) -> str | None:
    """Return the names to show: who speaks or the cue alone, else how it is quoted and what it is for."""
    families: dict[str, Mark] = {}
    for mark in sorted(covering, key=lambda m: (m.span.end - m.span.start, m.kind)):
        families.setdefault(_FAMILY.get(mark.kind, "quote"), mark)
    if "voice" in families:
        return families["voice"].kind
    shown = [families[f].kind for f in ("quote", "role") if f in families]
    return " ".join(shown) or (families["ground"].kind if "ground" in families else None)


_FAMILY = {
    "cue": "voice",
    "speaker": "voice",
    "charge": "role",
    "answer": "role",
    "precedent": "role",
    "summary": "ground",
}
