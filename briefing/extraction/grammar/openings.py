"""Sort patterns by the two characters that they begin with, to try each only where a word begins so."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPENING = re.compile(r"(?:\(\?<![^()]*\))*(?:\\b)?(?P<opening>\w[\w'])(?![?*{])")
"""What is looked at before, a word's bound, and two characters that stand for themselves."""
_SYNTAX = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
_WORD = re.compile(r"(?<!\w)\w.?", re.DOTALL)


def alternatives(pattern: str) -> Iterator[str]:
    """Yield the patterns of which one that may match this or that is made: *a b* and *c* of `a b|c`."""
    depth, start = 0, 0
    for sign in _SYNTAX.finditer(pattern):
        if sign[0] == "|" and not depth:
            yield pattern[start : sign.start()]
            start = sign.end()
        depth += (sign[0] == "(") - (sign[0] == ")")
    yield pattern[start:]


def opening(pattern: str) -> str | None:
    """Return the two characters that all it matches begins with, None where a pattern leaves that open."""
    found = _OPENING.match(pattern)
    return (
        found["opening"]
        if found is not None and sum(1 for _ in alternatives(pattern)) == 1
        else None
    )


def words_by_opening(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each word of a text starts, with its first character and the one that follows."""
    return ((word.start(), word[0]) for word in _WORD.finditer(text))
