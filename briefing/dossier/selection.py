"""Choose the quotes that matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefing.dossier.terms import content_words, overlap, text_of, words
from briefing.model import (
    AccusationRow,
    Article,
    Excerpt,
    QuoteRow,
    ResponseRow,
)

MAX_QUOTES = 8
BEST_LENGTH = (8, 45)
"""Words between which a quotation is clear alone and still short."""
REPEATS = 0.6
_KIND = {"direct": 1.0, "mixed": 0.7, "indirect": 0.25}
_OFFICIAL = (
    "ministre",
    "président",
    "porte-parole",
    "ambassadeur",
    "procureur",
    "préfet",
    "maire",
    "secrétaire",
    "chef",
    "commissaire",
    "directeur",
    "directrice",
)


def select(
    rows: tuple[QuoteRow, ...],
    articles: dict[int, Article],
    accusations: Iterable[AccusationRow],
    responses: Iterable[ResponseRow],
) -> tuple[QuoteRow, ...]:
    """Weigh the quotes and mark the chosen ones: no repetition, no party more than three times."""
    rows_told: list[AccusationRow | ResponseRow] = [*accusations, *responses]
    telling = [e for row in rows_told for e in row.mentions]
    weighed = [replace(r, weight=round(_weight(r, articles, telling), 3)) for r in rows]
    chosen: dict[str, set[str]] = {}
    per_speaker: dict[str, int] = {}
    for row in sorted(weighed, key=lambda r: (-r.weight, r.id)):
        if len(chosen) == MAX_QUOTES or row.weight < 0.8 or not row.speakers:
            continue
        said = content_words(text_of(articles[row.words[0].source], row.words[0].spans))
        name = row.speakers[0].name
        if per_speaker.get(name, 0) >= 3 or any(
            overlap(said, other) >= REPEATS for other in chosen.values()
        ):
            continue
        chosen[row.id] = said
        per_speaker[name] = per_speaker.get(name, 0) + 1
    return tuple(replace(r, selected=r.id in chosen) for r in weighed)


def _weight(row: QuoteRow, articles: dict[int, Article], telling: list[Excerpt]) -> float:
    first = row.words[0]
    size = len(words(text_of(articles[first.source], first.spans)))
    low, high = BEST_LENGTH
    weight = _KIND[row.kind] + 0.3 * (row.outlets - 1)
    weight += 0.4 if low <= size <= high else -0.5 if size < 4 else 0.0
    weight += 0.3 if row.role and any(o in row.role.casefold() for o in _OFFICIAL) else 0.0
    weight += 0.2 if row.speakers and row.speakers[0].named else -0.2
    overlaps = any(
        t.source == first.source and a.overlaps(b)
        for t in telling
        for a in t.spans
        for b in first.spans
    )
    return (weight + 0.5 * overlaps) * row.confidence
