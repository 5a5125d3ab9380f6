"""Find who joins an accusation that another has made: *Le Danemark et le Canada se sont associés à ces accusations*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.extraction.accusations.accuser import JOINING
from briefing.extraction.accusations.scene import Blame, Scene
from briefing.extraction.grammar.knowledge import is_reflexive
from briefing.extraction.grammar.syntax import is_negated, subject
from briefing.language.plain_doc import Token

_JOINS = JOINING | {"joint"}  # *joints* is an adjective for the tagger
_SHARED = set(
    "accusation accusations critique critiques condamnation condamnations mise dénonciation dénonciations "
    "attribution protestation protestations".split()
)
_FEW = 6
"""Tokens behind the verb within which it is told what is joined."""


def with_joined(told: Sequence[Blame], scene: Scene) -> list[Blame]:
    """Return the accusations with those who join them further down among their accusers."""
    if not told:
        return []
    blames = list(told)
    layout, sides = scene.layout, scene.sides
    for token, lemma in zip(layout.doc, layout.lemmas(scene.knows), strict=True):
        follows = lemma.startswith("emboît")
        if not (follows or lemma in _JOINS) or token.pos_ not in {"VERB", "ADJ"}:
            continue  # as nearly every word
        joins = _joins(token, follows=follows)
        if joins is None or layout.mark_of[token.i] >= 0 or is_negated(token):
            continue
        before = [k for k, b in enumerate(blames) if b.at < token.i and b.accusers and b.accused]
        if joins:
            # « ont emboîté le pas à Washington »: what Washington said last.
            lead = _leader(token, scene)
            before = [k for k in before if lead and sides.same(blames[k].accusers, lead)]
            before = [k for k in before if lead[0] in blames[k].accusers] or before
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


def _joins(verb: Token, *, follows: bool) -> bool | None:
    """Tell whether a verb joins a party (true) or what it says (false); None where it joins nothing."""
    behind = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 4]]
    if follows:
        return True if behind[:2] == ["le", "pas"] else None
    joins = behind[:1] in (["à"], ["aux"]) and not _SHARED.isdisjoint(behind) and is_reflexive(verb)
    return False if joins else None


def _leader(verb: Token, scene: Scene) -> tuple[int, ...]:
    """Return whom somebody follows: *emboîter le pas | à Washington*."""
    doc = verb.doc
    for i in range(verb.i + 3, min(verb.i + 3 + _FEW, len(doc))):
        mention = scene.resolver.register.mention_at(i)
        if mention is not None:
            return (mention.entry,)
    return ()
