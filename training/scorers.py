"""Fit the scorers of blame and answers in speech: python training/scorers.py FOLDER [FOLDER …] [--write].

Each FOLDER holds annotated articles (`.ann`, the gold's `.json`, or the notes of `answers/`); of a folder with
`parts.json` the dev part alone is read. Ten tables, in the order in which they build on each other:

- `antecedent`: whom a pronoun means that speaks;
- `blame_words`, `answer_words`: the wording of a quotation that blames, that answers;
- `suspect`: which of the article's parties it blames, if it blames;
- `speech`: whether it blames, by its own signs, its wording and its likeliest suspect;
- `response`: whether it answers, by its own signs and its wording;
- `response_trees`: the same, by what the other quotations say of its speaker, too;
- `told_words`, `told`: the wording of what the narration tells of a party, and whether it answers;
- `precedent`: whether a phrase names an earlier event that is brought up.

What a later table builds on is taken from fits that have not seen the article. Penalised logistic regressions
without chance: same input and same tables in place, same weights. Needs scipy and lightgbm beside the
project's own libraries.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fitting import Signs, Weights, fit, fit_choice, left_out
from forest import fit_forest, grove_of
from ordinary import COUNTS, moved, ordinary_rows, treebank_rows
from quotations import excerpts_of
from rows import OTHER_HAND, Act, Choice, Excerpt, Row, Rows, rows_of

import briefing
from briefing.extraction.accusations.scene import Suspicion
from briefing.extraction.accusations.spoken import hopeless, suspicion_of, verdict_signs
from briefing.extraction.grammar.weights import divided, logistic, weighed
from briefing.extraction.responses.turns import Turn, turn_signs

BLAME = {"blame_words", "suspect", "speech"}
OUT = Path(briefing.__file__).parent / "extraction" / "fitted"
RARE = {"words": 3, "signs": 4}
"""Rows in which a sign must stand to get a weight."""
PENALTY = {
    "words": 5.0, "suspect": 3.0, "speech": 10.0, "response": 3.0, "told": 3.0, "precedent": 3.0, "antecedent": 6.0,
}  # fmt: skip
THRESHOLD = {
    "speech": 0.28,
    "response": 0.35,
    "response_trees": 0.3,
    "told": 0.45,
    "precedent": 0.3,
}
"""A little above what gives the best F1, for readers mind false ones more."""
SMALL = {"words": 0.03, "signs": 0.02}
"""Weights below which a sign is left out."""


def main() -> None:
    """Gather the rows, fit, judge on articles left out, and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--quotations", type=Path, help="folder of single quotations with labels")
    parser.add_argument(
        "--ordinary", type=Path, help="folder of pieces in which nobody blames anybody"
    )
    parser.add_argument(
        "--treebanks", type=Path, help="folder of treebanks, read as such news, too"
    )
    parser.add_argument(
        "--only", nargs="+", help="write these tables, and fit no others that take long"
    )
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    args = parser.parse_args()
    found = rows_of(args.folders)
    if args.quotations:
        found.excerpts = excerpts_of(args.quotations)
    if args.ordinary:
        found.ordinary += ordinary_rows(args.ordinary)
    if args.treebanks:
        found.ordinary += COUNTS * treebank_rows(args.treebanks)
    wanted = set(args.only or ())
    tables: dict[str, Weights] = {}
    trees: list[str] = []
    if not wanted or "antecedent" in wanted:
        tables["antecedent"] = _choice("antecedent", found.pronouns)
    if wanted != {"antecedent"}:
        blame, verdicts = _of_blame(found)
        tables |= blame
        if not wanted <= BLAME:
            more, trees = _of_answers(found, verdicts)
            tables |= more
    if args.write:
        for name, table in tables.items():
            if not wanted or name in wanted:
                write(name, table)
        if trees and (not wanted or "response_trees" in wanted):
            write_forest("response_trees", trees)


def _of_blame(found: Rows) -> tuple[dict[str, Weights], list[Judged]]:
    """Return the tables of what blames, and what they make of the annotated quotations, articles left out."""
    rows = [*found.quotes, *found.ordinary]
    tables = {
        "blame_words": fit_blame_words(rows, found.excerpts),
        "suspect": fit_suspects([r for r in rows if _weighed(r)]),
    }
    verdicts = judged(rows, found.excerpts)
    speech = [(r, v.signs) for r, v in zip(rows, verdicts, strict=True) if _weighed(r) and v.signs]
    chances, table = _second(
        "speech", [s for _, s in speech], [r.blames for r, _ in speech], [r.article for r, _ in speech]
    )  # fmt: skip
    ordinary = {r.article for r in found.ordinary}
    careful = [
        (c, r.blames)
        for (r, _), c in zip(speech, chances, strict=True)
        if OTHER_HAND not in r.of_quote and r.article not in ordinary
    ]
    tables["speech"] = {**table, "bias": table["bias"] + moved(careful)}
    return tables, verdicts[: len(found.quotes)]


