"""Order what happened and who said what when, leaving trivia out.

Events are the sentences whose date the text gives; an accusation or an answer that no dated sentence
tells stands at the day its first source appeared, marked as inferred.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.dossier.clusters import joined
from briefing.dossier.tellings import Tellings
from briefing.dossier.terms import alike, fold, roots, words
from briefing.dossier.withdrawals import CORRECTION
from briefing.model import (
    AccusationRow,
    ChronologyRow,
    Excerpt,
    Granularity,
    ResponseRow,
    Span,
    When,
)

MAX_ROWS = 12
TRIVIAL = 0.45
"""Weight under which a dated sentence is left out: a bare year, a past that only illustrates."""
REPEATS = 0.55
"""Share of common words from which two sentences of one date tell the same."""
LONGEST = 55
"""Words; a longer sentence is no line of a chronology."""
OPENING = 30
"""Characters from its start within which a month or year dates a sentence."""
_FINE: dict[Granularity, int] = {
    "minute": 0,
    "day": 0,
    "week": 1,
    "month": 2,
    "season": 3,
    "year": 4,
    "decade": 5,
}


@dataclass(frozen=True, slots=True)
class _Line:
    row: ChronologyRow
    said: frozenset[str]
    weight: float


def chronicle(
    tellings: Tellings,
    accusations: Sequence[AccusationRow] = (),
    responses: Sequence[ResponseRow] = (),
) -> tuple[ChronologyRow, ...]:
    """Return the dated sentences that matter most, oldest first, each told once."""
    telling = _telling(accusations, responses)
    lines = _events(tellings, telling)
    dated = {about for line in lines for about in line.row.about}
    lines += _statements(tellings, [*accusations, *responses], dated)
    lines = [x for x in _once(lines) if x.weight >= TRIVIAL]
    best = sorted(lines, key=lambda x: (-x.weight, x.row.when.iso, _place(x.row)))
    chosen = [x.row for x in best[:MAX_ROWS]] if len(best) > 1 else []
    return tuple(sorted(chosen, key=lambda r: (r.when.iso, -_FINE[r.when.granularity], _place(r))))


def _place(row: ChronologyRow) -> tuple[int, Span]:
    return row.mention.source, row.mention.spans[0]


def _telling(
    accusations: Sequence[AccusationRow], responses: Sequence[ResponseRow]
) -> dict[int, list[tuple[Span, str]]]:
    """Return, by source, the sentences that tell an accusation or a response, with its id."""
    out: dict[int, list[tuple[Span, str]]] = defaultdict(list)
    rows: list[AccusationRow | ResponseRow] = [*accusations, *responses]
    for row in rows:
        withdrawal = row.withdrawal if isinstance(row, AccusationRow) else None
        for mention in row.mentions:
            out[mention.source] += [(span, row.id) for span in mention.spans]
        if withdrawal is not None:
            # Another event than the accusation: it must not be put together with it.
            out[withdrawal.source] += [(span, f"{row.id}-retrait") for span in withdrawal.spans]
    return out


def _events(tellings: Tellings, telling: dict[int, list[tuple[Span, str]]]) -> list[_Line]:
    out = []
    for number, analysis in tellings.analyses:
        if number in tellings.repeats:
            continue
        quoted = [s for q in analysis.quotes for s in q.content]
        for event in analysis.events:
            said = event.sentence.cut(analysis.article.text)
            if not _tellable(tellings, number, said):
                continue
            about = tuple(
                dict.fromkeys(i for s, i in telling[number] if s.overlaps(event.sentence))
            )
            row = ChronologyRow(event.when, Excerpt(number, (event.sentence,)), about, (number,))
            weight = _weight(tellings, row, quoted)
            out.append(_Line(row, roots(said), weight))
    return out


def _weight(tellings: Tellings, row: ChronologyRow, quoted: Sequence[Span]) -> float:
    """Weigh a dated sentence: what it carries, how finely it is dated, how near to the affair."""
    number, when = row.mention.source, row.when
    weight = 1.0 + 0.8 * min(len(row.about), 2) - 0.25 * _FINE[when.granularity]
    weight -= 0.1 * when.inferred
    if when.span is not None and any(s.contains(when.span) for s in quoted):
        weight -= 1.0  # a date that somebody mentions is no event of the affair
    at = when.span.start - row.mention.spans[0].start if when.span else 0
    if _FINE[when.granularity] > 1 and at > OPENING:
        weight -= 0.5  # « le traité de 1951 » names a thing
    published = tellings.article[number].published
    if published is not None:
        years = abs(int(published.iso[:4]) - int(when.iso[:4]))
        weight -= 0.2 * min(years, 5)
        if when.iso == published.iso and not row.about:
            weight -= 0.4  # « a déclaré mardi » dates the telling
    opening = tellings.analysis[number].sentences[:3]
    return weight + 0.3 * any(s.span == row.mention.spans[0] for s in opening)


def _statements(
    tellings: Tellings, rows: Sequence[AccusationRow | ResponseRow], dated: set[str]
) -> list[_Line]:
    """Put an undated accusation or answer at the day of its first source, if it reads alone."""
    out = []
    for row in rows:
        if row.id in dated or row.date is None or not row.mentions:
            continue
        alone = next((m for m in row.mentions if _stands_alone(tellings, m)), None)
        published = tellings.article[alone.source].published if alone else None
        if alone is None or published is None:
            continue
        when = When(published.iso, published.granularity, inferred=True)
        said = tellings.words_of(alone.source, alone.spans)
        if _tellable(tellings, alone.source, said):
            line = ChronologyRow(when, alone, (row.id,), (alone.source,))
            out.append(_Line(line, roots(said), 0.1 + 0.3 * row.outlets))
    return out


def _tellable(tellings: Tellings, number: int, said: str) -> bool:
    """Tell whether a sentence may be a line: no headline, no correction, not too long."""
    title = tellings.article[number].title
    return (
        len(words(said)) <= LONGEST
        and not CORRECTION.search(fold(said))
        and (title is None or words(said) != words(title))
    )


def _stands_alone(tellings: Tellings, mention: Excerpt) -> bool:
    inside = [
        s
        for s in tellings.analysis[mention.source].sentences
        if any(s.span.overlaps(span) for span in mention.spans)
    ]
    return len(inside) == 1 and not inside[0].dangling


def _once(lines: Sequence[_Line]) -> list[_Line]:
    """Join the tellings of one event; the finest and weightiest stands for them."""

    def same(i: int, j: int) -> bool:
        a, b = lines[i], lines[j]
        if set(a.row.about) & set(b.row.about):
            return True
        return _meet(a.row.when, b.row.when) and alike(a.said, b.said, REPEATS)

    keys = [[*line.row.about, *sorted(line.said)] for line in lines]
    out = []
    for group in joined(keys, same):
        members = [lines[i] for i in group]
        best = min(
            members,
            key=lambda x: (
                _FINE[x.row.when.granularity],
                -x.weight,
                x.row.when.iso,
                _place(x.row),
            ),
        )
        sources = sorted(
            {n for x in members if x.row.when.iso == best.row.when.iso for n in x.row.sources}
        )
        about = tuple(dict.fromkeys(i for x in members for i in x.row.about))
        outlets = len({x.row.mention.source for x in members})
        weight = max(x.weight for x in members) + min(0.25 * (outlets - 1), 0.75)
        out.append(
            replace(best, row=replace(best.row, about=about, sources=tuple(sources)), weight=weight)
        )
    return out


def _meet(a: When, b: When) -> bool:
    """Tell whether two dates may be one: the same, or one written more coarsely."""
    if a.iso == b.iso:
        return True
    short, long = sorted((a.iso, b.iso), key=len)
    return len(short) < len(long) and long.startswith(short)
