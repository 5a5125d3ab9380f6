"""Read the signs that a phrase names an earlier event: what it is, when it was, what stands around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import VERBAL, base, np_start, token_at
from briefing.extraction.precedents.memory import Memory
from briefing.extraction.precedents.past_events import Event, Past
from briefing.extraction.precedents.past_sentences import clause_limit, sentence_begin
from briefing.extraction.precedents.past_verbs import PLUPERFECT
from briefing.extraction.precedents.precedent_fit import FAR, first_met
from briefing.extraction.precedents.qualified import POINTERS
from briefing.extraction.precedents.surroundings import Surroundings
from briefing.language import lexicon as data
from briefing.language.plain_doc import Token
from briefing.model import Span

CUES = ("reminder", "spoken", "comparison", "again", "since", "never", "before", "another", "echo")
_NO_WORDS = {"PROPN", "NUM"}
_BEFORE, _AFTER = 4, 3
"""Tokens before and behind a phrase whose words are weighed."""
_JUST_BEFORE = 25
_NOWHERE = 1 << 30
_YEAR_NEAR, _EARLIER_NEAR = 40, 60
"""Characters behind a phrase within which a year, or *dix ans plus tôt*, is near."""
_GAPS = ((10, "ten"), (4, "four"), (2, "two"), (1, "one"))
_LONG = 8
_LAST = 0.85
"""Share of an article behind which its last words stand."""
_SUFFIX = 4
_SEVERAL = 3
_ENTITIES = {"PER": "person", "LOC": "place", "ORG": "body"}
_CLIMB = 5
_WEEK = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier demain aujourd'hui".split()
)
_SAMENESS = {"aussi", "même", "mêmes", "également", "autre", "autres", "encore"}
_THERE = {"là-bas", "ailleurs", "alors", "jadis", "naguère", "autrefois"}
_CROSSED = frozenset(
    (
        "line_opens line_last cue_echo cue_echo_before cue_again cue_again_before cue_comparison cue_reminder "
        "verb_recall verb_recall_before verb_mention verb_mention_before s_year s_year_opens sameness there week "
        "deja quoted in_lead late last pluperfect v_pluperfect v_perfect v_Past names_new names_known names_lead "
        "own first_met person place body named year_past_sure gap_ten gap_four gap_two gap_none famous witness "
        "predicate joined opens_after alike_none alike_many s_lead_name s_new_name on_nous fragment s_then"
    ).split()
)
"""Signs that say something else of a sentence, of a name, and of what a rule finds."""
_DETERMINERS = {
    **dict.fromkeys(("le", "la", "l'", "les"), "definite"),
    **dict.fromkeys(("un", "une", "des"), "indefinite"),
    **dict.fromkeys(("son", "sa", "ses", "leur", "leurs"), "owned"),
    **dict.fromkeys(("ce", "cet", "cette", "ces"), "pointing"),
}


@dataclass(slots=True)
class Reader:
    """Read the signs of the phrases of one article."""

    layout: Layout
    memory: Memory
    past: Past
    cues: list[tuple[int, int, str]] = field(default_factory=list)
    """Where the lexicon's phrases of memory and comparison stand, with their kinds."""
    famous: list[tuple[int, int]] = field(default_factory=list)
    """Where names stand that are known for what happened."""
    around: Surroundings = field(init=False)
    _cues: list[tuple[int, int, str]] = field(default_factory=list)
    """Where these and the verbs of memory stand, each with the sign that it is."""
    _told: dict[int, dict[str, float]] = field(default_factory=dict)
    """For each sentence that was asked about, by its first token, what it tells of another time, and of whom."""
    _cued: dict[tuple[int, int], tuple[dict[str, float], list[tuple[int, str]]]] = field(
        default_factory=dict
    )
    """For each sentence that was asked about, the signs of its phrases of memory, and where these end."""
    _lines: list[int] = field(default_factory=list)
    """Where the lines of the article start that hold text."""

    def __post_init__(self) -> None:
        doc, folded = self.layout.doc, data.fold(self.layout.text)
        self.cues = [(*at, kind) for kind in CUES for at in self.memory.finds(kind, folded)]
        self._cues = [(start, end, f"cue_{kind}") for start, end, kind in self.cues]
        self._cues += [
            (verb.idx, doc[after].idx if after < len(doc) else _NOWHERE, f"verb_{kind}")
            for verb, kind, after in self.past.verbs
        ]
        self.famous = [
            at
            for kind in ("famous", "landmark")
            for at in self.memory.finds(kind, self.layout.text)
            if self.layout.text[slice(*at)].casefold() not in self.past.lead
        ]
        self.around = Surroundings(self.layout, self.past)
        at = 0
        for line in self.layout.text.splitlines(keepends=True):
            if line.strip():
                self._lines.append(at)
            at += len(line)

    def signs(self, span: Span, event: Event) -> dict[str, float]:
        """Return the signs of a phrase; `event` is what its head names."""
        doc = self.layout.doc
        start = token_at(doc, span.start)
        end = token_at(doc, max(span.end - 1, 0)) + 1
        begin = sentence_begin(start, self.layout)
        limit = clause_limit(min(end, len(doc) - 1), self.layout)
        signs = self._of_phrase(span, event, doc[start:end])
        signs |= self._of_time(span, event, doc[begin].idx)
        signs |= self._of_sentence(begin, limit)
        signs |= self.around.around(start, begin)
        signs |= self._of_cues(span, begin, limit)
        signs |= self._of_place(start, begin)
        signs |= self._of_names(span)
        signs |= self._around(event.head, min(np_start(event.head), start), end, begin)
        return signs

    def headed(self, span: Span) -> Event:
        """Return the event that the head of a phrase names."""
        return self.past.event(_head_of(span, self.layout))

    def _of_phrase(self, span: Span, event: Event, words: Sequence[Token]) -> dict[str, float]:
        """Return what the phrase itself is: its noun, its names, its place in the article."""
        past, head = self.past, event.head
        noun = head.pos_ == "NOUN"
        signs = {
            "bias": 1.0,
            f"noun_{event.noun}": 1.0,
            f"h={head.lemma_.casefold() if noun else head.pos_}": 1.0,
            f"e={head.lemma_.casefold()[-_SUFFIX:] if noun else head.ent_type_}": 1.0,
            f"dep_{base(head)}": 1.0,
        }
        # Few of the others hold of a phrase: only those are written down.
        if event.named:
            signs["named"] = 1.0
        if event.proper:
            signs["proper"] = 1.0
        if head.lower_ in POINTERS:
            signs["pointer"] = 1.0
        if past.is_own(event):
            signs["own"] = 1.0
        if span.start < len(past.lead):
            signs["in_lead"] = 1.0
        if span.start:
            signs["late"] = span.start / len(self.layout.text)
        if span.start > _LAST * len(self.layout.text):
            signs["last"] = 1.0
        if first_met(event, past):
            signs["first_met"] = 1.0
        if self.layout.mark_of[head.i] >= 0:
            signs["quoted"] = 1.0
        if len(words) > _LONG:
            signs["long"] = 1.0
        if len(words) == 1:
            signs["one"] = 1.0
        if capitals := sum([t.text[:1].isupper() for t in words]):
            signs["capitals"] = capitals / len(words)
        if head.ent_type_ in _ENTITIES:
            signs[_ENTITIES[head.ent_type_]] = 1.0
        if any(span.start <= s and e <= span.end for s, e in self.famous):
            signs["famous"] = 1.0
        if noun and past.lead.count(head.lower_) > 1:
            signs["often"] = 1.0
        return signs

    def _of_time(self, span: Span, event: Event, begin: int) -> dict[str, float]:
        """Return how the phrase is dated; `begin` is where its sentence starts."""
        text, past = self.layout.text, self.past
        inside = past.year_in(span.start, span.end)
        year = int(inside.group()) if inside else event.year
        near = past.year_in(span.end, min(span.end + _YEAR_NEAR, len(text)))
        earlier = past.earlier_in(begin, min(span.end + _EARLIER_NEAR, len(text)))
        if year is None:
            signs = {"year_near": 1.0} if near is not None else {}
            return signs if earlier is None else {**signs, "earlier_near": 1.0}
        told = {
            "year_past": past.is_past(year), "year_past_sure": past.is_past(year, FAR, sure=True),
            "year_in_lead": str(year) in past.lead, "earlier_near": earlier is not None,
            "year_again": past.years.count(year) > 1, "year_only": past.only_year,
        }  # fmt: skip
        dated = {sign: 1.0 for sign, holds in told.items() if holds}
        return {"year": 1.0, **dated, f"gap_{self._gap(year)}": 1.0}

    def _gap(self, year: int | None) -> str:
        """Return how long before the latest year that the article knows a year lies."""
        latest = self.past.published or self.past.latest or 0
        years = latest - (year or latest)
        return next((name for least, name in _GAPS if years >= least), "none")

    def _of_names(self, span: Span) -> dict[str, float]:
        """Return whether the names in a phrase are new to the article, or known from before."""
        text = self.layout.text
        names = [
            t
            for t in self.layout.tokens_in([span])
            if t.text[:1].isupper() and t.i and not t.is_sent_start
        ]
        if not names:
            return {}
        met = [text.find(t.text) for t in names]
        signs = {"names_new": 1.0} if max(met) >= span.start else {}
        if min(met) < span.start:
            signs["names_known"] = 1.0
        if min(met) < len(self.past.lead):
            signs["names_lead"] = 1.0
        return signs

    def _of_sentence(self, begin: int, limit: int) -> dict[str, float]:
        """Return what the sentence around the phrase tells of another time, and of whom."""
        if begin in self._told:
            return self._told[begin]
        doc = self.layout.doc
        words = {t.lower_ for t in doc[begin:limit]}
        tenses = _tenses(doc[begin:limit])
        first, last = doc[begin].idx, doc[max(limit - 1, begin)].idx
        year = self.past.year_in(first, last + 4)
        signs = {
            "deja": float("déjà" in words),
            "pluperfect": float(not PLUPERFECT.isdisjoint(words)),
            "week": float(not _WEEK.isdisjoint(words)),
            "sameness": float(not _SAMENESS.isdisjoint(words)),
            "there": float(not _THERE.isdisjoint(words)),
            "s_year": float(year is not None),
            "s_year_opens": float(year is not None and year.start() - first < _YEAR_NEAR),
            "s_past": float("Past" in tenses),
            "s_imperfect": float("Imp" in tenses),
            "s_future": float("Fut" in tenses),
            f"s_first={doc[begin].lower_ if doc[begin].pos_ not in _NO_WORDS else ''}": 1.0,
            **self.around.of_sentence(begin, limit),
        }
        self._told[begin] = {s: v for s, v in signs.items() if v}
        return self._told[begin]

    def _of_cues(self, span: Span, begin: int, limit: int) -> dict[str, float]:
        """Return the phrases and verbs of memory in the sentence of the phrase and in the one before."""
        if (begin, limit) not in self._cued:
            self._cued[begin, limit] = self._cues_near(begin, limit)
        signs, leading = self._cued[begin, limit]
        behind = {
            f"{cue}_right_before" for end, cue in leading if 0 <= span.start - end < _JUST_BEFORE
        }
        return {**signs, **dict.fromkeys(behind, 1.0)} if behind else signs

    def _cues_near(self, begin: int, limit: int) -> tuple[dict[str, float], list[tuple[int, str]]]:
        """Return the signs of the phrases and verbs of memory, and where those of this sentence end."""
        doc, signs = self.layout.doc, {}
        first, last = doc[begin].idx, doc[max(limit - 1, begin)].idx
        before = self._sentence_before(begin)
        leading: list[tuple[int, str]] = []
        for start, end, cue in self._cues:
            if first <= start <= last:
                signs[cue] = 1.0
                leading.append((end, cue))
            elif before <= start < first:
                signs[f"{cue}_before"] = 1.0
        return signs, leading

    def _sentence_before(self, begin: int) -> int:
        """Return the first character of the sentence before the one that starts at a token."""
        doc = self.layout.doc
        i = begin - 1
        while i > 0 and (doc[i].is_space or doc[i].is_punct):
            i -= 1
        return doc[sentence_begin(i, self.layout)].idx if i > 0 else 0

    def _of_place(self, start: int, begin: int) -> dict[str, float]:
        """Return where in its line the phrase stands, and whether it is the last line."""
        doc = self.layout.doc
        at = doc[start].idx
        before = bisect_right(self._lines, at)
        line = self._lines[before - 1] if before else 0
        opens = doc[begin].idx - line < _SEVERAL
        last = bool(self._lines) and line == self._lines[-1]
        if opens and last:
            return {"line_opens": 1.0, "line_last": 1.0, "line_both": 1.0}
        return {"line_opens": 1.0} if opens else {"line_last": 1.0} if last else {}

    def _around(self, head: Token, first: int, end: int, begin: int) -> dict[str, float]:
        """Return the words around the phrase: its article, what governs it, what stands beside it."""
        doc = self.layout.doc
        det = doc[first].lower_
        signs = {_DETERMINERS[det]: 1.0} if det in _DETERMINERS else {}
        if first - begin < _AFTER:
            signs["opens"] = 1.0
        if head.head is not head and not head.head.is_space:
            above = head.head
            signs[f"g={above.lemma_.casefold() if above.pos_ != 'PROPN' else 'NAME'}"] = 1.0
        signs |= _of_verb(head)
        for token in doc[max(first - _BEFORE, begin) : first]:
            if token.pos_ not in _NO_WORDS and not token.is_space:
                signs[f"b={token.lemma_.casefold()}"] = 1.0
        if first > begin:
            signs[f"p={doc[first - 1].lower_}"] = 1.0
        for token in doc[end : end + _AFTER]:
            if token.pos_ not in _NO_WORDS and not token.is_space:
                signs[f"a={token.lemma_.casefold()}"] = 1.0
        return signs


