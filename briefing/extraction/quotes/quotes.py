"""Find who says what: marked and unmarked speech, with its cue and its speaker.

Passes go from the surest construction to the least sure; each stretch between marks is taken by
the first that explains it. What none explains is no speech: a title, a name, a word held at arm's
length.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import VERBAL, base, has_finite_verb, is_finite
from briefing.extraction.grammar.terms import is_term
from briefing.extraction.parties.gazetteer import fold
from briefing.extraction.quotes.beside_marks import marks_in
from briefing.extraction.quotes.complements import complements
from briefing.extraction.quotes.dialogue import dialogues
from briefing.extraction.quotes.found import TRUST, Found
from briefing.extraction.quotes.fragments import fragments
from briefing.extraction.quotes.free_speech import free_speech
from briefing.extraction.quotes.governed import clauses
from briefing.extraction.quotes.incises import find_incises
from briefing.extraction.quotes.inserted import around
from briefing.extraction.quotes.interview import answers, replies
from briefing.extraction.quotes.leftover import left_over
from briefing.extraction.quotes.marked import colons
from briefing.extraction.quotes.relayed import emerging, relayed
from briefing.extraction.quotes.reported import Report
from briefing.extraction.quotes.sources import according
from briefing.extraction.quotes.stated import unfolded
from briefing.extraction.speakers.clients import lawyer_of
from briefing.extraction.speakers.speakers import Resolver
from briefing.model import QuoteKind, Span


def find_quotes(layout: Layout, resolver: Resolver, knows: Knowledge) -> list[Found]:
    """Return the quotes of an article in text order."""
    used = [False] * len(layout.marks)
    found: list[Found] = []
    incises = find_incises(layout, resolver, knows)
    claimed = [False] * len(layout.doc)
    for n, incise in enumerate(incises):
        later = incises[n + 1] if n + 1 < len(incises) else None
        quote = around(incise, later, layout, used, knows, found)
        if quote is not None and not _overlaps(quote, found):
            found.append(quote)
            resolver.note(incise.verb, incise.speaker.entries)
            for i in range(incise.start, incise.end):
                claimed[i] = True
    taken = {i.verb for i in incises}
    for part in (relayed, according, clauses, complements, emerging, colons, unfolded, fragments):
        for report in part(layout, resolver, knows, used, taken):
            quote = _made(report, layout)
            if quote is not None and not _overlaps(quote, found):
                found.append(_clipped(quote, found, layout.text))
                resolver.note(report.at, report.speaker.entries)
                taken.add(report.at)
                for k in report.marks:
                    used[k] = True
    found += left_over(layout, resolver, knows, used, found)
    found += free_speech(layout, resolver, knows, found)
    found += dialogues(layout, resolver, found)
    found += answers(layout, resolver, found)
    found = replies(layout, resolver, found)
    found = [_by_lawyer(q, layout, resolver) for q in found]
    found = [_as_below(q, found, layout) for q in found]
    return sorted(_apart(found, layout.doc.text), key=lambda q: q.content[0].start)


def _clipped(quote: Found, found: list[Found], text: str) -> Found:
    """Return the quote without the words at its end that a surer one begins with.

    *Il rappelle qu'on a brandi la menace, dont rien, dit-il, n'est sorti*: the relative is told by its own cue.
    """
    last = quote.content[-1]
    for other in found:
        start = other.content[0].start
        if last.start < start < last.end < other.content[-1].end and len(other.content) > 1:
            end = len(text[:start].rstrip(" ,;:\u00a0\u202f"))
            if end > last.start:
                return replace(quote, content=(*quote.content[:-1], Span(last.start, end)))
    return quote


def _as_below(quote: Found, found: list[Found], layout: Layout) -> Found:
    """Return a quote of the headline as whoever is told to have said the same words further down."""
    text = layout.text
    line = text.find("\n")
    if quote.construction in _TOLD_BY_A_CUE or not 0 <= quote.content[-1].end <= line:
        return quote
    words = fold(quote.content[0].cut(text))
    for other in found:
        same = other.content[0].start > line and other.construction in _TOLD_BY_A_CUE
        if same and other.speaker and any(words in fold(s.cut(text)) for s in other.content):
            long = len(words.split()) >= _SENTENCE
            return replace(quote, speaker=other.speaker) if long else quote
    return quote


_TOLD_BY_A_CUE = {"incise", "clause", "according", "infinitive"}


def _by_lawyer(quote: Found, layout: Layout, resolver: Resolver) -> Found:
    """Return the quote as the lawyer's whose client its words name."""
    speaker = lawyer_of(quote.content, quote.speaker, layout, resolver.register)
    return quote if speaker is quote.speaker else replace(quote, speaker=speaker)


