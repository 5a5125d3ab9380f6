"""Read what a court's sentence holds against somebody: *a été condamné à trois ans de prison pour …*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.extraction.accusations.accused import in_slot
from briefing.extraction.accusations.blame_weight import cue_of, weight
from briefing.extraction.accusations.charge_slots import charge_of, has_done
from briefing.extraction.accusations.charges import Chunk
from briefing.extraction.accusations.gapping import cut_at
from briefing.extraction.accusations.scene import Blame, Scene
from briefing.extraction.grammar.syntax import OPENING, children, verb_group_start
from briefing.extraction.speakers.resolved import Resolved
from briefing.language.lexicon import AccusationCue
from briefing.language.plain_doc import Token
from briefing.model import Span

_RULING = {"condamner", "juger"}
_HAS = {"a", "ont"}
_BODIES = {"organisation", "state"}
_COURTS = {"tribunal", "cour", "assises", "juridiction"}
_COURT_NEAR = 9
"""Tokens of *le tribunal correctionnel de Nanterre* before its verb."""
_DUE = {"devoir", "aller"}


def rules(entry: AccusationCue) -> bool:
    """Tell whether the verb is what a court does when it rules."""
    return entry.lemma in _RULING and entry.rest not in {"responsable", "coupable"}


def of_court(entry: AccusationCue) -> AccusationCue:
    """Return *condamner* as a court does it, whatever stands between the verb and its *à*."""
    if entry.lemma != "condamner":
        return entry
    return replace(entry, accusation_class="judicial", accused=("obj",), charge=("pour",))


def is_due(verb: Token) -> bool:
    """Tell whether an infinitive is what is to come: *doit comparaître*, *devra répondre de*."""
    before = verb.doc[max(verb.i - 4, 0) : verb.i]
    return any(t.lemma_.casefold() in _DUE for t in before)


def is_news(verb: Token, charge: tuple[Span, ...], accused: tuple[int, ...], scene: Scene) -> bool:
    """Tell whether a sentence is told with the wrong, as news or of one person of an earlier case."""
    if scene.speech_at(verb.i) is not None or not charge:
        return False
    entries = [scene.sides.entry(e) for e in accused]
    if not _is_fresh(verb, scene) and any(e.plural or e.kind in _BODIES for e in entries):
        return False  # « L'entreprise avait été condamnée pour fraude »
    return has_done(charge, scene) or any(weight(s, scene) for s in charge)


def _is_fresh(verb: Token, scene: Scene) -> bool:
    """Tell whether a court rules now: *avait condamné* only recalls a case."""
    helpers = scene.layout.doc[verb_group_start(verb) : verb.i]
    return any(t.lower_ in _HAS for t in [*helpers, *children(verb, "aux")])


def sentenced(
    verb: Token, entry: AccusationCue, scene: Scene, phrases: list[Chunk], court: Resolved
) -> Iterator[Blame]:
    """Yield *le tribunal a condamné X à deux ans de prison pour fraude*."""
    accused, used = in_slot("", scene, phrases, verb, loose=False)
    charge = charge_of(verb, of_court(entry), scene, phrases, used)
    if not accused or not is_news(verb, charge, accused, scene) or not _is_fresh(verb, scene):
        return
    yield Blame(
        court.entries,
        accused,
        charge,
        cue_of(verb, entry, scene),
        "asserted",
        "active",
        0.8,
        verb.i,
        court.how,
    )


def tried(verb: Token, entry: AccusationCue, scene: Scene, phrases: list[Chunk]) -> Iterator[Blame]:
    """Yield what a court tries somebody for: *Le tribunal de Nanterre juge depuis lundi la société X pour fraude*."""
    start = scene.layout.sentence_start(verb.i)
    near = [t for t in verb.doc[max(start, verb.i - _COURT_NEAR) : verb.i] if t.pos_ == "NOUN"]
    court = any(t.lower_ in _COURTS for t in near)
    last = verb.i + 1 >= len(verb.doc)
    if last or not court or _past(verb) or scene.layout.mark_of[verb.i] >= 0:
        return
    if verb.nbor(1).text in OPENING or verb.nbor(1).pos_ == "ADJ":
        return  # « la Cour des comptes juge « illisible » la politique du logement »
    people = [c for c in phrases if c.prep == "" and not c.infinitive]
    first = next((c for c in people if scene.sides.parties(c.head)), None)
    if first is None:
        return
    accused, used = in_slot("", scene, phrases[phrases.index(first) :], verb, loose=False)
    charge = charge_of(verb, entry, scene, phrases, used)
    if used is not None and charge and phrases.index(first) and charge[0].start < first.head.idx:
        charge = cut_at(used.start, charge, scene)  # « juge pour homicide | la société X »
    if accused and any(weight(s, scene) for s in charge):
        yield Blame(
            (),
            accused,
            charge,
            cue_of(verb, entry, scene),
            "asserted",
            "passive",
            0.75,
            verb.i,
            "court",
        )


def _past(verb: Token) -> bool:
    return any(t.lower_ in _HAS | {"avait", "avaient"} for t in children(verb, "aux"))
