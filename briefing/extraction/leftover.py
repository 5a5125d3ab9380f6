"""Give the quoted sentences without a cue to who speaks around them."""

from __future__ import annotations

from dataclasses import replace

from briefing.extraction.found import TRUST, Found
from briefing.extraction.knowledge import Knowledge
from briefing.extraction.layout import Layout
from briefing.extraction.reported import speaks
from briefing.extraction.resolved import NOBODY, Resolved
from briefing.extraction.speakers import Resolver
from briefing.extraction.syntax import base, has_finite_verb


def left_over(
    layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool], found: list[Found]
) -> list[Found]:
    """Give the quoted sentences without a cue to who speaks around them."""
    out: list[Found] = []
    for k, mark in enumerate(layout.marks):
        if used[k] or mark.nested or layout.skipped[layout.token_range[k][0]]:
            continue
        if not _stands_alone(k, layout):
            continue
        paragraph = _paragraph(mark.outer.start, layout.text)
        previous = [
            q
            for q in (*found, *out)
            if paragraph <= q.content[0].start and q.content[-1].end <= mark.outer.start
        ]
        previous.sort(key=lambda q: q.content[-1].end)
        if previous:
            last = previous[-1]
            gap = layout.text[last.content[-1].end : mark.outer.start]
            speaker = Resolved(last.speaker.entries, "carried over", last.at)
            direct = last.kind == "direct" and not any(c.isalnum() for c in gap)
            if direct and last in found:
                found[found.index(last)] = replace(last, content=(*last.content, mark.inner))
                used[k] = True
                continue
            if speaker:
                out.append(
                    Found(
                        (mark.inner,),
                        "direct",
                        speaker,
                        None,
                        "carried",
                        TRUST["carried"],
                        layout.token_range[k][0],
                    )
                )
                used[k] = True
                continue
        speaker = _around_speaker(k, layout, resolver, paragraph)
        if speaker:
            out.append(
                Found(
                    (mark.inner,),
                    "direct",
                    speaker,
                    None,
                    "opening",
                    TRUST["opening"],
                    layout.token_range[k][0],
                )
            )
            used[k] = True
    return out


def _stands_alone(k: int, layout: Layout) -> bool:
    """Tell whether a stretch is a whole sentence or more, not words inside somebody's sentence."""
    doc = layout.doc
    start, end = layout.outer(k)
    inner, stop = layout.token_range[k]
    before = start - 1
    while before >= 0 and doc[before].is_space and "\n" not in doc[before].text:
        before -= 1
    opens = (
        before < 0
        or doc[before].is_space
        or doc[before].text in {".", "!", "?", "…", ":", "-", "–", "—"}
        or layout.closing(before) >= 0
    )
    closes = (
        end >= len(doc)
        or doc[end].is_space
        or doc[end].text in {".", "!", "?", "…"}
        or layout.ends_sentence(k)
    )
    return (
        opens
        and closes
        and layout.words_in(k) >= 3
        and has_finite_verb(doc, inner, stop)
        and (doc[inner].text[:1].isupper() or doc[inner].text in {"[", "…", "("})
    )


def _around_speaker(k: int, layout: Layout, resolver: Resolver, paragraph: int) -> Resolved:
    """Return the subject of the sentence before (same paragraph), else of the one after."""
    doc = layout.doc
    start, end = layout.outer(k)
    i = start - 1
    while i >= 0 and doc[i].idx >= paragraph:
        token = doc[i]
        if base(token) == "nsubj" and layout.mark_of[i] < 0:
            found = resolver.all_of(token)
            if found and speaks(found, resolver):
                return Resolved(found.entries, "subject before", i)
        i -= 1
    i = end
    stop = layout.sentence_end(end) if end < len(doc) else end
    while i < stop:
        token = doc[i]
        if token.is_space and "\n" in token.text:
            break
        mention = resolver.register.mention_at(i)
        if (mention is not None and base(token) in {"nsubj"}) or (
            mention is not None and mention.start == end
        ):
            entry = resolver.register.entries[mention.entry]
            if entry.kind == "person" and entry.named:
                return Resolved((entry.id,), "subject after", i)
        i += 1
    return NOBODY


def _paragraph(offset: int, text: str) -> int:
    return text.rfind("\n", 0, offset) + 1
