"""Give the quoted sentences without a cue to who speaks around them."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import base, has_finite_verb
from briefing.extraction.quotes.apart import (
    amid_narration,
    exclaimed,
    fills_paragraph,
    goes_on_from,
    speaks_above,
)
from briefing.extraction.quotes.fitting import Fit, fit_of
from briefing.extraction.quotes.found import TRUST, Found
from briefing.extraction.quotes.held import held_words, with_subject
from briefing.extraction.quotes.interview import teller
from briefing.extraction.quotes.signed import signed_after, signed_in_brackets
from briefing.extraction.quotes.unsaid import is_inscription, is_presented
from briefing.extraction.speakers import stage
from briefing.extraction.speakers.moved import whom_it_shows
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.speaking import acting_before, speaks

_FEW = 3
"""Words with a verb among them that the subject of the sentence may have said."""


def left_over(
    layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool], found: list[Found]
) -> list[Found]:
    """Give the quoted sentences without a cue to who speaks around them."""
    out: list[Found] = []
    for k, mark in enumerate(layout.marks):
        if used[k] or mark.nested or layout.skipped[layout.token_range[k][0]]:
            continue
        if is_inscription(k, layout, knows) or is_presented(k, layout, knows):
            continue
        alone = _stands_alone(k, layout, resolver)
        last = goes_on_from(k, layout, (*found, *out)) if alone else _then_said(k, layout, found)
        if last is not None:
            held = found if last in found else out
            held[held.index(last)] = replace(last, content=(*last.content, mark.inner))
            used[k] = True
            continue
        if not alone:
            quote = held_words(k, layout, resolver, knows, (*found, *out))
            if quote is not None:
                quote = with_subject(k, quote, layout, resolver, (*found, *out))
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
        fit = fit_of(k, layout, resolver, (*found, *out))
        if previous and not author:
            last = previous[-1]
            gap = layout.text[last.content[-1].end : mark.outer.start]
            goes_on = NOBODY if fit.names(last.speaker) else last.speaker
            if _answered(k, last, layout):
                goes_on = _other_than(last, previous)
            speaker = _in_between(k, last, layout, resolver, fit) or Resolved(
                goes_on.entries, "carried over", last.at
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
                out.append(_without_cue(k, speaker, "carried", layout))
                used[k] = True
                continue
        speaker = author or _around_speaker(k, layout, resolver, paragraph, fit)
        if not speaker and fit.within.alone:
            speaker = teller(layout, resolver)
        asked = _asked_before(k, layout)
        if not speaker and fills_paragraph(k, layout):
            speaker = speaks_above(paragraph, layout, resolver, fit, (*found, *out))
        if speaker or asked or amid_narration(k, layout) or _answers(k, layout):
            out.append(_without_cue(k, speaker, "opening", layout))
            used[k] = True
    _called_by_deeds(layout, resolver, found)
    return out


def _without_cue(k: int, speaker: Resolved, construction: str, layout: Layout) -> Found:
    at = layout.token_range[k][0]
    spans = (layout.marks[k].inner,)
    return Found(spans, "direct", speaker, None, construction, TRUST[construction], at)


def _called_by_deeds(layout: Layout, resolver: Resolver, found: list[Found]) -> None:
    """Give *« … », a répondu celui qui fut champion d'Europe* to who acts right before."""
    for n, quote in enumerate(found):
        if quote.speaker or quote.construction != "incise" or quote.verb < 0:
            continue
        after = layout.doc[quote.verb + 1 : quote.verb + 3]
        if [t.lower_ for t in after] not in (["celui", "qui"], ["celle", "qui"]):
            continue
        begin = layout.token_from(quote.content[0].start) - 1
        floor = layout.token_from(layout.paragraph_from(quote.content[0].start))
        speaker = stage.before(max(begin, 0), floor, layout, resolver, bool, told=False)
        found[n] = replace(quote, speaker=speaker)


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


_PAUSE = re.compile(
    r"[.!?…]\s+(?:(?:Long |Nouveau |Petit |Lourd )?(?:[Ss]ilence|[Bb]lanc|[Ss]oupirs?|[Rr]ires?|[Ss]ourire|[Mm]urmures?"
    r"|[Rr]éponse|[Hh]ésitation|[Ss]anglots?)|Un temps)[^.!?…«»“”\"]{0,40}[.:…]\s*[«“\"]\s*$"
)
"""What stands between a question in court and its answer: *demande la procureure. Silence. « … »*."""


