"""Find where a reported phrase ends: what the journalist adds behind a comma is left out."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import FINAL, Layout
from briefing.extraction.grammar.syntax import (
    RELATIVES,
    VERBAL,
    clitic,
    has_finite_verb,
    verb_group_start,
)
from briefing.extraction.quotes.clauses import is_infinitive
from briefing.extraction.quotes.inverted import is_time

_BREAKS = set(
    "selon afin alors tandis car mais puis tout ainsi soit sans d'après lors avant après".split()
)


def trimmed(start: int, stop: int, layout: Layout) -> int:
    """Return where a phrase ends: what the journalist adds behind a comma is left out."""
    doc = layout.doc
    for i in range(start + 1, stop - 1):
        if layout.mark_of[i] >= 0 or doc[i].text not in {",", "("}:
            continue
        if doc[i].text == "(" or _added(i + 1, stop, layout):
            return i
    return stop


_WHAT = {"que", "qu'", "dont"}
_NEW = {"un", "une", "ce", "cet", "cette", "ces"}


def infinitive_end(start: int, stop: int, layout: Layout, knows: Knowledge) -> int:
    """Return where an infinitive ends: before an apposition, or a relative that has its own cue."""
    doc = layout.doc
    for i in range(start + 2, stop - 2):
        if doc[i].text == ":" and layout.mark_of[i] < 0 and has_finite_verb(doc, i + 1, stop):
            return i
        if doc[i].text != "," or layout.mark_of[i] >= 0:
            continue
        if narrates(i + 1, stop, layout, knows):
            return i
        if doc[i + 1].lower_ == "ce" and doc[i + 2].lower_ in _WHAT:
            return i  # « recommande de faire serrer le guidon, ce que nous avons fait »
    comma = next((i for i in range(start + 1, stop - 2) if doc[i].text == ","), None)
    if comma is None or layout.mark_of[comma] >= 0:
        return stop
    if any(t.text == ":" for t in doc[start:comma]):
        # « invite à se souvenir de l'affaire : en 2003, un meunier … »: what is told goes on.
        return stop
    after = doc[comma + 1].lower_
    if after in _NEW and is_time(doc[comma + 2]):
        # « affirme avoir refusé, cette année, de signer »
        return stop
    if after in _NEW and doc[comma + 2].pos_ in {"NOUN", "ADJ"}:
        return comma if _added(comma + 1, stop, layout) else stop
    rest = doc[comma + 1 : stop]
    own_cue = any(t.lower_ in {"selon", "croire"} or clitic(t) for t in rest)
    return comma if after in RELATIVES and own_cue else stop


def _added(i: int, stop: int, layout: Layout) -> bool:
    """Tell whether what follows a comma is the journalist's: a relative, an apposition, a participle."""
    doc = layout.doc
    token, after = doc[i], doc[min(i + 1, len(doc) - 1)]
    if token.lower_ == "mais":
        return has_finite_verb(doc, i, stop)
    if token.lower_ in RELATIVES | _BREAKS or token.lower_ in {"lequel", "auquel", "duquel"}:
        return True
    if token.pos_ in VERBAL and not is_infinitive(token):
        return True
    if token.lower_ == "ce" and after.lower_ in {"qui", "que", "qu'", "dont"}:
        return True
    if token.pos_ in {"DET", "PRON"} and after.pos_ != "NUM":
        listed = any(
            t.lower_ in {"et", "ou"} and t.nbor(1).pos_ == token.pos_ for t in doc[i : stop - 1]
        )
        return not listed
    return False


_WHICH = {"lequel", "laquelle", "lesquels", "lesquelles", "auquel", "auxquels", "auxquelles"}
_HEARSAY = {"aurait", "auraient", "serait", "seraient"}
_TELLS = 0.5
_SILENT = {"souhaité", "répondu", "voulu", "réagi", "commenté"}
_BLAMED = {"accusé", "soupçonné", "suspecté", "poursuivi"}


