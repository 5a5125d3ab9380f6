"""Fit the scorer of answering quotations: python training/response_scorer.py GOLD… [--write].

One row for each quotation of each article, read twice: as the extraction finds quotations and
accusations, and as they are annotated. A quotation answers when a response of the gold covers
half of it. Logistic regression with an L2 penalty, solved by Newton's method; penalty and
threshold are chosen by leaving out one article at a time, and these figures are printed.
Of a folder with `parts.json`, the dev part alone is read.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import gold as annotations
import numpy as np
from numpy.typing import NDArray

from briefing.extraction.accusations import FoundAccusation, find_accusations
from briefing.extraction.answer_signs import signs
from briefing.extraction.answered import Answered
from briefing.extraction.found import Found
from briefing.extraction.knowledge import knowledge
from briefing.extraction.layout import Layout
from briefing.extraction.marks import find_marked
from briefing.extraction.parties import Register
from briefing.extraction.quotes import find_quotes
from briefing.extraction.responses import scenery
from briefing.extraction.sides import Sides
from briefing.extraction.speakers import Resolver
from briefing.extraction.told import told_answers
from briefing.language import pipeline

OUTPUT = Path(__file__).parent.parent / "briefing" / "extraction" / "response_weights.tsv"
PENALTIES = (1.0, 2.0, 4.0, 8.0)
RARE = 4
"""Rows below which a sign is left out."""
ROUNDED = 0.05
"""Weights below which a sign is left out."""
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """Hold the signs of one quotation, whether it answers, and its article."""

    article: str
    reading: str
    signs: dict[str, float]
    answers: bool


def main() -> int:
    """Gather the rows, choose penalty and threshold, fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+", help="folders of annotated articles")
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    args = parser.parse_args()
    rows = gather(args.gold)
    used = [s for s, n in sorted(Counter(s for r in rows for s in r.signs).items()) if n >= RARE]
    table = np.array([[r.signs.get(s, 0.0) for s in used] for r in rows])
    right = np.array([float(r.answers) for r in rows])
    print(f"{len(rows)} quotations, {int(right.sum())} answer; {len(used)} signs")
    best = max(
        (score(held_out(table, right, rows, used, penalty), right), penalty)
        for penalty in PENALTIES
    )
    (f1, precision, recall, threshold), penalty = best
    print(f"left out by article: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    chances = held_out(table, right, rows, used, penalty)
    for reading in ("found", "annotated"):
        kept = np.array([r.reading == reading for r in rows])
        one = at_threshold(chances[kept], right[kept], threshold)
        print(f"  {reading}: P {one[1]:.3f} R {one[2]:.3f} F1 {one[0]:.3f}")
    print(f"penalty {penalty}, threshold {threshold:.2f}")
    weights = fitted(table, right, used, penalty)
    kept = {s: round(float(w), 2) for s, w in zip(used, weights, strict=True) if abs(w) >= ROUNDED}
    lines = [
        f"{s}\t{w}" for s, w in sorted(kept.items(), key=lambda item: (-abs(item[1]), item[0]))
    ]
    print("\n".join(lines))
    if args.write:
        comment = (
            "# Weights of the signs that a quotation answers blame; written by training/response_scorer.py.\n"
            f"# {len(rows)} quotations, left out by article: precision {precision:.2f}, recall {recall:.2f}.\n"
        )
        body = "\n".join([f"threshold\t{threshold:.2f}", *lines])
        OUTPUT.write_text(comment + body + "\n", "utf-8")
    return 0


def gather(folders: Sequence[Path]) -> list[Row]:
    """Return the rows of the articles of the folders."""
    nlp, knows, rows = pipeline.load(), knowledge(), []
    for folder in folders:
        found = list(annotations.annotated(folder))
        docs = pipeline.parse_all(nlp, (a.article.text for a in found))
        for each, doc in zip(found, docs, strict=True):
            marks = [m for m in find_marked(each.article.text) if not m.nested]
            skipped = [any(b.start <= t.idx < b.end for b in each.article.boilerplate) for t in doc]
            layout = Layout(doc, marks, skipped)
            register = Register(doc, knows)
            resolver = Resolver(doc, register, knows, [k >= 0 for k in layout.mark_of])
            sides = Sides(resolver)
            quotes = find_quotes(layout, resolver, knows)
            blames = find_accusations(layout, resolver, knows, quotes, sides)
            evidence = [annotations.spans(r["evidence"]) for r in each.gold["responses"]]
            true_blames = annotations.gold_accusations(each.gold, layout, register)
            readings: list[tuple[str, Sequence[Found], list[FoundAccusation]]] = [
                ("found", quotes, blames)
            ]
            if each.gold["quotes"]:
                quotes = annotations.gold_quotes(each.gold, layout, register, quotes)
            readings.append(("annotated", quotes, true_blames))
            for reading, said, blamed in readings:
                answered = Answered(layout, sides, blamed)
                taken = {q.verb for q in said if q.verb >= 0}
                told = list(told_answers(layout, resolver, knows, sides, taken))
                scene = scenery(layout, knows, sides, answered, said, told)
                for quote in said:
                    if quote.speaker.entries:
                        share = max(
                            (annotations.covered(quote.content, e) for e in evidence), default=0.0
                        )
                        rows.append(
                            Row(each.article.id, reading, signs(quote, scene), share >= 0.5)
                        )
    return rows


def fitted(table: Matrix, right: Matrix, used: Sequence[str], penalty: float) -> Matrix:
    """Return the weights of a penalised logistic regression; the bias is nearly free."""
    ridge = np.array([0.01 if s == "bias" else penalty for s in used])
    weights = np.zeros(table.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - chance) - ridge * weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def held_out(
    table: Matrix, right: Matrix, rows: Sequence[Row], used: Sequence[str], penalty: float
) -> Matrix:
    """Return each quotation's chance by the weights fitted without its article."""
    chances = np.zeros(len(rows))
    for article in dict.fromkeys(r.article for r in rows):
        out = np.array([r.article == article for r in rows])
        weights = fitted(table[~out], right[~out], used, penalty)
        chances[out] = 1 / (1 + np.exp(-table[out] @ weights))
    return chances


def score(chances: Matrix, right: Matrix) -> tuple[float, float, float, float]:
    """Return F1, precision, recall and threshold of the best threshold."""
    return max(
        (*at_threshold(chances, right, float(t)), float(t)) for t in np.arange(0.15, 0.71, 0.05)
    )


def at_threshold(chances: Matrix, right: Matrix, threshold: float) -> tuple[float, float, float]:
    """Return F1, precision and recall at a threshold."""
    chosen = chances >= threshold
    hits = float((chosen & (right > 0)).sum())
    if not hits:
        return 0.0, 0.0, 0.0
    precision, recall = hits / float(chosen.sum()), hits / float(right.sum())
    return 2 * precision * recall / (precision + recall), precision, recall


if __name__ == "__main__":
    raise SystemExit(main())
