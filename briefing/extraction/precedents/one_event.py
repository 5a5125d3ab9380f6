"""Keep each event once, and with the list that goes on from it: *le souvenir de Brax, en 2009, et d'Ostrac*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import token_at
from briefing.extraction.grammar.weights import chance
from briefing.extraction.precedents.past_events import Reminder
from briefing.extraction.precedents.past_sentences import sentence_begin
from briefing.extraction.precedents.recollections import Recalled
from briefing.extraction.precedents.same_sentence import CLAUSES
from briefing.model import Span

_LED = r"(?:(?:de|d['’]|du|des|à|au|aux|avec|chez) ?)*(?:la |les? |l['’])?"
_ON = re.compile(
    r"(?:,? (?:à|au|aux|en|dans) [\w' -]{2,30})?(?:,(?! quand| lorsque)[^,.;:»\n]{0,70},?)?"
    rf" (?:et|ou|ni|puis)(?: encore| aussi| surtout| même| puis)?,? {_LED}"
)
"""What stands between two of a list, an aside to the first with it."""
_COMMA = re.compile(rf", {_LED}")
"""What stands between the first two of three."""
_ON_CHARS = 110
_HARDLY = 0.02
"""The chance from which a phrase may go on with a list of events."""
_ANOTHER = {"cue_again", "cue_echo", "cue_before", "deja", "sameness", "there"}
"""Signs that a sentence tells of one more."""
_NAMES = {"proper", "year", "pointer", "famous"}
_IN = {"en", "à", "au", "aux", "dans"}
_POINTED = re.compile(
    r"(?:(?:référence|allusion) (?:à|aux?) (?:la |les? |l['’]|deux |ce |cet |cette |ces )*"
    r"|du nom (?:de |du |d['’])(?:ce |cet |cette |la |l['’])*)$"
)
"""What tells which event the words before mean."""
_POINTED_CHARS = 30
Chosen = list[tuple[float, Recalled]]


def listed_on(found: Chosen, others: Sequence[Recalled], layout: Layout) -> Chosen:
    """Return what was found, and what a list goes on with from there."""
    out = list(found)
    ends = [r.reminder.span for _, r in found if r.reminder.construction not in CLAUSES]
    ordered = sorted(others, key=lambda r: r.reminder.span.start)
    # Whatever stands between two of a list is known only once its last is.
    for recalled in (*ordered, *reversed(ordered)):
        span = recalled.reminder.span
        if recalled.reminder.construction == "told" or "own" in recalled.signs:
            continue
        if "noun_None" in recalled.signs and not recalled.signs.keys() & _NAMES:
            continue
        if any(span.overlaps(r.reminder.span) for _, r in out):
            continue
        if any(go_on(end, span, layout.text) for end in ends):
            # What a list goes on with is likely whatever the chance that it has by itself.
            by_itself = chance(recalled.signs, "precedent")
            if by_itself >= _HARDLY:
                out.append((by_itself, recalled))
                ends.append(span)
        elif any(_between(a, span, b, layout.text) for a in ends for b in ends if a < span < b):
            out.append((chance(recalled.signs, "precedent"), recalled))
            ends.append(span)
    return out


def _between(first: Span, other: Span, last: Span, text: str) -> bool:
    """Tell whether a phrase stands between two of a list: *après Brax, Lunas et Ostrac*."""
    led = _COMMA.fullmatch(text[first.end : other.start]) is not None
    return led and (
        go_on(other, last, text) or _COMMA.fullmatch(text[other.end : last.start]) is not None
    )


def told_once(found: Chosen, layout: Layout) -> Chosen:
    """Return what was found without the clause that tells of what the sentence before names."""
    named = [r.reminder for _, r in found if r.reminder.construction not in CLAUSES]
    return [(c, r) for c, r in found if not _tells_on(r, named, layout)]


def _tells_on(recalled: Recalled, named: Sequence[Reminder], layout: Layout) -> bool:
    own = recalled.reminder
    if own.construction not in CLAUSES:
        return False
    another = bool(recalled.signs.keys() & _ANOTHER)
    before = _sentence_before(own.span, layout)
    first = sentence_begin(token_at(layout.doc, own.span.start), layout)
    start = layout.doc[first].idx
    if _elsewhere(first, layout.text[before:start], layout):
        return False
    return any(
        before <= other.span.start < start
        and (other.year is None or other.year == own.year)
        and (not another or _said_to_be_one(other, layout))
        for other in named
    )


def _said_to_be_one(named: Reminder, layout: Layout) -> bool:
    """Tell whether *précédent* says what stands before: what comes next tells of it, however alike it was."""
    return named.span.cut(layout.text).startswith("précédent ")


def _elsewhere(first: int, before: str, layout: Layout) -> bool:
    """Tell whether a sentence opens on another place than what stands before it: *En France, la parole de…*."""
    doc = layout.doc
    if first + 2 >= len(doc) or doc[first].lower_ not in _IN:
        return False
    name = next((t for t in doc[first + 1 : first + 3] if t.text[:1].isupper()), None)
    return name is not None and name.text not in before


def go_on(first: Span, other: Span, text: str) -> bool:
    """Tell whether a list goes on from one phrase with another."""
    between = text[first.end : other.start]
    return 0 < len(between) < _ON_CHARS and _ON.fullmatch(between) is not None


def once(weighed: Chosen, threshold: float, layout: Layout) -> Chosen:
    """Return the phrases without what only tells which event was meant: *, allusion à la crue de 2013*."""
    likely = [r.reminder.span for c, r in weighed if c >= threshold]
    return [(c, r) for c, r in weighed if not _only_tells(r.reminder.span, likely, layout)]


def _only_tells(span: Span, others: Sequence[Span], layout: Layout) -> bool:
    before = layout.text[max(span.start - _POINTED_CHARS, 0) : span.start]
    pointed = _POINTED.search(before)
    if pointed is None:
        return False
    begin, end = _sentence_before(span, layout), span.start - len(pointed.group())
    return any(begin <= s.start and s.end <= end for s in others)


def _sentence_before(span: Span, layout: Layout) -> int:
    """Return the first character of the sentence before that of a phrase, or of the quotation before it."""
    doc = layout.doc
    i = sentence_begin(token_at(doc, span.start), layout) - 1
    while i > 0 and (doc[i].is_space or doc[i].is_punct):
        i -= 1
    return doc[sentence_begin(i, layout)].idx if i > 0 else 0
