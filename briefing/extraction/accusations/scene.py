"""Hold what the rules of blame look at in one article, and what they find."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.quotes.found import Found
from briefing.extraction.speakers.sides import Sides
from briefing.extraction.speakers.speakers import Resolver
from briefing.model import Span, Status

_SUPPOSING = re.compile(r"[^r]erai(?:t|ent)$")
"""Forms that are conditional whatever the tagger says: *maquillerait*, no *enterrait*."""
FIRST = {"je", "j'", "me", "m'", "moi", "nous", "notre", "nos", "mon", "ma", "mes"}
SECOND = {"vous", "votre", "vos", "tu", "te"}


@dataclass(frozen=True, slots=True)
class Blame:
    """Hold one accusation before it is merged with the others; `at` is the token that carries it."""

    accusers: tuple[int, ...]
    accused: tuple[int, ...]
    charge: tuple[Span, ...]
    cue: Span | None
    status: Status
    construction: str
    trust: float
    at: int
    how: str = "none"


@dataclass(frozen=True, slots=True)
class Aim:
    """Hold who goes for whom at a token: *étrille les députés. « Ils ont triché »*."""

    at: int
    accusers: tuple[int, ...]
    accused: tuple[int, ...]


Suspicion = dict[tuple[int, ...], float]
"""The chance that a quotation blames each of some parties."""
Suspicions = dict[tuple[int, tuple[Span, ...]], Suspicion]
"""What quotations may blame whom for, by their token and content, whether or not it is told."""


@dataclass(slots=True)
class Scene:
    """Gather what every rule needs to look at one article."""

    layout: Layout
    resolver: Resolver
    knows: Knowledge
    sides: Sides
    quotes: list[Found]
    last: Blame | None = None
    """The accusation that a verb told last, whose accuser *il* may go on."""

    aims: list[Aim] = field(default_factory=list)
    """Who goes for whom, of what is told by the words beside it."""

    deniers: list[tuple[int, ...]] = field(default_factory=list)
    """Who answers blame by the narration's or a quotation's cue, and so is blamed."""

    suspicions: Suspicions = field(default_factory=dict)

    def speech_at(self, i: int) -> Found | None:
        """Return the quote that token `i` stands in."""
        offset = self.layout.doc[i].idx
        for quote in self.quotes:
            if any(s.start <= offset < s.end for s in quote.content):
                return quote
        return None

    def inserts(self, i: int) -> bool:
        """Tell whether token `i` is an inserted cue: what it reports is the blame, *« A », dénonce Paul Roux*."""
        return any(q.verb == i and q.construction == "incise" for q in self.quotes)


def conditional(span: Span, layout: Layout) -> bool:
    """Tell whether the passage tells hearsay: *auraient « harcelé »*, *maquillerait*."""
    return any(
        "Cnd" in token.morph.get("Mood", []) or _SUPPOSING.search(token.lower_)
        for token in layout.tokens_in([span])
    )
