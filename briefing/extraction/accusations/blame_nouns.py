"""Read who blames whom off nouns: *les accusations de X contre Y*, *la plainte de X*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from briefing.extraction.accusations.accused import against_nobody, against_them
from briefing.extraction.accusations.accuser import NEAR, accuser_of
from briefing.extraction.accusations.blame_cues import cue_end, is_participle, knows_avoir
from briefing.extraction.accusations.blame_links import without_aim
from briefing.extraction.accusations.blame_owner import named_at
from briefing.extraction.accusations.blame_weight import is_lifted
from briefing.extraction.accusations.charges import (
    Chunk,
    chunks,
    infinitive_charge,
    stretch,
    wrong_weight,
)
from briefing.extraction.accusations.complaints import lodged_before
from briefing.extraction.accusations.scene import Blame, Scene
from briefing.extraction.accusations.unsaid import (
    is_hypothetical,
    is_unsaid,
    is_unuttered,
    taker_back,
)
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import (
    POSSESSIVES,
    VERBAL,
    base,
    children,
    is_negated,
    np_start,
)
from briefing.language.lexicon import AccusationCue
from briefing.language.plain_doc import Token
from briefing.model import Span, Status

_MONEY = {"million", "milliard", "millier", "euro", "dollar", "franc"}
_SUPPORT = {
    "porter", "lancer", "formuler", "proférer", "multiplier", "émettre", "adresser", "déposer", "essuyer", "annoncer",
    "promettre", "engager", "intenter", "délivrer", "préparer", "ouvrir", "requérir", "introduire", "former",
    "brandir", "réclamer", "demander", "obtenir", "ordonner", "prononcer", "réitérer",
    "maintenir", "renouveler", "relayer", "soulever", "nourrir", "enclencher", "entamer",
}  # fmt: skip
"""Verbs whose subject is the accuser where blame is their object."""
_CARRYING = {
    "peser", "déposer", "porter", "lancer", "formuler", "ouvrir", "engager", "planer", "viser", "dresser", "délivrer",
    "émettre", "émaner", "intenter", "introduire", "diligenter", "notifier", "requérir", "prononcer", "diriger",
    "pèse", "pèsent",
}  # fmt: skip
"""Verbs that may stand between blame and whom it is aimed at."""
_AIMING = {"vise", "visent", "visait", "visaient", "ciblait", "cible", "ciblent"}
_WEIGHING = {"pèse", "pèsent", "pesaient", "pesait"}
"""Forms that taggers take for anything."""
_AT = _AIMING | _WEIGHING
_NOUN_REACH = 24
"""Tokens after a noun of blame within which its parties are looked for."""
_FILED = 12
"""Tokens of *a été déposée mardi devant le tribunal de Lyon* between a complaint and *contre X*."""
_SEIZED = 14
"""Tokens that *saisi le procureur de la République de Lyon d'une plainte* puts before the complaint."""
_OVERHANGING = {"soupçon", "accusation", "suspicion"}
"""What lies on somebody though nobody says of what: *les soupçons qui pèsent sur X*."""
_REJECTING = {"rejeter", "réfuter", "nier", "démentir", "contester", "récuser", "balayer"}
_REJECTED = {"accusation", "allégation", "soupçon", "reproche", "insinuation"}
_MANNERS = {"revers", "trait", "voix", "haussement", "geste"}
"""How blame is rejected, not what it says: *balaie ces accusations d'un revers de main*."""
_COURTS = {"assises", "correctionnelle", "procès", "correctionnel", "criminelle"}
_NOUNS = {
    "accusation", "allégation", "mise en cause", "mise en examen", "plainte", "soupçon", "reproche", "grief",
    "réquisitoire", "inculpation", "suspicion", "insinuation", "contre-accusation", "diatribe", "charge", "critique",
    "enquête", "enquête préliminaire", "information judiciaire", "poursuite", "mandat d'arrêt", "assignation",
    "action en justice", "action judiciaire", "action collective", "action de groupe", "citation directe",
    "constitution de partie civile", "instruction", "signalement", "contre-plainte", "plainte contre X",
    "mise en accusation", "chef d'accusation", "acte d'accusation", "imputation", "incrimination", "blâme", "procès",
    "procès-verbal", "procédure", "réquisition", "griefs", "recours", "renvoi",
}  # fmt: skip


