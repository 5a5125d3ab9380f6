"""Find whom a sentence puts on stage as its object or its predicate: *Une pique qui n'a pas plu au maire : « … »*."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extraction.grammar.syntax import VERBAL, base
from briefing.extraction.parties.names import TITLES
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.language.plain_doc import Token

_MOVES = set(
    "plaire plu déplaire déplu convaincre agacer irriter exaspérer surprendre étonner indigner ulcérer rassurer "
    "révolter hérisser scandaliser consterner outrer choquer énerver offusquer décevoir crisper inquiéter".split()
)
"""Verbs whose object feels what their subject does to it."""
_STARTS = {
    "bondir",
    "réagir",
    "sursauter",
    "sourire",
    "rire",
    "tiquer",
    "enrager",
    "hurler",
    "tousser",
    "grincer",
}
_MAKES = {"fait", "font", "faisait", "faire", "fit", "faisant"}
_TO = {"à", "au", "aux", "l'", "le", "la", "les", "son", "sa", "ses", "leur", "leurs"}
_NEAR = 6
"""Tokens behind such a verb among which whom it moves is named."""
_SHOWS = {"c'", "ce"}
_ARTICLES = {"un", "une", "le", "la", "l'"}
_ADJECTIVES = 7
"""Tokens between who is shown and *qui*: *C'est un Paul Roux très remonté qui …*."""


def is_made_to(verb: Token) -> bool:
    """Tell whether somebody else makes the verb's subject do it: *fait bondir*."""
    return verb.lower_ in _STARTS and verb.i > 0 and verb.nbor(-1).lower_ in _MAKES


def whom_it_moves(tokens: Sequence[Token], resolver: Resolver) -> Resolved:
    """Return whom a thing moves to speak: *Une sortie qui a fait bondir l'opposition : « … »*."""
    for token in tokens:
        moves = token.pos_ in VERBAL and resolver.knows.lemma(token) in _MOVES
        if not moves and not is_made_to(token):
            continue
        if not _by_a_thing(token, tokens, resolver):
            return NOBODY
        for near in token.doc[token.i + 1 : min(token.i + _NEAR, tokens[-1].i + 1)]:
            if near.pos_ in {"NOUN", "PROPN"} and near.lower_ not in TITLES:
                return _acting(near, resolver)
            if near.lower_ not in _TO and near.lower_ not in TITLES and near.pos_ != "ADJ":
                break
        return NOBODY
    return NOBODY


def whom_it_shows(tokens: Sequence[Token], resolver: Resolver) -> Resolved:
    """Return who is shown doing something: *C'est un Paul Roux très remonté qui a pris la parole.*"""
    if len(tokens) < 4 or tokens[0].lower_ not in _SHOWS or tokens[1].lemma_ != "être":
        return NOBODY
    if tokens[2].lower_ not in _ARTICLES:
        return NOBODY
    shown = next((t for t in tokens[3:6] if t.pos_ in {"NOUN", "PROPN"}), None)
    if shown is None:
        return NOBODY
    behind = [t.lower_ for t in tokens if shown.i < t.i < shown.i + _ADJECTIVES]
    return _acting(shown, resolver, people=True) if "qui" in behind else NOBODY


def _by_a_thing(verb: Token, tokens: Sequence[Token], resolver: Resolver) -> bool:
    """Tell whether no party is the subject of the verb, as far as the sentence shows."""
    before = [t for t in tokens if t.i < verb.i and t.pos_ in {"NOUN", "PROPN"}]
    acts = [t for t in before if base(t) in {"nsubj", "ROOT", "root"}] or before[:1]
    for token in acts:
        found = resolver.register.mention_at(token.i)
        role = resolver.knows.role(token.lower_)
        if (found is not None and resolver.register.entries[found.entry].named) or role is not None:
            return False
    return bool(acts) or tokens[0].lower_ in {"de", "cela", "ce", "ça"}


def _acting(noun: Token, resolver: Resolver, *, people: bool = False) -> Resolved:
    found = resolver.all_of(noun)
    kinds = {resolver.register.entries[e].kind for e in found.entries}
    fits = kinds <= ({"person"} if people else {"person", "organisation", "group"})
    placed = any(resolver.register.entries[e].place for e in found.entries)
    if not found or not fits or placed:
        return NOBODY
    return Resolved(found.entries, "subject before", noun.i)
