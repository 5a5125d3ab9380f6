"""Measure a pipeline on what `fr_press` was not trained on: python training/evaluate.py [--pipeline NAME_OR_PATH].

Syntax on the test files of Sequoia and GSD, as they are and with their quotation marks in each style;
entities on all their read sentences and on the press paragraphs left out, by the statistics alone and
with the lexicon on top (`briefing.language.entities`), which is what the program reads.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import data
from spacy.language import Language
from spacy.tokens import Doc

from briefing.language import entities, pipeline

HERE = Path(__file__).parent
TESTS = ("fr_sequoia-ud-test", "fr_gsd-ud-test")
STYLES = (("«", "»"), ("“", "”"), ('"', '"'))
LABELS = ("PER", "LOC", "ORG", "MISC")


def main() -> int:
    """Print the tables of README.md."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--treebanks", type=Path, default=HERE.parent.parent / "shared" / "treebanks"
    )
    parser.add_argument("--pipeline")
    args = parser.parse_args()
    nlp = pipeline.load(args.pipeline)
    print(pipeline.describe(nlp))
    print("| | sentences | POS | UAS | LAS | lemma |\n| --- | --- | --- | --- | --- | --- |")
    for name in TESTS:
        gold = list(data.syntax_docs(args.treebanks, [name], 1))
        print(_syntax_row(name, nlp, gold))
        for opening, closing in STYLES:
            marked = [m for d in gold if (m := data.in_style(d, opening, closing)) is not None]
            print(_syntax_row(f"{name}, with {opening} {closing}", nlp, marked))
    print(f"| entities, F1 | all | {' | '.join(LABELS)} |\n| --- | --- | --- | --- | --- | --- |")
    blank = data.blank()
    tests = list(data.entity_docs(args.treebanks, blank, test=True))
    left_out = [
        data.annotated(blank, row["text"], row["entities"])
        for row in data.press(args.treebanks, held_out=True)
    ]
    for name, gold in (("both test files", tests), ("press sources left out", left_out)):
        found = _parsed(nlp, gold)
        print(_entity_row(f"{name}, statistics", gold, found))
        for doc in found:
            entities.mend(doc)
        print(_entity_row(f"{name}, with the lexicon", gold, found))
    return 0


def _parsed(nlp: Language, gold: Iterable[Doc]) -> list[Doc]:
    """Parse the gold's own words, so that every token can be compared."""
    plain = (
        Doc(
            nlp.vocab,
            words=[pipeline.plain(t.text) for t in doc],
            spaces=[bool(t.whitespace_) for t in doc],
        )
        for doc in gold
    )
    return list(nlp.pipe(plain))


def _syntax_row(name: str, nlp: Language, gold: list[Doc]) -> str:
    right: Counter[str] = Counter()
    words = 0
    for truth, found in zip(gold, _parsed(nlp, gold), strict=True):
        for a, b in zip(truth, found, strict=True):
            right["pos"] += a.pos_ == b.pos_
            # As is usual, punctuation does not count for the tree; what a mark's lemma is says nothing.
            if a.pos_ != "PUNCT":
                words += 1
                right["lemma"] += a.lemma_ == b.lemma_
                attached = a.head.i == b.head.i
                right["uas"] += attached
                right["las"] += attached and a.dep_.casefold() == b.dep_.casefold()
    tokens = sum(map(len, gold))
    shares = [
        right["pos"] / tokens, right["uas"] / words, right["las"] / words, right["lemma"] / words
    ]  # fmt: skip
    return f"| {name} | {len(gold)} | {' | '.join(f'{100 * s:.2f}' for s in shares)} |"


def _entity_row(name: str, gold: list[Doc], found: list[Doc]) -> str:
    hits: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for truth, guess in zip(gold, found, strict=True):
        right = {(e.start, e.end, e.label_) for e in truth.ents}
        told = {(e.start, e.end, e.label_) for e in guess.ents}
        for key in ("all", *LABELS):
            mine = [{e for e in side if key in ("all", e[2])} for side in (right, told)]
            hits[key] += len(mine[0] & mine[1])
            sizes[key] += len(mine[0]) + len(mine[1])
    cells = (f"{2 * hits[k] / sizes[k]:.3f}" if sizes[k] else "–" for k in ("all", *LABELS))
    return f"| {name} | {' | '.join(cells)} |"


if __name__ == "__main__":
    raise SystemExit(main())
