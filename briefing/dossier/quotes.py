"""Merge the quotes and the precedents of several articles: one row for each act of speech."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from briefing.dossier.clusters import joined
from briefing.dossier.tellings import Tellings
from briefing.dossier.terms import alike, roots, words
from briefing.model import Excerpt, Party, Precedent, PrecedentRow, Quote, QuoteRow

SAME_QUOTE = 0.7
"""Share of common content words from which two quotes are one act of speech."""
SAME_REPORT = 0.85
"""The same, where a journalist tells it in his own words in one of them."""
SHORT = 3
"""A quote of fewer content words is the same only word for word."""
CROWD = 24


@dataclass(frozen=True, slots=True)
class _Told:
    source: int
    index: int
    found: Quote
    speakers: tuple[Party, ...]
    behalf: tuple[Party, ...]
    tokens: tuple[str, ...]
    said: frozenset[str]


def merge_quotes(tellings: Tellings) -> tuple[QuoteRow, ...]:
    """Return the quotes by first telling, the fullest wording of each first."""
    told = [
        _told(tellings, number, i, q)
        for number, analysis in tellings.analyses
        for i, q in enumerate(analysis.quotes)
    ]

    def same(i: int, j: int) -> bool:
        a, b = told[i], told[j]
        one = {p.actor for p in a.speakers}
        two = {p.actor for p in b.speakers}
        if min(len(a.said), len(b.said)) < SHORT:
            return a.tokens == b.tokens and bool(one & two)
        share = SAME_QUOTE if a.found.kind == b.found.kind else SAME_REPORT
        # Long words under another name: one of the papers, or of our readings, errs.
        sure = one & two or not one or not two or (a.tokens == b.tokens and len(a.said) > 2 * SHORT)
        return bool(sure) and alike(a.said, b.said, share)

    groups = [[told[i] for i in g] for g in joined([_keys(t) for t in told], same, CROWD)]
    groups.sort(key=lambda g: min((tellings.day(t.source), t.source, t.index) for t in g))
    return tuple(_row(f"citation-{i}", g, tellings) for i, g in enumerate(groups, 1))


def _told(tellings: Tellings, number: int, index: int, found: Quote) -> _Told:
    text = tellings.words_of(number, found.content)
    return _Told(
        number,
        index,
        found,
        tellings.cast.all_of(number, found.speakers),
        tellings.cast.all_of(number, found.on_behalf_of),
        tuple(words(text)),
        roots(text),
    )


def _keys(told: _Told) -> list[Hashable]:
    """Return what two wordings of one quote share: two words that follow one another."""
    if len(told.said) < SHORT:
        return [told.tokens]
    return list(dict.fromkeys(zip(told.tokens, told.tokens[1:], strict=False)))


def _row(row_id: str, members: Sequence[_Told], tellings: Tellings) -> QuoteRow:
    printed = Counter(t.tokens for t in members)
    order = {"direct": 0, "mixed": 1, "indirect": 2}
    fullest = sorted(
        members,
        key=lambda t: (
            order[t.found.kind],
            -len(t.tokens),
            -printed[t.tokens],
            tellings.day(t.source),
            t.source,
            t.index,
        ),
    )
    best = fullest[0]
    named = next((t for t in fullest if t.speakers and t.speakers[0].named), None) or next(
        (t for t in fullest if t.speakers), best
    )
    versions: dict[int, Excerpt] = {}
    for t in fullest:
        versions.setdefault(t.source, Excerpt(t.source, t.found.content))
    return QuoteRow(
        id=row_id,
        kind=best.found.kind,
        speakers=named.speakers,
        role=named.found.role or next((t.found.role for t in fullest if t.found.role), None),
        on_behalf_of=named.behalf,
        words=tuple(versions.values()),
        mentions=tellings.by_source(
            (t.source, (*t.found.content, *((t.found.cue,) if t.found.cue else ())))
            for t in members
        ),
        cue=Excerpt(best.source, (best.found.cue,)) if best.found.cue else None,
        date=tellings.earliest(t.source for t in members),
        outlets=tellings.outlets(t.source for t in members),
        weight=0.0,
        selected=False,
        confidence=max(t.found.confidence for t in members),
        evidence=best.found.evidence,
    )


def merge_precedents(tellings: Tellings) -> tuple[PrecedentRow, ...]:
    """Return the precedents by first telling, one row for each event."""
    told: list[tuple[int, Precedent, frozenset[str]]] = [
        (number, p, roots(tellings.words_of(number, p.name_spans)))
        for number, analysis in tellings.analyses
        for p in analysis.precedents
    ]

    def same(i: int, j: int) -> bool:
        (_, a, x), (_, b, y) = told[i], told[j]
        return not (a.year and b.year and a.year != b.year) and alike(x, y, SAME_QUOTE)

    groups = [[told[i] for i in g] for g in joined([sorted(t[2]) for t in told], same)]
    groups.sort(key=lambda g: min((tellings.day(n), n, p.name_spans[:1]) for n, p, _ in g))
    rows = []
    for i, members in enumerate(groups, 1):
        first = min(members, key=lambda m: (-len(m[2]), tellings.day(m[0]), m[0]))
        names: dict[int, Excerpt] = {}
        for number, precedent, _ in [first, *members]:
            names.setdefault(number, Excerpt(number, precedent.name_spans))
        cited = {
            p.actor or p.name: p
            for n, precedent, _ in members
            for p in tellings.cast.all_of(n, precedent.cited_by)
        }
        rows.append(
            PrecedentRow(
                id=f"precedent-{i}",
                names=tuple(names.values()),
                cited_by=tuple(cited.values()),
                year=next((p.year for _, p, _ in members if p.year), None),
                mentions=tellings.by_source((n, p.name_spans) for n, p, _ in members),
                confidence=max(p.confidence for _, p, _ in members),
                evidence=first[1].evidence,
            )
        )
    return tuple(rows)
