"""Tell the words of a charge that somebody said: those between marks, not the charge around them."""

from __future__ import annotations

from briefing.extraction.grammar.layout import Layout
from briefing.model import Span


def spoken_end(span: Span, inside: list[int], layout: Layout) -> Span | None:
    """Return the words between marks that close a long charge: they alone are quoted."""
    if len(inside) != 1:
        return None
    mark = layout.marks[inside[0]]
    size = span.end - span.start
    if abs(mark.outer.end - span.end) > 1 or (mark.inner.end - mark.inner.start) * 2 >= size:
        return None
    return mark.inner


_CHARGED = 6
"""Words after the marks that open a charge from which on the rest is the charge alone."""


def spoken_start(span: Span, inside: list[int], layout: Layout) -> Span | None:
    """Return the words between marks that open a long charge: *d'avoir « tardé » à fermer les …*."""
    if len(inside) != 1:
        return None
    mark = layout.marks[inside[0]]
    before = layout.text[span.start : max(mark.outer.start, span.start)].split()
    after = layout.text[mark.outer.end : span.end].split()
    return mark.inner if len(before) < 2 and len(after) >= _CHARGED else None
