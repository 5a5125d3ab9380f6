"""Gather what stands around an inserted cue: *« A », dit-il, « B »*."""

from __future__ import annotations

from spacy.tokens import Token

from briefing.extraction.found import TRUST, Found
from briefing.extraction.incises import Incise
from briefing.extraction.knowledge import Knowledge
from briefing.extraction.layout import Layout
from briefing.extraction.syntax import has_finite_verb, is_verb
from briefing.extraction.terms import is_term
from briefing.model import QuoteKind, Span


def around(
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
        for j in marks_in(parts, layout):
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
        gap = layout.text[layout.marks[j - 1].outer.end : layout.marks[j].outer.start]
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
                and layout.text[
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
    for i in range(begin, incise.start - 1):
        # « … de nuancer son propos : une inspection aura lieu, a-t-il dit »: from the colon on.
        if layout.mark_of[i] < 0 and doc[i].text in {":", ";"}:
            begin = i + 1
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


def marks_in(parts: list[Span], layout: Layout) -> list[int]:
    """Return the marked stretches that lie in the passages."""
    return [k for k, m in enumerate(layout.marks) if any(p.contains(m.inner) for p in parts)]


def _has_quoted_words(parts: list[Span], layout: Layout) -> bool:
    """Tell whether words of the speaker stand in marks, names and titles not counting."""
    return any(not is_term(k, layout) for k in marks_in(parts, layout))
