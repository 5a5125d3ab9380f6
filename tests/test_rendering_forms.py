"""The page, the fragments and the figures: what stands where, and what a portal lets through."""

from __future__ import annotations

import copy
import html
import itertools
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from typing import Any

import pytest

from briefing.rendering import documents, figures
from briefing.rendering.view import Limits, prepare
from briefing.rendering.words import joined

# What WordPress (`wp_kses_post`) and Drupal (« Basic HTML ») let through of what a note could use.
WORDPRESS = {
    *(
        "article",
        "section",
        "div",
        "p",
        "br",
        "span",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
    ),
    *(
        "dl",
        "dt",
        "dd",
        "blockquote",
        "q",
        "cite",
        "em",
        "strong",
        "mark",
        "a",
        "details",
        "summary",
    ),
}
WORDPRESS_ATTRIBUTES = {"id", "class", "lang", "dir", "href", "cite", "start", "type"}
DRUPAL = {
    **{key: set() for key in ("p", "br", "em", "strong", "cite", "code", "li", "dl", "dt", "dd")},
    **{key: {"id"} for key in ("h2", "h3", "h4", "h5", "h6")},
    "a": {"href", "hreflang"},
    "blockquote": {"cite"},
    "ul": {"type"},
    "ol": {"start", "type"},
}  # fmt: skip


