"""Find the clauses that a cue verb governs: with *que* or *si*, or in the infinitive."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extraction.grammar.cues import cue_end, cue_verbs, in_headline, set_aside
from briefing.extraction.grammar.knowledge import Knowledge, is_reflexive
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.syntax import (
    VERBAL,
    base,
    children,
    has_finite_verb,
    is_finite,
    verb_group_start,
)
from briefing.extraction.grammar.terms import is_term, marks_inside
from briefing.extraction.quotes.charged import spoken_end, spoken_start
from briefing.extraction.quotes.clause_ends import clause_end
from briefing.extraction.quotes.clauses import QUE, SI, bare, infinitive, is_infinitive
from briefing.extraction.quotes.complementizers import complementizer, is_shown, only_shows
from briefing.extraction.quotes.laid_down import asks_for_it, is_bare_promise, lays_down
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
_ADVISING = {"conseiller", "recommander", "suggérer", "promettre"}
"""Verbs that are told to somebody as the ones that ask are: *conseille aux patients de …*."""
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
_SAYING = {"say", "answer", "add", "explain", "announce", "write", "admit", "deny"}


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
        begin = _clause_begin(verb, cue, layout, knows)
        if begin is None:
            continue
        start, construction = begin
        if only_shows(verb, layout, knows) or is_shown(verb, cue, knows) or lays_down(verb, cue):
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
    span = _without_gloss(span, inside, layout)
    if knows.lemma(verb) in _CHARGING and inside:
        _, after = layout.outer(inside[-1])
        if after < stop and layout.doc[after].pos_ == "CCONJ":
            # « d'avoir « bradé le réseau » et laissé fuir l'eau »: the rest is a charge alone.
            span = Span(span.start, layout.marks[inside[-1]].inner.end)
    if knows.lemma(verb) in _CHARGING:
        spoken = spoken_end(span, inside, layout) or spoken_start(span, inside, layout)
        if spoken is not None:
            cue_span = layout.chars(verb_group_start(verb), cue_end(verb, knows))
            yield Report((spoken,), speaker, cue_span, "fragment", cue.trust, verb.i, tuple(inside))
            return
    cue_span = layout.chars(verb_group_start(verb), cue_end(verb, knows))
    yield Report((span,), speaker, cue_span, construction, cue.trust, verb.i, tuple(inside))


_WHEN = {"quand", "lorsque", "lorsqu'"}


def _without_gloss(span: Span, inside: list[int], layout: Layout) -> Span:
    """Cut *, siège de la Cour* off a clause that ends in marks: the journalist adds it."""
    if not inside:
        return span
    last = inside[-1]
    inner, stop = layout.token_range[last]
    _, after = layout.outer(last)
    doc = layout.doc
    end = layout.token_from(span.end)
    if after >= end or doc[after].text != "," or has_finite_verb(doc, after, end):
        return span
    named = [t.lower_ for t in doc[after + 1 : after + 4]] in (
        ["du", "nom", "de"],
        ["du", "nom", "d'"],
    )
    if not named and not any(t.pos_ == "VERB" for t in doc[inner:stop]):
        return span
    return Span(span.start, layout.marks[last].outer.end)


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


def _ready(verb: Token, layout: Layout) -> int | None:
    """Return where *prête à signer* starts in *s'est dite prête à signer*, or None."""
    doc, i = layout.doc, verb.i + 1
    if not is_reflexive(verb):
        return None
    while i < len(doc) and doc[i].pos_ == "ADV":
        i += 1
    if i + 2 >= len(doc) or layout.mark_of[i] >= 0 or base(doc[i]) not in {"xcomp", "amod", "obj"}:
        return None
    if doc[i].pos_ not in {"ADJ", "NOUN", "VERB"} or doc[i + 1].lower_ not in {"à", "de", "d'"}:
        return None
    return i if any(is_infinitive(t) for t in doc[i + 2 : i + 5]) else None


_QUESTION = set(
    "pourquoi comment combien quand où quel quelle quels quelles lequel laquelle qui".split()
)


def _question(anchor: Token, layout: Layout) -> int | None:
    """Return where an indirect question starts: *demande au maire pourquoi rien n'a bougé*, *ce qui …*."""
    doc, commas = layout.doc, 0
    for i in range(anchor.i + 1, min(anchor.i + _ASKED, layout.sentence_end(anchor.i) - 1)):
        token = doc[i]
        if layout.mark_of[i] >= 0 or token.pos_ in VERBAL:
            return None
        if token.is_punct:
            if token.text != ",":
                return None
            commas += 1
            continue
        what = token.lower_ == "ce" and doc[i + 1].lower_ in {"qui", "que", "qu'"}
        if what or (token.lower_ in _QUESTION and doc[i - 1].pos_ != "ADP"):
            plain = what or token.lower_ != "qui" or i == anchor.i + 1
            return i if plain and commas % 2 == 0 else None
    return None


