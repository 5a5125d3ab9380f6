"""Specify speech in every kind of mark, and in none: dialogues and interviews."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PASSAGES = [
    "« ⟦d:Nous avons tout essayé.⟧\n« ⟦+:Les médecins, les recours, les pétitions⟧ », énumère Lise Garnier.",
    "« ⟦d:Il m'a dit \"tu n'y arriveras pas\" et je l'ai cru⟧ », raconte Lise Garnier.",
    "“⟦d:Je n'ai pas peur,⟧” a dit Lise Garnier.",
    '"⟦d:Je n\'ai pas peur⟧" a dit Lise Garnier.',
    "‹ ⟦d:Je n'ai pas peur⟧ ›, a dit Lise Garnier.",
    "„⟦d:Je n'ai pas peur⟧“, a dit Lise Garnier.",
    "“⟦d:Le vieux Paul, il ouvrait à tout le monde. Il ne méritait pas ça⟧“, confie Ana, une voisine.",
    "''⟦d:Je n'ai pas peur⟧'', a dit Lise Garnier.",
    "<< ⟦d:Je n'ai pas peur⟧ >>, a dit Lise Garnier.",
    "«⟦d:Je n'ai pas peur⟧», a dit Lise Garnier.",
    "– ⟦d:Je n'ai pas peur⟧, a dit Lise Garnier.",
    "ENTRETIEN. La navigatrice Maud Kerven raconte son tour du monde.\n\n**Avez-vous eu peur ?**\n\n⟦d:Oui, deux fois, au large du cap Horn. La mer était blanche⟧.\n\n**Qu'avez-vous appris de vous ?**\n\n⟦d:Que je pouvais dormir vingt minutes par nuit sans devenir folle⟧.\n\n**Vos parents vous ont-ils soutenue ?**\n\nMa mère m'a dit : « ⟦d:Tu es folle.⟧ » ⟦d:Mon père, lui, a vendu sa voiture pour payer le bateau⟧.\n\nPropos recueillis par Jean Lormel",
    "Maud Kerven revient d'un tour du monde. Entretien.\n\nLe Courrier : Avez-vous eu peur ?\n\nMaud Kerven : ⟦d:Oui, deux fois, au large du cap Horn⟧.\n\nLe Courrier : Votre bateau a-t-il souffert ?\n\nMaud Kerven : ⟦d:Moins que moi, et c'est une chance⟧.\n\nLe Courrier : Repartirez-vous ?\n\nMaud Kerven : ⟦d:Dès demain, si vous me trouvez un mécène⟧.",
    "Faut-il arroser en août ? Oui, le soir.\n\nQuelle eau choisir ?\n\nCelle de la pluie, toujours.\n\nEt pour les semis ?\n\nUn arrosoir à pomme fine suffit.",
    "Le capitaine regarda la côte.\n\n— ⟦d:Nous n'irons pas plus loin⟧, dit-il.\n\n— ⟦d:Alors je continuerai seule⟧, répondit-elle.",
    "« ⟦d:Nous avons tout essayé, les recours, les pétitions⟧, énumère Lise Garnier.",
]


@pytest.mark.parametrize("marked", PASSAGES)
def test_speech(speech: Callable[[str], str], marked: str) -> None:
    assert speech(marked) == marked
