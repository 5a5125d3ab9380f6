"""Hold what the rules of blame look at in one article, and what they find."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing.extraction.accusations.blame_cues import accusation_cue, may_blame
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import base
from briefing.extraction.quotes.found import Found
from briefing.extraction.speakers.sides import Sides
from briefing.extraction.speakers.speakers import Resolver
from briefing.language.lexicon import AccusationCue
from briefing.language.plain_doc import Token
from briefing.model import Span, Status

_SUPPOSING = re.compile(r"[^r]erai(?:t|ent)$")
"""Forms that are conditional whatever the tagger says: *maquillerait*, no *enterrait*."""
_SAID_TO_COME = {"promettre", "jurer", "garantir", "assurer", "certifier", "annoncer"}
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

    answering: list[Token] = field(default_factory=list)
    """The words of the narration that may tell that somebody answers or was asked."""

    deniers: list[tuple[int, ...]] = field(default_factory=list)
    """Who answers blame by the narration's or a quotation's cue, and so is blamed."""

    inquiring: set[int] | None = None
    """The bodies only asked to look into the matter, once `inquirers` has looked for them."""

    suspicions: Suspicions = field(default_factory=dict)
    cues: dict[int, AccusationCue] = field(init=False)
    """The words that blame, by their token."""

    _inserted: set[int] = field(init=False)
    _speech: dict[int, Found] = field(init=False)
    _words: dict[tuple[Span, ...], list[Token]] = field(init=False)

    def __post_init__(self) -> None:
        self.cues = {
            t.i: entry
            for t in self.layout.tokens
            if t.is_word
            and may_blame(t.lower_, t.lemma_, self.knows)
            and (entry := accusation_cue(t, self.knows)) is not None
        }
        self._inserted = {q.verb for q in self.quotes if q.construction == "incise"}
        self._words = {q.content: self.layout.tokens_in(q.content) for q in self.quotes}
        self._speech = {t.i: q for q in reversed(self.quotes) for t in self._words[q.content]}

    def words(self, quote: Found) -> list[Token]:
        """Return the tokens of what a quote says."""
        return self._words[quote.content]

    def speech_at(self, i: int) -> Found | None:
        """Return the quote that token `i` stands in, the first of several."""
        return self._speech.get(i)

    def inserts(self, i: int) -> bool:
        """Tell whether token `i` is an inserted cue: what it reports is the blame, *« A », dénonce Paul Roux*."""
        return i in self._inserted


def conditional(span: Span, layout: Layout) -> bool:
    """Tell whether the passage tells hearsay: *auraient « harcelé »*, *maquillerait*."""
    return any(
        ("Cnd" in token.morph.get("Mood", []) or _SUPPOSING.search(token.lower_))
        and not _was_to_come(token)
        for token in layout.tokens_in([span])
    )


def _was_to_come(verb: Token) -> bool:
    """Tell whether the conditional is what somebody said that would come: *avait promis que rien ne bougerait*."""
    return base(verb) == "ccomp" and verb.head.lemma_.casefold() in _SAID_TO_COME
