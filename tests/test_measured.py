"""A brief tells how right each section was measured to be, only when the running pipeline is the measured one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefing.rendering import documents, measured
from briefing.rendering.serialise import to_dict
from tests.press.measure import press
from tests.press.publish import published, write
from tests.press.scoring import Count

LINE = "citations avec leur auteur 80 % (8 sur 10), qui accuse qui 80 % (8 sur 10)"


@pytest.fixture(scope="module")
def data(nlp: Any) -> dict[str, Any]:
    from briefing.dossier.brief import build_brief
    from briefing.extraction.analysis import analyse
    from briefing.language.pipeline import describe
    from briefing.model import Article

    article = Article("a", "« Nous rouvrirons lundi », a promis la maire, Zoé Le Gall.")
    return to_dict(build_brief([analyse(article, nlp)], pipeline=describe(nlp)))


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that stores a measuring where a brief looks for it."""

    def store(pipeline: str, version: str) -> None:
        from tests.press.measure import Measured
        from tests.press.publish import SECTIONS

        scores = (dict.fromkeys(SECTIONS, Count(8, 10, 12)),)
        path = tmp_path / "measured.json"
        write(published(Measured(press(), scores), pipeline, version), path)
        monkeypatch.setattr(measured, "load", lambda: json.loads(path.read_text("utf-8")))

    return store


def test_the_measured_pipeline_prints_its_precision_under_the_method(
    data: dict[str, Any], stored: Any
) -> None:
    stored(data["pipeline"], data["version"])
    markdown = documents.markdown(data)
    # Figures are printed with no-break spaces.
    method = markdown[markdown.index("## Méthode") :].replace("\u00a0", " ")
    assert f"Précision mesurée sur {len(press().ids)} articles annotés" in method
    assert LINE in method
    assert "8 sur 10" in documents.page(data).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("pipeline", "version"), [("fr_autre 2.0", None), (None, "9.9.9")], ids=["pipeline", "version"]
)
def test_another_pipeline_or_version_prints_none(
    data: dict[str, Any], stored: Any, pipeline: str | None, version: str | None
) -> None:
    stored(pipeline or data["pipeline"], version or data["version"])
    assert "Précision mesurée" not in documents.markdown(data)
    assert "Précision mesurée" not in documents.page(data)


def test_without_a_measuring_none_is_printed(
    data: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measured, "FILE", "absent.json")
    assert measured.load() is None
    assert "Précision mesurée" not in documents.markdown(data)


def test_the_committed_measuring_is_of_the_bundled_pipeline(data: dict[str, Any]) -> None:
    loaded = measured.load()
    assert loaded is not None
    assert loaded["pipeline"] == data["pipeline"], "renew it: make score"
    assert measured.lines(loaded["pipeline"], loaded["version"])
