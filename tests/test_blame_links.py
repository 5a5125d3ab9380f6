"""Specify who blames whom by what stands beside the words of blame: verbs, appositions, relatives, pronouns."""

from __future__ import annotations

from typing import Any

import pytest

from tests.blaming import told_lines

# (text, the accusations as "accusers → accused: words of the charge", in text order)
COMPLAINTS = [
    (
        "La plainte, déposée mardi par la famille Loriot, vise le directeur de la clinique Bellerive pour homicide "
        "involontaire.",
        "famille Loriot → directeur de la clinique Bellerive: homicide involontaire",
    ),
    (
        "Une plainte pour harcèlement moral vise depuis lundi l'ancien directeur du lycée Ferrand, Michel Aubin.",
        "— → Michel Aubin: harcèlement moral",
    ),
    (
        "Interpellé à la Chambre par la députée Lise Garnier, qui l'accusait d'« inaction », le secrétaire d'État, Paul "
        "Aubin, s'est agacé.",
        "Lise Garnier → Paul Aubin: inaction",
    ),
    (
        "Le maire, Roger Le Guen, a porté plainte contre X. Même colère chez ses voisins.",
        "Roger Le Guen → X:",
    ),
    ("Les soupçons qui pèsent sur Karim Delvaux sont lourds.", "— → Karim Delvaux:"),
    (
        "De lourds soupçons de corruption pèsent sur le maire de Vierzac, Jean Loubet.",
        "— → Jean Loubet: corruption",
    ),
    (
        "La fédération des parents a déposé, depuis 2022, près de 200 recours contre l'État pour heures non remplacées.",
        "fédération des parents → État: heures non remplacées",
    ),
    (
        "Le constructeur Vaillon a été assigné en justice par 300 propriétaires pour vice caché.",
        "300 propriétaires → Vaillon: vice caché",
    ),
    (
        "La région Bretagne est épinglée par un rapport de la chambre régionale des comptes pour sa gestion des marchés.",
        "rapport de la chambre régionale des comptes → Bretagne: sa gestion des marchés",
    ),
    (
        "Le groupe Solvia fait l'objet d'une enquête pour tromperie, à la suite d'une plainte de l'association Conso 44.",
        "Conso 44 → Solvia: tromperie",
    ),
]
CRITICS = [
    (
        "Le Premier ministre a renvoyé dos à dos la CGT et le patronat, accusés d'avoir bloqué la négociation.",
        "Premier ministre → CGT, patronat: avoir bloqué la négociation",
    ),
    (
        "Les syndicats pointent du doigt la direction, accusée d'avoir caché les résultats des prélèvements.",
        "syndicats → direction: avoir caché les résultats",
    ),
    (
        "La présidente du groupe socialiste a tiré à boulets rouges sur le ministre de la Santé, responsable selon elle "
        "de la fermeture de deux maternités.",
        "présidente du groupe socialiste → ministre de la Santé: la fermeture de deux maternités",
    ),
    (
        "Nadia Ferrat charge son ancien patron : il l'aurait obligée à falsifier les comptes.",
        "Nadia Ferrat → ancien patron (Nadia Ferrat): il l'aurait obligée à falsifier les comptes",
    ),
    (
        "L'armateur Saare Lines met en cause le pilote, Hubert Le Gal, qui aurait donné une route erronée. Il reproche "
        "en outre à la préfecture maritime d'avoir tardé à envoyer le remorqueur.",
        "Saare Lines → Hubert Le Gal: aurait donné une route erronée",
        "Saare Lines → préfecture maritime: avoir tardé",
    ),
]
MORE = [
    (
        "Le Rassemblement national s'en est pris à la ministre de la Justice, l'accusant de laxisme.",
        "Rassemblement national → ministre de la Justice: laxisme",
    ),
    (
        "Belgrade et Pristina se rejettent la responsabilité des violences.",
        "Serbie → Kosovo: violences",
        "Kosovo → Serbie: violences",
    ),
    (
        "L'Arménie et l'Azerbaïdjan ont repris les combats. Les deux pays s'accusent mutuellement d'avoir rompu la trêve.",
        "Arménie → Azerbaïdjan: avoir rompu la trêve",
        "Azerbaïdjan → Arménie: avoir rompu la trêve",
    ),
    (
        "Un rapport de l'ONU accuse l'armée soudanaise et les paramilitaires de crimes de guerre.",
        "rapport de l'ONU → armée soudanaise, paramilitaires: crimes de guerre",
    ),
    (
        "Human Rights Watch a documenté des exécutions sommaires commises par l'armée malienne.",
        "Human Rights Watch → armée malienne: des exécutions sommaires",
    ),
    (
        "Le coureur Tom Vidal, contrôlé positif à l'EPO en mai, a été suspendu deux ans par l'Union cycliste.",
        "Union cycliste → Tom Vidal: positif à l'EPO en mai",
    ),
    (
        "L'ancien ministre Luc Astier est visé par une plainte d'Anticor pour favoritisme.",
        "Anticor → Luc Astier: favoritisme",
    ),
    (
        "La juge d'instruction a ordonné le renvoi du médecin devant la cour d'assises pour viols.",
        "juge d'instruction → médecin: viols",
    ),
    (
        "La CFDT dénonce des conditions de travail indignes dans les entrepôts du groupe Logiver.",
        "CFDT → Logiver: des conditions de travail indignes",
    ),
]
GOING_ON = [
    (
        "L'association Bien-être animal a porté plainte contre l'abattoir de Cazères pour actes de cruauté. Elle accuse "
        "aussi les services vétérinaires d'avoir fermé les yeux.",
        "association Bien-être animal → abattoir de Cazères: actes de cruauté",
        "association Bien-être animal → services vétérinaires: avoir fermé les yeux",
    ),
    (
        "Le procureur, Éric Vaillant, a annoncé la mise en examen d'une aide-soignante de 45 ans, soupçonnée d'avoir "
        "empoisonné trois résidents.",
        "Éric Vaillant → aide-soignante de 45 ans: avoir empoisonné trois résidents",
    ),
    (
        "Le journaliste est détenu depuis mars, accusé d'apologie du terrorisme.",
        "— → journaliste: apologie du terrorisme",
    ),
    (
        "Les habitants se disent abandonnés par l'État.",
        "habitants → État: abandonnés par l'État",
    ),
    (
        "Une amende de 3 millions d'euros a été infligée à Maxi pour fausses promotions.",
        "— → Maxi: fausses promotions",
    ),
    (
        "Le tribunal a jugé l'État responsable de la pollution.",
        "tribunal → État: la pollution",
    ),
]
CUT_SHORT = [
    (
        "L'avocat de la famille réclame la mise en examen du chirurgien pour homicide involontaire.",
        "avocat de la famille → chirurgien: homicide involontaire",
    ),
    (
        "Le ministre de l'Intérieur a accusé, jeudi matin sur RTL, la maire de Nantes de laxisme.",
        "ministre de l'Intérieur → maire de Nantes: laxisme",
    ),
    (
        "L'ONG Greenpeace accuse TotalEnergies de fraude et l'assigne en justice.",
        "Greenpeace → TotalEnergies: fraude",
    ),
    (
        "Pointé du doigt par les proches du défunt, le CHU de Nantes a ouvert une enquête interne.",
        "proches du défunt → CHU de Nantes:",
    ),
    (
        "Mise en cause pour ses notes de frais, la vice-présidente du département nie.",
        "— → vice-présidente du département: ses notes de frais",
    ),
    (
        "La République tchèque a annoncé l'expulsion de trois diplomates russes, accusés d'avoir recruté des agents.",
        "République tchèque → trois diplomates russes: avoir recruté des agents",
    ),
    (
        "L'attaque n'a pas été revendiquée, mais Paris l'attribue à une faction de Boko Haram.",
        "France → faction de Boko Haram: L'attaque",
    ),
    (
        "Alain Richard a mis en cause Édouard Balladur dans le versement de rétro-commissions.",
        "Alain Richard → Édouard Balladur: le versement de rétro-commissions",
    ),
    (
        "Le président russe est visé par un mandat d'arrêt de la Cour pénale internationale pour crimes de guerre.",
        "Cour pénale internationale → président russe: crimes de guerre",
    ),
    (
        "À la CGT, on dénonce un plan social déguisé de la direction de Michelin.",
        "CGT → direction de Michelin: un plan social déguisé",
    ),
    (
        "Le groupe hospitalier porte plainte contre l'un de ses chirurgiens.",
        "groupe hospitalier → l'un de ses chirurgiens:",
    ),
]
NOUNS = [
    ("Téhéran a rejeté les accusations de Washington.", "États-Unis → Iran:"),
    (
        "La maire a annoncé le dépôt d'une plainte contre le promoteur pour escroquerie.",
        "maire → promoteur: escroquerie",
    ),
    (
        "Au procès des écoutes, le parquet a requis quatre ans de prison contre Luc Herzog pour corruption.",
        "parquet → Luc Herzog: corruption",
    ),
    (
        "Soupçonnés d'avoir escroqué 200 retraités, trois courtiers ont été mis en examen.",
        "— → trois courtiers: avoir escroqué 200 retraités",
    ),
    (
        "Le député, confronté à des accusations de harcèlement formulées par trois collaboratrices, a quitté son groupe.",
        "trois collaboratrices → député: harcèlement",
    ),
]
RELATIVES = [
    (
        "Un éducateur a reconnu les trois viols pour lesquels il est jugé.",
        "— → éducateur: les trois viols",
    ),
    (
        "Nawel Brice a décrit les violences dont elle accuse son ex-compagnon, Hugo Marin.",
        "Nawel Brice → Hugo Marin: les violences",
    ),
    (
        "Amazon a payé une amende, pour son abonnement Prime que la FTC l'accusait d'avoir imposé.",
        "FTC → Amazon: avoir imposé",
    ),
    (
        "Un policier municipal, à qui il est reproché d'avoir consulté des fichiers, a été suspendu.",
        "— → policier municipal: avoir consulté des fichiers",
    ),
]
WHO = [
    (
        "L'ambassadeur du Soudan a reproché à son voisin d'avoir fermé les vannes. L'Éthiopie, elle, se tait.",
        "ambassadeur du Soudan → Éthiopie: avoir fermé les vannes",
    ),
    (
        "L'élue dénonce aussi des liens entre le patron de Mijot, Benoît Crahier, et le cabinet de l'échevine.",
        "élue → Benoît Crahier, cabinet de l'échevine: des liens entre le patron de Mijot",
    ),
    (
        "Au préfet, les éleveurs reprochent son silence.",
        "éleveurs → préfet: son silence",
    ),
    (
        "On reproche à l'ancien trésorier d'avoir puisé dans la caisse du comité des fêtes.",
        "— → ancien trésorier: avoir puisé dans la caisse",
    ),
    (
        "Un homme de 34 ans a été écroué à Dijon, a annoncé le parquet de Dijon. Il est soupçonné d'avoir mis le feu à "
        "un garage.",
        "— → homme de 34 ans: avoir mis le feu",
    ),
    (
        "La ministre a présenté ses excuses aux jeunes concernés et imputé le dysfonctionnement à un prestataire "
        "informatique, Nodal.",
        "ministre → Nodal: le dysfonctionnement",
    ),
    (
        "Le maire et son adjoint sont tous deux poursuivis pour homicide involontaire.",
        "— → maire, adjoint (maire): homicide involontaire",
    ),
]
NOTHING = [
    "La direction a dénoncé l'accord d'entreprise sur le temps de travail.",
    "Le rapport ne met en cause aucun agent.",
    "Il ne veut accuser personne.",
    "L'avocat menace de poursuivre tout organe de presse qui reprendrait ces fables.",
    "La police soupçonne un règlement de comptes.",
    "La LICRA a porté plainte après des insultes racistes visant un joueur du PSG.",
    "Il parle d'une « victoire sans bavure » du camp présidentiel.",
    "Le directeur financier évoque une erreur de caisse.",
    "La famille Loriot a saisi la justice.",
    "Le groupe fait état d'une erreur humaine de son fournisseur.",
    "Le maire relève des fautes de frappe dans le compte rendu de la commune.",
    "L'association a déposé un recours contre le permis de construire de la mairie.",
]


@pytest.mark.parametrize(
    "case",
    [*COMPLAINTS, *CRITICS, *MORE, *GOING_ON, *NOUNS, *CUT_SHORT, *RELATIVES, *WHO],
    ids=lambda case: case[0],
)
def test_blame_beside(nlp: Any, case: tuple[str, ...]) -> None:
    text, *wanted = case
    found = told_lines(nlp, text)
    assert len(found) == len(wanted), found
    for told, line in zip(found, wanted, strict=True):
        parties, _, words = line.partition(":")
        assert told.startswith(f"{parties}: "), found
        assert words.strip() in told, found


@pytest.mark.parametrize("text", NOTHING)
def test_nobody_is_blamed(nlp: Any, text: str) -> None:
    assert told_lines(nlp, text) == []
