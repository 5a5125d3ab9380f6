"""Count dates from the publication, from a date said before and from the words around.

A value here is an ISO date, its granularity, and whether a part of it is inferred.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import dataclass, field

from briefing.extraction.dates import date_rules
from briefing.model import Granularity, When

Value = tuple[str, Granularity, bool]
"""The ISO date, its granularity, and whether a part of it is inferred."""

AHEAD_DAYS = 60
"""A day and month without a year is the last one before the publication, or one so near ahead."""
_STOP = re.compile(r"[.!?…][»”\"’')\]]*\s|\n")
# « sera reçu jeudi », « doit se réunir jeudi »: what is announced lies ahead.
_FUTURE = re.compile(
    r"\b(?:(?!(?:opéra|caméra|agora|extra|tra|para|infra|ultra|supra|torah?|sierra|terra|charia|contra)\b)"
    r"[a-zà-ÿ]{2,}(?:ra|ront|rons)|(?:va|vont|doit|doivent|devrait|devraient|prévue?s?|attendue?s?|"
    r"programmée?s?|convoquée?s?|rendez-vous))\b"
)
_FUTURE_CHARS = 140
_OPENING_CHARS = 10


@dataclass(slots=True)
class Context:
    """Hold what a date may be counted from."""

    text: str
    year: int | None = None
    month: int | None = None
    day: dt.date | None = None
    """Of the publication, as finely as it is known."""
    said: str | None = None
    """The last date said, in ISO form."""
    said_at: int = 0
    written: int | None = None
    """The year of the last day or month that had one written out."""
    written_at: int = 0
    stops: list[int] = field(default_factory=list)
    """Where the sentences end, roughly."""

    @property
    def said_day(self) -> dt.date | None:
        """Return the last date said, if it is a day."""
        return dt.date.fromisoformat(self.said) if self.said and len(self.said) == 10 else None

    def say(self, iso: str, start: int, *, written: bool) -> None:
        """Remember a date for those that are counted from it."""
        self.said, self.said_at = iso, start
        if written:
            self.written, self.written_at = int(iso[:4]), start

    def same_sentence(self, start: int, other: int) -> bool:
        """Tell whether two places lie in one sentence."""
        return bisect_right(self.stops, start) == bisect_right(self.stops, other)

    def opens_sentence(self, start: int) -> bool:
        """Tell whether nothing but marks and blanks stands before a place in its sentence."""
        index = bisect_right(self.stops, start)
        opening = self.stops[index - 1] if index else 0
        return start - opening < _OPENING_CHARS and not re.search(r"\w", self.text[opening:start])

    def year_written(self, start: int) -> int | None:
        """Return the year that the sentence has given: *en janvier 2015, …, puis en mars*."""
        return self.written if self.same_sentence(start, self.written_at) else None

    def announces(self, match: re.Match[str]) -> bool:
        """Tell whether the words before a date, in its sentence, speak of what is to come."""
        index = bisect_right(self.stops, match.start())
        start = max(self.stops[index - 1] if index else 0, match.start() - _FUTURE_CHARS)
        return bool(_FUTURE.search(self.text, start, match.start()))


def context_of(text: str, published: When | None) -> Context:
    """Return what the dates of a text are counted from."""
    context = Context(text, stops=[match.end() for match in _STOP.finditer(text)])
    if published is None:
        return context
    parts = published.iso[:10].split("-")
    try:
        numbers = [int(part) for part in parts]
        context.year = numbers[0]
        context.month = numbers[1] if len(numbers) > 1 else None
        context.day = dt.date(*numbers) if len(numbers) == 3 else None
    except (ValueError, TypeError):
        return Context(text, stops=context.stops)
    return context


def on(year: int, month: int, day: int, *, inferred: bool) -> Value | None:
    """Return a calendar day, None when there is no such day."""
    try:
        return dt.date(year, month, day).isoformat(), "day", inferred
    except ValueError:
        return None


def nearest(
    day: int,
    month: int,
    context: Context,
    match: re.Match[str],
    *,
    weekday: int | None = None,
    near: str | None = None,
) -> Value | None:
    """Give a day and month its year: the sentence's, that of its weekday, or the nearest."""
    if near is None and (written := context.year_written(match.start())):
        return on(written, month, day, inferred=True)
    if context.day is None:
        return None
    ahead = near == "prochain" or (near is None and context.announces(match))
    years = (context.day.year, context.day.year - 1, context.day.year + 1)
    there = [date for year in years if (date := _date(year, month, day))]
    if near == "dernier":
        there = [date for date in there if date < context.day]
    elif ahead:
        there = [date for date in there if date >= context.day] or there
    else:
        latest = context.day + dt.timedelta(days=AHEAD_DAYS)
        there = [date for date in there if date <= latest]
    if weekday is not None:
        there = [date for date in there if date.isoweekday() == weekday] or there
    if not there:
        return None
    anchor = context.day
    return min(there, key=lambda date: abs((date - anchor).days)).isoformat(), "day", True


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def today(context: Context) -> str | None:
    """Return the publication date as finely as it is known."""
    if context.day is not None:
        return context.day.isoformat()
    if context.year is None:
        return None
    return f"{context.year:04d}-{context.month:02d}" if context.month else f"{context.year:04d}"


def moved(start: str | None, unit: str, count: int) -> Value | None:
    """Count years, months, weeks or days from a date; None when it is known less finely."""
    if start is None:
        return None
    if unit.startswith("an"):
        year = int(start[:4]) + count
        return (f"{year:04d}", "year", True) if 1000 <= year <= 9999 else None
    if unit == "mois":
        months = int(start[:4]) * 12 + int(start[5:7] or 0) - 1 + count
        return (f"{months // 12:04d}-{months % 12 + 1:02d}", "month", True) if start[5:7] else None
    if len(start) != 10:
        return None
    day = dt.date.fromisoformat(start)
    if unit.startswith("jour"):
        return shifted(day, count)
    monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=count)
    if unit == "week-end":
        return (monday + dt.timedelta(days=5)).isoformat(), "week", True
    return monday.isoformat(), "week", True


def shifted(day: dt.date, days: int) -> Value | None:
    """Return the day so many days after another one."""
    try:
        return (day + dt.timedelta(days=days)).isoformat(), "day", True
    except OverflowError:
        return None


def number_of_day(words: str) -> int:
    """Return the day of the month of *12* or *1er*."""
    return 1 if words.lower() == "1er" else int(words)


def count_of(words: str) -> int:
    """Return the number of « 12 », « douze » or « une douzaine de »."""
    word = plain(words)
    parts = word.split()
    return int(word) if word.isdigit() else date_rules.NUMBERS[parts[min(1, len(parts) - 1)]]


def plain(words: str) -> str:
    """Return words in lower case with one blank between them."""
    return " ".join(words.lower().split())
