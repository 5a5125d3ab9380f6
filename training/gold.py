"""Read annotated articles.

A folder holds `<id>.json` with `<id>.txt`, in the format of the evaluation's gold, or texts that
carry their annotations below a line `---`, with words of the article instead of offsets:

    A accusers > accused @ cue | charge … charge
    R responders (on behalf of) : stances -> accusations | evidence … evidence

Parties are separated by `/`, the names of one party by `=`. A line `P` says that the earlier events that
the article brings up stand between ⟦ and ⟧ in its text, and that nothing else is annotated.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from briefing.model import Article


@dataclass(frozen=True)
class Annotated:
    """Hold an article with its annotations, as the gold file has them."""

    article: Article
    gold: dict[str, Any]


def annotated(folder: Path, part: str = "dev") -> Iterator[Annotated]:
    """Yield the annotated articles of a folder; of one part alone where `parts.json` has parts."""
    for path in sorted(folder.glob("*.txt")):
        text, mark, notes = path.read_text("utf-8").partition("\n---\n")
        if mark and notes.strip() == "P":
            yield _marked(path.stem, text + "\n")
        elif mark:
            yield Annotated(Article(path.stem, text + "\n"), read_notes(text, notes.splitlines()))
    parts_file = folder / "parts.json"
    parts = json.loads(parts_file.read_text("utf-8")) if parts_file.exists() else None
    for path in sorted(folder.glob("*.json")):
        if path.name == "parts.json" or (parts is not None and path.stem not in parts[part]):
            continue
        gold = json.loads(path.read_text("utf-8"))
        text = (folder / gold["text_file"]).read_bytes().decode("utf-8")
        yield Annotated(Article(gold["id"], text), gold)


def _marked(name: str, text: str) -> Annotated:
    """Return an article of which the earlier events alone are annotated, by marks in its text."""
    plain, spans = unmarked(text)
    events = [{"name": [[start, end]]} for start, end in spans]
    gold = {"quotes": [], "accusations": [], "responses": [], "precedents": events}
    return Annotated(Article(name, plain), {**gold, "only": "precedents"})


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without its ⟦ and ⟧, and where what stood between them starts and ends."""
    parts = re.split("[⟦⟧]", text)
    ends = list(accumulate(map(len, parts)))
    return "".join(parts), [(ends[k - 1], ends[k]) for k in range(1, len(parts), 2)]


def read_notes(text: str, lines: Sequence[str]) -> dict[str, Any]:
    """Return the annotations of a text as a gold file holds them; quotes are not annotated."""
    gold: dict[str, Any] = {"quotes": [], "accusations": [], "responses": [], "precedents": []}
    for line in lines:
        head, _, words = line.partition(" | ")
        passages = [_found(text, w) for w in words.split(" … ") if w.strip()]
        if line.startswith("A "):
            who, _, rest = head[2:].partition(" > ")
            accused, _, cue = rest.partition(" @ ")
            gold["accusations"].append(
                {"accusers": _parties(who), "accused": _parties(accused), "charge": passages}
                | {"cue": _found(text, cue) if cue.strip() else [], "status": "asserted"}
            )
        elif line.startswith("R "):
            who, _, rest = head[2:].partition(" : ")
            stances, _, answers = rest.partition(" -> ")
            responders, _, behalf = who.partition(" (")
            gold["responses"].append(
                {"responders": _parties(responders), "on_behalf_of": _parties(behalf.rstrip(")"))}
                | {"stances": stances.split(","), "evidence": passages}
                | {"answers": [int(n) for n in answers.split(",") if n.strip()]}
            )
    return gold


def _parties(cell: str) -> list[list[str]]:
    """Return the parties of a cell, each with its names; on behalf of whom stands aside."""
    cell = re.sub(r" \([^)]*\)", "", cell)
    return [p.strip().split("=") for p in cell.split("/") if p.strip()]


def _found(text: str, words: str) -> list[int]:
    """Return the offsets of words that the text holds once, or first."""
    start = text.find(words.strip())
    if start < 0:
        raise ValueError(f"not in the text: {words!r}")
    return [start, start + len(words.strip())]
