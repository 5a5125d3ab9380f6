"""Resolve the dates that a text says, by a small grammar of French, against its publication date.

The general libraries misread French (*M. Mars*, *le 3 mars dernier*); what the text does not give is
inferred only from a known publication date or from a date said before, and marked. A week, a season
and a decade are stated by the day, month or year they begin with, and by their granularity.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from briefing.extraction.dates import date_rules
from briefing.extraction.dates.date_context import (
    Context,
    Value,
    context_of,
    count_of,
    moved,
    nearest,
    number_of_day,
    on,
    plain,
    shifted,
    today,
)
from briefing.model import Event, Sentence, Span, When

_MIDWEEK = 3
_REACH = 64
"""Characters that a rule looks at on either side of its anchor, at most."""
_WEEKS = {"huit": 7, "quinze": 14}
"""In French, a week is eight days and two are fifteen."""


def find_dates(text: str, published: When | None) -> tuple[When, ...]:
    """Return the dates of a text that can be resolved, in text order, each with its span."""
    return tuple(_dates(text.replace("’", "'"), published))


def find_events(
    text: str, sentences: tuple[Sentence, ...], published: When | None
) -> tuple[Event, ...]:
    """Tie each dated sentence to its first date; a sentence that cannot stand alone is left out."""
    dates = find_dates(text, published)
    starts = [date.span.start for date in dates if date.span is not None]
    events: list[Event] = []
    for sentence in sentences:
        first = bisect_right(starts, sentence.span.start - 1)
        inside = first < len(dates) and starts[first] < sentence.span.end
        if inside and not sentence.dangling:
            events.append(Event(dates[first], sentence.span))
    return tuple(events)


def _dates(text: str, published: When | None) -> Iterator[When]:
    context = context_of(text, published)
    end = 0
    for match, rule in _matches(text):
        if match.start() < end:
            continue
        end = match.end()
        value = _RULES[rule](match, context) if rule != "none" else None
        if value is None:
            continue
        iso, granularity, inferred = value
        context.say(iso, match.start(), written=granularity in ("day", "month") and not inferred)
        yield When(iso, granularity, inferred, Span(*match.span()))


def _matches(text: str) -> list[tuple[re.Match[str], str]]:
    """Return all matches of all rules by where they begin, the longest first."""
    small = _lower(text)
    near = _near_anchors(small)
    found = [
        (match, rule.name)
        for rule in date_rules.rules()
        for start, end in near.get(rule.anchor, ())
        for match in rule.pattern.finditer(text if rule.cased else small, start, end)
    ]
    return sorted(found, key=lambda pair: (pair[0].start(), -pair[0].end()))


def _near_anchors(small: str) -> dict[str, list[tuple[int, int]]]:
    """Return, for each kind of anchor, the stretches that a rule on it may match in: little of a text."""
    near: dict[str, list[tuple[int, int]]] = {}
    for match in chain.from_iterable(kinds.finditer(small) for kinds in date_rules.anchors()):
        stretches = near.setdefault(match.lastgroup or "", [])
        start, end = max(match.start() - _REACH, 0), min(match.end() + _REACH, len(small))
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = stretches[-1][0], end
        else:
            stretches.append((start, end))
    return near


def _lower(text: str) -> str:
    """Return the text in small letters, of the same length: *İ* would make two of one."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower()[:1] for c in text)


# ---- calendar days, months, seasons, years


def _iso(match: re.Match[str], context: Context) -> Value | None:
    return on(int(match["y"]), int(match["m"]), int(match["d"]), inferred=False)


def _day(match: re.Match[str], context: Context) -> Value | None:
    groups = match.groupdict()
    day, month = number_of_day(match["d"]), date_rules.words().months[match["m"].lower()]
    if groups["y"]:
        return on(int(groups["y"]), month, day, inferred=False)
    weekday = date_rules.words().weekdays[groups["w"].lower()] if groups.get("w") else None
    return nearest(day, month, context, match, weekday=weekday, near=groups.get("near"))


def _slashed(match: re.Match[str], context: Context) -> Value | None:
    day, month, year = int(match["d"]), int(match["m"]), match["y"]
    if not year:
        # « 1/10 » is a share; with « le » before it, or as 01/10, it is a day.
        written_as_day = len(match["d"]) == 2 or re.search(
            r"\b(?:le|du|au)\s$", context.text[max(0, match.start() - 4) : match.start()], re.I
        )
        return nearest(day, month, context, match) if written_as_day else None
    full = int(year) if len(year) == 4 else 2000 + int(year) - (100 if int(year) > 70 else 0)
    return on(full, month, day, inferred=False)


def _weekday_day(match: re.Match[str], context: Context) -> Value | None:
    """Resolve « mardi 12 »: the nearest day that is both, mostly the last one."""
    if context.day is None:
        return None
    day, weekday = number_of_day(match["d"]), date_rules.words().weekdays[match["w"].lower()]
    for distance in (*range(0, -70, -1), *range(1, 32)):
        there = context.day + dt.timedelta(days=distance)
        if (there.day, there.isoweekday()) == (day, weekday):
            return there.isoformat(), "day", True
    return None


def _day_alone(match: re.Match[str], context: Context) -> Value | None:
    """Resolve « le 3 » after a date of that month in the same sentence."""
    said = context.said
    if said is None or len(said) < 7 or not context.same_sentence(match.start(), context.said_at):
        return None
    return on(int(said[:4]), int(said[5:7]), number_of_day(match["d"]), inferred=True)


