"""Find who speaks by what stands before a colon without a verb of speech: *Enedis : « … »*."""

from __future__ import annotations

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import OF
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.language.plain_doc import Token

_VIEWS = set("bilan sentiment opinion impression ressenti jugement regard philosophie".split())
"""What somebody thinks, beside the statements of `spoken_nouns.tsv`."""


def whose_view(noun: Token, colon: int, resolver: Resolver) -> Resolved:
    """Return who thinks so: *Le bilan de l'entraîneur est mitigé : « … »*."""
    doc, i = noun.doc, noun.i + 1
    known = resolver.knows.lexicon.spoken_nouns.get(noun.lower_, ())
    if (noun.lower_ not in _VIEWS and "statement" not in known) or doc[i].lower_ not in OF:
        return NOBODY
    holder = next((t for t in doc[i + 1 : min(i + 4, colon)] if t.pos_ in {"NOUN", "PROPN"}), None)
    found = resolver.all_of(holder) if holder is not None else NOBODY
    people = [resolver.register.entries[e].kind == "person" for e in found.entries]
    return Resolved(found.entries, "subject before", i) if people and all(people) else NOBODY


def before_bracket(begin: int, i: int, layout: Layout, resolver: Resolver) -> Resolved:
    """Return the person whose office stands in brackets: *Paul Roux (entraîneur de Caen) : « … »*."""
    opened = next((j for j in range(i, begin, -1) if layout.doc[j].text in {"(", ")"}), begin)
    if layout.doc[opened].text != "(":
        return NOBODY
    mention = resolver.register.mention_at(opened - 1)
    if mention is None or resolver.register.entries[mention.entry].kind != "person":
        return NOBODY
    return Resolved((mention.entry,), "subject before", mention.start)


def body_alone(begin: int, end: int, layout: Layout, resolver: Resolver) -> Resolved:
    """Return the body whose name is all that stands before a colon: *Enedis : « … »*."""
    while begin < end and layout.doc[begin].pos_ in {"DET", "SPACE"}:
        begin += 1
    mention = resolver.register.mention_at(begin)
    if mention is None or (mention.start, mention.end) != (begin, end):
        return NOBODY
    entry = resolver.register.entries[mention.entry]
    speaks = entry.named and entry.kind == "organisation" and not entry.place
    return Resolved((entry.id,), "subject before", begin) if speaks else NOBODY
