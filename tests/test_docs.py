"""The README tells the truth: commands, options, exit codes, formats and the Python example."""

from __future__ import annotations

import re

import pytest
import typer.main

from briefing import __all__, cli, errors
from briefing.reading import formats
from tests.conftest import ROOT, Run

README = (ROOT / "README.md").read_text("utf-8")


def commands() -> dict[str, list[str]]:
    """List each command, those of a group with the group's name, and its options."""
    found: dict[str, list[str]] = {}
    waiting = list(typer.main.get_command(cli.app).commands.items())  # type: ignore[attr-defined]
    while waiting:
        name, command = waiting.pop(0)
        if inner := getattr(command, "commands", None):
            waiting += [(f"{name} {one}", value) for one, value in inner.items()]
        else:
            options = [opt for p in command.params for opt in p.opts if opt.startswith("--")]
            found[name] = options
    return found


@pytest.mark.parametrize("name", commands())
def test_each_command_and_option_is_in_the_readme(name: str) -> None:
    assert f"`briefing {name}" in README
    missing = [option for option in commands()[name] if option not in README and option != "--help"]
    assert missing == []


def test_each_option_of_the_readme_exists() -> None:
    known = {option for options in commands().values() for option in options}
    known |= {"--debug", "--version", "--help"}
    # Of the README's own commands only; `--hash` of pip and the like are not there.
    assert set(re.findall(r"--[a-z]+(?:-[a-z]+)*", README)) <= known


def test_exit_codes_are_those_of_the_errors() -> None:
    told = {int(code) for code in re.findall(r"^\| (\d) \|", README, re.M)}
    kinds = [getattr(errors, name) for name in dir(errors) if name.endswith("Error")]
    assert {kind.exit_code for kind in kinds} | {0} == told


def test_the_table_of_formats_is_that_of_the_code() -> None:
    table = re.search(r"<!-- formats.*?-->\n(.*?)\n<!-- /formats -->", README, re.S)
    assert table is not None
    assert table[1] == formats.as_table()


def test_the_python_example_runs() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.S)
    names = set(
        re.findall(r"briefing\.([a-zA-Z_]+)", README.split("## From Python")[1].split("##")[0])
    )
    assert names - {"model"} <= set(__all__)
    scope: dict[str, object] = {}
    exec(compile(example.replace('"seeds"', repr(str(ROOT / "seeds"))), "README", "exec"), scope)
    assert scope["brief"]


def test_files_that_the_readme_names_exist() -> None:
    for name in set(re.findall(r"`([a-zA-Z_./]+\.(?:md|py|tsv)|[a-z_./]+/)`", README)):
        if name.startswith(("build", "articles", "OUTPUT")) or name in ("brief.json", "brief.md"):
            continue
        folders = (ROOT, ROOT / "briefing" / "language" / "lexicon")
        assert any((folder / name).exists() for folder in folders), name


def test_doctor_names_the_official_pipeline(briefing: Run) -> None:
    assert "python -m spacy download fr_core_news_md" in README
    assert "fr_core_news_md" in briefing("doctor").out
