"""Find speech that a governing cue reports: *selon X*, *affirme que*, *promet de*, *: « … »*.

Each function yields reports from its own construction; `quotes` decides between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from briefing.extraction.clauses import QUE, SI, clause_end, complementizer, infinitive
from briefing.extraction.incises import subject_after
from briefing.extraction.knowledge import Knowledge, knowledge
from briefing.extraction.layout import Layout
from briefing.extraction.speakers import NOBODY, Resolved, Resolver
from briefing.extraction.syntax import (
    VERBAL,
    base,
    children,
    has_finite_verb,
    is_finite,
    is_negated,
    np_end,
    subject,
    verb_group_start,
)
from briefing.language.lexicon import CueVerb
from briefing.model import Span

_IMPERSONAL_OK = {"il"}
_NO_SPEECH_CLASSES = {"think", "feel", "perceive"}
# The charge of these is an accusation; it is a quote only where words stand between marks.
_CHARGING = set(
    (
        "accuser soupçonner suspecter inculper reprocher incriminer imputer blâmer condamner taxer"
    ).split()
)
_MIN_TRUST = 0.7
_NOUN_CUES = set(
    (
        "mot message phrase déclaration réponse communiqué constat avis réaction verdict "
        "question conclusion formule aveu argument commentaire credo promesse conviction "
        "explication appel slogan"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Report:
    """Hold one report: what is said, by whom, by which cue; `marks` are the stretches it uses."""

    content: tuple[Span, ...]
    speaker: Resolved
    cue: Span | None
    construction: str
    trust: float
    at: int
    marks: tuple[int, ...] = ()


# ---------------------------------------------------------------- selon X


_SINGLE = {"selon", "pour", "d'après"}


def according(
    layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool], taken: set[int]
) -> Iterator[Report]:
    """Yield what stands under *selon X*, *d'après X*, *pour X*, *aux yeux de X*, *à en croire X*."""
    doc = layout.doc
    for token in doc:
        if layout.mark_of[token.i] >= 0 or layout.skipped[token.i]:
            continue
        found = _opener(token, layout)
        if found is None:
            continue
        start, after, strength = found
        relative = _selon_lequel(after, start, layout, resolver)
        if relative is not None:
            speaker, begin = relative
            end = layout.sentence_end(begin)
            report = _report(
                layout,
                begin,
                _clause_stop(begin, end, layout),
                speaker,
                start,
                after,
                "according",
                0.9,
                used,
            )
            if report is not None:
                yield report
            continue
        source = _source(after, layout, resolver, knows)
        if source is None:
            continue
        speaker, end_np = source
        if not speaker or not _plausible_source(speaker, resolver, strength):
            continue
        parts = _around_source(start, end_np, layout, strength)
        if not parts:
            continue
        cue = layout.chars(start, after)
        spans = tuple(parts)
        marks = _inside(spans, layout, used)
        spans = _only_marked(spans, marks, layout)
        yield Report(spans, speaker, cue, "according", strength, start, tuple(marks))


def _opener(token: Token, layout: Layout) -> tuple[int, int, float] | None:
    """Return start, end and trust of a source preposition that begins at the token."""
    doc, i, low = layout.doc, token.i, token.lower_
    words = [t.lower_ for t in doc[i : i + 5]]
    if low == "selon":
        return i, i + 1, 1.0
    if low in {"d'", "d'après"} and (low == "d'après" or words[1:2] == ["après"]):
        end = i + (1 if low == "d'après" else 2)
        return i, end, 0.95
    if low in {"à", "a"} and words[1:3] == ["en", "croire"]:
        return i, i + 3, 0.95
    if low in {"aux", "à"} and "yeux" in words[1:3]:
        k = words.index("yeux")
        if k == 2 and words[1] in {"ses", "leurs"}:
            return i, i + 3, 0.8
        return (
            (i, i + k + 1, 0.85)
            if words[k + 1 : k + 2] and words[k + 1] in {"de", "d'", "du", "des"}
            else None
        )
    if low == "de" and words[1:3] == ["l'", "avis"]:
        return i, i + 3, 0.9
    if low in {"de", "d'"} and words[1:2] == ["source"]:
        return i, i + 1, 0.85
    if low == "pour" and i + 1 < len(doc):
        nxt = doc[i + 1]
        if (
            nxt.pos_ in {"DET", "PROPN"}
            or nxt.lower_ in {"l'", "le", "la", "les", "qui"}
            or nxt.text[:1].isupper()
            or nxt.lower_ in {"lui", "elle", "eux"}
        ):
            return i, i + 1, 0.6
    return None


