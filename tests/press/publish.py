"""Write into the package how right each section is on the project's own articles: make score.

Only the articles of this repository count: whoever has it can measure again and gets the same bytes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tests.press.measure import ROOT, Measured, analyses, measure, press

FILE = ROOT / "briefing" / "rendering" / "measured.json"
SECTIONS = ("quotes", "quotes_attributed", "accusation_edges", "responses", "precedents")


def published(measured: Measured, pipeline: str, version: str) -> dict[str, Any]:
    """Return what a brief may print: of what each section prints, how much is right."""
    counts = measured.counts
    return {
        "pipeline": pipeline,
        "version": version,
        "documents": len(measured.corpus.ids),
        "digest": measured.corpus.digest(),
        "precision": {key: round(counts[key].precision, 4) for key in SECTIONS},
        "recall": {key: round(counts[key].recall, 4) for key in SECTIONS},
        "counts": {
            key: {"right": counts[key].right, "found": counts[key].found, "gold": counts[key].gold}
            for key in SECTIONS
        },
    }


def write(values: dict[str, Any], path: Path = FILE) -> None:
    path.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", "utf-8")


def main() -> int:
    """Measure the bundled pipeline and write measured.json."""
    import briefing
    from briefing.language import pipeline

    nlp = pipeline.load()
    corpus = press()
    measured = measure(corpus, analyses(corpus, nlp))
    values = published(measured, pipeline.describe(nlp), briefing.__version__)
    write(values)
    for key, share in values["precision"].items():
        n = values["counts"][key]
        sys.stdout.write(f"{key:20} {share:.3f}  ({n['right']} right of {n['found']} found)\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