def _apart(found: list[Found], text: str) -> list[Found]:
    """Return the quotes without those of which a surer one tells the most."""
    kept: list[Found] = []
    for quote in sorted(found, key=lambda q: (-q.trust, q.content[0].start)):
        if _has_words(quote, text) and not _overlaps(quote, kept):
            kept.append(quote)
    return kept


def _has_words(quote: Found, text: str) -> bool:
    """Tell whether there is more to a quote than marks of omission (*de même source, [...]*)."""
    return any(c.isalnum() for span in quote.content for c in span.cut(text))


def _made(report: Report, layout: Layout) -> Found | None:
    spans = _past_time(report.content, layout.text)
    if not spans:
        return None
    inside = marks_in(list(spans), layout)
    whole = len(spans) > 0 and all(any(m.inner.contains(s) for m in layout.marks) for s in spans)
    kind: QuoteKind
    if whole:
        kind = (
            "direct"
            if report.construction in {"colon", "carried", "opening"}
            or (report.construction in {"clause", "according"} and _is_clause(spans, layout))
            or (report.construction == "fragment" and _is_sentence(spans, layout))
            else "mixed"
        )
    elif any(not is_term(k, layout) for k in inside):
        kind = "mixed"
    else:
        kind = "indirect"
    return Found(
        tuple(spans),
        kind,
        report.speaker,
        report.cue,
        report.construction,
        TRUST[report.construction] * report.trust,
        report.at,
        report.at,
    )


def _past_time(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Return what is said without the time that a live report puts before it: *11 h 42 – Trois morts, selon X*."""
    if not spans or not text[spans[0].start : spans[0].start + 1].isdigit():
        return spans
    time = _AT_TIME.match(text, spans[0].start, spans[0].end)
    return spans if time is None else (Span(time.end(), spans[0].end), *spans[1:])


_AT_TIME = re.compile(r"\d\d? ?[h:] ?(?:\d\d)?(?: (?:GMT|UTC))? ?[–—:-] +")


def _is_sentence(spans: tuple[Span, ...], layout: Layout) -> bool:
    """Tell whether one stretch is a sentence: *déclare en levant la coupe que « Je n'y croyais plus »*."""
    k = next(i for i, m in enumerate(layout.marks) if m.inner.contains(spans[0]))
    start, end = layout.token_range[k]
    capital = layout.doc[start].text[:1].isupper() and len(spans) == 1
    return capital and end - start >= _SENTENCE and has_finite_verb(layout.doc, start, end)


_SENTENCE = 4


def _is_clause(spans: tuple[Span, ...], layout: Layout) -> bool:
    """Tell whether marked words make a full clause: a finite verb that has its subject there.

    A sentence that opens with the marks and a capital is one, whatever the parse says of it.
    """
    for k in range(len(layout.marks)):
        if any(layout.marks[k].inner.overlaps(s) for s in spans):
            start, end = layout.token_range[k]
            first, _ = layout.outer(k)
            if layout.doc[start].text[:1].isupper() and layout.sentence_start(first) >= first:
                if has_finite_verb(layout.doc, start, end):
                    return True
            for token in layout.doc[start:end]:
                if token.pos_ in VERBAL and is_finite(token):
                    if any(
                        base(c) in {"nsubj", "expl"} and start <= c.i < end for c in token.children
                    ):
                        return True
                    if token.i > start and any(
                        base(c) in {"nsubj", "expl"} and start <= c.i < end
                        for h in [token.head]
                        for c in h.children
                    ):
                        return True
    return False


def _overlaps(quote: Found, found: list[Found]) -> bool:
    """Tell whether most of a quote is already told by a surer one."""
    for other in found:
        shared = [(a, b) for a in quote.content for b in other.content if a.overlaps(b)]
        if not shared:
            continue
        told = sum(min(a.end, b.end) - max(a.start, b.start) for a, b in shared)
        if told * 2 > min(_size(quote), _size(other)):
            return True
    return False


def _size(quote: Found) -> int:
    """Return the number of characters of a quote."""
    return sum(s.end - s.start for s in quote.content)
