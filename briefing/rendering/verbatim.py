"""Prove that every passage about to be printed stands word for word in its article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from briefing.errors import VerbatimError


def prove(data: Mapping[str, Any], texts: Mapping[int, str]) -> int:
    """Check every passage of a serialised brief against its article; return how many were checked.

    Raises:
        VerbatimError: a text differs from its article, or the article is another.
    """
    digests = {
        n: hashlib.sha256(t.encode("utf-8", "surrogatepass")).hexdigest() for n, t in texts.items()
    }
    checked = 0
    for passage in passages(data):
        number = passage["source"]
        if number not in texts or passage["sha256"] != digests[number]:
            raise VerbatimError(
                f"source {number} : l’article n’est pas celui qui a été analysé — relancer l’analyse"
            )
        if len(passage["spans"]) != len(passage["texts"]):
            raise VerbatimError(f"source {number} : extrait sans ses bornes — relancer l’analyse")
        for (start, end), text in zip(passage["spans"], passage["texts"], strict=True):
            if not 0 <= start < end <= len(texts[number]) or texts[number][start:end] != text:
                raise VerbatimError(
                    f"source {number}, caractères {start} à {end} : l’extrait n’est pas conforme à "
                    "l’article — rien n’a été écrit"
                )
            checked += 1
        for gloss in passage.get("glosses", ()):
            start, end = gloss["span"]
            if texts[number][start:end] != gloss["text"]:
                raise VerbatimError(
                    f"source {number}, caractères {start} à {end} : le renvoi entre crochets n’est "
                    "pas à sa place — rien n’a été écrit"
                )
    return checked


def passages(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every passage of a serialised brief, wherever it stands."""
    if isinstance(value, Mapping):
        if "texts" in value and "spans" in value:
            yield value
        for item in value.values():
            yield from passages(item)
    elif isinstance(value, list):
        for item in value:
            yield from passages(item)
