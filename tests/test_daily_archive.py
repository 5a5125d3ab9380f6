"""The archive: every link leads somewhere, feeds are valid, pages can be made again from brief.json alone."""

from __future__ import annotations

import json
import shutil
import threading
import urllib.error
import urllib.request
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from briefing.daily import archive, entries, preview, publishing, retention, run, store
from briefing.daily.analyst import Analyst
from briefing.daily.catalogue import Catalogue
from briefing.daily.names import party_slug
from briefing.daily.pages import day_fr
from briefing.daily.plan import Plan, Retention, Topic
from briefing.errors import UsageError
from tests.mornings import (
    ATOM,
    DAYS,
    atom_faults,
    broken_links,
    day,
    grown,
    morning,
    tree,
)


@pytest.fixture(scope="module")
def made(nlp: Any, tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return grown(tmp_path_factory.mktemp("archive"), nlp)


@pytest.fixture
def copied(made: Plan, tmp_path: Path) -> Plan:
    """Return a copy of the archive and its state, to be changed."""
    for folder in (made.archive, made.state):
        shutil.copytree(folder, tmp_path / folder.name)
    return replace(made, archive=tmp_path / "archive", state=tmp_path / "state")


def links(page: Path, path: str) -> list[str]:
    return [str(link) for link in html.parse(str(page)).getroot().xpath(path)]


# ---- pages


def test_every_link_leads_somewhere(made: Plan) -> None:
    assert len(list(made.archive.rglob("*.html"))) > 30
    assert broken_links(made.archive) == []


def test_a_briefs_page_leads_to_the_one_before_and_the_one_after(made: Plan) -> None:
    def page(number: int) -> Path:
        return made.archive / entries.folder_of(day(number), "revue") / "index.html"

    turns = [[links(page(n), f"//a[@rel='{rel}']/@href") for rel in ("prev", "next")] for n in DAYS]
    assert [[bool(before), bool(after)] for before, after in turns] == [
        [False, True], [True, True], [True, True], [True, False],
    ]  # fmt: skip
    assert (page(DAYS[1]).parent / turns[1][0][0]).resolve() == page(DAYS[0]).resolve()


def test_a_briefs_page_tells_what_is_new_since_the_one_before(made: Plan) -> None:
    def told(number: int) -> str:
        page = made.archive / entries.folder_of(day(number), "revue") / "index.html"
        return str(html.parse(str(page)).getroot().text_content())

    assert "Depuis la note" not in told(DAYS[0])
    assert f"Depuis la note du {day_fr(day(DAYS[0]))}" in told(DAYS[1])
    assert "Accusations nouvelles" in told(DAYS[1])
    assert "Réponses nouvelles" in told(DAYS[1])


def test_a_party_has_a_page_with_what_it_says_and_what_is_said(made: Plan) -> None:
    (accused,) = {
        a.party
        for _, _, a in _appearances(made)
        if a.content["accuses"] and a.name == "Camille Verdier"
    }
    text = (made.archive / "parties" / accused / "index.html").read_text("utf-8")
    assert "Camille Verdier" in text
    assert "Accuse" in text
    assert "toute la lumière" in text


def _appearances(plan: Plan) -> list[Any]:
    with store.opened(plan.state) as opened:
        catalogue = Catalogue(opened.connection)
        return [
            (d, t, a)
            for p in catalogue.parties()
            for y in catalogue.years(party=p.slug)
            for d, t, a in catalogue.appearances(p.slug, y)
        ]


def test_the_latest_brief_is_a_copy_at_a_place_of_its_own(made: Plan) -> None:
    latest = made.archive / "latest" / "revue"
    newest = made.archive / entries.folder_of(day(DAYS[-1]), "revue")
    assert not latest.is_symlink()
    for name in ("brief.html", "brief.json", "run.json"):
        assert (latest / name).read_bytes() == (newest / name).read_bytes()


def test_pages_have_no_script_but_the_searchs_own(made: Plan) -> None:
    for page in made.archive.rglob("*.html"):
        scripts = links(page, "//script/@src | //script[not(@src)]/text() | //@onclick")
        own = page == made.archive / "index.html"
        assert scripts == (["assets/archive.js"] if own else []), page


def test_titles_are_escaped_everywhere(made: Plan) -> None:
    assert "L’usine &lt;1&gt; &amp; Cie" in (made.archive / "index.html").read_text("utf-8")
    data = (made.archive / "assets" / "index-2027.js").read_text("ascii")
    assert "<" not in data
    assert json.loads(data.removeprefix("briefingIndex(").removesuffix(");\n"))["year"] == "2027"


# ---- feeds


@pytest.mark.parametrize("name", ["all", "revue", "un"])
def test_the_feeds_are_valid_atom(made: Plan, name: str) -> None:
    path = made.archive / "feeds" / f"{name}.atom.xml"
    assert atom_faults(path) == []
    entries_of = etree.parse(str(path)).findall(f".//{ATOM}entry")
    assert len(entries_of) == len(DAYS) * (2 if name == "all" else 1)


def test_a_feed_has_absolute_links_where_the_address_is_known_and_the_pdf(
    tmp_path: Path, nlp: Any
) -> None:
    topic = Topic("revue", "Revue", ("depeches",), formats=("pdf",))
    plan = grown(tmp_path, nlp, (0,), topics=(topic,), url="https://notes.exemple.fr/")
    path = plan.archive / "feeds" / "revue.atom.xml"
    assert atom_faults(path) == []
    root = etree.parse(str(path))
    link = {e.get("rel"): e for e in root.iterfind(f".//{ATOM}entry/{ATOM}link")}
    assert link["enclosure"].get("href") == (
        f"https://notes.exemple.fr/{entries.folder_of(day(0), 'revue')}/brief.pdf"
    )
    pdf = plan.archive / entries.folder_of(day(0), "revue") / "brief.pdf"
    assert link["enclosure"].get("length") == str(pdf.stat().st_size)
    own = root.find(f"{ATOM}link[@rel='self']")
    assert own is not None
    assert own.get("href") == "https://notes.exemple.fr/feeds/revue.atom.xml"


def test_an_entrys_id_stays_when_all_is_made_again(made: Plan, copied: Plan) -> None:
    archive.rebuild_alone(copied)
    name = "feeds/all.atom.xml"
    assert (copied.archive / name).read_bytes() == (made.archive / name).read_bytes()


# ---- rebuilding


@pytest.mark.parametrize("state", [True, False])
def test_all_pages_are_made_again_from_brief_json_alone(copied: Plan, state: bool) -> None:
    before = tree(copied.archive)
    if not state:
        shutil.rmtree(copied.state)
    for path in list(copied.archive.rglob("*")):
        if path.is_file() and not path.name.startswith(("brief.", "run.")):
            path.unlink()
    (copied.archive / "parties" / "disparu").mkdir(parents=True)
    (copied.archive / "parties" / "disparu" / "index.html").write_text("vieux")
    assert archive.rebuild_alone(copied) == (8, [])
    assert tree(copied.archive) == before


def test_a_morning_writes_what_a_rebuild_would(copied: Plan) -> None:
    before = tree(copied.archive)
    archive.rebuild_alone(copied)
    assert tree(copied.archive) == before


def test_a_damaged_brief_is_named_and_the_others_stand(copied: Plan) -> None:
    path = copied.archive / entries.folder_of(day(DAYS[1]), "revue") / "brief.json"
    path.write_text('{"format": "briefing/1"')
    count, faults = archive.rebuild_alone(copied)
    assert count == 7
    assert [str(fault).split(" : ")[0] for fault in faults] == [
        f"{entries.folder_of(day(DAYS[1]), 'revue')}/brief.json"
    ]


# ---- pruning


def test_pruned_briefs_are_gone_with_their_pages(copied: Plan) -> None:
    gone = archive.prune(copied, Retention(1, 0), dry_run=True)
    assert len(gone) == 6
    assert len(list(copied.archive.rglob("brief.json"))) == 10
    assert archive.prune(copied, Retention(1, 0)) == gone
    assert len(list(entries.find(copied.archive))) == 2
    assert not (copied.archive / "2026").exists()
    assert not (copied.archive / "assets" / "index-2026.js").exists()
    assert broken_links(copied.archive) == []
    before = tree(copied.archive)
    archive.rebuild_alone(copied)
    assert tree(copied.archive) == before
    # What was pruned is not made again, and stays known.
    outcome = run.run(copied, morning(DAYS[-1]), analyst=Analyst(None))
    assert outcome.made == []


def days_of(*texts: str) -> list[str]:
    return [f"2026-{text}" for text in texts]


@pytest.mark.parametrize(
    ("keep", "gone"),
    [
        (Retention(), []),
        (Retention(2, 0), days_of("01-05", "01-20", "02-03", "02-28")),
        (Retention(1, 1), days_of("01-05", "01-20", "02-03", "03-01")),
        (Retention(2, 2), days_of("01-05", "02-03")),
        (Retention(0, 2), days_of("01-05", "01-20", "02-03", "03-01")),
        (Retention(9, 0), []),
    ],
)
def test_days_then_months_are_kept(keep: Retention, gone: list[str]) -> None:
    days = days_of("01-05", "01-20", "02-03", "02-28", "03-01", "03-02")
    assert retention.outdated(days, keep) == gone


@given(
    st.sets(st.dates(), max_size=60),
    st.builds(Retention, st.integers(0, 20), st.integers(0, 20)),
)
def test_the_latest_brief_is_always_kept_and_pruning_twice_changes_nothing(
    dates: set[Any], keep: Retention
) -> None:
    days = [d.isoformat() for d in dates]
    gone = set(retention.outdated(days, keep))
    left = [d for d in days if d not in gone]
    assert not days or max(days) in left
    assert retention.outdated(left, keep) == []


def test_a_rule_that_keeps_nothing_is_refused(briefing: Any, tmp_path: Path) -> None:
    config = tmp_path / "briefing.toml"
    config.write_text(
        '[run]\nstate = "etat"\n[[sources]]\nname = "a"\nfolder = "a"\n[[topics]]\nname = "t"\n'
    )
    assert briefing("prune", "-c", config, "--keep-daily", "0").code == 2
    assert "tout est gardé" in briefing("prune", "-c", config).err
    rebuilt = briefing("archive", "rebuild", "-c", config)
    assert (rebuilt.code, rebuilt.paths) == (0, [tmp_path / "archive" / "index.html"])


# ---- publishing


def test_a_folder_takes_anothers_place_whole(tmp_path: Path) -> None:
    target = tmp_path / "2026" / "note"
    for number in range(3):
        with publishing.workshop(tmp_path) as folder:
            made = folder / "note"
            made.mkdir()
            (made / f"{number}.txt").write_text(str(number))
            publishing.publish(made, target)
        assert [p.name for p in target.iterdir()] == [f"{number}.txt"]
    assert not list(tmp_path.glob(".tmp-*"))


def test_without_the_systems_exchange_the_result_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "_exchange", lambda one, other: False)
    test_a_folder_takes_anothers_place_whole(tmp_path)


def test_names_of_parties_are_folders_of_their_own() -> None:
    assert party_slug("Union européenne") == "union-europeenne"
    assert party_slug("../..") != party_slug("中国")
    assert "/" not in party_slug("../..")


# ---- served


def test_preview_serves_this_machine_only(made: Plan) -> None:
    with preview.server(made.archive, 0) as (server, address):
        assert server.server_address[0] == "127.0.0.1"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            with urllib.request.urlopen(address + "index.html") as answer:
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                assert "Notes de synthèse" in answer.read().decode()
            refused = urllib.request.Request(address, headers={"Host": "exemple.fr"})
            for wrong in (refused, address + "parties/nulle-part/", address + "assets/"):
                with pytest.raises(urllib.error.HTTPError) as caught:
                    urllib.request.urlopen(wrong)
                assert caught.value.code in (403, 404)
                caught.value.close()
        finally:
            server.shutdown()
            thread.join()


def test_there_is_nothing_to_preview_before_the_first_morning(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="pas encore"), preview.server(tmp_path / "non", 0):
        pass
