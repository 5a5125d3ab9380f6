"""The archive in a real browser, opened as files: the search works, nothing else runs, axe finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from briefing.daily.entries import folder_of
from briefing.daily.plan import Plan
from tests.browsing import Show, Shown, require_axe, showing, violations
from tests.mornings import DAYS, day, grown

pytestmark = pytest.mark.browser
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


@pytest.fixture
def show(browser: Any, made: Plan) -> Iterator[Show]:
    def address(name: str) -> str:
        path, _, fragment = name.partition("#")
        return (made.archive / path).as_uri() + (f"#{fragment}" if fragment else "")

    with showing(browser, address) as show:
        yield show


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
    # The page's policy forbids what wait_for_function evaluates when it has to look twice.
    expect(shown.page.locator("#q-count")).to_have_js_property("textContent", "")


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
    require_axe()
    page = show(PAGES[name], 1024, scheme, bypass_csp=True).page
    assert violations(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_small_screen_and_asks_for_nothing_elsewhere(show: Show, name: str) -> None:
    shown = show(PAGES[name], 320)
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert [url for url in shown.requests if not url.startswith("file:")] == []
    assert shown.complaints == []
