"""Specify speech that no cue verb governs at once: after a colon, a noun, in the conditional; where it ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PASSAGES = [
    "La préfecture de Redon réfute ce dernier point. ⟦i:Trois courriers auraient été envoyés au siège⟧.",
    "« ⟦d:On a honte de l'école⟧ », lâche Lise Garnier. Une autre mère aurait préféré que la classe reste ouverte.",
    "Paul Verdier hausse les épaules : ⟦i:son association vit de dons et n'a jamais vu ce chèque⟧.",
    "Lise Garnier prévient ses abonnés : ⟦i:chaque foyer qui cultive un jardin devra payer une taxe⟧.",
    "Lise Garnier conteste le chiffre. Un avis n'est qu'un avis : c'est au préfet de trancher.",
    "La maire Lise Garnier a concédé une maladresse : ⟦i:le dossier aurait dû être public⟧.",
    "La ministre Lise Garnier s'est justifiée devant les députés : ⟦i:son équipe n'a pas reçu les chiffres⟧.",
    "La déléguée dénonce des pressions : ⟦i:deux ouvriers auraient été menacés⟧.",
    "L'ambassadrice Claire Montel a tendu la main : ⟦i:la porte du dialogue reste ouverte⟧.",
    "Le vieil entraîneur, Luc Ferrand, ne tarit pas d'éloges : ⟦i:le gamin voit tout avant les autres⟧.",
    "Motif invoqué par la mairie : ⟦i:la toiture menacerait de s'écrouler⟧.",
    "La réponse du proviseur tient en une ligne : ⟦i:il transmettra le dossier⟧.",
    "L'argument du maire est que ⟦i:la ville n'a plus d'argent⟧.",
    "Seule consigne de la préfecture : ⟦i:les habitants doivent rester chez eux⟧.",
    "⟦i:Le pont va s'écrouler⟧. C'est ce qu'affirme l'ingénieur Paul Aubin.",
    "⟦i:Les petits clubs sont oubliés⟧. C'est l'avis de Lise Garnier.",
    "Le gardien Hugo Valde a fait le reste : il a repoussé deux tirs.",
    "Le maire a démissionné : il était visé par une enquête.",
    "Les bénévoles ont lancé une opération : chacun vient avec son balai.",
    "La préfecture a ouvert une enquête : deux agents sont suspendus.",
    "Coupe de France : le club de Morlac passe au tour suivant.",
    "Le tribunal a condamné l'ancien maire : il devra payer une amende.",
    "Le maire promet une enquête, ⟦i:dont le coût⟧, selon lui, ⟦+:sera modeste⟧.",
    "Paul Aubin blâme les syndicats, qui, affirme-t-il, ⟦i:ont quitté la réunion⟧.",
    "Dans un message lu à la radio, la maire, Lise Garnier, a nié tout retard.",
    pytest.param(
        "La ville de Lyon s'en défend : ⟦i:les agents y passent chaque jour⟧, assure la maire Lise Garnier.",
        # Since fr_press 1.1 reads *Lyon* without its town, the clause before the colon is taken along.
        marks=pytest.mark.xfail(strict=True, reason="clause before the colon taken along"),
    ),
    "⟦i:Tardive⟧, cingle Sophie Garnier, qui a écrit trois fois au maire.",
    "La préfecture confirme qu'⟦i:un contrôle est en cours⟧, sans plus de détails.",
    "Selon la directrice, ⟦i:le site est viable⟧ : « ⟦d:Nous avons des commandes jusqu'en mai.⟧ »",
    "⟦i:Une aumône⟧, selon le syndicat.",
    "Le banquier a été puni pour avoir, selon la cour, ⟦i:trompé ses clients⟧.",
    "LIMA, 8 oct (Agence Sol Presse) - ⟦i:Des soldats ont tué dix civils⟧, a affirmé mercredi l'ONG Vigie.",
    "Le voisin avait dit, en voyant la publicité, que ⟦i:c'était trop beau⟧.",
    "Lise Garnier se dit ⟦i:victime d'une campagne lancée par un rival⟧, qu'elle ne nomme pas.",
    "⟦i:Les sacs⟧, détaille l'un d'eux, ⟦+:étaient vidés la nuit⟧.",
    "⟦i:Faux⟧, rétorquent en chœur les élus.",
    "L'avocat Paul Aubin affirme que ⟦i:la plainte est vide⟧. ⟦i:Les documents produits seraient incomplets⟧.",
    "Fabien Morel a baissé les yeux. Oui, ⟦i:il a menti sur ses diplômes⟧.",
    "Le pont est fermé. Les travaux seraient finis en mai.",
    "L'avocat Paul Aubin affirme que ⟦i:la plainte est vide⟧. S'il perdait, il serait ruiné.",
    "⟦i:L'ailier aurait d'abord été pris pour le cuisinier du centre⟧. C'est en tout cas ce que jure Luc Ferrand, l'intendant.",
    "Lise Garnier coupe court, ciseaux en l'air : ⟦i:elle a une sœur là-bas, et la sœur a un téléphone⟧.",
    "À New York, le coordinateur du groupe, Dilshan Wickramaratne, réfute ce dernier point. ⟦i:Trois courriers recommandés auraient été envoyés à Anvers⟧.",
    "Sahelpharm rejette la faute sur un fournisseur. ⟦i:Celui-ci lui aurait livré des fûts périmés⟧.",
    "Paul Verdier a vendu sa dernière cloche. Il l'avoue, ⟦i:il n'a pas répercuté toute la hausse⟧.",
    "Motif invoqué par le ministère burundais des Affaires étrangères : des « ⟦d:activités incompatibles avec leur statut⟧ ».",
    "Rosa Figueiredo a perdu son poste. Motif invoqué : une « ⟦d:rupture du lien de confiance⟧ ».",
]


@pytest.mark.parametrize("marked", PASSAGES)
def test_speech(speech: Callable[[str], str], marked: str) -> None:
    assert speech(marked) == marked