def _selon_lequel(
    after: int, start: int, layout: Layout, resolver: Resolver
) -> tuple[Resolved, int] | None:
    """Resolve *une source à Bercy, selon laquelle …*: who is meant, and where the words start."""
    doc = layout.doc
    if after >= len(doc) or doc[after].lower_ not in {
        "lequel",
        "laquelle",
        "lesquels",
        "lesquelles",
        "qui",
    }:
        return None
    i = start - 1
    while i > 0 and (doc[i].text == "," or doc[i].is_space):
        i -= 1
    sentence = layout.sentence_start(start)
    noun: Token | None = None
    for j in range(i, sentence - 1, -1):
        if doc[j].pos_ in {"NOUN", "PROPN"} and (np_end(doc[j]) >= i):
            noun = doc[j]
            if (
                j == sentence
                or doc[j - 1].pos_ != "ADP"
                or doc[j - 1].lower_ not in {"de", "d'", "du", "des", "à"}
            ):
                break
        elif doc[j].is_punct or doc[j].pos_ in VERBAL:
            break
    if noun is None:
        return None
    role = resolver.knows.role(noun.lower_)
    speaker = NOBODY
    if role is not None or resolver.register.mention_at(noun.i) is not None:
        speaker = resolver.resolve(noun)
    else:
        for complement in children(noun, "nmod", "obl"):
            speaker = resolver.all_of(complement)
            if speaker:
                break
    return speaker, after + 1


def _source(
    after: int, layout: Layout, resolver: Resolver, knows: Knowledge
) -> tuple[Resolved, int] | None:
    """Resolve the noun phrase or pronoun after a source preposition; return it and its end."""
    doc = layout.doc
    if after >= len(doc):
        return None
    token = doc[after]
    if token.lower_ in {"lui", "elle", "eux", "elles", "celui-ci", "celle-ci"}:
        pronoun = {
            "lui": ("m", False),
            "elle": ("f", False),
            "eux": ("m", True),
            "elles": ("f", True),
        }
        gender, plural = pronoun.get(token.lower_, (None, False))
        return resolver.pronoun(after, gender, plural), after + 1  # type: ignore[arg-type]
    if doc[after - 1].lower_ == "yeux" and doc[after - 2].lower_ in {"ses", "leurs"}:
        return resolver.pronoun(after - 2, None, doc[after - 2].lower_ == "leurs"), after
    noun = (
        subject_after(after, layout, resolver, knows)
        if token.pos_ != "ADP" or token.lower_ in {"de", "d'", "du", "des"}
        else None
    )
    if (token.lower_ in {"de", "d'", "du", "des"} and noun is None) or token.lower_ in {
        "de",
        "d'",
        "du",
        "des",
    }:
        noun = subject_after(after + 1, layout, resolver, knows)
    if noun is None:
        return None
    if noun.lower_ in {"l'un", "un", "une"}:
        return resolver.resolve(noun), np_end(noun)
    speaker = resolver.all_of(noun)
    end = max(np_end(part) for part in _heads(noun))
    return speaker, end


def _heads(noun: Token) -> list[Token]:
    return [noun, *(c for c in noun.children if base(c) == "conj" and c.i < noun.i + 12)]


def _plausible_source(speaker: Resolved, resolver: Resolver, strength: float) -> bool:
    entries = [resolver.register.entries[e] for e in speaker.entries]
    if strength >= 0.8:
        # *selon* also measures (« selon une grille »): a source is a name, a role or a document.
        return all(e.named or e.kind != "unknown" or e.head in _DOCUMENTS for e in entries)
    return all(
        (e.named and (e.kind in ("person", "state", "organisation") and not e.place))
        or (not e.named and e.kind in ("person", "organisation"))
        for e in entries
    )


_DOCUMENTS = set(
    (
        "rapport étude règlement ordonnance document enquête sondage communiqué note source "
        "témoin témoignage conclusion analyse estimation évaluation chiffre donnée article "
        "média presse journal arrêt jugement acte plainte réquisitoire bilan décret projet "
        "avocat mécanisme auteur texte accusation défense proche entourage spécialiste rumeur "
        "information reportage documentaire courrier lettre procès-verbal synthèse résultat "
        "observateur expert organisateur habitant riverain police syndicat accord constat"
    ).split()
)


