"""Read who blames whom off the verbs and nouns that accuse: active, passive, nominal, judicial."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from briefing.extraction.accused import accused_of, blamed_subject, in_slot, named_at
from briefing.extraction.accuser import NEAR, accuser_of, agent_of, another, is_court, stated_by
from briefing.extraction.blame_cues import (
    accusation_cue,
    cue_end,
    is_hypothetical,
    is_litotes,
    is_passive,
    is_plain,
    suffers,
)
from briefing.extraction.charge_slots import charge_of
from briefing.extraction.charges import (
    Chunk,
    chunks,
    infinitive_charge,
    stretch,
    wrong_weight,
)
from briefing.extraction.knowledge import is_reflexive
from briefing.extraction.resolved import Resolved
from briefing.extraction.scene import Blame, Scene, conditional
from briefing.extraction.syntax import (
    VERBAL,
    base,
    children,
    is_negated,
    np_end,
    np_start,
    subject,
    verb_group_start,
)
from briefing.language.lexicon import AccusationCue
from briefing.model import Span, Status

_DENOUNCING = {
    "dénoncer",
    "condamner",
    "épingler",
    "fustiger",
    "vilipender",
    "stigmatiser",
    "pourfendre",
}
_JUDGED = {
    "comparaître",
    "poursuivre",
    "juger",
    "renvoyer",
    "inculper",
    "déférer",
    "écrouer",
    "interpeller",
    "arrêter",
}
_SUPPORT = {
    "porter",
    "lancer",
    "formuler",
    "proférer",
    "multiplier",
    "émettre",
    "adresser",
    "déposer",
    "essuyer",
}
_CARRYING = {
    "peser",
    "déposer",
    "porter",
    "lancer",
    "formuler",
    "ouvrir",
    "engager",
    "planer",
    "viser",
}
_NOUN_REACH = 24
"""Tokens after a noun of blame within which its parties are looked for."""
_NOUNS = {
    "accusation", "allégation", "mise en cause", "mise en examen", "plainte", "soupçon", "reproche", "grief",
    "réquisitoire", "inculpation", "suspicion", "insinuation", "contre-accusation", "diatribe", "charge", "critique",
    "enquête", "enquête préliminaire", "information judiciaire", "poursuite", "mandat d'arrêt", "attaque",
}  # fmt: skip


def by_cue(scene: Scene) -> Iterator[Blame]:
    """Yield the accusations that a verb, participle or noun of the lexicon carries."""
    done = -1
    for token in scene.layout.tokens:
        if scene.layout.skipped[token.i] or token.is_space or token.is_punct:
            continue
        entry = accusation_cue(token, scene.knows)
        if entry is None:
            continue
        if entry.pos == "verb" and entry.accusation_class != "withdraw":
            found = list(_verb(token, entry, scene))
            if found:
                done = cue_end(token, entry)  # *porter plainte*: its noun is not told again
            yield from found
        elif entry.pos == "noun" and entry.lemma in _NOUNS and token.i >= done:
            yield from _noun(token, entry, scene)


def _verb(verb: Token, entry: AccusationCue, scene: Scene) -> Iterator[Blame]:
    if is_negated(verb) and verb.lower_ not in {"cesse"} and not is_litotes(verb, entry):
        return
    if is_hypothetical(verb) or (entry.lemma == "accuser" and suffers(verb)):
        return
    phrases = _phrases(verb, entry, scene)
    passive = is_passive(verb, entry)
    if passive or "subj" in entry.accused:
        if passive and "iobj" in entry.accused:
            yield from _imputed(verb, entry, scene, phrases)
            return
        accused = blamed_subject(verb, scene)
        accusers = agent_of(verb, phrases, scene) if passive else stated_by(verb, accused, scene)
        yield from _passive(verb, entry, scene, phrases, accused, accusers)
        return
    accusers = accuser_of(verb, scene)
    if len(accusers.entries) == 2 and entry.lemma == "accuser" and is_reflexive(verb):
        yield from _mutual(verb, entry, scene, phrases, accusers)
        return
    if not accusers or (entry.lemma == "condamner" and is_court(accusers, scene)):
        return
    accused_ids, used = accused_of(verb, entry, scene, phrases, accusers.entries)
    if scene.sides.same(accused_ids, accusers.entries):
        accusers = another(verb, accusers, accused_ids, scene)
        if not accusers:
            return
    if not accused_ids and (entry.accusation_class != "denounce" or entry.lemma not in _DENOUNCING):
        return
    charge = charge_of(verb, entry, scene, phrases, used)
    if not _blames(verb, entry, scene, charge, accused_ids):
        return
    yield Blame(
        accusers.entries, accused_ids, charge, _cue(verb, entry, scene), _status(verb, entry, scene, charge),
        "active", 0.85 if entry.accusation_class in {"accuse", "blame", "judicial"} else 0.7, verb.i, accusers.how,
    )  # fmt: skip


def _mutual(
    verb: Token, entry: AccusationCue, scene: Scene, phrases: list[Chunk], both: Resolved
) -> Iterator[Blame]:
    """Yield both directions of *A et B s'accusent mutuellement de …*."""
    charge = charge_of(verb, entry, scene, phrases, None)
    for one, other in (both.entries, both.entries[::-1]):
        yield Blame(
            (one,), (other,), charge, _cue(verb, entry, scene), _status(verb, entry, scene, charge), "active", 0.8,
            verb.i, both.how,
        )  # fmt: skip


