"""Run a morning: collect what is new, make the briefs that are due, bring the archive up to date.

A run may be killed at any moment. Each step is written down when it is done, and is done again by the
next run when it is not: nothing is lost, nothing comes twice.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from briefing.daily import (
    archive,
    collecting,
    database,
    delivery,
    hooks,
    making,
    publishing,
    retention,
    store,
)
from briefing.daily.analyst import Analyst
from briefing.daily.catalogue import Catalogue
from briefing.daily.collected import Collected
from briefing.daily.faults import place_of
from briefing.daily.ledger import RunRecord
from briefing.daily.logs import RUN, tell, warn
from briefing.daily.plan import Plan, Topic
from briefing.daily.store import Store
from briefing.errors import BriefingError, NoArticleError, UsageError

PARTIAL = 3
NO_ARTICLE = NoArticleError.exit_code
BACKWARDS = timedelta(hours=36)
"""A clock that is so far behind the last run is wrong: no time zone and no summer time explains it."""


@dataclass
class Outcome:
    """Tell what a run did; filled as it goes, so that a run that fails has told what it did before."""

    run: str
    day: str
    made: list[making.Made] = field(default_factory=list)
    collected: list[Collected] = field(default_factory=list)
    faults: list[BriefingError] = field(default_factory=list)

    @property
    def code(self) -> int:
        """Return the exit code: the highest that applies."""
        codes = [fault.exit_code for fault in self.faults]
        codes += [f.exit_code for made in self.made for f in made.failures]
        if any(c.failures for c in self.collected):
            codes.append(PARTIAL)
        if self.collected and all(c.unreachable for c in self.collected):
            codes.append(NO_ARTICLE)
        return max(codes, default=0)

    @property
    def folders(self) -> list[Path]:
        """Return the folders that were written."""
        return [made.folder for made in self.made if made.folder is not None]

    @property
    def summary(self) -> str:
        """Return one sentence, for people."""
        written = [made for made in self.made if made.status == "written"]
        failed = sum(len(c.failures) for c in self.collected)
        parts = []
        if written:
            articles = sum(made.articles for made in written)
            parts.append(f"{_count(len(written), 'note')}, {_count(articles, 'article')}")
        elif self.made:
            parts.append("rien de neuf, aucune note écrite")
        elif not self.faults:
            parts.append("rien à faire : tout est déjà écrit")
        if failed:
            parts.append(f"{_count(failed, 'entrée')} en échec")
        parts += [str(fault) for fault in self.faults]
        return " ; ".join(parts)


def run(
    plan: Plan,
    now: datetime,
    *,
    day: str | None = None,
    topics: Sequence[str] = (),
    analyst: Analyst | None = None,
) -> Outcome:
    """Run a plan; `now` is the clock as read at the door, `day` a day other than today's.

    Raises:
        LockedError: another run is going on.
        StoreError: the state cannot be used.
        UsageError: an unknown topic, a day to come, or a clock that went backwards.
    """
    today = now.date().isoformat()
    chosen = _chosen(plan, topics)
    outcome = Outcome(f"{now:%Y%m%dT%H%M%S}-{os.getpid()}", day or today)
    if outcome.day > today:
        raise UsageError(f"--date : « {outcome.day} » est à venir — donner un jour passé")
    RUN.set(outcome.run)
    with store.locked(plan.state):
        try:
            with store.opened(plan.state) as opened:
                _check_clock(opened, now, explicit=day is not None)
                opened.ledger.begin(RunRecord(outcome.run, outcome.day, now.isoformat()))
                _steps(chosen, opened, outcome, today, analyst or Analyst(plan.pipeline), now)
                end = RunRecord(
                    outcome.run, outcome.day, "", now.isoformat(), outcome.code, outcome.summary
                )
                opened.ledger.end(end)
                database.back_up(opened.connection, opened.path)
        except Exception as fault:
            # Whatever it is, whoever is to be told is told; it is not dealt with here.
            code = fault.exit_code if isinstance(fault, BriefingError) else 1
            hooks.call(plan, outcome.day, code, str(fault))
            raise
        hooks.call(plan, outcome.day, outcome.code, outcome.summary)
    tell(outcome.summary, day=outcome.day, code=outcome.code, event="end")
    return outcome


def _steps(
    plan: Plan, opened: Store, outcome: Outcome, today: str, analyst: Analyst, now: datetime
) -> None:
    publishing.clear(plan.archive)
    if outcome.day == today:
        outcome.collected = collecting.collect(plan, opened, today, now)
    for topic in plan.topics:
        for day in _due(topic, plan, opened, outcome.day, today):
            _guarded(outcome, lambda d=day, t=topic: _brief(d, t, plan, opened, outcome, analyst))  # type: ignore[misc]
    catalogue = Catalogue(opened.connection)
    retention.apply(plan, opened)
    touched = opened.ledger.touched()

    def pages() -> None:
        archive.update(plan, catalogue, touched)
        opened.ledger.settled(touched)

    _guarded(outcome, pages)
    delivery.send_due(plan, opened, outcome.faults)
    if plan.inputs_days:
        opened.inputs.forget(_back(today, plan.inputs_days))


def _guarded(outcome: Outcome, step: Callable[[], None]) -> None:
    """Take a step; one topic's full disk or faulty template does not stop the others."""
    try:
        step()
    except BriefingError as fault:
        outcome.faults.append(fault)
    except Exception as error:
        # A fault of ours: the other topics have their brief all the same, the exit code tells.
        outcome.faults.append(BriefingError(place_of(error)))
    else:
        return
    warn(str(outcome.faults[-1]), event="fault")


