"""The commands are thin: options go down as plain values, results come out, exit codes are the documented ones."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import briefing as package
from briefing import cli, doctor
from briefing.errors import OutputError, PipelineError
from briefing.model import When
from tests.conftest import FRENCH, ROOT, SEEDS, Rooms, Run


def folder(path: Path, articles: int = 1, **others: bytes) -> Path:
    path.mkdir(exist_ok=True)
    for number in range(articles):
        (path / f"{number}.txt").write_text(FRENCH, encoding="utf-8")
    for name, content in others.items():
        (path / f"{name}.txt").write_bytes(content)
    return path


# ---- exit codes and messages


def test_articles_make_a_brief_and_paths_on_standard_output(
    briefing: Run, rooms: Rooms, tmp_path: Path
) -> None:
    outcome = briefing("generate", folder(tmp_path / "Ma revue"), "--output", tmp_path / "out")
    assert outcome.code == 0
    assert outcome.paths == [
        tmp_path / "out" / "ma-revue" / f"brief.{form}" for form in ("md", "html", "pdf", "json")
    ]
    assert outcome.err == "briefing : 1 article lu\n"


def test_options_become_plain_values(briefing: Run, rooms: Rooms, tmp_path: Path) -> None:
    outcome = briefing(
        *("generate", folder(tmp_path / "a"), "--title", "L’œuvre", "--date", "12 mars 2026"),
        *("--format", "json", "-f", "md", "-f", "md", "--single", "--quiet"),
        *("--templates", tmp_path, "--pipeline", "fr_autre"),
    )
    assert (outcome.code, outcome.err) == (0, "")
    assert rooms.brief["title"] == "L’œuvre"
    assert rooms.brief["issued"] == When("2026-03-12")
    assert rooms.brief["single"] is True
    assert rooms.brief["pipeline"] == "essai 1.0"
    assert rooms.rendered["formats"] == ["json", "md"]
    assert rooms.rendered["output"] == Path("build/l-oeuvre")
    assert rooms.rendered["look"].templates == tmp_path


def test_one_bad_file_among_ten_is_named_and_the_brief_is_written(
    briefing: Run, rooms: Rooms, tmp_path: Path
) -> None:
    outcome = briefing("generate", folder(tmp_path / "a", 9, bad=b"\x00"))
    assert outcome.code == 3
    assert len(rooms.brief["analyses"]) == 9
    assert outcome.err.splitlines() == [
        "briefing : bad.txt : c’est un fichier binaire, pas un texte — retirer ce fichier ou en extraire le texte",
        "briefing : 9 articles lus, 1 laissé de côté",
    ]
    (note,) = rooms.brief["notes"]
    assert note.startswith("bad.txt : ")
    assert len(outcome.paths) == 4


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "vide"),
        (b"\x00\x01", "binaire"),
        (b"caf\x81\x8d\x8f" * 9, "encodage"),
        (b"a" * 20_000_000, "limite"),
        (b"The report of the minister was not published and it will not be, they said.", "anglais"),
    ],
)
def test_a_bad_file_alone_leaves_no_article(
    briefing: Run, rooms: Rooms, tmp_path: Path, content: bytes, word: str
) -> None:
    outcome = briefing("generate", folder(tmp_path / "a", 0, bad=content))
    assert outcome.code == 4
    assert outcome.out == ""
    first, last = outcome.err.splitlines()
    assert first.startswith("briefing : bad.txt : ")
    assert word in first
    assert last.startswith("briefing : aucun article utilisable")


@pytest.mark.parametrize("command", ["generate", "analyze"])
def test_an_article_that_defeats_the_analysis_costs_the_others_nothing(
    briefing: Run, rooms: Rooms, tmp_path: Path, command: str
) -> None:
    rooms.defeats = "Roux"
    articles = folder(tmp_path / "a", 2, worst=f"{FRENCH} Paul Roux.".encode())
    outcome = briefing(command, articles, "--output", tmp_path / "out")
    assert outcome.code == 3
    assert len(rooms.articles) == 2
    told, last = outcome.err.splitlines()
    assert told == "briefing : worst.txt : erreur interne (IndexError) — signaler cet article"
    assert last == "briefing : 2 articles lus, 1 laissé de côté"


@pytest.mark.parametrize("command", ["generate", "analyze"])
def test_the_only_article_that_defeats_the_analysis_leaves_none(
    briefing: Run, rooms: Rooms, tmp_path: Path, command: str
) -> None:
    rooms.defeats = ""
    outcome = briefing(command, folder(tmp_path / "a", 1), "--output", tmp_path / "out")
    assert (outcome.code, outcome.out) == (4, "")
    assert outcome.err.splitlines()[-1].startswith("briefing : aucun article utilisable")


def test_an_empty_folder_has_no_article(briefing: Run, rooms: Rooms, tmp_path: Path) -> None:
    outcome = briefing("generate", folder(tmp_path / "vide", 0))
    assert (outcome.code, outcome.out) == (4, "")
    assert "le dossier est vide" in outcome.err


def test_a_missing_path_alone_leaves_no_article(
    briefing: Run, rooms: Rooms, tmp_path: Path
) -> None:
    outcome = briefing("generate", tmp_path / "absent")
    assert outcome.code == 4
    assert "absent : introuvable — vérifier le chemin" in outcome.err


def test_a_missing_path_beside_a_good_one_is_a_partial_brief(
    briefing: Run, rooms: Rooms, tmp_path: Path
) -> None:
    assert briefing("generate", tmp_path / "absent", folder(tmp_path / "a")).code == 3


def test_a_failed_output_is_a_sentence_and_the_highest_code(
    briefing: Run, rooms: Rooms, tmp_path: Path
) -> None:
    rooms.failures = (OutputError("PDF : Pango est absent — installer libpango-1.0-0"),)
    outcome = briefing("generate", folder(tmp_path / "a", 1, bad=b""))
    assert outcome.code == 6
    assert outcome.err.count("briefing : PDF : Pango est absent") == 1


@pytest.mark.parametrize(
    "options",
    [
        ["--date", "hier"],
        ["--templates", "/nulle/part"],
        ["--format", "docx"],
        ["--inconnu"],
    ],
)
def test_a_wrong_option_is_a_usage_error(
    briefing: Run, rooms: Rooms, tmp_path: Path, options: list[str]
) -> None:
    outcome = briefing("generate", folder(tmp_path / "a"), *options)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err


def test_a_pipeline_that_cannot_be_loaded_is_a_usage_error(
    briefing: Run, rooms: Rooms, tmp_path: Path
) -> None:
    def load(name: str | None) -> object:
        raise PipelineError(f"pipeline « {name} » introuvable")

    rooms.load = load
    outcome = briefing("generate", folder(tmp_path / "a"), "--pipeline", "fr_absent")
    assert outcome.code == 2
    assert outcome.err == "briefing : pipeline « fr_absent » introuvable\n"


def test_the_pipeline_is_not_loaded_when_there_is_no_article(
    briefing: Run, rooms: Rooms, tmp_path: Path
) -> None:
    def load(name: str | None) -> object:
        raise AssertionError("loaded for nothing")

    rooms.load = load
    assert briefing("generate", folder(tmp_path / "a", 0, bad=b"")).code == 4


def test_a_fault_of_ours_is_one_sentence(briefing: Run, rooms: Rooms, tmp_path: Path) -> None:
    def load(name: str | None) -> object:
        raise RuntimeError("deux\nlignes")

    rooms.load = load
    outcome = briefing("generate", folder(tmp_path / "a"))
    assert outcome.code == 1
    assert outcome.err.startswith("briefing : erreur interne (RuntimeError : deux lignes)")
    assert "--debug" in outcome.err
    with pytest.raises(RuntimeError):
        briefing("--debug", "generate", tmp_path / "a")


# Analyses that take no time, so that only the bar is looked at.
WITH_STAND_INS = """
import sys
from types import ModuleType
from briefing.model import Analysis
def module(name, **contents):
    vars(sys.modules.setdefault(name, ModuleType(name))).update(contents)