def crossed(signs: dict[str, float], kind: str) -> dict[str, float]:
    """Return the signs with those that say something else of each kind of finding: a sentence, a name, a rule."""
    return {
        **signs,
        f"k={kind}": 1.0,
        **{f"{kind}:{s}": v for s, v in signs.items() if s in _CROSSED},
    }


def _of_verb(head: Token) -> dict[str, float]:
    """Return how the verb above a phrase tells: in the pluperfect, in the present, not at all."""
    token = head
    for _ in range(_CLIMB):
        if token.pos_ in VERBAL or token.head is token:
            break
        token = token.head
    if token.pos_ not in VERBAL:
        return {"v_none": 1.0}
    helpers = {c.lower_ for c in token.children if c.dep_.startswith(("aux", "cop"))}
    verb = {f"v={token.lemma_.casefold()}": 1.0}
    if helpers & PLUPERFECT:
        return {**verb, "v_pluperfect": 1.0}
    tense = (token.morph.get("Tense", []) or ["none"])[0]
    return {**verb, f"v_{'perfect' if helpers else tense}": 1.0}


def _tenses(words: Sequence[Token]) -> set[str]:
    """Return the tenses of the finite verbs among the words."""
    return {
        tense
        for t in words
        if t.pos_ in VERBAL and "Fin" in t.morph.get("VerbForm", [])
        for tense in t.morph.get("Tense", [])
    }


def _head_of(span: Span, layout: Layout) -> Token:
    """Return the token of a phrase that hangs on none of its others."""
    tokens = layout.tokens_in([span])
    inside = {t.i for t in tokens}
    for token in tokens:
        if token.head is token or token.head.i not in inside:
            return token
    return layout.doc[token_at(layout.doc, span.start)]
