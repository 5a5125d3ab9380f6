"""Find earlier events told without a word of memory: *déjà en 2009*, a named affair, a dated crue, an old sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.extraction.grammar.layout import FINAL, Layout
from briefing.extraction.grammar.syntax import (
    CLOSING,
    RELATIVES,
    VERBAL,
    base,
    is_personal,
    np_start,
    subject,
    token_at,
)
from briefing.extraction.precedents.memory import Memory
from briefing.extraction.precedents.past_events import Event, Past, Reminder, Told
from briefing.extraction.precedents.past_sentences import (
    INDEFINITE,
    clause_limit,
    sentence_begin,
    told_in,
)
from briefing.extraction.precedents.precedent_fit import FAR, first_met
from briefing.language.plain_doc import Token
from briefing.model import Span

_DATED = 0.55
"""Trust in an event that has its date."""
_ELSEWHERE = 0.5
"""Trust in what is told of others at another time."""
_WEAK = 0.45
"""Trust in what a date alone tells: it may be the article's own story."""
_BESIDE = {"avec", "après", "comme", "sur", "pour", "depuis", "sauf", "contre"}
_NAMED_BY = 9
"""Tokens before a landmark among which the noun stands that it completes."""
_STOPS = {",", ";", ":", "(", "«", "»", "“", "”", '"'}
_LIVED = re.compile(
    r"\b(?:née?s?|natifs?|natives?|originaires?|vit|vivent|vivait|habite|habitait|installée?s?|domiciliée?s?) "
    r"(?:à|de|d['’]|près de|en|au) ?$",
    re.IGNORECASE,
)
"""What makes of a place that stands for an event somebody's home: *née à Vukovar*."""
_LIVED_CHARS = 25
_VERB_NEAR = 6
"""Tokens of *avait déjà dû retirer* among which its verb stands."""
_DATED_NAME = re.compile(r",? en (?:\w+ )?(?:1[5-9]|20)\d\d$")


def again(folded: str, layout: Layout, memory: Memory, past: Past) -> Iterator[Reminder]:
    """Find what happened before, told in the sentence of a cue (*déjà, en 2009*) or in the next one."""
    doc = layout.doc
    for start, end in memory.finds("again", folded):
        at = token_at(doc, start)
        i = token_at(doc, end - 1)
        limit = clause_limit(i, layout)
        begin = sentence_begin(at, layout)
        told = told_in(begin, limit, past)
        if told is None or not (told.far or past.is_past(told.year) or _opens_so(told, at, begin)):
            following = _next_sentence(limit, layout)
            told = told_in(*following, past) if following else None
        if _tells_words(at, layout):
            continue  # « « … », écrivait déjà en 2011 le premier président »: what was said
        if told is not None and (told.far or past.is_past(told.year) or _opens_so(told, at, begin)):
            yield Reminder(told.span, at, "already", 0.65, None, told.year)


def _tells_words(at: int, layout: Layout) -> bool:
    """Tell whether the cue stands right behind a verb that follows words between marks."""
    i = at - 1
    while i > 0 and layout.doc[i].pos_ in {*VERBAL, "ADV", "PRON"}:
        i -= 1
    return 0 < i < at - 1 and layout.doc[i].text == "," and layout.doc[i - 1].text in CLOSING


def _opens_so(told: Told, at: int, begin: int) -> bool:
    """Tell whether the sentence opens on the cue and tells of others: *Déjà au début du mois, trois jeunes…*."""
    return at - begin < 2 and told.pluperfect and not told.own


def before(folded: str, layout: Layout, memory: Memory, past: Past) -> Iterator[Reminder]:
    """Find the dated event of a sentence in *avait déjà*: *avait déjà été frappée en 1993 par les inondations de…*."""
    for start, _ in memory.finds("before", folded):
        at = token_at(layout.doc, start)
        told = told_in(sentence_begin(at, layout), clause_limit(at, layout), past)
        if told is None or not (told.far or past.is_past(told.year)):
            continue
        if told.event or (past.is_past(told.year, FAR) and not _of_somebody(at, layout)):
            yield Reminder(told.span, at, "already", 0.6, None, told.year)


def _of_somebody(at: int, layout: Layout) -> bool:
    """Tell whether *avait déjà* is said of a person, whose past it is: *Il avait déjà été condamné en 2019*."""
    doc = layout.doc
    for token in doc[at : at + _VERB_NEAR]:
        own = subject(token) if token.pos_ in VERBAL else None
        if own is not None:
            return is_personal(own) or own.ent_type_ == "PER" or own.lower_ in RELATIVES
    return True


def _next_sentence(i: int, layout: Layout) -> tuple[int, int] | None:
    """Return the tokens of the sentence after token `i`, over at most one line break."""
    doc = layout.doc
    breaks = 0
    while i < len(doc) and (doc[i].text in FINAL or doc[i].is_space or doc[i].is_punct):
        breaks += doc[i].is_space and "\n" in doc[i].text
        i += 1
    if i >= len(doc) or breaks > 1:
        return None
    return i, clause_limit(i, layout)


