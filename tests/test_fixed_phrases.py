"""Specify how fixed phrases are found by their first words."""

from __future__ import annotations

import pytest

from briefing.extraction.grammar.fixed_phrases import FixedPhrases

PHRASES = FixedPhrases(
    [("le souvenir de", r"\ble souvenir de\b"), ("le souvenir", r"\ble souvenir\b"), ("procès de l", r"\bprocès de l'\w+")],
    [r"\bcompar\w+ à\b"],
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
def test_phrases_are_found_where_their_first_word_stands(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in PHRASES.spans(text)] == found


def test_of_two_that_overlap_the_first_is_taken() -> None:
    phrases = FixedPhrases([("b c", r"b c"), ("a b", r"a b"), ("c d", r"c d")])
    assert phrases.spans("a b c d") == [(0, 3), (4, 7)]


def test_a_phrase_begins_with_a_word() -> None:
    with pytest.raises(ValueError, match="begins with a word"):
        FixedPhrases([("« tel »", "« tel »")])
