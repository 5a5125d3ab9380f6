"""Weigh the phrases of an article that may name an earlier event.

What the rules find (`reminders`) is weighed with how it was found; beside it every phrase that looks like an
event, and what sentences with a date tell, by what stands around it. The weights are data
(`fitted/precedent.tsv`, from `training/scorers.py`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.extraction.grammar.layout import FINAL, Layout
from briefing.extraction.grammar.syntax import VERBAL, is_finite, token_at
from briefing.extraction.precedents.crossheads import in_crosshead, told_below
from briefing.extraction.precedents.led_to import led_to
from briefing.extraction.precedents.memory import Memory
from briefing.extraction.precedents.past_events import Past, Reminder, Told
from briefing.extraction.precedents.past_sentences import clause_limit, in_turn, told_in
from briefing.extraction.precedents.precedent_fit import FAR, of_this_year
from briefing.extraction.precedents.precedent_signs import Reader, crossed
from briefing.extraction.precedents.qualified import POINTERS, pointed_at
from briefing.language.plain_doc import Token
from briefing.model import Span

_UNNAMED = {"source", "start"}
"""Nouns of the lexicon that name no event: *le rapport*, *la création*."""
_WEAK, _FREE = 0.5, 0.45
"""Trust in what no rule finds, before it is weighed."""
_STANDS_BEHIND = {"après", "depuis", "comme", "second", "nouveau", "autre", "sans", "avec"}
_LEADS = {"reminder", "spoken", "comparison", "another", "again"}
"""Kinds of phrases behind which what they bring up is named."""
_ECHOES = {"cue_again", "cue_again_before", "cue_echo", "cue_echo_before", "cue_before"}
_NAMING = {"NOUN", "PROPN"}
_LIST = 16
"""Tokens behind *dont* within which its list goes on."""
_NEXT = 6
"""Tokens behind a phrase of memory among which what it brings up is named."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """Hold a phrase that may name an earlier event, how it would be brought up, and its signs."""

    reminder: Reminder
    signs: dict[str, float]


def recollections(
    layout: Layout, memory: Memory, past: Past, found: Sequence[Reminder]
) -> Iterator[Recalled]:
    """Yield what may name an earlier event: what the rules found, and all that looks like one."""
    reader = Reader(layout, memory, past)
    seen: list[Span] = []
    found = list(_below_crossheads(found, past))
    for reminder in found:
        if any(_alike(reminder.span, s) for s in seen):
            continue
        seen.append(reminder.span)
        signs = reader.signs(reminder.span, reader.headed(reminder.span))
        for other in found:
            if _alike(other.span, reminder.span):
                signs[f"by_{other.construction.replace(' ', '_')}"] = 1.0
        yield Recalled(reminder, crossed({**signs, "by_rule": 1.0}, "rule"))
    yield from _after_cues(reader, seen)
    yield from _phrases(reader, seen)
    yield from _sentences(reader, seen)


def _below_crossheads(found: Sequence[Reminder], past: Past) -> Iterator[Reminder]:
    """Yield what the rules found, of a crosshead what the text below it names."""
    for reminder in found:
        if not in_crosshead(reminder.span, past.layout):
            yield reminder
        elif (told := told_below(reminder, past)) is not None:
            yield told


def _phrases(reader: Reader, seen: list[Span]) -> Iterator[Recalled]:
    """Yield the phrases that look like an event: by their noun, a year, a name, *celui de*."""
    layout, past = reader.layout, reader.past
    famous = {start for start, _ in reader.famous}
    covered = {at for span in seen for at in range(*span)}
    for token in layout.doc:
        if token.pos_ not in _NAMING and token.lower_ not in POINTERS and token.idx not in famous:
            continue
        if layout.skipped[token.i] or not (token.idx in famous or _opens_name(token)):
            continue
        if token.ent_type_ == "PER" and not _person_as_event(token, layout, famous):
            continue
        plain = token.pos_ == "NOUN" and token.text[:1].islower() and token.idx not in famous
        if plain and token.i not in past.nouns and not past.dated_near(token):
            continue
        if token.idx in covered or past.nouns.get(token.i) in _UNNAMED:
            continue
        event = past.event(token)
        noun = event.noun is not None
        if not (
            noun or event.year or event.proper or token.lower_ in POINTERS or token.idx in famous
        ):
            continue
        if (event.year and not past.is_past(event.year, FAR)) or of_this_year(event, past):
            continue
        if not covered.isdisjoint(range(*event.span)):
            continue
        if (token.lower_ in POINTERS and _among(token)) or (plain and in_turn(token, past)):
            # « trois tirs, dont celui de 2008 »: one of what the sentence counts.
            continue
        if token.lower_ in POINTERS and not (event.year or pointed_at(token, past.nouns)):
            # « la hausse dépasse celle de la TVA »: what it points at does not happen.
            continue
        seen.append(event.span)
        covered.update(range(*event.span))
        reminder = Reminder(event.span, token.i, "phrase", _WEAK, None, event.year)
        kind = "noun" if noun else "pointer" if token.lower_ in POINTERS else "name"
        yield Recalled(reminder, crossed(reader.signs(event.span, event), kind))


def _person_as_event(token: Token, layout: Layout, famous: set[int]) -> bool:
    """Tell whether a person may stand for what happened: met for the first time, in speech or behind *après*."""
    if layout.text.find(token.text) < token.idx:
        return False
    if token.idx in famous:
        return True
    before = token.doc[token.i - 1].lower_ if token.i else ""
    if before == "après" and token.i > 1 and token.doc[token.i - 2].lower_ == "d'":
        return False  # « D'après Laure Roux »: who says so
    return layout.mark_of[token.i] >= 0 or before in _STANDS_BEHIND


def _after_cues(reader: Reader, seen: list[Span]) -> Iterator[Recalled]:
    """Yield what stands behind a phrase or verb of memory: *le parallèle avec l'amiante*, *citent Nahel*."""
    doc, past = reader.layout.doc, reader.past
    behind: list[tuple[int, str, Token, Token | None]] = [
        (token_at(doc, end - 1) + 1, kind, doc[token_at(doc, start)], None)
        for start, end, kind in reader.cues
        if kind in _LEADS
    ]
    behind += [(after, f"verb_{kind}", verb, verb) for verb, kind, after in past.verbs]
    for first, kind, at, verb in behind:
        if first >= len(doc) or reader.layout.skipped[first]:
            continue
        heads, _ = led_to(first, clause_limit(first, reader.layout), past)
        for k, head in enumerate(heads or _nearest(doc, first)):
            event = past.event(head)
            if event.noun in _UNNAMED or any(_alike(event.span, s) for s in seen):
                continue
            if head.pos_ == "NOUN" and event.noun is None and reader.memory.is_role(head.lower_):
                continue  # « une affaire instruite par le juge Roux »: somebody is no event
            seen.append(event.span)
            signs = reader.signs(event.span, event)
            signs |= {"behind_cue": 1.0, f"behind_{kind}": 1.0, "behind_listed": float(k > 0)}
            how = "compared" if kind == "comparison" else "recalled"
            reminder = Reminder(event.span, at.i, how, _WEAK, verb, event.year)
            yield Recalled(reminder, crossed(signs, "behind"))


