"""Score a tree on sets of annotated articles: python training/sets.py SCORE_PY SET … [--errors] [--output DIR].

A SET is a folder of annotated articles (`.ann` beside `.txt`, or the yardstick's `.json`), narrowed by
`@part` of its `parts.json` or by `#prefix` of the articles' names: `training/held_out#n`, `GOLD@dev`.
One row for each set: F1, false quotes per 1,000 words, the headline. The errors
of `check` and of `held_out` are for nobody to read: they are refused.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.language import pipeline
from tests.press.annotate import annotated
from tests.press.measure import analysed, scorer

COLUMNS = {
    "quotes": "quotes", "quotes_strict": "strict", "quotes_marked": "marked", "quotes_indirect": "indir",
    "quotes_attributed": "attr", "accusation_edges": "edges", "accusations_charged": "charged",
    "responses": "resp", "stances": "stance", "response_links": "links", "precedents": "prec",
}  # fmt: skip
UNREAD = ("n", "o", "p", "mh", "mi")
"""The beginnings of the names of `held_out` whose errors are for nobody."""


@dataclass(frozen=True)
class Annotated:
    """Hold an annotated article: where its text is, the text and the annotations."""

    path: Path
    text: str
    gold: dict[str, Any]


def articles_of(named: str) -> Iterator[Annotated]:
    """Yield the annotated articles of a set."""
    folder, _, part = named.partition("@")
    folder, _, prefix = folder.partition("#")
    where = Path(folder)
    made = sorted(where.glob(f"{prefix}*.ann"))
    for path in made:
        gold, text = annotated(path)
        yield Annotated(path.with_suffix(".txt"), text, gold)
    if made:
        return
    parts = json.loads((where / "parts.json").read_text("utf-8")) if part else {}
    for path in sorted(where.glob(f"{prefix}*.json")):
        if path.name != "parts.json" and (not part or path.stem in parts[part]):
            gold = json.loads(path.read_text("utf-8"))
            texts = where / gold["text_file"]
            yield Annotated(texts, texts.read_bytes().decode("utf-8"), gold)


def analyses(paths: Sequence[Path]) -> dict[str, Any]:
    """Return what `briefing analyze` writes for each article."""
    return analysed(paths, pipeline.load())


def _quiet(named: str, article: str, checks: set[str]) -> bool:
    """Return whether the errors of an article are for nobody."""
    return article in checks or ("held_out" in named and article.startswith(UNREAD))


def main() -> None:
    """Score each set and print its row."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("score", type=Path, help="the yardstick's score.py")
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--output", type=Path, help="write what is found in each article here")
    parser.add_argument("--json", type=Path, help="write the figures of each set here")
    args = parser.parse_args()
    score = scorer(args.score)
    sets = {named: list(articles_of(named)) for named in args.sets}
    paths = [each.path for articles in sets.values() for each in articles]
    halves = [paths[k::2] for k in range(2)]
    with ProcessPoolExecutor(2) as pool:
        found = {name: each for half in pool.map(analyses, halves) for name, each in half.items()}
    if args.output:
        args.output.mkdir(parents=True, exist_ok=True)
        for name, each in found.items():
            (args.output / f"{name}.json").write_text(json.dumps(each, ensure_ascii=False), "utf-8")
    parts = args.score.parent / "gold" / "parts.json"
    checks = set(json.loads(parts.read_text("utf-8"))["check"]) if parts.exists() else set()
    print(" " * 26, *(f"{label:>7}" for label in COLUMNS.values()), "  false    head")
    figures: dict[str, Any] = {}
    for named, articles in sets.items():
        errors: list[str] = []
        told = []
        for each in articles:
            name = each.gold["id"]
            if why := score.fault(found[name], each.text):
                raise SystemExit(f"{name}: {why}")
            quiet = _quiet(named, name, checks)
            told.append(
                score.score_document(each.gold, found[name], each.text, [] if quiet else errors)
            )
        report = figures[named] = score.total(told)
        cells = [f"{report[key]['f1']:7.3f}" for key in COLUMNS]
        cells.append(f"{report['false_quotes_per_1000_words']:7.2f} {report['headline']:7.3f}")
        print(f"{named[-24:]:20} {len(articles):4} ", *cells)
        if args.errors:
            print("\n".join(errors))
    if args.json:
        args.json.write_text(json.dumps(figures), "utf-8")


if __name__ == "__main__":
    main()
