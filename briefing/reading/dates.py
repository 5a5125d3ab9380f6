"""Read publication dates, as bylines and metadata write them, without ever inventing a year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime

from briefing.model import Span, When

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("janvier", "janv"),
            ("février", "fevrier", "févr", "fevr", "fév", "fev"),
            ("mars",),
            ("avril", "avr"),
            ("mai",),
            ("juin",),
            ("juillet", "juil"),
            ("août", "aout"),
            ("septembre", "sept"),
            ("octobre", "oct"),
            ("novembre", "nov"),
            ("décembre", "decembre", "déc", "dec"),
        ),
        start=1,
    )
    for name in names
}
EARLIEST_YEAR = 1600
"""The first French newspaper is of 1631: a year before that is a number and no date."""
CENTURY_TURN = 70
"""Two-digit years below are of this century: 24 is 2024, 98 is 1998."""

# Longest names first, so that « mars » is not read where « mar » would do.
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_BLANK = "[ \u00a0\u202f]"
DAY_WORDS = rf"(?:1er|\d{{1,2}}){_BLANK}(?:{_NAMES})\.?(?:{_BLANK}\d{{4}})?"
"""Match a day in words; for expressions of other modules, without groups."""
_WRITTEN = re.compile(
    rf"(?<![\d/])(?P<day>1er|\d{{1,2}}){_BLANK}(?P<name>{_NAMES})\b\.?"
    rf"(?:{_BLANK}(?P<year>\d{{4}})(?!\d))?",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    r"(?<![\d/.,])(?P<day>\d{1,2})(?P<sep>[/.])(?P<month>\d{1,2})"
    r"(?:(?P=sep)(?P<year>\d{4}|\d{2}))?(?![\d/%]|[.,]\d)"
)
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T?\d{2,6}Z?)?$")


@dataclass(frozen=True, slots=True)
class DayMention:
    """Hold a day as written; `year` is None when it is not written."""

    span: Span
    day: int
    month: int
    year: int | None

    def when(self, year: int | None = None) -> When | None:
        """Return the date, with `year` marked as inferred where none is written."""
        value = _iso(self.year or year, self.month, self.day)
        return When(value, "day", self.year is None, self.span) if value else None


def mentions(text: str, start: int = 0, end: int | None = None) -> Iterator[DayMention]:
    """Find the calendar days written in a stretch of text, from left to right."""
    found = []
    end = len(text) if end is None else end
    for match in _ISO.finditer(text, start, end):
        found.append(_mention(match, int(match["month"]), int(match["year"])))
    for match in _WRITTEN.finditer(text, start, end):
        year = int(match["year"]) if match["year"] else None
        found.append(_mention(match, MONTHS[match["name"].lower()], year))
    for match in _SLASHED.finditer(text, start, end):
        # « 3.5 » is a number: a day with a point and no year is not read.
        if match["sep"] == "." and not match["year"]:
            continue
        found.append(_mention(match, int(match["month"]), _full_year(match["year"])))
    taken: list[Span] = []
    for mention in sorted(filter(None, found), key=lambda m: m.span):
        if not any(mention.span.overlaps(span) for span in taken):
            taken.append(mention.span)
            yield mention


def from_metadata(value: str | None) -> When | None:
    """Read the date of a header, a `<meta>` or a record, in any of its usual forms."""
    if not value or not (value := value.strip()):
        return None
    if match := _COMPACT.match(value):
        iso = _iso(*(int(group) for group in match.groups()))
        return When(iso) if iso else None
    for mention in mentions(value):
        if when := mention.when():
            return When(when.iso)
    try:
        return When(parsedate_to_datetime(value).date().isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    if re.fullmatch(r"(1[6-9]|20)\d\d", value):
        return When(value, "year")
    return None


def settle(candidates: Iterable[DayMention]) -> tuple[When | None, DayMention | None]:
    """Choose the date among the candidates, the best first, and name one that lacks its year.

    A year that another candidate writes completes the first one, and is marked as inferred.
    """
    ranked = list(candidates)
    if not ranked:
        return None, None
    best = ranked[0]
    if when := best.when():
        return when, None
    for other in ranked[1:]:
        if other.year and (when := best.when(other.year)):
            return when, None
    return None, best


def _mention(match: re.Match[str], month: int, year: int | None) -> DayMention | None:
    day = 1 if match["day"].lower() == "1er" else int(match["day"])
    # A leap year stands in for an unwritten one, so that 29/02 is a day.
    if not _iso(year or 2000, month, day):
        return None
    return DayMention(Span(*match.span()), day, month, year)


def _full_year(digits: str | None) -> int | None:
    if not digits:
        return None
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < CENTURY_TURN else 1900)


def _iso(year: int | None, month: int, day: int) -> str | None:
    if year is None or year < EARLIEST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
