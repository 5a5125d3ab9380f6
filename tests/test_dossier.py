"""Specify how analyses become a dossier: merging, summary, selection, chronology."""

from __future__ import annotations

from typing import Any

import pytest

import briefing
from briefing.dossier.brief import build_brief
from briefing.dossier.parties import Cast
from briefing.dossier.rights import excerpts
from briefing.extraction.analysis import analyse_all
from briefing.model import Analysis, Article, Brief, Party, Quote, Span, When
from tests.conftest import SEEDS

LEAK = (
    "Le maire de Morville, Paul Roux, accuse la société Chimex d’avoir déversé des solvants dans la rivière. "
    "« Nous avons prévenu l’usine dès le mois de mars, et personne n’a bougé », a déclaré Paul Roux devant le conseil. "
    "La direction de Chimex rejette ces accusations. Les analyses de l’eau seront publiées dans dix jours par l’agence."
)
SECOND = (
    "À Morville, le maire Paul Roux accuse Chimex d’avoir déversé des solvants dans la rivière. "
    "« Nous avons prévenu l’usine dès le mois de mars », a déclaré le maire, Paul Roux. "
    "Les pêcheurs demandent une enquête sur les poissons morts dans la rivière de Morville."
)
OTHER = (
    "Le festival de jazz de Clairval ouvrira ses portes samedi avec quarante concerts. "
    "« Nous attendons dix mille spectateurs », a annoncé la directrice, Anne Leroy. Les billets sont en vente en ligne."
)


def article(name: str, text: str, *, outlet: str = "", day: str | None = None) -> Article:
    return Article(name, text, outlet=outlet or None, published=When(day) if day else None)


@pytest.fixture(scope="module")
def analyses(nlp: Any) -> list[Analysis]:
    articles = [
        article("a", LEAK, outlet="Le Courrier", day="2026-03-02"),
        article("b", SECOND, outlet="La Dépêche", day="2026-03-03"),
    ]
    return list(analyse_all(articles, nlp))


@pytest.fixture(scope="module")
def brief(analyses: list[Analysis]) -> Brief:
    return build_brief(analyses, single=True)


def test_one_accusation_told_twice_is_one_row_with_both_sources(brief: Brief) -> None:
    (row,) = [a for a in brief.dossiers[0].accusations if [p.name for p in a.accused] == ["Chimex"]]
    assert {e.source for e in row.mentions} == {1, 2}
    assert row.outlets == 2
    assert row.date == When("2026-03-02")


def test_one_quote_in_two_wordings_is_one_row_with_the_fullest_first(brief: Brief) -> None:
    rows = [q for q in brief.dossiers[0].quotes if len(q.words) == 2]
    (row,) = rows
    texts = {s.number: s.article.text for s in brief.sources}
    first, second = (e.spans[0].cut(texts[e.source]) for e in row.words)
    assert first.endswith("personne n’a bougé")
    assert second == "Nous avons prévenu l’usine dès le mois de mars"
    assert [d.kind for d in brief.dossiers[0].divergences if d.about == row.id] == ["wording"]


def test_two_stories_are_two_dossiers(nlp: Any) -> None:
    articles = [article("a", LEAK), article("b", SECOND), article("c", OTHER)]
    built = build_brief(list(analyse_all(articles, nlp)))
    assert sorted(sorted(d.sources) for d in built.dossiers) == [[1, 2], [3]]


def test_the_same_brief_twice(analyses: list[Analysis]) -> None:
    assert build_brief(analyses) == build_brief(analyses)


def test_summary_sentences_can_be_read_alone(brief: Brief) -> None:
    texts = {s.number: s.article.text for s in brief.sources}
    summary = [e.spans[0].cut(texts[e.source]) for e in brief.dossiers[0].summary]
    assert summary
    assert any("accuse" in s for s in summary)
    assert not any(s.startswith(("Il ", "Elle ", "Mais ", "Ce ")) for s in summary)


def test_every_excerpt_lies_in_its_source(brief: Brief) -> None:
    texts = {s.number: s.article.text for s in brief.sources}
    for dossier in brief.dossiers:
        for excerpt in excerpts(dossier):
            for span in excerpt.spans:
                assert 0 <= span.start < span.end <= len(texts[excerpt.source])


