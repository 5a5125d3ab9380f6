"""The wheel alone makes a brief: templates, lexicon and weights are in it, and nothing is read from the tree."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, SEEDS


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as a release does, without a network."""
    target = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (path,) = target.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an empty environment, from another folder.

    Its dependencies are those already here, by a path entry: what is proved is what the wheel holds, and
    installing 600 MB again would prove no more. The tree itself is not on that path.
    """
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    executable = folder / "bin" / "python"
    script = "import sysconfig; print(sysconfig.get_paths()['purelib'])"
    purelib = Path(run(executable, "-c", script, cwd=folder).stdout.strip())
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--python", str(executable), "install", "--quiet"),
            *("--no-deps", "--no-index", "--disable-pip-version-check", str(wheel)),
        ],
        check=True,
        capture_output=True,
    )
    # `.pth` lines of that folder are not run, so the editable install of the tree stays out.
    (purelib / "dependencies.pth").write_text(
        sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8"
    )
    return executable


def run(executable: Path, *arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL"))}
    return subprocess.run(
        [str(executable), *map(str, arguments)],
        cwd=cwd,
        env=environment | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_holds_all_files_of_the_tree(wheel: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "briefing", "templates"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    expected = {
        name if name.startswith("briefing/") else f"briefing/{name}"
        for name in listed
        if (ROOT / name).exists()
    }
    with zipfile.ZipFile(wheel) as archive:
        assert expected <= set(archive.namelist())


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    strangers = [name for name in names if not name.startswith(("briefing/", "briefing-"))]
    assert strangers == []
    assert not [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".tmp"))]
    assert any(name.startswith("briefing/templates/") for name in names)
    assert any(name.startswith("briefing/language/fr_press/") for name in names)


def test_the_installed_wheel_is_not_the_tree(python: Path, tmp_path: Path) -> None:
    done = run(python, "-c", "import briefing; print(briefing.__file__)", cwd=tmp_path)
    assert done.stdout.startswith(str(python.parent.parent)), done.stderr


def test_the_installed_wheel_makes_a_brief_of_the_seeds(python: Path, tmp_path: Path) -> None:
    command = python.with_name("briefing")
    done = run(command, "generate", SEEDS, "--output", tmp_path / "out", cwd=tmp_path)
    written = {Path(line).name for line in done.stdout.splitlines()}
    # Where the system has no Pango the PDF is missing, and said to be.
    assert (done.returncode, len(written)) in ((0, 4), (6, 3)), done.stderr
    assert {"brief.md", "brief.html", "brief.json"} <= written
    assert all((tmp_path / line).stat().st_size > 500 for line in done.stdout.splitlines())


def test_the_installed_wheel_answers_doctor(python: Path, tmp_path: Path) -> None:
    done = run(python.with_name("briefing"), "doctor", cwd=tmp_path)
    assert done.returncode in (0, 6), done.stdout + done.stderr
    assert "✓ gabarits" in done.stdout
    assert "✓ analyse du français" in done.stdout


def test_the_installed_wheel_runs_a_morning(python: Path, tmp_path: Path) -> None:
    command = python.with_name("briefing")
    assert run(command, "init", cwd=tmp_path).returncode == 0
    settings = (tmp_path / "briefing.toml").read_text("utf-8")
    settings = settings.replace('folder = "articles"', f'folder = "{SEEDS.as_posix()}"')
    settings = settings.replace('# state = "etat"', 'state = "etat"')
    settings = settings.replace('# formats = ["html", "pdf", "md", "json"]', 'formats = ["md"]')
    (tmp_path / "briefing.toml").write_text(settings, encoding="utf-8")
    done = run(command, "daily", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (Path(done.stdout.strip()) / "brief.html").is_file()
    assert (tmp_path / "archive" / "index.html").is_file()
    assert (tmp_path / "archive" / "assets" / "archive.js").is_file()
