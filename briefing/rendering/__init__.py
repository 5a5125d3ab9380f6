"""Render a `Brief` as Markdown, HTML, PDF and JSON, after the verbatim proof and all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from briefing.errors import OutputError
from briefing.model import Brief
from briefing.rendering import documents
from briefing.rendering.look import Look
from briefing.rendering.register import register_csv
from briefing.rendering.serialise import to_dict
from briefing.rendering.verbatim import prove
from briefing.rendering.writing import write_whole

FORMATS: dict[str, tuple[str, ...]] = {
    "md": ("brief.md",),
    "html": ("brief.html",),
    "fragment": ("fragment.html", "fragment-styled.html"),
    "pdf": ("brief.pdf",),
    "json": ("brief.json",),
    "csv": ("register.csv",),
}
"""The files that each format writes."""


@dataclass(frozen=True, slots=True)
class RenderResult:
    """Tell what was written and what could not be."""

    written: tuple[Path, ...]
    failures: tuple[OutputError, ...]


def render(
    brief: Brief,
    *,
    formats: Sequence[str],
    output: Path,
    templates: Path | None = None,
    look: Look | None = None,
) -> RenderResult:
    """Write a brief in the formats asked for (md, html, fragment, pdf, json, csv).

    Raises:
        VerbatimError: a passage is not word for word in its article; nothing is written.
    """
    data = to_dict(brief)
    prove(data, {s.number: s.article.text for s in brief.sources})
    return render_data(data, formats=formats, output=output, templates=templates, look=look)


def render_data(
    data: Mapping[str, Any],
    *,
    formats: Sequence[str],
    output: Path,
    templates: Path | None = None,
    look: Look | None = None,
) -> RenderResult:
    """Write a serialised brief (such as a stored `brief.json`) in the formats asked for.

    `look` holds templates, theme, logo and classification line; `templates` alone may be given in its place.
    """
    look = replace(look or Look(templates), siblings=_siblings(formats))
    # Written twice, as a file and inside the PDF, but made once: it takes a second for a long brief.
    as_json = cache(lambda: documents.json_bytes(data))
    makers: dict[str, Callable[[], bytes]] = {
        "brief.md": lambda: documents.markdown(data, look).encode(),
        "brief.html": lambda: documents.page(data, look).encode(),
        "fragment.html": lambda: documents.fragment(data, look).encode(),
        "fragment-styled.html": lambda: documents.styled_fragment(data, look).encode(),
        "brief.json": as_json,
        "register.csv": lambda: register_csv(data),
        "brief.pdf": lambda: documents.pdf(data, look, as_json()),
    }
    written: list[Path] = []
    failures: list[OutputError] = []
    for name in (n for f in dict.fromkeys(formats) for n in FORMATS[f]):
        try:
            written.append(write_whole(output / name, makers[name]()))
        except OutputError as failure:
            failures.append(failure)
    return RenderResult(tuple(written), tuple(failures))


def _siblings(formats: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the page and the PDF if both are written: each then names the other."""
    both = {"html", "pdf"} <= set(formats)
    return (("html", "brief.html"), ("pdf", "brief.pdf")) if both else ()
