"""Specify what teaches that ordinary news blames nobody, and how the share of blame is set again."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

TRAINING = Path(__file__).parent.parent / "training"
PIECES = """« Nous remercions les pompiers », a déclaré Paul Verdier, maire de Redon.
====
Selon la préfecture, deux maisons ont brûlé. « Personne n'a été blessé », précise le sous-préfet.
"""


@pytest.fixture
def training(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TRAINING))


def test_each_quotation_of_an_ordinary_piece_blames_nobody(training: Any, tmp_path: Path) -> None:
    import ordinary

    (tmp_path / "a.txt").write_text(PIECES, encoding="utf-8")
    rows = ordinary.ordinary_rows(tmp_path)
    assert [row.text for row in rows] == [
        "Nous remercions les pompiers",
        "deux maisons ont brûlé",
        "Personne n'a été blessé",
    ]
    assert not any(row.blames or any(row.right) for row in rows)
    assert {row.article for row in rows} == {"ordinary-a-0", "ordinary-a-1"}


def test_treebanks_are_read_by_document_without_what_may_blame(
    training: Any, tmp_path: Path
) -> None:
    import ordinary

    for name in (*ordinary._GROUPED, *ordinary._SEQUOIA):
        (tmp_path / f"{name}.conllu").write_text("", encoding="utf-8")
    (tmp_path / "fr_pud-ud-test.conllu").write_text(
        "# sent_id = n0100101\n# text = Lise Garnier dirige le club.\n1\tLise\n\n"
        "# sent_id = n0100102\n# text = « Le stade est plein », a-t-elle dit.\n\n"
        "# sent_id = n0100201\n# text = La police a dit qu'il avait tué un voisin.\n\n",
        encoding="utf-8",
    )
    (tmp_path / "press-entities.jsonl").write_text("", encoding="utf-8")
    rows = ordinary.treebank_rows(tmp_path)
    assert [(row.article, row.text) for row in rows] == [
        ("fr_pud-ud-test-n01001", "Le stade est plein")
    ]


def test_the_weight_is_moved_until_as_many_blame_as_do(training: Any) -> None:
    import ordinary

    from briefing.extraction.grammar.weights import logistic

    judged = [(0.1, True), (0.2, False), (0.1, False), (0.4, True)]
    moved = ordinary.moved(judged)
    assert moved > 0
    weights = [math.log(c / (1 - c)) + moved for c, _ in judged]
    assert sum(map(logistic, weights)) == pytest.approx(2)
    assert ordinary.moved([(0.3, False), (0.4, False)]) == 0
