"""A morning: each article in exactly one day's brief, a second run has nothing to do, faults are told."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from briefing.daily import run, store
from briefing.daily.analyst import Analyst
from briefing.daily.logs import LOGGER
from briefing.daily.plan import Hooks, Plan, Source, Topic
from briefing.errors import LockedError, OutputError, StoreError, UsageError
from tests.conftest import Run
from tests.mornings import as_file, day, folder_plan, morning, put, site, text, title, tree

Morning = Callable[..., run.Outcome]


@pytest.fixture
def go(nlp: Any) -> Morning:
    """Return a function that runs a plan's n-th morning with the pipeline that is loaded already."""

    def start(plan: Plan, number: int = 0, **options: Any) -> run.Outcome:
        return run.run(plan, morning(number), analyst=Analyst(None, lambda _: nlp), **options)

    return start


def brief(plan: Plan, number: int, topic: str = "revue") -> dict[str, Any]:
    path = plan.archive / day(number).replace("-", "/") / topic / "brief.json"
    value: dict[str, Any] = json.loads(path.read_bytes())
    return value


def sources(plan: Plan, number: int, topic: str = "revue") -> set[str]:
    return {source["name"] for source in brief(plan, number, topic)["sources"]}


# ---- what a day holds


def test_each_article_is_in_one_days_brief(tmp_path: Path, go: Morning) -> None:
    plan = folder_plan(tmp_path)
    put(plan, 0, 1)
    assert go(plan, 0).code == 0
    put(plan, 2)
    go(plan, 1)
    assert sources(plan, 0) == {"000.txt", "001.txt"}
    assert sources(plan, 1) == {"002.txt"}
    assert brief(plan, 1)["issued"]["iso"] == day(1)
    assert brief(plan, 1)["title"] == "Revue de presse"


def test_a_second_run_has_nothing_to_do(tmp_path: Path, go: Morning) -> None:
    plan = folder_plan(tmp_path)
    put(plan, 0)
    go(plan)
    before = {p: p.stat().st_mtime_ns for p in plan.archive.rglob("*")}
    again = go(plan)
    assert (again.code, again.made, again.summary) == (0, [], "rien à faire : tout est déjà écrit")
    assert {p: p.stat().st_mtime_ns for p in plan.archive.rglob("*")} == before


def test_what_comes_later_on_the_same_day_joins_its_brief(tmp_path: Path, go: Morning) -> None:
    plan = folder_plan(tmp_path / "a")
    put(plan, 0)
    go(plan)
    put(plan, 1)
    go(plan)
    assert sources(plan, 0) == {"000.txt", "001.txt"}
    # The same bytes as if both had been there from the start.
    other = folder_plan(tmp_path / "b")
    put(other, 0, 1)
    go(other)
    assert tree(plan.archive) == tree(other.archive)


def test_a_day_with_nothing_new_writes_no_brief_and_says_so(tmp_path: Path, go: Morning) -> None:
    plan = folder_plan(tmp_path)
    put(plan, 0)
    go(plan, 0)
    outcome = go(plan, 1)
    assert (outcome.code, outcome.summary) == (0, "rien de neuf, aucune note écrite")
    assert not (plan.archive / day(1).replace("-", "/")).exists()
    assert go(plan, 1).made == []


def test_a_day_with_nothing_new_may_be_written(tmp_path: Path, go: Morning) -> None:
    plan = folder_plan(tmp_path, empty_day="write")
    put(plan, 0)
    go(plan, 0)
    assert go(plan, 1).code == 0
    assert brief(plan, 1)["sources"] == []


def test_other_settings_make_the_days_brief_anew_and_leave_the_past(
    tmp_path: Path, go: Morning
) -> None:
    plan = folder_plan(tmp_path)
    put(plan, 0)
    go(plan, 0)
    put(plan, 1)
    go(plan, 1)
    renamed = replace(plan, topics=(replace(plan.topics[0], title="La revue"),))
    assert [made.day for made in go(renamed, 1).made] == [day(1)]
    assert brief(plan, 1)["title"] == "La revue"
    assert brief(plan, 0)["title"] == "Revue de presse"


