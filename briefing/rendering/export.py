"""Copy the shipped templates out, for a user to change."""

from __future__ import annotations

from pathlib import Path

from briefing.errors import UsageError
from briefing.rendering.environment import templates_folder
from briefing.rendering.writing import write_whole

KINDS = {".j2", ".css", ".md"}
"""Fonts stay: the PDF takes the bundled ones in any case."""


def export_templates(target: Path) -> list[Path]:
    """Write templates, style sheets, themes and their documentation to a folder; return the files.

    Raises:
        UsageError: a file of that name is there already; nothing is written then.
        OutputError: the folder cannot be written.
    """
    shipped = templates_folder()
    names = sorted(
        p.relative_to(shipped)
        for p in shipped.rglob("*")
        if p.suffix in KINDS and p.parent.name != "fonts"
    )
    present = [name for name in names if (target / name).exists()]
    if present:
        raise UsageError(
            f"{target / present[0]} existe déjà — choisir un autre dossier, ou l’effacer d’abord"
        )
    return [write_whole(target / name, (shipped / name).read_bytes()) for name in names]
