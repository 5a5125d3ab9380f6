"""Complete a name that does not tell what happened by the words that do: *comme en 1947, quand la statue avait…*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import is_finite, token_at
from briefing.extraction.precedents.memory import Memory
from briefing.extraction.precedents.past_events import MONTHS
from briefing.language.plain_doc import Token
from briefing.model import Span

_YEAR = rf"(?:(?:{MONTHS}) )*(?:1[5-9]|20)\d\d\b"
_WHEN = re.compile(
    r"(?:,? (?:quand|lorsque|où|(?:par|pour|dans|à|sur) (?:lequel|laquelle|qui)) |,? lorsqu['’]|,? dont | qui )"
    r"[^.,;:!?»«”\"\n]{8,100}(?=[.,;:!?»”\"\n])"
)
"""The clause right behind a date or a common noun that tells what happened then, to its first break."""
_APART = re.compile(
    rf", [^.,;:!?»«”\"()\n]{{3,60}}? (?:en|de|à l['’]|au|fin|début|l['’]) ?(?:début |fin |été |hiver )?{_YEAR}"
)
"""What is put beside a name, with its year: *la maternité, rayée de la carte en 2014*."""
_SAME_YEAR = re.compile(
    r"[^.;!?»«\n]{0,60}[:.;] (?P<told>[Cc]ette année-là, [^.,;:!?»«\n]{10,120})(?=[.,;:!?»\n])"
)
_DATE_ALONE = re.compile(
    rf"(?:comme )?(?:(?:en|le|la|à|au|la mémoire de|le souvenir de) |l['’])?(?:\d{{1,2}} )?{_YEAR}",
    re.IGNORECASE,
)
_IN_STYLE = re.compile(r"[\w-]+ à la ")
"""*un parcours à la Calais*: the name stands behind."""
_TOLD_BY = {"affair", "event", "period"}
"""Kinds of nouns that tell what happened: *la crue de 1982*."""
_TENSES = {"Past", "Imp"}


def told_whole(spans: Sequence[Span], layout: Layout, memory: Memory) -> list[Span]:
    """Return each name with the words that tell what it was, where it does not do so itself."""
    out = list(spans)
    for k, span in enumerate(spans):
        longer = _whole(span, layout, memory)
        if not any(longer.overlaps(s) for i, s in enumerate(out) if i != k):
            out[k] = longer
    return out


def _whole(span: Span, layout: Layout, memory: Memory) -> Span:
    text = layout.text
    words = span.cut(text)
    style = _IN_STYLE.match(words)
    if style is not None and words[style.end() : style.end() + 1].isupper():
        span = Span(span.start + style.end(), span.end)
    elif any(c.isupper() for c in words) and _DATE_ALONE.fullmatch(words) is None:
        # A name of its own tells enough.
        return span
    elif (longer := _then(span, layout, memory)) is not None:
        return longer
    beside = _APART.match(text, span.end)
    if beside is not None and _stands_beside(span, beside.end(), layout):
        return Span(span.start, beside.end())
    return span


def _then(span: Span, layout: Layout, memory: Memory) -> Span | None:
    """Return a date, or a noun that only says of what kind it was, with the clause that tells what happened."""
    text = layout.text
    alone = _DATE_ALONE.fullmatch(span.cut(text)) is not None
    head = next((t for t in layout.tokens_in([span]) if t.pos_ == "NOUN"), None)
    if not alone and head is not None and (memory.noun(head) in _TOLD_BY or _keeps(head, memory)):
        return None
    same = _SAME_YEAR.match(text, span.end) if alone else None
    if same is not None and _tells_past(layout.tokens_in([Span(*same.span("told"))])):
        return Span(*same.span("told"))
    when = _WHEN.match(text, span.end)
    if when is not None and _tells_past(layout.tokens_in([Span(*when.span())])):
        return Span(span.start, span.end + len(when.group().rstrip()))
    return None


def _keeps(head: Token, memory: Memory) -> bool:
    """Tell whether a noun says by itself that something is remembered: *le fantôme de 2010*."""
    return memory.keeps(head) or head.lower_ == "précédent"


def _tells_past(words: Sequence[Token]) -> bool:
    return any(is_finite(t) and _TENSES & set(t.morph.get("Tense", [])) for t in words) or any(
        t.lower_ in {"avait", "avaient", "était", "étaient"} for t in words
    )


def _stands_beside(span: Span, end: int, layout: Layout) -> bool:
    """Tell whether a participle or a noun without an article follows the comma, and no verb of its own."""
    doc = layout.doc
    first, last = token_at(doc, span.end) + 1, token_at(doc, end - 1) + 1
    opener = doc[first]
    fits = opener.text.islower() and (
        opener.pos_ in {"NOUN", "ADJ"} or "Part" in opener.morph.get("VerbForm", [])
    )
    return fits and not any(is_finite(t) for t in doc[first:last])
