"""Specify blame of the one unknown, of fellow defendants, of who set something up, and in an earlier case."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article, cut

# (text, accusers, accused, words of the charge)
TOLD = [
    (
        "Une plainte a été déposée mardi contre X pour vol avec effraction.",
        [],
        ["X"],
        "vol avec effraction",
    ),
    (
        "Une information judiciaire contre X a été ouverte à Nice pour homicide involontaire.",
        [],
        ["X"],
        "homicide involontaire",
    ),
    (
        "L'association Rives propres a saisi le procureur de Melun d'une plainte pour pollution visant le groupe Solvia.",
        ["Rives propres"],
        ["Solvia"],
        "pollution",
    ),
    (
        "Paul Roux est poursuivi, avec deux coprévenus, pour détournement de fonds publics.",
        [],
        ["Paul Roux", "deux coprévenus"],
        "détournement de fonds publics",
    ),
    (
        "La commission impute le fiasco au préfet Luc Petit, mais aussi à la ministre Anne Moreau.",
        ["commission"],
        ["Luc Petit", "Anne Moreau"],
        "le fiasco",
    ),
    (
        "Jugée pour faux en écriture, l'ancienne adjointe Anne Moreau a présenté ses excuses.",
        [],
        ["Anne Moreau"],
        "faux en écriture",
    ),
    (
        "Le maire voit dans cette pétition une opération pilotée par le groupe Solvia.",
        ["maire"],
        ["Solvia"],
        "une opération pilotée par le groupe Solvia",
    ),
    (
        "La ministre met la panne sur le compte d'un logiciel livré avec un an de retard par la société Solvia.",
        ["ministre"],
        ["Solvia"],
        "la panne",
    ),
    (
        "En 2009, l'adjoint Paul Roux avait été condamné à six mois de prison pour corruption.",
        [],
        ["Paul Roux"],
        "corruption",
    ),
    (
        "Une plainte pour abus de confiance a été déposée mardi par le comité directeur. "
        "Elle vise nommément l'ancien président, Paul Roux, et l'ex-trésorier, Serge Combes.",
        ["comité directeur"],
        ["Paul Roux", "Serge Combes"],
        "abus de confiance",
    ),
    (
        "L'entreprise Jer-Agro pompe la nuit. L'une d'elles, Valnor, est soupçonnée par le parquet d'avoir caché un puits.",
        ["parquet"],
        ["Valnor"],
        "avoir caché un puits",
    ),
    (
        "Le parquet de Melun a parlé. Deux ans de prison ont été requis contre Paul Roux, 58 ans, poursuivi pour faux.",
        ["parquet de Melun"],
        ["Paul Roux"],
        "faux",
    ),
    (
        "Le parquet de Melun a requis une amende, dont la moitié avec sursis, à l'encontre de la société Valnor, "
        "jugée pour avoir épandu des boues.",
        ["parquet de Melun"],
        ["Valnor"],
        "avoir épandu des boues",
    ),
    (
        "Avec 61 autres ménages, Anne Roux a déposé une requête. Ils reprochent à Solvia, la société qui gère l'immeuble, "
        "de louer des biens insalubres.",
        ["Anne Roux", "61 autres ménages"],
        ["Solvia"],
        "louer des biens insalubres",
    ),
    (
        "La chercheuse Anne Roux renvoie la faute sur un ingénieur décédé en 2020, qui aurait truqué les figures.",
        ["Anne Roux"],
        ["ingénieur"],
        "aurait truqué les figures",
    ),
    (
        "L'Autorité de la concurrence a sanctionné la société Solvia pour s'être entendue, entre 2001 et 2021, "
        "sur les prix du béton.",
        ["Autorité de la concurrence"],
        ["Solvia"],
        "s'être entendue, entre 2001 et 2021, sur les prix du béton",
    ),
    (
        "Alternative Bleue fustige l'attitude de la hiérarchie, coupable à ses yeux d'avoir suspendu les agents.",
        ["Alternative Bleue"],
        ["hiérarchie"],
        "avoir suspendu les agents",
    ),
    (
        "Les anciens élèves mettent en cause le surveillant Luc Petit, mort en 2011 : des coups, des agressions, un viol.",
        ["anciens élèves"],
        ["Luc Petit"],
        "des coups, des agressions, un viol",
    ),
    (
        "Le tribunal correctionnel de Nanterre juge depuis lundi la société Solvia pour homicide involontaire.",
        [],
        ["Solvia"],
        "homicide involontaire",
    ),
    (
        "La minière Nordium exploite une fosse. Un comité de résidents lui reproche d'avoir contaminé l'eau.",
        ["comité de résidents"],
        ["Nordium"],
        "avoir contaminé l'eau",
    ),
    (
        "Une plainte a été déposée par la mairie de Brax pour vol. Celle-ci vise deux agents.",
        ["mairie de Brax"],
        ["deux agents"],
        "vol",
    ),
    (
        "La gérante, Anne Roux, a porté plainte en février contre les deux vigiles pour faux témoignage.",
        ["Anne Roux"],
        ["deux vigiles"],
        "faux témoignage",
    ),
    (
        "Deux suspects âgés de 19 et 22 ans ont été mis en examen pour vol en réunion.",
        [],
        ["Deux suspects"],
        "vol en réunion",
    ),
    (
        "Un pilote raconte les menaces. Un autre, Paul Roux, accuse le colonel Jean Morel d'avoir menti.",
        ["Paul Roux"],
        ["Jean Morel"],
        "avoir menti",
    ),
]
NOT_TOLD = [
    "Le tribunal juge recevable la plainte d'Anne Roux pour vol. Le maire juge Anne Roux trop molle pour la fraude.",
    "Paul Roux a menacé d'attaquer en justice tous ceux qui parlent aux journalistes.",
    "Une plainte a été déposée par le maire. Elle vise à obtenir le retrait des affiches.",
    "La maire Anne Roux a fait de son mieux. Ce choix lui a été reproché dans son propre camp.",
    "Les déchets traités sur le site de Lens, accusé d'avoir menti, dormaient là.",
    "Elle avait déjà, dans un avis sur la préfecture de Melun, jugé que le guichet fraudait « la loi ».",
    "Le maire dénonce des « méthodes de voyous ».",
    "Une plainte contre X a été déposée.",
    "Une vidéo vue 2,1 millions de fois accuse la mairie d'avoir nettoyé les listes.",
]


@pytest.mark.parametrize(("text", "accusers", "accused", "charge"), TOLD)
def test_blame_is_read(
    nlp: Any, text: str, accusers: list[str], accused: list[str], charge: str
) -> None:
    found = [
        ([p.name for p in a.accusers], [p.name for p in a.accused], cut(text, a.charge))
        for a in analyse(Article("x", text), nlp).accusations
    ]  # fmt: skip
    assert (accusers, accused, charge) in found


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_befalls_things_or_names_nobody_blames_nobody(nlp: Any, text: str) -> None:
    found = analyse(Article("x", text), nlp).accusations
    names = {p.name for a in found for p in (*a.accusers, *a.accused)}
    assert not names & {
        "déchets", "préfecture de Melun", "Melun", "voyous", "X", "ceux qui parlent aux journalistes", "Anne Roux",
        "retrait des affiches", "2,1 millions de fois",
    }  # fmt: skip


# (text, accusers, accused)
PARTIES = [
    (
        "La chaîne Kanalo accuse Sportif Conseil d'avoir menti. Sportif Conseil soupçonne son client de chercher un prétexte.",
        ["Sportif Conseil"],
        ["Kanalo"],
    ),
    (
        "Mis en cause par Anne Moreau, le Dr Luc Petit conteste avoir outrepassé son rôle.",
        ["Anne Moreau"],
        ["Luc Petit"],
    ),
    (
        "Le syndicat Solida a déposé plainte pour harcèlement contre Luc Petit. Une seconde plainte vise Paul Roux pour vol.",
        ["Solida"],
        ["Paul Roux"],
    ),
    (
        "Luc Petit et Paul Roux ont fondé Solvia. Au printemps, Luc Petit a reproché à son ex-associé d'avoir triché.",
        ["Luc Petit"],
        ["Paul Roux"],
    ),
    (
        "Deux employés ont quitté la fromagerie Garnier. La fédération a déposé plainte contre la fromagerie Garnier "
        "pour pollution. Son directeur, Luc Garnier, nie.",
        ["fédération"],
        ["fromagerie Garnier"],
    ),
    (
        "Mort de Paul Roux : un agent jugé\n\nL'agent de 31 ans est poursuivi pour homicide involontaire. "
        "Paul Roux avait vingt ans.",
        [],
        ["agent de 31 ans"],
    ),
    (
        "Paul Roux a été emmené lundi, raconte Marc Petit. Le parquet le soupçonne de fraude.",
        ["parquet"],
        ["Paul Roux"],
    ),
    (
        "Luc Petit et Paul Roux se voyaient peu. Luc Petit soupçonnait son associé d'avoir détourné la caisse.",
        ["Luc Petit"],
        ["Paul Roux"],
    ),
    (
        "La Ligue des usagers, elle, ne mâche pas ses mots : dans un communiqué, elle accuse la mairie de mentir.",
        ["Ligue des usagers"],
        ["mairie"],
    ),
    (
        "Anne Moreau met en cause le laboratoire. Sa lettre reproche aussi à la commission d'avoir menti.",
        ["Anne Moreau"],
        ["commission"],
    ),
    (
        "Anne Moreau et Luc Petit sont jugés. Au premier comme au second, le procureur reproche d'avoir menti.",
        ["procureur"],
        ["Anne Moreau", "Luc Petit"],
    ),
]


@pytest.mark.parametrize(("text", "accusers", "accused"), PARTIES)
def test_who_blames_whom(nlp: Any, text: str, accusers: list[str], accused: list[str]) -> None:
    found = [
        ([p.name for p in a.accusers], [p.name for p in a.accused])
        for a in analyse(Article("x", text), nlp).accusations
    ]
    assert (accusers, accused) in found


def test_a_standfirst_that_says_who_blames_whom_is_told_once(nlp: Any) -> None:
    text = (
        "Une maternité sans lits\n\nLes syndicats montrent du doigt la direction.\n\n"
        "La déléguée, Anne Moreau, reproche à la direction d'avoir fermé dix lits."
    )
    assert len(analyse(Article("x", text), nlp).accusations) == 1
