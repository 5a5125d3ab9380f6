"""Define the frozen values that the rooms hand to one another.

Every passage is a list of `Span`s into the article's text as read; strings are cut out of it only
when something is printed. Nothing here refers to spaCy, so all of it can be pickled and compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

PartyKind = Literal["person", "state", "organisation", "group", "unknown"]
QuoteKind = Literal["direct", "mixed", "indirect"]
Status = Literal["asserted", "hedged", "withdrawn"]
Stance = Literal[
    "denial",
    "counter_accusation",
    "justification",
    "call_for_evidence",
    "warning",
    "appeal",
    "acknowledgement",
    "commitment",
    "no_comment",
]
Granularity = Literal["minute", "day", "week", "month", "season", "year", "decade"]
Gender = Literal["m", "f"]
Change = Literal["reference", "cut", "changed", "reported"]
"""How a version differs: words left out, words replaced, or told in the journalist's words."""
RepairKind = Literal["mojibake", "lost", "form"]


class Span(NamedTuple):
    """Delimit a passage, in Unicode code points of the article's text, end exclusive."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """Return the words of the passage."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two passages share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether the other passage lies wholly in this one."""
        return self.start <= other.start and other.end <= self.end


def cut(text: str, spans: Iterable[Span], joint: str = " […] ") -> str:
    """Return the words of several passages, joined by a mark of omission."""
    return joint.join(text[start:end] for start, end in spans)


@dataclass(frozen=True, slots=True)
class When:
    """State a date as ISO 8601 (`2021-07-20`, `2021-07`, `2021`) with how finely it is known.

    A week is stated by its Monday, a weekend by its Saturday, a season by its first month, a decade
    by its first year: so all dates sort as text.
    """

    iso: str
    granularity: Granularity = "day"
    inferred: bool = False
    """True when a part of it (mostly the year) is not written in the article."""
    span: Span | None = None
    """Where the article says it; None when it comes from metadata."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Name what a damaged passage was; the text itself is never changed."""

    span: Span
    text: str
    kind: RepairKind
    """`form` is another writing of the same letters (e and its accent apart): no damage to show."""


@dataclass(frozen=True)
class Article:
    """Hold one article as read: the text that all offsets count in, and what is known about it."""

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: When | None = None
    url: str | None = None
    source_name: str = ""
    """Name of the file or feed entry it came from, without its folder."""
    plain: bool = True
    """True when the text is a decoded `.txt` file, untouched."""
    boilerplate: tuple[Span, ...] = ()
    """Bylines, credits, share lines: not read for speech, summary or accusations."""
    repairs: tuple[Repair, ...] = ()
    """Damaged characters with what they were, in order; extraction reads the text with them made."""
    warnings: tuple[str, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """Return the digest of the UTF-8 bytes of the text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Party:
    """Name a person, state, organisation or group that speaks, accuses, is accused or answers."""

    name: str
    kind: PartyKind = "unknown"
    aliases: tuple[str, ...] = ()
    role: str | None = None
    gender: Gender | None = None
    plural: bool = False
    named: bool = True
    """False for a description that no name in the article resolves (*une source policière*)."""
    actor: str | None = None
    """Id of the actor it is in a dossier; None within an article."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Tell why an item was found: the construction, and how its party was resolved."""

    construction: str
    resolution: str = "none"


@dataclass(frozen=True, slots=True)
class Quote:
    """Report one act of speech."""

    kind: QuoteKind
    content: tuple[Span, ...]
    speakers: tuple[Party, ...] = ()
    role: str | None = None
    on_behalf_of: tuple[Party, ...] = ()
    cue: Span | None = None
    confidence: float = 0.5
    evidence: Evidence = Evidence("unknown")


@dataclass(frozen=True, slots=True)
class Accusation:
    """Report that somebody blames somebody for a wrong."""

    accusers: tuple[Party, ...]
    accused: tuple[Party, ...]
    charge: tuple[Span, ...] = ()
    cue: Span | None = None
    on_behalf_of: tuple[Party, ...] = ()
    status: Status = "asserted"
    confidence: float = 0.5
    evidence: Evidence = Evidence("unknown")


@dataclass(frozen=True, slots=True)
class Response:
    """Report what the accused side answers; `answers` are indices into the accusations."""

    responders: tuple[Party, ...]
    stances: tuple[Stance, ...]
    evidence_spans: tuple[Span, ...]
    on_behalf_of: tuple[Party, ...] = ()
    answers: tuple[int, ...] = ()
    confidence: float = 0.5
    evidence: Evidence = Evidence("unknown")


@dataclass(frozen=True, slots=True)
class Precedent:
    """Report an earlier affair that the article or a speaker recalls."""

    name_spans: tuple[Span, ...]
    cited_by: tuple[Party, ...] = ()
    year: int | None = None
    confidence: float = 0.5
    evidence: Evidence = Evidence("unknown")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold a sentence for the summary: where it is and the content words it carries."""

    span: Span
    terms: tuple[str, ...] = ()
    """Folded lemmas of nouns, verbs, adjectives and names, stop words left out."""
    dangling: bool = False
    """True when it cannot be read alone (opens on an unresolved pronoun or a connective)."""
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Tie a date said in the text to the sentence that says it."""

    when: When
    sentence: Span


@dataclass(frozen=True, slots=True)
class Analysis:
    """Gather what was found in one article, in text order."""

    article: Article
    quotes: tuple[Quote, ...] = ()
    accusations: tuple[Accusation, ...] = ()
    responses: tuple[Response, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    parties: tuple[Party, ...] = ()
    """All persons, states and organisations of the article, by first mention."""
    sentences: tuple[Sentence, ...] = ()
    events: tuple[Event, ...] = ()
    pipeline: str = ""
    notes: tuple[str, ...] = field(default=())
    """What could not be resolved or read, in French, for « Méthode et limites »."""


# What the dossier room makes of the analyses. Excerpts stay spans until they are serialised.


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
