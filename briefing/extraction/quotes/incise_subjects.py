"""Tell whether a verb between commas has its subject before them: then nothing is inserted."""

from __future__ import annotations

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.syntax import VERBAL, base, is_negated
from briefing.extraction.quotes.incise_signs import LEAD, qualified
from briefing.language.plain_doc import Token

HELPERS = {"a", "ont", "avait", "avaient", "est", "sont", "était", "étaient", "aura", "aurait"}
_FLAT = set(
    "rien faux archifaux vrai exact inexact absurde ridicule grotesque inutile impossible inacceptable insuffisant "
    "mensonge mensonges fantaisiste aberrant scandaleux".split()
)
"""Words that make a whole answer before their cue."""


def subject_far_left(
    verb: Token, noun: Token, previous: int, layout: Layout, *, inserts: bool
) -> bool:
    """Tell whether the verb has its subject on the left, behind what the commas enclose."""
    left = right = False
    carried = base(verb) == "aux" and verb.head.i == verb.i + 1
    for child in verb.head.children if carried else verb.children:
        if base(child) == "nsubj" and layout.mark_of[child.i] < 0:
            k = layout.opening(child.i + 1)
            if k >= 0 and layout.doc[layout.token_range[k][0]].pos_ in VERBAL:
                continue  # « Québec « pellette » le problème, déplore le maire »: its subject
            if k >= 0 and inserts and qualified(child, k, previous, layout):
                continue  # « Une mesure « hostile », a réagi l'ambassade »
            if child.lower_ in _FLAT and not is_negated(verb):
                continue  # « Rien d'anormal, assure la mairie », « Faux, répondent les élus »
            left = left or child.i <= previous
            right = right or child.i > verb.i
    if not left or right:
        return False
    if not inserts:
        # « La mairesse, qui dit avoir « tout essayé », presse le ministre, Luc Carrier, de céder »
        return True
    # « Le chantier, promet Paul, reprendra »: the parse may give the subject to the wrong verb.
    end = np_end(noun)
    while end + 1 < len(layout.doc) and layout.doc[end].lower_ in {"d'", "entre", "eux", "elles"}:
        end += 1
    return end >= len(layout.doc) or layout.doc[end].text != ","


def auxiliary_before(comma: int, layout: Layout) -> bool:
    """Tell whether an auxiliary waits before the phrase that the comma closes (*a, lui, accusé*)."""
    doc = layout.doc
    for i in range(comma - 1, max(comma - 9, 0), -1):
        if doc[i].text == ",":
            return doc[i - 1].lower_ in HELPERS
    return False


def own_subject_left(verb: Token, floor: int) -> bool:
    """Tell whether the verb has its subject before it, after the comma: no inversion then."""
    return any(
        base(c) == "nsubj"
        and floor < c.i < verb.i
        and c.pos_ in {"PRON", "NOUN", "PROPN"}
        and c.lower_ not in LEAD
        for head in (verb, *(c for c in verb.children if base(c) in {"aux", "cop"}))
        for c in head.children
    )
