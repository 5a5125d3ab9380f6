"""Find whom lawyers speak for: *son avocate*, *Me Roy, pour M. Petit*, *« Mon client nie tout »*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import POSSESSIVES
from briefing.extraction.grammar.whole_words import holds, words_of
from briefing.extraction.parties.entries import Entry
from briefing.extraction.parties.gazetteer import fold
from briefing.extraction.parties.names import TITLES
from briefing.extraction.parties.parties import Register
from briefing.extraction.speakers.resolved import Resolved
from briefing.extraction.speakers.sides import Sides
from briefing.extraction.speakers.standing import called
from briefing.language.plain_doc import Token
from briefing.model import Span

COUNSEL = set("avocat avocate avocats avocates conseil conseils defenseur".split())
_LAWYERS = COUNSEL | {"defenseure", "defenseuse"}
_MASTERS = {"me", "maître", "mes"}
_SURE = {"name", "name with role", "description"}
"""How a speaker is found whom the sentence itself names."""
_QUALIFIED = {"defense", "premier", "nouvel", "principal"}
CLIENTS = {"client": "m", "cliente": "f", "clients": None, "clientes": "f"}
_OF_VICTIMS = re.compile(r"\b(?:victimes?|plaignante?s?|parties? civiles?|familles?|parents)\b")
_SERVED = re.compile(r"(?:avocate?s?|conseils?|defenseur\w*) (?:de |d'|du |des )(.+)")
_DEFENDED = re.compile(r"(?:avocate?s?|conseils?|défenseu\w+) (?:de |d['’]|du |des )(.+)")
_BLAMED = {"accusé", "prévenu", "suspect"}
_REACH = 4
"""Tokens before a lawyer's name in which the possessive may stand: *son premier avocat, Me Roy*."""

Said = tuple[tuple[int, ...], Sequence[Span]]
"""Who speaks, and the words."""
Told = tuple[int, tuple[int, ...], tuple[int, ...]]
"""Where somebody is accused, who accuses, and who is accused."""


def adopt_clients(layout: Layout, sides: Sides) -> None:
    """Tie each lawyer to the client that the narration tells."""
    for lawyer in list(_lawyers(layout, sides.resolver.register)):
        client = (
            _named_in_role(lawyer, sides)
            or _pleaded_for(lawyer, layout, sides)
            or _possessor(lawyer, layout, sides)
        )
        if client is not None and not sides.principals((lawyer.id,)):
            sides.adopt(lawyer.id, client.id)


def adopt_accused(
    layout: Layout, sides: Sides, said: Sequence[Said], accused: Sequence[tuple[int, int]]
) -> None:
    """Tie a lawyer of nobody told to the accused that *mon client* means; `accused` are places and parties."""
    for lawyer in list(_lawyers(layout, sides.resolver.register)):
        if sides.principals((lawyer.id,)):
            continue
        client = _own_client(lawyer, layout, sides, said, accused)
        if client is None:
            client = _described(lawyer, sides, accused)
        if client is not None and client != lawyer.id:
            sides.adopt(lawyer.id, client)


def adopt_defended(
    layout: Layout, sides: Sides, said: Sequence[Said], told: Iterable[Told]
) -> None:
    """Tie lawyers to the accused of what is told of them, as `adopt_accused` does; their own blame tells nothing."""
    lawyers = {e.id for e in _lawyers(layout, sides.resolver.register)}
    if lawyers:
        theirs = [(at, who[0]) for at, by, who in told if len(who) == 1 and not lawyers & {*by}]
        adopt_accused(layout, sides, said, theirs)


