"""Keep account of runs, briefs and mails: what was made of which inputs, and what is still due."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.daily.database import wrapped, writing

Status = Literal["written", "nothing", "pruned"]
KEPT_RUNS = 1_000
"""Runs that are remembered: some three years of mornings."""


@dataclass(frozen=True, slots=True)
class BriefRecord:
    """Tell what a topic's day was made of: the key that makes a second run needless."""

    day: str
    topic: str
    inputs: str
    settings: str
    status: Status
    articles: int
    run: str

    @property
    def key(self) -> tuple[str, str]:
        """Return what the bytes depend on."""
        return self.inputs, self.settings


@dataclass(frozen=True, slots=True)
class RunRecord:
    """Tell when a run was, and how it ended (`code` is None when it was killed)."""

    id: str
    day: str
    started: str
    ended: str | None = None
    code: int | None = None
    summary: str | None = None


class Ledger:
    """Keep the account in an open state."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    # ------------------------------------------------------------ runs

    def begin(self, run: RunRecord) -> None:
        """Write down that a run has begun."""
        with writing(self.connection):
            self.connection.execute(
                "INSERT OR REPLACE INTO run (id, day, started) VALUES (?, ?, ?)",
                (run.id, run.day, run.started),
            )
            self.connection.execute(
                "DELETE FROM run WHERE id NOT IN (SELECT id FROM run ORDER BY rowid DESC LIMIT ?)",
                (KEPT_RUNS,),
            )

    def end(self, run: RunRecord) -> None:
        """Write down how a run has ended."""
        with writing(self.connection):
            self.connection.execute(
                "UPDATE run SET ended = ?, code = ?, summary = ? WHERE id = ?",
                (run.ended, run.code, run.summary, run.id),
            )

    def runs(self, limit: int = 10) -> list[RunRecord]:
        """Return the last runs, the latest first."""
        with wrapped():
            rows = self.connection.execute(
                "SELECT id, day, started, ended, code, summary FROM run "
                "ORDER BY rowid DESC LIMIT ?",
                (limit,),
            ).fetchall()
        return [RunRecord(*row) for row in rows]

    # ------------------------------------------------------------ topics and briefs

    def since(self, topic: str, day: str) -> str:
        """Return the first day that a topic was run for; from now on, when it is new."""
        with writing(self.connection):
            self.connection.execute("INSERT OR IGNORE INTO topic VALUES (?, ?)", (topic, day))
        row = self.connection.execute("SELECT since FROM topic WHERE name = ?", (topic,)).fetchone()
        return str(row[0])

    def brief(self, day: str, topic: str) -> BriefRecord | None:
        """Return what a topic's day was made of."""
        with wrapped():
            row = self.connection.execute(
                "SELECT * FROM brief WHERE day = ? AND topic = ?", (day, topic)
            ).fetchone()
        return BriefRecord(**dict(row)) if row is not None else None

    def latest(self, topic: str, before: str) -> str | None:
        """Return the day of the topic's last brief before a day, be it pruned since."""
        with wrapped():
            row = self.connection.execute(
                "SELECT max(day) FROM brief WHERE topic = ? AND day < ? AND status != 'nothing'",
                (topic, before),
            ).fetchone()
        return row[0] if row else None

    def record(self, brief: BriefRecord, *, mail: bool = False) -> None:
        """Write down a brief by itself; see `note`."""
        with writing(self.connection):
            self.note(brief, mail=mail)

    def note(self, brief: BriefRecord, *, mail: bool = False) -> None:
        """Write down a brief, that its pages are to be made and that a mail is due; in `writing`."""
        before = self.brief(brief.day, brief.topic)
        self.connection.execute(
            "INSERT OR REPLACE INTO brief VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                *(brief.day, brief.topic, brief.inputs, brief.settings),
                *(brief.status, brief.articles, brief.run),
            ),
        )
        if brief.status != "nothing" or (before and before.status == "written"):
            self._touch([(brief.day, brief.topic)])
        if mail and brief.status == "written":
            self.connection.execute(
                "INSERT OR IGNORE INTO delivery VALUES (?, ?, 'due', NULL)",
                (brief.day, brief.topic),
            )

    def mark_pruned(self, briefs: Sequence[tuple[str, str]]) -> None:
        """Note that briefs are no longer kept, so that no run makes them again; in `writing`."""
        self.connection.executemany(
            "UPDATE brief SET status = 'pruned' WHERE day = ? AND topic = ?", briefs
        )
        self._touch(briefs)

    def _touch(self, briefs: Iterable[tuple[str, str]]) -> None:
        self.connection.executemany("INSERT OR IGNORE INTO touched VALUES (?, ?)", briefs)

    def touched(self) -> list[tuple[str, str]]:
        """Return the briefs whose pages are not up to date."""
        with wrapped():
            rows = self.connection.execute(
                "SELECT day, topic FROM touched ORDER BY day, topic"
            ).fetchall()
        return [(row[0], row[1]) for row in rows]

    def settled(self, briefs: Sequence[tuple[str, str]]) -> None:
        """Note that the pages of briefs are up to date."""
        with writing(self.connection):
            self.connection.executemany("DELETE FROM touched WHERE day = ? AND topic = ?", briefs)

    # ------------------------------------------------------------ mails

    def deliveries(self, state: str, *, untold: bool = False) -> list[tuple[str, str]]:
        """Return the briefs whose mail is in a state: due, sending or sent.

        `untold` leaves out those that something was noted of.
        """
        with wrapped():
            rows = self.connection.execute(
                "SELECT day, topic FROM delivery WHERE state = ? AND (reason IS NULL OR NOT ?) "
                "ORDER BY day, topic",
                (state, untold),
            ).fetchall()
        return [(row[0], row[1]) for row in rows]

    def deliver(self, day: str, topic: str, state: str, reason: str | None = None) -> None:
        """Note how far a mail is, on the disk, before the next step is taken."""
        with writing(self.connection):
            self.connection.execute(
                "INSERT OR REPLACE INTO delivery VALUES (?, ?, ?, ?)", (day, topic, state, reason)
            )
