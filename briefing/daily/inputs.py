"""Keep what was collected: articles as read, what they are known by, what could not be read.

Knows nothing of briefs: which article belongs to which topic's day follows from the sightings alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefing.daily import articles
from briefing.daily.database import wrapped, writing
from briefing.model import Article


@dataclass(frozen=True, slots=True)
class SourceState:
    """Hold what is known of a source's answers."""

    name: str
    place: str
    etag: str | None = None
    modified: str | None = None
    moved: str | None = None
    """The address that a permanent redirect leads to."""
    gone: bool = False
    failures: int = 0
    """Runs in a row that failed."""
    reason: str | None = None
    last_tried: str | None = None
    last_good: str | None = None

    @property
    def address(self) -> str:
        """Return where to ask."""
        return self.moved or self.place


@dataclass(frozen=True, slots=True)
class Waiting:
    """Hold an entry whose page could not be read yet, and on how many days it was tried."""

    link: str
    entry: Article
    tries: int = 0
    day: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """Name what could not be read on a day; `item` is empty for a whole source."""

    source: str
    item: str
    reason: str

    def __str__(self) -> str:
        return f"{self.source} : {self.item + ' : ' if self.item else ''}{self.reason}"


class Inputs:
    """Store inputs in an open state."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    # ------------------------------------------------------------ articles

    def knows(self, names: Iterable[str]) -> bool:
        """Tell whether an article is known by one of the names (given up ones are)."""
        return any(self._row(name) is not None for name in names)

    def has(self, names: Iterable[str], source: str) -> bool:
        """Tell whether an article is known by one of the names and was seen in this source."""
        rows = [row for row in map(self._row, names) if row is not None]
        return any(row["input"] is None or self._seen(row["input"], source) for row in rows)

    def add(self, article: Article, source: str, day: str, names: Iterable[str] = ()) -> bool:
        """Take an article in on a day, once for each source; tell whether it is new there.

        To be called within `writing`.
        """
        known_by = [*names, *articles.keys(article)]
        rows = [row for row in map(self._row, known_by) if row is not None]
        number = next((row["input"] for row in rows if row["input"] is not None), None)
        if number is None:
            number = self.connection.execute(
                "INSERT INTO input (sha256, day, article) VALUES (?, ?, ?)",
                (article.sha256, day, articles.pack(article)),
            ).lastrowid
        self.connection.executemany(
            "INSERT INTO alias VALUES (?, ?) ON CONFLICT (name) "
            "DO UPDATE SET input = coalesce(alias.input, excluded.input)",
            [(name, number) for name in known_by],
        )
        done = self.connection.execute(
            "INSERT OR IGNORE INTO sighting VALUES (?, ?, ?)", (number, source, day)
        )
        return done.rowcount == 1

    def sight(self, names: Iterable[str], source: str, day: str) -> bool:
        """Note that a known article stands in this source, too; tell whether that is new."""
        rows = [row for row in map(self._row, names) if row is not None]
        number = next((row["input"] for row in rows if row["input"] is not None), None)
        if number is None or self._seen(number, source):
            return False
        with writing(self.connection):
            self.connection.execute("INSERT INTO sighting VALUES (?, ?, ?)", (number, source, day))
        return True

    def of_day(self, day: str, sources: Sequence[str]) -> list[tuple[str, int]]:
        """Return (digest, number) of the articles that some sources had first on a day, sorted."""
        with wrapped():
            rows = self.connection.execute(
                f"""SELECT input.sha256, input.id FROM input
                JOIN sighting ON sighting.input = input.id
                WHERE sighting.source IN ({_marks(sources)})
                GROUP BY input.id HAVING min(sighting.day) = ?""",
                (*sources, day),
            ).fetchall()
        return sorted((row[0], row[1]) for row in rows)

    def days(self, sources: Sequence[str], since: str, before: str) -> list[str]:
        """Return the days on which something came from the sources, in a half-open range."""
        with wrapped():
            rows = self.connection.execute(
                f"""SELECT DISTINCT day FROM sighting
                WHERE source IN ({_marks(sources)}) AND day >= ? AND day < ? ORDER BY day""",
                (*sources, since, before),
            ).fetchall()
        return [row[0] for row in rows]

    def article(self, number: int) -> tuple[Article, str] | None:
        """Return an article and the first of its sources by name; None when its text has gone."""
        with wrapped():
            row = self.connection.execute(
                """SELECT article, (SELECT min(source) FROM sighting WHERE input = input.id)
                AS source FROM input WHERE id = ?""",
                (number,),
            ).fetchone()
        if row is None or row["article"] is None:
            return None
        return articles.unpack(row["article"]), row["source"]

    def forget(self, before: str) -> int:
        """Drop the texts of articles that came before a day; they stay known. Return how many."""
        with writing(self.connection):
            done = self.connection.execute(
                "UPDATE input SET article = NULL WHERE article IS NOT NULL AND day < ?", (before,)
            )
            self.connection.execute("DELETE FROM failure WHERE day < ?", (before,))
        return done.rowcount

    def _row(self, name: str) -> sqlite3.Row | None:
        with wrapped():
            row: sqlite3.Row | None = self.connection.execute(
                "SELECT input FROM alias WHERE name = ?", (name,)
            ).fetchone()
        return row

    def _seen(self, number: int, source: str) -> bool:
        found = self.connection.execute(
            "SELECT 1 FROM sighting WHERE input = ? AND source = ?", (number, source)
        ).fetchone()
        return found is not None

    # ------------------------------------------------------------ files and waiting entries

    def file_is_known(self, source: str, name: str, size: int, mtime: int) -> bool:
        """Tell whether a file was read before and has not changed since."""
        with wrapped():
            row = self.connection.execute(
                "SELECT size, mtime FROM file WHERE source = ? AND name = ?", (source, name)
            ).fetchone()
        return row is not None and (row[0], row[1]) == (size, mtime)

    def note_file(self, source: str, name: str, size: int, mtime: int) -> None:
        """Note that a file was read; to be called within `writing`."""
        self.connection.execute(
            "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", (source, name, size, mtime)
        )

    def waiting(self, source: str) -> list[Waiting]:
        """Return the entries of a source whose pages could not be read yet."""
        with wrapped():
            rows = self.connection.execute(
                "SELECT link, entry, tries, day, reason FROM waiting WHERE source = ? ORDER BY link",
                (source,),
            ).fetchall()
        return [Waiting(r[0], articles.unpack(r[1]), r[2], r[3], r[4]) for r in rows]

    def wait(self, source: str, waiting: Waiting) -> None:
        """Put an entry off to the next run; to be called within `writing`."""
        self.connection.execute(
            "INSERT OR REPLACE INTO waiting VALUES (?, ?, ?, ?, ?, ?)",
            (
                *(source, waiting.link, articles.pack(waiting.entry)),
                *(waiting.tries, waiting.day, waiting.reason),
            ),
        )

    def settle(self, source: str, link: str, *, give_up: bool = False) -> None:
        """Wait for an entry no longer; given up, it stays known and is not tried again."""
        self.connection.execute("DELETE FROM waiting WHERE source = ? AND link = ?", (source, link))
        if give_up:
            self.pass_over([articles.link_key(link)])

    def pass_over(self, names: Iterable[str]) -> None:
        """Know something by its names without taking it in; to be called within `writing`."""
        self.connection.executemany(
            "INSERT OR IGNORE INTO alias VALUES (?, NULL)", [(name,) for name in names]
        )

    # ------------------------------------------------------------ sources and failures

    def source(self, name: str, place: str) -> SourceState:
        """Return what is known of a source; at another place it is another one."""
        with wrapped():
            row = self.connection.execute(
                "SELECT * FROM source WHERE name = ? AND place = ?", (name, place)
            ).fetchone()
        if row is None:
            return SourceState(name, place)
        return replace(SourceState(**dict(row)), gone=bool(row["gone"]))

    def save_source(self, state: SourceState) -> None:
        """Write down what is known of a source; to be called within `writing`."""
        self.connection.execute(
            "INSERT OR REPLACE INTO source (name, place, etag, modified, moved, gone, failures, "
            "reason, last_tried, last_good) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(state.name, state.place, state.etag, state.modified, state.moved),
                *(int(state.gone), state.failures, state.reason),
                *(state.last_tried, state.last_good),
            ),
        )

    def fail(self, day: str, failure: Failure) -> None:
        """Note what could not be read on a day; to be called within `writing`."""
        self.connection.execute(
            "INSERT OR REPLACE INTO failure VALUES (?, ?, ?, ?)",
            (day, failure.source, failure.item, failure.reason),
        )

    def mend(self, day: str, source: str, item: str) -> None:
        """Take back a failure of the same day; to be called within `writing`."""
        self.connection.execute(
            "DELETE FROM failure WHERE day = ? AND source = ? AND (item = ? OR item LIKE ?)",
            (day, source, item, f"{item}, %" if item else ""),
        )

    def failures(self, day: str, sources: Sequence[str]) -> list[Failure]:
        """Return what could not be read on a day in some sources, sorted."""
        with wrapped():
            rows = self.connection.execute(
                f"SELECT source, item, reason FROM failure WHERE day = ? AND source IN "
                f"({_marks(sources)}) ORDER BY source, item",
                (day, *sources),
            ).fetchall()
        return [Failure(*row) for row in rows]


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
