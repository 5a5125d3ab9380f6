"""Measure what of the time of `briefing analyze` is ours, beyond spaCy's bare `nlp.pipe` on the same texts.

    python benchmarks/analyze.py [FOLDER] [--rounds 7] [--profile [20]]

Both are timed in turn within one process, in processor time (other work on the machine does not count), after
a first round that is thrown away. What is loaded once (the pipeline, the lexicon) is told apart. --profile tells
the functions and modules of `briefing` that take the most time of their own.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

ARTICLES = ROOT / "tests" / "press" / "articles"


def timed(work: Callable[[], object]) -> float:
    """Return the processor time of a piece of work, in seconds."""
    before = time.process_time()
    work()
    return time.process_time() - before


def analyze(folder: Path, nlp: Any) -> None:
    """Do what `briefing analyze` does once it is loaded, but for writing the files."""
    from briefing.extraction.analysis import analyse_all
    from briefing.extraction.interchange import to_dict

    for analysis in analyse_all(articles(folder), nlp):
        json.dumps(to_dict(analysis), ensure_ascii=False)


def articles(folder: Path) -> Any:
    """Return the articles of a folder, as read."""
    from briefing.model import Article
    from briefing.reading import read

    paths = sorted(folder.glob("*.txt")) or [folder]
    return (article for article in read(paths) if isinstance(article, Article))


def bare(texts: list[str], nlp: Any) -> None:
    """Parse the texts and do nothing with them."""
    for _ in nlp.pipe(texts):
        pass


def measure(folder: Path, rounds: int) -> None:
    """Print the times of each round's two halves and the median of their ratio."""
    from briefing.extraction.grammar.knowledge import knowledge
    from briefing.language import pipeline

    loaded: list[Any] = []
    loading = timed(lambda: loaded.append(pipeline.load()))
    lexicon = timed(knowledge)
    nlp = loaded[0]
    texts = [article.text for article in articles(folder)]
    bare(texts, nlp)
    analyze(folder, nlp)
    ratios, parsed, whole = [], [], []
    for _ in range(rounds):
        parsed.append(timed(lambda: bare(texts, nlp)))
        whole.append(timed(lambda: analyze(folder, nlp)))
        ratios.append(whole[-1] / parsed[-1] - 1)
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {words:,} words, {pipeline.describe(nlp)}, median of {rounds}")
    print(f"bare nlp.pipe     {statistics.median(parsed):7.3f} s")
    print(f"briefing analyze  {statistics.median(whole):7.3f} s")
    print(
        f"ours beyond it    {statistics.median(ratios):7.1%}  ({min(ratios):.1%} to {max(ratios):.1%})"
    )
    print(f"loaded once: pipeline {loading:.2f} s, lexicon {lexicon:.2f} s")


def profile(folder: Path, count: int) -> None:
    """Print which functions and modules of ours take the most time of their own."""
    from briefing.extraction.grammar.knowledge import knowledge
    from briefing.language import pipeline

    nlp = pipeline.load()
    knowledge()
    analyze(folder, nlp)
    watch = cProfile.Profile()
    watch.runcall(analyze, folder, nlp)
    table = pstats.Stats(watch).stats  # type: ignore[attr-defined]
    package = str(ROOT / "briefing")
    own: list[tuple[float, float, int, str]] = []
    modules: Counter[str] = Counter()
    for (file, line, name), (calls, _, alone, within, callers) in table.items():
        if file.startswith(package):
            where = Path(file).relative_to(ROOT).as_posix()
            # What built-in functions and libraries take is put on whoever of ours called them.
            own.append((alone, within, calls, f"{where}:{line} {name}"))
            modules[where] += alone
        elif not file.startswith(package):
            for (caller, *_), (*_, spent, _) in callers.items():
                if caller.startswith(package):
                    modules[Path(caller).relative_to(ROOT).as_posix()] += spent
    print(f"\n{'own s':>8} {'within s':>9} {'calls':>9}  function")
    for alone, within, calls, where in sorted(own, reverse=True)[:count]:
        print(f"{alone:8.3f} {within:9.3f} {calls:9,}  {where}")
    print(f"\n{'own s':>8}  module, with the built-ins that it calls")
    for where, seconds in modules.most_common(count):
        print(f"{seconds:8.3f}  {where}")


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=ARTICLES)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--profile", type=int, nargs="?", const=20, metavar="LINES")
    asked = parser.parse_args()
    measure(asked.folder, asked.rounds)
    if asked.profile:
        profile(asked.folder, asked.profile)


if __name__ == "__main__":
    main()
