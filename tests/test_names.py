"""Specify the names of an article: a French sentence in, the names that may act out."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.extraction.grammar.knowledge import knowledge
from briefing.extraction.grammar.retag import retag
from briefing.extraction.parties.names import find_names
from briefing.language.pipeline import parse
from briefing.language.plain_doc import Doc
from briefing.model import Article


def acting(nlp: Any, sentence: str) -> set[str]:
    doc = Doc(parse(nlp, sentence))
    retag(doc, knowledge())
    return {n.text for n in find_names(doc, knowledge()) if not n.place}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Jointe par téléphone, Nadia Kermel dément.", {"Nadia Kermel"}),
        ("Grève des bus : la CGT accuse le préfet.", {"CGT"}),
        ("Adjointe au logement, Maud Servais promet une enquête.", {"Maud Servais"}),
        ("« Papa n'a jamais rien signé », dit Claire Audibert.", {"Claire Audibert"}),
        ("Le rapport doit être remis avant Noël, selon Luc Verdan.", {"Luc Verdan"}),
        ("Le Premier ministre a reçu Paul Rivaud.", {"Paul Rivaud"}),
        ("La plainte contre X vise aussi Paul Rivaud.", {"Paul Rivaud"}),
        ("L'opposante LR Maud Servais a quitté la salle.", {"Maud Servais"}),
        ("La ministre des Sports a reçu Paul Rivaud.", {"Paul Rivaud"}),
        ("Le ministre délégué à la Santé a reçu Paul Rivaud.", {"Paul Rivaud"}),
        ("Le garde des Sceaux a reçu Paul Rivaud.", {"Paul Rivaud"}),
        ("Le maire de Vaubrun a reçu Paul Rivaud.", {"Paul Rivaud"}),
        ("Le parquet de Vaubrun a ouvert une enquête, selon Paul Rivaud.", {"Paul Rivaud"}),
        ("Le maire de Vaubrun Paul Rivaud dément.", {"Paul Rivaud"}),
        ("De Ruyver a reçu Paul Rivaud.", {"De Ruyver", "Paul Rivaud"}),
        ("De Vaubrun, la ministre a appelé Paul Rivaud.", {"Vaubrun", "Paul Rivaud"}),
        ("Le Haut commissariat aux sports a reçu Paul Rivaud.", {"Paul Rivaud"}),
        ("La Vaubrunoise a déposé plainte contre Paul Rivaud.", {"Paul Rivaud"}),
        ("Le Strasbourgeois a remercié Paul Rivaud.", {"Paul Rivaud"}),
    ],
)
def test_who_may_act(nlp: Any, sentence: str, names: set[str]) -> None:
    assert acting(nlp, sentence) == names


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Noël Perrin a déposé plainte.", "Noël Perrin"),
        ("Le président Hamad al-Soufi a promis une enquête.", "Hamad al-Soufi"),
        ("La plainte vise M. el-Naciri, selon le greffe.", "el-Naciri"),
        ("Le député Pape Demba Sarr a quitté la salle.", "Pape Demba Sarr"),
        ("Le Pape Grégoire a reçu les évêques.", "Grégoire"),
        ("Le ministre Cheikh Bara Dieng a promis une enquête.", "Cheikh Bara Dieng"),
        ("Le Cheikh Hamad a reçu les émissaires.", "Hamad"),
        ("M. X a été entendu par les gendarmes.", "X"),
        ("La direction de Sodival a répondu mardi.", "Sodival"),
        ("Le Secrétariat d'État à l'économie a répondu.", "Secrétariat d'État à l'économie"),
        (
            "Le Haut-Commissariat aux droits de l'homme a répondu.",
            "Haut-Commissariat aux droits de l'homme",
        ),
        ("Le promoteur Ventabrun n'a pas répondu.", "Ventabrun"),
        ("Le juge Delmas a rendu sa décision.", "Delmas"),
        ("Le rapport de la CRC accable la ville.", "CRC"),
        ("Pour le sénateur LR Hugues d'Arvieu, la loi est mal faite.", "Hugues d'Arvieu"),
        ("La députée LFI Chirine Maârouf a quitté la salle.", "Chirine Maârouf"),
        ("L'élu Snupden Damien Foucart a saisi le rectorat.", "Damien Foucart"),
        (
            "Le député d'Ambohimanga Lalaina Andriambelo a nié les faits.",
            "Lalaina Andriambelo",
        ),
        ("Le sénateur Abdou Latif Seck a démissionné.", "Abdou Latif Seck"),
    ],
)
def test_names_that_stay(nlp: Any, sentence: str, name: str) -> None:
    assert name in acting(nlp, sentence)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "Le Front citoyen pour la forêt accuse l'État. « On nous ment », dit le Front citoyen pour la forêt.",
            "Front citoyen pour la forêt",
        ),
        (
            "L'association Eau et marais du pays de Vaubrun a saisi le juge. Eau et marais du pays de Vaubrun attend.",
            "Eau et marais du pays de Vaubrun",
        ),
        (
            "Le collectif Vaubrun debout réclame une enquête. Selon Vaubrun debout, le maire savait.",
            "Vaubrun debout",
        ),
    ],
)
def test_what_stands_twice_word_for_word_is_of_the_name(nlp: Any, sentence: str, name: str) -> None:
    assert name in acting(nlp, sentence)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Le Front citoyen pour la forêt accuse l'État.", "Front"),
        ("Le Sénat français a voté. Selon le Sénat français, la loi est claire.", "Sénat"),
        ("Pour Solvia et Mercat, tout va bien. Selon Solvia et Mercat, le prix baisse.", "Solvia"),
        (
            "Les usines de Dorvane et du Nord ferment. Selon Dorvane et le Nord, c'est fini. Dorvane et le Nord cèdent.",
            "Dorvane",
        ),
    ],
)
def test_what_stands_once_or_only_says_which_is_not_of_the_name(
    nlp: Any, sentence: str, name: str
) -> None:
    assert name in acting(nlp, sentence)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "L'association Mares et Fougères, partie civile, a annoncé un recours.",
            "Mares et Fougères",
        ),
        ("Le collectif Vergers et Rivages dénonce un abandon.", "Vergers et Rivages"),
        ("La présidente du comité Haies et Talus a réagi.", "Haies et Talus"),
        ("La plainte de l'association Bêtes & Pâtures est jugée.", "Bêtes & Pâtures"),
    ],
)
def test_and_joins_two_nouns_to_the_name_of_one_body(nlp: Any, sentence: str, name: str) -> None:
    assert acting(nlp, sentence) == {name}


@pytest.mark.parametrize(
    "sentence",
    [
        "Les associations Mares et Fougères ont annoncé un recours.",
        "L'association Mares et Paul Rivaud ont annoncé un recours.",
        "L'association Mares et la CGT ont annoncé un recours.",
        "L'association Mares et Sodival ont annoncé un recours.",
    ],
)
def test_and_keeps_two_bodies_apart(nlp: Any, sentence: str) -> None:
    assert "Mares" in acting(nlp, sentence)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Le Congrès national azanien (ANK) accuse le roi de mentir.", "Congrès national azanien"),
        ("Le Front uni pour la paix (NUPF) accuse la junte de mentir.", "Front uni pour la paix"),
        ("Le préfet (CRT) accuse le Conseil de mentir.", "préfet"),
    ],
)
def test_letters_of_another_tongue_stand_for_the_words_before_them(
    nlp: Any, sentence: str, name: str
) -> None:
    (found,) = analyse(Article("x", sentence), nlp).accusations
    assert [p.name for p in found.accusers] == [name]


def test_the_paper_of_a_body_is_no_part_of_its_name(nlp: Any) -> None:
    text = "Le préfet répond au communiqué de la Confédération ouvrière des mines (COM) qui l'accuse de mentir."
    (found,) = analyse(Article("x", text), nlp).accusations
    assert [p.name for p in found.accusers] == ["Confédération ouvrière des mines"]
