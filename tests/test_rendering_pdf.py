"""The PDF: archived and accessible by structure, the page's facts in reading order, nothing from outside."""

from __future__ import annotations

import base64
import html
import io
import itertools
import json
import logging
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from briefing.errors import OutputError
from briefing.rendering import documents
from briefing.rendering.environment import templates_folder
from briefing.rendering.look import Look
from briefing.rendering.pdf import _signs, breakable, make_pdf, printable
from briefing.rendering.preflight import preflight
from briefing.rendering.words import joined

FRENCH_SIGNS = "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ«»‹›“”‘’–—…·•€°№\u00a0\u202f\u2009\u2011"
ALLOWED_FONTS = {
    *("Briefing-Sans", "Briefing-Sans-Bold", "Briefing-Sans-Italic"),
    *("Briefing-Serif", "Briefing-Serif-Bold", "Briefing-Serif-Italic", "Briefing-Math"),
}


@pytest.fixture(scope="session")
def made(dossier: dict[str, Any]) -> tuple[bytes, list[str]]:
    """Return the PDF with what WeasyPrint and its fonts had to say."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    for logger in loggers:
        logger.addHandler(handler)
    content = documents.pdf(dossier)
    for logger in loggers:
        logger.removeHandler(handler)
    return content, said


@pytest.fixture(scope="session")
def pdf(made: tuple[bytes, list[str]]) -> bytes:
    return made[0]


@pytest.fixture(scope="session")
def pages(pdf: bytes) -> list[str]:
    return [text_of(page) for page in pypdfium2.PdfDocument(pdf)]


def text_of(page: Any) -> str:
    return str(page.get_textpage().get_text_range()).replace("\r\n", "\n")


def flat(text: str) -> str:
    """Return text without white space and hyphens at line ends, to compare across line breaks."""
    return re.sub(r"[\s\ufffe\u200b-]", "", text)


@pytest.fixture
def opened(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        yield document


def elements(node: Any) -> Iterator[Any]:
    """Yield the structure elements below a node in reading order."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def kinds(node: Any) -> list[str]:
    return [str(e.S)[1:] for e in elements(node)]


# ---------------------------------------------------------------- structure


def test_it_is_tagged_titled_in_french_and_carries_its_data(
    opened: pikepdf.Pdf, dossier: dict[str, Any]
) -> None:
    root = opened.Root
    assert str(root.Lang) == "fr"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    attached = opened.attachments["brief.json"].get_file().read_bytes()
    assert json.loads(attached) == json.loads(documents.json_bytes(dossier))
    assert str(root.AF[0].AFRelationship) == "/Data"
    xmp = bytes(root.Metadata.read_bytes()).decode()
    assert "<pdfaid:part>3</pdfaid:part>" in xmp or 'pdfaid:part="3"' in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert dossier["title"] in html.unescape(xmp)


def test_headings_follow_one_another_without_a_gap_and_are_bookmarks(
    opened: pikepdf.Pdf, dossier: dict[str, Any]
) -> None:
    levels = [int(k[1]) for k in kinds(opened.Root.StructTreeRoot) if re.fullmatch(r"H\d", k)]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))
    with opened.open_outline() as outline:
        (top,) = outline.root
        assert top.title == dossier["title"]
        names = [item.title for item in top.children]
    assert names[:3] == ["L’essentiel", "Qui accuse qui", "Réponses officielles"]
    assert names[-1] == "Méthode et limites"


def test_lists_figures_and_links_are_what_they_should_be(opened: pikepdf.Pdf) -> None:
    tree = list(elements(opened.Root.StructTreeRoot))
    figures = [e for e in tree if e.S == "/Figure"]
    assert [str(f.Alt).split(",")[0] for f in figures] == ["Qui accuse qui", "Chronologie"]
    for item in (e for e in tree if e.S == "/L"):
        assert {str(k.S) for k in item.K} <= {"/LI", "/L", "/Caption"}
    for page in opened.pages:
        assert page.Tabs == "/S"
        for note in page.get("/Annots", []):
            if note.Subtype == "/Link":
                assert str(note.Contents)
                assert "/StructParent" in note


def test_it_embeds_the_bundled_fonts_whole_and_alone(opened: pikepdf.Pdf) -> None:
    fonts = {
        str(font.BaseFont)[8:]: font
        for page in opened.pages
        for font in page.Resources.get("/Font", {}).values()  # type: ignore[union-attr]
    }
    assert set(fonts) <= ALLOWED_FONTS
    for font in fonts.values():
        assert "/ToUnicode" in font
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())


