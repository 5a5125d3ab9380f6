"""Tell what a brief has that the topic's brief before had not: accusations, denials, parties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefing.daily.entries import Entry


@dataclass(frozen=True, slots=True)
class News:
    """Hold what is new since the brief of a day; rows are those of the entry."""

    since: str
    accusations: tuple[Mapping[str, Any], ...]
    denied: tuple[Mapping[str, Any], ...]
    """Accusations that were there before, and that an answer denies now."""
    parties: tuple[Mapping[str, Any], ...]

    def __bool__(self) -> bool:
        return bool(self.accusations or self.denied or self.parties)


def since(before: Entry, now: Entry) -> News:
    """Compare two briefs of a topic; who accuses whom is what makes an accusation the same."""
    known = {_key(row): row for row in before.content["accusations"]}
    there = {party["slug"] for party in before.content["parties"]}
    rows = now.content["accusations"]
    return News(
        since=before.day,
        accusations=tuple(row for row in rows if _key(row) not in known),
        denied=tuple(
            row
            for row in rows
            if row["denied"] and _key(row) in known and not known[_key(row)]["denied"]
        ),
        parties=tuple(p for p in now.content["parties"] if p["slug"] not in there),
    )


def _key(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["accusers"].casefold(), row["accused"].casefold()
