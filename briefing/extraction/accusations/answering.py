"""Find where the narration lets somebody answer, deny or keep silent: he was blamed right before."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

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


class NextAnswer(NamedTuple):
    """Hold who answers next behind a quotation."""

    who: tuple[int, ...] = ()
    """Who denies, admits, keeps silent or was asked."""
    at_once: bool = False
    """He does so in the quotation's own paragraph."""
    in_any_way: tuple[int, ...] = ()
    """Who answers first, whatever he answers."""


@dataclass(slots=True)
class Answers:
    """Tell who answers next: asked only of the words that stand soon behind a quotation."""

    scene: Scene
    _words: list[int] = field(init=False)
    _said: dict[int, tuple[int, ...]] = field(init=False)
    _known: dict[int, tuple[tuple[int, ...], bool]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._words = [t.i for t in self.scene.answering]
        self._said = _said(self.scene)

    def after(self, last: int) -> NextAnswer:
        """Return who answers first behind a token, in its paragraph or the next."""
        doc, seen, gaps = self.scene.layout.doc, last, 0
        in_any_way: tuple[int, ...] = ()
        for at in self._words[bisect_right(self._words, last) :]:
            gaps += sum(["\n" in t.text for t in doc[seen:at] if t.is_space])
            if gaps > 1:
                break
            seen = at
            who, outright = self._at(doc[at])
            in_any_way = in_any_way or who
            if outright:
                return NextAnswer(who, gaps == 0, in_any_way)
        return NextAnswer(in_any_way=in_any_way)

    def _at(self, token: Token) -> tuple[tuple[int, ...], bool]:
        """Return who answers by a word, and whether he denies, admits, keeps silent or was asked."""
        if token.i not in self._known:
            self._known[token.i] = _answer(token, self._said, self.scene)
        return self._known[token.i]


def _answer(
    token: Token, said: dict[int, tuple[int, ...]], scene: Scene
) -> tuple[tuple[int, ...], bool]:
    if token.lower_ in _ASKED:
        who, outright = _asked(token.i, scene), True
    else:
        stances = cue_stances(token, scene.knows)
        who = _answerer(token, said, scene) if stances else ()
        outright = not _ANSWERS.isdisjoint(stances)
    return (who, outright) if who and all(map(scene.sides.is_party, who)) else ((), False)
