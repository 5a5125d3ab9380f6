"""Choose the sentences that tell the story: each for what it adds on who blames whom and who answers.

A sentence is worth the facts that it carries and no chosen one does (accuser, accused, charge,
responder, answer, precedent), its place (lead is a strong rival in the press) and its centrality, which is
sumy's LexRank over spaCy's sentences and lemmas; sumy's own tokenizer would download data at run time
and is never called. Only sentences that can be read alone are taken, if need be with a name in brackets.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.dossier.context import glosses
from briefing.dossier.tellings import Tellings
from briefing.dossier.terms import content_words, fold, overlap, roots, words
from briefing.model import (
    AccusationRow,
    Analysis,
    Excerpt,
    Gloss,
    Party,
    PrecedentRow,
    ResponseRow,
    Sentence,
    Span,
)

MAX_SENTENCES = 5
WORD_BUDGET = 170
SHORTEST, LONGEST = 7, 60
REDUNDANT = 0.6
"""Share of common content words from which a sentence repeats one already chosen."""
READ = 16
"""Sentences of an article, from its beginning, that are looked at besides those that carry a fact."""
COMPARED = 240
"""Sentences whose centrality is reckoned; it takes the square of their number."""

# What a fact is worth to the reader, and what place and centrality are beside it; found on the
# articles that the project develops on.
FACTS = {
    "accuser": 0.5,
    "accused": 0.5,
    "charge": 1.0,
    "responder": 0.5,
    "answer": 1.0,
    "precedent": 0.5,
}
PLACE, CENTRAL, SPOKEN, DATED = 0.9, 0.7, 0.1, 0.1

Fact = tuple[str, str]
"""A kind of fact and the id of its row, or of the actor for a name."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    source: int
    place: int
    sentence: Sentence
    text: str
    facts: frozenset[Fact]
    notes: tuple[Gloss, ...]
    base: float
    size: int
    said: frozenset[str]


