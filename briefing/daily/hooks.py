"""Call the operator's command or address after a run: one for success, one for failure."""

from __future__ import annotations

import os
import subprocess

from briefing.daily.logs import warn
from briefing.daily.plan import Plan
from briefing.reading.fetch import FetchError, FetchPolicy, fetch

SECONDS = 60
"""The longest that a hook may take."""
SUCCESS = (0, 3)
"""A partial run has written its briefs: `status` tells about its sources, nobody is woken."""


def call(plan: Plan, day: str, code: int, summary: str) -> None:
    """Call the hook that fits the exit code; one that fails is told and changes nothing else."""
    hook = plan.hooks.success if code in SUCCESS else plan.hooks.failure
    if not hook:
        return
    name = "hooks.success" if code in SUCCESS else "hooks.failure"
    if hook[0].startswith(("http://", "https://")):
        _address(name, hook[0])
    else:
        _command(name, hook, {"DAY": day, "CODE": str(code), "SUMMARY": summary})


def _address(name: str, url: str) -> None:
    # The operator wrote this address; monitoring mostly lives in one's own network.
    policy = FetchPolicy(total_seconds=SECONDS, max_bytes=1_000_000, allow_private=True)
    try:
        answer = fetch(url, policy=policy)
    except FetchError as error:
        warn(f"{name} : {error}", event="hook")
        return
    if answer.status >= 400:
        warn(f"{name} : réponse {answer.status}", event="hook")


def _command(name: str, words: tuple[str, ...], facts: dict[str, str]) -> None:
    environment = os.environ | {f"BRIEFING_{key}": value for key, value in facts.items()}
    try:
        done = subprocess.run(
            words, env=environment, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        warn(f"{name} : {words[0]} : {error}", event="hook")
        return
    if done.returncode:
        warn(f"{name} : {words[0]} a rendu {done.returncode}", event="hook")
