"""Specify how fixed phrases are found by a word of theirs."""

from __future__ import annotations

import re

import pytest

from briefing.extraction.grammar.fixed_phrases import FixedPhrases

PHRASES = FixedPhrases(
    {"any": [("le souvenir de", r"\ble souvenir de\b"), ("le souvenir", r"\ble souvenir\b"), ("procès de l", r"\bprocès de l'\w+")]},
    {"any": [r"\bcompar\w+ à\b"]},
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("le souvenir de la crue", ["le souvenir de"]),  # the longest that begins there
        ("que le souvenir reste", ["le souvenir"]),
        ("seul ensouvenir, le souvenirs", []),  # whole words alone
        ("comparé à rien, comparable à tout", ["comparé à", "comparable à"]),
        ("le procès de l'amiante, comparé à le souvenir", ["procès de l'amiante", "comparé à", "le souvenir"]),
        ("", []),
    ],
)  # fmt: skip
def test_phrases_are_found_where_their_rarest_word_stands(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in PHRASES.spans(text).get("any", [])] == found


def test_of_two_that_overlap_the_first_is_taken() -> None:
    phrases = FixedPhrases({"any": [("b c", r"b c"), ("a b", r"a b"), ("c d", r"c d")]}, {})
    assert phrases.spans("a b c d") == {"any": [(0, 3), (4, 7)]}


@pytest.mark.parametrize(
    "pattern", [r"\bfaits? divers\b", r"\b(?:le|un) rappel\b", r"(?<!à )\bvu\b"]
)
@pytest.mark.parametrize(
    "text", ["un fait divers", "faits divers", "à vu un rappel", "le rappel vu"]
)
def test_a_pattern_finds_the_same_by_the_words_that_it_begins_with(pattern: str, text: str) -> None:
    expected = [m.span() for m in re.finditer(pattern, text)]
    assert FixedPhrases({}, {"any": [pattern]}).spans(text).get("any", []) == expected


def test_names_are_found_as_they_are_spelt() -> None:
    names = FixedPhrases({"name": [("la Terreur", r"\bla Terreur\b")]}, {})
    assert names.spans("la terreur de la Terreur") == {"name": [(14, 24)]}


def test_kinds_are_told_apart() -> None:
    phrases = FixedPhrases({"one": [("a bc", r"a bc")], "two": [("bc", r"bc")]}, {})
    assert phrases.spans("a bc") == {"one": [(0, 4)], "two": [(2, 4)]}


def test_a_phrase_has_words() -> None:
    with pytest.raises(ValueError, match="has words"):
        FixedPhrases({"any": [("« »", "« »")]}, {})