def _around_source(start: int, end_np: int, layout: Layout, strength: float) -> list[Span]:
    """Return what *selon X* reports: the rest of its sentence, after or before it."""
    doc = layout.doc
    begin = layout.sentence_start(start)
    while (
        begin < start
        and not any(c.isalnum() for c in doc[begin].text)
        and layout.opening(begin) < 0
    ):
        begin += 1
    end = layout.sentence_end(end_np - 1 if end_np else start)
    lead = [t for t in doc[begin:start] if any(c.isalpha() for c in t.text)]
    first = end_np
    # « Selon Zhao Lijian, porte-parole du ministère, les … »: step over the apposition.
    if first < end and (
        doc[first].lower_ in {"qui", "dont", "que", "ayant"}
        or (doc[first].pos_ in VERBAL and not is_finite(doc[first]))
    ):
        comma = next((q for q in range(first, min(end, first + 20)) if doc[q].text == ","), None)
        first = comma if comma is not None else first
    if first < end and doc[first].text == ",":
        first = _after_apposition(first + 1, end, layout)
    elif first < end and doc[first].text == "(":
        while first < end and doc[first].text != ")":
            first += 1
        first += 1
    opens = not lead or all(
        t.pos_ in {"CCONJ", "ADV", "SCONJ"}
        or t.lower_ in {"en", "effet", "ailleurs", "par", "outre"}
        for t in lead
    )
    if opens:
        stop = _clause_stop(first, end, layout)
        span = layout.chars(first, stop)
        if span is None or (not has_finite_verb(doc, first, stop) and strength < 0.8):
            return []
        if (
            strength < 0.8
            and first == end_np
            and layout.opening(first) < 0
            and doc[end_np].text not in {",", ":"}
        ):
            # « Pour la Chine les accusations étaient… »: only when a clause follows at once.
            if doc[end_np].pos_ not in {"DET", "PRON"}:
                return []
        return [span]
    lead_word = doc[start - 2] if start >= 2 and doc[start - 1].text == "," else doc[start - 1]
    if lead_word.lower_ in {"que", "qu'"} or lead_word.pos_ == "AUX":
        # « alors que, d'après l'élu, … », « qui aurait, selon l'association, … »: what follows.
        if lead_word.pos_ != "AUX" and _governed_by_cue(lead_word):
            return []
        stop = _clause_stop(end_np + 1, end, layout) if end_np < end else end
        right = layout.chars(min(end_np + 1, end), stop)
        return [right] if right is not None else []
    if strength < 0.8:
        # « Une mise en cause « sans fondement », pour Moscou. »
        if doc[start - 1].text != "," or (
            end_np < len(doc) and doc[end_np].text not in {".", ","} and not doc[end_np].is_space
        ):
            return []
        closing = layout.closing(start - 2)
        if closing < 0:
            return []
        return [layout.marks[closing].inner]
    previous = doc[start - 1]
    if previous.text == "," or end_np >= end - 1 or doc[end_np].text in {",", ".", "("}:
        left = layout.chars(_left_clause(begin, start, layout), start)
        if left is None:
            return []
        medial = (
            previous.text == ","
            and end_np < end
            and doc[end_np].text == ","
            and not has_finite_verb(doc, begin, start)
        )
        if medial:
            right = layout.chars(end_np + 1, end)
            return [left] if right is None else [left, right]
        if has_finite_verb(doc, begin, start) or layout.closing(start - 2) >= 0:
            return [left]
    return []


def _governed_by_cue(que: Token) -> bool:
    """Tell whether a *que* opens a clause that is already reported (*a indiqué que, selon X, …*)."""
    for i in range(que.i - 1, max(que.i - 6, -1), -1):
        token = que.doc[i]
        if token.pos_ in VERBAL:
            return knowledge().cue_verb(token) is not None
    return False


def _left_clause(begin: int, start: int, layout: Layout) -> int:
    """Return where the clause before *, selon X* starts: after a semicolon or a colon."""
    i = start - 1
    while i > begin:
        if layout.mark_of[i] < 0 and layout.doc[i].text in {";", ":"}:
            return i + 1
        i -= 1
    return begin


def _after_apposition(i: int, end: int, layout: Layout) -> int:
    """Step over *, porte-parole du ministère,* after a source."""
    doc = layout.doc
    j = i
    while j < end and j - i < 14:
        if layout.mark_of[j] >= 0 or (doc[j].pos_ in VERBAL and is_finite(doc[j])):
            return i
        if doc[j].text == ",":
            noun = next((t for t in doc[i:j] if t.pos_ in {"NOUN", "PROPN"}), None)
            if (
                noun is not None
                and base(noun) not in {"nsubj", "obl", "obj"}
                and doc[i].pos_ != "ADP"
            ):
                return j + 1
            return i
        j += 1
    return i


def _clause_stop(begin: int, end: int, layout: Layout) -> int:
    """Return where a reported main clause ends: a semicolon, or a resumed cue."""
    doc = layout.doc
    for i in range(begin, end):
        if layout.mark_of[i] < 0 and doc[i].text == ";":
            return i
    for i in range(begin + 3, end - 1):
        if layout.mark_of[i] >= 0:
            continue
        # « …, et a appelé les États-Unis à … » takes the narration up again.
        if (
            doc[i].lower_ == "et"
            and doc[i - 1].text == ","
            and doc[i + 1].pos_ == "AUX"
            and not children(doc[i + 1].head, "nsubj")
        ):
            return i - 1
    return end


# ---------------------------------------------------------------- affirme que, promet de


