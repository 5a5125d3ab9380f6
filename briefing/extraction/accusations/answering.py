"""Find where the narration lets somebody answer, deny or keep silent: he was blamed right before."""

from __future__ import annotations

from bisect import bisect_right

from briefing.extraction.accusations.scene import Scene
from briefing.extraction.quotes.reported import speaker_of
from briefing.extraction.responses.stances import DENYING, cue_stances
from briefing.language.plain_doc import Token

_ANSWERS = {"denial", "no_comment", "acknowledgement"}
_ASKED = {
    "contacté", "contactée", "contactés", "contactées", "interrogé", "interrogée", "interrogés", "sollicité",
    "sollicitée", "sollicités", "joint", "jointe", "relancé", "relancée", "questionné", "questionnée",
}  # fmt: skip
_REACH = 14
"""Tokens behind *Contactée par nos soins,* within which the one stands who was asked."""


At = list[tuple[int, tuple[int, ...]]]
"""Tokens in order, each with the parties of which it tells."""


def answering(scene: Scene) -> list[Token]:
    """Return the words of the narration that may tell that somebody answers or was asked."""
    layout, known = scene.layout, scene.knows.lexicon.answers
    return [
        t
        for t, lemma in zip(layout.tokens, layout.lemmas(scene.knows), strict=True)
        if t.is_alpha and layout.mark_of[t.i] < 0 and (lemma in known or t.lower_ in _ASKED)
    ]


def deniers(scene: Scene) -> list[tuple[int, ...]]:
    """Return who denies (*s'en défend*, *nie*, *récuse*): whoever answers blame is blamed."""
    said = _said(scene)
    found: list[tuple[int, ...]] = []
    for token in scene.answering:
        if scene.knows.lemma(token) in DENYING and "denial" in cue_stances(token, scene.knows):
            who = _answerer(token, said, scene)
            if who and all(scene.sides.is_party(e) for e in who):
                found.append(who)
    return found


def answers(scene: Scene) -> tuple[At, At]:
    """Return where somebody denies, admits, keeps silent or was asked, and where he answers in any way."""
    said = _said(scene)
    found: At = []
    wide: At = []
    for token in scene.answering:
        who: tuple[int, ...] = ()
        stances = set(cue_stances(token, scene.knows))
        asked = token.lower_ in _ASKED
        if asked:
            who = _asked(token.i, scene)
        elif stances:
            who = _answerer(token, said, scene)
        if who and all(scene.sides.is_party(e) for e in who):
            wide.append((token.i, who))
            if asked or _ANSWERS & stances:
                found.append((token.i, who))
    return found, wide


def _said(scene: Scene) -> dict[int, tuple[int, ...]]:
    """Return who speaks by each verb of the narration."""
    return {q.verb: q.speaker.entries for q in scene.quotes if q.verb >= 0 and q.speaker}


def _answerer(verb: Token, said: dict[int, tuple[int, ...]], scene: Scene) -> tuple[int, ...]:
    """Return who answers by a verb: whoever is quoted by it, else its subject."""
    quoted = said.get(verb.i)
    return quoted or speaker_of(verb, scene.layout, scene.resolver, scene.knows).entries


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
