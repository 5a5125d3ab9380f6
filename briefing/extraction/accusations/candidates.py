"""Gather who the words of a quotation may blame.

A candidate is a party in a role: subject of a clause, owner of a wrong (*la violence de X*), the
one meant by *ils*, *vous* or *on*, or the adversary that words without any party are aimed at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.extraction.accusations.addressed import addressee
from briefing.extraction.accusations.adversaries import target
from briefing.extraction.accusations.blamed_kinds import can_do_wrong
from briefing.extraction.accusations.candidate_owners import (
    clause_start,
    doer_of,
    is_faulted,
    meant,
    owner_of,
    owners,
)
from briefing.extraction.accusations.candidate_signs import (
    clause_signs,
    investigates,
    is_warm,
    of_none,
    plainly,
)
from briefing.extraction.accusations.charge_ends import charge_end
from briefing.extraction.accusations.charges import wrong_at
from briefing.extraction.accusations.outright import at_fault, is_denied, is_outright
from briefing.extraction.accusations.own_house import own_house
from briefing.extraction.accusations.predicates import by_way, predicates
from briefing.extraction.accusations.said_before import said_before
from briefing.extraction.accusations.scene import FIRST, SECOND, Blame, Scene
from briefing.extraction.grammar.syntax import (
    POSSESSIVES,
    VERBAL,
    base,
    children,
    in_passive,
    is_negated,
    np_start,
    subject,
    verb_group_start,
)
from briefing.extraction.quotes.found import Found
from briefing.language.plain_doc import Token
from briefing.model import Span

_THEY = {"ils", "elles", "on", "ceux", "certains", "il", "elle"}
_IT = {"ce", "c'", "cela", "ça", "ceci", "que", "qu'", "tout", "rien", "personne"}
_SOMEBODY = {"homme", "femme", "individu", "personnage", "type", "personne"}
_BEARING = {
    "apprendre", "subir", "souffrir", "mériter", "trinquer", "pâtir", "endurer", "redouter", "craindre", "espérer",
    "pleurer",
}  # fmt: skip
_HURT = {
    "blesser", "noyer", "tuer", "brûler", "casser", "suicider", "tordre", "perdre", "fracturer", "asphyxier",
}  # fmt: skip
_WEATHER = {"pleuvoir", "neiger", "geler", "falloir", "suffire", "sembler", "agir", "convenir"}
_BORNE = {"droit", "besoin", "peur", "faim", "mal", "honte", "soif", "froid"}
"""What somebody has who does no wrong by it: *les habitants ont le droit de savoir*."""
_LEAD = 8
"""Tokens before a verb within which a subject that the parse lost is looked for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold a party that a quotation may blame, the words that would be the charge, and the signs."""

    accused: tuple[int, ...]
    charge: Span
    at: int
    signs: dict[str, float]


def candidates(quote: Found, scene: Scene, told: list[Blame]) -> Iterator[Candidate]:
    """Yield the parties that the words of a quotation may blame."""
    speakers = quote.speaker.entries
    taken = [c for b in told for c in b.charge if any(c.overlaps(s) for s in quote.content)]
    house = own_house(quote, scene)
    seen: set[tuple[int, ...]] = set()
    for verb in predicates(quote, scene):
        if taken and _is_told(verb, quote, scene, taken):
            continue
        for accused, role in _roles(verb, quote, scene, told):
            if not accused or scene.sides.same(accused, speakers) or house.intersection(accused):
                continue
            if not any(can_do_wrong(e, scene) for e in accused):
                continue
            seen.add(accused)
            start, end = _clause(verb, quote, scene)
            charge = scene.layout.chars(start, end)
            if charge is not None:
                signs = {**clause_signs(verb, start, end, scene), role: 1.0}
                sure = plainly(signs, accused, scene) or is_outright(verb, role, accused, scene)
                signs["plain"] = float(sure and not is_warm(quote, scene))
                yield Candidate(accused, charge, verb.i, signs)
    for owner, noun in owners(quote, scene):
        if scene.sides.same(owner, speakers) or owner in seen or house.intersection(owner):
            continue
        if is_denied(noun):
            continue  # « ce n'est pas à cause de la négligence de la mairie »
        if not any(can_do_wrong(e, scene) for e in owner):
            continue
        start, end = clause_start(noun, quote, scene), charge_end(noun.i, scene.layout, scene.knows)
        charge = scene.layout.chars(start, min(end, noun.i + 15)) or quote.content[0]
        if any(c.overlaps(charge) for c in taken):
            continue
        seen.add(owner)
        signs = {"wrong": float(wrong_at(noun, scene.knows)), "owner": 1.0}
        if is_faulted(noun):
            signs["plain"] = 1.0
        yield Candidate(owner, charge, noun.i, signs)
    for owner, noun, first in at_fault(scene.words(quote), scene):
        if scene.sides.same(owner, speakers) or house.intersection(owner):
            continue
        end = charge_end(noun.i, scene.layout, scene.knows)
        charge = scene.layout.chars(first.i, end)
        if charge is None or any(c.overlaps(charge) for c in taken):
            continue
        seen.add(owner)
        signs = {"wrong": float(wrong_at(noun, scene.knows)), "owner": 1.0, "plain": 1.0}
        yield Candidate(owner, charge, noun.i, signs)
    aim, how = ((), "") if taken else target(speakers, scene, told, quote.at)
    if aim and not any(scene.sides.same(aim, s) for s in seen):
        yield Candidate(aim, quote.content[0], quote.at, {"unsaid": 1.0, f"aim_{how}": 1.0})


def _is_told(verb: Token, quote: Found, scene: Scene, taken: list[Span]) -> bool:
    """Tell whether a cue tells what a clause says."""
    charge = scene.layout.chars(*_clause(verb, quote, scene))
    return charge is None or any(c.overlaps(charge) for c in taken)


def _clause(verb: Token, quote: Found, scene: Scene) -> tuple[int, int]:
    start = verb_group_start(verb)
    helpers = [c.i for c in children(verb, "aux", "cop")]
    start = min([start, *[i for i in helpers if verb.i - i < 5]])
    end = charge_end(start, scene.layout, scene.knows)
    limit = next((s.end for s in quote.content if s.start <= verb.idx < s.end), None)
    while limit is not None and end > start + 1 and scene.layout.doc[end - 1].idx >= limit:
        end -= 1
    return start, max(end, verb.i + 1)


def asked_who(verb: Token, own: Token) -> bool:
    """Tell whether it is asked who did it: *Qui a détruit la Libye ?*, whose subject the parse takes the object for."""
    first = verb.doc[verb_group_start(verb) - 1].lower_ if verb_group_start(verb) else ""
    return own.i > verb.i and first == "qui"


def suffers_it(noun: Token) -> bool:
    """Tell whether a verb's object stands behind it, in a question too: *Qui a détruit la Libye ?*."""
    verb = noun.head
    if verb.pos_ != "VERB" or noun.i < verb.i:
        return False
    return base(noun) == "obj" or (base(noun) == "nsubj" and asked_who(verb, noun))


