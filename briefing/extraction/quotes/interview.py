"""Find the answers of an interview that stand in no marks: questions in bold, or by turns.

What somebody else says within an answer is a quotation of its own; the answer goes on around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.parties.gazetteer import fold
from briefing.extraction.quotes.found import TRUST, Found
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.language.plain_doc import Token

_PARAGRAPH = re.compile(r"[^\n\r]+")
_BOLD = re.compile(r"^\s*(?:\*\*|__).+(?:\*\*|__)\s*$")
_ASKS = re.compile(r"\?\s*(?:\*\*|__)?\s*$")
_DASH = re.compile(r"^\s*[-–—]\s+")
_LABEL = re.compile(r"^\s*(?:\*\*|__)?([^\W\d_][\w'’.-]*(?: [\w'’.-]+){0,4})\s?:(?:\*\*|__)?\s+")
_SIGNS = re.compile(
    r"\b(?:entretien|interview|interviewe|propos recueillis|questions? a|recueilli par)\b"
)
_YOU = re.compile(r"\b(?:vous|votre|vos)\b", re.IGNORECASE)
_MARKS = "«“\"' \u00a0\u202f–—-"
_TWICE = 2
_FEWEST = 3
"""Questions that an interview has at least."""
_LONGEST = 70
_SHORTEST = 6
"""Words under which a run of an answer says too little to stand alone."""


@dataclass(frozen=True, slots=True)
class _Turn:
    start: int
    end: int
    asks: bool
    label: str = ""


def answers(layout: Layout, resolver: Resolver, found: list[Found]) -> list[Found]:
    """Return the answers of an interview around what is quoted in them; else nothing."""
    turns = _turns(layout.text)
    if turns is None:
        return []
    first = next(t.start for t in turns if t.asks)
    usual = _interviewee(first, resolver, layout)
    out: list[Found] = []
    for turn in turns:
        if not turn.asks:
            speaker = _labelled(turn.label, resolver) or usual
            out += _runs(turn, layout, found, speaker)
    return out


def replies(layout: Layout, resolver: Resolver, found: list[Found]) -> list[Found]:
    """Return the quotations, those that nobody is said to say behind a question given to who is interviewed."""
    lost = [q for q in found if not q.speaker and _asked(q, layout.text)]
    if len(lost) < _TWICE:
        return found
    usual = _interviewee(lost[0].content[0].start, resolver, layout)
    return [replace(q, speaker=usual) if q in lost else q for q in found] if usual else found


def _asked(quote: Found, text: str) -> bool:
    """Tell whether a quotation opens a paragraph, and the one before asks something."""
    before = text[: quote.content[0].start].rstrip(_MARKS)
    above = before.rstrip()
    return (
        before != above
        and "\n" in before[len(above) :]
        and _ASKS.search(above[-_LONGEST:]) is not None
    )


def _turns(text: str) -> list[_Turn] | None:
    """Return the questions and the answers after them, or None where nobody is interviewed."""
    turns: list[_Turn] = []
    bold = 0
    for match in _PARAGRAPH.finditer(text):
        paragraph = match.group()
        if not paragraph.strip():
            continue
        label = _LABEL.match(paragraph)
        name = label.group(1) if label is not None else ""
        asks = _is_question(paragraph)
        bold += asks and _BOLD.match(paragraph) is not None
        body = match.start() + (label.end() if label is not None and not asks else 0)
        turns.append(_Turn(body, match.end(), asks, name))
    questions = [n for n, t in enumerate(turns) if t.asks]
    told = _SIGNS.search(fold(text)) is not None
    if len(questions) < (_TWICE if told else _FEWEST):
        return None
    you = sum(_YOU.search(text[turns[n].start : turns[n].end]) is not None for n in questions)
    if not (told or bold >= _FEWEST) or you * 3 < len(questions):
        return None
    # The answers: what stands between two questions, and one paragraph after the last.
    first, last = questions[0], questions[-1]
    return [t for t in turns[first : last + 2] if t.asks or _answers(t, text)]


def _is_question(paragraph: str) -> bool:
    words = len(paragraph.split())
    if words > _LONGEST:
        return False
    if _BOLD.match(paragraph) is not None:
        return words > 2
    plain = _DASH.sub("", paragraph)
    return _ASKS.search(plain) is not None and plain[:1] not in "«“\"'"


def _answers(turn: _Turn, text: str) -> bool:
    words = text[turn.start : turn.end].split()
    return len(words) >= 2 and not _SIGNS.search(fold(text[turn.start : turn.end][:60]))


def _interviewee(first: int, resolver: Resolver, layout: Layout) -> Resolved:
    """Return the person whom the words before the first question name last, or most."""
    counts: dict[int, int] = {}
    for mention in resolver.register.mentions:
        entry = resolver.register.entries[mention.entry]
        token = layout.doc[mention.start]
        if token.idx >= first or layout.skipped[mention.start] or _signs_it(token):
            continue
        if entry.kind == "person" and entry.named:
            counts[entry.id] = counts.get(entry.id, 0) + 1
    if not counts:
        return NOBODY
    best = max(counts, key=lambda e: (counts[e], resolver.register.entries[e].first))
    return Resolved((best,), "interviewee")


def _signs_it(token: Token) -> bool:
    """Tell whether a name is that of who asks: *Propos recueillis par Jean Roux*, *Par Jean Roux*."""
    return token.i > 0 and token.nbor(-1).lower_ == "par"


def _labelled(label: str, resolver: Resolver) -> Resolved:
    """Return the person whose name opens the answer (*Marthe Olivar : …*)."""
    words = fold(label)
    for entry in resolver.register.entries:
        if entry.kind == "person" and any(fold(f) == words for f in entry.forms):
            return Resolved((entry.id,), "label")
    return NOBODY


def _runs(turn: _Turn, layout: Layout, found: list[Found], speaker: Resolved) -> list[Found]:
    """Return the runs of an answer's sentences in which nobody else is quoted."""
    others = sorted(
        (s.start, s.end) for q in found for s in q.content if turn.start <= s.start < turn.end
    )
    out: list[Found] = []
    run: list[int] = []
    i, stop = layout.token_from(turn.start), layout.token_from(turn.end)
    while i < stop:
        end = min(max(layout.sentence_end(i), i + 1), stop)
        begins, ends = layout.doc[i].idx, layout.doc[end - 1].idx + len(layout.doc[end - 1].text)
        if any(a < ends and b > begins for a, b in others):
            out += _said(run, layout, speaker)
            run = []
        else:
            run += [i, end]
        i = end
    return out + _said(run, layout, speaker)


def _said(run: list[int], layout: Layout, speaker: Resolved) -> list[Found]:
    if not run or layout.skipped[run[0]]:
        return []
    span = layout.chars(run[0], run[-1])
    if span is None or len(layout.text[span.start : span.end].split()) < _SHORTEST:
        return []
    return [Found((span,), "direct", speaker, None, "interview", TRUST["interview"], run[0])]
