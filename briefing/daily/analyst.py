"""Analyse each article once in a run, and load the pipeline only when there is one to analyse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.model import Analysis, Article

Loader = Callable[[str | None], Any]


class Analyst:
    """Hold the pipeline and the analyses of one run."""

    def __init__(self, pipeline: str | None, load: Loader | None = None) -> None:
        self._pipeline = pipeline
        self._load = load
        self._done: dict[Article, Analysis] = {}

    @cached_property
    def nlp(self) -> Any:
        """Return the pipeline, loaded when it is first needed."""
        from briefing.language.pipeline import load

        return (self._load or load)(self._pipeline)

    @property
    def name(self) -> str:
        """Return the name and version of the pipeline."""
        from briefing.language.pipeline import describe

        return describe(self.nlp)

    def analyse(self, articles: Sequence[Article]) -> list[Analysis]:
        """Return the analyses of articles, in their order."""
        from briefing.extraction.analysis import analyse_all

        missing = [article for article in articles if article not in self._done]
        if missing:
            for article, analysis in zip(missing, analyse_all(missing, self.nlp), strict=True):
                self._done[article] = analysis
        return [self._done[article] for article in articles]
