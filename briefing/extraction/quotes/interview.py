"""Find the answers of an interview that stand in no marks: questions in bold, labels, or by turns.

What somebody else says within an answer is a quotation of its own; the answer goes on around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.parties.gazetteer import fold
from briefing.extraction.quotes.found import TRUST, Found
from briefing.extraction.quotes.labels import Label, Labels, label_of
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.language.plain_doc import Token
from briefing.model import Span

_PARAGRAPH = re.compile(r"[^\n\r]+")
_BOLD = re.compile(r"^\s*(?:\*\*|__).+(?:\*\*|__)\s*$")
_ASKS = re.compile(r"\?\s*(?:\*\*|__)?\s*$")
_LAST = re.compile(r"[ \u00a0\u202f]?[?!]+")
"""What an answer that asks or exclaims ends with."""
_DASH = re.compile(r"^\s*[-–—]\s+")
_SIGNS = re.compile(
    r"\b(?:entretien|interview|interviewe|propos recueillis|questions? a|recueilli par)\b"
)
_YOU = re.compile(r"\b(?:vous|votre|vos)\b", re.IGNORECASE)
_I = re.compile(
    r"(?<!\w)(?:je|j['’]|me|m['’]|moi|mon|ma|mes|nous|notre|nos|on)(?!\w)", re.IGNORECASE
)
_SELF = re.compile(r"(?<!\w)(?:je|j['’]|m['’]|moi|mon|ma|mes)(?!\w)", re.IGNORECASE)
_MARKS = "«“\"' \u00a0\u202f–—-"
_TWICE = 2
_FEWEST = 3
"""Questions that an interview has at least."""
_LONGEST = 70
_PUT = 30
"""Words within which *Vous dites que la mairie n'écoute pas.* is put to somebody as a question."""
_SHORTEST = 6
"""Words under which a run of an answer says too little to stand alone."""


@dataclass(frozen=True, slots=True)
class _Turn:
    start: int
    end: int
    asks: bool
    speaker: Resolved = NOBODY
    labelled: bool = False


def answers(layout: Layout, resolver: Resolver, found: list[Found]) -> list[Found]:
    """Return the answers of an interview around what is quoted in them; else nothing."""
    turns = _turns(layout.text, resolver)
    if not turns:
        return []
    first = next(t.start for t in turns if t.asks or t.labelled)
    many = len({t.speaker.entries for t in turns if t.speaker}) > 1
    usual = NOBODY if many else _interviewee(first, resolver, layout)
    out: list[Found] = []
    for turn in turns:
        if turn.asks:
            continue
        out += _runs(turn, layout, found, turn.speaker or usual)
    return out


def teller(layout: Layout, resolver: Resolver) -> Resolved:
    """Return the only person whom an article lets tell his life, taken down by somebody: *Recueilli par Lise Roux*."""
    if _TAKEN_DOWN.search(fold(layout.text)) is None:
        return NOBODY
    first = next((m.outer.start for m in layout.marks if _opens(m.outer.start, layout.text)), 0)
    return _interviewee(first, resolver, layout)


_TAKEN_DOWN = re.compile(r"\b(?:recueillie?s?) par\b")


def _opens(start: int, text: str) -> bool:
    """Tell whether a paragraph further down than the headline starts there."""
    return "\n" in text[:start].rstrip(" ") and text[:start].rstrip(" ").endswith("\n")


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


