"""Ask every source of a plan what is new; one that fails is named, and the others go on."""

from __future__ import annotations

from datetime import datetime

from briefing.daily import folders
from briefing.daily.collected import Collected
from briefing.daily.logs import tell, warn
from briefing.daily.plan import Plan
from briefing.daily.store import Store


def collect(plan: Plan, store: Store, day: str, now: datetime) -> list[Collected]:
    """Take in what is new on a day, source after source, and tell it in the log."""
    web = None
    done: list[Collected] = []
    for source in plan.sources:
        if source.kind == "folder":
            found = folders.collect(source, store, day)
        else:
            # Imported when the first source of the web is met: folders need no HTTP client.
            from briefing.daily import feeds
            from briefing.daily.web import Web

            web = web or Web(plan.network)
            found = feeds.collect(source, store, day, now, web, plan.trouble_after)
        done.append(found)
        _tell(found)
    return done


def _tell(found: Collected) -> None:
    said = "inchangé" if found.unchanged else f"{found.new} nouveau{'x' if found.new > 1 else ''}"
    if not found.unreachable:
        tell(
            f"{found.source} : {said}", event="source", source=found.source, new=found.new,
            waiting=found.waiting, failures=len(found.failures),
        )  # fmt: skip
    for failure in found.failures:
        warn(str(failure), event="unread", source=found.source)
    for note in found.notes:
        warn(f"{found.source} : {note}", event="note", source=found.source)
