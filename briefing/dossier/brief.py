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
from briefing.dossier.news import Earlier, compare
from briefing.dossier.quotes import merge_precedents, merge_quotes
from briefing.dossier.responses import merge_responses
from briefing.dossier.rights import capped, excerpts, reproduced
from briefing.dossier.selection import select
from briefing.dossier.summary import summarise
from briefing.dossier.tellings import Tellings
from briefing.dossier.titles import title as name_of
from briefing.dossier.withdrawals import corrections, withdrawn
from briefing.model import (
    Analysis,
    Brief,
    Dossier,
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
    since: Earlier | None = None,
) -> Brief:
    """Build the brief of some analyses.

    `issued` is the date of issue; without it, the latest publication date. No clock is read, so
    that the same articles give the same brief. `single` puts all articles into one dossier. `since`
    is an earlier brief (`news.load_earlier`) to compare with.
    """
    sources = number_sources([a.article for a in analyses])
    by_article = {id(a.article): a for a in analyses}
    numbered = [(s.number, by_article[id(s.article)]) for s in sources]
    dossiers: list[Dossier] = []
    for i, members in enumerate(group([a for _, a in numbered], single=single), 1):
        dossiers.append(_dossier(f"dossier-{i}", [numbered[m] for m in members], sources))
    articles = {s.number: s.article for s in sources}
    given = 0
    if max_words_per_article is not None:
        for i, d in enumerate(dossiers):
            mine = {n: articles[n] for n in d.sources}
            dossiers[i], gone = capped(d, mine, max_words_per_article)
            given += gone
    dates = sorted(
        (a.article.published for a in analyses if a.article.published), key=lambda w: w.iso
    )
    spans: dict[int, list[Span]] = {s.number: [] for s in sources}
    for e in (e for d in dossiers for e in excerpts(d)):
        spans[e.source] += e.spans
    counted = tuple(
        replace(s, words_reproduced=reproduced(s.article, spans[s.number])) for s in sources
    )
    limits = (
        [
            f"plafond de {max_words_per_article} mots par article : {given} passage"
            f"{'s' if given > 1 else ''} de moindre poids laissé{'s' if given > 1 else ''} de côté"
        ]
        if given
        else []
    )
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
            *limits,
            *dict.fromkeys(n for a in analyses for n in (*a.article.warnings, *a.notes)),
        ),
        news=compare(dossiers, articles, since) if since is not None else None,
        max_words_per_article=max_words_per_article,
    )


def _dossier(
    dossier_id: str,
    numbered: list[tuple[int, Analysis]],
    sources: tuple[Source, ...],
) -> Dossier:
    articles = {n: a.article for n, a in numbered}
    tellings = Tellings(numbered, sources)
    accusations, row_of = merge_accusations(tellings)
    responses = merge_responses(tellings, accusations, row_of)
    accusations = withdrawn(tie(accusations, responses), tellings)
    quotes = select(merge_quotes(tellings), articles, accusations, responses)
    precedents = merge_precedents(tellings)
    return Dossier(
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


def _version() -> str:
    try:
        return metadata.version("briefing")
    except metadata.PackageNotFoundError:
        return "0"
