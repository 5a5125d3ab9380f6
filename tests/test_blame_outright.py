"""Specify what says outright whose fault something is: causes, faults that fall on somebody, broken promises."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article, cut

SAYS = "« {} », a déclaré Marine Roux, députée."
BLAMED = [
    # a cause that is somebody's doing
    ("Cette crise a été causée par le laxisme du gouvernement", "gouvernement", "causée par le laxisme"),
    ("Cette crise est due à l'inaction du gouvernement", "gouvernement", "due à l'inaction"),
    ("Tout cela vient de l'incompétence du maire", "maire", "vient de l'incompétence"),
    ("La pénurie est le résultat des choix du ministère", "ministère", "le résultat des choix"),
    ("La pénurie est la conséquence directe des choix de la région", "région", "la conséquence directe"),
    ("Les tensions sont le fruit de la politique de Paris", "France", "le fruit de la politique"),
    ("L'attaque a été causée par le développement d'armes de certains pays", "certains pays", "causée par"),
    ("Si l'usine a brûlé, c'est à cause de la négligence du préfet", "préfet", "à cause de la négligence"),
    # a fault that falls on somebody
    ("La responsabilité de ce désastre incombe au gouvernement", "gouvernement", "responsabilité de ce désastre"),
    ("La faute en revient au maire", "maire", "faute en revient"),
    ("La ville porte une part de responsabilité", "ville", "porte une part"),
    ("Le préfet porte une lourde responsabilité dans ce drame", "préfet", "porte une lourde"),
    # what binds, and is not kept
    ("Le maire n'a pas respecté la loi", "maire", "pas respecté la loi"),
    ("Le groupe ne respecte pas ses engagements", "groupe", "ne respecte pas"),
    ("L'État n'a pas tenu ses promesses", "État", "pas tenu ses promesses"),
    # a plan to do wrong
    ("C'est une tentative de la direction de faire taire les salariés", "direction", "faire taire"),
    ("Ce n'est qu'une tentative de certains pays de ternir l'image de la Russie", "certains pays", "ternir"),
    # by what wrong something is done
    ("La Corée du Nord finance son programme en volant des cryptomonnaies", "Corée du Nord", "volant"),
]  # fmt: skip
BLAMES_NOBODY = [
    "Ce n'est pas à cause de la négligence de la mairie que le toit est tombé",
    "Le retard est dû au mauvais temps",
    "Le maire a respecté la loi",
    "La ville porte le projet",
    "La réussite est le résultat des choix de la région",
    "C'est une tentative de la direction de rassurer les salariés",
    "La région finance le tramway en vendant des terrains",
]  # fmt: skip


@pytest.mark.parametrize(("words", "accused", "charge"), BLAMED)
def test_who_is_said_to_be_at_fault_is_accused(
    nlp: Any, words: str, accused: str, charge: str
) -> None:
    text = SAYS.format(words)
    found = analyse(Article("x", text), nlp).accusations
    assert [([p.name for p in a.accusers], [p.name for p in a.accused]) for a in found] == [
        (["Marine Roux"], [accused])
    ]
    assert charge in cut(text, found[0].charge)


@pytest.mark.parametrize("words", BLAMES_NOBODY)
def test_what_is_no_fault_accuses_nobody(nlp: Any, words: str) -> None:
    assert analyse(Article("x", SAYS.format(words)), nlp).accusations == ()


def test_the_accused_are_called_by_what_tells_which_of_them_are_meant(nlp: Any) -> None:
    text = "Les syndicats accusent les entreprises concernées d'avoir « triché ». Ils visent les élus visés par la plainte."
    (found,) = analyse(Article("x", text), nlp).accusations
    assert [p.name for p in found.accused] == ["entreprises concernées"]


TOLD = [
    ("La CFDT dénonce le management brutal au sein du groupe Solvax.", "CFDT", "Solvax", "le management brutal"),
    ("La CGT dénonce des licenciements déguisés chez Renault.", "CGT", "Renault", "des licenciements déguisés"),
    ("Le ministre, accusé d'avoir menti par l'opposition, se défend.", "opposition", "ministre", "avoir menti"),
    (
        "Le rapport de la Cour des comptes épingle la gestion de l'hôpital de Brume.",
        "rapport de la Cour des comptes", "hôpital de Brume", "la gestion",
    ),
    ("Le Mali a rompu avec l'Ukraine, accusée de soutenir les rebelles.", None, "Ukraine", "soutenir les rebelles"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "accuser", "accused", "charge"), TOLD)
def test_the_narration_tells_of_whom_and_what(
    nlp: Any, text: str, accuser: str | None, accused: str, charge: str
) -> None:
    (found,) = analyse(Article("x", text), nlp).accusations
    assert [p.name for p in found.accusers] == ([accuser] if accuser else [])
    assert [p.name for p in found.accused] == [accused]
    assert charge in cut(text, found.charge)


@pytest.mark.parametrize(
    "text",
    [
        "Le Mali a rompu ses relations avec l'Ukraine, accusée de soutenir les rebelles touaregs.",
        "La firme Xénia poursuit OpenAI, qu'elle accuse d'avoir trahi sa mission.",
    ],
)
def test_what_is_told_of_somebody_accused_is_no_speech(nlp: Any, text: str) -> None:
    assert analyse(Article("x", text), nlp).quotes == ()
