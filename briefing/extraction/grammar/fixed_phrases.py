"""Look for some hundred fixed phrases of several kinds at once, each only where the text has one of its words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import TypeAlias

from briefing.extraction.grammar.openings import alternatives, by_opening

_WORD = re.compile(r"(\w+)")
_OPENS_ON_WORDS = re.compile(
    r"(?:\(\?<![^()]*\))*\\b(?:(?P<word>\w{2,}\?|\w+)|\(\?:(?P<words>(?:\w{2,}\?|\w+)(?:\|(?:\w{2,}\?|\w+))*)\))"
    r"(?:[ '](?![?*{])|\\b)"
)
"""How a pattern is written that begins with a whole word, or with one of several: `\\b(?:fait|faits?) le`."""

Spans: TypeAlias = list[tuple[int, int]]
Matches: TypeAlias = list[tuple[str, int, re.Pattern[str]]]
"""Patterns with their kinds, and how far before a place they are to match."""


class FixedPhrases:
    """Hold patterns of several kinds by a word of theirs, and those that leave all their words open."""

    def __init__(
        self,
        phrases: Mapping[str, Iterable[tuple[str, str]]],
        others: Mapping[str, Iterable[str]],
    ) -> None:
        """Take, of each kind, phrases as they are written with the patterns that find them, and mere patterns."""
        by_word: dict[tuple[str, str, int], list[str]] = {}
        opened: dict[str, list[tuple[str, str]]] = {}
        rest: dict[str, list[str]] = {}
        for kind, written in phrases.items():
            for phrase, pattern in written:
                word, at = _rarest(phrase)
                by_word.setdefault((word, kind, at), []).append(pattern)
        for kind, patterns in others.items():
            left = []
            for pattern in (p for each in patterns for p in alternatives(each)):
                words = list(_first_words(pattern))
                for word in words:
                    by_word.setdefault((word, kind, 0), []).append(pattern)
                left += [] if words else [pattern]
            pairs, open_ones = by_opening(left, str)
            for pair, each in pairs.items():
                opened.setdefault(pair, []).append((kind, _any_of(each)))
            if open_ones:
                rest[kind] = open_ones
        self._by_word: dict[str, Matches] = {}
        for (word, kind, at), each in by_word.items():
            self._by_word.setdefault(word, []).append((kind, at, re.compile(_any_of(each))))
        self._by_opening: dict[str, Matches] = {
            opens: [(kind, 0, re.compile(pattern)) for kind, pattern in each]
            for opens, each in opened.items()
        }
        self._others = {kind: re.compile(_at_word_starts(each)) for kind, each in rest.items()}

    def spans(self, text: str) -> dict[str, Spans]:
        """Return where the phrases of each kind stand, the longest that begin together, none within another."""
        found: defaultdict[str, Spans] = defaultdict(list)
        for kind, pattern in self._others.items():
            found[kind] += [m.span() for m in pattern.finditer(text)]
        places = _places(lowered(text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
        _match_all(self._by_word, places, text, found)
        if self._by_opening:
            _match_all(self._by_opening, _begun(text, places), text, found)
        return {kind: _apart(spans) for kind, spans in found.items()}


def lowered(text: str) -> str:
    """Return the text in small letters, of the same length: *İ* would make two of one."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower()[:1] for c in text)


def _rarest(phrase: str) -> tuple[str, int]:
    """Return the longest word of a phrase, in small letters, with its place: few texts hold it."""
    words = list(_WORD.finditer(phrase))
    if not words:
        raise ValueError(f"a fixed phrase has words, unlike {phrase!r}")
    longest = max(words, key=lambda word: len(word[0]))
    return longest[0].lower(), longest.start()


def _first_words(pattern: str) -> Iterator[str]:
    """Yield the words of which all that a pattern finds begins with one, none where it leaves that open."""
    opens = _OPENS_ON_WORDS.match(pattern)
    for word in (opens["word"] or opens["words"]).split("|") if opens is not None else ():
        yield word.removesuffix("?")
        if word.endswith("?"):
            yield word[:-2]


def _match_all(
    sought: Mapping[str, Matches],
    places: Mapping[str, list[int]],
    text: str,
    found: defaultdict[str, Spans],
) -> None:
    """Add, of each kind, where patterns match at the places of what they are sought by."""
    for key in sought.keys() & places.keys():
        for kind, back, pattern in sought[key]:
            for at in places[key]:
                if at >= back and (match := pattern.match(text, at - back)) is not None:
                    found[kind].append(match.span())


def _apart(found: Spans) -> Spans:
    """Return the first spans, the longest of those that begin together, none within another."""
    spans: Spans = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


@lru_cache(maxsize=1)
def _places(text: str) -> dict[str, list[int]]:
    """Return where each word of a text stands; an article is searched as it is spelt, too."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    pieces = _WORD.split(text)
    ends = [0, *accumulate(map(len, pieces))]
    # What stands between words and the words follow each other by turns.
    for word, start in zip(pieces[1::2], ends[1::2], strict=False):
        places[word].append(start)
    return places


def _begun(text: str, places: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """Return where words begin, by their first two characters."""
    begun: defaultdict[str, list[int]] = defaultdict(list)
    for word, starts in places.items():
        if len(word) > 1:
            begun[word[:2]] += starts
        else:
            for start in starts:
                begun[text[start : start + 2]].append(start)
    return begun


_STARTS_WORD = re.compile(r"(?:\(\?<![^)]*\))*\\b(?:(?:\(\?:)+(?=\w)|(?!\())|\(\?<!\[\\w-\]\)")


def _at_word_starts(patterns: list[str]) -> str:
    """Return a pattern for any of some, tried only where a word starts if all of them do: four times as fast."""
    if all(_STARTS_WORD.match(p) for p in patterns):
        return rf"(?<!\w)(?=\w)(?:{_any_of(patterns)})"
    return _any_of(patterns)


def _any_of(patterns: Iterable[str]) -> str:
    """Return a pattern for any of some, the longest first."""
    return "|".join(sorted(patterns, key=lambda p: (-len(p), p)))
