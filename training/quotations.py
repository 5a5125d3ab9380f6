"""Read single quotations that are labelled by whether they blame and whether they answer.

A file holds one on each line, as it would stand in an article: `B`, `A`, `BA` or `-`, a tab, the sentences with
the quotation's words between ⟦ and ⟧. `#` opens a line that tells what affair the next ones are about.
What the extraction does not find in such a line teaches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import rows
from gold import unmarked
from rows import Excerpt

from briefing.extraction.accusations.wording import wording
from briefing.extraction.grammar.knowledge import knowledge
from briefing.language import pipeline
from briefing.model import Article, Span


@dataclass(frozen=True)
class _Line:
    label: str
    text: str
    marked: list[tuple[int, int]]


def excerpts_of(folder: Path) -> list[Excerpt]:
    """Return the quotations of a folder's files that the extraction finds."""
    nlp, knows = pipeline.load(), knowledge()
    lines = [line for path in sorted(folder.glob("*.txt")) for line in _lines(path)]
    excerpts: list[Excerpt] = []
    for line, doc in zip(
        lines, pipeline.parse_all(nlp, (line.text for line in lines)), strict=True
    ):
        scene = rows.scene_of(Article("excerpt", line.text), doc, knows)
        if scene is None:
            continue
        own = rows.letters(line.marked, line.text)
        each = [(_letters(quote.content, line.text), quote) for quote in scene.quotes]
        same = [(len(own & found), quote) for found, quote in each if rows.shares_most(own, found)]
        if same:
            _, quote = max(same, key=lambda pair: pair[0])
            signs = wording(quote, scene.layout, knows)
            excerpts.append(Excerpt(signs, "B" in line.label))
    return excerpts


def _letters(spans: Sequence[Span], text: str) -> set[int]:
    return rows.letters([(s.start, s.end) for s in spans], text)


def _lines(path: Path) -> Iterator[_Line]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            label, _, marked = line.partition("\t")
            yield _Line(label, *unmarked(marked))
