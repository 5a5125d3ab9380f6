"""Share what several tests need: the French pipeline, loaded once, and the command line."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from briefing.dossier.brief import build_brief
from briefing.extraction.analysis import analyse, analyse_all
from briefing.model import Article, Brief, When, cut
from briefing.reading import read
from briefing.rendering.serialise import to_dict
from tests import rendering_samples

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"

FRENCH = (
    "La ministre de la Santé a accusé mardi le laboratoire d’avoir caché des résultats. "
    "« Nous demandons toute la lumière sur cette affaire », a-t-elle déclaré à la presse.\n"
)


@pytest.fixture(scope="session")
def nlp() -> Any:
    """Load the bundled pipeline once for all tests."""
    from briefing.language.pipeline import load

    return load(None)


@pytest.fixture(scope="session")
def check_speakers(nlp: Any) -> Callable[[str, str, dict[str, str]], None]:
    """Hold the one quotation with some words to the names of who says it."""

    def check(topic: str, text: str, expected: dict[str, str]) -> None:
        found = analyse(Article(id="a", text=text), nlp).quotes
        for words, names in expected.items():
            [quote] = [q for q in found if words in cut(text, q.content)]
            assert " + ".join(p.name for p in quote.speakers) == names, topic

    return check


@pytest.fixture(scope="session")
def brief(nlp: Any) -> Brief:
    """Build the brief of the seeds once for all tests of the documents."""
    articles = [a for a in read([SEEDS]) if isinstance(a, Article)]
    return build_brief(list(analyse_all(articles, nlp)), issued=When("2026-03-01"))


@pytest.fixture(scope="session")
def data(brief: Brief) -> dict[str, Any]:
    return to_dict(brief)


@pytest.fixture(scope="session")
def dossier(nlp: Any) -> dict[str, Any]:
    """Serialise a brief that has every section."""
    return to_dict(build_brief(list(analyse_all(rendering_samples.DOSSIER, nlp)), single=True))


@pytest.fixture(scope="session")
def hostile(nlp: Any) -> dict[str, Any]:
    """Serialise a brief of articles that try to get out of their place."""
    return to_dict(build_brief(list(analyse_all(rendering_samples.HOSTILE, nlp)), single=True))


@pytest.fixture(scope="session")
def speech(nlp: Any) -> Callable[[str], str]:
    """Return a function that marks the speech of a text again.

    A quote stands as *⟦d:…⟧*, *⟦m:…⟧* or *⟦i:…⟧* for direct, mixed and indirect; its further spans as
    *⟦+:…⟧*. Marks that the text holds already are taken out first.
    """
    from briefing.extraction.analysis import analyse

    def mark(marked: str) -> str:
        text = re.sub(r"⟦[dmi+]:|⟧", "", marked)
        signs: dict[int, str] = {}
        for quote in analyse(Article("essai", text), nlp).quotes:
            for n, span in enumerate(quote.content):
                signs[span.start] = signs.get(span.start, "") + f"⟦{'+' if n else quote.kind[0]}:"
                signs[span.end] = "⟧" + signs.get(span.end, "")
        return "".join(signs.get(i, "") + text[i : i + 1] for i in range(len(text) + 1))

    return mark


@dataclass
class Outcome:
    """Hold what a command left behind."""

    code: int
    out: str
    err: str

    @property
    def paths(self) -> list[Path]:
        return [Path(line) for line in self.out.splitlines()]


Run = Callable[..., Outcome]


@pytest.fixture
def briefing(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs `briefing ARGS…` in this process."""
    from briefing.__main__ import main

    def run(*arguments: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["briefing", *map(str, arguments)])
        capsys.readouterr()
        try:
            main()
        except SystemExit as exit:
            code = exit.code
        else:
            code = 0
        assert isinstance(code, int)
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return run


@pytest.fixture
def french() -> str:
    return FRENCH


class Rooms:
    """Stand in for the rooms behind reading, so that the command line is tested alone and fast."""

    def __init__(self) -> None:
        self.articles: list[Any] = []
        self.brief: dict[str, Any] = {}
        self.rendered: dict[str, Any] = {}
        self.failures: tuple[Exception, ...] = ()
        self.load: Callable[[str | None], object] = lambda name: name
        self.defeats: str | None = None

    def modules(self) -> Iterator[tuple[str, dict[str, object]]]:
        yield (
            "briefing.language.pipeline",
            {"load": self.load_, "describe": lambda nlp: "essai 1.0"},
        )
        yield "briefing.extraction.analysis", {"analyse_all": self.analyse_all}
        yield (
            "briefing.extraction.interchange",
            {"to_dict": lambda analysis: {"id": analysis.article.id}, "schema": dict},
        )
        yield "briefing.dossier.brief", {"build_brief": self.build_brief}
        # The look is checked by the real module, before anything is read.
        folder = str(ROOT / "briefing" / "rendering")
        yield "briefing.rendering", {"render": self.render, "__path__": [folder]}

    def load_(self, name: str | None) -> object:
        return self.load(name)

    def analyse_all(self, articles: Iterator[Any], nlp: object, *, defeated: Any) -> Iterator[Any]:
        from briefing.model import Analysis

        for article in articles:
            if self.defeats is not None and self.defeats in article.text:
                defeated(article, IndexError(article.text))
                continue
            self.articles.append(article)
            yield Analysis(article)

    def build_brief(self, analyses: Any, **options: Any) -> object:
        self.brief = {"analyses": analyses, **options}
        return "note"

    def render(self, brief: object, **options: Any) -> object:
        self.rendered = options
        written = tuple(options["output"] / f"brief.{form}" for form in options["formats"])
        return type("Result", (), {"written": written, "failures": self.failures})()


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> Rooms:
    """Put stand-ins in the place of the rooms behind reading."""
    stand_in = Rooms()
    for name, contents in stand_in.modules():
        module = ModuleType(name)
        vars(module).update(contents)
        monkeypatch.setitem(sys.modules, name, module)
        parent, _, child = name.rpartition(".")
        __import__(parent)
        monkeypatch.setattr(sys.modules[parent], child, module, raising=False)
    return stand_in


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start Chromium once for all tests: Playwright runs once in a process."""
    import shutil

    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for path in map(shutil.which, names) if path), None)
    if not found:
        pytest.skip("Chromium n’est pas installé (apt-get install chromium)")
    flags = [
        *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
        *("--disable-background-networking", "--disable-component-update"),
    ]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=flags)
        yield running
        running.close()
