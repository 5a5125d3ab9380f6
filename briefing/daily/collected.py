"""Say what a source gave in one run."""

from __future__ import annotations

from dataclasses import dataclass, replace

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


def named(article: Article, source: Source) -> Article:
    """Return the article with the outlet that the settings give where it names none."""
    if article.outlet or not source.outlet:
        return article
    return replace(article, outlet=source.outlet)
