"""Measure what a morning costs an archive that is years old: the pages that change, and their sizes.

    python benchmarks/archive.py [--years 5]

The entries are made up: two briefs a day, ten sources each, some 15 parties a brief, drawn so that a few
come every day and most only once.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from briefing.daily import archive, database
from briefing.daily.catalogue import Catalogue
from briefing.daily.database import writing
from briefing.daily.entries import Appearance, Entry
from tests.mornings import folder_plan

FIRST = date(2021, 1, 1)
TOPICS = ("un", "deux")


def main() -> None:
    """Fill an archive's catalogue and print what its last morning costs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--years", type=int, default=5)
    days = parser.parse_args().years * 365
    with tempfile.TemporaryDirectory() as folder:
        plan = folder_plan(Path(folder))
        path = Path(folder) / "state" / "briefing.sqlite"
        connection = database.connect(path)
        catalogue = Catalogue(connection)
        dice = random.Random(1)
        with writing(connection):
            for number in range(days):
                for topic in TOPICS:
                    catalogue.put(entry(name(number), topic, dice))
            connection.execute("DELETE FROM touched_party")
        with writing(connection):
            for topic in TOPICS:
                catalogue.put(entry(name(days), topic, dice))
        started, cpu = time.perf_counter(), time.process_time()
        archive.update(plan, catalogue, [(name(days), topic) for topic in TOPICS])
        wall, cpu = time.perf_counter() - started, time.process_time() - cpu
        connection.close()
        files = [p for p in plan.archive.rglob("*") if p.is_file()]
        print(f"{2 * days} briefs, state {path.stat().st_size / 1e6:.0f} MB")
        print(f"{len(files)} files written in {wall:.1f} s ({cpu:.1f} s of processor time)")
        for page in sorted(files, key=lambda p: -p.stat().st_size)[:4]:
            print(f"  {page.relative_to(plan.archive)}: {page.stat().st_size / 1e3:.0f} kB")


def name(number: int) -> str:
    """Return a day."""
    return (FIRST + timedelta(days=number)).isoformat()


def entry(day: str, topic: str, dice: random.Random) -> Entry:
    """Make up the entry of one brief."""
    numbers = sorted({min(int(dice.paretovariate(0.6)), 7999) for _ in range(25)})
    quote: dict[str, Any] = {"text": "mot " * 25, "kind": "direct", "who": "X", "anchor": None}
    rows: dict[str, Any] = {
        "role": None, "quotes_by": [quote] * 2, "quotes_about": [quote], "accuses": [],
        "accused_in": [], "responds": [],
    }  # fmt: skip
    parties = tuple(Appearance(f"acteur-{n}", f"Acteur {n}", "person", rows) for n in numbers)
    source = {"title": "Titre", "outlet": "Journal", "url": None, "name": "n"}
    content = {
        "title": topic,
        "dossiers": [{"title": "Le titre d’une affaire assez longue", "anchor": None}] * 3,
        "summary": [{"text": "mot " * 30, "source": 1}] * 5,
        "sources": [source | {"number": n} for n in range(1, 11)],
        "counts": {"articles": 10, "accusations": 3, "responses": 2, "quotes": 20},
        "news": None,
        "parties": [{"slug": p.party, "name": p.name} for p in parties],
        "files": {"brief.html": 1, "brief.json": 1},
    }
    return Entry(day, topic, content, parties)


if __name__ == "__main__":
    main()
