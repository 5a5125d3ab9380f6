"""Pair the quotation marks of a text: « », “ ”, „ ”, ‹ ›, straight ones and dialogue dashes.

Works on characters, before any parse, since marks decide recall and the press mixes them all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.model import Span

_PAIRS = {"«": "»", "“": "”", "„": "”", "‹": "›", "‟": "”"}
_OPENERS = {"»": "«", "”": "“„‟", "›": "‹"}
_CLOSERS = set(_OPENERS)
_ANY_MARK = re.compile(f'[{"".join([*_PAIRS, *_OPENERS])}"]')
_PARAGRAPH = re.compile(r"[^\n\r]+")
_LETTER_OR_DIGIT = re.compile(r"\w")
# A single straight mark pair counts only inside a word boundary: « 'programme PRISM' ».
_SINGLE = re.compile(r"(?<![\w'’])'(?=\S)([^'\n]{2,120}?)(?<=\S)'(?!\w)")
_STOPS = set(".,;:!?)")
_BRACKETS = set(" \t\u00a0\u202f\u2009([{-–—/’'«“\"*_:;,.!?…>")


@dataclass(frozen=True, slots=True)
class Marked:
    """Hold one stretch between marks; `inner` leaves out the marks and the spaces beside them."""

    inner: Span
    outer: Span
    opener: str
    nested: bool = False
    unclosed: bool = False
    """True when its closing mark is missing: it was ended at the end of its paragraph."""
    continues: bool = False
    """True when it goes on with the quotation of the paragraph before (mark repeated)."""


def find_marked(text: str) -> list[Marked]:
    """Return the stretches between quotation marks in text order, nested ones flagged.

    A paragraph that opens a quotation and does not close it is continued by the next one if that
    one opens with the same mark again; else the quotation ends with its paragraph.
    """
    text = _single_characters(text)
    found: list[Marked] = []
    carried: str | None = None
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        items, left_open = _in_paragraph(text, start, end, carried)
        found += items
        carried = left_open
    said = [m for m in found if _LETTER_OR_DIGIT.search(text, m.inner.start, m.inner.end)]
    return sorted(said, key=lambda m: (m.outer.start, -m.outer.end))


_DOUBLED = re.compile(r"<<|>>|''")
_CLOSES_TURNED = re.compile(r"(?<=[^\s(\[«])“(?=[\s.,;:!?)\]]|$)", re.MULTILINE)
"""An opening mark where only a closing one may stand: *“Il dort“, dit-elle*, *„Er schläft“*."""


def _single_characters(text: str) -> str:
    """Return the text with << >>, doubled apostrophes and turned marks as single marks, of the same length."""
    text = _CLOSES_TURNED.sub("”", text)
    if "“" not in text and "„" not in text and text.count("”") > 1:
        text = text.replace("”", '"')  # ”Il a paniqué”, affirme l'avocat: one mark for both
    if not _DOUBLED.search(text):
        return text

    def one(match: re.Match[str]) -> str:
        if match.group() == "<<":
            return " «"
        if match.group() == ">>":
            return "» "
        after = text[match.end() : match.end() + 1]
        return ' "' if after.isalnum() else '" '

    return _DOUBLED.sub(one, text)


def _in_paragraph(
    text: str, start: int, end: int, carried: str | None
) -> tuple[list[Marked], str | None]:
    found: list[Marked] = []
    stack: list[tuple[str, int, bool]] = []
    first = _first_mark(text, start, end)
    for mark in _ANY_MARK.finditer(text, start, end):
        i, char = mark.start(), mark[0]
        if char in _PAIRS:
            same = [s for s in stack if s[0] == char]
            if same and not _closes_before(text, i + 1, end, _PAIRS[char], len(same) + 1):
                # An opening mark again with too few closing ones: the earlier was left open.
                if _is_inner_word(text, stack[-1][1] + 1, i):
                    while stack and stack[-1][0] != char:
                        stack.pop()
                    opener, at, cont = stack.pop()
                    found.append(_make(text, at, i, i, opener, bool(stack), True, cont))
                else:
                    stack.pop()
            stack.append((char, i, carried == char and i == first))
        elif char in _CLOSERS:
            held = _last(stack, _OPENERS[char])
            if held is not None:
                opener, begin, cont = stack[held]
                del stack[held:]
                found.append(_make(text, begin, i, i + 1, opener, bool(stack), False, cont))
        elif char == '"':
            held = _last(stack, '"')
            if held is not None and not _opens_straight(text, i, start, end, inside=True):
                opener, begin, cont = stack[held]
                del stack[held:]
                found.append(_make(text, begin, i, i + 1, opener, bool(stack), False, cont))
            elif held is None and _opens_straight(text, i, start, end, inside=False):
                stack.append(('"', i, carried == '"' and i == first))
            elif held is not None:
                # A second opening straight mark: the first had lost its partner.
                del stack[held:]
                stack.append(('"', i, False))
    left_open: str | None = None
    if stack:
        opener, begin, cont = stack[0]
        if len(text[begin:end].split()) >= 2:
            found.append(_make(text, begin, end, end, opener, False, True, cont))
            left_open = opener
        if len(stack) > 1:
            found = [
                m
                for m in found
                if m.outer.start <= begin or not m.unclosed or m.outer.start == begin
            ]
    found += _single_marks(text, start, end, found)
    return found, left_open


def _last(stack: list[tuple[str, int, bool]], openers: str) -> int | None:
    """Return the index of the innermost open mark that is one of these."""
    return next((k for k in range(len(stack) - 1, -1, -1) if stack[k][0] in openers), None)


def _first_mark(text: str, start: int, end: int) -> int:
    """Return where the paragraph's first letter or mark stands, if it is a mark."""
    for i in range(start, min(end, start + 4)):
        if text[i] in _PAIRS or text[i] == '"':
            return i
    return -1


