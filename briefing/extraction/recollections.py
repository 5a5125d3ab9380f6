"""Weigh the phrases of an article that may name an earlier event.

What the rules find (`reminders`) is weighed with how it was found; beside it every phrase that looks like an
event, and what sentences with a date tell, by what stands around it. The weights are data
(`precedent_weights.tsv`, from `training/scorers.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefing.extraction.layout import Layout
from briefing.extraction.memory import Memory
from briefing.extraction.past_events import EARLIER, YEAR, Event, Past, Reminder
from briefing.extraction.past_sentences import Told, clause_limit, sentence_begin, told_in
from briefing.extraction.precedent_fit import FAR, POINTERS, first_met
from briefing.extraction.syntax import VERBAL, base, np_start, token_at
from briefing.language import lexicon as data
from briefing.language.plain_doc import Token
from briefing.model import Span

_CUES = ("reminder", "comparison", "again", "since", "before", "another")
_UNNAMED = {"source", "start"}
"""Nouns of the lexicon that name no event: *le rapport*, *la création*."""
_NO_WORDS = {"PROPN", "NUM"}
_WEAK, _FREE = 0.5, 0.45
"""Trust in what no rule finds, before it is weighed."""
_BEFORE, _AFTER = 4, 3
"""Tokens before and behind a phrase whose words are weighed."""
_JUST_BEFORE = 25
_YEAR_NEAR, _EARLIER_NEAR = 40, 60
"""Characters behind a phrase within which a year, or *dix ans plus tôt*, is near."""
_LONG = 8
_NEXT = 6
"""Tokens behind a phrase of memory among which what it brings up is named."""
_PLUPERFECT = {"avait", "avaient"}
_DETERMINERS = {
    "definite": {"le", "la", "l'", "les"},
    "indefinite": {"un", "une", "des"},
    "owned": {"son", "sa", "ses", "leur", "leurs"},
}


@dataclass(frozen=True, slots=True)
class Recalled:
    """Hold a phrase that may name an earlier event, how it would be brought up, and its signs."""

    reminder: Reminder
    signs: dict[str, float]


@dataclass(slots=True)
class _Reader:
    """Read the signs of the phrases of one article."""

    layout: Layout
    memory: Memory
    past: Past
    cues: list[tuple[int, int, str]] = field(default_factory=list)
    """Where the lexicon's phrases of memory and comparison stand, with their kinds."""

    def __post_init__(self) -> None:
        folded = data.fold(self.layout.text)
        self.cues = [(*at, kind) for kind in _CUES for at in self.memory.finds(kind, folded)]

    def signs(self, span: Span, event: Event) -> dict[str, float]:
        """Return the signs of a phrase; `event` is what its head names."""
        doc = self.layout.doc
        start = token_at(doc, span.start)
        end = token_at(doc, max(span.end - 1, 0)) + 1
        begin = sentence_begin(start, self.layout)
        limit = clause_limit(min(end, len(doc) - 1), self.layout)
        signs = self._of_phrase(span, event, doc[start:end])
        signs |= self._of_time(span, event, doc[begin].idx)
        signs |= self._of_sentence(span, begin, limit)
        signs |= self._around(event.head, min(np_start(event.head), start), end, begin)
        return {s: v for s, v in signs.items() if v}

    def headed(self, span: Span) -> Event:
        """Return the event that the head of a phrase names."""
        return self.past.event(_head_of(span, self.layout))

    def _of_phrase(self, span: Span, event: Event, words: Sequence[Token]) -> dict[str, float]:
        """Return what the phrase itself is: its noun, its names, its place in the article."""
        past, head = self.past, event.head
        return {
            "bias": 1.0,
            f"noun_{event.noun}": 1.0,
            f"h={head.lemma_.casefold() if head.pos_ == 'NOUN' else head.pos_}": 1.0,
            f"dep_{base(head)}": 1.0,
            "named": float(event.named),
            "proper": float(event.proper),
            "pointer": float(head.lower_ in POINTERS),
            "own": float(past.is_own(event)),
            "in_lead": float(span.start < len(past.lead)),
            "late": span.start / len(self.layout.text),
            "first_met": float(first_met(event, past)),
            "quoted": float(self.layout.mark_of[head.i] >= 0),
            "long": float(len(words) > _LONG),
            "one": float(len(words) == 1),
            "capitals": sum(t.text[:1].isupper() for t in words) / max(len(words), 1),
            "person": float(head.ent_type_ == "PER"),
            "place": float(head.ent_type_ == "LOC"),
            "body": float(head.ent_type_ == "ORG"),
        }

    def _of_time(self, span: Span, event: Event, begin: int) -> dict[str, float]:
        """Return how the phrase is dated; `begin` is where its sentence starts."""
        text, past = self.layout.text, self.past
        inside = YEAR.search(text, span.start, span.end)
        year = int(inside.group()) if inside else event.year
        near = YEAR.search(text, span.end, min(span.end + _YEAR_NEAR, len(text)))
        earlier = EARLIER.search(text, begin, min(span.end + _EARLIER_NEAR, len(text)))
        return {
            "year": float(year is not None),
            "year_past": float(past.is_past(year)),
            "year_past_sure": float(past.is_past(year, FAR, sure=True)),
            "year_in_lead": float(year is not None and str(year) in past.lead),
            "year_near": float(year is None and near is not None),
            "earlier_near": float(earlier is not None),
        }

    def _of_sentence(self, span: Span, begin: int, limit: int) -> dict[str, float]:
        """Return what the sentence around the phrase tells of another time."""
        doc = self.layout.doc
        words = {t.lower_ for t in doc[begin:limit]}
        signs = {"deja": float("déjà" in words), "pluperfect": float(bool(_PLUPERFECT & words))}
        first, last = doc[begin].idx, doc[max(limit - 1, begin)].idx
        for start, end, kind in self.cues:
            if first <= start <= last:
                signs[f"cue_{kind}"] = 1.0
                if 0 <= span.start - end < _JUST_BEFORE:
                    signs[f"cue_{kind}_right_before"] = 1.0
        return signs

    def _around(self, head: Token, first: int, end: int, begin: int) -> dict[str, float]:
        """Return the words around the phrase: its article, what governs it, what stands beside it."""
        doc = self.layout.doc
        det = doc[first].lower_
        signs = {name: float(det in words) for name, words in _DETERMINERS.items()}
        signs["opens"] = float(first - begin < _AFTER)
        if head.head is not head and not head.head.is_space:
            above = head.head
            signs[f"g={above.lemma_.casefold() if above.pos_ != 'PROPN' else 'NAME'}"] = 1.0
        for token in doc[max(first - _BEFORE, begin) : first]:
            if token.pos_ not in _NO_WORDS and not token.is_space:
                signs[f"b={token.lemma_.casefold()}"] = 1.0
        for token in doc[end : end + _AFTER]:
            if token.pos_ not in _NO_WORDS and not token.is_space:
                signs[f"a={token.lemma_.casefold()}"] = 1.0
        return signs


