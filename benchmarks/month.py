"""Run a month of mornings with and without faults, for some seeds, and say what was found.

    python benchmarks/month.py [--days 30] [--seeds 1 2 3]

Each morning of a rough month meets one fault: runs killed by SIGKILL at a point that the seed chooses, a disk
with a few kilobytes left (a small tmpfs where mounting is allowed, else a limit on the size of files), a
clock that goes back, two runs at once, a damaged input, or a killed run that only the next day takes up.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.forge import Forge, forge
from tests.month import Month, World, articles_of, ballast, integrity, tmpfs
from tests.mornings import atom_faults, broken_links, site, tree


def main() -> int:
    """Print a line for each month; return 1 when something is not as it should be."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    options = parser.parse_args()
    bad = 0
    with site() as web, forge() as forked, tempfile.TemporaryDirectory() as folder:
        world = World(web, options.days)
        calm = Month(world, world.plan(Path(folder) / "calm"), forked)
        bad += report(calm, None)
        for seed in options.seeds:
            bad += rough_month(world, forked, Path(folder) / f"rough-{seed}", seed, calm)
    return min(bad, 1)


def rough_month(world: World, forked: Forge, root: Path, seed: int, calm: Month) -> int:
    """Run and report one month with faults."""
    release = tmpfs(root, 60_000_000)
    world.site.asked.clear()
    quota = ballast if release else None
    try:
        return report(Month(world, world.plan(root), forked, seed=seed, quota=quota), calm)
    finally:
        if release:
            release()


def report(month: Month, calm: Month | None) -> int:
    """Run a month and print what it came to; return the number of things that are wrong."""
    started = time.perf_counter()
    month.run()
    seconds = time.perf_counter() - started
    found = articles_of(month.plan, "revue")
    files = tree(month.plan.archive)
    other = tree(calm.plan.archive) if calm else files
    differing = sorted(n for n in files.keys() | other.keys() if files.get(n) != other.get(n))
    wrong = {
        "articles lost": len(month.world.expected()) - len(found),
        "articles twice": sum(1 for times in found.values() if times != 1),
        "broken links": len(broken_links(month.plan.archive)),
        "Atom faults": sum(len(atom_faults(p)) for p in month.plan.archive.glob("feeds/*")),
        "integrity": int(integrity(month.plan) != "ok"),
        "files that differ from the calm month": len(differing),
    }
    print(f"seed {month.seed}: {len(found)} articles, {len(files)} files, {seconds:.0f} s")
    print(
        f"  exit codes {dict(sorted(month.codes.items()))}; faults {dict(sorted(month.faults.items()))}"
    )
    print(f"  {wrong}")
    for name in differing[:10]:
        print(f"  differs: {name}")
    return sum(1 for count in wrong.values() if count)


if __name__ == "__main__":
    sys.exit(main())
