"""Escape words for CommonMark and GFM, so that they print as they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from briefing.rendering.words import REPAIRED, closers, joined, marks, one_line

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_AT_START = re.compile(r"^(\s*)([#+=-]|\d+[.)])(?=\s|$|[#+=-])")
# GFM makes links of bare addresses; a no-width joint would change the text, an escape does not.
_BARE_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)|(?<=[\w.+-])(@)(?=[\w-])")


class Raw(str):
    """Mark Markdown of the template's own making, to be printed as it is."""


def escape(text: str) -> str:
    """Return text that CommonMark and GFM print as it stands, on one line."""
    flat = one_line(text).replace("&", "&amp;")
    flat = _SPECIAL.sub(r"\\\1", flat)
    flat = _BARE_LINK.sub(_unlinked, flat)

    def first(match: re.Match[str]) -> str:
        mark = match.group(2)
        return match.group(1) + (mark[:-1] + "\\" + mark[-1] if mark[0].isdigit() else "\\" + mark)

    return _AT_START.sub(first, flat)


def words(excerpt: Mapping[str, Any]) -> Raw:
    """Return the words of an excerpt."""
    text = joined(excerpt)
    return Raw(escape(text + closers(text)) + _mended(excerpt))


def quoted(excerpt: Mapping[str, Any]) -> Raw:
    """Return the words of an excerpt in our quotation marks."""
    text = joined(excerpt)
    before, after = marks(text)
    return Raw(before + escape(text + closers(text)) + after + _mended(excerpt))


def strong(escaped: str) -> Raw:
    """Return words in bold; a space or a sign must stand on either side, else stars do not close."""
    words = escaped.strip()
    return Raw(f"**{words}**" if words else "")


def link(url: str) -> Raw:
    """Return a link's target, its brackets and spaces encoded."""
    return Raw("<" + url.translate({ord(c): f"%{ord(c):02X}" for c in "<>\\ \n"}) + ">")


def finalize(value: Any) -> Any:
    """Escape what a template prints, unless it is of the template's own making."""
    if value is None:
        return ""
    return value if isinstance(value, (Raw, Markup, int, float)) else escape(str(value))


def _unlinked(match: re.Match[str]) -> str:
    scheme, colon, host, dot, at = match.groups()
    if scheme:
        return f"{scheme}\\{colon}"
    return f"{host}\\{dot}" if host else f"\\{at}"


def _mended(excerpt: Mapping[str, Any]) -> str:
    return " " + escape(REPAIRED) if excerpt.get("repaired") else ""
