"""Read what a cue leads to: *rappelle A, B et C*, *depuis l'incendie de…*."""

from __future__ import annotations

import re

from briefing.extraction.grammar.syntax import QUOTE_MARKS, token_at
from briefing.extraction.precedents.past_events import MONTHS, YEAR, Past
from briefing.extraction.precedents.qualified import POINTERS
from briefing.language.plain_doc import Token

_WHEN = frozenset("lors cours suite temps époque fin début nom".split())
_MARKS = QUOTE_MARKS | {"'", "’", "‘"}


def led_to(i: int, limit: int, past: Past) -> tuple[list[Token], int | None]:
    """Return the heads of the phrases after a cue (*A, B et C*), and a year that stands before them."""
    doc = past.layout.doc
    heads: list[Token] = []
    year: int | None = None
    while i < limit and len(heads) < 5:
        token = doc[i]
        if token.lower_ in {"exemple", "exergue", "témoin"} and doc[i - 1].lower_ in {
            "en",
            "à",
        }:
            # « cite en exemple la loi de 1975 »
            i += 1
            continue
        if token.lower_ in POINTERS or _names(token):
            if token.pos_ == "ADJ" and token.head.i > token.i and token.head.pos_ == "NOUN":
                # « le souvenir du Grand barrage de… »
                token = token.head
            heads.append(token)
            i = _behind(token, past)
            while i < limit and doc[i].text in _MARKS:
                i += 1
            if i < limit and doc[i].text in {",", "et", "ou"}:
                # « le pacte X, cet accord conclu en… » tells more of the same.
                if doc[i].text == "," and doc.text_of(i + 1, i + 2).lower() in {
                    "ce",
                    "cet",
                    "cette",
                    "ces",
                }:
                    break
                i += 1
                if i < limit and doc[i].lower_ in {"encore", "aussi", "de", "d'", "du", "des"}:
                    i += 1
                if doc.text_of(i, i + 2).lower() == "du nom":
                    # « l'affaire Valat, du nom de ce lycéen »
                    break
                if heads and not _lists_on(doc[i - 1], doc[i] if i < limit else None):
                    break
                continue
            break
        if YEAR.fullmatch(token.text):
            year = int(token.text)
        elif not (
            _bridges(token) or (not heads and token.text in {",", "et"} and year is not None)
        ):
            break
        i += 1
    return heads, year


def _behind(head: Token, past: Past) -> int:
    """Return the token after what a head names."""
    return max(token_at(past.layout.doc, past.event(head).span.end), head.i + 1)


def _of_time(token: Token) -> bool:
    """Tell whether a word only says when: *lors de*, *au début de*, a month."""
    return token.lower_ in _WHEN or re.fullmatch(MONTHS, token.lower_) is not None


def _names(token: Token) -> bool:
    return not _of_time(token) and (
        token.pos_ in {"NOUN", "PROPN"} or (token.text[:1].isupper() and token.pos_ in {"X", "ADJ"})
    )


def _bridges(token: Token) -> bool:
    """Tell whether a word may stand between a cue and the name: articles, *lors de*, *en août*, marks."""
    return (
        token.pos_ in {"DET", "ADV", "ADJ", "ADP", "NUM", "PART"}
        or token.text in _MARKS
        or token.lower_ in {"-ci", "-vous", "-nous", "du", "des"}
        or _of_time(token)
    )


def _lists_on(last: Token, following: Token | None) -> bool:
    """Tell whether a list goes on after a comma or *et*: with an article or a name, not with a verb."""
    return following is not None and (
        following.pos_ in {"DET", "PROPN", "NUM"}
        or following.text[:1].isupper()
        or following.text in _MARKS
        or last.lower_ in {"encore", "de", "d'", "du", "des"}
    )
