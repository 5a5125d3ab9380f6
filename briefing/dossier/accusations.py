"""Merge what several articles tell of one accusation into one row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from briefing.dossier.clusters import Joined, joined
from briefing.dossier.tellings import Tellings
from briefing.dossier.terms import alike, roots
from briefing.model import Accusation, AccusationRow, Excerpt, Party, ResponseRow, Status

ALIKE = 0.5
"""Share of common content words from which two charges are one."""


@dataclass(frozen=True, slots=True)
class Told:
    """Hold one article's telling of an accusation, its parties as the dossier has them."""

    source: int
    index: int
    found: Accusation
    accusers: tuple[Party, ...]
    accused: tuple[Party, ...]
    behalf: tuple[Party, ...]
    charge: frozenset[str]

    @property
    def blaming(self) -> frozenset[str]:
        """Return the actors who accuse, and those for whom they do."""
        return frozenset(p.actor for p in (*self.accusers, *self.behalf) if p.actor)

    @property
    def blamed(self) -> frozenset[str]:
        """Return the actors who are accused."""
        return frozenset(p.actor for p in self.accused if p.actor)


def merge_accusations(
    tellings: Tellings,
) -> tuple[tuple[AccusationRow, ...], dict[tuple[int, int], str]]:
    """Return the rows by first telling, and the row of each article's accusation by its index."""
    told = [
        _told(tellings, number, i, a)
        for number, analysis in tellings.analyses
        for i, a in enumerate(analysis.accusations)
    ]
    groups = [[told[i] for i in group] for group in _groups(told)]
    groups.sort(key=lambda g: min((tellings.day(t.source), t.source, t.index) for t in g))
    rows, row_of = [], {}
    for i, members in enumerate(groups, 1):
        row_id = f"accusation-{i}"
        row_of.update({(t.source, t.index): row_id for t in members})
        rows.append(_row(row_id, members, tellings))
    return tuple(rows), row_of


def _told(tellings: Tellings, number: int, index: int, found: Accusation) -> Told:
    cast = tellings.cast
    return Told(
        number,
        index,
        found,
        cast.all_of(number, found.accusers),
        cast.all_of(number, found.accused),
        cast.all_of(number, found.on_behalf_of),
        roots(tellings.words_of(number, found.charge)),
    )


def _groups(told: Sequence[Told]) -> list[list[int]]:
    """Join the tellings of one accusation: same sides and charge; then those that lack a part."""

    def same(i: int, j: int) -> bool:
        a, b = told[i], told[j]
        return (
            bool(a.blamed & b.blamed)
            and (bool(a.blaming & b.blaming) or a.blaming == b.blaming)
            and alike(a.charge, b.charge, ALIKE)
        )

    groups = joined([_keys(t) for t in told], same)
    return _completed(groups, told)


def _keys(told: Told) -> Iterable[Hashable]:
    sides = [(x, y) for x in (told.blaming or [""]) for y in told.blamed]
    return [(*side, word) for side in sides for word in sorted(told.charge)]


def _completed(groups: list[list[int]], told: Sequence[Told]) -> list[list[int]]:
    """Give a telling without charge, or without accuser, to the one group that it fits."""
    sets = Joined(len(told))
    for group in groups:
        for i in group[1:]:
            sets.join(group[0], i)
    by_accused: dict[str, list[list[int]]] = defaultdict(list)
    for group in groups:
        for actor in sorted({a for i in group for a in told[i].blamed}):
            by_accused[actor].append(group)
    for i, t in enumerate(told):
        if t.charge and t.blaming:
            continue
        fits = [
            group
            for actor in sorted(t.blamed)
            for group in by_accused[actor]
            if i not in group and any(_fits(t, told[j]) for j in group)
        ]
        here = [g for g in fits if any(told[j].source == t.source for j in g)]
        homes = {sets.root(g[0]): g for g in (here or fits)}
        if len(homes) == 1:
            sets.join(i, next(iter(homes)))
    return sets.sets()


def _fits(poor: Told, full: Told) -> bool:
    if not full.charge or (poor.blaming and not poor.blaming & full.blaming):
        return False
    return not poor.charge or (bool(full.blaming) and alike(poor.charge, full.charge, ALIKE))


def _row(row_id: str, members: Sequence[Told], tellings: Tellings) -> AccusationRow:
    fullest = sorted(
        members,
        key=lambda t: (
            not t.accusers,
            -len(t.charge),
            tellings.day(t.source),
            t.source,
            t.index,
        ),
    )
    best = fullest[0]
    behalf = _together(t.behalf for t in fullest)
    spoken_for = {p.actor for p in behalf}
    accusers = _together(t.accusers for t in fullest)
    own = tuple(p for p in accusers if p.actor not in spoken_for)
    charges: dict[int, Excerpt] = {}
    for t in fullest:
        if t.found.charge:
            charges.setdefault(t.source, Excerpt(t.source, t.found.charge))
    return AccusationRow(
        id=row_id,
        accusers=own or accusers,
        accused=_together(t.accused for t in fullest),
        on_behalf_of=behalf if own else (),
        status=_status(t.found.status for t in members),
        denied=False,
        charges=tuple(charges.values()),
        mentions=tellings.by_source(
            (t.source, (*t.found.charge, *((t.found.cue,) if t.found.cue else ()))) for t in members
        ),
        cue=Excerpt(best.source, (best.found.cue,)) if best.found.cue else None,
        date=tellings.earliest(t.source for t in members),
        outlets=tellings.outlets(t.source for t in members),
        responses=(),
        confidence=max(t.found.confidence for t in members),
        evidence=best.found.evidence,
    )


def _together(parties: Iterable[tuple[Party, ...]]) -> tuple[Party, ...]:
    """Return the parties of several tellings, each once, the most told first."""
    first: dict[str, Party] = {}
    told: Counter[str] = Counter()
    for some in parties:
        for p in some:
            key = p.actor or p.name
            first.setdefault(key, p)
            told[key] += 1
    order = list(first)
    return tuple(first[k] for k in sorted(first, key=lambda k: (-told[k], order.index(k))))


def _status(told: Iterable[Status]) -> Status:
    found = set(told)
    if "withdrawn" in found:
        return "withdrawn"
    return "asserted" if "asserted" in found else "hedged"


def tie(
    accusations: tuple[AccusationRow, ...], responses: Sequence[ResponseRow]
) -> tuple[AccusationRow, ...]:
    """Write into each accusation which responses answer it, and whether one denies it."""
    answering: dict[str, list[ResponseRow]] = defaultdict(list)
    for response in responses:
        for row_id in response.answers:
            answering[row_id].append(response)
    return tuple(
        replace(
            row,
            responses=tuple(r.id for r in answering[row.id]),
            denied=any("denial" in r.stances for r in answering[row.id]),
        )
        for row in accusations
    )
