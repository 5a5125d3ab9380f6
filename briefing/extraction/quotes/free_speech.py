"""Find the sentences that go on with somebody's words though no cue says so: hearsay, *Oui, il …*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.extraction.grammar.cues import set_aside
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import FINAL, Layout
from briefing.extraction.grammar.syntax import VERBAL, base, has_finite_verb
from briefing.extraction.grammar.terms import is_term
from briefing.extraction.quotes.found import TRUST, Found
from briefing.extraction.quotes.reported import speaker_of
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.speaking import DOCUMENTS, speaks
from briefing.language.plain_doc import Token
from briefing.model import Span

_HEARSAY = set("serait seraient aurait auraient".split())
_ANSWERS = {"oui", "non", "si"}
_THEY = {"il", "elle", "ils", "elles"}
_CUE = 0.7


def free_speech(
    layout: Layout, resolver: Resolver, knows: Knowledge, found: list[Found]
) -> list[Found]:
    """Return the sentences in the conditional of hearsay, and the answers, that nothing reports."""
    out: list[Found] = []
    for token in layout.tokens:
        low = token.lower_
        if low not in _HEARSAY and low not in _ANSWERS:
            continue
        if layout.mark_of[token.i] >= 0 or layout.skipped[token.i]:
            continue
        begin, end = layout.sentence_start(token.i), layout.sentence_end(token.i)
        source = layout.doc[begin].lower_ in {"selon", "d'"}
        if source or _unfinished(end, layout) or _told(begin, end, layout, (*found, *out)):
            continue
        turn = layout.text[layout.paragraph_from(token.idx) :][:2].lstrip()
        if low in _ANSWERS and turn[:1] in {"—", "–"}:
            continue  # a turn of a dialogue
        if low in _ANSWERS:
            for said in _answer(token, begin, end, layout, resolver):
                _gathered(said, out, layout)
        else:
            out += _hearsay(token, begin, end, layout, resolver, knows, found)
    return out


def _gathered(said: Found, out: list[Found], layout: Layout) -> None:
    """Add an answer, to one about something right before it if there is one: *Oui, la … Non, il …*."""
    last = out[-1] if out else None
    gap = layout.text[last.content[-1].end : said.content[0].start] if last is not None else ""
    others = last is not None and last.speaker.how == "subject before"
    if last is not None and others and gap.strip(" .,").casefold() in _ANSWERS:
        speaker = last.speaker or said.speaker
        out[-1] = replace(last, content=(*last.content, *said.content), speaker=speaker)
    else:
        out.append(said)


def _unfinished(end: int, layout: Layout) -> bool:
    """Tell whether the words are no sentence: a headline or an item has no full stop."""
    return layout.doc[end - 1].text not in FINAL - {"!", "?"}


def _told(begin: int, end: int, layout: Layout, found: tuple[Found, ...]) -> bool:
    """Tell whether something in the sentence is reported already, or stands between marks."""
    if any(
        layout.mark_of[i] >= 0 and not is_term(layout.mark_of[i], layout) for i in range(begin, end)
    ):
        return True
    span = layout.chars(begin, end)
    return span is None or any(s.overlaps(span) for q in found for s in q.content)


def _hearsay(
    verb: Token,
    begin: int,
    end: int,
    layout: Layout,
    resolver: Resolver,
    knows: Knowledge,
    found: list[Found],
) -> Iterator[Found]:
    """Yield *Les papiers seraient incomplets* after a sentence that reports somebody."""
    doc = layout.doc
    if any(t.text == ":" for t in doc[begin : verb.i]):
        return
    if any("Fin" in t.morph.get("VerbForm", []) for t in doc[begin : verb.i]):
        return
    for token in doc[begin:end]:
        # « Trois courriers recommandés auraient été envoyés »
        suffers = base(token) in {"acl", "amod"}
        cue = knows.cue_verb(token) if token.pos_ == "VERB" and not suffers else None
        if token.lower_ in {"si", "s'"} or (cue is not None and cue.trust >= _CUE):
            return
    if not begin or "\n" in layout.text[doc[begin - 1].idx : doc[begin].idx]:
        return
    before = layout.chars(layout.sentence_start(begin - 1), begin)
    said = [q for q in found if before and any(s.overlaps(before) for s in q.content)]
    if doc[min(verb.i + 1, end - 1)].lower_ in _WISHED:
        return  # « Une autre mère aurait préféré que l'école ouvre »: she says so
    if not said:
        denier = _denier(begin, layout, resolver, knows)
        span = layout.chars(begin, end) if denier else None
        if span is not None:
            yield _made(span, Resolved(denier.entries, "carried over", denier.head), verb.i)
        return
    if len({q.speaker.entries for q in said}) > 1 or not said[-1].speaker:
        return
    last = [resolver.register.entries[e] for e in said[-1].speaker.entries]
    if said[-1].construction in {"infinitive", "according"} or any(
        e.head in DOCUMENTS for e in last
    ):
        # What a report or a request says is seldom gone on with.
        return
    span = layout.chars(begin, end)
    if span is not None:
        yield _made(span, Resolved(said[-1].speaker.entries, "carried over", said[-1].at), verb.i)


_SHIFTED = {"la faute", "la responsabilité"}
_WISHED = {"préféré", "aimé", "souhaité", "voulu"}


def _denier(begin: int, layout: Layout, resolver: Resolver, knows: Knowledge) -> Resolved:
    """Return who rejects a reproach in the sentence before: *La mairie réfute ce point. Le colis aurait été envoyé.*"""
    doc = layout.doc
    for token in doc[layout.sentence_start(begin - 1) : begin]:
        if token.pos_ != "VERB" or layout.mark_of[token.i] >= 0:
            continue
        cue = knows.cue_verb(token)
        denies = cue is not None and cue.verb_class == "deny" and cue.trust >= _CUE
        # « Le groupe rejette la faute sur un fournisseur. Celui-ci lui aurait livré … »
        if cue is None or not (denies or cue.rest in _SHIFTED):
            return NOBODY
        found = (
            NOBODY if set_aside(token, cue, layout) else speaker_of(token, layout, resolver, knows)
        )
        return found if found and speaks(found, resolver) else NOBODY
    return NOBODY


def _answer(
    word: Token, begin: int, end: int, layout: Layout, resolver: Resolver
) -> Iterator[Found]:
    """Yield *il a menti* of *Oui, il a menti sur ses diplômes.*, or *la lettre est arrivée*."""
    doc, start = layout.doc, word.i + 2
    if word.i != begin or start + 2 >= end or doc[word.i + 1].text != ",":
        return
    own = doc[start]
    span = layout.chars(start, end)
    if span is None:
        return
    if own.lower_ in _THEY:
        speaker = resolver.resolve(own)
        acts = any(t.pos_ in VERBAL for t in doc[start : start + 5])
        if speaker and speaks(speaker, resolver) and base(own) == "nsubj" and acts:
            yield _made(span, speaker, word.i)
    elif own.pos_ == "DET" and has_finite_verb(doc, start, end) and doc[end - 1].text == ".":
        speaker = _acted(begin, layout, resolver)
        if speaker:
            yield _made(span, speaker, word.i)


def _acted(begin: int, layout: Layout, resolver: Resolver) -> Resolved:
    """Return the person whom the sentence before is about: *L'élu en convient. Oui, …*."""
    doc = layout.doc
    first = layout.sentence_start(begin - 1) if begin else 0
    for token in doc[first:begin]:
        if base(token) == "nsubj" and layout.mark_of[token.i] < 0:
            found = resolver.all_of(token)
            people = all(resolver.register.entries[e].kind == "person" for e in found.entries)
            if found and people:
                return Resolved(found.entries, "subject before", token.i)
            return NOBODY
    return NOBODY


def _made(span: Span, speaker: Resolved, at: int) -> Found:
    return Found((span,), "indirect", speaker, None, "carried", TRUST["carried"], at)
