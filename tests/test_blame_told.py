"""Specify the blame that the narration tells: mutual, impersonal, judicial, past what parts a verb from its object."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article, cut

# (text, accusers, accused, words of the charge): every accusation of the text, in order.
TOLD: list[tuple[str, list[tuple[str, str, str]]]] = [
    (
        "Le ministre des Affaires étrangères, Andris Kalve, a accusé Moscou de tester les défenses de l'Otan.",
        [("Andris Kalve", "Russie", "tester les défenses de l'Otan")],
    ),
    (
        "Le Tchad et le Soudan se sont mutuellement accusés vendredi d'avoir violé le cessez-le-feu.",
        [
            ("Tchad", "Soudan", "avoir violé le cessez-le-feu"),
            ("Soudan", "Tchad", "avoir violé le cessez-le-feu"),
        ],
    ),
    (
        "Les associations imputent aux forces de l'ordre la confiscation de médicaments et de téléphones.",
        [("associations", "forces de l'ordre", "la confiscation de médicaments et de téléphones")],
    ),
    (
        "Le mouvement rebelle, qui contrôle la ville, a quant à lui imputé la reprise des combats aux milices.",
        [("mouvement rebelle", "milices", "la reprise des combats")],
    ),
    (
        "L'organisme reproche à Ottawa d'avoir retenu des dossiers scolaires.",
        [("organisme", "Canada", "avoir retenu des dossiers scolaires")],
    ),
    (
        "Le syndicat dénonce de son côté des licenciements abusifs chez Mercat.",
        [("syndicat", "Mercat", "licenciements abusifs")],
    ),
    (
        "L'association met en cause le fabricant Agrolux, qui aurait lui-même rédigé les arrêtés.",
        [("association", "Agrolux", "aurait lui-même rédigé les arrêtés")],
    ),
    (
        "Le syndicaliste Luc Petit pointe du doigt la direction, coupable à ses yeux d'avoir supprimé les équipes.",
        [("Luc Petit", "direction", "avoir supprimé les équipes")],
    ),
    (
        "La ministre Zoé Roux est visée. "
        "Les magistrats la soupçonnent d'avoir détourné, entre 2019 et 2021, trois subventions.",
        [("magistrats", "Zoé Roux", "avoir détourné, entre 2019 et 2021, trois subventions")],
    ),
    (
        "La ville de Nantes va porter plainte contre Mercat pour pollution.",
        [("ville de Nantes", "Mercat", "pollution")],
    ),
    (
        "La ville de Nantes menace de poursuivre Mercat pour pollution.",
        [("ville de Nantes", "Mercat", "pollution")],
    ),
    (
        "L'accusation reproche à Luc Petit d'avoir favorisé un promoteur.",
        [("accusation", "Luc Petit", "avoir favorisé un promoteur")],
    ),
    (
        "Mercat est accusée de travail forcé par l'ONG Terre vive.",
        [("ONG Terre vive", "Mercat", "travail forcé")],
    ),
    (
        "Luc Petit est soupçonné d'avoir touché des pots-de-vin par le parquet financier.",
        [("parquet financier", "Luc Petit", "avoir touché des pots-de-vin")],
    ),
    (
        "Le parquet de Paris a ouvert une enquête visant Luc Petit pour viol.",
        [("parquet de Paris", "Luc Petit", "viol")],
    ),
    (
        "Le tribunal de Nantes a condamné lundi Luc Petit à deux ans de prison pour escroquerie.",
        [("tribunal de Nantes", "Luc Petit", "escroquerie")],
    ),
    (
        "Luc Petit, 34 ans, a été condamné lundi à deux ans de prison pour escroquerie.",
        [("", "Luc Petit", "escroquerie")],
    ),
    (
        "Paul Roux a été arrêté lundi. Il lui est reproché d'avoir perçu des fonds non déclarés.",
        [("", "Paul Roux", "avoir perçu des fonds non déclarés")],
    ),
    (
        "Paul Roux a été arrêté lundi. Il lui est reproché d'avoir perçu des fonds, à hauteur de 600 euros.",
        [("", "Paul Roux", "avoir perçu des fonds")],
    ),
    (
        "Il est reproché au maire d'avoir favorisé son frère.",
        [("", "maire", "avoir favorisé son frère")],
    ),
    (
        "La société Mercat et son directeur, Luc Petit, étaient absents. "
        "Tous deux sont poursuivis pour homicide involontaire.",
        [("", "Mercat Luc Petit", "homicide involontaire")],
    ),
    ("Luc Petit doit comparaître en mars pour escroquerie.", [("", "Luc Petit", "escroquerie")]),
    (
        "Lundi, la société Mercat et son conducteur de travaux, Luc Petit, comparaissaient pour homicide involontaire.",
        [("", "Mercat Luc Petit", "homicide involontaire")],
    ),
    (
        "Luc Petit, 45 ans, a été interpellé et placé en garde à vue pour meurtre.",
        [("", "Luc Petit", "meurtre")],
    ),
    (
        "Luc Petit a été interpellé lundi, soupçonné d'avoir tué sa femme.",
        [("", "Luc Petit", "avoir tué sa femme")],
    ),
    (
        "Les policiers ont interrogé Luc Petit, 34 ans, soupçonné d'avoir volé des bijoux.",
        [("", "Luc Petit", "avoir volé des bijoux")],
    ),
    (
        "Soupçonné d'avoir détourné 3 millions d'euros, Luc Petit nie.",
        [("", "Luc Petit", "avoir détourné 3 millions d'euros")],
    ),
]
RECALLED = [
    "L'entreprise avait été condamnée en 2012 pour escroquerie.",
    "Le tribunal de Nantes avait condamné Luc Petit à deux ans de prison pour escroquerie.",
    "Luc Petit a été condamné lundi à deux ans de prison.",
]


TOLD_TO_COURTS = [
    (
        "Le maire a déposé plainte contre X pour pollution.",
        "maire",
        "X",
        "pollution",
    ),
    (
        "Les locataires ont assigné le bailleur Rhénatis devant le tribunal pour trouble de jouissance.",
        "locataires",
        "Rhénatis",
        "trouble de jouissance",
    ),
    (
        "Les salariés ont saisi les prud'hommes contre Logistix pour licenciement abusif.",
        "salariés",
        "Logistix",
        "licenciement abusif",
    ),
    (
        "Le conseil régional a déposé un recours contre l'Etat pour carence fautive.",
        "conseil régional",
        "Etat",
        "carence fautive",
    ),
    (
        "La journaliste Anna Szabo est attaquée en diffamation par le député Paul Renoir.",
        "Paul Renoir",
        "Anna Szabo",
        "diffamation",
    ),
    (
        "Trois d'entre eux ont déposé plainte contre la principale pour harcèlement moral.",
        "Trois d'entre eux",
        "principale",
        "harcèlement moral",
    ),
]
TOLD_OF_WHOM = [
    (
        "Une dizaine de plaignantes accusent le photographe Luc Marne de viols.",
        "dizaine de plaignantes",
        "Luc Marne",
        "viols",
    ),
    (
        "Le syndicat tient les grands groupes pour responsables de la propagation du virus.",
        "syndicat",
        "grands groupes",
        "la propagation du virus",
    ),
    (
        "La plateforme Vitpronto, à laquelle Conso Unie reproche d'abonner des clients à leur insu, se tait.",
        "Conso Unie",
        "Vitpronto",
        "abonner des clients à leur insu",
    ),
    (
        "Le groupe Sources du Lac, troisième brasseur français, soupçonné d'avoir triché, se tait.",
        "",
        "Sources du Lac",
        "avoir triché",
    ),
    (
        "Mis en cause par un rapport pour sa gestion, le directeur Paul Roux dément.",
        "",
        "Paul Roux",
        "sa gestion",
    ),
    (
        "Le guide en garde à vue est soupçonné d'homicides involontaires.",
        "",
        "guide",
        "homicides involontaires",
    ),
    (
        "Les riverains en veulent à la préfecture, qui a autorisé le chantier sans étude.",
        "riverains",
        "préfecture",
        "a autorisé le chantier sans étude",
    ),
    (
        "Le parquet reproche à Luc Marne d'avoir, pendant neuf ans, puisé dans la caisse du club.",
        "parquet",
        "Luc Marne",
        "avoir, pendant neuf ans, puisé dans la caisse du club",
    ),
]


@pytest.mark.parametrize(("text", "accuser", "accused", "charge"), [*TOLD_TO_COURTS, *TOLD_OF_WHOM])
def test_who_takes_whom_to_task_for_what(
    nlp: Any, text: str, accuser: str, accused: str, charge: str
) -> None:
    (found,) = analyse(Article("x", text), nlp).accusations
    assert " ".join(p.name for p in found.accusers) == accuser
    assert [p.name for p in found.accused] == [accused]
    assert cut(text, found.charge) == charge


def test_the_management_is_named_alone_where_the_firm_is_hardly_told(nlp: Any) -> None:
    text = (
        "Les ouvriers de Kermor sont en grève. Kermor ferme un atelier. "
        "Le syndicat CGT accuse la direction d'avoir menti."
    )
    (found,) = analyse(Article("x", text), nlp).accusations
    assert [p.name for p in found.accused] == ["direction"]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_told_blame(nlp: Any, text: str, expected: list[tuple[str, str, str]]) -> None:
    found = analyse(Article("x", text), nlp).accusations
    assert [
        (" ".join(p.name for p in a.accusers), " ".join(p.name for p in a.accused)) for a in found
    ] == [(accuser, accused) for accuser, accused, _ in expected]
    for accusation, (_, _, charge) in zip(found, expected, strict=True):
        assert charge in cut(text, accusation.charge)


@pytest.mark.parametrize("text", RECALLED)
def test_a_sentence_recalled_or_without_its_wrong_is_no_accusation(nlp: Any, text: str) -> None:
    assert not analyse(Article("x", text), nlp).accusations


def test_what_is_imputed_ends_before_the_accused(nlp: Any) -> None:
    text = "Luc Petit est maire. Il impute le retard du chantier aux cantons alpins."
    (found,) = analyse(Article("x", text), nlp).accusations
    assert cut(text, found.charge) == "le retard du chantier"


@pytest.mark.parametrize(
    ("text", "charge"),
    [
        ("La gauche accuse le préfet de « mensonge » et la maire, Anne Roux, demande sa démission.", "mensonge"),
        ("L'association accuse la ville d'avoir caché le rapport et les élus ont refusé de répondre.", "avoir caché le rapport"),
        ("Le gouvernement accuse LFI d'attiser la haine et le président du groupe, Paul Roux, dénonce « une diversion ».", "attiser la haine"),
        (
            "L'association accuse la ville d'avoir caché le rapport et les analyses qui prouvaient la pollution.",
            "avoir caché le rapport et les analyses qui prouvaient la pollution",
        ),
        (
            "L'association accuse la ville d'avoir cru que le maire et le préfet mentaient.",
            "avoir cru que le maire et le préfet mentaient",
        ),
    ],
)  # fmt: skip
def test_a_charge_ends_where_somebody_else_acts(nlp: Any, text: str, charge: str) -> None:
    found = analyse(Article("x", text), nlp).accusations[0]
    assert cut(text, found.charge) == charge


def test_who_finds_a_policy_bad_tries_nobody(nlp: Any) -> None:
    text = "Dans un rapport publié jeudi, la Cour des comptes juge « illisible » la politique du logement étudiant."
    assert not analyse(Article("x", text), nlp).accusations


def test_whoever_is_asked_to_look_into_it_is_not_blamed(nlp: Any) -> None:
    text = (
        "L'enquête a été confiée à l'Inspection générale de la police nationale (IGPN). Le policier a tiré une fois. "
        "La mère de Karim dénonce « un mensonge d'Etat »."
    )
    blamed = [p.name for a in analyse(Article("x", text), nlp).accusations for p in a.accused]
    assert "Inspection générale de la police nationale" not in blamed


def test_a_headline_without_words_leaves_the_prosecution_apart(nlp: Any) -> None:
    text = (
        "Les locataires accusent Paul Roux\n\n"
        "Paul Roux comparaît depuis lundi devant le tribunal de Nantes pour homicides involontaires."
    )
    charges = [cut(text, a.charge) for a in analyse(Article("x", text), nlp).accusations]
    assert "homicides involontaires" in charges
