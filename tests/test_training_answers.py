"""The annotated articles that the scorer of answers learns from say what their texts hold."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "training"
STANCES = set(
    "denial counter_accusation justification call_for_evidence warning appeal acknowledgement commitment "
    "no_comment".split()
)


@pytest.mark.parametrize("path", sorted((FOLDER / "answers").glob("*.txt")), ids=lambda p: p.stem)
def test_annotations_are_words_of_the_article(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(FOLDER), *sys.path])
    from gold import read_notes  # type: ignore[import-not-found]

    text, mark, notes = path.read_text("utf-8").partition("\n---\n")
    assert mark
    gold = read_notes(text, notes.splitlines())
    assert len(gold["accusations"]) + len(gold["responses"]) == len(notes.split("\n")) - 1
    for response in gold["responses"]:
        assert response["responders"]
        assert response["evidence"]
        assert set(response["stances"]) <= STANCES
        assert all(n < len(gold["accusations"]) for n in response["answers"])