def _answered(k: int, last: Found, layout: Layout) -> bool:
    """Tell whether a stretch answers the question asked right before it, after a silence."""
    text = layout.text
    if not last.content[-1].cut(text).rstrip().endswith("?"):
        return False
    return _PAUSE.search(text[last.content[-1].end : layout.marks[k].inner.start]) is not None


def _other_than(last: Found, previous: list[Found]) -> Resolved:
    """Return who spoke in the paragraph before whoever asked."""
    others = (q.speaker for q in reversed(previous) if q.speaker.entries != last.speaker.entries)
    return next((s for s in others if s), NOBODY)


def _then_said(k: int, layout: Layout, found: list[Found]) -> Found | None:
    """Return the quotation that a stretch after *Puis :* goes on with."""
    begin = layout.marks[k].inner.start
    before = [q for q in found if q.content[-1].end < begin and q.kind == "direct"]
    last = max(before, key=lambda q: q.content[-1].end, default=None)
    if last is None or _THEN.fullmatch(layout.text, last.content[-1].end, begin) is None:
        return None
    return last


def _in_between(k: int, last: Found, layout: Layout, resolver: Resolver, fit: Fit) -> Resolved:
    """Return whom the sentence right before a stretch is about, if it is not the one that told the last quotation.

    *« … », dit Paul Roux. La présidente, agacée, l'interrompt. « … »*
    """
    told = layout.token_from(last.content[-1].end)
    begin = layout.sentence_start(last.at)
    if last.kind == "indirect" and any(
        base(t) == "nsubj" and t.head.head is t.head and t.head.i > last.at
        for t in layout.doc[begin : last.at]
    ):
        # « Le coach, que les supporters voulaient limoger, tient sa revanche. « … » »
        told = begin - 1
        last = replace(last, at=told)
    floor = max(told, last.at) + 1
    return stage.before(layout.outer(k)[0], floor, layout, resolver, fit, told=True)


def _stands_alone(k: int, layout: Layout, resolver: Resolver) -> bool:
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
        or signed_in_brackets(k, layout, resolver)
    )
    ends = layout.ends_sentence(k)
    told = before >= 0 and not doc[before].is_space and ends
    told = told or (ends and exclaimed(k, layout, resolver))
    whole = layout.words_in(k) >= _FEW and (
        has_finite_verb(doc, inner, stop) or (_asked_before(k, layout) and ends)
    )
    return (
        opens
        and closes
        and (whole or (told and layout.words_in(k) > 1))
        and (
            doc[inner].text[:1].isupper()
            or doc[inner].text in {"[", "…", "("}
            or (told and ends and doc[inner].text[:1].isdigit())
        )
    )


def _around_speaker(
    k: int, layout: Layout, resolver: Resolver, paragraph: int, fit: Fit
) -> Resolved:
    """Return the subject of the sentence before (same paragraph), else of the one after."""
    doc = layout.doc
    start, end = layout.outer(k)
    floor = layout.token_from(paragraph)
    found = stage.before(start, floor, layout, resolver, fit, told=False)
    if not found:
        # Nobody whom the words fit acts there: who is known to speak here, else who acts all the same.
        acting = stage.before(start, floor, layout, resolver, bool, told=False)
        acting = acting or acting_before(start, floor, layout, resolver)
        found = (fit.instead or acting) if acting and not fit(acting) else acting
    if found:
        return found
    i = end
    announced = end < len(doc) and doc[end].text == ":"
    voice = _voice_behind(end, layout, resolver)
    if voice:
        return voice
    if start <= floor and fit.within.alone:
        goes_on = _goes_on_acting(end, layout, resolver)
        if goes_on and fit(goes_on):
            return goes_on
    if start <= floor:
        heads = _line_above(paragraph, layout, resolver)
        if heads:
            return heads
    if announced:
        met = _met(end + 1, layout, resolver)
        if met:
            return met
    while i + 1 < len(doc) and (
        doc[i].text == "." or (doc[i].is_space and "\n" not in doc[i].text)
    ):
        i += 1  # « … ». C'est un maire remonté …
    stop = layout.sentence_end(i) if i < len(doc) else i
    shown = whom_it_shows(doc[i:stop], resolver)
    if shown:
        return shown
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


