"""Join what one responder says at one go: *nie tout et parle d'un « complot »*."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefing.extraction.grammar.syntax import token_at
from briefing.extraction.responses.answer_signs import Scenery
from briefing.extraction.responses.stances import ordered
from briefing.model import Span, Stance

_APART = {"acknowledgement", "commitment", "appeal", "warning"}
"""Stances that make an answer of their own beside a denial."""
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class FoundResponse:
    """Hold a response before its parties are frozen; `answers` are indices of accusations."""

    responders: tuple[int, ...]
    on_behalf_of: tuple[int, ...]
    stances: tuple[Stance, ...]
    evidence: tuple[Span, ...]
    answers: tuple[int, ...]
    construction: str
    trust: float
    at: int
    how: str = "none"


def joined(found: list[FoundResponse], scene: Scenery) -> list[FoundResponse]:
    """Join what one responder says at one go: *nie tout et parle d'un « complot »*."""
    out: list[FoundResponse] = []
    for response in found:
        last = out[-1] if out else None
        if last is not None and _one_go(last, response, scene):
            rich = response if response.construction == "quote" else last
            out[-1] = replace(
                rich, evidence=union(last.evidence, response.evidence),
                stances=ordered([*last.stances, *response.stances]),
                answers=tuple(sorted({*last.answers, *response.answers})), at=last.at,
            )  # fmt: skip
        else:
            out.append(response)
    return out


def _one_go(a: FoundResponse, b: FoundResponse, scene: Scenery) -> bool:
    """Tell whether one side says both in one sentence, or tells in the next one why it denies."""
    if not scene.sides.same(a.responders, b.responders) or two_people(
        a.responders, b.responders, scene
    ):
        return False
    if any(x.overlaps(y) for x in a.evidence for y in b.evidence):
        return True
    gap = scene.layout.text[a.evidence[-1].end : b.evidence[0].start]
    if not any(mark in gap for mark in ".!?\n"):
        return True
    apart = bool(_APART.intersection(a.stances)) != bool(_APART.intersection(b.stances))
    if a.responders == b.responders and not apart and "\n" not in gap and not _WORD.search(gap):
        return True
    return _carried_on(a, b, gap, scene)


def two_people(a: tuple[int, ...], b: tuple[int, ...], scene: Scenery) -> bool:
    """Tell whether these are two persons with names, if of one side."""
    each = [{e for e in who if scene.sides.entry(e).kind == "person"} for who in (a, b)]
    named = all(scene.sides.entry(e).named for e in each[0] | each[1])
    return named and bool(each[0] and each[1]) and not each[0] & each[1]


def _carried_on(a: FoundResponse, b: FoundResponse, gap: str, scene: Scenery) -> bool:
    """Tell whether the second goes on in the next sentence; a denial that follows words stands apart."""
    if "\n" in gap:
        return False
    if a.construction != "told" and ("denial" in b.stances or silent(a) != silent(b)):
        return False
    if a.responders != b.responders and (silent(a) != silent(b) or _two_roles(a, b, scene)):
        return False
    if bool(_APART.intersection(a.stances)) != bool(_APART.intersection(b.stances)):
        return False
    layout, doc = scene.layout, scene.layout.doc
    end = layout.sentence_end(token_at(doc, a.evidence[-1].end - 1))
    return layout.sentence_start(token_at(doc, b.evidence[0].start)) <= end + 1


def _two_roles(a: FoundResponse, b: FoundResponse, scene: Scenery) -> bool:
    """Tell whether these are a person and another who speaks for him: *Le suspect nie. « … », plaide Me Roy*."""
    who = [*a.responders, *b.responders]
    apart = not set(a.responders) & set(b.responders)
    return apart and all(scene.sides.entry(e).kind == "person" for e in who)


def silent(response: FoundResponse) -> bool:
    """Tell whether the answer is that there is none."""
    return "no_comment" in response.stances


def union(a: tuple[Span, ...], b: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the passages of both, overlapping ones made one."""
    out: list[Span] = []
    for span in sorted([*a, *b]):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
