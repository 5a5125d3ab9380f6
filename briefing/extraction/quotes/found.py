"""Hold a quote while its article is being read."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extraction.speakers.resolved import Resolved
from briefing.model import QuoteKind, Span

# How sure each construction is, as measured by the share of its finds that were right on dev.
TRUST = {
    "incise": 0.95,
    "clause": 0.9,
    "infinitive": 0.8,
    "colon": 0.9,
    "according": 0.9,
    "fragment": 0.75,
    "carried": 0.7,
    "opening": 0.6,
    "interview": 0.7,
    "held": 0.55,
    "unfolded": 0.6,
    "object": 0.7,
    "attribute": 0.8,
}


@dataclass(frozen=True, slots=True)
class Found:
    """Hold a quote before its parties are frozen; `at` is the token of its cue."""

    content: tuple[Span, ...]
    kind: QuoteKind
    speaker: Resolved
    cue: Span | None
    construction: str
    trust: float
    at: int
    verb: int = -1
