"""Read whom a description introduces by name between commas: *Son avocat commis d'office, Me Paul Roux, …*.

The words alone tell: a phrase that opens a clause or follows its verb, a comma, a name, and what
closes an apposition. Participles, numbers and whole complements may go with the noun; the parse,
which often takes the name or the participle for something else, is not asked for more than classes.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extraction.grammar.charged import TIMES
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.syntax import (
    CLITICS,
    QUOTE_MARKS,
    VERBAL,
    is_finite,
    past_parenthesis,
)
from briefing.extraction.parties.names import TITLES
from briefing.language.plain_doc import Doc, Token

_DETERMINERS = set(
    "le la l' les un une son sa ses leur leurs ce cet cette ces notre votre mon ma ledit ladite".split()
)
_ONE = {"l'un", "l'une", "un", "une"}
_OF = {"de", "des", "d'"}
_LEADS = set("pour selon par après d' de du et mais que qu' ni comme car".split())
"""What a source or a subject may follow; *devant le maire, Paul Roux, ancien élu,* introduces nobody."""
_ENDS = {",", ".", ":", ";", "!", "?", "…", ")", *QUOTE_MARKS}
_COMMON = {"NOUN", "ADJ", "ADP", "NUM", "PROPN", "ADV", "DET"}
_CONTRACTED = {"au", "du"}
_ADJUNCT = 8
"""Tokens between a verb of saying and its inverted subject, at most."""
_RIGHT_HANDS = {"bras", "droit", "main", "droite", "plume", "deux", "trois"}
"""What makes *le bras droit du maire, Paul Roux,* another than the mayor."""
_REACH = 24
_ABBREVIATED = 4
_PRESENTED = 5
"""Tokens that *l'industriel lillois* before a name has at most."""
_TITLE_WORDS = 7
_LEADING = {"NOUN", "ADP", "ADJ"}
_GOWN = {"me", "mes", "maître"}


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
    if comma is None:
        return None
    comma = _before_aside(doc, comma)
    first = phrase_start(doc, comma)
    found = read_phrase(doc, first, comma) if first is not None else None
    role = knows.role(doc[found.head].lower_) if found is not None else None
    if role is not None and role.kind == "person":
        return found
    if role is not None and doc[start - 1].lower_ in _GOWN and knows.takes_up(role.lemma, "person"):
        return found  # « Le conseil de l'ex-gérant, Me Paul Roux, »
    return _governed(doc, comma, knows) or found


def _governed(doc: Doc, comma: int, knows: Knowledge) -> Introduced | None:
    """Return whom a noun or a preposition leads to: *la réponse du maire, Paul Roux*, *Quant au curé, …*."""
    found: Introduced | None = None
    i = comma - 1
    while i > max(comma - _REACH, 0) and _goes_along(doc[i]):
        if doc[i].lower_ in _CONTRACTED or (
            doc[i].lower_ in _DETERMINERS and doc[i - 1].pos_ == "ADP"
        ):
            head = i + 1
            while head < comma and doc[head].pos_ in {"ADJ", "NUM"}:
                head += 1
            role = knows.role(doc[head].lower_) if doc[head].pos_ == "NOUN" else None
            if role is not None and role.kind == "person" and role.rank and _hangs(doc, i):
                found = Introduced(i + 1, comma, head, False)
        i -= 1
    return found


def _hangs(doc: Doc, i: int) -> bool:
    """Tell whether what leads to a phrase is told of before: *Devant le maire, Paul Roux, …* may be two men."""
    led = i if doc[i].lower_ in _CONTRACTED else i - 1
    before = doc[led - 1]
    if before.lower_ in _RIGHT_HANDS:
        return False
    if before.pos_ in {"NOUN", "ADJ"} or before.lower_ == "quant":
        return True
    start = doc[i].sent.start
    return any(t.pos_ in VERBAL and is_finite(t) for t in doc[start:led])


def closed(doc: Doc, end: int) -> int:
    """Return what closes an apposition whose name ends at token `end`, *(PS)* stepped over; -1 if nothing does."""
    i = past_parenthesis(doc, end)
    return i if i >= len(doc) or doc[i].text in _ENDS or doc[i].is_space else -1


def _comma_before(doc: Doc, start: int, knows: Knowledge) -> int | None:
    """Return the comma before a name and what leads to it: *, Me*, *, le colonel*, *, la Suissesse*."""
    i = start - 1
    while i > 0 and (
        doc[i].lower_ in TITLES or doc[i].text in {".", "Mes"} or doc[i].lower_ == "m"
    ):
        i -= 1
    if i > 1 and doc[i].text != ",":
        # « , le colonel Lu », « , la Suissesse Barbara Roux », « , l'industriel lillois Paul Roux »
        led = next(
            (k for k in range(i, max(i - _PRESENTED, 0), -1) if doc[k].lower_ in _DETERMINERS), i
        )
        nouns = doc[led + 1 : i + 1]
        plain = all(t.pos_ in {"NOUN", "ADJ", "PROPN"} for t in nouns)
        known = any(t.text[:1].isupper() or knows.role(t.lower_) is not None for t in nouns)
        i = led - 1 if led < i and plain and known else i - (doc[i].lower_ in _DETERMINERS)
    return i if i > 1 and doc[i].text == "," else None


