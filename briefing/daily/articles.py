"""Turn an `Article` as read into bytes for the store, and back into the very same value."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import asdict
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from briefing.model import Article, Repair, Span, When

_TRACKING = re.compile(r"^(?:utm_\w+|at_\w+|xtor|fbclid|gclid|mc_[ce]id)$", re.IGNORECASE)


def pack(article: Article) -> bytes:
    """Return an article as compressed JSON."""
    value = {k: v for k, v in asdict(article).items() if v not in (None, ())}
    # Half of a surrogate pair cannot be UTF-8: reading has replaced it already.
    return zlib.compress(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"), 6)


def unpack(data: bytes) -> Article:
    """Return the article that was packed; fields that this version does not know are left out."""
    value: dict[str, Any] = json.loads(zlib.decompress(data))
    known = Article.__dataclass_fields__
    value = {k: v for k, v in value.items() if k in known}
    if "published" in value:
        value["published"] = _when(value["published"])
    value["boilerplate"] = tuple(Span(*span) for span in value.get("boilerplate", ()))
    value["repairs"] = tuple(
        Repair(Span(*repair["span"]), repair["text"], repair["kind"])
        for repair in value.get("repairs", ())
    )
    value["warnings"] = tuple(value.get("warnings", ()))
    return Article(**value)


def keys(article: Article) -> list[str]:
    """Return what an article is known by: its link, and its text within its outlet.

    Two outlets that print one dispatch are two articles, so that a brief can say so.
    """
    found = [f"text:{(article.outlet or '').casefold()}:{article.sha256}"]
    if article.url:
        found.insert(0, link_key(article.url))
    return found


def link_key(url: str) -> str:
    """Return a link without what differs between two ways to one page."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
        query = urlencode([p for p in parse_qsl(parts.query, True) if not _TRACKING.match(p[0])])
    except ValueError:
        return "link:" + url.strip()
    path = parts.path.rstrip("/") or "/"
    return "link:" + urlunsplit(("", host + port, path, query, "")).removeprefix("//")


def _when(value: dict[str, Any]) -> When:
    span = value.get("span")
    return When(
        value["iso"], value["granularity"], value["inferred"], Span(*span) if span else None
    )