def clauses(
    layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool], taken: set[int]
) -> Iterator[Report]:
    """Yield the clauses that a cue verb governs: with *que* or *si*, or in the infinitive."""
    for verb, cue in _cue_verbs(layout, knows, taken):
        if cue.trust < _MIN_TRUST or (cue.verb_class in _NO_SPEECH_CLASSES and cue.trust < 0.8):
            continue
        if _set_aside(verb, cue, layout):
            continue
        begin = _clause_begin(verb, cue, layout, knows)
        if begin is None:
            continue
        start, construction = begin
        speaker = speaker_of(verb, layout, resolver, knows)
        sure = construction == "clause" and cue.trust >= 0.85
        if not speaker or not (sure or _speaks(speaker, resolver)):
            continue
        stop = clause_end(start, verb, layout, knows, infinitive=construction == "infinitive")
        yield from _governed(verb, cue, start, stop, construction, speaker, layout, knows, used)


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
        if lead and (outer_end >= stop or not _continues_unmarked(outer_end, stop, layout)):
            spans: tuple[Span, ...] = (inner,)
            more = _coordinated_marks(outer_end, layout, used)
            marks = (opened, *more)
            spans = (inner, *(layout.marks[k].inner for k in more))
            cue_span = layout.chars(verb_group_start(verb), _cue_end(verb, knows))
            yield Report(spans, speaker, cue_span, construction, cue.trust, verb.i, marks)
            return
    inside = _inside((span,), layout, used)
    for k in inside:
        if layout.marks[k].inner.end > span.end:
            span = Span(span.start, layout.marks[k].inner.end)
    if knows.lemma(verb) in _CHARGING and not any(not is_term(k, layout) for k in inside):
        return
    cue_span = layout.chars(verb_group_start(verb), _cue_end(verb, knows))
    yield Report((span,), speaker, cue_span, construction, cue.trust, verb.i, tuple(inside))


def _continues_unmarked(i: int, stop: int, layout: Layout) -> bool:
    """Tell whether the clause goes on outside the marks that open it."""
    rest = [
        t
        for t in layout.doc[i:stop]
        if any(c.isalpha() for c in t.text) and layout.mark_of[t.i] < 0
    ]
    return len(rest) > 0 and not (
        rest[0].lower_ in {"et", "ou", "lors", "dans", "à", "en"} and layout.doc[i].text == ","
    )


def _coordinated_marks(i: int, layout: Layout, used: list[bool]) -> list[int]:
    """Return the stretches joined to one that ends at `i` by *et*, a comma and *de* / *que*."""
    doc, out = layout.doc, []
    while i < len(doc) and i < layout.sentence_end(i - 1):
        j = i
        while (
            j < len(doc)
            and j - i < 4
            and (doc[j].lower_ in set(("et , à de d' que qu' ou mais").split()))
        ):
            j += 1
        k = layout.opening(j) if j > i else -1
        if k < 0 or used[k]:
            break
        out.append(k)
        i = layout.outer(k)[1]
    return out


def _clause_begin(
    verb: Token, cue: CueVerb, layout: Layout, knows: Knowledge
) -> tuple[int, str] | None:
    """Return where the governed clause starts and by which construction."""
    doc = layout.doc
    frames = cue.frames
    if "que" in frames or cue.verb_class in set(
        (
            "say answer add explain announce write exclaim admit criticise deny ask order promise"
        ).split()
    ):
        que = complementizer(verb, layout, QUE)
        if que is not None and layout.mark_of[que.i] < 0:
            return que.i + 1, "clause"
    if "si" in frames or cue.verb_class == "ask":
        si = complementizer(verb, layout, SI)
        if si is not None and layout.mark_of[si.i] < 0:
            return si.i + 1, "clause"
    if verb.lower_.endswith("ant") and "que" in frames and verb.i + 2 < len(doc):
        # « ajoutant la Chine préconisait »: the *que* was forgotten.
        nxt = doc[verb.i + 1]
        if nxt.pos_ in {"DET", "PROPN"} and layout.mark_of[nxt.i] < 0:
            end = layout.sentence_end(verb.i)
            noun = next((t for t in doc[nxt.i : end] if t.pos_ in {"NOUN", "PROPN"}), None)
            finite = noun is not None and np_end(noun) < end and doc[np_end(noun)].pos_ in VERBAL
            if finite and noun is not None and is_finite(doc[np_end(noun)]):
                return nxt.i, "clause"
    if "inf" in frames:
        found = infinitive(verb, layout)
        if found is not None:
            return found[0], "infinitive"
    return None


def _cue_verbs(
    layout: Layout, knows: Knowledge, taken: set[int]
) -> Iterator[tuple[Token, CueVerb]]:
    for token in layout.doc:
        if layout.mark_of[token.i] >= 0 or layout.skipped[token.i] or token.i in taken:
            continue
        if token.pos_ not in VERBAL and not _verb_in_disguise(token, knows):
            continue
        cue = knows.cue_verb(token)
        if cue is not None:
            yield token, cue


