"""Find what brings up an earlier event: a verb of memory, a comparison, *déjà en 2009*, a named affair."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from briefing.extraction.layout import FINAL, Layout
from briefing.extraction.memory import Memory
from briefing.extraction.past_events import MONTHS, YEAR, Event, Past
from briefing.extraction.past_sentences import Told, told_in
from briefing.extraction.syntax import RELATIVES, np_start, token_at
from briefing.language import lexicon as data
from briefing.model import Span

# A year so far back is another time than that of the article's own story.
FAR = 2
_POINTERS = {"celle", "celui", "celles", "ceux"}
_LATE = 0.25
_BESIDE = {"avec", "après", "comme", "sur", "pour", "depuis", "sauf", "contre"}
_DATED_NAME = re.compile(r",? en (?:\w+ )?(?:1[5-9]|20)\d\d$")
_COMME_EN = re.compile(
    rf"comme[^.,;:]{{0,40}}?\b((?:en|au|à l['’]) ?(?:(?:{MONTHS}) )*(?:de )?(?:1[5-9]|20)\d\d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reminder:
    """Hold the words that name an event, the token that brings it up, and how."""

    span: Span
    at: int
    construction: str
    trust: float
    verb: Token | None = None
    year: int | None = None


def reminders(layout: Layout, memory: Memory, past: Past) -> Iterator[Reminder]:
    """Yield what brings up an earlier event, the surest constructions first."""
    folded = data.fold(layout.text)
    yield from _by_verb(layout, memory, past)
    yield from _by_phrase("reminder", folded, layout, memory, past)
    yield from _by_phrase("comparison", folded, layout, memory, past)
    yield from _bygone(folded, layout, memory, past)
    yield from _since(folded, layout, memory, past)
    yield from _again(folded, layout, memory, past)
    yield from _another(folded, layout, memory, past)
    yield from _before(folded, layout, memory, past)
    yield from _by_name(layout, memory, past)


# ---------------------------------------------------------------- rappelle, n'oublie pas


def _by_verb(layout: Layout, memory: Memory, past: Past) -> Iterator[Reminder]:
    """Find what a verb of memory governs, and the list that goes on from it."""
    for verb in layout.doc:
        found = memory.verb(verb)
        if found is None:
            continue
        kind, start = found
        limit = clause_limit(start, layout)
        if start < limit and layout.doc[start].lower_ in {"que", "qu'"}:
            told = told_in(start + 1, limit, past)
            if told is not None and past.is_past(told.year, FAR) and not told.own:
                yield Reminder(told.span, verb.i, "recalled", 0.6, verb, told.year)
            continue
        heads, year = past.after(start, limit)
        for head in heads:
            event = past.event(head)
            if head.lower_ in _POINTERS:
                event = _pointed_at(event, past) or event
                if past.is_past(event.year, FAR) or (
                    verb.lemma_ == "rappeler" and layout.doc[start].pos_ != "SCONJ"
                ):
                    yield Reminder(event.span, verb.i, "recalled", 0.6, verb, event.year)
            elif recalled(event, past, year, strong=kind == "recall"):
                when = event.year or year or _year_behind(event, past)
                yield Reminder(event.span, verb.i, "recalled", 0.75, verb, when)


def recalled(event: Event, past: Past, year: int | None, *, strong: bool) -> bool:
    """Tell whether a phrase after a verb or noun of memory names an earlier event."""
    if past.is_own(event):
        return False
    year = event.year or year or _year_behind(event, past)
    dated = past.is_past(year)
    if event.noun == "period":
        return True
    if event.noun == "law":
        return event.named
    if event.noun in ("affair", "event"):
        longer = len(event.span.cut(past.layout.text).split()) > 1
        return dated or event.named or (strong and longer)
    if event.noun == "act":
        return dated or event.named
    if past.is_past(year, FAR):
        return True
    return strong and (event.proper or event.named) and _first_met(event, past)


def _year_behind(event: Event, past: Past) -> int | None:
    """Return a year in what is added to a name: *les anciens de Goodyear, condamnés en 2016*."""
    doc = past.layout.doc
    i = token_at(doc, event.span.end)
    for token in doc[i : i + 6]:
        if token.text in {".", ";", ":", "»", "”", "!", "?"} or token.is_space:
            break
        if token.lower_ in RELATIVES or token.lower_ == "depuis":
            break
        if YEAR.fullmatch(token.text):
            return int(token.text)
    return None


def _first_met(event: Event, past: Past) -> bool:
    """Tell whether a name is met here for the first time, well into the article."""
    text, span = past.layout.text, event.span
    names = [w for w in re.findall(r"[\w-]+", span.cut(text)) if w[:1].isupper()]
    return span.start >= _LATE * len(text) and any(text.find(w) >= span.start for w in names)


def _pointed_at(event: Event, past: Past) -> Event | None:
    """Return the event that *celui de 2009, lors de l'effondrement du viaduc* names after its date."""
    doc = past.layout.doc
    i = token_at(doc, event.span.end)
    for token in doc[i : i + 8]:
        if token.pos_ == "VERB" or token.text in FINAL:
            break
        if past.memory.noun(token):
            found = past.event(token)
            return Event(
                found.span, found.head, found.noun, found.named, found.year or event.year, False
            )
    return None


