"""Find who else is meant: an object pronoun, a peer or a bare noun that cannot be the accuser's side."""

from __future__ import annotations

from math import log

from briefing.extraction.accusations.blame_cues import BLAME_NOUNS, EVENTS
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.syntax import (
    POSSESSIVES,
    VERBAL,
    base,
    gender_of,
    is_plural,
    np_start,
)
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.quotes.reported import REACHED
from briefing.extraction.speakers.sides import Sides
from briefing.language.plain_doc import Token
from briefing.model import Gender, PartyKind

_REACH = 4
"""Sentences that an object pronoun is looked back over."""
_TOLD_OF = 0.5
"""Weight of how often the article names somebody, whom a pronoun then likely takes up."""
_AGREES = 0.5
_BLAMED_AGAIN = 1.5
_BEFALLEN = 1.0
"""Weight of a party to whom something has been done."""
_SPEECH = 0.7
"""Trust from which a verb tells that somebody spoke."""
_TELLER = 2.0
"""Weight against who only tells what the sentence is about."""
_UNTOLD = 0.7
"""Weight against a name that the article never says is anybody's."""
_PEERS = {
    "collègue",
    "homologue",
    "confrère",
    "consœur",
    "interlocuteur",
    "interlocutrice",
    "vis-à-vis",
}
_FELLOWS = {
    "associé", "associée", "rival", "rivale", "adversaire", "comparse", "complice", "coaccusé", "coprévenu",
    "colistier",
    "colistière", "opposant", "opposante", "partenaire", "voisin", "voisine",
}  # fmt: skip
"""Those who are somebody's in a story of two."""
_NEIGHBOURS = {"voisin", "voisine"}
_NUMBERS = {"deux": 2, "trois": 3, "quatre": 4}
RANKS = {
    "premier", "première", "second", "seconde", "premiers", "premières", "seconds", "secondes",
}  # fmt: skip
_RANKED = 3
"""Sentences over which *le premier*, *les seconds* go back to the list that they are of."""
_YOUNG = {
    "adolescent",
    "adolescente",
    "enfant",
    "mineur",
    "mineure",
    "élève",
    "lycéen",
    "collégien",
    "garçon",
    "fille",
}
"""Whom articles do not name."""
_STATES = {"camp", "belligérant", "pays", "capitale", "nation", "puissance", "voisin", "état"}


def other_than(sides: Sides, head: Token, than: tuple[int, ...]) -> tuple[int, ...]:
    """Return whom a noun means that was taken for the accuser's side (*la syndicaliste accuse le groupe*)."""
    knows = sides.resolver.knows
    person = knows.takes_up(head.lemma_.casefold(), "person") is not None
    body = knows.takes_up(head.lemma_.casefold(), "body") is not None
    if (person or body) and np_end(head) == head.i + 1 and not is_plural(head):
        gender = gender_of(head) if person else None
        for mention in reversed(sides.resolver.register.mentions):
            e = sides.entry(mention.entry)
            fits = e.kind == "person" if person else e.kind == "organisation"
            agrees = not (gender and e.gender and gender != e.gender)
            if mention.end > head.i or not e.named or e.place or e.plural or not fits:
                continue
            if agrees and not sides.same((e.id,), than) and not knows.is_association(e.name):
                return (e.id,)
    return (sides.described(head),)


def is_nobody(head: Token) -> bool:
    """Tell whether a phrase means nobody in particular: *personne*, *aucun élu*, *tout organe de presse*."""
    first = head.doc[np_start(head)].lower_
    if head.lower_ == "personne":
        return first == "personne" and not is_plural(head)
    after = head.doc[np_start(head) + 1].pos_ if np_start(head) + 1 < len(head.doc) else ""
    every = first in {"tout", "toute"} and after != "DET" and head.pos_ == "NOUN"
    return every or first in {"aucun", "aucune", "nul", "nulle", "quiconque"}


