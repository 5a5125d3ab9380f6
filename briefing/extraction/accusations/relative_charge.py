"""Find the charge that stands before a relative clause: *les violences dont il est accusé*."""

from __future__ import annotations

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import VERBAL, is_finite, np_start
from briefing.language.lexicon import AccusationCue
from briefing.language.plain_doc import Doc, Token
from briefing.model import Span

_REACH = 9
"""Tokens before the verb within which the relative pronoun stands."""
_WHICH = {"lequel", "laquelle", "lesquels", "lesquelles"}
_BARE = {"fait", "chose", "celui", "ce", "acte", "affaire", "dossier", "motif", "raison", "grief"}
"""Nouns that do not say what somebody is blamed for."""


def before_relative(verb: Token, entry: AccusationCue, layout: Layout) -> tuple[Span, ...]:
    """Return the noun phrase before *dont* or *pour lequel* that the verb of the clause blames for."""
    doc = verb.doc
    for i in range(verb.i - 1, max(verb.i - _REACH, 1), -1):
        token = doc[i]
        if token.is_punct or (token.pos_ in VERBAL and token.head.i != verb.i):
            return ()
        if token.lower_ == "dont" and "de" in entry.charge and "possessor" not in entry.accused:
            return _phrase_before(i, layout)
        if token.lower_ in _WHICH and doc[i - 1].lower_ == "pour" and "pour" in entry.charge:
            return _phrase_before(i - 1, layout)
    return ()


def done_before(verb: Token, charge: tuple[Span, ...], layout: Layout) -> tuple[Span, ...]:
    """Return what the deed of a relative clause was done to: *l'attentat que X est soupçonné | d'avoir commandité*."""
    doc = verb.doc
    if any(t.pos_ in {"NOUN", "PROPN", "PRON"} for t in layout.tokens_in(charge)):
        return ()
    for i in range(verb.i - 1, max(verb.i - _REACH, 1), -1):
        if doc[i].is_punct or doc[i].lower_ in {"si", "parce", "alors", "tandis"}:
            return ()
        if doc[i].lower_ in {"que", "qu'"}:
            noun = doc[i - 1].pos_ in {"NOUN", "ADJ", "PROPN"} and doc[i].pos_ == "PRON"
            return _phrase_before(i, layout) if noun else ()
    return ()


def _phrase_before(end: int, layout: Layout) -> tuple[Span, ...]:
    """Return the noun phrase that ends at a token, its complements with it."""
    doc = layout.doc
    if end > 2 and layout.mark_of[end - 2] >= 0 and layout.mark_of[end - 1] < 0:
        return (layout.marks[layout.mark_of[end - 2]].inner,)  # un « gouffre » | dont elle tient …
    noun = _head(end, doc)
    if noun is None or noun.lemma_.casefold() in _BARE:
        return ()
    span = layout.chars(np_start(noun), end)
    return (span,) if span is not None else ()


def _head(end: int, doc: Doc) -> Token | None:
    """Return the first noun of the phrase: what *de* leads only completes it."""
    head: Token | None = None
    for token in reversed(doc[max(end - 12, 0) : end]):
        if token.is_punct or token.pos_ == "PRON" or (token.pos_ in VERBAL and is_finite(token)):
            break
        if token.pos_ in {"NOUN", "PROPN"}:
            head = token
            if doc[np_start(token) - 1].lower_ not in {"de", "d'", "du", "des", "sur", "en"}:
                break
    return head


def before_que(verb: Token) -> Token | None:
    """Return the noun of *l'explosion du dépôt, que Prague a attribuée à X*."""
    que = next((c for c in verb.children if c.lower_ in {"que", "qu'"} and c.i < verb.i), None)
    relative = que is not None and "relcl" in verb.dep_ and verb.head.i < que.i
    return verb.head if relative and verb.head.pos_ == "NOUN" else None
