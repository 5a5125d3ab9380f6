"""Specify cues that stand inside the marks, which stay open: *« On y croit, lance le maire. On tiendra. »*."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PASSAGES = [
    "« ⟦d:Aucun écart n'a été relevé⟧, martèle son directeur général, Luc Ferron. ⟦+:Tout est suivi.⟧ »",
    "« ⟦d:J'ai trébuché⟧, raconte l'international aux 23 sélections. ⟦+:J'ai demandé pardon aussitôt.⟧ »",
    "« ⟦d:Le projet avance bien⟧, se félicite Anne Morel, la présidente de l'association. ⟦+:Il reste à payer.⟧ »",
    "« ⟦d:On n'a rien vu venir⟧, souffle la quinquagénaire, encore sous le choc. ⟦+:Puis tout est tombé.⟧ »",
    "« ⟦d:Il faut tenir⟧, lâche un agriculteur venu de Vendée avec ses deux fils. ⟦+:On n'a pas le choix.⟧ »",
    "« ⟦d:La loi est claire⟧, tranche-t-on place Beauvau. ⟦+:Elle sera appliquée.⟧ »",
    "« ⟦d:C'est une honte !⟧, s'indigne Paul Verdier, dont la fille est scolarisée ici. ⟦+:On nous ment.⟧ »",
    "« ⟦d:Ils sont venus à trois⟧, poursuit-elle, les yeux rougis. ⟦+:J'ai crié.⟧ »",
    "« ⟦d:Les chiffres⟧, rappelle l'économiste Jean Blin, de l'université de Lille, ⟦+:sont têtus.⟧ »",
    "« ⟦d:Nous avons perdu⟧, admet le camp adverse. ⟦+:C'est la vie.⟧ »",
    "« ⟦d:C'était sa vie⟧, confie sa veuve, assise dans la cuisine. ⟦+:Il n'en parlait jamais.⟧ »",
    "« ⟦d:Je ne signerai pas⟧, répète-t-il à qui veut l'entendre. ⟦+:Ni demain, ni jamais.⟧ »",
    "« ⟦d:On y croit⟧, lance Didier Roche dans un large sourire, ⟦+:mais il faudra marquer.⟧ »",
    # The words go on behind the comma: nothing in them is said of the speaker.
    "« ⟦d:Il faut⟧, dit-il, ⟦+:partir vite. On nous attend.⟧ »",
    "« ⟦d:Nous irons⟧, promet la ministre, ⟦+:jusqu'au bout.⟧ »",
    # A verb that goes on a list, and has what follows for its object, is no cue.
    "« ⟦d:Le maire promet, annonce des travaux, puis oublie. C'est toujours pareil⟧ », déplore Jean Blin.",
]


@pytest.mark.parametrize("marked", PASSAGES)
def test_speech(speech: Callable[[str], str], marked: str) -> None:
    assert speech(marked) == marked