# ---------------------------------------------------------------- le spectre de, comme en, à l'instar de


def _by_phrase(
    kind: str, folded: str, layout: Layout, memory: Memory, past: Past
) -> Iterator[Reminder]:
    """Find the names after a phrase of comparison or memory."""
    for start, end in memory.finds(kind, folded):
        at = token_at(layout.doc, start)
        i = token_at(layout.doc, end - 1)
        i += layout.doc[i].idx < end
        # « comme en 2014 »: the phrase may have taken the year in.
        year = YEAR.search(layout.text, start, end)
        heads, before = past.after(i, clause_limit(i, layout))
        before = int(year.group()) if year else before
        found = False
        for head in heads[: 1 if kind == "comparison" else 5]:
            event = past.event(head)
            if head.lower_ in _POINTERS:
                event = _pointed_at(event, past) or event
            if _FITS[kind](event, past, before):
                found = True
                when = event.year or before or _year_behind(event, past)
                yield Reminder(event.span, at, _NAMED[kind], 0.7, None, when)
        if kind == "comparison" and not found and past.is_past(before, FAR):
            span = _date_alone(start, layout.text)
            if span is not None:
                yield Reminder(span, at, "compared", 0.55, None, before)


def _date_alone(start: int, text: str) -> Span | None:
    """Return *en 2005* of *comme en 2005*, when no noun names what was then."""
    found = _COMME_EN.match(text, start)
    return Span(*found.span(1)) if found else None


def compared(event: Event, past: Past, year: int | None) -> bool:
    """Tell whether a phrase after *comme en*, *à l'instar de* names an earlier event."""
    if past.is_own(event):
        return False
    year = event.year or year
    if event.noun == "period":
        return True
    if event.noun in ("affair", "event"):
        return past.is_past(year, 0) or event.named
    if event.noun in ("act", "law"):
        return past.is_past(year) or event.named
    if event.head.lower_ in _POINTERS or event.proper:
        return past.is_past(year or _year_behind(event, past), FAR)
    return False


def _remembered(event: Event, past: Past, year: int | None) -> bool:
    return recalled(event, past, year, strong=True)


_FITS = {"comparison": compared, "reminder": _remembered}
_NAMED = {"comparison": "compared", "reminder": "recalled"}


def _bygone(folded: str, layout: Layout, memory: Memory, past: Past) -> Iterator[Reminder]:
    """Find *au temps de mon père* after *comme*, whatever it names."""
    for start, end in memory.finds("bygone", folded):
        i = token_at(layout.doc, end)
        heads, _ = past.after(i, clause_limit(i, layout))
        if heads:
            name = past.name(heads[0])
            yield Reminder(Span(end, name.end), token_at(layout.doc, start), "compared", 0.6)


# ---------------------------------------------------------------- une première depuis


def _since(folded: str, layout: Layout, memory: Memory, past: Past) -> Iterator[Reminder]:
    """Find the event since which nothing like it happened: *une première depuis 1998*."""
    for start, end in memory.finds("since", folded):
        i = token_at(layout.doc, end)
        heads, year = past.after(i, clause_limit(i, layout))
        at = token_at(layout.doc, start)
        if heads:
            event = past.event(heads[0])
            noun = event.noun and (event.named or past.is_past(event.year))
            if not past.is_own(event) and (noun or past.is_past(event.year, FAR)):
                yield Reminder(event.span, at, "since", 0.7, None, event.year)
        elif (
            year is not None
            and past.is_past(year, FAR)
            and re.search("premi|remonter", folded[start:end])
        ):
            found = YEAR.search(layout.text, end)
            if found is not None:
                yield Reminder(Span(start, found.end()), at, "since", 0.6, None, year)


# ---------------------------------------------------------------- ce n'est pas la première fois


def _again(folded: str, layout: Layout, memory: Memory, past: Past) -> Iterator[Reminder]:
    """Find what happened before, told in the sentence of a cue (*déjà, en 2009*) or in the next one."""
    doc = layout.doc
    for start, end in memory.finds("again", folded):
        at = token_at(doc, start)
        i = token_at(doc, end - 1)
        limit = clause_limit(i, layout)
        begin = sentence_begin(at, layout)
        told = told_in(begin, limit, past)
        if told is None or not (told.far or past.is_past(told.year)):
            following = _next_sentence(limit, layout)
            told = told_in(*following, past) if following else None
        if told is not None and (told.far or past.is_past(told.year) or _opens_so(told, at, begin)):
            yield Reminder(told.span, at, "already", 0.65, None, told.year)


def _opens_so(told: Told, at: int, begin: int) -> bool:
    """Tell whether the sentence opens on the cue and tells of others: *Déjà au début du mois, trois jeunes…*."""
    return at - begin < 2 and told.pluperfect and not told.own


