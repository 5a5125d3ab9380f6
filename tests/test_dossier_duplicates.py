"""Specify which articles are one dispatch: copies, cuts, extensions, and what is none of these."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.dossier.duplicates import number_sources
from briefing.model import Article, Repair, Span, When

DISPATCH = (
    "Le maire de Morville, Paul Roux, accuse la société Chimex d’avoir déversé des solvants dans la rivière. "
    "« Nous avons prévenu l’usine dès le mois de mars, et personne n’a bougé », a déclaré Paul Roux devant le conseil. "
    "La direction de Chimex rejette ces accusations. Les analyses de l’eau seront publiées dans dix jours par l’agence.\n"
    "Une centaine de pêcheurs ont manifesté samedi devant les grilles de l’usine. Ils demandent la fermeture de l’atelier "
    "de peinture, d’où viendraient les rejets. Le préfet a promis de les recevoir avant la fin du mois."
)
OWN = (
    "\nJoint au téléphone, un ancien contremaître raconte avoir vu des bidons s’entasser derrière le hangar pendant "
    "tout l’hiver. Selon lui, la consigne venait du siège. Le syndicat de rivière a mandaté un laboratoire indépendant."
)
OTHER = (
    "Le festival de jazz de Clairval ouvrira ses portes samedi avec quarante concerts. "
    "« Nous attendons dix mille spectateurs », a annoncé la directrice, Anne Leroy. Les billets sont en vente en ligne."
)


def article(name: str, text: str, day: str, **more: object) -> Article:
    return Article(name, text, published=When(day), **more)  # type: ignore[arg-type]


def tied(*texts: str) -> list[tuple[int | None, bool]]:
    """Return what each text but the first is tied to, in the order of their days."""
    articles = [article(f"a{i}", text, f"2026-03-{i + 1:02}") for i, text in enumerate(texts)]
    return [(s.copy_of, s.extends) for s in number_sources(articles)[1:]]


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(DISPATCH, id="as it is"),
        pytest.param(DISPATCH.replace("dix jours", "huit jours"), id="a figure changed"),
        pytest.param(DISPATCH.replace("’", "'").replace("« ", '"').replace(" »", '"'), id="other marks"),
        pytest.param("CHIMEX MISE EN CAUSE\n" + DISPATCH, id="under another title"),
        pytest.param(DISPATCH.split("\n")[0], id="without its last paragraph"),
        pytest.param(
            DISPATCH.replace("accuse la société", "met en cause le groupe").replace("Une centaine", "Près de cent"),
            id="reworded in places",
        ),
    ],
)  # fmt: skip
def test_a_copy_is_one_text_with_two_sources(copy: str) -> None:
    assert tied(DISPATCH, copy) == [(1, False)]


def test_a_dispatch_in_three_papers_is_one_text_with_three_sources() -> None:
    assert tied(DISPATCH, DISPATCH, DISPATCH.replace("samedi", "hier")) == [(1, False), (1, False)]


@pytest.mark.parametrize(
    "longer",
    [
        pytest.param(DISPATCH + OWN, id="own paragraphs added"),
        pytest.param(OWN.strip() + "\n" + DISPATCH, id="own opening"),
        pytest.param(DISPATCH.split("\n")[0] + OWN, id="cut, then continued"),
    ],
)
def test_an_extended_dispatch_is_linked_to_it(longer: str) -> None:
    assert tied(DISPATCH, longer) == [(1, True)]


def test_the_dispatch_after_its_extension_adds_nothing_to_it() -> None:
    assert tied(DISPATCH + OWN + OWN.replace("ancien", "jeune"), DISPATCH) == [(1, False)]


def test_a_copy_of_an_extension_is_tied_to_the_extension() -> None:
    assert tied(DISPATCH, DISPATCH + OWN, DISPATCH + OWN) == [(1, True), (2, False)]


def test_another_article_with_the_same_quote_is_not_a_copy() -> None:
    own = (
        "À Morville, la pollution inquiète. « Nous avons prévenu l’usine dès le mois de mars, et personne n’a bougé », "
        "regrette le maire. Dans les cafés du port, chacun a son idée sur les poissons morts de ce printemps. Une "
        "réunion publique est prévue jeudi, à laquelle l’entreprise n’a pas dit si elle viendrait."
    )
    assert tied(DISPATCH, own) == [(None, False)]


def test_share_and_credit_lines_make_no_copy() -> None:
    footer = "\nPartager cet article sur les réseaux sociaux et recevoir nos alertes chaque matin par courriel.\n"
    one, two = DISPATCH.split("\n")[0], OTHER
    articles = [
        article(
            name,
            text + footer * 4,
            day,
            boilerplate=(Span(len(text), len(text) + 4 * len(footer)),),
        )
        for name, text, day in (("a", one, "2026-03-01"), ("b", two, "2026-03-02"))
    ]
    assert [s.copy_of for s in number_sources(articles)] == [None, None]


def test_damaged_characters_do_not_hide_a_copy() -> None:
    damaged = DISPATCH.replace("é", "?")
    repairs = tuple(Repair(Span(i, i + 1), "é", "lost") for i, c in enumerate(DISPATCH) if c == "é")
    articles = [
        article("a", DISPATCH, "2026-03-01"),
        article("b", damaged, "2026-03-02", repairs=repairs),
    ]
    assert [s.copy_of for s in number_sources(articles)] == [None, 1]


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_inputs_does_not_matter(shuffler: random.Random) -> None:
    texts = [DISPATCH, DISPATCH + OWN, DISPATCH, OTHER, OTHER.replace("samedi", "lundi"), "Bref."]
    articles = [article(f"a{i}", t, f"2026-03-{1 + i // 2:02}") for i, t in enumerate(texts)]
    mixed = list(articles)
    shuffler.shuffle(mixed)
    assert number_sources(mixed) == number_sources(articles)
