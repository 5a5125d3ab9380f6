"""Find who joins an accusation that another has made: *Le Danemark et le Canada se sont associés à ces accusations*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.extraction.accusations.scene import Blame, Scene
from briefing.extraction.grammar.knowledge import Knowledge, is_reflexive
from briefing.extraction.grammar.syntax import is_negated, subject
from briefing.language.plain_doc import Token

_JOINING = {"associer", "joindre", "joint", "rallier"}  # *joints* is an adjective for the tagger
_SHARED = set("accusation accusations critique critiques condamnation condamnations mise".split())
_FEW = 6
"""Tokens behind the verb within which it is told what is joined."""


def with_joined(told: Sequence[Blame], scene: Scene) -> list[Blame]:
    """Return the accusations with those who join them further down among their accusers."""
    blames = list(told)
    doc, sides = scene.layout.doc, scene.sides
    for token in doc:
        if token.pos_ not in {"VERB", "ADJ"} or scene.layout.mark_of[token.i] >= 0:
            continue
        joins = _joins(token, scene.knows)
        if joins is None or is_negated(token):
            continue
        before = [k for k, b in enumerate(blames) if b.at < token.i and b.accusers and b.accused]
        if joins:
            # « ont emboîté le pas à Washington »: what Washington said last.
            lead = _leader(token, scene)
            before = [k for k in before if lead and sides.same(blames[k].accusers, lead)]
        own = subject(token)
        if not before or own is None:
            continue
        last = blames[before[-1]]
        more = tuple(
            e for e in scene.resolver.all_of(own).entries
            if sides.is_party(e) and not sides.same((e,), last.accusers) and not sides.same((e,), last.accused)
        )  # fmt: skip
        blames[before[-1]] = replace(last, accusers=(*last.accusers, *more))
    return blames


def _joins(verb: Token, knows: Knowledge) -> bool | None:
    """Tell whether a verb joins a party (true) or what it says (false); None where it joins nothing."""
    lemma, behind = knows.lemma(verb), [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + _FEW]]
    if lemma.startswith("emboît") and behind[:2] == ["le", "pas"]:
        return True
    if lemma in _JOINING and is_reflexive(verb) and behind[:1] and behind[0] in {"à", "aux"}:
        return False if _SHARED & set(behind[:3]) else None
    return None


def _leader(verb: Token, scene: Scene) -> tuple[int, ...]:
    """Return whom somebody follows: *emboîter le pas | à Washington*."""
    doc = scene.layout.doc
    for i in range(verb.i + 3, min(verb.i + 3 + _FEW, len(doc))):
        mention = scene.resolver.register.mention_at(i)
        if mention is not None:
            return (mention.entry,)
    return ()
