"""The archive in a real browser, opened as files: the search works, nothing else runs, axe finds nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from briefing.daily.entries import folder_of
from briefing.daily.plan import Plan
from tests.mornings import DAYS, day, grown

pytestmark = pytest.mark.browser
AXE = Path(sys.prefix) / "axe" / "node_modules" / "axe-core"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"]
PAGES = {
    "accueil": "index.html",
    "année": "2026/index.html",
    "sujet": "topics/revue/index.html",
    "acteurs": "parties/index.html",
    "acteur": "parties/camille-verdier/index.html",
    "note": f"{folder_of(day(DAYS[1]), 'revue')}/index.html",
}


@pytest.fixture(scope="module")
def made(nlp: Any, tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return grown(tmp_path_factory.mktemp("archive"), nlp)


@dataclass
class Shown:
    """Hold a page with all that happened while it was shown."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


Show = Callable[..., Shown]


@pytest.fixture
def show(browser: Any, made: Plan) -> Iterator[Show]:
    contexts = []

    def open_page(name: str, width: int = 1024, scheme: str = "light", **options: Any) -> Shown:
        path, _, fragment = name.partition("#")
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **options
        )
        contexts.append(context)
        shown = Shown(context.new_page())
        shown.page.on("request", lambda r: shown.requests.append(r.url))
        shown.page.on("console", lambda m: shown.complaints.append(m.text))
        shown.page.on("pageerror", lambda e: shown.complaints.append(str(e)))
        address = (made.archive / path).as_uri() + (f"#{fragment}" if fragment else "")
        shown.page.goto(address)
        return shown

    yield open_page
    for context in contexts:
        context.close()


def found(shown: Shown) -> list[str]:
    shown.page.wait_for_function(
        "(t => t && t !== 'Chargement…')(document.getElementById('q-count').textContent)"
    )
    links = shown.page.locator("#q-results a")
    return [links.nth(n).get_attribute("href") for n in range(links.count())]


# ---- the search


@pytest.mark.parametrize("asked", ["verdier", "VERDIER", "Camille Verdier"])
def test_a_party_is_searched_over_all_years(show: Show, made: Plan, asked: str) -> None:
    shown = show("index.html")
    shown.page.get_by_label("Acteur", exact=True).fill(asked)
    links = found(shown)
    assert {link[:4] for link in links} == {"2026", "2027"}
    assert all((made.archive / link).is_file() for link in links)
    assert shown.page.locator("#q-count").text_content() == f"{len(links)} notes"
    assert shown.complaints == []


def test_topic_and_dates_narrow_the_search(show: Show) -> None:
    shown = show("index.html")
    shown.page.get_by_label("Sujet").select_option("revue")
    assert len(found(shown)) == len(DAYS)
    shown.page.get_by_label("Du").fill(day(DAYS[1]))
    shown.page.get_by_label("Au").fill(day(DAYS[2]))
    assert found(shown) == [
        f"{folder_of(day(number), 'revue')}/index.html" for number in (DAYS[2], DAYS[1])
    ]


def test_nothing_found_is_said_and_the_search_is_cleared(show: Show) -> None:
    shown = show("index.html#acteur=personne%20de%20ce%20nom")
    assert found(shown) == []
    assert shown.page.locator("#q-count").text_content() == "Aucune note"
    shown.page.get_by_role("button", name="Effacer").click()
    shown.page.wait_for_function("!document.getElementById('q-count').textContent")


def test_the_years_are_loaded_when_somebody_searches(show: Show) -> None:
    shown = show("index.html")
    assert not [url for url in shown.requests if "/index-" in url]
    shown.page.get_by_label("Titre").fill("pollution")
    assert len(found(shown)) == 2 * len(DAYS)


def test_without_a_script_the_page_still_leads_everywhere(show: Show) -> None:
    shown = show("index.html", java_script_enabled=False)
    assert not shown.page.locator("#recherche").is_visible()
    assert shown.page.locator(".briefs a").count() > 0


# ---- all pages


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(show: Show, name: str, scheme: str) -> None:
    if not AXE.is_dir():
        pytest.skip("axe-core n’est pas installé (make test le fait où npm existe)")
    # The policy forbids scripts: axe comes in beside it, as a browser's own tool would.
    page = show(PAGES[name], 1024, scheme, bypass_csp=True).page
    page.add_script_tag(path=str(AXE / "axe.min.js"))
    french = json.loads((AXE / "locales" / "fr.json").read_text("utf-8"))
    violations = page.evaluate(
        """async ([locale, tags]) => { axe.configure({ locale });
        const r = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
        return r.violations.flatMap(v => v.nodes.map(n => `${v.id} : ${n.target} ${n.html.slice(0, 120)}`)); }""",
        [french, RULES],
    )
    assert violations == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_small_screen_and_asks_for_nothing_elsewhere(show: Show, name: str) -> None:
    shown = show(PAGES[name], 320)
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert [url for url in shown.requests if not url.startswith("file:")] == []
    assert shown.complaints == []