def summarise(
    tellings: Tellings,
    accusations: Sequence[AccusationRow] = (),
    responses: Sequence[ResponseRow] = (),
    precedents: Sequence[PrecedentRow] = (),
    *,
    budget: int = WORD_BUDGET,
    most: int = MAX_SENTENCES,
) -> tuple[Excerpt, ...]:
    """Return whole sentences of the sources, in source and text order."""
    worth = _Worth(accusations, responses, precedents)
    candidates = _candidates(tellings, worth)
    originals = [n for n, _ in tellings.analyses if n not in tellings.copy_of]
    limit = max(2, -(-most // max(len(originals), 1)) + 1)
    chosen: list[_Candidate] = []
    carried: set[Fact] = set()
    spent = 0
    open_ = list(candidates)
    while open_ and len(chosen) < most:
        taken: dict[int, int] = defaultdict(int)
        for c in chosen:
            taken[c.source] += 1
        few = 1 < len(originals) <= most
        open_ = [
            c
            for c in open_
            if c not in chosen
            and spent + c.size <= budget
            and taken[c.source] < limit
            and not any(_repeats(c, o) for o in chosen)
        ]
        # Few articles: each of them has its best sentence before any has a second.
        fresh = [c for c in open_ if not taken[c.source]] if few else []
        pool = fresh or open_
        if not pool:
            break
        if not chosen:
            # A reader who stops here knows who blames whom first of all.
            pool = _of_charge(pool, accusations) or pool
        best = max(pool, key=lambda c: (_gain(c, carried, worth), -c.source, -c.place))
        chosen.append(best)
        carried |= best.facts
        spent += best.size
    chosen.sort(key=lambda c: (c.source, c.sentence.span.start))
    return tuple(Excerpt(c.source, (c.sentence.span,), c.notes) for c in chosen)


def _of_charge(
    pool: Sequence[_Candidate], accusations: Sequence[AccusationRow]
) -> list[_Candidate]:
    """Return the sentences that carry the first charge of the note that any carries."""
    for row in accusations:
        if found := [c for c in pool if ("charge", row.id) in c.facts]:
            return found
    return []


def _gain(candidate: _Candidate, carried: set[Fact], worth: _Worth) -> float:
    """Return what a sentence adds, for its length."""
    new = sum(worth.of[f] for f in candidate.facts - carried)
    return (candidate.base + new) / (1 + candidate.size / 30)


def _repeats(a: _Candidate, b: _Candidate) -> bool:
    return overlap(a.said, b.said) >= REDUNDANT


class _Worth:
    """Know what facts there are, what each is worth, and which a sentence carries."""

    def __init__(
        self,
        accusations: Sequence[AccusationRow],
        responses: Sequence[ResponseRow],
        precedents: Sequence[PrecedentRow],
    ) -> None:
        self.of: dict[Fact, float] = {}
        self._told: dict[int, list[tuple[Fact, tuple[Span, ...]]]] = defaultdict(list)
        self._names: dict[int, dict[Fact, list[re.Pattern[str]]]] = defaultdict(dict)
        for row in accusations:
            weight = _weight(row.confidence, row.outlets)
            for e in row.charges:
                self._add(("charge", row.id), weight, e)
            for e in row.mentions:
                self._name("accuser", (*row.accusers, *row.on_behalf_of), weight, e.source)
                self._name("accused", row.accused, weight, e.source)
        for answer in responses:
            weight = _weight(answer.confidence, answer.outlets)
            for e in answer.words:
                self._add(("answer", answer.id), weight, e)
                self._name(
                    "responder", (*answer.responders, *answer.on_behalf_of), weight, e.source
                )
        for precedent in precedents:
            for e in precedent.names:
                self._add(("precedent", precedent.id), _weight(precedent.confidence, 1), e)

    def _add(self, fact: Fact, weight: float, excerpt: Excerpt) -> None:
        self.of[fact] = FACTS[fact[0]] * weight
        self._told[excerpt.source].append((fact, excerpt.spans))

    def _name(self, kind: str, parties: Iterable[Party], weight: float, source: int) -> None:
        for p in parties:
            fact = (kind, p.actor or p.name)
            self.of[fact] = max(self.of.get(fact, 0.0), FACTS[kind] * weight)
            if fact not in self._names[source]:
                forms = {p.name, *p.aliases, *(p.name.split()[-1:] if p.kind == "person" else ())}
                self._names[source][fact] = [
                    re.compile(rf"\b{re.escape(fold(f))}\b") for f in sorted(forms) if len(f) > 2
                ]

    def carried(self, source: int, span: Span, text: str) -> frozenset[Fact]:
        """Return the facts that a sentence of a source carries."""
        inside = {
            fact for fact, spans in self._told.get(source, ()) if _covered(span, spans) >= 0.5
        }
        folded = fold(text)
        named = {
            fact
            for fact, forms in self._names.get(source, {}).items()
            if any(f.search(folded) for f in forms)
        }
        return frozenset(inside | named)


def _weight(confidence: float, outlets: int) -> float:
    return (0.4 + 0.6 * confidence) * (1 + 0.25 * min(outlets - 1, 4))


def _covered(sentence: Span, spans: Sequence[Span]) -> float:
    """Return the share of some passages that lies in a sentence."""
    size = sum(s.end - s.start for s in spans)
    inside = sum(max(0, min(s.end, sentence.end) - max(s.start, sentence.start)) for s in spans)
    return inside / size if size else 0.0


def _candidates(tellings: Tellings, worth: _Worth) -> list[_Candidate]:
    found: list[tuple[int, int, Analysis, Sentence, str, frozenset[Fact], tuple[Gloss, ...]]] = []
    for number, analysis in tellings.analyses:
        if number in tellings.copy_of:
            continue
        place = 0
        for sentence in analysis.sentences:
            text = sentence.span.cut(analysis.article.text)
            if not _is_sentence(analysis, text):
                continue
            place += 1
            size = len(words(text))
            facts = worth.carried(number, sentence.span, text)
            if not SHORTEST <= size <= LONGEST or (place > READ and not facts):
                continue
            notes = glosses(analysis, sentence)
            if notes is not None:
                found.append((number, place, analysis, sentence, text, facts, notes))
    central = _centrality([f[3].terms for f in found])
    out = []
    for (number, place, analysis, sentence, text, facts, notes), weight in zip(
        found, central, strict=True
    ):
        base = PLACE / (1 + 0.35 * (place - 1)) + CENTRAL * weight + _aside(analysis, sentence)
        out.append(
            _Candidate(
                number,
                place,
                sentence,
                text,
                facts,
                notes,
                base - 0.1 * bool(notes),
                len(words(text)),
                frozenset(content_words(text)),
            )
        )
    return out


def _is_sentence(analysis: Analysis, text: str) -> bool:
    """Tell whether it is no headline: it ends as a sentence does, and is not the title."""
    return text.rstrip(' \u00a0\u202f»”"’)')[-1:] in tuple(".!?…") and roots(text) != roots(
        analysis.article.title or ""
    )


def _aside(analysis: Analysis, sentence: Sentence) -> float:
    """Weigh what a sentence has besides the facts: named speech, a date."""
    spoken = any(
        q.speakers and q.speakers[0].named and any(sentence.span.contains(s) for s in q.content)
        for q in analysis.quotes
    )
    dated = any(e.sentence == sentence.span for e in analysis.events)
    return SPOKEN * spoken + DATED * dated


def _centrality(terms: Sequence[Sequence[str]]) -> list[float]:
    """Return LexRank scores of the sentences, scaled to at most 1; 0 for those beyond the bound."""
    if len(terms) < 3:
        return [1.0] * len(terms)
    from sumy.summarizers.lex_rank import LexRankSummarizer

    step = -(-len(terms) // COMPARED)
    compared = list(range(0, len(terms), step))
    bags = [list(terms[i]) for i in compared]
    ranker = LexRankSummarizer()
    tf, idf = ranker._compute_tf(bags), ranker._compute_idf(bags)
    matrix = ranker._create_matrix(bags, ranker.threshold, tf, idf)
    scores = [float(x) for x in ranker.power_method(matrix, ranker.epsilon)]
    top = max(scores) or 1.0
    out = [0.0] * len(terms)
    for i, score in zip(compared, scores, strict=True):
        out[i] = score / top
    return out
