"""Turn an HTML fragment into plain paragraphs, fetching and running nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

BLOCKS = frozenset(
    """address article aside blockquote br dd details div dl dt fieldset figcaption figure footer
    h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr
    ul""".split()
)
DROPPED = frozenset(
    """button embed form head iframe math noscript object script select style svg template textarea
    title""".split()
)
MAX_DEPTH = 200
"""Deeper trees are no article; libxml2's own bound is 256."""

_BLANKS = re.compile(r"[ \t\n\r\f]+")


def parse(data: bytes | str, encoding: str | None = None) -> html.HtmlElement | None:
    """Return the tree of a page, None when there is no element in it."""
    parser = html.HTMLParser(
        encoding=encoding, no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    if isinstance(data, str):
        # lxml refuses a declaration of encoding in a decoded text.
        data = re.sub(r"^\s*<\?xml[^>]*\?>", "", data)
        if not data.strip():
            return None
    try:
        return html.document_fromstring(data, parser=parser)
    except (etree.ParserError, ValueError):
        return None


def fragment_text(fragment: str) -> str:
    """Return the text of an HTML fragment as paragraphs, an empty line between blocks."""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    tree = parse(f"<div>{fragment}</div>")
    return "" if tree is None else text_of(tree)


def text_of(element: html.HtmlElement) -> str:
    """Return the text of an element: a paragraph a block, blanks as a page shows them."""
    paragraphs = [""]
    for piece in _pieces(element, 0):
        if piece is None:
            paragraphs.append("")
        else:
            paragraphs[-1] += piece
    tidy = (_BLANKS.sub(" ", paragraph).strip(" ") for paragraph in paragraphs)
    return "\n\n".join(paragraph for paragraph in tidy if paragraph)


def _pieces(element: html.HtmlElement, depth: int) -> Iterator[str | None]:
    """Give words, and None where a block begins or ends."""
    if depth > MAX_DEPTH or not isinstance(element.tag, str):
        return
    name = element.tag.lower()
    if name not in DROPPED:
        if name in BLOCKS:
            yield None
        if element.text:
            yield element.text
        for child in element:
            yield from _pieces(child, depth + 1)
            if child.tail:
                yield child.tail
        if name in BLOCKS:
            yield None
