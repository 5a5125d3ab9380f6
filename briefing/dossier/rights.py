"""Count the words that a dossier reproduces of each article, and keep them under a cap.

Everything that any output holds counts, the quotes that only `brief.json` has included. Over the
cap, what weighs least gives way: quotes that were not chosen, divergences, dates, chosen quotes,
precedents, the summary's last sentences, and only then answers and accusations. A passage goes whole or stays
whole: what is printed is still word for word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from briefing.dossier.terms import words
from briefing.model import (
    AccusationRow,
    Article,
    Dossier,
    Excerpt,
    PrecedentRow,
    QuoteRow,
    ResponseRow,
    Span,
)

Row = TypeVar("Row", AccusationRow, ResponseRow, PrecedentRow, QuoteRow)
AnyRow = AccusationRow | ResponseRow | PrecedentRow | QuoteRow


def excerpts(dossier: Dossier) -> list[Excerpt]:
    """Return every excerpt that a dossier holds."""
    out = [*dossier.summary, *(r.mention for r in dossier.chronology)]
    rows: list[AnyRow] = [
        *dossier.accusations,
        *dossier.responses,
        *dossier.precedents,
        *dossier.quotes,
    ]
    for row in rows:
        out += [*row.mentions, *_words(row)]
    out += [v.excerpt for d in dossier.divergences for v in d.versions]
    out += [a.withdrawal for a in dossier.accusations if a.withdrawal]
    return out


def _words(row: AnyRow) -> tuple[Excerpt, ...]:
    if isinstance(row, AccusationRow):
        return row.charges
    return row.names if isinstance(row, PrecedentRow) else row.words


def reproduced(article: Article, spans: Iterable[Span]) -> int:
    """Return how many words of an article some passages hold together, each word once."""
    return len(words(" ".join(s.cut(article.text) for s in union(spans))))


def union(spans: Iterable[Span]) -> list[Span]:
    """Return passages that overlap or touch as one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def capped(dossier: Dossier, articles: Mapping[int, Article], cap: int) -> tuple[Dossier, int]:
    """Return the dossier with no article reproduced beyond the cap, and how many passages gave way."""
    given = 0
    for number in sorted(articles):
        while _count(dossier, number, articles[number]) > cap:
            lighter = _lightened(dossier, number)
            if lighter is None:
                break
            dossier = lighter
            given += 1
    return _consistent(dossier), given


def _count(dossier: Dossier, number: int, article: Article) -> int:
    spans = [s for e in excerpts(dossier) if e.source == number for s in e.spans]
    return reproduced(article, spans)


def _lightened(dossier: Dossier, number: int) -> Dossier | None:
    """Take away what weighs least of a source; None when nothing of it is left."""
    spare = _least((q for q in dossier.quotes if not q.selected), number, lambda q: q.weight)
    if spare:
        return replace(dossier, quotes=_without(dossier.quotes, spare, number))
    for at in reversed(range(len(dossier.divergences))):
        versions = dossier.divergences[at].versions
        if any(v.excerpt.source == number for v in versions):
            kept = (*dossier.divergences[:at], *dossier.divergences[at + 1 :])
            return replace(dossier, divergences=kept)
    dated = [i for i, c in enumerate(dossier.chronology) if c.mention.source == number]
    if dated:
        # The dates that tell no accusation and no answer go first.
        at = min(dated, key=lambda i: (len(dossier.chronology[i].about), i))
        return replace(
            dossier, chronology=(*dossier.chronology[:at], *dossier.chronology[at + 1 :])
        )
    chosen = _least(dossier.quotes, number, lambda q: q.weight)
    if chosen:
        return replace(dossier, quotes=_without(dossier.quotes, chosen, number))
    recalled = _least(dossier.precedents, number, _confidence)
    if recalled:
        return replace(dossier, precedents=_without(dossier.precedents, recalled, number))
    told = [i for i, e in enumerate(dossier.summary) if e.source == number]
    if told:
        kept_summary = tuple(e for i, e in enumerate(dossier.summary) if i != told[-1])
        return replace(dossier, summary=kept_summary)
    answer = _least(dossier.responses, number, _confidence)
    if answer:
        return replace(dossier, responses=_without(dossier.responses, answer, number))
    charge = _least(dossier.accusations, number, _confidence)
    if charge:
        return replace(dossier, accusations=_without(dossier.accusations, charge, number))
    return None


def _least(rows: Iterable[AnyRow], number: int, weight: Callable[[Any], float]) -> str | None:
    """Return the id of the row of a source that weighs least."""
    found: list[tuple[float, str]] = []
    for row in rows:
        if any(e.source == number for e in (*row.mentions, *_words(row))):
            found.append((weight(row), row.id))
    return min(found)[1] if found else None


def _confidence(row: AnyRow) -> float:
    return row.confidence


def _without(rows: tuple[Row, ...], row_id: str, number: int) -> tuple[Row, ...]:
    """Take a source out of a row; a row that no other source tells goes."""
    out = []
    for row in rows:
        changed = _stripped(row, number) if row.id == row_id else row
        if changed is not None:
            out.append(changed)
    return tuple(out)


def _stripped(row: Row, number: int) -> Row | None:
    def others(many: tuple[Excerpt, ...]) -> tuple[Excerpt, ...]:
        return tuple(e for e in many if e.source != number)

    mentions, left = others(row.mentions), others(_words(row))
    if not mentions or (not left and not isinstance(row, AccusationRow)):
        return None
    if isinstance(row, PrecedentRow):
        return replace(row, mentions=mentions, names=left)
    cue = row.cue if not isinstance(row, ResponseRow) else None
    cue = cue if cue and cue.source != number else None
    if isinstance(row, AccusationRow):
        taken_back = row.withdrawal if row.withdrawal and row.withdrawal.source != number else None
        return replace(row, mentions=mentions, charges=left, cue=cue, withdrawal=taken_back)
    if isinstance(row, QuoteRow):
        return replace(row, mentions=mentions, words=left, cue=cue)
    return replace(row, mentions=mentions, words=left)


def _consistent(dossier: Dossier) -> Dossier:
    """Drop the ids of rows that are gone wherever others name them."""
    accusations = {a.id for a in dossier.accusations}
    responses = {r.id for r in dossier.responses}
    quotes = {q.id for q in dossier.quotes}
    rows = accusations | responses | quotes | {p.id for p in dossier.precedents}

    def kept(ids: tuple[str, ...], known: set[str]) -> tuple[str, ...]:
        return tuple(i for i in ids if i in known)

    return replace(
        dossier,
        accusations=tuple(
            replace(a, responses=kept(a.responses, responses)) for a in dossier.accusations
        ),
        responses=tuple(
            replace(r, answers=kept(r.answers, accusations)) for r in dossier.responses
        ),
        divergences=tuple(d for d in dossier.divergences if not d.about or d.about in rows),
        chronology=tuple(
            replace(c, about=tuple(i for i in c.about if i.removesuffix("-retrait") in rows))
            for c in dossier.chronology
        ),
        actors=tuple(
            replace(
                a,
                quotes_by=kept(a.quotes_by, quotes),
                quotes_about=kept(a.quotes_about, quotes),
                accuses=kept(a.accuses, accusations),
                accused_in=kept(a.accused_in, accusations),
                responds=kept(a.responds, responses),
            )
            for a in dossier.actors
        ),
    )
