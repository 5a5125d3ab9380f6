"""Read what a sentence tells of another time: *En 2009, la rupture de la digue avait fait trois morts*."""

from __future__ import annotations

import re
from bisect import bisect_left

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.syntax import (
    OF,
    RELATIVES,
    children,
    is_personal,
    np_start,
    subject,
    token_at,
    verb_group_start,
)
from briefing.extraction.precedents.own_lives import has_score, is_career
from briefing.extraction.precedents.past_events import MONTHS, YEAR, Past, Told
from briefing.language.plain_doc import Token
from briefing.model import Span

_OPENING = 6
"""Tokens within which a sentence that opens on a date names it."""
_DEFINITE = {"le", "la", "l'", "les", "son", "sa", "ses", "leur", "leurs", "ce", "cette", "ces"}
INDEFINITE = {"un", "une", "des", "plusieurs", "quelques"}
_BREAKS = {",", ";", ":", "(", "—", "–"}
_DEEDS = ("ation", "ition", "ution", "ction", "ssion", "ement", "age")
_LIKE = {
    "semblable",
    "similaire",
    "comparable",
    "identique",
    "analogue",
    "pareil",
    "pareille",
    "tel",
    "telle",
    "même",
}
_TURNS = {
    "premi",
    "premièr",
    "second",
    "deuxièm",
    "troisièm",
    "nouveau",
    "nouvell",
    "nouvel",
    "suivant",
}
_VOWS = {"promettre", "jurer"}
_WORDS = _VOWS | {"assurer", "alerter", "prévenir", "avertir", "sonner", "signaler", "garantir"}
"""What is said beforehand of what the article is about."""
_LABEL, _SHARE = 20, 0.3
"""Characters, or the share of its clause, with which a noun phrase says enough of what happened."""
_WHERE = {"à", "au", "aux", "en", "dans", "près"}
_LEADS_ON = RELATIVES | {"avant", "après", "et", "mais", "puis"}
_SHORT = 6
_MAKING = frozenset(
    "construire bâtir fonder créer naître inaugurer ériger édifier ouvrir lancer installer nommer élire recruter "
    "embaucher immatriculer classer inscrire".split()
)


def told_in(start: int, end: int, past: Past) -> Told | None:
    """Return what the tokens of a sentence tell of another time, or None if nothing says so."""
    if (start, end) not in past.told:
        past.told[start, end] = _told_in(start, end, past)
    return past.told[start, end]


def _told_in(start: int, end: int, past: Past) -> Told | None:
    doc = past.layout.doc
    if start >= end:
        return None
    verb = past.past_verbs.first(start, end)
    if verb is None:
        return None
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text)
    earlier = past.earlier_in(first, last)
    dates = past.dates_in(first, last)
    year = next(
        (m for m in dates if past.is_past(int(m.group())) and not _of_making(m.start(), past)), None
    )
    pluperfect = past.past_verbs.in_pluperfect(verb)
    if earlier is None and year is None and not pluperfect:
        # Nothing says that it was at another time.
        return None
    own_subject = subject(verb)
    if own_subject is not None and in_turn(own_subject, past):
        return None
    ours = own_subject is not None and own_subject.lower_ in {"on", "nous", "j'", "je"}
    opens = doc[start].lower_ == "en"  # « En 2003, on nous avait promis la même chose »
    if not opens and verb.lemma_.casefold() in (_WORDS if ours else _VOWS):
        return None  # « On avait alerté la mairie dès 2021 »: words, and of this very matter
    if has_score(start, end, past.layout):
        return None
    at = min((m.start() for m in (earlier, year) if m is not None), default=last)
    own, event, name = _name(verb, start, end, past)
    own = own or (is_career(verb) and not event)
    return Told(
        name,
        int(year.group()) if year else None,
        earlier is not None,
        token_at(doc, at) - start < _OPENING,
        pluperfect,
        own,
        event,
    )


def _of_making(at: int, past: Past) -> bool:
    """Tell whether a year says when something came to be: *La ligne, construite en 1911, …*."""
    above = past.layout.doc[token_at(past.layout.doc, at)].head
    above = above.head if above.pos_ == "NOUN" else above
    return above.dep_.startswith("acl") and above.lemma_ in _MAKING


