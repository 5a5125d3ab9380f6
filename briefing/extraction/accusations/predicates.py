"""Find the predicates of a quotation by which somebody may have done wrong."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing.extraction.accusations.candidate_signs import GRAVE
from briefing.extraction.accusations.charges import wrong_at
from briefing.extraction.accusations.scene import FIRST, Scene
from briefing.extraction.grammar.syntax import (
    base,
    children,
    clitic,
    is_finite,
    subject,
    verb_group_start,
)
from briefing.extraction.quotes.found import Found
from briefing.language.plain_doc import Token

_SPEECH = 0.7
"""Trust from which a verb reports speech and does no wrong itself."""


def predicates(quote: Found, scene: Scene) -> Iterator[Token]:
    """Yield the finite predicates of a quotation, inserted cues and conditions left out."""
    for token in scene.words(quote):
        if token.pos_ == "AUX" and base(token) in {"aux", "cop"}:
            continue
        predicate = token.pos_ in {"NOUN", "ADJ"} and children(token, "cop")
        if not (
            predicate
            or is_finite(token)
            or _suffered(token)
            or by_way(token, scene)
            or _lost(token, scene)
        ):
            continue
        if token.i == quote.verb or _inserted(token) or _supposed(token):
            continue
        if _told_by_another(token, quote, scene):
            continue
        yield token
    yield from _embedding(quote, scene)


def _lost(token: Token, scene: Scene) -> bool:
    """Tell whether a verb of harm in the present is tagged as something else (*Chimex déverse*)."""
    if token.pos_ not in {"ADJ", "NOUN", "VERB", "ADV"} or token.i == 0:
        return False
    if token.doc[token.i - 1].pos_ in {"DET", "ADP"} or token.lower_.endswith(
        ("s", "é", "ée", "ant")
    ):
        return False
    lemma = scene.knows.verb_of(token.lower_)
    wrongs = scene.knows.lexicon.wrongs.get(lemma, ()) if lemma else ()
    return any(w.pos == "verb" for w in wrongs) and token.lower_ != lemma


def _embedding(quote: Found, scene: Scene) -> Iterator[Token]:
    """Yield the narrator's verb whose clause holds words in marks (*X se livre à une « répression »*)."""
    if quote.kind != "mixed":
        return
    inside = scene.words(quote)
    sentence = scene.layout.sentence_start(inside[0].i) if inside else 0
    top = next((t for t in inside if t.head.i < inside[0].i or t.head.i > inside[-1].i), None)
    for head in top.ancestors if top is not None else ():
        if head.i < sentence or head.i == quote.verb or scene.layout.mark_of[head.i] >= 0:
            return
        if is_finite(head) and head not in inside:
            cue = scene.knows.cue_verb(head)
            if cue is None or cue.trust < _SPEECH:
                yield head
            return


def _told_by_another(verb: Token, quote: Found, scene: Scene) -> bool:
    """Tell whether a clause is what others say: *On nous a dit que la région payait*."""
    clause = verb
    for head in verb.ancestors:
        if not any(s.start <= head.idx < s.end for s in quote.content):
            return False
        if base(clause) == "ccomp" and head.i < clause.i:
            cue = scene.knows.cue_verb(head)
            who = subject(head)
            if cue is not None and cue.trust >= _SPEECH and who is not None:
                return who.lower_ not in FIRST
        clause = head
    return False


def _suffered(verb: Token) -> bool:
    """Tell whether an infinitive is passive: *affirme avoir été agressée par X*."""
    return bool(verb.children) and "aux:pass" in [c.dep_ for c in verb.children]


def by_way(verb: Token, scene: Scene) -> bool:
    """Tell whether a gerund says by what wrong something is done: *finance l'armée en volant des épargnants*."""
    led = verb.i > 0 and verb.doc[verb.i - 1].lower_ == "en"
    return led and verb.lower_.endswith("ant") and wrong_at(verb, scene.knows) >= GRAVE


def _inserted(verb: Token) -> bool:
    return any(clitic(t) for t in verb.doc[max(verb.i - 3, 0) : verb.i + 2])


def _supposed(verb: Token) -> bool:
    start = verb_group_start(verb)
    before = [t.lower_ for t in verb.doc[max(start - 5, 0) : start]]
    pairs = pairwise(before)
    return "si" in before or any(b == "s'" and n in {"il", "ils"} for b, n in pairs)
