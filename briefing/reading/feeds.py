"""Read RSS and Atom files: an article for each entry, no entity resolved and no link followed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from lxml import etree

from briefing.errors import InputError

from . import dates, markup
from .draft import Draft

_TEXTS = ("encoded", "content", "description", "summary")
"""The fullest first: `content:encoded` has the article where `description` has its first lines."""
_DATES = ("pubDate", "published", "date", "issued", "updated", "modified")
_ENTRIES = ("item", "entry")
_LATE_TITLE = 5_000
"""A feed's title is looked for among so many entries at most."""
_AUTHORS = ("creator", "author")


def stream(file: BinaryIO, name: str) -> Iterator[Draft | InputError]:
    """Yield an article for each `<item>` or `<entry>` that has a text."""
    number = 0
    for number, draft in enumerate(entries(file), 1):
        if draft.text:
            yield draft
        else:
            yield InputError(
                f"{name}, entrée {number}", "aucun texte", "lire l’article sur son site"
            )
    if not number:
        raise InputError(name, "ce n’est ni du RSS ni de l’Atom", "vérifier le fichier")


def entries(file: BinaryIO) -> Iterator[Draft]:
    """Yield every `<item>` or `<entry>`, one without a text too: its link may lead to one."""
    outlet = _feed_title(file)
    for number, entry in enumerate(_entries(file), 1):
        yield Draft(
            _text(entry),
            title=_words(entry, ("title",)),
            outlet=_source(entry) or outlet,
            author=_words(entry, _AUTHORS),
            published=dates.from_metadata(_words(entry, _DATES)),
            url=_link(entry),
            name=f"entrée {number}",
        )


def _entries(file: BinaryIO) -> Iterator[etree._Element]:
    """Give each entry as soon as it is whole, and let go of it before the next one."""
    for element in _elements(file):
        if _name(element) in _ENTRIES:
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and len(parent) and parent[0] is not element:
                del parent[0]


def _elements(file: BinaryIO) -> Iterator[etree._Element]:
    """Give each element when it ends; a file that breaks off ends there."""
    file.seek(0)
    events = etree.iterparse(
        file,
        events=("end",),
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        recover=True,
    )
    try:
        for _, element in events:
            yield element
    except (etree.XMLSyntaxError, ValueError):
        return


def _feed_title(file: BinaryIO) -> str | None:
    """Return the feed's own title, which mostly stands before its entries."""
    inside = 0
    for element in _elements(file):
        above = element.getparent()
        if _name(element) == "title" and above is not None and _name(above) in ("channel", "feed"):
            return (
                " ".join(markup.fragment_text("".join(map(str, element.itertext()))).split())
                or None
            )
        if _name(element) in _ENTRIES:
            inside += 1
            element.clear()
            if inside > _LATE_TITLE:
                return None
    return None


def _text(entry: etree._Element) -> str:
    for wanted in _TEXTS:
        for child in entry:
            if _name(child) != wanted:
                continue
            if len(child):  # Atom's xhtml content is marked up in the feed itself
                return markup.fragment_text(
                    etree.tostring(child, encoding="unicode", with_tail=False)
                )
            if child.text and child.text.strip():
                return markup.fragment_text(child.text)
    return ""


def _words(entry: etree._Element, names: Sequence[str]) -> str | None:
    """Return the first of the named children that has words; Atom's author has a `<name>` in it."""
    for wanted in names:
        for child in entry:
            if _name(child) == wanted:
                inner = next((e for e in child if _name(e) == "name"), child)
                words = " ".join(markup.fragment_text("".join(map(str, inner.itertext()))).split())
                if words:
                    return words
    return None


def _source(entry: etree._Element) -> str | None:
    """Return the outlet that an aggregated entry names."""
    for child in entry:
        if _name(child) == "source":
            return _words(child, ("title",)) or " ".join((child.text or "").split()) or None
    return None


def _link(entry: etree._Element) -> str | None:
    for child in entry:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            target = (child.get("href") or child.text or "").strip()
            if target:
                return target
    return None


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
