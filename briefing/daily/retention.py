"""Decide which briefs are kept: those of the last days, then one a month, then none."""

from __future__ import annotations

from briefing.daily.catalogue import Catalogue
from briefing.daily.database import writing
from briefing.daily.logs import tell
from briefing.daily.plan import Plan, Retention
from briefing.daily.store import Store

ALL = Retention()
"""The rule that keeps everything."""


def outdated(days: list[str], keep: Retention) -> list[str]:
    """Return the days whose briefs are not kept.

    Days count only where there is a brief, so that a long silence does not empty an archive. Of a
    month, the last brief stays.
    """
    if keep == ALL:
        return []
    ordered = sorted(days, reverse=True)
    kept = set(ordered[: keep.daily])
    months: dict[str, str] = {}
    for day in ordered[keep.daily :]:
        months.setdefault(day[:7], day)
    # A month that the kept days reach into has its brief already.
    covered = {day[:7] for day in kept}
    later = [day for month, day in months.items() if month not in covered]
    kept |= set(later[: keep.monthly])
    return sorted(set(ordered) - kept)


def apply(plan: Plan, store: Store, keep: Retention | None = None) -> list[tuple[str, str]]:
    """Take briefs that are not kept out of the catalogue; the archive's update removes them."""
    catalogue = Catalogue(store.connection)
    gone: list[tuple[str, str]] = []
    for topic in plan.topics:
        days = outdated(catalogue.days(topic.name), keep or topic.retention)
        gone += [(day, topic.name) for day in days]
    prune(store, gone)
    return gone


def prune(store: Store, briefs: list[tuple[str, str]]) -> None:
    """Take briefs out of the catalogue, and remember that they were pruned."""
    if not briefs:
        return
    catalogue = Catalogue(store.connection)
    with writing(store.connection):
        for day, topic in briefs:
            catalogue.drop(day, topic)
        store.ledger.mark_pruned(briefs)
    for day, topic in briefs:
        tell(f"{day}, {topic} : note retirée de l’archive", event="pruned", day=day, topic=topic)
