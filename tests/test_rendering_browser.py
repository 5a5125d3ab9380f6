"""Real documents in a real browser: nothing runs, nothing is fetched, all links land, axe finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from briefing.rendering import documents
from briefing.rendering.look import Look
from tests.browsing import Show, require_axe, showing, violations
from tests.rendering_samples import LONG

pytestmark = pytest.mark.browser

SIZES: list[tuple[int, Any]] = [
    (width, scheme) for width in (320, 768, 1440) for scheme in ("light", "dark")
]
# A portal whose own rules would spoil anything that lets them in.
HOST = """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Portail</title><style>
* { font-family: monospace !important; line-height: 3 !important; }
div, article, section, p, li, span, h2, h3, a, mark { color: rgb(255, 0, 255) !important; background: rgb(0, 255, 0) !important;
  margin: 30px !important; float: left; text-transform: uppercase !important; }
html { font-size: 30px; } body { direction: rtl; }
</style></head><body><main><h1>Portail</h1><p id="before">Avant</p>%s<p id="after">Après</p></main></body></html>"""
PLAIN_HOST = (
    '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Portail</title></head>'
    "<body><main><h1>Portail</h1>%s</main></body></html>"
)


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    numbers = count(1)

    def address(html: str) -> str:
        file = tmp_path / f"{next(numbers)}.html"
        file.write_text(html, encoding="utf-8")
        return file.as_uri()

    with showing(browser, address) as show:
        yield show


@pytest.fixture(scope="session")
def forms(dossier: dict[str, Any]) -> dict[str, str]:
    return {
        "page": documents.page(dossier),
        "thème": documents.page(
            dossier, Look(theme="administratif", classification="Diffusion restreinte")
        ),
        "fragment": PLAIN_HOST % documents.fragment(dossier),
        "fragment stylé": PLAIN_HOST % documents.styled_fragment(dossier),
    }


@pytest.fixture(scope="session")
def attacked(hostile: dict[str, Any]) -> dict[str, str]:
    return {
        "page": documents.page(hostile),
        "fragment": PLAIN_HOST % documents.fragment(hostile),
        "fragment stylé": PLAIN_HOST % documents.styled_fragment(hostile),
    }


# ---------------------------------------------------------------- every size


def sideways(page: Page) -> int:
    """Return how far the page can be scrolled to the side."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@pytest.mark.parametrize("form", ["page", "thème", "fragment stylé"])
def test_no_form_scrolls_sideways_complains_or_loads(
    show: Show, forms: dict[str, str], form: str
) -> None:
    shown = show(forms[form])
    for width, scheme in SIZES:
        shown.page.set_viewport_size({"width": width, "height": 900})
        shown.page.emulate_media(color_scheme=scheme)
        assert sideways(shown.page) <= 0, (width, scheme)
    assert shown.complaints == []
    assert len(shown.requests) == 1


@pytest.mark.parametrize("width", [320, 1440])
def test_hostile_words_do_not_widen_the_page(
    show: Show, attacked: dict[str, str], width: int
) -> None:
    assert sideways(show(attacked["page"], width).page) <= 0


