"""Read the labels that say whose turn a paragraph is: *Marthe Olivar : …*, *M. O. : …*, *LE SOIR. – …*, *R. – …*."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from briefing.extraction.parties.gazetteer import fold
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver

_NAME = r"[^\W\d_][\w'’.-]*(?: [\w'’.-]+){0,4}?"
_LABEL = re.compile(
    rf"\s*(?:\*\*|__)?(?P<name>{_NAME})(?:\s\([^()\n]{{1,60}}\))?"
    r"(?:(?:\*\*|__)?\s?:(?:\*\*|__)?|\.?\s?[–—-](?:\*\*|__)?(?=\s))\s*"
)
_UPPER = r"[^\W\d_a-zà-ÿ]"
_SHOUTED = rf"{_UPPER}(?:{_UPPER}|['’-])+"
_CAPITALS = re.compile(
    rf"\s*(?:\*\*|__)?(?P<name>{_SHOUTED}(?: {_SHOUTED}){{1,3}})\.(?:\*\*|__)?\s+(?=[^\W\d_])"
)
"""*FRANÇOIS RUFFET. Rien.*"""
_INITIALS = r"(?:[^\W\d_a-zà-ÿ]\.[ -]?){2,3}"
_ASIDE = re.compile(rf"\s*(?:\*\*|__)?(?P<name>{_INITIALS})\s?\([^()\n]{{1,40}}\)(?:\*\*|__)?\s+")
"""*H. L. (rires). Très mal*, whose colon is left out."""
_LETTER = re.compile(
    r"\s*(?:\*\*|__)?(?P<name>[QR])\s?[.:](?:\*\*|__)?\s*(?:[–—-]\s)?\s*(?=[^\W\d_])"
)
"""*Q. Et vous ?*, *R. Moi non plus.*"""
_ASKER, _ANSWERER = {"q", "question"}, {"r", "reponse"}
_TWICE = 2


@dataclass(frozen=True, slots=True)
class Label:
    """Hold the label of a paragraph: its folded words, and where what is said begins behind it."""

    words: str
    end: int


def label_of(paragraph: str) -> Label | None:
    """Return what may be the label of a paragraph."""
    found = _LETTER.match(paragraph) or _ASIDE.match(paragraph) or _LABEL.match(paragraph)
    found = found or _CAPITALS.match(paragraph)
    if found is None or not found.group("name")[:1].isupper():
        return None
    return Label(fold(found.group("name")).strip(" .-"), found.end())


class Labels:
    """Tell which labels of an article are those of turns, whose they are and who only asks."""

    def __init__(self, asked: list[tuple[Label, bool]], resolver: Resolver) -> None:
        """Take every label that the paragraphs seem to have, and whether its paragraph asks."""
        self._people = {
            label.words: _bearer(label.words, resolver)
            for label, _ in sorted(asked, key=lambda a: a[0].words)
        }
        count = Counter(label.words for label, _ in asked)
        asks = Counter(label.words for label, question in asked if question)
        self._turns = {
            w for w, n in count.items() if self._people[w] or n >= _TWICE or w in _ASKER | _ANSWERER
        }
        self._askers = {
            w for w in self._turns if w in _ASKER or (asks[w] and asks[w] * 2 >= count[w])
        }

    def known(self, label: Label | None) -> bool:
        """Tell whether a label is that of a turn."""
        return label is not None and label.words in self._turns

    def asks(self, label: Label) -> bool:
        """Tell whether whoever bears the label only asks."""
        return label.words in self._askers

    def speaker(self, label: Label) -> Resolved:
        """Return the person whom a label names, or nobody."""
        return self._people[label.words]

    def many(self) -> bool:
        """Tell whether several persons answer, each under a label."""
        return (
            len({self._people[w].entries for w in self._turns - self._askers if self._people[w]})
            > 1
        )


def _initials(name: str) -> list[str]:
    parts = [p for p in re.split(r"[ -]", name) if p]
    return [p[0] for p in parts] if parts and len(parts[0]) > _TWICE else []


def _bearer(words: str, resolver: Resolver) -> Resolved:
    """Return the person whose name, family name or initials a label gives."""
    people = [e for e in resolver.register.entries if e.kind == "person" and e.named]
    initials = re.sub(r"[ -]", "", words).split(".")
    if all(len(i) == 1 for i in initials):
        named = [e for e in people if _initials(fold(e.name)) == initials]
        # « M. : », of three who are asked: the one whose only name begins so
        one = named[:1] if len(initials) > 1 or len(named) == 1 else []
        return Resolved((one[0].id,), "label") if one else NOBODY
    for entry in people:
        if any(fold(f) == words or fold(f).split()[-1] == words for f in entry.forms):
            return Resolved((entry.id,), "label")
    return NOBODY
