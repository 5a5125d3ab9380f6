"""Specify the speech in passages of many registers: dispatches, courts, sport, local news."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PASSAGES = [
    "Battus 3-1 samedi à Vernoux, les Bleus de Morlac n'avaient pas le cœur à rire. « ⟦d:On est passés à côté⟧ », a reconnu le capitaine, Hugo Lestrade. « ⟦+:Il va falloir se regarder dans la glace.⟧ » Son entraîneur, lui, préférait retenir « ⟦m:les vingt premières minutes⟧ ». « ⟦d:Le groupe vit bien⟧ », a insisté Karim Delorme, avant de lancer, sourire en coin : « ⟦d:On n'est pas des robots !⟧ »",
    "Le sélectionneur a confirmé que ⟦i:Lestrade serait titulaire mercredi⟧. L'attaquant, blessé à la cuisse, espère revenir en mars. « ⟦d:Je me sens bien, la jambe répond, mais je ne veux pas brûler les étapes⟧ », tempère-t-il.",
    "« ⟦d:C'est le plus beau jour de ma vie !⟧ » Au micro du stade, Anaïs Colin pleurait encore une heure après sa victoire. « ⟦d:Je pense à mon père, qui m'a tout appris.⟧ »",
    "« ⟦d:J'ai entendu un grand bruit, puis des cris⟧ », témoigne une voisine, encore sous le choc. ⟦i:L'incendie s'est déclaré vers 3 heures du matin⟧, selon les premiers éléments de l'enquête. D'après un témoin, ⟦i:deux hommes cagoulés ont pris la fuite à pied⟧.",
    "Le parquet a indiqué qu'⟦m:une enquête pour « mise en danger d'autrui » avait été ouverte⟧. Contactée, la mairie n'a pas donné suite.",
    "Le patron des sénateurs centristes a prévenu : ⟦i:il ne votera pas le budget en l'état⟧. « ⟦d:Ce texte, c'est un chèque en blanc⟧ », a-t-il grincé devant la presse, dénonçant « ⟦m:l'entêtement⟧ » de l'exécutif.",
    "À gauche, on ne décolère pas. « ⟦m:Un hold-up⟧ », tempête la députée Nadia Ferrand. « ⟦m:Une faute politique et morale⟧ », renchérit son collègue Marc Oudin.",
    "Pour l'ancien ministre, ⟦m:le gouvernement « joue avec le feu »⟧. Il l'accuse de « ⟦m:mépriser le Parlement⟧ ».",
    "Le premier ministre a assuré mercredi qu'⟦m:il n'y aurait « aucune hausse d'impôts »⟧, tout en laissant entendre que ⟦i:certaines niches fiscales pourraient disparaître⟧. Une position jugée « ⟦m:intenable⟧ » par le rapporteur du budget, qui réclame « ⟦m:de la clarté⟧ ».",
    "« ⟦d:Je n'ai jamais dit que je serais candidate⟧, rappelle Nadia Ferrand. ⟦+:Mais je ne m'interdis rien.⟧ »",
    "Interrogé sur ces critiques, l'entourage du ministre balaie « ⟦m:des polémiques stériles⟧ ».",
    "Le groupe Valtis a annoncé lundi qu'⟦i:il supprimerait 300 postes d'ici à la fin de l'année⟧. ⟦m:Cette décision est « incompréhensible »⟧, a réagi l'intersyndicale dans un communiqué.",
    "Le PDG, Henri Lacombe, table sur un retour à la croissance en 2027. ⟦i:Les marges devraient se redresser au second semestre⟧, a-t-il expliqué aux analystes.",
    "« ⟦d:Nous ne sommes pas surpris⟧ », commente un analyste de la banque Hartwell, pour qui ⟦i:le titre reste surévalué⟧.",
    "Les syndicats redoutent « ⟦m:un plan social déguisé⟧ ».",
    "Dans une note publiée mardi, la Banque centrale estime que ⟦i:l'inflation refluera sous 2 % l'an prochain⟧.",
    "À la barre, l'ancien trésorier a reconnu ⟦m:avoir « fermé les yeux »⟧. « ⟦d:J'avais peur de perdre ma place⟧ », a-t-il murmuré. La présidente l'a coupé : « ⟦d:Vous aviez le choix, monsieur.⟧ »",
    "Le procureur a requis trois ans de prison ferme contre celui qu'il a présenté comme « ⟦m:le cerveau du réseau⟧ ».",
    "Me Sarah Lindon, avocate de la partie civile, s'est dite « ⟦m:soulagée⟧ » par le verdict. « ⟦d:Justice est enfin rendue⟧ », a-t-elle soufflé.",
    "Poursuivi pour favoritisme, l'élu clame son innocence et assure ⟦i:n'avoir rien touché⟧.",
    "Moscou a démenti mardi toute implication, qualifiant ces accusations d'« ⟦m:absurdes⟧ ». « ⟦d:Nous n'avons rien à voir avec cela⟧ », a martelé le porte-parole du Kremlin, Igor Melnikov, cité par l'agence Tass.",
    "Washington a appelé les deux parties à ⟦i:faire preuve de retenue⟧ et a rappelé que ⟦m:toute attaque contre ses alliés aurait « de graves conséquences »⟧.",
    "Le chef de l'ONU s'est dit « ⟦m:profondément préoccupé⟧ » par la situation et a exhorté les belligérants à « ⟦m:déposer les armes sans délai⟧ ».",
    "Selon l'ONG Vigie, ⟦i:au moins quarante civils ont péri depuis dimanche⟧. Un bilan que conteste l'armée.",
    "L'armée affirme ⟦m:avoir visé des « cibles militaires »⟧ ; des habitants joints par téléphone parlent de « ⟦m:massacre⟧ ».",
    "La cinéaste voulait « ⟦m:filmer le silence⟧ ». « ⟦d:J'ai grandi dans une maison où l'on ne parlait pas⟧ », raconte-t-elle. Son deuxième long-métrage, « Les Eaux mortes », sort mercredi.",
    "Le romancier, auteur de « La Digue », assume : « ⟦d:Oui, c'est un livre en colère.⟧ »",
    "Les chercheurs insistent sur le fait que ⟦i:ces résultats restent préliminaires⟧. « ⟦d:Il faut rester prudents⟧ », met en garde le professeur Alain Ricourt, du CHU de Morlac, qui n'a pas participé à l'étude.",
    "L'étude, parue dans la revue « Climat », conclut que ⟦i:la fonte s'accélère⟧. Ses auteurs recommandent de ⟦i:réduire les émissions sans attendre⟧.",
    "Le maire a rappelé que ⟦i:la salle des fêtes serait fermée en août⟧ et remercié les bénévoles. Il a souhaité « ⟦m:bon vent⟧ » à la directrice de l'école. Mme Perrin a évoqué « ⟦m:des années inoubliables⟧ ».",
    "« ⟦d:On fait ça pour les gamins⟧ », explique simplement Josette, 72 ans. ⟦i:Le club cherche des bénévoles⟧, précise la présidente.",
    "Le collectif estime que ⟦m:la préfecture « se moque du monde »⟧ et promet de ⟦m:ne « rien lâcher »⟧.",
    "Le ministre dit ⟦i:avoir été mis devant le fait accompli⟧. « ⟦d:On n'a pas été consultés pantoute⟧ », déplore la mairesse de Saint-Aubert, Line Gagnon.",
    "La N-VA ne veut pas en entendre parler. « ⟦d:C'est non⟧ », a tranché son président au micro de la RTBF.",
    "Joint par RFI, l'opposant Amadou Keïta parle d'« ⟦m:une mascarade⟧ » et appelle ses partisans à ⟦i:rester mobilisés⟧.",
    "« ⟦d:La France ne pliera pas⟧ », a écrit sur X le chef de l'État. Sur Telegram, le gouverneur a fait état de trois blessés.",
    "Invitée de France Matin, la ministre a défendu une réforme « ⟦m:juste et nécessaire⟧ ». « ⟦d:On ne reculera pas⟧ », a-t-elle assuré, renvoyant ses détracteurs à « ⟦m:leurs contradictions⟧ ».",
    "⟦i:Au moins douze personnes ont été tuées⟧, a annoncé la police.",
    '"⟦d:Nous avons entendu une énorme explosion⟧", a déclaré à l\'AFP Samir Haddad, un commerçant du quartier. "⟦+:Les vitres ont volé en éclats.⟧"',
    'Le président a promis samedi de "⟦m:traquer les coupables jusqu\'au bout⟧", dénonçant "⟦m:un acte lâche et barbare⟧".',
    "\"⟦d:Il n'y a pas eu d'ordre d'évacuation⟧\", a affirmé sous couvert de l'anonymat un employé de l'usine.",
    "⟦i:Quelque 3.000 personnes ont manifesté⟧, selon la préfecture, 10.000 selon les organisateurs.",
    '⟦m:Le Kremlin "suit la situation de près"⟧, a indiqué son porte-parole.',
    "La Maison Blanche s'est refusée à tout commentaire.",
    "L'ONU a accusé les deux camps d'⟦m:avoir \"délibérément visé des civils\"⟧.",
    '"⟦d:On attend toujours les secours⟧", raconte-t-elle, assise devant les ruines. "⟦+:Personne n\'est venu.⟧"',
    "Des témoins ont rapporté ⟦i:avoir vu des hommes armés pénétrer dans l'école⟧.",
]


@pytest.mark.parametrize("marked", PASSAGES)
def test_speech(speech: Callable[[str], str], marked: str) -> None:
    assert speech(marked) == marked
