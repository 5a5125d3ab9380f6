"""Run mornings in processes of their own, forked from one that has loaded the pipeline already.

`python -m tests.forge` reads orders from standard input, a JSON object a line, and answers each with one. A
forked child is a real process: it takes the lock, may be killed, and may run into a quota. To be killed at a
point that a seed chooses, it counts the lines that it runs of the daily room and of what writes files, and
sends itself SIGKILL at the chosen one.
"""

from __future__ import annotations

import base64
import json
import os
import pickle
import resource
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Any

from briefing.daily.plan import Plan
from tests.conftest import ROOT
from tests.mornings import folder_plan, morning, put

WATCHED = ("briefing/daily/", "briefing/rendering/writing.py", "/shutil.py", "/tempfile.py")


class Forge:
    """Give orders to the process that forks."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def start(
        self, plan: Plan, now: datetime, *, kill_at: int = 0, largest_file: int = 0, log: Path
    ) -> int:
        """Start a morning; return its process id."""
        order = {
            "plan": base64.b64encode(pickle.dumps(plan)).decode(),
            "now": base64.b64encode(pickle.dumps(now)).decode(),
            "kill_at": kill_at,
            "largest_file": largest_file,
            "log": str(log),
        }
        return self._ask(order)

    def wait(self, pid: int) -> int:
        """Return the exit code of a morning: -9 when it was killed."""
        return self._ask({"wait": pid})

    def run(self, plan: Plan, now: datetime, **options: Any) -> int:
        """Run a morning to its end, whatever that is."""
        return self.wait(self.start(plan, now, **options))

    def _ask(self, order: dict[str, Any]) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@contextmanager
def forge() -> Iterator[Forge]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.forge"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "ready\n"
        yield Forge(process)
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.wait()
        process.stdout.close()


# ---------------------------------------------------------------- in the process that forks


class _Counter:
    """Count the lines that run, and end the process at one of them."""

    def __init__(self, kill_at: int) -> None:
        self.kill_at = kill_at
        self.lines = 0

    def __call__(self, frame: FrameType, event: str, _: Any) -> Any:
        return self._line if any(w in frame.f_code.co_filename for w in WATCHED) else None

    def _line(self, frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            self.lines += 1
            if self.lines == self.kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
        return self._line


def _morning(order: dict[str, Any], nlp: Any) -> int:
    from briefing.daily import run
    from briefing.daily.analyst import Analyst
    from briefing.errors import BriefingError

    plan = pickle.loads(base64.b64decode(order["plan"]))
    now = pickle.loads(base64.b64decode(order["now"]))
    if order["largest_file"]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["largest_file"],) * 2)
    counter = _Counter(order["kill_at"])
    with Path(order["log"]).open("a", encoding="utf-8") as log:
        sys.settrace(counter)
        try:
            outcome = run.run(plan, now, analyst=Analyst(None, lambda _: nlp))
            code, said = outcome.code, outcome.summary
        except BriefingError as error:
            code, said = error.exit_code, str(error)
        except Exception:
            code, said = 1, traceback.format_exc()
        finally:
            sys.settrace(None)
        log.write(f"{now} {code} {counter.lines} {said}\n")
    return code


def _compile_templates_once() -> None:
    """Keep compiled templates for the children: compiling is half of a small morning's time."""
    from jinja2 import Environment

    compiled: dict[tuple[Any, ...], Any] = {}
    real = Environment.compile

    def compile_once(self: Environment, source: Any, *names: Any, **options: Any) -> Any:
        key = (str(source), *names, *options.items(), type(self), self.autoescape, self.trim_blocks)
        if key not in compiled:
            compiled[key] = real(self, source, *names, **options)
        return compiled[key]

    Environment.compile = compile_once  # type: ignore[method-assign]


def _serve() -> None:
    from briefing.daily import feeds, run, web
    from briefing.daily.analyst import Analyst
    from briefing.language.pipeline import load

    assert all((feeds, web))
    nlp = load(None)
    _compile_templates_once()
    with tempfile.TemporaryDirectory() as folder:
        plan = folder_plan(Path(folder))
        plan = replace(plan, topics=(replace(plan.topics[0], formats=("md",)),))
        put(plan, 0)
        run.run(plan, morning(0), analyst=Analyst(None, lambda _: nlp))
    print("ready", flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        if "wait" in order:
            _, status = os.waitpid(order["wait"], 0)
            print(os.waitstatus_to_exitcode(status), flush=True)
            continue
        pid = os.fork()
        if not pid:
            os._exit(_morning(order, nlp))
        print(pid, flush=True)


if __name__ == "__main__":
    _serve()
