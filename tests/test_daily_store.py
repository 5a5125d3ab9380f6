"""The state: what is known stays known, each article has one day, and no damage goes unseen."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.daily import articles, database, store
from briefing.daily.database import writing
from briefing.daily.inputs import Failure, SourceState, Waiting
from briefing.daily.ledger import BriefRecord, RunRecord
from briefing.errors import LockedError, StoreError
from briefing.model import Article, Repair, Span, When
from tests.conftest import ROOT


def article(text: str = "Le maire a parlé.", **more: object) -> Article:
    return Article(id="a", text=text, **more)  # type: ignore[arg-type]


def add(
    opened: store.Store, value: Article, source: str = "a", day: str = "2026-03-01", *names: str
) -> bool:
    with writing(opened.connection):
        return opened.inputs.add(value, source, day, names)


# ---- articles


FULL = Article(
    id="x",
    text="Ça va\u00a0? — « s?reté »",
    title="Titre",
    outlet="Le Phare",
    author="A. B.",
    published=When("2026-03-01", "day", True, Span(0, 2)),
    url="https://exemple.fr/a",
    source_name="entrée",
    plain=False,
    boilerplate=(Span(0, 1),),
    repairs=(Repair(Span(10, 16), "sûreté", "lost"),),
    warnings=("deviné",),
)


def test_an_article_comes_back_as_it_was() -> None:
    assert articles.unpack(articles.pack(FULL)) == FULL


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert articles.unpack(articles.pack(article(text))).text == text


@pytest.mark.parametrize(
    "url",
    [
        "https://www.phare.fr/a/b/",
        "http://phare.fr:80/a/b",
        "https://phare.fr/a/b?utm_source=rss&xtor=RSS-1",
        "https://PHARE.fr/a/b#commentaires",
    ],
)
def test_two_ways_to_one_page_are_one_link(url: str) -> None:
    assert articles.link_key(url) == "link:phare.fr/a/b"


def test_another_page_or_query_is_another_link() -> None:
    keys = {articles.link_key(f"https://phare.fr/{end}") for end in ("a", "b", "a?id=1", "a?id=2")}
    assert len(keys) == 4


# ---- inputs


@pytest.fixture
def opened(tmp_path: Path):  # type: ignore[no-untyped-def]
    with store.opened(tmp_path / "etat") as value:
        yield value


def test_an_article_has_one_day_for_each_set_of_sources(opened: store.Store) -> None:
    value = article()
    assert add(opened, value, "journal", "2026-03-01")
    assert not add(opened, value, "journal", "2026-03-02")
    assert add(opened, value, "depeches", "2026-03-02")
    of_day = opened.inputs.of_day
    assert [sha for sha, _ in of_day("2026-03-01", ["journal"])] == [value.sha256]
    assert of_day("2026-03-02", ["journal"]) == []
    # A topic that reads the other source gets it on that source's day, and only there.
    assert [sha for sha, _ in of_day("2026-03-02", ["depeches"])] == [value.sha256]
    assert of_day("2026-03-02", ["depeches", "journal"]) == []


def test_the_same_link_or_the_same_text_of_an_outlet_is_one_article(opened: store.Store) -> None:
    add(opened, article("Un texte.", url="https://phare.fr/a", outlet="Le Phare"))
    assert not add(opened, article("Un texte corrigé.", url="http://www.phare.fr/a?utm_source=x"))
    assert not add(opened, article("Un texte.", url="https://phare.fr/b", outlet="Le Phare"))
    # Another outlet's copy of a dispatch is an article of its own.
    assert add(opened, article("Un texte.", url="https://vigie.fr/a", outlet="La Vigie"))


def test_a_text_may_go_and_the_article_stays_known(opened: store.Store) -> None:
    add(opened, article(url="https://phare.fr/a"))
    ((_, number),) = opened.inputs.of_day("2026-03-01", ["a"])
    assert opened.inputs.article(number) is not None
    assert opened.inputs.forget("2026-03-01") == 0
    assert opened.inputs.forget("2026-03-02") == 1
    assert opened.inputs.article(number) is None
    assert not add(opened, article(url="https://phare.fr/a"), "a", "2026-03-03")


def test_an_entry_waits_and_is_given_up(opened: store.Store) -> None:
    with writing(opened.connection):
        opened.inputs.wait(
            "j", Waiting("https://phare.fr/a", article(), 1, "2026-03-01", "HTTP 500")
        )
    (waiting,) = opened.inputs.waiting("j")
    assert (waiting.tries, waiting.entry.text) == (1, "Le maire a parlé.")
    with writing(opened.connection):
        opened.inputs.settle("j", "https://phare.fr/a", give_up=True)
    assert opened.inputs.waiting("j") == []
    assert opened.inputs.knows(["link:phare.fr/a"])


def test_a_failure_is_taken_back_on_its_own_day_only(opened: store.Store) -> None:
    with writing(opened.connection):
        for day in ("2026-03-01", "2026-03-02"):
            opened.inputs.fail(day, Failure("a", "x.zip, 2", "vide"))
        opened.inputs.mend("2026-03-02", "a", "x.zip")
    assert opened.inputs.failures("2026-03-02", ["a"]) == []
    assert [str(f) for f in opened.inputs.failures("2026-03-01", ["a"])] == ["a : x.zip, 2 : vide"]


def test_a_source_at_another_place_is_another_one(opened: store.Store) -> None:
    state = SourceState("j", "https://phare.fr/rss", etag='"1"', gone=True)
    with writing(opened.connection):
        opened.inputs.save_source(state)
    assert opened.inputs.source("j", "https://phare.fr/rss") == state
    assert opened.inputs.source("j", "https://phare.fr/atom").gone is False


# ---- ledger


def test_a_brief_is_recorded_with_the_mail_that_is_due_once(opened: store.Store) -> None:
    brief = BriefRecord("2026-03-01", "revue", "i", "s", "written", 2, "r")
    opened.ledger.record(brief, mail=True)
    assert opened.ledger.brief("2026-03-01", "revue") == brief
    assert opened.ledger.deliveries("due") == [("2026-03-01", "revue")]
    opened.ledger.deliver("2026-03-01", "revue", "sent")
    opened.ledger.record(brief, mail=True)
    assert opened.ledger.deliveries("due") == []
    assert opened.ledger.latest("revue", "2026-03-02") == "2026-03-01"
    assert opened.ledger.latest("revue", "2026-03-01") is None


def test_a_killed_run_has_no_end(opened: store.Store) -> None:
    opened.ledger.begin(RunRecord("1", "2026-03-01", "06:30"))
    opened.ledger.begin(RunRecord("2", "2026-03-02", "06:30"))
    opened.ledger.end(RunRecord("2", "2026-03-02", "06:30", "06:31", 0, "fini"))
    last, first = opened.ledger.runs()
    assert (last.code, first.code) == (0, None)


# ---- the file


def test_the_file_says_whose_it_is(opened: store.Store) -> None:
    one = opened.connection.execute
    assert one("PRAGMA application_id").fetchone()[0] == database.APPLICATION_ID
    assert one("PRAGMA user_version").fetchone()[0] == len(database.MIGRATIONS)
    assert one("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_a_file_of_another_program_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / store.FILE_NAME
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recette (nom)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="pas un état de briefing"), store.opened(tmp_path):
        pass
    assert path.read_bytes() == before


def test_a_newer_file_is_not_touched(tmp_path: Path) -> None:
    with store.opened(tmp_path) as opened:
        opened.connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="plus récente"), store.opened(tmp_path):
        pass


@pytest.mark.parametrize("damage", ["header", "page"])
def test_a_damaged_file_is_told_with_its_remedy(tmp_path: Path, damage: str) -> None:
    with store.opened(tmp_path) as opened:
        for number in range(200):
            add(opened, article(f"Le maire a parlé {number} fois."))
        database.back_up(opened.connection, opened.path)
    path = tmp_path / store.FILE_NAME
    data = bytearray(path.read_bytes())
    start = 0 if damage == "header" else 4096 * 3
    data[start : start + 4096] = b"\xff" * 4096
    path.write_bytes(data)
    with pytest.raises(StoreError, match=r"abîmé.*\.bak"), store.opened(tmp_path):
        pass
    # The remedy works.
    path.with_name(path.name + ".bak").replace(path)
    with store.opened(tmp_path) as opened:
        assert opened.inputs.days(["a"], "2026", "2027") == ["2026-03-01"]


def test_a_change_is_made_whole_or_not_at_all(opened: store.Store) -> None:
    def interrupted() -> None:
        with writing(opened.connection):
            opened.inputs.add(article(), "a", "2026-03-01")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        interrupted()
    assert opened.inputs.of_day("2026-03-01", ["a"]) == []


def fill(opened: store.Store) -> None:
    for number in range(2000):
        add(opened, article(f"{number} " + "mot " * 50))


def test_a_full_disk_is_told_in_a_sentence(opened: store.Store) -> None:
    opened.connection.execute("PRAGMA max_page_count = 40")
    with pytest.raises(StoreError, match="disque est plein"):
        fill(opened)
    opened.connection.execute("PRAGMA max_page_count = 1000000")
    database.check(opened.connection, opened.path)


def test_a_rehearsal_leaves_nothing_behind(tmp_path: Path) -> None:
    with store.opened(tmp_path) as opened:
        add(opened, article())
    with store.rehearsal(tmp_path) as opened:
        assert not add(opened, article())
        assert add(opened, article("Un autre texte."))
    with store.opened(tmp_path) as opened:
        assert len(opened.inputs.of_day("2026-03-01", ["a"])) == 1


def test_the_lock_dies_with_its_process(tmp_path: Path) -> None:
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom briefing.daily import store\n"
        "with store.locked(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(LockedError, match="autre passage"), store.locked(tmp_path):
        pass
    holder.kill()
    holder.wait()
    holder.stdout.close()
    with store.locked(tmp_path):
        pass
