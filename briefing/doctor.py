"""Examine the machine: what is installed, what is missing, and the command that mends it."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import asdict, dataclass
from importlib import metadata
from io import StringIO
from pathlib import Path
from typing import Any, Literal

from briefing import __version__
from briefing.errors import BriefingError, OutputError

State = Literal["ok", "missing", "optional"]

OLDEST_PYTHON = (3, 11)
PACKAGES = ("spacy", "thinc", "sumy", "jinja2", "weasyprint", "typer")
OFFICIAL_PIPELINE = "fr_core_news_md"
_PANGO_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_REINSTALL = "pip install --force-reinstall briefing (ou, dans le dépôt : make distclean brief)"


@dataclass(frozen=True, slots=True)
class Check:
    """State what was found of one part, and what to do when it is not there."""

    name: str
    state: State
    detail: str
    remedy: str = ""
    exit_code: int = 0
    """What a run that needs this part would end with."""


def examine() -> list[Check]:
    """Look at every part that a brief needs, the needed ones first."""
    return list(_checks())


def exit_code(checks: Sequence[Check]) -> int:
    """Return the code of the worst part that is missing, 0 when a brief can be made in full."""
    return max((check.exit_code for check in checks if check.state == "missing"), default=0)


def as_text(checks: Sequence[Check]) -> str:
    """Return a line for each part, and below it the remedy where one is needed."""
    signs = {"ok": "✓", "missing": "✗", "optional": "–"}
    width = max(len(check.name) for check in checks)
    lines = [f"briefing {__version__}"]
    for check in checks:
        lines.append(f" {signs[check.state]} {check.name.ljust(width)}  {check.detail}")
        if check.remedy and check.state != "ok":
            lines.append(f"   {' ' * width}  → {check.remedy}")
    missing = [check.name for check in checks if check.state == "missing"]
    lines.append("Manque : " + ", ".join(missing) if missing else "Tout est là.")
    return "\n".join(lines) + "\n"


def as_dict(checks: Sequence[Check]) -> dict[str, Any]:
    """Return the same for a program to read."""
    return {
        "version": __version__,
        "ok": exit_code(checks) == 0,
        "checks": [asdict(check) for check in checks],
    }


def _checks() -> Iterator[Check]:
    yield _python()
    yield from (_package(name) for name in PACKAGES)
    yield _pipeline()
    yield from _data()
    yield from _pango()
    yield _official()
    yield _browser()


def _python() -> Check:
    version = platform.python_version()
    if sys.version_info >= OLDEST_PYTHON:
        return Check("Python", "ok", version)
    return Check("Python", "missing", version, "installer Python 3.11 ou plus récent", 2)


def _package(name: str) -> Check:
    try:
        return Check(name, "ok", metadata.version(name))
    except metadata.PackageNotFoundError:
        return Check(name, "missing", "non installé", _REINSTALL, 2)


def _pipeline() -> Check:
    """Load the bundled pipeline, as a run would do: that a folder is there proves little."""
    try:
        from briefing.language.pipeline import describe, load

        return Check("analyse du français", "ok", describe(load(None)))
    except (ImportError, BriefingError) as error:
        return Check("analyse du français", "missing", _first_line(error), _REINSTALL, 2)


def _data() -> Iterator[Check]:
    """Look for the files that the wheel must carry beside the code."""
    package = Path(__file__).parent
    for name, folders in {
        "lexique": (package / "language" / "lexicon",),
        "gabarits": (package / "templates", package.parent / "templates"),
    }.items():
        files = [path for folder in folders if folder.is_dir() for path in folder.rglob("*.*")]
        count = sum(1 for path in files if path.suffix not in (".py", ".pyc"))
        if count:
            yield Check(name, "ok", f"{count} fichiers")
        else:
            yield Check(name, "missing", "aucun fichier", _REINSTALL, 2)


def _pango() -> Iterator[Check]:
    """Import WeasyPrint, which loads libraries of the system under names that differ.

    It prints its advice to standard output, where our results go: that is caught.
    """
    try:
        with redirect_stdout(StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            from weasyprint.text import ffi
    except (ImportError, OSError) as error:
        yield Check(
            "Pango (pour le PDF)", "missing", _first_line(error), _install(), OutputError.exit_code
        )
        return
    yield Check("Pango (pour le PDF)", "ok", _dotted(ffi.pango.pango_version()))
    if ffi.harfbuzz_subset is None:
        detail = "absent : PDF plus lent et polices datées (octets variables)"
        yield Check("HarfBuzz (sous-ensembles)", "optional", detail, _install())
    else:
        yield Check("HarfBuzz (sous-ensembles)", "ok", "présent")


def _dotted(number: int) -> str:
    """Return Pango's version, which it gives as one number: 15012 is 1.50.12."""
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _official() -> Check:
    name = OFFICIAL_PIPELINE
    try:
        return Check(name, "ok", f"{metadata.version(name)} : --pipeline {name}")
    except metadata.PackageNotFoundError:
        return Check(name, "optional", "non installé", f"python -m spacy download {name}")


def _browser() -> Check:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found:
        return Check("Chromium (tests)", "ok", Path(found).name)
    return Check("Chromium (tests)", "optional", "absent", _apt("chromium"))


def _install() -> str:
    if sys.platform == "darwin":
        return "brew install pango"
    if sys.platform == "win32":
        return "installer Pango par MSYS2 (pacman -S mingw-w64-ucrt-x86_64-pango)"
    if shutil.which("apt-get"):
        return _apt(_PANGO_PACKAGES)
    return "installer le paquet « pango » du système"


def _apt(packages: str) -> str:
    sudo = "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get install {packages}"


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