def lawyer_of(words: Sequence[Span], who: Resolved, layout: Layout, register: Register) -> Resolved:
    """Return who speaks of *mon client*: the lawyer named last in this paragraph or the one before."""
    if who.how in _SURE or not any(_own(t) for t in layout.tokens_in(words)):
        return who
    lawyers = {e.id for e in _lawyers(layout, register)}
    if not lawyers or lawyers & set(who.entries):
        return who
    start = layout.paragraph_from(max(layout.paragraph_from(words[0].start) - 2, 0))
    before = [
        m
        for m in register.mentions
        if m.entry in lawyers and start <= layout.doc[m.start].idx < words[0].start
    ]
    last = max(before, key=lambda m: m.start, default=None)
    return Resolved((last.entry,), "lawyer before", last.start) if last is not None else who


def _own(token: Token) -> bool:
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return token.lower_ in CLIENTS and before in {"mon", "ma", "mes"}


def _lawyers(layout: Layout, register: Register) -> Iterator[Entry]:
    titled = {
        m.entry for m in register.mentions if m.start and layout.doc[m.start - 1].lower_ in _MASTERS
    }
    for entry in register.entries:
        if entry.kind != "person":
            continue
        said = [fold(t).split() for t in ([*entry.roles] if entry.named else [entry.name])]
        if entry.id in titled or any(words and words[0] in _LAWYERS for words in said):
            yield entry


def _named_in_role(lawyer: Entry, sides: Sides) -> Entry | None:
    """Return the person whose name a role tells: *l'avocate de M. Petit*."""
    for text in [*lawyer.roles] if lawyer.named else [lawyer.name]:
        served = _SERVED.match(fold(text))
        if served is None:
            continue
        for other in sides.resolver.register.entries:
            if other.id == lawyer.id or not other.named or other.place:
                continue
            if any(holds(served[1], form) for form in called(other)):
                return other
    return None


def _pleaded_for(lawyer: Entry, layout: Layout, sides: Sides) -> Entry | None:
    """Return the party of *Me Roy, pour M. Petit,* and of *Me Roy (pour la Ligue)*."""
    doc, register = layout.doc, sides.resolver.register
    for mention in register.mentions:
        i = mention.end
        if mention.entry != lawyer.id or i + 2 >= len(doc):
            continue
        if doc[i].text not in {",", "("} or doc[i + 1].lower_ != "pour":
            continue
        i += 2
        while i < len(doc) and (
            doc[i].lower_ in TITLES or doc[i].text == "." or doc[i].pos_ == "DET"
        ):
            i += 1
        other = register.mention_at(i)
        if other is not None and sides.is_party(other.entry):
            return sides.entry(other.entry)
    return None


def _possessor(lawyer: Entry, layout: Layout, sides: Sides) -> Entry | None:
    """Return whose *son avocat, Me Roy,* is."""
    doc, resolver = layout.doc, sides.resolver
    heads = [i for i, entry in resolver.register.role_at.items() if entry == lawyer.id]
    heads += [m.start for m in resolver.register.mentions if m.entry == lawyer.id]
    for i in sorted(heads):
        near = [t for t in doc[max(i - _REACH, 0) : i + 1] if t.lower_ in POSSESSIVES]
        if not near or fold(doc[near[-1].i + 1].lower_) not in _LAWYERS | _QUALIFIED:
            continue
        singly = near[-1].lower_ in {"son", "sa"}
        owner = (
            resolver.defended(doc[i], kin=True) if singly else resolver.owner(near[-1].i, kin=True)
        )
        if owner is not None and owner != lawyer.id and _near(owner, near[-1], layout, sides):
            return sides.entry(owner)
    return None


def _near(owner: int, possessive: Token, layout: Layout, sides: Sides) -> bool:
    """Tell whether the owner is named in the paragraph of a possessive of that number."""
    alone = possessive.lower_ in {"son", "sa", "ses"}
    if alone and sides.entry(owner).plural:
        return False
    start = layout.paragraph_from(possessive.idx)
    mentions = sides.resolver.register.mentions
    near = [m for m in mentions if m.start < possessive.i and layout.doc[m.start].idx >= start]
    if start > 1 and not any(layout.mark_of[m.start] < 0 for m in near):
        # « L'accusé nie. ⏎ « C'est monté de toutes pièces », plaide son avocate »
        start = layout.paragraph_from(start - 2)
        near = [m for m in mentions if m.start < possessive.i and layout.doc[m.start].idx >= start]
    return any(m.entry == owner for m in near)


