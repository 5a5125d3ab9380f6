"""Tell where a noun phrase ends: *le directeur général de la concurrence et des fraudes*."""

from __future__ import annotations

from briefing.extraction.grammar.syntax import (
    PREPOSITIONS_OF,
    QUOTE_MARKS,
    RELATIVES,
    VERBAL,
    base,
    is_plural,
    np_start,
)
from briefing.language.plain_doc import Doc, Token, asked_once

_LABEL = 6
"""Tokens that a party or a wing in parentheses has at most."""
_NP_PREPOSITIONS = set(("à au aux en pour auprès chez contre près sans").split())
_TO = {"à", "au", "aux"}
_LISTED = PREPOSITIONS_OF | _TO
_POST_NOMINAL = set("amod flat nmod compound fixed nummod case det conj cc appos".split())
_OCCASIONS = {
    "en": set("marge réponse réaction présence amont aval ouverture conclusion clôture".split()),
    "au": set("terme cours lendemain micro sortir soir début".split()),
    "à": set("issue occasion sortie suite antenne nouveau".split()),
}
"""What somebody says something at, which is not of his name: *la députée | en marge d'une visite*."""
_POSSESSIVES = set("son sa ses leur leurs mon ma mes notre nos votre vos".split())
_THAT = {"que", "qu'"}
_MEANT = {"concerné": "par", "impliqué": "dans", "visé": "par"}
"""What tells which of them are meant, *les pays concernés*, and what leads to a complement of its own."""
_THIS = {"ce", "cet", "cette", "ces"}
"""What opens a time behind a noun: *la déclaration | ce lundi*."""
_SUPPOSED = {"présumé", "supposé", "prétendu"}


@asked_once
def np_end(head: Token) -> int:
    """Return the index after the last token of a noun phrase.

    Complements in *de* and those that the parse hangs below the head belong to it; commas,
    relative clauses, marks and verbs end it.
    """
    doc, end = head.doc, head.i + 1
    limit = head.sent.end
    while end < limit:
        token = doc[end]
        if token.text == "(" and (after := _past_label(doc, end, limit)) is not None:
            end = after
            continue
        if token.lower_ in _POSSESSIVES:
            break  # « reproche à la mairie | son silence »
        if token.text == "," and (after := _fields_end(doc, head.i, end, limit)) is not None:
            end = after
            continue
        if token.pos_ in {"PUNCT", "SCONJ", "SYM"} or token.is_space or token.text in QUOTE_MARKS:
            break  # white space has any part of speech
        if token.lower_.rstrip("es") in _SUPPOSED:
            end += 1  # « des officiers présumés du GRU »
            continue
        if (link := _MEANT.get(token.lower_.rstrip("es"))) is not None and end == head.i + 1:
            if end + 1 < limit and doc[end + 1].lower_ == link:
                break  # « les pays visés par la plainte »
            end += 1
            continue
        if (
            token.lower_ in _THIS
            or token.lower_ in RELATIVES
            or (token.pos_ in VERBAL and not _inside(token, head))
        ):
            break
        if token.pos_ in {"ADJ", "NOUN"} and end + 1 < limit and doc[end + 1].pos_ == "DET":
            # « Le ministère conteste la présentation »: a verb that the tagger took for an adjective.
            break
        if token.lower_.endswith("ant") and end + 1 < limit and doc[end + 1].lower_ in _THAT:
            break  # « Les élus estimant que »
        if token.pos_ in {"ADJ", "PROPN", "NUM"}:
            if token.pos_ == "PROPN" or _inside(token, head) or token.pos_ == "ADJ":
                end += 1
                continue
            break
        if token.pos_ == "ADP":
            after = _complement_end(doc, end, limit)
            if after is None or doc[after - 1].lower_ in _OCCASIONS.get(token.lower_, ()):
                break
            noun = doc[after - 1]
            if token.lower_ in PREPOSITIONS_OF or (
                token.lower_ in _NP_PREPOSITIONS and _inside(noun, head)
            ):
                end = after
                continue
            break
        if token.pos_ == "NOUN" and end == head.i + 1 and head.head is token:
            end += 1  # « l'expert psychiatre », the first noun an adjective for the parser
            continue
        if token.pos_ in {"NOUN"} and (_inside(token, head) and base(token) in _POST_NOMINAL):
            end += 1
            continue
        if token.pos_ == "CCONJ" and end + 1 < limit:
            # « chercheuse et militante », « des Affaires étrangères et du Commerce » stay whole.
            nxt = doc[end + 1]
            if token.text == "&" and nxt.text[:1].isupper():
                end += 2  # « le rapport du cabinet Ferrand & Oury »
                continue
            before = doc[max(np_start(head) - 1, 0)].lower_
            if {before, nxt.lower_} <= PREPOSITIONS_OF and end == head.i + 1:
                break  # « le silence du préfet | et de la mairie »
            led = before in _TO
            links = PREPOSITIONS_OF if led else _LISTED
            if nxt.pos_ == "ADP" and nxt.lower_ in links:
                after = _complement_end(doc, end + 1, limit)
                if after is not None and _inside(doc[after - 1], head):
                    end = after
                    continue
            if nxt.pos_ == "ADJ" and _inside(nxt, head):
                end += 2
                continue
            if _two_places(doc[end - 1], nxt) or _two_parties(head, doc[end - 1], nxt):
                end += 2
                continue
            break
        if (
            # No article follows a noun, « Le rapport de la Cour épingle la gestion », but a name's own.
            (token.pos_ in {"ADV", "X"} or (token.pos_ == "DET" and token.text[:1].isupper()))
            and _inside(token, head)
            and token.lower_ != "ainsi"  # « le maire ainsi que ses adjoints »
        ):
            end += 1
            continue
        break
    return end


