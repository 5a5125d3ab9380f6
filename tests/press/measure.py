"""Measure the bundled pipeline on annotated articles: those of the project and, where present, the shared gold."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.press.annotate import ARTICLES
from tests.press.scoring import Score, figures, score, total

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Corpus:
    """Name a set of annotated articles: those of a folder, or some of them by id."""

    name: str
    folder: Path
    ids: tuple[str, ...]

    def golds(self) -> Iterator[dict[str, Any]]:
        for name in self.ids:
            yield json.loads((self.folder / f"{name}.json").read_text("utf-8"))

    def digest(self) -> str:
        """Return the digest of what is scored: ids, texts and annotations."""
        told = hashlib.sha256()
        for name in self.ids:
            for path in (self.folder / f"{name}.txt", self.folder / f"{name}.json"):
                told.update(
                    f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode()
                )
        return told.hexdigest()


@dataclass(frozen=True)
class Measured:
    """Hold what a pipeline reached on a corpus."""

    corpus: Corpus
    scores: tuple[Score, ...]

    @property
    def figures(self) -> dict[str, float]:
        return figures(self.scores)

    @property
    def counts(self) -> Score:
        return total(self.scores)


def press() -> Corpus:
    """Return the project's own articles."""
    return Corpus("press", ARTICLES, tuple(sorted(path.stem for path in ARTICLES.glob("*.ann"))))


def shared_folder() -> Path | None:
    """Return the folder of the shared gold beside the project or above it, or None."""
    found = (parent / "shared" / "eval" for parent in ROOT.parents)
    return next((folder for folder in found if (folder / "gold" / "parts.json").is_file()), None)


def scorer(path: Path) -> Any:
    """Load the shared `score.py`."""
    spec = importlib.util.spec_from_file_location("shared_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shared() -> list[Corpus]:
    """Return the parts of the shared gold, none where it is not present."""
    folder = shared_folder()
    if folder is None:
        return []
    parts = json.loads((folder / "gold" / "parts.json").read_text("utf-8"))
    return [Corpus(name, folder / "gold", tuple(sorted(ids))) for name, ids in parts.items()]


def analyses(corpus: Corpus, nlp: Any) -> dict[str, dict[str, Any]]:
    """Return what `briefing analyze` writes for each article of a corpus."""
    return analysed([corpus.folder / f"{name}.txt" for name in corpus.ids], nlp)


def analysed(paths: Sequence[Path], nlp: Any) -> dict[str, dict[str, Any]]:
    """Return what `briefing analyze` writes for each file."""
    from briefing.extraction.analysis import analyse_all
    from briefing.extraction.interchange import to_dict
    from briefing.model import Article
    from briefing.reading import read

    articles = [article for article in read(paths) if isinstance(article, Article)]
    out = {}
    for analysis in analyse_all(articles, nlp):
        out[analysis.article.id] = to_dict(analysis)
    return out


def measure(corpus: Corpus, found: dict[str, dict[str, Any]]) -> Measured:
    """Return the counts of each article; one that was not analysed as it stands counts as empty."""
    empty: dict[str, Any] = {"quotes": [], "accusations": [], "responses": [], "precedents": []}
    scores = []
    for gold in corpus.golds():
        text = (corpus.folder / gold["text_file"]).read_bytes().decode("utf-8")
        analysis = found.get(gold["id"], empty)
        if analysis.get("text_sha256") != gold["text_sha256"]:
            analysis = empty
        scores.append(score(gold, analysis, text))
    return Measured(corpus, tuple(scores))
