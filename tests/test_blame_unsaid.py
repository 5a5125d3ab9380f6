"""Specify blame that is refused, denied or taken back, and blame told by what the accused undergoes."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article
from tests.blaming import told_lines

UNSAID = [
    "Le recteur a refusé d'accuser le lycée d'avoir caché les faits.",
    "La présidente s'est gardée de mettre en cause le préfet pour sa lenteur.",
    "La commune a renoncé à poursuivre l'entrepreneur pour escroquerie.",
    "Le collectif hésite à attaquer la mairie en justice pour favoritisme.",
    "Le syndicat n'entend pas porter plainte contre la direction.",
    "Sans accuser nommément la Serbie, le chancelier a évoqué un sabotage.",
    "Au lieu d'accuser ses adversaires de fraude, le maire devrait publier les comptes.",
    "Le sénateur nie avoir accusé le greffier de faux.",
    "Un lycéen a été pris à partie en pleine rue par trois individus.",
    "Deux hommes ont pris à partie un livreur.",
    "Convaincue de l'existence de pots-de-vin, la société Solvia hésite.",
]
"""Texts in which nobody is blamed."""


@pytest.mark.parametrize("text", UNSAID)
def test_what_is_refused_avoided_or_denied_is_no_accusation(text: str, nlp: Any) -> None:
    assert told_lines(nlp, text) == []


TOLD = [
    (
        "L'opposition n'hésite pas à accuser le président de trahison.",
        "opposition → président: trahison",
    ),
    (
        "Le député ne s'est pas privé d'accuser la ministre de mensonge.",
        "député → ministre: mensonge",
    ),
    (
        "Le laborantin fait l'objet d'une plainte de trois patientes pour violences.",
        "trois patientes → laborantin: violences",
    ),
    (
        "La clinique fait l'objet d'une plainte pour négligence déposée par la famille Morel.",
        "famille Morel → clinique: négligence",
    ),
    (
        "Le ministre fait face à des accusations de viol de la part de deux anciennes collaboratrices.",
        "deux anciennes collaboratrices → ministre: viol",
    ),
    (
        "L'ancien ministre s'est fait accuser de trahison par ses alliés.",
        "alliés → ancien ministre: trahison",
    ),
    (
        "L'entreprise s'est vu imputer par l'agence de santé la pollution de la rivière.",
        "agence de santé → entreprise: la pollution de la rivière",
    ),
    (
        "La ministre des Transports, que les syndicats accusent de mépris, recevra les cheminots.",
        "syndicats → ministre des Transports: mépris",
    ),
    (
        "Luc Petit, que la Cour des comptes accuse de mauvaise gestion, a démissionné lundi.",
        "Cour des comptes → Luc Petit: mauvaise gestion",
    ),
    (
        "L'avocat de la société Solvia, que les riverains accusent de pollution, a répondu.",
        "riverains → Solvia: pollution",
    ),
    (
        "La directrice a été placée en garde à vue, soupçonnée d'avoir détourné 30 000 euros.",
        "— → directrice: avoir détourné 30 000 euros",
    ),
    (
        "En accusant le maire de fraude, la députée Anne Roux a provoqué un tollé.",
        "Anne Roux → maire: fraude",
    ),
    ("La CGT blâme le directeur pour son silence.", "CGT → directeur: son silence"),
    (
        "La Cour des comptes épingle la région pour ses dépenses de communication.",
        "Cour des comptes → région: ses dépenses de communication",
    ),
    (
        "Les juges d'instruction Anne Vasse et Luc Petit ont mis en examen l'ancien maire.",
        "Anne Vasse, Luc Petit → ancien maire: ",
    ),
    (
        "Anne Roux (PS) et Luc Petit (LR) accusent la préfète de mentir.",
        "Anne Roux, Luc Petit → préfète: mentir",
    ),
    (
        "Anne Roux porte plainte contre le Dr Marchal, beau-père du juge Luc Petit.",
        "Anne Roux → Marchal: ",
    ),
    ("Convaincu de dopage, le coureur a été suspendu.", "— → coureur: dopage"),
    (
        "Luc Petit, reconnu coupable de corruption, a été condamné à deux ans de prison.",
        "— → Luc Petit: corruption",
    ),
    (
        "Le juge a été pris à partie par Luc Petit pour sa lenteur.",
        "Luc Petit → juge: sa lenteur",
    ),
    ("Le député a qualifié le ministre de menteur.", "député → ministre: menteur"),
    (
        "L'inculpation de l'ancien président pour crimes contre l'humanité a été confirmée.",
        "— → ancien président: crimes contre l'humanité",
    ),
    (
        "La préfète, à qui les élus reprochent de mentir, a quitté la salle.",
        "élus → préfète: mentir",
    ),
    (
        "« C'est de la faute du préfet », s'emporte Anne Roux, députée.",
        "Anne Roux → préfet: C'est de la faute du préfet",
    ),
]


@pytest.mark.parametrize(("text", "line"), TOLD)
def test_who_is_blamed_by_whom_for_what(text: str, line: str, nlp: Any) -> None:
    assert told_lines(nlp, text) == [line]


TAKEN_BACK = [
    ("Les salariés ont retiré leurs plaintes pour harcèlement contre Luc Petit.", "withdrawn"),
    ("Anne Roux est revenue sur ses accusations de viol contre Luc Petit.", "withdrawn"),
    ("La famille n'a pas retiré sa plainte contre la clinique Solvia pour négligence.", "asserted"),
]


@pytest.mark.parametrize(("text", "status"), TAKEN_BACK)
def test_own_blame_taken_back_is_withdrawn_by_whoever_made_it(
    text: str, status: str, nlp: Any
) -> None:
    (blame,) = analyse(Article("x", text), nlp).accusations
    assert (blame.status, len(blame.accusers)) == (status, 1)


def test_whose_fault_something_is_not_blames_nobody(nlp: Any) -> None:
    text = "« Ce n'est pas la faute du maire », estime Anne Roux, riveraine."
    assert told_lines(nlp, text) == []