def test_words_reproduced_are_counted_and_capped(analyses: list[Analysis]) -> None:
    free = build_brief(analyses, single=True)
    capped = build_brief(analyses, single=True, max_words_per_article=30)
    assert sum(s.words_reproduced for s in capped.sources) < sum(
        s.words_reproduced for s in free.sources
    )


def test_the_date_of_issue_is_given_or_the_latest_known(analyses: list[Analysis], nlp: Any) -> None:
    assert build_brief(analyses).issued == When("2026-03-03")
    assert build_brief(analyses, issued=When("2026-04-01")).issued == When("2026-04-01")
    undated = list(analyse_all([article("x", LEAK)], nlp))
    assert build_brief(undated).issued is None


def speaking(*parties: Party) -> Analysis:
    """Return an article whose only quotes are by these parties."""
    text = "Un mot. " * 20
    quotes = tuple(Quote("direct", (Span(0, 6),), (p,)) for p in parties)
    return Analysis(Article("x", text), quotes=quotes, parties=parties)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Party("Paul Roux", "person"), Party("Paul Roux", "person"), True),
        (Party("Paul Roux", "person"), Party("Roux", "person"), True),
        (Party("Paul Roux", "person"), Party("Paul B. Roux", "person"), True),
        (Party("Mohamed Ziani", "person"), Party("Mohammed Ziani", "person"), True),
        (Party("Paul Roux", "person"), Party("Anne Roux", "person"), False),
        (Party("Paul Roux", "person", gender="m"), Party("Roux", "person", gender="f"), False),
        (Party("Chine", "state", ("Pékin",)), Party("Chine", "state", ("Beijing",)), True),
        (Party("Union européenne", "state", ("Bruxelles",)), Party("Belgique", "state", ("Bruxelles",)), False),
        (Party("Organisation mondiale du commerce", "organisation", ("OMC",)), Party("OMC", "organisation"), True),
        (Party("association Terre Vive", "organisation"), Party("Terre Vive", "organisation"), True),
        (
            Party("source policière", "person", named=False),
            Party("source policière", "person", named=False),
            False,
        ),
    ],
)  # fmt: skip
def test_parties_across_articles(one: Party, other: Party, same: bool) -> None:
    cast = Cast([(1, speaking(one)), (2, speaking(other))])
    assert (cast.of(1, one).actor == cast.of(2, other).actor) is same


def test_a_family_name_that_two_people_bear_is_left_alone() -> None:
    bare = Party("Roux", "person")
    cast = Cast(
        [
            (1, speaking(Party("Paul Roux", "person"), Party("Anne Roux", "person"))),
            (2, speaking(bare)),
        ]
    )
    assert cast.of(2, bare).name == "Roux"


def test_an_office_decides_between_namesakes() -> None:
    mayor = Party("Anne Roux", "person", role="maire de Morville")
    judge = Party("Paul Roux", "person", role="juge d’instruction")
    bare = Party("Roux", "person", role="maire")
    cast = Cast([(1, speaking(mayor, judge)), (2, speaking(bare))])
    assert cast.of(2, bare).name == "Anne Roux"


def test_no_article_gives_an_empty_brief() -> None:
    built = build_brief([])
    assert built.dossiers == ()
    assert built.sources == ()


def test_the_seeds_are_one_dossier_and_hacking_at_sea_is_another(nlp: Any) -> None:
    seeds = [a for a in briefing.read([SEEDS]) if isinstance(a, Article)]
    sea = Article(
        "mer",
        "La Chine a exhorté lundi les Philippines à retirer leur navire du récif. Un porte-parole du ministère chinois "
        "des Affaires étrangères a accusé Manille d’avoir envoyé des garde-côtes dans des eaux qui ne sont pas les "
        "siennes. Les pêcheurs du port voisin ont suspendu leurs sorties.",
    )
    found = build_brief(list(analyse_all([*seeds, sea], nlp)))
    names = {s.number: s.article.id for s in found.sources}
    assert sorted(len(d.sources) for d in found.dossiers) == [1, 2]
    assert [names[n] for d in found.dossiers if len(d.sources) == 1 for n in d.sources] == ["mer"]
