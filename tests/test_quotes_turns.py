"""Specify indirect speech in the many turns of the press: sources, tweets, asides, litotes, *avoir beau*."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PASSAGES = [
    "Et le maire d'ajouter que ⟦i:les travaux débuteront en juin⟧.",
    "La ministre l'assure : ⟦i:aucune classe ne fermera⟧.",
    "Le directeur en est convaincu : ⟦i:la saison sera bonne⟧.",
    "⟦i:Pas question de céder⟧, prévient le syndicat.",
    "Pour le syndicat, ⟦i:pas question de céder⟧.",
    "De source policière, ⟦i:deux hommes sont en fuite⟧.",
    "De même source, ⟦i:un troisième homme a été blessé⟧.",
    "D'après un sondage publié lundi, ⟦i:sept Français sur dix approuvent la mesure⟧.",
    "Le rapport pointe que ⟦i:les freins étaient usés⟧.",
    "Comme l'a rappelé la procureure Lise Garnier, ⟦i:l'enquête ne fait que commencer⟧.",
    "L'élu a beau affirmer que ⟦i:tout va bien⟧, les habitants doutent.",
    "Aux yeux des pêcheurs, ⟦i:la mesure arrive trop tard⟧.",
    "Au dire des voisins, ⟦i:l'homme vivait seul⟧.",
    "À en croire le trésorier, ⟦i:les caisses sont vides⟧.",
    "Dans un communiqué, le club annonce ⟦i:se séparer de son entraîneur⟧.",
    "Sur son compte, le chanteur a écrit qu'⟦i:il renonçait à sa tournée⟧.",
    "La lettre ouverte demande que ⟦i:le chantier soit arrêté⟧.",
    "Dans une lettre au préfet, les riverains réclament que ⟦i:la route soit refaite⟧.",
    "Les avocats plaident que ⟦i:leur client ignorait tout⟧.",
    "Le parquet a requis que ⟦i:l'ancien maire soit jugé⟧.",
    "Une porte-parole a précisé que ⟦i:deux vols étaient annulés, et que d'autres le seraient⟧.",
    "Le suspect a reconnu les faits, tout en niant ⟦i:avoir voulu tuer⟧.",
    "Interrogé par la presse, le ministre a répondu ⟦i:ne pas être au courant⟧.",
    "Le footballeur a confié à ses proches ⟦i:vouloir partir⟧.",
    "Plusieurs témoins disent ⟦i:avoir entendu des tirs⟧.",
    "La société se défend de tout plagiat et assure ⟦i:avoir tout inventé⟧.",
    "⟦i:Il faut⟧, selon le médecin Paul Aubin, ⟦+:fermer la plage⟧.",
    "Le ministre a écarté l'idée d'une hausse, jugeant que ⟦i:le moment était mal choisi⟧.",
    "Les élus regrettent que ⟦i:la gare ait fermé⟧.",
    "Le collectif s'inquiète que ⟦i:les arbres soient abattus⟧.",
    "Le maire se réjouit que ⟦i:le train revienne⟧.",
    "L'opposition accuse le maire d'avoir menti.",
    "L'agence rapporte que ⟦i:l'avion s'est posé sans encombre⟧.",
    "Selon le quotidien Le Courrier, ⟦i:le ministre démissionnera lundi⟧.",
    "Le ministre, qui affirme ⟦i:n'avoir rien su⟧, a quitté la salle.",
    "Le groupe dit ⟦i:étudier toutes les pistes⟧.",
    "Selon elle et son mari, ⟦i:le chien n'a jamais mordu personne⟧.",
    "La présidente a promis qu'⟦i:elle rendrait l'argent⟧.",
    "Le patron, lui, jure ses grands dieux qu'⟦i:il ignorait tout⟧.",
    "Le service de presse nous a fait savoir que ⟦i:l'acteur était malade⟧.",
    "La police a dit ⟦i:ignorer où se trouvait le suspect⟧.",
    "Les experts préviennent : ⟦i:sans pluie, la récolte sera perdue⟧.",
    "Le sélectionneur a prévenu ses joueurs : ⟦i:le match sera rude⟧.",
    "Il est reproché au trésorier d'avoir puisé dans la caisse.",
    "Le juge se demande si ⟦i:le témoin dit la vérité⟧.",
    "Le prévenu a demandé pardon à la famille.",
    "Les salariés ont décidé de cesser le travail.",
    "Le maire refuse de commenter l'affaire.",
    "L'association a obtenu que la vente soit annulée.",
    "Le maire sait que la route est dangereuse.",
    "Les silences en disent plus long que les dialogues.",
]


@pytest.mark.parametrize("marked", PASSAGES)
def test_speech(speech: Callable[[str], str], marked: str) -> None:
    assert speech(marked) == marked