def _nearest(doc: Sequence[Token], first: int) -> list[Token]:
    """Return the noun or name that follows within a few words, before any verb."""
    for token in doc[first : first + _NEXT]:
        if token.is_punct and token.text not in {"«", '"', "“", ":"}:
            break
        if token.pos_ in VERBAL or token.is_space:
            break
        if token.pos_ in {"NOUN", "PROPN"}:
            return [token]
    return []


def _sentences(reader: Reader, seen: list[Span]) -> Iterator[Recalled]:
    """Yield what sentences, and their parts between semicolons and colons, tell of another time."""
    i, doc, past = 0, reader.layout.doc, reader.past
    dividing = [t.i for t in doc if t.text in {";", ":"}]
    while i < len(doc):
        if doc[i].is_space or doc[i].is_punct:
            i += 1
            continue
        end = max(clause_limit(i, reader.layout), i + 1)
        for first, last in _parts(i, end, dividing):
            told = told_in(first, last, past)
            if told is None:
                continue
            dated = told.far or past.is_past(told.year, FAR)
            if not dated and not (told.pluperfect and not told.own):
                continue
            if any(_one(told.span, s) for s in seen):
                continue
            signs = reader.signs(told.span, reader.headed(told.span))
            echo = signs.keys() & _ECHOES or (told.pluperfect and "sameness" in signs)
            if (told.own or not dated) and "quoted" not in signs and not echo:
                # The article's own story, and what was before it.
                continue
            seen.append(told.span)
            signs |= _told_signs(told, dated=dated)
            reminder = Reminder(told.span, first, "told", _FREE, None, told.year)
            yield Recalled(reminder, crossed(signs, "told"))
        i = end


def _parts(i: int, end: int, dividing: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence that semicolons and colons divide."""
    start = i
    for k in dividing[bisect_left(dividing, i) : bisect_left(dividing, end)]:
        yield start, k
        start = k + 1
    if start < end:
        yield start, end


def _told_signs(told: Told, *, dated: bool) -> dict[str, float]:
    signs = {
        "told_opens": told.opens, "told_pluperfect": told.pluperfect, "told_own": told.own,
        "told_event": told.event, "told_far": told.far, "told_dated": dated,
    }  # fmt: skip
    return {"told": 1.0, **{s: 1.0 for s, v in signs.items() if v}}


def _among(pointer: Token) -> bool:
    """Tell whether *dont* counts a pointer among others, or the list that it goes on with."""
    doc = pointer.doc
    for i in range(pointer.i - 1, max(pointer.i - _LIST, 0), -1):
        if doc[i].lower_ == "dont":
            return i == pointer.i - 1 or any(t.lower_ in POINTERS for t in doc[i + 1 : pointer.i])
        if doc[i].text in FINAL or doc[i].is_space or is_finite(doc[i]):
            return False
    return False


def _opens_name(token: Token) -> bool:
    """Tell whether a token is no later part of a proper name."""
    return token.pos_ != "PROPN" or token.i == 0 or token.doc[token.i - 1].pos_ != "PROPN"


def _alike(a: Span, b: Span) -> bool:
    """Tell whether two phrases share half of the shorter one."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0 and 2 * shared >= min(a.end - a.start, b.end - b.start)


def _one(a: Span, b: Span) -> bool:
    """Tell whether two phrases share two thirds of the longer one."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0 and 3 * shared >= 2 * max(a.end - a.start, b.end - b.start)