def _fields_end(doc: Doc, head: int, comma: int, limit: int) -> int | None:
    """Return the end of *(la direction de la concurrence), de la consommation et des fraudes*."""
    last = next((t.lower_ for t in reversed(doc[head + 1 : comma]) if t.lower_ in _LISTED), "")
    links = _TO if last in _TO else PREPOSITIONS_OF
    end = comma
    while end + 1 < limit and doc[end].text == "," and doc[end + 1].lower_ in links:
        after = _complement_end(doc, end + 1, limit)
        if after is None:
            return None
        end = after
        while end < limit and doc[end].pos_ == "ADJ":
            end += 1
    listed = comma < end < limit - 1 and doc[end].lower_ == "et" and doc[end + 1].lower_ in links
    return _complement_end(doc, end + 1, limit) if listed else None


def _two_places(place: Token, other: Token) -> bool:
    """Tell whether an office is that of two places: *l'évêque de Bayeux et Lisieux*."""
    if any(t.pos_ != "PROPN" or t.ent_type_ == "PER" for t in (place, other)):
        return False
    of = place.nbor(-1).lower_ in PREPOSITIONS_OF
    return of and other.head.i == place.i and base(other) == "conj"


def _two_parties(head: Token, party: Token, other: Token) -> bool:
    """Tell whether people are of two parties: *deux élus LR et PS*."""
    many = head.i < party.i and head.text.islower() and is_plural(head)
    lettered = party.text[:2].isupper() or (party.text[:1].isupper() and "-" in party.text)
    after = other.doc[min(other.i + 1, len(other.doc) - 1)]
    alone = other.text[:1].isupper() and other.ent_type_ != "PER" and after.text.islower()
    return many and lettered and alone


def _past_label(doc: Doc, start: int, limit: int) -> int | None:
    """Return the end of *(PS) des 13e et 14e arrondissements*: a label inside a title."""
    for i in range(start + 1, min(start + _LABEL, limit - 1)):
        if doc[i].text == ")":
            if doc[i + 1].lower_ not in PREPOSITIONS_OF:
                return None
            return _complement_end(doc, i + 1, limit)
    return None


def _complement_end(doc: Doc, start: int, limit: int) -> int | None:
    """Return the end of *de + (det) (adj) noun* at `start`, or None if no noun follows."""
    i = start + 1
    while i < limit and doc[i].pos_ in {"DET", "ADJ", "NUM", "ADP", "ADV"} and i - start < 4:
        i += 1
    if i == start + 2 and doc[i - 1].like_num and (i >= limit or doc[i].pos_ != "NOUN"):
        # « une habitante du 31 », but « deux lycéens | de 16 et 17 ans »
        return None if i < limit and doc[i].lower_ in {"et", "ou", "à"} else i
    return i + 1 if i < limit and doc[i].pos_ in {"NOUN", "PROPN", "X"} else None


def _inside(token: Token, head: Token) -> bool:
    """Tell whether the token hangs below the head without a clause in between."""
    current = token
    for _ in range(8):
        if current.i == head.i:
            return True
        label = base(current)
        if label in {"acl", "advcl", "ccomp", "xcomp", "parataxis", "nsubj", "obj", "obl"} and not (
            label == "acl" and current.pos_ == "ADJ"
        ):
            return False
        if current.head.i == current.i:
            return False
        current = current.head
    return False
