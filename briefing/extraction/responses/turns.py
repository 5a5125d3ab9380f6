"""Read who speaks in turn in an article, and what each turn's blame and answers say of the others.

Whether words answer depends on who was blamed before them, and that is seldom sure: every suspicion counts
for as much as it is likely, whether or not it is told as an accusation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_MANY = 3.0
_ANSWERING, _BLAMING = 0.2, 0.1
"""How likely the other words of somebody who says nothing else answer, and blame: as anybody's."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Hold a quotation as one turn of the quarrel."""

    at: int
    speakers: tuple[int, ...]
    blames: Mapping[tuple[int, ...], float]
    """Each party that the words may blame, with the chance that they do."""
    answers: float
    """The chance that the words answer, by themselves and what is told."""


def turn_signs(turns: Sequence[Turn]) -> list[dict[str, float]]:
    """Return for each turn what the others say of it: whether its speaker was blamed, and by how much."""
    end = max((turn.at for turn in turns), default=0) or 1
    most = [max(turn.blames.values(), default=0.0) for turn in turns]
    heard = {speakers: _heard(set(speakers), turns) for speakers in {t.speakers for t in turns}}
    return [_signs(k, turns, heard[turn.speakers], most, end) for k, turn in enumerate(turns)]


@dataclass(frozen=True, slots=True)
class _Heard:
    """Hold what a speaker says in all, and how likely each turn of the others blames him."""

    own: Sequence[int]
    blamed: Sequence[tuple[int, float]]


def _heard(who: set[int], turns: Sequence[Turn]) -> _Heard:
    """Return a speaker's own turns, and where the others speak with the chance that they blame him."""
    own = [k for k, turn in enumerate(turns) if not who.isdisjoint(turn.speakers)]
    others = [turn for turn in turns if who.isdisjoint(turn.speakers)]
    return _Heard(own, sorted([(turn.at, _blamed(who, turn)) for turn in others]))


def _signs(
    k: int, turns: Sequence[Turn], heard: _Heard, most: Sequence[float], end: int
) -> dict[str, float]:
    turn = turns[k]
    own = [j for j in heard.own if j != k]
    before = [chance for at, chance in heard.blamed if at < turn.at]
    after = [chance for at, chance in heard.blamed if at >= turn.at]
    return {
        "blamed_most": max(before, default=0.0),
        "blamed_in_all": min(sum(before), _MANY),
        "blamed_last": before[-1] if before else 0.0,
        "blamed_after": max(after, default=0.0),
        "blames": most[k],
        "else_answers": sum([turns[j].answers for j in own]) / len(own) if own else _ANSWERING,
        "else_blames": sum([most[j] for j in own]) / len(own) if own else _BLAMING,
        "place": turn.at / end,
    }


def _blamed(who: set[int], by: Turn) -> float:
    """Return the chance that a turn blames somebody."""
    return sum(chance for party, chance in by.blames.items() if not who.isdisjoint(party))
