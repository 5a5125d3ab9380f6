"""Ask small questions of the words before a source: *…, selon X, …*."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge, knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import (
    CLOSING,
    OPENING,
    PLAIN_RELATIVES,
    POSSESSIVES,
    VERBAL,
    base,
    children,
    has_finite_verb,
    is_finite,
    np_start,
)
from briefing.extraction.quotes.apposed import HUMAN
from briefing.extraction.speakers.resolved import Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.speaking import DOCUMENTS
from briefing.language.plain_doc import Token
from briefing.model import Span


def qualifies(word: Token, begin: int) -> bool:
    """Tell whether a participle only qualifies a noun before it: *une facture réglée selon elle par …*."""
    if "Part" not in word.morph.get("VerbForm", []) or word.lower_.endswith("ant"):
        return False
    before = word.doc[word.i - 1] if word.i > begin else word
    helped = any(base(c) in {"aux", "cop"} for c in word.children)
    return not helped and base(word) in {"acl", "amod"} and before.pos_ not in {"AUX", "ADV"}


def waits(verb: Token) -> bool:
    """Tell whether a verb right before the source waits for its complement: *porte, selon X, …*."""
    return verb.pos_ == "AUX" or (verb.pos_ == "VERB" and "Fin" in verb.morph.get("VerbForm", []))


def governed_by_cue(que: Token) -> bool:
    """Tell whether a *que* opens a clause that is already reported (*a indiqué que, selon X, …*)."""
    for i in range(que.i - 1, max(que.i - 6, -1), -1):
        token = que.doc[i]
        if token.pos_ in VERBAL:
            return knowledge().cue_verb(token) is not None
    return False


def past_second_relative(comma: int, end: int, layout: Layout) -> int:
    """Step over *, et que nous avons lu,* behind a relative of the source: return its closing comma."""
    doc = layout.doc
    if comma + 2 < end and doc[comma + 1].lower_ in {"et", "mais"}:
        if doc[comma + 2].lower_ in PLAIN_RELATIVES:
            rest = range(comma + 3, min(comma + 20, end))
            return next((q for q in rest if doc[q].text == "," and layout.mark_of[q] < 0), comma)
    return comma


_FRAGMENT = 3


def all_quoted(first: int, stop: int, layout: Layout) -> bool:
    """Tell whether a sentence is all between marks, whatever the tagger takes its verb for."""
    k = layout.opening(first)
    return k >= 0 and layout.words_in(k) > _FRAGMENT and layout.outer(k)[1] >= stop - 1


def predicated(first: int, stop: int, layout: Layout) -> bool:
    """Tell whether words between marks say the rest of a subject: *Pour Me Roux, Lima « part avec un bon dossier »*."""
    doc = layout.doc
    k = next((layout.opening(i) for i in range(first, stop) if layout.opening(i) >= 0), -1)
    if k < 0 or doc[first].pos_ not in {"DET", "PROPN"} or layout.words_in(k) <= _FRAGMENT:
        return False
    start, after = layout.outer(k)
    lead = doc[first:start]
    return after >= stop - 1 and 0 < len(lead) <= _VERDICT and not any(t.is_punct for t in lead)


_VERDICT = 8


def verdict_start(begin: int, start: int, layout: Layout) -> int:
    """Return where *…, une première selon Kiev* starts: the sentence before is the journalist's."""
    doc = layout.doc
    comma = next((i for i in range(start - 1, begin, -1) if doc[i].text == ","), begin)
    if not 2 < start - comma <= _VERDICT or doc[comma + 1].lower_ not in {"un", "une"}:
        return begin
    verdict = not has_finite_verb(doc, comma + 1, start) and has_finite_verb(doc, begin, comma)
    return comma + 1 if verdict and layout.mark_of[comma] < 0 else begin


def left_clause(begin: int, start: int, layout: Layout) -> int:
    """Return where the clause before *, selon X* starts: after a semicolon or a colon."""
    i = start - 1
    while i > begin:
        if layout.mark_of[i] < 0 and layout.doc[i].text in {";", ":"}:
            return i + 1
        i -= 1
    return begin


