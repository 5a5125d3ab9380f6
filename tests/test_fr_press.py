"""Specify what the bundled French pipeline must do with press text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import PipelineError
from briefing.language import pipeline

MEGABYTES = 1024 * 1024


def test_inverted_clitics_are_words_of_their_own(nlp: Any) -> None:
    words = [t.text for t in nlp("« Jamais », déclare-t-elle. Qu'a-t-il dit ?")]
    assert "-t-elle" in words
    assert "-t-il" in words


def test_hyphenated_words_stay_whole(nlp: Any) -> None:
    assert "porte-parole" in [t.text for t in nlp("La porte-parole du Royaume-Uni est venue.")]


def test_glued_sentences_are_two(nlp: Any) -> None:
    doc = pipeline.parse(nlp, "Il faut des mesures.Douze personnes sont mortes.")
    assert [s.text.strip() for s in doc.sents] == [
        "Il faut des mesures.",
        "Douze personnes sont mortes.",
    ]


def test_plain_syntax_and_entities(nlp: Any) -> None:
    doc = pipeline.parse(nlp, "Emmanuel Durand a rencontré des agriculteurs à Lyon.")
    verb = next(t for t in doc if t.text == "rencontré")
    assert verb.pos_ == "VERB"
    assert [t.text for t in verb.children if t.dep_ == "nsubj"] == ["Emmanuel"]
    assert ("Lyon", "LOC") in [(e.text, e.label_) for e in doc.ents]


def test_it_is_small_enough_to_ship() -> None:
    size = sum(f.stat().st_size for f in pipeline.BUNDLED.rglob("*") if f.is_file())
    assert size <= 20 * MEGABYTES


def test_two_loads_parse_alike() -> None:
    text = "Le maire a promis de rouvrir l'école, affirme une élue."
    first, second = (pipeline.parse(pipeline.load(), text) for _ in range(2))
    assert [(t.pos_, t.dep_, t.head.i) for t in first] == [
        (t.pos_, t.dep_, t.head.i) for t in second
    ]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_a_parse_keeps_every_offset(text: str) -> None:
    doc = pipeline.parse(pipeline.load() if not _CACHE else _CACHE[0], text)
    assert len(doc.text) == len(text)
    for token in doc:
        assert doc.text[token.idx : token.idx + len(token.text)] == token.text


_CACHE: list[Any] = []


@pytest.fixture(autouse=True)
def _keep(nlp: Any) -> None:
    if not _CACHE:
        _CACHE.append(nlp)


def test_a_missing_pipeline_is_named_with_its_remedy() -> None:
    with pytest.raises(PipelineError, match="python -m spacy download fr_core_news_md"):
        pipeline.load("fr_core_news_md_absent".removesuffix("_absent"))


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("xx").to_disk(tmp_path / "vide")
    with pytest.raises(PipelineError, match="analyse syntaxique"):
        pipeline.load(str(tmp_path / "vide"))


def test_another_pipeline_with_other_labels_serves(nlp: Any, tmp_path: Path) -> None:
    """Labels without subtypes and no lemmatizer, as another French pipeline may have them."""
    from briefing.extraction.analysis import analyse
    from briefing.model import Article

    other = pipeline.load()
    other.remove_pipe("trainable_lemmatizer")
    other.meta["name"] = "autre"
    other.to_disk(tmp_path / "autre")
    loaded = pipeline.load(str(tmp_path / "autre"))
    text = "« Nous attendons », a déclaré le maire, Paul Roux."
    (quote,) = analyse(Article("essai", text), loaded).quotes
    assert [p.name for p in quote.speakers] == ["Paul Roux"]
    assert pipeline.describe(loaded).startswith("fr_autre")
