"""Specify who is blamed beside the first, by a name for the culprit, and whom words in a mouth take up."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article

EDGES = [
    (
        "Le président de l'association, Abdel Sahraoui, impute cette situation aussi bien aux responsables locaux "
        "qu'à l'entreprise Solvia.",
        ("Abdel Sahraoui", "Solvia"),
    ),
    (
        "Le professeur Destouches pointe la responsabilité de sa hiérarchie, et en particulier de l'ancien patron du "
        "groupe, Christian Vauthier.",
        ("Destouches", "Christian Vauthier"),
    ),
    (
        "L'état-major impute le carnage à une explosion de munitions entreposées par les rebelles au milieu des "
        "habitations.",
        ("état-major", "rebelles"),
    ),
    (
        "Hafida Meziane voit dans le commissaire Paul Roux le vrai responsable : « Il savait et il les a couverts. »",
        ("Hafida Meziane", "Paul Roux"),
    ),
    (
        "Nadine Hérault accuse Oréane d'avoir falsifié deux essais. Et l'Agence du médicament ? « Elle a été aveugle, "
        "au mieux. Complice, au pire », tranche-t-elle.",
        ("Nadine Hérault", "Agence du médicament"),
    ),
    (
        "« Le département a dormi », accuse le député Cyril Jaquier.",
        ("Cyril Jaquier", "département"),
    ),
    (
        "Deux hommes ont été entendus par la gendarmerie, soupçonnés d'avoir volé des bijoux.",
        ("", "Deux hommes"),
    ),
]
NONE = [
    "La sociologue Anaïs Kerbrat y voit moins une fraude qu'une erreur.",
    "L'Agence régionale a été critiquée. Son porte-parole, Paul Roux, regrette « un manque de moyens et des fautes "
    "impardonnables ».",
    "Le laboratoire Oréane conteste. « Oréane a toujours agi dans le respect des règles », martèle son avocate, "
    "Me Sabine Cohen.",
]


def _edges(nlp: Any, text: str) -> set[tuple[str, str]]:
    found = analyse(Article("x", text), nlp).accusations
    told = {(a.name, b.name) for one in found for a in one.accusers for b in one.accused}
    return told | {("", b.name) for one in found if not one.accusers for b in one.accused}


@pytest.mark.parametrize(("text", "edge"), EDGES)
def test_also_blamed(nlp: Any, text: str, edge: tuple[str, str]) -> None:
    """The edge is among those found."""
    assert edge in _edges(nlp, text)


@pytest.mark.parametrize("text", NONE)
def test_nobody_blamed(nlp: Any, text: str) -> None:
    """Nobody is blamed."""
    assert not _edges(nlp, text)
