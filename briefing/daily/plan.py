"""Define the frozen values that the operator's settings become.

This module reads no file: `briefing.settings` makes these values of `briefing.toml`, and tests make
them by hand.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path
from typing import Literal

SourceKind = Literal["folder", "feed", "links"]
Security = Literal["none", "starttls", "tls"]
EmptyDay = Literal["skip", "write"]

ALWAYS = ("html", "json")
"""The archive links to the one and is rebuilt from the other, so a topic has both whatever it asks for."""


@dataclass(frozen=True, slots=True)
class Source:
    """Say where articles come from: a folder, a feed, or a file with a link a line."""

    name: str
    kind: SourceKind
    place: str
    """An absolute path, or the feed's address."""
    glob: str = "**/*"
    full_text: bool = True
    """True when each entry's page is read; else the feed's own text is taken."""
    outlet: str | None = None
    max_age_days: int = 0
    """Articles published longer before they are met are passed over; 0 takes all."""


@dataclass(frozen=True, slots=True)
class Retention:
    """Say what to keep: the briefs of the last days, then one a month; 0 keeps all."""

    daily: int = 0
    monthly: int = 0


@dataclass(frozen=True, slots=True)
class Topic:
    """Say what one brief a day is made of and looks like."""

    name: str
    title: str
    sources: tuple[str, ...]
    keywords: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("html", "pdf", "md", "json")
    templates: Path | None = None
    theme: str | None = None
    logo: Path | None = None
    classification: str | None = None
    single: bool = False
    max_words_per_article: int | None = None
    """The most words of one article that a brief reproduces."""
    recipients: tuple[str, ...] = ()
    retention: Retention = Retention()


@dataclass(frozen=True, slots=True)
class Network:
    """Say how to behave on a network."""

    contact: str = ""
    """An address or a page that a site's keeper may turn to; part of the user agent."""
    timeout: float = 20.0
    max_bytes: int = 10_000_000
    retries: int = 2
    back_off: float = 2.0
    """Seconds before the first retry; doubled before each one more."""
    delay: float = 1.0
    """Seconds between two pages of one host."""
    max_pages: int = 50
    """Pages read for one source in one run; the others wait for the next run."""
    robots: bool = True
    private_addresses: bool = False


@dataclass(frozen=True, slots=True)
class Mail:
    """Say how a brief is sent."""

    host: str
    sender: str
    recipients: tuple[str, ...] = ()
    port: int = 587
    security: Security = "starttls"
    user: str | None = None
    password_env: str = "BRIEFING_SMTP_PASSWORD"
    attach_pdf: bool = True
    dry_run: bool = False
    """True to write the message to the state folder instead of sending it."""


@dataclass(frozen=True, slots=True)
class Hooks:
    """Name a command (a list of words) or an address to call after a run."""

    success: tuple[str, ...] = ()
    failure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Hold all that `briefing daily` needs to know; no part of it is read from elsewhere."""

    archive: Path
    state: Path
    sources: tuple[Source, ...]
    topics: tuple[Topic, ...]
    archive_title: str = "Notes de synthèse"
    url: str | None = None
    """The address that the archive is served at, with a slash at its end."""
    at: time = time(6, 30)
    timezone: str = "Europe/Paris"
    empty_day: EmptyDay = "skip"
    pipeline: str | None = None
    inputs_days: int = 60
    """Days that the texts of articles are stored for catching up; 0 keeps them for ever."""
    trouble_after: int = 3
    """Runs in a row that a source may fail before it is reported as in trouble."""
    network: Network = Network()
    mail: Mail | None = None
    hooks: Hooks = Hooks()

    def source(self, name: str) -> Source:
        """Return a source by its name."""
        return next(source for source in self.sources if source.name == name)

    def only(self, topics: tuple[str, ...]) -> Plan:
        """Return the plan with some topics only, and the sources that these have."""
        kept = tuple(topic for topic in self.topics if topic.name in topics)
        used = {name for topic in kept for name in topic.sources}
        return replace(self, topics=kept, sources=tuple(s for s in self.sources if s.name in used))


def digest_of(topic: Topic, plan: Plan, **versions: str) -> str:
    """Return the digest of all settings and versions that the bytes of a topic's brief depend on."""
    value = {
        "title": topic.title,
        "keywords": topic.keywords,
        "parties": topic.parties,
        "sources": sorted(topic.sources),
        "formats": sorted({*topic.formats, *ALWAYS}),
        "single": topic.single,
        "max_words_per_article": topic.max_words_per_article,
        "templates": _templates_digest(topic.templates),
        "look": [topic.theme, _file_digest(topic.logo), topic.classification],
        "pipeline": plan.pipeline,
        "empty_day": plan.empty_day,
        "outlets": {s.name: s.outlet for s in plan.sources if s.name in topic.sources},
        "versions": versions,
    }
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def _file_digest(path: Path | None) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path and path.is_file() else None


def _templates_digest(folder: Path | None) -> str | None:
    """Return the digest of a user's templates: editing one makes another brief."""
    if folder is None:
        return None
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(path.relative_to(folder).as_posix().encode("utf-8", "replace") + b"\0")
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()
