"""Gather what stands around an inserted cue: *« A », dit-il, « B »*."""

from __future__ import annotations

from briefing.extraction.clauses import (
    after_connective,
    after_dateline,
    clause_before,
    cut_relative,
    is_infinitive,
)
from briefing.extraction.cues import acts_as_verb
from briefing.extraction.found import TRUST, Found
from briefing.extraction.incise_signs import completes, goes_on_speaking, held_out, in_dialogue
from briefing.extraction.incises import Incise
from briefing.extraction.knowledge import Knowledge
from briefing.extraction.layout import Layout
from briefing.extraction.relayed import LEQUEL
from briefing.extraction.syntax import VERBAL, base, clitic, has_finite_verb, is_verb, is_word
from briefing.extraction.terms import is_term, only_names
from briefing.language.plain_doc import Token
from briefing.model import QuoteKind, Span

_GOVERNS = 0.7
_OPENS_CLAUSE = set("où que qui quand car lorsque puisque dont parce".split())
_SHORTEST = 3
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
    if k < 0 and _retold(incise, layout, knows):
        return None
    if k >= 0:
        start, closed = layout.outer(k)
        begin = _reported_start(start, layout)
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
            before = _before_same_paragraph(k, layout, used)
            for j in before:
                parts.append(layout.marks[j].inner)
                used[j] = True
        parts.append(first)
        following = _continued(incise, later, layout, used, knows)
        if kind == "mixed" and not following:
            following = _joined_clause(incise, layout, knows)
        if kind == "direct" and not (following or before or _is_speech(k, layout)):
            kind = "mixed"
        parts += following
    else:
        unmarked = _after_comme(incise, layout, used) or _unmarked(incise, layout, knows)
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
        return begin if _told_around(begin, mark_start, lead, layout) else mark_start
    if all(t.pos_ in {"CCONJ", "SCONJ", "ADV"} for t in words):
        return mark_start
    if inner.text[:1].isupper() and not inner.ent_type_ and inner.pos_ != "PROPN":
        return mark_start
    if lead[-1].text == "," and has_finite_verb(doc, begin, mark_start):
        return mark_start
    colon = next((t.i for t in reversed(lead) if t.text == ":"), None)
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
    if opened or layout.mark_of[begin] >= 0 or has_finite_verb(doc, inner, stop):
        return False
    if any(t.text in {":", ";"} and layout.mark_of[t.i] < 0 for t in lead):
        return False
    return has_finite_verb(doc, begin, mark_start)


def _before_same_paragraph(k: int, layout: Layout, used: list[bool]) -> list[int]:
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


def _joined_clause(incise: Incise, layout: Layout, knows: Knowledge) -> list[Span]:
    """Return the clause that goes on after *, assure X, et …* or *, dit-il ; …*."""
    doc, i = layout.doc, incise.end
    end = layout.sentence_end(incise.end - 1)
    if i + 2 >= end or doc[i].text not in {",", ";"} or layout.mark_of[i] >= 0:
        return []
    if doc[i].text == "," and not (_joins(doc[i + 1]) and doc[i + 2].lower_ not in {"de", "d'"}):
        return []
    told = goes_on_speaking(incise.start, i + 1, end, layout, knows, any_cue=doc[i].text == ",")
    span = layout.chars(i + 1, end) if told else None
    if span is None or marks_in([span], layout):
        return []
    first = doc[i + 1]
    if _joins(first) and is_verb(doc[first.i + 1]):
        return []
    return [span]


def _is_speech(k: int, layout: Layout) -> bool:
    """Tell whether the stretch before a cue is a clause, and not *« Un désastre », dit-il*."""
    inner, stop = layout.token_range[k]
    return has_finite_verb(layout.doc, inner, stop) or layout.words_in(k) > _SHORT_WORDS


_SHORT_WORDS = 8


def _opens_sentence(k: int, layout: Layout) -> bool:
    """Tell whether nothing of the narration stands before the stretch in its sentence."""
    start, _ = layout.outer(k)
    lead = layout.doc[layout.sentence_start(start) : start]
    return not any(layout.mark_of[t.i] < 0 and is_word(t) for t in lead)


