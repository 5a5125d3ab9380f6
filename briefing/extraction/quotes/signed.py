"""Find who is said, right after quoted sentences, to have said them: *« … » Le mot est de Karim Haddad*."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import OF, VERBAL, clitic
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.speaking import speaks
from briefing.language.plain_doc import Token

_POINTING = {"le", "la", "l'", "les", "ce", "cet", "cette", "ces"}
_THESE = {"ce", "cet", "cette", "ces"}
_SAYINGS = set("ton phrase parole propos cri sortie pique saillie tirade".split())
"""What is said, beside the statements of `spoken_nouns.tsv`."""
_COMES = set(
    "est sont vient viennent venait émane émanent émanait appartient appartiennent".split()
)
_THOSE = {"celui", "celle", "ceux", "celles"}
_REACH = 12
"""Tokens after the noun within which whoever said it must be named."""


def signed_after(k: int, layout: Layout, resolver: Resolver, knows: Knowledge) -> Resolved:
    """Return whom the words right after a stretch name as its author, or nobody."""
    doc = layout.doc
    i = layout.outer(k)[1]
    if signed_in_brackets(k, layout, resolver):
        mention = resolver.register.mention_at(i + 1)
        return NOBODY if mention is None else Resolved((mention.entry,), "subject after", i + 1)
    below = _signed_below(i, layout, resolver)
    if below:
        return below
    while i < len(doc) and (doc[i].text in {":", "."} or (doc[i].is_space and doc[i].text == " ")):
        i += 1
    begun = _begun_so(i, layout, resolver)
    if begun:
        return begun
    if i + 2 >= len(doc) or doc[i].lower_ not in _POINTING or not _is_saying(doc[i + 1], knows):
        return NOBODY
    stop = min(layout.sentence_end(i + 1), i + 2 + _REACH)
    if doc[i].lower_ in _THESE and doc[i + 2].lower_ in OF:
        # « … » : cette phrase d'un greffier, ce cri du cœur d'une infirmière
        last = next((t.i for t in doc[i + 2 : stop] if t.pos_ in VERBAL or t.text == ","), stop)
        whose = (
            _named(t.i + 1, last, layout, resolver) for t in doc[i + 2 : last] if t.lower_ in OF
        )
        return next((found for found in whose if found), NOBODY)
    for j in range(i + 2, stop):
        token = doc[j]
        if layout.mark_of[j] >= 0 or token.lower_ in {"à", "au", "aux", "contre"}:
            return NOBODY
        if token.lower_ == "par" or token.lower_.rstrip("es") == "signé":
            return _named(j + 1, stop, layout, resolver)
        if token.lower_ in _COMES:
            after = j + 1
            while after < stop and doc[after].lower_ in _THOSE:
                after += 1
            if after < stop and doc[after].lower_ in OF | {"signée", "signé"}:
                return _named(after + 1, stop, layout, resolver)
    return NOBODY


def _begun_so(i: int, layout: Layout, resolver: Resolver) -> Resolved:
    """Return who is told to have spoken so: *« … » Ainsi la présidente a-t-elle ouvert l'audience*."""
    doc, stop = layout.doc, layout.sentence_end(i) if i < len(layout.doc) else i
    if stop - i < _REACH // 3 or doc[i].text != "Ainsi" or doc[i + 1].text == ",":
        return NOBODY
    inverted = next((t for t in doc[i + 2 : min(stop, i + 2 * _REACH)] if clitic(t)), None)
    if inverted is None or clitic(inverted) not in {"il", "elle", "ils", "elles"}:
        return NOBODY
    return _named(i + 1, inverted.i, layout, resolver)


def signed_in_brackets(k: int, layout: Layout, resolver: Resolver) -> bool:
    """Tell whether a person's name in brackets closes a stretch: *« … » (Éric, pêcheur)*."""
    doc, i = layout.doc, layout.outer(k)[1]
    if i + 2 >= len(doc) or doc[i].text != "(":
        return False
    mention = resolver.register.mention_at(i + 1)
    if mention is None or mention.start != i + 1:
        return False
    entry = resolver.register.entries[mention.entry]
    closed = any(t.text == ")" for t in doc[mention.end : mention.end + _REACH])
    after = doc[mention.end].text if mention.end < len(doc) else ""
    return entry.kind == "person" and entry.named and closed and after in {")", ","}


def _signed_below(i: int, layout: Layout, resolver: Resolver) -> Resolved:
    """Return who signs the line below a stretch: *— Anne Roux, maire*, *— Une citation de Anne Roux*."""
    doc = layout.doc
    while i < len(doc) and doc[i].is_space:
        i += 1
    if i + 1 >= len(doc) or doc[i].text not in {"—", "–"} or not doc[i - 1].is_space:
        return NOBODY
    i += 1
    if doc[i].lower_ == "une" and i + 3 < len(doc) and doc[i + 1].lower_ == "citation":
        i += 3
    mention = resolver.register.mention_at(i)
    if mention is None or mention.start != i:
        return NOBODY
    person = resolver.register.entries[mention.entry].kind == "person"
    return Resolved((mention.entry,), "subject after", i) if person else NOBODY


def _is_saying(noun: Token, knows: Knowledge) -> bool:
    one = noun.lower_.removesuffix("s")
    known = knows.lexicon.spoken_nouns.get(one, ())
    return one in _SAYINGS or noun.lower_ in _SAYINGS or "statement" in known


def _named(start: int, stop: int, layout: Layout, resolver: Resolver) -> Resolved:
    for token in layout.doc[start:stop]:
        if token.pos_ in {"NOUN", "PROPN"}:
            found = resolver.all_of(token)
            good = found and speaks(found, resolver)
            return Resolved(found.entries, "subject after", token.i) if good else NOBODY
        if token.text in {",", ".", ";"}:
            break
    return NOBODY
