"""Make one topic's brief of one day: from stored inputs to a folder in the archive, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import platform
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import Any

from briefing.daily import archive, entries, filters, publishing
from briefing.daily.analyst import Analyst
from briefing.daily.catalogue import Catalogue
from briefing.daily.database import writing
from briefing.daily.inputs import Failure
from briefing.daily.ledger import BriefRecord, Status
from briefing.daily.logs import warn
from briefing.daily.plan import ALWAYS, Plan, Topic, digest_of
from briefing.daily.store import Store
from briefing.errors import BriefingError, InputError, OutputError, UsageError
from briefing.model import Analysis, Article, When

RUN_FORMAT = "briefing-run/1"
INCOMPLETE = ":incomplete"
"""Marks the settings of a brief that lacks a form, so that a later run of its day tries again."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Hold what a topic's brief of a day is made of."""

    articles: tuple[Article, ...]
    sources: dict[str, str]
    """The source of each article by its id."""
    failures: tuple[Failure, ...]
    previous: str | None
    """The day of the topic's brief before."""
    forgotten: int
    """Articles whose text is no longer stored."""
    digest: str


@dataclass(frozen=True, slots=True)
class Made:
    """Tell what came of a topic's day."""

    day: str
    topic: str
    status: Status
    articles: int = 0
    set_aside: int = 0
    """Articles of its sources that are not about the topic."""
    failures: tuple[BriefingError, ...] = ()
    """Forms that could not be written, articles that could not be analysed."""
    folder: Path | None = None


def settings_digest(topic: Topic, plan: Plan) -> str:
    """Return what the bytes of a topic's brief depend on besides its inputs."""
    from briefing import __version__

    return digest_of(topic, plan, briefing=__version__)


def inputs_of(day: str, topic: Topic, plan: Plan, store: Store) -> Inputs:
    """Gather the stored inputs of a topic's day, in an order that no accident of a run changes."""
    found = store.inputs.of_day(day, topic.sources)
    failures = tuple(store.inputs.failures(day, topic.sources))
    previous = store.ledger.latest(topic.name, day)
    before = store.ledger.brief(previous, topic.name) if previous else None
    stored = [(sha, store.inputs.article(number)) for sha, number in found]
    there = sorted(
        ((sha, *pair) for sha, pair in stored if pair is not None),
        key=lambda t: (t[0], t[1].outlet or "", t[1].url or "", t[2]),
    )
    articles: list[Article] = []
    sources: dict[str, str] = {}
    for sha256, article, source in there:
        named = replace(article, id=_id(source, sha256, sources))
        articles.append(named)
        sources[named.id] = source
    value = [[sha for sha, _ in found], [str(f) for f in failures], before and before.inputs]
    digest = hashlib.sha256(json.dumps(value).encode()).hexdigest()
    ordered = sorted(articles, key=lambda a: (a.published.iso if a.published else "", a.id))
    return Inputs(tuple(ordered), sources, failures, previous, len(found) - len(articles), digest)


def _id(source: str, sha256: str, taken: dict[str, str]) -> str:
    """Return an id that is the same whenever the article came; outlets may share a text."""
    name = f"{source}-{sha256[:10]}"
    copies = sum(1 for other in taken if other == name or other.startswith(name + "-"))
    return f"{name}-{copies + 1}" if copies else name


def make(
    day: str, topic: Topic, inputs: Inputs, plan: Plan, store: Store, analyst: Analyst, run: str
) -> Made:
    """Make a topic's brief of a day, publish it, and write it down.

    Raises:
        OutputError: it cannot be written; the archive stands as it was.
    """
    started = time.perf_counter()
    analyses = filters.keep(inputs.articles, topic, analyst) if inputs.articles else []
    defeated = [
        InputError(f"{inputs.sources[a.id]} : {a.source_name}", why, "signaler cet article")
        for a, why in analyst.defeated.items()
        if a in inputs.articles
    ]
    aside = len(inputs.articles) - len(analyses) - len(defeated)
    settings = settings_digest(topic, plan)
    record = BriefRecord(day, topic.name, inputs.digest, settings, "nothing", len(analyses), run)
    if not analyses and plan.empty_day == "skip":
        with writing(store.connection):
            # A brief that stood there before other settings left nothing of it goes with its pages.
            Catalogue(store.connection).drop(day, topic.name)
            store.ledger.note(record)
        return Made(day, topic.name, "nothing", set_aside=aside, failures=tuple(defeated))
    analysed = time.perf_counter()
    with publishing.workshop(plan.archive) as workshop:
        made = workshop / topic.name
        notes = [str(fault) for fault in (*inputs.failures, *defeated)]
        before = _before(inputs, topic, plan)
        failures = _render(day, topic, notes, analyses, analyst, made, before)
        seconds = {
            "analysis": round(analysed - started, 3),
            "rendering": round(time.perf_counter() - analysed, 3),
        }
        account = _account(day, topic, inputs, analyses, analyst, settings, run)
        account |= {"seconds": seconds, "warnings": [*notes, *map(str, failures)]}
        with publishing.wrapped(made):
            text = json.dumps(account, ensure_ascii=False, indent=1) + "\n"
            (made / "run.json").write_text(text, "utf-8")
        _publish(record, made, plan, store, incomplete=bool(failures))
    return Made(
        day, topic.name, "written", len(analyses), aside, (*defeated, *failures),
        plan.archive / entries.folder_of(day, topic.name),
    )  # fmt: skip


