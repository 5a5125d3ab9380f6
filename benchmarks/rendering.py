"""Measure how long each form of a brief takes and what memory it needs, for about 2, 20 and 75 pages.

    python benchmarks/rendering.py [--copies 0 4 16]

The brief is that of four short invented articles (`tests/rendering_samples.py`), its dossier repeated; each form is
made in a process of its own, whose processor time and peak memory are told, the brief's serialised form being read.
"""

from __future__ import annotations

import argparse
import copy
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
FORMS = ("markdown", "page", "fragment", "styled_fragment", "pdf")
COPIES = (0, 4, 16)
"""Repetitions that make about 2, 20 and 75 pages; with none, the passages of a single article are kept."""


def sample() -> dict[str, Any]:
    """Serialise the brief of the invented articles."""
    from briefing.dossier.brief import build_brief
    from briefing.extraction.analysis import analyse_all
    from briefing.language.pipeline import load
    from briefing.rendering.serialise import to_dict
    from tests.rendering_samples import DOSSIER

    analyses = list(analyse_all(DOSSIER, load(None)))
    return to_dict(build_brief(analyses, single=True))


def repeated(brief: dict[str, Any], copies: int) -> dict[str, Any]:
    """Return the brief with its dossier so many times, or (none) with the first half of it."""
    if not copies:
        small = copy.deepcopy(brief)
        dossier = small["dossiers"][0]
        for key in ("accusations", "responses", "quotes", "chronology", "actors", "divergences"):
            dossier[key] = dossier[key][: len(dossier[key]) // 4]
        small["passages"] = small["passages"][:1]
        return small
    out = copy.deepcopy(brief)
    for i in range(1, copies):
        text = json.dumps(brief).replace('"dossier-1', f'"dossier-{i + 1}')
        text = text.replace('"passage-', f'"passage-{i}0')
        again = json.loads(text)
        shift = i * len(brief["sources"])
        out["dossiers"] += _shifted(again["dossiers"], shift)
        out["passages"] += _shifted(again["passages"], shift)
        out["sources"] += _shifted(again["sources"], shift)
    return out


def _shifted(value: Any, shift: int) -> Any:
    if isinstance(value, dict):
        numbered = ("source", "number") if "sha256" in value else ()
        return {k: v + shift if k in numbered else _shifted(v, shift) for k, v in value.items()}
    return [_shifted(v, shift) for v in value] if isinstance(value, list) else value


def measure(form: str, path: str) -> None:
    """Make one form and print its time, memory, size and pages."""
    from briefing.rendering import documents

    data = json.loads(Path(path).read_text("utf-8"))
    if form == "pdf":
        import weasyprint  # noqa: F401 - a second, once a process
    before = time.process_time()
    made = getattr(documents, form)(data)
    seconds = time.process_time() - before
    # `getrusage` would tell the peak of the process that this one was forked from.
    status = Path("/proc/self/status").read_text("ascii")
    peak = int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024  # type: ignore[index]
    pages = 0
    if form == "pdf":
        import pypdfium2

        pages = len(pypdfium2.PdfDocument(made))
    size = len(made if isinstance(made, bytes) else made.encode())
    print(json.dumps({"seconds": seconds, "peak": peak, "size": size, "pages": pages}))


def main() -> None:
    """Print a table of all forms and lengths."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, nargs="+", default=COPIES)
    parser.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    if options.measure:
        measure(*options.measure)
        return
    brief = sample()
    print("| pages | form | processor time, s | peak memory, MB | size, kB |")
    print("| ---: | --- | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for copies in options.copies:
            file = Path(folder) / "brief.json"
            file.write_text(json.dumps(repeated(brief, copies)), encoding="utf-8")
            rows = {form: _run(form, file) for form in FORMS}
            for form, row in rows.items():
                print(
                    f"| {rows['pdf']['pages']} | {form.replace('_', ' ')} | {row['seconds']:.2f} "
                    f"| {row['peak']:.0f} | {row['size'] / 1000:.0f} |",
                    flush=True,
                )


def _run(form: str, file: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, __file__, "--measure", form, str(file)],
        capture_output=True,
        text=True,
        check=True,
    )
    result: dict[str, float] = json.loads(done.stdout)
    return result


if __name__ == "__main__":
    main()
