"""Specify what is reported as a whole around words between marks, and what the journalist adds to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PASSAGES = [
    "La maire, Lise Garnier, reproche au préfet d'⟦m:avoir confié l'enquête à « des débutants »⟧.",
    "Paul Aubin accuse la ville de ⟦m:laisser les quais « se dégrader tout seuls »⟧.",
    "Lise Garnier accuse le club d'avoir loué un hangar, caché les machines et dressé une liste de « ⟦m:gêneurs⟧ ».",
    "L'Institut des eaux a confirmé mardi qu'⟦m:il « étudiait le dossier »⟧.",
    "Lise Garnier espère que ⟦m:la décision « redonnera de l'élan aux petites communes »⟧.",
    "L'avocat Paul Aubin compte ⟦m:saisir le tribunal, « comme dans l'affaire du tunnel »⟧.",
    "Lise Garnier juge ⟦m:« inadmissible » que les riverains l'aient appris par la presse⟧.",
    "L'ONG Rivages conclut que ⟦m:trois sites présentent un risque « comparable à celui du port »⟧, où deux dockers sont morts.",
    "Lise Garnier a annoncé lundi qu'⟦m:elle se mettait « en retrait » de ses fonctions⟧, six jours après la plainte.",
    "Le juge Paul Aubin rappelle que ⟦m:les arrêtés doivent être « justifiés »⟧ et condamne la ville à payer les frais.",
    "S'il admet une réponse « ⟦m:trop tardive⟧ », le préfet, Jean Corval, refuse de s'excuser.",
    "Si le préfet admettait une réponse « trop tardive », il s'excuserait.",
    "Le voisin répète à qui veut l'entendre que ⟦i:la digue est percée⟧.",
    "Le maire juge pour sa part que ⟦m:la fermeture de l'école « ne se discute plus »⟧.",
    "« ⟦d:Nous n'avons rien à cacher⟧ », affirme au Monde Lise Garnier, présidente du port.",
    "« ⟦d:Nous n'avons rien à cacher⟧ », répond à notre rédaction Lise Garnier.",
]


@pytest.mark.parametrize("marked", PASSAGES)
def test_speech(speech: Callable[[str], str], marked: str) -> None:
    assert speech(marked) == marked