def by_name(layout: Layout, memory: Memory, past: Past) -> Iterator[Reminder]:
    """Find what names an earlier event by itself: an affair, a dated happening, a period, an old story."""
    doc = layout.doc
    for i, noun in past.nouns.items():
        token = doc[i]
        if token.idx <= len(past.lead) or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        if noun in ("affair", "event"):
            event = past.event(token)
            if _is_dated(event, past) and not past.is_own(event):
                yield Reminder(event.span, i, "dated", _DATED, None, event.year)
        elif noun in ("act", "law") and layout.mark_of[i] >= 0 and _before_name(token):
            event = past.event(token)
            if first_met(event, past) and not past.is_own(event):
                yield Reminder(event.span, i, "named in speech", 0.45, None, event.year)
    for start, end in memory.finds("landmark", layout.text):
        if _LIVED.search(layout.text, max(start - _LIVED_CHARS, 0), start):
            continue
        if start > len(past.lead) and layout.text[start:end].casefold() not in past.lead:
            yield Reminder(_marked(start, end, past), token_at(doc, start), "landmark", 0.6)
    yield from _dated_names(layout, past)
    yield from _dated_back(layout, past)


def _is_dated(event: Event, past: Past) -> bool:
    """Tell whether what happened is dated to another time than the lead tells of."""
    return (
        past.is_past(event.year, FAR, sure=True)
        and f"{event.year}" not in past.lead
        and not _is_state(event.head, past)
    )


def _before_name(noun: Token) -> bool:
    """Tell whether a name follows a noun at once: *le rapport Bergé*."""
    following = noun.doc[noun.i + 1 : noun.i + 2]
    return bool(following) and following[0].pos_ == "PROPN"


def _is_state(head: Token, past: Past) -> bool:
    """Tell whether a noun says what somebody was in, or a law is about: *en faillite*, *tirée d'affaire*."""
    before = head.doc[max(head.i - 1, 0)]
    return before.lower_ in {"en", "d'"} or (
        base(head) == "nmod" and past.nouns.get(head.head.i) == "law"
    )


def _marked(start: int, end: int, past: Past) -> Span:
    """Return the words that name what a landmark stands for: *l'explosion de la raffinerie de Feyzin*."""
    doc = past.layout.doc
    first = token_at(doc, start)
    floor = max(first - _NAMED_BY, 0)
    for i in range(first - 1, floor - 1, -1):
        token = doc[i]
        if token.pos_ in VERBAL or token.text in _STOPS or token.is_space:
            break
        if token.pos_ == "NOUN" and past.nouns.get(token.i) in ("affair", "event", "act", "label"):
            span = past.event(token).span
            if span.end >= end:
                return span
    name = past.name(doc[first])
    return Span(start, max(name.end, end)) if name.start <= end <= name.end else Span(start, end)


def _dated_names(layout: Layout, past: Past) -> Iterator[Reminder]:
    """Find *l'Irak en 2003* in somebody's words: a new name with a date at once, not said of where it was."""
    doc = layout.doc
    for token in doc:
        if token.pos_ != "PROPN" or token.idx <= len(past.lead) or layout.mark_of[token.i] < 0:
            continue
        if token.i in past.nouns or (token.i and doc[token.i - 1].pos_ == "PROPN"):
            continue
        event = past.event(token)
        if not past.is_past(event.year, FAR, sure=True) or past.is_own(event):
            continue
        if (
            first_met(event, past)
            and (past.memory.is_state(token.text) or not _placed(token))
            and _DATED_NAME.search(event.span.cut(layout.text))
        ):
            yield Reminder(event.span, token.i, "dated name", 0.45, None, event.year)


def _placed(name: Token) -> bool:
    """Tell whether a preposition says of a name where something was: *à Bagdad en 2003*."""
    start = np_start(name)
    before = name.doc[start - 1] if start else None
    return before is not None and before.pos_ == "ADP" and before.lower_ not in _BESIDE


def _dated_back(layout: Layout, past: Past) -> Iterator[Reminder]:
    """Find a sentence that opens on another time and tells in the pluperfect what others went through."""
    doc = layout.doc
    i = 0
    while i < len(doc):
        if doc[i].is_space or doc[i].text in FINAL:
            i += 1
            continue
        end = max(clause_limit(i, layout), i + 1)
        if doc[i].idx > len(past.lead):
            told = told_in(i, end, past)
            # What a speaker tells of another time is told for its sake, whoever did it.
            quoted = layout.mark_of[i] >= 0
            if told is not None and told.opens and told.pluperfect and (quoted or not told.own):
                if told.far or past.is_past(told.year, FAR, sure=True):
                    # « En 2009, une crue avait… » is another story; what somebody known did may be back story.
                    first = doc[token_at(doc, told.span.start)]
                    trust = _ELSEWHERE if told.event or first.lower_ in INDEFINITE else _WEAK
                    yield Reminder(told.span, i, "dated back", trust, None, told.year)
        i = end