def other_pronoun(
    sides: Sides,
    i: int,
    gender: Gender | None,
    plural: bool,
    than: tuple[int, ...],
    blamed: tuple[int, ...] = (),
) -> tuple[int, ...]:
    """Resolve an object pronoun at token `i` to the likeliest party before it that is not on a side.

    Whoever was `blamed` in the sentence before is likely blamed again (*D'autres l'accusent de …*).
    """
    resolver = sides.resolver
    best: tuple[float, int] | None = None
    taken_up = 0
    own_names = {sides.entry(t).name for t in than if t >= 0}
    here = start = resolver.doc[i].sent.start
    for mention in resolver.before(i):
        first = resolver.doc[mention.start].sent.start
        if first < start:
            start, taken_up = first, taken_up + 1
        if taken_up > _REACH or (best is not None and taken_up > 2):
            break
        e = sides.entry(mention.entry)
        if not sides.is_party(e.id) or sides.same((e.id,), than) or e.name in own_names:
            continue
        if plural != e.plural or (gender and e.gender and gender != e.gender):
            continue
        score = _prominence(sides, mention, e) - taken_up - 0.01 * (i - mention.start)
        score += _TOLD_OF * log(sum(e.forms.values()))
        score += _AGREES if gender and e.gender == gender else 0.0
        score -= _UNTOLD if e.kind == "unknown" else 0.0
        score += _BLAMED_AGAIN if e.id in blamed else 0.0
        if best is None or score > best[0]:
            best = (score, e.id)
    if best is not None:
        return (best[1] if plural else resolver.past_witness(best[1], i, gender, than),)
    return _people_before(sides, here, i, gender, plural)


def _prominence(sides: Sides, mention: Mention, e: Entry) -> float:
    """Score how likely a later pronoun takes a mention up: a subject, hardly a complement of a noun."""
    doc, register = sides.resolver.doc, sides.resolver.register
    score = 1.0 if mention.subject else 0.0
    score -= _TELLER if _told_by(mention, sides) else 0.0
    score += 0.3 if e.named else 0.0
    k = mention.start - 1
    while k > 0 and (doc[k].pos_ in {"DET", "ADJ"} or register.role_at.get(k) == e.id):
        k -= 1
    led = doc[k].lower_ if k >= 0 else ""
    if led == "par" and k and doc[k - 1].lower_ in REACHED:
        return -2.0  # « jointe par l'AFP »
    complement = led in {"de", "d'", "du", "des"} and not mention.subject
    of_person = complement and sides.resolver.knows.role(doc[k - 1].lower_) is not None
    if complement and doc[mention.start].head.lemma_.casefold() in EVENTS:
        return score + _BEFALLEN  # « la suspension de Claire Roux. Dix salariés l'accusent »
    if complement and doc[k - 1].lemma_.casefold() in BLAME_NOUNS:
        complement = False  # « réfutent les accusations de X et l'accusent »
    if complement and (of_person or register.role_at.get(mention.start - 1) != e.id):
        score -= 1.5  # « le rival du président Paul Roux » is somebody else
    if led in {",", "("} and k:
        # « L'Union, médiatrice autoproclamée, … »: what stands beside a name is the same party.
        beside = register.mention_at(k - 1)
        other = beside is not None and beside.entry != e.id
        score -= 2.0 if other and (not e.named or led == "(") else 0.0
    return score - (1.0 if sides.resolver.quoted[mention.start] else 0.0)


def _told_by(mention: Mention, sides: Sides) -> bool:
    """Tell whether somebody only tells the sentence: *X a été emmené, raconte Le Midi. Le parquet le soupçonne*."""
    doc, i = sides.resolver.doc, mention.start - 1
    while i > 0 and doc[i].pos_ in {"DET", "ADJ", "NOUN"}:
        i -= 1
    if i < 1 or doc[i].pos_ not in VERBAL or doc[i - 1].text not in {",", "»", "”", '"'}:
        return False
    cue = sides.resolver.knows.cue_verb(doc[i])
    closed = i > 1 and doc[i - 2].text in {"»", "”", '"'}
    return closed or (cue is not None and cue.trust >= _SPEECH)


