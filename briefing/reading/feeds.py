"""Read RSS and Atom files: an article for each entry, no entity resolved and no link followed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from briefing.errors import InputError

from . import dates, markup
from .draft import Draft

_TEXTS = ("encoded", "content", "description", "summary")
"""The fullest first: `content:encoded` has the article where `description` has its first lines."""
_DATES = ("pubDate", "published", "date", "issued", "updated", "modified")
_AUTHORS = ("creator", "author")


def read(data: bytes, name: str) -> Iterator[Draft | InputError]:
    """Yield an article for each `<item>` or `<entry>` that has a text."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, recover=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _no_feed(name) from error
    # In recovery mode lxml answers None for what has no element at all.
    entries = [] if root is None else [e for e in root.iter() if _name(e) in ("item", "entry")]
    if not entries:
        raise _no_feed(name)
    outlet = _feed_title(root)
    for number, entry in enumerate(entries, start=1):
        title = _words(entry, ("title",))
        text = _text(entry)
        if not text:
            yield InputError(
                f"{name}, entrée {number}", "aucun texte", "lire l’article sur son site"
            )
            continue
        yield Draft(
            text,
            title=title,
            outlet=_source(entry) or outlet,
            author=_words(entry, _AUTHORS),
            published=dates.from_metadata(_words(entry, _DATES)),
            url=_link(entry),
            name=f"entrée {number}",
        )


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


def _feed_title(root: etree._Element) -> str | None:
    holder = next((e for e in root.iter() if _name(e) == "channel"), root)
    return _words(holder, ("title",))


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _no_feed(name: str) -> InputError:
    return InputError(name, "ce n’est ni du RSS ni de l’Atom", "vérifier le fichier")