def _retold(incise: Incise, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether the cue only says where the report of somebody's words was heard.

    *Le maire affirme que …, a-t-on appris de médias locaux* is the mayor's.
    """
    doc = layout.doc
    if not any(clitic(t) == "on" for t in doc[incise.start : incise.end]):
        return False
    begin = layout.sentence_start(incise.start - 1 if incise.start else 0)
    return clause_before(begin, incise.start, layout, knows) is not None


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
            if (acts and not relative) or (cue is not None and cue.trust >= _GOVERNS):
                return i
    return end


_ASIDE = 3
"""Tokens into what follows a cue where a verb without a subject may be none (*, micro en main*)."""


def _does(verb: Token) -> bool:
    """Tell whether somebody does what the verb says, or has just said something before it."""
    before = verb.doc[verb.i - 1]
    own = any(base(c) in {"nsubj", "aux", "cop"} for c in verb.children)
    return own or before.pos_ in {"PRON", "AUX", "ADV", "CCONJ"} or before.text not in {",", "("}


def _continued(
    incise: Incise, later: Incise | None, layout: Layout, used: list[bool], knows: Knowledge
) -> list[Span]:
    """Return what goes on after the cue: *« A », dit-il, « B »*, and sentences without a cue."""
    doc, parts = layout.doc, []
    i = _rest_of_cue(incise.end, layout, knows)
    while i < len(doc):
        if doc[i].is_space:
            if "\n" in doc[i].text:
                break
            i += 1
            continue
        k = layout.opening(i)
        if k >= 0 and not parts and i and is_word(doc[i - 1]) and is_term(k, layout):
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
            or (doc[i].text == ":" and _narrates(begin, i, incise, layout, knows))
        ):
            begin = i + 1
    governed = clause_before(begin, incise.start, layout, knows)
    if governed is not None:
        begin = governed
    while begin < incise.start and not is_word(doc[begin]) and layout.opening(begin) < 0:
        begin += 1
    begin = after_dateline(begin, incise.start, layout)
    begin = after_connective(begin, incise.start, layout, knows)
    end = layout.sentence_end(incise.end - 1)
    led = _led_by_mark(begin, incise.start, layout)
    if led >= 0:
        # « « Le contexte est pire », y compris pour les banques, commente X »
        return [layout.marks[led].inner], "direct"
    cut = cut_relative(begin, incise.start, layout)
    if cut is not None:
        alone = doc[cut].lower_ in {"qui", "que", "qu'"} and not is_word(doc[cut + 1])
        begin = incise.start if alone else cut
    left = layout.chars(begin, incise.start)
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
        goes_on = following[0].lower_ not in {"qui", "dont", "où"} and not (
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
        last = next((t for t in reversed(doc[begin : incise.start]) if is_word(t)), after)
        pronoun = any(clitic(t) for t in doc[incise.start : incise.end])
        resumed = not completes(first.i, last, layout, by_pronoun=pronoun) and (
            first.lower_.endswith("ant")
            or first.lower_ in _NARRATES
            or first.lower_ in {"qui", "dont", "alors", "tandis", "lors"}
        )
        quoted = layout.opening(first.i) >= 0
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
            spoken = not resumed and (
                first.pos_ == "ADP" or (pronoun and first.pos_ not in {"NUM", "PUNCT"})
            )
            spoken = spoken and not held_out(first.i, stop, layout)
            waits = last.pos_ == "VERB" and has_finite_verb(doc, last.i, last.i + 1)
            spoken = spoken or (waits and not has_finite_verb(doc, incise.end + 1, stop))
            if not finite_left or after.text == ":" or _joins(first) or quoted or spoken:
                right = layout.chars(incise.end + 1, stop)
                if right is not None:
                    parts.append(right)
    if not finite_left and len(parts) == 1 and left.end - left.start < _SHORTEST:
        return None
    kind: QuoteKind = "mixed" if _has_quoted_words(parts, layout) else "indirect"
    return parts, "direct" if in_dialogue(begin, layout) else kind


_ACCOUNTS = set(
    "propos message récit version discours constat explication explications argument réponse lecture "
    "analyse ton cloche thèse réaction démenti défense ligne position credo justification".split()
)
"""What a sentence speaks of that leads to what was said: *Le récit est exactement inverse : …*."""


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
            if cue is not None and cue.trust >= _GOVERNS:
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


def _joins(token: Token) -> bool:
    return token.lower_ in set(("et mais ou car que puisque parce ni donc si").split())


def marks_in(parts: list[Span], layout: Layout) -> list[int]:
    """Return the marked stretches that lie in the passages."""
    return [k for k, m in enumerate(layout.marks) if any(p.contains(m.inner) for p in parts)]


def _has_quoted_words(parts: list[Span], layout: Layout) -> bool:
    """Tell whether words of the speaker stand in marks, names and titles not counting."""
    return any(not is_term(k, layout) for k in marks_in(parts, layout))
