"""Specify who accuses whom of what, one French sentence a construction."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article, cut

# (text, accusers, accused, words of the charge, status)
ACTIVE = [
    (
        "Berne accuse Rome d'avoir bloqué les négociations.",
        ["Suisse"],
        ["Italie"],
        "avoir bloqué les négociations",
        "asserted",
    ),
    (
        "Le maire, Paul Roux, reproche au préfet d'avoir fermé les yeux.",
        ["Paul Roux"],
        ["préfet"],
        "avoir fermé les yeux",
        "asserted",
    ),
    (
        "Greenpeace impute la pollution de la rivière à Chimex.",
        ["Greenpeace"],
        ["Chimex"],
        "la pollution de la rivière",
        "asserted",
    ),
    (
        "Les syndicats pointent du doigt la direction de Chimex, coupable selon eux de négligence.",
        ["syndicats"],
        ["direction de Chimex"],
        "",
        "asserted",
    ),
    (
        "La Suède soupçonne la Russie d'avoir brouillé les communications.",
        ["Suède"],
        ["Russie"],
        "avoir brouillé les communications",
        "hedged",
    ),
    (
        "L'Italie met en cause la Norvège pour sa complaisance envers les fraudeurs.",
        ["Italie"],
        ["Norvège"],
        "sa complaisance envers les fraudeurs",
        "asserted",
    ),
    (
        "Marie Dupont tient le gouvernement pour responsable de la pénurie.",
        ["Marie Dupont"],
        ["gouvernement"],
        "la pénurie",
        "asserted",
    ),
    (
        "Amnesty International dénonce les tortures commises par l'Égypte.",
        ["Amnesty International"],
        ["Égypte"],
        "les tortures",
        "asserted",
    ),
    (
        "Le Mexique dénonce l'ingérence du Pérou.",
        ["Mexique"],
        ["Pérou"],
        "l'ingérence du Pérou",
        "asserted",
    ),
    (
        "La CGT s'en prend à la direction de Renault, qu'elle accuse de chantage à l'emploi.",
        ["CGT"],
        ["direction de Renault"],
        "chantage à l'emploi",
        "asserted",
    ),
    (
        "Jean Martin accuse Luc Petit de fraude fiscale.",
        ["Jean Martin"],
        ["Luc Petit"],
        "fraude fiscale",
        "asserted",
    ),
    (
        "Le député Luc Petit qualifie la politique du Brésil de « criminelle ».",
        ["Luc Petit"],
        ["Brésil"],
        "criminelle",
        "asserted",
    ),
]
LISTS = [
    (
        "Le Danemark, la Norvège et la Suède accusent la Russie d'espionnage.",
        ["Danemark", "Norvège", "Suède"],
        ["Russie"],
        "espionnage",
        "asserted",
    ),
    (
        "Le Canada s'est joint au Japon pour dénoncer les essais illégaux de la Corée du Nord.",
        ["Canada", "Japon"],
        ["Corée du Nord"],
        "les essais illégaux",
        "asserted",
    ),
    (
        "Les riverains accusent Chimex et Solvia d'avoir menti.",
        ["riverains"],
        ["Chimex", "Solvia"],
        "avoir menti",
        "asserted",
    ),
]
PASSIVE = [
    (
        "Le préfet du Nord est accusé par l'intersyndicale d'avoir envoyé les gendarmes.",
        ["intersyndicale"],
        ["préfet du Nord"],
        "avoir envoyé les gendarmes",
        "asserted",
    ),
    (
        "Luc Petit est soupçonné d'avoir détourné des fonds.",
        [],
        ["Luc Petit"],
        "avoir détourné des fonds",
        "hedged",
    ),
    (
        "Soupçonné d'avoir détourné des fonds, Luc Petit a été placé en garde à vue.",
        [],
        ["Luc Petit"],
        "avoir détourné des fonds",
        "hedged",
    ),
    (
        "L'entraîneur, accusé de harcèlement par trois joueuses, a démissionné.",
        ["trois joueuses"],
        ["entraîneur"],
        "harcèlement",
        "asserted",
    ),
    (
        "L'attaque a été attribuée à la Corée du Nord par les services japonais.",
        ["services japonais"],
        ["Corée du Nord"],
        "L'attaque",
        "asserted",
    ),
    (
        "Chimex est mise en cause par des riverains pour ses rejets toxiques.",
        ["riverains"],
        ["Chimex"],
        "ses rejets toxiques",
        "asserted",
    ),
]
JUDICIAL = [
    (
        "Luc Petit a été mis en examen pour abus de confiance.",
        [],
        ["Luc Petit"],
        "abus de confiance",
        "hedged",
    ),
    (
        "Marie Dupont a porté plainte contre Luc Petit pour diffamation.",
        ["Marie Dupont"],
        ["Luc Petit"],
        "diffamation",
        "asserted",
    ),
    (
        "Trois anciens cadres comparaissent pour escroquerie en bande organisée.",
        [],
        ["Trois anciens cadres"],
        "escroquerie en bande organisée",
        "hedged",
    ),
    (
        "Luc Petit est poursuivi pour recel devant le tribunal de Lyon.",
        [],
        ["Luc Petit"],
        "recel",
        "hedged",
    ),
]
NOMINAL = [
    (
        "Les accusations de Solvia contre Chimex ont fait grand bruit.",
        ["Solvia"],
        ["Chimex"],
        "",
        "asserted",
    ),
    (
        "Une plainte contre Luc Petit a été déposée pour violation du secret professionnel.",
        [],
        ["Luc Petit"],
        "violation du secret professionnel",
        "asserted",
    ),
    ("Des soupçons de corruption pèsent sur Luc Petit.", [], ["Luc Petit"], "corruption", "hedged"),
]
PARTICIPLES = [
    (
        "La Suède a rappelé son ambassadeur, accusant la Russie d'espionner ses ports.",
        ["Suède"],
        ["Russie"],
        "espionner ses ports",
        "asserted",
    ),
    (
        "Paul Roux s'en est pris au ministre, lui reprochant d'avoir menti.",
        ["Paul Roux"],
        ["ministre"],
        "avoir menti",
        "asserted",
    ),
]
SPOKEN = [
    (
        "« La Russie a violé notre espace aérien », a déclaré le ministre suédois de la Défense, Nils Berg.",
        ["Nils Berg"],
        ["Russie"],
        "a violé notre espace aérien",
        "asserted",
    ),
    (
        "Selon Amnesty International, l'Égypte torture des prisonniers.",
        ["Amnesty International"],
        ["Égypte"],
        "torture des prisonniers",
        "asserted",
    ),
    (
        "Selon Amnesty International, l'Égypte aurait torturé des prisonniers.",
        ["Amnesty International"],
        ["Égypte"],
        "aurait torturé des prisonniers",
        "hedged",
    ),
    (
        "Nils Berg a affirmé que la Russie « a saboté le câble ».",
        ["Nils Berg"],
        ["Russie"],
        "a saboté le câble",
        "asserted",
    ),
    (
        "« C'est le Pérou qui a rompu la trêve en bombardant nos villages », a lancé Nils Berg.",
        ["Nils Berg"],
        ["Pérou"],
        "a rompu la trêve en bombardant nos villages",
        "asserted",
    ),
]
STATUS = [
    (
        "Marie Dupont, qui accusait Luc Petit de vol, a retiré sa plainte.",
        ["Marie Dupont"],
        ["Luc Petit"],
        "vol",
        "withdrawn",
    ),
    (
        "La Suède avait accusé la Russie de sabotage, avant de revenir sur ses accusations.",
        ["Suède"],
        ["Russie"],
        "sabotage",
        "withdrawn",
    ),
]
NOTHING = [
    "Berne accuse réception du courrier de Rome.",
    "Renault accuse une baisse de ses ventes de 3 %.",
    "La Suède n'accuse pas la Russie d'espionnage.",
    "« La Suède est un grand pays », a dit Nils Berg.",
    "Nils Berg regrette que la Norvège n'ait pas répondu.",
    "Paul Roux vise un second mandat à la mairie.",
    "La mairie attribue les logements à des familles.",
    "« Nous avons combattu la fraude », a dit Paul Roux.",
]


@pytest.mark.parametrize(
    ("text", "accusers", "accused", "charge", "status"),
    [*ACTIVE, *LISTS, *PASSIVE, *JUDICIAL, *NOMINAL, *PARTICIPLES, *SPOKEN, *STATUS],
)
def test_accusation(
    nlp: Any, text: str, accusers: list[str], accused: list[str], charge: str, status: str
) -> None:
    found = analyse(Article("x", text), nlp).accusations
    assert found, "no accusation found"
    assert any(
        _names(a.accusers) == sorted(accusers)
        and _names(a.accused) == sorted(accused)
        and charge in cut(text, a.charge)
        and a.status == status
        for a in found
    ), [(_names(a.accusers), _names(a.accused), cut(text, a.charge), a.status) for a in found]


@pytest.mark.parametrize("text", NOTHING)
def test_no_accusation(nlp: Any, text: str) -> None:
    found = analyse(Article("x", text), nlp).accusations
    assert not found, [(_names(a.accusers), _names(a.accused), cut(text, a.charge)) for a in found]


def _names(parties: Any) -> list[str]:
    return sorted(p.name for p in parties)
