"""Merge the responses of several articles, and tie each to the accusation that it answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.dossier.clusters import joined
from briefing.dossier.tellings import Tellings
from briefing.dossier.terms import alike, roots
from briefing.model import AccusationRow, Excerpt, Party, Response, ResponseRow

ALIKE = 0.5
"""Share of common content words from which two answers are one."""
MOST_TIED = 2
"""An answer that could be to more accusations than this is tied to none of them."""


@dataclass(frozen=True, slots=True)
class _Told:
    source: int
    found: Response
    responders: tuple[Party, ...]
    behalf: tuple[Party, ...]
    answers: tuple[str, ...]
    said: frozenset[str]

    @property
    def speaking(self) -> frozenset[str]:
        return frozenset(p.actor for p in self.responders if p.actor)


def merge_responses(
    tellings: Tellings,
    accusations: Sequence[AccusationRow],
    row_of: dict[tuple[int, int], str],
) -> tuple[ResponseRow, ...]:
    """Return the responses by first telling, each with the rows that it answers."""
    tying = _Tying(tellings, accusations)
    told: list[_Told] = []
    for number, analysis in tellings.analyses:
        for found in analysis.responses:
            answers = tuple(
                dict.fromkeys(row_of[number, k] for k in found.answers if (number, k) in row_of)
            )
            told.append(
                _Told(
                    number,
                    found,
                    tellings.cast.all_of(number, found.responders),
                    tellings.cast.all_of(number, found.on_behalf_of),
                    answers or tying.answered(number, found),
                    roots(tellings.words_of(number, found.evidence_spans)),
                )
            )

    def same(i: int, j: int) -> bool:
        a, b = told[i], told[j]
        if not (a.speaking & b.speaking or a.speaking == b.speaking):
            return False
        if a.answers and b.answers and not set(a.answers) & set(b.answers):
            return False
        return alike(a.said, b.said, ALIKE)

    keys = [[(actor, w) for actor in (t.speaking or [""]) for w in sorted(t.said)] for t in told]
    groups = [[told[i] for i in g] for g in joined(keys, same)]
    groups.sort(
        key=lambda g: min((tellings.day(t.source), t.source, t.found.evidence_spans[:1]) for t in g)
    )
    return tuple(_row(f"reponse-{i}", g, tellings) for i, g in enumerate(groups, 1))


def _row(row_id: str, members: Sequence[_Told], tellings: Tellings) -> ResponseRow:
    fullest = sorted(members, key=lambda t: (-len(t.said), tellings.day(t.source), t.source))
    best = fullest[0]
    words: dict[int, Excerpt] = {}
    for t in fullest:
        words.setdefault(t.source, Excerpt(t.source, t.found.evidence_spans))
    parties = {p.actor or p.name: p for t in reversed(fullest) for p in t.responders}
    behalf = {p.actor or p.name: p for t in fullest for p in t.behalf}
    return ResponseRow(
        id=row_id,
        responders=tuple(parties[k] for k in sorted(parties)),
        on_behalf_of=tuple(behalf[k] for k in sorted(behalf) if k not in parties),
        stances=tuple(dict.fromkeys(s for t in fullest for s in t.found.stances)),
        words=tuple(words.values()),
        mentions=tellings.by_source((t.source, t.found.evidence_spans) for t in members),
        answers=tuple(sorted({a for t in members for a in t.answers}, key=lambda a: (len(a), a))),
        date=tellings.earliest(t.source for t in members),
        outlets=tellings.outlets(t.source for t in members),
        confidence=max(t.found.confidence for t in members),
        evidence=best.found.evidence,
    )


class _Tying:
    """Find the accusation that a response answers when its own article does not tell it."""

    def __init__(self, tellings: Tellings, accusations: Sequence[AccusationRow]) -> None:
        self.tellings = tellings
        self.against: dict[str, list[AccusationRow]] = defaultdict(list)
        for row in accusations:
            for actor in sorted({p.actor for p in row.accused if p.actor}):
                self.against[actor].append(row)

    def answered(self, number: int, found: Response) -> tuple[str, ...]:
        """Return the rows that a response fits: the accused speaks, later, of that accuser or charge."""
        cast, day = self.tellings.cast, self.tellings.day(number)
        parties = cast.all_of(number, (*found.responders, *found.on_behalf_of))
        sides = self.tellings.sides(parties)
        rows = {
            row.id: row
            for side in sorted(sides)
            for row in self.against[side]
            if (row.date is None or row.date.iso <= day)
            and not sides & {p.actor for p in (*row.accusers, *row.on_behalf_of)}
        }
        if not rows:
            return ()
        here = [r for r in rows.values() if any(m.source == number for m in r.mentions)]
        fitting = self._best(number, found, here or list(rows.values()))
        return tuple(r.id for r in fitting) if len(fitting) <= MOST_TIED else ()

    def _best(self, number: int, found: Response, rows: list[AccusationRow]) -> list[AccusationRow]:
        spans = self.tellings.sentence(number, found.evidence_spans)
        said = roots(self.tellings.words_of(number, (*found.evidence_spans, *spans)))
        scores = [2 * self._names_accuser(said, r) + self._charge_in(said, r) for r in rows]
        best = max(scores)
        return [r for r, score in zip(rows, scores, strict=True) if score == best]

    def _names_accuser(self, said: frozenset[str], row: AccusationRow) -> int:
        """Tell whether the words name an accuser, by name or by office (*les accusations de la maire*)."""
        return int(
            any(
                said & roots(text)
                for p in (*row.accusers, *row.on_behalf_of)
                for text in (p.name, p.role or "")
            )
        )

    def _charge_in(self, said: frozenset[str], row: AccusationRow) -> int:
        return max(
            (len(said & roots(self.tellings.words_of(c.source, c.spans))) for c in row.charges[:3]),
            default=0,
        )
