"""Simulate mornings over changing sources twice, without faults and with them, and compare what is left."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from briefing.daily import entries, store
from briefing.daily.database import connect
from briefing.daily.plan import Plan, Source, Topic
from tests.forge import Forge
from tests.mornings import Answer, Site, as_file, feed, folder_plan, morning, text, title

LISTED = 8
"""Entries that a feed lists: an article stays in it for some days."""
KINDS = ("kill", "disk", "clock", "two", "corrupt", "late")


@dataclass
class World:
    """Hold what the sources show on each day; both months see the same."""

    site: Site
    days: int
    per_day: int = 3

    def plan(self, root: Path) -> Plan:
        plan = folder_plan(root)
        sources = (
            *plan.sources,
            Source("phare", "feed", self.site.url + "/phare.xml"),
            Source("vigie", "feed", self.site.url + "/vigie.xml", full_text=False),
        )
        topics = (
            Topic("revue", "Revue de presse", tuple(s.name for s in sources), formats=("md",)),
            Topic(
                "valmont",
                "Valmont",
                tuple(s.name for s in sources),
                keywords=("Valmont",),
                formats=("json",),
            ),
        )
        return replace(plan, sources=sources, topics=topics)

    def articles(self, day: int, part: int) -> list[int]:
        """Return the numbers of the articles of a day: part 0 in the folder, 1 and 2 in feeds.

        Day 4 of each ten has nothing.
        """
        if day % 10 == 4:
            return []
        return [n for n in range(day * self.per_day, (day + 1) * self.per_day) if n % 3 == part]

    def show(self, day: int, plan: Plan) -> None:
        """Set the sources to a day; each has troubles of its own, the same in both months."""
        folder = Path(plan.source("depeches").place)
        for number in self.articles(day, 0):
            (folder / f"{number:03d}.txt").write_text(as_file(number), encoding="utf-8")
        recent = range(max(0, day - 2), day + 1)
        pages = [n for d in recent for n in self.articles(d, 1)][-LISTED:]
        phare = [(self.site.page(f"/a/{n}", n), title(n), "") for n in pages]
        vigie = [
            (f"{self.site.url}/v/{n}", title(n), text(n))
            for d in recent
            for n in self.articles(d, 2)
        ][-LISTED:]
        self.site.routes["/phare.xml"] = feed(*phare, ETag=f'"{len(pages)}-{day}"')
        self.site.routes["/vigie.xml"] = feed(*vigie)
        if day % 5 == 2 and pages:  # a page in trouble for a day
            self.site.routes[f"/a/{pages[-1]}"] = Answer(status=500)
        if day % 7 == 3:
            self.site.routes["/vigie.xml"] = Answer(status=500)
        if day % 7 == 5:
            whole = feed(*vigie)
            self.site.routes["/vigie.xml"] = replace(whole, body=whole.body[:-20])
        # The feed moves for good on the seventh day; its new address goes on from there.
        self.site.routes["/deux.xml"] = feed(*phare)
        if day >= 6:
            self.site.routes["/phare.xml"] = Answer(status=301, headers={"Location": "/deux.xml"})

    def expected(self) -> set[str]:
        """Return a mark of each article that came while its source could still give it."""
        return {
            f"l’usine numéro {n} "
            for d in range(self.days)
            for p in range(3)
            for n in self.articles(d, p)
        }


@dataclass
class Month:
    """Run a world's mornings."""

    world: World
    plan: Plan
    forge: Forge
    seed: int | None = None
    """None for a month without faults."""
    quota: Callable[[Plan, int], Callable[[], None]] | None = None
    """Fills the disk to so many free bytes, and returns how to empty it again."""
    codes: Counter[int] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    longest: int = 4000
    """Lines of the last whole run: a kill falls on one of them."""

    def run(self) -> None:
        """Run every morning; with faults, a run that is known to be whole ends each day."""
        self.dice = random.Random(self.seed)
        for day in range(self.world.days):
            self.world.show(day, self.plan)
            last = day == self.world.days - 1
            kind = None if self.seed is None else self.dice.choice(KINDS[: -1 if last else None])
            if kind:
                self.faults[kind] += 1
                getattr(self, f"_{kind}")(day)
            if kind != "late":
                code = self.once(day)
                assert code in (0, 3), self.log.read_text("utf-8").splitlines()[-1]

    @property
    def log(self) -> Path:
        return self.plan.state.parent / "runs.log"

    def once(self, day: int, **options: int) -> int:
        """Run one morning in a process of its own."""
        code = self.forge.run(self.plan, morning(day), log=self.log, **options)
        self.codes[code] += 1
        if code in (0, 3) and not options:
            self.longest = max(400, int(self.log.read_text("utf-8").splitlines()[-1].split()[3]))
        return code

    # ------------------------------------------------------------ faults

    def _kill(self, day: int) -> None:
        """Kill up to three runs, each anywhere between its first line and its last."""
        for _ in range(self.dice.randint(1, 3)):
            self.once(day, kill_at=self.dice.randint(1, self.longest))

    def _late(self, day: int) -> None:
        """Kill the run when it has collected; nobody runs it again before the next day."""
        for kill_at in range(self.longest // 2, 100, -self.longest // 10):
            # From the middle backwards: the latest point that leaves no brief of the day.
            self.once(day, kill_at=kill_at)
            break
        if not _collected(self.plan, day, self.world):
            assert self.once(day) in (0, 3)

    def _disk(self, day: int) -> None:
        """Run into a full disk, at a size that the dice give."""
        free = self.dice.choice((2_000, 20_000, 60_000))
        if self.quota is None:
            self.once(day, largest_file=free)
            return
        empty = self.quota(self.plan, free)
        try:
            self.once(day)
        finally:
            empty()

    def _clock(self, day: int) -> None:
        """Run, then with the clock an hour back, then with it days behind."""
        assert self.once(day) in (0, 3)
        for back in (timedelta(hours=1), timedelta(days=9)):
            code = self.forge.run(self.plan, morning(day) - back, log=self.log)
            self.codes[code] += 1
            assert code in ((0, 3) if back < timedelta(days=1) else (2,))

    def _two(self, day: int) -> None:
        """Start two runs at once: one of them leaves at once, or finds all done."""
        pids = [self.forge.start(self.plan, morning(day), log=self.log) for _ in range(2)]
        codes = [self.forge.wait(pid) for pid in pids]
        self.codes.update(codes)
        assert set(codes) <= {0, 3, 5}
        assert set(codes) != {5}

    def _corrupt(self, day: int) -> None:
        """Run with the day's file damaged, before it is put right."""
        for number in self.world.articles(day, 0):
            path = Path(self.plan.source("depeches").place) / f"{number:03d}.txt"
            path.write_bytes(b"\x00\xff" * 50)
            assert self.once(day) == 3
            path.write_text(as_file(number), encoding="utf-8")


def _collected(plan: Plan, day: int, world: World) -> bool:
    """Tell whether a killed run had taken in all that a whole one would have."""
    from tests.mornings import day as name

    connection = connect(plan.state / store.FILE_NAME)
    try:
        tried = connection.execute(
            "SELECT count(*) FROM source WHERE last_tried LIKE ?", (name(day) + "%",)
        )
        files = connection.execute("SELECT count(*) FROM file").fetchone()[0]
        shown = len(list(Path(plan.source("depeches").place).iterdir()))
        return tried.fetchone()[0] == 2 and files == shown
    finally:
        connection.close()


def tmpfs(root: Path, size: int = 30_000_000) -> Callable[[], None] | None:
    """Mount a small disk at a folder where that is allowed; return how to take it off."""
    root.mkdir(parents=True, exist_ok=True)
    if shutil.which("mount") is None:
        return None
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(root)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        return None
    return lambda: subprocess.run(["umount", str(root)], check=True) and None  # type: ignore[func-returns-value]


def ballast(plan: Plan, free: int) -> Callable[[], None]:
    """Fill the plan's disk up to so many bytes."""
    path = plan.state.parent / "ballast"
    left = shutil.disk_usage(plan.state.parent).free - free
    path.write_bytes(b"\0" * max(0, left))
    return path.unlink


def articles_of(plan: Plan, topic: str) -> Counter[str]:
    """Count in how many days' briefs each article stands, by its digest."""
    import json

    found: Counter[str] = Counter()
    for _, name, folder in entries.find(plan.archive):
        if name == topic:
            data = json.loads((folder / "brief.json").read_bytes())
            found.update(source["sha256"] for source in data["sources"])
    return found


def integrity(plan: Plan) -> str:
    connection = sqlite3.connect(plan.state / store.FILE_NAME)
    try:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()