module('briefing.language.pipeline', load=lambda name: None)
module('briefing.extraction.analysis', analyse_all=lambda articles, nlp, defeated: map(Analysis, articles))
module('briefing.extraction.interchange', to_dict=lambda analysis: {})
from briefing.__main__ import main
main()
"""


@pytest.mark.parametrize("quiet", [False, True])
def test_a_bar_is_shown_on_a_terminal_only(tmp_path: Path, quiet: bool) -> None:
    import pty

    command = [sys.executable, "-c", WITH_STAND_INS, "analyze", str(folder(tmp_path / "a", 3))]
    command += ["--output", str(tmp_path / "out"), *(["--quiet"] if quiet else [])]
    ours, theirs = pty.openpty()
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=theirs, check=True, cwd=ROOT, text=True
        )
        os.close(theirs)
        shown = b""
        while chunk := _chunk(ours):
            shown += chunk
    finally:
        os.close(ours)
    assert len(done.stdout.splitlines()) == 3
    assert (b"100%" in shown) is not quiet
    piped = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, text=True)
    assert "%" not in piped.stderr


def _chunk(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so when the other side has closed
        return b""


# ---- analyze


def test_analyses_are_written_by_id(briefing: Run, rooms: Rooms, tmp_path: Path) -> None:
    outcome = briefing("analyze", folder(tmp_path / "a", 2), "--output", tmp_path / "out")
    assert outcome.code == 0
    assert outcome.paths == [tmp_path / "out" / "0.json", tmp_path / "out" / "1.json"]
    assert json.loads(outcome.paths[1].read_text("utf-8")) == {"id": "1"}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["0.json", "1.json"]


def test_an_output_that_cannot_be_written_is_a_sentence(
    briefing: Run, rooms: Rooms, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("un fichier", encoding="utf-8")
    outcome = briefing("analyze", folder(tmp_path / "a"), "--output", tmp_path / "out")
    assert outcome.code == 6
    assert "écriture impossible" in outcome.err


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    path.write_text("avant", encoding="utf-8")

    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "plus de place")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError, match="plus de place"):
        cli.write_whole(path, "après")
    assert path.read_text("utf-8") == "avant"
    assert list(tmp_path.iterdir()) == [path]


# ---- names of outputs


@pytest.mark.parametrize(
    ("paths", "title", "name"),
    [
        (["seeds"], None, "seeds"),
        (["revue/L’Été 2024.txt"], None, "l-ete-2024"),
        (["a.txt", "b.txt"], None, "note"),
        (["-"], None, "note"),
        (["seeds"], "Pékin : « diffamation » ?", "pekin-diffamation"),
        (["seeds"], "../../etc", "etc"),
        (["seeds"], "中国", "note"),
        (["seeds"], "mot " * 40, "mot-" * 14 + "mot"),
    ],
)
def test_the_folder_of_a_brief(paths: list[str], title: str | None, name: str) -> None:
    assert cli.folder_name([Path(path) for path in paths], title) == name


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_terminal_of_another_encoding_ends_no_run(encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "generate", "--help"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": encoding},
    )
    assert b"--pipeline" in done.stdout
    assert b"erreur interne" not in done.stderr


# ---- help, doctor, public names


def test_every_command_has_help(briefing: Run) -> None:
    listed = briefing("--help")
    assert listed.code == 0
    for command in ("generate", "analyze", "schema", "doctor"):
        assert command in listed.out
        shown = briefing(command, "--help")
        assert shown.code == 0
        assert len(shown.out) > 100


def test_the_version_is_the_packages(briefing: Run) -> None:
    assert briefing("--version").out == f"briefing {package.__version__}\n"


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['briefing', '--help']\n"
        "from briefing.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'numpy', 'weasyprint', 'jinja2', 'sumy', 'lxml', 'trafilatura', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_help_costs_little_more_than_an_empty_typer_program(tmp_path: Path) -> None:
    empty = tmp_path / "empty.py"
    empty.write_text(
        "import typer\napp = typer.Typer()\n@app.command()\ndef main() -> None: ...\napp()\n",
        encoding="utf-8",
    )
    commands = {
        "empty": [sys.executable, str(empty), "--help"],
        "briefing": [sys.executable, "-m", "briefing", "--help"],
    }
    best = dict.fromkeys(commands, float("inf"))
    # Taken in turns and by the best of each, so that a busy machine slows both alike.
    for _ in range(7):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
            best[name] = min(best[name], time.perf_counter() - start)
    assert best["briefing"] < 1.5 * best["empty"], best


def test_import_of_the_package_is_cheap() -> None:
    code = "import sys, briefing; print(sorted(m for m in sys.modules if m.startswith('briefing')))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "['briefing']"


def test_all_public_names_are_there() -> None:
    for name in package.__all__:
        assert getattr(package, name) is not None
    with pytest.raises(AttributeError, match="nothing"):
        _ = package.nothing  # type: ignore[attr-defined]


def test_type_checkers_see_the_same_public_names() -> None:
    source = (ROOT / "briefing" / "__init__.py").read_text("utf-8")
    declared = {
        line.partition("  #")[0].rpartition(" as ")[2].strip()
        for line in source.splitlines()
        if line.startswith("    from briefing.")
    }
    assert declared == set(package.__all__) - {"__version__"}


def test_doctor_tells_what_is_missing_and_the_remedy() -> None:
    checks = [
        doctor.Check("Python", "ok", "3.11"),
        doctor.Check("Pango", "missing", "absent", "apt-get install libpango-1.0-0", 6),
        doctor.Check("fr_core_news_md", "optional", "absent", "python -m spacy download x", 0),
    ]
    assert doctor.exit_code(checks) == 6
    text = doctor.as_text(checks)
    assert "✗ Pango" in text
    assert "→ apt-get install libpango-1.0-0" in text
    assert "→ python -m spacy download x" in text
    assert text.endswith("Manque : Pango\n")
    assert doctor.as_dict(checks)["ok"] is False


def test_doctor_names_every_part_and_answers_in_json(briefing: Run) -> None:
    answer = json.loads(briefing("doctor", "--json").out)
    names = {check["name"] for check in answer["checks"]}
    assert {"Python", "spacy", "weasyprint", "analyse du français", "fr_core_news_md"} <= names
    for check in answer["checks"]:
        assert check["state"] == "ok" or check["remedy"]


# Pango's libraries are made unfindable, as on a machine without them.
WITHOUT_PANGO = """
import sys, cffi
find = cffi.FFI.dlopen
def dlopen(self, name, flags=0):
    if name and any(part in str(name) for part in ('pango', 'gobject', 'harfbuzz')):
        raise OSError(f'cannot load library {name!r}')
    return find(self, name, flags)
