"""Find the earlier times that stand for what was then: *ce n'est pas 1999*, *« En 82, on a eu l'eau »*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import token_at
from briefing.extraction.precedents.own_lives import only_counts
from briefing.extraction.precedents.past_events import MONTHS, Past, Reminder
from briefing.extraction.precedents.precedent_fit import FAR
from briefing.model import Span

_TIME = rf"(?:(?:le |l['’])?(?:\d{{1,2}} )?(?:(?:{MONTHS})(?: de)? )?(?:19|20)\d\d)\b"
_NAMED = re.compile(
    r"(?:\b(?:pens|song)\w+ (?:\w+ ){0,2}à |\bsouvien\w+ (?:\w+ ){0,2}(?:de |d['’])|\b(?:évoqu|cit|revi|raviv)\w+ |"
    r"\boubli(?:é|er|ons|ez|ent) |\bcompar\w+ (?:\w+ ){0,3}(?:à|avec) |\bloin de |\brevenus? en |"
    r"\b(?:ce|on|nous|vous) (?:n['’](?:est|était|sommes|êtes) (?:pas|plus) (?:encore )?)(?:en )?|"
    r"(?<!\bde )(?<!\bfois )\b(?:pire|mieux|autant|moins|plus) qu['’]?(?:e|en) |\btout d['’]après )"
    rf"(?P<time>{_TIME})(?! ?(?:%|€|euros))",
    re.IGNORECASE,
)
"""A time right behind what asks for a thing: it is remembered, compared, or said not to be back.

*4 % de plus qu'en 2022*, *deux fois plus qu'en 2022* only count.
"""
_SHORT = re.compile(
    r"(?<![\w’'-])en ['’]?(?P<year>[4-9]\d)(?=[,.;:!?…]| (?:aussi|déjà|non plus|encore)\b)", re.I
)
"""*En 82*, as people say it."""
_CENTURY = 1900
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_MARK = re.compile(r"[^\w '’]")
"""What stands in no expression of time: it parts them."""


def bare_times(layout: Layout, past: Past) -> Iterator[Reminder]:
    """Yield the times that stand for what was then."""
    text, floor = layout.text, len(past.lead)
    named = (
        found
        for start, end in _around_years(text, floor)
        for found in _NAMED.finditer(text, start, end)
    )
    for found in named:
        year = int(found["time"][-4:])
        if not past.is_past(year, FAR):
            continue
        if text.startswith(" et ", found.end()) and not found.group().lower().startswith("compar"):
            # « évoque 2009 et la crue »: the date of what follows.
            continue
        span = Span(*found.span("time"))
        if only_counts(token_at(layout.doc, span.start), layout):
            continue
        yield Reminder(span, token_at(layout.doc, found.start()), "recalled", 0.5, None, year)
    for found in _SHORT.finditer(text, floor):
        at = token_at(layout.doc, found.start())
        if layout.mark_of[at] >= 0:
            yield Reminder(
                Span(*found.span()), at, "bare time", 0.5, None, _CENTURY + int(found["year"])
            )


def _around_years(text: str, floor: int) -> Iterator[tuple[int, int]]:
    """Yield the words around years up to the marks beside them, from an offset on: no others need be searched."""
    end = floor
    for year in _YEAR.finditer(text, floor):
        if year.start() >= end:
            line = max(text.rfind("\n", 0, year.start()) + 1, end)
            start = max([m.end() for m in _MARK.finditer(text, line, year.start())], default=line)
            behind = _MARK.search(text, year.end())
            # The mark itself tells a share (*2022 %*) from a year.
            end = behind.end() if behind is not None else len(text)
            yield start, end
