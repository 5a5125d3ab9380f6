"""Find who is blamed by a passive form or a participle: its subject, or the noun that it is put to."""

from __future__ import annotations

from briefing.extraction.accusations.addressed import addressee, interviewee
from briefing.extraction.accusations.apposed_names import one_of_them
from briefing.extraction.accusations.blame_cues import EVENTS
from briefing.extraction.accusations.blamed_kinds import is_work
from briefing.extraction.accusations.others import RANKS, numbered, ranked
from briefing.extraction.accusations.said_before import said_before
from briefing.extraction.accusations.scene import FIRST, SECOND, Scene
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.syntax import (
    OF,
    VERBAL,
    base,
    gender_of,
    is_plural,
    np_start,
    subject,
)
from briefing.extraction.parties.names import TITLES
from briefing.extraction.quotes.found import Found
from briefing.language.plain_doc import Token

_NEAR = 8
"""Tokens before a comma within which somebody that a participle is put to is named."""
_LIST = 14
"""Tokens before a participle within which *et* joins those whom it is put to."""


def blamed_subject(verb: Token, scene: Scene) -> tuple[int, ...]:
    """Return who is blamed by a passive form: its subject, or the noun that the participle is put to."""
    speech = scene.speech_at(verb.i)
    found = _put_to(verb, scene, speech)
    if verb.i == 0 or verb.nbor(-1).text != "," or any(_may_be(e, scene) for e in found):
        return found
    return _somebody_before(verb, scene) or _doer_above(verb, scene, speech) or found


def _somebody_before(participle: Token, scene: Scene) -> tuple[int, ...]:
    """Return whom the words before a comma name last: *une enquête sur la clinique, soupçonnée de …*."""
    for token in reversed(participle.doc[max(participle.i - _NEAR, 0) : participle.i - 1]):
        if token.is_punct or token.pos_ in VERBAL or token.lemma_.casefold() in EVENTS:
            return ()
        if token.pos_ in {"NOUN", "PROPN"} and _agrees(token, participle):
            found = scene.sides.parties(token)
            if any(_may_be(e, scene) for e in found):
                return found
    return ()


def _may_be(entry: int, scene: Scene) -> bool:
    """Tell whether a party is somebody, no inquiry or decision that a participle happens to stand behind."""
    return scene.sides.is_party(entry) and not is_work(entry, scene)


def _put_to(verb: Token, scene: Scene, speech: Found | None) -> tuple[int, ...]:
    """Return whom the parse puts a passive form to."""
    own = subject(verb)
    if (own is not None and own.i < verb.i) or (
        own is not None and base(verb) not in {"acl", "amod"}
    ):
        return _deictic_or_party(own, scene, speech)
    near = _right_before(verb, scene)
    if near:
        return near
    label = base(verb)
    opens = verb.i == scene.layout.sentence_start(verb.i)
    if opens and (after := _past_opening(verb, scene)):
        return after
    if opens and verb.head.i > verb.i and verb.head.pos_ in {"NOUN", "PROPN"}:
        return scene.sides.parties(verb.head, loose=True)  # « Mis en cause par X, le maire nie »
    if label == "acl" and verb.head.lower_ in {"un", "une"} and verb.head.i < verb.i:
        return scene.resolver.resolve(verb.head).entries  # « un de ses agents, poursuivi pour … »
    if (
        label in {"acl", "amod", "conj"}
        and verb.head.pos_ in {"NOUN", "PROPN"}
        and verb.head.i < verb.i
    ):
        role = scene.resolver.knows.role(verb.head.lower_)
        either = role is not None and role.kind == "person" and role.gender == "x"
        # « l'auxiliaire de vie soupçonnée »: the tagger guesses the gender of such a noun
        noun = verb.head if either else _agreeing(verb)
        if noun.lemma_.casefold() in EVENTS:
            return _of_event(noun, scene)
        if verb.nbor(-1).text == "," and not _agrees(noun, verb):
            # « Deux hommes ont été entendus par la gendarmerie, soupçonnés de vol »
            above = _doer_above(verb, scene, speech)
            if above:
                return above
        named = _apposed_to(noun, verb, scene)
        found = named or scene.sides.parties(noun, loose=True)
        if not found or not (named or scene.sides.animate(noun) or noun.pos_ == "PROPN"):
            found = _named_before(verb, scene) or found
        return found or _doer_above(verb, scene, speech)
    if label in {"advcl", "acl", "xcomp", "dep", "nmod", "amod", "obl"}:
        main = subject(verb.head)
        if main is not None and main.i != verb.i:
            return _deictic_or_party(main, scene, speech)
    doc = verb.doc
    i = verb.i - 1
    while i > 0 and (doc[i].is_punct or doc[i].pos_ == "ADV"):
        i -= 1
    mention = scene.resolver.register.mention_at(i)
    if mention is not None:
        return (mention.entry,)
    return scene.sides.parties(doc[i]) if doc[i].pos_ == "NOUN" else ()