def _verb_in_disguise(token: Token, knows: Knowledge) -> bool:
    """Tell whether a form that the tagger took for a noun is a cue verb: *que* follows it."""
    if token.pos_ not in {"NOUN", "ADJ", "PROPN", "X"}:
        return False
    if token.lower_.endswith(("ant", "é", "ée", "és", "ées")):
        return True
    if token.i + 1 >= len(token.doc) or token.text[:1].isupper():
        return False
    before = token.doc[token.i - 1] if token.i else None
    if before is None or before.pos_ in {"DET", "ADP", "ADJ"}:
        return False
    nexts = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
    return ("que" in nexts or "qu'" in nexts or _is_infinitive_after(token)) and knows.is_cue_form(
        token
    )


def _is_infinitive_after(token: Token) -> bool:
    after = token.doc[token.i + 1]
    return "Inf" in after.morph.get("VerbForm", [])


def _set_aside(verb: Token, cue: CueVerb, layout: Layout) -> bool:
    """Tell whether the speech is denied, hypothetical or nobody's in particular."""
    doc = layout.doc
    low = verb.lower_
    group = verb_group_start(verb)
    if is_negated(verb) and not _litotes(verb):
        return True
    before = [t.lower_ for t in doc[max(group - 3, 0) : group]]
    if before and before[-1] == "sans":
        return True
    if (before and before[-1] == "si") or (len(before) > 1 and before[-2] == "si"):
        return True
    if "Imp" in verb.morph.get("Mood", []) and not children(verb, "nsubj"):
        return True
    subj = subject(verb)
    if (
        subj is not None
        and subj.i < verb.i
        and subj.lower_ in {"on", "je", "nous", "vous", "tu"}
        and low != "on"
    ):
        return True
    if (
        subj is not None
        and subj.lower_ == "il"
        and ("expl" in subj.dep_ or low in {"faut", "convient", "s'agit"})
    ):
        return True
    return low == "dire" and "c'est" in before


def _litotes(verb: Token) -> bool:
    """Tell whether the negation asserts: *n'a pas manqué d'exhorter*, *n'a pas caché que*."""
    return any(
        t.lemma_.casefold() in {"manquer", "cacher", "hésiter", "nier", "exclure", "démentir"}
        or t.lower_ in {"caché", "manqué", "hésité", "exclu"}
        for t in verb.doc[max(verb.i - 4, 0) : verb.i + 1]
    )


def _cue_end(verb: Token, knows: Knowledge) -> int:
    entry = knows.cue_verb(verb)
    if entry is None or not entry.rest:
        return verb.i + 1
    last = entry.rest.split()[-1]
    for i in range(verb.i + 1, min(verb.i + 7, len(verb.doc))):
        if verb.doc[i].lower_ == last or verb.doc[i].lemma_.casefold() == last:
            return i + 1
    return verb.i + 1


def speaker_of(verb: Token, layout: Layout, resolver: Resolver, knows: Knowledge) -> Resolved:
    """Return who is meant to say what the verb reports: subject, agent, or controller."""
    agent = [c for c in verb.children if c.dep_ in {"obl:agent", "obl:agt"}]
    passive = any("pass" in c.dep_ for c in verb.children) or (
        verb.lower_.endswith(("é", "ée", "és", "ées"))
        and not children(verb, "aux")
        and base(verb) in {"acl", "amod"}
    )
    if passive:
        for candidate in agent or _by_agent(verb):
            return resolver.all_of(candidate)
        return NOBODY
    own = subject(verb)
    if own is not None and own.lower_ not in {"ce", "c'", "cela", "ça", "que", "ceci"}:
        if layout.mark_of[own.i] >= 0:
            return NOBODY
        found = resolver.all_of(own)
        if found and (_speaks(found, resolver) or own in children(verb, "nsubj")):
            return found
    if is_finite(verb) and own is None:
        head = _left_subject(verb, layout)
        if head is not None:
            found = resolver.all_of(head)
            if found and _speaks(found, resolver):
                return found
    return _controller(verb, layout, resolver, knows)


def _left_subject(verb: Token, layout: Layout) -> Token | None:
    """Return the head of the noun phrase before a verb whose subject the parse lost.

    Parentheses and appositions between commas are stepped over; a phrase that a preposition
    governs is no subject.
    """
    doc = layout.doc
    floor = layout.sentence_start(verb.i)
    i = verb_group_start(verb) - 1
    while i >= floor:
        token = doc[i]
        if token.text == ")":
            while i > floor and doc[i].text != "(":
                i -= 1
            i -= 1
            continue
        if token.text == ",":
            j = i - 1
            while j > floor and doc[j].text != "," and i - j < 18:
                j -= 1
            i = j - 1 if doc[j].text == "," else i - 1
            continue
        if token.pos_ in {"NOUN", "PROPN"} or token.lower_ in {"il", "elle", "ils", "elles", "qui"}:
            start = i
            while start > floor and doc[start - 1].pos_ in {
                "NOUN",
                "PROPN",
                "ADJ",
                "NUM",
                "DET",
                "X",
            }:
                start -= 1
                if doc[start].pos_ == "DET":
                    break
            before = doc[start - 1] if start > floor else None
            if before is not None and before.pos_ == "ADP":
                i = start - 2
                continue
            return next(
                (t for t in doc[start : i + 1] if t.pos_ in {"NOUN", "PROPN", "PRON"}), token
            )
        if token.pos_ in VERBAL and is_finite(token):
            return None
        i -= 1
    return None


