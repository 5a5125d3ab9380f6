"""Resolve the dates that a text says, by a small grammar of French, against its publication date.

The general libraries misread French (*M. Mars*, *le 3 mars dernier*); a year that the text does not
give is inferred only from a known publication date, and marked.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from briefing.model import Event, Granularity, Sentence, Span, When

MONTHS = tuple(
    (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    ).split()
)  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_M = "|".join(MONTHS)
_D = "|".join(WEEKDAYS)
_YEAR = r"(?:1[6-9]|20)\d\d"
_NUMBERS = {
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
    "douze": 12,
    "quinze": 15,
    "vingt": 20,
    "trente": 30,
}
_N = "|".join(_NUMBERS)
_SPACE = r"[ \u00a0\u202f]+"
_PATTERNS = re.compile(
    "|".join(
        p.replace(" ", _SPACE)
        for p in (
            rf"(?P<full>\b(?:(?:{_D}) )?(?P<fd>\d{{1,2}}|1er) (?P<fm>{_M})"
            rf"(?: (?P<fy>{_YEAR})| (?P<fl>dernier|prochain))?\b)",
            rf"(?P<month>\b(?:(?P<mq>début|mi|fin)(?: |-))?(?P<mm>{_M}) "
            rf"(?:(?P<my>{_YEAR})|(?P<ml>dernier|prochain))\b)",
            r"(?P<num>\b(?P<nd>\d{1,2})/(?P<nm>\d{1,2})(?:/(?P<ny>\d{4}))?\b)",
            rf"(?P<ago>\bil y a (?P<an>\d+|{_N}) (?P<au>ans?|mois|semaines?|jours?)\b)",
            rf"(?P<dayname>\b(?P<dn>{_D})(?: (?P<dl>dernier|prochain))?\b)",
            r"(?P<rel>\b(?:aujourd'hui|avant-hier|hier|demain|la veille|le lendemain)\b)",
            rf"(?P<year>\b(?:en|depuis|dès|fin|début|de|dans les années|l'année|l'été|l'hiver|"
            rf"au printemps|à l'automne) "
            rf"(?P<yy>{_YEAR})(?!\d)(?! (?:euros|personnes|habitants|spectateurs|foyers|élus|contrats)))",
        )
    ),
    re.IGNORECASE,
)


def find_dates(text: str, published: When | None) -> tuple[When, ...]:
    """Return the dates of a text that can be resolved, in text order, each with its span."""
    return tuple(_dates(text.replace("’", "'"), _day(published)))


def find_events(
    text: str, sentences: tuple[Sentence, ...], published: When | None
) -> tuple[Event, ...]:
    """Tie each dated sentence to its first date; a sentence that cannot stand alone is left out."""
    dates = find_dates(text, published)
    events: list[Event] = []
    for sentence in sentences:
        inside = [d for d in dates if d.span is not None and sentence.span.contains(d.span)]
        if inside and not sentence.dangling:
            events.append(Event(inside[0], sentence.span))
    return tuple(events)


def _day(published: When | None) -> dt.date | None:
    if published is None or published.granularity not in ("day", "minute"):
        return None
    try:
        return dt.date.fromisoformat(published.iso[:10])
    except ValueError:
        return None


def _dates(text: str, anchor: dt.date | None) -> Iterator[When]:
    said: dt.date | None = None
    for match in _PATTERNS.finditer(text):
        span = Span(*match.span())
        found = _one(match, anchor, said)
        if found is None:
            continue
        iso, granularity, inferred = found
        if granularity == "day":
            said = dt.date.fromisoformat(iso)
        yield When(iso, granularity, inferred, span)


def _one(
    m: re.Match[str], anchor: dt.date | None, said: dt.date | None
) -> tuple[str, Granularity, bool] | None:
    if m["full"]:
        day = 1 if m["fd"] == "1er" else int(m["fd"])
        return _day_month(
            day, MONTHS.index(m["fm"].lower()) + 1, m["fy"], anchor, after=m["fl"] == "prochain"
        )
    if m["month"]:
        month = MONTHS.index(m["mm"].lower()) + 1
        if m["my"]:
            return f"{int(m['my']):04d}-{month:02d}", "month", False
        if anchor is None:
            return None
        year = anchor.year
        if m["ml"] == "dernier" and month >= anchor.month:
            year -= 1
        if m["ml"] == "prochain" and month <= anchor.month:
            year += 1
        return f"{year:04d}-{month:02d}", "month", True
    if m["num"]:
        day, month = int(m["nd"]), int(m["nm"])
        return _day_month(day, month, m["ny"], anchor) if 1 <= month <= 12 else None
    if m["year"]:
        return f"{int(m['yy']):04d}", "year", False
    if anchor is None:
        return None
    return _relative(m, anchor, said)


def _relative(
    m: re.Match[str], anchor: dt.date, said: dt.date | None
) -> tuple[str, Granularity, bool] | None:
    if m["ago"]:
        count = int(m["an"]) if m["an"].isdigit() else _NUMBERS[m["an"].lower()]
        unit = m["au"].lower()
        if unit.startswith("an"):
            return (f"{anchor.year - count:04d}", "year", True) if count < anchor.year else None
        if unit == "mois":
            months = anchor.year * 12 + anchor.month - 1 - count
            return f"{months // 12:04d}-{months % 12 + 1:02d}", "month", True
        days = count * (7 if unit.startswith("semaine") else 1)
        return (anchor - dt.timedelta(days=min(days, 300_000))).isoformat(), "day", True
    if m["dayname"]:
        target = WEEKDAYS.index(m["dn"].lower())
        if m["dl"] == "prochain":
            ahead = (target - anchor.weekday() - 1) % 7 + 1
            return (anchor + dt.timedelta(days=ahead)).isoformat(), "day", True
        back = (anchor.weekday() - target) % 7
        if m["dl"] == "dernier" and back == 0:
            back = 7
        return (anchor - dt.timedelta(days=back)).isoformat(), "day", True
    word = m["rel"].lower()
    if word in {"la veille", "le lendemain"}:
        if said is None:
            return None
        return (said + dt.timedelta(days=-1 if "veille" in word else 1)).isoformat(), "day", True
    shift = {"aujourd'hui": 0, "hier": -1, "avant-hier": -2, "demain": 1}[word]
    return (anchor + dt.timedelta(days=shift)).isoformat(), "day", True


def _day_month(
    day: int, month: int, year: str | None, anchor: dt.date | None, *, after: bool = False
) -> tuple[str, Granularity, bool] | None:
    """Complete a day and month by the year nearest before the publication (or after it)."""
    try:
        if year:
            return dt.date(int(year), month, day).isoformat(), "day", False
        if anchor is None:
            return None
        date = dt.date(anchor.year, month, day)
        if not after and (date - anchor).days > 60:
            date = dt.date(anchor.year - 1, month, day)
        if after and date < anchor:
            date = dt.date(anchor.year + 1, month, day)
    except ValueError:
        return None
    return date.isoformat(), "day", True
