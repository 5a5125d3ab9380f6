"""Specify what tells whom the words of a quotation blame: what parties are called, and who speaks when."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction import accusations
from briefing.extraction.analysis import analyse
from briefing.extraction.called import callings, stem
from briefing.extraction.candidate_signs import quote_signs
from briefing.extraction.candidates import candidates
from briefing.extraction.entries import Entry
from briefing.extraction.scene import Scene
from briefing.extraction.spoken import likeliest, verdict_signs
from briefing.extraction.suspects import Lineup, Suspect, suspects
from briefing.model import Article

ESTATE = (
    "Chauffage coupé aux Glycines\n\n"
    "Les locataires de la résidence ont froid depuis trois semaines. « On a écrit dix fois, personne n'est venu », "
    "raconte Odile Ferrand, une locataire. Le bailleur Habitelle a été alerté en octobre.\n\n"
    "« La chaudière sera changée lundi », répond Marc Tellier, directeur de Habitelle. La mairie suit le dossier.\n"
)


@pytest.mark.parametrize(
    ("word", "same"),
    [
        ("directrices", "directeur"),
        ("riveraines", "riveraine"),
        ("infirmiere", "infirmier"),
        ("deputee", "depute"),
        ("mairies", "mairie"),
        ("fils", "fils"),
    ],
)
def test_a_noun_has_one_form_for_both_numbers_and_where_it_can_for_both_genders(
    word: str, same: str
) -> None:
    assert stem(word) == same


def test_a_party_is_called_by_the_first_noun_of_its_roles_or_of_its_description() -> None:
    named = Entry(0, "person", roles=["ancienne directrice de l'usine", "élue d'opposition"])
    named.forms["Odile Ferrand"] = 1
    described = Entry(1, "group", named=False)
    described.forms["les trois riveraines de la Sarme"] = 1
    assert callings(named) == {"~person", "directeur", "elue"}
    assert callings(described) == {"riveraine"}


def _heard(text: str, nlp: Any, monkeypatch: pytest.MonkeyPatch) -> tuple[Scene, Lineup]:
    seen: list[Scene] = []

    def hear(scene: Scene, told: Any) -> list[Any]:
        seen.append(scene)
        return []

    monkeypatch.setattr(accusations, "in_speech", hear)
    analyse(Article("essai", text), nlp)
    return seen[0], Lineup(seen[0], [])


def test_who_speaks_next_is_told_from_who_spoke_before(
    nlp: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene, lineup = _heard(ESTATE, nlp, monkeypatch)
    first, second = lineup.turns

    def names(parties: tuple[int, ...]) -> list[str]:
        return [scene.sides.entry(e).name for e in parties]

    assert names(lineup.other_speaker(first, after=True)) == ["Marc Tellier"]
    assert names(lineup.other_speaker(first, after=False)) == []
    assert names(lineup.other_speaker(second, after=False)) == ["Odile Ferrand"]
    line = suspects(first, lineup, list(candidates(first, scene, [])))
    next_ones = [names(s.accused) for s in line if s.signs.get("talks_next")]
    assert ["Marc Tellier"] in next_ones
    assert ["mairie"] not in next_ones


def test_a_quotation_bears_what_its_speaker_is_called_and_where_it_stands(
    nlp: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene, lineup = _heard(ESTATE, nlp, monkeypatch)
    first, second = (quote_signs(q, scene, []) for q in lineup.turns)
    assert first["speaker=locataire"] == second["speaker=directeur"] == 1.0
    assert (first["first_turn"], second["first_turn"]) == (1.0, 0.0)
    assert (first["last_turn"], second["last_turn"]) == (0.0, 1.0)
    assert 0 < first["place"] < second["place"] < 1


def test_of_suspects_one_plainly_said_to_have_done_wrong_is_the_likeliest() -> None:
    line = [Suspect((0,), {"bias": 1.0}, None), Suspect((1,), {"plain": 1.0}, None)]
    assert likeliest(line, [0.8, 0.2]) == 1
    assert likeliest(line[:1] * 2, [0.5, 0.5]) == 0
    signs = verdict_signs({"bias": 1.0}, line, [0.8, 0.2], 0.5)
    assert signs["sure"] == 0.2
    assert signs["margin"] == pytest.approx(-0.6)
    assert signs["whom_plain"] == 1.0


def test_a_tenant_blames_the_landlord_who_answers(nlp: Any) -> None:
    text = ESTATE.replace(
        "On a écrit dix fois, personne n'est venu",
        "Ils nous ont menti, ils nous laissent crever de froid",
    )
    found = analyse(Article("essai", text), nlp).accusations
    assert [p.name for a in found for p in a.accusers] == ["Odile Ferrand"]
    assert found[0].evidence.construction == "spoken"
