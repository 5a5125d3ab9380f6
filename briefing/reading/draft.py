"""Define what a reader of one format hands to the common end of the room."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Span, When

PLAIN_BYTES = 5_000_000
"""Limit of one file that holds one article; the complete works of Zola are some 25 MB."""
CONTAINER_BYTES = 100_000_000
"""Limit of one file that may hold many articles, and of a PDF with its pictures."""
ARTICLE_CHARS = 500_000
"""Limit of one article: a newspaper's longest inquiries have some 60,000 characters."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold one article as its format gives it, before what its text says of itself is read."""

    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: When | None = None
    url: str | None = None
    plain: bool = False
    boilerplate: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()
    name: str | None = None
    """What to call it in a message, when the file holds more than one."""
