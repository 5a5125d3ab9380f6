"""Tell the words of a charge that somebody said where they are few: those between marks, not the charge around them."""

from __future__ import annotations

from briefing.extraction.grammar.layout import Layout
from briefing.model import Span

_CHARGED = 6
"""Words after the marks that open a charge from which on the rest is the charge alone."""


_FEW = 4
"""How many times longer than its words between marks a charge is that is not quoted as a whole."""


def spoken_alone(span: Span, inside: list[int], layout: Layout) -> Span | None:
    """Return the words between marks if the charge around them is long: *d'avoir « tardé » à fermer les …*."""
    if len(inside) != 1:
        return None
    mark = layout.marks[inside[0]]
    closes = abs(mark.outer.end - span.end) <= 1
    if closes and (mark.inner.end - mark.inner.start) * _FEW < span.end - span.start:
        return mark.inner  # « d'avoir filmé les piquets et dressé une liste de « meneurs » »
    before = layout.text[span.start : max(mark.outer.start, span.start)].split()
    after = layout.text[mark.outer.end : span.end].split()
    return mark.inner if len(before) < 2 and len(after) >= _CHARGED else None
