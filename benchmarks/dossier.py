"""Measure grouping and merging: seconds and peak memory for 100, 300 and 1,000 short articles.

    python benchmarks/dossier.py [--articles 100 300 1000]

The thirteen articles of tests/dossier/armeville are analysed once; each further story is the same
affair with its words spelled otherwise (letters exchanged, so that all offsets hold). Each size runs in
a process of its own, so that its peak is its own.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import resource
import time
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import briefing
from briefing.dossier.brief import build_brief
from briefing.dossier.duplicates import number_sources
from briefing.dossier.grouping import genre, group
from briefing.dossier.terms import fold
from briefing.extraction.analysis import analyse_all
from briefing.language.pipeline import load
from briefing.model import Analysis, Article

FOLDER = Path(__file__).parent.parent / "tests" / "dossier" / "armeville"
CONSONANTS = "bcdfglmnprstv"


def main() -> None:
    """Print a row of the table for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[100, 300, 1000])
    sizes = parser.parse_args().articles
    articles = [a for a in briefing.read([FOLDER]) if isinstance(a, Article)]
    affair = [a for a in analyse_all(articles, load()) if a.article.id != "radio-0311"]
    print(
        "| articles | stories found | numbering, s | grouping, s | whole brief, s | one dossier, s | peak MB |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for size in sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            print(pool.apply(measure, (affair, size)), flush=True)


def measure(affair: list[Analysis], size: int) -> str:
    """Build the briefs of so many articles and return a row."""
    analyses = [respelled(affair[i % len(affair)], i // len(affair)) for i in range(size)]
    times = []

    def timed(work: Any) -> Any:
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
        return result

    timed(lambda: number_sources([a.article for a in analyses]))
    timed(lambda: group(analyses))
    brief = timed(lambda: build_brief(analyses))
    timed(lambda: build_brief(analyses, single=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cells = " | ".join(f"{t:.2f}" for t in times)
    return f"| {size:,} | {len(brief.dossiers)} | {cells} | {peak:.0f} |"


def respelled(analysis: Analysis, story: int) -> Analysis:
    """Return the analysis of the same article in another story's words."""
    if story == 0:
        return analysis
    return _renamed(analysis, story)


def _renamed(value: Any, story: int) -> Any:
    if isinstance(value, Article):
        return replace(
            value,
            id=f"{value.id}-{story:03}",
            text=_spelled(value.text, story),
            title=_spelled(value.title or "", story),
        )
    if isinstance(value, str):
        return _spelled(value, story)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_renamed(v, story) for v in value)
    if is_dataclass(value) and not isinstance(value, type):
        kept = {
            "kind",
            "status",
            "stances",
            "granularity",
            "iso",
            "construction",
            "resolution",
            "gender",
            "pipeline",
        }
        changes = {
            f.name: _renamed(getattr(value, f.name), story)
            for f in fields(value)
            if f.name not in kept
        }
        return replace(value, **changes)
    return value


def _spelled(text: str, story: int) -> str:
    return re.sub(r"\w{5,}", lambda m: _word(m.group(), story), text)


@cache
def _word(word: str, story: int) -> str:
    if fold(word) in genre():
        return word
    low = CONSONANTS[story % 13 :] + CONSONANTS[: story % 13]
    if story // 13 % 2:
        low = low[::-1]
    table = str.maketrans(CONSONANTS + CONSONANTS.upper(), low + low.upper())
    mixed = word.translate(table)
    turn = story // 26
    vowels = "aeiou"
    return mixed.translate(str.maketrans(vowels, vowels[turn % 5 :] + vowels[: turn % 5]))


if __name__ == "__main__":
    main()
