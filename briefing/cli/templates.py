"""Give out the templates: `templates export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.common import app

group = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Gabarits de la note : les copier pour les modifier.",
)
app.add_typer(group, name="templates")


@group.callback()
def _templates() -> None:
    """Gabarits de la note : les copier pour les modifier."""


@group.command()
def export(
    target: Annotated[Path, typer.Argument(metavar="DIR", help="Dossier où les copier.")],
) -> None:
    """Copier gabarits, styles et thèmes dans DIR, à donner ensuite à « generate --templates DIR »."""
    from briefing.rendering.export import export_templates

    for path in export_templates(target):
        typer.echo(path)
