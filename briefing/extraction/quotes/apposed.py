"""Step over what is said of a source beside its name: *selon Michel Rouvier, porte-parole du ministère, …*."""

from __future__ import annotations

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import OF, VERBAL, base, is_finite
from briefing.extraction.speakers.speakers import Resolver
from briefing.language.plain_doc import Token

HUMAN = ("iste", "istes", "eur", "eurs", "ien", "iens", "ienne", "iennes", "logue", "logues")
"""Endings of nouns for somebody who does or is something (*prévisionnistes, riverains*)."""
_SUBORDINATE = {"que", "qu'", "qui", "dont", "où"}
_WHOM = {"qui", "lequel", "laquelle", "lesquels", "lesquelles"}


def is_somebody(noun: Token, resolver: Resolver) -> bool:
    """Tell whether a noun says what a person is."""
    role = resolver.knows.role(noun.lower_)
    return (role is not None and role.kind == "person") or noun.lower_.endswith(HUMAN)


def _counts(word: Token) -> bool:
    """Tell whether a number of things follows, no age: *24 000 habitants*, *environ un tiers*, but *45 ans*."""
    if word.pos_ != "NUM" and word.lower_ not in _ABOUT:
        return False
    return not any(t.lower_ in {"an", "ans"} for t in word.doc[word.i : word.i + 4])


_ABOUT = {"environ", "près", "plus", "moins", "quelque", "quelques", "presque", "seuls", "seules"}


def _belonging(i: int, end: int, resolver: Resolver) -> bool:
    """Tell whether *de la CGT,* says where a person named right before belongs."""
    doc, register = resolver.doc, resolver.register
    who = register.mention_at(i - 2) if i > 1 else None
    if doc[i].lower_ not in OF or who is None or register.entries[who.entry].kind != "person":
        return False
    noun = next((t for t in doc[i + 1 : min(i + 4, end)] if t.pos_ in {"NOUN", "PROPN"}), None)
    if noun is None:
        return False
    body = register.at(noun.i)
    role = resolver.knows.role(noun.lower_)
    return (body is not None and body.kind == "organisation") or (
        role is not None and role.kind == "organisation"
    )


def _is_thing(first: Token, noun: Token, resolver: Resolver) -> bool:
    """Tell whether a common noun with its article is neither a person nor a body."""
    common = first.pos_ == "DET" and noun.pos_ == "NOUN" and not noun.ent_type_
    return common and resolver.knows.role(noun.lower_) is None and not is_somebody(noun, resolver)


def _starts_over(i: int, end: int, layout: Layout) -> bool:
    """Tell whether a subject and its verb follow at once: what stood before was an apposition."""
    if i >= end or layout.doc[i].pos_ not in {"DET", "PRON"}:
        return False
    for token in layout.doc[i:end]:
        if token.pos_ in VERBAL and is_finite(token):
            return True
        if token.pos_ == "CCONJ" or token.text == ",":
            return False
    return False


_STANDING = {"opposition", "majorité", "minorité", "origine", "initiative", "pointe", "tête"}
"""Where a source stands in the quarrel: *dans l'opposition*, *à l'origine du recours*."""
_REACH, _OFFICES = 14, 30
"""Tokens that an apposition takes at most, and one that opens with what somebody is, without an article."""


