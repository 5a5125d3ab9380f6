"""Gather what stands between marks before and after an inserted cue."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import base, has_finite_verb, is_verb
from briefing.extraction.grammar.terms import is_term
from briefing.extraction.quotes.clauses import GOVERNS
from briefing.extraction.quotes.incise_signs import goes_on_speaking
from briefing.extraction.quotes.incises import Incise
from briefing.language.plain_doc import Token
from briefing.model import Span

_JOINTS = set(
    "et mais ou car que puisque parce ni donc si tant afin faute sauf quitte sinon".split()
)


def reported_start(mark_start: int, layout: Layout) -> int:
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
        return begin if _told_around(begin, mark_start, lead, layout) else mark_start
    if all(t.pos_ in {"CCONJ", "SCONJ", "ADV"} for t in words):
        return mark_start
    if inner.text[:1].isupper() and not inner.ent_type_ and inner.pos_ != "PROPN":
        return mark_start
    clause = has_finite_verb(doc, *layout.token_range[layout.opening(mark_start)])
    if lead[-1].text == "," and (clause or has_finite_verb(doc, begin, mark_start)):
        return mark_start
    if lead[-1].text == ";" or (clause and lead[-1].text in {"–", "—", "-"}):
        # « À deux demandes – la réouverture et les soins – « nous n'avons eu qu'un silence » »
        return mark_start
    colon = next((t.i for t in reversed(lead) if t.text in {":", ";"}), None)
    if colon is not None and has_finite_verb(doc, begin, colon):
        begin = colon + 1
    while doc[begin].text in {"-", "–", "—", "•", "*"} or doc[begin].is_space:
        begin += 1
    return begin


def _told_around(begin: int, mark_start: int, lead: list[Token], layout: Layout) -> bool:
    """Tell whether words between marks are set into a sentence that is said as a whole.

    *Le cargo « a coupé la route » du patrouilleur « de façon risquée », a indiqué X*
    """
    k = layout.opening(mark_start)
    inner, stop = layout.token_range[k]
    doc = layout.doc
    opened = layout.opening(begin) >= 0
    if doc[mark_start - 1].lower_ in {"et", "mais"} and _lacks_subject(inner, stop, layout):
        # « Ces données « datent de mai » mais « ne permettent pas de conclure », a-t-il précisé »
        return not opened and has_finite_verb(doc, begin, mark_start)
    if opened or layout.mark_of[begin] >= 0 or has_finite_verb(doc, inner, stop):
        return False
    if any(t.text in {":", ";"} and layout.mark_of[t.i] < 0 for t in lead):
        return False
    return has_finite_verb(doc, begin, mark_start)


def _lacks_subject(inner: int, stop: int, layout: Layout) -> bool:
    """Tell whether words between marks open with a finite verb whose subject stands before them."""
    doc = layout.doc
    first = inner + 1 if doc[inner].lower_ in {"ne", "n'"} and inner + 1 < stop else inner
    verb = doc[first]
    return has_finite_verb(doc, first, first + 1) and not any(
        base(c) == "nsubj" and c.i >= inner for c in verb.children
    )


def listed(k: int, j: int, layout: Layout) -> bool:
    """Tell whether a stretch ends the next item of a list: *décrit un accueil « froid » ; des lits « sales »*."""
    start, end = layout.outer(k)[1], layout.outer(j)[0]
    items = layout.doc[start:end]
    return bool(items) and items[0].text == ";" and not has_finite_verb(layout.doc, start, end)


def before_same_paragraph(k: int, layout: Layout, used: list[bool]) -> list[int]:
    """Return the stretches right before this one that belong to the same quotation.

    Those of a paragraph left open that this one continues, and sentences quoted back to back.
    """
    out: list[int] = []
    j = k
    while j > 0 and not used[j - 1]:
        gap = layout.text[layout.marks[j - 1].outer.end : layout.marks[j].outer.start]
        if (layout.marks[j].continues and layout.marks[j - 1].unclosed) or (
            not gap.strip(" \u00a0\u202f.")
            and "\n" not in gap
            and layout.words_in(j - 1) > 3
            and _opens_sentence(j - 1, layout)
        ):
            out.insert(0, j - 1)
        else:
            break
        j -= 1
    return out


def joined_clause(incise: Incise, layout: Layout, knows: Knowledge) -> list[Span]:
    """Return the clause that goes on after *, assure X, et …* or *, dit-il ; …*."""
    doc, i = layout.doc, incise.end
    end = layout.sentence_end(incise.end - 1)
    if i + 2 >= end or doc[i].text not in {",", ";"} or layout.mark_of[i] >= 0:
        return []
    if doc[i].text == "," and not (joins(doc[i + 1]) and doc[i + 2].lower_ not in {"de", "d'"}):
        return []
    told = goes_on_speaking(incise.start, i + 1, end, layout, knows, any_cue=doc[i].text == ",")
    span = layout.chars(i + 1, end) if told else None
    if span is None or marks_in([span], layout):
        return []
    first = doc[i + 1]
    if joins(first) and is_verb(doc[first.i + 1]):
        return []
    return [span]


def is_speech(k: int, layout: Layout) -> bool:
    """Tell whether the stretch before a cue is a clause, and not *« Un désastre », dit-il*."""
    inner, stop = layout.token_range[k]
    return has_finite_verb(layout.doc, inner, stop) or layout.words_in(k) > _SHORT_WORDS


_SHORT_WORDS = 8


def _opens_sentence(k: int, layout: Layout) -> bool:
    """Tell whether nothing of the narration stands before the stretch in its sentence."""
    start, _ = layout.outer(k)
    lead = layout.doc[layout.sentence_start(start) : start]
    return not any(layout.mark_of[t.i] < 0 and t.is_word for t in lead)


def _rest_of_cue(i: int, layout: Layout, knows: Knowledge) -> int:
    """Return the token after the sentence of a cue when nothing more is reported in it."""
    doc = layout.doc
    end = layout.sentence_end(max(i - 1, 0))
    for token in doc[i:end]:
        if layout.mark_of[token.i] >= 0:
            return i
        finite = token.pos_ == "VERB" and has_finite_verb(doc, token.i, token.i + 1)
        if finite or token.lower_.endswith("ant"):
            cue = knows.cue_verb(token)
            relative = any(t.lower_ in {"qui", "dont"} for t in doc[max(token.i - 4, i) : token.i])
            acts = finite and (_does(token) or token.i > i + _ASIDE)
            if (acts and not relative) or (cue is not None and cue.trust >= GOVERNS):
                return i
    return end


_ASIDE = 3
"""Tokens into what follows a cue where a verb without a subject may be none (*, micro en main*)."""


def _does(verb: Token) -> bool:
    """Tell whether somebody does what the verb says, or has just said something before it."""
    before = verb.doc[verb.i - 1]
    own = any(base(c) in {"nsubj", "aux", "cop"} for c in verb.children)
    return own or before.pos_ in {"PRON", "AUX", "ADV", "CCONJ"} or before.text not in {",", "("}


def continued(
    incise: Incise, later: Incise | None, layout: Layout, used: list[bool], knows: Knowledge
) -> list[Span]:
    """Return what goes on after the cue: *« A », dit-il, « B »*, and sentences without a cue."""
    parts: list[Span] = []
    doc = layout.doc
    i = _rest_of_cue(incise.end, layout, knows)
    while i < len(doc):
        if doc[i].is_space:
            if "\n" in doc[i].text:
                break
            i += 1
            continue
        k = layout.opening(i)
        if k >= 0 and not parts and i and doc[i - 1].is_word and is_term(k, layout):
            # « dit X, autrice de « L'Eau morte ». »: a name beside who speaks
            i = layout.outer(k)[1]
            continue
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


def joins(token: Token) -> bool:
    """Tell whether the word joins what follows to what was said: *et*, *mais*, *parce que*."""
    return token.lower_ in _JOINTS


def marks_in(parts: list[Span], layout: Layout) -> list[int]:
    """Return the marked stretches that lie in the passages."""
    return [k for k, m in enumerate(layout.marks) if any(p.contains(m.inner) for p in parts)]