def _phrases(verb: Token, entry: AccusationCue, scene: Scene) -> list[Chunk]:
    """Return the phrases after the verb, those of its own expression (*en cause*) left out."""
    layout = scene.layout
    end = cue_end(verb, entry)
    size = len(entry.rest.split())
    between = chunks(verb.i + 1, end - size, layout, scene.resolver) if size else []
    return [*between, *chunks(end, layout.sentence_end(verb.i), layout, scene.resolver)]


def _passive(
    verb: Token,
    entry: AccusationCue,
    scene: Scene,
    phrases: list[Chunk],
    accused: tuple[int, ...],
    agent: Resolved,
) -> Iterator[Blame]:
    if not accused:
        return
    charge = charge_of(verb, entry, scene, phrases, None)
    if not _blames(verb, entry, scene, charge, accused):
        return
    stated = "subj" in entry.accused and not is_passive(verb, entry)
    if entry.lemma == "condamner" or (not charge and (stated or not agent)):
        return  # a sentence is no accusation
    if entry.rest == "en cause" and not agent and not any(c.prep == "pour" for c in phrases):
        return  # « le logiciel mis en cause » blames nobody of anything
    infinitive = any(c.infinitive and c.prep in entry.charge for c in phrases)
    if not agent and not infinitive and not _strict(accused, scene):
        if entry.accusation_class != "judicial":
            return
    if entry.accusation_class in {"criticise", "denounce"} and not agent:
        return
    status = _status(verb, entry, scene, charge)
    if not agent and entry.lemma in _JUDGED:
        status = "hedged"
    yield Blame(
        agent.entries,
        accused,
        charge,
        _cue(verb, entry, scene),
        status,
        "passive",
        0.8,
        verb.i,
        agent.how,
    )


def _imputed(
    verb: Token, entry: AccusationCue, scene: Scene, phrases: list[Chunk]
) -> Iterator[Blame]:
    """Yield *les faits imputés à X*, *l'attaque a été attribuée à X par Y*: the subject is the charge."""
    accused, _ = in_slot("à", scene, phrases, verb, loose=is_plain(entry))
    own = subject(verb)
    thing = own if own is not None else verb.head
    if not accused or thing.pos_ not in {"NOUN", "PROPN"} or thing.i > verb.i:
        return
    charge = scene.layout.chars(np_start(thing), max(np_end(thing), thing.i + 1))
    spans = (charge,) if charge is not None else ()
    if not _blames(verb, entry, scene, spans, accused):
        return
    agent = agent_of(verb, phrases, scene)
    yield Blame(
        agent.entries, accused, spans, _cue(verb, entry, scene), _status(verb, entry, scene, spans), "passive", 0.7,
        verb.i, agent.how,
    )  # fmt: skip


def _strict(accused: tuple[int, ...], scene: Scene) -> bool:
    return all(scene.sides.is_party(e) for e in accused)


