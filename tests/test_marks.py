"""Specify the pairing of quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.extraction.grammar.marks import find_marked


def found(text: str) -> list[str]:
    return [m.inner.cut(text) for m in find_marked(text) if not m.nested]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Il a dit « oui » puis “non”.", ["oui", "non"]),
        ('Il a dit "oui" puis "non".', ["oui", "non"]),
        ("Il a dit «\u202foui\u00a0».", ["oui"]),
        ("« un « deux » trois »", ["un « deux » trois"]),
        ("« un ‹ deux › trois »", ["un ‹ deux › trois"]),
        (
            "\"n'oublier ni le 'programme X' ni le reste\"",
            ["n'oublier ni le 'programme X' ni le reste"],
        ),
        ("Aujourd'hui l'ami d'Alice n'a rien dit.", []),
    ],
)
def test_pairs(text: str, inner: list[str]) -> None:
    assert found(text) == inner


def test_single_marks_inside_double_ones_are_nested() -> None:
    text = "\"jamais oublier le 'programme PRISM'\""
    assert [(m.inner.cut(text), m.nested) for m in find_marked(text)] == [
        ("jamais oublier le 'programme PRISM'", False),
        ("programme PRISM", True),
    ]


def test_a_quotation_over_paragraphs_repeats_its_opening_mark() -> None:
    text = "« Un premier point.\n« Un second point », dit-il."
    first, second = find_marked(text)
    assert first.unclosed
    assert second.continues
    assert second.inner.cut(text) == "Un second point"


def test_a_mark_never_closed_ends_with_its_paragraph() -> None:
    text = "Il a dit « Nous verrons bien.\nLe lendemain, rien."
    (mark,) = find_marked(text)
    assert mark.inner.cut(text) == "Nous verrons bien."


@given(st.text(alphabet="ab «»“”\"'‹›\n.,’", max_size=80))
def test_any_marks_give_spans_inside_the_text(text: str) -> None:
    for mark in find_marked(text):
        assert (
            0
            <= mark.outer.start
            <= mark.inner.start
            <= mark.inner.end
            <= mark.outer.end
            <= len(text)
        )
