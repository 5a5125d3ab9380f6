"""Compare two wordings word by word: what one leaves out, what it says otherwise."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from briefing.dossier.terms import content_words, fold
from briefing.model import Change, Span

Token = tuple[str, Span]
LEAST_CUT = 3
"""Words left out that are worth telling."""


def tokens(text: str, spans: Iterable[Span]) -> list[Token]:
    """Return the folded words of some passages with where they stand."""
    return [
        (fold(m.group()), Span(span.start + m.start(), span.start + m.end()))
        for span in spans
        for m in re.finditer(r"\w+", span.cut(text))
    ]


def compare(
    reference: list[Token], other: list[Token]
) -> tuple[Change, tuple[Span, ...], tuple[Span, ...]] | None:
    """Return how the other wording differs, with the words of each that it differs in.

    None when nothing that carries meaning does.
    """
    matcher = difflib.SequenceMatcher(
        None, [w for w, _ in reference], [w for w, _ in other], autojunk=False
    )
    mine: list[Token] = []
    theirs: list[Token] = []
    cut = 0
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "delete":
            cut += b - a
        elif tag != "equal":
            mine += reference[a:b]
            theirs += other[c:d]
    if content_words(" ".join(w for w, _ in (*mine, *theirs))):
        return "changed", _stretches(mine), _stretches(theirs)
    return ("cut", (), ()) if cut >= LEAST_CUT else None


def _stretches(words: list[Token]) -> tuple[Span, ...]:
    """Return the words as passages, neighbours put together."""
    out: list[Span] = []
    for _, span in words:
        if out and span.start - out[-1].end <= 1:
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return tuple(out)