def narrates(i: int, stop: int, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether a relative clause behind a comma is the journalist's.

    It goes on with *lequel* (*, laquelle avait coûté …*), or says what else is said (*, à qui elle reproche*).
    """
    doc = layout.doc
    led = doc[i].lower_ in {"à", "pour", "selon", "contre"}
    first = doc[i + 1] if led else doc[i]
    if first.lower_ in _WHICH and not led:
        # « affirme avoir alerté le supérieur, lequel l'aurait puni »: the mood of hearsay is his.
        return not any(t.lower_ in _HEARSAY for t in doc[first.i + 1 : first.i + 4])
    if first.lower_.removesuffix("s").removesuffix("e") in _BLAMED:
        return True
    if first.lower_ not in RELATIVES and first.lower_ not in _WHICH:
        return False
    subject = doc[min(first.i + 1, stop - 1)]
    if first.lower_ == "qui" and subject.lower_ == "n'":
        # « a saisi le parquet, qui n'a pas souhaité répondre »
        return any(t.lower_ in _SILENT for t in doc[subject.i + 1 : min(subject.i + 5, stop)])
    if subject.lower_ not in {"il", "elle", "ils", "elles"}:
        return False
    verb = next(
        (t for t in doc[subject.i + 1 : min(subject.i + 5, stop)] if t.pos_ == "VERB"), None
    )
    cue = knows.cue_verb(verb) if verb is not None else None
    return cue is not None and cue.trust >= _TELLS


_VERBLESS = 8


def nothing_else(begin: int, end_np: int, end: int, words: int, layout: Layout) -> bool:
    """Tell whether a short sentence without a verb holds nothing but what was said and its source."""
    doc = layout.doc
    rest = [t for t in doc[end_np:end] if t.is_alpha]
    stops = doc[end - 1].text in FINAL
    return not rest and stops and words <= _VERBLESS and not has_finite_verb(doc, begin, end)


_SOURCE = {"selon", "d'", "d'après"}


def _closes(i: int, stop: int, layout: Layout) -> bool:
    """Tell whether the words from token `i` are a source alone that ends its sentence."""
    doc = layout.doc
    ends = stop >= len(doc) or doc[stop - 1].text in FINAL or doc[stop].is_space
    return ends and stop - i <= _SOURCED and not has_finite_verb(doc, i, stop)


_SOURCED = 14


def before_inserted(start: int, stop: int, taken: set[int], layout: Layout) -> int:
    """Return where a clause ends before a cue that closes the sentence: *nie avoir volé, a dit X.*."""
    doc = layout.doc
    for i in range(start + 2, stop):
        if doc[i].lower_ in _SOURCE and layout.mark_of[i] < 0 and doc[i - 1].text == ",":
            if [t.lower_ for t in doc[i - 3 : i - 1]] in (["et", "que"], ["et", "qu'"]):
                # « rappelle que A et que, selon lui, B »
                return i - 3
        if doc[i].lower_ in _SOURCE and layout.closing(i - 1) >= 0:
            # « souhaitent que deux voies soient fermées, une « évidence » selon leur chef »
            mark, _ = layout.outer(layout.closing(i - 1))
            if (
                doc[mark - 1].lower_ in {"un", "une"}
                and doc[mark - 2].text == ","
                and mark - 2 > start
            ):
                return mark - 2
        if doc[i].lower_ == "selon" and doc[i - 1].text == "," and _closes(i, stop, layout):
            # « l'autre assure qu'il pensait livrer du sable, selon son avocat »
            return i - 1
        if i in taken and layout.mark_of[i] < 0:
            group = verb_group_start(doc[i])
            while group > start + 1 and (clitic(doc[group - 1]) or doc[group - 1].pos_ == "AUX"):
                group -= 1  # « …, a-t-on appris »
            if doc[group - 1].text == "," and group - 1 > start:
                # « demande que l'on ouvre des lits : vingt départements, a-t-elle dit, n'en ont pas »
                told = range(group - 2, start, -1)
                colon = (j for j in told if doc[j].text == ":" and layout.mark_of[j] < 0)
                return next(colon, group - 1)
    return stop