cffi.FFI.dlopen = dlopen
from briefing.__main__ import main
main()
"""


def without_pango(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_PANGO, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )


def test_doctor_names_pango_when_it_is_missing() -> None:
    done = without_pango("doctor", "--json")
    checks = {check["name"]: check for check in json.loads(done.stdout)["checks"]}
    assert checks["Pango (pour le PDF)"]["state"] == "missing"
    assert "pango" in checks["Pango (pour le PDF)"]["remedy"]
    assert done.returncode == 6


def test_without_pango_all_but_the_pdf_is_written(tmp_path: Path) -> None:
    done = without_pango("generate", SEEDS, "--output", tmp_path)
    assert done.returncode == 6, done.stderr
    names = sorted(Path(line).name for line in done.stdout.splitlines())
    assert names == ["brief.html", "brief.json", "brief.md"]
    told = [line for line in done.stderr.splitlines() if "Pango" in line]
    assert len(told) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["analysis", "brief"])
def test_a_schema_is_valid_json_schema(briefing: Run, name: str) -> None:
    import jsonschema

    schema = json.loads(briefing("schema", name).out)
    jsonschema.Draft202012Validator.check_schema(schema)


def test_the_seeds_make_the_same_brief_whatever_the_order(briefing: Run, tmp_path: Path) -> None:
    seeds = sorted(SEEDS.glob("*.txt"))
    options = ["--format", "json", "--format", "md", "--title", "x"]
    first = briefing("generate", *seeds, "--output", tmp_path / "1", *options)
    second = briefing("generate", *reversed(seeds), "--output", tmp_path / "2", *options)
    assert first.code == second.code == 0
    assert [p.read_bytes() for p in first.paths] == [p.read_bytes() for p in second.paths]


def test_options_of_a_dossier_are_passed_on(
    briefing: Run, rooms: Rooms, tmp_path: Path, french: str
) -> None:
    article, earlier = tmp_path / "a.txt", tmp_path / "brief.json"
    article.write_text(french, encoding="utf-8")
    earlier.write_text('{"format": "briefing/1", "issued": null, "dossiers": []}', encoding="utf-8")
    done = briefing(
        "generate", article, "--since", earlier, "--max-words-per-article", 40, "--format", "csv",
        "--output", tmp_path,
    )  # fmt: skip
    assert done.code == 0
    assert rooms.brief["max_words_per_article"] == 40
    assert rooms.brief["since"]["dossiers"] == []
    assert rooms.rendered["formats"] == ["csv"]


def test_a_file_that_is_no_brief_is_refused_before_anything_is_read(
    briefing: Run, rooms: Rooms, tmp_path: Path, french: str
) -> None:
    article = tmp_path / "a.txt"
    article.write_text(french, encoding="utf-8")
    done = briefing("generate", article, "--since", article, "--output", tmp_path)
    assert done.code == 2
    assert "donner le brief.json" in done.err
    assert not rooms.articles
