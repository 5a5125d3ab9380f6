"""Gather what stands around an inserted cue: *« A », dit-il, « B »*."""

from __future__ import annotations

from briefing.extraction.grammar.cues import acts_as_verb
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import base, clitic, has_finite_verb, in_passive, is_verb
from briefing.extraction.grammar.terms import is_term, only_names
from briefing.extraction.quotes.beside_marks import (
    before_same_paragraph,
    continued,
    is_speech,
    joined_clause,
    joins,
    marks_in,
    reported_start,
)
from briefing.extraction.quotes.clause_ends import unsaying
from briefing.extraction.quotes.clauses import (
    GOVERNS,
    after_connective,
    after_dateline,
    clause_before,
    cut_relative,
    is_infinitive,
)
from briefing.extraction.quotes.found import TRUST, Found
from briefing.extraction.quotes.incise_signs import (
    behind_named,
    completes,
    goes_on_speaking,
    held_out,
    helped,
    in_dialogue,
    is_age,
    shows_manner,
)
from briefing.extraction.quotes.incises import Incise
from briefing.extraction.quotes.relayed import LEQUEL
from briefing.model import QuoteKind, Span

_OPENS_CLAUSE = set("où que qui quand car lorsque puisque dont parce".split())
_SHORTEST = 3
_ASKING = {"ask", "order", "promise"}
_THAT = {"qui", "que", "qu'"}
"""What goes on with *C'est lui, dit X, qui …*."""
# A preposition after a cue takes the narration up again (*, a-t-il dit devant la presse*); others,
# like *avec* and *sans*, mostly go on with what is said.
_NARRATES = set(
    "devant dans à au aux en sur de d' du des depuis après avant par chez pendant auprès face via "
    "lors hier lundi mardi mercredi jeudi vendredi samedi dimanche lorsque quand".split()
)


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
    if _retold(incise, layout, knows) and (
        k < 0 or reported_start(layout.outer(k)[0], layout) < layout.outer(k)[0]
    ):
        return None
    if k >= 0:
        start, closed = layout.outer(k)
        begin = _past_heading(reported_start(start, layout), start, layout)
        first = layout.marks[k].inner
        before: list[int] = []
        used[k] = True
        if begin < start:
            span = layout.chars(begin, start)
            if span is not None and not only_names(begin, start, closed, layout):
                first = Span(span.start, layout.marks[k].outer.end)
                for j in marks_in([first], layout):
                    used[j] = True
            kind = "mixed"
        else:
            kind = "direct"
            before = before_same_paragraph(k, layout, used)
            for j in before:
                parts.append(layout.marks[j].inner)
                used[j] = True
        parts.append(first)
        following = continued(incise, later, layout, used, knows)
        if kind == "mixed" and not following:
            following = joined_clause(incise, layout, knows)
        if kind == "direct" and not (following or before or is_speech(k, layout)):
            kind = "mixed"
        parts += following
    else:
        unmarked = (
            _complement(incise, layout, used)
            or _before_comme(incise, layout, used)
            or _after_comme(incise, layout, used)
            or _unmarked(incise, layout, knows)
        )
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


