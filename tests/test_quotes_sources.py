"""Specify speech that a source or a noun carries: *selon X*, *à ses yeux*, *l'affirmation selon laquelle*."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PASSAGES = [
    "Pour l'association Vivre à Redon, à qui un agent a transmis la note, ⟦i:l'affaire n'a rien d'anecdotique⟧.",
    "D'après la Croix-Rouge, ⟦i:environ 24 000 habitants, soit un sur deux, n'ont plus accès à l'eau⟧.",
    "Lise Garnier tient une librairie. Selon elle, ⟦i:le vrai fléau, ce sont les loyers⟧.",
    "⟦i:Une vieille rengaine⟧, selon Paul Verdier, conseiller municipal d'opposition.",
    "⟦i:Le navire se trouvait⟧ selon la diplomatie namibienne ⟦+:à onze milles du port⟧.",
    "⟦i:Le chef⟧, d'après le rapporteur de la commission, Paul Verdier, ⟦+:c'est le fondateur du courtier⟧.",
    "Pour le Réseau des droits de la mer (RDM), dirigé par Paul Verdier, ⟦m:l'État « a démissionné »⟧.",
    "Pour le député Paul Verdier (PDM), président de la commission, « ⟦d:tout le monde est responsable⟧ ».",
    "Selon la sénatrice Lise Garnier (PDM), rapporteure du texte, ⟦i:la loi est inutile⟧.",
    "Selon la sénatrice Lise Garnier (PDM), ⟦i:le gouvernement, affaibli, va tomber⟧.",
    "Selon le calendrier présenté lundi, ⟦i:l'ensemble sera achevé en 2028⟧.",
    "Pour L'Écho de Redon, le grand quotidien breton, « ⟦d:la confiance s'est perdue en route⟧ ».",
    "Insuffisant, pour la sénatrice Lise Garnier, qui reproche au gouvernement d'avoir traîné.",
    "Selon Paul Verdier, ⟦i:le chantier reprendra lundi⟧.",
    "D'après la préfecture, ⟦i:vingt maisons ont été détruites⟧.",
    "⟦i:Vingt maisons ont été détruites⟧, selon la préfecture.",
    "⟦i:Vingt maisons ont été détruites⟧ selon la préfecture.",
    "Pour Paul Verdier, « ⟦d:c'est une faute politique⟧ ».",
    "Pour Paul Verdier, ⟦i:la réforme arrive trop tard⟧.",
    "Une « ⟦m:provocation⟧ », pour Moscou.",
    "Aux yeux de Paul Verdier, ⟦i:la réforme arrive trop tard⟧.",
    "À ses yeux, ⟦m:l'affaire relève du « mensonge d'État »⟧.",
    "À en croire la direction, ⟦i:les salariés seront reclassés⟧.",
    "De l'avis de plusieurs élus, ⟦i:la réforme arrive trop tard⟧.",
    "De source policière, ⟦i:deux hommes sont recherchés⟧.",
    "⟦i:Deux hommes sont recherchés⟧, de source policière.",
    "⟦i:Le suspect⟧, selon les enquêteurs, ⟦+:aurait agi seul⟧.",
    "Selon Paul Verdier, de la CGT, ⟦i:la direction a menti⟧.",
    "Pour Karim Haddad, du syndicat Solidaires, ⟦i:l'usine est condamnée⟧.",
    "Si l'on en croit la préfète, ⟦i:les digues tiendront⟧.",
    "Une mesure « ⟦m:absurde⟧ », de l'aveu même du ministre.",
    "Ainsi que l'a révélé Le Courrier du Sud, ⟦i:le contrat n'a jamais été signé⟧.",
    "Une mesure « ⟦m:absurde⟧ », selon le maire.",
    "Fort heureusement pour les deux occupants, l'automobile a percuté un arbre.",
    "Les élèves ont montré leur travail réalisé d'après « Les contes du vieux moulin ».",
    "Ils ont établi des tableaux sur le thème de « Cinq siècles de vie à la ferme ».",
    "Les tarifs varient selon les régions.",
    "Pour la première fois, la France a gagné.",
    "Pour le petit village, la vie a repris.",
    "Selon Hélène Marchal, directrice du groupe Valtis, ⟦m:le site « n'est pas rentable »⟧.",
    "Dans un communiqué, le groupe Valtis indique que ⟦i:le site restera ouvert⟧.",
    "Dans un communiqué, le groupe dénonce « ⟦m:une campagne de dénigrement⟧ ».",
    "L'idée selon laquelle ⟦i:la dette serait effacée⟧ circule à Bruxelles.",
    "Les propos d'un responsable local, selon lesquels ⟦m:des patrouilles auraient « franchi la ligne »⟧, ont choqué.",
    "Le député Marc Oudin, pour qui ⟦i:la réforme est mal née⟧, votera contre.",
    "Au ministère, on assure que ⟦i:le calendrier sera tenu⟧.",
    "Chez les écologistes, on parle d'« ⟦m:un renoncement⟧ ».",
    "On dit que la pluie porte bonheur.",
    "Pour Grégoire Morin, vice-président de la FCPE, « ⟦m:le ministère navigue à vue⟧ ».",
    # A verdict set behind the journalist's sentence; a dateline.
    "Le taux de chômage a reculé à 7,1 %, ⟦i:un plus bas depuis 2008⟧ selon l'Insee, et le gouvernement s'en félicite.",
    "KIEV/BUDAPEST, 9 mai (Reuters) - ⟦i:Deux réseaux ont été démantelés⟧, selon le SBU.",
    # An adverb that inverts reports nothing.
    "À peine le maire, Fabrice Le Men, avait-il présenté la délibération que le public sifflait.",
    "Pour Lise Garnier, ingénieure retraitée de l'École des mines de Redon et spécialiste de la qualité de l'air intérieur, ⟦i:rien de tout cela n'est nouveau⟧.",
    "D'après sa compagne, Lucie Garnier, institutrice à Redon, ⟦i:il restaure une barque achetée à un pêcheur⟧.",
    "Selon l'audit que la ville a reçu en mars, et que nous avons pu lire, ⟦i:le train de vie du club n'a rien de modeste⟧.",
    "Pour la professeure Lise Garnier, de l'université de Redon, ⟦m:le Surimland « part avec un dossier plus solide que celui du voisin »⟧.",
    "D'après le registre consulté par nos soins, ⟦i:l'accident n'a été déclaré que neuf jours plus tard⟧.",
    "Selon le greffe de la Cour, ⟦i:la requête compte 94 pages⟧.",
    "L'enquête évoque un rapport ⟦m:qui a⟧, selon Paul Verdier, « ⟦+:appris au port à ne plus regarder ses chaussures⟧ ».",
    "⟦i:La plainte, déposée mercredi à Paris, vise implicitement l'encadrement médical de l'équipe⟧, selon Me Paul Verdier.",
    "D'après une version provisoire dont l'agence a eu connaissance, ⟦m:l'aile B « s'apparente à un taudis » et n'a plus de médecin⟧.",
    "Pour les parties civiles, ⟦i:ce délai change tout⟧.",
    "Pour l'association Vigilance, ⟦m:ces propos sont « indécents »⟧ : elle reproche à la société de percevoir des fonds.",
    "Le prix du pain a doublé depuis mai et ⟦i:l'inflation⟧, selon l'Institut national de la statistique, ⟦+:atteint 24 % sur un an⟧.",
    "⟦i:L'Iran disposait au printemps⟧, d'après le dernier rapport de l'agence, ⟦+:d'un peu plus de 400 kilos d'uranium⟧.",
    "Paul Verdier est chef de canton. Pour ce notable respecté, « ⟦d:le pays nous a oubliés⟧ ».",
    "⟦i:Les ventes n'auraient représenté⟧, selon Paul Verdier, ⟦+:que 3 % de la production⟧.",
]


@pytest.mark.parametrize("marked", PASSAGES)
def test_speech(speech: Callable[[str], str], marked: str) -> None:
    assert speech(marked) == marked
