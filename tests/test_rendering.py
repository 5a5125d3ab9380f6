"""Specify the documents of a brief: what they hold, that it is verbatim, and that nothing gets in."""

from __future__ import annotations

import copy
import io
import itertools
import json
import logging
import re
from pathlib import Path
from typing import Any

import jsonschema
import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.errors import OutputError, VerbatimError
from briefing.model import Brief
from briefing.rendering import documents, render, render_data
from briefing.rendering.environment import safe_link
from briefing.rendering.look import Look
from briefing.rendering.markdown import escape as escape_markdown
from briefing.rendering.passages import sentences
from briefing.rendering.preflight import preflight
from briefing.rendering.schema import brief_schema
from briefing.rendering.serialise import to_dict
from briefing.rendering.typography import date, french
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


def test_the_bare_fragment_survives_a_portal(data: dict[str, Any]) -> None:
    fragment = documents.fragment(data)
    assert not re.search(r"<(?:script|style|svg|template)|\sstyle=", fragment)
    assert "<h1" not in fragment
    assert fragment.lstrip().startswith("<article")


def test_article_text_is_escaped_everywhere(hostile: dict[str, Any]) -> None:
    for html in (
        documents.page(hostile),
        documents.fragment(hostile),
        documents.styled_fragment(hostile),
    ):
        assert "<script>alert" not in html
        assert "&lt;script&gt;" in html
        assert "javascript:" not in html
        assert "<b>gras</b>" not in html


def test_markdown_prints_the_words_as_they_stand(hostile: dict[str, Any]) -> None:
    html = MarkdownIt("commonmark").enable("table").render(documents.markdown(hostile))
    assert "<script>" not in html
    assert "<em>gras</em>" not in html
    assert "*gras*" in html
    assert 'href="http://x"' not in html


@given(st.text(max_size=60))
def test_escaped_markdown_renders_to_the_same_words(text: str) -> None:
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    html = MarkdownIt("commonmark").render("- " + escape_markdown(flat) + " fin")
    import html as entities

    shown = entities.unescape(re.sub(r"<[^>]+>", "", html))
    assert " ".join(shown.split()) == (flat + " fin").strip()


# ---------------------------------------------------------------- PDF


def test_the_pdf_is_tagged_titled_and_carries_its_data(pdf: bytes, data: dict[str, Any]) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        assert str(root.Lang) == "fr"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert "/StructTreeRoot" in root
        assert json.loads(document.attachments["brief.json"].get_file().read_bytes()) == json.loads(
            documents.json_bytes(data)
        )
        xmp = bytes(root.Metadata.read_bytes()).decode()
        assert "pdfaid:part" in xmp
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
        with document.open_outline() as outline:
            assert next(i.title for i in outline.root) == data["title"]


def test_the_pdf_embeds_the_bundled_fonts_alone(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        names = {
            str(font.get("/BaseFont"))
            for page in document.pages
            for font in page.Resources.get("/Font", {}).values()  # type: ignore[union-attr]
        }
    assert names
    assert all("Noto" in n or "Briefing" in n for n in names), names


def test_the_pdf_holds_the_words_of_the_brief(pdf: bytes) -> None:
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    assert "Zhao Lijian" in text
    assert "Hua Chunying" in text
    assert "page 1/" in text


def test_weasyprint_has_nothing_to_say(
    data: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        documents.pdf(data)
    assert [r.getMessage() for r in caplog.records if r.name.startswith("weasyprint")] == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<html><title>T</title><h1>a</h1></html>", "langue"),
        ('<html lang="fr"><h1>a</h1></html>', "titre du document"),
        ('<html lang="fr"><title>T</title><h1>a</h1><h3>b</h3></html>', "<h3>"),
        ('<html lang="fr"><title>T</title><svg></svg></html>', "figure sans titre"),
        ('<html lang="fr"><title>T</title><a href="#x"><em>a</em></a></html>', "<em> dans un lien"),
    ],
)
def test_the_preflight_refuses_what_would_not_be_accessible(html: str, fault: str) -> None:
    with pytest.raises(OutputError, match=re.escape(fault)):
        preflight(html)


# ---------------------------------------------------------------- small parts


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("Qui accuse qui ?", "Qui accuse qui\u202f?"),
        ("Sources : deux", "Sources\u00a0: deux"),
        ("« mot »", "«\u00a0mot\u00a0»"),
        ("l'essentiel", "l’essentiel"),
    ],
)
def test_labels_are_set_in_french(label: str, printed: str) -> None:
    assert french(label) == printed


@pytest.mark.parametrize(
    ("when", "printed"),
    [
        ({"iso": "2024-03-01", "inferred": False}, "1er\u00a0mars 2024"),
        ({"iso": "2024-03-12", "inferred": True}, "12\u00a0mars 2024 (date déduite)"),
        ({"iso": "2024-03", "inferred": False}, "mars 2024"),
        ({"iso": "2024", "inferred": False}, "2024"),
        ({"iso": "2021-03", "granularity": "season"}, "printemps 2021"),
        ({"iso": "2021-12", "granularity": "season"}, "hiver 2021"),
        ({"iso": "1990", "granularity": "decade"}, "années\u00a01990"),
        ({"iso": "2026-11-16", "granularity": "week"}, "semaine du 16\u00a0novembre 2026"),
        ({"iso": "2026-11-21", "granularity": "week"}, "week-end du 21\u00a0novembre 2026"),
        (None, "date non établie"),
    ],
)
def test_dates_in_full(when: dict[str, Any] | None, printed: str) -> None:
    assert date(when) == printed


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "", None, "http://a b"]
)
def test_links_that_are_not_followed(url: str | None) -> None:
    assert safe_link(url) is None


@given(st.text(max_size=120))
def test_context_sentences_lie_in_order_inside_the_text(text: str) -> None:
    spans = sentences(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_a_faulty_user_template_is_one_sentence(data: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "brief.md.j2").write_text("{{ inconnu.x }}", encoding="utf-8")
    with pytest.raises(OutputError, match=r"brief\.md\.j2"):
        documents.markdown(data, Look(tmp_path))
