"""Read the clock: the one place in the project that does, once a command, at the door."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def now(timezone: str) -> datetime:
    """Return the time in the operator's time zone, to the second."""
    return datetime.now(UTC).replace(microsecond=0).astimezone(ZoneInfo(timezone))


def next_due(moment: datetime, at: time) -> datetime:
    """Return the next time that a run is due; an hour that a change of clocks skips moves on."""
    day = moment.date()
    due = _at(day, at, moment)
    return due if due > moment else _at(day + timedelta(days=1), at, moment)


def _at(day: date, at: time, moment: datetime) -> datetime:
    wall = datetime.combine(day, at, tzinfo=moment.tzinfo)
    # By way of UTC, so that 02:30 on the morning without one is printed as the 03:30 that it is.
    return wall.astimezone(UTC).astimezone(moment.tzinfo)
