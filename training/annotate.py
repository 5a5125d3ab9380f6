"""Write the training articles in the gold's format, offsets computed: python training/annotate.py OUT.

`articles/source.txt` holds invented articles; after each one stand its accusations, a line each:
accusers | on behalf of | accused | charge | cue | status, parties joined by ` + `, names by `/`.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

SOURCE = Path(__file__).parent / "articles" / "source.txt"


def parties(cell: str) -> list[list[str]]:
    """Return the parties of a cell, each with its names."""
    return [
        [name.strip() for name in party.split("/") if name.strip()]
        for party in cell.split(" + ")
        if party.strip()
    ]


def place(text: str, words: str, near: int) -> list[int]:
    """Return the place of the words that is nearest to an offset."""
    starts = [i for i in range(len(text)) if text.startswith(words, i)]
    if not starts:
        raise ValueError(f"not in the article: {words!r}")
    start = min(starts, key=lambda i: abs(i - near))
    return [start, start + len(words)]


def accusation(line: str, text: str) -> dict[str, object]:
    """Return the gold's accusation of a line."""
    accusers, behalf, accused, charge, cue, status = (cell.strip() for cell in line.split("|"))
    spans = [place(text, charge, 0)] if charge else []
    near = spans[0][0] if spans else 0
    return {
        "accusers": parties(accusers), "accused": parties(accused), "on_behalf_of": parties(behalf),
        "charge": spans, "cue": place(text, cue, near) if cue else None, "status": status,
    }  # fmt: skip


def article(block: str, out: Path) -> str:
    """Write one article and its annotations, and return its id."""
    head, _, rest = block.partition("\n")
    text, _, lines = rest.partition("\n---\n")
    text = text.strip("\n") + "\n"
    name = head.split()[0]
    (out / f"{name}.txt").write_text(text, encoding="utf-8")
    gold = {
        "id": name,
        "text_file": f"{name}.txt",
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "quotes": [],
        "accusations": [accusation(line, text) for line in lines.splitlines() if line.strip()],
        "responses": [],
        "precedents": [],
    }
    (out / f"{name}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n")
    return name


def main(out: Path) -> None:
    """Write all articles, with a `parts.json` that puts them into dev."""
    out.mkdir(parents=True, exist_ok=True)
    blocks = ("\n" + SOURCE.read_text(encoding="utf-8")).split("\n=== ")[1:]
    names = [article(block, out) for block in blocks]
    (out / "parts.json").write_text(json.dumps({"dev": names, "check": []}) + "\n")
    print(f"{len(names)} articles")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
