"""What is committed names no machine and no registry, and keeps to the laws of the house."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Put together here, so that this file does not hold what it looks for.
REGISTRIES = ["".join(parts) for parts in (
    ("pypi", ".org"),
    ("pythonhosted", ".org"),
    ("registry.", "npmjs"),
    ("deb.", "debian"),
    ("files.", "python"),
)]  # fmt: skip
SMALL = 1_000_000
MODULE_LINES = 400


def committed() -> list[Path]:
    try:
        done = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    found = []
    for path in committed():
        if path.stat().st_size < SMALL:
            try:
                found.append((path, path.read_text("utf-8")))
            except UnicodeDecodeError:
                continue
    return found


def test_no_committed_file_names_a_registry_host() -> None:
    named = [
        (path.relative_to(ROOT).as_posix(), host)
        for path, text in texts()
        for host in REGISTRIES
        if host in text.lower()
    ]
    assert named == []


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-build.txt", "requirements-dev.txt"]
)
def test_locked_requirements_are_pinned_hashed_and_without_index(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    entries = text.replace("\\\n", " ").splitlines()
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9][a-z0-9._-]*==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry
    assert "://" not in text
    assert "index" not in text


def test_the_three_locked_files_agree() -> None:
    pins: dict[tuple[str, str], str] = {}
    for name in ("requirements.txt", "requirements-build.txt", "requirements-dev.txt"):
        for match in re.finditer(
            r"^([\w.-]+)==(\S+)(?: ; ([^\\\n]+))?", (ROOT / name).read_text("utf-8"), re.M
        ):
            key = (match[1], (match[3] or "").strip())
            assert pins.setdefault(key, match[2]) == match[2], key


def test_no_committed_file_names_a_home_folder() -> None:
    pattern = re.compile(r"/(?:home|Users)/\w+|/work/" + "main")
    named = [path.relative_to(ROOT).as_posix() for path, text in texts() if pattern.search(text)]
    assert named == []


def test_modules_are_of_a_readable_length_and_say_what_they_are_for() -> None:
    for path in sorted((ROOT / "briefing").rglob("*.py")):
        source = path.read_text("utf-8")
        assert len(source.splitlines()) <= MODULE_LINES, path
        if source.strip():
            assert ast.get_docstring(ast.parse(source)), f"{path} has no docstring"


def test_only_the_command_line_prints() -> None:
    for path in sorted((ROOT / "briefing").rglob("*.py")):
        if path.name in ("__main__.py", "cli.py"):
            continue
        calls = [
            node
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "print"
        ]
        assert not calls, path


def test_the_clock_is_read_in_one_place() -> None:
    pattern = re.compile(r"\b(?:datetime\.now|datetime\.utcnow|date\.today|time\.time)\(")
    found = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "briefing").rglob("*.py"))
        if pattern.search(path.read_text("utf-8"))
    ]
    assert found == ["briefing/daily/clock.py"]


def test_the_ci_script_runs_all_four_checks() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert [line.split()[1] for line in script.splitlines() if line.startswith("make ")] == [
        "test",
        "lint",
        "types",
        "contract",
    ]


def test_the_corridor_runs_one_way() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_every_room_is_a_package() -> None:
    # The import contract does not see a folder without `__init__.py`.
    folders = {path.parent for path in (ROOT / "briefing").rglob("*.py")}
    assert [
        folder.name for folder in sorted(folders) if not (folder / "__init__.py").exists()
    ] == []
