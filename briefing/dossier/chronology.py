"""Order the dated sentences of a dossier."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.dossier.terms import content_words, overlap
from briefing.model import Analysis, ChronologyRow, Excerpt

MAX_ROWS = 14
REPEATS = 0.6


def chronicle(analyses: Sequence[tuple[int, Analysis]]) -> tuple[ChronologyRow, ...]:
    """Return one row for each dated sentence, oldest first, repeated tellings left out."""
    rows = [
        ChronologyRow(event.when, Excerpt(number, (event.sentence,)))
        for number, analysis in analyses
        for event in analysis.events
    ]
    texts = {number: a.article.text for number, a in analyses}
    kept: list[ChronologyRow] = []
    for row in sorted(rows, key=lambda r: (r.when.iso, r.mention.source, r.mention.spans[0].start)):
        said = content_words(row.mention.spans[0].cut(texts[row.mention.source]))
        twins = [k for k in kept if k.when.iso == row.when.iso]
        if all(
            overlap(said, content_words(k.mention.spans[0].cut(texts[k.mention.source]))) < REPEATS
            for k in twins
        ):
            kept.append(row)
    return tuple(kept[-MAX_ROWS:])