_VARIOUS = {"différent", "différents", "différente", "différentes", "divers", "diverses"}


def second_subject(begin: int, start: int, layout: Layout) -> int | None:
    """Return where a second clause starts of which only the subject stands before a source, or None."""
    doc = layout.doc
    for i in range(start - 2, begin, -1):
        if layout.mark_of[i] >= 0 or has_finite_verb(doc, i, i + 1) or doc[i].is_punct:
            return None
        if doc[i].lower_ == "et" and doc[i + 1].pos_ in {"DET", "PROPN"}:
            return i + 1 if has_finite_verb(doc, begin, i) else None
    return None


def from_one_to_another(noun: Token, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether things differ by the source: *Selon les différentes communes, le prix va de 2 à 6 euros*."""
    phrase = layout.doc[np_start(noun) : noun.i]
    if phrase[:1] and phrase[0].lower_ not in {"les", "ces"}:
        return False
    what = noun.lower_.removesuffix("s")
    role = knows.role(noun.lower_)
    person = role is not None and role.kind == "person"
    return any(t.lower_ in _VARIOUS for t in phrase) and not (person or what in DOCUMENTS)


def given_by(noun: Token) -> Token | None:
    """Return who is told to have given it: *selon les informations fournies par l'agence DPA*."""
    given = next((c for c in children(noun, "acl") if c.i == noun.i + 1), None)
    agent = next(iter(children(given, "obl:agent")), None) if given is not None else None
    return agent if agent is not None and agent.pos_ in {"NOUN", "PROPN"} else None


_POLLS = {"sondage", "baromètre"}
_COUNTED = {
    "estimation",
    "résultat",
    "donnée",
    "statistique",
    "prévision",
    "projection",
    "modèle",
    *_POLLS,
}
"""What measures, unless it is somebody's: *selon les premiers résultats*, *d'après les modèles*."""
_AUTHOR = 12
"""Tokens among which a measure has its author (*les résultats quasi définitifs publiés par la commission*)."""


def counted_by_nobody(noun: Token, layout: Layout, resolver: Resolver) -> bool:
    """Tell whether a source only measures: it has no author, or asks others as a poll does."""
    doc = layout.doc
    what = noun.lower_.removesuffix("s")
    if what not in _COUNTED or doc[noun.i - 1].lower_ in POSSESSIVES:
        return False
    if what in _POLLS:
        return True
    for token in doc[noun.i + 1 : min(noun.i + _AUTHOR, layout.sentence_end(noun.i))]:
        if token.text == "," or (token.pos_ in VERBAL and is_finite(token)):
            return True
        mention = resolver.register.mention_at(token.i)
        if mention is not None and resolver.register.entries[mention.entry].kind != "unknown":
            return False
    return True


_PLEADERS = set(
    "parties avocats enquêteurs experts syndicats opposants magistrats défenseurs auteurs spécialistes".split()
)
"""Those who give a view by their office: what stands *pour les parties civiles* is what they say."""


def of_many(
    i: int, parts: list[Span], speaker: Resolved, layout: Layout, resolver: Resolver
) -> bool:
    """Tell whether *pour les riverains* says whom something happens to: many, unnamed, and no word of theirs."""
    entries = [resolver.register.entries[e] for e in speaker.entries]
    if any(t.lower_ in _PLEADERS for t in layout.doc[i + 1 : i + 3]):
        return False  # « Pour les parties civiles, ce délai change tout »
    if layout.doc[i].lower_ not in {"les", "ces", "leurs"} or any(e.named for e in entries):
        return False
    return not any(part.overlaps(mark.inner) for part in parts for mark in layout.marks)


def quotes_at_once(parts: list[Span], end_np: int, least: int, layout: Layout) -> bool:
    """Tell whether a quoted sentence follows the source: *Selon sa complice, « il se sentait …*"""
    i = end_np
    while i < len(layout.doc) and layout.doc[i].text in {",", ":"}:
        i += 1
    k = layout.opening(i)
    if k < 0 or not parts or not parts[0].overlaps(layout.marks[k].inner):
        return False
    inner, stop = layout.token_range[k]
    return layout.words_in(k) >= least and has_finite_verb(layout.doc, inner, stop)


_READ = {"version"}
"""What one reads and quotes *selon* it, though it never speaks: *d'après une version provisoire*."""


def plausible_source(speaker: Resolved, resolver: Resolver, strength: float) -> bool:
    """Tell whether the noun may be a source: somebody, or after *selon* a document."""
    entries = [resolver.register.entries[e] for e in speaker.entries]
    if strength < 0.8 and not _stands_for_somebody(speaker.head, resolver):
        return False
    if resolver.doc[speaker.head].lower_ == "services":
        return strength >= 0.8  # « selon les services du département »
    if strength >= 0.8:
        # *selon* also measures (« selon une grille »): a source is a name, a role or a document.
        return all(
            e.named
            or e.kind != "unknown"
            or e.head in DOCUMENTS | _READ
            or resolver.doc[speaker.head].lower_.endswith(HUMAN)
            for e in entries
        )
    return all(
        (e.named and (e.kind in ("person", "state", "organisation") and not e.place))
        or (not e.named and e.kind in ("person", "organisation"))
        or resolver.doc[speaker.head].lower_ in _PLEADERS
        for e in entries
    )


def _stands_for_somebody(i: int, resolver: Resolver) -> bool:
    """Tell whether the noun after *pour* is somebody's: *pour des raisons que X connaît* is not."""
    token = resolver.doc[i]
    if token.lower_ == "numéro" and not resolver.doc[min(i + 1, len(resolver.doc) - 1)].like_num:
        return False  # « Pour le premier numéro de la saison, … »
    return (
        token.pos_ in {"PROPN", "PRON"}
        or resolver.register.mention_at(i) is not None
        or i in resolver.register.role_at
        or ((role := resolver.knows.role(token.lower_)) is not None and role.rank >= 1)
        or (role is not None and role.kind == "person")
    )


def past_name(end_np: int, end: int, layout: Layout, resolver: Resolver) -> int:
    """Step over the name behind what a source is: *Le chef, d'après le rapporteur, Paul Roux, c'est lui*."""
    mention = resolver.register.mention_at(end_np + 1)
    if mention is None or mention.start != end_np + 1 or not end_np + 1 < mention.end < end:
        return end_np
    commas = layout.doc[end_np].text == layout.doc[mention.end].text == ","
    person = resolver.register.entries[mention.entry].kind == "person"
    return mention.end if commas and person else end_np


def before_learning(parts: list[Span], start: int, layout: Layout) -> list[Span]:
    """Cut what somebody learnt before the words that say so: *…, | a-t-on appris de source policière*."""
    doc = layout.doc
    comma = next((t for t in reversed(doc[max(start - _LEARNT, 1) : start]) if t.text == ","), None)
    said = {t.lower_ for t in doc[comma.i + 1 : start]} if comma is not None else set()
    if comma is None or "appris" not in said or doc[comma.i + 1].lower_ not in {"a", "ont"}:
        return parts
    before = doc[comma.i - 1]
    end = before.idx + len(before.text)
    return [Span(p.start, min(p.end, end) if p.start < end else p.end) for p in parts]


_LEARNT = 9
"""Tokens of *, a appris l'AFP jeudi*, before the source."""


def title_at(i: int, layout: Layout, resolver: Resolver) -> tuple[Resolved, int] | None:
    """Return the paper whose title alone stands in marks, and the end: *selon (le) « Courrier », …*."""
    doc = layout.doc
    i += doc[i].lower_ in {"le", "la"} and i + 1 < len(doc)
    if doc[i].text not in OPENING:
        return None
    for start in (i + 1, i + 2):
        mention = resolver.register.mention_at(start)
        if mention is None or mention.start != start:
            continue
        closes = mention.end < len(doc) and doc[mention.end].text in CLOSING
        return (Resolved((mention.entry,), "name", start), mention.end + 1) if closes else None
    return None
