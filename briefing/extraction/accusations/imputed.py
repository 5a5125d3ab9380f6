"""Read blame off impersonal and turned passives: *il est reproché à X d'avoir …*, *les faits imputés à X*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from briefing.extraction.accusations.accused import clitic_object, in_slot
from briefing.extraction.accusations.agents import agent_of
from briefing.extraction.accusations.blame_cues import is_plain
from briefing.extraction.accusations.blame_weight import blames, cue_of, status_of, weight
from briefing.extraction.accusations.charge_slots import charge_of
from briefing.extraction.accusations.charges import Chunk
from briefing.extraction.accusations.relatives import relative_object
from briefing.extraction.accusations.scene import Blame, Scene
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.syntax import base, np_start, subject
from briefing.language.lexicon import AccusationCue
from briefing.language.plain_doc import Token
from briefing.model import Span


def imputed(
    verb: Token, entry: AccusationCue, scene: Scene, phrases: list[Chunk]
) -> Iterator[Blame]:
    """Yield *les faits imputés à X*, *l'attaque a été attribuée à X par Y*: the subject is the charge."""
    told = _impersonal(verb)
    near = [*takewhile(lambda c: not c.infinitive, phrases)] if told else phrases
    accused, used = in_slot("à", scene, near, verb, loose=is_plain(entry))
    own = subject(verb)
    to_whom = () if told else clitic_object(verb, "iobj", scene, (), scene.speech_at(verb.i))
    if to_whom:  # « Vingt-trois vols leur sont imputés à ce stade »
        accused, used = to_whom, None
    if told:  # « il leur est reproché d'avoir voyagé | aux frais du contribuable »
        yield from _held_against(verb, entry, scene, phrases, accused, used)
        return
    if own is None and base(verb) in {"advcl", "xcomp"}:
        own = subject(verb.head)  # « a été truffé de fausses traces avant d'être imputé à X »
    thing = own if own is not None else verb.head
    if not accused or thing.pos_ not in {"NOUN", "PROPN"} or thing.i > verb.i:
        return
    charge = scene.layout.chars(np_start(thing), max(np_end(thing), thing.i + 1))
    spans: tuple[Span, ...] = (charge,) if charge is not None else ()
    if "pour" in entry.charge:  # « une amende a été infligée à X pour fraude »
        spans = charge_of(verb, entry, scene, phrases, used)
    if not blames(verb, entry, scene, spans, accused):
        return
    if to_whom and not any(weight(s, scene) for s in spans):
        return  # « ce refus lui a été reproché », « vingt faits leur sont imputés »
    agent = agent_of(verb, phrases, scene)
    yield Blame(
        agent.entries, accused, spans, cue_of(verb, entry, scene), status_of(verb, entry, scene, spans), "passive", 0.7,
        verb.i, agent.how,
    )  # fmt: skip


def _impersonal(verb: Token) -> bool:
    """Tell whether *il* stands for what comes after: *il lui est reproché d'avoir …*."""
    before = [t.lower_ for t in verb.doc[max(verb.i - 6, 0) : verb.i]]
    return "il" in before and any(c.lower_ == "il" for c in verb.children)


def _held_against(
    verb: Token,
    entry: AccusationCue,
    scene: Scene,
    phrases: list[Chunk],
    accused: tuple[int, ...],
    used: Chunk | None,
) -> Iterator[Blame]:
    """Yield *il lui est reproché d'avoir …*, *il est reproché au maire d'avoir …*."""
    to_whom = clitic_object(verb, "iobj", scene, (), scene.speech_at(verb.i))
    if not to_whom and not accused:
        before = relative_object(verb, entry, scene)  # « un agent, à qui il est reproché d'avoir »
        to_whom = scene.sides.parties(before, loose=True) if before is not None else ()
    if to_whom:  # « il lui est reproché un écart, à hauteur de 600 euros »
        accused, used = to_whom, None
    charge = charge_of(verb, entry, scene, phrases, used)
    if not accused or not charge or not blames(verb, entry, scene, charge, accused):
        return
    agent = agent_of(verb, phrases, scene)
    yield Blame(
        agent.entries, accused, charge, cue_of(verb, entry, scene), status_of(verb, entry, scene, charge), "passive",
        0.8, verb.i, agent.how,
    )  # fmt: skip