def _name(verb: Token, start: int, end: int, past: Past) -> tuple[bool, bool, Span]:
    """Return whether a sentence tells of the article's own subject, whether by an event, and the words that name it."""
    doc = past.layout.doc
    own_subject = subject(verb)
    stop = _clause_end(verb, end, past)
    own = _goes_on(own_subject, past) if own_subject is not None else True
    if is_personal(doc[max(verb_group_start(verb) - 1, start)]):
        # « Élue maire en 2014, elle avait été réélue »: the nearest subject, whatever the parse takes for it.
        own = True
    event = (
        _occasion(start, verb, past)
        or _happening(start, stop, verb, own_subject, past)
        or _needed(verb, past)
    )
    if event is not None:
        return _of_own(own_subject, event, past), True, event
    label = _label(start, stop, verb, past)
    if label is not None:
        return own, False, label
    if own_subject is not None and start <= own_subject.i < verb.i and own_subject.pos_ != "PRON":
        begin = np_start(own_subject)
        while begin > start and doc[begin - 1].pos_ in {"NUM", "ADJ"}:
            # « 276 jeunes filles »: the parse may part them.
            if YEAR.fullmatch(doc[begin - 1].text):
                break
            begin -= 1
        after = np_end(own_subject)
        if doc[after].text == "," and after < verb.i and _labels(own_subject, past):
            # « Le coq Marcel, à Brax, avait eu gain de cause »
            return own, False, past.event(own_subject).span
    elif own_subject is not None and own_subject.pos_ == "PRON":
        # « En 2009 déjà, il avait dû… »: the date tells what the pronoun does not.
        begin = _date_start(start, verb.i, past)
    else:
        begin = max((t.i + 1 for t in doc[start : verb.i] if t.text in _BREAKS), default=start)
    begin = min(begin, stop - 1)
    whole = past.layout.chars(begin, stop)
    last = doc[stop - 1]
    return own, False, whole or Span(doc[begin].idx, last.idx + len(last.text))


def _occasion(start: int, verb: Token, past: Past) -> Span | None:
    """Return what a clause says that it was at: *lors de la création de la taxe*, *après Xynthia*."""
    doc, text = past.layout.doc, past.layout.text
    for token in doc[start : verb.i]:
        low = token.lower_
        if low == "lors" and doc[token.i + 1].lower_ in OF:
            noun = next((t for t in doc[token.i + 2 : token.i + 5] if t.pos_ == "NOUN"), None)
            if noun is not None and _definite(noun):
                return past.event(noun).span
        name = doc[token.i + 1]
        behind = low == "après" and not (token.i and doc[token.i - 1].lower_ == "d'")
        if behind and name.pos_ == "PROPN" and text.find(name.text) == name.idx:
            return past.event(name).span
    return None


def _needed(verb: Token, past: Past) -> Span | None:
    """Return what it had taken for others to act: *il avait fallu la mort d'un ouvrier pour que l'usine ferme*."""
    taken = next(iter(children(verb, "obj")), None)
    if verb.lemma_ != "falloir" or taken is None or not _definite(taken):
        return None
    event = past.event(taken)
    return None if event.noun is None or past.is_own(event) else event.span


def _of_own(head: Token | None, event: Span, past: Past) -> bool:
    """Tell whether a clause tells of the article's own: *il avait été relaxé dans l'affaire X*."""
    return head is not None and is_personal(head) and not event.start <= head.idx < event.end


def in_turn(head: Token, past: Past) -> bool:
    """Tell whether a noun is one of the article's own in turn: *un second signalement*, *les rapports suivants*."""
    if past.nouns.get(head.i) == "event":
        # « un premier attentat »: what happens by itself is not one of a series.
        return False
    words = head.doc[np_start(head) : np_end(head)]
    return any(t.lower_.rstrip("es") in _TURNS for t in words)


def _happening(
    start: int, stop: int, verb: Token, own_subject: Token | None, past: Past
) -> Span | None:
    """Return the words for what happened if a noun of the clause names it well enough without its verb."""
    doc = past.layout.doc
    for token in doc[start:stop]:
        if token.pos_ not in {"NOUN", "PROPN"}:
            continue
        noun = past.nouns.get(token.i)
        is_subject = token == own_subject
        if not (noun in ("affair", "event") or (is_subject and (noun == "act" or _is_deed(token)))):
            continue
        if is_subject and noun == "act" and past.memory.speaks_for(token.lower_):
            continue
        if not (is_subject or _definite(token) or _likened(token)):
            # « avait plongé le pays dans une crise »: what came of it.
            continue
        event = past.event(token)
        if past.is_own(event):
            continue
        said = len(event.span.cut(past.layout.text))
        told = doc[stop - 1].idx + len(doc[stop - 1].text) - event.span.start
        alone = noun == "event" and is_subject and _definite(token)
        longer = " " in event.span.cut(past.layout.text)
        says = noun == "event" or said >= _LABEL or said >= _SHARE * told
        if (longer and (says or not is_subject)) or alone:
            return event.span
    return None


def _likened(head: Token) -> bool:
    """Tell whether a noun is said to be like another: *un procès semblable*, *pareille crise*."""
    beside = [*head.children, *head.doc[max(head.i - 1, 0) : head.i]]
    return any(t.lower_.rstrip("s") in _LIKE for t in beside)


def _labels(head: Token, past: Past) -> bool:
    """Tell whether a subject is a thing with a name, which stands for what became of it: *le coq Marcel*."""
    event = past.event(head)
    acts = head.ent_type_ in {"PER", "ORG", "LOC"} or past.memory.is_role(head.lower_)
    person = any(
        c.ent_type_ == "PER" and c.dep_ in {"nmod", "appos", "flat"} for c in head.children
    )
    return not (acts or person) and (event.named or event.proper)


