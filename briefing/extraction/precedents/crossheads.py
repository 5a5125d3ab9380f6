"""Lead what a crosshead announces to where the article tells of it: *L'ombre d'Ostrac* over *tous songent à Ostrac*."""

from __future__ import annotations

import re

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import token_at
from briefing.extraction.precedents.past_events import Past, Reminder
from briefing.model import Span

_LONGEST = 75
"""Characters of a crosshead at most."""
_TITLE = 150
"""Characters of a title at most."""
_ENDS = re.compile(r"[.!?…:;»”\"]$")
_LISTED = re.compile(r"[-–—•*►]|\d+[.)]")
_NAME = re.compile(r"[A-ZÀ-Ý][\w'’-]*(?: [A-ZÀ-Ý][\w'’-]*)*")


def in_crosshead(span: Span, layout: Layout) -> bool:
    """Tell whether words stand in a short line without a full stop over a longer one."""
    text = layout.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.start)
    line = text[start:end].strip()
    longest = _LONGEST if text[:start].strip() else _TITLE
    if end < 0 or len(line) > longest:
        return False
    if _ENDS.search(line) or _LISTED.match(line):
        return False
    below = text[end:].lstrip().partition("\n")[0]
    return len(below) > len(line) or not text[:start].strip()


def told_below(reminder: Reminder, past: Past) -> Reminder | None:
    """Return what a crosshead brings up as the text below names it, or None if it does not."""
    layout = past.layout
    text, span = layout.text, reminder.span
    if span.start < len(past.lead):
        # What a title tells is the article's own.
        return None
    end = text.find("\n", span.start)
    named = max(_NAME.findall(span.cut(text)), key=len, default="")
    found = re.compile(rf"(?<!\w){re.escape(named)}(?!\w)").search(text, end) if named else None
    if found is None:
        return None
    at = token_at(layout.doc, found.start())
    event = past.event(layout.doc[at])
    whole = event.span if event.span.start <= found.start() else Span(*found.span())
    return Reminder(whole, at, reminder.construction, reminder.trust, None, event.year)
