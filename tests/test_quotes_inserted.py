"""Specify inserted and final cues with inverted subject: *« A », tonne-t-elle, « B »*."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PASSAGES = [
    "« ⟦d:Nous ne céderons rien⟧ », tonne-t-elle, « ⟦+:et nous irons jusqu'au bout⟧ ».",
    "« ⟦d:Ce rapport⟧, a-t-il poursuivi en frappant le pupitre, ⟦+:m'a été remis le 4 juin, et je l'ai lu.⟧ »",
    "« ⟦d:Il faut⟧, explique Marthe Olivar, directrice du théâtre, ⟦+:que chacun prenne sa part.⟧ »",
    "« ⟦d:La réforme passera⟧, martèle le ministre Paul Verdier. ⟦+:Nous avons une majorité pour cela.⟧ »",
    "« ⟦d:On a tout perdu⟧ », souffle Jeanne Morvan, la voix brisée.",
    "« ⟦d:On a tout perdu⟧ » , se désole l'éleveur.",
    "« ⟦d:On a tout perdu⟧ »,raconte Luc Ferron, agriculteur à Vernoux.",
    '"⟦d:Le compte n\'y est pas⟧", fait valoir Sonia Belkacem, secrétaire générale du syndicat.',
    "“⟦d:Le compte n'y est pas⟧”, lâche Sonia Belkacem.",
    "« ⟦m:Un désastre⟧ », dixit un proche du maire.",
    "⟦i:Le chantier reprendra lundi⟧, promet Paul Verdier, maire de Vernoux.",
    "⟦i:Le chantier⟧, promet Paul Verdier, ⟦+:reprendra lundi⟧.",
    "⟦i:Le chantier reprendra lundi⟧, a indiqué hier soir la préfecture.",
    "⟦i:Trois personnes ont été blessées⟧, a-t-on appris de source policière.",
    "⟦i:L'usine fermera en mars⟧, indique aujourd'hui la direction du groupe Valtis.",
    "« ⟦d:C'est une honte⟧ » s'est exclamé Paul Verdier à la sortie du tribunal.",
    "« ⟦d:C'est une honte !⟧ » s'est-il exclamé à la sortie du tribunal.",
    "« ⟦d:Le plus dur commence⟧ », selon Paul Verdier.",
    "« ⟦d:Nous avions prévenu⟧ », soutient dans un courriel Hélène Marchal, vice-présidente du groupe Valtis.",
    "« ⟦d:Nous avions prévenu⟧ », confie, amère, Hélène Marchal.",
    "« ⟦d:Nous avions prévenu⟧ », regrette-t-on au ministère de la Santé.",
    "« ⟦d:Nous avions prévenu⟧ », glisse un conseiller. « ⟦+:Personne ne nous a écoutés.⟧ »",
    "« ⟦d:Nous avions prévenu⟧ », glisse un conseiller. Et d'ajouter : « ⟦d:Personne ne nous a écoutés.⟧ »",
    "« ⟦d:Les délais sont tenus⟧ », nous assure le chef de chantier, Marc Tissier.",
    "⟦i:Une fable⟧, s'indigne le syndicaliste.",
    "⟦m:Un tel discours « inverse les rôles »⟧, rétorque Paul Verdier.",
    "« ⟦m:Tête dure⟧ », sourit sa sœur. « ⟦m:Un bosseur⟧ », corrige son ancien patron. Lui préfère parler de « ⟦m:constance⟧ ».",
    "« ⟦d:Nous avons⟧, explique Claire Vannier, la directrice de l'école, ⟦+:des classes de trente-deux élèves.⟧ »",
    "« ⟦d:C'est bien simple⟧, s'emporte-t-elle, ⟦+:on nous ment depuis deux ans.⟧ »",
    "« ⟦d:Qui peut croire⟧, s'est-il interrogé devant les députés, ⟦+:que cette dette sera remboursée ?⟧ »",
    "Elle ne décolère pas : « ⟦d:On nous ment depuis deux ans⟧, lâche-t-elle. ⟦+:Et personne ne réagit.⟧ »",
    "⟦m:Le texte⟧, juge-t-il, ⟦+:« ne réglera rien »⟧.",
    "⟦m:Le texte⟧, juge la sénatrice, ⟦+:« ne réglera rien »⟧.",
    "⟦m:La mesure est « contre-productive »⟧, de l'avis du syndicat.",
    "« ⟦m:Une usine à gaz⟧ », ironise-t-on à l'Assemblée.",
    "Chez les écologistes, on parle d'« ⟦m:un renoncement⟧ ».",
    "« ⟦d:Il y a urgence⟧ », plaide-t-il. Et de conclure : « ⟦d:Le temps des rapports est passé.⟧ »",
    "Selon elle, « ⟦d:le gouvernement n'a pas pris la mesure de la crise⟧ ».",
    "« ⟦d:Partez !⟧ » cria le capitaine. Le matelot répondit qu'⟦i:il ne partirait pas⟧.",
    "« ⟦d:Nous avions prévenu⟧, a rappelé Hélène Marchal.",
    "⟦i:Nous demandons la vérité⟧, écrivent les signataires.",
    "« ⟦m:Pourquoi ce silence ?⟧ », s'interroge Paul Verdier.",
    "Comme l'a rappelé Paul Verdier, ⟦i:la salle restera fermée⟧.",
    "La salle restera fermée car, comme le rappelle Paul Verdier, « ⟦m:la sécurité passe avant tout⟧ ».",
    "Par ailleurs, poursuit Paul Verdier, ⟦i:la commune n'a plus les moyens d'entretenir la salle⟧.",
    "Le maire a rappelé que ⟦i:la salle⟧, a-t-il précisé, ⟦+:fermerait en août⟧.",
    "⟦i:La commune⟧, prévient-elle, ⟦+:ne paiera pas sans un accord écrit⟧.",
]


@pytest.mark.parametrize("marked", PASSAGES)
def test_speech(speech: Callable[[str], str], marked: str) -> None:
    assert speech(marked) == marked
