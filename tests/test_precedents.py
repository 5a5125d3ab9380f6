"""Specify the precedents that a text brings up."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article, cut


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        (
            "Les anciens évoquent la crue de septembre 1980, encore visible sur les murs.",
            "crue de septembre 1980",
            1980,
        ),
        ("Le maire rappelle l’affaire Morel, qui avait ému la région.", "affaire Morel", None),
    ],
)
def test_recalled(nlp: Any, text: str, name: str, year: int | None) -> None:
    (precedent,) = analyse(Article("essai", text), nlp).precedents
    assert cut(text, precedent.name_spans) == name
    assert precedent.year == year


def test_cited_by_the_speaker_of_the_quotation(nlp: Any) -> None:
    text = "« On ne doit jamais oublier la catastrophe de Morville », a déclaré Anne Leroy."
    (precedent,) = analyse(Article("essai", text), nlp).precedents
    assert [p.name for p in precedent.cited_by] == ["Anne Leroy"]


@pytest.mark.parametrize(
    "text",
    [
        "Le conseil a voté le budget lundi soir par six voix contre deux.",
        "Le maire a évoqué le budget et la réfection du pont.",
    ],
)
def test_ordinary_reports_recall_nothing(nlp: Any, text: str) -> None:
    assert analyse(Article("essai", text), nlp).precedents == ()
