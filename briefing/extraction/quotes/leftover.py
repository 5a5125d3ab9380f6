"""Give the quoted sentences without a cue to who speaks around them."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import base, has_finite_verb
from briefing.extraction.grammar.terms import is_named
from briefing.extraction.quotes.found import TRUST, Found
from briefing.extraction.quotes.signed import signed_after
from briefing.extraction.speakers import stage
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.speaking import acting_before, speaks
from briefing.language.plain_doc import Token

_MANY = 6
"""Words between marks that no name or term has."""
_FEW = 3
"""Words with a verb among them that the subject of the sentence may have said."""
_NARRATED = 4
"""Words beside a quoted sentence that make its paragraph more than the quotation."""
_NEAR = 8
"""Tokens before a stretch among which a title or a slogan is called so."""


def left_over(
    layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool], found: list[Found]
) -> list[Found]:
    """Give the quoted sentences without a cue to who speaks around them."""
    out: list[Found] = []
    for k, mark in enumerate(layout.marks):
        if used[k] or mark.nested or layout.skipped[layout.token_range[k][0]]:
            continue
        alone = _stands_alone(k, layout)
        last = None if alone else _then_said(k, layout, found)
        if last is not None:
            found[found.index(last)] = replace(last, content=(*last.content, mark.inner))
            used[k] = True
            continue
        if not alone:
            quote = _held_words(k, layout, resolver, knows, (*found, *out))
            if quote is not None:
                quote = _with_subject(k, quote, layout, resolver, (*found, *out))
                out.append(quote)
                for j in range(k, len(layout.marks)):
                    used[j] |= any(s.contains(layout.marks[j].inner) for s in quote.content)
            continue
        paragraph = layout.paragraph_from(mark.outer.start)
        previous = [
            q
            for q in (*found, *out)
            if paragraph <= q.content[0].start and q.content[-1].end <= mark.outer.start
        ]
        previous.sort(key=lambda q: q.content[-1].end)
        author = signed_after(k, layout, resolver, knows)
        if previous and not author:
            last = previous[-1]
            gap = layout.text[last.content[-1].end : mark.outer.start]
            speaker = _in_between(k, last, layout, resolver) or Resolved(
                last.speaker.entries, "carried over", last.at
            )
            told = _ASIDE.fullmatch(gap + layout.text[mark.outer.start : mark.inner.start])
            same = not any(c.isalnum() for c in gap) or (
                told is not None and speaker.entries == last.speaker.entries
            )
            direct = last.kind == "direct" and same
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
        speaker = author or _around_speaker(k, layout, resolver, paragraph)
        asked = _asked_before(k, layout)
        if speaker or asked or _amid_narration(k, layout) or _answers(k, layout):
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


_THEN = re.compile(
    r"[^.!?…]*[.!?…]\s+(?:Puis|Et puis|Et|Ensuite|Enfin)\b[^.!?«»“”\"\n]{0,40}:\s*[«“\"]\s*"
)
"""What stands between a quotation with its cue and the words that go on with it: *Puis, plus bas : « … »*."""


_ASIDE = re.compile(
    r"[^.!?…:\n]*[.!?…]\s+(?:(?:Depuis|Ici|Aujourd['’]hui|Ce soir|Ce matin),?\s+)?"
    r"(?:Elle|Il|elle|il)\s[^.!?…:«»“”\"\n]{3,110}\.\s*[«“\"]\s*"
)
"""What stands between words under one cue: the rest of its sentence, and one about who speaks.

