"""Make file names of words."""

from __future__ import annotations

import hashlib
import re
import unicodedata

SLUG_CHARS = 60
"""Names of output folders stay readable and below every file system's limit."""

_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)
"""Names that Windows keeps for devices, whatever the folder."""


def slug(words: str, otherwise: str = "note") -> str:
    """Fold words into a file name: lower case, no accents, hyphens."""
    spelled = re.sub(r"[\W_]+", "-", words.lower().replace("œ", "oe").replace("æ", "ae"))
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    folded = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    name = folded[:SLUG_CHARS].rstrip("-") or otherwise
    return f"{name}-1" if name in _DEVICES else name


def party_slug(name: str) -> str:
    """Return the file name of a party's page; a name that no Latin letters spell gets a digest."""
    return slug(name, "p-" + hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:10])
