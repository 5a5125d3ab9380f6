"""Fit the scorer of accusations in speech: python training/scorers.py GOLD [GOLD …].

Each GOLD is a folder of annotated articles (`training/annotate.py` makes one of ours); only the `dev` part of
its `parts.json` is read. One row for each candidate of `briefing.extraction.candidates`; right when a gold
accusation has the same accused and shares its words. Logistic regression with an L2 penalty by Newton's
method, judged by leaving out one article at a time; the weights go to `briefing/extraction/speech_weights.tsv`.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import briefing
from briefing.extraction import spoken
from briefing.extraction.analysis import analyse_doc
from briefing.extraction.candidates import Candidate
from briefing.extraction.knowledge import knowledge
from briefing.extraction.scene import Scene
from briefing.language import pipeline
from tests.press.annotate import compile_annotations

OUT = Path(briefing.__file__).parent / "extraction" / "speech_weights.tsv"
PENALTY = 3.0
"""L2 penalty; the bias is nearly free."""
THRESHOLD = 0.4
"""A find that is worth half the F1 of all raises it; a little more, for readers mind false ones more."""
RARE = 4
"""Rows in which a sign must stand to get a weight."""
SHARED = 0.3
"""Share of the shorter one's characters that candidate and gold charge must have in common."""


@dataclass(frozen=True)
class Row:
    """Hold one candidate: its article, its signs, whether it accuses, how much it counts."""

    article: str
    signs: dict[str, float]
    right: bool
    weight: float
    words: str


def main(folders: list[Path]) -> None:
    """Fit, judge and write the weights."""
    rows = [row for folder in folders for row in _rows(folder)]
    names = sorted({s for r in rows for s in r.signs})
    names = [n for n in names if n == "bias" or sum(bool(r.signs.get(n)) for r in rows) >= RARE]
    table = np.array([[r.signs.get(n, 0.0) for n in names] for r in rows])
    right = np.array([float(r.right) for r in rows])
    count = np.array([r.weight for r in rows])
    print(
        f"{len(rows)} candidates of {len({r.article for r in rows})} articles, {int(right.sum())} accuse"
    )
    chances = _left_out(table, right, count, rows, names)
    threshold = _judge(chances, right)
    if "--rows" in sys.argv:
        for chance, row in sorted(zip(chances, rows, strict=True), key=lambda p: -p[0]):
            if row.right != (chance >= threshold):
                print(f"{chance:.2f} {row.right:d} {row.article} {row.words[:150]}")
    fitted = _fit(table, right, count, names)
    _write(names, fitted, threshold)


def _rows(folder: Path) -> list[Row]:
    """Return the candidates of the dev part of a folder, each with its label."""
    parts = folder / "parts.json"
    dev = json.loads(parts.read_text(encoding="utf-8"))["dev"] if parts.exists() else None
    read = [
        a for a in briefing.read(sorted(folder.glob("*.txt"))) if isinstance(a, briefing.Article)
    ]
    articles = [a for a in read if dev is None or a.id in dev]
    nlp, knows = pipeline.load(), knowledge()
    rows: list[Row] = []
    for article, doc in zip(
        articles, pipeline.parse_all(nlp, [a.text for a in articles]), strict=True
    ):
        gold = _gold(folder, article)
        for candidate, scene in _candidates(article, doc, knows):
            label = _label(candidate, scene, gold, article.text)
            if label is not None:
                rows.append(Row(article.id, candidate.signs, *label, _shown(candidate, scene)))
    return rows


def _gold(folder: Path, article: briefing.Article) -> dict[str, Any]:
    """Return an article's annotations, made from its `.ann` where no gold file is kept."""
    path = folder / f"{article.id}.json"
    if path.exists():
        kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return kept
    source = path.with_suffix(".ann").read_text(encoding="utf-8")
    return compile_annotations(article.id, source, article.text)


