"""Judge whether what a cue leads to names an earlier event."""

from __future__ import annotations

import re

from briefing.extraction.grammar.layout import FINAL, Layout
from briefing.extraction.grammar.syntax import RELATIVES, VERBAL, np_start, token_at
from briefing.extraction.grammar.whole_words import words_of
from briefing.extraction.precedents.past_events import MONTHS, YEAR, Event, Past
from briefing.extraction.precedents.qualified import POINTERS
from briefing.language.plain_doc import Token
from briefing.model import Span

# A year so far back is another time than that of the article's own story.
FAR = 2
_BEHIND = 12
"""Tokens behind a name in which its year may stand: *condamné à trente ans de prison en 2019*."""
_BESIDE = {"été", "veille", "lendemain", "après", "avant", "depuis"}
"""Words behind a date that say what came before or after the event, not what it was."""
_DATED = 5
"""Tokens of *celui de janvier 2009* at most."""
_TOLD = re.compile(r"\b(?:qui|que|dont|où) [^,;:]*\b(?:avait|avaient|était|étaient)\b")
"""What *celle qui avait divisé Ostrac* tells."""
_TOLD_BEHIND = re.compile(
    r"(?:,[^.;:!?»«\n]{0,60}?\b(?:que |qu['’]|(?:qui|dont|où|lequel|laquelle) )"
    r"|[^.,;:!?»«\n]{0,60}?\b(?:qui|dont|où|lequel|laquelle) )"
    r"[^.;:!?»«\n]{0,50}\b(?:avait|avaient|était|étaient)\b"
)
_THIS_YEAR = re.compile(
    rf",? (?:(?:en|fin|début|mi-?|du) ?|(?:le|du|au) \d{{1,2}}(?:er)? )(?:{MONTHS})\b(?! (?:1[5-9]|20)\d\d)"
)
_LATE = 0.25
"""Share of an article after which a name met for the first time is not its subject."""


def recalled(event: Event, past: Past, year: int | None, *, strong: bool) -> bool:
    """Tell whether a phrase after a verb or noun of memory names an earlier event."""
    if past.is_own(event):
        return False
    year = event.year or year or year_behind(event, past)
    dated = past.is_past(year)
    if event.noun == "period":
        return True
    if event.noun == "law":
        return event.named
    if event.noun == "label":
        return event.named or dated
    if event.noun in ("source", "start"):
        return False
    if event.noun in ("affair", "event"):
        longer = len(event.span.cut(past.layout.text).split()) > 1
        return dated or event.named or (strong and longer)
    if event.noun == "act":
        return dated or (event.named and not _is_body(event, past))
    if past.is_past(year, FAR):
        return not is_owned(event.head)
    known = strong or told_behind(event, past)
    if not (known and (event.proper or event.named)) or _is_body(event, past):
        return False
    return first_met(event, past)


_LABEL = 2
"""Words of *groupe APT28* before which the name of a body starts."""


def _is_body(event: Event, past: Past) -> bool:
    """Tell whether a name is only somebody's: *des pirates se réclamant de l'État islamique*."""
    words = event.span.cut(past.layout.text).split()
    first = next((i for i, word in enumerate(words) if word[:1].isupper()), 0)
    return first < _LABEL and past.memory.is_body(" ".join(words[first:]))


def is_owned(head: Token) -> bool:
    """Tell whether a possessive says whose it is: *depuis leur introduction*, *rappelé ses obligations*."""
    return head.doc[np_start(head)].lower_ in {"son", "sa", "ses", "leur", "leurs", "notre", "nos"}


def compared(event: Event, past: Past, year: int | None) -> bool:
    """Tell whether a phrase after *comme en*, *à l'instar de* names an earlier event."""
    if past.is_own(event):
        return False
    year = event.year or year
    if event.noun == "period":
        return True
    if event.noun in ("affair", "event"):
        return past.is_past(year, 0) or event.named
    if event.noun in ("act", "law", "label"):
        return past.is_past(year) or event.named
    if event.noun in ("source", "start"):
        return False
    if event.head.lower_ in POINTERS and _TOLD.search(event.span.cut(past.layout.text)):
        return True
    if event.head.lower_ in POINTERS or event.proper:
        return past.is_past(year or year_behind(event, past), FAR)
    return False


def year_behind(event: Event, past: Past) -> int | None:
    """Return a year in what is added to the name of an event."""
    return year_after(event.span, past.layout)


def year_after(span: Span, layout: Layout) -> int | None:
    """Return a year in what is added to some words: *les anciens de Goodyear, condamnés en 2016*."""
    doc = layout.doc
    i = token_at(doc, span.end)
    for token in doc[i : i + _BEHIND]:
        if token.text in {".", ";", ":", "»", "”", "!", "?"} or token.is_space:
            break
        if token.lower_ in RELATIVES or token.lower_ == "depuis" or _is_told(token):
            break
        if YEAR.fullmatch(token.text):
            return int(token.text)
    return None


def _is_told(token: Token) -> bool:
    """Tell whether a finite verb starts another statement."""
    return token.pos_ in VERBAL and "Fin" in token.morph.get("VerbForm", [])


def told_behind(event: Event, past: Past) -> bool:
    """Tell whether what follows a name tells in the pluperfect what it did: *X, cet étudiant qui s'était immolé*."""
    return _TOLD_BEHIND.match(past.layout.text, event.span.end) is not None


def of_this_year(event: Event, past: Past) -> bool:
    """Tell whether a month without a year dates what is named: *, en juin*, *, le 7 juillet*."""
    return _THIS_YEAR.match(past.layout.text, event.span.end) is not None


def first_met(event: Event, past: Past) -> bool:
    """Tell whether a name is met here for the first time, well into the article."""
    text, span = past.layout.text, event.span
    if span.start < _LATE * len(text):
        return False
    names = [w for w in words_of(span.cut(text)) if w[:1].isupper()]
    return any(text.find(w) >= span.start for w in names)


def pointed_at(event: Event, past: Past) -> Event | None:
    """Return the event that *celui de 2009, lors de l'effondrement du viaduc* names after its date."""
    doc = past.layout.doc
    i = token_at(doc, event.span.end)
    if i - event.head.i > _DATED:
        # « ceux nés en octobre 2023 »: the words behind say which.
        return None
    for token in doc[i : i + 8]:
        if token.pos_ in VERBAL or token.text in FINAL or token.lower_ in _BESIDE:
            break
        if token.i in past.nouns:
            found = past.event(token)
            return Event(
                found.span, found.head, found.noun, found.named, found.year or event.year, False
            )
    return None
