"""Specify the rows that the scorers are fitted on: what of an annotated article is right, and what is not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

TRAINING = Path(__file__).parent.parent / "training"
TEXT = """Rejets dans la Sarme : l'usine Dorvane mise en cause

« Ils ont menti pendant deux ans », dénonce Zoé Aubry, une riveraine.

« Nous avons toujours respecté les normes », assure le directeur de Dorvane, Luc Ferrand. L'affaire rappelle la pollution de la Vesne, en 2009.

Le préfet, Paul Roux, a reçu Luc Ferrand lundi. « Le dialogue reprend », a-t-il relevé.
"""
NOTES = """[quote direct]
content: Ils ont menti pendant deux ans
speaker: Zoé Aubry
cue: dénonce

[quote direct]
content: Nous avons toujours respecté les normes
speaker: Luc Ferrand
cue: assure

[quote direct]
content: Le dialogue reprend
speaker: Paul Roux
cue: relevé

[accusation asserted] mensonge
accuser: Zoé Aubry
accused: Dorvane | usine Dorvane
charge: Ils ont menti pendant deux ans

[response]
responder: Luc Ferrand
for: Dorvane
stance: denial
answers: mensonge
evidence: Nous avons toujours respecté les normes

[precedent]
name: pollution de la Vesne, en 2009
"""


@pytest.fixture
def rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(TRAINING))
    (tmp_path / "essai.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "essai.ann").write_text(NOTES, encoding="utf-8")
    import rows as reader  # type: ignore[import-not-found]

    found = reader.rows_of([tmp_path])
    del sys.modules["rows"]
    return found


def test_the_quotation_that_blames_is_told_from_the_one_that_answers(rows: Any) -> None:
    assert [(r.blames or r.told, r.answers) for r in rows.quotes] == [
        (True, False),
        (False, True),
        (False, False),
    ]


def test_of_the_suspects_the_one_accused_is_right(rows: Any) -> None:
    blaming = next(r for r in rows.quotes if r.blames or r.told)
    assert len(blaming.line) == len(blaming.right)
    assert blaming.told or any(blaming.right)


def test_of_the_phrases_the_one_that_names_the_precedent_is_right(rows: Any) -> None:
    assert sum(p.right for p in rows.phrases) == 1
    assert len(rows.phrases) > 1


def test_of_those_a_pronoun_may_mean_the_speaker_is_right(rows: Any) -> None:
    [pronoun] = rows.pronouns
    assert len(pronoun.line) == len(pronoun.right) > 1
    assert any(pronoun.right)
    assert not all(pronoun.right)


def test_every_article_kept_for_training_compiles() -> None:
    from tests.press.annotate import compile_annotations

    articles = sorted((TRAINING / "press").glob("*.ann"))
    assert len(articles) > 300
    for path in articles:
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        gold = compile_annotations(path.stem, path.read_text("utf-8"), text)
        for quote in gold["quotes"]:
            assert all(text[start:end].strip() for start, end in quote["content"])


def test_a_single_quotation_teaches_its_wording_and_whether_it_blames(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(TRAINING))
    (tmp_path / "essai.txt").write_text(
        "# affair: une usine\n"
        "B\t« ⟦Ils ont menti⟧, dénonce Zoé Aubry. ⟦Le puits est pollué⟧. »\n"
        "\n"
        "A\tLe directeur, Luc Ferrand, assure que ⟦les normes ont été respectées⟧.\n"
        "-\tLa mairie de ⟦Dorvane⟧ a rouvert mardi.\n",
        encoding="utf-8",
    )
    import quotations  # type: ignore[import-not-found]

    told, answered = quotations.excerpts_of(tmp_path)
    del sys.modules["quotations"], sys.modules["rows"]
    assert (told.blames, answered.blames) == (True, False)
    assert {"w=mentir", "w=puits", "cue=dénoncer"} <= told.wording.keys()
    assert {"w=norme", "cue=assurer"} <= answered.wording.keys()


def test_every_single_quotation_kept_for_training_is_labelled_and_marked() -> None:
    lines = [
        (path.name, line)
        for path in sorted((TRAINING / "quotations").glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert len(lines) > 10_000
    for name, line in lines:
        label, _, text = line.partition("\t")
        assert label in {"B", "A", "BA", "-"}, (name, line)
        assert text.count("⟦") == text.count("⟧") > 0, (name, line)