def _of_answers(found: Rows, verdicts: Sequence[Judged]) -> tuple[dict[str, Weights], list[str]]:
    """Return the tables of what answers and of earlier events, and the trees of what answers."""
    rows, phrases, acts = found.quotes, found.phrases, found.acts
    answering = [r for r in rows if _answerable(r)]
    tables = {"answer_words": fit_answer_words(rows)}
    words = left_out(rows, fit_answer_words, lambda w, r: weighed(r.wording, w))
    for row, weight in zip(rows, words, strict=True):
        row.of_answer = {**row.of_answer, "words": weight} if row.of_answer else {}
    _, tables["response"] = _second(
        "response", [r.of_answer for r in answering], [r.answers for r in answering], [r.article for r in answering]
    )  # fmt: skip
    tables["told_words"] = fit_acts(acts)
    words = left_out(acts, fit_acts, lambda w, a: weighed(a.wording, w))
    _, tables["told"] = _second(
        "told", [{**a.signs, "words": w} for a, w in zip(acts, words, strict=True)],
        [a.right for a in acts], [a.article for a in acts],
    )  # fmt: skip
    _, tables["precedent"] = _second(
        "precedent", [p.signs for p in phrases], [p.right for p in phrases], [p.article for p in phrases]
    )  # fmt: skip
    blame, answer = sum(r.blames for r in rows), sum(r.answers for r in rows)
    articles, right = len({r.article for r in rows}), sum(p.right for p in phrases)
    print(f"{articles} articles, {len(rows)} quotations, {blame} blame, {answer} answer")
    print(f"{len(phrases)} phrases, {right} name a precedent")
    return tables, answer_trees(rows, verdicts)


def _weighed(row: Row) -> bool:
    """Tell whether a quotation teaches what blames: not where a cue tells the blame already."""
    return row.blames or not row.told


def _answerable(row: Row) -> bool:
    return row.judged and bool(row.of_answer)


def fit_blame_words(rows: Sequence[Row], more: Sequence[Excerpt]) -> Weights:
    """Return the weights of the wording that blames."""
    own = [(r.wording, r.blames) for r in rows if _weighed(r)]
    return fit_words([*own, *((e.wording, e.blames) for e in more)])


def fit_answer_words(rows: Sequence[Row]) -> Weights:
    """Return the weights of the wording that answers; whether single quotations do is not in their words."""
    return fit_words([(r.wording, r.answers) for r in rows if _answerable(r)])


@dataclass
class Judged:
    """Hold what a fit without its article makes of a quotation: its signs of blame, and each suspect's share."""

    signs: Signs
    shares: list[float]


def judged(rows: Sequence[Row], more: Sequence[Excerpt]) -> list[Judged]:
    """Return the signs of each quotation's blaming, words and suspects weighed without its article."""
    words = left_out(
        rows, lambda part: fit_blame_words(part, more), lambda w, r: weighed(r.wording, w)
    )
    sure = left_out(
        rows,
        lambda part: fit_suspects([r for r in part if _weighed(r)]),
        lambda w, r: divided([weighed(s.signs, w) for s in r.line]),
    )
    found: list[Judged] = []
    right = total = 0
    for row, weight, chances in zip(rows, words, sure, strict=True):
        if not row.line:
            found.append(Judged({}, []))
            continue
        best = max(range(len(row.line)), key=lambda k: (chances[k], -k))
        told = verdict_signs(row.of_quote, row.line[best], chances[best], weight)
        found.append(Judged(told, chances))
        right += row.blames and row.right[best]
        total += row.blames
    print(
        f"suspects: {right} of {total} blamed parties are the likeliest of their lines, articles left out"
    )
    return found


def answer_trees(rows: Sequence[Row], verdicts: Sequence[Judged]) -> list[str]:
    """Return the trees that tell whether a quotation answers, by itself and by what the others say."""
    signs = [
        {**r.of_answer, **turn} for r, turn in zip(rows, turns_of(rows, verdicts), strict=True)
    ]
    pairs = [(r, s) for r, s in zip(rows, signs, strict=True) if _answerable(r)]
    chances = left_out(
        pairs, lambda part: grove_of(fit_forest([s for _, s in part], [r.answers for r, _ in part])),
        lambda grove, pair: grove.chances([pair[1]])[0], lambda pair: pair[0].article,
    )  # fmt: skip
    _show("response_trees", chances, [r.answers for r, _ in pairs])
    return fit_forest([s for _, s in pairs], [r.answers for r, _ in pairs])


