"""Read Factiva's HTML exports: with field codes (HD, BY, PD, SN, LP, TD) or as shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

from lxml import html

from briefing.errors import InputError
from briefing.model import When

from . import dates, markup
from . import stream as stream_of
from .draft import Draft

_SIGN = re.compile(rb"class=[\"']?article\s+\w{2}Article|deArticle|frArticle|enArticle")
_ARTICLE = re.compile(
    r"<div\s[^<>]{0,300}class=(?:[\"'](?=[^\"'<>]*\barticle\s)[^\"'<>]*|article\s+\w*)Article\b"
)
_CODE = re.compile(r"[A-Z]{2,3}")
_COUNT = re.compile(r"[\d\s.,\u00a0\u202f]+(?:mots|words)", re.I)
_HOUR = re.compile(r"\d{1,2}[:h]\d{2}.*")


def recognises(file: BinaryIO) -> bool:
    """Tell whether a page is such an export."""
    return bool(stream_of.holds(file, _SIGN))


def stream(file: BinaryIO, name: str) -> Iterator[Draft | InputError]:
    """Yield each article of an export, one held at a time."""
    number = 0
    with stream_of.opened(file, name) as (page, warning):
        for number, piece in enumerate(stream_of.pieces(page, _ARTICLE, name), start=1):
            label = f"article {number}"
            draft = piece if isinstance(piece, InputError) else _draft(piece)
            if isinstance(draft, InputError):
                yield draft
            elif draft is None or not draft.text:
                yield InputError(f"{name}, {label}", "aucun texte", "vérifier l’export")
            else:
                yield replace(draft, name=label, warnings=(warning,) if warning else ())
    if not number:
        raise InputError(name, "aucun article dans cet export", "refaire l’export en HTML")


def _draft(piece: str) -> Draft | None:
    article = markup.parse(piece)
    if article is None:
        return None
    fields = _fields(article)
    return _coded(fields) if "TD" in fields or "LP" in fields else _shown(article)


def _fields(article: html.HtmlElement) -> dict[str, str]:
    """Return the words of each row by its two-letter code."""
    fields: dict[str, str] = {}
    for row in article.iter("tr"):
        cells = row.findall("td")
        if len(cells) >= 2:
            code = str(cells[0].text_content()).strip(" \u00a0\n\t")
            if _CODE.fullmatch(code):
                fields.setdefault(code, markup.text_of(cells[1]))
    return fields


def _coded(fields: Mapping[str, str]) -> Draft:
    text = "\n\n".join(filter(None, (fields.get("LP"), fields.get("TD"))))
    return Draft(
        text,
        title=_line(fields.get("HD")),
        outlet=_line(fields.get("SN")),
        author=_author(_line(fields.get("BY"))),
        published=dates.from_metadata(_line(fields.get("PD"))),
    )


def _shown(article: html.HtmlElement) -> Draft:
    """Read the form without codes: headline, byline, length, date, hour, outlet, paragraphs."""
    paragraphs = [
        words
        for element in article.iter("p")
        if "articleParagraph" in (element.get("class") or "") and (words := markup.text_of(element))
    ]
    headings = article.xpath(".//span[contains(@class, 'Headline')]")
    title = " ".join(str(headings[0].text_content()).split()) if headings else None
    lines = [
        " ".join(str(element.text_content()).split())
        for element in article.iter("div")
        if element is not article and not len(element)
    ]
    published, outlet, author = _head(lines, title)
    return Draft(
        "\n\n".join(paragraphs), title=title, outlet=outlet, author=author, published=published
    )


def _head(lines: list[str], title: str | None) -> tuple[When | None, str | None, str | None]:
    published = outlet = author = None
    for line in lines:
        if not line or line == title or _COUNT.fullmatch(line):
            continue
        if published is None:
            published = dates.from_metadata(line)
            if published is None and author is None:
                author = _author(line)
        elif not _HOUR.fullmatch(line):
            outlet = line
            break
    return published, outlet, author


def _author(line: str | None) -> str | None:
    return re.sub(r"^(?i:par|by)\s+", "", line) or None if line else None


def _line(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words else None
