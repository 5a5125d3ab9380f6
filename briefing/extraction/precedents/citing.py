"""Tell who brings up an earlier event: who says the words around it, else who recalls, compares or fears it."""

from __future__ import annotations

import itertools

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import subject, token_at
from briefing.extraction.precedents.memory import Memory
from briefing.extraction.precedents.past_events import Reminder
from briefing.extraction.quotes.found import Found
from briefing.extraction.quotes.reported import speaker_of
from briefing.extraction.speakers.speakers import Resolver
from briefing.language import lexicon as data
from briefing.language.plain_doc import Token
from briefing.model import Span

_CITERS = {"person", "organisation", "state"}
_GOVERNED = {"recalled", "compared", "affair", "landmark", "named in speech"}
"""Constructions in which the verb above may say who brings the event up; a date tells of nobody."""
_WHEN = {"depuis", "après", "avant", "dès", "lors", "durant", "pendant"}
_CLIMB = 6
_POINTING = {"cette", "cet", "ce", "ces"}
_NOBODY = {
    "falloir",
    "faut",
    "faudra",
    "fallait",
    "faudrait",
    "suffire",
    "suffit",
    "convenir",
    "convient",
    "s'agir",
}
"""Verbs that have nobody for their subject."""
_NEAR = 4
_TEXTS = {"texte", "loi", "projet", "décret", "mesure", "dispositif", "réforme"}
"""What takes after something and brings nothing up: *Le texte s'inspire de la loi X*."""


def citers(
    reminder: Reminder,
    quotes: list[Found],
    layout: Layout,
    resolver: Resolver,
    knows: Knowledge,
    memory: Memory,
) -> tuple[int, ...]:
    """Return who brings the event up, or nobody for the journalist."""
    span = reminder.span
    for quote in quotes:
        if any(s.start <= span.start and span.end <= s.end + 2 for s in quote.content):
            said = quote.speaker.entries
            if said:
                return _who(said, resolver, memory)
    at = token_at(layout.doc, span.start)
    named = _named_in(span, resolver, layout)
    if reminder.verb is not None:
        found = _subject_of(reminder.verb, layout, resolver, knows, memory)
        if found and not named & set(found):
            return found
    if reminder.construction in _GOVERNED:
        found = _governing(reminder.at, at, layout, resolver, knows, memory)
        if found and not named & set(found):
            return found
    if layout.mark_of[at] >= 0 and layout.words_in(layout.mark_of[at]) > _NEAR:
        return _beside(at, layout, resolver)
    return _taken_up(at, layout, resolver, knows, memory)


def _named_in(span: Span, resolver: Resolver, layout: Layout) -> set[int]:
    """Return the parties that the name of the event holds: none of them brings it up."""
    last = token_at(layout.doc, span.end - 1) + 1
    mentions = (
        resolver.register.mention_at(i) for i in range(token_at(layout.doc, span.start), last)
    )
    return {m.entry for m in mentions if m is not None}


def _who(entries: tuple[int, ...], resolver: Resolver, memory: Memory) -> tuple[int, ...]:
    """Return those of the parties that can remember: neither documents nor things."""
    known = [resolver.register.entries[e] for e in entries]
    return tuple(
        e.id
        for e in known
        if (e.kind in _CITERS or memory.is_witness(e.head)) and e.head not in _TEXTS
    )