*« … », raconte Lise Garnier, ouvrière. Elle travaille ici depuis dix ans. « … »*
"""


def _then_said(k: int, layout: Layout, found: list[Found]) -> Found | None:
    """Return the quotation that a stretch after *Puis :* goes on with."""
    begin = layout.marks[k].inner.start
    before = [q for q in found if q.content[-1].end < begin and q.kind == "direct"]
    last = max(before, key=lambda q: q.content[-1].end, default=None)
    if last is None or _THEN.fullmatch(layout.text, last.content[-1].end, begin) is None:
        return None
    return last


def _in_between(k: int, last: Found, layout: Layout, resolver: Resolver) -> Resolved:
    """Return whom the sentence right before a stretch is about, if it is not the one that told the last quotation.

    *« … », dit Paul Roux. La présidente, agacée, l'interrompt. « … »*
    """
    told = layout.token_from(last.content[-1].end)
    floor = max(told, last.at) + 1
    return stage.before(layout.outer(k)[0], floor, layout, resolver, told=True)


def _held_words(
    k: int, layout: Layout, resolver: Resolver, knows: Knowledge, told: tuple[Found, ...]
) -> Found | None:
    """Return words inside a sentence that no cue reports, when they are too many for a name.

    Their speaker is the subject of the sentence, else who spoke last in the paragraph.
    """
    doc = layout.doc
    start, _ = layout.outer(k)
    inner, stop = layout.token_range[k]
    words = layout.words_in(k)
    acts = any(t.pos_ == "VERB" for t in doc[inner:stop])
    if words < (_FEW if acts else _MANY) or is_named(k, layout) or layout.marks[k].unclosed:
        return None
    begin = layout.sentence_start(start)
    if any(_labels(t, knows) for t in doc[max(begin, start - _NEAR) : start]):
        return None
    if not has_finite_verb(doc, begin, layout.sentence_end(start)):
        return None
    speaker = _acting_subject(start, begin, layout, resolver)
    if words < _MANY and (not speaker or doc[inner].text[:1].isupper()):
        return None
    if not speaker:
        paragraph = layout.paragraph_from(layout.marks[k].outer.start)
        before = [q for q in told if paragraph <= q.content[0].start < layout.marks[k].outer.start]
        if doc[inner].text[:1].isupper():
            # A title is written like this, and nobody is there to have said it.
            return None
        if before:
            last = max(before, key=lambda q: q.content[-1].end)
            speaker = Resolved(last.speaker.entries, "carried over", last.at)
    whole = (
        words >= _MANY and acts and has_finite_verb(doc, inner, stop) and doc[start - 1].text == ","
    )
    return Found(
        (layout.marks[k].inner,),
        "direct" if whole else "mixed",
        speaker,
        None,
        "held",
        TRUST["held"],
        inner,
    )


def _with_subject(
    k: int, quote: Found, layout: Layout, resolver: Resolver, told: tuple[Found, ...]
) -> Found:
    """Return the whole clause when only its verb stands between the marks: *Le club « a menti »*.

    Whom the clause is about has rarely said it: who speaks in the paragraph has, or acts before.
    """
    doc = layout.doc
    start, end = layout.outer(k)
    begin, stop = layout.sentence_start(start), layout.sentence_end(start)
    while begin < start and doc[begin].is_space:
        begin += 1
    verb = _opening_verb(k, layout)
    subject = doc[begin:start]
    if verb is None or not subject or len(subject) > _SUBJECT:
        return quote
    if subject[0].pos_ not in {"DET", "PROPN", "PRON", "NOUN"} or any(
        t.text in {",", ":", ";"} or t.lower_ in {"qui", "que", "qu'"} for t in subject
    ):
        return quote
    if has_finite_verb(doc, begin, start):
        return quote
    last = stop - 1 if doc[stop - 1].text in {".", "…"} and layout.mark_of[stop - 1] < 0 else stop
    joined = end < last and doc[end].lower_ in {"et", ","} and layout.mark_of[end + 1] > k
    span = layout.chars(begin, layout.outer(k + 1)[1] if joined else end)
    if span is None or any(s.overlaps(span) for q in told for s in q.content):
        return quote
    closer = layout.outer(k + 1)[1] if joined else end
    if closer < last:
        # The journalist goes on: where the words end is not sure.
        return quote
    paragraph = layout.paragraph_from(layout.marks[k].outer.start)
    before = [q for q in told if paragraph <= q.content[0].start < span.start and q.speaker]
    speaker = NOBODY
    if before:
        nearest = max(before, key=lambda q: q.content[-1].end)
        speaker = Resolved(nearest.speaker.entries, "carried over", nearest.at)
    elif begin > layout.token_from(paragraph) and not _body(quote.speaker, resolver):
        speaker = _acting_subject(begin - 1, layout.token_from(paragraph), layout, resolver)
    return replace(quote, content=(span,), kind="mixed", speaker=speaker or quote.speaker)


def _body(speaker: Resolved, resolver: Resolver) -> bool:
    """Tell whether a clause is about a named body, which speaks of itself by its name."""
    entries = [resolver.register.entries[e] for e in speaker.entries]
    return bool(entries) and all(e.named and e.kind == "organisation" for e in entries)


_SUBJECT = 9
"""Tokens that the subject before the marks has at most."""
_PROCLITICS = {"ne", "n'", "se", "s'", "le", "la", "l'", "les", "y", "en", "lui", "leur", "me"}


def _opening_verb(k: int, layout: Layout) -> Token | None:
    """Return the finite verb that a stretch begins with, the clitics before it stepped over."""
    inner, stop = layout.token_range[k]
    while inner < stop and layout.doc[inner].lower_ in _PROCLITICS:
        inner += 1
    return (
        layout.doc[inner]
        if inner < stop and has_finite_verb(layout.doc, inner, inner + 1)
        else None
    )


def _labels(token: Token, knows: Knowledge) -> bool:
    entry = knows.lexicon.non_speech.get(token.lower_)
    return (entry is not None and entry.kind == "title") or token.lower_ in {"thème", "thèmes"}


def _acting_subject(start: int, begin: int, layout: Layout, resolver: Resolver) -> Resolved:
    """Return the party that is the subject nearest before a stretch in its sentence."""
    for i in range(start - 1, begin - 1, -1):
        token = layout.doc[i]
        if base(token) != "nsubj" or layout.mark_of[i] >= 0:
            continue
        found = resolver.all_of(token)
        if found and speaks(found, resolver):
            kinds = {resolver.register.entries[e].kind for e in found.entries}
            if kinds <= {"person", "organisation", "state"}:
                return Resolved(found.entries, "subject before", i)
        return NOBODY
    return NOBODY


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
        or doc[end].text in {".", "!", "?", "…", ":"}
        or layout.ends_sentence(k)
    )
    ends = layout.ends_sentence(k)
    told = before >= 0 and not doc[before].is_space and ends
    whole = layout.words_in(k) >= _FEW and (
        has_finite_verb(doc, inner, stop) or (_asked_before(k, layout) and ends)
    )
    return (
        opens
        and closes
        and (whole or (told and layout.words_in(k) > 1))
        and (doc[inner].text[:1].isupper() or doc[inner].text in {"[", "…", "("})
    )


def _around_speaker(k: int, layout: Layout, resolver: Resolver, paragraph: int) -> Resolved:
    """Return the subject of the sentence before (same paragraph), else of the one after."""
    doc = layout.doc
    start, end = layout.outer(k)
    found = stage.before(start, layout.token_from(paragraph), layout, resolver, told=False)
    if found:
        return found
    found = acting_before(start, layout.token_from(paragraph), layout, resolver)
    if found:
        return found
    i = end
    announced = end < len(doc) and doc[end].text == ":"
    stop = layout.sentence_end(end) if end < len(doc) else end
    while i < stop:
        token = doc[i]
        if token.is_space and "\n" in token.text:
            break
        if announced and base(token) == "nsubj" and layout.mark_of[i] < 0:
            found = resolver.all_of(token)
            if found and speaks(found, resolver):
                return Resolved(found.entries, "subject after", i)
        mention = resolver.register.mention_at(i)
        acts = mention is not None and mention.subject and mention.start == i
        if mention is not None and (base(token) == "nsubj" or acts or mention.start == end):
            entry = resolver.register.entries[mention.entry]
            if entry.kind == "person" and entry.named:
                return Resolved((entry.id,), "subject after", i)
        i += 1
    return NOBODY


def _asked_before(k: int, layout: Layout) -> bool:
    """Tell whether a question of the narration stands right before a stretch: *Sa réponse ? « … »*."""
    i = layout.outer(k)[0] - 1
    while i > 0 and layout.doc[i].is_space and "\n" not in layout.doc[i].text:
        i -= 1
    return i >= 0 and layout.doc[i].text == "?" and layout.mark_of[i] < 0


def _answers(k: int, layout: Layout) -> bool:
    """Tell whether the paragraph before the stretch asks a question."""
    before = layout.text[: layout.paragraph_from(layout.marks[k].outer.start)].rstrip()
    return before.rstrip("*_ ").endswith("?")


def _amid_narration(k: int, layout: Layout) -> bool:
    """Tell whether the paragraph tells more than the stretch: no headline, no pull quote."""
    offset = layout.marks[k].outer.start
    start = layout.paragraph_from(offset)
    end = layout.text.find("\n", offset)
    i = layout.token_from(start)
    stop = layout.token_from(end) if end >= 0 else len(layout.doc)
    outside = sum(layout.mark_of[j] < 0 and layout.doc[j].is_alpha for j in range(i, stop))
    return outside > _NARRATED
