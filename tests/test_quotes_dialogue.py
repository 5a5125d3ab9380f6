"""Specify the turns of a dialogue that a dash opens and no cue reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PASSAGES = [
    (
        "Le prévenu, Jules Ferrand, était jugé pour vol. « ⟦d:Vous avez pris la caisse ?⟧ » demande la"
        " présidente, Odile Marchand.\n\n— ⟦d:Je voulais la rendre, Madame la présidente.⟧\n\n"
        "— ⟦d:Vous ne l'avez pas rendue.⟧\n\nL'audience a repris à midi."
    ),
    (
        "Jules Ferrand est jugé à Brume. La présidente, Odile Marchand, l'interroge.\n\n"
        "« ⟦d:Vous saviez que la caisse était vide ?⟧\n\n– ⟦d:Je me disais que ça passerait.⟧\n\n"
        "– ⟦d:Et la signature du trésorier ?⟧\n\n– ⟦d:C'est moi, je l'ai imitée.⟧ »\n\nLa salle murmure."
    ),
    "À la sortie, Lise Garnier, bergère, ne décolère pas.\n\n– ⟦d:J'ai vendu mes bêtes pour payer.⟧\n\nIl pleut.",
    "Au marché, hier.\n\n– ⟦d:Tu votes, toi ?⟧\n\n– ⟦d:Moi, non. Ils nous ont trop menti.⟧",
    "Il faut peu de choses :\n\n— 200 grammes de farine.\n\n— Trois œufs.\n\nOn mélange ensuite.",
    "Le programme prévoit :\n\n– une visite du moulin.\n\n– un repas sur la place.",
]


@pytest.mark.parametrize("marked", PASSAGES)
def test_dialogue(speech: Callable[[str], str], marked: str) -> None:
    assert speech(marked) == marked