def recollections(
    layout: Layout, memory: Memory, past: Past, found: Sequence[Reminder]
) -> Iterator[Recalled]:
    """Yield what may name an earlier event: what the rules found, and all that looks like one."""
    reader = _Reader(layout, memory, past)
    seen: list[Span] = []
    for reminder in found:
        if any(_alike(reminder.span, s) for s in seen):
            continue
        seen.append(reminder.span)
        signs = reader.signs(reminder.span, reader.headed(reminder.span))
        for other in found:
            if _alike(other.span, reminder.span):
                signs[f"by_{other.construction.replace(' ', '_')}"] = 1.0
        yield Recalled(reminder, {**signs, "by_rule": 1.0})
    yield from _phrases(reader, seen)
    yield from _sentences(reader, seen)
    yield from _after_cues(reader, seen)


def _phrases(reader: _Reader, seen: list[Span]) -> Iterator[Recalled]:
    """Yield the phrases that look like an event: by their noun, a year, a name, *celui de*."""
    for token in reader.layout.doc:
        if reader.layout.skipped[token.i] or not _may_name(token):
            continue
        event = reader.past.event(token)
        noun = event.noun is not None and event.noun not in _UNNAMED
        if not (noun or event.year or event.proper or token.lower_ in POINTERS):
            continue
        if not noun and token.ent_type_ == "PER":
            continue
        if event.year and not reader.past.is_past(event.year, FAR):
            continue
        if any(event.span.overlaps(s) for s in seen):
            continue
        seen.append(event.span)
        reminder = Reminder(event.span, token.i, "phrase", _WEAK, None, event.year)
        yield Recalled(reminder, reader.signs(event.span, event))


