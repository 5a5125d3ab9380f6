"""Choose the sentences that tell the story: central, early, and carrying who blames whom.

Centrality is sumy's LexRank over spaCy's sentences and lemmas; sumy's own tokenizer would download
data at run time and is never called. Position counts because lead is a strong rival in the press.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.dossier.terms import content_words, overlap, words
from briefing.model import Analysis, Excerpt, Sentence

MAX_SENTENCES = 5
WORD_BUDGET = 190
SHORTEST, LONGEST = 8, 70
REDUNDANT = 0.6
"""Share of common content words from which a sentence repeats one already chosen."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    source: int
    sentence: Sentence
    text: str
    score: float


def summarise(analyses: Sequence[tuple[int, Analysis]]) -> tuple[Excerpt, ...]:
    """Return whole sentences of the numbered articles, in source and text order."""
    candidates = _scored(analyses)
    chosen: list[_Candidate] = []
    spent = 0
    per_source: dict[int, int] = {}
    limit = max(2, -(-MAX_SENTENCES // max(len(analyses), 1)) + 1)
    ranked = sorted(candidates, key=lambda c: (-c.score, c.source, c.sentence.span.start))
    if 1 < len(analyses) <= MAX_SENTENCES:
        # Few articles: each of them has its best sentence before any has a second.
        best = {c.source: c for c in reversed(ranked)}
        ranked = sorted(ranked, key=lambda c: c is not best[c.source])
    for c in ranked:
        size = len(words(c.text))
        if (spent + size > WORD_BUDGET and chosen) or per_source.get(c.source, 0) >= limit:
            continue
        if any(overlap(content_words(c.text), content_words(o.text)) >= REDUNDANT for o in chosen):
            continue
        chosen.append(c)
        spent += size
        per_source[c.source] = per_source.get(c.source, 0) + 1
        if len(chosen) == MAX_SENTENCES:
            break
    chosen.sort(key=lambda c: (c.source, c.sentence.span.start))
    return tuple(Excerpt(c.source, (c.sentence.span,)) for c in chosen)


def _scored(analyses: Sequence[tuple[int, Analysis]]) -> list[_Candidate]:
    rows = [
        (number, analysis, sentence)
        for number, analysis in analyses
        for sentence in analysis.sentences
        if not sentence.dangling
    ]
    central = _centrality([s.terms for _, _, s in rows])
    out = []
    for (number, analysis, sentence), weight in zip(rows, central, strict=True):
        text = sentence.span.cut(analysis.article.text)
        size = len(words(text))
        if not SHORTEST <= size <= LONGEST:
            continue
        place = analysis.sentences.index(sentence)
        position = 1.0 / (1.0 + 0.35 * place)
        score = 1.0 * position + 0.8 * weight + _carried(analysis, sentence)
        out.append(_Candidate(number, sentence, text, score - 0.006 * max(0, size - 40)))
    return out


def _carried(analysis: Analysis, sentence: Sentence) -> float:
    """Weigh what a sentence carries: accusations and answers first, then quotes and dates."""
    span = sentence.span
    accusations = sum(
        any(span.overlaps(s) for s in (*a.charge, *((a.cue,) if a.cue else ())))
        for a in analysis.accusations
    )
    responses = sum(any(span.overlaps(s) for s in r.evidence_spans) for r in analysis.responses)
    quotes = sum(
        any(span.contains(s) for s in q.content) and bool(q.speakers) for q in analysis.quotes
    )
    dates = any(e.sentence == span for e in analysis.events)
    return 0.7 * min(accusations, 2) + 0.6 * min(responses, 2) + 0.15 * min(quotes, 2) + 0.1 * dates


def _centrality(terms: Sequence[Sequence[str]]) -> list[float]:
    """Return LexRank scores of the sentences, scaled to at most 1."""
    if len(terms) < 3:
        return [1.0] * len(terms)
    from sumy.summarizers.lex_rank import LexRankSummarizer

    ranker = LexRankSummarizer()
    bags = [list(t) for t in terms]
    tf = ranker._compute_tf(bags)
    idf = ranker._compute_idf(bags)
    matrix = ranker._create_matrix(bags, ranker.threshold, tf, idf)
    scores = [float(x) for x in ranker.power_method(matrix, ranker.epsilon)]
    top = max(scores) or 1.0
    return [s / top for s in scores]
