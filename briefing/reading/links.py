"""Read a link given by hand: fetch it, and hand its bytes on as a file of the type that it is."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from . import formats
from .decode import as_declared
from .fetch import Fetched, FetchError, FetchPolicy, fetch, shown

SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "application/x-ndjson": ".ndjson",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "message/rfc822": ".eml",
    "application/zip": ".zip",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_TEXTUAL = {".html", ".txt", ".md", ".rss", ".atom", ".xml", ".json", ".ndjson"}
_VAGUE = {"", "application/octet-stream", "binary/octet-stream", "text/plain"}
"""What servers say of files that they do not know: the name in the link knows better."""
STEM_CHARS = 60


@dataclass(frozen=True, slots=True)
class Downloaded:
    """Hold what a link gave: its bytes, under a name whose ending tells the format."""

    name: str
    shown: str
    """How messages and the brief call it."""
    url: str
    data: bytes


def download(url: str, policy: FetchPolicy) -> Downloaded:
    """Fetch a link.

    Raises:
        FetchError: it cannot be reached, is not there, or is of a type that is not read.
    """
    return as_file(fetch(url, policy=policy), url)


def as_file(found: Fetched, url: str) -> Downloaded:
    """Name an answer as a file of its type.

    Raises:
        FetchError: it is no success, or of a type that is not read.
    """
    if found.status != 200:
        raise FetchError(url, f"réponse {found.status} du serveur", _remedy(found.status))
    path = PurePosixPath(unquote(urlsplit(found.url).path))
    suffix = SUFFIXES.get(found.content_type)
    if found.content_type in _VAGUE and formats.known(path.name):
        suffix = path.suffix.lower()
    if suffix is None:
        raise FetchError(
            url,
            f"le type « {found.content_type or 'inconnu'} » n’est pas pris en charge",
            "enregistrer la page et donner le fichier",
        )
    host = urlsplit(found.url).hostname or "lien"
    stem = path.stem if path.stem.strip("/.") else host
    return Downloaded(
        name=_safe(stem)[:STEM_CHARS] + suffix,
        shown=shown(found.url),
        url=found.url,
        data=_as_utf8(found.body, found.charset) if suffix in _TEXTUAL else found.body,
    )


def _as_utf8(body: bytes, charset: str | None) -> bytes:
    """Write a body anew in UTF-8, marked as such, where the server says how it is encoded.

    The standard puts the server's word before the page's own; a wrong one is passed over.
    """
    decoded = as_declared(body, charset) if charset else None
    if decoded is None or decoded.encoding == "utf-8":
        return body
    return codecs.BOM_UTF8 + decoded.text.encode("utf-8", "replace")


def _safe(stem: str) -> str:
    """Return a link's last word as a file's name can hold it: it becomes the article's id."""
    return "".join(c if c.isalnum() or c in "-_." else "-" for c in stem).strip("-.") or "lien"


def _remedy(status: int) -> str:
    if status in {401, 402, 403}:
        return "l’ouvrir dans un navigateur, enregistrer la page et donner le fichier"
    return "vérifier l’adresse" if status < 500 else "réessayer plus tard"
