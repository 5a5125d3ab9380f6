"""Find where the main clause takes over from a cue that stands in a clause of its own before it."""

from __future__ import annotations

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import (
    RELATIVES,
    VERBAL,
    base,
    children,
    is_finite,
    verb_group_start,
)
from briefing.language.plain_doc import Token

CLITICS = {"n'", "ne", "s'", "se", "l'", "les", "lui", "leur", "y"}
"""What stands between a subject and its verb."""


def before_main(start: int, end: int, verb: Token, layout: Layout) -> int:
    """Return where the main clause takes over from a cue that stands in a clause before it.

    *En signalant que …, il a encouragé*; *au journaliste qui demandait si …, il a répondu*.
    """
    opening = verb.text[:1].isupper() and "Part" in verb.morph.get("VerbForm", [])
    opening = opening or _behind_participle(verb, layout)
    if not opening and base(verb) not in {"acl", "advcl"} and not verb.lower_.endswith("ant"):
        return end
    if opening:
        comma = main_clause(start, end, layout)
        if comma is not None:
            return comma
    if base(verb) == "advcl" and _stands_alone(verb, layout):
        return end
    for matrix in verb.ancestors:
        if matrix.i > start and matrix.pos_ in VERBAL and is_finite(matrix):
            if "quiconque" in {t.lower_ for t in verb.doc[max(matrix.i - 3, start) : matrix.i]}:
                continue  # « l'exclusion de quiconque se présenterait »: no main clause
            edges = [c.left_edge.i for c in matrix.children if base(c) == "nsubj"]
            own = next((e for e in edges if e > start), verb_group_start(matrix))
            for comma in range(min(own, end - 1), start, -1):
                if verb.doc[comma].text == ",":
                    return comma if layout.mark_of[comma] < 0 else end
            if "relcl" in verb.dep_ and verb.head.head.i == matrix.i and own < end:
                # « un groupe qui se disait intéressé par le site n'a plus donné signe de vie »
                return own
            return end
    return end


def _stands_alone(verb: Token, layout: Layout) -> bool:
    """Tell whether nothing makes a clause of the cue that the parse hangs below its own clause.

    *Un rapport a établi que deux patients, à Redon, étaient morts*.
    """
    group = [verb, *children(verb, "aux")]
    before = layout.doc[layout.sentence_start(verb.i) : verb.i]
    led = any(t.pos_ == "SCONJ" or t.lower_ in LEADS or t.lower_ in RELATIVES for t in before)
    own = [c for c in verb.children if base(c) == "nsubj" and c.i < verb.i]
    return any(is_finite(t) for t in group) and bool(own) and not led


LEADS = {"quand", "lorsque", "lorsqu'", "si", "s'", "comme", "puisque", "puisqu'", "que", "qu'"}


def _behind_participle(verb: Token, layout: Layout) -> bool:
    """Tell whether a relative hangs on a phrase that opens the sentence: *Contredite par la cour, qui dit que …*."""
    group = verb_group_start(verb)
    lead = verb.doc[layout.sentence_start(group) : group]
    opens = bool(lead) and "Part" in lead[0].morph.get("VerbForm", [])
    finite = any(t.pos_ in VERBAL and is_finite(t) for t in lead)
    return opens and not finite and _in_relative(group, layout)


def after_relative(start: int, end: int, verb: Token, layout: Layout) -> int:
    """Return where *, qui affirme n'avoir rien su,* ends: a verb without a subject follows."""
    doc = layout.doc
    group = verb_group_start(verb)
    beau = verb.i > 1 and doc[verb.i - 1].lower_ == "beau"
    if beau:
        # « Il a beau dire que tout va bien, les habitants doutent »
        return next(
            (
                i
                for i in range(start + 2, end - 2)
                if doc[i].text == "," and doc[i + 1].pos_ in _NOMINAL and layout.mark_of[i] < 0
            ),
            end,
        )
    if not _in_relative(group, layout):
        return _before_verb(start, end, group, layout)
    comma = next((i for i in range(start, end - 1) if doc[i].text == ","), None)
    if comma is None or layout.mark_of[comma] >= 0:
        return end
    i = comma + 1
    while i < end - 1 and doc[i].lower_ in CLITICS:
        i += 1
    finite = (doc[i].pos_ in VERBAL and is_finite(doc[i])) or doc[i].pos_ == "AUX"
    return comma if finite or _bare_verb(doc[i]) else end


