"""Tell whom a complaint that was told of before is aimed at: *Une plainte a été déposée par X. Elle vise Y*."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extraction.accusations.accused import in_slot
from briefing.extraction.accusations.charge_ends import is_infinitive
from briefing.extraction.accusations.charge_slots import charge_of
from briefing.extraction.accusations.charges import Chunk, chunks, stretch
from briefing.extraction.accusations.scene import Blame, Scene
from briefing.extraction.grammar.syntax import np_start, subject
from briefing.extraction.parties.gazetteer import fold
from briefing.language.lexicon import AccusationCue
from briefing.language.plain_doc import Token
from briefing.model import Span

_PLAINTS = {"plainte", "assignation", "requête", "citation", "signalement"}
_LODGED = {"déposer", "adresser", "introduire", "former", "déposée", "adressée", "introduite"}
_IT = {"elle", "celle-ci", "il", "celui-ci"}
_KNOWN = {"la", "cette", "leur", "sa", "le", "ce"}
_MORE = {"second", "seconde", "deuxième", "troisième", "autre", "nouvelle", "nouveau"}
_PROSECUTING = {"parquet", "procureur", "procureure", "substitut", "substitute"}
_BACK = 2
"""Sentences before a complaint in which it was told who lodged one."""


@dataclass(frozen=True, slots=True)
class Lodged:
    """Hold who lodged a complaint, and for what."""

    accusers: tuple[int, ...]
    charge: tuple[Span, ...]


def lodged_before(plaint: Token, scene: Scene) -> Lodged | None:
    """Return who lodged *la plainte*, *une seconde plainte*, and for what, as a sentence or two before tell."""
    first = plaint.doc[np_start(plaint)].lower_
    more = any(t.lower_ in _MORE for t in plaint.doc[np_start(plaint) : plaint.i])
    if plaint.lemma_.casefold() not in _PLAINTS or not (first in _KNOWN or more):
        return None
    if scene.layout.mark_of[plaint.i] >= 0:
        return None
    told = _lodged(scene.layout.sentence_start(plaint.i), scene)
    return Lodged(told.accusers, ()) if told is not None and more else told


def aimed(verb: Token, scene: Scene, phrases: list[Chunk]) -> Blame | None:
    """Return the accusation of *Elle vise le maire*, said of the complaint that the sentence before tells of."""
    own, layout = subject(verb), scene.layout
    if own is None or own.lower_ not in _IT or layout.mark_of[verb.i] >= 0:
        return None
    start = layout.sentence_start(verb.i)
    told = _lodged(start, scene) if own.i == start else None
    if told is None or not told.accusers:
        return None
    accused, _ = in_slot("", scene, phrases, verb, loose=True)
    if not accused or scene.sides.same(accused, told.accusers):
        return None
    charge = next((c for c in phrases if c.prep == "pour" and not c.infinitive), None)
    words = stretch(charge.start + 1, layout, scene.knows) if charge is not None else told.charge
    return Blame(
        told.accusers, accused, words, layout.chars(verb.i, verb.i + 1), "asserted", "active", 0.75, verb.i,
        "complaint",
    )  # fmt: skip


def required(verb: Token, entry: AccusationCue, scene: Scene, phrases: list[Chunk]) -> Blame | None:
    """Return the accusation of *Deux ans de prison ont été requis contre Paul Roux, poursuivi pour fraude*."""
    accused, used = in_slot("contre", scene, phrases, verb, loose=True)
    charge = charge_of(verb, entry, scene, phrases, used)
    if used is not None and not charge:  # « contre X, 58 ans, poursuivi | pour faux »
        doc, end = verb.doc, scene.layout.sentence_end(verb.i)
        pour = next((t.i for t in doc[used.end : end] if t.lower_ == "pour"), None)
        tried = pour is not None and doc[pour - 1].pos_ in {"VERB", "ADJ"}
        charge = stretch(pour + 1, scene.layout, scene.knows) if pour and tried else ()
    asking = _prosecutor(verb, scene)
    if not accused or not charge or not asking or scene.sides.same(accused, asking):
        return None
    cue = scene.layout.chars(verb.i, verb.i + 1)
    return Blame(asking, accused, charge, cue, "asserted", "passive", 0.8, verb.i, "court")


def _prosecutor(verb: Token, scene: Scene) -> tuple[int, ...]:
    """Return who requires a penalty: the prosecutor told of just before."""
    start = scene.layout.sentence_start(verb.i)
    for _ in range(_BACK):
        start = scene.layout.sentence_start(max(start - 1, 0))
    for mention in scene.resolver.before(verb.i):
        if mention.start < start:
            break
        e = scene.sides.entry(mention.entry)
        words = {w for text in (e.name, *e.roles) for w in fold(text).split()}
        if words & _PROSECUTING:
            return (e.id,)
    return ()


def _lodged(start: int, scene: Scene) -> Lodged | None:
    """Return the complaint told of in the sentences before token `start`, the nearest one."""
    layout = scene.layout
    end = start
    for _ in range(_BACK):
        if end <= 0:
            return None
        begin = layout.sentence_start(end - 1)
        if (told := _told_in(begin, end, scene)) is not None:
            return told
        end = begin
    return None


def _told_in(start: int, end: int, scene: Scene) -> Lodged | None:
    layout, last = scene.layout, scene.last
    if last is not None and start <= last.at < end and last.cue is not None:
        if "plainte" in last.cue.cut(layout.text) and last.accusers:
            return Lodged(last.accusers, last.charge)
    for token in layout.doc[start:end]:
        if token.lemma_.casefold() not in _PLAINTS or layout.mark_of[token.i] >= 0:
            continue
        done = next(
            (
                t
                for t in layout.doc[token.i : end]
                if t.lemma_.casefold() in _LODGED or t.lower_ in _LODGED
            ),
            None,
        )
        if done is None:
            return None
        agent = next(
            (
                c
                for c in chunks(done.i + 1, end, layout, scene.resolver)
                if c.prep == "par" and not c.infinitive
            ),
            None,
        )
        found = scene.sides.parties(agent.head, loose=True) if agent is not None else ()
        pour = next((t.i for t in layout.doc[token.i + 1 : end - 1] if t.lower_ == "pour"), None)
        deed = pour is not None and not is_infinitive(layout.doc[pour + 1])
        charge = stretch(pour + 1, layout, scene.knows) if pour and deed else ()
        return Lodged(found, charge) if found else None
    return None
