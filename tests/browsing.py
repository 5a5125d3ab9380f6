"""Look at documents in a real browser: what a page asked for, what it complained of, what axe finds."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

AXE = Path(sys.prefix) / "axe" / "node_modules" / "axe-core"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"]


@dataclass
class Shown:
    """Hold a page with all that happened while it was shown."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


Show = Callable[..., Shown]


@contextmanager
def showing(browser: Any, address: Callable[[str], str]) -> Iterator[Show]:
    """Give a function that shows what `address` finds, and close at the end all that it opened."""
    contexts: list[Any] = []

    def show(what: str, width: int = 1024, scheme: Any = "light", **options: Any) -> Shown:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **options
        )
        contexts.append(context)
        shown = Shown(context.new_page())
        shown.page.on("request", lambda r: shown.requests.append(r.url))
        shown.page.on("console", lambda m: shown.complaints.append(m.text))
        shown.page.on("pageerror", lambda e: shown.complaints.append(str(e)))
        shown.page.on("dialog", lambda d: shown.complaints.append(d.message) or d.dismiss())
        shown.page.goto(address(what))
        return shown

    yield show
    for context in contexts:
        context.close()


def require_axe() -> None:
    """Skip a test where axe-core is not installed."""
    if not AXE.is_dir():
        pytest.skip("axe-core n’est pas installé (make test le fait où npm existe)")


def violations(page: Any) -> list[str]:
    """Return what axe finds in a page, in French and by the rules of RGAA.

    The page's policy forbids scripts: it must be shown with `bypass_csp`, so that axe comes in beside
    it, as a browser's own tool would.
    """
    page.add_script_tag(path=str(AXE / "axe.min.js"))
    french = json.loads((AXE / "locales" / "fr.json").read_text("utf-8"))
    found: list[str] = page.evaluate(
        """async ([locale, tags]) => { axe.configure({ locale });
        const r = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
        return r.violations.flatMap(v => v.nodes.map(n => `${v.id} : ${v.help} : ${n.target} ${n.html.slice(0, 120)}`)); }""",
        [french, RULES],
    )
    return found
