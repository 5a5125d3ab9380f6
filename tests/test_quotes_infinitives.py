"""Specify speech in the infinitive, and what stands between a cue and its clause."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PASSAGES = [
    "La ministre Lise Garnier s'est pour sa part engagée à ⟦i:revoir d'ici l'été les règles du rail⟧.",
    "Paul Verdier est candidat. S'il est élu, il s'engage à ⟦i:saisir la chambre régionale⟧.",
    "Des riverains se sont plaints d'⟦i:avoir attendu l'alerte une heure⟧.",
    "Paul Verdier assure ⟦i:n'avoir rien demandé à personne⟧ et se défend d'⟦i:être un parachuté⟧.",
    "L'Agence du médicament a prévenu les patients. L'agence leur demande de ⟦i:ne pas venir aux urgences⟧.",
    "La ministre Lise Garnier a commandé un audit. Elle promet d'⟦i:en publier les résultats avant Noël⟧.",
    "Au syndicat FO, on plaide pour ⟦i:ne pas laisser passer cette chance⟧.",
    "Le ministre a instruit les préfets de ⟦i:respecter les délais⟧.",
    "Le ministre jure ⟦i:n'avoir rien promis⟧.",
    "Paul Marchal jure ⟦i:ne pas avoir reçu la lettre⟧.",
    "Marc Delmas conteste ⟦i:en avoir parlé à qui que ce soit⟧.",
    "Les Norvégiens assurent ⟦i:l'avoir prévenu trois fois⟧.",
    "Le coach prétend ⟦i:n'avoir insulté personne⟧.",
    "Le président du club, Luc Ferrand, a indiqué mardi ⟦i:avoir reçu une offre⟧.",
    "Luc Ferrand se vante d'⟦i:avoir tout prévu⟧.",
    "L'opposition y voit un affront et somme le maire de ⟦i:tout expliquer⟧.",
    "L'ONG presse les autorités d'⟦i:ouvrir un couloir humanitaire⟧.",
    "L'ambassadeur a prié la presse de ⟦i:quitter les lieux⟧.",
    "L'ambassadrice, Claire Montel, a salué la visite et prié Madrid de ⟦i:ratifier le traité⟧.",
    "Lise Garnier conseille aux clients de ⟦i:ne surtout pas ouvrir ce courriel⟧.",
    "La Commission enjoint aux États de ⟦i:publier leurs comptes⟧.",
    "Luc Ferrand a mis la direction au défi de ⟦i:produire une seule preuve⟧.",
    "Luc Ferrand a mis en demeure la société de ⟦i:dépolluer le site⟧.",
    "Le juge a voulu savoir si ⟦i:le prévenu connaissait la victime⟧.",
    "Le comité exige des organisateurs qu'⟦i:ils publient les comptes⟧.",
    "Luc Ferrand a consenti à ce que ⟦i:les experts visitent l'usine⟧.",
    "Le maire dit ⟦i:regretter l'incident⟧ mais maintient que ⟦i:la police a bien agi⟧.",
    "Le rapport établit que ⟦i:les freins n'avaient pas été vérifiés⟧.",
    "Le Premier ministre a fait savoir par son porte-parole que ⟦i:la réunion n'aurait pas lieu⟧.",
    "L'intéressé assure à qui veut l'entendre que ⟦i:tout était prévu⟧.",
    "La direction estime que ⟦i:le site perd de l'argent⟧ et déplore l'attitude des syndicats.",
    "Rappelant qu'⟦i:en 2015 le tribunal avait déjà tranché⟧, Me Pierre Aubin a quitté la salle.",
    "La députée s'est indignée d'un « ⟦m:vol organisé⟧ » et a menacé les exportateurs de nouvelles taxes.",
    "Bruxelles a promis 60 millions d'euros d'aide et exhorté la ville à ⟦i:rouvrir les écoles⟧.",
    "Le maire, Paul Aubin, estime que ⟦i:la décision prive de logement vingt familles⟧ et déplore l'acharnement d'une association.",
    "La station météo de Brume-Haute recommande de ⟦i:couper l'eau sans attendre⟧.",
    "La préfecture s'en défend : elle assure ⟦i:avoir mené onze contrôles⟧, tout en admettant que ⟦i:les moyens manquent⟧.",
    "L'affaire agace au siège du groupe Valtis, où l'on rappelle qu'⟦i:aucune plainte n'a été déposée⟧.",
    "À la préfecture, on regrette l'incident et on promet une inspection.",
    "L'association conseille aux clients de ⟦i:ne surtout pas accepter les bons que la société leur propose⟧.",
    "La banque Orval, que la Suisse accuse de fraude, jure ⟦i:n'avoir rien caché⟧.",
    "L'ONG, dont un rapport avait tout révélé, presse l'Union africaine d'⟦i:agir⟧.",
    "Le club a demandé l'ouverture de la malle et promis de ⟦i:fournir ses relevés⟧.",
    "L'association demande au maire ⟦i:pourquoi rien n'a été fait⟧.",
    "Le juge a voulu savoir ⟦i:ce que le prévenu avait bu⟧.",
    "Les parents demandent ⟦i:quand l'école rouvrira⟧.",
    "Le maire demande l'aide de l'armée.",
    "Le chercheur Paul Aubin défend son idée, argumentant que ⟦i:la mer monte⟧.",
    "Selon nos informations, le parquet aurait ouvert une enquête.",
    "Le groupe qui se disait ⟦i:intéressé par le site⟧ n'a plus donné signe de vie.",
    "Le coureur a demandé une contre-analyse et promis de ⟦i:livrer ses données⟧.",
    "Le préfet a exhorté les élus à ⟦i:s'occuper du port⟧, un site à l'abandon.",
    "Le maire a promis de ⟦i:signer, avant l'été, un accord avec les clubs⟧.",
    "Le vieil homme jure ⟦i:avoir tout vu⟧.",
    "Le ministre, critiqué pour n'être venu que le troisième jour, n'a pas réagi.",
    "Paul Verdier, qui a présidé le syndicat des eaux de 2008 à 2022 et reste maire de Redon, jure ⟦i:n'avoir rien vu⟧.",
    "Le maire, Paul Verdier, s'engage à ⟦i:publier désormais les comptes de toutes les associations⟧.",
    "Le plus âgé aurait expliqué ⟦i:avoir craint que l'homme ne s'empare d'un tournevis⟧.",
    "Le ministère se dit toutefois ⟦i:incapable, pour l'instant, de se prononcer sur l'origine du feu⟧.",
    "L'opposition MR, elle, l'invite à ⟦i:balayer devant sa porte⟧.",
    "Un deuxième assure ⟦i:n'avoir constaté aucune anomalie⟧.",
    "Au cabinet du ministre, on reconnaît « ⟦m:un cafouillage⟧ » et on promet de ⟦i:faire mieux⟧.",
    "Wilfried Tchamba promet des tests, capables de révéler où la vache a brouté.",
]


@pytest.mark.parametrize("marked", PASSAGES)
def test_speech(speech: Callable[[str], str], marked: str) -> None:
    assert speech(marked) == marked
