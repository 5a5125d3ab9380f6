"""Specify who is named one by one, charged behind a colon, criticised for what they decided, and who is not blamed."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article, cut

# (text, accusers, accused, words of the charge)
TOLD = [
    (
        "Deux de ses adjoints, Jean Tibo et Marie Garcin, ont été inculpés de corruption.",
        [],
        ["Jean Tibo", "Marie Garcin"],
        "corruption",
    ),
    (
        "L'association Terre vive accuse trois enseignes de la région, Mercat, Solvia et Chimex, d'avoir menti.",
        ["association Terre vive"],
        ["Mercat", "Solvia", "Chimex"],
        "avoir menti",
    ),
    (
        "Le P-DG, Luc Petit, rejette la faute sur un fournisseur belge de poudre de lait, la société Melkona.",
        ["Luc Petit"],
        ["Melkona"],
        "",
    ),
    (
        "Le député insoumis Karim Belaïd a accusé la ministre de la Santé d'avoir menti.",
        ["Karim Belaïd"],
        ["ministre de la Santé"],
        "avoir menti",
    ),
    (
        "Le couple a fini par assigner la commune devant le tribunal administratif pour trouble de voisinage.",
        ["couple"],
        ["commune"],
        "trouble de voisinage",
    ),
    (
        "Le ministre Paul Roux a imputé les violences à « des groupes de casseurs ».",
        ["Paul Roux"],
        ["groupes de casseurs"],
        "les violences",
    ),
    (
        "Le directeur, Hervé Lomont, est mis en cause : il aurait modifié la grille des offres.",
        [],
        ["Hervé Lomont"],
        "il aurait modifié la grille des offres",
    ),
    (
        "Paul Roux met en cause le directeur du site, Franck Deval : « C'est lui qui a donné l'ordre. »",
        ["Paul Roux"],
        ["Franck Deval"],
        "C'est lui qui a donné l'ordre",
    ),
    (
        "L'Union européenne a critiqué la coupure d'internet décidée dimanche par les autorités locales.",
        ["Union européenne"],
        ["autorités locales"],
        "la coupure d'internet",
    ),
    (
        "Les enquêteurs soupçonnent Paul Roux d'avoir attribué à la société Solvia, dont son frère est actionnaire, "
        "quatre marchés de rénovation.",
        ["enquêteurs"],
        ["Paul Roux"],
        "quatre marchés de rénovation",
    ),
    (
        "L'arbitre Paul Roux est visé. Le président, Luc Petit, a chargé Paul Roux au micro de la télévision.",
        ["Luc Petit"],
        ["Paul Roux"],
        "",
    ),
    (
        "Mercat a vendu le terrain. La société renvoie la balle à la mairie.",
        ["Mercat"],
        ["mairie"],
        "",
    ),
    (
        "Un ministre met la chute du cabinet sur le compte de « l'orgueil » de Paul Roux.",
        ["ministre"],
        ["Paul Roux"],
        "la chute du cabinet",
    ),
    (
        "Les tutelles s'inquiètent. Le Syndeac leur reproche d'avoir tardé à réagir.",
        ["Syndeac"],
        ["tutelles"],
        "avoir tardé à réagir",
    ),
    (
        "Le metteur en scène Thomas Roux s'en prend à la presse, « trop contente de nuire à une femme ».",
        ["Thomas Roux"],
        ["presse"],
        "trop contente de nuire à une femme",
    ),
    (
        "Dans les rangs socialistes, on reproche au ministre d'avoir menti.",
        ["rangs socialistes"],
        ["ministre"],
        "avoir menti",
    ),
    (
        "La ville de Valmy a annoncé la suspension de Claire Roux. Quatorze salariés l'accusent de harcèlement.",
        ["Quatorze salariés"],
        ["Claire Roux"],
        "harcèlement",
    ),
    (
        "Luc Petit est poursuivi pour abus de confiance aggravé, faux en écriture et blanchiment.",
        [],
        ["Luc Petit"],
        "abus de confiance aggravé, faux en écriture et blanchiment",
    ),
    (
        "Luc Petit reproche au ministre de l'Intérieur d'ignorer ses courriers.",
        ["Luc Petit"],
        ["ministre de l'Intérieur"],
        "ignorer ses courriers",
    ),
    (
        "Luc Petit a déposé plainte contre trois élèves, ainsi que contre la mairie, pour harcèlement.",
        ["Luc Petit"],
        ["trois élèves", "mairie"],
        "harcèlement",
    ),
    (
        "L'ONG Sherpa enquête. Elle vise l'ex-directrice de cabinet, Sophie Larchet, qui aurait signé les arrêtés.",
        ["Sherpa"],
        ["Sophie Larchet"],
        "aurait signé les arrêtés",
    ),
    (
        "Anne Roux accuse le gouvernement Legault d'avoir menti.",
        ["Anne Roux"],
        ["gouvernement Legault"],
        "avoir menti",
    ),
    (
        "Matignon dénonce « une instrumentalisation de la justice » de la part de l'opposition.",
        ["Matignon"],
        ["opposition"],
        "une instrumentalisation de la justice",
    ),
    (
        "Le syndicat accuse certains parents d'avoir livré le nom de la principale.",
        ["syndicat"],
        ["parents"],
        "avoir livré le nom de la principale",
    ),
    (
        "Luc Petit est soupçonné d'avoir favorisé son ancien employeur, le groupe Hydrania, lors d'une vente.",
        [],
        ["Luc Petit"],
        "avoir favorisé son ancien employeur, le groupe Hydrania, lors d'une vente",
    ),
    (
        "Le député Luc Petit égratigne la présidente de l'Assemblée, à qui il reproche d'avoir menti.",
        ["Luc Petit"],
        ["présidente de l'Assemblée"],
        "avoir menti",
    ),
]

NOBODY = [
    "Le syndicat rejette la faute sur le manque d'effectifs.",
    "Selon Le Monde, l'Autorité de la concurrence enquête sur un abus de position dominante.",
    "La directrice, Anne Roux, a été licenciée pour insuffisance professionnelle.",
    "L'opposition dénonce un coup d'État au Gabon.",
    "Le président a chargé Paul Roux d'une mission sur l'eau.",
]


@pytest.mark.parametrize(("text", "accusers", "accused", "charge"), TOLD)
def test_told(nlp: Any, text: str, accusers: list[str], accused: list[str], charge: str) -> None:
    (found,) = analyse(Article("x", text), nlp).accusations
    assert [p.name for p in found.accusers] == accusers
    assert [p.name for p in found.accused] == accused
    assert charge in cut(text, found.charge)


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_blamed(nlp: Any, text: str) -> None:
    assert not analyse(Article("x", text), nlp).accusations


def test_a_pronoun_goes_on_with_whom_the_verb_before_blamed(nlp: Any) -> None:
    text = (
        "Paul Roux est le maire d'Arvieu. Les magistrats épinglent la gestion « opaque » de la commune "
        "et lui reprochent de ne tenir aucun registre."
    )
    found = analyse(Article("x", text), nlp).accusations
    assert [[p.name for p in a.accused] for a in found] == [["commune"], ["commune"]]


def test_who_is_blamed_for_filing_a_report_away_is_blamed_still(nlp: Any) -> None:
    text = "Anne Roux reproche à la fédération d'avoir classé sans suite deux signalements."
    (found,) = analyse(Article("x", text), nlp).accusations
    assert found.status == "asserted"


def test_a_headline_blames_no_state_for_what_its_opposition_denounces(nlp: Any) -> None:
    text = "Gabon : l'opposition dénonce une fraude massive\n\nLe scrutin a eu lieu samedi."
    assert not analyse(Article("x", text), nlp).accusations


def test_a_headline_blames_no_state_for_what_its_own_people_denounce(nlp: Any) -> None:
    text = "Sénégal : Sarr dénonce un complot\n\nL'opposant Habib Sarr a parlé."
    assert not analyse(Article("x", text), nlp).accusations


def test_a_headline_blames_a_state_for_what_another_one_denounces(nlp: Any) -> None:
    text = "Iran : Washington dénonce une escalade\n\nLa tension monte."
    (found,) = analyse(Article("x", text), nlp).accusations
    assert [p.name for p in found.accused] == ["Iran"]


def test_an_impersonal_reproach_is_held_against_whom_the_pronoun_takes_up(nlp: Any) -> None:
    text = (
        "Le tribunal juge deux anciens élus. "
        "Il leur est reproché d'avoir voyagé en Asie aux frais du contribuable."
    )
    (found,) = analyse(Article("x", text), nlp).accusations
    assert [p.name for p in found.accused] == ["deux anciens élus"]


def test_a_proverb_blames_no_hospital(nlp: Any) -> None:
    text = (
        "La CGT reproche à Solvia de mentir. "
        "« C'est l'hôpital qui se moque de la charité », ironise le directeur de Solvia, Paul Roux."
    )
    found = analyse(Article("x", text), nlp).accusations
    assert "hôpital" not in {p.name for a in found for p in a.accused}
