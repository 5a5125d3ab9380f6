"""Specify whose answers stand apart, and who answers though nothing but the answer says that it is somebody."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article, Response, cut

FIRM = "L'association Rivières vives accuse l'usine Solvène d'avoir rejeté des solvants dans la Sauve.\n\n"


def answers(text: str, nlp: Any) -> tuple[Response, ...]:
    return analyse(Article(id="a", text=text), nlp).responses


def named(text: str, nlp: Any) -> list[tuple[str, tuple[str, ...]]]:
    return [(r.responders[0].name, r.stances) for r in answers(text, nlp)]


def test_the_silence_of_one_is_no_part_of_what_another_says(nlp: Any) -> None:
    found = named(
        "Les syndicats accusent le gouvernement d'avoir fermé des lits.\n\n"
        "Le ministère de la Santé a refusé de commenter un dossier en cours. La porte-parole du gouvernement, "
        "elle, dément toute fermeture.",
        nlp,
    )
    assert ("ministère de la Santé", ("no_comment",)) in found


def test_a_suspect_and_his_lawyer_answer_each_for_himself(nlp: Any) -> None:
    found = named(
        "Un couvreur a été mis en examen pour meurtre.\n\n"
        "Le couvreur clame son innocence. « Il n'a tué personne », plaide son avocate, Me Solenne Courbet.",
        nlp,
    )
    assert [who for who, _ in found] == ["couvreur", "Solenne Courbet"]


def test_whoever_makes_no_comment_is_somebody(nlp: Any) -> None:
    found = named(FIRM + "Les services de l'État n'ont pas fait de commentaire.", nlp)
    assert found == [("services de l'État", ("no_comment",))]


def test_neither_confirming_nor_denying_is_no_denial(nlp: Any) -> None:
    text = FIRM + "Matignon ne confirme ni ne dément l'existence d'une lettre."
    assert not answers(text, nlp)


def test_who_has_just_answered_goes_on(nlp: Any) -> None:
    denied = "La directrice de l'usine, Maud Perrin, nie toute fuite. "
    said = "Nos cuves sont neuves, elles ont été contrôlées en mars"
    text = f"{FIRM}{denied}« {said} », a-t-elle affirmé.\n\nLa Sauve se jette dans l'Hérault."
    assert any(said in cut(text, r.evidence_spans) for r in answers(text, nlp))
    text = f"{FIRM}Maud Perrin habite la région depuis dix ans. « {said} », a-t-elle affirmé."
    assert not answers(text, nlp)


def test_who_keeps_his_name_back_is_not_silent(nlp: Any) -> None:
    for aside in ("qui n'a pas souhaité donner son nom", "qui préfère ne pas être cité"):
        assert not answers(FIRM + f"Un riverain, {aside}, pêche ici depuis trente ans.", nlp)


def test_who_does_not_wish_to_do_something_is_not_silent(nlp: Any) -> None:
    assert not answers(FIRM + "La commune n'a pas souhaité se constituer partie civile.", nlp)
    found = named(FIRM + "L'usine Solvène n'a pas souhaité nous rencontrer.", nlp)
    assert [stances for _, stances in found] == [("no_comment",)]


def test_a_letter_without_an_answer_went_to_who_was_named_last(nlp: Any) -> None:
    silent = "Nous avons interrogé l'usine Solvène. Notre courriel est resté sans réponse."
    assert named(FIRM + silent, nlp) == [("Solvène", ("no_comment",))]


def test_who_calls_it_a_plot_answers_though_he_blames_alone(nlp: Any) -> None:
    found = named(
        FIRM + "Le groupe Solvène parle d'une « opération de chantage » de l'association.", nlp
    )
    assert [who for who, _ in found] == ["Solvène"]


@pytest.mark.parametrize(
    "told",
    [
        "La société n'a pas répondu aux demandes de raccordement des riverains.",
        "La société ne donne pas suite, faute d'acheteurs.",
        "La société qualifie la réunion de « grande fête ».",
    ],
)
def test_verbs_that_may_answer_are_used_of_other_matters(nlp: Any, told: str) -> None:
    assert named(f"Le maire a visité la société Solvène mardi.\n\n{told}", nlp) == []


@pytest.mark.parametrize(
    ("told", "stance"),
    [
        ("La société n'a pas répondu aux demandes de commentaire.", "no_comment"),
        ("La société qualifie ces accusations de « mensongères ».", "denial"),
    ],
)
def test_the_same_verbs_answer_blame(nlp: Any, told: str, stance: str) -> None:
    assert named(FIRM + told, nlp)[0][1] == (stance,)