def _due(topic: Topic, plan: Plan, opened: Store, day: str, today: str) -> list[str]:
    """Return the days to look at: the one asked for, and before it those that a killed run left.

    A topic that was added today is not made for the days before; `--date` does that.
    """
    since = opened.ledger.since(topic.name, day)
    if day != today:
        return [day]
    if plan.inputs_days:
        since = max(since, _back(today, plan.inputs_days))
    late = [
        d
        for d in opened.inputs.days(topic.sources, since, day)
        if opened.ledger.brief(d, topic.name) is None
    ]
    return [*late, day]


def _brief(
    day: str, topic: Topic, plan: Plan, opened: Store, outcome: Outcome, analyst: Analyst
) -> None:
    """Make a topic's brief of a day, unless the very same was made before."""
    inputs = making.inputs_of(day, topic, plan, opened)
    known = opened.ledger.brief(day, topic.name)
    key = (inputs.digest, making.settings_digest(topic, plan))
    if known and known.key == key and known.status != "pruned":
        return
    if inputs.forgotten:
        # Made again from what is left, it would lack articles that it has now.
        raise UsageError(
            f"{day}, {topic.name} : les textes de {_count(inputs.forgotten, 'article')} ne sont plus "
            "gardés (run.inputs_days), la note reste comme elle est"
        )
    made = making.make(day, topic, inputs, plan, opened, analyst, outcome.run)
    outcome.made.append(made)
    said = "rien de neuf" if made.status == "nothing" else _count(made.articles, "article")
    tell(
        f"{day}, {topic.title} : {said}",
        event="brief", day=day, topic=topic.name, status=made.status,
        articles=made.articles, set_aside=made.set_aside,
    )  # fmt: skip
    for failure in made.failures:
        warn(str(failure), event="fault", day=day, topic=topic.name)


def _check_clock(opened: Store, now: datetime, *, explicit: bool) -> None:
    """Refuse to go on with a clock that is days behind: it would file today's articles in the past."""
    runs = opened.ledger.runs(1)
    if explicit or not runs:
        return
    last = datetime.fromisoformat(runs[0].started)
    if now < last - BACKWARDS:
        raise UsageError(
            f"l’horloge dit {now:%Y-%m-%d %H:%M}, le dernier passage est du {last:%Y-%m-%d %H:%M} — "
            f"régler l’horloge, ou confirmer par --date {now:%Y-%m-%d}"
        )


def _chosen(plan: Plan, topics: Sequence[str]) -> Plan:
    known = [topic.name for topic in plan.topics]
    for name in topics:
        if name not in known:
            raise UsageError(f"--topic : « {name} » n’est pas un sujet ({', '.join(known)})")
    return plan.only(tuple(topics)) if topics else plan


def _back(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number > 1 else ''}"


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """Tell what a run would do."""

    day: str
    collected: list[Collected]
    topics: dict[str, int]
    """The articles that each topic's brief would be made of; -1 where nothing would be done."""


def rehearse(
    plan: Plan, now: datetime, *, day: str | None = None, topics: Sequence[str] = ()
) -> Rehearsed:
    """Collect into a copy of the state and tell what would be made; nothing is written."""
    today = now.date().isoformat()
    chosen = _chosen(plan, topics)
    wanted = day or today
    with store.rehearsal(plan.state) as copy:
        collected = collecting.collect(chosen, copy, today, now) if wanted == today else []
        counts = {}
        for topic in chosen.topics:
            inputs = making.inputs_of(wanted, topic, plan, copy)
            known = copy.ledger.brief(wanted, topic.name)
            same = known and known.key == (inputs.digest, making.settings_digest(topic, plan))
            counts[topic.name] = -1 if same else len(inputs.articles)
    return Rehearsed(wanted, collected, counts)
