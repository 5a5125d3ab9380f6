"""Specify which of the roles of somebody is printed beside his words."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article

ROLES = [
    (
        "L'ex-ministre Lise Garnier nie. « J'ignorais tout », dit l'ancienne ministre des Ports Lise Garnier.",
        "ancienne ministre des Ports",
    ),
    (
        "« Nous tiendrons le pont », a dit le colonel Jules Ferrand, porte-parole de l'armée.",
        "porte-parole de l'armée",
    ),
    (
        "Le socialiste Paul Aubin était là. « C'est trop tard », a dit Paul Aubin, président de la mission.",
        "président de la mission",
    ),
    (
        "« Rien n'a changé », a dit son frère cadet, Paul Aubin, mécanicien à Redon.",
        "mécanicien à Redon",
    ),
    (
        "« Rien n'a changé », a dit sa collègue, Lise Garnier, de la CFDT.",
        "collègue",
    ),
    (
        "« Rien n'a changé », a dit Lise Garnier, maire (DVD) de Redon.",
        "maire (DVD) de Redon",
    ),
    (
        "« Rien n'a changé », a dit Me Lise Garnier. La salle a applaudi l'avocate.",
        "avocate",
    ),
    (
        "« La dune recule », a dit Lise Garnier, paléoécologue à Caen.",
        "paléoécologue à Caen",
    ),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_best_role(nlp: Any, text: str, role: str) -> None:
    [quote] = analyse(Article(id="a", text=text), nlp).quotes
    assert quote.role == role
