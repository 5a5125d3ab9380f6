"""Hold the analyses of a dossier with their parties put together, for all that merges them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from briefing.dossier.parties import Cast
from briefing.dossier.terms import fold, sentence_around, words
from briefing.model import Analysis, Excerpt, Party, Source, Span, When


class Tellings:
    """Answer what the merging asks of a dossier: texts, sentences, dates, outlets, parties."""

    def __init__(
        self, analyses: Sequence[tuple[int, Analysis]], sources: Sequence[Source] = ()
    ) -> None:
        self.analyses = tuple(analyses)
        self.analysis = dict(self.analyses)
        self.article = {number: a.article for number, a in self.analyses}
        self.copy_of = _origins(sources, set(self.article))
        self.repeats = {s.number for s in sources if s.number in self.copy_of and not s.extends}
        """Sources that print another's text and add nothing."""
        self.cast = Cast(self.analyses, self.copy_of)
        self._sides = _sides(self.cast)
        self._boundaries = {n: [s.span for s in a.sentences] for n, a in self.analyses}

    def words_of(self, number: int, spans: Iterable[Span]) -> str:
        """Return the words of some passages of a source."""
        text = self.article[number].text
        return " ".join(s.cut(text) for s in spans)

    def sentence(self, number: int, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """Return the sentence that holds the passages."""
        return sentence_around(self.article[number], spans, self._boundaries[number])

    def outlet(self, number: int) -> str:
        """Return the outlet of a source; one that is not known counts as its own."""
        return self.article[number].outlet or f"source {number}"

    def outlets(self, numbers: Iterable[int]) -> int:
        """Return how many outlets the sources are from."""
        return len({self.outlet(n) for n in numbers})

    def earliest(self, numbers: Iterable[int]) -> When | None:
        """Return the first date of publication among the sources."""
        dates = [d for n in numbers if (d := self.article[n].published) is not None]
        return min(dates, key=lambda w: (w.iso, w.granularity), default=None)

    def day(self, number: int) -> str:
        """Return a source's date to sort by, the unknown ones last."""
        published = self.article[number].published
        return published.iso if published else "9999"

    def sides(self, parties: Iterable[Party]) -> frozenset[str]:
        """Return the actors that parties are or speak for."""
        own = [p.actor for p in parties if p.actor]
        return frozenset(side for actor in own for side in (actor, *self._sides.get(actor, ())))

    def speaks_for(self, actor: str) -> tuple[str, ...]:
        """Return the actors on whose behalf an actor speaks, by its role or as a source says."""
        return tuple(sorted(self._sides.get(actor, ())))

    def by_source(self, found: Iterable[tuple[int, tuple[Span, ...]]]) -> tuple[Excerpt, ...]:
        """Return one excerpt a source with the sentences of what was found in it."""
        spans: Mapping[int, list[Span]] = defaultdict(list)
        for number, passages in found:
            if passages:
                spans[number].append(self.sentence(number, passages)[0])
        return tuple(
            Excerpt(n, (min(spans[n]),)) for n in sorted(spans, key=lambda n: (self.day(n), n))
        )


def _origins(sources: Sequence[Source], here: set[int]) -> dict[int, int]:
    """Return, for each source that repeats or extends another of the dossier, the first print."""
    before = {s.number: s.copy_of for s in sources}
    out = {}
    for number in sorted(here):
        first = number
        while (earlier := before.get(first)) is not None and earlier in here:
            first = earlier
        if first != number:
            out[number] = first
    return out


def _sides(cast: Cast) -> dict[str, set[str]]:
    """Return for whom each actor speaks: named in its role or its description, or told so."""
    bodies: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for _, _, known in cast.mentions():
        if known.kind in ("organisation", "state") and known.named and known.actor:
            for name in (known.name, *known.aliases):
                first = words(name)[:1]
                if first and (fold(name), known.actor) not in bodies[first[0]]:
                    bodies[first[0]].append((fold(name), known.actor))
    out: dict[str, set[str]] = defaultdict(set)
    for _, party, known in cast.mentions():
        described = fold(" / ".join(x for x in (party.role, _described(party)) if x))
        for token in set(words(described)):
            for name, actor in bodies.get(token, ()):
                if (
                    known.actor
                    and actor != known.actor
                    # « l'ambassade de Chine à Ottawa » does not speak for Canada.
                    and re.search(rf"(?<!\ba )\b{re.escape(name)}\b", described)
                    and not re.match(r"(?:ancien|ancienne|ex)\b", described)
                ):
                    out[known.actor].add(actor)
    for analysis_actor, behalf in cast.told_sides():
        out[analysis_actor].add(behalf)
    return out


def _described(party: Party) -> str | None:
    return None if party.named else party.name
