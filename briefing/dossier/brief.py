"""Build the brief: number the sources, group them into dossiers, fill each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import metadata

from briefing.dossier.accusations import merge_accusations, tie
from briefing.dossier.actors import cast
from briefing.dossier.chronology import chronicle
from briefing.dossier.divergences import divergences
from briefing.dossier.duplicates import number_sources
from briefing.dossier.grouping import group
from briefing.dossier.quotes import merge_precedents, merge_quotes
from briefing.dossier.responses import merge_responses
from briefing.dossier.selection import select
from briefing.dossier.summary import summarise
from briefing.dossier.tellings import Tellings
from briefing.dossier.terms import words
from briefing.dossier.titles import title as name_of
from briefing.dossier.withdrawals import corrections, withdrawn
from briefing.model import (
    AccusationRow,
    Analysis,
    Article,
    Brief,
    Dossier,
    Excerpt,
    PrecedentRow,
    ResponseRow,
    Source,
    Span,
    When,
)


def build_brief(
    analyses: Sequence[Analysis],
    *,
    title: str | None = None,
    issued: When | None = None,
    notes: Sequence[str] = (),
    pipeline: str = "",
    single: bool = False,
    max_words_per_article: int | None = None,
) -> Brief:
    """Build the brief of some analyses.

    `issued` is the date of issue; without it, the latest publication date. No clock is read, so
    that the same articles give the same brief. `single` puts all articles into one dossier.
    """
    sources = number_sources([a.article for a in analyses])
    by_article = {id(a.article): a for a in analyses}
    numbered = [(s.number, by_article[id(s.article)]) for s in sources]
    dossiers: list[Dossier] = []
    for i, members in enumerate(group([a for _, a in numbered], single=single), 1):
        dossiers.append(
            _dossier(f"dossier-{i}", [numbered[m] for m in members], sources, max_words_per_article)
        )
    dates = sorted(
        (a.article.published for a in analyses if a.article.published), key=lambda w: w.iso
    )
    counted = tuple(replace(s, words_reproduced=_words_of(s, dossiers)) for s in sources)
    return Brief(
        title=title or (dossiers[0].title if len(dossiers) == 1 else "Note de synthèse"),
        issued=issued or (dates[-1] if dates else None),
        period=(dates[0], dates[-1]) if dates else None,
        sources=counted,
        dossiers=tuple(dossiers),
        version=_version(),
        pipeline=pipeline or next((a.pipeline for a in analyses), ""),
        notes=(
            *notes,
            *dict.fromkeys(n for a in analyses for n in (*a.article.warnings, *a.notes)),
        ),
    )


def _dossier(
    dossier_id: str,
    numbered: list[tuple[int, Analysis]],
    sources: tuple[Source, ...],
    cap: int | None,
) -> Dossier:
    articles = {n: a.article for n, a in numbered}
    tellings = Tellings(numbered, sources)
    accusations, row_of = merge_accusations(tellings)
    responses = merge_responses(tellings, accusations, row_of)
    accusations = withdrawn(tie(accusations, responses), tellings)
    quotes = select(merge_quotes(tellings), articles, accusations, responses)
    precedents = merge_precedents(tellings)
    dossier = Dossier(
        id=dossier_id,
        title=name_of(numbered, accusations),
        sources=tuple(n for n, _ in numbered),
        summary=summarise(tellings, accusations, responses, precedents),
        accusations=accusations,
        responses=responses,
        precedents=precedents,
        quotes=quotes,
        divergences=divergences(
            tellings, accusations, responses, quotes, row_of, corrections(tellings)
        ),
        chronology=chronicle(tellings, accusations, responses),
        actors=cast(tellings, accusations, responses, quotes),
    )
    return _capped(dossier, articles, cap) if cap else dossier


def _capped(dossier: Dossier, articles: dict[int, Article], cap: int) -> Dossier:
    """Drop the least of a dossier until no article is quoted beyond the cap: chronology, then quotes."""
    over = True
    while over:
        sources = [Source(n, a) for n, a in articles.items()]
        over = any(_words_of(s, [dossier]) > cap for s in sources)
        chosen = [q for q in dossier.quotes if q.selected]
        if over and dossier.chronology:
            dossier = replace(dossier, chronology=dossier.chronology[1:])
        elif over and chosen:
            least = min(chosen, key=lambda q: (q.weight, q.id)).id
            dossier = replace(
                dossier,
                quotes=tuple(
                    replace(q, selected=q.selected and q.id != least) for q in dossier.quotes
                ),
            )
        elif over and len(dossier.summary) > 1:
            dossier = replace(dossier, summary=dossier.summary[:-1])
        else:
            break
    return dossier


def excerpts(dossier: Dossier) -> list[Excerpt]:
    """Return every excerpt that a dossier prints."""
    out = [*dossier.summary, *(r.mention for r in dossier.chronology)]
    rows: list[AccusationRow | ResponseRow | PrecedentRow] = [
        *dossier.accusations,
        *dossier.responses,
        *dossier.precedents,
    ]
    out += [e for row in rows for e in row.mentions]
    for accusation in dossier.accusations:
        out += accusation.charges
    for response in dossier.responses:
        out += response.words
    for precedent in dossier.precedents:
        out += precedent.names
    for quote in dossier.quotes:
        if quote.selected:
            out += [*quote.words, *quote.mentions]
    out += [v.excerpt for d in dossier.divergences for v in d.versions]
    out += [a.withdrawal for a in dossier.accusations if a.withdrawal]
    return out


def _words_of(source: Source, dossiers: Sequence[Dossier]) -> int:
    spans = [s for d in dossiers for e in excerpts(d) if e.source == source.number for s in e.spans]
    return len(words(" ".join(source.article.text[a:b] for a, b in _union(spans))))


def _union(spans: Sequence[Span]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def _version() -> str:
    try:
        return metadata.version("briefing")
    except metadata.PackageNotFoundError:
        return "0"
