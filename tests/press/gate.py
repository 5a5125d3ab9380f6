"""Keep the measured figures from falling: floors in floors.json, with the digest of what was scored.

make floors                                   raise each floor to a little below what is measured now
make floors ARGS="--lower press.precedents --because 'reason'"
make floors ARGS="--articles press"           the articles or annotations changed: set their floors anew
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.press.measure import Measured, analyses, measure, press, shared
from tests.press.scoring import FALSE_QUOTES, SHARES

FLOORS = Path(__file__).parent / "floors.json"
# Room for a parse that comes out otherwise on another machine, not for a worse extraction.
MARGIN = 0.01
FALSE_MARGIN = 0.2
# A share is of what was found: it may give a little when more is found.
SHARE_MARGIN = 0.03

Floors = dict[str, dict[str, Any]]

HOW = (
    "Mend what made it worse, or lower the floor on purpose: "
    "make floors ARGS=\"--lower {name} --because 'reason'\" (it shows in the diff of floors.json)."
)


def load(path: Path = FLOORS) -> Floors:
    """Return the floors by corpus: its digest and one figure a measure."""
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def shortfalls(measured: Measured, floors: Floors) -> list[str]:
    """Return a sentence for each figure below its floor, and for articles that are not those of the floors."""
    name = measured.corpus.name
    kept = floors.get(name)
    if kept is None:
        return [f"{name}: no floors yet: make floors"]
    if kept["digest"] != measured.corpus.digest():
        return [
            f"{name}: the texts or annotations are not those that the floors were set on. "
            f'If they were meant to change: make floors ARGS="--articles {name}"'
        ]
    figures = measured.figures
    if missing := sorted(set(figures) - set(kept["floors"])):
        return [f"{name}: no floor for {', '.join(missing)}: make floors"]
    return [
        f"{name}.{key} is {figures[key]:g}, its {'ceiling' if key == FALSE_QUOTES else 'floor'} {floor:g}. "
        + HOW.format(name=f"{name}.{key}")
        for key, floor in kept["floors"].items()
        if _worse(key, figures[key], floor)
    ]


def _worse(key: str, figure: float, floor: float) -> bool:
    return figure > floor if key == FALSE_QUOTES else figure < floor


def allowed(key: str, figure: float) -> float:
    """Return the floor for a measured figure, or the ceiling for false quotes."""
    if key == FALSE_QUOTES:
        return round(figure + FALSE_MARGIN, 2)
    return max(round(figure - (SHARE_MARGIN if key in SHARES else MARGIN), 3), 0.0)


def renewed(
    floors: Floors, measured: Measured, *, lower: Iterable[str] = (), because: str = "", anew: bool
) -> Floors:
    """Return the floors raised to what is measured; lowered only where named, set anew for changed articles."""
    name = measured.corpus.name
    kept = floors.get(name)
    digest = measured.corpus.digest()
    if kept is not None and kept["digest"] != digest and not anew:
        raise SystemExit("\n".join(shortfalls(measured, floors)))
    if kept is None or anew:
        kept = {"floors": {}}
    out, lowered = {}, dict(kept.get("lowered", {}))
    for key, figure in measured.figures.items():
        new = allowed(key, figure)
        old = kept["floors"].get(key, new)
        if _worse(key, new, old) and f"{name}.{key}" in lower:
            lowered[key] = f"{old:g} → {new:g}: {because}"
            old = new
        out[key] = old if _worse(key, new, old) else new
    entry = {"articles": len(measured.corpus.ids), "digest": digest, "floors": out}
    if lowered:
        entry["lowered"] = lowered
    return {**floors, name: entry}


def main() -> int:
    """Measure, renew the floors, and tell each figure with its floor."""
    from briefing.language.pipeline import load as load_pipeline

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--lower", nargs="+", default=[], metavar="CORPUS.MEASURE")
    parser.add_argument("--because", default="", help="why a floor is lowered")
    parser.add_argument("--articles", nargs="+", default=[], metavar="CORPUS")
    asked = parser.parse_args()
    if asked.lower and not asked.because:
        parser.error("--lower needs --because: the reason is kept beside the floor")
    nlp = load_pipeline()
    floors = load()
    for corpus in (press(), *shared()):
        measured = measure(corpus, analyses(corpus, nlp))
        floors = renewed(
            floors,
            measured,
            lower=asked.lower,
            because=asked.because,
            anew=corpus.name in asked.articles,
        )
        for key, figure in measured.figures.items():
            floor = floors[corpus.name]["floors"][key]
            mark = "  BELOW" if _worse(key, figure, floor) else ""
            sys.stdout.write(f"{corpus.name:6} {key:28} {figure:7.4g}  floor {floor:g}{mark}\n")
    FLOORS.write_text(json.dumps(floors, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