def _is_deed(head: Token) -> bool:
    """Tell whether a noun made from a verb stands before *de*: *la désignation de*, *le dérapage des*."""
    following = head.doc[min(head.i + 1, len(head.doc) - 1)]
    return head.lower_.rstrip("s").endswith(_DEEDS) and following.lower_ in OF


def _definite(head: Token) -> bool:
    return head.doc[np_start(head)].lower_ in _DEFINITE


def _label(start: int, stop: int, verb: Token, past: Past) -> Span | None:
    """Return a new name that stands for what is told: *victimes du rançongiciel WannaCry*."""
    doc, text = past.layout.doc, past.layout.text
    for token in doc[start:stop]:
        new = token.pos_ == "PROPN" and text.find(token.text) == token.idx
        if not new or token.ent_type_ == "PER" or past.memory.is_state(token.text):
            continue
        before = doc[token.i - 1]
        if token.i > verb.i and before.lower_ == "de" and token.head.pos_ == "ADJ":
            return past.name(token)
    return None


def _date_start(start: int, end: int, past: Past) -> int:
    """Return the token at which the date of a sentence starts: *en mars 2009*."""
    doc = past.layout.doc
    at = next((t.i for t in doc[start:end] if YEAR.fullmatch(t.text)), start)
    while at > start and (doc[at - 1].pos_ == "ADP" or re.fullmatch(MONTHS, doc[at - 1].lower_)):
        at -= 1
    return at


def _clause_end(verb: Token, end: int, past: Past) -> int:
    """Return the token after the clause of a verb: a comma or colon ends it, but not that of a place."""
    doc = past.layout.doc
    i = verb.i + 1
    while i < end:
        token = doc[i]
        if token.text in _BREAKS:
            closes = any(YEAR.fullmatch(t.text) for t in doc[max(i - 2, verb.i) : i])
            goes_on = closes and i + 1 < end and doc[i + 1].lower_ not in _LEADS_ON
            if token.text != "," or not (goes_on or _place(i + 1, end, past)):
                return i
        i += 1
    return end


def _place(i: int, end: int, past: Past) -> bool:
    """Tell whether a place or a date stands between a comma and the next: *, à Wasselonne, en 2011*."""
    doc = past.layout.doc
    if i >= end or doc[i].lower_ not in _WHERE:
        return False
    names = doc[i + 1 : min(i + _SHORT, end)]
    close = next((k for k, t in enumerate(names) if t.text in _BREAKS), len(names))
    return any(t.text[:1].isupper() or YEAR.fullmatch(t.text) for t in names[:close]) and not any(
        t.pos_ == "VERB" or t.lower_ in RELATIVES for t in names[:close]
    )


def _goes_on(head: Token, past: Past) -> bool:
    """Tell whether a subject is the article's own: a pronoun, *l'entreprise*, *son mari*, a name of the lead."""
    if head.pos_ == "PRON" or re.fullmatch(r"-?t?-?(?:il|elle|ils|elles|on)", head.lower_):
        return True
    start, end = np_start(head), np_end(head)
    words = past.layout.doc[start:end]
    names = [t for t in words if t.text[:1].isupper() and (t.i != start or not t.is_sent_start)]
    if names and (words[0].lower_ in INDEFINITE or words[0].pos_ == "NUM"):
        # « huit Casques bleus avaient péri »: others than those of the article.
        return False
    if names:
        # What a state did at another time is not what this article tells of it.
        if past.memory.is_state(" ".join(t.text for t in names)):
            return False
        return all(t.text.casefold() in past.lead for t in names)
    definite = words[0].lower_ in _DEFINITE
    # « les violences qui avaient suivi » need their clause to be known: they are met here.
    told = end < len(past.layout.doc) and past.layout.doc[end].lower_ in RELATIVES
    return definite and end - start <= 2 and not told


def clause_limit(i: int, layout: Layout) -> int:
    """Return the token that ends the sentence of token `i`, or the marks that it stands in."""
    marked, stops = layout.mark_of, layout.stops
    if i >= len(marked):
        return i
    following = bisect_left(stops, i)
    end = stops[following] if following < len(stops) else len(marked)
    k = marked[i]
    return end if k < 0 else next((n for n in range(i, end) if marked[n] != k), end)


def sentence_begin(i: int, layout: Layout) -> int:
    """Return the first token of the sentence of token `i`, or of the marks that it stands in."""
    if i <= 0:
        return i
    marked, stops = layout.mark_of, layout.stops
    before = bisect_left(stops, i)
    begin = stops[before - 1] + 1 if before else 0
    k = marked[i]
    return begin if k < 0 else next((n for n in range(i, begin, -1) if marked[n - 1] != k), begin)
