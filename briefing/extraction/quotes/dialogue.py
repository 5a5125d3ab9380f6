"""Find the turns of a dialogue that dashes open: *— Et vous le saviez ? ⏎ — Oui, comme tout le monde.*."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.quotes.found import TRUST, Found
from briefing.extraction.speakers import stage
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.model import Span

_TURN = re.compile(r"^[^\S\n]*[—–][^\S\n]*([^\n]*[.!?…])[^\S\n]*[»”\"]?[^\S\n]*$", re.MULTILINE)
_TALKS = re.compile(
    r"\b(?:je|j['’]|me|m['’]|moi|mon|ma|mes|tu|toi|t['’]|vous|votre|vos|nous|notre|nos|oui|non|si"
    r"|madame|monsieur|maître)(?!\w)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:je|j['’]|nous|mon|ma|mes|notre|nos)(?!\w)", re.IGNORECASE)
_FEWEST = 2
"""Turns that talk without a quotation before them, so that no list is taken for a dialogue."""
_TURNS = 4
"""Turns of question and answer that make an interview."""


@dataclass(frozen=True, slots=True)
class _Turn:
    said: Span
    paragraph: Span


def dialogues(layout: Layout, resolver: Resolver, found: list[Found]) -> list[Found]:
    """Return the turns that nothing else reports; their speakers take turns too."""
    if "—" not in layout.text and "–" not in layout.text:
        return []
    out: list[Found] = []
    for run in _runs(layout.text):
        opening = _opened(run[0], layout)
        if opening is not None:
            run.insert(0, opening)
        anchor = _before(run[0], layout, found)
        talking = sum(_TALKS.search(layout.text, *_ends(t)) is not None for t in run)
        few = talking < _FEWEST and anchor is None and not _speaks_alone(run, resolver, layout)
        if talking * 2 < len(run) or few:
            continue
        asked = opening is None and _interview(run, layout.text)
        if asked and anchor is not None and not _asks(anchor, layout.text):
            anchor = None  # « … » ⏎ – Et maintenant ? ⏎ – Je dors.
        asked = asked and anchor is None
        speakers = (NOBODY, NOBODY) if asked else _speakers(anchor, run, resolver, layout)
        if opening is not None and speakers[0]:
            answers = _other(run[0].paragraph.start, speakers[0].entries, run, resolver, layout)
            speakers = (speakers[0], answers)
        for n, turn in enumerate(run):
            if asked and n % 2 == 0:
                # Who asks is the journalist, who is quoted by nobody.
                continue
            first = layout.token_from(turn.said.start)
            told = next((q for q in found if _shares(q, turn.said)), None)
            if told is not None:
                # A turn with a cue of its own says whose turn it is.
                speakers = _turned(speakers, told.speaker, n)
            elif first < len(layout.doc) and not layout.skipped[first]:
                out.append(
                    Found(
                        (turn.said,),
                        "direct",
                        speakers[n % 2],
                        None,
                        "carried",
                        TRUST["carried"],
                        first,
                    )
                )
    return out


def _opened(turn: _Turn, layout: Layout) -> _Turn | None:
    """Return the question before a dialogue whose marks stay open: *« Vous saviez ? ⏎ – Oui. »*."""
    text = layout.text[: turn.paragraph.start].rstrip()
    start = text.rfind("\n") + 1
    marks = [m for m in layout.marks if m.unclosed and start <= m.outer.start <= start + 1]
    return _Turn(marks[0].inner, Span(start, len(text))) if marks else None


def _speaks_alone(run: list[_Turn], resolver: Resolver, layout: Layout) -> bool:
    """Tell whether one turn is told of somebody named: *Lise Garnier ne décolère pas. ⏎ – J'ai tout perdu.*"""
    if len(run) > 1 or _FIRST.search(layout.text, *_ends(run[0])) is None:
        return False
    speaker = _on_stage(run[0], resolver, layout)
    entries = [resolver.register.entries[e] for e in speaker.entries]
    return bool(entries) and all(e.kind == "person" and e.named for e in entries)


def _interview(run: list[_Turn], text: str) -> bool:
    """Tell whether every other turn asks and no other one does."""
    asks = [turn.said.cut(text).rstrip().endswith("?") for turn in run]
    return len(run) >= _TURNS and len(run) % 2 == 0 and asks == [True, False] * (len(run) // 2)


def _asks(quote: Found, text: str) -> bool:
    return quote.content[-1].cut(text).rstrip().endswith("?")


def _ends(turn: _Turn) -> tuple[int, int]:
    return turn.said.start, turn.said.end


def _shares(quote: Found, said: Span) -> bool:
    return any(s.overlaps(said) for s in quote.content)


def _runs(text: str) -> list[list[_Turn]]:
    """Return the paragraphs with a dash before them that follow one another."""
    runs: list[list[_Turn]] = []
    for match in _TURN.finditer(text):
        turn = _Turn(Span(*match.span(1)), Span(*match.span()))
        if runs and not text[runs[-1][-1].paragraph.end : turn.paragraph.start].strip():
            runs[-1].append(turn)
        else:
            runs.append([turn])
    return runs


def _before(turn: _Turn, layout: Layout, found: list[Found]) -> Found | None:
    """Return the question between marks that the paragraph before a dialogue ends with."""
    text = layout.text[: turn.paragraph.start].rstrip()
    start = text.rfind("\n") + 1
    asked = [q for q in found if start <= q.content[0].start < turn.paragraph.start]
    last = max(asked, key=lambda q: q.content[-1].end, default=None)
    return last if last is not None and last.kind == "direct" else None


def _speakers(
    anchor: Found | None, run: list[_Turn], resolver: Resolver, layout: Layout
) -> tuple[Resolved, Resolved]:
    """Return who answers and who asks: the person named last beside the one who asks."""
    if anchor is None:
        return _on_stage(run[0], resolver, layout), NOBODY
    if not anchor.speaker:
        return NOBODY, NOBODY
    asks = anchor.speaker.entries
    other = _other(anchor.content[0].start, asks, run, resolver, layout)
    return other, Resolved(asks, "carried over")


def _other(
    said: int, asks: tuple[int, ...], run: list[_Turn], resolver: Resolver, layout: Layout
) -> Resolved:
    """Return the person named last beside who asks."""
    other = NOBODY
    for mention in resolver.register.mentions:
        at = layout.doc[mention.start].idx
        if at >= run[0].paragraph.start:
            break
        entry = resolver.register.entries[mention.entry]
        # Who is told of behind the question answers it, named or not: « Au bout du fil, un homme. »
        known = entry.named and (at < said or not other)
        if entry.kind == "person" and (known or at > said) and entry.id not in asks:
            other = Resolved((entry.id,), "carried over")
    return other


def _on_stage(turn: _Turn, resolver: Resolver, layout: Layout) -> Resolved:
    """Return who acts in the sentence before a dialogue: *L'assistante a changé de voix. ⏎ — Tu es où ?*"""
    text = layout.text[: turn.paragraph.start].rstrip()
    stop = layout.token_from(len(text)) if text.endswith(".") else 0
    if not stop:
        return NOBODY
    floor = layout.token_from(layout.paragraph_from(len(text)))
    return stage.before(stop, floor, layout, resolver, bool, told=False)


def _turned(
    speakers: tuple[Resolved, Resolved], speaker: Resolved, n: int
) -> tuple[Resolved, Resolved]:
    known = Resolved(speaker.entries, "carried over")
    return (known, speakers[1]) if n % 2 == 0 else (speakers[0], known)
