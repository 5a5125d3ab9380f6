"""Whoever is told of around a quotation may speak it: the whole article tells who most likely does."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.extraction.grammar.trees import Grove, chance, forest, planted
from briefing.extraction.quotes import quotes, second_look
from briefing.model import Article

MARKET = (
    "Anne Rivaud tient la halle de Vaubrun depuis vingt ans. Paul Garnier l'a rejointe en mai. "
    "Ce matin-là, Anne Rivaud pose son cageot. « On ne vend plus rien ici », soupire-t-elle.\n"
)


def claims(nlp: Any, text: str, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return for each quotation the signs of whoever may speak it, by name."""
    seen: list[dict[str, Any]] = []

    def look(found: Any, layout: Any, resolver: Any) -> Any:
        for line in second_look.lines(found, layout, resolver):
            seen.append({resolver.register.entries[c.entry].name: c.signs for c in line})
        return found

    monkeypatch.setattr(quotes, "reconsidered", look)
    analyse(Article("t", text), nlp)
    return seen


def speakers(nlp: Any, text: str) -> list[tuple[str, str]]:
    found = analyse(Article("t", text), nlp).quotes
    return [(q.speakers[0].name if q.speakers else "", q.evidence.resolution) for q in found]


def weigh(monkeypatch: pytest.MonkeyPatch, tree: str) -> None:
    monkeypatch.setattr(second_look, "grove", lambda _: (0.03, Grove([planted(tree)])))


def test_where_the_speaker_is_named_nothing_is_weighed(
    nlp: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Anne Rivaud a reçu Paul Garnier. « On ne vend plus rien », soupire Paul Garnier.\n"
    assert claims(nlp, text, monkeypatch) == [{}]


def test_gender_is_a_veto(nlp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = claims(nlp, MARKET, monkeypatch)
    assert "Anne Rivaud" in line
    assert "Paul Garnier" not in line


def test_signs_tell_who_acts_before_the_quotation_and_whom_the_rules_chose(
    nlp: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (line,) = claims(nlp, MARKET, monkeypatch)
    anne = line["Anne Rivaud"]
    assert anne["sb_sub"] == anne["chosen"] == anne["gender"] == 1.0
    assert anne["said"] == 0.0  # nothing but this one


def test_who_speaks_before_and_behind_is_a_sign(nlp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "« Le toit fuit », affirme Anne Rivaud. « On a prévenu la mairie », ajoute-t-elle. "
        "« La mairie attend », complète Anne Rivaud. Claire Garnier approuve.\n"
    )
    line = claims(nlp, text, monkeypatch)[1]
    assert line["Anne Rivaud"]["last"] == line["Anne Rivaud"]["next"] == 1.0
    assert line["Anne Rivaud"]["said"] == 2.0
    assert line.get("Claire Garnier", {"last": 0.0})["last"] == 0.0


def test_somebody_else_speaks_where_the_trees_say_so(
    nlp: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (
        "Anne Rivaud a quitté la salle avant Claire Garnier. « On ne vend plus rien », dit-elle.\n"
    )
    (ruled,) = speakers(nlp, text)
    other = {"Anne Rivaud": "Claire Garnier", "Claire Garnier": "Anne Rivaud"}[ruled[0]]
    weigh(monkeypatch, "chosen<=0.5 1 -1")
    assert speakers(nlp, text) == [(other, second_look.WEIGHED)]


def test_the_accused_answers_not_whom_he_is_said_to_have_dealt_with(nlp: Any) -> None:
    text = (
        "Marc Sorel a quitté le club de Vaubrun en mai. Le président, Paul Rivaud, reproche à son ancien entraîneur "
        "d'avoir négocié pendant la trêve avec un concurrent direct. L'intéressé le reconnaît à demi : "
        "« On m'a appelé, j'ai écouté, j'ai dit non le soir même. »\n"
    )
    assert speakers(nlp, text) == [("Marc Sorel", second_look.WEIGHED)]


def test_a_better_chance_within_the_margin_changes_nothing(
    nlp: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (
        "Anne Rivaud a quitté la salle avant Claire Garnier. « On ne vend plus rien », dit-elle.\n"
    )
    ruled = speakers(nlp, text)
    weigh(monkeypatch, "chosen<=0.5 0.1 0")
    assert speakers(nlp, text) == ruled


def test_the_trees_in_use_trust_the_rules_where_nothing_else_is_known() -> None:
    margin, trees = forest("speaker_trees")
    assert 0 < margin < 0.5
    assert len(trees) == 300
    assert chance({"chosen": 1.0}, trees) > chance({}, trees) + margin


def test_rows_weighed_together_have_the_chances_of_each_alone() -> None:
    _, trees = forest("speaker_trees")
    rows = [
        {"chosen": 1.0, "before": 2.0, "unheard of": 5.0}, {}, {"sb_sub": 1.0, "tokens": 14.0, "rank": 1.0},
    ]  # fmt: skip
    assert Grove(trees).chances(rows) == pytest.approx([chance(row, trees) for row in rows])
    assert Grove(trees).chances([]) == []