def _goes_on_acting(i: int, layout: Layout, resolver: Resolver) -> Resolved:
    """Return whom the pronoun right behind words that open a paragraph means: *« … » Elle s'interrompt.*"""
    doc = layout.doc
    while i < len(doc) and doc[i].is_space and "\n" not in doc[i].text:
        i += 1
    if i >= len(doc) or doc[i].lower_ not in {"il", "elle"} or base(doc[i]) != "nsubj":
        return NOBODY
    found = resolver.resolve(doc[i])
    named = all(resolver.register.entries[e].named for e in found.entries)
    people = all(resolver.register.entries[e].kind == "person" for e in found.entries)
    return Resolved(found.entries, "subject after", i) if found and named and people else NOBODY


_VOICES = {"voix", "gorge", "regard", "yeux", "mains", "visage", "menton", "colère", "émotion"}


def _voice_behind(i: int, layout: Layout, resolver: Resolver) -> Resolved:
    """Return whose voice breaks right behind words that no cue reports: *« … » La voix d'Hervé Roux se brise.*"""
    near = [t for t in layout.doc[i : i + 6] if not (t.is_space and "\n" not in t.text)]
    if len(near) < 4 or near[0].pos_ != "DET" or near[1].lower_ not in _VOICES:
        return NOBODY
    if near[2].lower_ not in {"de", "d'", "du"}:
        return NOBODY
    noun = near[3] if near[3].pos_ in {"NOUN", "PROPN"} else near[-1]
    found = resolver.resolve(noun)
    people = all(resolver.register.entries[e].kind == "person" for e in found.entries)
    return Resolved(found.entries, "subject after", near[1].i) if found and people else NOBODY


def _line_above(paragraph: int, layout: Layout, resolver: Resolver) -> Resolved:
    """Return the person whom a line above a quotation presents: *Sabine Roux, libraire à Brest ⏎ « … »*."""
    above = layout.text[:paragraph].rstrip()
    begin = layout.token_from(above.rfind("\n") + 1)
    stop = layout.token_from(len(above) - 1) + 1 if above else begin
    line = layout.doc[begin:stop]
    mention = resolver.register.mention_at(begin)
    if mention is None or mention.start != begin or not 0 < len(line) <= _PRESENTED:
        return NOBODY
    entry = resolver.register.entries[mention.entry]
    lone = line[-1].text not in {".", "?", "!", ":", "…"} and not any(
        layout.mark_of[t.i] >= 0 for t in line
    )
    presented = mention.end < stop and layout.doc[mention.end].text in {",", "("}
    if not lone or (has_finite_verb(layout.doc, begin, stop) and not presented):
        return NOBODY
    person = entry.kind == "person" and entry.named
    return Resolved((entry.id,), "subject before", begin) if person else NOBODY


_PRESENTED = 18
"""Tokens of a line that only presents somebody, at most."""
_MEETINGS = set(
    "rencontre entretien interview confidences confession confessions aveux témoignage récit portrait "
    "cri appel colère plaidoyer".split()
)
"""What a headline calls somebody's words: *« … » : rencontre avec Lise Garnier*."""


def _met(i: int, layout: Layout, resolver: Resolver) -> Resolved:
    """Return whose words a headline announces behind a colon, or nobody."""
    doc, stop = layout.doc, layout.sentence_end(i)
    noun = next((t.i for t in doc[i : min(i + 3, stop)] if t.lower_ in _MEETINGS), None)
    if noun is None or has_finite_verb(doc, i, stop):
        return NOBODY
    for token in doc[noun + 1 : stop]:
        if token.pos_ in {"NOUN", "PROPN"} and token.nbor(-1).lower_ in _WHOSE:
            found = resolver.all_of(token)
            kinds = {resolver.register.entries[e].kind for e in found.entries}
            if found and kinds == {"person"}:
                return Resolved(found.entries, "subject after", token.i)
    return NOBODY


_WHOSE = {"avec", "de", "d'", "du", "un", "une", "la", "le", "l'"}


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
