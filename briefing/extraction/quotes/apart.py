"""Tell whether quoted sentences that stand apart are speech, and whose: those that fill or open a paragraph."""

from __future__ import annotations

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import has_finite_verb
from briefing.extraction.quotes.fitting import Fit
from briefing.extraction.quotes.found import Found
from briefing.extraction.speakers import stage
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver

_NARRATED = 4
"""Words beside a quoted sentence that make its paragraph more than the quotation."""


_PULLED = 24
"""Characters of a stretch that stand elsewhere in the article too where it is only pulled out of it."""
_SPEECH, _LEAST = 10, 2
"""Words and sentences that a paragraph of speech without a cue has at least."""


def fills_paragraph(k: int, layout: Layout) -> bool:
    """Tell whether a stretch is a paragraph of its own in the narration: several sentences, told nowhere else."""
    inner = layout.marks[k].inner
    start, end = layout.token_range[k]
    words = inner.cut(layout.text)
    if layout.words_in(k) < _SPEECH or not layout.ends_sentence(k):
        return False
    if sum(t.text in {".", "!", "?"} for t in layout.doc[start:end]) < _LEAST:
        return False  # one sentence is a headline or a pull quote as often
    return layout.text.count(words[:_PULLED]) == 1 and not amid_narration(k, layout)


def speaks_above(
    paragraph: int, layout: Layout, resolver: Resolver, fit: Fit, found: tuple[Found, ...]
) -> Resolved:
    """Return who speaks or acts last in the paragraph above one that is all speech."""
    above = layout.text[:paragraph].rstrip()
    begin = layout.paragraph_from(len(above) - 1) if above else 0
    if not above or above[-1] not in '.!…»”"':
        return NOBODY
    floor, stop = layout.token_from(begin), layout.token_from(len(above) - 1) + 1
    if any(t.text == "?" and layout.mark_of[t.i] < 0 for t in layout.doc[floor:stop]):
        return NOBODY  # an interviewer's: « N'est-ce pas trop ? La Cour des comptes recommande … »
    told = [q for q in found if begin <= q.content[0].start and q.content[-1].end <= paragraph]
    last = max(told, key=lambda q: q.content[-1].end, default=None)
    after = floor if last is None else max(layout.token_from(last.content[-1].end), last.at) + 1
    acting = stage.before(stop, after, layout, resolver, fit, told=last is not None)
    if acting or last is None:
        return acting
    return NOBODY if fit.names(last.speaker) else last.speaker


def goes_on_from(k: int, layout: Layout, found: tuple[Found, ...]) -> Found | None:
    """Return the quotation whose last paragraph closes no mark: the next one opens another and goes on with it."""
    begin = layout.marks[k].outer.start
    if not layout.marks[k].continues:
        return None
    last = next((q for q in found if layout.text[q.content[-1].end : begin].strip() == ""), None)
    if last is None or last.kind != "direct" or last.content[-1].end > begin:
        return None
    return last


def exclaimed(k: int, layout: Layout, resolver: Resolver) -> bool:
    """Tell whether somebody acts right behind what opens a paragraph: *« Un audit ! » Paul Roux lève les yeux.*"""
    end = layout.outer(k)[1]
    mention = resolver.register.mention_at(end)
    if mention is None or layout.text[layout.marks[k].inner.end - 1] not in {"!", "?"}:
        return False
    person = resolver.register.entries[mention.entry].kind == "person"
    return (
        mention.start == end
        and person
        and has_finite_verb(layout.doc, end, layout.sentence_end(end))
    )


def amid_narration(k: int, layout: Layout) -> bool:
    """Tell whether the paragraph tells more than the stretch: no headline, no pull quote."""
    offset = layout.marks[k].outer.start
    start = layout.paragraph_from(offset)
    end = layout.text.find("\n", offset)
    i = layout.token_from(start)
    stop = layout.token_from(end) if end >= 0 else len(layout.doc)
    outside = sum(layout.mark_of[j] < 0 and layout.doc[j].is_alpha for j in range(i, stop))
    return outside > _NARRATED
