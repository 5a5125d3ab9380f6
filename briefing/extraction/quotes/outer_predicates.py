"""Find where the main verb takes over from what a noun's own clause reports: *Une lettre affirmant que … a été lue*."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.main_clauses import CLITICS, LEADS
from briefing.extraction.grammar.syntax import RELATIVES, VERBAL, children, is_finite
from briefing.language.plain_doc import Token

_LEADS = RELATIVES | LEADS | {"quoique"}
_JOINS = {"et", "ou", "mais", "puis", "ni"}
_THOSE = {"celui", "celle", "ceux", "celles"}
_STOPS = {":", ";"}


def before_outer(start: int, end: int, verb: Token, layout: Layout) -> int:
    """Return where a verb follows that the reported clause has no subject for.

    *Le communiqué du maire assurant que tout va bien | a surpris*; *, et celle du préfet ensuite, ont
    surpris* is the noun's, too. A noun with a participle or a *qui* behind it needs a verb of its
    own; the reported clause has one for each word that leads a clause in it.
    """
    noun = _hung_on(verb, layout)
    if noun is None:
        return end
    owed, i = 1, start
    while i < end:
        token = layout.doc[i]
        if token.text in _STOPS and layout.mark_of[i] < 0:
            return end
        if token.lower_ in _LEADS or token.pos_ == "SCONJ":
            owed += 1
        elif token.pos_ in VERBAL and is_finite(token) and not _joined(i, start, layout):
            owed -= 1
            after = _group_end(i, end, layout)
            if owed < 0 or _agrees_better(layout.doc[after - 1], noun, start):
                group = _group_start(i, start, layout)
                return _before_those(start, group, layout) if layout.mark_of[i] < 0 else end
            i = after
            continue
        i += 1
    cut = end < layout.sentence_end(start) and layout.doc[end].text == ","
    return _before_those(start, end, layout) if cut else end


def _hung_on(verb: Token, layout: Layout) -> Token | None:
    """Return the noun right before a cue that opens a sentence without a verb so far, None where there is none."""
    doc, first = layout.doc, layout.sentence_start(verb.i)
    led = verb.i > first and doc[verb.i - 1].lower_ == "qui"
    behind = doc[verb.i - 2] if led else doc[verb.i - 1]
    if not (led or verb.lower_.endswith("ant")) or behind.i < first or behind.text == ",":
        return None
    before = doc[first : behind.i + 1]
    if behind.lower_ == "en" or before[0].lower_ in {"selon", "pour"}:
        return None
    if any(
        (t.pos_ in VERBAL and is_finite(t)) or t.lower_ in _LEADS or t.pos_ == "SCONJ"
        for t in before
    ):
        return None
    return next((t for t in before if t.pos_ in {"NOUN", "PROPN"}), None)


def _agrees_better(verb: Token, noun: Token, start: int) -> bool:
    """Tell whether a verb agrees with the noun and not with the subject that the parse gives it.

    *Une étude montrant que les récoltes baissent a été remise*, *Un rapport disant que l'usine pollue a été enterré*.
    """
    own = next((c for c in children(verb, "nsubj") if start <= c.i < verb.i), None)
    if own is None or own.pos_ not in {"NOUN", "PROPN"} or children(own, "conj"):
        return False
    finite = next((c for c in children(verb, "aux", "cop") if c.morph.get("Number", [])), verb)
    number, gender = finite.morph.get("Number", []), verb.morph.get("Gender", [])
    if number and own.morph.get("Number", []) and number != own.morph.get("Number", []):
        return number == noun.morph.get("Number", [])
    passive = bool(children(verb, "aux:pass")) and gender and own.morph.get("Gender", [])
    return (
        bool(passive)
        and gender != own.morph.get("Gender", [])
        and gender == noun.morph.get("Gender", [])
    )


def _group(i: int, layout: Layout) -> Iterator[int]:
    """Yield the tokens before a verb that belong to it: its helpers, clitics and negation."""
    doc = layout.doc
    helped = "Part" in doc[i].morph.get("VerbForm", [])
    while i > 0:
        token = doc[i - 1]
        helped = helped and doc[i].lower_ not in _HAS
        if not (helped and token.pos_ == "AUX") and token.lower_ not in CLITICS | {"pas", "jamais"}:
            return
        i -= 1
        yield i


_HAS = set(
    "a ont avait avaient aura auront aurait auraient est sont était étaient sera seront serait seraient".split()
)


def _group_start(i: int, start: int, layout: Layout) -> int:
    return max(min(_group(i, layout), default=i), start)


def _group_end(i: int, end: int, layout: Layout) -> int:
    """Return the token after a compound verb: *a été lue*."""
    i += 1
    while i < end and (
        "Part" in layout.doc[i].morph.get("VerbForm", []) or layout.doc[i].pos_ in {"AUX", "ADV"}
    ):
        i += 1
    return i


def _joined(i: int, start: int, layout: Layout) -> bool:
    """Tell whether a verb goes on with the subject of the one before: *et n'a pas vu*."""
    first = _group_start(i, start, layout)
    return first > start and layout.doc[first - 1].lower_ in _JOINS


def _before_those(start: int, group: int, layout: Layout) -> int:
    """Step back over what belongs to the noun: *« … » d'abord, et celle du préfet ensuite, | ont surpris*."""
    doc, cut = layout.doc, group
    for i in range(group - 1, start + 1, -1):
        if doc[i].lower_ in _THOSE and doc[i - 1].lower_ == "et" and layout.mark_of[i] < 0:
            cut = i - 1
            break
    while cut - 1 > start and doc[cut - 1].text == ",":
        cut -= 1
    closed = next((i for i in range(cut - 1, start, -1) if layout.mark_of[i] >= 0), None)
    after = doc[closed + 1 : cut] if closed is not None else ()
    # « … » d'abord: adverbs behind the closing mark are the narration's.
    return cut - len(after) if len(after) <= _ASIDE and cut < group else cut


_ASIDE = 3
"""Tokens behind the closing mark that only place it: *d'abord*, *hier matin*."""
