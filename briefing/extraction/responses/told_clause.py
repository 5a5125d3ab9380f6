"""Find where the clause of an answer told begins and ends, and a subject lost behind its verb."""

from __future__ import annotations

from briefing.extraction.accusations.charge_ends import charge_end
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import base, is_finite, np_start, subject, verb_group_start
from briefing.extraction.responses.stances import told_cue
from briefing.language.plain_doc import Token
from briefing.model import Span

_FORCED = {"contraint", "obligé", "forcé", "poussé"}
"""Participles under which an infinitive is done: *a été contraint de présenter ses excuses*."""
_JOINTS = {"et", "mais"}
_JOINED = 5
"""Tokens behind *et* among which a verb that answers as well stands: *et s'est dit prêt*."""


def clause(verb: Token, layout: Layout, knows: Knowledge) -> Span | None:
    """Return the words of the verb with its subject, if near, and what follows it."""
    start = verb_group_start(verb)
    own = subject(verb)
    if own is None and base(verb) in {"acl", "amod"} and verb.head.i < verb.i:
        own = verb.head
    if own is not None and own.lower_ in {"côté", "part", "tour"}:
        own = None  # « a de son côté appelé », as some parses have it
    if own is not None and layout.sentence_start(verb.i) <= own.i < start and start - own.i < 4:
        if all(t.lower_ not in _JOINTS for t in layout.doc[own.i : start]):
            start = np_start(own)
    end = charge_end(verb.i, layout, knows)
    return layout.chars(start, min(end, _next_answer(verb, layout, knows) or end))


def _next_answer(verb: Token, layout: Layout, knows: Knowledge) -> int:
    """Return where *et* leads to another answer of one's own, 0 for nowhere: *dément et porte plainte*."""
    doc = layout.doc
    for i in range(verb.i + 1, layout.sentence_end(verb.i) - 1):
        if doc[i].lower_ in {"que", "qu'", "qui", ":", ";"} or layout.mark_of[i] >= 0:
            return 0
        if doc[i].lower_ not in _JOINTS:
            continue
        for token in doc[i + 1 : i + _JOINED]:
            if token.pos_ in {"DET", "NOUN", "PROPN", "SCONJ"} or token.is_punct:
                break
            done = is_finite(token) or "Part" in token.morph.get("VerbForm", [])
            if done and base(token) not in {"aux", "cop"} and told_cue(token, knows):
                return i
    return 0


def had_to(verb: Token) -> bool:
    """Tell whether what somebody had to do is done: *a dû reconnaître*, *a été contraint de s'excuser*."""
    helpers = {t.lower_ for t in verb.doc[max(verb.i - 3, 0) : verb.i]}
    if verb.lower_ == "dû":
        return not helpers.isdisjoint({"a", "ont"})
    return verb.lower_.rstrip("es") in _FORCED and not helpers.isdisjoint({"été", "vu", "vue"})


def inverted(verb: Token) -> Token | None:
    """Return the subject that the parse lost behind the verb: *Ce que dément catégoriquement le maire*."""
    doc, i = verb.doc, verb.i + 1
    if not verb.i or doc[verb.i - 1].lower_ not in {"que", "qu'"} or not is_finite(verb):
        return None
    while i < len(doc) and (doc[i].pos_ == "ADV" or doc[i].lower_.endswith("ement")):
        i += 1
    if i == verb.i + 1 or i >= len(doc):
        return None
    if doc[i].pos_ == "DET" and i + 1 < len(doc) and doc[i + 1].pos_ in {"NOUN", "PROPN"}:
        return doc[i + 1]
    return doc[i] if doc[i].pos_ == "PROPN" else None
