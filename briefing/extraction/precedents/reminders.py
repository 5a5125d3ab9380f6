"""Find what brings up an earlier event: a verb of memory, a comparison, *une première depuis*, *un second X*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import RELATIVES, np_start, subject, token_at
from briefing.extraction.precedents.bare_times import bare_times
from briefing.extraction.precedents.labels import by_label
from briefing.extraction.precedents.led_to import led_to
from briefing.extraction.precedents.likened import likened
from briefing.extraction.precedents.memory import Memory
from briefing.extraction.precedents.old_stories import again, before, by_name
from briefing.extraction.precedents.own_lives import only_counts
from briefing.extraction.precedents.past_events import MONTHS, YEAR, Event, Past, Reminder
from briefing.extraction.precedents.past_sentences import clause_limit, told_in
from briefing.extraction.precedents.precedent_fit import (
    FAR,
    compared,
    first_met,
    is_owned,
    of_this_year,
    pointed_at,
    recalled,
    year_behind,
)
from briefing.extraction.precedents.qualified import POINTERS
from briefing.extraction.precedents.surroundings import is_predicate
from briefing.language import lexicon as data
from briefing.language.plain_doc import Token
from briefing.model import Span

_NEAR = 14
"""Characters within which the year of *le précédent de décembre 2016* stands."""
_SUBJECT = 5
"""Tokens before a verb of memory among which its subject stands."""
_WEAK = 0.45
_STOPS = {".", "!", "?", ";", ":", "»", "«", '"', "“", "”"}
_INSERTED = {",", "»", "”", '"'}
_NAMING = {"porter", "prendre", "recevoir", "donner", "garder"}
_COMME_EN = re.compile(
    rf"comme[^.,;:]{{0,40}}?\b((?:en|au|à l['’]) ?(?:(?:{MONTHS}) )*(?:de )?(?:1[5-9]|20)\d\d)\b",
    re.IGNORECASE,
)
_COMME_CELUI = re.compile(r"comme (celui|celles?|ceux) de", re.IGNORECASE)
_TIME_ALONE = re.compile(rf"\b(?:(?:{MONTHS}) (?:de )?)*((?:1[5-9]|20)\d\d)\b")


def reminders(layout: Layout, memory: Memory, past: Past) -> Iterator[Reminder]:
    """Yield what brings up an earlier event, the surest constructions first."""
    folded = data.fold(layout.text)
    yield from _by_verb(layout, memory, past)
    yield from _by_phrase("reminder", folded, layout, memory, past)
    yield from _by_phrase("spoken", folded, layout, memory, past)
    yield from _by_phrase("comparison", folded, layout, memory, past)
    yield from likened(layout, past)
    yield from _bygone(folded, layout, memory, past)
    yield from _since(folded, layout, memory, past)
    yield from again(folded, layout, memory, past)
    yield from _another(folded, layout, memory, past)
    yield from before(folded, layout, memory, past)
    yield from by_name(layout, memory, past)
    yield from by_label(layout, past)
    yield from bare_times(layout, past)
    yield from _not_this(layout, past)
    yield from _in_mind(folded, layout, memory, past)


def _by_verb(layout: Layout, memory: Memory, past: Past) -> Iterator[Reminder]:
    """Find what a verb of memory governs, and the list that goes on from it."""
    for verb, kind, start in past.verbs:
        limit = clause_limit(start, layout)
        if start < limit and layout.doc[start].lower_ in {"que", "qu'"}:
            for first, last in _that_clauses(start, limit, layout):
                told = told_in(first, last, past)
                earlier = told is not None and (told.pluperfect or told.event)
                if told is not None and earlier and past.is_past(told.year, FAR) and not told.own:
                    yield Reminder(told.span, verb.i, "recalled", 0.6, verb, told.year)
            continue
        heads, year = led_to(start, limit, past)
        if not heads and kind == "recall" and past.is_past(year, FAR):
            # « parlent encore de l'hiver 1956 »: the time alone is the name.
            time = _TIME_ALONE.search(layout.text, verb.idx)
            if time is not None and int(time.group(1)) == year:
                yield Reminder(Span(*time.span()), verb.i, "recalled", 0.55, verb, year)
        strong = kind == "recall" or _remembers(verb, memory)
        if heads and heads[0].lower_ == "années" and verb.lower_.startswith("remont"):
            continue
        if heads and memory.keeps(heads[0]):
            heads, year = led_to(heads[0].i + 1, limit, past)
            strong = True
        for head in heads:
            if head == subject(verb) or (start == verb.i + 1 and _says_so(verb, head, memory)):
                # « … », se rappelle Henri
                continue
            event = past.event(head)
            if head.lower_ in POINTERS:
                event = pointed_at(event, past) or event
                if past.is_past(event.year, FAR) or (
                    verb.lemma_ == "rappeler" and layout.doc[start].pos_ != "SCONJ"
                ):
                    yield Reminder(event.span, verb.i, "recalled", 0.6, verb, event.year)
            elif recalled(event, past, year, strong=strong):
                when = event.year or year or year_behind(event, past)
                yield Reminder(_with_precedent(event, past), verb.i, "recalled", 0.75, verb, when)


def _says_so(verb: Token, head: Token, memory: Memory) -> bool:
    """Tell whether who remembers stands behind an inserted verb: *Plus tard, rappelle le chercheur Paul Roux, …*."""
    inserted = verb.i > 0 and verb.doc[verb.i - 1].text in _INSERTED
    return inserted and (head.ent_type_ == "PER" or memory.is_role(head.lower_))


def _that_clauses(start: int, limit: int, layout: Layout) -> Iterator[tuple[int, int]]:
    """Yield the clauses of *rappelle qu'à Brax, en 1989, … et qu'à Ostrac, en 2013, …*, each by its tokens."""
    doc, first = layout.doc, start + 1
    for i in range(start + 1, limit - 1):
        if doc[i].lower_ in {"et", "ou"} and doc[i + 1].lower_ in {"que", "qu'"}:
            yield first, i
            first = i + 2
    yield first, limit


def _remembers(verb: Token, memory: Memory) -> bool:
    """Tell whether those who mention something do so to compare: *Beaucoup citent X*, *il préfère évoquer X*."""
    if verb.i and data.fold(verb.doc[verb.i - 1].text).startswith("préfèr"):
        return True
    near = verb.doc[max(verb.i - _SUBJECT, 0) : verb.i]
    stop = max((t.i for t in near if t.text in _STOPS or t.is_space), default=-1)
    return memory.among_witnesses(t for t in near if t.i > stop)


def _by_phrase(
    kind: str, folded: str, layout: Layout, memory: Memory, past: Past
) -> Iterator[Reminder]:
    """Find the names after a phrase of comparison or memory."""
    for start, end in memory.finds(kind, folded):
        at = token_at(layout.doc, start)
        if (kind == "spoken" and layout.mark_of[at] < 0) or _christens(at, layout):
            continue
        i = token_at(layout.doc, end - 1)
        i += layout.doc[i].idx < end
        # « comme en 2014 »: the phrase may have taken the year in.
        year = YEAR.search(layout.text, start, end)
        heads, before = led_to(i, clause_limit(i, layout), past)
        before = int(year.group()) if year else before
        found = False
        for head in heads[: 1 if kind == "comparison" else 5]:
            event = past.event(head)
            if head.lower_ in POINTERS:
                event = pointed_at(event, past) or event
            if kind == "spoken" and head.ent_type_ == "PER" and event.year is None:
                # « J'ai connu Roger Lemerre »: whom somebody met.
                continue
            if _FITS[kind](event, past, before):
                found = True
                when = event.year or before or year_behind(event, past)
                if (
                    kind == "comparison"
                    and event.span.end < len(past.lead)
                    and "après" in folded[start:end]
                ):
                    # « Quatre ans après l'incendie »: how an article opens on its own story.
                    continue
                yield Reminder(_with_precedent(event, past), at, _NAMED[kind], 0.7, None, when)
        if kind == "reminder" and not heads and past.is_past(before, FAR):
            # « le précédent de 2016 », « le traumatisme de 2002 »: the year alone is the name.
            time = YEAR.search(layout.text, end)
            if time is not None and time.start() - end < _NEAR:
                yield Reminder(Span(start, time.end()), at, "recalled", 0.6, None, before)
        if kind == "comparison" and not found and past.is_past(before, FAR):
            span = _date_alone(start, end, layout.text)
            if span is not None and not only_counts(at, layout):
                yield Reminder(span, at, "compared", 0.55, None, before)


def _christens(i: int, layout: Layout) -> bool:
    """Tell whether *le nom* at token `i` is how something is called: *sous le nom de X*, *a pris le nom de X*."""
    doc = layout.doc
    if i == 0 or [t.lower_ for t in doc[i : i + 2]] != ["le", "nom"]:
        return False
    return doc[i - 1].lower_ == "sous" or doc[i - 1].lemma_ in _NAMING


def _with_precedent(event: Event, past: Past) -> Span:
    """Return *précédent du Fyra* of what *Fyra* alone would not name."""
    doc, first = past.layout.doc, token_at(past.layout.doc, event.span.start)
    for token in doc[max(first - 3, 0) : first]:
        if event.proper and token.lower_ in {"précédent", "jurisprudence"}:
            return Span(token.idx, event.span.end)
    return event.span


def _date_alone(start: int, end: int, text: str) -> Span | None:
    """Return *en 2005* of *comme en 2005*, *celle de 2017*, when no noun names what was then."""
    pointed = _COMME_CELUI.match(text, start)
    if pointed is not None and (time := _TIME_ALONE.match(text, end + 1)):
        return Span(pointed.start(1), time.end())
    found = _COMME_EN.match(text, start)
    return Span(*found.span(1)) if found else None


def _remembered(event: Event, past: Past, year: int | None) -> bool:
    return recalled(event, past, year, strong=True)


_FITS = {"comparison": compared, "reminder": _remembered, "spoken": _remembered}
_NAMED = {"comparison": "compared", "reminder": "recalled", "spoken": "recalled"}


def _bygone(folded: str, layout: Layout, memory: Memory, past: Past) -> Iterator[Reminder]:
    """Find *au temps de mon père* after *comme*, whatever it names."""
    for start, end in memory.finds("bygone", folded):
        i = token_at(layout.doc, end)
        heads, _ = led_to(i, clause_limit(i, layout), past)
        if heads:
            name = past.name(heads[0])
            yield Reminder(Span(end, name.end), token_at(layout.doc, start), "compared", 0.6)


def _since(folded: str, layout: Layout, memory: Memory, past: Past) -> Iterator[Reminder]:
    """Find the event since which nothing like it happened: *une première depuis 1998*, *jamais… depuis AZF*."""
    spans = [(*at, 0.7) for at in memory.finds("since", folded)]
    sure = {end for _, end, _ in spans}
    spans += [(*at, _WEAK) for at in memory.finds("never", folded) if at[1] not in sure]
    for start, end, trust in spans:
        i = token_at(layout.doc, end)
        heads, year = led_to(i, clause_limit(i, layout), past)
        at = token_at(layout.doc, start)
        if heads:
            event = past.event(heads[0])
            ending = "fin" in {t.lower_ for t in layout.doc[i : heads[0].i]}
            noun = (event.noun == "period" and not ending) or (
                event.noun and (event.named or past.is_past(event.year))
            )
            if (
                event.noun in ("start", "source")
                or is_owned(heads[0])
                or of_this_year(event, past)
                or heads[0].lower_ == "années"
            ):
                continue
            if event.noun is None and event.head.lower_ not in POINTERS:
                # « la pire entame depuis la remontée de 2007 » only tells how long.
                trust = _WEAK
            pointed = event.head.lower_ in POINTERS and event.named
            if not past.is_own(event) and (noun or pointed or past.is_past(event.year, FAR)):
                yield Reminder(event.span, at, "since", trust, None, event.year)
        elif year is not None and past.is_past(year, FAR) and "remonter" in folded[start:end]:
            found = YEAR.search(layout.text, end)
            if found is not None:
                yield Reminder(Span(start, found.end()), at, "since", 0.6, None, year)


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
        # « un nouveau Premier ministre » is no name; « redoute un autre Brax-Sud » is, whatever its tag.
        name = doc[i].pos_ == "PROPN" or folded[start:end].endswith("autre")
        if event.proper and not person and not past.is_own(event) and name:
            span = Span(doc[i].idx, event.span.end)
            yield Reminder(span, token_at(doc, start), "compared", 0.5, None, event.year)


def _not_this(layout: Layout, past: Past) -> Iterator[Reminder]:
    """Find the new name that something is said not to be: *« On n'est pas chez Madoff »*."""
    doc = layout.doc
    for token in doc:
        if token.pos_ != "PROPN" or layout.mark_of[token.i] < 0 or doc[token.i - 1].pos_ == "PROPN":
            continue
        first = np_start(token)
        if not is_predicate(first, max(first - _NEAR, 0), doc, denied=True):
            continue
        event = past.event(token)
        behind = token_at(doc, event.span.end)
        relative = behind < len(doc) and doc[behind].lower_ in RELATIVES
        if first_met(event, past) and not past.is_own(event) and not relative:
            yield Reminder(event.span, token.i, "compared", 0.5, None, event.year)


def _in_mind(folded: str, layout: Layout, memory: Memory, past: Past) -> Iterator[Reminder]:
    """Find what is said to be in all minds, to haunt somebody: *L'hiver 1987 est dans tous les esprits*."""
    for start, end in memory.finds("mind", folded):
        first, last = token_at(layout.doc, start), token_at(layout.doc, end - 1) + 1
        owns = (subject(t) for t in layout.doc[first:last])
        own = next((s for s in owns if s is not None and s.pos_ in {"NOUN", "PROPN", "NUM"}), None)
        if own is None or own.i > first:
            continue
        head = own
        if memory.keeps(own):
            heads, _ = led_to(own.i + 2, first, past)
            head = heads[0] if heads else own
        event = past.event(head)
        if recalled(event, past, None, strong=True) or past.is_past(event.year, FAR):
            yield Reminder(_with_precedent(event, past), first, "recalled", 0.6, None, event.year)