def after_apposition(i: int, end: int, layout: Layout, resolver: Resolver, *, human: bool) -> int:
    """Step over *, porte-parole du ministère,* or *, Michel Rouvier,* after a source."""
    doc = layout.doc
    if i >= end:
        return i
    # « Pour l'association, à qui un salarié a transmis la note, … »
    led = i + 1 < end and doc[i].pos_ == "ADP" and doc[i + 1].lower_ in _WHOM
    aside = led or doc[i].lower_ in _SUBORDINATE or "Part" in doc[i].morph.get("VerbForm", [])
    if aside or (human and doc[i].lower_ in OF) or _belonging(i, end, resolver):
        # « Pour Me Avril, qui défend les familles, … », « Altea, mandaté par le comité, … »
        comma = next(
            (q for q in range(i, min(i + 30, end)) if doc[q].text == "," and layout.mark_of[q] < 0),
            None,
        )
        bare = [t for t in doc[i : comma or i] if layout.mark_of[t.i] < 0]
        if comma is not None and (comma - i <= 18 or _starts_over(comma + 1, end, layout)):
            # « Pour la procureure, qui a requis le renvoi pour « escroquerie », il ment »
            if len(bare) == comma - i or any(is_finite(t) for t in bare if t.pos_ in VERBAL):
                return comma + 1
    mention = resolver.register.mention_at(i) if human else None
    if mention is not None and mention.start == i and mention.end < end:
        after = doc[mention.end + 1] if mention.end + 1 < len(doc) else doc[mention.end]
        if doc[mention.end].text in {",", ":"} and after.lower_ not in _SUBORDINATE:
            if (
                after.pos_ == "NOUN"
                and is_somebody(after, resolver)
                and doc[mention.end].text == ","
            ):
                # « D'après sa compagne, Lucie, institutrice à Sète, il a … »
                return after_apposition(mention.end + 1, end, layout, resolver, human=human)
            return mention.end + 1
        if doc[mention.end].text == "," and after.lower_ == "qui":
            # « Selon l'adjointe, Nadia Belkacem, qui a succédé à un démissionnaire, on … »
            rest = range(mention.end + 2, min(mention.end + 30, end))
            comma = next((q for q in rest if doc[q].text == "," and layout.mark_of[q] < 0), None)
            if comma is not None and _starts_over(comma + 1, end, layout):
                return comma + 1
    j = i
    reach = _OFFICES if doc[i].pos_ == "NOUN" and is_somebody(doc[i], resolver) else _REACH
    while j < end and j - i < reach:
        if layout.mark_of[j] >= 0 or (doc[j].pos_ in VERBAL and is_finite(doc[j])):
            return i
        if doc[j].text == "," or (doc[j].text == ":" and layout.opening(j + 1) >= 0):
            noun = next((t for t in doc[i:j] if t.pos_ in {"NOUN", "PROPN"}), None)
            if noun is not None and doc[j].text == "," and layout.opening(j + 1) >= 0:
                return j + 1  # « Pour L'Écho, le quotidien de Redon, « la confiance est perdue » »
            if not human and noun is not None and _is_thing(doc[i], noun, resolver):
                # « Selon l'Institut, la fissure, longue d'un kilomètre, crache … »
                return i
            over = _starts_over(j + 1, end, layout)
            if _counts(doc[i]) and not over:
                # « D'après l'ONG, 24 000 habitants, soit un sur deux, n'ont plus d'eau »
                return i
            if doc[i].pos_ == "DET" and over:
                # « Selon l'Anses, l'agence sanitaire, les doses sont sûres »
                return j + 1
            stands = doc[i].pos_ == "ADP" and any(t.lower_ in _STANDING for t in doc[i:j])
            if over and (stands or doc[i].pos_ == "ADJ"):
                # « Pour Ecolo, dans l'opposition, les deux partis … », « Pour FO, majoritaire ici, … »
                return j + 1
            # A noun without an article after a name says what its bearer is, whatever the parse says.
            if is_somebody(doc[i], resolver) or (
                noun is not None
                and base(noun) not in {"nsubj", "obl", "obj"}
                and doc[i].pos_ != "ADP"
            ):
                # « Pour Paul Roux, archéologue, qui n'a pas fouillé là, la prudence s'impose »
                qui = j + 1 < end and doc[j + 1].lower_ in {"qui", "dont"}
                return after_apposition(j + 1, end, layout, resolver, human=human) if qui else j + 1
            return i
        j += 1
    return i


def says_more_of_source(i: int, end: int, layout: Layout, resolver: Resolver) -> bool:
    """Tell whether the end of the sentence describes the source: *Une fable, selon Paul Roux, maire de Redon*."""
    doc = layout.doc
    if i >= end:
        return False
    if doc[i].lower_ in {"qui", "dont"}:
        return True
    finite = any(t.pos_ in VERBAL and is_finite(t) for t in doc[i:end])
    return doc[i].pos_ == "NOUN" and is_somebody(doc[i], resolver) and not finite
