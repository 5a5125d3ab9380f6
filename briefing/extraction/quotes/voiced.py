"""Find through whom a body speaks: *La ligue, par la voix de sa présidente, Anne Roux, demande…*."""

from __future__ import annotations

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import OF
from briefing.extraction.speakers.pronouns import VOICES
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.language.plain_doc import Token

_VOICES = VOICES | {"truchement"}
_BEFORE, _AFTER = 28, 8
"""Tokens before and behind a verb among which the voice may stand."""
_NAMING = {"NOUN", "PROPN"}


def voice_of(verb: Token, layout: Layout, resolver: Resolver) -> Resolved:
    """Return the person through whom the subject of a verb says something, if the sentence tells."""
    doc = verb.doc
    first = max(layout.sentence_start(verb.i), verb.i - _BEFORE)
    for i in range(min(verb.i + _AFTER, len(doc) - 2), first, -1):
        if doc[i].lower_ not in _VOICES or layout.mark_of[i] >= 0:
            continue
        led = any(t.lower_ in {"par", "l'"} for t in doc[max(i - 2, 0) : i])
        if not led or doc[i + 1].lower_ not in OF or _closed(verb, i, layout):
            continue
        noun = next((t for t in doc[i + 2 : i + 5] if t.pos_ in _NAMING), None)
        found = resolver.all_of(noun) if noun is not None else NOBODY
        entries = [resolver.register.entries[e] for e in found.entries]
        # Of *son porte-parole* without a name the body itself tells more.
        people = all(e.kind == "person" and e.named for e in entries)
        return Resolved(found.entries, "voice", i) if found and people else NOBODY
    return NOBODY


def _closed(verb: Token, i: int, layout: Layout) -> bool:
    """Tell whether a clause ends between the verb and the voice."""
    low, high = min(verb.i, i), max(verb.i, i)
    return any(
        t.text in {".", ";", ":", "!", "?"} or t.is_space or t.lower_ in {"que", "qu'"}
        for t in layout.doc[low + 1 : high]
    )
