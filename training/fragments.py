"""Fit the scorer of words between marks: python training/fragments.py FOLDER [FOLDER …] [--write].

Each FOLDER holds annotated articles, as for `scorers.py`. A row is a stretch between marks that a verb of its sentence
may report (`briefing/extraction/quotes/fragments.py`); it is right where the annotations have it as a quotation of
about the same words. Words that they have within a longer quotation count as wrong, as they do for the scorer
of the gold. Same input, same weights. Needs scipy beside the project's own libraries.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import scorers
from rows import Phrase, annotated_articles, letters

from briefing.extraction.analysis import analyse_doc
from briefing.extraction.grammar.knowledge import Knowledge, knowledge
from briefing.extraction.grammar.mended import view_of
from briefing.extraction.grammar.weights import logistic, weighed
from briefing.extraction.quotes import fragments
from briefing.language import pipeline
from briefing.model import Article

PENALTY, RARE = 4.0, 4
THRESHOLD = 0.7
"""Above what gives the best F1, for readers mind false ones more."""
SAME = 0.5
"""Share of their letters that a stretch and a quotation have in common to be one."""


def main() -> None:
    """Gather the rows, fit, judge on articles left out, and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    args = parser.parse_args()
    rows = rows_of(args.folders)
    right = sum(r.right for r in rows)
    print(f"{len({r.article for r in rows})} articles, {len(rows)} stretches, {right} are speech")
    chances = scorers.left_out(rows, _fitted, lambda w, r: logistic(weighed(r.signs, w)))
    for least in (0.5, 0.6, 0.7, 0.75, 0.8, 0.9):
        found = [r.right for c, r in zip(chances, rows, strict=True) if c >= least]
        hits = sum(found)
        print(f"{least:.2f}: P {hits / max(len(found), 1):.3f} R {hits / max(right, 1):.3f}")
    if args.write:
        table = {s: w for s, w in _fitted(rows).items() if abs(w) >= scorers.SMALL["signs"]}
        scorers.write("fragment", {"threshold": THRESHOLD, **table}, "fragments.py")


def _fitted(rows: Sequence[Phrase]) -> scorers.Weights:
    return scorers.fit([r.signs for r in rows], [r.right for r in rows], PENALTY, RARE)


def rows_of(folders: Sequence[Path]) -> list[Phrase]:
    """Return the stretches of the annotated articles of the folders."""
    nlp, knows = pipeline.load(), knowledge()
    rows: list[Phrase] = []
    for folder in folders:
        found = [
            (a, g) for a, g in annotated_articles(folder) if g["quotes"] and view_of(a) is None
        ]
        docs = pipeline.parse_all(nlp, (article.text for article, _ in found))
        for (article, gold), doc in zip(found, docs, strict=True):
            rows += _rows(article, gold, _caught(article, doc, knows))
    return rows


def _caught(article: Article, doc: Any, knows: Knowledge) -> list[fragments.Fragment]:
    """Analyse an article, every stretch taken for speech, and return the stretches."""
    caught: list[fragments.Fragment] = []
    candidates, chance = fragments.candidates, fragments.chance

    def hear(*args: Any) -> Iterator[fragments.Fragment]:
        for fragment in candidates(*args):
            caught.append(fragment)
            yield fragment

    fragments.candidates, fragments.chance = hear, lambda *_: 1.0
    try:
        analyse_doc(article, doc, knows)
    finally:
        fragments.candidates, fragments.chance = candidates, chance
    return caught


def _rows(
    article: Article, gold: dict[str, Any], found: Sequence[fragments.Fragment]
) -> Iterator[Phrase]:
    told = [letters(q["content"], article.text) for q in gold["quotes"]]
    ignored = letters(gold.get("ignore") or [], article.text)
    for fragment in found:
        spans = [(s.start, s.end) for s in fragment.report.content]
        own = letters(spans, article.text)
        if own and 2 * len(own & ignored) < len(own):
            right = any(len(own & words) >= SAME * len(own | words) for words in told)
            yield Phrase(article.id, fragment.signs, right)


if __name__ == "__main__":
    main()
