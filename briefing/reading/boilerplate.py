"""Recognise the lines of an article that are not its text: bylines, credits, sharing, signatures.

A rule describes a whole line: words inside a sentence are never boilerplate. Lines that could also
be prose count only in the head (before the first paragraph) or in the foot (after the last one).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from briefing.model import Span

from . import boilerplate_rules as rules

PARAGRAPH_CHARS = 160
"""A line this long belongs to the text proper: bylines of four authors have some 120 characters."""
EDGE_LINES = 8
"""So many lines at each end may be head or foot."""
LINE_CHARS = 300
"""A longer line is prose, whatever its first words are."""

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
# « J. B. » ends a credit and no sentence.
_SENTENCE_END = re.compile(r"(?<!\b[A-Z]\.\s[A-Z])[.!?…][»”\"’')\]\s\u00a0\u202f]*$")
_ANYWHERE = [(kind, re.compile(rule)) for kind, rule in rules.ANYWHERE]
_EDGES = [(kind, re.compile(rule)) for kind, rule in rules.EDGES]
_FOOT = [(kind, re.compile(rule)) for kind, rule in rules.FOOT]
_HEADING = re.compile(rules.HEADING)
_NAME_ALONE = re.compile(rules.NAME_ALONE)


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line that is not blank: its span without outer blanks, and its kind if boilerplate."""

    span: Span
    words: str
    kind: rules.Kind | None = None
    gap: bool = False
    """True when a blank line follows, or the text ends."""

    @property
    def is_prose(self) -> bool:
        """Tell whether it reads as a paragraph of the text, whatever stands around it."""
        if self.kind:
            return False
        return len(self.words) >= PARAGRAPH_CHARS or bool(_SENTENCE_END.search(self.words))


def lines(text: str) -> list[Line]:
    """Cut a text into its lines and name those that are boilerplate."""
    found = _cut(text)
    found = [replace(line, kind=_match(line, _ANYWHERE)) for line in found]
    head, foot = _edges(found)
    for index in (*range(head), *range(foot, len(found))):
        if not found[index].kind:
            kind = _match(found[index], _EDGES)
            if not kind and index >= foot:
                kind = _match(found[index], _FOOT)
            found[index] = replace(found[index], kind=kind)
    return _links_below(_names_beside(found, head))


def _links_below(found: list[Line]) -> list[Line]:
    """Mark the titles that stand under *À lire aussi* alone on its line, up to a blank line or the next prose.

    Where blank lines part all of them, only the first is sure; in the foot all are links.
    """
    prose = [index for index, line in enumerate(found) if line.is_prose]
    last = prose[-1] if prose else -1
    below = False
    for index, line in enumerate(found):
        if line.kind == "link" and _HEADING.fullmatch(line.words):
            below = True
        elif below and not line.kind and not line.is_prose:
            found[index] = replace(line, kind="link")
            below = not line.gap or index > last
        else:
            below = False
    return found


def _cut(text: str) -> list[Line]:
    spans = []
    for match in _LINE.finditer(text):
        words = match[0].strip(" \t\u00a0\u202f\ufeff\x0b\x0c")
        if words:
            start = match.start() + match[0].index(words)
            spans.append(Span(start, start + len(words)))
    made = []
    for span, after in pairwise([*spans, Span(len(text), len(text))]):
        breaks = len(re.findall(r"\r\n|[\r\n\u2028\u2029]", text[span.end : after.start]))
        last = after.start == after.end
        made.append(Line(span, span.cut(text), gap=last or breaks > 1))
    return made


def _match(line: Line, table: list[tuple[rules.Kind, re.Pattern[str]]]) -> rules.Kind | None:
    if len(line.words) > LINE_CHARS:
        return None
    return next((kind for kind, rule in table if rule.fullmatch(line.words)), None)


def _edges(found: list[Line]) -> tuple[int, int]:
    """Return the index of the first paragraph and the index after the last one."""
    prose = [index for index, line in enumerate(found) if line.is_prose]
    if not prose:
        return min(EDGE_LINES, len(found)), max(len(found) - EDGE_LINES, 0)
    return min(prose[0], EDGE_LINES), max(prose[-1] + 1, len(found) - EDGE_LINES)


def _names_beside(found: list[Line], head: int) -> list[Line]:
    """Mark a name alone on its line next to a date line or a credit of the head.

    The very first line is a title or a heading, so it is never taken for a name.
    """
    for index in range(1, head):
        line = found[index]
        if line.kind or not _NAME_ALONE.fullmatch(line.words):
            continue
        around = found[index - 1 : index + 2 : 2]
        if any(near.kind in ("date", "credit", "byline", "share") for near in around):
            found[index] = replace(line, kind="byline")
    return found