def _month(match: re.Match[str], context: Context) -> Value | None:
    groups = match.groupdict()
    month = date_rules.words().months[match["m"].lower()]
    if groups.get("y"):
        return f"{int(match['y']):04d}-{month:02d}", "month", False
    if not groups.get("near") and (written := context.year_written(match.start())):
        return f"{written:04d}-{month:02d}", "month", True
    if context.year is None or context.month is None:
        return None
    year = context.year
    ahead = groups.get("near") == "prochain" or (
        groups.get("near") is None and context.announces(match)
    )
    if ahead:
        year += month < context.month or (groups.get("near") is not None and month == context.month)
    elif month > context.month or (groups.get("near") and month == context.month):
        year -= 1
    return f"{year:04d}-{month:02d}", "month", True


def _season(match: re.Match[str], context: Context) -> Value | None:
    groups = match.groupdict()
    begins = date_rules.SEASON_MONTHS[date_rules.words().seasons[match["s"].lower()]]
    if groups.get("y"):
        return f"{int(match['y']):04d}-{begins:02d}", "season", False
    if context.year is None or context.month is None:
        return None
    near = (groups["near"] or "").lower()
    year = context.year
    if near in ("dernier", "passé"):
        year -= begins + 2 >= context.month
    elif near == "prochain":
        year += begins <= context.month
    elif begins == 12:
        # The winter that lasts until March began in the year before.
        year -= context.month <= 3
    elif near not in ("ce", "cet") and not context.announces(match):
        year -= begins > context.month
    return f"{year:04d}-{begins:02d}", "season", True


def _decade(match: re.Match[str], context: Context) -> Value | None:
    if match["y"]:
        return match["y"], "decade", False
    tens = (
        int(match["short"]) // 10 if match["short"] else date_rules.DECADES[match["tens"].lower()]
    )
    return f"19{tens}0", "decade", True


def _year(match: re.Match[str], context: Context) -> Value | None:
    return next(year for year in match.groups() if year), "year", False


# ---- counted from the day of writing


def _near(match: re.Match[str], context: Context) -> Value | None:
    if context.day is None:
        return None
    return shifted(context.day, date_rules.words().near[plain(match["word"])])


def _weekday(match: re.Match[str], context: Context) -> Value | None:
    near = (match.groupdict().get("near") or "").lower()
    target = date_rules.words().weekdays[match["w"].lower()]
    if near in ("suivant", "précédent"):
        return _weekday_beside(target, near == "suivant", context.said_day)
    if context.day is None:
        return None
    # « mardi », in a Tuesday's article, is today; « mardi dernier » and « mardi prochain » are not.
    if not near and target == context.day.isoweekday():
        return shifted(context.day, 0)
    ahead = near == "prochain" or (not near and context.announces(match))
    return _weekday_beside(target, ahead, context.day)


def _weekday_beside(target: int, after: bool, day: dt.date | None) -> Value | None:
    """Return the next or the last such weekday, the day itself left out."""
    if day is None:
        return None
    ahead = (target - day.isoweekday() - 1) % 7 + 1
    back = (day.isoweekday() - target - 1) % 7 + 1
    return shifted(day, ahead if after else -back)


def _ago(match: re.Match[str], context: Context) -> Value | None:
    return _counted(match, context, -1)


def _ahead(match: re.Match[str], context: Context) -> Value | None:
    return _counted(match, context, 1)


def _last(match: re.Match[str], context: Context) -> Value | None:
    way = 1 if match["near"].lower().startswith("prochain") else -1
    return moved(today(context), match["u"].lower(), way)


def _this(match: re.Match[str], context: Context) -> Value | None:
    words = plain(match["u"] or match["end"])
    if words == "ce week-end" and context.day and context.day.isoweekday() <= _MIDWEEK:
        # On a Monday it is the one just over, unless something is announced for it.
        return moved(today(context), "week-end", 0 if context.announces(match) else -1)
    return moved(today(context), words.split()[-1].removesuffix("-ci"), 0)


def _counted(match: re.Match[str], context: Context, way: int) -> Value | None:
    count, unit = count_of(match["n"]), match["u"].lower()
    if unit == "jours" and plain(match["n"]) in _WEEKS:
        count = _WEEKS[plain(match["n"])]
    return moved(today(context), unit, way * count)


# ---- counted from the last date said


def _said(match: re.Match[str], context: Context) -> Value | None:
    """Resolve « la veille »: of the last day said, else of the publication."""
    start = context.said_day if context.said else context.day
    return shifted(start, date_rules.words().near[plain(match["word"])]) if start else None


def _same(match: re.Match[str], context: Context) -> Value | None:
    if context.said is None:
        return None
    if match["year"]:
        return context.said[:4], "year", True
    return shifted(context.said_day, 0) if context.said_day else None


def _later(match: re.Match[str], context: Context) -> Value | None:
    word = plain(match["way"])
    if word in ("avant", "après") and not context.opens_sentence(match.start()):
        # « huit mois après » says itself after what, mostly not after the last date.
        return None
    way = -1 if word in ("plus tôt", "auparavant", "avant") else 1
    return moved(context.said, match["u"].lower(), way * count_of(match["n"]))


def _next(match: re.Match[str], context: Context) -> Value | None:
    way = 1 if match["way"].lower() in ("suivant", "suivante", "d'après") else -1
    return moved(context.said, match["u"].lower(), way)


_RULES: Mapping[str, Callable[[re.Match[str], Context], Value | None]] = {
    "iso": _iso,
    "day": _day,
    "first_day": _day,
    "slashed": _slashed,
    "weekday_day": _weekday_day,
    "day_alone": _day_alone,
    "month": _month,
    "first_month": _month,
    "season": _season,
    "decade": _decade,
    "year": _year,
    "near": _near,
    "weekday": _weekday,
    "night": _weekday,
    "ago": _ago,
    "ahead": _ahead,
    "last": _last,
    "this": _this,
    "said": _said,
    "same": _same,
    "later": _later,
    "next": _next,
}
