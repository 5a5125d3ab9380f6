"""Find who says what: marked and unmarked speech, with its cue and its speaker.

Passes go from the surest construction to the least sure; each stretch between marks is taken by
the first that explains it. What none explains is no speech: a title, a name, a word held at arm's
length.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from briefing.extraction import reported
from briefing.extraction.incises import Incise, find_incises
from briefing.extraction.knowledge import Knowledge
from briefing.extraction.layout import Layout
from briefing.extraction.speakers import NOBODY, Resolved, Resolver
from briefing.extraction.syntax import VERBAL, base, has_finite_verb, is_finite, is_verb
from briefing.model import QuoteKind, Span

# How sure each construction is, as measured by the share of its finds that were right on dev.
TRUST = {
    "incise": 0.95,
    "clause": 0.9,
    "infinitive": 0.8,
    "colon": 0.9,
    "according": 0.9,
    "fragment": 0.75,
    "carried": 0.7,
    "opening": 0.6,
}


@dataclass(frozen=True, slots=True)
class Found:
    """Hold a quote before its parties are frozen; `at` is the token of its cue."""

    content: tuple[Span, ...]
    kind: QuoteKind
    speaker: Resolved
    cue: Span | None
    construction: str
    trust: float
    at: int
    verb: int = -1


def find_quotes(layout: Layout, resolver: Resolver, knows: Knowledge) -> list[Found]:
    """Return the quotes of an article in text order."""
    used = [False] * len(layout.marks)
    found: list[Found] = []
    incises = find_incises(layout, resolver, knows)
    claimed = [False] * len(layout.doc)
    for n, incise in enumerate(incises):
        later = incises[n + 1] if n + 1 < len(incises) else None
        quote = _around(incise, later, layout, used, knows, found)
        if quote is not None:
            found.append(quote)
            resolver.note(incise.verb, incise.speaker.entries)
            for i in range(incise.start, incise.end):
                claimed[i] = True
    taken = {i.verb for i in incises}
    for part in (reported.according, reported.clauses, reported.colons, reported.fragments):
        for report in part(layout, resolver, knows, used, taken):
            quote = _made(report, layout)
            if quote is not None and not _overlaps(quote, found):
                found.append(quote)
                resolver.note(report.at, report.speaker.entries)
                taken.add(report.at)
                for k in report.marks:
                    used[k] = True
    found += _left_over(layout, resolver, knows, used, found)
    return sorted(found, key=lambda q: q.content[0].start)


# ---------------------------------------------------------------- inserted cues


def _around(
    incise: Incise,
    later: Incise | None,
    layout: Layout,
    used: list[bool],
    knows: Knowledge,
    found: list[Found],
) -> Found | None:
    """Gather what stands before and after an inserted cue."""
    k = incise.mark
    parts: list[Span] = []
    kind: QuoteKind
    if k >= 0 and used[k]:
        return None
    if k >= 0:
        start, _ = layout.outer(k)
        begin = _reported_start(start, layout)
        first = layout.marks[k].inner
        used[k] = True
        if begin < start:
            span = layout.chars(begin, start)
            if span is not None:
                first = Span(span.start, layout.marks[k].outer.end)
            kind = "mixed"
        else:
            kind = "direct"
            for j in _before_same_paragraph(k, layout, used):
                parts.append(layout.marks[j].inner)
                used[j] = True
        parts.append(first)
        parts += _continued(incise, later, layout, used)
    else:
        unmarked = _unmarked(incise, layout, found)
        if unmarked is None:
            return None
        parts, kind = unmarked
        for j in _marks_in(parts, layout):
            used[j] = True
    return Found(
        tuple(parts),
        kind,
        incise.speaker,
        incise.cue,
        "incise",
        TRUST["incise"] * incise.trust,
        incise.verb,
        incise.verb,
    )


def _reported_start(mark_start: int, layout: Layout) -> int:
    """Return where the reported words start that lead into a marked stretch, or its own start.

    *Un tel discours « inverse le vrai », rétorque X* is reported from *Un*; *Parce que « … »* or
    *Mais « … »* is not.
    """
    doc = layout.doc
    if mark_start == 0:
        return mark_start
    inner = doc[min(mark_start + 1, len(doc) - 1)]
    begin = layout.sentence_start(mark_start)
    lead = [t for t in doc[begin:mark_start] if not t.is_space]
    words = [t for t in lead if any(c.isalpha() for c in t.text)]
    if not words or lead[-1].text in {":", "."}:
        return mark_start
    if any(layout.mark_of[t.i] >= 0 for t in lead):
        return mark_start
    if all(t.pos_ in {"CCONJ", "SCONJ", "ADV"} for t in words):
        return mark_start
    if inner.text[:1].isupper() and not inner.ent_type_ and inner.pos_ != "PROPN":
        return mark_start
    if lead[-1].text == "," and has_finite_verb(doc, begin, mark_start):
        return mark_start
    while doc[begin].text in {"-", "–", "—", "•", "*"} or doc[begin].is_space:
        begin += 1
    return begin


def _before_same_paragraph(k: int, layout: Layout, used: list[bool]) -> list[int]:
    """Return the stretches right before this one that belong to the same quotation.

    Those of a paragraph left open that this one continues, and sentences quoted back to back.
    """
    out: list[int] = []
    j = k
    while j > 0 and not used[j - 1]:
        gap = layout.doc.text[layout.marks[j - 1].outer.end : layout.marks[j].outer.start]
        if (layout.marks[j].continues and layout.marks[j - 1].unclosed) or (
            not gap.strip(" \u00a0\u202f.") and "\n" not in gap and layout.words_in(j - 1) > 3
        ):
            out.insert(0, j - 1)
        else:
            break
        j -= 1
    return out


def _continued(
    incise: Incise, later: Incise | None, layout: Layout, used: list[bool]
) -> list[Span]:
    """Return what goes on after the cue: *« A », dit-il, « B »*, and sentences without a cue."""
    doc, parts = layout.doc, []
    i = incise.end
    while i < len(doc):
        if doc[i].is_space:
            if "\n" in doc[i].text:
                break
            i += 1
            continue
        k = layout.opening(i)
        if k >= 0:
            _, end = layout.outer(k)
            if (
                later is not None
                and later.mark == k
                and layout.doc.text[
                    layout.marks[k].outer.start - 3 : layout.marks[k].outer.start
                ].strip()[-1:]
                in {".", "!", "?", "…", "»"}
            ):
                break
            if used[k] or (later is not None and later.mark == k):
                break
            if layout.words_in(k) < 2 and not layout.ends_sentence(k):
                break
            used[k] = True
            parts.append(layout.marks[k].inner)
            i = end
            if (
                i < len(doc)
                and doc[i].text not in {".", ",", ";"}
                and not doc[i].is_space
                and layout.opening(i) < 0
            ):
                break
            continue
        if doc[i].text in {",", ".", ":", ";", "…"}:
            i += 1
            continue
        if doc[i].lower_ in {"et", "mais", "puis"} and layout.opening(i + 1) >= 0:
            i += 1
            continue
        break
    return parts


def _unmarked(
    incise: Incise, layout: Layout, found: list[Found]
) -> tuple[list[Span], QuoteKind] | None:
    """Return the sentence around a cue that stands in no marks (free indirect speech)."""
    doc = layout.doc
    begin = layout.sentence_start(incise.start - 1 if incise.start else 0)
    while (
        begin < incise.start
        and (not any(c.isalnum() for c in doc[begin].text))
        and layout.opening(begin) < 0
    ):
        begin += 1
    end = layout.sentence_end(incise.end - 1)
    left = layout.chars(begin, incise.start)
    if left is None or len(doc[begin : incise.start]) < 2:
        return None
    after = doc[incise.end] if incise.end < len(doc) else None
    goes_on = after is not None and after.text in {",", ":", "–", "—"} and incise.end + 1 < end
    parts = [left]
    finite_left = has_finite_verb(doc, begin, incise.start)
    if goes_on and after is not None:
        first = doc[incise.end + 1]
        resumed = (
            first.lower_.endswith("ant")
            or first.pos_ == "ADP"
            or first.lower_ in {"qui", "dont", "alors", "tandis", "lors"}
        )
        if after.text == ":" or not finite_left or not resumed:
            stop = end
            for q in range(incise.end + 1, end):
                if doc[q].text in {";"}:
                    stop = q
                    break
                if (
                    doc[q].text == ","
                    and q + 1 < end
                    and doc[q + 1].lower_.endswith("ant")
                    and is_verb(doc[q + 1])
                ):
                    stop = q
                    break
            if not finite_left or after.text == ":" or _joins(first):
                right = layout.chars(incise.end + 1, stop)
                if right is not None:
                    parts.append(right)
    if not finite_left and len(parts) == 1 and left.end - left.start < 12:
        return None
    kind: QuoteKind = "mixed" if _has_quoted_words(parts, layout) else "indirect"
    return parts, kind


def _joins(token: Token) -> bool:
    return token.lower_ in set(("et mais ou car que puisque parce ni donc si").split())


def _marks_in(parts: list[Span], layout: Layout) -> list[int]:
    return [k for k, m in enumerate(layout.marks) if any(p.contains(m.inner) for p in parts)]


def _has_quoted_words(parts: list[Span], layout: Layout) -> bool:
    """Tell whether words of the speaker stand in marks, names and titles not counting."""
    return any(not reported.is_term(k, layout) for k in _marks_in(parts, layout))


# ---------------------------------------------------------------- the other constructions


def _made(report: reported.Report, layout: Layout) -> Found | None:
    spans = report.content
    if not spans:
        return None
    inside = _marks_in(list(spans), layout)
    whole = len(spans) > 0 and all(any(m.inner.contains(s) for m in layout.marks) for s in spans)
    kind: QuoteKind
    if whole:
        kind = (
            "direct"
            if report.construction in {"colon", "carried", "opening"}
            or (report.construction in {"clause", "according"} and _is_clause(spans, layout))
            else "mixed"
        )
    elif any(not reported.is_term(k, layout) for k in inside):
        kind = "mixed"
    else:
        kind = "indirect"
    return Found(
        tuple(spans),
        kind,
        report.speaker,
        report.cue,
        report.construction,
        TRUST[report.construction] * report.trust,
        report.at,
        report.at,
    )


def _is_clause(spans: tuple[Span, ...], layout: Layout) -> bool:
    """Tell whether marked words make a full clause: a finite verb that has its subject there."""
    for k in range(len(layout.marks)):
        if any(layout.marks[k].inner.overlaps(s) for s in spans):
            start, end = layout.token_range[k]
            for token in layout.doc[start:end]:
                if token.pos_ in VERBAL and is_finite(token):
                    if any(
                        base(c) in {"nsubj", "expl"} and start <= c.i < end for c in token.children
                    ):
                        return True
                    if token.i > start and any(
                        base(c) in {"nsubj", "expl"} and start <= c.i < end
                        for h in [token.head]
                        for c in h.children
                    ):
                        return True
    return False


def _overlaps(quote: Found, found: list[Found]) -> bool:
    """Tell whether most of a quote is already told by a surer one."""
    size = sum(s.end - s.start for s in quote.content)
    for other in found:
        shared = sum(
            max(0, min(a.end, b.end) - max(a.start, b.start))
            for a in quote.content
            for b in other.content
        )
        smaller = min(size, sum(s.end - s.start for s in other.content))
        if shared * 2 > smaller:
            return True
    return False


def _left_over(
    layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool], found: list[Found]
) -> list[Found]:
    """Give the quoted sentences without a cue to who speaks around them."""
    out: list[Found] = []
    for k, mark in enumerate(layout.marks):
        if used[k] or mark.nested or layout.skipped[layout.token_range[k][0]]:
            continue
        if not _stands_alone(k, layout):
            continue
        paragraph = _paragraph(mark.outer.start, layout.doc.text)
        previous = [
            q
            for q in (*found, *out)
            if paragraph <= q.content[0].start and q.content[-1].end <= mark.outer.start
        ]
        previous.sort(key=lambda q: q.content[-1].end)
        if previous:
            last = previous[-1]
            gap = layout.doc.text[last.content[-1].end : mark.outer.start]
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
        and layout.words_in(k) >= 4
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
            if found and all(
                resolver.register.entries[e].kind in ("person", "organisation", "group")
                or not resolver.register.entries[e].named
                for e in found.entries
            ):
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
