"""A week with faults leaves what a week without them leaves: no article lost, none twice, the same bytes.

`benchmarks/month.py` does the same for thirty days and more seeds.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.daily.plan import Plan
from tests.forge import Forge, forge
from tests.month import KINDS, Month, World, articles_of, ballast, integrity, tmpfs
from tests.mornings import Site, atom_faults, broken_links, site, tree

DAYS = 7
SEED = 7


@pytest.fixture(scope="module")
def web() -> Iterator[Site]:
    with site() as served:
        yield served


@pytest.fixture(scope="module")
def forked() -> Iterator[Forge]:
    with forge() as made:
        yield made


@pytest.fixture(scope="module")
def months(
    web: Site, forked: Forge, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Month, Month]]:
    world = World(web, DAYS)
    root = tmp_path_factory.mktemp("month")
    calm = Month(world, world.plan(root / "calm"), forked)
    calm.run()
    web.asked.clear()
    release = tmpfs(root / "rough")
    rough = Month(
        world, world.plan(root / "rough"), forked, seed=SEED, quota=ballast if release else None
    )
    try:
        rough.run()
        yield calm, rough
    finally:
        if release:
            release()


def test_the_faults_really_happened(months: tuple[Month, Month]) -> None:
    calm, rough = months
    assert set(calm.codes) == {0, 3}
    assert rough.codes[-9] > 1
    assert sum(rough.faults.values()) == DAYS
    assert set(rough.faults) <= set(KINDS)


def test_every_article_is_in_exactly_one_days_brief(months: tuple[Month, Month]) -> None:
    for month in months:
        found = articles_of(month.plan, "revue")
        assert len(found) == len(month.world.expected())
        assert set(found.values()) == {1}
        assert set(articles_of(month.plan, "valmont").values()) == {1}


def test_the_bytes_are_those_of_a_month_without_faults(months: tuple[Month, Month]) -> None:
    calm, rough = (tree(month.plan.archive) for month in months)
    assert set(calm) == set(rough)
    assert [name for name in calm if calm[name] != rough[name]] == []


@pytest.mark.parametrize("which", [0, 1])
def test_links_feeds_and_state_are_sound(months: tuple[Month, Month], which: int) -> None:
    plan: Plan = months[which].plan
    assert broken_links(plan.archive) == []
    assert [fault for path in plan.archive.glob("feeds/*") for fault in atom_faults(path)] == []
    assert integrity(plan) == "ok"
    assert [path.name for path in plan.archive.glob(".*")] == []


def test_a_killed_run_leaves_the_last_good_archive(
    web: Site, forked: Forge, tmp_path: Path
) -> None:
    world = World(web, 2)
    month = Month(world, world.plan(tmp_path), forked, seed=SEED)
    world.show(0, month.plan)
    assert month.once(0) == 0
    world.show(1, month.plan)
    for kill_at in range(150, 4000, 400):
        if month.once(1, kill_at=kill_at) != -9:
            break
        assert broken_links(month.plan.archive) == []
        assert integrity(month.plan) == "ok"
    assert month.once(1) in (0, 3)
    assert set(articles_of(month.plan, "revue").values()) == {1}
