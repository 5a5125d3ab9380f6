"""Read who blames whom off the verbs and nouns that accuse: active, passive, nominal, judicial."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.extraction.accusations.accused import accused_of
from briefing.extraction.accusations.accuser import (
    accuser_of,
    another,
    is_complaint,
    is_court,
    is_proceeding,
    proceeds,
)
from briefing.extraction.accusations.agents import (
    OBJECTS,
    agent_of,
    announced_by,
    is_lodged,
    lodged_by,
    stated_by,
)
from briefing.extraction.accusations.aims import goes_for
from briefing.extraction.accusations.also_blamed import also_blamed, blamed_with, both_led
from briefing.extraction.accusations.apposed_names import named_one_by_one
from briefing.extraction.accusations.blame_adjectives import by_adjective
from briefing.extraction.accusations.blame_cues import (
    accuses_back,
    cue_end,
    is_passive,
    is_plain,
    rest_words,
    suffers,
)
from briefing.extraction.accusations.blame_links import (
    counterpart,
    critic_of,
    going_on,
    not_the_dead,
    not_the_law,
    plaintiff_of,
    same_as_before,
    without_aim,
)
from briefing.extraction.accusations.blame_nouns import by_noun
from briefing.extraction.accusations.blame_phrases import phrases_after
from briefing.extraction.accusations.blame_weight import (
    blames,
    cue_of,
    ends_contract,
    only_dismissed,
    status_of,
)
from briefing.extraction.accusations.blamed import blamed_subject
from briefing.extraction.accusations.blamed_kinds import (
    by_one,
    is_count,
    is_one,
    is_own_office,
    is_work,
)
from briefing.extraction.accusations.charge_slots import charge_of
from briefing.extraction.accusations.charges import (
    Chunk,
)
from briefing.extraction.accusations.complaints import aimed, required
from briefing.extraction.accusations.gapping import cut_at, gapped
from briefing.extraction.accusations.imputed import imputed
from briefing.extraction.accusations.others import is_nobody, numbered, other_than
from briefing.extraction.accusations.own_house import blames_employer
from briefing.extraction.accusations.scene import Aim, Blame, Scene
from briefing.extraction.accusations.sentenced import (
    is_due,
    is_news,
    of_court,
    rules,
    sentenced,
    tried,
)
from briefing.extraction.accusations.unsaid import (
    is_assault,
    is_belief,
    is_hypothetical,
    is_litotes,
    is_unsaid,
)
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.syntax import is_negated, subject
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.language.lexicon import AccusationCue
from briefing.language.plain_doc import Token

_BEING = {
    "porter",
    "manquer",
    "faillir",
    "tremper",
    "rendre",
    "prétendre",
    "être responsable",
    "être coupable",
    "être à l'origine",
    "être complice",
    "être l'auteur",
    "être derrière",
}
"""Verbs that say who is to blame: only in somebody's mouth do they accuse."""
_HELD = {
    "écrouer",
    "incarcérer",
    "emprisonner",
    "interpeller",
    "arrêter",
    "placer",
    "déférer",
    "extrader",
}
"""What is done to people alone."""
_ANYBODY = {"ceux", "celui", "celle", "celles", "quiconque"}
_CALLING = {"traiter", "taxer", "qualifier", "convaincre"}
"""What is done to things as well: only somebody is called a liar."""
_BODIES = ("organisation", "state")
_SHOWING = {"révéler", "lever", "mettre", "démasquer", "pointer", "plaindre"}
"""Verbs that bring a wrong to light: with nobody named they blame nobody."""
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


def by_cue(scene: Scene) -> Iterator[Blame]:
    """Yield the accusations that a verb, participle or noun of the lexicon carries."""
    done = -1
    for i, entry in scene.cues.items():
        token = scene.layout.doc[i]
        if scene.layout.skipped[i] or scene.inserts(i):
            continue
        if entry.pos == "verb" and entry.accusation_class != "withdraw":
            found = [going_on(b, token, scene) for b in _verb(token, entry, scene)]
            if found:
                done = cue_end(token, entry)  # *porter plainte*: its noun is not told again
                scene.last = found[-1]
            yield from found
        elif entry.pos == "noun" and i >= done:
            yield from by_noun(token, entry, scene)
        elif entry.pos == "adj":
            yield from by_adjective(token, entry, scene)