class Elements(HTMLParser):
    """List the elements of a fragment with their attributes, and check that they are closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, set[str]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name for name, _ in attrs}))
        if tag not in {"br", "meta", "img", "link"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def elements(fragment: str) -> list[tuple[str, set[str]]]:
    parser = Elements()
    parser.feed(fragment)
    assert parser.open == []
    return parser.found


def words_of(page: str) -> str:
    return " ".join(
        html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", "", page, flags=re.S)).split()
    )


# ---------------------------------------------------------------- fragments


@pytest.mark.parametrize("sample", ["dossier", "hostile", "data"])
def test_the_bare_fragment_passes_the_filters_of_portals_unharmed(
    request: pytest.FixtureRequest, sample: str
) -> None:
    found = elements(documents.fragment(request.getfixturevalue(sample)))
    assert found[0] == ("article", {"class", "lang"})
    for tag, attributes in found:
        assert tag in WORDPRESS
        assert attributes <= WORDPRESS_ATTRIBUTES
    for tag, attributes in found[1:]:
        assert attributes <= DRUPAL[tag]


@pytest.mark.parametrize("form", ["fragment", "styled_fragment", "page"])
def test_headings_leave_no_gap(dossier: dict[str, Any], form: str) -> None:
    levels = [int(n) for n in re.findall(r"<h(\d)", getattr(documents, form)(dossier))]
    assert levels[0] == (1 if form == "page" else 2)
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))


def test_all_forms_tell_the_same_facts(dossier: dict[str, Any]) -> None:
    forms = [documents.page, documents.fragment, documents.styled_fragment, documents.paper]
    texts = [words_of(form(dossier)).replace("\u00a0", " ") for form in forms]
    for d in dossier["dossiers"]:
        for row in (*d["accusations"], *d["responses"], *d["precedents"], *d["quotes"]):
            if row.get("selected", True):
                excerpts = row.get("charges") or row.get("words") or row.get("names") or []
                for words in [
                    " ".join(joined(e).replace("\u00a0", " ").split()) for e in excerpts[:1]
                ]:
                    assert all(words in text for text in texts)
        for name in (a["party"]["name"] for a in d["actors"]):
            assert all(name in text for text in texts)


def test_every_target_of_the_styled_fragment_is_an_anchor_of_the_document(
    dossier: dict[str, Any],
) -> None:
    fragment = documents.styled_fragment(dossier)
    inside, outside = fragment.split("</template>")
    wanted = set(re.findall(r'href="#([^"]+)"', inside))
    assert wanted == set(re.findall(r'<span id="([^"]+)" slot="\1"></span>', outside))
    assert wanted == set(re.findall(r'<slot name="([^"]+)"></slot>', inside))


# ---------------------------------------------------------------- the page


@pytest.mark.parametrize("sample", ["dossier", "hostile", "data"])
def test_pages_are_well_formed(request: pytest.FixtureRequest, sample: str) -> None:
    found = elements(documents.page(request.getfixturevalue(sample)).replace("<!DOCTYPE html>", ""))
    assert not any("style" in attributes for _, attributes in found)
    tags = {tag for tag, _ in found}
    assert {"script", "iframe", "link", "form", "object"} & tags == set()
    assert {"q", "blockquote", "mark", "nav", "main", "details"} <= tags | {"details"}


def test_page_and_pdf_lead_to_each_other_only_when_both_are_written(
    dossier: dict[str, Any], tmp_path: Any
) -> None:
    from briefing.rendering import render_data

    render_data(dossier, formats=["html"], output=tmp_path)
    assert "brief.pdf" not in (tmp_path / "brief.html").read_text("utf-8")
    render_data(dossier, formats=["html", "pdf"], output=tmp_path)
    assert 'href="brief.pdf"' in (tmp_path / "brief.html").read_text("utf-8")


def test_what_is_long_is_folded_on_a_screen_and_annexed_on_paper(dossier: dict[str, Any]) -> None:
    long = copy.deepcopy(dossier)
    rows = long["dossiers"][0]["accusations"]
    model = rows[0]
    rows += [{**copy.deepcopy(model), "id": f"accusation-{90 + i}"} for i in range(20)]
    seen = prepare(long)["dossiers"][0]["accusations"]
    assert [a["number"] for a in seen] == list(range(1, len(rows) + 1))
    assert [a["main"] for a in seen].count(True) == Limits().accusations
    assert sorted((a["main"] for a in seen), reverse=True) == [a["main"] for a in seen]
    folded = len(rows) - Limits().accusations
    assert f"<summary>{folded}\u00a0autres accusations</summary>" in documents.page(long)
    assert "<details" not in documents.paper(long)
    assert "Autres accusations</h3>" in documents.paper(long)


def test_accusations_between_named_parties_come_first(dossier: dict[str, Any]) -> None:
    long = copy.deepcopy(dossier)
    rows = long["dossiers"][0]["accusations"]
    vague = {**copy.deepcopy(rows[0]), "accusers": [], "charges": []}
    rows[:0] = [{**vague, "id": f"accusation-{90 + i}"} for i in range(9)]
    assert prepare(long)["dossiers"][0]["accusations"][0]["accusers"] != []


def test_a_brief_is_left_as_it_was(dossier: dict[str, Any]) -> None:
    before = copy.deepcopy(dossier)
    documents.page(dossier)
    documents.markdown(dossier)
    assert dossier == before


# ---------------------------------------------------------------- figures


def party(name: str) -> dict[str, Any]:
    return {"name": name}


def accusation(accuser: str, *accused: str, **more: Any) -> dict[str, Any]:
    parts = {
        "accusers": [party(accuser)] if accuser else [],
        "accused": [party(a) for a in accused],
    }
    return parts | {"outlets": 1, "denied": False, "status": "asserted"} | more


def graph(*rows: dict[str, Any], size: figures.Size = figures.WIDE) -> ET.Element:
    drawn = figures.accusation_graph({"id": "d", "accusations": list(rows)}, "Qui & qui", size)
    return ET.fromstring(drawn)


def texts(svg: ET.Element) -> list[str]:
    return [t.text or "" for t in svg.iter("{http://www.w3.org/2000/svg}text")]


def paths(svg: ET.Element, kind: str) -> list[ET.Element]:
    found = svg.iter("{http://www.w3.org/2000/svg}path")
    return [
        p for p in found if p.get("class", "").split() == kind.split() and " C" in p.get("d", "")
    ]


def test_the_graph_names_everybody_and_has_a_title_and_the_facts() -> None:
    svg = graph(
        accusation("Hélène", "Sylvéa", denied=True), accusation("", "État", status="hedged")
    )
    assert {
        "Hélène",
        "Sylvéa",
        "Non identifié",
        "État",
        "affirmée",
        "démentie par une réponse",
    } <= set(texts(svg))
    assert svg[0].text == "Qui & qui"
    assert svg[1].text == (
        "Hélène accuse Sylvéa (affirmée, démentie) ; Non identifié accuse État (soupçon ou conditionnel)"
    )


def test_kinds_of_accusation_differ_by_their_line_not_by_colour_alone() -> None:
    svg = graph(
        accusation("A", "X", outlets=3),
        accusation("B", "X", status="hedged"),
        accusation("C", "X", status="withdrawn"),
    )
    drawn = [paths(svg, f"edge {s}")[0] for s in ("asserted", "hedged", "withdrawn")]
    assert len({p.get("stroke-dasharray") for p in drawn}) == 3
    assert float(drawn[0].get("stroke-width", 0)) > float(drawn[1].get("stroke-width", 0))


def test_two_accusations_of_one_pair_are_one_line_of_the_stronger_status() -> None:
    svg = graph(accusation("A", "X", status="hedged"), accusation("A", "X"))
    assert len(paths(svg, "edge asserted")) == 1
    assert paths(svg, "edge hedged") == []


@pytest.mark.parametrize("size", [figures.WIDE, figures.NARROW])
@pytest.mark.parametrize("parties", [1, 2, 12, 25, 40])
def test_labels_never_touch_however_many_parties(size: figures.Size, parties: int) -> None:
    svg = graph(
        *(accusation(f"Fédération nationale des usagers {i}", f"X{i % 3}") for i in range(parties)),
        size=size,
    )
    lines = [
        t for t in svg.iter("{http://www.w3.org/2000/svg}text") if t.get("text-anchor") == "end"
    ]
    heights = sorted(float(t.get("y", 0)) for t in lines)
    assert len(lines) == min(parties, figures.MOST_PARTIES) * size.lines
    assert all(b - a >= size.font for a, b in itertools.pairwise(heights))
    assert heights[-1] < float(svg.get("viewBox", "").split()[3])


def test_lines_do_not_cross_where_they_need_not() -> None:
    svg = graph(
        accusation("A", "X"), accusation("B", "Y"), accusation("C", "X"), accusation("D", "Y")
    )
    left = [t for t in texts(svg) if t in {"A", "B", "C", "D"}]
    assert left in (["A", "C", "B", "D"], ["B", "D", "A", "C"])


def test_no_accusation_no_graph() -> None:
    assert figures.accusation_graph({"id": "d", "accusations": []}, "t") == ""


def dated(iso: str, number: int, **more: Any) -> dict[str, Any]:
    when = {"iso": iso, "granularity": "day", "inferred": False} | more
    return {"when": when, "number": number}


def test_the_timeline_numbers_dates_joins_those_of_a_day_and_tells_the_time_between() -> None:
    days = ["2011", "2024-01-05", "2024-01-05", "2024-06-05", "2026-09-01", "2026-09-02"]
    rows = [dated(iso, i, inferred=i == 6) for i, iso in enumerate(days, 1)]
    svg = ET.fromstring(figures.timeline({"id": "d", "chronology": rows}, "Chronologie"))
    assert {"1", "2–3", "4", "5", "6", "13\u00a0ans", "5\u00a0mois", "2\u00a0ans"} <= set(
        texts(svg)
    )
    rings = [r for r in svg.iter("{http://www.w3.org/2000/svg}rect") if r.get("class") == "ring"]
    assert len(rings) == 1


@pytest.mark.parametrize(("dates", "drawn"), [(4, False), (5, True), (30, True)])
def test_a_timeline_is_drawn_from_five_dates_on(dates: int, drawn: bool) -> None:
    rows = [dated(f"2026-01-{i:02}", i) for i in range(1, dates + 1)]
    assert bool(figures.timeline({"id": "d", "chronology": rows}, "t", figures.NARROW)) is drawn
