"""Read Markdown: the words without their marks, and what the front matter says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from .decode import decode
from .draft import Draft
from .records import draft_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_ENTRY = re.compile(r"^([A-Za-zÀ-ÿ_-]+)\s*:\s*(.*?)\s*$")


def read(data: bytes, name: str) -> Iterator[Draft]:
    """Yield the one article of a Markdown file."""
    decoded = decode(data, name=name)
    source = decoded.text
    fields: dict[str, object] = {}
    if match := _FRONT.match(source):
        fields = {**_entries(match[1])}
        source = source[match.end() :]
    tokens = MarkdownIt("commonmark").parse(source.removeprefix("\ufeff"))
    warnings = (decoded.warning,) if decoded.warning else ()
    draft = draft_of(fields, "\n\n".join(_blocks(tokens)), warnings=warnings)
    yield draft if draft.title else replace(draft, title=_heading(tokens))


def _entries(front: str) -> dict[str, object]:
    """Read `key: value` lines; nested YAML is passed over, no loader is run on foreign input."""
    entries: dict[str, object] = {}
    for line in front.splitlines():
        if match := _ENTRY.match(line):
            value = match[2]
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            if value:
                entries[match[1].lower()] = value
    return entries


def _heading(tokens: Sequence[Token]) -> str | None:
    """Return the words of the first heading when it opens the text."""
    if len(tokens) > 1 and tokens[0].type == "heading_open":
        return " ".join(_words(tokens[1]).split()) or None
    return None


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline" and (words := _words(token).strip()):
            yield words
        elif token.type in ("fence", "code_block") and token.content.strip():
            yield token.content.strip()


def _words(inline: Token) -> str:
    """Join the words of a block; a line wrapped by hand goes on, an image is not read."""
    pieces = []
    for token in inline.children or ():
        if token.type in ("text", "code_inline", "text_special"):
            pieces.append(token.content)
        elif token.type == "softbreak":
            pieces.append(" ")
        elif token.type == "hardbreak":
            pieces.append("\n")
    return "".join(pieces)