def _subject_of(
    verb: Token, layout: Layout, resolver: Resolver, knows: Knowledge, memory: Memory
) -> tuple[int, ...]:
    own = subject(verb)
    if own is None and verb.dep_ == "amod" and verb.head.i < verb.i:
        own = verb.head  # « L'affaire rappelle celle de … », an adjective for the parser
    if own is not None and own.lower_ in {"il", "-il"} and _impersonal(own.head):
        # « Il faut remonter à 2003 »: nobody.
        return ()
    if own is not None and _is_thing(own, resolver, knows, memory):
        return ()  # « L'affaire rappelle celle de … »
    found = _who(speaker_of(verb, layout, resolver, knows).entries, resolver, memory)
    if found:
        return found
    if verb.lower_.endswith("ant") and verb.is_sent_start and verb.head.i > verb.i:
        # « Rappelant que…, Me Roux a reproché »
        return _who(speaker_of(verb.head, layout, resolver, knows).entries, resolver, memory)
    if own is None and verb.i and memory.is_witness(verb.doc[verb.i - 1].lower_):
        # « Un autre cite »: the parse lost the subject.
        return resolver.all_of(verb.doc[verb.i - 1]).entries
    if own is None or own.lower_ not in {"ils", "elles"}:
        return ()
    # « Les vieux du port ont la mémoire longue. Ils évoquent… »: nobody that a name or role tells.
    start = layout.sentence_start(verb.i)
    before = layout.sentence_start(start - 1) if start else start
    for token in layout.doc[before:start]:
        if token.dep_ == "nsubj" and memory.is_witness(token.lower_):
            return resolver.all_of(token).entries
    return ()


def _is_thing(own: Token, resolver: Resolver, knows: Knowledge, memory: Memory) -> bool:
    """Tell whether a subject is what happened, which means nobody: *L'affaire rappelle celle de …*."""
    happened = own.pos_ == "NOUN" and own.lower_.removesuffix("s") in _HAPPENED
    if not happened or knows.role(own.lower_) is not None or memory.is_witness(own.lower_):
        return False
    known = resolver.register.at(own.i)
    return known is None or (known.kind == "unknown" and not known.named)


_HAPPENED = set(
    "affaire scandale drame cas scénario incident épisode dossier situation accident fait méthode scène histoire "
    "crise attaque procès polémique découverte catastrophe".split()
)


def _governing(
    at: int, name: int, layout: Layout, resolver: Resolver, knows: Knowledge, memory: Memory
) -> tuple[int, ...]:
    """Return the subject of the verb above that brings up what it leads to: *redoute une nouvelle affaire X*."""
    doc = layout.doc
    floor = layout.sentence_start(name)
    if {doc[at].lower_, doc[max(name - 1, 0)].lower_, doc[max(name - 2, 0)].lower_} & _WHEN:
        return ()
    for start in dict.fromkeys((at, name)):
        token = doc[start]
        for _ in range(_CLIMB):
            if floor <= token.i <= name and memory.cites(token) and not _relative(token):
                found = _subject_of(token, layout, resolver, knows, memory)
                if found:
                    return found
            if token.head.i == token.i:
                break
            token = token.head
    return ()


def _impersonal(verb: Token) -> bool:
    return {data.fold(verb.lemma_), data.fold(verb.text)} & _NOBODY != set()


def _relative(verb: Token) -> bool:
    return "relcl" in verb.dep_


def _beside(at: int, layout: Layout, resolver: Resolver) -> tuple[int, ...]:
    """Return the person named in the sentence before words in marks that nobody was found to say."""
    first = layout.outer(layout.mark_of[at])[0]
    floor = layout.sentence_start(first - 1) if first else 0
    for i in range(first - 1, floor - 1, -1):
        mention = resolver.register.mention_at(i)
        if mention is not None:
            entry = resolver.register.entries[mention.entry]
            if entry.kind == "person" and entry.named:
                return (entry.id,)
    return ()


def _taken_up(
    at: int, layout: Layout, resolver: Resolver, knows: Knowledge, memory: Memory
) -> tuple[int, ...]:
    """Return who takes it up in the next sentence: *X a rappelé cet arrêt*, *que les électeurs avaient alors…*."""
    doc = layout.doc
    i = layout.sentence_end(at)
    end = layout.sentence_end(i) if i < len(doc) else i
    for verb in doc[i:end]:
        found = memory.verb(verb)
        if found is None or layout.mark_of[verb.i] >= 0:
            continue
        after = doc[found[1] : min(found[1] + _NEAR, end)]
        pointed = any(
            t.lower_ in _POINTING and u.pos_ == "NOUN" and memory.noun(u) is not None
            for t, u in itertools.pairwise(after)
        )
        told = any(t.lower_ in {"que", "qu'"} for t in after[:2]) and any(
            t.lower_ == "alors" for t in doc[found[1] : end]
        )
        if pointed or told:
            return _subject_of(verb, layout, resolver, knows, memory)
    return ()
