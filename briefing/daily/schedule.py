"""Write what makes the system run `briefing daily`: a systemd timer, a cron line, a Windows task.

No scheduler of our own: each system has one that survives reboots, and knows how to catch up.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from xml.sax.saxutils import escape

from briefing.daily.plan import Plan
from briefing.errors import OutputError, UsageError
from briefing.rendering.writing import write_whole

NAME = "briefing"
CRON_MARK = "# briefing daily"


@dataclass(frozen=True, slots=True)
class Unit:
    """Hold a file to install: its name and its text."""

    name: str
    text: str


def command(config: Path) -> list[str]:
    """Return the words that run this very installation, whatever the path and the folder."""
    return [sys.executable, "-m", "briefing", "daily", "--config", str(config), "--quiet"]


# ---------------------------------------------------------------- systemd


def systemd(plan: Plan, config: Path, at: time) -> list[Unit]:
    """Return a hardened service that runs once, and a timer that catches up after a time off."""
    words = " ".join(_systemd_word(word) for word in command(config))
    writable = " ".join(_systemd_quoted(str(p)) for p in dict.fromkeys((plan.archive, plan.state)))
    service = f"""\
[Unit]
Description=briefing : notes de synthèse du jour

[Service]
Type=oneshot
# 3 : une source a manqué, les notes sont écrites ; 5 : un autre passage est en cours.
SuccessExitStatus=3 5
TimeoutStartSec=2h
Nice=10
UMask=0022
ExecStart={words}
# Secrets (mot de passe SMTP), un par ligne : BRIEFING_SMTP_PASSWORD=…
EnvironmentFile=-{str(config.with_suffix(".env")).replace("%", "%%")}
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=strict
# Ces dossiers doivent exister : « briefing schedule --systemd --install » les crée.
ReadWritePaths={writable}
ProtectKernelTunables=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
SystemCallArchitectures=native
"""
    timer = f"""\
[Unit]
Description=briefing : chaque jour à {at:%H:%M}

[Timer]
OnCalendar=*-*-* {at:%H:%M:%S} {plan.timezone}
Persistent=true
RandomizedDelaySec=2m
Unit={NAME}.service

[Install]
WantedBy=timers.target
"""
    return [Unit(f"{NAME}.service", service), Unit(f"{NAME}.timer", timer)]


def _systemd_word(word: str) -> str:
    """Quote a word of a command line: no specifier, no variable, no split."""
    return _systemd_quoted(word.replace("$", "$$"))


def _systemd_quoted(text: str) -> str:
    """Quote an entry of a list of paths: no specifier, no split."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{quoted}"' if re.search(r"[\s\"';\\]", text) else quoted


# ---------------------------------------------------------------- cron


def cron(plan: Plan, config: Path, at: time) -> str:
    """Return a crontab line; a morning without power is caught up by the next one."""
    words = " ".join(shlex.quote(word) for word in command(config))
    # cron takes « % » for a line's end.
    return f"{at.minute} {at.hour} * * * {words.replace('%', chr(92) + '%')} {CRON_MARK}\n"


# ---------------------------------------------------------------- Windows


def windows(plan: Plan, config: Path, at: time) -> str:
    """Return a Task Scheduler file that starts late rather than never, and never twice at once."""
    first, *others = command(config)
    arguments = subprocess.list2cmdline(others)
    return f"""\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>briefing : notes de synthèse du jour</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2024-01-01T{at:%H:%M:%S}</StartBoundary>
      <Enabled>true</Enabled>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>false</RunOnlyIfNetworkAvailable>
    <ExecutionTimeLimit>PT2H</ExecutionTimeLimit>
    <Priority>7</Priority>
    <Enabled>true</Enabled>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{escape(first)}</Command>
      <Arguments>{escape(arguments)}</Arguments>
      <WorkingDirectory>{escape(str(config.parent))}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""


# ---------------------------------------------------------------- installation, for this user


def install_systemd(plan: Plan, units: Sequence[Unit], home: Path) -> list[str]:
    """Write the units for this user and start the timer; return what was written."""
    for needed in (plan.archive, plan.state):
        try:
            needed.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{needed} : {error.strerror or error}") from error
    folder = home / ".config" / "systemd" / "user"
    done = [str(write_whole(folder / unit.name, unit.text.encode())) for unit in units]
    if shutil.which("systemctl") is None:
        raise UsageError("systemctl est introuvable — utiliser --cron")
    for words in (("daemon-reload",), ("enable", "--now", f"{NAME}.timer")):
        _call(["systemctl", "--user", *words])
    return done


def install_cron(line: str) -> None:
    """Put the line into this user's crontab, in the place of an earlier one."""
    if shutil.which("crontab") is None:
        raise UsageError("crontab est introuvable — utiliser --systemd")
    listed = subprocess.run(["crontab", "-l"], capture_output=True, check=False)
    kept = [
        one
        for one in listed.stdout.decode("utf-8", "surrogateescape").splitlines()
        if listed.returncode == 0 and not one.endswith(CRON_MARK)
    ]
    text = "\n".join([*kept, line.rstrip("\n")]) + "\n"
    _call(["crontab", "-"], text.encode("utf-8", "surrogateescape"))


def install_windows(text: str, folder: Path) -> None:
    """Register the task for this user."""
    if shutil.which("schtasks") is None:
        raise UsageError("schtasks est introuvable — cette machine n’est pas sous Windows")
    path = write_whole(folder / "briefing-task.xml", text.encode("utf-16"))
    _call(["schtasks", "/Create", "/TN", NAME, "/XML", str(path), "/F"])


def _call(words: list[str], given: bytes | None = None) -> None:
    done = subprocess.run(words, input=given, capture_output=True, check=False)
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise OutputError(f"{' '.join(words[:3])} : {said or f'code {done.returncode}'}")
