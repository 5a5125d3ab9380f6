"""Specify whom blame means in news of firms: employers, lists behind a colon, where a sentence is set, a second accused."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article
from tests.blaming import told_lines

# (text, the accusations as "accuser, accuser → accused, accused: words of the charge", in text order)
CASES = [
    (
        "Un ancien ingénieur de Boeing accuse le constructeur d'avoir caché des défauts.",
        "ancien ingénieur de Boeing → Boeing: avoir caché des défauts",
    ),
    (
        "Une cliente de Solvane a porté plainte. Elle accuse le distributeur d'avoir vendu ses données.",
        "cliente de Solvane → Solvane: avoir vendu ses données",
    ),
    (
        "« On nous ment », répète Anne Roux, la présidente de l'association des usagers de la ligne, qui reproche à la "
        "mairie son silence.",
        "Anne Roux → mairie: son silence",
    ),
    (
        "Microsoft attribue les attaques à trois groupes liés à la Chine : Linen Typhoon, Violet Typhoon et Brass Typhoon.",
        "Microsoft → Linen Typhoon, Violet Typhoon, Brass Typhoon: les attaques",
    ),
    (
        "Aux États-Unis, OpenAI et Microsoft sont poursuivis par le New York Times pour plagiat.",
        "New York Times → OpenAI, Microsoft: plagiat",
    ),
    (
        "En Allemagne, Volkswagen et Audi sont accusés de fraude par les associations.",
        "associations → Volkswagen, Audi: fraude",
    ),
    (
        "À Paris, Renault et Stellantis ont été mis en examen pour tromperie.",
        "— → Renault, Stellantis: tromperie",
    ),
    (
        "L'ONG reproche aux industriels d'avoir tardé à prévenir les parents et à l'État d'avoir manqué à sa mission.",
        "ONG → industriels: avoir tardé à prévenir les parents",
        "ONG → État: avoir manqué à sa mission",
    ),
    (
        "Une plainte d'investisseurs qui accusent Norvia de fraude a été déposée.",
        "investisseurs → Norvia: fraude",
    ),
    (
        "« C'est un scandale », a dit Paul Roux (PS), qui accuse le préfet de mensonge.",
        "Paul Roux → préfet: mensonge",
    ),
    (
        "Paul Roux, salarié de Norvia, accuse son employeur d'avoir menti.",
        "Paul Roux → Norvia: avoir menti",
    ),
    (
        "Anne Roux, ancienne responsable du marketing de Sanofi, reproche à son ex-employeur de l'avoir harcelée.",
        "Anne Roux → Sanofi: l'avoir harcelée",
    ),
    (
        "Les parents reprochent à la mairie son silence.",
        "parents → mairie: son silence",
    ),
    (
        "Nestlé a été mis en examen pour homicides après la contamination de pizzas par la bactérie E. coli.",
        "— → Nestlé: homicides après la contamination de pizzas par la bactérie E. coli",
    ),
    (
        "Le maire, Paul Roux, a porté plainte. Luc Petit accuse le maire de négligence.",
        "Luc Petit → Paul Roux: négligence",
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_parties_of_blame(nlp: Any, case: tuple[str, ...]) -> None:
    text, *wanted = case
    assert told_lines(nlp, text) == wanted


def test_who_works_for_the_accused_accuses_nobody_else(nlp: Any) -> None:
    text = (
        "Un ingénieur de Boeing, Sam Kettani, accuse le constructeur d'avoir caché des défauts. "
        "L'avionneur rejette ces allégations."
    )
    (response,) = analyse(Article("x", text), nlp).responses
    assert [p.name for p in response.responders] == ["Boeing"]
    assert response.answers == (0,)


@pytest.mark.parametrize(
    ("text", "speaker", "body"),
    [
        (
            "L'Union des porteurs de Norvia a porté plainte contre Luc Petit pour faux. « On nous a caché la dette », "
            "s'indigne Paul Roux, le président de l'association.",
            "Paul Roux", "Union des porteurs de Norvia",
        ),
        (
            "La CGT dénonce le plan de la direction. « La direction ment », accuse Anne Roux, la secrétaire du syndicat.",
            "Anne Roux", "CGT",
        ),
        (
            "L'Autorité de la concurrence reproche à Apple un dispositif dont il s'exonérait. « Apple a abusé de sa "
            "position », a dénoncé son président, Paul Roux.",
            "Paul Roux", "Autorité de la concurrence",
        ),
    ],
)  # fmt: skip
def test_a_role_that_takes_up_a_body_speaks_for_it(
    nlp: Any, text: str, speaker: str, body: str
) -> None:
    blame = [
        a for a in analyse(Article("x", text), nlp).accusations if a.accusers[0].name == speaker
    ]
    assert blame
    assert all([p.name for p in a.on_behalf_of] == [body] for a in blame)


def test_a_case_reminds_of_another_by_itself(nlp: Any) -> None:
    text = "L'affaire rappelle celle d'Exchange, en 2021, quand le groupe Hafnium avait visé des serveurs."
    (precedent,) = analyse(Article("x", text), nlp).precedents
    assert precedent.cited_by == ()


def test_what_is_only_meant_to_be_said_is_no_speech(nlp: Any) -> None:
    text = (
        "Le parquet lui reproche d'avoir payé Luc Petit pour qu'il conseille d'acheter des titres."
    )
    assert analyse(Article("x", text), nlp).quotes == ()


def test_a_spokesman_of_nobody_told_answers_for_the_accused(nlp: Any) -> None:
    text = "La CGT accuse Solvane de fraude. « C'est faux », a déclaré un porte-parole."
    (response,) = analyse(Article("x", text), nlp).responses
    assert [p.name for p in response.on_behalf_of] == ["Solvane"]
    assert response.answers == (0,)