_ASKED = 14
"""Tokens that whoever is asked may fill, an apposition between commas included."""


_TELLING = set(
    "say answer add explain announce write exclaim admit criticise deny ask order promise".split()
)


def _clause_begin(
    verb: Token, cue: CueVerb, layout: Layout, knows: Knowledge
) -> tuple[int, str] | None:
    """Return where the governed clause starts and by which construction."""
    doc = layout.doc
    frames = cue.frames
    # In *fait savoir que*, the clause hangs below *savoir*.
    anchor = doc[cue_end(verb, knows) - 1]
    if anchor.lower_ in QUE:
        # « argumenter que »: the clause is sought from the verb on.
        anchor = verb
    if cue.rest and "que" in frames and anchor.i + 2 < len(doc):
        if doc[anchor.i + 1].lower_ in QUE and layout.mark_of[anchor.i + 1] < 0:
            # « jure ses grands dieux qu'il n'en savait rien »
            return anchor.i + 2, "clause"
    if "que" in frames or cue.verb_class in _TELLING:
        que = complementizer(anchor, layout, QUE)
        if que is not None and layout.mark_of[que.i] < 0:
            return que.i + 1, "clause"
    told = cue.verb_class == "ask" or "Inf" not in verb.morph.get("VerbForm", [])
    # « se dit désolé si elle a pu blesser »: the adjective's own.
    told = told and not (
        "attr" in frames and cue.reflexive and doc[min(anchor.i + 1, len(doc) - 1)].pos_ == "ADJ"
    )
    if ("si" in frames or cue.verb_class == "ask") and told:
        si = complementizer(anchor, layout, SI)
        near = si is not None and (
            cue.verb_class == "ask" or si.head.head.i in {verb.i, anchor.i} or si.i == anchor.i + 1
        )
        if si is not None and near and layout.mark_of[si.i] < 0:
            return si.i + 1, "clause"
    if cue.verb_class == "ask" and told:
        asked = _question(anchor, layout)
        if asked is not None:
            return asked, "clause"
    if verb.lower_.endswith("ant") and "que" in frames and verb.i + 2 < len(doc):
        # « ajoutant la Chine préconisait »: the *que* was forgotten.
        nxt = doc[verb.i + 1]
        if nxt.pos_ in {"DET", "PROPN"} and layout.mark_of[nxt.i] < 0:
            end = layout.sentence_end(verb.i)
            noun = next((t for t in doc[nxt.i : end] if t.pos_ in {"NOUN", "PROPN"}), None)
            finite = noun is not None and np_end(noun) < end and doc[np_end(noun)].pos_ in VERBAL
            if finite and noun is not None and is_finite(doc[np_end(noun)]):
                return nxt.i, "clause"
    ready = _ready(verb, layout)
    if ready is not None and cue.lemma in {"dire", "déclarer"}:
        return ready, "infinitive"
    stated = doc[min(anchor.i + 1, len(doc) - 1)]
    if "attr" in frames and cue.reflexive and (stated.pos_ == "ADJ" or stated.lower_ == "confiant"):
        # « s'est dit confiant dans la capacité du pays à dialoguer »
        return None
    if "inf" in frames:
        asked = cue.verb_class in {"ask", "order"} or cue.lemma in _ADVISING
        found = infinitive(verb, layout, asked=asked, last=anchor.i)
        if found is not None:
            return found[0], "infinitive"
    if cue.verb_class in _SAYING:
        # « racontent avoir vu », « a indiqué mardi n'avoir rien reçu »: any verb of saying takes it.
        said = infinitive(verb, layout, last=anchor.i)
        if said is not None and layout.mark_of[said[0]] < 0:
            lead = doc[said[0] - 1]
            parted = lead.text == "," and said[1].lower_ not in {"avoir", "être"}
            if lead.i == anchor.i or (lead.pos_ != "ADP" and not parted and _hangs(said[1], verb)):
                return said[0], "infinitive"
            if lead.i > anchor.i and lead.pos_ != "ADP" and bare(said[0], anchor.i, doc):
                return said[0], "infinitive"
    return None


def _hangs(infinitive: Token, verb: Token) -> bool:
    """Tell whether the infinitive, or the verb that it helps, is the complement of the cue."""
    main = infinitive.head if base(infinitive) == "aux" else infinitive
    return main.head.i == verb.i and base(main) in {"xcomp", "ccomp"}
