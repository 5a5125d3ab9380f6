"""Specify who answers which accusation, with which stances, one French text a construction."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article, cut

CHARGE = "La Suède accuse la Norvège d'avoir pollué ses eaux. "

# (text, responders, a stance, words of the evidence)
TOLD = [
    (
        CHARGE + "La Norvège dément ces accusations.",
        ["Norvège"],
        "denial",
        "dément ces accusations",
    ),
    (CHARGE + "Oslo s'en défend.", ["Norvège"], "denial", "s'en défend"),
    (
        CHARGE + "La Norvège nie toute responsabilité.",
        ["Norvège"],
        "denial",
        "nie toute responsabilité",
    ),
    (
        CHARGE + "La Norvège n'a pas souhaité répondre.",
        ["Norvège"],
        "no_comment",
        "n'a pas souhaité répondre",
    ),
    (
        CHARGE + "Des accusations aussitôt rejetées par Oslo.",
        ["Norvège"],
        "denial",
        "rejetées par Oslo",
    ),
]
QUOTED = [
    (CHARGE + "« C'est faux et sans fondement », a rétorqué Oslo.", ["Norvège"], "denial", "C'est faux et sans fondement"),
    (
        CHARGE + "« Nous regrettons cet incident », a déclaré l'ambassadeur de Norvège, Ole Hansen.",
        ["Ole Hansen"], "acknowledgement", "Nous regrettons cet incident",
    ),
    (CHARGE + "Faux, répond Oslo : les eaux sont propres.", ["Norvège"], "denial", "les eaux sont propres"),
]  # fmt: skip
NOTHING = [
    "La Norvège a signé l'accord. « C'est un beau jour », a déclaré Oslo.",
    "Le club n'a pas souhaité prolonger son contrat.",
    CHARGE + "« Il fera beau demain », a déclaré la météorologue Anne Roy.",
]


@pytest.mark.parametrize(("text", "responders", "stance", "evidence"), [*TOLD, *QUOTED])
def test_response(nlp: Any, text: str, responders: list[str], stance: str, evidence: str) -> None:
    analysis = analyse(Article("x", text), nlp)
    found = analysis.responses
    assert any(
        [p.name for p in r.responders] == responders
        and stance in r.stances
        and evidence in cut(text, r.evidence_spans)
        for r in found
    ), [([p.name for p in r.responders], r.stances, cut(text, r.evidence_spans)) for r in found]


@pytest.mark.parametrize("text", [text for text, *_ in TOLD])
def test_response_answers_the_accusation_against_its_side(nlp: Any, text: str) -> None:
    analysis = analyse(Article("x", text), nlp)
    assert {p.name for a in analysis.accusations for p in a.accused} == {"Norvège"}
    assert any(r.answers == (0,) for r in analysis.responses)


@pytest.mark.parametrize("text", NOTHING)
def test_no_response(nlp: Any, text: str) -> None:
    found = analyse(Article("x", text), nlp).responses
    assert not found, [cut(text, r.evidence_spans) for r in found]
