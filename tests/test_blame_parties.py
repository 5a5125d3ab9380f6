"""Specify whom blame means: pronouns, peers, numbers, relatives, a second accused, what a doing is called."""

from __future__ import annotations

from typing import Any

import pytest

from tests.blaming import told_lines

# (text, the accusations as "accuser, accuser → accused, accused: words of the charge", in text order)
PRONOUNS = [
    (
        "Le ministre Paul Roux a critiqué la juge Anne Leroy. La magistrate lui reproche d'ignorer la loi.",
        "Anne Leroy → Paul Roux: ignorer la loi",
    ),
    (
        "La banque Solvia a licencié Paul Roux. Elle l'accuse d'avoir détourné de l'argent.",
        "Solvia → Paul Roux: avoir détourné de l'argent",
    ),
    (
        "L'Union africaine, médiatrice autoproclamée, n'en sort pas grandie. Les ONG lui reprochent d'avoir menti.",
        "ONG → Union africaine: avoir menti",
    ),
    (
        "La cour a émis un mandat contre Paul Roux, l'un des chefs du Front du Nord. Les juges le tiennent pour "
        "responsable de la mort de dix civils.",
        "juges → Paul Roux: la mort de dix civils",
    ),
    (
        "Paul Roux, dit « le Chacal », a été arrêté. Les juges tiennent le Chacal pour responsable de trois attentats.",
        "juges → Paul Roux: trois attentats",
    ),
    (
        "Le préfet est dans le viseur des éleveurs, qui lui reprochent son inaction.",
        "éleveurs → préfet: son inaction",
    ),
]
GOING_ON = [
    (
        "L'avocat Paul Roux tient la société Solvia pour coresponsable du désastre. Il avait porté plainte contre elle "
        "en 2019 pour homicide involontaire, sans succès.",
        "Paul Roux → Solvia: désastre",
        "Paul Roux → Solvia: homicide involontaire",
    ),
    (
        "Le directeur Paul Roux nie. Une plainte pour harcèlement a été déposée contre lui par une ancienne élève.",
        "ancienne élève → Paul Roux:",
    ),
    (
        "Les anciens dirigeants, joints par l'AFP, réfutent les accusations de Paul Roux et l'accusent de vouloir fuir.",
        "anciens dirigeants → Paul Roux: vouloir fuir",
    ),
    (
        "Le maire, Paul Roux, se tait. Certains habitants lui reprochent sa complaisance. D'autres l'accusent d'avoir "
        "caché une étude de l'usine Solvia.",
        "Certains habitants → Paul Roux: sa complaisance",
        "D'autres → Paul Roux: avoir caché une étude",
    ),
    (
        "Son avocate, Me Anne Leroy, qui plaidera vendredi, a dénoncé une instruction menée à charge et reproché au "
        "juge de n'avoir pas entendu Solvia.",
        "Anne Leroy → juge: n'avoir pas entendu Solvia",
    ),
    (
        "Sa vice-présidente, Anne Leroy, juge que le syndicat des cadres « a choisi la posture » et le soupçonne "
        "d'avoir préparé sa sortie.",
        # What she says beside it blames the same party: one accusation, told once.
        "Anne Leroy → syndicat des cadres: avoir préparé sa sortie",
    ),
    (
        "La Ligue des droits de l'homme, partie civile, pointe du doigt, elle, la lenteur de la procédure, et reproche "
        "au parquet d'avoir attendu dix mois.",
        "Ligue des droits de l'homme → parquet: avoir attendu dix mois",
    ),
    (
        "Paul Roux nie tout et renvoie la balle vers le manager, Luc Petit. Il affirme que Luc Petit a menti aux juges.",
        "Paul Roux → Luc Petit: a menti aux juges",
    ),
    (
        "La ministre Anne Leroy se tait. Le député Paul Roux, lui, a reproché à la ministre d'avoir coupé les budgets.",
        "Paul Roux → Anne Leroy: avoir coupé les budgets",
    ),
    (
        "Dans leur procès-verbal, les policiers ont chargé Paul Roux. Ils l'accusaient d'avoir jeté une bouteille.",
        "policiers → Paul Roux: avoir jeté une bouteille",
    ),
]
GROUPS = [
    (
        "La cour a rejugé la société Solvia et son gérant, Paul Roux, poursuivis pour travail dissimulé.",
        "— → Solvia, Paul Roux: travail dissimulé",
    ),
    (
        "Le porte-parole des rebelles impute à l'armée malienne et à ses alliés russes la mort de huit bergers.",
        "porte-parole des rebelles → armée malienne, alliés: la mort de huit bergers",
    ),
    (
        "GOMA (AFP) - La République démocratique du Congo (RDC) et le Rwanda se sont mutuellement accusés vendredi "
        "d'avoir violé la trêve.",
        "République démocratique du Congo → Rwanda: avoir violé la trêve",
        "Rwanda → République démocratique du Congo: avoir violé la trêve",
    ),
    (
        "L'association CLCV accuse les groupes Solvia, Chimex et Ontax d'avoir menti. Elle leur reproche aussi d'avoir "
        "vendu des couches contaminées.",
        "CLCV → Solvia, Chimex, Ontax: avoir menti",
        "CLCV → Solvia, Chimex, Ontax: avoir vendu des couches contaminées",
    ),
    (
        "La France et l'Italie ont signé l'accord. Ces deux pays sont accusés de piller les fonds marins.",
        "— → France, Italie: piller les fonds marins",
    ),
    (
        "Le ministre des Transports, Luc Petit, ira à Rome. Dimanche, la ministre italienne de l'Économie, Anna Verdi, "
        "a reproché à son collègue de jouer avec le feu.",
        "Anna Verdi → Luc Petit: jouer avec le feu",
    ),
    (
        "Le journal dénonce « une campagne orchestrée par ceux qui ont perdu la guerre ».",
        "journal → ceux qui ont perdu la guerre: campagne orchestrée",
    ),
    (
        "Le parquet général a émis deux mandats d'arrêt pour sabotage contre des agents présumés du Front du Nord.",
        "parquet général → agents présumés du Front du Nord: sabotage",
    ),
]
APPOSED = [
    (
        "Le parquet a requis cinq ans contre Paul Roux, fondateur de la société Solvia, jugé pour tromperie aggravée.",
        "— → Paul Roux: tromperie aggravée",
    ),
    (
        "L'ancienne championne Anne Leroy a dénoncé dimanche sur son compte Instagram « l'hypocrisie » des dirigeants.",
        "Anne Leroy → dirigeants: l'hypocrisie",
    ),
    (
        "Contre la directrice, Léa Petit, la procureure Anne Leroy a demandé un an, lui reprochant d'avoir fermé les "
        "yeux.",
        "Anne Leroy → Léa Petit: avoir fermé les yeux",
    ),
    (
        "Les Verts reprochent au conseiller municipal Philippe Roux (PLR) d'avoir menti.",
        "Verts → Philippe Roux: avoir menti",
    ),
    (
        "Le chef des députés, Paul Roux, tient Luc Petit, prédécesseur du ministre, pour le principal responsable du "
        "déficit.",
        "Paul Roux → Luc Petit: déficit",
    ),
    (
        "Contrôlé positif à l'EPO, Paul Roux, champion de Belgique, a été suspendu par l'Union cycliste internationale.",
        "Union cycliste internationale → Paul Roux: positif à l'EPO",
    ),
    (
        "Josiane Baudry reproche à l'exploitante, l'intercommunale Solvia, d'avoir coupé les capteurs.",
        "Josiane Baudry → Solvia: avoir coupé les capteurs",
    ),
    (
        "Le gouvernement a joué avec l'argent des autres. L'éleveur Luc Petit lui en veut de n'avoir rien préparé.",
        "Luc Petit → gouvernement: n'avoir rien préparé",
    ),
]
RELATIVES = [
    (
        "La grève a été votée par Anne Leroy, infirmière et déléguée CGT, qui rend la mairie responsable de la panne.",
        "Anne Leroy → mairie: la panne",
    ),
    (
        "Paul Roux est furieux. Le club de Brive a publié un texte dans lequel il accuse la Ligue d'avoir menti.",
        "club de Brive → Ligue: avoir menti",
    ),
    (
        "Le ministère a annoncé le gel des avoirs de quatre magistrats, qu'il accuse d'avoir agi sur ordre.",
        "ministère → quatre magistrats: avoir agi sur ordre",
    ),
    (
        "Niamey a annoncé l'expulsion du représentant local de l'ONG, un Belge, auquel il reproche des « liens » avec "
        "des groupes armés.",
        "Niger → représentant local de l'ONG: liens",
    ),
    (
        "Le patron de Solvia, dont les syndicats dénoncent les méthodes brutales, a démissionné.",
        "syndicats → patron de Solvia: les méthodes brutales",
    ),
    (
        "Le Pérou accuse la compagnie Solvia, qui avait loué le navire, de vouloir provoquer une guerre.",
        "Pérou → Solvia: vouloir provoquer une guerre",
    ),
]
SECOND = [
    (
        "Marie Dupont accuse la préfecture d'avoir caché le rapport et la mairie d'avoir menti aux riverains.",
        "Marie Dupont → préfecture: avoir caché le rapport",
        "Marie Dupont → mairie: avoir menti aux riverains",
    ),
    (
        "Le syndicat reproche à l'État d'avoir tardé et à Chimex d'avoir falsifié les relevés.",
        "syndicat → État: avoir tardé",
        "syndicat → Chimex: avoir falsifié les relevés",
    ),
    (
        "Luc Petit accuse Chimex et sa filiale Solvia d'avoir menti.",
        "Luc Petit → Chimex, Solvia: avoir menti",
    ),
]
NAMING = [
    (
        "Chimex a porté plainte contre trois salariés. L'intersyndicale y voit des représailles.",
        "Chimex → trois salariés:",
        "intersyndicale → Chimex: des représailles",
    ),
    (
        "Berlin voit dans ce report une manœuvre de la Hongrie.",
        "Allemagne → Hongrie: une manœuvre",
    ),
    (
        "L'opposition voit la main de Moscou dans ces attaques.",
        "opposition → Russie: la main de Moscou",
    ),
    (
        "Le syndicat s'estime victime d'une cabale orchestrée par la direction.",
        "syndicat → direction: une cabale",
    ),
    ("La préfète voit dans ce vote une violation de l'accord de Genève.",),
]
AUTHORITIES = [
    (
        "Trois cadres sont soupçonnés de corruption, a annoncé le parquet de Lyon.",
        "parquet de Lyon → Trois cadres: corruption",
    ),
    (
        "La Commission a infligé une amende à Solvia pour avoir, selon elle, trompé ses clients.",
        "Commission → Solvia: trompé ses clients",
    ),
    (
        "La mission de l'ONU au Congo, critiquée par les rescapés pour n'être arrivée que le troisième jour, se tait.",
        "rescapés → mission de l'ONU au Congo: n'être arrivée que le troisième jour",
    ),
    (
        "La direction s'est vu reprocher par l'inspection du travail d'avoir caché l'accident.",
        "inspection du travail → direction: avoir caché l'accident",
    ),
    (
        "Poursuivie pour « propagande », la journaliste Selin Demir clame son innocence.",
        "— → Selin Demir: propagande",
    ),
    (
        "Le rapport conclut à la responsabilité de l'armée dans le massacre.",
        "rapport → armée: la responsabilité de l'armée",
    ),
    (
        "Les soupçons de fraude qui pèsent sur le maire de Lyon, Luc Petit, se précisent.",
        "— → Luc Petit: fraude",
    ),
]
FRONTED = [
    (
        "Accusée de négligence par les familles, la clinique Solvia a ouvert une enquête interne.",
        "familles → Solvia: négligence",
    ),
    (
        "Mis en cause par deux anciennes collaboratrices, le maire de Lyon, Luc Petit, nie.",
        "deux anciennes collaboratrices → Luc Petit:",
    ),
    (
        "Me Njoya a annoncé une plainte contre l'inspecteur Mbarga.",
        "Njoya → Mbarga:",
    ),
    (
        "Le club a limogé l'entraîneur Paul Roux pour avoir insulté l'arbitre.",
        "club → Paul Roux: avoir insulté l'arbitre",
    ),
    (
        "Le parquet a ouvert une enquête pour corruption visant le maire.",
        "parquet → maire: corruption",
    ),
    (
        "Le ministre présente le directeur, Luc Petit, comme le cerveau de la fraude.",
        "ministre → Luc Petit: la fraude",
    ),
    (
        "L'audit souligne les défaillances du groupe Solvia.",
        "audit → Solvia: les défaillances du groupe Solvia",
    ),
    (
        "La police a retrouvé l'homme de 29 ans arrêté mardi à Niort. Elle le soupçonne d'une vingtaine de vols.",
        "police → homme de 29 ans: vols",
    ),
]
NOTHING = [
    "Le parquet a ouvert une enquête préliminaire pour violences sur mineurs.",
    "La FNSEA juge le texte « insuffisant ».",
    "Le club aurait préféré un péage, une solution jugée « irréaliste » par la direction générale.",
    "Le maire s'est félicité de la décision de la préfecture, responsable du dossier.",
    "L'ONU condamne l'assassinat de Luc Petit.",
    "Le maire est responsable de la voirie depuis deux ans.",
    "Solvia, dont un audit avait dénoncé les pratiques, a changé de patron.",
    "Des infirmières dénoncent un système de fausses gardes.",
    "Les soupçons ne suffisent pas, a-t-il fait valoir, conseillant aux élus de mieux lire le dossier.",
    "Ces deux pays ont voté le texte.",
    "Il y voit clair désormais.",
]