def _by_agent(verb: Token) -> list[Token]:
    doc = verb.doc
    for i in range(verb.i + 1, min(verb.i + 14, len(doc))):
        if doc[i].lower_ == "par" and i + 1 < len(doc):
            noun = next((t for t in doc[i + 1 : i + 5] if t.pos_ in {"NOUN", "PROPN"}), None)
            return [noun] if noun is not None else []
        if doc[i].text in {".", ";"}:
            return []
    return []


def _controller(verb: Token, layout: Layout, resolver: Resolver, knows: Knowledge) -> Resolved:
    """Return the understood subject of a participle, gerund or infinitive."""
    sentence = layout.sentence_start(verb.i)
    joined = _joined(verb, layout, resolver, sentence)
    if joined:
        return joined
    said = resolver.speaker_before(verb.i, floor=sentence)
    if (
        base(verb) in {"acl", "amod"}
        and verb.head.pos_ in {"NOUN", "PROPN"}
        and verb.head.i < verb.i
    ):
        comma = any(t.text == "," for t in verb.doc[verb.head.i : verb.i])
        found = resolver.resolve(verb.head)
        if found and _speaks(found, resolver) and not (comma and said):
            return Resolved(found.entries, "controlled", verb.i)
    if base(verb) == "acl" and verb.head.pos_ == "NOUN" and verb.head.head.pos_ == "VERB":
        own = subject(verb.head.head)
        if own is not None and own.i != verb.head.i and layout.mark_of[own.i] < 0:
            found = resolver.all_of(own)
            if found and _speaks(found, resolver):
                return Resolved(found.entries, "controlled", verb.i)
    if said:
        return Resolved(said.entries, "controlled", verb.i)
    head = verb
    for _ in range(4):
        if head.head.i == head.i:
            break
        head = head.head
        own = subject(head)
        if own is not None and own.i != verb.i and layout.mark_of[own.i] < 0:
            found = resolver.all_of(own)
            if found and _speaks(found, resolver):
                return Resolved(found.entries, "controlled", verb.i)
    for i in range(verb.i - 1, sentence - 1, -1):
        token = layout.doc[i]
        if base(token) == "nsubj" and layout.mark_of[i] < 0:
            found = resolver.all_of(token)
            if found and _speaks(found, resolver):
                return Resolved(found.entries, "controlled", verb.i)
    return NOBODY


def _joined(verb: Token, layout: Layout, resolver: Resolver, sentence: int) -> Resolved:
    """Resolve *A et B se sont joints à C pour dénoncer*: all of them."""
    doc = layout.doc
    for i in range(verb.i - 1, max(sentence, verb.i - 12) - 1, -1):
        if doc[i].lower_ in {
            "joint",
            "joints",
            "jointe",
            "jointes",
            "joignent",
            "joignant",
            "rallié",
            "ralliés",
        }:
            own = subject(doc[i])
            first = resolver.all_of(own) if own is not None else NOBODY
            entries = list(first.entries)
            for j in range(i + 1, verb.i):
                mention = resolver.register.mention_at(j)
                if mention is not None and mention.start == j and mention.entry not in entries:
                    entries.append(mention.entry)
            return Resolved(tuple(entries), "controlled", verb.i) if first else NOBODY
    return NOBODY


def _speaks(found: Resolved, resolver: Resolver) -> bool:
    entries = [resolver.register.entries[e] for e in found.entries]
    return all(
        not e.place and (e.named or e.kind != "unknown" or e.head in _DOCUMENTS) for e in entries
    )


# ---------------------------------------------------------------- X : « … »


