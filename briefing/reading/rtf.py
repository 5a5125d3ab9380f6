"""Read RTF: its paragraphs, and the title and author of its information group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from briefing.errors import InputError

from .draft import Draft

_INFO = re.compile(r"\{\\info\b(.{0,4000}?)\}\s*\}", re.S)


def read(data: bytes, name: str) -> Iterator[Draft]:
    """Yield the one article of an RTF file."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise InputError(name, "ce n’est pas un fichier RTF", "lui rendre son extension d’origine")
    # RTF is ASCII with escapes; Latin-1 keeps each byte of a writer that forgot it.
    source = data.decode("latin-1")
    text = _plain(source)
    blocks = (line.strip(" \t\x00") for line in text.split("\n"))
    yield Draft(
        "\n\n".join(block for block in blocks if block),
        title=_about(source, "title"),
        author=_about(source, "author"),
    )


def _about(source: str, name: str) -> str | None:
    info = _INFO.search(source)
    match = re.search(rf"\{{\\{name}\s([^{{}}]*)", info[0]) if info else None
    if not match:
        return None
    words = _plain("{\\rtf1 " + match[1] + "}")
    return " ".join(words.split()) or None


def _plain(source: str) -> str:
    text: str = rtf_to_text(source, encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]
    return text