def _verb(verb: Token, entry: AccusationCue, scene: Scene) -> Iterator[Blame]:
    if is_negated(verb) and verb.lower_ not in {"cesse"} and not is_litotes(verb, entry):
        return
    if is_hypothetical(verb) or (entry.lemma == "accuser" and suffers(verb)):
        return
    if entry.lemma == "moquer" and scene.speech_at(verb.i) is not None:
        return  # « La société se moque du code », dit X: who mocks is blamed, not what is mocked
    if is_unsaid(verb, scene.knows):
        return  # « refuse d'accuser X », « sans accuser X »
    if entry.rest == "à partie" and is_assault(verb):
        return
    if entry.lemma == "convaincre" and is_belief(verb):
        return
    phrases = phrases_after(verb, entry, scene)
    passive = is_passive(verb, entry)
    if (
        "subj" in entry.accused
        and not passive
        and "Inf" in verb.morph.get("VerbForm", [])
        and not is_due(verb)
    ):
        return  # « accuse X d'être derrière l'attaque »: who accuses is told by the verb above
    if passive and entry.lemma == "requérir":
        if (asked := required(verb, entry, scene, phrases)) is not None:
            yield asked
        return
    if passive or "subj" in entry.accused:
        if passive and "iobj" in entry.accused:
            yield from imputed(verb, entry, scene, phrases)
            return
        accused = not_the_law(verb, blamed_subject(verb, scene), scene)
        accused = not_the_dead(verb, accused, scene)
        accusers = NOBODY
        if passive or entry.reflexive:
            finds = entry.accusation_class not in {"judicial", "suspect"}
            accusers = agent_of(verb, phrases, scene, finds=finds)
        if passive and not accusers:
            accusers = critic_of(verb, entry, scene)
        if not passive and not accusers and entry.rest.endswith(OBJECTS):
            accusers = lodged_by(verb, cue_end(verb, entry), phrases, scene)
        if not passive and not accusers:
            accusers = stated_by(verb, accused, scene)
        if passive and not accusers and entry.accusation_class in {"suspect", "accuse", "judicial"}:
            accusers = announced_by(verb, accused, scene)
        if not accusers and entry.accusation_class == "judicial":
            accusers = plaintiff_of(verb, scene)
        yield from _passive(verb, entry, scene, phrases, accused, accusers)
        return
    if entry.lemma == "juger" and not entry.rest:
        # « juge le texte « insuffisant » »: an opinion
        yield from tried(verb, entry, scene, phrases)
        return
    if entry.rest == "pour" and _inside_charge(verb, scene):
        return  # « accuse son employeur de l'avoir licenciée pour avoir parlé »
    if entry.lemma == "viser" and (aim := aimed(verb, scene, phrases)) is not None:
        yield aim
        return
    accusers = accuser_of(verb, scene) or same_as_before(verb, scene)
    rest = rest_words(entry.rest)
    back = (entry.lemma == "accuser" and accuses_back(verb)) or (entry.reflexive and "la" in rest)
    if back and (both := subject(verb)) is not None:
        two = numbered(scene.sides, both)
        accusers = Resolved(two, "number", both.i) if two else scene.resolver.all_of(both)
    nobody = not accusers and is_plain(entry) and by_one(verb) and scene.speech_at(verb.i) is None
    if len(accusers.entries) == 2 and back:
        yield from _mutual(verb, entry, scene, phrases, accusers)
        return
    if (not accusers and not nobody) or (rules(entry) and is_court(accusers, scene)):
        if accusers and entry.lemma == "condamner":
            yield from sentenced(verb, entry, scene, phrases, accusers)
        return
    if entry.lemma == "viser" and (proceeds(accusers, scene) or is_proceeding(verb.nbor(-1))):
        return  # « une enquête vise X »: the noun tells it
    accused_ids, used = accused_of(verb, entry, scene, phrases, accusers.entries)
    accused_ids = counterpart(verb, entry, used, accusers.entries, scene) or accused_ids
    if used is not None and is_nobody(used.head):
        return  # « n'accuse personne », « ne met en cause aucun agent »
    at_work = blames_employer(accused_ids, accusers.entries, scene)
    own = scene.sides.same(accused_ids, accusers.entries) and not at_work
    if used is not None and used.head.pos_ == "NOUN" and own:
        accused_ids = other_than(scene.sides, used.head, accusers.entries)
    told_by = subject(verb)
    pronoun = told_by is not None and told_by.lower_ in {"il", "elle", "ils", "elles"}
    if pronoun and is_own_office(accused_ids, accusers.entries, scene):
        accused_ids = accusers.entries  # « il reproche au préfet », who is none other
    if entry.accusation_class in {"denounce", "criticise"}:
        accused_ids = tuple(e for e in accused_ids if not is_work(e, scene))
    if scene.sides.same(accused_ids, accusers.entries) and not at_work:
        accusers = another(verb, accusers, accused_ids, scene)
        if not accusers:
            return
    if used is not None and accused_ids:
        accused_ids = also_blamed(used, accused_ids, phrases, scene)
    if accused_ids and used is None:
        accused_ids += blamed_with(cue_end(verb, entry), phrases, scene)
    open_end = entry.accusation_class == "denounce" or entry.rest in {"plainte", "une plainte"}
    if not accused_ids and (not open_end or entry.lemma in _SHOWING):
        return
    start, end = scene.layout.sentence_start(verb.i), scene.layout.sentence_end(verb.i)
    accused_ids = named_one_by_one(accused_ids, verb.i + 1, end, scene)
    blaming = named_one_by_one(accusers.entries, start, verb.i, scene)
    gap = gapped(verb, used, scene) if used is not None and is_plain(entry) else None
    if gap is not None:
        phrases = [c for c in phrases if c.end <= gap.start]
    charge = charge_of(verb, entry, scene, phrases, used)
    if (
        entry.accusation_class == "suspect"
        and not charge
        and not any(map(scene.sides.is_party, accused_ids))
    ):
        return  # « soupçonne un tableur mal recopié »
    if entry.lemma == "dénoncer" and ends_contract(used, phrases, charge, scene):
        return  # « a dénoncé l'accord d'entreprise »
    if gap is not None:
        accused_ids = tuple(e for e in accused_ids if e not in gap.accused) or accused_ids
        charge = cut_at(gap.start, charge, scene)
    if entry.rest.startswith("sur le "):  # « met la chute | sur le compte de Paul Roux »
        start = cue_end(verb, entry) - len(rest_words(entry.rest))
        charge = cut_at(start, charge, scene) or charge
    if used is not None and used.prep in {"contre", "sur", "à"}:
        # « pour corruption | visant le maire », « impute la crue | aussi bien à X qu'à Y »
        start = used.start - both_led(used, scene)
        charge = cut_at(start, charge, scene) or charge
    if entry.accusation_class == "judicial" and used is not None and used.head.lower_ in _ANYBODY:
        return  # « menace d'attaquer en justice tous ceux qui parlent »
    if not blames(verb, entry, scene, charge, accused_ids):
        if accused_ids and goes_for(entry):
            scene.aims.append(Aim(verb.i, accusers.entries, accused_ids))
        return
    told = Blame(
        blaming, accused_ids, charge, cue_of(verb, entry, scene), status_of(verb, entry, scene, charge),
        "active", 0.85 if entry.accusation_class in {"accuse", "blame", "judicial"} else 0.7, verb.i, accusers.how,
    )  # fmt: skip
    yield told
    if gap is not None and not scene.sides.same(gap.accused, accusers.entries):
        yield replace(told, accused=gap.accused, charge=gap.charge, cue=told.cue)


