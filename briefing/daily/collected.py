"""Say what a source gave in one run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefing.daily.inputs import Failure
from briefing.daily.plan import Source
from briefing.model import Article


@dataclass(frozen=True, slots=True)
class Collected:
    """Count what a source gave; a run's record and `briefing check` tell it."""

    source: str
    new: int = 0
    failures: tuple[Failure, ...] = ()
    unreachable: bool = False
    """True when the source itself could not be read at all."""
    unchanged: bool = False
    """True when the server said so (304)."""
    waiting: int = 0
    notes: tuple[str, ...] = ()
    """What an operator may want to know and no reader needs to: a feed that has moved."""


def too_old(article: Article, source: Source, day: str) -> bool:
    """Tell whether an article was published too long before the day that it is met on.

    A source that is new brings its past with it. Without a known date an article counts as new.
    """
    if not source.max_age_days or article.published is None:
        return False
    first = date.fromisoformat(day) - timedelta(days=source.max_age_days)
    # Compared at the date's own granularity: « 2026 » is not before the 3rd of March 2026.
    iso = article.published.iso[:10]
    return iso < first.isoformat()[: len(iso)]


def named(article: Article, source: Source) -> Article:
    """Return the article with the outlet that the settings give where it names none."""
    if article.outlet or not source.outlet:
        return article
    return replace(article, outlet=source.outlet)
