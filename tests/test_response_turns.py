"""Words answer where their speaker was blamed before: by how likely each turn of the quarrel blames whom."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.extraction.grammar.trees import Grove, Tree, forest, planted
from briefing.extraction.responses.turns import Turn, turn_signs
from briefing.model import Article

RESIDENT, MAYOR, PREFECT = 1, 2, 3


def chance(signs: dict[str, float], trees: tuple[Tree, ...]) -> float:
    return Grove(trees).chances([signs])[0]


def test_who_was_likely_blamed_before_is_shown_to_the_one_who_speaks_next() -> None:
    resident, mayor = turn_signs(
        [
            Turn(10, (RESIDENT,), {(MAYOR,): 0.6, (PREFECT,): 0.1}, answers=0.1),
            Turn(40, (MAYOR,), {(RESIDENT,): 0.2}, answers=0.5),
        ]
    )
    assert mayor["blamed_most"] == mayor["blamed_last"] == 0.6
    assert mayor["blamed_after"] == 0
    assert mayor["blames"] == 0.2
    assert (resident["blamed_most"], resident["blamed_after"]) == (0.0, 0.2)
    assert (resident["place"], mayor["place"]) == (0.25, 1.0)


def test_several_slight_suspicions_add_up_and_the_last_one_is_told_apart() -> None:
    *_, mayor = turn_signs(
        [
            Turn(5, (RESIDENT,), {(MAYOR,): 0.3}, 0.1),
            Turn(9, (PREFECT,), {(MAYOR,): 0.2, (RESIDENT,): 0.4}, 0.1),
            Turn(20, (MAYOR,), {}, 0.3),
        ]
    )
    assert mayor["blamed_in_all"] == pytest.approx(0.5)
    assert (mayor["blamed_most"], mayor["blamed_last"]) == (0.3, 0.2)


def test_the_other_words_of_a_speaker_say_whether_he_answers_or_blames() -> None:
    _, second = turn_signs(
        [
            Turn(5, (MAYOR,), {(RESIDENT,): 0.7}, answers=0.9),
            Turn(9, (MAYOR,), {}, answers=0.4),
        ]
    )
    assert (second["else_answers"], second["else_blames"]) == (0.9, 0.7)
    assert second["blamed_most"] == 0  # nobody blames himself


def test_a_tree_asks_one_sign_after_the_other() -> None:
    tree = planted("blamed_most<=0.3 -1 words<=-0.5 0 2")
    assert chance({}, (tree,)) == pytest.approx(0.269, abs=0.001)
    assert chance({"blamed_most": 0.4, "words": -1}, (tree,)) == 0.5
    assert chance({"blamed_most": 0.4}, (tree, tree)) == pytest.approx(0.982, abs=0.001)


def test_the_trees_in_use_are_whole() -> None:
    threshold, trees = forest("response_trees")
    assert 0 < threshold < 1
    assert len(trees) == 200
    assert chance({}, trees) < threshold  # nothing said of a quotation makes it no answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "Les riverains de la rue Haute n'en peuvent plus. « La mairie nous a promenés pendant deux ans, elle savait tout "
            "et elle n'a rien fait », lâche Zoé Roux, présidente du collectif.\n\nLa maire, Claire Petit, hausse les épaules. "
            "« Nous avons fait ce que la loi nous imposait, ni plus ni moins. »",
            "ni plus ni moins",
        ),
        (
            "« Le club a caché les blessures de nos enfants », accuse Paul Roux, père d'une gymnaste.\n\nLe président du club, "
            "Luc Petit, dit n'avoir jamais vu le moindre certificat médical.",
            "n'avoir jamais vu",
        ),
    ],
)
def test_words_without_a_verb_of_answering_answer_in_the_flow(
    nlp: Any, text: str, answer: str
) -> None:
    found = analyse(Article("x", text), nlp).responses
    assert any(answer in s.cut(text) for r in found for s in r.evidence_spans)


def test_the_same_words_answer_nothing_where_nobody_is_blamed(nlp: Any) -> None:
    text = (
        "La rue Haute est rouverte depuis lundi. Zoé Roux, présidente du comité des fêtes, s'en réjouit.\n\nLa maire, "
        "Claire Petit, sourit. « Nous avons fait ce que la loi nous imposait, ni plus ni moins. »"
    )
    assert analyse(Article("x", text), nlp).responses == ()