def _inside_charge(verb: Token, scene: Scene) -> bool:
    """Tell whether the verb is part of what the accusation before charges somebody with."""
    last = scene.last
    return last is not None and any(c.start <= verb.idx < c.end for c in last.charge)


def _mutual(
    verb: Token, entry: AccusationCue, scene: Scene, phrases: list[Chunk], both: Resolved
) -> Iterator[Blame]:
    """Yield both directions of *A et B s'accusent mutuellement de …*."""
    charge = charge_of(verb, entry, scene, phrases, None)
    for one, other in (both.entries, both.entries[::-1]):
        yield Blame(
            (one,), (other,), charge, cue_of(verb, entry, scene), status_of(verb, entry, scene, charge), "active", 0.8,
            verb.i, both.how,
        )  # fmt: skip


def _passive(
    verb: Token,
    entry: AccusationCue,
    scene: Scene,
    phrases: list[Chunk],
    accused: tuple[int, ...],
    agent: Resolved,
) -> Iterator[Blame]:
    accused = named_one_by_one(accused, scene.layout.sentence_start(verb.i), verb.i, scene)
    if not accused or any(is_count(e, scene) for e in accused):
        return
    own = subject(verb)
    if own is not None and is_nobody(own):
        return
    accused += blamed_with(cue_end(verb, entry), phrases, scene)
    if entry.lemma in _HELD and all(scene.sides.entry(e).kind in _BODIES for e in accused):
        return  # nobody arrests a newspaper
    if not agent or is_court(agent, scene):
        entry = of_court(entry)
    opined = entry.lemma == "juger" and not entry.rest and all(c.prep != "pour" for c in phrases)
    if opined and agent and not is_court(agent, scene):
        return  # « une solution jugée « irréaliste » par la direction »
    spoken = scene.speech_at(verb.i) is not None
    if spoken and entry.rest == "pour" and not any(scene.sides.entry(e).named for e in accused):
        return  # « « un homme licencié pour faute », accuse-t-elle »
    if is_passive(verb, entry) and "obj" in entry.charge:
        entry = replace(entry, charge=tuple(c for c in entry.charge if c != "obj"))
    by = next((c for c in phrases if c.prep == "par" and agent and c.head.i == agent.head), None)
    if by is not None:
        # « mise en cause par la chambre régionale | des comptes »
        phrases = [c for c in phrases if not by.start < c.start < np_end(by.head)]
    charge = charge_of(verb, entry, scene, phrases, None)
    if not agent and only_dismissed(entry, charge, scene):
        return
    if by is not None:
        told = is_lodged(verb.doc[by.start - 1], scene)  # « de harcèlement | formulées par X »
        charge = cut_at(by.start - told, charge, scene) or charge
    if by is not None and charge:
        agent = replace(agent, entries=tuple(without_aim(e, scene) for e in agent.entries))
    if by is not None and set(agent.entries) & set(accused):
        # « Accusée par les familles, la clinique Solvia … »: what follows is no apposition.
        agent = Resolved((scene.sides.described(by.head),), "description", by.head.i)
    plaint = bool(agent) and any(c.prep == "par" and is_complaint(c.head) for c in phrases)
    if not plaint and not blames(verb, entry, scene, charge, accused):
        return
    stated = "subj" in entry.accused and not is_passive(verb, entry)
    people = all(is_one(e, verb, scene) for e in accused)
    bare = people and (entry.rest == "en examen" or entry.lemma == "inculper")
    if entry.lemma == "condamner" and not is_news(verb, charge, accused, scene):
        return  # a sentence is no accusation
    if not charge and (stated or not (agent or bare)):
        return
    if (
        stated
        and not agent
        and {entry.lemma, f"{entry.lemma} {entry.rest}"} & _BEING
        and entry.accusation_class in {"accuse", "blame"}
    ):
        return  # « est responsable de la voirie »: the journalist says what is
    if entry.lemma in _CALLING and not all(scene.sides.is_party(e) for e in accused):
        return  # « les tonnages traités sur place »
    if entry.rest == "en cause" and not agent and not charge:
        return  # « le logiciel mis en cause » blames nobody of anything
    infinitive = any(c.infinitive and c.prep in entry.charge for c in phrases)
    if not agent and not infinitive and not all(scene.sides.is_party(e) for e in accused):
        if entry.accusation_class != "judicial":
            return
    if entry.accusation_class in {"criticise", "denounce"} and not agent:
        return
    status = status_of(verb, entry, scene, charge)
    if not agent and entry.lemma in _JUDGED:
        status = "hedged"
    if any(c.prep == "par" and c.head.lemma_.casefold() == "plainte" for c in phrases):
        status = "asserted"  # who complains states it
    yield Blame(
        agent.entries,
        accused,
        charge,
        cue_of(verb, entry, scene),
        status,
        "passive",
        0.8,
        verb.i,
        agent.how,
    )
