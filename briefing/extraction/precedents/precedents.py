"""Find the earlier affairs that an article or a speaker brings up as comparison or reminder.

`reminders` finds what brings one up, `past_events` names it and knows the article's own story, and
`recollections` weighs these and whatever else looks like an event; here each event is kept once, with its
year and with whoever brings it up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import token_at
from briefing.extraction.grammar.weights import chance, weights
from briefing.extraction.precedents.citing import citers
from briefing.extraction.precedents.crossheads import in_crosshead
from briefing.extraction.precedents.memory import memory
from briefing.extraction.precedents.one_event import go_on, listed_on, once, told_once
from briefing.extraction.precedents.own_lives import depicted, in_body_name, is_goods
from briefing.extraction.precedents.past_events import YEAR, Past
from briefing.extraction.precedents.past_sentences import sentence_begin
from briefing.extraction.precedents.precedent_fit import year_after
from briefing.extraction.precedents.qualified import POINTERS
from briefing.extraction.precedents.recollections import Recalled, recollections
from briefing.extraction.precedents.reminders import reminders
from briefing.extraction.precedents.same_sentence import once_a_sentence
from briefing.extraction.precedents.told_whole import told_whole
from briefing.extraction.quotes.found import Found
from briefing.extraction.speakers.speakers import Resolver
from briefing.model import Span, When

_SURE = 0.5
"""Trust from which what a rule finds is kept whatever stands around it."""
_PLAIN = 0.5
_NAME_ALONE = 0.45
"""The chance from which a name without a noun of events is one: *Furiani*, *Norsud en 2015* is none."""


@dataclass(frozen=True, slots=True)
class FoundPrecedent:
    """Hold a precedent before its parties are frozen."""

    spans: tuple[Span, ...]
    cited_by: tuple[int, ...]
    year: int | None
    construction: str
    trust: float


def find_precedents(
    layout: Layout,
    resolver: Resolver,
    knows: Knowledge,
    quotes: list[Found],
    published: When | None = None,
) -> list[FoundPrecedent]:
    """Return the precedents of an article in text order, each event once."""
    known = memory(knows)
    past = Past(layout, known, int(published.iso[:4]) if published else None)
    threshold = weights("precedent")["threshold"]
    recalled = recollections(layout, known, past, list(reminders(layout, known, past)))
    weighed = once([(likelihood(r), r) for r in recalled], threshold, layout)
    likely = told_once(chosen(weighed, layout, threshold), layout)
    kept = listed_on(once_a_sentence(likely, layout, known), [r for _, r in weighed], layout)
    whole = told_whole([r.reminder.span for _, r in kept], layout, known)
    found = [
        FoundPrecedent(
            (span,),
            citers(recalled.reminder, quotes, layout, resolver, knows, known),
            recalled.reminder.year or _year_near(span, layout) or year_after(span, layout),
            recalled.reminder.construction,
            round(likely, 2),
        )
        for span, (likely, recalled) in zip(whole, kept, strict=True)
    ]
    return _listed_by(sorted(found, key=lambda f: f.spans[0].start), layout.text)


def _listed_by(found: list[FoundPrecedent], text: str) -> list[FoundPrecedent]:
    """Return the precedents, what a list goes on with brought up by whoever brings up the first."""
    for i in range(1, len(found)):
        first, other = found[i - 1], found[i]
        if first.cited_by and not other.cited_by and go_on(first.spans[0], other.spans[0], text):
            found[i] = replace(other, cited_by=first.cited_by)
    return found


def chosen(
    weighed: Sequence[tuple[float, Recalled]], layout: Layout, threshold: float
) -> list[tuple[float, Recalled]]:
    """Return the likely ones of the phrases, the likeliest first, each event once."""
    found: list[tuple[float, Recalled]] = []
    spans: list[Span] = []
    for likely, recalled in sorted(weighed, key=lambda w: (-w[0], w[1].reminder.span.start)):
        if likely < threshold:
            break
        span = recalled.reminder.span
        if (
            any(span.overlaps(s) for s in spans)
            or depicted(span, layout)
            or is_goods(span, layout.text)
            or in_body_name(span, layout.text)
        ):
            continue
        capitals = span.cut(layout.text).isupper() and " " in span.cut(layout.text)
        if capitals or in_crosshead(span, layout):
            # What a crosshead announces the text below tells.
            continue
        if layout.skipped[token_at(layout.doc, span.start)] or _told_before(span, layout, spans):
            continue
        alone = _bare(recalled) and not _listed(span, layout)
        if alone and any(_one_sentence(span, s, layout) for s in spans):
            # « celui de 2009, lors de l'effondrement du viaduc »: one event, and its noun names it.
            continue
        found.append((likely, recalled))
        spans.append(span)
    return found


def likelihood(recalled: Recalled) -> float:
    """Return the chance, 0 to 1, that a phrase names an earlier event; what a sure rule finds is plain."""
    likely = chance(recalled.signs, "precedent")
    if "by_rule" in recalled.signs:
        return max(likely, _PLAIN) if recalled.reminder.trust >= _SURE else likely
    noun = "noun_None" not in recalled.signs or "pointer" in recalled.signs
    return (
        likely if noun or recalled.reminder.construction == "told" or likely >= _NAME_ALONE else 0.0
    )


def _bare(recalled: Recalled) -> bool:
    """Tell whether no rule finds the phrase and no noun of events is in it."""
    return "noun_None" in recalled.signs and "by_rule" not in recalled.signs


def _listed(span: Span, layout: Layout) -> bool:
    """Tell whether *celui de Lunas* names another of a list by its own name."""
    start = token_at(layout.doc, span.start)
    tokens = layout.tokens_in([span])
    return layout.doc[start].lower_ in POINTERS and any(t.text[:1].isupper() for t in tokens[1:])


def _one_sentence(a: Span, b: Span, layout: Layout) -> bool:
    starts = [sentence_begin(token_at(layout.doc, s.start), layout) for s in (a, b)]
    return starts[0] == starts[1]


def _told_before(span: Span, layout: Layout, spans: Sequence[Span]) -> bool:
    """Tell whether the same words name a precedent already found."""
    words = _words(span, layout)
    return any(len(words & _words(s, layout)) * 2 > len(words) > 0 for s in spans)


def _words(span: Span, layout: Layout) -> set[str]:
    return set(re.findall(r"\w{4,}", span.cut(layout.text).casefold()))


def _year_near(span: Span, layout: Layout) -> int | None:
    inside = YEAR.search(layout.text, span.start, min(span.end + 12, len(layout.text)))
    return int(inside.group()) if inside else None
