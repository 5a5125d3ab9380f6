"""Specify what makes words a reproach although no verb accuses."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article, cut

CASES = [
    (
        "Selon Odile Vasseur, déléguée du syndicat, la direction a fermé trop longtemps les yeux sur les fuites.",
        "Odile Vasseur",
        "fermé trop longtemps les yeux",
    ),
    (
        "Pour Marc Tellier, député de l'opposition, le gouvernement a surtout négligé la sécurité des écoles.",
        "Marc Tellier",
        "négligé la sécurité",
    ),
    (
        "« Les dirigeants se sont rempli les poches sur le dos des ouvriers », s'indigne Léa Morvan, militante.",
        "Léa Morvan",
        "rempli les poches",
    ),
    (
        "« La mairie a délibérément enterré l'affaire », dénonce Paul Ferrand, riverain.",
        "Paul Ferrand",
        "enterré l'affaire",
    ),
]
HARMLESS = [
    "« La mairie a soutenu nos familles avec générosité », se félicite Paul Ferrand, riverain.",
    "Selon Odile Vasseur, la direction ouvrira un nouveau magasin à Nantes en juin.",
]


@pytest.mark.parametrize(("text", "accuser", "charge"), CASES)
def test_words_of_wrong_accuse_without_a_verb_of_blame(
    nlp: Any, text: str, accuser: str, charge: str
) -> None:
    found = analyse(Article("x", text), nlp).accusations
    shown = [([p.name for p in a.accusers], cut(text, a.charge)) for a in found]
    assert any(accuser in names and charge in words for names, words in shown), shown


@pytest.mark.parametrize("text", HARMLESS)
def test_thanks_and_plans_accuse_nobody(nlp: Any, text: str) -> None:
    assert analyse(Article("x", text), nlp).accusations == ()


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        (
            "Luc Petit étrille les députés centristes. « Ils ont tiré dans le dos de leur gouvernement », fulmine-t-il.",
            "députés centristes",
        ),
        (
            "L'entraîneur Luc Petit en veut à l'arbitre Jean Morel. « On a regardé ailleurs toute la soirée », dit-il.",
            "Jean Morel",
        ),
        (
            "Solvia et Mercat se partagent le marché. « On nous a menti », s'emporte le maire Luc Petit, visant Mercat.",
            "Mercat",
        ),
    ],
)
def test_words_blame_whom_the_narration_beside_them_goes_for(
    nlp: Any, text: str, accused: str
) -> None:
    found = analyse(Article("x", text), nlp).accusations
    assert [p.name for a in found for p in a.accused] == [accused]
