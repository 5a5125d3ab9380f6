"""Keep the archive's entries in tables, so that a morning writes some pages and not all of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from briefing.daily.database import wrapped, writing
from briefing.daily.entries import Appearance, Entry


@dataclass(frozen=True, slots=True)
class PartyCount:
    """Tell in how many briefs a party appears."""

    slug: str
    name: str
    kind: str
    briefs: int


class Catalogue:
    """Ask and change the entries in an open state."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    # ------------------------------------------------------------ changes

    def put(self, entry: Entry) -> None:
        """Take an entry in, in the place of an earlier one of its day; within `writing`."""
        self.drop(entry.day, entry.topic)
        self.connection.execute(
            "INSERT INTO entry VALUES (?, ?, ?)", (entry.day, entry.topic, _dumps(entry.content))
        )
        self.connection.executemany(
            "INSERT OR IGNORE INTO touched_party VALUES (?)",
            [(a.party,) for a in entry.appearances],
        )
        self.connection.executemany(
            "INSERT INTO appearance VALUES (?, ?, ?, ?, ?, ?)",
            [
                (a.party, entry.day, entry.topic, a.name, a.kind, _dumps(a.content))
                for a in entry.appearances
            ],
        )

    def drop(self, day: str, topic: str) -> None:
        """Take an entry out; within `writing`."""
        self.connection.execute(
            "INSERT OR IGNORE INTO touched_party "
            "SELECT party FROM appearance WHERE day = ? AND topic = ?",
            (day, topic),
        )
        for table in ("entry", "appearance"):
            self.connection.execute(
                f"DELETE FROM {table} WHERE day = ? AND topic = ?", (day, topic)
            )

    def refill(self, entries: Iterable[Entry]) -> None:
        """Forget everything and take in other entries, all or nothing."""
        with writing(self.connection):
            self.connection.execute("DELETE FROM entry")
            self.connection.execute("DELETE FROM appearance")
            for entry in entries:
                self.put(entry)

    def touched_parties(self) -> list[str]:
        """Return the parties whose pages are not up to date."""
        return [row[0] for row in self._all("SELECT party FROM touched_party ORDER BY party")]

    def settled(self) -> None:
        """Note that the pages of all parties are up to date."""
        with writing(self.connection):
            self.connection.execute("DELETE FROM touched_party")

    # ------------------------------------------------------------ questions

    def entry(self, day: str, topic: str) -> Entry | None:
        """Return one entry with its appearances."""
        row = self._one("SELECT content FROM entry WHERE day = ? AND topic = ?", day, topic)
        if row is None:
            return None
        appearances = tuple(
            Appearance(r[0], r[1], r[2], json.loads(r[3]))
            for r in self._all(
                "SELECT party, name, kind, content FROM appearance "
                "WHERE day = ? AND topic = ? ORDER BY party",
                day,
                topic,
            )
        )
        return Entry(day, topic, json.loads(row[0]), appearances)

    def entries(self, *, year: str = "", topic: str | None = None, limit: int = -1) -> list[Entry]:
        """Return entries without their appearances, the latest first."""
        rows = self._all(
            "SELECT day, topic, content FROM entry WHERE day LIKE ? AND (?2 IS NULL OR topic = ?2) "
            "ORDER BY day DESC, topic LIMIT ?3",
            year + "%",
            topic,
            limit,
        )
        return [Entry(row[0], row[1], json.loads(row[2]), ()) for row in rows]

    def neighbours(self, day: str, topic: str) -> tuple[str | None, str | None]:
        """Return the days of the topic's brief before and of the one after."""
        before = self._one("SELECT max(day) FROM entry WHERE topic = ? AND day < ?", topic, day)
        after = self._one("SELECT min(day) FROM entry WHERE topic = ? AND day > ?", topic, day)
        return (before[0] if before else None), (after[0] if after else None)

    def days(self, topic: str) -> list[str]:
        """Return the days of a topic's briefs, the latest first."""
        query = "SELECT day FROM entry WHERE topic = ? ORDER BY day DESC"
        return [row[0] for row in self._all(query, topic)]

    def keys(self) -> list[tuple[str, str]]:
        """Return day and topic of every entry, in order."""
        rows = self._all("SELECT day, topic FROM entry ORDER BY day, topic")
        return [(row[0], row[1]) for row in rows]

    def years(self, *, topic: str | None = None, party: str | None = None) -> list[str]:
        """Return the years with briefs, of a topic or of a party, the latest first."""
        table, column, value = ("entry", "topic", topic)
        if party is not None:
            table, column, value = ("appearance", "party", party)
        rows = self._all(
            f"SELECT DISTINCT substr(day, 1, 4) AS year FROM {table} "
            f"WHERE ?1 IS NULL OR {column} = ?1 ORDER BY year DESC",
            value,
        )
        return [row[0] for row in rows]

    def topics(self) -> dict[str, str]:
        """Return the topics with the title of the latest brief of each, in order of their names."""
        rows = self._all("SELECT topic, content, max(day) FROM entry GROUP BY topic ORDER BY topic")
        return {row[0]: json.loads(row[1])["title"] for row in rows}

    def parties(self, letter: str | None = None, limit: int = -1) -> list[PartyCount]:
        """Return the parties: those of a letter by name, else the most frequent first."""
        order = "party" if letter is not None else "briefs DESC, party"
        rows = self._all(
            # A bare column beside max() is of the row that has the maximum: the latest name.
            "SELECT party, name, kind, count(*) AS briefs, max(day) FROM appearance "
            f"WHERE ?1 IS NULL OR substr(party, 1, 1) = ?1 GROUP BY party ORDER BY {order} "
            "LIMIT ?2",
            letter,
            limit,
        )
        return [PartyCount(*row[:4]) for row in rows]

    def letters(self) -> list[str]:
        """Return the first letters of the parties' folders."""
        rows = self._all("SELECT DISTINCT substr(party, 1, 1) AS one FROM appearance ORDER BY one")
        return [row[0] for row in rows]

    def appearances(self, party: str, year: str) -> Iterator[tuple[str, str, Appearance]]:
        """Yield day, topic and appearance of a party in a year, the latest first."""
        rows = self._all(
            "SELECT day, topic, name, kind, content FROM appearance "
            "WHERE party = ? AND day LIKE ? ORDER BY day DESC, topic",
            party,
            year + "%",
        )
        for row in rows:
            yield row[0], row[1], Appearance(party, row[2], row[3], json.loads(row[4]))

    def _all(self, query: str, *values: Any) -> list[sqlite3.Row]:
        with wrapped():
            return self.connection.execute(query, values).fetchall()

    def _one(self, query: str, *values: Any) -> sqlite3.Row | None:
        rows = self._all(query, *values)
        return rows[0] if rows else None


def _dumps(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