def turns_of(rows: Sequence[Row], verdicts: Sequence[Judged]) -> list[Signs]:
    """Return what the turns of its article say of each quotation, all weighed without the article."""
    pairs = list(zip(rows, verdicts, strict=True))

    def train(part: list[tuple[Row, Judged]]) -> Weights:
        taught = [(v.signs, r.blames) for r, v in part if _weighed(r) and v.signs]
        return fit([v for v, _ in taught], [y for _, y in taught], PENALTY["speech"], RARE["signs"])

    def suspect(table: Weights, pair: tuple[Row, Judged]) -> Suspicion:
        row, verdict = pair
        if not verdict.signs or row.heard:
            return {}
        own = {**row.of_quote, "words": verdict.signs["words"]}
        if hopeless(own, table, THRESHOLD["speech"]):
            return {}
        likely = logistic(weighed(verdict.signs, table))
        return suspicion_of(row.line, verdict.shares, likely)

    blame = left_out(pairs, train, suspect, lambda pair: pair[0].article)
    answer = left_out(
        rows,
        lambda part: fit(
            [r.of_answer for r in part if _answerable(r)],
            [r.answers for r in part if _answerable(r)],
            PENALTY["response"],
            RARE["signs"],
        ),
        lambda w, r: logistic(weighed(r.of_answer, w)) if r.of_answer else 0.0,
    )
    found: dict[int, Signs] = {}
    for article in sorted({r.article for r in rows}):
        own = [k for k, r in enumerate(rows) if r.article == article]
        turns = [Turn(rows[k].at, rows[k].speakers, blame[k], answer[k]) for k in own]
        found |= dict(zip(own, turn_signs(turns), strict=True))
    return [found[k] for k in range(len(rows))]


def _second(
    name: str, signs: Sequence[Signs], right: Sequence[bool], articles: Sequence[str]
) -> tuple[list[float], Weights]:
    """Return the chances of a table over signs, articles left out, and its weights; print what it is worth."""
    pairs = list(zip(signs, right, articles, strict=True))
    chances = left_out(
        pairs, lambda part: fit([s for s, *_ in part], [y for _, y, _ in part], PENALTY[name], RARE["signs"]),
        lambda w, pair: logistic(weighed(pair[0], w)), lambda pair: pair[2],
    )  # fmt: skip
    _show(name, chances, right)
    table = fit(signs, right, PENALTY[name], RARE["signs"])
    kept = {s: w for s, w in table.items() if abs(w) >= SMALL["signs"]}
    return chances, {"threshold": THRESHOLD[name], **kept}


def _show(name: str, chances: Sequence[float], right: Sequence[bool]) -> None:
    """Print what a scorer is worth at some thresholds."""
    for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        hits = sum(c >= threshold and y for c, y in zip(chances, right, strict=True))
        found = sum(c >= threshold for c in chances)
        precision, recall = hits / max(found, 1), hits / max(sum(right), 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{name} {threshold:.2f}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


def fit_acts(acts: Sequence[Act]) -> Weights:
    """Return the weights of the wording of what is told."""
    return fit_words([(act.wording, act.right) for act in acts])


def fit_words(rows: Sequence[tuple[Signs, bool]]) -> Weights:
    """Return the weights of wording."""
    table = fit([s for s, _ in rows], [y for _, y in rows], PENALTY["words"], RARE["words"])
    return {s: w for s, w in table.items() if abs(w) >= SMALL["words"] or s == "bias"}


def _choice(name: str, rows: Sequence[Choice]) -> Weights:
    """Return the weights of a choice of one in a line, and print how often it is right."""

    def train(part: Sequence[Choice]) -> Weights:
        return fit_choice([(r.line, r.right) for r in part], PENALTY[name], 2 * RARE["signs"])

    def first(table: Weights, row: Choice) -> bool:
        each = [weighed(signs, table) for signs in row.line]
        return row.right[each.index(max(each))]

    right = sum(left_out(rows, train, first))
    print(f"{name}: {right} of {len(rows)} are the likeliest of their lines, articles left out")
    return {s: w for s, w in train(rows).items() if abs(w) >= SMALL["signs"]}


def fit_suspects(rows: Sequence[Row]) -> Weights:
    """Return the weights of a choice of one among the suspects of each quotation that blames."""
    chosen = [([s.signs for s in r.line], r.right) for r in rows if r.blames and any(r.right)]
    return fit_choice(chosen, PENALTY["suspect"], 2 * RARE["signs"])


def write(name: str, table: Weights, by: str = "scorers.py") -> None:
    """Write a table, the threshold first, rounded."""
    lines = [f"# sign, weight: written by training/{by}, not by hand"]
    if "threshold" in table:
        lines.append(f"threshold\t{table['threshold']}")
    lines += [
        f"{s}\t{w:.2f}"
        for s, w in sorted(table.items())
        if s not in {"threshold", OTHER_HAND} and f"{w:.2f}" not in {"0.00", "-0.00"}
    ]
    path = OUT / f"{name}.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} weights in {path.name}")


def write_forest(name: str, lines: Sequence[str]) -> None:
    """Write trees, the threshold first."""
    head = [f"# trees: written by training/scorers.py, not by hand\nthreshold\t{THRESHOLD[name]}"]
    (OUT / f"{name}.tsv").write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")
    print(f"{len(lines)} trees in {name}.tsv")


if __name__ == "__main__":
    main()
