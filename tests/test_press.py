"""The project's own articles are annotated as their sources say, and the tool guesses nothing."""

from __future__ import annotations

import json

import pytest

from tests.press.annotate import ARTICLES, AnnotationError, compile_annotations, compiled, place

TEXT = "Le maire « ment », dit Zoé Le Gall. Il ment, répète Zoé Le Gall.\nElle accuse le maire d’un vol."


def test_gold_files_are_what_their_annotations_say() -> None:
    stale = [path.name for path, body in compiled().items() if path.read_text("utf-8") != body]
    assert stale == [], "renew them: python -m tests.press.annotate"


def test_every_article_has_its_annotations() -> None:
    texts = {path.stem for path in ARTICLES.glob("*.txt")}
    assert len(texts) >= 14
    assert texts == {path.stem for path in ARTICLES.glob("*.ann")}
    assert texts == {path.stem for path in ARTICLES.glob("*.json")}


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.json")), ids=lambda path: path.stem)
def test_annotated_spans_are_words_of_the_article(path) -> None:
    gold = json.loads(path.read_text("utf-8"))
    text = path.with_name(gold["text_file"]).read_bytes().decode("utf-8")
    assert 250 <= len(text.split()) <= 600
    assert gold["quotes"]
    for item in [*gold["quotes"], *gold["accusations"], *gold["responses"], *gold["precedents"]]:
        for key in ("content", "charge", "evidence", "name"):
            for start, end in item.get(key, []):
                cut = text[start:end]
                assert cut == cut.strip(), cut
                assert cut[0].isalnum() or cut[0] in '«“"', cut
                assert not text[start - 1 : start].isalnum(), cut
                assert not text[end : end + 1].isalnum(), cut


def test_spans_labels_and_names_are_compiled() -> None:
    source = """\
[quote direct]
content: ment @1
speaker: Zoé Le Gall | Le Gall
cue: dit

[accusation asserted] vol
accuser: Zoé Le Gall
accused: maire | le maire
charge: un vol
cue: accuse

[response]
responder: maire
stance: denial warning
answers: vol
evidence: Elle accuse […] un vol
"""
    gold = compile_annotations("x", source, TEXT)
    quote, accusation, response = gold["quotes"][0], gold["accusations"][0], gold["responses"][0]
    assert TEXT[slice(*quote["content"][0])] == "ment"
    assert quote["content"][0][0] == TEXT.index("ment")
    assert TEXT[slice(*quote["cue"])] == "dit"
    assert quote["speakers"] == [["Zoé Le Gall", "Le Gall"]]
    assert quote["role"] is None
    assert TEXT[slice(*accusation["charge"][0])] == "un vol"
    assert response["answers"] == [0]
    assert response["stances"] == ["denial", "warning"]
    assert TEXT[slice(*response["evidence"][0])] == "Elle accuse le maire d’un vol"


def test_a_space_stands_for_any_space() -> None:
    assert place("dit : non", "Il dit\u00a0:\u202fnon") == [3, 12]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("Zoé Le Goff", "not in the article"),
        ("Zoé Le Gall", "2 times in the article"),
        ("ment @3", "not 3 times"),
    ],
)
def test_words_that_cannot_be_placed_are_an_error(words: str, message: str) -> None:
    with pytest.raises(AnnotationError, match=message):
        place(words, TEXT)


@pytest.mark.parametrize(
    "source",
    [
        "[citation direct]\n",
        "[quote direct]\ncharge: ment\n",
        "content: ment\n",
        "[quote direct]\nment\n",
    ],
)
def test_a_wrong_line_is_an_error(source: str) -> None:
    with pytest.raises(AnnotationError, match="line"):
        compile_annotations("x", source, TEXT)


def test_an_answer_to_no_accusation_is_an_error() -> None:
    source = "[response]\nresponder: maire\nstance: denial\nanswers: vol\nevidence: un vol\n"
    with pytest.raises(AnnotationError, match="no accusation"):
        compile_annotations("x", source, TEXT)