def by_noun(noun: Token, entry: AccusationCue, scene: Scene) -> Iterator[Blame]:
    """Yield *les accusations de X contre Y*, *une plainte de X contre Y pour Z*."""
    if entry.lemma not in _NOUNS or (entry.lemma == "renvoi" and not _to_court(noun)):
        return
    if is_unuttered(noun, scene.knows):
        return  # « n'entend pas porter plainte contre X »
    if noun.head.pos_ in VERBAL and is_hypothetical(noun.head):
        return  # « L'Algérie porte plainte contre le Mali ? »
    layout, knows = scene.layout, scene.knows
    phrases = _noun_phrases(noun, entry, scene)
    victims = [c for b, c in pairwise(phrases) if b.prep == "pour" and c.prep == "sur"]
    aim = next((c for c in phrases if c not in victims and _aimed(c, noun, entry)), None)
    accused = _target(aim, scene) if aim is not None else _nobody(noun, entry, scene)
    accusers: tuple[int, ...] = ()
    charge: tuple[Span, ...] = ()
    for n, chunk in enumerate(phrases):
        if chunk is aim or chunk.head.lemma_.casefold() in _MONEY:
            continue
        if chunk.prep == "de" and chunk.head.lower_ in _MANNERS:
            continue
        parting = {"contre", "par", "sur"} - ({"contre"} if _of_mankind(chunk, phrases) else set())
        ends = [c.start for c in phrases[n + 1 :] if c.prep in parting][:1]
        ends += [t.i for t in layout.doc[chunk.end : chunk.end + NEAR] if t.lower_ in _AT][:1]
        stop = min(ends, default=None)
        if chunk.infinitive:
            if chunk.prep == "de" and not charge and "de" in entry.charge:
                charge = infinitive_charge(chunk, layout, knows)
            continue
        ids = scene.sides.parties(chunk.head) or named_at(chunk.head, scene)
        if chunk.prep == "de" and not (accusers or charge):
            wrong = wrong_weight(chunk.head.i, chunk.end, layout, knows)
            if chunk.start > cue_end(noun, entry) + 1:
                continue
            if not wrong and aim is not None and (ids or _owner_before(chunk, aim)):
                accusers = ids or scene.sides.parties(chunk.head, loose=True)
            elif wrong or not ids:
                charge = stretch(chunk.head.i, layout, knows, stop=_participle(chunk, stop, layout))
            elif {"de", "possessor"} & set(entry.accused) and not accused:
                accused = ids
            elif not accused:
                accusers = ids
        elif chunk.prep == "par" and not accusers:
            accusers = ids
        elif (chunk.prep == "pour" and accused and not charge) or (
            chunk.prep == "dans" and accused and not charge and entry.lemma == "mise en cause"
        ):
            charge = stretch(chunk.start + 1, layout, knows, stop=stop)
    accusers = accusers or _support_subject(noun, scene)
    if not accusers and (lodged := lodged_before(noun, scene)) is not None:
        accusers, charge = lodged.accusers, charge or lodged.charge
    back = taker_back(noun, scene.knows)
    if back is not None and not accusers:
        accusers = accuser_of(back, scene).entries
    if not accused and aim is None and "contre" in entry.accused:
        accused = against_them(noun, scene, accusers, reach=_NOUN_REACH)
    if not accused and aim is None:
        accused = _rejecter(noun, entry, scene)
        if not accusers and accused:
            accusers = _people(noun, accused, scene)
        if any(scene.sides.entry(e).kind == "state" for e in accusers):
            # « Le ministère russe a rejeté les accusations britanniques »: a state accuses a state.
            accused = scene.sides.principals(accused) or accused
        elif not charge and any(scene.sides.entry(e).kind == "person" for e in accused):
            accused = ()  # who answers for a firm need not be the one that was accused
    if aim is not None and len(accusers) == 1 and _possessed(aim):
        accused = scene.sides.owned_by(aim.head, accusers[0])
    if entry.lemma == "recours" and not all(map(scene.sides.is_party, accused)):
        return  # « un recours contre le permis de construire »
    weighs = entry.lemma in _OVERHANGING and aim is not None and _weighs_on(noun, aim)
    if len(accused) > 1:  # « saisit le parquet d'une plainte visant X et la régie »
        accused = tuple(e for e in accused if not scene.sides.same((e,), accusers))
    accusers = accusers or _people(noun, accused, scene)
    if not accused or not (accusers or charge or weighs) or scene.sides.same(accusers, accused):
        return
    accusers, accused = (tuple(without_aim(e, scene) for e in ids) for ids in (accusers, accused))
    if not accusers and entry.accusation_class == "criticise":
        return  # « critiques de théâtre »
    status: Status = "hedged" if entry.hedged else "asserted"
    if is_lifted(noun, scene):
        if not accusers or base(noun) == "obj":
            return  # who lifts charges accuses nobody
        status = "withdrawn"
    if back is not None and not is_negated(back) and not is_unsaid(back, knows):
        status = "withdrawn"  # « a retiré sa plainte contre X »
    yield Blame(
        accusers, accused, charge, layout.chars(noun.i, cue_end(noun, entry)), status, "nominal",
        0.65, noun.i, "nominal",
    )  # fmt: skip


