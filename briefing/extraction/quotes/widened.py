"""Widen words between marks to the clause or infinitive that they close and that is reported as a whole.

*Confirme qu'elle « attendait le rapport »*, *compte saisir « toutes les juridictions »*.
"""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import (
    CLITICS,
    VERBAL,
    has_finite_verb,
    is_finite,
    is_negated,
)
from briefing.extraction.quotes.clauses import QUE, is_infinitive
from briefing.extraction.quotes.inverted import is_time
from briefing.language.plain_doc import Token
from briefing.model import Span

_REACH = 16
"""Tokens before the marks among which the clause or infinitive begins."""
_REPORTS = 0.5
_WILLS = {"compter", "entendre", "vouloir", "souhaiter", "espérer", "projeter", "envisager"}
"""Verbs whose infinitive is told as theirs who mean to do it, where words of it stand between marks."""
_BEFORE = {"ne", "n'", "pas", "plus", "de", "d'"}


def widened(k: int, layout: Layout, knows: Knowledge) -> Span:
    """Return the words of a stretch with what is reported before it in its clause."""
    inner = layout.marks[k].inner
    start, _ = layout.outer(k)
    begin = _clause(k, layout, knows) or _meant(k, layout, knows)
    span = layout.chars(begin, start) if begin is not None else None
    return inner if span is None else Span(span.start, layout.marks[k].outer.end)


def _lead(k: int, layout: Layout) -> list[Token]:
    """Return the tokens before a stretch in its sentence, the nearest first, up to other marks or a stop."""
    start, _ = layout.outer(k)
    out: list[Token] = []
    for i in range(start - 1, max(start - _REACH, layout.sentence_start(start)) - 1, -1):
        token = layout.doc[i]
        if layout.mark_of[i] >= 0 or token.text in {";", ":", "(", ")"} or token.is_space:
            break
        out.append(token)
    return out


def _clause(k: int, layout: Layout, knows: Knowledge) -> int | None:
    """Return where the clause starts whose verb the marks hold: *juge que la loi « a échoué »*."""
    doc = layout.doc
    start, _ = layout.outer(k)
    que = next((t.i for t in _lead(k, layout) if t.lower_ in QUE), None)
    if que is None or que + 1 >= start or not _governed(que, layout, knows):
        return None
    lead = doc[que + 1 : start]
    verbs = [t for t in lead if t.pos_ in VERBAL and is_finite(t)]
    if verbs and (verbs[-1].i < start - 1 or verbs[-1].pos_ != "AUX"):
        return None
    inner, stop = layout.token_range[k]
    while inner < stop - 1 and doc[inner].lower_ in CLITICS:
        inner += 1
    held = bool(verbs) or has_finite_verb(doc, inner, inner + 1)
    return que + 1 if held else None


def _governed(que: int, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether a verb of saying stands right before *que*, a day or an adverb in between."""
    i = que - 1
    while i > 0 and (layout.doc[i].pos_ == "ADV" or is_time(layout.doc[i])):
        i -= 1
    cue = knows.cue_verb(layout.doc[i])
    return cue is not None and cue.trust >= _REPORTS and "que" in cue.frames


def _meant(k: int, layout: Layout, knows: Knowledge) -> int | None:
    """Return where the infinitive starts that somebody means to do: *compte saisir « les juges »*."""
    doc = layout.doc
    for token in _lead(k, layout):
        if token.pos_ in VERBAL and is_finite(token):
            return None
        if not is_infinitive(token):
            continue
        i = token.i
        while i > 0 and (doc[i - 1].lower_ in CLITICS | _BEFORE):
            i -= 1
        ruler = doc[i - 1]
        if is_negated(ruler):
            return None
        if ruler.pos_ in VERBAL and knows.lemma(ruler) in _WILLS and is_finite(ruler):
            return i
    return None
