"""Specify whom the words of a quotation do not blame, and whom a *vous* means."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article


def edges(text: str, nlp: Any) -> list[tuple[str, str]]:
    found = analyse(Article("x", text), nlp).accusations
    return [(a.name, b.name) for f in found for a in f.accusers for b in f.accused]


SPARED = [
    (
        "Paul Garnier, le trésorier, a été entendu. « Mon client est un homme de 70 ans qui n'a jamais volé personne. "
        "On le salit pour rien », s'indigne son avocate, Me Laure Petit.",
        "Paul Garnier",
    ),
    (
        "La mort de Samir Diallo avait bouleversé le quartier. « On nous a menti, on nous cache tout », accuse sa sœur, "
        "Awa Diallo.",
        "Samir Diallo",
    ),
    (
        "« Il a empoisonné notre chien, tout le quartier le sait », accuse Lise Martin, la compagne de Julien Mercier.",
        "Julien Mercier",
    ),
    (
        "« Aucune violence n'a été commise par les gendarmes », assure Marc Roy, le préfet.",
        "gendarmes",
    ),
    (
        "« Il y a eu des choix opaques dans notre dos. Les contribuables ont le droit de savoir », s'emporte Anne Roy.",
        "contribuables",
    ),
    (
        "« Le commercial nous a dit que la région payait tout. On a été trompés », dénonce Marcel Guillou.",
        "région",
    ),
    (
        "« Ismaël Traoré n'est pas un garçon qui ment », s'emporte son capitaine, Julien Roux.",
        "garçon",
    ),
    (
        "« Il y avait un chien perdu et des gens partout », s'agace l'adjudante Karine Bosc.",
        "chien perdu",
    ),
]


@pytest.mark.parametrize(("text", "spared"), SPARED)
def test_clients_the_dead_and_those_who_bear_it_are_not_blamed(
    nlp: Any, text: str, spared: str
) -> None:
    assert spared not in [accused for _, accused in edges(text, nlp)]


def test_a_calming_speaker_blames_nobody(nlp: Any) -> None:
    text = (
        "L'entraîneur de Nantes, Paul Vidal, relativise. « L'équipe a perdu quatre joueurs et elle manque de tout. On "
        "nous a laissés seuls. »"
    )
    assert edges(text, nlp) == []


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        (
            "« Vous avez caché le rapport aux élus », a lancé Anne Roy au maire, Luc Petit (LR).",
            "Luc Petit",
        ),
        (
            "« Vous avez caché ce rapport aux députés », a lancé Anne Roy à la ministre des comptes publics, Florence "
            "Dautry, mardi.",
            "Florence Dautry",
        ),
    ],
)
def test_you_is_who_is_named_behind_the_title(nlp: Any, text: str, accused: str) -> None:
    assert ("Anne Roy", accused) in edges(text, nlp)


def test_a_spokesman_speaks_for_the_state_that_reacts(nlp: Any) -> None:
    text = (
        "L'Union européenne a relevé les droits de douane. Pékin a vivement réagi. « Ceux qui ont laissé vieillir leurs "
        "usines mentent », a déclaré Sun Weidong, porte-parole du ministère du Commerce."
    )
    assert ("Sun Weidong", "Chine") not in edges(text, nlp)


def test_who_is_asked_right_behind_the_words_is_who_they_blame(nlp: Any) -> None:
    text = (
        "Le syndicat des producteurs bloque la laiterie Lactalis depuis lundi. Les grandes surfaces en prennent aussi "
        "pour leur grade. « On nous ment, ils vendent le litre moins cher que l'eau », accuse Anne Auvray, éleveuse. "
        "Contactée, l'enseigne Carrefour n'a pas donné suite."
    )
    assert ("Anne Auvray", "Carrefour") in edges(text, nlp)