@pytest.mark.parametrize(
    "name", sorted(p.name for p in (templates_folder() / "fonts").glob("Noto*-*.ttf"))
)
def test_the_text_fonts_have_every_french_sign(name: str) -> None:
    if "Math" in name or "Symbols" in name:
        pytest.skip("a font for signs")
    with TTFont(templates_folder() / "fonts" / name, lazy=True) as font:
        assert set(map(ord, FRENCH_SIGNS)) <= set(font.getBestCmap())


@pytest.mark.verapdf
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_finds_nothing(pdf: bytes, tmp_path: Path, flavour: str) -> None:
    command = shutil.which("verapdf")
    if command is None:
        pytest.skip("veraPDF n’est pas installé (verapdf dans PATH)")
    file = tmp_path / "brief.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(
        [command, "--flavour", flavour, "--format", "text", str(file)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.startswith("PASS"), done.stdout


# ---------------------------------------------------------------- pages


def test_page_one_says_who_accuses_whom_and_four_pages_come_before_passages(
    pages: list[str], dossier: dict[str, Any]
) -> None:
    first = pages[0]
    assert flat(joined(dossier["dossiers"][0]["summary"][-1])) in flat(first)
    accusation = dossier["dossiers"][0]["accusations"][0]
    assert flat(joined(accusation["charges"][0])) in flat(first)
    opening = next(i for i, text in enumerate(pages, 1) if re.search(r"^Passages$", text, re.M))
    assert opening <= 4


def test_each_page_has_its_number_and_the_running_title(
    pages: list[str], dossier: dict[str, Any]
) -> None:
    for i, text in enumerate(pages, 1):
        assert f"page {i}/{len(pages)}" in text
        assert flat(dossier["title"]) in flat(text)


def test_no_heading_stands_last_on_its_page(pages: list[str], dossier: dict[str, Any]) -> None:
    headings = set(re.findall(r"<h[2-5][^>]*>(.*?)</h[2-5]>", documents.paper(dossier)))
    headings = {html.unescape(h) for h in headings}
    for text in pages:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        body = [x for x in lines if not x.startswith(("page ", "Extraits verbatim, sans"))]
        assert body[-1] not in headings


def test_the_facts_of_the_page_stand_in_the_pdf_in_the_same_order(
    pages: list[str], dossier: dict[str, Any]
) -> None:
    text = flat("".join(re.sub(r"(?s)page \d+/\d+", "", p) for p in pages))
    page = documents.page(dossier)
    for d in dossier["dossiers"]:
        for row in (*d["accusations"], *d["responses"], *(q for q in d["quotes"] if q["selected"])):
            words = (row.get("charges") or row.get("words") or row["mentions"])[0]
            assert flat(joined(words)) in text
            assert flat(joined(words)) in flat(html.unescape(re.sub(r"<[^>]+>", "", page)))
        summary = [text.index(flat(joined(e))) for e in d["summary"]]
        assert summary == sorted(summary)
    order = [
        text.index(flat(name)) for name in ("L’essentiel", "Quiaccusequi", "Réponsesofficielles")
    ]
    assert order == sorted(order)


def test_classification_and_logo_are_on_paper(dossier: dict[str, Any]) -> None:
    pixel = base64.b64encode(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301"
            "0100c9fe92ef0000000049454e44ae426082"
        )
    ).decode()
    look = Look(classification="Diffusion restreinte", logo=f"data:image/png;base64,{pixel}")
    document = pypdfium2.PdfDocument(documents.pdf(dossier, look))
    texts = [text_of(page) for page in document]
    assert "DIFFUSION RESTREINTE" in texts[0].upper()
    assert all("Diffusion restreinte" in text for text in texts[1:])


def test_the_contents_give_each_dossier_the_page_that_it_starts_on(
    dossier: dict[str, Any],
) -> None:
    """However full the last line of a title is: of titles of thirty lengths some fill it."""
    first = dossier["dossiers"][0]
    bare = {key: [] if isinstance(value, list) else value for key, value in first.items()}
    titles = [f"Dossier {'i' * k} fin{k}" for k in range(20, 80, 2)]
    dossiers = [{**bare, "id": f"dossier-{k}", "title": t} for k, t in enumerate(titles)]
    document = pypdfium2.PdfDocument(documents.pdf({**dossier, "dossiers": dossiers}))
    texts = [text_of(page) for page in document]
    for title in titles:
        last = title.split()[-1]
        (page,) = re.findall(rf"{last}\s+(\d+)\n", texts[0])[:1]
        assert last in texts[int(page) - 1]


