"""Find who stands on stage before words that no cue reports: *Sylvie, couturière, partage un thermos. « … »*."""

from __future__ import annotations

from collections.abc import Callable

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import (
    PREPOSITIONS_OF,
    VERBAL,
    base,
    has_finite_verb,
    is_finite,
    np_start,
)
from briefing.extraction.parties.names import TITLES
from briefing.extraction.speakers.moved import whom_it_moves, whom_it_shows
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.speaking import speaks
from briefing.language.plain_doc import Token
from briefing.model import Gender

_SUBORDINATE = {"qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "quand", "lorsque"}
_NOBODY = {"ce", "c'", "cela", "ça", "on", "nous", "vous", "je", "j'", "tu", "rien", "tout"}
_ANSWERS = set(
    "réaction réponse riposte réplique version explication défense argument constat verdict".split()
)
_HE = {"il", "elle", "ils", "elles"}
_LEAST = 2
_ACTORS = {"person", "organisation", "state", "group"}
Fits = Callable[[Resolved], bool]
"""Says whether somebody may have said the words that are looked at."""


def before(
    start: int, floor: int, layout: Layout, resolver: Resolver, fits: Fits, *, told: bool
) -> Resolved:
    """Return who acts in the nearest sentence before token `start`, none that begins before `floor`.

    `told` says that somebody spoke before in the paragraph: he goes on unless somebody else steps in.
    """
    while start > floor:
        begin = layout.sentence_start(start - 1)
        if begin < floor:
            break
        found = on_stage(begin, start, layout, resolver, fits, told=told)
        if found:
            return found
        start = min(begin, start - 1)
    return NOBODY


def on_stage(
    begin: int, stop: int, layout: Layout, resolver: Resolver, fits: Fits, *, told: bool
) -> Resolved:
    """Return who acts in a sentence: its subject, whom its words set first, else the only one it names."""
    doc = layout.doc
    tokens = [t for t in doc[begin:stop] if layout.mark_of[t.i] < 0 and not t.is_space]
    if sum(not t.is_punct for t in tokens) < _LEAST:
        return NOBODY  # « Applaudissements. »
    if tokens[-1].text == "?" and not has_finite_verb(doc, begin, stop):
        return NOBODY  # « La chambre froide ? »
    main = [t for t in tokens if _is_main_subject(t) and begin <= t.head.i < stop]
    if told and any(_hearsay(t.head) for t in main):
        return NOBODY  # « Un gardien l'aurait traîné dehors. »: who spoke before tells so
    main = [t for t in main if not (t.i == tokens[0].i and _only_leads(t, resolver))]
    if tokens[0].lower_ in _HE and base(tokens[0]) == "nsubj" and tokens[0] not in main:
        main.insert(0, tokens[0])  # whatever the parser hangs its verb on
    if not main and tokens and tokens[0].pos_ == "DET":
        # « L'opposition ricane. », an adjective for the tagger
        main = [t for t in tokens[1:3] if t.head is t and t.pos_ == "NOUN"]
    first = _set_first(tokens, resolver)
    if first and not fits(first):
        first = NOBODY
    for token in main:
        found = _acting(token, resolver)
        if (
            found
            and fits(found)
            and (not first or token.pos_ == "PRON" or _people(found, resolver))
        ):
            return found
    if first:
        return first
    for token in tokens:
        # « Un chiffre que confirme un urgentiste. »
        if base(token) == "nsubj" and token.i > token.head.i and token.pos_ in {"NOUN", "PROPN"}:
            found = _acting(token, resolver)
            if found and fits(found):
                return found
    for token in main:
        if token.lower_ in _ANSWERS:
            # « La réaction de l'entreprise ne s'est pas fait attendre. »
            for child in token.children:
                found = _acting(child, resolver) if base(child) == "nmod" else NOBODY
                if found and fits(found):
                    return found
    seen = (
        _seen_by_us(main, resolver)
        or _moved(main, resolver)
        or whom_it_shows(tokens, resolver)
        or whom_it_moves(tokens, resolver)
    )
    if seen and fits(seen):
        return seen
    thing = any(t.lower_ not in _NOBODY and "expl" not in t.dep_ for t in main)
    only = NOBODY if told and thing else _only_one(tokens, resolver)
    return only if only and fits(only) else NOBODY


def _hearsay(verb: Token) -> bool:
    """Tell whether what is told is hearsay: *Il aurait frappé*, *Elle aurait été suivie*."""
    helped = [c for c in verb.children if base(c) == "aux" and c.i < verb.i]
    told = "Part" in verb.morph.get("VerbForm", []) and verb.lemma_ not in _WISHES
    return told and any("Cnd" in c.morph.get("Mood", []) for c in helped)


_WISHES = {"préférer", "aimer", "souhaiter", "vouloir", "devoir", "pouvoir", "dire"}
"""Verbs whose conditional is somebody's own: *Une mère aurait préféré attendre.*"""


def _only_leads(noun: Token, resolver: Resolver) -> bool:
    """Tell whether a bare noun leads a sentence whose subject comes behind it: *Réfugiée dans une école, Awa …*."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    mention = resolver.register.mention_at(noun.i)
    named = mention is not None and resolver.register.entries[mention.entry].named
    return after.pos_ == "ADP" and noun.pos_ in {"NOUN", "PROPN"} and not named


def _seen_by_us(main: list[Token], resolver: Resolver) -> Resolved:
    """Return whom the journalist meets, where he alone acts: *On l'avait quittée élève, on la retrouve patronne.*"""
    if not main or any(t.lower_ not in {"on", "nous"} for t in main):
        return NOBODY
    for token in main:
        for child in token.head.children:
            if base(child) == "obj" and child.lower_ in _SEEN and child.i < token.head.i:
                found = resolver.pronoun(child.i, _SEEN[child.lower_], False)
                if found and _people(found, resolver):
                    return Resolved(found.entries, "subject before", child.i)
    return NOBODY


def _moved(main: list[Token], resolver: Resolver) -> Resolved:
    """Return whom a thing moves to speak: *L'attaque la fait bondir. « … »*."""
    for token in main:
        if token.pos_ != "NOUN" or resolver.knows.role(token.lower_) is not None:
            continue
        for child in token.doc[token.i + 1 : token.head.i]:
            moves = token.doc[child.i + 1].lower_ in _MAKES
            if child.lower_ in _SEEN and (moves or child.pos_ == "PRON"):
                found = resolver.person_meant(child.i, _SEEN[child.lower_])
                if found:
                    return Resolved(found.entries, "subject before", child.i)
    return NOBODY


_MAKES = {"fait", "font", "faisait", "faisaient", "fit", "laisse", "laissent", "laissait", "met"}
_SEEN: dict[str, Gender | None] = {"la": "f", "le": "m", "l'": None}


def _is_main_subject(token: Token) -> bool:
    verb = token.head
    acts = base(token) == "nsubj" or (token.dep_ == "expl:subj" and verb.lemma_ == "vouloir")
    return acts and (verb.head is verb or base(verb) in {"conj", "parataxis"})


def _acting(token: Token, resolver: Resolver) -> Resolved:
    if token.lower_ in _NOBODY:
        return NOBODY
    found = resolver.all_of(token)
    kinds = {resolver.register.entries[e].kind for e in found.entries}
    if not found or not kinds <= _ACTORS or not speaks(found, resolver):
        return NOBODY
    return Resolved(found.entries, "subject before", token.i)


def _people(found: Resolved, resolver: Resolver) -> bool:
    return all(resolver.register.entries[e].kind == "person" for e in found.entries)


def _set_first(tokens: list[Token], resolver: Resolver) -> Resolved:
    """Return the person named or described before the first verb, with no preposition before it."""
    aside = False
    for n, token in enumerate(tokens):
        if token.lower_ in _SUBORDINATE:
            aside = True
        elif token.text == ",":
            aside = False
        if aside:
            continue
        if token.pos_ in VERBAL and is_finite(token):
            return NOBODY
        if token.pos_ not in {"NOUN", "PROPN"} or _governed(tokens, n):
            continue
        found = _person_at(token, resolver)
        if found:
            return found
    return NOBODY


def _person_at(token: Token, resolver: Resolver) -> Resolved:
    mention = resolver.register.mention_at(token.i)
    if mention is not None and resolver.register.entries[mention.entry].named:
        entry = resolver.register.entries[mention.entry]
        if entry.kind != "person" or mention.start != token.i:
            return NOBODY
        return Resolved(_beside(entry.id, token, resolver), "subject before", token.i)
    role = resolver.knows.role(token.lower_)
    led = token.doc[np_start(token)]
    if role is None or role.kind != "person" or led.pos_ != "DET" or token.pos_ != "NOUN":
        return NOBODY  # « Ancien camionneur, il dort dehors »: what the subject was
    found = resolver.resolve(token)
    return Resolved(found.entries, "subject before", token.i) if found else NOBODY


def _beside(entry: int, token: Token, resolver: Resolver) -> tuple[int, ...]:
    """Return a person with those named in one breath: *Bernadette et Louis, agriculteurs. « … »*."""
    entries = resolver.register.entries
    return tuple(
        e
        for e in resolver.all_of(token).entries
        if e == entry or (entries[e].named and entries[e].kind == "person")
    ) or (entry,)


def _governed(tokens: list[Token], n: int) -> bool:
    """Tell whether a preposition leads to the phrase that the token heads."""
    i = n - 1
    while i >= 0 and (tokens[i].pos_ in {"DET", "ADJ", "NUM"} or tokens[i].lower_ in TITLES):
        i -= 1
    if i < 0:
        return False
    return tokens[i].pos_ in {"ADP", "NOUN", "PROPN"} or tokens[i].lower_ in PREPOSITIONS_OF


def _only_one(tokens: list[Token], resolver: Resolver) -> Resolved:
    """Return the only person that a sentence names: *Même constat chez Gilles, patron du bar.*"""
    named: dict[int, int] = {}
    for token in tokens:
        mention = resolver.register.mention_at(token.i)
        if mention is not None and mention.start == token.i:
            entry = resolver.register.entries[mention.entry]
            if entry.kind == "person" and entry.named and not entry.place:
                named.setdefault(entry.id, token.i)
    if len(named) != 1:
        return NOBODY
    [(entry_id, at)] = named.items()
    return Resolved((entry_id,), "only one", at)
