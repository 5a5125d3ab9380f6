"""Specify the documents of a brief: what they hold, that it is verbatim, and that nothing gets in."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import VerbatimError
from briefing.model import Brief
from briefing.rendering import documents, render, render_data
from briefing.rendering.schema import brief_schema
from briefing.rendering.serialise import to_dict
from briefing.rendering.verbatim import passages, prove

SEEDS = Path(__file__).parent.parent / "seeds"
HOSTILE = (
    "Le maire, Paul Roux, accuse Chimex d’avoir menti. « <script>alert(1)</script> *gras* | [lien](http://x) `code` », "
    "a déclaré Paul Roux. La direction de Chimex rejette ces accusations."
)


@pytest.fixture(scope="session")
def texts(brief: Brief) -> dict[int, str]:
    return {s.number: s.article.text for s in brief.sources}


@pytest.fixture(scope="session")
def pdf(data: dict[str, Any]) -> bytes:
    return documents.pdf(data)


# ---------------------------------------------------------------- verbatim


def test_every_passage_is_proved(data: dict[str, Any], texts: dict[int, str]) -> None:
    assert prove(data, texts) >= 50


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_an_altered_letter_is_refused(draw: st.DataObject) -> None:
    data, texts = _STORE
    altered = copy.deepcopy(data)
    passage = draw.draw(st.sampled_from(list(passages(altered))))
    k = draw.draw(st.integers(0, len(passage["texts"]) - 1))
    word = passage["texts"][k]
    at = draw.draw(st.integers(0, len(word) - 1))
    passage["texts"][k] = word[:at] + ("x" if word[at] != "x" else "y") + word[at + 1 :]
    with pytest.raises(VerbatimError):
        prove(altered, texts)


_STORE: tuple[dict[str, Any], dict[int, str]]


@pytest.fixture(autouse=True, scope="session")
def _store(data: dict[str, Any], texts: dict[int, str]) -> None:
    global _STORE
    _STORE = (data, texts)


def test_another_article_under_the_same_number_is_refused(
    data: dict[str, Any], texts: dict[int, str]
) -> None:
    with pytest.raises(VerbatimError, match="source 1"):
        prove(data, {**texts, 1: texts[1] + " "})


def test_nothing_is_written_when_the_proof_fails(
    brief: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lie(value: Brief) -> dict[str, Any]:
        data = to_dict(value)
        next(iter(passages(data)))["texts"][0] = "Jamais dit."
        return data

    monkeypatch.setattr("briefing.rendering.to_dict", lie)
    with pytest.raises(VerbatimError):
        render(brief, formats=["md", "html", "json", "pdf"], output=tmp_path)
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------- forms


def test_all_forms_are_written_and_a_second_run_gives_the_same_bytes(
    brief: Brief, tmp_path: Path
) -> None:
    formats = ["md", "html", "fragment", "json", "pdf"]
    first = render(brief, formats=formats, output=tmp_path / "a")
    second = render(brief, formats=formats, output=tmp_path / "b")
    assert first.failures == ()
    assert [p.name for p in first.written] == [
        "brief.md", "brief.html", "fragment.html", "fragment-styled.html", "brief.json", "brief.pdf",
    ]  # fmt: skip
    for one, other in zip(first.written, second.written, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name


def test_a_stored_brief_renders_again(data: dict[str, Any], tmp_path: Path) -> None:
    stored = json.loads(documents.json_bytes(data))
    render_data(stored, formats=["html"], output=tmp_path)
    assert (tmp_path / "brief.html").read_text("utf-8") == documents.page(data)


def test_json_follows_its_schema(data: dict[str, Any]) -> None:
    jsonschema.validate(json.loads(documents.json_bytes(data)), brief_schema())


@pytest.mark.parametrize(
    "section",
    [
        "L’essentiel",
        "Qui accuse qui",
        "Réponses officielles",
        "Citations marquantes",
        "Sources",
        "Passages",
    ],
)
def test_sections_stand_in_page_and_markdown(data: dict[str, Any], section: str) -> None:
    assert f">{section}</h2>" in documents.page(data)
    assert f"## {section}" in documents.markdown(data)


def test_the_page_has_no_script_no_style_attribute_and_a_strict_policy(
    data: dict[str, Any],
) -> None:
    page = documents.page(data)
    assert "<script" not in page
    assert not re.search(r"<[^>]+\sstyle=", page)
    assert "default-src 'none'; style-src 'sha256-" in page
    assert not re.search(r"(?:src|href)=\"https?:", page)


def test_every_inner_link_has_its_target(data: dict[str, Any]) -> None:
    for html in (documents.page(data), documents.fragment(data)):
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        for target in re.findall(r'href="#([^"]+)"', html):
            assert target in ids


def test_article_text_is_escaped_everywhere(hostile: dict[str, Any]) -> None:
    for html in (
        documents.page(hostile),
        documents.fragment(hostile),
        documents.styled_fragment(hostile),
    ):
        assert "<script>alert" not in html
        assert "&lt;script&gt;" in html
        assert not re.search(r"(?:href|src|cite)=\"(?:javascript|data|file):", html)
        assert "<b>gras</b>" not in html
        assert "{{ 7 * 7 }}" in html