def _to_court(noun: Token) -> bool:
    """Tell whether somebody is sent before a court: *le renvoi de X devant les assises*."""
    return any(t.lower_ in _COURTS for t in noun.doc[noun.i + 1 : noun.i + _NOUN_REACH])


def _aimed(chunk: Chunk, noun: Token, entry: AccusationCue) -> bool:
    """Tell whether a phrase after a noun of blame names the accused: *contre*, *visant*, *sur*."""
    if chunk.infinitive:
        return False
    if chunk.prep in {"contre", "sur"}:
        return chunk.prep in entry.accused and chunk.head.lower_ != "humanité"
    return chunk.prep == "à" and "iobj" in entry.accused and _sent_to(noun, chunk)


def _of_mankind(chunk: Chunk, phrases: list[Chunk]) -> bool:
    """Tell whether *contre* goes with the wrong: *pour crimes contre l'humanité*."""
    after = next((c for c in phrases if c.start >= chunk.end), None)
    return after is not None and after.head.lower_ == "humanité"


def _weighs_on(noun: Token, aim: Chunk) -> bool:
    """Tell whether blame is said to lie on somebody: *les soupçons qui pèsent sur X*."""
    return aim.prep == "sur" and any(
        t.lower_ in _WEIGHING for t in noun.doc[noun.i + 1 : aim.start]
    )


def _possessed(aim: Chunk) -> bool:
    first = aim.head.doc[np_start(aim.head)]
    return aim.head.pos_ == "NOUN" and first.lower_ in POSSESSIVES


def _target(aim: Chunk, scene: Scene) -> tuple[int, ...]:
    found = scene.sides.parties(aim.head) or named_at(aim.head, scene)
    return found or scene.sides.parties(aim.head, loose=aim.prep != "sur")


def _owner_before(chunk: Chunk, aim: Chunk) -> bool:
    """Tell whether the phrase stands right before the one that is aimed at: *la plainte de la ville contre X*."""
    return aim.start - chunk.end <= 1 and chunk.head.pos_ in {"NOUN", "PROPN"}


def _participle(chunk: Chunk, stop: int | None, layout: Layout) -> int | None:
    """Return where *portées par*, *visant*, *lancées* end the charge of a noun."""
    for token in layout.doc[chunk.head.i + 1 : chunk.end + 8]:
        if token.lower_ in {"qui", "que", "dont"}:
            return token.i if stop is None else min(token.i, stop)
        done = token.lower_.endswith(("ées", "ée", "és", "é", "ant", "ies"))
        if (token.pos_ == "VERB" and done) or token.lower_ in _WEIGHING:
            return token.i if stop is None else min(token.i, stop)
    return stop


def _sent_to(noun: Token, chunk: Chunk) -> bool:
    """Tell whether blame is put to somebody: *les reproches adressés à X*."""
    between = noun.doc[noun.i + 1 : chunk.start]
    if any(t.is_punct for t in between):
        return False
    return any(t.lemma_.casefold() in {"adresser", "faire", "formuler"} for t in between)