def _roles(
    verb: Token, quote: Found, scene: Scene, told: list[Blame]
) -> Iterator[tuple[tuple[int, ...], str]]:
    """Yield who may do the wrong in a clause, and by which role."""
    if in_passive(verb):
        if of_none(verb):
            return
        for child in children(verb, "obl"):
            if any(c.lower_ == "par" for c in child.children):
                yield meant(child, scene) or doer_of(child, scene), "agent"
        return
    own = _subject(verb, scene)
    if own is None or own.lower_ in FIRST or own.lower_ in _IT or asked_who(verb, own):
        return
    if own.pos_ == "NOUN" and own.doc[np_start(own)].lower_ in POSSESSIVES:
        if scene.layout.mark_of[own.i] < 0:
            return  # « affirme que son mouvement a le droit de répondre »
    if _bears(verb, own, scene):
        return
    low = own.lower_
    speakers = quote.speaker.entries
    if low in {"certains", "certaines", "ceux"}:
        those = scene.sides.parties(own, loose=True)
        if those:
            yield those, "subject"
            return
    if low == "qui":
        antecedent = _antecedent(own, scene)
        if antecedent is None or _is_none(antecedent):
            return
        antecedent = _described(antecedent)
        somebody = antecedent.lemma_.casefold() in _SOMEBODY and _is_indefinite(antecedent)
        if somebody or (antecedent.lower_ == "hôpital" and verb.lemma_.casefold() == "moquer"):
            # « un homme qui a trahi tout le monde », « l'hôpital qui se moque de la charité »
            yield target(speakers, scene, told, verb.i)[0], "they"
            return
        yield meant(antecedent, scene), "cleft" if _cleft(own, scene) else "subject"
        return
    if low in SECOND:
        named = addressee(own.i, scene, quote)
        yield named or target(speakers, scene, told, verb.i)[0], "you"
    elif by_noun := _taken_up(own, scene, quote):
        yield by_noun, "subject"
    elif low == "gens" and verb.doc[own.i - 1].lower_ == "ces":
        yield target(speakers, scene, told, verb.i)[0], "they"  # « Ces gens-là m'ont détruite »
    elif low in _THEY:
        found = scene.sides.parties(own) if low in {"il", "elle", "ils", "elles"} else ()
        if found and not scene.sides.same(found, speakers):
            yield found, "they"
        else:
            yield target(speakers, scene, told, verb.i)[0], "one" if low == "on" else "they"
    else:
        yield meant(own, scene), "subject"
        yield owner_of(own, scene), "subject_owner"