def _retold(incise: Incise, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether the cue only says where the report of somebody's words was heard.

    *Le maire affirme que …, a-t-on appris de médias locaux* is the mayor's.
    """
    doc = layout.doc
    if not any(clitic(t) == "on" for t in doc[incise.start : incise.end]):
        return False
    begin = layout.sentence_start(incise.start - 1 if incise.start else 0)
    if clause_before(begin, incise.start, layout, knows) is not None:
        return True
    # « La ministre lui a demandé de « se retirer », a-t-on appris de son entourage »
    told = (t for t in doc[begin : incise.start] if layout.mark_of[t.i] < 0)
    cues = (knows.cue_verb(t) for t in told if not in_passive(t))  # « X a été interpellé »
    asks = any(c is not None and c.verb_class in _ASKING for c in cues)
    return asks and doc[incise.verb].lemma_.casefold() == "apprendre"


def _unmarked(
    incise: Incise, layout: Layout, knows: Knowledge
) -> tuple[list[Span], QuoteKind] | None:
    """Return the sentence around a cue that stands in no marks (free indirect speech)."""
    doc = layout.doc
    begin = layout.sentence_start(incise.start - 1 if incise.start else 0)
    for i in range(begin, incise.start - 1):
        # « … de nuancer son propos : une inspection aura lieu, a-t-il dit »: from the colon on.
        if layout.mark_of[i] < 0 and (
            doc[i].text == ";"
            or (
                doc[i].text == ":"
                and (_labels(begin, i, layout) or _narrates(begin, i, incise, layout, knows))
            )
        ):
            begin = i + 1
    for i in range(begin, incise.start - 1):
        # « Où est-il consigné ? » Nulle part, admet-il.
        k = layout.closing(i)
        if k >= 0 and layout.ends_sentence(k) and doc[i + 1].text[:1].isupper():
            begin = i + 1
    governed = clause_before(begin, incise.start, layout, knows)
    if governed is not None:
        begin = governed
    while begin < incise.start and not doc[begin].is_word and layout.opening(begin) < 0:
        begin += 1
    begin = after_dateline(begin, incise.start, layout)
    begin = after_connective(begin, incise.start, layout, knows)
    end = layout.sentence_end(incise.end - 1)
    waiting = doc[incise.start - 2] if incise.start - 2 > begin else None
    if waiting is not None and waiting.lower_ in _RELATIVE and doc[incise.start - 1].text == ",":
        # « Il en veut aux marchands qui, dit-il, ont vidé la rue »: only the relative is said.
        right = layout.chars(incise.end + 1, end)
        if right is None or not has_finite_verb(doc, incise.end, end):
            return None
        return [right], "mixed" if _has_quoted_words([right], layout) else "indirect"
    begin = behind_named(begin, incise.start, incise.end, layout, knows)
    led = _led_by_mark(begin, incise.start, layout)
    if led >= 0:
        # « « Le contexte est pire », y compris pour les banques, commente X »
        return [layout.marks[led].inner], "direct"
    cut = cut_relative(begin, incise.start, layout)
    if cut is not None:
        alone = doc[cut].lower_ in {"qui", "que", "qu'"} and not doc[cut + 1].is_word
        begin = incise.start if alone else cut
    left = layout.chars(begin, incise.start - (doc[incise.start - 1].text == "("))
    after = doc[incise.end] if incise.end < len(doc) else None
    goes_on = after is not None and after.text in {",", ":", "–", "—"} and incise.end + 1 < end
    if (
        after is not None
        and after.text == ";"
        and goes_on_speaking(incise.start, incise.end + 1, end, layout, knows)
    ):
        # « Il mangeait ici, a-t-elle raconté ; il connaissait le chien »
        goes_on = True
    if cut is None and goes_on and after is not None and after.text == ",":
        # « Tardive, cingle X, qui a écrit trois fois »: the relative clause is the journalist's.
        following = doc[incise.end + 1 : incise.end + 3]
        cleft = following[0].lower_ in _THAT and doc[begin].lower_ in {"c'", "ce"}
        goes_on = (cleft or following[0].lower_ not in {"qui", "dont", "où"}) and not (
            following[0].lower_ in {"pour", "selon"} and following[-1].lower_ in LEQUEL
        )
    if left is None and goes_on and has_finite_verb(doc, incise.end, end):
        # « Par ailleurs, poursuit le maire, la commune … »
        right = layout.chars(incise.end + 1, end)
        if right is not None:
            return [right], "mixed" if _has_quoted_words([right], layout) else "indirect"
    if left is None or len(doc[begin : incise.start]) < 2:
        return None
    parts = [left]
    finite_left = has_finite_verb(doc, begin, incise.start)
    if goes_on and after is not None:
        first = doc[incise.end + 1]
        last = next((t for t in reversed(doc[begin : incise.start]) if t.is_word), after)
        pronoun = any(clitic(t) for t in doc[incise.start : incise.end])
        cleft = cut is None and first.lower_ in _THAT and doc[begin].lower_ in {"c'", "ce"}
        resumed = not (cleft or completes(first.i, last, layout, by_pronoun=pronoun)) and (
            shows_manner(first.i, layout)
            or (first.lower_ == "sans" and unsaying(first.i, end, layout, knows))
            or (first.lower_.endswith("ant") and not joins(first))
            or first.lower_ in _NARRATES
            or first.lower_ in {"qui", "dont", "alors", "tandis", "lors"}
        )
        quoted = layout.opening(first.i) >= 0
        if after.text == ":" or not finite_left or not resumed:
            stop = end
            for q in range(incise.end + 1, end):
                if doc[q].text == ";" and not _still_said(incise, q + 1, end, layout, knows):
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
            spoken = not resumed and (
                first.pos_ == "ADP" or (pronoun and first.pos_ != "PUNCT" and not is_age(first))
            )
            spoken = spoken and not held_out(first.i, stop, layout)
            waits = last.pos_ == "VERB" and has_finite_verb(doc, last.i, last.i + 1)
            spoken = spoken or (waits and not has_finite_verb(doc, incise.end + 1, stop))
            alone = not finite_left and not held_out(first.i, stop, layout)
            if alone or after.text == ":" or joins(first) or quoted or spoken or cleft:
                right = layout.chars(incise.end + 1, stop)
                if right is not None:
                    parts.append(right)
    if not finite_left and len(parts) == 1 and left.end - left.start < _SHORTEST:
        return None
    kind: QuoteKind = "mixed" if _has_quoted_words(parts, layout) else "indirect"
    return parts, "direct" if in_dialogue(begin, layout) else kind


def _still_said(incise: Incise, begin: int, end: int, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether what follows a semicolon is said too: by *dit-il*, or in the mood of hearsay."""
    told = layout.doc[begin:end]
    hearsay = any("Cnd" in t.morph.get("Mood", []) for t in told)
    pronoun = any(clitic(t) for t in layout.doc[incise.start : incise.end])
    return (pronoun or hearsay) and goes_on_speaking(
        incise.start, begin, end, layout, knows, any_cue=hearsay
    )


_RELATIVE = {"qui", "dont", "où"}


_ACCOUNTS = set(
    "propos message récit version discours constat explication explications argument réponse lecture "
    "analyse ton cloche thèse réaction démenti défense ligne position credo justification".split()
)
"""What a sentence speaks of that leads to what was said: *Le récit est exactement inverse : …*."""


_LABEL = 4


def _labels(begin: int, colon: int, layout: Layout) -> bool:
    """Tell whether a few nouns head what is said: *Retraites : la réforme ira au bout, assure X*."""
    words = layout.doc[begin:colon]
    first = layout.sentence_start(begin) == begin and words[:1] and words[0].text[:1].isupper()
    return bool(first) and len(words) <= _LABEL and all(t.pos_ in _HEADING for t in words)


_HEADING = {"NOUN", "PROPN", "ADJ", "ADP"}


def _past_heading(begin: int, stop: int, layout: Layout) -> int:
    colon = next((t.i for t in layout.doc[begin:stop] if t.text == ":"), None)
    return colon + 1 if colon is not None and _labels(begin, colon, layout) else begin


def _narrates(begin: int, colon: int, incise: Incise, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether the words before a colon are the journalist's: somebody does or says there."""
    pronouns = {clitic(t) for t in layout.doc[incise.start : incise.end]} - {""}
    for token in layout.doc[begin:colon]:
        if token.lower_ in {"je", "j'", "nous"}:
            return False
        role = knows.role(token.lower_) if base(token) == "nsubj" else None
        if pronouns and (token.lower_ in pronouns or (role is not None and role.kind == "person")):
            # « La ministre s'en défend : ses services, affirme-t-elle, … »
            return True
        if acts_as_verb(token, knows):
            cue = knows.cue_verb(token)
            if cue is not None and cue.trust >= GOVERNS:
                return True
        if token.ent_type_ == "PER":
            return True
        if base(token) == "nsubj" and token.ent_type_ in {"ORG", "LOC"}:
            return True
        if token.lower_ in {"de", "d'"} and layout.doc[begin].lower_ == "et":
            # « Et l'Allemand de retourner le compliment : … »
            if is_infinitive(layout.doc[token.i + 1]):
                return True
        if token.lower_ in _ACCOUNTS and not layout.opening(colon + 1) >= 0:
            return True
    return False


def _complement(
    incise: Incise, layout: Layout, used: list[bool]
) -> tuple[list[Span], QuoteKind] | None:
    """Return the marked words for which a preposition waits: *il arrive à Paris avec, disait-il, « deux chemises »*."""
    doc, comma = layout.doc, incise.start - 1
    if comma < 2 or doc[comma].text != "," or incise.end >= len(doc):
        return None  # a text that breaks off: « il arrive avec, disait-il »
    k = layout.opening(incise.end + 1) if doc[incise.end].text == "," else -1
    # « on vient y mourir et, dit-elle, « d'abord vivre » », « qui avait, dit-elle, « fermé les yeux » »
    relative = layout.chars(comma - 2, comma) if helped(comma - 1, k, layout) else None
    joined = doc[comma - 1].lower_ in _ADDS or relative is not None
    if not joined and doc[comma - 1].pos_ != "ADP":
        return None
    begin = layout.sentence_start(comma)
    if k < 0 or used[k] or not has_finite_verb(doc, begin, comma):
        return None
    return [*([relative] if relative is not None else []), layout.marks[k].inner], "mixed"


_ADDS = {"et", "ou", "voire"}


def _before_comme(
    incise: Incise, layout: Layout, used: list[bool]
) -> tuple[list[Span], QuoteKind] | None:
    """Return the words between marks right before *, comme le dit X*: a fragment of the sentence is what X said."""
    doc, comma = layout.doc, incise.start - 1
    if doc[incise.start].lower_ != "comme" or comma < 1 or doc[comma].text != ",":
        return None
    k = layout.closing(comma - 1)
    if k < 0 or used[k] or is_term(k, layout):
        return None
    start, _ = layout.outer(k)
    begin = layout.sentence_start(start)
    return ([layout.marks[k].inner], "mixed") if has_finite_verb(doc, begin, start) else None


def _after_comme(
    incise: Incise, layout: Layout, used: list[bool]
) -> tuple[list[Span], QuoteKind] | None:
    """Return what follows *comme le rappelle X,*: words between marks, or the whole sentence."""
    doc = layout.doc
    i = incise.end
    while i < len(doc) and doc[i].text in {",", ":"}:
        i += 1
    k = layout.opening(i)
    joint = incise.start - 2
    if joint >= 0 and doc[joint].lower_ in _OPENS_CLAUSE and doc[joint + 1].text == ",":
        # « un coron où, raconte-t-elle, « on apprenait à tousser » »
        if k >= 0 and not used[k] and layout.words_in(k) > 2:
            return [layout.marks[k].inner], "direct"
    if doc[incise.start].lower_ != "comme":
        return None
    if k >= 0 and not used[k] and layout.words_in(k) > 2:
        return [layout.marks[k].inner], "direct"
    if layout.sentence_start(incise.start) < incise.start or i == incise.end:
        return None
    span = layout.chars(i, layout.sentence_end(i))
    if span is None or not has_finite_verb(doc, i, layout.sentence_end(i)):
        return None
    return [span], "mixed" if _has_quoted_words([span], layout) else "indirect"


def _led_by_mark(begin: int, end: int, layout: Layout) -> int:
    """Return the stretch that opens the sentence and holds its only finite verb, or -1."""
    k = layout.opening(begin)
    if k < 0 or layout.outer(k)[1] >= end:
        return -1
    inner, stop = layout.token_range[k]
    tail = range(layout.outer(k)[1], end)
    if not has_finite_verb(layout.doc, inner, stop) or any(layout.mark_of[i] >= 0 for i in tail):
        return -1
    return -1 if has_finite_verb(layout.doc, tail.start, end) else k


def _has_quoted_words(parts: list[Span], layout: Layout) -> bool:
    """Tell whether words of the speaker stand in marks, names and titles not counting."""
    return any(not is_term(k, layout) for k in marks_in(parts, layout))