def _noun(noun: Token, entry: AccusationCue, scene: Scene) -> Iterator[Blame]:
    """Yield *les accusations de X contre Y*, *une plainte de X contre Y pour Z*."""
    layout = scene.layout
    accused: tuple[int, ...] = ()
    accusers: tuple[int, ...] = ()
    charge: tuple[Span, ...] = ()
    for chunk in _noun_phrases(noun, entry, scene):
        if chunk.infinitive:
            if chunk.prep == "de" and not charge:
                charge = infinitive_charge(chunk, layout, scene.knows)
            continue
        ids = scene.sides.parties(chunk.head) or named_at(chunk.head, scene)
        if chunk.prep in {"contre", "sur"} and chunk.prep in entry.accused and not accused:
            accused = ids or scene.sides.parties(chunk.head, loose=chunk.prep == "contre")
        elif chunk.prep == "de" and not (accused or accusers or charge):
            if not ids or wrong_weight(chunk.head.i, chunk.end, layout, scene.knows):
                charge = stretch(chunk.head.i, layout, scene.knows)
            elif {"de", "possessor"} & set(entry.accused):
                accused = ids
            else:
                accusers = ids
        elif (
            chunk.prep == "à" and "iobj" in entry.accused and not accused and _sent_to(noun, chunk)
        ):
            accused = scene.sides.parties(chunk.head, loose=True)
        elif chunk.prep == "par" and not accusers:
            accusers = ids
        elif chunk.prep == "pour" and accused and not charge:
            charge = stretch(chunk.start + 1, layout, scene.knows)
    accusers = accusers or _support_subject(noun, scene)
    if not accused or (not accusers and not charge) or scene.sides.same(accusers, accused):
        return
    status: Status = "hedged" if entry.hedged else "asserted"
    yield Blame(
        accusers, accused, charge, layout.chars(noun.i, cue_end(noun, entry)), status, "nominal",
        0.65, noun.i, "nominal",
    )  # fmt: skip


def _sent_to(noun: Token, chunk: Chunk) -> bool:
    """Tell whether blame is put to somebody: *les reproches adressés à X*."""
    between = noun.doc[noun.i + 1 : chunk.start]
    return any(t.lemma_.casefold() in {"adresser", "faire", "formuler"} for t in between)


def _noun_phrases(noun: Token, entry: AccusationCue, scene: Scene) -> list[Chunk]:
    """Return the phrases after a noun of blame, past the verb that carries it (*pèsent sur X*)."""
    layout = scene.layout
    end = layout.sentence_end(noun.i)
    start = cue_end(noun, entry)
    found = chunks(start, end, layout, scene.resolver)
    last = found[-1].end if found else start
    for i in range(last, min(last + NEAR, end)):
        token = layout.doc[i]
        if token.pos_ == "VERB" and scene.knows.lemma(token) in _CARRYING:
            found += chunks(i + 1, end, layout, scene.resolver)
            break
    return [c for c in found if c.start - noun.i <= _NOUN_REACH]


def _support_subject(noun: Token, scene: Scene) -> tuple[int, ...]:
    """Return who *porte* or *lance* the accusations that are the verb's object."""
    verb = noun.head
    if base(noun) in {"obj", "obl"} and verb.pos_ in VERBAL and verb.lemma_.casefold() in _SUPPORT:
        return accuser_of(verb, scene).entries
    return ()


def _blames(
    verb: Token,
    entry: AccusationCue,
    scene: Scene,
    charge: tuple[Span, ...],
    accused: tuple[int, ...],
) -> bool:
    """Tell whether the verb blames here, which many do only when a wrong is named."""
    if is_plain(entry):
        return True
    if entry.accusation_class == "denounce" and entry.lemma in _DENOUNCING:
        # With nobody named, the words must at least name a wrong or stand in marks.
        marked = any(m.inner.overlaps(s) for m in scene.layout.marks for s in charge)
        return bool(charge) and (bool(accused) or marked or any(_weight(s, scene) for s in charge))
    if not charge:
        return False
    if (
        entry.accusation_class == "judicial"
        and not entry.rest
        and entry.lemma not in {"comparaître"}
    ):
        return any(_weight(s, scene) for s in charge) or bool(children(verb, "aux:pass"))
    return any(_weight(s, scene) for s in charge)


def _weight(span: Span, scene: Scene) -> int:
    tokens = [t.i for t in scene.layout.tokens_in([span])]
    return wrong_weight(tokens[0], tokens[-1] + 1, scene.layout, scene.knows) if tokens else 0


def _status(verb: Token, entry: AccusationCue, scene: Scene, charge: tuple[Span, ...]) -> Status:
    if entry.hedged or entry.accusation_class == "suspect":
        return "hedged"
    helpers = [verb, *children(verb, "aux")]
    if any("Cnd" in t.morph.get("Mood", []) for t in helpers):
        return "hedged"
    return "hedged" if any(conditional(s, scene.layout) for s in charge) else "asserted"


def _cue(verb: Token, entry: AccusationCue, scene: Scene) -> Span | None:
    return scene.layout.chars(verb_group_start(verb), max(cue_end(verb, entry), verb.i + 1))