def _turns(text: str, resolver: Resolver) -> list[_Turn]:
    """Return the questions and the answers after them, or nothing where nobody is interviewed."""
    paragraphs = [m for m in _PARAGRAPH.finditer(text) if m.group().strip()]
    read = [(m, label_of(m.group()), _is_question(m.group())) for m in paragraphs]
    read = [(m, None if _marked(m, label) else label, asks) for m, label, asks in read]
    told = _SIGNS.search(fold(text)) is not None
    bold = sum([asks and _BOLD.match(m.group()) is not None for m, _, asks in read])
    if not (told or bold >= _FEWEST) and all(label is None for _, label, _ in read):
        return []  # as of most articles
    labels = Labels([(label, asks) for _, label, asks in read if label is not None], resolver)
    turns: list[_Turn] = []
    for match, label, asks in read:
        turns.append(_turn(match, label if labels.known(label) else None, asks, labels, turns))
    questions = [n for n, t in enumerate(turns) if t.asks]
    labelled = [n for n, t in enumerate(turns) if t.labelled and not t.asks]
    many = len({turns[n].speaker.entries for n in labelled if turns[n].speaker}) > 1
    if len(labelled) >= _TWICE and _converse(questions, [turns[n] for n in labelled], text):
        first, last = (questions or labelled)[0], max([*questions[-1:], labelled[-1] - 1])
    else:
        many = False
        if len(questions) < (_TWICE if told else _FEWEST):
            return []
        you = sum(_YOU.search(text[turns[n].start : turns[n].end]) is not None for n in questions)
        if not (told or bold >= _FEWEST) or you * 3 < len(questions):
            return []
        first, last = questions[0], questions[-1]
    # The answers: what stands between two questions, and one paragraph after the last;
    # where several answer, what no label gives to one of them is the journalist's.
    return [
        t
        for t in turns[first : last + 2]
        if t.asks or ((not many or (t.speaker and not _puts(t, text))) and _answers(t, text))
    ]


def _puts(turn: _Turn, text: str) -> bool:
    """Tell whether a line without a label is put to several: *Le chapitre sur les urgences est féroce.*"""
    words = text[turn.start : turn.end]
    return not turn.labelled and len(words.split()) <= _PUT and _I.search(words) is None


def _turn(
    match: re.Match[str], label: Label | None, asks: bool, labels: Labels, turns: list[_Turn]
) -> _Turn:
    """Return the turn of a paragraph: what has no label goes on with the answer above."""
    if label is not None:
        asks = labels.asks(label)
        speaker = NOBODY if asks else labels.speaker(label)
        return _Turn(match.start() + label.end, match.end(), asks, speaker, True)
    paragraph = match.group()
    short = len(paragraph.split()) <= _PUT and not _I.search(paragraph)
    put = short and (_YOU.search(paragraph) or paragraph.rstrip().endswith(("…", "...")))
    plain = paragraph.lstrip()[:1] not in "«“\"'"
    above = turns[-1] if turns else None
    told = len(paragraph.split()) > _PUT and not _YOU.search(paragraph)
    if above is not None and above.asks and asks and (_SELF.search(paragraph) or told):
        asks = False  # « Je n'ai rien signé. Que voulez-vous que j'ajoute ? »
    elif not asks and above is not None and not above.asks:
        asks = bool(put and plain)
    above = above if above is not None and not asks else None
    return _Turn(match.start(), match.end(), asks, above.speaker if above else NOBODY)


def _marked(match: re.Match[str], label: Label | None) -> bool:
    """Tell whether what a label leads to stands between marks, and is a quotation like any other."""
    return label is not None and match.group()[label.end : label.end + 1] in {"«", "“", '"'}


def _converse(questions: list[int], answers: list[_Turn], text: str) -> bool:
    """Tell whether labelled paragraphs are talk: some questions among them, or people speaking of themselves."""
    own = sum(_I.search(text[t.start : t.end]) is not None for t in answers)
    return len(questions) >= _TWICE or (len(answers) >= _FEWEST and own * 2 >= len(answers))


def _is_question(paragraph: str) -> bool:
    words = len(paragraph.split())
    if words > _LONGEST:
        return False
    if _BOLD.match(paragraph) is not None:
        # A headline in bold says what was said: « Le loup, je l'ai vu »
        return words > 2 and paragraph.strip(" *_")[:1] not in '«“"'
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
    k = layout.opening(run[0])
    between = k >= 0 and layout.outer(k)[1] >= run[-1]
    span = layout.marks[k].inner if between else layout.chars(run[0], run[-1])
    if span is None or len(layout.text[span.start : span.end].split()) < _SHORTEST:
        return []
    asked = None if between else _LAST.match(layout.text, span.end)
    span = span if asked is None else Span(span.start, asked.end())
    return [Found((span,), "direct", speaker, None, "interview", TRUST["interview"], run[0])]
