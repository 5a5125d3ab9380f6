"""The training articles and the scorer that was fitted on them are what their scripts say."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from briefing.extraction.grammar.weights import chance, weights

TRAINING = Path(__file__).parent.parent / "training"


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(TRAINING))
    import annotate  # type: ignore[import-not-found]

    annotate.main(tmp_path)
    del sys.modules["annotate"]
    return tmp_path


def test_every_annotation_is_in_its_article(written: Path) -> None:
    names = json.loads((written / "parts.json").read_text("utf-8"))["dev"]
    assert len(names) >= 48
    seen = 0
    for name in names:
        gold: dict[str, Any] = json.loads((written / f"{name}.json").read_text("utf-8"))
        text = (written / gold["text_file"]).read_text("utf-8")
        for accusation in gold["accusations"]:
            seen += 1
            assert accusation["accused"]
            assert accusation["status"] in {"asserted", "hedged", "withdrawn"}
            for start, end in accusation["charge"]:
                assert text[start:end].strip() == text[start:end] != ""
    assert seen > 150


def test_a_plain_wrong_by_a_named_party_weighs_more_than_praise() -> None:
    blame = {
        "bias": 1.0,
        "kind_direct": 1.0,
        "whom_as_subject": 1.0,
        "whom_of_wrong_verb": 3.0,
        "heated": 1.0,
        "words": 0.5,
    }
    praise = {
        "bias": 1.0,
        "kind_direct": 1.0,
        "whom_as_subject": 1.0,
        "calm": 1.0,
        "warm": 1.0,
        "words": -2.0,
    }
    assert chance(blame, "speech") > weights("speech")["threshold"] > chance(praise, "speech")
