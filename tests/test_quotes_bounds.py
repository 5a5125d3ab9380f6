"""Specify where reported words begin and end: behind asides, before what the journalist adds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PASSAGES = [
    "L'association, qui réclame que ⟦i:le pollueur paie⟧, vise l'usine Fluorex.",
    "Le groupe Ardal a annoncé lundi ⟦i:avoir racheté deux usines⟧.",
    "La gendarme a reconnu devant ses chefs ⟦i:s'être trompée de rue⟧.",
    "Deux ministres confient, sous couvert d'anonymat, ⟦i:ne pas croire à la réforme⟧.",
    "La maire n'exclut pas de ⟦i:porter plainte⟧.",
    "Paul Aubin ne conteste pas ⟦i:avoir reçu l'argent⟧.",
    "Lise Garnier s'engage à ⟦i:en publier la liste⟧.",
    "Me Paul Aubin a annoncé à l'issue de l'audience qu'⟦i:il ferait appel⟧.",
    "Lise Garnier a demandé au préfet, Jean Corval, ⟦i:combien de lits seraient fermés⟧.",
    "La ville a annoncé jeudi ⟦i:avoir saisi le juge⟧, à qui elle reproche sa lenteur.",
    "L'éleveur assure ⟦i:n'avoir reçu qu'une avance⟧, laquelle a servi à payer l'eau.",
    "Le maire a appelé l'État à ⟦i:aider la filière⟧ : deux usines ont fermé.",
    "Le groupe Ardal nie ⟦i:avoir su⟧ et qualifie la plainte de « ⟦m:farce⟧ ».",
    "La cheffe de file, Lise Garnier, juge que ⟦m:le parti « a perdu la tête »⟧ et le soupçonne de tout.",
    "Lise Garnier avait assuré que ⟦i:le pont rouvrirait⟧, avant d'être démentie par le préfet.",
    "Lise Garnier a assuré que ⟦i:le pont rouvrirait⟧, avant de quitter la salle.",
    "Lise Garnier a assuré que ⟦i:le pont rouvrirait⟧, provoquant les rires de la salle.",
    "Lise Garnier a assuré que ⟦i:le pont rouvrirait⟧, ce que conteste l'opposition.",
    "Lise Garnier assure que ⟦i:le pont tient⟧ tandis que Paul Aubin soutient que ⟦i:tout est pourri⟧.",
    "Lise Garnier assure que ⟦i:le pont tient⟧ tout en admettant que ⟦i:la rouille le ronge⟧.",
    "Les clubs, à qui la ligue a assuré qu'⟦i:aucun match ne serait reporté⟧, restent méfiants.",
    "Lise Garnier rappelle que ⟦i:la rue est publique⟧ et que, selon elle, « ⟦d:aucun arrêté n'a été pris⟧ ».",
    "⟦m:Le voilier « a coupé la route » du ferry « sans prévenir »⟧, a indiqué le commandant, Luc Ferrand.",
    "⟦m:Deux hommes ont été mis en examen pour « vol » et « recel »⟧, a fait savoir le procureur, Jean Corval.",
    "⟦m:Son client n'a rien bu « de la nuit »⟧, a-t-elle certifié ; ⟦+:c'est le voisin qui ronflait⟧. Me Lise Garnier s'est rassise.",
    "⟦m:L'appel mentionnait une simple « dispute »⟧, corrige le capitaine Luc Ferrand, ⟦+:et une patrouille est venue aussitôt⟧.",
    "⟦i:La toiture est neuve⟧, a longuement expliqué Lise Garnier, factures à la main.",
    "La toiture est solide. ⟦i:Les tuiles sont neuves⟧, affirme-t-elle, factures à l'appui.",
    "À Brume, le récit est inverse : ⟦i:les voisins ont crié les premiers⟧, affirme l'adjoint Paul Aubin.",
    "« ⟦d:Nous avons tout perdu⟧ », soupire Lise Garnier, pour qui ⟦m:la ville « a dormi »⟧.",
    "⟦i:La règle est connue⟧, souligne Me Lise Garnier, avocate, pour laquelle ⟦m:le club « a triché »⟧.",
    "Il a payé l'amende pour laquelle on le poursuivait.",
    "« ⟦d:C'est la vie du conseil⟧ », a voulu dédramatiser la maire, Lise Garnier.",
    "« ⟦d:On nous a menti⟧ », lance Lise Garnier, micro en main. « ⟦+:On nous le paiera.⟧ »",
    "« ⟦d:Il faut payer⟧ », analyse Lise Garnier, autrice de « L'Eau morte ».",
    "Ici, on compte en crues. ⟦i:Le pont tenait encore⟧, dit-on au village.",
    "Une pédiatre, Lise Garnier, se veut rassurante : ⟦i:aucun enfant n'a été touché⟧.",
    "La préfecture est formelle : ⟦i:le barrage n'a pas cédé⟧.",
    "Le président, Paul Aubin, plaide l'ignorance : ⟦i:le dossier n'était pas dans l'armoire⟧.",
    "Le directeur concède une erreur. Les rats ? « ⟦d:Venus du chantier voisin.⟧ »",
    "Luc Ferrand en convient sans détour. Oui, ⟦i:la lettre est arrivée⟧. Non, ⟦+:elle n'a pas été lue⟧.",
    "⟦i:Il manque⟧ selon elle ⟦+:onze infirmières⟧. Lise Garnier dirige le service.",
    "Le pont, qui selon la maire ⟦i:date de 1930⟧, sera fermé.",
    "D'après le staff médical, ⟦i:le gardien serait forfait⟧.",
    "Pour la défense, Me Paul Aubin s'est employé à minimiser les faits.",
    "Selon l'article 12 du code, la vente est nulle.",
    "L'historienne Lise Garnier évoquera, le 9 mai, « Vauban et les siens ».",
    "On y verra une robe de noce et une paire de skis « taillée dans un tonneau ».",
    "Me Paul Aubin s'appuie sur un courriel daté de mai 2022, que Le Courrier a pu lire.",
    "L'avocate, Lise Garnier, insiste sur les heures qu'il venait de faire.",
    "Petit, Paul Aubin croyait que la mer était un lac.",
    "Il a une allure indiquant que tout lui est dû.",
    "Luc Ferrand, qui se fait appeler « le Prophète », a été arrêté.",
    "La directrice nous a assuré que ⟦i:les salaires seraient versés⟧.",
]


@pytest.mark.parametrize("marked", PASSAGES)
def test_speech(speech: Callable[[str], str], marked: str) -> None:
    assert speech(marked) == marked