def _of_event(event: Token, scene: Scene) -> tuple[int, ...]:
    """Return whom something befalls: *la mise en examen d'une aide-soignante, soupçonnée de …*."""
    doc = event.doc
    for token in doc[event.i + 1 : event.i + 7]:
        if token.pos_ in {"NOUN", "PROPN"} and doc[np_start(token) - 1].lower_ in OF:
            return scene.sides.parties(token, loose=True)
    return ()


def _named_before(participle: Token, scene: Scene) -> tuple[int, ...]:
    """Return the person that a thing before a comma is of: *au procès de Paul Roux, jugé pour fraude*."""
    doc = participle.doc
    if participle.i < 2 or doc[participle.i - 1].text != ",":
        return ()
    mention = scene.resolver.register.mention_at(participle.i - 2)
    e = scene.sides.entry(mention.entry) if mention is not None else None
    return (e.id,) if e is not None and e.named and e.kind == "person" else ()


def _apposed_to(noun: Token, participle: Token, scene: Scene) -> tuple[int, ...]:
    """Return the name that a description stands beside: *Solvia, troisième brasseur du pays, soupçonné de …*."""
    doc, start = noun.doc, np_start(noun)
    if noun.pos_ != "NOUN" or start < 2 or doc[start - 1].text != ",":
        return ()
    if doc[start].pos_ == "DET" or doc[participle.i - 1].text != ",":
        return ()
    mention = scene.resolver.register.mention_at(start - 2)
    e = scene.sides.entry(mention.entry) if mention is not None else None
    fits = e is not None and e.named and e.kind != "state" and not e.place
    return (e.id,) if e is not None and fits else ()


def _doer_above(participle: Token, scene: Scene, speech: Found | None) -> tuple[int, ...]:
    """Return the subject of the clause: *Paul Roux a été arrêté lundi, soupçonné de fraude*."""
    for head in participle.ancestors:
        main = subject(head)
        if main is None or main.i == participle.i:
            continue  # « Le maire a dû | quitter la salle, accusé de … »
        fits = main.i < participle.i and _agrees(main, participle)
        return _deictic_or_party(main, scene, speech) if fits else ()
    return ()


def _past_opening(participle: Token, scene: Scene) -> tuple[int, ...]:
    """Return who follows an opening participle and what goes with it: *Soupçonné de fraude, Paul Roux nie*."""
    doc = participle.doc
    for token in doc[participle.i + 1 : scene.layout.sentence_end(participle.i) - 1]:
        if token.text != ",":
            continue
        at = token.i + 1 + (doc[token.i + 1].pos_ in {"DET", "NUM"})
        at += at + 1 < len(doc) and doc[at].lower_.rstrip(".") in TITLES  # « le Dr Paul Roux »
        borne = scene.resolver.register.role_at.get(at)
        if borne is not None and scene.sides.entry(borne).named:
            return (borne,)  # « Mis en cause par un rapport, le directeur Paul Roux »
        mention = scene.resolver.register.mention_at(at)
        if mention is not None and mention.start in {at, at - 1}:
            e = scene.sides.entry(mention.entry)
            if e.named and scene.sides.is_party(e.id):
                return (e.id,)
        if at >= len(doc):
            break  # the text breaks off: « Relevé, dans ses constatations, un »
        led = at
        while at < len(doc) - 1 and doc[at].pos_ == "ADJ":
            at += 1  # « Jugée pour fraude, l'ancienne édile nie »
        noun = doc[at]
        if (
            noun.pos_ == "NOUN"
            and doc[led - 1].pos_ in {"DET", "NUM"}
            and scene.sides.animate(noun)
        ):
            return scene.sides.parties(noun)  # « Mise en cause pour fraude, la maire nie »
    return ()