def _people_before(
    sides: Sides, here: int, i: int, gender: Gender | None, plural: bool
) -> tuple[int, ...]:
    """Return the people told of just before whom the register does not know (*les Cambodgiens*)."""
    doc = sides.resolver.doc
    floor = doc[here - 1].sent.start if here else 0
    ranked: list[tuple[bool, int]] = []
    for noun in doc[floor:i]:
        if noun.pos_ not in {"NOUN", "PROPN"} or is_plural(noun) != plural:
            continue
        if noun.lemma_.casefold() in {"premier", "dernier"}:
            continue
        if not sides.animate(noun) and sides.resolver.knows.demonym(noun.lower_) is None:
            continue
        own = gender_of(noun)
        led = doc[np_start(noun) - 1].lower_ if np_start(noun) else ""
        fits = not (gender and own and gender != own)
        if fits and led not in {"de", "d'"} and doc[np_start(noun)].pos_ in {"DET", "NUM"}:
            ranked.append((base(noun) == "nsubj", noun.i))
    return sides.parties(doc[max(ranked)[1]], loose=True) if ranked else ()


def peer(sides: Sides, noun: Token, accusers: tuple[int, ...]) -> tuple[int, ...]:
    """Return the named person that *sa collègue*, *son homologue* means: one with a role like the accuser's."""
    if noun.lemma_.casefold() in _NEIGHBOURS:
        return _neighbour(sides, noun, accusers)
    own = {w.removeprefix("ex-") for w in (noun.lemma_.casefold(), noun.lower_)}
    if not own & (_PEERS | _FELLOWS) or noun.doc[np_start(noun)].lower_ not in POSSESSIVES:
        return ()
    state = next((s for t in noun.children if (s := sides.resolver.knows.demonym(t.lower_))), None)
    if state is not None:
        return _of_state(sides, state, noun)  # « son homologue ukrainien »
    heads = {h for e in accusers for h in sides.entry(e).role_heads}
    det = noun.doc[np_start(noun)].lower_
    gender: Gender | None = "f" if det == "sa" else None
    for mention in reversed(sides.resolver.register.mentions):
        e = sides.entry(mention.entry)
        if mention.end > noun.i or e.kind != "person" or not e.named or e.id in accusers:
            continue
        if gender and e.gender and gender != e.gender:
            continue
        if heads & e.role_heads:
            return (e.id,)
    return _fellow(sides, noun, accusers, gender) if own & _FELLOWS else ()


def _fellow(
    sides: Sides, noun: Token, accusers: tuple[int, ...], gender: Gender | None
) -> tuple[int, ...]:
    """Return the other person whom the article tells of most: *X soupçonnait son associé*."""
    people = [
        e
        for e in sides.resolver.register.entries
        if e.kind == "person" and e.named and e.first < noun.i and not sides.same((e.id,), accusers)
        and not (gender and e.gender and gender != e.gender)
    ]  # fmt: skip
    called = noun.lemma_.casefold().removeprefix("ex-")
    best = max(
        people,
        key=lambda e: (called in e.role_heads, sum(e.forms.values()), -e.first),
        default=None,
    )
    return (best.id,) if best is not None else ()


def _of_state(sides: Sides, state: str, noun: Token) -> tuple[int, ...]:
    """Return the person named before who speaks for a state, the only one that there is."""
    own = sides.resolver.register.state(state)
    people = [
        e.id
        for e in sides.resolver.register.entries
        if e.kind == "person" and e.named and e.first < noun.i and own in sides.of(e.id)
    ]
    return (people[0],) if len(people) == 1 else ()


def _neighbour(sides: Sides, noun: Token, accusers: tuple[int, ...]) -> tuple[int, ...]:
    """Return the state that *son voisin* means: the one that the article tells of most."""
    own = [e for e in sides.of_all(accusers) if e >= 0 and sides.entry(e).kind == "state"]
    if not own or is_plural(noun) or noun.doc[np_start(noun)].lower_ not in POSSESSIVES:
        return ()
    states = [
        e
        for e in sides.resolver.register.entries
        if e.kind == "state" and e.named and not sides.same((e.id,), accusers)
    ]
    best = max(states, key=lambda e: (sum(e.forms.values()), -e.first), default=None)
    return (best.id,) if best is not None else ()


