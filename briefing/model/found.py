"""Define what is read of an article and what is found in it."""

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
