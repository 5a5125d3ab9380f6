"""Sort patterns by the two characters that they begin with, to try each only where a word begins so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

_BEFORE = re.compile(r"(?:\(\?<![^()]*\))*(?:\\b)?")
"""What is looked at before, and a word's bound."""
_PLAIN = re.compile(r"\w[\w' ](?![?*{])")
"""Two characters that stand for themselves."""
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


def openings(pattern: str) -> set[str]:
    """Return the pairs of characters with which all it matches begins, none where a pattern leaves that open."""
    found: set[str] = set()
    for each in alternatives(pattern):
        rest = _BEFORE.sub("", each, count=1)
        plain = _PLAIN.match(rest)
        opened = {plain[0]} if plain is not None else _of_group(rest)
        if not opened:
            return set()
        found |= opened
    return found


def by_opening(
    patterns: Iterable[T], words: Callable[[T], str]
) -> tuple[dict[str, list[T]], list[T]]:
    """Return what bears the patterns that begin with each pair of characters, and what leaves that open."""
    opened: dict[str, list[T]] = {}
    others: list[T] = []
    for each in patterns:
        pairs = openings(words(each))
        for pair in pairs:
            opened.setdefault(pair, []).append(each)
        if not pairs:
            others.append(each)
    return opened, others


def _of_group(pattern: str) -> set[str]:
    """Return the openings of the group that a pattern begins with and that may not be left out."""
    if not pattern.startswith("(?:"):
        return set()
    depth = 0
    for sign in _SYNTAX.finditer(pattern):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if not depth:
            optional = pattern[sign.end() : sign.end() + 1] in {"?", "*", "{"}
            return set() if optional else openings(pattern[len("(?:") : sign.start()])
    return set()


def words_by_opening(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each word of a text starts, with its first character and the one that follows."""
    return ((word.start(), word[0]) for word in _WORD.finditer(text))
