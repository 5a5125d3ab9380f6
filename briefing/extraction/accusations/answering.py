"""Find where the narration lets somebody answer, deny or keep silent: he was blamed right before."""

from __future__ import annotations

from bisect import bisect_right

from briefing.extraction.accusations.scene import Scene
from briefing.extraction.quotes.reported import speaker_of
from briefing.extraction.responses.stances import cue_stances

_ANSWERS = {"denial", "no_comment", "acknowledgement"}
_ASKED = {
    "contacté", "contactée", "contactés", "contactées", "interrogé", "interrogée", "interrogés", "sollicité",
    "sollicitée", "sollicités", "joint", "jointe", "relancé", "relancée", "questionné", "questionnée",
}  # fmt: skip
_REACH = 14
"""Tokens behind *Contactée par nos soins,* within which the one stands who was asked."""


At = list[tuple[int, tuple[int, ...]]]
"""Tokens in order, each with the parties of which it tells."""


def answers(scene: Scene) -> tuple[At, At]:
    """Return where somebody denies, admits, keeps silent or was asked, and where he answers in any way."""
    said = {q.verb: q.speaker.entries for q in scene.quotes if q.verb >= 0 and q.speaker}
    found: At = []
    wide: At = []
    for token in scene.layout.tokens:
        if not token.is_alpha or scene.layout.mark_of[token.i] >= 0:
            continue
        who: tuple[int, ...] = ()
        stances = set(cue_stances(token, scene.knows))
        asked = token.lower_ in _ASKED
        if asked:
            who = _asked(token.i, scene)
        elif stances:
            who = (
                said.get(token.i)
                or speaker_of(token, scene.layout, scene.resolver, scene.knows).entries
            )
        if who and all(scene.sides.is_party(e) for e in who):
            wide.append((token.i, who))
            if asked or _ANSWERS & stances:
                found.append((token.i, who))
    return found, wide


def _asked(i: int, scene: Scene) -> tuple[int, ...]:
    """Return the subject behind *Contactée, la société*; nobody for *jointe par RFI*."""
    doc = scene.layout.doc
    start = scene.layout.sentence_start(i)
    if i - start > 1:
        return ()
    past_comma = False
    for token in doc[i + 1 : i + _REACH]:
        past_comma = past_comma or token.text == ","
        mention = scene.resolver.register.mention_at(token.i)
        if past_comma and mention is not None and scene.sides.is_party(mention.entry):
            return (mention.entry,)
    return ()


def next_answer(known: At, last: int, scene: Scene) -> tuple[tuple[int, ...], bool]:
    """Return who answers first behind a token, in its paragraph or the next; tell whether in its own."""
    k = bisect_right(known, (last, (1 << 30,)))
    if k >= len(known):
        return (), False
    at, who = known[k]
    gaps = sum("\n" in t.text for t in scene.layout.doc[last:at] if t.is_space)
    return (who, gaps == 0) if gaps <= 1 else ((), False)
