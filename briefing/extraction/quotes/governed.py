"""Find the clauses that a cue verb governs: with *que* or *si*, or in the infinitive."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extraction.grammar.cues import cue_end, cue_verbs, in_headline, set_aside
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import (
    base,
    children,
    has_finite_verb,
    is_finite,
    verb_group_start,
)
from briefing.extraction.grammar.terms import is_term, marks_inside
from briefing.extraction.quotes.beginnings import clause_begin
from briefing.extraction.quotes.charged import spoken_alone
from briefing.extraction.quotes.clause_ends import clause_end
from briefing.extraction.quotes.clauses import QUE, is_infinitive
from briefing.extraction.quotes.complementizers import is_shown, only_shows
from briefing.extraction.quotes.inverted import is_time
from briefing.extraction.quotes.laid_down import asks_for_it, is_bare_promise, lays_down
from briefing.extraction.quotes.no_report import reports_nothing
from briefing.extraction.quotes.phrase_ends import before_inserted, infinitive_end
from briefing.extraction.quotes.reported import Report, somebody_speaks, speaker_of
from briefing.extraction.speakers.resolved import Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.speaking import speaks
from briefing.language.lexicon import CueVerb
from briefing.language.plain_doc import Token
from briefing.model import Span

_NO_SPEECH_CLASSES = {"think", "feel", "perceive"}
# The charge of these is an accusation; it is a quote only where words stand between marks.
_CHARGING = set(
    (
        "accuser soupçonner suspecter inculper reprocher incriminer imputer blâmer condamner taxer"
    ).split()
)
_MIN_TRUST = 0.7
_CLITICS = {"s'", "se", "l'", "le", "la", "les", "lui", "leur", "y", "en", "n'", "ne"}
_PLAIN = 0.95
"""Trust from which a clause is reported, whatever noun is its subject (*le service nous a dit que*)."""
_ADVISES = 0.9
"""Trust from which *de* and an infinitive is advice, whoever gives it (*la station météo*)."""
_OPINION = {"penser", "croire"}
"""Verbs whose clause is told as said where the one who thinks so is named."""
_SURE = 0.85
"""Trust from which a cue reports even somebody that nothing resolves."""
_NEAR = 4
_SHORT = 3
"""Tokens from which a clause may have a finite verb that the tagger took for something else."""
_MEANT = {"exclure"}
"""Verbs whose infinitive is meant rather than said, unless words of it stand between marks.