def _before_verb(start: int, end: int, group: int, layout: Layout) -> int:
    """Return where the main verb follows an infinitive: *Les démarcheurs qui disent agir « … » sont des escrocs*."""
    doc = layout.doc
    led = any("Inf" in t.morph.get("VerbForm", []) for t in doc[start : start + 3])
    if group < 2 or doc[group - 1].lower_ != "qui" or not led:
        return end
    begin = layout.sentence_start(group)
    if doc[begin].pos_ not in {"DET", "PROPN"} or any(
        t.pos_ in VERBAL or t.text == "," for t in doc[begin : group - 1]
    ):
        return end
    for i in range(start + 1, end):
        if layout.mark_of[i] >= 0:
            continue
        if doc[i].lower_ in RELATIVES | {"qui", "si", "s'"}:
            return end
        if doc[i].pos_ in VERBAL and is_finite(doc[i]):
            return verb_group_start(doc[i])
    return end


def _bare_verb(token: Token) -> bool:
    """Tell whether a word without an article before it has one behind it, whatever its tag: *, vise l'usine*."""
    doc, low = token.doc, token.lower_
    if token.pos_ not in {"VERB", "NOUN", "ADJ"} or not token.text.islower():
        return False
    ends = low.endswith(("e", "ent", "it", "t", "d")) and not low.endswith(("ée", "ant"))
    if not ends or token.i + 2 >= len(doc):
        return False
    after = doc[token.i + 1]
    led = after.lower_ in {"de", "d'", "à"} and any(
        t.pos_ == "VERB" and "Inf" in t.morph.get("VerbForm", [])
        for t in doc[token.i + 2 : token.i + 4]
    )
    return led or after.pos_ == "DET"


_LED = 6


def _in_relative(group: int, layout: Layout) -> bool:
    """Tell whether a verb group stands in a relative behind a comma: *, qui dit*, *, à qui le juge a dit*."""
    doc = layout.doc
    if group < 2:
        return False
    first = group
    while first > 2 and doc[first - 1].lower_ in CLITICS:
        first -= 1
    if doc[first - 1].lower_ == "qui" and doc[first - 2].text == ",":
        return True
    for i in range(group - 1, max(group - _LED, 1), -1):
        if doc[i].text == "," or doc[i].pos_ in VERBAL:
            return False
        if doc[i].lower_ in RELATIVES | {"qui"} and doc[i - 1].pos_ == "ADP":
            return doc[i - 2].text == ","
    return False


_NOMINAL = {"DET", "PROPN", "PRON", "NOUN"}


def main_clause(start: int, end: int, layout: Layout) -> int | None:
    """Return the comma after a clause that has its verb, where a subject and its verb follow."""
    doc = layout.doc
    finite = [i for i in range(start, end) if doc[i].pos_ in VERBAL and is_finite(doc[i])]
    for comma in range(start + 2, end - 2):
        if (
            doc[comma].text != ","
            or layout.mark_of[comma] >= 0
            or doc[comma + 1].pos_ not in _NOMINAL
        ):
            continue
        if doc[comma + 1].lower_ in RELATIVES or not any(i < comma for i in finite):
            continue
        after = next((i for i in finite if i > comma), None)
        if after is None:
            return None
        aside = [t for t in doc[comma + 1 : after] if t.text == ","]
        if len(aside) in {0, 2} and not any(t.pos_ in {"SCONJ"} for t in doc[comma + 1 : after]):
            return comma
    return None


def behind_clause(start: int, end: int, layout: Layout, kinds: set[str]) -> Token | None:
    """Return the first word of these parts of speech right behind a clause before the main one, or None."""
    comma = main_clause(start, end, layout)
    if comma is None:
        return None
    return next((t for t in layout.doc[comma + 1 : comma + 1 + _FIRST] if t.pos_ in kinds), None)


_FIRST = 4
"""Words of a main clause among which its subject is looked for."""


def past_relative(begin: int, end: int, layout: Layout) -> int:
    """Return the comma after a relative clause that has its verb, where another follows at once.

    Whatever the parse says: *qui, selon X, date de 1930, sera fermé*.
    """
    finite = False
    for i in range(begin, end - 1):
        token = layout.doc[i]
        if token.text == "," and finite and layout.mark_of[i] < 0:
            after = layout.doc[i + 1]
            if after.lower_ in {"n'", "ne", "s'", "se"} and i + 2 < end:
                after = layout.doc[i + 2]
            if after.pos_ in VERBAL and is_finite(after):
                return i
        finite = finite or (token.pos_ in VERBAL and is_finite(token))
    return end


_PURPOSES = {"pour", "afin", "sans"}


def supposes(mark: Token) -> bool:
    """Tell whether a clause is only supposed or meant: *s'il dit que*, *a payé X pour qu'il conseille d'acheter*."""
    if mark.lower_ in {"si", "s'"}:
        return base(mark) == "mark"
    after = mark.doc[mark.i + 1].lower_ if mark.i + 1 < len(mark.doc) else ""
    return mark.lower_ in _PURPOSES and after in {"que", "qu'"}
