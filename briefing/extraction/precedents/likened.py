"""Find what is compared with today's story, or said to happen once more: *c'est X qui recommence*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import np_start, token_at
from briefing.extraction.precedents.led_to import led_to
from briefing.extraction.precedents.past_events import Event, Past, Reminder
from briefing.extraction.precedents.past_sentences import clause_limit
from briefing.extraction.precedents.precedent_fit import (
    compared,
    first_met,
    is_owned,
    told_behind,
    year_behind,
)
from briefing.language.plain_doc import Token

_COMPARING = re.compile(
    r"\bcompar(?:e|ent|ait|aient|é|ée|és|ées|er|ant|a|èrent)\b"
    r"[^.;:!?»«\n]{0,60}?\b(?:à|au|aux|avec)\b(?! (?:la|le|l['’]|une?) (?:même|mois|année|an|moyenne|trimestre)\b)",
    re.IGNORECASE,
)
"""The verb with what is compared, up to what it is compared with."""
_ONCE_MORE = re.compile(
    r"\bqui (?:recommence|recommencerait|se répète|se répèterait|se rejoue|continue|ressurgit|resurgit|remonte)\b"
)
_CLEFT = {"c'est", "c’est"}
_REACH = 14
"""Tokens of *c'est … qui recommence* at most."""


def likened(layout: Layout, past: Past) -> Iterator[Reminder]:
    """Yield what a verb compares with today's story, and what is said to be happening once more."""
    doc, text = layout.doc, layout.text
    for found in _COMPARING.finditer(text, len(past.lead)):
        at = token_at(doc, found.start())
        i = token_at(doc, found.end() - 1) + 1
        heads, year = led_to(i, clause_limit(i, layout), past)
        for head in heads[:3]:
            event = past.event(head)
            if is_owned(head):
                # « à octobre 2015 et à ses vingt morts »
                continue
            if compared(event, past, year) or _told(event, past):
                when = event.year or year or year_behind(event, past)
                yield Reminder(event.span, at, "compared", 0.6, doc[at], when)
    for found in _ONCE_MORE.finditer(text, len(past.lead)):
        first = _cleft(token_at(doc, found.start()), layout)
        if first is None or is_owned(first):
            continue
        event = past.event(first)
        if not past.is_own(event):
            yield Reminder(event.span, first.i, "compared", 0.6, None, event.year)


def _told(event: Event, past: Past) -> bool:
    """Tell whether a new name is said to be of another time: *Brax, cet étudiant qui s'était immolé*."""
    return (
        (event.proper or event.named)
        and not past.is_own(event)
        and first_met(event, past)
        and (told_behind(event, past) or past.is_past(year_behind(event, past), 2))
    )


def _cleft(relative: int, layout: Layout) -> Token | None:
    """Return the noun or name that *c'est … qui* puts first."""
    doc = layout.doc
    for i in range(relative - 2, max(relative - _REACH, 0), -1):
        if doc.text_of(i, i + 2).replace(" ", "").lower() not in _CLEFT:
            continue
        for token in doc[i + 2 : relative]:
            if token.pos_ in {"NOUN", "PROPN"} and np_start(token) <= i + 2:
                return token
        return None
    return None
