"""Turn the annotations that people write (`*.ann`, words of the article) into gold files (`*.json`, offsets).

    python -m tests.press.annotate            writes every <id>.json
    python -m tests.press.annotate --check    tells which are not what their .ann says, and fails

The form of an `.ann` file is told in README.md. Words that are not in the article, or that stand there
more than once without an `@n` to say which, are an error: nothing is guessed but the place of a cue,
which is the one nearest to what it introduces.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

ARTICLES = Path(__file__).parent / "articles"
Span = list[int]
Fields = dict[str, list[str]]
GAP = " […] "
NTH = re.compile(r"(.*) @(\d+)\Z", re.DOTALL)
KEYS = {
    "quote": {"content", "speaker", "role", "cue"},
    "accusation": {"accuser", "for", "accused", "charge", "cue"},
    "response": {"responder", "for", "stance", "answers", "evidence"},
    "precedent": {"name", "cited_by"},
    "ignore": {"words"},
}


class AnnotationError(Exception):
    """Tell the file, the item and the words that cannot be placed."""


def items(source: str) -> list[tuple[list[str], Fields]]:
    """Return the words of each heading (`[quote direct]`) with its fields, in the order of the file."""
    found: list[tuple[list[str], Fields]] = []
    for number, line in enumerate(source.splitlines(), 1):
        if heading := re.fullmatch(r"\[(\w+)(?: (\w+))?\](?: (\S+))?", line):
            if heading[1] not in KEYS:
                raise AnnotationError(f"line {number}: no such item as [{heading[1]}]")
            found.append(([heading[1], heading[2] or "", heading[3] or ""], {}))
        elif line.strip():
            key, colon, value = line.partition(": ")
            if not colon or not found or key not in KEYS[found[-1][0][0]]:
                raise AnnotationError(f"line {number}: {line!r} is no field here")
            found[-1][1].setdefault(key, []).append(value.strip())
    return found


def places(words: str, text: str) -> list[Span]:
    """Return where words stand in the text: any kind of space may stand for a space, `[…]` for what lies between."""
    start, _, end = words.partition(GAP)
    pattern = r"\s+".join(map(re.escape, start.split()))
    if end:
        pattern += r".*?" + r"\s+".join(map(re.escape, end.split()))
    return [[m.start(), m.end()] for m in re.finditer(pattern, text, re.DOTALL)]


def place(words: str, text: str, near: Span | None = None) -> Span:
    """Return the one place that words mean; `near` chooses among several for a cue."""
    if counted := NTH.fullmatch(words):
        found = places(counted[1], text)
        if len(found) < int(counted[2]):
            raise AnnotationError(f"not {counted[2]} times in the article: {counted[1]!r}")
        return found[int(counted[2]) - 1]
    found = places(words, text)
    if not found:
        raise AnnotationError(f"not in the article: {words!r}")
    if near is not None:
        return min(found, key=lambda s: (max(near[0] - s[1], s[0] - near[1], 0), s))
    if len(found) > 1:
        raise AnnotationError(f"{len(found)} times in the article (add @1, @2…): {words!r}")
    return found[0]


def compile_annotations(name: str, source: str, text: str) -> dict[str, Any]:
    """Return the gold of an article in the format of the guidelines."""
    entries = items(source)
    labels = [words[2] for words, _ in entries if words[0] == "accusation"]
    gold: dict[str, Any] = {
        "id": name,
        "text_file": f"{name}.txt",
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "quotes": [],
        "accusations": [],
        "responses": [],
        "precedents": [],
        "ignore": [],
    }
    for (what, variety, _), fields in entries:

        def spans(key: str, fields: Fields = fields) -> list[Span]:
            return [place(words, text) for words in fields.get(key, [])]

        def names(key: str, fields: Fields = fields) -> list[list[str]]:
            return [value.split(" | ") for value in fields.get(key, [])]

        def cue(around: list[Span], fields: Fields = fields) -> Span | None:
            return (
                place(fields["cue"][0], text, around[0] if around else None)
                if "cue" in fields
                else None
            )

        if what == "quote":
            content = spans("content")
            item = {"kind": variety, "content": content, "speakers": names("speaker")}
            gold["quotes"].append(
                {**item, "role": fields.get("role", [None])[0], "cue": cue(content)}
            )
        elif what == "accusation":
            charge = spans("charge")
            item = {"accusers": names("accuser"), "accused": names("accused")}
            item |= {"on_behalf_of": names("for"), "charge": charge}
            gold["accusations"].append({**item, "cue": cue(charge), "status": variety})
        elif what == "response":
            item = {"responders": names("responder"), "on_behalf_of": names("for")}
            item |= {"stances": " ".join(fields["stance"]).split()}
            answered = " ".join(fields.get("answers", [])).split()
            if unknown := set(answered) - set(labels):
                raise AnnotationError(f"no accusation has the label {sorted(unknown)}")
            item |= {"answers": [labels.index(label) for label in answered]}
            gold["responses"].append({**item, "evidence": spans("evidence")})
        elif what == "precedent":
            gold["precedents"].append({"name": spans("name"), "cited_by": names("cited_by")})
        else:
            gold["ignore"] += spans("words")
    return gold


def written(gold: dict[str, Any]) -> str:
    """Return the gold as the bytes of its file: one item a line, so that a change shows as one."""
    lines = ["{"]
    for key, value in gold.items():
        if isinstance(value, list):
            body = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in value)
            lines.append(f" {json.dumps(key)}: [\n{body}\n ]," if value else f' "{key}": [],')
        else:
            lines.append(f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)},")
    lines[-1] = lines[-1].removesuffix(",")
    return "\n".join([*lines, "}"]) + "\n"


def annotated(source: Path) -> tuple[dict[str, Any], str]:
    """Return the annotations that an `.ann` file holds, as a gold file has them, and the text beside it.

    Raises:
        AnnotationError: with the name of the file.
    """
    text = source.with_suffix(".txt").read_bytes().decode("utf-8")
    try:
        return compile_annotations(source.stem, source.read_text("utf-8"), text), text
    except AnnotationError as error:
        raise AnnotationError(f"{source.name}: {error}") from None


def compiled(folder: Path = ARTICLES) -> dict[Path, str]:
    """Return what each gold file of a folder should hold."""
    out = {}
    for source in sorted(folder.glob("*.ann")):
        gold, _ = annotated(source)
        out[source.with_suffix(".json")] = written(gold)
    return out


def main() -> int:
    """Write the gold files, or tell which of them are out of date."""
    stale = [
        (path, body)
        for path, body in compiled().items()
        if not path.exists() or path.read_text("utf-8") != body
    ]
    for path, body in stale:
        if "--check" not in sys.argv:
            path.write_text(body, "utf-8")
        sys.stdout.write(f"{path.name}\n")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    raise SystemExit(main())
