"""Look for some hundred fixed phrases at once, each only where the text has its first word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from briefing.extraction.grammar.openings import alternatives, by_opening

_FIRST = re.compile(r"\w+")


class FixedPhrases:
    """Hold patterns by the words that they begin with, and one of all the patterns that begin otherwise."""

    def __init__(self, phrases: Iterable[tuple[str, str]], others: Sequence[str] = ()) -> None:
        """Take pairs of a word as it is written and the pattern of a phrase that begins with it."""
        by_first: dict[str, list[str]] = {}
        for phrase, pattern in phrases:
            first = _FIRST.match(phrase)
            if first is None:
                raise ValueError(f"a fixed phrase begins with a word, unlike {phrase!r}")
            by_first.setdefault(first[0], []).append(pattern)
        self._by_first = {first: re.compile(_any_of(each)) for first, each in by_first.items()}
        opened, rest = by_opening((p for each in others for p in alternatives(each)), str)
        self._by_opening = {opens: re.compile(_any_of(each)) for opens, each in opened.items()}
        self._start_words = all(_STARTS_WORD.match(each) for each in rest)
        self._others = re.compile(_any_of(rest)) if rest else None

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where the phrases stand, the longest of those that begin together, none within another."""
        found = self._open(text)
        places = _places(text)
        for first in self._by_first.keys() & places.keys():
            match = self._by_first[first].match
            found += [m.span() for at in places[first] if (m := match(text, at)) is not None]
        begun = _begun(text) if self._by_opening else {}
        for opens in self._by_opening.keys() & begun.keys():
            match = self._by_opening[opens].match
            found += [m.span() for at in begun[opens] if (m := match(text, at)) is not None]
        spans: list[tuple[int, int]] = []
        for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
            if not spans or start >= spans[-1][1]:
                spans.append((start, end))
        return spans


    def _open(self, text: str) -> list[tuple[int, int]]:
        """Return where the patterns match whose first characters are open."""
        if self._others is None:
            return []
        if not self._start_words:
            return [m.span() for m in self._others.finditer(text)]
        found: list[tuple[int, int]] = []
        end = 0
        # Tried only where a word starts: many times as fast.
        for start in _starts(text):
            if start >= end and (match := self._others.match(text, start)) is not None:
                found.append(match.span())
                end = match.end()
        return found


@lru_cache(maxsize=2)
def _places(text: str) -> dict[str, list[int]]:
    """Return where each word of a text stands; an article is searched for several kinds in turn."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for word in _FIRST.finditer(text):
        places[word[0]].append(word.start())
    return places


@lru_cache(maxsize=2)
def _starts(text: str) -> list[int]:
    """Return where words start, in text order."""
    return sorted(chain.from_iterable(_places(text).values()))


@lru_cache(maxsize=2)
def _begun(text: str) -> dict[str, list[int]]:
    """Return where words begin, by their first two characters."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for word, starts in _places(text).items():
        if len(word) > 1:
            places[word[:2]] += starts
        else:
            for start in starts:
                places[text[start : start + 2]].append(start)
    return places


_STARTS_WORD = re.compile(r"(?:\(\?<![^)]*\))*\\b(?:(?:\(\?:)+(?=\w)|(?!\())|\(\?<!\[\\w-\]\)")


def _any_of(patterns: Iterable[str]) -> str:
    """Return a pattern for any of some, the longest first."""
    return "|".join(sorted(patterns, key=lambda p: (-len(p), p)))
