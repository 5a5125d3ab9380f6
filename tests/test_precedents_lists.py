"""Specify what a list of precedents names, and what only looks like one: careers, scores, seasons, works."""

from __future__ import annotations

from typing import Any

import pytest

from tests.test_precedents import LEAD, names, precedents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Comme en 2014, lors de la crue de la Vienne, les sous-sols ont été noyés.",
            ["crue de la Vienne"],
        ),
        (
            "Les affaires Morand et Delmotte avaient coûté la mairie à la droite.",
            ["affaires Morand et Delmotte"],
        ),
        ("Il a repris les affaires de son père.", []),
        ("Un attentat similaire avait fait douze morts en 2009.", ["attentat similaire"]),
        ("Comme en 2024, les prix du blé ont baissé.", []),
        ("Comme en 2003, les hôpitaux sont débordés.", ["en 2003"]),
        ("En 2018, les Bleus avaient battu la Croatie 4-2.", []),
        ("En 2014, Paul Roux avait été élu avec 52 % des voix.", []),
        ("Le fabricant rappelle des yaourts vendus en 2023.", []),
        ("Le roman évoque la guerre de 1870.", []),
        ("« Guernica » rappelle le bombardement de la ville basque en 1937.", []),
        ("L’affaire rappelle la grève de 1936.", ["grève de 1936"]),
        (
            "La baisse des loyers dépasse celle de la taxe d’habitation, pour ceux qui la paient.",
            [],
        ),
        ("Elle brigue l’un des sièges au Sénat et le dit au siège du parti socialiste.", []),
        ("Les habitants pensent au siège de Leningrad.", ["siège de Leningrad"]),
        ("D’après la chaîne, deux nouveaux épisodes de quarante minutes seront tournés.", []),
        ("L’homme d’affaires Marc Delmas rappelle son offre.", []),
        ("L’affaire fut instruite par la juge Anne Roux.", []),
        (
            "Instruits par la faillite de Norvia, les banquiers hésitent.",
            ["faillite de Norvia"],
        ),
        ("Le texte évoque la Fondation pour la mémoire de l’esclavage.", []),
    ],
)
def test_named_or_only_alike(nlp: Any, text: str, expected: list[str]) -> None:
    assert names(nlp, LEAD + text) == expected


def test_who_brings_up_the_first_brings_up_the_list(nlp: Any) -> None:
    text = LEAD + "Paul Roux a cité le naufrage de l’Erika et celui du Prestige."
    assert [[c.name for c in p.cited_by] for p in precedents(nlp, text)] == [["Paul Roux"]] * 2


def test_a_text_brings_nothing_up(nlp: Any) -> None:
    (precedent,) = precedents(nlp, LEAD + "Le texte s’inspire de la loi Dutroux.")
    assert precedent.cited_by == ()
