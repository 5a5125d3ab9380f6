"""Tell where an inserted cue ends, with what is said of the speaker behind a comma."""

from __future__ import annotations

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.speakers.speakers import Resolver


def end_after(i: int, layout: Layout, resolver: Resolver | None = None) -> int:
    """Return the token after an inserted cue: its closing comma or stop is not part of it."""
    doc = layout.doc
    n = len(doc)
    while i < n:
        token = doc[i]
        if (token.is_space and "\n" in token.text) or layout.mark_of[i] >= 0:
            return i
        if token.text in {".", ":", ";", "!", "?"} and token.whitespace_ + "x" != "":
            return i
        if token.text == "X." and layout.sentence_end(i) == i + 1:
            return i + 1  # « a-t-elle écrit sur X. Le club salue… »
        if token.text in {",", ")", "–", "—"}:
            if (
                resolver is not None
                and token.text == ","
                and _apposition_at(i + 1, layout, resolver)
            ):
                i = _apposition_end(i + 1, layout, resolver)
                continue
            return i
        i += 1
    return n


def _apposition_at(i: int, layout: Layout, resolver: Resolver) -> bool:
    """Tell whether a name or a role of the speaker follows the comma."""
    doc = layout.doc
    for j in range(i, min(i + 3, len(doc))):
        if j in resolver.register.role_at:
            return True
        mention = resolver.register.mention_at(j)
        if mention is not None and mention.start == j and j == i:
            follows = doc[mention.end] if mention.end < len(doc) else None
            return follows is None or follows.text in {",", ".", "(", "»"} or follows.is_space
        if doc[j].pos_ not in {"DET", "ADJ"} and doc[j].lower_ not in {"l'un", "des", "un"}:
            return False
    return False


def _apposition_end(i: int, layout: Layout, resolver: Resolver) -> int:
    doc = layout.doc
    while (
        i < len(doc)
        and doc[i].text not in {",", ".", ";", ":"}
        and layout.mark_of[i] < 0
        and not doc[i].is_space
    ):
        i += 1
    return i