def numbered(sides: Sides, noun: Token) -> tuple[int, ...]:
    """Return the parties that *ces deux pays*, *les trois sociétés* takes up, where they are told by name."""
    doc = noun.doc
    if (
        noun.lower_ == "deux"
        and noun.i
        and "tous" in {t.lower_ for t in doc[max(noun.i - 2, 0) : noun.i]}
    ):
        return _both(sides, noun)
    count = _NUMBERS.get(doc[noun.i - 1].lower_, 0) if noun.i > 1 else 0
    if not count or doc[noun.i - 2].lower_ not in {"ces", "les", "aux", "des"}:
        return ()
    if noun.lemma_.casefold() in _YOUNG:
        return ()
    if np_end(noun) > noun.i + 1 and doc[noun.i - 2].lower_ != "ces":
        return ()  # « les deux sociétés du groupe »: others, perhaps
    wanted = _kind(sides, noun)
    if wanted is None:
        return ()
    here, back = doc[noun.i].sent.start, 0
    found: list[int] = []
    for mention in sides.resolver.before(noun.i - 2):
        start = doc[mention.start].sent.start
        if start < here:
            here, back = start, back + 1
            if len(found) == count:
                break
        if back > _REACH:
            break
        e = sides.entry(mention.entry)
        if e.kind == wanted and e.named and not e.plural and not e.place and e.id not in found:
            found.append(e.id)
    return tuple(reversed(found)) if len(found) == count else ()


def ranked(sides: Sides, rank: Token) -> tuple[int, ...]:
    """Return whom *le premier*, *les seconds* takes up of the two told before; both of *comme au second*."""
    doc = rank.doc
    end = doc[rank.i].sent.start
    for _ in range(_RANKED):
        floor = doc[end - 1].sent.start if end else end
        two = _joined_two(sides, rank, floor, end) or _last_two(sides, end, floor)
        if len(two) == 2:
            if any(t.lower_ in RANKS for t in doc[rank.i + 1 : rank.i + 4]):
                return two
            return two[:1] if rank.lower_.startswith("premi") else two[1:]
        end = floor
    return ()


def _joined_two(sides: Sides, rank: Token, floor: int, end: int) -> tuple[int, ...]:
    """Return the two whom *et* joins, where the one of the rank is one or many as it: *Luc M. et deux salariés*."""
    doc = rank.doc
    for et in (t for t in doc[floor + 1 : end - 1] if t.lower_ == "et"):
        last = doc[et.i - 1 - (doc[et.i - 1].text == "," and et.i - 1 > floor)]
        mention = sides.resolver.register.mention_at(last.i)
        left = (mention.entry,) if mention is not None else sides.parties(last)
        noun = _noun_after(et)
        right = sides.parties(noun, loose=sides.animate(noun)) if noun is not None else ()
        two = (*left[:1], *right[-1:])
        if len(set(two)) != 2 or not all(map(sides.is_party, two)):
            continue
        meant = sides.entry(two[0] if rank.lower_.startswith("premi") else two[1])
        if meant.plural == rank.lower_.endswith("s"):
            return two
    return ()


def _both(sides: Sides, deux: Token) -> tuple[int, ...]:
    """Return the two parties that *tous deux* takes up: the only two of the sentence before."""
    start = deux.doc[deux.i].sent.start
    floor = deux.doc[start - 1].sent.start if start else start
    doc = deux.doc
    against = [_noun_after(t) for t in doc[floor:start] if t.lower_ == "contre"]
    charged = [e for noun in against if noun is not None for e in sides.parties(noun)[:1]]
    if len(charged) == 2:
        return tuple(charged)  # « a requis deux ans contre X et une amende contre Y »
    return _last_two(sides, deux.i - 1, deux.doc[start - 1].sent.start if start else start)


def _noun_after(prep: Token) -> Token | None:
    return next((t for t in prep.doc[prep.i + 1 : prep.i + 5] if t.pos_ in {"NOUN", "PROPN"}), None)


def _last_two(sides: Sides, i: int, floor: int) -> tuple[int, ...]:
    """Return the only two parties between two tokens, as they are told; none where there are others."""
    found: list[int] = []
    for mention in sides.resolver.before(i):
        if mention.start < floor:
            break
        e = sides.entry(mention.entry)
        if sides.is_party(e.id) and not e.plural and e.id not in found:
            found.append(e.id)
    return tuple(reversed(found)) if len(found) == 2 else ()


def _kind(sides: Sides, noun: Token) -> PartyKind | None:
    """Return what kind of party a plural noun counts."""
    lemma = noun.lemma_.casefold()
    if lemma in _STATES:
        return "state"
    role = sides.resolver.knows.role(noun.lower_)
    if role is not None:
        return "person" if role.kind == "person" else "organisation"
    return None
