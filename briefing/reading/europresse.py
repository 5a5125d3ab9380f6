"""Read Europresse's HTML exports: many articles a page, each with its outlet, date and authors.

The classes are those of the exports seen since 2019. The date and the section stand in the header
in varying order, the declared encoding is often wrong, and hits are wrapped in `<mark>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from lxml import html

from briefing.errors import InputError
from briefing.model import When

from . import dates, markup
from . import stream as stream_of
from .draft import Draft

_SIGNS = re.compile(rb"titreArticle|DocPublicationName|docOcurrContainer|rdp__articletitle")
_ARTICLE = re.compile(r"<article\b", re.I)
_ARTICLE_BYTES = re.compile(rb"<article\b", re.I)
_CONTAINER = re.compile(r"<\w{1,10}\s[^<>]{0,500}docOcurrContainer")
_DOCUMENT_ID = re.compile(r"news[·.•]((?:19|20)\d{6})[·.•]")
_FOOTER = re.compile(r"(?:©|\(c\)|news[·•]|Tous droits réservés|Certificat émis le|Ce certificat)")


def recognises(file: BinaryIO) -> bool:
    """Tell whether a page is such an export."""
    return len(stream_of.holds(file, _SIGNS)) >= 2


def stream(file: BinaryIO, name: str) -> Iterator[Draft | InputError]:
    """Yield each article of an export, one held at a time."""
    opening = _ARTICLE if stream_of.holds(file, _ARTICLE_BYTES) else _CONTAINER
    number = 0
    # The declaration is passed over: the exports say one encoding and are in another.
    with stream_of.opened(file, name) as (page, warning):
        for number, piece in enumerate(stream_of.pieces(page, opening, name), start=1):
            label = f"article {number}"
            draft = piece if isinstance(piece, InputError) else _draft(piece)
            if draft is None:
                yield InputError(f"{name}, {label}", "aucun texte", "vérifier l’export")
            elif isinstance(draft, InputError):
                yield draft
            else:
                yield replace(draft, name=label, warnings=(warning,) if warning else ())
    if not number:
        raise InputError(name, "aucun article dans cet export", "refaire l’export en HTML")


def _draft(piece: str) -> Draft | None:
    article = markup.parse(piece)
    text = "" if article is None else _text(article)
    if article is None or not text:
        return None
    return Draft(
        text,
        title=_words(article, "titreArticleVisu", "rdp__articletitle", "titreArticle"),
        outlet=_outlet(article),
        author=_author(article),
        published=_published(article),
    )


def _text(article: html.HtmlElement) -> str:
    for holder in ("docOcurrContainer", "DocText"):
        for found in article.xpath(f"descendant-or-self::*{_has(holder)}"):
            blocks = markup.text_of(found).split("\n\n")
            while blocks and _FOOTER.match(blocks[-1]):
                blocks.pop()
            if blocks:
                return "\n\n".join(blocks)
    return ""


def _outlet(article: html.HtmlElement) -> str | None:
    """Return the publication's name, without the edition and place after it."""
    words = _words(article, "DocPublicationName", "rdp__DocPublicationName")
    if not words:
        return None
    return re.split(r"\s*(?:,|\(site web\)|\s{2,})", words, maxsplit=1)[0].strip() or None


def _author(article: html.HtmlElement) -> str | None:
    words = _words(article, "docAuthors", "sm-margin-bottomNews")
    return words.strip(" ;,") or None if words else None


def _published(article: html.HtmlElement) -> When | None:
    header = _words(article, "DocHeader") or ""
    for mention in dates.mentions(header):
        if when := mention.when():
            return When(when.iso)
    identity = _DOCUMENT_ID.search(article.text_content())
    return dates.from_metadata(identity[1]) if identity else None


def _words(article: html.HtmlElement, *names: str) -> str | None:
    for name in names:
        for found in article.xpath(f"descendant-or-self::*{_has(name)}"):
            words = " ".join(str(found.text_content()).split())
            if words:
                return words
    return None


def _has(name: str) -> str:
    return f"[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
