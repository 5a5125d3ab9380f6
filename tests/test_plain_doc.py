"""A parse read into plain values tells what spaCy tells of it."""

from __future__ import annotations

import gc
from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.language.pipeline import parse
from briefing.language.plain_doc import Doc, Token, asked_once
from briefing.model import Article

TEXT = (
    "La maire de Valmont n’a pas répondu.\n\n« Nos élus mentent », a déclaré hier Mme Odile Barral, "
    "porte-parole du collectif des 12 riverains.\nElle a porté plainte ; le parquet l’examine.\n"
)
TOLD = (
    "i", "idx", "text", "lower_", "whitespace_", "lemma_", "pos_", "dep_", "ent_iob_", "ent_type_",
    "is_alpha", "is_punct", "is_space", "like_num",
)  # fmt: skip


@pytest.fixture(scope="module")
def parsed(nlp: Any) -> Any:
    return parse(nlp, TEXT)


@pytest.fixture
def doc(parsed: Any) -> Doc:
    return Doc(parsed)


def word(doc: Doc, text: str) -> Token:
    return next(t for t in doc if t.text == text)


@pytest.mark.parametrize("name", TOLD)
def test_every_token_tells_the_same(name: str, doc: Doc, parsed: Any) -> None:
    assert [getattr(t, name) for t in doc] == [getattr(t, name) for t in parsed]


def test_every_token_hangs_in_the_same_place(doc: Doc, parsed: Any) -> None:
    for token, other in zip(doc, parsed, strict=True):
        assert token.head.i == other.head.i
        assert [c.i for c in token.children] == [c.i for c in other.children]
        assert [a.i for a in token.ancestors] == [a.i for a in other.ancestors]
        assert (token.left_edge.i, token.right_edge.i) == (other.left_edge.i, other.right_edge.i)
        assert token.morph == {
            key: values.split(",") for key, values in other.morph.to_dict().items()
        }


def test_sentences_begin_and_end_in_the_same_place(doc: Doc, parsed: Any) -> None:
    assert len(doc.sents) > 2
    assert [tuple(s) for s in doc.sents] == [(s.start, s.end) for s in parsed.sents]
    for token, other in zip(doc, parsed, strict=True):
        assert tuple(token.sent) == (other.sent.start, other.sent.end)
        assert token.is_sent_start == bool(other.is_sent_start)


def test_the_text_of_tokens_leaves_out_the_space_behind(doc: Doc, parsed: Any) -> None:
    assert doc.text == parsed.text
    for start in range(0, len(doc), 3):
        for end in range(start, min(start + 5, len(doc) + 1)):
            assert doc.text_of(start, end) == parsed[start:end].text


def test_a_token_hung_elsewhere_takes_along_what_hangs_below_it(doc: Doc) -> None:
    lodged, examines, filed = word(doc, "plainte"), word(doc, "examine"), word(doc, "porté")
    assert lodged.head is filed
    lodged.hang(examines)
    assert lodged.head is examines
    assert lodged in examines.children
    assert lodged not in filed.children
    assert [c.i for c in examines.children] == sorted(c.i for c in examines.children)
    assert examines.left_edge.i <= lodged.left_edge.i
    lodged.hang(lodged)
    assert lodged not in examines.children
    assert list(lodged.ancestors) == []


def test_a_text_without_words_has_no_sentences(nlp: Any) -> None:
    empty = Doc(parse(nlp, ""))
    assert (list(empty), empty.sents, empty.text_of(0, 1)) == ([], [], "")


def test_heads_never_run_in_a_circle(nlp: Any) -> None:
    doc = Doc(nlp("Le maire de Vernoux a menti."))
    lower = next(t for t in doc if t.text == "Vernoux")
    upper = next(t for t in lower.ancestors if t.text == "maire")
    upper.hang(lower)
    assert upper.head is lower
    assert [t.text for t in lower.ancestors][-1] == "menti"


def test_what_is_asked_once_is_worked_out_anew_until_the_document_is_settled(doc: Doc) -> None:
    asked: list[str] = []

    @asked_once
    def letters(token: Token) -> int:
        asked.append(token.text)
        return len(token.text)

    maire = word(doc, "maire")
    assert [letters(maire), letters(maire)] == [5, 5]
    doc.settle()
    assert [letters(maire), letters(maire), letters(word(doc, "hier"))] == [5, 5, 4]
    assert asked == ["maire", "maire", "maire", "hier"]


def test_no_document_outlives_its_analysis(nlp: Any) -> None:
    """A run over a year of articles does not grow: no cache keeps the tokens of what is done."""
    before = {id(each) for each in gc.get_objects() if isinstance(each, Doc)}
    analysis = analyse(Article("essai", TEXT), nlp)
    gc.collect()
    kept = [e for e in gc.get_objects() if isinstance(e, Doc) and id(e) not in before]
    assert analysis.quotes
    assert not kept