def _candidates(article: Any, doc: Any, knows: Any) -> list[tuple[Candidate, Scene]]:
    """Return every candidate that the extraction weighs in an article."""
    seen: list[tuple[Candidate, Scene]] = []
    inner = spoken.candidates

    def listen(quote: Any, scene: Scene, told: Any) -> Any:
        for candidate in inner(quote, scene, told):
            seen.append((candidate, scene))
            yield candidate

    spoken.candidates = listen  # type: ignore[assignment]
    try:
        analyse_doc(article, doc, knows)
    finally:
        spoken.candidates = inner
    return seen


def _shown(candidate: Candidate, scene: Scene) -> str:
    accused = ", ".join(scene.sides.entry(e).name for e in candidate.accused)
    return f"→ {accused}: {candidate.charge.cut(scene.layout.text)}"


def _label(
    candidate: Candidate, scene: Scene, gold: dict[str, Any], text: str
) -> tuple[bool, float] | None:
    """Tell whether a gold accusation means the candidate; one of the same parties elsewhere counts half."""
    told = [a for a in gold["accusations"] if _same(candidate, scene, a["accused"])]
    for accusation in told:
        spans = [*accusation["charge"], *([accusation["cue"]] if accusation["cue"] else [])]
        mine = _letters([[candidate.charge.start, candidate.charge.end]], text)
        theirs = _letters(spans, text)
        if len(mine & theirs) >= SHARED * min(len(mine), len(theirs)):
            return True, 1.0
    return False, 0.5 if told else 1.0


def _letters(spans: list[list[int]], text: str) -> set[int]:
    return {i for s, e in spans for i in range(s, e) if text[i].isalnum()}


def _same(candidate: Candidate, scene: Scene, accused: list[list[str]]) -> bool:
    names = {_plain(n) for party in accused for n in party}
    return any(
        _plain(form) in names
        for e in candidate.accused
        for form in (*scene.sides.entry(e).forms, scene.sides.entry(e).name)
    )


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    words = re.findall(r"\w+", "".join(c for c in folded if not unicodedata.combining(c)))
    small = {"le", "la", "les", "l", "un", "une", "des", "du", "de", "d"}
    return " ".join(w for w in words if w not in small)


def _fit(table: Any, right: Any, count: Any, names: list[str]) -> Any:
    """Return the weights of a logistic regression, by Newton's method."""
    penalty = np.array([0.01 if n == "bias" else PENALTY for n in names])
    fitted = np.zeros(len(names))
    for _ in range(30):
        chance = 1 / (1 + np.exp(-table @ fitted))
        slope = table.T @ (count * (right - chance)) - penalty * fitted
        bend = (table * (count * chance * (1 - chance))[:, None]).T @ table + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        fitted = fitted + step
        if np.abs(step).max() < 1e-8:
            break
    return fitted


def _left_out(table: Any, right: Any, count: Any, rows: list[Row], names: list[str]) -> Any:
    """Return the chance of each candidate by weights fitted without its article."""
    chances = np.zeros(len(rows))
    article = np.array([r.article for r in rows])
    for name in sorted(set(article)):
        out = article == name
        fitted = _fit(table[~out], right[~out], count[~out], names)
        chances[out] = 1 / (1 + np.exp(-table[out] @ fitted))
    return chances


def _judge(chances: Any, right: Any) -> float:
    """Print precision and recall over thresholds, and return the one of the best F1."""
    best = (0.0, 0.5)
    for threshold in np.arange(0.1, 0.75, 0.025):
        found = chances >= threshold
        hits = float((found * right).sum())
        precision, recall = hits / max(found.sum(), 1), hits / right.sum()
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"  {threshold:.3f}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
        best = max(best, (round(f1, 3), round(float(threshold), 3)))
    print(f"best F1 {best[0]} at {best[1]} (articles left out); kept: {THRESHOLD}")
    return THRESHOLD


def _write(names: list[str], fitted: Any, threshold: float) -> None:
    lines = [
        "# sign, weight: written by training/scorers.py, not by hand",
        f"threshold\t{threshold}",
    ]
    lines += [f"{n}\t{w:.2f}" for n, w in sorted(zip(names, fitted, strict=True)) if abs(w) >= 0.05]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 2} weights in {OUT.name}")


if __name__ == "__main__":
    main([Path(a) for a in sys.argv[1:] if not a.startswith("-")])
