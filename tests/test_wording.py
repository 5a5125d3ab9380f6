"""Specify what is read from the wording of quotations, and whom of the article words without a name blame."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.accusations.wording import words_of
from briefing.extraction.analysis import analyse
from briefing.extraction.grammar.weights import chance, shares, weigh, weights
from briefing.language.plain_doc import Doc
from briefing.model import Analysis, Article, cut

TABLES = ("blame_words", "answer_words", "suspect", "speech", "response", "precedent")
FACTORY = "L'usine Dorvane rejette ses eaux dans la Sarme depuis le printemps.\n\n"


def analysed(text: str, nlp: Any) -> Analysis:
    return analyse(Article("essai", text), nlp)


def signs(words: str, nlp: Any) -> dict[str, float]:
    return words_of(list(Doc(nlp(words))))


def edges(analysis: Analysis) -> set[tuple[str, str]]:
    return {(a.name, b.name) for x in analysis.accusations for a in x.accusers for b in x.accused}


def test_words_are_read_by_lemma_and_names_are_not_words(nlp: Any) -> None:
    found = signs("La direction de Dorvane cache un rapport.", nlp)
    assert found["w=direction"] == found["w=rapport"] == 1.0
    assert not any("dorvane" in sign.casefold() for sign in found)


def test_a_small_word_is_read_with_its_neighbour(nlp: Any) -> None:
    found = signs("Personne n'est jamais venu.", nlp)
    assert {"pair=être_jamais", "pair=jamais_venir"} <= set(found)


def test_question_and_exclamation_are_signs_and_length_is_bounded(nlp: Any) -> None:
    assert "mark=?" in signs("Qui a signé ?", nlp)
    assert "mark=!" in signs("Assez !", nlp)
    assert signs("Il pleut encore. " * 60, nlp)["length"] == 2.0


BLAMING = (
    "On nous a menti pendant deux ans.",
    "Ils n'ont rien fait.",
    "C'est un scandale.",
    "Personne n'est venu nous voir.",
)
CALM = (
    "La cérémonie aura lieu samedi à quinze heures.",
    "Nous sommes très heureux de cette victoire.",
    "Le chantier devrait durer six mois.",
    "J'aime cette ville depuis toujours.",
)


def test_the_wording_of_blame_weighs_more_than_that_of_other_words(nlp: Any) -> None:
    blame = [weigh(signs(words, nlp), "blame_words") for words in BLAMING]
    calm = [weigh(signs(words, nlp), "blame_words") for words in CALM]
    assert sum(blame) / len(blame) > max(calm), (blame, calm)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_holds_numbers_of_ordinary_size(name: str) -> None:
    table = weights(name)
    assert len(table) > 20
    assert all(-8 < weight < 8 for weight in table.values())


def test_shares_of_those_that_exclude_one_another_make_one() -> None:
    found = shares([{"as_subject": 1.0}, {"no_role": 1.0}, {}], "suspect")
    assert sum(found) == pytest.approx(1.0)
    assert max(found) == found[0]
    assert shares([], "suspect") == []


def test_a_chance_lies_between_none_and_all() -> None:
    assert 0 < chance({"words": -50.0}, "speech") < chance({"words": 50.0}, "speech") < 1.0001


def test_they_are_the_firm_that_the_article_is_about(nlp: Any) -> None:
    text = (
        FACTORY
        + "« Ils savaient et ils nous ont menti pendant deux ans », dénonce Zoé Aubry, une riveraine.\n"
    )
    assert ("Zoé Aubry", "Dorvane") in edges(analysed(text, nlp))


def test_a_state_that_is_blamed_in_the_present_is_not_adopted_by_its_accuser(nlp: Any) -> None:
    text = (
        "La Norvège et la Suède négocient à Oslo.\n\n"
        "« La Suède pille nos eaux et viole l'accord », accuse le ministre Nils Berg.\n"
    )
    found = analysed(text, nlp)
    assert any([p.name for p in a.accused] == ["Suède"] for a in found.accusations), edges(found)
    assert not any(p.name == "Suède" for a in found.accusations for p in a.on_behalf_of)


def test_a_charge_in_speech_lies_within_what_was_said(nlp: Any) -> None:
    said = "La mairie savait. Elle a laissé pourrir les poutres de l'école et elle nous a caché le rapport."
    text = f"La mairie de Valbrune ferme l'école.\n\n« {said} », tonne Luc Ferrand, un parent d'élève.\n"
    found = analysed(text, nlp)
    spoken = [a for a in found.accusations if a.evidence.construction == "spoken"]
    assert spoken
    assert all(cut(text, a.charge) in said for a in spoken)