def _publish(
    record: BriefRecord, made: Path, plan: Plan, store: Store, *, incomplete: bool
) -> None:
    """Put the finished folder in its place, then write it down; a run killed between does it again."""
    catalogue = Catalogue(store.connection)
    entry = entries.read(record.day, record.topic, made)
    with publishing.wrapped(made):
        (made / "index.html").write_bytes(archive.landing(plan, catalogue, entry))
    publishing.publish(made, plan.archive / entries.folder_of(record.day, record.topic))
    settings = record.settings + (INCOMPLETE if incomplete else "")
    with writing(store.connection):
        catalogue.put(entry)
        store.ledger.note(
            replace(record, status="written", settings=settings), mail=plan.mail is not None
        )


def _render(
    day: str, topic: Topic, notes: Sequence[str], analyses: Sequence[Analysis], analyst: Analyst,
    folder: Path, before: Mapping[str, Any] | None,
) -> list[OutputError]:  # fmt: skip
    """Write the brief's files; what the archive cannot do without must be among them."""
    from briefing.dossier.brief import build_brief
    from briefing.rendering import render
    from briefing.rendering.look import look_of

    brief = build_brief(
        analyses,
        title=topic.title,
        issued=When(day),
        notes=notes,
        pipeline=analyst.name,
        single=topic.single,
        max_words_per_article=topic.max_words_per_article,
        since=before,
    )
    formats = list(dict.fromkeys((*ALWAYS, *topic.formats)))
    look = look_of(
        topic.templates,
        theme=topic.theme,
        logo=topic.logo,
        classification=topic.classification,
    )
    result = render(brief, formats=formats, output=folder, look=look)
    there = {path.name for path in result.written}
    if not {"brief.html", "brief.json"} <= there:
        raise result.failures[0]
    return list(result.failures)


def _before(inputs: Inputs, topic: Topic, plan: Plan) -> Mapping[str, Any] | None:
    """Return the topic's brief before, to tell what is new; one that was pruned or damaged is passed over."""
    from briefing.dossier.news import load_earlier

    if inputs.previous is None:
        return None
    path = plan.archive / entries.folder_of(inputs.previous, topic.name) / "brief.json"
    try:
        return load_earlier(path) if path.is_file() else None
    except UsageError as error:
        warn(str(error), event="previous", topic=topic.name)
        return None


def _account(
    day: str, topic: Topic, inputs: Inputs, analyses: Sequence[Analysis], analyst: Analyst,
    settings: str, run: str,
) -> dict[str, Any]:  # fmt: skip
    """Return what `run.json` tells: digests and counts, never an article's words."""
    from briefing import __version__

    kept = {analysis.article.id for analysis in analyses}
    return {
        "format": RUN_FORMAT,
        "run": run,
        "day": day,
        "topic": topic.name,
        "versions": {
            "briefing": __version__,
            "python": platform.python_version(),
            "spacy": metadata.version("spacy"),
            "pipeline": analyst.name,
        },
        "settings": settings,
        "inputs_digest": inputs.digest,
        "previous": inputs.previous,
        "inputs": [
            {
                "id": a.id,
                "sha256": a.sha256,
                "source": inputs.sources[a.id],
                "url": a.url,
                "kept": a.id in kept,
            }
            for a in inputs.articles
        ],
        "counts": {
            "articles": len(analyses),
            "set_aside": len(inputs.articles) - len(analyses),
            "unread": len(inputs.failures),
            "forgotten": inputs.forgotten,
            "quotes": sum(len(a.quotes) for a in analyses),
            "accusations": sum(len(a.accusations) for a in analyses),
            "responses": sum(len(a.responses) for a in analyses),
        },
    }