def colons(
    layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool], taken: set[int]
) -> Iterator[Report]:
    """Yield the quotations after a colon, and unmarked speech after a cue and a colon."""
    doc = layout.doc
    for token in doc:
        if token.text != ":" or layout.mark_of[token.i] >= 0 or layout.skipped[token.i]:
            continue
        begin = layout.sentence_start(token.i)
        i = token.i + 1
        while i < len(doc) and doc[i].is_space and "\n" not in doc[i].text:
            i += 1
        k = layout.opening(i)
        verb = _colon_verb(begin, token.i, layout, knows)
        speaker = NOBODY
        if verb is not None:
            speaker = speaker_of(verb[0], layout, resolver, knows)
        if k >= 0 and not used[k]:
            if not speaker:
                speaker = _colon_subject(begin, token.i, layout, resolver)
            if not speaker or (layout.words_in(k) < 3 and verb is None):
                continue
            marks = [k, *_next_sentences(k, layout, used)]
            cue = (
                layout.chars(verb_group_start(verb[0]), _cue_end(verb[0], knows)) if verb else None
            )
            yield Report(
                tuple(layout.marks[m].inner for m in marks),
                speaker,
                cue,
                "colon",
                verb[1].trust if verb else 0.7,
                verb[0].i if verb else token.i,
                tuple(marks),
            )
        elif (
            k < 0
            and verb is not None
            and speaker
            and _speaks(speaker, resolver)
            and verb[1].trust >= 0.85
            and verb[1].verb_class not in {"accuse"}
            and not _has_object(verb[0])
        ):
            end = layout.sentence_end(i)
            span = layout.chars(i, end)
            if span is not None and has_finite_verb(doc, i, end) and token.i - verb[0].i <= 12:
                cue = layout.chars(verb_group_start(verb[0]), _cue_end(verb[0], knows))
                yield Report(
                    (span,),
                    speaker,
                    cue,
                    "colon",
                    0.6,
                    verb[0].i,
                    tuple(_inside((span,), layout, used)),
                )


def _has_object(verb: Token) -> bool:
    """Tell whether the verb has its object before the colon (*ont lancé une opération : …*)."""
    return any(
        base(c) == "obj" and c.i > verb.i and c.pos_ in {"NOUN", "PROPN"} for c in verb.children
    )


def _colon_verb(
    begin: int, end: int, layout: Layout, knows: Knowledge
) -> tuple[Token, CueVerb] | None:
    """Return the last cue verb of the clause before a colon."""
    for i in range(end - 1, begin - 1, -1):
        token = layout.doc[i]
        if layout.mark_of[i] >= 0 or (
            token.pos_ not in VERBAL and not token.lower_.endswith("ant")
        ):
            continue
        cue = knows.cue_verb(token)
        if cue is not None and cue.trust >= 0.5 and not _set_aside(token, cue, layout):
            return token, cue
    return None


def _colon_subject(begin: int, end: int, layout: Layout, resolver: Resolver) -> Resolved:
    """Return the subject of a clause without a cue before a colon (*Paul, lui, sourit : « … »*)."""
    for i in range(begin, end):
        token = layout.doc[i]
        if base(token) == "nsubj" and layout.mark_of[i] < 0:
            found = resolver.all_of(token)
            if found and all(
                resolver.register.entries[e].kind in ("person", "organisation")
                and not resolver.register.entries[e].place
                for e in found.entries
            ):
                return Resolved(found.entries, "subject before", i)
    for i in range(end - 1, begin - 1, -1):
        mention = resolver.register.mention_at(i)
        if mention is not None and resolver.register.entries[mention.entry].kind == "person":
            return Resolved((mention.entry,), "subject before", i)
    return NOBODY


def _next_sentences(k: int, layout: Layout, used: list[bool]) -> list[int]:
    """Return the stretches that follow back to back, or go on over paragraphs."""
    out: list[int] = []
    j = k + 1
    while j < len(layout.marks) and not used[j]:
        gap = layout.doc.text[layout.marks[j - 1].outer.end : layout.marks[j].outer.start]
        if layout.marks[j].continues or (not gap.strip(" \u00a0\u202f.") and "\n" not in gap):
            out.append(j)
            j += 1
        else:
            break
    return out


# ---------------------------------------------------------------- words in marks


def fragments(
    layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool], taken: set[int]
) -> Iterator[Report]:
    """Yield words between marks inside a sentence whose verb, noun or preposition reports them."""
    for k in range(len(layout.marks)):
        if used[k] or layout.marks[k].nested:
            continue
        start, _ = layout.outer(k)
        if layout.skipped[start]:
            continue
        governor = _governor(k, layout, knows)
        if governor is None:
            continue
        verb, trust = governor
        if is_named(k, layout) or (is_term(k, layout) and trust < 0.95):
            continue
        speaker = speaker_of(verb, layout, resolver, knows)
        if not speaker or not _speaks(speaker, resolver):
            continue
        group = [k]
        for j in range(k + 1, len(layout.marks)):
            if used[j] or layout.outer(j)[0] >= layout.sentence_end(verb.i):
                break
            other = _governor(j, layout, knows)
            if other is not None and other[0].i == verb.i and not is_term(j, layout):
                group.append(j)
        cue = layout.chars(verb_group_start(verb), _cue_end(verb, knows))
        for m in group:
            used[m] = True
        yield Report(
            tuple(layout.marks[m].inner for m in group),
            speaker,
            cue,
            "fragment",
            trust,
            verb.i,
            tuple(group),
        )


