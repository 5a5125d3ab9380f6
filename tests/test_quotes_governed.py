"""Specify speech that a cue governs: *que*, *si*, infinitives, colons and who they end before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PASSAGES = [
    "Le ministre a reconnu que « ⟦d:les délais ne tiennent pas⟧ » et annoncé 600 contrôles de plus.",
    "La société affirme que ⟦m:le document n'a « jamais été diffusé »⟧ et dit ⟦i:regretter la démarche⟧.",
    "La ministre a reconnu que « ⟦d:des erreurs ont été commises⟧ » et s'est engagée à ⟦i:rendre publics les registres⟧.",
    "Le président du syndicat reconnaît « ⟦m:des lenteurs⟧ », qu'il met sur le compte d'une équipe trop petite.",
    "L'éleveur assure ⟦i:n'avoir touché que la moitié de ce qu'on lui devait⟧.",
    "Paul Verdier a déclaré que ⟦i:le chantier reprendrait lundi⟧.",
    "Paul Verdier a déclaré : « ⟦d:Le chantier reprendra lundi.⟧ »",
    "Paul Verdier est formel : « ⟦d:Le chantier reprendra lundi.⟧ »",
    "Paul Verdier se veut rassurant : ⟦i:le chantier reprendra lundi⟧, promet-il.",
    "Le ministre a promis de ⟦i:baisser les impôts⟧.",
    "Le ministre a exhorté les maires à ⟦i:ouvrir leurs écoles⟧.",
    "Le ministre a demandé aux préfets de ⟦i:renforcer les contrôles⟧.",
    "Le groupe Valtis nie ⟦i:avoir versé des pots-de-vin⟧.",
    "Le groupe Valtis dément formellement ⟦i:avoir autorisé, encouragé ou couvert ces pratiques⟧.",
    "Le groupe Valtis se défend d'⟦i:avoir menti aux enquêteurs⟧.",
    "Paul Verdier se dit « ⟦m:prêt à discuter⟧ ».",
    "Hélène Marchal affirme ⟦i:avoir reçu des menaces⟧.",
    "Hélène Marchal a reconnu que ⟦m:l'État avait « trop tardé » à agir⟧.",
    "Hélène Marchal a d'abord reconnu que ⟦m:l'État avait « trop longtemps regardé ailleurs »⟧.",
    "Hélène Marchal a fait savoir que ⟦i:le groupe ferait appel de la décision⟧.",
    "Hélène Marchal a laissé entendre que ⟦i:d'autres sites pourraient fermer⟧.",
    "Hélène Marchal a réaffirmé, mardi devant les députés, que ⟦i:le site de Vernoux serait maintenu⟧.",
    "Interrogée sur le calendrier, elle a répondu que ⟦i:rien n'était décidé⟧.",
    "Le procureur a précisé que ⟦i:deux hommes étaient recherchés⟧, ajoutant que ⟦i:l'enquête se poursuivait⟧.",
    "Le procureur a précisé que ⟦i:deux hommes étaient recherchés⟧ et a appelé d'éventuels témoins à ⟦i:se manifester⟧.",
    "Le collectif exige que ⟦i:le site soit fermé⟧.",
    "Le syndicat appelle à ⟦i:cesser le travail jeudi⟧.",
    "Le syndicat a menacé de ⟦i:bloquer le port si la direction ne cède pas⟧.",
    "« ⟦d:Le site est sauvé⟧ » : c'est ainsi que Paul Verdier a résumé la réunion.",
    "Et d'avertir que, ⟦m:si rien ne bouge, « nous irons en justice »⟧.",
    "Le rapport conclut que ⟦i:les contrôles ont été insuffisants⟧.",
    "L'étude montre que ⟦i:la consommation de viande recule⟧.",
    "Il a demandé si ⟦i:le budget serait voté avant l'été⟧.",
    "Le maire espère que la pluie viendra.",
    "Le maire craint que la pluie ne vienne.",
    "Hélène Marchal a dit ⟦i:vouloir tourner la page⟧.",
    "L'élu ne mâche pas ses mots. « ⟦d:C'est une trahison !⟧ », s'étrangle-t-il.",
    "Même son de cloche chez les restaurateurs. « ⟦d:On va mettre la clé sous la porte⟧ », prédit Yves Lanson, patron du Relais.",
    "L'avocat de la famille évoque « ⟦m:un soulagement⟧ ». « ⟦d:Nous attendions ce moment depuis dix ans⟧ », confie-t-il au Messager.",
    "À l'entendre, ⟦i:la réforme serait prête⟧.",
    "Le chef de file des députés centristes tire la sonnette d'alarme : ⟦i:les caisses sont vides⟧.",
    "Elle rit : « ⟦d:Je suis nulle en calcul !⟧ »",
    "Lui hausse les épaules : « ⟦d:On verra bien.⟧ »",
    "Verdict du patron : « ⟦d:Trop cher.⟧ »",
    "Réponse de l'intéressé : « ⟦d:Je n'ai rien à me reprocher.⟧ »",
    "Le groupe a indiqué ⟦i:viser un chiffre d'affaires de 2 milliards⟧.",
    "Elle a expliqué que ⟦m:le projet, « bloqué depuis deux ans », devait reprendre⟧.",
    "La commission a jugé que ⟦i:l'offre n'était pas recevable⟧ et l'a rejetée.",
    "Il a estimé, mardi sur France Matin, que ⟦m:le gouvernement devait « revoir sa copie »⟧.",
    "Le rapporteur s'est félicité que ⟦i:le texte ait été adopté⟧.",
    "Le collectif a rappelé à la mairie ses promesses et souligné que ⟦i:rien n'avait été fait⟧.",
    "Le syndicat prévient : ⟦i:la grève sera reconduite⟧.",
    "Le syndicat prévient que, ⟦i:faute d'accord, la grève sera reconduite⟧.",
    "La ministre a tenu à rassurer : ⟦i:aucune école ne fermera⟧.",
    "La ministre a garanti qu'⟦i:aucune école ne fermerait⟧, sans toutefois avancer de calendrier.",
    "La direction dit ⟦i:ne pas avoir connaissance de tels faits⟧.",
    "L'association se dit « ⟦m:consternée⟧ » et demande que ⟦i:l'enquête soit rouverte⟧.",
    "Le rapport conclut que ⟦i:les contrôles ont été insuffisants⟧, sans préciser lesquels.",
    "À ceux qui l'accusent de mentir, le maire répond que ⟦i:tout est public⟧.",
    "En affirmant que ⟦i:tout est public⟧, le maire espère clore le débat.",
    "Le maire a rappelé que ⟦i:la salle fermait en août⟧ et a quitté la réunion.",
    "L'association se dit convaincue que « ⟦d:le dossier n'est pas clos⟧ ».",
    "Le ministère affirme « ⟦m:agir dans l'intérêt de tous »⟧, après deux ans de silence.",
]


@pytest.mark.parametrize("marked", PASSAGES)
def test_speech(speech: Callable[[str], str], marked: str) -> None:
    assert speech(marked) == marked
