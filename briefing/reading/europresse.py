"""Read Europresse's HTML exports: many articles a page, each with its outlet, date and authors.

The classes are those of the exports seen since 2019. The date and the section stand in the header
in varying order, the declared encoding is often wrong, and hits are wrapped in `<mark>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from briefing.errors import InputError
from briefing.model import When

from . import dates, markup
from .decode import decode
from .draft import Draft

_SIGNS = (b"titreArticle", b"DocPublicationName", b"docOcurrContainer", b"rdp__articletitle")
_DOCUMENT_ID = re.compile(r"news[·.•]((?:19|20)\d{6})[·.•]")
_FOOTER = re.compile(r"(?:©|\(c\)|news[·•]|Tous droits réservés|Certificat émis le|Ce certificat)")


def recognises(data: bytes) -> bool:
    """Tell whether a page is such an export."""
    return sum(sign in data for sign in _SIGNS) >= 2


def read(data: bytes, name: str) -> Iterator[Draft | InputError]:
    """Yield each article of an export."""
    # The declaration is passed over: the exports say one encoding and are in another.
    decoded = decode(data, name=name)
    tree = markup.parse(decoded.text)
    articles = (
        []
        if tree is None
        else tree.xpath("//article") or tree.xpath(_with_class("docOcurrContainer", "//"))
    )
    if not articles:
        raise InputError(name, "aucun article dans cet export", "refaire l’export en HTML")
    warnings = (decoded.warning,) if decoded.warning else ()
    for number, article in enumerate(articles, start=1):
        text = _text(article)
        if not text:
            yield InputError(f"{name}, article {number}", "aucun texte", "vérifier l’export")
            continue
        yield Draft(
            text,
            title=_words(article, "titreArticleVisu", "rdp__articletitle", "titreArticle"),
            outlet=_outlet(article),
            author=_author(article),
            published=_published(article),
            name=f"article {number}",
            warnings=warnings,
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


def _with_class(name: str, axis: str) -> str:
    return f"{axis}*{_has(name)}"
