"""Read the wording of a quotation as signs of blame and of answers: its words, pairs, moods and cue.

No list of words tells what blames and what answers: *« On nous a promenés pendant deux ans »* holds none
that would. The words of many annotated quotations are weighed instead (`training/scorers.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import VERBAL
from briefing.extraction.quotes.found import Found
from briefing.language.plain_doc import Doc, Token

_NAMES = {"PROPN", "NUM", "X"}
"""What says whom or how many: the next article speaks of others."""
_SMALL = {"PRON", "ADV", "AUX"}
"""What tells something by what stands beside it: *n'a jamais*, *on nous*."""
_ASKING = {"!", "?"}
_UNTOLD = {"PROPN", "PRON", "AUX"}
_LONG = 60
_BEFORE, _BEHIND = 10, 6
"""Tokens around a quotation that tell how its words are meant: *Interrogé, l'élu balaie : « … »*."""


def wording(quote: Found, layout: Layout, knows: Knowledge) -> dict[str, float]:
    """Return the signs of a quotation's wording and of the words around it."""
    if quote.content not in layout.wordings:
        layout.wordings[quote.content] = _said(layout.tokens_in(quote.content))
    signs = {**layout.wordings[quote.content], f"kind={quote.kind}": 1.0}
    if quote.verb >= 0:
        signs[f"cue={knows.lemma(layout.doc[quote.verb])}"] = 1.0
    elif quote.cue is not None:
        for token in layout.tokens_in([quote.cue]):
            if token.pos_ not in _UNTOLD:
                signs[f"cue={token.lemma_.casefold()}"] = 1.0
    return signs


def _said(tokens: Sequence[Token]) -> dict[str, float]:
    """Return the signs of the words of a quotation and of those around it."""
    signs = words_of(tokens)
    return signs | _around(tokens[0].i, tokens[-1].i + 1, tokens[0].doc) if tokens else signs


def _around(start: int, end: int, doc: Doc) -> dict[str, float]:
    """Return the words and marks right before and behind a passage."""
    signs = {f"before={_word(token)}": 1.0 for token in doc[max(start - _BEFORE, 0) : start]}
    return signs | {f"behind={_word(token)}": 1.0 for token in doc[end : end + _BEHIND]}


def _word(token: Token) -> str:
    if token.is_space:
        return "¶" if "\n" in token.text else "_"
    return "NAME" if token.pos_ == "PROPN" else token.lower_


def words_of(tokens: Sequence[Token]) -> dict[str, float]:
    """Return the signs of words: each lemma, pairs with a small word, moods, marks, length."""
    signs: dict[str, float] = {"bias": 1.0}
    words = [t for t in tokens if t.is_alpha or (t.is_word and any(map(str.isalpha, t.text)))]
    shown = ["NAME" if t.pos_ == "PROPN" else t.lemma_.casefold() for t in words]
    for token, lemma in zip(words, shown, strict=True):
        if token.pos_ not in _NAMES:
            signs[f"w={lemma}"] = 1.0
        if token.pos_ in VERBAL:
            for mood in token.morph.get("Mood", ()):
                signs[f"mood={mood}"] = 1.0
    small = [t.pos_ in _SMALL for t in words]
    for a, b in pairwise(range(len(words))):
        if small[a] or small[b]:
            signs[f"pair={shown[a]}_{shown[b]}"] = 1.0
    for token in tokens:
        if token.text in _ASKING:
            signs[f"mark={token.text}"] = 1.0
    signs["length"] = min(len(words), _LONG) / (_LONG / 2)
    return signs