def test_topics_keep_what_they_are_about(tmp_path: Path, go: Morning) -> None:
    def topic(name: str, **more: Any) -> Topic:
        return Topic(name, name, ("depeches",), formats=("html", "json"), **more)

    plan = folder_plan(
        tmp_path,
        topics=(
            topic("mot", keywords=("USINE NUMERO 1",)),
            topic("debut", keywords=("roque*",)),
            topic("acteur", parties=("Paul Delorme",)),
            topic("rien", keywords=("usin",)),
        ),
    )
    put(plan, 0, 1, 2, 3)
    (Path(plan.sources[0].place) / "x.txt").write_text(
        "Pékin a démenti mercredi les accusations de piratage. « Nous n’avons rien à cacher », a déclaré le "
        "porte-parole de la diplomatie chinoise.\n"
    )
    outcome = go(plan)
    assert sources(plan, 0, "mot") == {"001.txt"}
    assert sources(plan, 0, "debut") == {"003.txt"}
    assert "003.txt" in sources(plan, 0, "acteur")
    assert {m.topic: m.status for m in outcome.made}["rien"] == "nothing"
    # A party counts under its other names, too.
    china = replace(plan, topics=(topic("chine", parties=("Chine",)),))
    go(china)
    assert sources(plan, 0, "chine") == {"x.txt"}


def test_a_brief_that_other_settings_leave_empty_goes(tmp_path: Path, go: Morning) -> None:
    plan = folder_plan(tmp_path)
    put(plan, 0)
    go(plan)
    none = replace(plan, topics=(replace(plan.topics[0], keywords=("absent",)),))
    go(none)
    assert not (plan.archive / day(0).replace("-", "/")).exists()
    assert "001" not in (plan.archive / "index.html").read_text("utf-8")


def test_a_brief_says_what_is_new_since_the_topics_last_one(tmp_path: Path, go: Morning) -> None:
    plan = folder_plan(tmp_path)
    put(plan, 0)
    go(plan, 0)
    assert brief(plan, 0)["news"] is None
    # A day without a brief lies between.
    go(plan, 1)
    put(plan, 1)
    go(plan, 2)
    news = brief(plan, 2)["news"]
    assert news["since"]["iso"] == day(0)
    assert {item["kind"] for item in news["items"]} >= {"accusation", "party"}


def test_a_damaged_brief_before_does_not_stop_the_next(
    tmp_path: Path, go: Morning, caplog: pytest.LogCaptureFixture
) -> None:
    plan = folder_plan(tmp_path)
    put(plan, 0)
    go(plan, 0)
    (plan.archive / day(0).replace("-", "/") / "revue" / "brief.json").write_text("{}")
    put(plan, 1)
    assert go(plan, 1).code == 0
    assert brief(plan, 1)["news"] is None
    assert "n’est pas une note" in caplog.text


# ---- days of the past


def test_a_topic_of_today_catches_up_from_stored_texts(tmp_path: Path, go: Morning) -> None:
    plan = folder_plan(tmp_path)
    put(plan, 0)
    go(plan, 0)
    (Path(plan.sources[0].place) / "000.txt").unlink()
    new = replace(plan, topics=(*plan.topics, Topic("neuf", "Neuf", ("depeches",))))
    put(plan, 1)
    go(new, 1)
    # Of itself it begins today.
    assert not (plan.archive / day(0).replace("-", "/") / "neuf").exists()
    assert sources(plan, 1, "neuf") == {"001.txt"}
    go(new, 1, day=day(0), topics=["neuf"])
    assert sources(plan, 0, "neuf") == {"000.txt"}


def test_a_day_whose_texts_have_gone_is_left_as_it_is(tmp_path: Path, go: Morning) -> None:
    plan = folder_plan(tmp_path, inputs_days=5)
    put(plan, 0)
    go(plan, 0)
    before = tree(plan.archive)
    go(plan, 10)
    renamed = replace(plan, topics=(replace(plan.topics[0], title="Autre"),))
    outcome = go(renamed, 10, day=day(0))
    assert outcome.code == 2
    assert "ne sont plus gardés" in outcome.summary
    assert tree(plan.archive) == before


def test_a_day_to_come_and_an_unknown_topic_are_refused(tmp_path: Path, go: Morning) -> None:
    plan = folder_plan(tmp_path)
    with pytest.raises(UsageError, match="à venir"):
        go(plan, 0, day=day(1))
    with pytest.raises(UsageError, match="n’est pas un sujet"):
        go(plan, 0, topics=["absent"])