def _noun_phrases(noun: Token, entry: AccusationCue, scene: Scene) -> list[Chunk]:
    """Return the phrases after a noun of blame, past the verb that carries it (*pèsent sur X*)."""
    layout = scene.layout
    end = layout.sentence_end(noun.i)
    start = cue_end(noun, entry)
    told = next((t.i for t in layout.doc[start:end] if t.lower_ in _AT), end)
    found = chunks(start, told, layout, scene.resolver)
    last = found[-1].end if found else start
    if entry.lemma == "procès":
        return [c for c in found if c.start - noun.i <= _NOUN_REACH]
    for i in range(last, min(last + NEAR, end)):
        token = layout.doc[i]
        known = {scene.knows.lemma(token), scene.knows.verb_of(token.lower_), token.lower_}
        aimed = token.lower_ in _AIMING
        if aimed or (known & _CARRYING and (token.pos_ == "VERB" or token.lower_ in _WEIGHING)):
            after = chunks(i + 1, end, layout, scene.resolver)
            if aimed and after and after[0].prep == "":
                after[0] = replace(after[0], prep="contre")  # « la plainte vise le maire »
            found += after
            break
    return [c for c in found if c.start - noun.i <= _NOUN_REACH]


def _people(noun: Token, accused: tuple[int, ...], scene: Scene) -> tuple[int, ...]:
    """Return the state whose people's name goes with the blame: *les accusations américaines*."""
    after = noun.doc[noun.i + 1 : noun.i + 2]
    state = scene.knows.demonym(after[0].lower_) if after and after[0].text.islower() else None
    found = () if state is None else (scene.resolver.register.state(state),)
    return () if scene.sides.same(found, accused) else found


def _rejecter(noun: Token, entry: AccusationCue, scene: Scene) -> tuple[int, ...]:
    """Return who rejects the blame: *Téhéran a rejeté les accusations de Washington*."""
    verb = noun.head
    rejected = base(noun) == "obj" and scene.knows.lemma(verb) in _REJECTING
    if entry.lemma not in _REJECTED or not rejected or scene.layout.mark_of[verb.i] >= 0:
        return ()
    return accuser_of(verb, scene).entries


def _nobody(noun: Token, entry: AccusationCue, scene: Scene) -> tuple[int, ...]:
    """Return the one unknown of *une plainte a été déposée contre X*."""
    filed = entry.accusation_class == "judicial" and "contre" in entry.accused
    if base(noun) == "obj" and noun.head.lemma_.casefold() in {"porter", "déposer"}:
        return ()  # the verb tells it, and who complains
    found = against_nobody(noun, scene, reach=_FILED) if filed else None
    return found[0] if found is not None else ()


def _support_subject(noun: Token, scene: Scene) -> tuple[int, ...]:
    """Return who *porte* or *lance* the accusations that are the verb's object."""
    verb = noun.head
    if verb.pos_ not in VERBAL and 0 < noun.i - verb.i < 5 and noun.nbor(-1).pos_ == "NUM":
        noun, verb = verb, verb.head  # « près de 200 recours »
    if verb.lemma_.casefold() in {"dépôt", "lancement", "ouverture"} and verb.i < noun.i:
        noun, verb = verb, verb.head  # « annonce le dépôt d'une plainte »
    if base(noun) in {"obj", "obl"} and verb.pos_ in VERBAL and verb.lemma_.casefold() in _SUPPORT:
        return accuser_of(verb, scene).entries
    seizing = _seizing(noun, scene)
    return accuser_of(seizing, scene).entries if seizing is not None else ()


def _seizing(noun: Token, scene: Scene) -> Token | None:
    """Return the verb of *a saisi le procureur de Lyon d'une plainte*, however the phrase hangs."""
    doc, start = noun.doc, np_start(noun)
    if doc[start - 1].lower_ not in {"de", "d'"} or start == noun.i:
        return None
    lead = doc[max(noun.i - _SEIZED, scene.layout.sentence_start(noun.i)) : start]
    above = next((t for t in reversed(list(lead)) if t.pos_ in VERBAL), None)
    if above is None or scene.knows.lemma(above) != "saisir":
        return None
    done = "Part" in above.morph.get("VerbForm", []) or is_participle(above)
    return None if done and not any(map(knows_avoir, children(above, "aux"))) else above
