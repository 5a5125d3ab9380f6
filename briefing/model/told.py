"""Define what the dossier room makes of the analyses; excerpts stay spans until they are serialised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.model.found import (
    Article,
    Change,
    Evidence,
    Party,
    QuoteKind,
    Span,
    Stance,
    Status,
    When,
)


@dataclass(frozen=True, slots=True)
class Gloss:
    """Say whom a pronoun of an excerpt means; printed in brackets after it and marked as ours."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Point at words of one source: its number in the brief and spans into its text."""

    source: int
    spans: tuple[Span, ...]
    glosses: tuple[Gloss, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Number one article of the brief; `duplicates` are other outlets' copies of its text."""

    number: int
    article: Article
    copy_of: int | None = None
    """Number of the source whose text it repeats or extends."""
    extends: bool = False
    words_reproduced: int = 0


@dataclass(frozen=True, slots=True)
class AccusationRow:
    """Merge one accusation over all sources that tell it."""

    id: str
    accusers: tuple[Party, ...]
    accused: tuple[Party, ...]
    on_behalf_of: tuple[Party, ...]
    status: Status
    denied: bool
    charges: tuple[Excerpt, ...]
    """The charge in the words of each telling source, the fullest first; may be empty."""
    mentions: tuple[Excerpt, ...]
    """The sentences that tell it, the first told first."""
    cue: Excerpt | None
    date: When | None
    """When the first of its sources appeared."""
    outlets: int
    responses: tuple[str, ...]
    """Ids of the response rows that answer it."""
    confidence: float
    evidence: Evidence
    withdrawal: Excerpt | None = None
    """Where its accuser takes it back, if a source tells so."""


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """Merge one response over all sources that tell it."""

    id: str
    responders: tuple[Party, ...]
    on_behalf_of: tuple[Party, ...]
    stances: tuple[Stance, ...]
    words: tuple[Excerpt, ...]
    mentions: tuple[Excerpt, ...]
    answers: tuple[str, ...]
    date: When | None
    outlets: int
    confidence: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PrecedentRow:
    """Merge one precedent over all sources that cite it."""

    id: str
    names: tuple[Excerpt, ...]
    cited_by: tuple[Party, ...]
    year: int | None
    mentions: tuple[Excerpt, ...]
    confidence: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """Merge one quote over all sources that print it; `words[0]` is the fullest version."""

    id: str
    kind: QuoteKind
    speakers: tuple[Party, ...]
    role: str | None
    on_behalf_of: tuple[Party, ...]
    words: tuple[Excerpt, ...]
    mentions: tuple[Excerpt, ...]
    cue: Excerpt | None
    date: When | None
    outlets: int
    weight: float
    selected: bool
    """True for the « citations marquantes »."""
    confidence: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Version:
    """Hold one outlet's version of what others tell otherwise."""

    excerpt: Excerpt
    change: Change = "reference"
    differing: tuple[Span, ...] = ()
    """The words that the reference, or the other version, does not have."""
    sources: tuple[int, ...] = ()
    """All sources that have this version word for word."""


@dataclass(frozen=True, slots=True)
class Divergence:
    """Set side by side what outlets tell differently, or what only one of them tells."""

    kind: Literal["wording", "only", "status", "speaker", "number", "correction"]
    about: str
    """Id of the row it concerns; empty for a sentence that no row holds."""
    versions: tuple[Version, ...]
    missing: tuple[int, ...] = ()
    """Numbers of later sources on the same parties that do not have it."""


@dataclass(frozen=True, slots=True)
class ChronologyRow:
    """Date one sentence: an event that it tells, or an accusation or answer that it reports."""

    when: When
    mention: Excerpt
    about: tuple[str, ...] = ()
    """Ids of the accusations and responses that the sentence tells; empty for an event."""
    sources: tuple[int, ...] = ()
    """All sources that tell it with this date."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """Tell in which role the sources present somebody, and when they did."""

    role: str
    first: When | None
    last: When | None
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """Gather one party over the dossier."""

    id: str
    party: Party
    roles: tuple[str, ...]
    """By date, the latest first."""
    quotes_by: tuple[str, ...]
    quotes_about: tuple[str, ...]
    accuses: tuple[str, ...]
    accused_in: tuple[str, ...]
    responds: tuple[str, ...]
    tenures: tuple[Tenure, ...] = ()
    speaks_for: tuple[str, ...] = ()
    """Ids of the actors on whose behalf it speaks."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Tell one story over its sources."""

    id: str
    title: str
    """Words of a source's title, or the parties' names: never a sentence of our own."""
    sources: tuple[int, ...]
    summary: tuple[Excerpt, ...] = ()
    accusations: tuple[AccusationRow, ...] = ()
    responses: tuple[ResponseRow, ...] = ()
    precedents: tuple[PrecedentRow, ...] = ()
    quotes: tuple[QuoteRow, ...] = ()
    divergences: tuple[Divergence, ...] = ()
    chronology: tuple[ChronologyRow, ...] = ()
    actors: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class NewsItem:
    """Name a row, or an actor, that an earlier brief did not have, or whose status changed."""

    kind: Literal["accusation", "response", "party", "status"]
    dossier: str
    about: str
    names: tuple[str, ...]
    against: tuple[str, ...] = ()
    change: Literal["", "withdrawn", "denied"] = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Name what an earlier brief told and this one does not: by its parties, as its words are not here."""

    kind: Literal["accusation", "response"]
    names: tuple[str, ...]
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """Hold what is new since an earlier brief."""

    since: When | None
    items: tuple[NewsItem, ...]
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """Hold the whole note, ready to be serialised, proved and rendered."""

    title: str
    issued: When | None
    period: tuple[When, When] | None
    sources: tuple[Source, ...]
    dossiers: tuple[Dossier, ...]
    version: str
    pipeline: str
    notes: tuple[str, ...] = ()
    """What could not be read, resolved or dated, in French."""
    news: News | None = None
    """What is new since the brief that this one is compared with, if one was given."""
    max_words_per_article: int | None = None
    """The cap on the words reproduced of each article, which holds for the passages as well."""