*N'exclut pas de porter plainte*, *exclut de rejouer*.
"""


def clauses(
    layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool], taken: set[int]
) -> Iterator[Report]:
    """Yield the clauses that a cue verb governs: with *que* or *si*, or in the infinitive."""
    for verb, cue in cue_verbs(layout, knows, taken):
        opinion = (
            cue.lemma in _OPINION and is_finite(verb) and "Imp" not in verb.morph.get("Tense", [])
        )
        held = cue.trust < _MIN_TRUST or (cue.verb_class in _NO_SPEECH_CLASSES and cue.trust < 0.8)
        if held and not opinion and not _aloud(verb, cue, layout):
            continue
        if set_aside(verb, cue, layout):
            continue
        begin = clause_begin(verb, cue, layout, knows)
        if begin is None:
            continue
        start, construction = begin
        if only_shows(verb, layout, knows) or is_shown(verb, cue, knows) or lays_down(verb, cue):
            continue
        if reports_nothing(verb, cue, start, layout):
            continue
        if start >= len(layout.doc) or (construction == "infinitive" and in_headline(verb, layout)):
            continue
        asked = next((t for t in layout.doc[start : start + _NEAR] if is_infinitive(t)), None)
        if construction == "infinitive" and asked is not None and asks_for_it(verb, cue, asked):
            continue
        speaker = speaker_of(verb, layout, resolver, knows)
        if is_bare_promise(verb, cue, speaker, resolver, knows):
            continue
        if (
            cue.verb_class in {"ask", "order"}
            and verb.lower_.endswith(("é", "ée", "és", "ées"))
            and not children(verb, "aux:tense", "obl:agent")
            and verb.text[:1].isupper()
        ):
            # « Invité à s'expliquer, le prévenu se lève »: nobody says who asked.
            continue
        first = {t.lower_ for t in layout.doc[start : start + 4]}
        past = construction == "infinitive" and bool(first & {"avoir", "être"})
        told = construction == "infinitive" and cue.verb_class in {"ask", "order"}
        heard = told and any(
            t.pos_ == "NOUN" and base(t) in {"obj", "iobj", "obl"} and t.head.i == verb.i
            for t in layout.doc[verb.i + 1 : start]
        )
        advised = (
            construction == "infinitive"
            and cue.trust >= _ADVISES
            and cue.verb_class in {"say", "ask", "order"}
            and layout.doc[start - 1].lower_ in {"de", "d'"}
        )
        advised = advised or (
            construction == "infinitive" and cue.verb_class == "promise" and cue.trust >= _ADVISES
        )
        own = cue.reflexive and "attr" in cue.frames
        sure = cue.trust >= _SURE and (construction == "clause" or past or heard or advised or own)
        plain = construction == "clause" and cue.trust >= _PLAIN
        if not speaker and told and base(verb) != "acl" and children(verb, "aux:pass"):
            # « Les victimes sont invitées à se présenter »: nobody says who invites them.
            continue
        if not speaker:
            if cue.trust < _SURE or not somebody_speaks(
                verb, layout, knows, loose=advised or plain
            ):
                continue
        elif not (sure or speaks(speaker, resolver)):
            continue
        if opinion and not (
            construction == "clause"
            and speaker
            and all(resolver.register.entries[e].named for e in speaker.entries)
        ):
            continue
        stop = clause_end(start, verb, layout, knows, infinitive=construction == "infinitive")
        if construction == "infinitive":
            stop = infinitive_end(start, stop, layout, knows)
        stop = before_inserted(start, stop, taken, layout)
        if construction == "clause" and stop - start < _SHORT and layout.mark_of[start] < 0:
            if not has_finite_verb(layout.doc, start, stop):
                # « ne doit sa survie qu'au hasard »: no clause.
                continue
        yield from _governed(verb, cue, start, stop, construction, speaker, layout, knows, used)


_THOUGHT = 0.6


def _aloud(verb: Token, cue: CueVerb, layout: Layout) -> bool:
    """Tell whether a thought is told in its words: *est convaincu que « le solaire peut suffire »*."""
    doc = layout.doc
    near = doc[verb.i + 1 : min(verb.i + 5, len(doc) - 1)]
    que = next((t.i for t in near if t.lower_ in QUE), None)
    return que is not None and cue.trust >= _THOUGHT and layout.opening(que + 1) >= 0


def _governed(
    verb: Token,
    cue: CueVerb,
    start: int,
    stop: int,
    construction: str,
    speaker: Resolved,
    layout: Layout,
    knows: Knowledge,
    used: list[bool],
) -> Iterator[Report]:
    opened = layout.mark_of[start]
    span = layout.chars(start, stop)
    if span is None:
        return
    if opened >= 0 and not used[opened]:
        outer_start, outer_end = layout.outer(opened)
        inner = layout.marks[opened].inner
        lead = outer_start >= start - 1
        if lead and outer_end < stop and layout.doc[outer_end].text == ",":
            following = [t.lower_ for t in layout.doc[outer_end + 1 : outer_end + 3]]
            if layout.doc[layout.sentence_start(verb.i)].lower_ in _WHEN or following == [
                "d'",
                "autant",
            ]:
                # « Quand elle hurle que « … », la salle sursaute », « …, d'autant que le prix a doublé »
                stop = outer_end
        if lead and (outer_end >= stop or not _continues_unmarked(outer_end, stop, layout)):
            spans: tuple[Span, ...] = (inner,)
            more = _coordinated_marks(outer_end, layout, used)
            marks = (opened, *more)
            spans = (inner, *(layout.marks[k].inner for k in more))
            cue_span = layout.chars(verb_group_start(verb), cue_end(verb, knows))
            yield Report(spans, speaker, cue_span, construction, cue.trust, verb.i, marks)
            return
    inside = marks_inside((span,), layout, used)
    if construction == "infinitive" and cue.lemma in _MEANT and not inside:
        return
    for k in inside:
        if layout.marks[k].inner.end > span.end:
            span = Span(span.start, layout.marks[k].inner.end)
    if knows.lemma(verb) in _CHARGING and not any(not is_term(k, layout) for k in inside):
        return
    if construction == "infinitive":
        k = layout.closing(start - 2) if start >= 2 else -1
        if k >= 0 and layout.outer(k)[0] > verb.i and not used[k] and not is_term(k, layout):
            # « accusé « un pays voisin » de le provoquer »: the object is quoted too.
            span = Span(layout.marks[k].inner.start, span.end)
            inside = [k, *inside]
    span = _without_gloss(span, inside, layout, infinitive=construction == "infinitive")
    if knows.lemma(verb) in _CHARGING and inside:
        _, after = layout.outer(inside[-1])
        if after < stop and layout.doc[after].pos_ == "CCONJ":
            # « d'avoir « bradé le réseau » et laissé fuir l'eau »: the rest is a charge alone.
            span = Span(span.start, layout.marks[inside[-1]].inner.end)
    cue_span = layout.chars(verb_group_start(verb), cue_end(verb, knows))
    spoken = spoken_alone(span, inside, layout) if knows.lemma(verb) in _CHARGING else None
    if spoken is not None:
        span, construction = spoken, "fragment"
    yield Report((span,), speaker, cue_span, construction, cue.trust, verb.i, tuple(inside))


_WHEN = {"quand", "lorsque", "lorsqu'"}


def _without_gloss(span: Span, inside: list[int], layout: Layout, *, infinitive: bool) -> Span:
    """Cut *, siège de la Cour* off a clause that ends in marks: the journalist adds it."""
    if not inside:
        return span
    last = inside[-1]
    inner, stop = layout.token_range[last]
    start, after = layout.outer(last)
    doc = layout.doc
    end = layout.token_from(span.end)
    first = layout.token_from(span.start)
    comma = next((i for i in range(after, end - 1) if doc[i].text == ","), None)
    if comma is not None and has_finite_verb(doc, min(first, start), comma) | infinitive:
        if _adds(comma + 1, end, layout, near=comma == after):
            return Span(span.start, max(layout.marks[last].outer.end, doc[comma].idx))
    if after < end and doc[min(after + 1, end - 1)].lower_ in _UNTIL:
        return span  # « il prendra « un nouvel arrêté », dès l'été prochain »
    if after >= end or doc[after].text != "," or has_finite_verb(doc, after, end):
        return span
    named = [t.lower_ for t in doc[after + 1 : after + 4]] in (
        ["du", "nom", "de"],
        ["du", "nom", "d'"],
    )
    if not named and not any(t.pos_ == "VERB" for t in doc[inner:stop]):
        return span
    return Span(span.start, layout.marks[last].outer.end)


_UNTIL = {"dès", "d'ici"}
_RELATIVES = {"qui", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"}


def _adds(i: int, end: int, layout: Layout, *, near: bool) -> bool:
    """Tell whether a relative, a participle or a date behind the last marks is the journalist's.

    *Un danger « comparable à celui de Blaye », où une explosion avait fait onze morts*
    """
    doc = layout.doc
    first, after = doc[i], doc[min(i + 1, end - 1)]
    if first.lower_ in _RELATIVES:
        return near
    if any(t.text == "," for t in doc[i:end]):
        return False
    if "Part" in first.morph.get("VerbForm", []) and "Past" in first.morph.get("Tense", []):
        return base(first) in {"acl", "amod"}
    return first.pos_ == "NUM" and _days(after) and doc[min(i + 2, end - 1)].lower_ in _PAST


_PAST = {"après", "avant", "plus"}


def _days(noun: Token) -> bool:
    return is_time(noun) or noun.lower_.removesuffix("s") in {"jour", "semaine", "an", "heure"}


def _continues_unmarked(i: int, stop: int, layout: Layout) -> bool:
    """Tell whether the clause goes on outside the marks that open it."""
    rest = [
        t
        for t in layout.doc[i:stop]
        if any(c.isalpha() for c in t.text) and layout.mark_of[t.i] < 0
    ]
    verb = next((t for t in rest[1:] if t.lower_ not in _CLITICS), None)
    if verb is not None and rest[0].lower_ in {"et", "mais"} and is_finite(verb):
        # « estime que « le compte n'y est pas » et s'est engagé à l'écrire »: the narration goes on.
        own = [c for v in (verb, verb.head) if v.i >= verb.i for c in children(v, "nsubj")]
        return any(rest[0].i < c.i < verb.i and c.lower_ not in _CLITICS for c in own)
    return len(rest) > 0 and not (
        rest[0].lower_ in {"et", "ou", "lors", "dans", "à", "en"} and layout.doc[i].text == ","
    )


_JOINTS = set("et , à de d' que qu' ou mais".split())


def _coordinated_marks(i: int, layout: Layout, used: list[bool]) -> list[int]:
    """Return the stretches joined to one that ends at `i` by *et*, a comma and *de* / *que*."""
    doc, out = layout.doc, []
    while i < len(doc) and i < layout.sentence_end(i - 1):
        j = i
        while j < len(doc) and j - i < 4 and doc[j].lower_ in _JOINTS:
            j += 1
        k = layout.opening(j) if j > i else -1
        if k < 0 or used[k]:
            break
        out.append(k)
        i = layout.outer(k)[1]
    return out