def _fits(found: str, wanted: str) -> bool:
    """Tell whether the parties are those wanted and the charge holds the words wanted."""
    parties, _, words = wanted.partition(":")
    return found.startswith(f"{parties}: ") and words.strip() in found


@pytest.mark.parametrize(
    "case",
    [*PRONOUNS, *GOING_ON, *GROUPS, *APPOSED, *RELATIVES, *SECOND, *NAMING, *AUTHORITIES, *FRONTED],
    ids=lambda case: case[0],
)
def test_parties_of_blame(nlp: Any, case: tuple[str, ...]) -> None:
    text, *wanted = case
    found = told_lines(nlp, text)
    assert len(found) == len(wanted), found
    for told, line in zip(found, wanted, strict=True):
        assert _fits(told, line), found


@pytest.mark.parametrize("text", NOTHING)
def test_nobody_blamed(nlp: Any, text: str) -> None:
    assert told_lines(nlp, text) == []


def test_a_headline_without_names_is_told_once(nlp: Any) -> None:
    text = (
        "Niger: une ONG accuse l'armée d'avoir tué 34 villageois\n\n"
        "L'ONG Sahel Droits accuse l'armée nigérienne d'avoir exécuté 34 villageois à Tillabéri."
    )
    assert len(told_lines(nlp, text)) == 1
