"""Read a damaged article with its repairs made, and lead what was found back to its own text."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from briefing.model import Analysis, Article, Span
from briefing.reading.repair import View

T = TypeVar("T")


def view_of(article: Article) -> View | None:
    """Return the article with its repairs made, None when there are none."""
    return View(article.text, article.repairs) if article.repairs else None


def as_read(article: Article, view: View) -> Article:
    """Return the article as the extraction is to read it: the offsets count in the view."""
    return dataclasses.replace(
        article,
        text=view.text,
        boilerplate=tuple(view.here(span) for span in article.boilerplate),
        repairs=(),
    )


def lead_back(analysis: Analysis, article: Article, view: View) -> Analysis:
    """Return the analysis with every span counted in the article's own text."""
    found = {
        field.name: _moved(getattr(analysis, field.name), view)
        for field in dataclasses.fields(analysis)
        if field.name != "article"
    }
    return Analysis(article=article, **found)


def _moved(value: Any, view: View) -> Any:
    """Move the spans of a value, however deep they lie in it; all else stays."""
    if isinstance(value, Span):
        return view.original(value)
    if isinstance(value, tuple):
        return tuple(_moved(item, view) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        moved = {field.name: _moved(getattr(value, field.name), view) for field in fields}
        return dataclasses.replace(value, **moved)
    return value
