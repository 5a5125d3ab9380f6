"""Find words between marks inside a sentence that no cue reports, and the clause whose verb they hold."""

from __future__ import annotations

from dataclasses import replace

from briefing.extraction.grammar.cues import set_aside
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import VERBAL, base, has_finite_verb
from briefing.extraction.grammar.terms import is_named
from briefing.extraction.quotes.found import TRUST, Found
from briefing.extraction.quotes.laid_down import lays_down
from briefing.extraction.quotes.unsaid import is_law, labels
from briefing.extraction.quotes.widened import widened
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.speaking import speaks
from briefing.extraction.speakers.within import read_within
from briefing.language.plain_doc import Token

_MANY = 6
"""Words between marks that no name or term has."""
_FEW = 3
"""Words with a verb among them that the subject of the sentence may have said."""
_OF_THE = {"du", "de", "d'", "des", "la", "le", "les", "l'"}
_NEAR = 8
"""Tokens before a stretch among which a title or a slogan is called so."""


def held_words(
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
    if doc[inner].text[:1].isupper() and doc[start - 1].lower_ in _OF_THE:
        if not has_finite_verb(doc, inner, stop):
            return None  # « des extraits du « Traité de l'attaque des places » »
    begin = layout.sentence_start(start)
    if _listed_or_unsaid(start, layout, knows):
        return None
    if any(labels(t, knows) for t in doc[max(begin, start - _NEAR) : start]):
        return None
    if not has_finite_verb(doc, begin, layout.sentence_end(start)) or is_law(start, begin, layout):
        return None
    speaker = _acting_subject(start, begin, layout, resolver)
    if words < _MANY and (not speaker or doc[inner].text[:1].isupper()):
        return None
    if _opening_verb(k, layout) is not None and read_within(doc[inner:stop]).alone:
        speaker = (
            NOBODY  # « Les apprentis « sont meilleurs que moi » »: whom they are compared with
        )
    if not speaker:
        before = _told_before(k, layout, told)
        if doc[inner].text[:1].isupper():
            # A title is written like this, and nobody is there to have said it.
            return None
        if before is not None:
            speaker = before
        elif doc[inner].pos_ == "ADP" and not has_finite_verb(doc, inner, stop):
            # « Casino a été suspendu « dans l'attente d'un communiqué » »: nobody is there to have said it.
            return None
    whole = (
        words >= _MANY and acts and has_finite_verb(doc, inner, stop) and doc[start - 1].text == ","
    )
    joined = [layout.marks[j].inner for j in _joined(k, layout)]
    return Found(
        (widened(k, layout, knows), *joined),
        "direct" if whole else "mixed",
        speaker,
        None,
        "held",
        TRUST["held"],
        inner,
    )


_SAYINGS = {"expression", "proverbe", "dicton", "locution", "adage"}
"""Nouns right behind which words are named, not said: *L'expression « tirer le diable par la queue »*."""
_SUCH = {"tel", "tels", "telle", "telles"}


def _listed_or_unsaid(start: int, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether words are examples (*des thèmes tels que « … »*), a law's, or what nobody has said yet."""
    doc = layout.doc
    before, second = doc[start - 1], doc[max(start - 2, 0)]
    if before.lower_ in _SAYINGS:
        return True
    led = before.lower_ in {"que", "qu'"}
    if led and second.lower_ in _SUCH:
        return True
    verb = second if led else before
    cue = knows.cue_verb(verb) if verb.pos_ in VERBAL else None
    return cue is not None and (set_aside(verb, cue, layout) or lays_down(verb, cue))


_JOINTS = set("et ou voire mais aussi même , à de d' du des un une le la l' les par pour".split())


def _joined(k: int, layout: Layout) -> list[int]:
    """Return the stretches of its sentence that *et* or *voire* joins to one: *à un « A », voire à un « B »*."""
    out: list[int] = []
    stop = layout.sentence_end(layout.outer(k)[1] - 1)
    for j in range(k + 1, len(layout.marks)):
        start, _ = layout.outer(j)
        between = layout.doc[layout.outer(j - 1)[1] : start]
        if start >= stop or not between or len(between) > _FEW + 1:
            break
        if any(t.lower_ not in _JOINTS for t in between) or layout.marks[j].nested:
            break
        out.append(j)
    return out


def with_subject(
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
    if verb is None:
        return quote
    led = min(start, verb.i)
    first = begin
    if doc[begin].lower_ == "en":
        # « En signant seul, le syndicat a « trahi la base » »
        first = next((i + 1 for i in range(led - 1, begin, -1) if doc[i].text == ","), begin)
    subject = doc[first:led]
    before = _told_before(k, layout, told)
    if before is not None and doc[begin].lower_ in _CONCEDING:
        quote = replace(quote, speaker=before)
    if not subject or len(subject) > _SUBJECT:
        return quote
    if subject[0].pos_ not in {"DET", "PROPN", "PRON", "NOUN"} or any(
        t.text in {",", ":", ";"} or t.lower_ in {"qui", "que", "qu'"} for t in subject
    ):
        return quote
    if has_finite_verb(doc, begin, led):
        return quote
    last = stop - 1 if doc[stop - 1].text in {".", "…"} and layout.mark_of[stop - 1] < 0 else stop
    joined = end + 1 < last and doc[end].lower_ in {"et", ","} and layout.mark_of[end + 1] > k
    span = layout.chars(begin, layout.outer(k + 1)[1] if joined else end)
    if span is None or any(s.overlaps(span) for q in told for s in q.content):
        return quote
    closer = layout.outer(k + 1)[1] if joined else end
    if closer < last:
        # The journalist goes on: where the words end is not sure.
        return quote
    paragraph = layout.paragraph_from(layout.marks[k].outer.start)
    speaker = before or NOBODY
    if not before and begin > layout.token_from(paragraph) and not _body(quote.speaker, resolver):
        speaker = _acting_subject(begin - 1, layout.token_from(paragraph), layout, resolver)
    return replace(quote, content=(span,), kind="mixed", speaker=speaker or quote.speaker)


_CONCEDING = {"si", "s'"}
"""What opens *Si dix salariés « ont une piste », les autres …*: they have not said it."""


def _told_before(k: int, layout: Layout, told: tuple[Found, ...]) -> Resolved | None:
    """Return who spoke last before a stretch in its paragraph."""
    at = layout.marks[k].outer.start
    paragraph = layout.paragraph_from(at)
    before = [q for q in told if paragraph <= q.content[0].start < at and q.speaker]
    if not before:
        return None
    nearest = max(before, key=lambda q: q.content[-1].end)
    return Resolved(nearest.speaker.entries, "carried over", nearest.at)


def _body(speaker: Resolved, resolver: Resolver) -> bool:
    """Tell whether a clause is about a named body, which speaks of itself by its name."""
    entries = [resolver.register.entries[e] for e in speaker.entries]
    return bool(entries) and all(e.named and e.kind == "organisation" for e in entries)


_SUBJECT = 9
"""Tokens that the subject before the marks has at most."""
_PROCLITICS = {"ne", "n'", "se", "s'", "le", "la", "l'", "les", "y", "en", "lui", "leur", "me"}


def _opening_verb(k: int, layout: Layout) -> Token | None:
    """Return the finite verb that a stretch begins with, or its auxiliary right before: *a « menti aux élus »*."""
    doc = layout.doc
    inner, stop = layout.token_range[k]
    while inner < stop and doc[inner].lower_ in _PROCLITICS:
        inner += 1
    if inner < stop and has_finite_verb(doc, inner, inner + 1):
        return doc[inner]
    helper = doc[max(layout.outer(k)[0] - 1, 0)]
    if helper.pos_ != "AUX" or not has_finite_verb(doc, helper.i, helper.i + 1):
        return None
    main = doc[min(inner, len(doc) - 1)]
    return helper if main.pos_ == "VERB" and "Part" in main.morph.get("VerbForm", []) else None


def _acting_subject(start: int, begin: int, layout: Layout, resolver: Resolver) -> Resolved:
    """Return the party that is the subject nearest before a stretch in its sentence."""
    for i in range(start - 1, begin - 1, -1):
        token = layout.doc[i]
        if base(token) != "nsubj" or layout.mark_of[i] >= 0:
            continue
        if "pass" in token.dep_:
            # « Casino a été suspendu « dans l'attente d'un communiqué » »: it has said nothing.
            return NOBODY
        found = resolver.all_of(token)
        if found and speaks(found, resolver):
            kinds = {resolver.register.entries[e].kind for e in found.entries}
            if kinds <= {"person", "organisation", "state"}:
                return Resolved(found.entries, "subject before", i)
        return NOBODY
    return NOBODY
