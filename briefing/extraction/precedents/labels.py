"""Find what a noun says outright to be an earlier story: *le précédent tunisien*, *l'affaire des disparues de Brax*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import OF, VERBAL, is_personal, subject
from briefing.extraction.precedents.past_events import SHORT_NAME, Past, Reminder
from briefing.extraction.precedents.past_sentences import clause_limit, sentence_begin, told_in
from briefing.extraction.precedents.precedent_fit import FAR, year_after, year_behind
from briefing.language import lexicon as data
from briefing.language.plain_doc import Token
from briefing.model import Span

_PRECEDENT = 0.75
_AFFAIR = 0.6
_UNTOLD = 0.55
"""Trust in an affair that no proper name labels."""
_THE = {"le", "du", "au", "ce", "l'", "l’", "cet"}
_OF_THE = {"du", "des"}
_ARTICLES = {"la", "l'", "l’"}
_CALLED = {"dit", "dite", "dits", "dites", "surnommé", "surnommée", "baptisé", "baptisée"}
_KNOWN_AS = {"affaire", "scandale"}
_TRIED_IN = {"dossier", "procès", "volet"}
_TRIED = {"condamn", "relax", "acquitt", "blanchi"}
"""How words begin that tell how an earlier case ended."""
_TRIED_BEFORE = 12
_NOBODYS = frozenset("siècle année jour semaine justice police juge juges tribunal moment".split())
"""What *l'affaire de* leads to without naming one."""
_KIND = {"genre", "type", "sorte", "ordre", "taille", "façon"}
_CASES = {"affaire", "dossier", "scandale", "procès"}
_TERMS = frozenset(
    "gouvernement mandat législature quinquennat septennat présidence saison édition année été hiver printemps "
    "automne nuit journée match rapport avis débat vote".split()
)
"""Nouns of which the one before is no precedent."""
_WORD = 4
_CLIMB = 4


def by_label(layout: Layout, past: Past) -> Iterator[Reminder]:
    """Yield the precedents said to be one, and the affairs that a name or their matter tells apart."""
    doc = layout.doc
    for token in doc[: len(doc) - 2]:
        if token.i not in past.nouns and token.lower_ != "précédent":
            continue
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.idx <= len(past.lead):
            continue
        if layout.skipped[token.i]:
            continue
        if token.lower_ == "précédent" and _is_precedent(token):
            event = past.event(token)
            if not past.is_own(event):
                year = event.year or year_behind(event, past)
                yield Reminder(event.span, token.i, "recalled", _PRECEDENT, None, year)
            continue
        kind = past.nouns.get(token.i) if token.pos_ != "ADJ" else None
        if kind is None:
            continue
        labelled = kind in ("affair", "label") and _labelled(token)
        called = _called(token, layout)
        if called is not None and (token.lower_ in _CASES or _of_old(called, past)):
            yield Reminder(called, token.i, "affair", _UNTOLD, None, year_after(called, layout))
            continue
        if not labelled and not _of_a_matter(token, past) and not _last_time(token, kind, past):
            continue
        event = past.event(token)
        if not past.is_own(event):
            trust = _AFFAIR if labelled else _UNTOLD
            yield Reminder(event.span, token.i, "affair", trust, None, event.year)


def _is_precedent(token: Token) -> bool:
    """Tell whether *précédent* is the noun, with what it was behind it: *de la boxe*, *tunisien*."""
    doc, i = token.doc, token.i
    if not i or doc[i - 1].lower_ not in _THE:
        return False
    following = doc[i + 1]
    if following.lower_ in OF:
        named = next((t for t in doc[i + 2 : i + 5] if t.pos_ in {"NOUN", "PROPN"}), None)
        return named is not None and named.lower_ not in _KIND
    behind = doc[i + 2]
    return following.pos_ == "ADJ" and (behind.is_punct or behind.is_space)


def _labelled(token: Token) -> bool:
    """Tell whether a proper name follows at once, at most *du*, *de la* between."""
    if token.i and token.doc[token.i - 1].lower_ == "sans":
        return False
    joined = False
    for t in token.doc[token.i + 1 : token.i + 6]:
        if t.text[:1].isupper():
            # « scandale d'État » names nobody; *L'affaire embarrasse Bruxelles*: only what joins may stand between.
            near = t.i == token.i + 1 and t.pos_ == "PROPN"
            return (near or joined) and t.lower_ not in {"état", "etat"}
        joined = t.lower_ in {"du", "des", "de", "d'", "la", "l'", "le", "les", "dit", "dite"}
        if not joined and t.pos_ != "ADJ":
            return False
    return False


def _called(token: Token, layout: Layout) -> Span | None:
    """Return a noun with the name in marks that it is known by: *le dossier dit des « sondages »*."""
    doc, i = token.doc, token.i + 1
    if doc[i].lower_ not in _CALLED:
        return None
    i += 1
    while i < len(doc) and doc[i].lower_ in OF | _ARTICLES:
        i += 1
    k = layout.opening(i)
    if k < 0 or layout.words_in(k) > SHORT_NAME:
        return None
    return Span(token.idx, layout.marks[k].outer.end)


def _of_old(called: Span, past: Past) -> bool:
    """Tell whether what is called so is new to the article and of another year."""
    name = called.cut(past.layout.text)
    new = past.layout.text.find(name) == called.start
    return new and past.is_past(year_after(called, past.layout), FAR)


def _last_time(token: Token, kind: str, past: Past) -> bool:
    """Tell whether a noun names what happened the time before: *la précédente sanction avait frappé…*."""
    doc, i = token.doc, token.i
    before = doc[i - 1] if i > 1 else None
    if before is None or data.fold(before.text).rstrip("e") != "précédent" or kind == "period":
        return False
    if token.lower_ in _TERMS or past.memory.is_role(token.lower_):
        return False
    begin, end = sentence_begin(i, past.layout), clause_limit(i, past.layout)
    told = told_in(begin, end, past)
    return doc[i - 2].lower_ in _THE | {"la"} and told is not None and told.pluperfect


def _of_a_matter(token: Token, past: Past) -> bool:
    """Tell whether what a case was about is told behind it and is not this article's matter."""
    doc, i = token.doc, token.i
    if token.lower_ in _TRIED_IN:
        if not _tried_before(token, past.layout):
            return False
    elif token.lower_ not in _KNOWN_AS:
        return False
    if not i or doc[i - 1].lower_ not in _THE:
        return False
    following = doc[i + 1].lower_
    if not (following in _OF_THE or (following == "de" and doc[i + 2].lower_ in _ARTICLES)):
        return False
    if _of_own_person(token):
        return False
    span = past.event(token).span
    text = past.layout.text
    words = re.findall(rf"\w{{{_WORD},}}", text[token.idx + len(token.text) : span.end].casefold())
    return bool(words) and words[0] not in _NOBODYS and not any(w in past.lead for w in words)


def _of_own_person(token: Token) -> bool:
    """Tell whether the verb above is told of *il*, *elle*: the case is the past of one of the article's people."""
    above = token
    for _ in range(_CLIMB):
        if above.pos_ in VERBAL or above.head is above:
            break
        above = above.head
    own = subject(above) if above.pos_ in VERBAL else None
    return own is not None and is_personal(own)


def _tried_before(token: Token, layout: Layout) -> bool:
    """Tell whether somebody is said to have been condemned or cleared in the case."""
    begin = max(sentence_begin(token.i, layout), token.i - _TRIED_BEFORE)
    return any(data.fold(t.text).startswith(tuple(_TRIED)) for t in token.doc[begin : token.i])