def test_on_paper_all_is_open_black_on_white_and_without_contents(
    show: Show, forms: dict[str, str]
) -> None:
    page = show(forms["page"], 1024, "dark").page
    page.emulate_media(media="print", color_scheme="dark")
    style = "getComputedStyle(document.body)"
    assert page.evaluate(f"{style}.backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator(".contents").is_visible()
    folded = page.locator("details .row").first
    assert folded.bounding_box() is not None
    assert page.pdf(format="A4", prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("width", "drawn", "hidden"), [(320, "narrow", "wide"), (1024, "wide", "narrow")]
)
def test_one_drawing_of_each_figure_is_shown_and_its_words_are_legible(
    show: Show, forms: dict[str, str], width: int, drawn: str, hidden: str
) -> None:
    page = show(forms["page"], width).page
    for figure in ("graph", "timeline-figure"):
        assert page.locator(f"svg.{figure}.{drawn}").is_visible()
        assert not page.locator(f"svg.{figure}.{hidden}").is_visible()
        height = page.evaluate(
            f"Math.min(...[...document.querySelectorAll('svg.{figure}.{drawn} text.ink')]"
            ".map(t => t.getBoundingClientRect().height))"
        )
        assert height >= 10
        # No label leaves its drawing.
        assert page.evaluate(
            f"""(() => {{ const s = document.querySelector('svg.{figure}.{drawn}'), b = s.getBoundingClientRect();
            return [...s.querySelectorAll('text')].every(t => {{ const r = t.getBoundingClientRect();
            return r.left >= b.left - 1 && r.right <= b.right + 1 && r.bottom <= b.bottom + 1; }}); }})()"""
        )


# ---------------------------------------------------------------- links


MISSED = """() => { const root = document.querySelector('div[lang]')?.shadowRoot ?? document;
  const links = new Set([...root.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href')));
  const lands = href => {
    location.hash = ''; location.hash = href;
    const target = document.getElementById(href.slice(1));
    if (!target) return 'absent';
    for (let d = target.closest('details'); d; d = d.parentElement.closest('details')) if (!d.open) return 'plié';
    const top = target.getBoundingClientRect().top;
    const end = Math.abs(innerHeight + scrollY - document.documentElement.scrollHeight) < 2;
    return top > -5 && (top < 300 || (end && top < innerHeight)) ? null : `à ${top}`;
  };
  return [links.size, [...links].map(l => [l, lands(l)]).filter(([, where]) => where)]; }"""


@pytest.mark.parametrize("form", ["page", "fragment", "fragment stylé"])
def test_every_link_inside_lands(show: Show, forms: dict[str, str], form: str) -> None:
    count, missed = show(forms[form]).page.evaluate(MISSED)
    assert count > 40
    assert missed == []


def test_a_fact_leads_to_its_words_and_back(show: Show, forms: dict[str, str]) -> None:
    page = show(forms["page"]).page
    fact = page.locator(".accusations .row").first
    words = fact.locator(".said").inner_text()
    fact.locator("a.ref").first.click()
    target = page.locator(":target")
    assert target.evaluate("e => e.localName") == "mark"
    assert target.inner_text().strip() in words
    page.locator(".passage:has(:target) .back a", has_text="accusation 1").first.click()
    assert page.locator(":target").get_attribute("id") == fact.get_attribute("id")


# ---------------------------------------------------------------- attacks


@pytest.mark.parametrize("form", ["page", "fragment", "fragment stylé"])
def test_nothing_in_an_article_runs_loads_or_becomes_an_element(
    show: Show, attacked: dict[str, str], form: str
) -> None:
    shown = show(attacked[form])
    shown.page.wait_for_timeout(200)
    assert len(shown.requests) == 1
    assert shown.complaints == []
    title = shown.page.title()
    assert title == "Portail" or "<script>document.title=1</script> {{ 7 * 7 }}" in title
    root = "(document.querySelector('div[lang]')?.shadowRoot ?? document)"
    assert shown.page.evaluate(
        f"{root}.querySelectorAll('script, b, i, iframe, object, img, [onerror], [onmouseover], [style]').length"
    ) == 0  # fmt: skip
    links = shown.page.evaluate(f"[...{root}.querySelectorAll('a[href]')].map(a => a.protocol)")
    assert set(links) <= {"file:", "https:", "http:"}
    text = shown.page.evaluate(f"({root}.body ?? {root}).textContent")
    for words in (
        "<script>document.title='pris'</script>",
        "<img src=x onerror=",
        "{{ 7 * 7 }} {% raw %}",
        "&amp; <!--",
        "</style></template><style>*{display:none}</style>",
        LONG,
    ):
        assert words in text


def test_a_right_to_left_override_ends_with_its_article_s_words(
    show: Show, attacked: dict[str, str]
) -> None:
    page = show(attacked["page"]).page
    row = page.locator(".row", has_text="tout dit et rien caché").first
    # Our own label stands to the right of the words, as it would without the override.
    label, tag = row.locator(".said").bounding_box(), row.locator(".ref").first.bounding_box()
    assert label is not None
    assert tag is not None
    assert row.locator(".said").inner_text().endswith("»")
    quote = row.locator("q").evaluate(
        "q => { const r = document.createRange(), t = q.lastChild; r.setStart(t, t.length - 1); r.setEnd(t, t.length);"
        " return r.getBoundingClientRect().left - q.getBoundingClientRect().left; }"
    )
    assert quote > 50


# ---------------------------------------------------------------- portals


def test_the_styled_fragment_keeps_its_look_in_a_hostile_host_and_leaks_none(
    show: Show, dossier: dict[str, Any]
) -> None:
    look = """root => { const of = s => { const e = root.querySelector(s), c = getComputedStyle(e);
      return [c.color, c.backgroundColor, c.fontFamily, c.fontSize, c.lineHeight, c.textTransform, c.direction, c.margin, c.float]; };
      return ['.briefing', 'h3', '.said', '.meta', '.row', 'mark.charge', 'a.ref'].map(of); }"""
    fragment = documents.styled_fragment(dossier)
    shadow = "document.querySelector('div[lang]').shadowRoot"
    alone = show(PLAIN_HOST % fragment, 1000).page
    inside = show(HOST % fragment, 1000).page
    assert inside.evaluate(f"({look})({shadow})") == alone.evaluate(f"({look})({shadow})")
    without = show(HOST % "", 1000).page
    host = """() => ['body', 'h1', '#before'].map(s => { const c = getComputedStyle(document.querySelector(s));
      return [c.color, c.backgroundColor, c.fontFamily, c.fontSize, c.margin]; })"""
    assert inside.evaluate(host) == without.evaluate(host)


def test_the_bare_fragment_leaves_the_host_as_it_is(show: Show, dossier: dict[str, Any]) -> None:
    host = """() => ['body', 'h1', '#before'].map(s => { const c = getComputedStyle(document.querySelector(s));
      return [c.color, c.backgroundColor, c.fontFamily, c.fontSize, c.margin]; })"""
    inside = show(HOST % documents.fragment(dossier), 1000).page
    assert inside.evaluate(host) == show(HOST % "", 1000).page.evaluate(host)
    assert inside.evaluate("getComputedStyle(document.querySelector('article h3')).color") == (
        "rgb(255, 0, 255)"
    )


# ---------------------------------------------------------------- accessibility


@pytest.mark.parametrize(
    ("form", "scheme"),
    [
        *(("page", "light"), ("page", "dark"), ("thème", "light"), ("thème", "dark")),
        *(("fragment", "light"), ("fragment stylé", "light"), ("fragment stylé", "dark")),
    ],
)
def test_axe_finds_nothing(show: Show, forms: dict[str, str], form: str, scheme: str) -> None:
    require_axe()
    page = show(forms[form], 1024, scheme, bypass_csp=True).page
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert violations(page) == []
