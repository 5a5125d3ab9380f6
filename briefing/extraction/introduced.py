"""Read whom a description introduces by name between commas: *Son avocat commis d'office, Me Paul Roux, …*.

The words alone tell: a phrase that opens a clause or follows its verb, a comma, a name, and what
closes an apposition. Participles, numbers and whole complements may go with the noun; the parse,
which often takes the name or the participle for something else, is not asked for more than classes.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extraction.knowledge import Knowledge
from briefing.extraction.names import TITLES
from briefing.extraction.syntax import CLITICS, QUOTE_MARKS, VERBAL, is_finite
from briefing.language.plain_doc import Doc, Token

_DETERMINERS = set(
    "le la l' les un une son sa ses leur leurs ce cet cette ces notre votre mon ma".split()
)
_ONE = {"l'un", "l'une", "un", "une"}
_OF = {"de", "des", "d'"}
_LEADS = set("pour selon par après d' de du et mais que qu' ni comme car".split())
"""What a source or a subject may follow; *devant le maire, Paul Roux, ancien élu,* introduces nobody."""
_CONTRACTED = {"du", "au"}
_ENDS = {",", ".", ":", ";", "!", "?", "…", ")", *QUOTE_MARKS}
_COMMON = {"NOUN", "ADJ", "ADP", "NUM", "PROPN", "ADV", "DET"}
_REACH = 24
_ABBREVIATED = 4


@dataclass(frozen=True, slots=True)
class Introduced:
    """Hold where a description stands (tokens) and its noun."""

    start: int
    end: int
    head: int
    one_of: bool
    """True for *l'un de ses conseils*: the noun is plural, the bearer is not."""


def introduction(doc: Doc, start: int, knows: Knowledge) -> Introduced | None:
    """Return the description that the name at token `start` is put beside, if any."""
    comma = _comma_before(doc, start, knows)
    first = _phrase_start(doc, comma) if comma is not None else None
    return _read(doc, first, comma) if comma is not None and first is not None else None


def closed(doc: Doc, end: int) -> int:
    """Return what closes an apposition whose name ends at token `end`, *(PS)* stepped over; -1 if nothing does."""
    i = end
    if i < len(doc) and doc[i].text == "(":
        i = next((k + 1 for k in range(i, min(i + 8, len(doc))) if doc[k].text == ")"), i)
    return i if i >= len(doc) or doc[i].text in _ENDS or doc[i].is_space else -1


def _comma_before(doc: Doc, start: int, knows: Knowledge) -> int | None:
    """Return the comma before a name and what leads to it: *, Me*, *, le colonel*, *, la Suissesse*."""
    i = start - 1
    while i > 0 and (doc[i].lower_ in TITLES or doc[i].text in {".", "Mes"} or doc[i].lower_ == "m"):
        i -= 1
    if i > 1 and doc[i].text != ",":
        word = doc[i]
        led = word.lower_ in _DETERMINERS
        presented = (
            word.pos_ in {"NOUN", "ADJ", "PROPN"}
            and doc[i - 1].lower_ in _DETERMINERS
            and (word.text[:1].isupper() or knows.role(word.lower_) is not None)
        )
        i -= 1 if led else 2 if presented else 0
    return i if i > 1 and doc[i].text == "," else None


def governs(doc: Doc, end: int) -> bool:
    """Tell whether a finite verb follows what closes an apposition at token `end`."""
    i = end + 1
    while i < len(doc) and (doc[i].lower_ in CLITICS or doc[i].pos_ == "ADV"):
        i += 1
    return i < len(doc) and doc[i].pos_ in VERBAL and "Fin" in doc[i].morph.get("VerbForm", [])


def _phrase_start(doc: Doc, comma: int) -> int | None:
    """Return the leftmost determiner of the phrase that ends at the comma, if it may open one."""
    i = comma - 1
    first: int | None = None
    while i >= max(comma - _REACH, 0):
        token = doc[i]
        if token.text == ")":
            i = next((k for k in range(i, max(i - 8, 0), -1) if doc[k].text == "("), i) - 1
            continue
        dot = token.text == "." and i + 1 == comma and len(doc[i - 1].text) < _ABBREVIATED
        if not (_goes_along(token) or dot or _one_of(doc, i)):
            break
        if token.lower_ in _DETERMINERS and (token.pos_ == "DET" or token.lower_ != "leur"):
            first = i
        if token.lower_ == "du" and i and doc[i - 1].lower_ in {"auprès", "part"}:
            break
        i -= 1
    if first is None:
        return None
    return first if _may_open(doc, first) else None


def _goes_along(token: Token) -> bool:
    if token.pos_ in _COMMON:
        return True
    return token.pos_ == "VERB" and "Part" in token.morph.get("VerbForm", [])


def _one_of(doc: Doc, i: int) -> bool:
    word = doc[i].lower_
    return word in _ONE and i + 1 < len(doc) and doc[i + 1].lower_ in _OF


def _may_open(doc: Doc, first: int) -> bool:
    """Tell whether a subject, an inverted subject or a source may start here."""
    before = doc[first - 1] if first else None
    if before is None or before.is_punct or before.is_space or doc[first].is_sent_start:
        return True
    if before.pos_ in VERBAL or before.pos_ == "ADV":
        return True
    return before.lower_ in _LEADS or before.pos_ in {"SCONJ", "CCONJ"}


def _read(doc: Doc, first: int, comma: int) -> Introduced | None:
    """Read the noun of *l'un de ses conseils*, *le vice-président chargé des transports*."""
    i = first
    one_of = False
    if doc[i].lower_ == "l'" and i + 1 < comma and doc[i + 1].lower_ in {"un", "une"}:
        i += 1
    if doc[i].lower_ in _ONE and i + 1 < comma and doc[i + 1].lower_ in _OF:
        one_of, i = True, i + 2
    elif doc[i].lower_ in _DETERMINERS:
        i += 1
    while i < comma and (doc[i].pos_ in {"DET", "ADJ", "NUM", "ADV"} and doc[i].pos_ != "NOUN"):
        i += 1
    if i >= comma or doc[i].pos_ not in {"NOUN", "PROPN"}:
        return None
    if any(t.pos_ in VERBAL and is_finite(t) for t in doc[first:comma]):
        return None
    start = first if one_of else first + 1
    return Introduced(start, comma, i, one_of)
