"""Which body speaks: names of several words, and nouns that take a body up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    (
        "organ of a known body, whose name goes on before it",
        "Hier, la Mission de l'Union africaine a promis de faire toute la lumière sur le raid.",
        {"toute la lumière": "Mission de l'Union africaine"},
    ),
    (
        "field behind the body that an organ is of",
        "Le Haut-Commissariat de l'ONU aux droits de l'homme a dénoncé « un crime ».",
        {"un crime": "Haut-Commissariat de l'ONU aux droits de l'homme"},
    ),
    (
        "fields of an office, parted by commas",
        "La Direction générale de la concurrence, de la consommation et de la répression des fraudes assure que l'appareil est dangereux.",
        {
            "dangereux": "Direction générale de la concurrence, de la consommation et de la répression des fraudes"
        },
    ),
    (
        "fields of an office in *à*",
        "Le secrétaire d'État au Budget, aux Comptes publics et à la Simplification a promis « un geste ».",
        {"un geste": "secrétaire d'État au Budget, aux Comptes publics et à la Simplification"},
    ),
    (
        "two places of one office",
        "L'évêque de Bayeux et Lisieux souhaite que l'exposition soit « un lieu de paix ».",
        {"un lieu de paix": "évêque de Bayeux et Lisieux"},
    ),
    (
        "occasion, which is not of the title",
        "« Je rappelle la loi », a glissé la députée libérale en marge d'une visite à Nivelles.",
        {"Je rappelle la loi": "députée libérale"},
    ),
    (
        "two words that a verb in the singular makes one name",
        "Terre et Mer assure que l'usine pollue la baie.",
        {"l'usine pollue": "Terre et Mer"},
    ),
    (
        "water, no Emirates",
        "Eau et Vivre assure que la nappe baisse.",
        {"la nappe baisse": "Eau et Vivre"},
    ),
    (
        "brand that is taken up",
        "La marque Babynove reconnaît des retards. Le courriel portait sur un autre modèle, explique la marque.",
        {"un autre modèle": "Babynove"},
    ),
    (
        "league that is called an organisation",
        "La Ligue du vivant accuse le groupe Solvia de rejeter des acides. « Nous avons des preuves », assure l'organisation.",
        {"Nous avons des preuves": "Ligue du vivant"},
    ),
    (
        "chain of shops that is called a retailer",
        "La chaîne de magasins Bricovert a retiré le produit. Le distributeur regrette « un incident isolé ».",
        {"un incident isolé": "Bricovert"},
    ),
    (
        "army of rebels that is called a militia",
        "L'Armée du Sud a pris la ville. La milice affirme avoir « libéré » les habitants.",
        {"libéré": "Armée du Sud"},
    ),
    (
        "federation that is called the body in charge",
        "La Fédération de judo a suspendu l'arbitre. L'instance parle d'« une faute grave ».",
        {"une faute grave": "Fédération de judo"},
    ),
]


@pytest.mark.parametrize(("topic", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_speaker(
    check_speakers: Callable[..., None], topic: str, text: str, expected: dict[str, str]
) -> None:
    check_speakers(topic, text, expected)
