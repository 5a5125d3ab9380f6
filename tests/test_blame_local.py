"""Blame as the regional press and that of Québec, Belgium and Switzerland tell it."""

from __future__ import annotations

from typing import Any

import pytest
from blaming import told_lines

from briefing.extraction.analysis import analyse
from briefing.model import Article

_TRIED = "Yvan Bourque, 48 ans, a comparu mardi au palais de justice. "


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # What the prosecution states of who is on trial is its charge.
        (_TRIED + "La poursuite soutient que l'accusé a tenté d'effacer des textos.", ["poursuite → Yvan Bourque: a tenté d'effacer des textos"]),
        (_TRIED + "La Couronne allègue que l'accusé a effacé des textos.", ["Couronne → Yvan Bourque: a effacé des textos"]),
        (_TRIED + "La défense soutient que l'accusé a dormi chez sa mère.", []),
        ("La poursuite du chantier est une honte, accuse Anne Roux.", []),
        # Adjectives that are verbs before an object.
        ("« Le rectorat ferme onze classes sans jamais regarder la réalité des familles », déplore Yann Gall.", ["Yann Gall → rectorat: ferme onze classes sans jamais regarder la réalité des familles"]),
        # Before whom words are said is not who says them.
        ("« Ils nous ont traités d'assassins devant les gamins », raconte Jean Dupin, chasseur. L'association Faune en vie conteste.", ["Jean Dupin → Faune en vie: nous ont traités d'assassins devant les gamins"]),
        # An aside behind *qui* parts no charge.
        ("L'association pointe la responsabilité du garde qui, selon elle, aurait lâché ses chiens.", ["association → garde: la responsabilité du garde qui, selon elle, aurait lâché ses chiens"]),
        # Of which parties people are.
        ("Deux élus LR et PS accusent le maire d'avoir menti.", ["Deux élus LR et PS → maire: avoir menti"]),
        # A body does not blame its own voice, who speaks next.
        ("L'organisme Maison Lumière déplore que le corps « ait fermé les yeux ». « On est seuls », affirme sa directrice, Manon Tissot.", []),
        ("Le parquet de Lens a ouvert une enquête pour fraude, a-t-on appris auprès de sa porte-parole, Anne Colin.", []),
    ],
)  # fmt: skip
def test_who_is_blamed(nlp: Any, text: str, lines: list[str]) -> None:
    assert told_lines(nlp, text) == lines


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("« L'inspection nous avait promis que rien ne bougerait. On nous a menti », s'indigne Aude Gautier.", "asserted"),
        ("« Le maire nous avait juré qu'il n'y aurait aucun pylône », s'emporte Aude Gautier.", "asserted"),
        ("Le maire aurait frappé un agent, affirme Aude Gautier.", "hedged"),
    ],
)  # fmt: skip
def test_what_was_to_come_is_no_hearsay(nlp: Any, text: str, status: str) -> None:
    assert [a.status for a in analyse(Article("t", text), nlp).accusations] == [status]


def test_words_said_beforehand_are_no_precedent(nlp: Any) -> None:
    text = "L'eau est montée mardi. « On avait alerté la mairie dès 2021 », affirme Manon Tissot, présidente du collectif."
    assert not analyse(Article("t", text), nlp).precedents


def test_government_of_today_is_no_precedent(nlp: Any) -> None:
    text = "La grève dure.\n\nPierre Lejeune encaisse. « On ne fait pas grève par plaisir. Le gouvernement De Smet veut nous faire travailler plus. »"
    assert not analyse(Article("t", text), nlp).precedents


@pytest.mark.parametrize(
    ("text", "responders"),
    [
        # An association of members is not the state that its name says.
        ("Reto Bürgi accuse le Conseil fédéral de «mentir sur le coût du projet».\n\nDe son côté, l'Association suisse des locataires (Asloca) rappelle que les loyers ont grimpé.", []),
        # *son porte-parole* is the accuser's, not the accused one's.
        ("Le collectif Rives de l'Aa reproche à l'État de ne pas avoir tenu ses promesses. « Le ministre a posé en bottes, et puis rien », tempête son porte-parole, Jean Roy.", []),
        # A maker's noun takes up the firm that is accused.
        ("Pro Paysage accuse Romande Energie d'avoir financé le comité.\n\n«Nous avons versé 15 000 francs, en toute transparence», rétorque la porte-parole de l'énergéticien, Michèle Cavin.", ["Michèle Cavin (Romande Energie)"]),
        # A lawyer pleads for whom the paragraph before is about.
        (_TRIED + "La poursuite soutient que l'accusé a tenté d'effacer des textos.\n\n« C'est un dossier monté de toutes pièces », a plaidé son avocate, Me Nadia Ferron.", ["Nadia Ferron (Yvan Bourque)"]),
        ("La Couronne reproche à Yvan Bourque, 48 ans, d'avoir effacé des textos.\n\n« C'est un dossier monté de toutes pièces », a plaidé son avocate, Me Nadia Ferron.", ["Nadia Ferron (Yvan Bourque)"]),
    ],
)  # fmt: skip
def test_who_answers(nlp: Any, text: str, responders: list[str]) -> None:
    responses = analyse(Article("t", text), nlp).responses
    told = [
        f"{', '.join(p.name for p in r.responders)} ({', '.join(p.name for p in r.on_behalf_of)})"
        for r in responses
    ]
    assert told == responders


def test_words_of_the_quotation_negate_no_cue(nlp: Any) -> None:
    text = "Le maire est accusé d'avoir menti. « Je ne suis pas responsable », répond le maire."
    assert [r.stances for r in analyse(Article("t", text), nlp).responses] == [("denial",)]
