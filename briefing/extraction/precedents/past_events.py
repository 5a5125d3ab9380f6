"""Name the event that a phrase means, tell when it was, and whether it is the article's own story."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.syntax import OF, is_plural, np_start, token_at
from briefing.extraction.grammar.whole_words import places, words_of
from briefing.extraction.precedents.memory import Memory
from briefing.extraction.precedents.past_verbs import PastVerbs
from briefing.extraction.precedents.qualified import qualified
from briefing.language.plain_doc import Token
from briefing.model import Span

YEAR = re.compile(r"(?<![\d,.-])(?:1[5-9]|20)\d\d(?![\d%]|[,.]\d| ?(?:€|euros|kilom|m[èe]tres))")
MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "printemps|été|automne|hiver|début|fin|milieu"
)
_EARLIER = re.compile(
    r"\b(?:il y a|voilà|voici) (?:\w+ ){0,2}(?:ans|années|décennies|siècles?)\b"
    r"|\b[\w-]+ (?:ans?|années|décennies|siècles?) (?:plus tôt|auparavant|avant)\b",
    re.IGNORECASE,
)
_YEAR_STARTS = re.compile(r"(?:1[5-9]|20)(?=\d\d)")
_COUNTED = re.compile(r" (?:ans?|années|décennies|siècles?)", re.IGNORECASE)
"""What follows the number that `_EARLIER` counts."""
# « la crue de septembre 1980 », « Lubrizol, à Rouen, en 2019 »: place and date belong to the name.
_TAIL = re.compile(
    r"(?:,? (?:à|au|aux|en|dans l[ea]s?|près d[e']) ?(?:la |l['’])?[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w-]+)?)?"
    rf",? (?:en|de|du|d['’]|à l['’]|au|fin|début)[ ]?(?:\d{{1,2}} )?(?:(?:{MONTHS}) )*(?:1[5-9]|20)\d\d\b"
)
LEAD_SHARE, LEAD_CHARS = 0.2, 700
_PHRASE = 150
"""Characters that a phrase holds at most, its date with it."""
_PARTS = re.compile(r"(?<=[^\W_A-ZÀ-Ý][^\W_])[.!?…]\s|[;:\n]")
"""What no phrase holds: the end of a sentence or of its part (*M.* ends none)."""
_SHORT_WORD = 3
_LONG_WORD = re.compile(r"\w{4,}")
_NO_NAME = {"aussi", "déjà", "encore", "également"}
"""What a name does not end on: *Après Brax aussi*."""
_VERB_BEFORE = {"sur", "dans", "encore", "toujours"}
OTHER_TIME = 3
"""Years after which the same place and word mean another event."""
SHORT_NAME = 4
"""Words that marks around a name may hold; more are a quotation."""


@dataclass(frozen=True, slots=True)
class Event:
    """Hold a phrase that may name an earlier event, and what tells that it does."""

    span: Span
    head: Token
    noun: str | None
    """What the lexicon takes its noun for: affair, event, act, period."""
    named: bool
    """A proper name labels it (*l'affaire Cahuzac*, *Lubrizol*)."""
    year: int | None
    proper: bool
    """It is a proper name itself."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """Hold the words that name an event, the token that brings it up, and how."""

    span: Span
    at: int
    construction: str
    trust: float
    verb: Token | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Hold the words that name what a sentence tells, and how they place it in time."""

    span: Span
    year: int | None
    far: bool
    """A count of years tells how long ago (*quatre ans plus tôt*)."""
    opens: bool
    """The sentence opens on its date."""
    pluperfect: bool
    own: bool
    """It goes on with the article's own subject."""
    event: bool
    """A noun of events names it."""


@dataclass(slots=True)
class Past:
    """Answer for one article which phrases name an event of another time."""

    layout: Layout
    memory: Memory
    published: int | None = None
    lead: str = ""
    years: list[int] = field(default_factory=list)
    latest: int | None = None
    only_year: bool = False
    """The last year that the article names, and whether it names no other."""
    past_verbs: PastVerbs = field(init=False)
    """The verbs told in the past: every sentence is read for them."""
    told: dict[tuple[int, int], Told | None] = field(default_factory=dict)
    """What sentences tell of another time, remembered by their tokens (`past_sentences`)."""
    nouns: dict[int, str] = field(default_factory=dict)
    """What kind of event each token names that names one: all the rules ask of it."""
    verbs: list[tuple[Token, str, int]] = field(default_factory=list)
    """The verbs of memory, with their kinds and the token after their fixed words."""
    _year_at: list[int] = field(default_factory=list)
    _maybe_years: list[int] = field(default_factory=list)
    _counted: list[int] = field(default_factory=list)
    """Where digits stand that may be a year, and what is counted in years: nothing else need be searched."""
    _events: dict[int, Event] = field(default_factory=dict)
    """What the phrases around nouns and names mean, remembered by their heads: each rule asks again."""

    def __post_init__(self) -> None:
        text = self.layout.text
        length = min(int(len(text) * LEAD_SHARE), LEAD_CHARS)
        self.lead = text[:length].casefold()
        self._maybe_years = [m.start() for m in _YEAR_STARTS.finditer(text)]
        found = [m for at in self._maybe_years if (m := YEAR.match(text, at)) is not None]
        self.years = [int(m.group()) for m in found]
        self.latest = max(self.years, default=None)
        self.only_year = len(set(self.years)) == 1
        self._year_at = [m.start() for m in found]
        self._counted = [m.start() for m in _COUNTED.finditer(text)]
        self.nouns = self.memory.nouns(self.layout.doc)
        self.past_verbs = PastVerbs(self.layout.doc)
        self.verbs = self.memory.verbs(self.layout.doc)

    def year_in(self, start: int, end: int) -> re.Match[str] | None:
        """Return the first year that stands between two offsets."""
        return next(self.dates_in(start, end), None)

    def dates_in(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield the years that stand between two offsets, as they are found there."""
        places = self._maybe_years
        for at in places[bisect_left(places, start) : bisect_left(places, end)]:
            if (year := YEAR.match(self.layout.text, at, end)) is not None:
                yield year

    def years_in(self, start: int, end: int) -> list[int]:
        """Return the years that stand between two offsets."""
        return self.years[bisect_left(self._year_at, start) : bisect_left(self._year_at, end)]

    def earlier_in(self, start: int, end: int) -> re.Match[str] | None:
        """Return the first count of years between two offsets that tells how long ago: *dix ans plus tôt*."""
        i = bisect_left(self._counted, start)
        if i == len(self._counted) or self._counted[i] >= end:
            return None
        return _EARLIER.search(self.layout.text, start, end)

    def is_past(self, year: int | None, years: int = 1, *, sure: bool = False) -> bool:
        """Tell whether a year lies at least so many before the article's own.

        Without a date of publication any year may be past; to be sure it must lie before the latest
        one of the article, or be its only one.
        """
        if year is None:
            return False
        if self.published:
            return year <= self.published - years
        return not sure or year <= (self.latest or year) - years or self.only_year

    def dated_near(self, token: Token) -> bool:
        """Tell whether a year follows a token so near, in its sentence, that it may belong to its phrase."""
        i = bisect_left(self._year_at, token.idx)
        if i == len(self._year_at) or self._year_at[i] - token.idx >= _PHRASE:
            return False
        return _PARTS.search(self.layout.text, token.idx, self._year_at[i]) is None

    def event(self, head: Token) -> Event:
        """Return the phrase around a noun or name as an event, with the date that goes with it."""
        if head.i not in self._events:
            self._events[head.i] = self._event(head)
        return self._events[head.i]

    def _event(self, head: Token) -> Event:
        span = self.name(head)
        year = self.year_in(span.start, span.end)
        if year is None and (after := _TAIL.match(self.layout.text, span.end)) is not None:
            year = self.year_in(span.end, after.end())
        words = self.layout.doc[head.i + 1 : max(token_at(self.layout.doc, span.end), head.i + 1)]
        return Event(
            span,
            head,
            self.nouns.get(head.i),
            any(t.text[:1].isupper() for t in words) or self._in_marks(head),
            int(year.group()) if year else None,
            head.pos_ == "PROPN" or (head.text[:1].isupper() and not head.is_sent_start),
        )

    def name(self, head: Token) -> Span:
        """Return the words that name an event: its noun phrase without the article, with place and date."""
        doc = self.layout.doc
        start, end = np_start(head), self._end(head)
        while start < head.i and doc[start].pos_ in {"DET", "NUM"}:
            start += 1
        end = max(end, qualified(head, end, self.layout))
        while end - 1 > head.i and doc[end - 1].lower_ in _NO_NAME:
            end -= 1
        last = doc[end - 1]
        stop = last.idx + len(last.text)
        tail = _TAIL.match(self.layout.text, stop)
        return self._balanced(Span(doc[start].idx, tail.end() if tail else stop))

    def _balanced(self, span: Span) -> Span:
        """Return the words with both marks of a short name in them, or with neither."""
        text = self.layout.text
        for mark in self.layout.marks:
            first, last = mark.outer
            if first >= span.end:
                break
            if span.start <= first and span.end < last:
                return Span(span.start, first) if span.start < first else span
            if first < span.start < last <= span.end:
                if span.end > last:
                    return Span(first, span.end)
                return Span(span.start, mark.inner.start + len(text[slice(*mark.inner)].rstrip()))
        return span

    def _end(self, head: Token) -> int:
        """Return the token after the name: closing marks and a short title in marks belong to it."""
        doc, layout = self.layout.doc, self.layout
        end = self._up_to(head, _before_verb(head, np_end(head)))
        while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper():
            end += 1
        if end + 1 < len(doc) and doc[end].lower_ == "et" and doc[end + 1].pos_ == "PROPN":
            if doc[end - 1].pos_ == "PROPN" and head.pos_ != "PROPN" and is_plural(head):
                # « les tempêtes Lothar et Martin »
                end += 2
        if end < len(doc) and doc[end].lower_ in {"sur", "contre"} and head.i in self.nouns:
            # « la commission d'enquête sur l'assassinat de… », « l'attentat contre… »
            end = next(
                (np_end(t) for t in doc[end + 1 : end + 4] if t.pos_ in {"NOUN", "PROPN"}), end
            )
        # « le naufrage de la « Belle-Aude » »: what a short name in marks completes.
        opens = end
        while opens < min(end + 2, len(doc)) and doc[opens].pos_ in {"ADP", "DET"}:
            opens += 1
        k = layout.opening(opens)
        if (
            opens > end
            and k >= 0
            and layout.words_in(k) <= SHORT_NAME
            and layout.mark_of[head.i] < 0
        ):
            end = opens
        k = layout.mark_of[head.i]
        if k >= 0:
            end = min(end, max(layout.token_range[k][1], head.i + 1))
            # « sentence arbitrale » de 2016: a short name in marks goes on behind them.
            return end if layout.words_in(k) > SHORT_NAME else layout.outer(k)[1]
        while (
            end < len(doc)
            and layout.opening(end) >= 0
            and layout.words_in(layout.mark_of[end]) <= SHORT_NAME
        ):
            end = layout.outer(layout.mark_of[end])[1]
        return end

    def _up_to(self, head: Token, end: int) -> int:
        """Return where a name ends that a list begins with: *De l'affaire Prism | à l'opération Gunman*."""
        doc, start = self.layout.doc, np_start(head)
        if head.i not in self.nouns or doc[start - (start > 0)].lower_ not in OF | {"depuis"}:
            return end
        for i in range(head.i + 1, end):
            if doc[i].lower_ in {"à", "au", "aux"} and not self.nouns.keys().isdisjoint(
                (i + 1, i + 2)
            ):
                return i
        return end

    def _in_marks(self, head: Token) -> bool:
        """Tell whether the noun stands within a short name in marks (*la « guerre des anguilles »*)."""
        k = self.layout.mark_of[head.i]
        if k < 0 or self.layout.words_in(k) > SHORT_NAME:
            return False
        # « invoque une « rupture de confiance » » names nothing.
        before = {t.lower_ for t in self.layout.doc[max(self.layout.outer(k)[0] - 1, 0) : head.i]}
        return not before & {"un", "une", "des"}

    # ------------------------------------------------------------ the article's own story

    def is_own(self, event: Event) -> bool:
        """Tell whether what names the event is what the article is about, by its title and lead."""
        if self.is_past(event.year, OTHER_TIME, sure=True) and str(event.year) not in self.lead:
            # The same place at another time: *l'explosion de 1987*.
            return False
        span, named = event.span, event.span.cut(self.layout.text)
        words = [w for w in words_of(named) if w[:1].isupper() and len(w) >= _SHORT_WORD]
        if event.head.is_sent_start and words and words[0] == event.head.text and not event.proper:
            words = words[1:]
        noun = event.head.text.casefold()
        if words:
            led = all(self._led(w.casefold(), span) for w in words)
            return led and (event.noun != "event" or self._led(noun, span))
        told = (noun, *_LONG_WORD.findall(named.casefold()))
        return event.year is None and all(self._led(w, span) for w in told)

    def _led(self, word: str, span: Span) -> bool:
        """Tell whether the lead holds the word outside the span."""
        return word in self.lead and any(
            not span.start <= at < span.end for at in places(word, self.lead)
        )


_HALF_NAMES = set(
    "parti union armée église conseil état front garde banque chambre assemblée commission cour maison ligue "
    "empire congrès comité".split()
)
"""What a name begins with that an adjective ends."""


def _before_verb(head: Token, end: int) -> int:
    """Return the end of a name: a small word right after a proper name is a verb taken for an adjective."""
    doc = head.doc
    for i in range(head.i + 1, end):
        if head.pos_ == "PROPN" and i + 1 < len(doc) and doc[i + 1].lower_ in _VERB_BEFORE:
            if doc[i].text.islower() and len(doc[i].text) > _SHORT_WORD:
                # « l'ombre d'Ostrac plane sur le tribunal »
                return i
        small = doc[i].text[:1].islower() and doc[i].pos_ in {"ADJ", "NOUN", "VERB", "PROPN"}
        if (
            small
            and len(doc[i].text) > _SHORT_WORD
            and doc[i - 1].text[:1].isupper()
            and doc[i - 1].lower_ not in _HALF_NAMES  # « le piratage du Parti démocrate »
            and i - 1 > head.i
        ):
            return i
    return end
