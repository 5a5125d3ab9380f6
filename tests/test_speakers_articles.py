"""Hold who speaks in whole articles of our own, in many registers.

`speakers/NAME.tsv` lists, for `speakers/NAME.txt`, words of a quotation, its speaker and, where
the article tells one, the speaker's role. Quotations that are not found yet, or whose speaker is not yet right, are not listed.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from briefing.extraction.analysis import analyse
from briefing.model import Article, cut

ARTICLES = sorted((Path(__file__).parent / "speakers").glob("*.txt"))


KNOWN = {
    "tech": "an affair is said by a name that stands before",
    "politique": "a description of somebody without a name keeps to itself",
}
"""What the extraction reads wrong since the trades and the names of November 2026."""


def marked(path: Path) -> ParameterSet:
    """Return an article of the test, told to fail where it is known to."""
    why = KNOWN.get(path.stem)
    marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
    return pytest.param(path, id=path.stem, marks=marks)


@pytest.mark.parametrize("path", [marked(p) for p in ARTICLES])
def test_speakers_of_an_article(nlp: Any, path: Path) -> None:
    text = path.read_text("utf-8")
    quotes = analyse(Article(id=path.stem, text=text), nlp).quotes
    with path.with_suffix(".tsv").open(encoding="utf-8", newline="") as lines:
        expected = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert expected
    told = {}
    for row in expected:
        quote = next((q for q in quotes if row["words"] in cut(text, q.content)), None)
        names = [p.name for p in quote.speakers] if quote else []
        role = quote.role if quote and row["role"] else ""
        told[row["words"]] = ([row["speaker"]], row["role"], names, role or "")
    assert {w: (n, r) for w, (_, _, n, r) in told.items()} == {
        w: (n, r) for w, (n, r, _, _) in told.items()
    }


def test_the_articles_hold_enough_quotations() -> None:
    rows = [p.with_suffix(".tsv").read_text("utf-8").count("\n") - 1 for p in ARTICLES]
    assert len(rows) >= 25
    assert sum(rows) >= 150
