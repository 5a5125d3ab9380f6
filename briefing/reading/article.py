"""Make an `Article` of a reader's draft: complete it from its text, and refuse what is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from briefing.errors import InputError
from briefing.model import Article, Repair, Span, When

from . import language_check, metadata, repair
from .draft import ARTICLE_CHARS, Draft

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_YEAR_IN_LINK = re.compile(r"/(20\d\d)[/-](?:0[1-9]|1[0-2])(?=[/-])")


def complete(draft: Draft, *, id: str, source_name: str) -> Article:
    """Return the article, what its format says first and what its own lines say after."""
    text = draft.text
    if not text.strip("\ufeff \t\r\n\v\f\u00a0\u202f"):
        raise InputError(source_name, "aucun texte : le fichier est vide", "retirer ce fichier")
    if len(text) > ARTICLE_CHARS:
        raise InputError(
            source_name,
            f"le texte a {len(text)} caractères, la limite est de {ARTICLE_CHARS}",
            "le découper en un fichier par article",
        )
    if _SURROGATE.search(text):
        # JSON can hold half a character; UTF-8 cannot, and the text must be written again.
        text = _SURROGATE.sub("\ufffd", text)
    repairs = repair.find(text)
    view = repair.View(text, repairs)
    language_check.require_french(view.text, source_name)
    year = _YEAR_IN_LINK.search(draft.url or "")
    read = metadata.describe(view.text, known_year=int(year[1]) if year else None)
    published = draft.published or _placed(read.published, view)
    return Article(
        id=id,
        text=text,
        title=draft.title or read.title,
        outlet=draft.outlet or read.outlet,
        author=draft.author or read.author,
        published=published,
        url=draft.url if _is_link(draft.url) else None,
        source_name=source_name,
        plain=draft.plain,
        boilerplate=_union(*draft.boilerplate, *map(view.original, read.boilerplate)),
        repairs=repairs,
        # A date that the format gives leaves nothing open.
        warnings=draft.warnings
        + (() if draft.published else read.warnings)
        + _repair_warnings(repairs),
    )


def _placed(when: When | None, view: repair.View) -> When | None:
    """Lead a date's span back to the text as read."""
    return replace(when, span=view.original(when.span)) if when and when.span else when


def _repair_warnings(repairs: Iterable[Repair]) -> tuple[str, ...]:
    shown = sum(1 for found in repairs if found.kind != "form")
    if not shown:
        return ()
    return (
        f"texte abîmé : {shown} passage{'s' if shown > 1 else ''} réparé{'s' if shown > 1 else ''}",
    )


def _is_link(url: str | None) -> bool:
    return bool(url and re.match(r"https?://[^\s\"'<>]+$", url))


def _union(*spans: Span) -> tuple[Span, ...]:
    """Sort spans and drop those that lie in another one."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start, -s.end)):
        if not kept or not kept[-1].contains(span):
            kept.append(span)
    return tuple(kept)


def identify(stem: str, taken: set[str]) -> str:
    """Return the stem, or the stem with the first free number, and take it.

    Names that are not Unicode lose their bad bytes: an id is written as a file name and in JSON.
    """
    stem = stem.encode("utf-8", "replace").decode("utf-8") or "article"
    chosen = next(name for name in _names(stem) if name not in taken)
    taken.add(chosen)
    return chosen


def _names(stem: str) -> Iterable[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1
