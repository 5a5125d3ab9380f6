"""Patterns are tried only where a word begins as they do: no pattern may begin otherwise than it says."""

from __future__ import annotations

import re

import pytest

from briefing.extraction.grammar.openings import alternatives, openings, words_by_opening


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("a b|c", ["a b", "c"]),
        ("(?:a|b) c", ["(?:a|b) c"]),
        (r"[|a]b|\|c", ["[|a]b", r"\|c"]),
    ],
)
def test_alternatives_stand_outside_groups_and_classes(pattern: str, parts: list[str]) -> None:
    assert list(alternatives(pattern)) == parts


@pytest.mark.parametrize(
    ("pattern", "pairs"),
    [
        ("démenti", {"dé"}),
        (r"\bnier|réfuter", {"ni", "ré"}),
        ("(?:le|un) rappel", {"le", "un"}),
        (r"(?<!pas )nier", {"ni"}),
        # What may be left out or be anything leaves open how a match begins.
        ("(?:le )?rappel", set()),
        (r"\w+ nié", set()),
        ("n?ier", set()),
    ],
)
def test_openings(pattern: str, pairs: set[str]) -> None:
    assert openings(pattern) == pairs


def test_a_match_starts_at_a_word_that_opens_so() -> None:
    text = "Il l'a nié, puis démenti ; « nier » n'y fait rien."
    pattern = r"\bni(?:é|er)|démenti"
    starts = {i for i, opens in words_by_opening(text) if opens in openings(pattern)}
    assert {m.start() for m in re.finditer(pattern, text)} <= starts