# ---------------------------------------------------------------- from outside


def test_weasyprint_has_nothing_to_say(made: tuple[bytes, list[str]]) -> None:
    assert made[1] == []


@pytest.mark.parametrize(
    "markup",
    [
        '<img alt="x" src="http://suivi.example/x.png">',
        '<img alt="x" src="file:///etc/passwd">',
        '<img alt="x" src="data:image/svg+xml,<svg/>">',
        '<link rel="attachment" href="file:///etc/hostname">',
        '<style>@import "http://suivi.example/x.css";</style>',
        "<style>p { background: url(briefing:../brief.css) }</style>",
        '<object data="https://suivi.example/x">o</object>',
    ],
)
def test_nothing_is_fetched_from_outside(markup: str, caplog: pytest.LogCaptureFixture) -> None:
    page = f'<html lang="fr"><head><title>T</title></head><body><h1>a</h1><p>b</p>{markup}</body></html>'
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        made = make_pdf(page, b"{}", None)
    with pikepdf.open(io.BytesIO(made)) as document:
        assert list(document.attachments) == ["brief.json"]
        assert all("/XObject" not in p.Resources or not p.Resources.XObject for p in document.pages)
    assert caplog.records


def test_a_sign_that_no_font_has_is_a_box_and_the_machine_s_fonts_stay_out(
    hostile: dict[str, Any],
) -> None:
    signs = _signs(templates_folder() / "fonts")
    assert printable("Le 中国 → é\u202f!\u200f 😀", signs) == "Le □□ → é\u202f!\u200f □"
    made = documents.pdf(
        {**hostile, "title": "中 العربية 😀 → fin", "dossiers": [], "passages": []}
    )
    with pikepdf.open(io.BytesIO(made)) as document:
        names = {
            str(font.BaseFont)[8:]
            for page in document.pages
            for font in page.Resources.Font.values()  # type: ignore[union-attr]
        }
    assert names <= ALLOWED_FONTS | {"Briefing-Math-Bold", "Briefing-Signs-Bold"}


def test_a_word_longer_than_a_line_may_break_and_markup_stays_whole() -> None:
    page = f'<body><a href="#{"x" * 200}">{"a" * 79}</a><p>{"b" * 39}&amp;{"c" * 60}</p>'
    assert breakable(page) == page.replace("&amp;", "&amp;\u200b").replace(
        "c" * 60, "c" * 40 + "\u200b" + "c" * 20
    )


def test_hostile_articles_make_a_pdf_without_actions(hostile: dict[str, Any]) -> None:
    made = documents.pdf(hostile)
    with pikepdf.open(io.BytesIO(made)) as document:
        for page in document.pages:
            for note in page.get("/Annots", []):
                action = note.get("/A", {})
                assert str(action.get("/URI", "https:")).startswith(("http:", "https:", "brief"))
                assert "/JS" not in action
    assert b"/JavaScript" not in made


# ---------------------------------------------------------------- pre-flight


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ("<html><title>T</title><h1>a</h1></html>", "langue"),
        ('<html lang="fr"><h1>a</h1></html>', "titre du document"),
        ('<html lang="fr"><title>T</title><h1>a</h1><h3>b</h3></html>', "<h3>"),
        ('<html lang="fr"><title>T</title><svg></svg></html>', "figure sans titre"),
        ('<html lang="fr"><title>T</title><svg><g></g></svg><svg><title>t</title></svg></html>', "figure sans titre"),
        ('<html lang="fr"><svg><title>T</title></svg></html>', "titre du document"),
        ('<html lang="fr"><title>T</title><img src="data:,"></html>', "image sans texte"),
        ('<html lang="fr"><title>T</title><a href="#x"><em>a</em></a></html>', "<em> dans un lien"),
        ('<html lang="fr"><title>T</title><a href="#x">a</a></html>', "« #x »"),
        ('<html lang="fr"><title>T</title><p id="x">a</p><p id="x">b</p></html>', "en double"),
    ],
)  # fmt: skip
def test_the_preflight_refuses_what_would_not_be_accessible(page: str, fault: str) -> None:
    with pytest.raises(OutputError, match=re.escape(fault)):
        preflight(page)


def test_the_preflight_lets_a_sound_page_pass() -> None:
    preflight(
        '<html lang="fr"><title>T</title><h1 id="x">a</h1><a href="#x">b</a><svg><title>t</title></svg></html>'
    )
