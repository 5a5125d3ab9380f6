"""The system runs it: units that systemd accepts, a cron line that a bare shell runs, a task file for Windows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from lxml import etree

from briefing import settings
from briefing.daily import clock, schedule
from briefing.daily.plan import Plan
from tests.conftest import ROOT, Run

PARIS = ZoneInfo("Europe/Paris")
SETTINGS = """\
[run]
state = "etat"
[[sources]]
name = "depeches"
folder = "articles"
[[topics]]
name = "revue"
"""


# A folder with all that a shell, cron and systemd treat specially.
@pytest.fixture(params=["simple", 'l\'été 100% $HOME "x"'])
def place(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Plan, Path]:
    folder = tmp_path / request.param
    (folder / "articles").mkdir(parents=True)
    config = folder / "briefing.toml"
    config.write_text(SETTINGS, encoding="utf-8")
    return settings.load(config), config


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
@pytest.mark.parametrize("manager", ["--user", "--system"])
def test_systemd_accepts_the_units(place: tuple[Plan, Path], tmp_path: Path, manager: str) -> None:
    paths = []
    for unit in schedule.systemd(*place, time(6, 30)):
        paths.append(tmp_path / unit.name)
        paths[-1].write_text(unit.text, encoding="utf-8")
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    done = subprocess.run(
        ["systemd-analyze", manager, "--man=no", "verify", *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"XDG_RUNTIME_DIR": str(runtime), "HOME": str(tmp_path)},
    )
    told = [line for line in done.stderr.splitlines() if "briefing" in line]
    assert (done.returncode, told) == (0, []), done.stderr


def test_the_timer_catches_up_and_the_service_is_hardened(place: tuple[Plan, Path]) -> None:
    service, timer = (unit.text for unit in schedule.systemd(*place, time(5, 15)))
    assert "OnCalendar=*-*-* 05:15:00 Europe/Paris\n" in timer
    assert "Persistent=true\n" in timer
    for line in ("NoNewPrivileges=yes", "ProtectSystem=strict", "PrivateTmp=yes", "Type=oneshot"):
        assert f"{line}\n" in service
    assert "SuccessExitStatus=3 5\n" in service


def test_the_cron_line_runs_in_crons_bare_environment(place: tuple[Plan, Path]) -> None:
    plan, config = place
    line = schedule.cron(plan, config, time(6, 30))
    minute, hour, *stars, rest = line.rstrip("\n").split(" ", 5)
    assert (minute, hour, stars) == ("30", "6", ["*", "*", "*"])
    # What cron does (crontab(5)): an unescaped % ends the command, \% is a %, then sh -c, with
    # HOME, LOGNAME, SHELL and a short PATH, in the user's home.
    command = re.sub(r"\\%", "%", re.split(r"(?<!\\)%", rest)[0])
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        env={
            "HOME": str(plan.state.parent),
            "LOGNAME": "essai",
            "SHELL": "/bin/sh",
            "PATH": "/usr/bin:/bin",
            # The tree under test, in the place of an installation of it.
            "PYTHONPATH": str(ROOT),
        },
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (plan.state / "briefing.sqlite").is_file()


def test_the_units_are_installed_for_the_user(
    place: tuple[Plan, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, config = place
    asked = tmp_path / "asked"
    program = tmp_path / "systemctl"
    program.write_text(f'#!/bin/sh\necho "$@" >> "{asked}"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    units = schedule.systemd(plan, config, time(6, 30))
    written = schedule.install_systemd(plan, units, tmp_path / "home")
    assert [Path(path).read_text("utf-8") for path in written] == [unit.text for unit in units]
    assert asked.read_text().splitlines() == [
        "--user daemon-reload",
        "--user enable --now briefing.timer",
    ]
    # The service may write to these two folders and nowhere else: they must be there.
    assert plan.archive.is_dir()
    assert plan.state.is_dir()


def test_cron_keeps_the_users_other_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "table"
    table.write_text("0 1 * * * autre\n0 2 * * * ancien # briefing daily\n", encoding="utf-8")
    program = tmp_path / "crontab"
    program.write_text(
        f"#!/bin/sh\nif [ $1 = -l ]; then cat '{table}'; else cat > '{table}.new' && "
        f"mv '{table}.new' '{table}'; fi\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    for _ in range(2):
        schedule.install_cron("30 6 * * * neuf # briefing daily\n")
    assert table.read_text("utf-8") == "0 1 * * * autre\n30 6 * * * neuf # briefing daily\n"


def test_the_windows_task_starts_late_rather_than_never(place: tuple[Plan, Path]) -> None:
    text = schedule.windows(*place, time(6, 30))
    root = etree.fromstring(text.encode("utf-16"))
    name = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
    assert root.findtext(f".//{name}StartWhenAvailable") == "true"
    assert root.findtext(f".//{name}MultipleInstancesPolicy") == "IgnoreNew"
    assert root.findtext(f".//{name}Command") == sys.executable
    assert (root.findtext(f".//{name}StartBoundary") or "").endswith("T06:30:00")
    assert str(place[1].name) in (root.findtext(f".//{name}Arguments") or "")


def test_the_command_prints_one_of_the_three(briefing: Run, place: tuple[Plan, Path]) -> None:
    config = place[1]
    assert "OnCalendar=*-*-* 07:45:00" in (
        briefing("schedule", "-c", config, "--systemd", "--at", "07:45").out
    )
    assert briefing("schedule", "-c", config, "--cron").out.startswith("30 6 * * * ")
    assert "<Task " in briefing("schedule", "-c", config, "--windows").out
    for wrong in ([], ["--cron", "--systemd"], ["--cron", "--at", "midi"]):
        assert briefing("schedule", "-c", config, *wrong).code == 2


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-03-12T06:29:59+01:00", "2026-03-12T06:30:00+01:00"),
        ("2026-03-12T06:30:00+01:00", "2026-03-13T06:30:00+01:00"),
        # The night that summer time begins: the day has 23 hours.
        ("2026-03-28T20:00:00+01:00", "2026-03-29T06:30:00+02:00"),
    ],
)
def test_the_next_run_is_due(now: str, due: str) -> None:
    moment = datetime.fromisoformat(now).astimezone(PARIS)
    assert clock.next_due(moment, time(6, 30)).isoformat() == due


def test_an_hour_that_does_not_exist_moves_on() -> None:
    moment = datetime.fromisoformat("2026-03-29T00:00:00+01:00").astimezone(PARIS)
    assert clock.next_due(moment, time(2, 30)).isoformat() == "2026-03-29T03:30:00+02:00"
