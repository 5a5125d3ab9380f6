"""Analyse each article once in a run, and load the pipeline only when there is one to analyse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from briefing.daily.faults import place_of

if TYPE_CHECKING:
    from briefing.model import Analysis, Article

Loader = Callable[[str | None], Any]


class Analyst:
    """Hold the pipeline and the analyses of one run."""

    def __init__(self, pipeline: str | None, load: Loader | None = None) -> None:
        self._pipeline = pipeline
        self._load = load
        self._done: dict[Article, Analysis] = {}
        self.defeated: dict[Article, str] = {}
        """Articles that could not be analysed for a fault of ours, with its kind and place."""

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
        """Return the analyses of articles, in their order, without those that defeat the analysis.

        A fault of ours that one article wakes must not cost the others their brief, nor come back
        each morning: the article is set aside, and told.
        """
        from briefing.extraction.analysis import analyse_all

        def tell(article: Article, error: Exception) -> None:
            self.defeated[article] = place_of(error)

        missing = [a for a in articles if a not in self._done and a not in self.defeated]
        for analysis in analyse_all(missing, self.nlp, defeated=tell):
            self._done[analysis.article] = analysis
        return [self._done[article] for article in articles if article in self._done]
