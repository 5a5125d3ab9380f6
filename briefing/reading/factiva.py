"""Read Factiva's HTML exports: with field codes (HD, BY, PD, SN, LP, TD) or as shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import html

from briefing.errors import InputError
from briefing.model import When

from . import dates, markup
from .decode import decode
from .draft import Draft

_ARTICLE = re.compile(rb"class=[\"']?article\s+\w{2}Article|deArticle|frArticle|enArticle")
_CODE = re.compile(r"[A-Z]{2,3}")
_COUNT = re.compile(r"[\d\s.,\u00a0\u202f]+(?:mots|words)", re.I)
_HOUR = re.compile(r"\d{1,2}[:h]\d{2}.*")
_PAGE = re.compile(r"(?:page |p\.)?\s*[A-Z]?\d{1,4}", re.I)


def recognises(data: bytes) -> bool:
    """Tell whether a page is such an export."""
    return bool(_ARTICLE.search(data))


def read(data: bytes, name: str) -> Iterator[Draft | InputError]:
    """Yield each article of an export."""
    decoded = decode(data, name=name)
    tree = markup.parse(decoded.text)
    articles = (
        []
        if tree is None
        else tree.xpath("//div[contains(@class, 'Article') and contains(@class, 'article ')]")
    )
    if not articles:
        raise InputError(name, "aucun article dans cet export", "refaire l’export en HTML")
    for number, article in enumerate(articles, start=1):
        fields = _fields(article)
        draft = _coded(fields) if "TD" in fields or "LP" in fields else _shown(article)
        label = f"article {number}"
        if not draft.text:
            yield InputError(f"{name}, {label}", "aucun texte", "vérifier l’export")
            continue
        warnings = (decoded.warning,) if decoded.warning else ()
        yield Draft(
            draft.text,
            title=draft.title,
            outlet=draft.outlet,
            author=draft.author,
            published=draft.published,
            name=label,
            warnings=warnings,
        )


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