def _taken_up(pronoun: Token, scene: Scene, quote: Found) -> tuple[int, ...]:
    """Return whom a pronoun takes up of the words before it: a name, or who is described by that noun."""
    noun = said_before(pronoun, scene, quote)
    found = meant(noun, scene) if noun is not None else ()
    known = [scene.sides.entry(e) for e in found]
    sure = all(noun and (e.named or e.head == noun.lemma_.casefold()) for e in known)
    return found if sure else ()  # « L'institution savait et elle s'est tue »


def _bears(verb: Token, own: Token, scene: Scene) -> bool:
    """Tell whether a subject only bears or hears what others do: *les agents l'ont appris par la presse*."""
    lemma = verb.lemma_.casefold()
    if own.lower_ == "il" and lemma in _WEATHER:
        return True
    after = {t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 5]}
    borne = lemma == "avoir" and verb.doc[verb.i + 1 : verb.i + 2] and after & _BORNE
    if own.lower_ == "on" and borne:
        return not is_negated(verb)  # « On a besoin d'un coupable »
    if own.lower_ in SECOND or own.lower_ in _THEY:
        return False
    before = {t.lower_ for t in verb.doc[max(verb_group_start(verb) - 1, 0) : verb.i]}
    if before & {"se", "s'"} and lemma in _HURT:
        return True  # « un enfant s'est blessé »
    if investigates(verb, scene.knows):
        return True
    if borne:
        return not is_negated(verb)
    return lemma in _BEARING


def _antecedent(who: Token, scene: Scene) -> Token | None:
    """Return the noun that *qui* stands for."""
    if who.i > 1 and who.doc[who.i - 1].text in {"«", '"', "“"} and who.text.islower():
        before = who.doc[who.i - 2]  # un corps enseignant « qui a regardé ailleurs »
        if before.pos_ == "ADJ" and before.head.i < before.i:
            before = before.head
        return before if before.pos_ in {"NOUN", "PROPN"} else None
    if who.i == 0 or who.doc[who.i - 1].text in {".", "?", "!", "«", '"', "“", "…"}:
        return None  # « Qui a parlé ? »
    clause = who.head
    if ("relcl" in clause.dep_ or base(clause) == "acl") and clause.head.i < who.i:
        return clause.head if clause.head.pos_ in {"NOUN", "PROPN"} else None
    for token in reversed(list(who.doc[max(who.i - 4, 0) : who.i])):
        if token.pos_ in {"NOUN", "PROPN"}:
            mention = scene.resolver.register.mention_at(token.i)
            return who.doc[mention.start] if mention is not None else token
    return None


def _subject(verb: Token, scene: Scene) -> Token | None:
    """Return the subject of a clause, the noun right before the verb where the parse has none."""
    own = subject(verb.head if by_way(verb, scene) and verb.head.pos_ in VERBAL else verb)
    if own is not None and own.lower_ in {"nous", "vous"}:
        # « La direction nous ment »: the parse takes the pronoun for a second subject.
        nouns = [c for c in children(verb, "nsubj") if c.pos_ in {"NOUN", "PROPN"} and c.i < own.i]
        return nouns[0] if nouns else own
    if own is not None:
        return own
    doc, start = verb.doc, verb_group_start(verb)
    for token in reversed(list(doc[max(start - _LEAD, 0) : start])):
        if token.is_punct or token.pos_ in {*VERBAL, "SCONJ", "CCONJ"}:
            return None
        if token.pos_ in {"NOUN", "PROPN"}:
            mention = scene.resolver.register.mention_at(token.i)
            first = doc[mention.start] if mention is not None else token
            before = doc[first.i - 1] if first.i else None
            if before is not None and before.pos_ == "ADP":
                continue
            return first if mention is not None else token
    return None


def _is_indefinite(noun: Token) -> bool:
    return noun.doc[np_start(noun)].lower_ in {"un", "une"}


def _described(noun: Token) -> Token:
    """Return whom *est un homme qui* describes: *Mon client est un homme qui n'a jamais menti*."""
    own = subject(noun) if _is_indefinite(noun) and children(noun, "cop") else None
    return own if own is not None and own.pos_ in {"NOUN", "PROPN"} else noun


def _is_none(noun: Token) -> bool:
    """Tell whether somebody is said not to be of these: *Ismaël n'est pas un garçon qui ment*."""
    return bool(children(noun, "cop")) and is_negated(noun) and noun.doc[np_start(noun)].lower_ in {
        "un", "une", "de", "des",
    }  # fmt: skip


def _cleft(who: Token, scene: Scene) -> bool:
    if who.lower_ != "qui":
        return False
    doc = who.doc
    floor = max(scene.layout.sentence_start(who.i), who.i - 14)
    return any(
        doc[i].lower_ in {"c'", "ce"} and doc[i + 1].lemma_.casefold() == "être"
        for i in range(floor, who.i - 1)
    )
