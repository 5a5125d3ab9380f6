"""Cut the words of a version where they differ, for the templates to show."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

from briefing.rendering.words import one_line

Row = dict[str, Any]


def pieces(version: Mapping[str, Any]) -> list[Row]:
    """Return a version's words as pieces of text, those that the others do not have with `differs`.

    Words that are shown repaired have other offsets than the article: they come as one piece.
    """
    differing = [tuple(part["span"]) for part in version.get("differing", ())]
    out: list[Row] = []
    shown = version.get("repaired") or version["texts"]
    for (start, end), text in zip(version["spans"], shown, strict=True):
        if out:
            out.append({"text": " […] ", "differs": False})
        if version.get("repaired"):
            out.append({"text": one_line(text), "differs": False})
            continue
        inside = [(max(s, start), min(e, end)) for s, e in differing if s < end and start < e]
        edges = sorted({start, end, *(x for pair in inside for x in pair)})
        for left, right in itertools.pairwise(edges):
            differs = any(s <= left and right <= e for s, e in inside)
            out.append({"text": _flat(text[left - start : right - start]), "differs": differs})
    return [piece for piece in out if piece["text"]]


def _flat(text: str) -> str:
    """Return text on one line, the spaces at its ends kept: it is a piece of a sentence."""
    left, right = text[:1].isspace(), text[-1:].isspace()
    flat = one_line(text)
    return (" " if left else "") + flat.strip() + (" " if right and flat.strip() else "")
