"""Read a second accused under one verb: *accuse A d'avoir menti et B d'avoir caché le rapport*."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extraction.accusations.blame_owner import named_at
from briefing.extraction.accusations.charges import Chunk, chunks, infinitive_at, stretch
from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.syntax import VERBAL
from briefing.language.plain_doc import Token
from briefing.model import Span

_TO = {"à", "au", "aux"}
_OF = {"de", "d'"}
_LEADS = {"de", "d'", "du", "des", "sa", "son", "ses", "leur", "leurs"}
"""What the first half's charge begins with: without it *et* joins two accused."""
_REACH = 10
"""Tokens that the second accused's name or description may fill."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Hold the second half of a blame whose verb is left out: where it starts, whom and of what."""

    start: int
    accused: tuple[int, ...]
    charge: tuple[Span, ...]


def gapped(verb: Token, used: Chunk, scene: Scene) -> Gap | None:
    """Return *et B d'avoir …* after *accuse A de …*, built as the first half is."""
    layout = scene.layout
    doc = layout.doc
    end = layout.sentence_end(verb.i)
    for i in range(used.end, end - 3):
        if doc[i].lower_ != "et" or layout.mark_of[i] != layout.mark_of[verb.i]:
            continue
        first = i + 1
        if not any(t.lower_ in _LEADS for t in doc[used.end : i]):
            continue
        if (used.prep == "à") != (doc[first].lower_ in _TO):
            continue
        split = _charge_start(first, end, scene)
        if split is None:
            continue
        named = [c for c in chunks(first, split, layout, scene.resolver) if not c.infinitive]
        if not named or named[0].prep not in {"", "à"}:
            continue
        head = named[0].head
        accused = scene.sides.parties(head, loose=scene.sides.animate(head)) or named_at(
            head, scene
        )
        if accused:
            start = i - 1 if doc[i - 1].text == "," else i
            return Gap(start, accused, stretch(split + 1, layout, scene.knows))
    return None


def _charge_start(first: int, end: int, scene: Scene) -> int | None:
    """Return the *de* before the infinitive, or the bare noun after a name, that the second half ends with."""
    doc = scene.layout.doc
    for k in range(first, min(first + _REACH, end - 1)):
        if doc[k].lower_ in _OF and k > first:
            if infinitive_at(k + 1, scene.layout) is not None:
                return k
            mention = scene.resolver.register.mention_at(k - 1)
            bare = doc[k + 1].pos_ == "NOUN" and doc[k + 1].text == doc[k + 1].lower_
            near = mention is not None and mention.end == k and mention.start - first <= 1
            if near and bare and scene.sides.entry(mention.entry).named:  # type: ignore[union-attr]
                return k
        if doc[k].pos_ in VERBAL or doc[k].text in {",", ";", ":"}:
            return None
    return None


def cut_at(i: int, charge: tuple[Span, ...], scene: Scene) -> tuple[Span, ...]:
    """Return the charge without what stands from token `i` on."""
    limit = scene.layout.starts[i]
    out: list[Span] = []
    for span in charge:
        if span.end <= limit:
            out.append(span)
        elif span.start < limit:
            tokens = [t for t in scene.layout.tokens_in([span]) if t.i < i]
            kept = scene.layout.chars(tokens[0].i, tokens[-1].i + 1) if tokens else None
            out += [kept] if kept is not None else []
    return tuple(out)