def _after_cues(reader: _Reader, seen: list[Span]) -> Iterator[Recalled]:
    """Yield what stands right behind a phrase of memory or comparison: *le parallèle avec l'amiante*."""
    doc = reader.layout.doc
    for _, end, kind in reader.cues:
        if kind not in {"reminder", "comparison"}:
            continue
        first = token_at(doc, end - 1) + 1
        for token in doc[first : first + _NEXT]:
            if token.is_punct and token.text not in {"«", '"', "“", ":"}:
                break
            if token.pos_ in VERBAL or token.is_space:
                break
            if token.pos_ in {"NOUN", "PROPN"}:
                event = reader.past.event(token)
                if not any(event.span.overlaps(s) for s in seen):
                    seen.append(event.span)
                    signs = {
                        **reader.signs(event.span, event),
                        "behind_cue": 1.0,
                        f"behind_{kind}": 1.0,
                    }
                    yield Recalled(
                        Reminder(event.span, token.i, "phrase", _WEAK, None, event.year), signs
                    )
                break


def _sentences(reader: _Reader, seen: list[Span]) -> Iterator[Recalled]:
    """Yield what sentences with a date tell of another time."""
    i, doc = 0, reader.layout.doc
    while i < len(doc):
        if doc[i].is_space or doc[i].is_punct:
            i += 1
            continue
        end = max(clause_limit(i, reader.layout), i + 1)
        told = told_in(i, end, reader.past)
        dated = told is not None and (told.far or reader.past.is_past(told.year, FAR))
        if told is not None and dated and not any(_alike(told.span, s) for s in seen):
            seen.append(told.span)
            signs = reader.signs(told.span, reader.headed(told.span)) | _told_signs(told)
            yield Recalled(Reminder(told.span, i, "told", _FREE, None, told.year), signs)
        i = end


def _told_signs(told: Told) -> dict[str, float]:
    signs = {
        "told_opens": told.opens, "told_pluperfect": told.pluperfect, "told_own": told.own,
        "told_event": told.event, "told_far": told.far,
    }  # fmt: skip
    return {"told": 1.0, **{s: 1.0 for s, v in signs.items() if v}}


def _may_name(token: Token) -> bool:
    if token.pos_ == "PROPN":
        return token.i == 0 or token.doc[token.i - 1].pos_ != "PROPN"
    return token.pos_ == "NOUN" or token.lower_ in POINTERS


def _alike(a: Span, b: Span) -> bool:
    """Tell whether two phrases share half of the shorter one."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0 and 2 * shared >= min(a.end - a.start, b.end - b.start)


def _head_of(span: Span, layout: Layout) -> Token:
    """Return the token of a phrase that hangs on none of its others."""
    tokens = layout.tokens_in([span])
    inside = {t.i for t in tokens}
    for token in tokens:
        if token.head is token or token.head.i not in inside:
            return token
    return layout.doc[token_at(layout.doc, span.start)]
