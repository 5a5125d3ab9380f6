"""Read annotated articles and lay their annotations over an analysis in the making.

A folder holds `<id>.json` with `<id>.txt`, in the format of the evaluation's gold, or texts that
carry their annotations below a line `---`, with words of the article instead of offsets:

    A accusers > accused @ cue | charge … charge
    R responders (on behalf of) : stances -> accusations | evidence … evidence

Parties are separated by `/`, the names of one party by `=`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.extraction.accusations import FoundAccusation
from briefing.extraction.found import Found
from briefing.extraction.layout import Layout
from briefing.extraction.parties import Register
from briefing.extraction.resolved import Resolved
from briefing.extraction.syntax import VERBAL, token_at
from briefing.model import Article, Span

_SMALL = set("le la les l un une des du de d m mme monsieur madame".split())


@dataclass(frozen=True)
class Annotated:
    """Hold an article with its annotations, as the gold file has them."""

    article: Article
    gold: dict[str, Any]


def annotated(folder: Path, part: str = "dev") -> Iterator[Annotated]:
    """Yield the annotated articles of a folder; of one part alone where `parts.json` has parts."""
    for path in sorted(folder.glob("*.txt")):
        text, mark, notes = path.read_text("utf-8").partition("\n---\n")
        if mark:
            yield Annotated(Article(path.stem, text + "\n"), read_notes(text, notes.splitlines()))
    parts_file = folder / "parts.json"
    parts = json.loads(parts_file.read_text("utf-8")) if parts_file.exists() else None
    for path in sorted(folder.glob("*.json")):
        if path.name == "parts.json" or (parts is not None and path.stem not in parts[part]):
            continue
        gold = json.loads(path.read_text("utf-8"))
        text = (folder / gold["text_file"]).read_bytes().decode("utf-8")
        yield Annotated(Article(gold["id"], text), gold)


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


def spans(value: Any) -> list[Span]:
    """Return the spans of a field that holds one, several or none."""
    if not value:
        return []
    return [Span(*value)] if isinstance(value[0], int) else [Span(*v) for v in value]


def covered(own: Sequence[Span], by: Sequence[Span]) -> float:
    """Return the share of the first passages that the second ones cover."""
    size = sum(s.end - s.start for s in own)
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in own for b in by)
    return shared / size if size else 0.0


def entry_of(register: Register, names: Sequence[str]) -> int:
    """Return the register's party with the likest name, added if there is none."""
    best: tuple[float, int] = (0.0, -1)
    for entry in register.entries:
        for form in (*entry.forms, entry.canonical or ""):
            likeness = max(_likeness(_words(form), _words(name)) for name in names)
            best = max(best, (likeness, -entry.id))
    if best[0] >= 0.5:
        return -best[1]
    return register.new("organisation", names[0], first=0).id


def gold_accusations(
    gold: dict[str, Any], layout: Layout, register: Register
) -> list[FoundAccusation]:
    """Return the annotated accusations as if they had been found."""
    made = []
    for blame in gold["accusations"]:
        cue, charge = spans(blame.get("cue")), spans(blame["charge"])
        first = (cue or charge or [Span(0, 1)])[0]
        sides = [
            tuple(entry_of(register, names) for names in blame.get(key, []))
            for key in ("accusers", "accused", "on_behalf_of")
        ]
        made.append(
            FoundAccusation(
                sides[0], sides[1], tuple(charge), cue[0] if cue else None, blame["status"], sides[2], "gold", 1.0,
                token_at(layout.doc, first.start), "name",
            )
        )  # fmt: skip
    return made


def gold_quotes(
    gold: dict[str, Any], layout: Layout, register: Register, found: Sequence[Found]
) -> list[Found]:
    """Return the annotated quotes as if they had been found, with the found ones' construction."""
    made = []
    for quote in gold["quotes"]:
        content = tuple(spans(quote["content"]))
        who = Resolved(tuple(entry_of(register, names) for names in quote["speakers"]), "name")
        twin = next((f for f in found if covered(f.content, content) > 0.6), None)
        cue = next(iter(spans(quote.get("cue"))), None)
        at, verb = token_at(layout.doc, (cue or content[0]).start), -1
        if cue is not None:
            verbs = [t.i for t in layout.doc if t.pos_ in VERBAL and cue.start <= t.idx < cue.end]
            verb = verbs[-1] if verbs else -1
        made.append(
            Found(
                content, quote["kind"], who, cue, twin.construction if twin else "clause", 0.9,
                twin.at if twin else at, twin.verb if twin else verb,
            )
        )  # fmt: skip
    return made


def _words(name: str) -> frozenset[str]:
    text = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    words = re.findall(r"\w+", "".join(c for c in text if not unicodedata.combining(c)))
    return frozenset(w for w in words if w not in _SMALL)


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0
