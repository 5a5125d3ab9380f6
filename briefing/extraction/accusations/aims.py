"""Find whom words in quotation marks are aimed at by the words beside them: *étrille les députés. « Ils … »*."""

from __future__ import annotations

from briefing.extraction.accusations.accused import in_slot
from briefing.extraction.accusations.charges import chunks
from briefing.extraction.accusations.scene import Blame, Scene
from briefing.extraction.grammar.syntax import subject
from briefing.extraction.quotes.found import Found
from briefing.language.lexicon import AccusationCue

_GOING_FOR = {
    "étriller", "tacler", "tancer", "charger", "fustiger", "éreinter", "brocarder", "incendier", "cibler", "pilonner",
    "égratigner", "vilipender", "conspuer", "houspiller",
}  # fmt: skip
_AIMING = {"visant", "ciblant"}
_COMPLAINTS = {"plainte", "recours", "signalement", "requête", "assignation"}
_AIMS = {"vise", "visent", "visait", "cible"}


def goes_for(entry: AccusationCue) -> bool:
    """Tell whether a verb goes for somebody and leaves it to what follows to say why: *en veut au maire. « … »*."""
    return entry.lemma in _GOING_FOR or (
        entry.rest == "en" and entry.lemma in {"vouloir", "prendre"}
    )


def aimed_at(quote: Found, scene: Scene) -> tuple[int, ...]:
    """Return whom the narration beside a quotation says that its speaker goes for."""
    return _behind_cue(quote, scene) or _before(quote, scene)


def _before(quote: Found, scene: Scene) -> tuple[int, ...]:
    """Return whom the speaker went for in the sentence before, or before the colon."""
    layout = scene.layout
    first = layout.token_from(quote.content[0].start)
    for aim in reversed(scene.aims):
        if aim.at >= first or not scene.sides.same(aim.accusers, quote.speaker.entries):
            continue
        between = layout.doc[layout.sentence_end(aim.at) : first]
        return aim.accused if all(t.is_punct or t.is_space for t in between) else ()
    return ()


def _behind_cue(quote: Found, scene: Scene) -> tuple[int, ...]:
    """Return whom *s'emporte-t-il, visant la direction* names."""
    layout = scene.layout
    if quote.verb < 0 or quote.verb >= len(layout.doc):
        return ()
    end = layout.sentence_end(quote.verb)
    at = next((t.i for t in layout.doc[quote.verb : end] if t.lower_ in _AIMING), None)
    if at is None or layout.mark_of[at] >= 0:
        return ()
    found = dict.fromkeys(
        e
        for c in chunks(at + 1, end, layout, scene.resolver)
        if not c.prep and not c.infinitive
        for e in scene.sides.parties(c.head)
    )
    return () if scene.sides.same(tuple(found), quote.speaker.entries) else tuple(found)


def aimed_next(blame: Blame, scene: Scene) -> tuple[int, ...]:
    """Return whom a complaint is said to be against in the next sentence: *Elle vise le brigadier et X*."""
    layout = scene.layout
    cue = layout.tokens_in([blame.cue]) if blame.cue is not None else []
    if all(t.lemma_.casefold() not in _COMPLAINTS for t in cue):
        return ()
    start = layout.sentence_end(blame.at)
    if start >= len(layout.doc):
        return ()
    end = layout.sentence_end(start)
    verb = next((t for t in layout.doc[start:end] if t.lower_ in _AIMS), None)
    own = subject(verb) if verb is not None else None
    if verb is None or own is None or own.lower_ not in {"il", "elle", *_COMPLAINTS}:
        return ()
    phrases = chunks(verb.i + 1, end, layout, scene.resolver)
    return in_slot("", scene, phrases, verb, loose=True, people=True)[0]