def _before(folded: str, layout: Layout, memory: Memory, past: Past) -> Iterator[Reminder]:
    """Find the dated event of a sentence in *avait déjà*: *avait déjà été frappée en 1993 par les inondations de…*."""
    for start, _ in memory.finds("before", folded):
        at = token_at(layout.doc, start)
        told = told_in(sentence_begin(at, layout), clause_limit(at, layout), past)
        if told is not None and told.event and (told.far or past.is_past(told.year)):
            yield Reminder(told.span, at, "already", 0.6, None, told.year)


def _another(folded: str, layout: Layout, memory: Memory, past: Past) -> Iterator[Reminder]:
    """Find the name that stands for what must not happen again: *un second Furiani*."""
    doc = layout.doc
    for start, end in memory.finds("another", folded):
        i = token_at(doc, end)
        if folded[start:end] == "bis":
            # « un Mediator bis »: the name stands before.
            i = token_at(doc, start) - 1
        if not 0 <= i < len(doc) or not doc[i].text[:1].isupper():
            continue
        event = past.event(doc[i])
        person = bool(layout.doc[i].ent_type_) and doc[i].ent_type_ == "PER"
        if event.proper and not person and not past.is_own(event) and doc[i].pos_ == "PROPN":
            span = Span(doc[i].idx, event.span.end)
            yield Reminder(span, token_at(doc, start), "compared", 0.5, None, event.year)


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


# ---------------------------------------------------------------- l'affaire X, la crue de 1980, en 2009


def _by_name(layout: Layout, memory: Memory, past: Past) -> Iterator[Reminder]:
    """Find what names an earlier event by itself: an affair, a dated happening, a period, an old story."""
    doc = layout.doc
    for token in doc:
        if token.pos_ not in {"NOUN", "PROPN"}:
            continue
        noun = memory.noun(token)
        if noun not in ("affair", "event"):
            continue
        event = past.event(token)
        if past.is_own(event):
            continue
        if past.is_past(event.year, FAR, sure=True):
            yield Reminder(event.span, token.i, "dated", 0.55, None, event.year)
        elif noun == "affair" and _labelled(token) and token.idx > len(past.lead):
            yield Reminder(event.span, token.i, "affair", 0.6, None, event.year)
    for start, end in memory.finds("landmark", layout.text):
        if start > len(past.lead) and layout.text[start:end].casefold() not in past.lead:
            yield Reminder(Span(start, end), token_at(doc, start), "landmark", 0.6)
    yield from _dated_names(layout, past)
    yield from _dated_back(layout, past)


def _labelled(token: Token) -> bool:
    """Tell whether a proper name follows at once, at most *du*, *de la* between."""
    if token.i and token.doc[token.i - 1].lower_ == "sans":
        return False
    joined = False
    for t in token.doc[token.i + 1 : token.i + 6]:
        if t.text[:1].isupper():
            # « scandale d'État » names nobody; *L'affaire embarrasse Bruxelles*: only what joins may stand between.
            near = t.i == token.i + 1 and t.pos_ == "PROPN"
            return (near or joined) and t.lower_ not in {"état", "etat"}
        joined = t.lower_ in {"du", "des", "de", "d'", "la", "l'", "le", "les", "dit", "dite"}
        if not joined and t.pos_ != "ADJ":
            return False
    return False


def _dated_names(layout: Layout, past: Past) -> Iterator[Reminder]:
    """Find *l'Irak en 2003* in somebody's words: a new name with a date at once, not said of where it was."""
    doc = layout.doc
    for token in doc:
        if token.pos_ != "PROPN" or token.idx <= len(past.lead) or past.memory.noun(token):
            continue
        if token.i and doc[token.i - 1].pos_ == "PROPN":
            continue
        event = past.event(token)
        before = doc[np_start(token) - 1] if np_start(token) else None
        placed = before is not None and before.pos_ == "ADP" and before.lower_ not in _BESIDE
        state = past.memory.is_state(event.head.text)
        if (
            layout.mark_of[token.i] < 0
            or not past.is_past(event.year, FAR, sure=True)
            or past.is_own(event)
        ):
            continue
        if (
            _first_met(event, past)
            and (state or not placed)
            and _DATED_NAME.search(event.span.cut(layout.text))
        ):
            yield Reminder(event.span, token.i, "dated name", 0.45, None, event.year)


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
                    yield Reminder(told.span, i, "dated back", 0.5, None, told.year)
        i = end


# ---------------------------------------------------------------- where a sentence ends


def clause_limit(i: int, layout: Layout) -> int:
    """Return the token that ends the sentence of token `i`, or the marks that it stands in."""
    doc = layout.doc
    k = layout.mark_of[i] if i < len(doc) else -1
    while i < len(doc):
        token = doc[i]
        if token.text in FINAL or (token.is_space and "\n" in token.text):
            return i
        if k >= 0 and layout.mark_of[i] != k:
            return i
        i += 1
    return i


def sentence_begin(i: int, layout: Layout) -> int:
    """Return the first token of the sentence of token `i`, or of the marks that it stands in."""
    doc = layout.doc
    k = layout.mark_of[i]
    while i > 0:
        before = doc[i - 1]
        if before.text in FINAL or (before.is_space and "\n" in before.text):
            return i
        if k >= 0 and layout.mark_of[i - 1] != k:
            return i
        i -= 1
    return i