def _own_client(
    lawyer: Entry,
    layout: Layout,
    sides: Sides,
    said: Sequence[Said],
    accused: Sequence[tuple[int, int]],
) -> int | None:
    """Return the accused whom *mon client* means, said by a lawyer of nobody named."""
    if any(_OF_VICTIMS.search(fold(r)) for r in lawyer.roles):
        return None
    for speakers, words in said:
        if speakers != (lawyer.id,):
            continue
        for token in layout.tokens_in(words):
            if token.lower_ not in CLIENTS or not token.i:
                continue
            if layout.doc[token.i - 1].lower_ not in {"mon", "ma", "mes", "son", "sa", "ses"}:
                continue
            gender = CLIENTS[token.lower_]
            for at, party in sorted(accused, reverse=True):
                other = sides.entry(party)
                if at < token.i and not (gender and other.gender and other.gender != gender):
                    return party
    return _last_accused(lawyer, layout, sides, accused)


def _last_accused(
    lawyer: Entry, layout: Layout, sides: Sides, accused: Sequence[tuple[int, int]]
) -> int | None:
    """Return the person accused right above *son avocate, Me Roy,*: *Le parquet reproche à M. Petit d'avoir menti.*"""
    doc = layout.doc
    heads = (i for i, entry in sides.resolver.register.role_at.items() if entry == lawyer.id)
    for i in sorted(heads):
        led = doc[i - 1].lower_ if i else ""
        if led not in {"son", "sa"} or fold(doc[i].lower_) not in _LAWYERS:
            continue
        start = layout.paragraph_from(max(layout.paragraph_from(doc[i].idx) - 2, 0))
        near = [
            (at, party)
            for at, party in accused
            if at < i and doc[at].idx >= start and sides.entry(party).kind == "person"
        ]
        if near:
            return max(near)[1]
    return None


def serves_victims(lawyer: Entry) -> bool:
    """Tell whether a description makes somebody the lawyer of those who accuse: *l'avocat des parties civiles*."""
    said = [fold(t) for t in ([*lawyer.roles] if lawyer.named else [lawyer.name])]
    return any(_SERVED.match(text) and _OF_VICTIMS.search(text) for text in said)


def _described(lawyer: Entry, sides: Sides, accused: Sequence[tuple[int, int]]) -> int | None:
    """Return the one accused whom *l'avocat du policier*, *l'avocate de l'enseignant* may speak for."""
    knows = sides.resolver.knows
    for text in [*lawyer.roles] if lawyer.named else [lawyer.name]:
        served = _DEFENDED.match(text.casefold())
        if served is None or _OF_VICTIMS.search(fold(text)):
            continue
        roles = (knows.role(word) for word in words_of(served[1]))
        noun = next((role.lemma for role in roles if role is not None), "")
        parties = dict.fromkeys(party for _, party in accused)
        fits = [p for p in parties if noun and _called_so(noun, sides.entry(p), knows)]
        return fits[0] if len(fits) == 1 else None
    return None


def _called_so(noun: str, party: Entry, knows: Knowledge) -> bool:
    """Tell whether a noun may mean a party: its own noun, one of its trade, *le prévenu*."""
    heads = {party.head, *party.role_heads} - {""}
    if noun in heads or (noun in _BLAMED and party.kind == "person"):
        return True
    takes = knows.takes_up(noun, "person") or frozenset()
    walks = any(knows.one_walk(noun, h) or knows.one_field(noun, h) for h in heads)
    return party.kind in ("person", "group") and (walks or bool(takes & heads))
