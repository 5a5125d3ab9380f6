"""Specify the precedents that a noun says outright, that a crosshead announces, and that one sentence tells once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.test_precedents import LEAD, names, precedents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le maire, échaudé par le précédent de la piscine, a refusé.",
            ["précédent de la piscine"],
        ),
        ("Elle rappelle le précédent danois.", ["précédent danois"]),
        ("Elle avait succédé au précédent directeur.", []),
        (
            "« Comme dans l’affaire des noyés de la Sauvière », a dit Paul Roux.",
            ["affaire des noyés de la Sauvière"],
        ),
        (
            "L’édile de Brax, condamné en 2018 dans l’affaire de la fausse régie, est cité.",
            ["affaire de la fausse régie"],
        ),
        ("L’affaire du conseil municipal occupe Brax.", []),
        (
            "En 2019, la régie avait déjà dû fermer un bassin.",
            ["la régie avait déjà dû fermer un bassin"],
        ),
        ("Il avait déjà été condamné en 2019.", []),
        (
            "Elle invoque la tribune dite « des deux cents », publiée fin 2013 par des élus.",
            ["tribune dite « des deux cents », publiée fin 2013"],
        ),
        (
            "La précédente amende, huit millions d’euros, avait frappé une filiale en 2011.",
            ["précédente amende"],
        ),
        ("Le précédent mandat reste dans les têtes.", []),
        (
            "« On nous a fait le coup pour la piscine en 2006 », gronde Paul Roux.",
            ["piscine en 2006"],
        ),
        (
            "On y a vu des empreintes comme celles mises au jour en 2002 sur la plage de Brax.",
            ["celles mises au jour en 2002 sur la plage de Brax"],
        ),
        (
            "Elle rappelle qu’en 2002 déjà, lors de la création de la première taxe, les fabricants avaient protesté.",
            ["création de la première taxe"],
        ),
        ("La halle, bâtie en 1911, n’avait plus vu de marché depuis la pandémie.", []),
        ("Plus tard, rappelle le chercheur Paul Roux, la halle a fermé.", []),
        ("Ici, on compare tout à octobre 2015 et à ses vingt morts.", ["octobre 2015"]),
    ],
)
def test_a_noun_says_outright_what_is_a_precedent(nlp: Any, text: str, expected: list[str]) -> None:
    assert names(nlp, LEAD + text) == expected


def test_a_crosshead_announces_what_the_text_below_names(nlp: Any) -> None:
    text = (
        LEAD
        + "Les élus se disent inquiets.\n\nL’ombre de Brax\n\nLes plus anciens, eux, songent à Brax. On leur avait promis un pont neuf.\n"
    )
    found = text.index("songent à Brax") + len("songent à ")
    found_at = [p.name_spans[0].start for p in precedents(nlp, text)]
    assert found_at == [found]


def test_what_somebody_wrote_before_is_no_event(nlp: Any) -> None:
    text = "« Le laxisme est un mythe », écrivait déjà en 2011 le premier président de la Cour de cassation."
    assert names(nlp, LEAD + text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tous font le parallèle avec la chute de Norvia, le fabricant de pompes tombé en 2019 après un rapport.",
            ["chute de Norvia"],
        ),
        (
            "Le maire rappelle que sa ville avait déjà connu pareille nuit en 2011, après la mort de Karim Morel.",
            ["mort de Karim Morel"],
        ),
        (
            "Elle rappelle le précédent d’Ostrac : en 2013, des riverains avaient été évacués en pleine nuit.",
            ["précédent d’Ostrac"],
        ),
        (
            "Il évoque l’affaire Morand, où le maire avait été jugé après la tempête Xynthia.",
            ["affaire Morand"],
        ),
    ],
)
def test_what_is_added_to_a_name_is_no_second_event(
    nlp: Any, text: str, expected: list[str]
) -> None:
    assert names(nlp, LEAD + text) == expected