def _before_aside(doc: Doc, comma: int) -> int:
    """Return where a phrase ends before an aside: *Le délégué à l'éthique – si, si –, Paul Roux*."""
    if doc[comma - 1].text not in _DASHES:
        return comma
    return next(
        (k for k in range(comma - 2, max(comma - 9, 0), -1) if doc[k].text in _DASHES), comma
    )


_DASHES = {"–", "—"}


def governs(doc: Doc, end: int) -> bool:
    """Tell whether a finite verb follows what closes an apposition at token `end`."""
    i = end + 1
    while i < len(doc) and (doc[i].lower_ in CLITICS or doc[i].pos_ == "ADV"):
        i += 1
    return i < len(doc) and doc[i].pos_ in VERBAL and "Fin" in doc[i].morph.get("VerbForm", [])


def phrase_start(doc: Doc, comma: int) -> int | None:
    """Return the leftmost determiner of the phrase that ends at the comma, if it may open one."""
    i = comma - 1
    firsts: list[int] = []
    while i >= max(comma - _REACH, 0):
        token = doc[i]
        if token.text == ")":
            i = next((k for k in range(i, max(i - 8, 0), -1) if doc[k].text == "("), i) - 1
            continue
        opened = _opened(doc, i)
        if opened:  # « L'avocate de « Demain le Mali », Me Awa Cissé, »
            i = opened - 1
            continue
        dot = token.text == "." and i + 1 == comma and len(doc[i - 1].text) < _ABBREVIATED
        if not (_goes_along(token) or dot or _one_of(doc, i)):
            break
        if token.lower_ == "en" and doc[i + 1].lower_.endswith("ant"):
            break  # « dit la réalisatrice en recevant le prix de la présidente, Anne Roux »
        if token.lower_ in _DETERMINERS and (token.pos_ == "DET" or token.lower_ != "leur"):
            firsts.append(i)
        if token.lower_ == "du" and i and doc[i - 1].lower_ in {"auprès", "part"}:
            break
        i -= 1
    if firsts and _may_open(doc, firsts[-1]):
        return firsts[-1]
    return next((first for first in reversed(firsts) if _inverted(doc, first)), None)


def _inverted(doc: Doc, first: int) -> bool:
    """Tell whether an inverted subject starts behind when or where it spoke: *a déclaré dimanche à Lyon le maire*."""
    if doc[first - 1].pos_ not in {"NOUN", "PROPN", "NUM"}:
        return False
    i = first - 1
    while i > max(first - _ADJUNCT, 0) and doc[i].pos_ not in VERBAL:
        if not _goes_along(doc[i]):
            return False
        i -= 1
    # The last of *a affirmé à l'AFP*, *a déclaré dimanche*: an adjunct follows, no object.
    after = doc[i + 1]
    return doc[i].pos_ in VERBAL and (after.pos_ == "ADP" or after.lower_ in TIMES)


def _opened(doc: Doc, i: int) -> int:
    """Return where the marks open that close at token `i` around a name, 0 if they do not."""
    if doc[i].text not in QUOTE_MARKS:
        return 0
    for k in range(i - 1, max(i - _TITLE_WORDS, 0), -1):
        if doc[k].text in QUOTE_MARKS:
            return k if doc[k + 1].text[:1].isupper() and doc[k - 1].pos_ in _LEADING else 0
    return 0


def _goes_along(token: Token) -> bool:
    if token.pos_ in _COMMON:
        return True
    if token.lower_ == "et" and token.i and token.nbor(-1).pos_ == "NUM":
        return True  # « l'avocate de trente et un plaignants »
    return token.pos_ in VERBAL and "Part" in token.morph.get("VerbForm", [])


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


def read_phrase(doc: Doc, first: int, comma: int) -> Introduced | None:
    """Read the noun of *l'un de ses conseils*, *le vice-président chargé des transports*."""
    i = first
    one_of = False
    if doc[i].lower_ == "l'" and i + 1 < comma and doc[i + 1].lower_ in {"un", "une"}:
        i += 1
    if doc[i].lower_ in _ONE and i + 1 < comma and doc[i + 1].lower_ in _OF:
        one_of, i = True, i + 2
    elif doc[i].lower_ in _DETERMINERS:
        i += 1
    while i < comma and doc[i].pos_ in {"DET", "ADJ", "NUM", "ADV"}:
        i += 1
    if i >= comma or doc[i].pos_ not in {"NOUN", "PROPN"}:
        return None
    if any(t.pos_ in VERBAL and is_finite(t) for t in doc[first:comma]):
        return None
    start = first if one_of else first + 1
    return Introduced(start, comma, i, one_of)
