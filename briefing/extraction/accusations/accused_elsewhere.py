"""Find who is blamed where no slot of the verb says so: ahead of the sentence, in a headline's topic, in a clause."""

from __future__ import annotations

from briefing.extraction.accusations.charges import chunks
from briefing.extraction.accusations.others import RANKS, ranked
from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.syntax import VERBAL, base, is_finite
from briefing.extraction.parties.entries import Entry
from briefing.language.plain_doc import Token

_WITHIN = {"opposition", "gouvernement", "pouvoir", "gauche", "droite", "majorité", "opposant"}
"""Who stands inside the state that a headline is about."""
_COURTS = {"cour", "tribunal"}


def fronted(verb: Token, scene: Scene) -> tuple[int, ...]:
    """Return who is blamed at the head of the sentence: *À la direction, la CGT reproche de …*."""
    doc, start = verb.doc, scene.layout.sentence_start(verb.i)
    if doc[start].lower_ not in {"à", "au", "aux"}:
        return ()
    first = next(iter(chunks(start, verb.i, scene.layout, scene.resolver)), None)
    comma = next((t.i for t in doc[start : verb.i] if t.text == ","), None)
    if first is None or comma is None or first.prep != "à" or first.head.i > comma:
        return ()
    if first.head.lower_ in RANKS:
        return ranked(scene.sides, first.head)
    return scene.sides.parties(first.head)


def topic(verb: Token, scene: Scene, accusers: tuple[int, ...]) -> tuple[int, ...]:
    """Return the state or body that a headline puts before its colon: *Syrie : X dénonce la torture*."""
    doc = verb.doc
    start = scene.layout.sentence_start(verb.i)
    mention = scene.resolver.register.mention_at(start)
    if mention is None or mention.end >= len(doc) or doc[mention.end].text != ":":
        return ()
    e = scene.sides.entry(mention.entry)
    fits = e.named and e.kind in ("state", "organisation") and mention.start == start
    if scene.knows.organisation_kind(e.canonical or e.name) == "court" or e.head in _COURTS:
        return ()  # « Cour internationale de justice : Israël dénonce … »: where it is told
    if e.kind == "state" and not all(_from_abroad(a, e, scene) for a in accusers):
        return ()  # « Gabon : l'opposition dénonce une fraude », « Sénégal : Sonko dénonce un complot »
    return (e.id,) if fits and not scene.sides.same((e.id,), accusers) else ()


def _from_abroad(accuser: int, state: Entry, scene: Scene) -> bool:
    """Tell whether the accuser is a state, an office of one or a body known to all, none of the state's own people."""
    entry = scene.sides.entry(accuser)
    if entry.head in _WITHIN:
        return False
    known = entry.kind == "state" or entry.capital or entry.canonical is not None
    return known or bool(entry.states - {state.canonical or ""})


def clause_subject(que: int, scene: Scene) -> Token | None:
    """Return the subject of the clause that *que* opens: the first noun before its finite verb."""
    doc = scene.layout.doc
    for token in doc[que + 1 : min(que + 16, len(doc))]:
        if base(token) == "nsubj" and "pass" not in token.dep_:
            return token
        if token.pos_ in VERBAL and is_finite(token):
            return None
    return None