def _governor(k: int, layout: Layout, knows: Knowledge) -> tuple[Token, float] | None:
    """Return the cue verb above or just before a stretch, with the trust it earns."""
    doc = layout.doc
    start, end = layout.outer(k)
    inner, stop = layout.token_range[k]
    if inner >= stop:
        return None
    heads: list[Token] = []
    top = doc[inner]
    for token in doc[inner:stop]:
        if not inner <= token.head.i < stop:
            top = token
            break
    current = top
    for _ in range(6):
        if current.head.i == current.i:
            break
        current = current.head
        heads.append(current)
    sentence = layout.sentence_start(start)
    for token in heads:
        entry = _fragment_cue(token, layout, knows)
        if entry is not None and sentence <= token.i and abs(start - token.i) <= 25:
            if token.i > end and base(doc[inner]) != "nsubj" and token.i - end > 4:
                continue
            return token, entry.trust
    # Whatever the tree says: the nearest cue verb on the left, nothing finite in between.
    for i in range(start - 1, sentence - 1, -1):
        token = doc[i]
        if layout.mark_of[i] >= 0:
            continue
        if token.text in {";", ":"} or start - i > 14:
            return None
        if token.pos_ in VERBAL or token.lower_.endswith("ant"):
            entry = _fragment_cue(token, layout, knows)
            if entry is not None:
                return token, entry.trust * 0.95
            if is_finite(token) and token.pos_ == "VERB":
                return None
    return None


def _fragment_cue(token: Token, layout: Layout, knows: Knowledge) -> CueVerb | None:
    if layout.mark_of[token.i] >= 0:
        return None
    if token.pos_ not in VERBAL and not token.lower_.endswith(("ant", "é", "ée", "és", "ées")):
        return None
    entry = knows.cue_verb(token)
    if entry is None or entry.trust < 0.5:
        return None
    if not entry.frames & {"np", "de", "comme", "que", "inf"}:
        return None
    if entry.verb_class in {"feel", "perceive", "think"} and not entry.frames & {
        "np",
        "de",
        "comme",
    }:
        return None
    return None if _set_aside(token, entry, layout) else entry


# ---------------------------------------------------------------- shared


def is_term(k: int, layout: Layout) -> bool:
    """Tell whether words between marks are a name, a title or a term, and no one's words."""
    doc = layout.doc
    inner, stop = layout.token_range[k]
    if inner >= stop:
        return True
    start, _ = layout.outer(k)
    words = layout.words_in(k)
    if words > 6:
        return False
    before = doc[start - 1] if start else None
    capital = doc[inner].text[:1].isupper()
    if is_named(k, layout):
        return True
    if before is not None:
        low = before.lower_
        if low in {"de", "d'", "des", "du", "la", "le", "les", "l'"} and capital and words <= 4:
            return True
    return capital and words <= 3 and not layout.ends_sentence(k)


def is_named(k: int, layout: Layout) -> bool:
    """Tell whether the word before the marks says that a name or a term follows (*dite « … »*)."""
    start, _ = layout.outer(k)
    doc = layout.doc
    words = knowledge().lexicon.non_speech
    if layout.words_in(k) > 8 or not start:
        return False
    before = doc[start - 1].lower_
    if before in set(("de d' du des la le les l' une un aux au en").split()):
        # « dits « de … » », « le terme de « … » »
        return (
            start > 1
            and fold_noun(doc[start - 2].lower_) in words
            and words[fold_noun(doc[start - 2].lower_)].kind == "term"
        )
    return fold_noun(before) in words


def fold_noun(form: str) -> str:
    """Return the key under which the lexicon knows a noun, plural endings cut."""
    return form.casefold().replace("’", "'")


def _inside(spans: tuple[Span, ...], layout: Layout, used: list[bool]) -> list[int]:
    return [
        k
        for k, m in enumerate(layout.marks)
        if not used[k] and any(s.start <= m.inner.start < s.end for s in spans)
    ]


def _only_marked(spans: tuple[Span, ...], marks: list[int], layout: Layout) -> tuple[Span, ...]:
    """Cut the marks off when the reported words are just what stands between them."""
    if len(spans) == 1 and len(marks) == 1:
        outer = layout.marks[marks[0]].outer
        if (
            spans[0].start <= outer.start + 1
            and spans[0].end >= outer.end - 1
            and spans[0].end - outer.end <= 1
        ):
            return (layout.marks[marks[0]].inner,)
    return spans


def _report(
    layout: Layout,
    begin: int,
    stop: int,
    speaker: Resolved,
    cue_start: int,
    cue_end: int,
    construction: str,
    trust: float,
    used: list[bool],
) -> Report | None:
    span = layout.chars(begin, stop)
    if span is None or not speaker:
        return None
    marks = _inside((span,), layout, used)
    return Report(
        _only_marked((span,), marks, layout),
        speaker,
        layout.chars(cue_start, cue_end),
        construction,
        trust,
        cue_start,
        tuple(marks),
    )