def test_what_a_killed_run_had_collected_is_made_the_next_day(
    tmp_path: Path, go: Morning, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = folder_plan(tmp_path)
    put(plan, 9)
    go(plan, 0)
    put(plan, 0)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(run.making, "make", killed)
        with pytest.raises(KeyboardInterrupt):
            go(plan, 1)
    put(plan, 1)
    outcome = go(plan, 2)
    assert [made.day for made in outcome.made] == [day(1), day(2)]
    assert sources(plan, 1) == {"000.txt"}
    assert sources(plan, 2) == {"001.txt"}


def test_a_new_sources_past_may_be_passed_over(tmp_path: Path, go: Morning) -> None:
    plan = folder_plan(tmp_path)
    plan = replace(plan, sources=(replace(plan.sources[0], max_age_days=7),))
    folder = Path(plan.sources[0].place)
    dates = {"vieux": "12 janvier 2026", "frais": "27 février 2026", "sans": None}
    for number, (name, date) in enumerate(dates.items()):
        line = f"Publié le {date} à 08h10\n\n" if date else ""
        words = f"{title(number)}\n\n{line}{text(number)}\n"
        (folder / f"{name}.txt").write_text(words, encoding="utf-8")
    go(plan)
    assert sources(plan, 0) == {"frais.txt", "sans.txt"}
    assert go(plan, 1).summary == "rien de neuf, aucune note écrite"


# ---- the clock


def test_a_clock_days_behind_stops_the_run(tmp_path: Path, go: Morning) -> None:
    plan = folder_plan(tmp_path)
    put(plan, 0)
    go(plan, 10)
    put(plan, 1)
    with pytest.raises(UsageError, match="régler l’horloge"):
        go(plan, 3)
    assert go(plan, 3, day=day(3)).code == 0
    assert sources(plan, 3) == {"001.txt"}


def test_a_clock_an_hour_behind_changes_nothing(tmp_path: Path, go: Morning, nlp: Any) -> None:
    plan = folder_plan(tmp_path)
    put(plan, 0)
    go(plan, 1)
    before = tree(plan.archive)
    run.run(plan, morning(1, hour=5), analyst=Analyst(None, lambda _: nlp))
    assert tree(plan.archive) == before


# ---- faults


def test_a_damaged_file_is_named_and_the_others_go_on(tmp_path: Path, go: Morning) -> None:
    plan = folder_plan(tmp_path)
    put(plan, 0)
    bad = Path(plan.sources[0].place) / "abime.txt"
    bad.write_bytes(b"\x00\x01\x02")
    outcome = go(plan)
    assert outcome.code == 3
    (note,) = brief(plan, 0)["notes"]
    assert note.startswith("depeches : abime.txt : c’est un fichier binaire")
    # Told once: the file has not changed since.
    put(plan, 1)
    assert go(plan, 1).code == 0


def test_a_file_mended_on_the_same_day_leaves_no_trace(tmp_path: Path, go: Morning) -> None:
    plan, other = folder_plan(tmp_path / "a"), folder_plan(tmp_path / "b")
    put(plan, 0)
    bad = Path(plan.sources[0].place) / "001.txt"
    bad.write_bytes(b"\x00\x01\x02")
    assert go(plan).code == 3
    put(plan, 1)
    assert go(plan).code == 0
    put(other, 0, 1)
    go(other)
    assert tree(plan.archive) == tree(other.archive)


def test_a_missing_folder_leaves_no_article(tmp_path: Path, go: Morning) -> None:
    plan = folder_plan(tmp_path, sources=(Source("depeches", "folder", str(tmp_path / "non")),))
    outcome = go(plan)
    assert outcome.code == 4
    assert "dossier introuvable" in str(outcome.collected[0].failures[0])


def test_one_topics_faulty_template_does_not_stop_the_others(tmp_path: Path, go: Morning) -> None:
    templates = tmp_path / "gabarits"
    templates.mkdir()
    (templates / "brief.html.j2").write_text("{% if %}", encoding="utf-8")
    broken = Topic("casse", "Cassé", ("depeches",), templates=templates, formats=("json",))
    plan = folder_plan(tmp_path)
    plan = replace(plan, topics=(broken, *plan.topics))
    put(plan, 0)
    outcome = go(plan)
    assert outcome.code == 6
    assert sources(plan, 0) == {"000.txt"}
    assert not (plan.archive / day(0).replace("-", "/") / "casse").exists()
    # Mended, the next run makes what was not made.
    (templates / "brief.html.j2").write_text("<p>{{ title }}</p>", encoding="utf-8")
    assert [made.topic for made in go(plan).made] == ["casse"]


def defeat(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    """Let the analysis fail on an article with a word, as a fault of ours would."""
    from briefing.extraction import analysis

    real = analysis.analyse_doc

    def fail(article: Any, *rest: Any) -> Any:
        if word in article.text:
            raise IndexError(article.text)
        return real(article, *rest)

    monkeypatch.setattr(analysis, "analyse_doc", fail)


def loses_the_second(tmp_path: Path, go: Morning) -> Plan:
    """Run a morning of three articles, of which the second alone is lost to a fault of ours."""
    plan = folder_plan(tmp_path)
    put(plan, 0, 1, 2)
    outcome = go(plan)
    assert outcome.code == 3
    assert sources(plan, 0) == {"000.txt", "002.txt"}
    assert "001.txt : erreur interne (IndexError" in brief(plan, 0)["notes"][0]
    return plan


def test_an_article_that_defeats_the_analysis_costs_the_others_nothing(
    tmp_path: Path, go: Morning, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    defeat(monkeypatch, "numéro 1 ")
    plan = folder_plan(tmp_path)
    put(plan, 0, 1, 2)
    outcome = go(plan)
    assert outcome.code == 3
    assert sources(plan, 0) == {"000.txt", "002.txt"}
    (note,) = brief(plan, 0)["notes"]
    assert note.startswith("depeches : 001.txt : erreur interne (IndexError, ")
    assert "toute la lumière" not in caplog.text
    # It does not come back the next morning.
    put(plan, 3)
    assert go(plan, 1).code == 0


def test_an_article_that_defeats_the_parser_costs_the_others_nothing(
    tmp_path: Path, go: Morning, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.extraction.analysis import pipeline

    real = pipeline.parse_all

    def fail(nlp: Any, texts: Any) -> Any:
        if any("numéro 1 " in text for text in texts):
            raise IndexError("a fault in the midst of a batch")
        return real(nlp, texts)

    monkeypatch.setattr(pipeline, "parse_all", fail)
    loses_the_second(tmp_path, go)


def test_a_file_that_defeats_the_reading_costs_the_others_nothing(
    tmp_path: Path, go: Morning, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing import reading

    real = reading.complete

    def fail(draft: Any, **names: Any) -> Any:
        if "numéro 1 " in draft.text:
            raise IndexError(draft.text)
        return real(draft, **names)

    monkeypatch.setattr(reading, "complete", fail)
    plan = loses_the_second(tmp_path, go)
    assert go(plan, 1).code == 0


def test_a_fault_of_ours_in_one_topic_costs_the_others_nothing(
    tmp_path: Path, go: Morning, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = run.making.make

    def fail(day: str, topic: Topic, *rest: Any) -> Any:
        if topic.name == "casse":
            raise ZeroDivisionError
        return real(day, topic, *rest)

    monkeypatch.setattr(run.making, "make", fail)
    plan = folder_plan(tmp_path)
    plan = replace(plan, topics=(Topic("casse", "Cassé", ("depeches",)), *plan.topics))
    put(plan, 0)
    outcome = go(plan)
    assert outcome.code == 1
    assert "erreur interne (ZeroDivisionError" in outcome.summary
    assert sources(plan, 0) == {"000.txt"}


def test_a_second_run_at_once_leaves_at_once(tmp_path: Path, go: Morning) -> None:
    plan = folder_plan(tmp_path)
    with store.locked(plan.state), pytest.raises(LockedError) as caught:
        go(plan)
    assert caught.value.exit_code == 5


def test_a_damaged_state_is_an_output_that_cannot_be_made(tmp_path: Path, go: Morning) -> None:
    plan = folder_plan(tmp_path)
    put(plan, 0)
    go(plan)
    state = plan.state / store.FILE_NAME
    state.write_bytes(b"perdu" * 1000)
    with pytest.raises(StoreError, match="abîmé") as caught:
        go(plan, 1)
    assert caught.value.exit_code == OutputError.exit_code
    # What the message says helps.
    state.with_name(state.name + ".bak").replace(state)
    assert go(plan, 1).code == 0


# ---- hooks


def test_a_hook_is_told_how_it_went(tmp_path: Path, go: Morning) -> None:
    def hook(name: str) -> tuple[str, ...]:
        return ("/bin/sh", "-c", f'echo "$BRIEFING_CODE $BRIEFING_DAY" >> "{tmp_path / name}"')

    plan = folder_plan(tmp_path, hooks=Hooks(hook("bien"), hook("mal")))
    put(plan, 0)
    go(plan)
    assert (tmp_path / "bien").read_text() == f"0 {day(0)}\n"
    assert not (tmp_path / "mal").exists()
    gone = replace(plan, sources=(Source("depeches", "folder", str(tmp_path / "non")),))
    go(gone, 1)
    assert (tmp_path / "mal").read_text() == f"4 {day(1)}\n"


def test_a_hook_may_be_an_address(tmp_path: Path, go: Morning) -> None:
    with site() as web:
        plan = folder_plan(tmp_path, hooks=Hooks(success=(web.url + "/ping",)))
        put(plan, 0)
        assert go(plan).code == 0
        assert web.paths() == ["/ping"]


def test_a_hook_that_fails_changes_nothing_else(
    tmp_path: Path, go: Morning, caplog: pytest.LogCaptureFixture
) -> None:
    plan = folder_plan(tmp_path, hooks=Hooks(success=("/nulle/part",)))
    put(plan, 0)
    assert go(plan).code == 0
    assert "hooks.success" in caplog.text


# ---- what is told


def test_run_json_tells_versions_inputs_and_counts(tmp_path: Path, go: Morning) -> None:
    plan = folder_plan(tmp_path)
    put(plan, 0, 1)
    outcome = go(plan)
    account = json.loads((outcome.folders[0] / "run.json").read_bytes())
    assert account["run"] == outcome.run
    assert account["counts"]["articles"] == 2
    assert {i["sha256"] for i in account["inputs"]} == {
        s["sha256"] for s in brief(plan, 0)["sources"]
    }
    assert set(account["versions"]) == {"briefing", "python", "spacy", "pipeline"}
    assert set(account["seconds"]) == {"analysis", "rendering"}


def test_neither_log_nor_run_json_holds_an_articles_words(
    tmp_path: Path, go: Morning, caplog: pytest.LogCaptureFixture
) -> None:
    plan = folder_plan(tmp_path)
    put(plan, 0, 1)
    (Path(plan.sources[0].place) / "en.txt").write_text(
        "The report of the minister was not published and it will not be, they said."
    )
    with caplog.at_level(logging.DEBUG, logger=LOGGER.name):
        outcome = go(plan)
    told = caplog.text + (outcome.folders[0] / "run.json").read_text("utf-8")
    assert "depeches" in told
    words = [word for number in (0, 1) for word in text(number).split()]
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    assert [said for said in [*pairs, "the minister", "Pollution"] if said in told] == []


# ---- the command


@pytest.fixture
def config(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "0.txt").write_text(as_file(0), encoding="utf-8")
    path = tmp_path / "briefing.toml"
    path.write_text(
        '[run]\nstate = "etat"\n[[sources]]\nname = "depeches"\nfolder = "articles"\n'
        '[[topics]]\nname = "revue"\nformats = ["md"]\n',
        encoding="utf-8",
    )
    return path


def test_the_command_from_init_to_status(briefing: Run, config: Path) -> None:
    written = briefing("init", config.with_name("autre.toml"))
    assert (written.code, written.paths) == (0, [config.with_name("autre.toml")])
    assert briefing("init", config).code == 2
    checked = briefing("check", "-c", config)
    assert (checked.code, "✓ depeches : 1 article(s)" in checked.out) == (0, True)
    assert not (config.parent / "etat").exists()
    rehearsed = briefing("daily", "-c", config, "--dry-run")
    assert (rehearsed.code, "revue : 1 article(s)" in rehearsed.out) == (0, True)
    assert not (config.parent / "archive").exists()
    done = briefing("daily", "-c", config, "--log-format", "json")
    assert done.code == 0
    assert sorted(p.name for p in done.paths[0].iterdir()) == [
        "brief.html", "brief.json", "brief.md", "index.html", "run.json",
    ]  # fmt: skip
    events = [json.loads(line)["event"] for line in done.err.splitlines()]
    assert events == ["source", "brief", "end"]
    assert len({json.loads(line)["run"] for line in done.err.splitlines()}) == 1
    again = briefing("daily", "-c", config, "--quiet")
    assert (again.code, again.out, again.err) == (0, "", "")
    standing = briefing("status", "-c", config)
    assert "Derniers passages" in standing.out
    assert "Sources : toutes en ordre" in standing.out
    assert json.loads(briefing("status", "-c", config, "--json").out)["runs"][0]["code"] == 0


def test_the_command_tells_faulty_settings_line_by_line(briefing: Run, config: Path) -> None:
    config.write_text(config.read_text("utf-8") + 'format = "md"\nkeywords = "x"\n', "utf-8")
    done = briefing("daily", "-c", config)
    assert done.code == 2
    assert len(done.err.splitlines()) == 2
    assert "ligne 9, topics.format : clé inconnue — vouliez-vous « formats »" in done.err


@pytest.mark.parametrize("wrong", ["hier", "2026-3-1"])
def test_the_command_refuses_what_is_no_day(briefing: Run, config: Path, wrong: str) -> None:
    assert briefing("daily", "-c", config, "--date", wrong).code == 2