def _right_before(participle: Token, scene: Scene) -> tuple[int, ...]:
    """Return the object that a comma ties a participle to: *charge la direction, accusée de …*."""
    doc = participle.doc
    i = participle.i - 1
    if i < 2 or doc[i].text != ",":
        return ()
    if i > 4 and doc[i - 1].lower_ == "ans" and doc[i - 3].text == ",":
        i -= 3  # « a jugé Paul Roux, 38 ans, poursuivi pour fraude »
    mention = scene.resolver.register.mention_at(i - 1)
    if mention is not None and scene.sides.entry(mention.entry).named:
        led = doc[mention.start - 1].lower_ if mention.start else ""
        where = (
            led in {"au", "aux", "en", "à", "dans"}
            and scene.sides.entry(mention.entry).kind == "state"
        )
        inside = led in OF or where or _of_role(mention.start, participle, scene)
        if not inside and scene.sides.is_party(mention.entry):
            return _with_its_list(mention.entry, participle, scene)
    for token in reversed(list(doc[max(i - 6, 0) : i])):
        if token.pos_ in {"NOUN", "PROPN"} and base(token) in {"obj", "obl"}:
            if token.lemma_.casefold() in EVENTS:
                return ()  # « a été placé en garde à vue, soupçonné de … »
            if max(np_end(token), token.i + 1) >= i and _agrees(token, participle):
                return scene.sides.parties(token)
            return ()
        if token.pos_ in VERBAL or token.is_punct:
            return ()
    return ()


def _with_its_list(last: int, participle: Token, scene: Scene) -> tuple[int, ...]:
    """Return all whom a plural participle is put to: *la société Solvia et son gérant, Paul Roux, poursuivis*."""
    if not participle.lower_.endswith("s") or scene.sides.entry(last).plural:
        return (last,)
    doc = participle.doc
    floor = max(scene.layout.sentence_start(participle.i), participle.i - _LIST)
    joint = next((i for i in range(participle.i - 2, floor, -1) if doc[i].lower_ == "et"), None)
    if joint is None or any(t.pos_ in VERBAL for t in doc[joint : participle.i - 1]):
        return (last,)
    mention = scene.resolver.register.mention_at(joint - 1)
    first = mention.entry if mention is not None else None
    if first is None or first == last or not scene.sides.is_party(first):
        return (last,)
    return (first, last)


def _of_role(start: int, participle: Token, scene: Scene) -> bool:
    """Tell whether a name only says whose a person is: *Paul Roux, patron de la société Solvia, jugé*."""
    doc, i = participle.doc, start - 1
    nouns: list[Token] = []
    while i > 0 and doc[i].pos_ in {"NOUN", "ADJ", "DET"}:
        nouns += [doc[i]] if doc[i].pos_ == "NOUN" else []
        i -= 1
    if not nouns or doc[i].lower_ not in OF or participle.head.i >= i:
        return False
    above = scene.resolver.register.mention_at(participle.head.i)
    named = above is not None and above.end <= i and scene.sides.entry(above.entry).named
    return named and (not _agrees(nouns[-1], participle) or participle.head.pos_ == "PROPN")


def _agreeing(participle: Token) -> Token:
    """Return the noun a participle is put to: *les grilles de l'usine, soupçonnée* is the works."""
    head = participle.head
    if _agrees(head, participle):
        return head
    for token in reversed(list(participle.doc[head.i : participle.i])):
        if token.pos_ in {"NOUN", "PROPN"} and _agrees(token, participle):
            return token
    if head.pos_ == "NOUN" and base(head) == "nmod":
        # « le responsable de bureaux d'études soupçonné de … »
        for token in reversed(list(participle.doc[max(head.i - 8, 0) : head.i])):
            if token.pos_ == "NOUN" and _agrees(token, participle):
                return token
            if token.pos_ in VERBAL or token.is_punct:
                break
    return head


def _agrees(noun: Token, participle: Token) -> bool:
    """Tell whether gender and number fit, as far as both show them."""
    plural = participle.lower_.endswith("s")
    feminine = participle.lower_.removesuffix("s").endswith("e")
    if noun.pos_ == "PROPN" and not noun.morph.get("Number", []):
        return not plural
    if plural != is_plural(noun):
        return False
    gender = gender_of(noun)
    return gender is None or (gender == "f") == feminine


def _deictic_or_party(head: Token, scene: Scene, speech: Found | None) -> tuple[int, ...]:
    if head.lower_ in FIRST:
        return speech.speaker.entries if speech is not None else ()
    if head.lower_ in SECOND:
        if speech is None:
            return interviewee(scene)
        return addressee(head.i, scene, speech)
    if speech is not None and (noun := said_before(head, scene, speech)) is not None:
        return scene.sides.parties(noun, loose=True)
    if head.lower_ in RANKS and (one := ranked(scene.sides, head)):
        return one
    return (
        one_of_them(head, scene)
        or numbered(scene.sides, head)
        or scene.sides.parties(head, loose=True)
    )