def _closes_before(text: str, start: int, end: int, closer: str, needed: int) -> bool:
    return text.count(closer, start, end) >= needed


def _is_inner_word(text: str, start: int, end: int) -> bool:
    return _LETTER_OR_DIGIT.search(text, start, end) is not None


def _opens_straight(text: str, i: int, start: int, end: int, *, inside: bool) -> bool:
    """Tell whether a straight mark opens: by what touches it, else by what is open already."""
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    space_before, space_after = before.isspace(), after.isspace()
    if inside:
        # « l'agence "X" » opens a new one only if the open one can't close here.
        return (
            space_before
            and not space_after
            and after.isalnum()
            and before != "\u00a0"
            and (text.count('"', i + 1, end) % 2 == 1)
            and text.count('"', start, i) % 2 == 0
        )
    if (space_after and not space_before) or after in _STOPS:
        return False
    return before in _BRACKETS or space_before or i == start or not before.isalnum()


def _make(
    text: str,
    begin: int,
    inner_end: int,
    outer_end: int,
    opener: str,
    nested: bool,
    unclosed: bool,
    continues: bool,
) -> Marked:
    s, e = begin + 1, inner_end
    while s < e and text[s].isspace():
        s += 1
    while e > s and text[e - 1].isspace():
        e -= 1
    return Marked(Span(s, e), Span(begin, outer_end), opener, nested, unclosed, continues)


def _single_marks(text: str, start: int, end: int, found: list[Marked]) -> list[Marked]:
    """Find 'words' between straight single marks: always nested or lone, never across others."""
    out = []
    for m in _SINGLE.finditer(text, start, end):
        outer = Span(*m.span())
        holder = [f for f in found if f.outer.contains(outer)]
        if holder or not any(f.outer.overlaps(outer) for f in found):
            out.append(Marked(Span(outer.start + 1, outer.end - 1), outer, "'", bool(holder)))
    return out
