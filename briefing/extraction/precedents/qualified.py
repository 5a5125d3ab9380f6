"""Tell how far the words reach that say which event is meant: *celle qui avait visé le maire*."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing.extraction.grammar.layout import FINAL, Layout
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.syntax import OF, RELATIVES, VERBAL
from briefing.language.plain_doc import Doc, Token

_PARTICIPLE = re.compile(r"\w+(?:ée?s?|ie?s?|ue?s?|ises?|tes?)")
"""What behind *celui* is a participle, whatever the parse takes it for: *celles mises au jour*."""
POINTERS = {"celle", "celui", "celles", "ceux"}
_FORMS = {
    "celui": ("Masc", "Sing"),
    "celle": ("Fem", "Sing"),
    "ceux": ("Masc", "Plur"),
    "celles": ("Fem", "Plur"),
}
"""The gender and number of each."""
_BACK, _AGREEING = 40, 3
"""Tokens back within which a pointer's noun stands, and nouns there that may agree before it."""
_BREAKS = FINAL | {",", ";", ":", "(", ")", "—", "–", "»", "”", "«", "“", '"'}
_FAR = 16
"""Tokens that a participle or a relative clause adds to a name at most."""
_ASIDE = 6
"""Tokens between the commas of *celui, plus proche, de Trèbes* at most."""


def qualified(head: Token, end: int, layout: Layout) -> int:
    """Return the token after what says which one is meant, behind the phrase of `head` that ends at `end`."""
    doc = layout.doc
    if end >= len(doc):
        return end
    if head.lower_ in POINTERS:
        return _of_pointer(head, end)
    if _is_participle(doc[end]) and doc[end - 1].text not in _BREAKS:
        return _clause_end(doc, end + 1, end)
    if doc[end].lower_ in RELATIVES and end == head.i + 1 and head.pos_ == "NOUN":
        return _relative_end(head, end)
    return end


def pointed_at(pointer: Token, nouns: Mapping[int, str]) -> bool:
    """Tell whether *celui de* stands for a noun of events, one of those few that came before it and agree with it."""
    doc, seen = pointer.doc, 0
    gender, number = _FORMS[pointer.lower_]
    for token in reversed(doc[max(pointer.i - _BACK, 0) : pointer.i]):
        if token.pos_ != "NOUN" or gender not in token.morph.get("Gender", [gender]):
            continue
        if token.i in nouns:
            return True
        seen += number in token.morph.get("Number", [number])
        if seen > _AGREEING:
            return False
    return False


def _of_pointer(head: Token, end: int) -> int:
    doc, i = head.doc, head.i + 1
    if doc[i].text == ",":
        close = next((k for k in range(i + 1, min(i + _ASIDE, len(doc))) if doc[k].text == ","), 0)
        if close and close + 1 < len(doc) and doc[close + 1].lower_ in OF:
            noun = next(
                (t for t in doc[close + 2 : close + 5] if t.pos_ in {"NOUN", "PROPN", "NUM"}), None
            )
            return np_end(noun) if noun is not None else end
        return end
    if doc[i].lower_ in RELATIVES:
        return max(end, _relative_end(head, i))
    if _is_participle(doc[i]) or doc[i].pos_ == "ADJ" or _PARTICIPLE.fullmatch(doc[i].lower_):
        return max(end, _clause_end(doc, i + 1, end))
    while end < min(i + _ASIDE, len(doc)) and (
        doc[end].pos_ in {"NUM", "CCONJ"} and doc[end - 1].pos_ in {"NUM", "CCONJ"}
    ):
        # « celui des 12 et 13 novembre 1999 »
        end += 1
    return end


def _relative_end(head: Token, i: int) -> int:
    """Return the end of a relative clause; what stands between commas right behind *qui* is in it."""
    doc = head.doc
    start = i + 1
    if start < len(doc) and doc[start].text == ",":
        close = next(
            (k for k in range(start + 1, min(start + _ASIDE, len(doc))) if doc[k].text == ","),
            start,
        )
        start = close + 1
    verb = next((t.i for t in doc[start : start + _ASIDE] if t.pos_ in VERBAL), start)
    return _clause_end(doc, verb + 1, i)


def _clause_end(doc: Doc, start: int, floor: int) -> int:
    """Return the token that ends what a participle or a relative clause opens, or `floor` if it ends nowhere near."""
    for i in range(start, min(start + _FAR, len(doc))):
        token = doc[i]
        finite = token.pos_ in VERBAL and "Fin" in token.morph.get("VerbForm", [])
        if token.text in _BREAKS or token.is_space or (finite and i > start + 2):
            return i
    return floor


def _is_participle(token: Token) -> bool:
    return token.pos_ == "VERB" and "Part" in token.morph.get("VerbForm", [])
