"""Offer the rooms as commands: each is a thin layer over functions that Python can call, too.

Nothing heavy is imported before a command runs, so that `--help` answers at once. Results (paths,
JSON) go to standard output, talk goes to standard error.
"""

from __future__ import annotations

from typing import Annotated

import typer

from briefing import __version__

# Their import adds their commands, in the order of `--help`.
# isort: off
from briefing.cli import notes, templates  # noqa: F401
from briefing.cli import morning, schedule, archives  # noqa: F401
# isort: on

from briefing.cli.common import app, write_whole
from briefing.cli.notes import folder_name

__all__ = ["app", "folder_name", "write_whole"]


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Afficher la version.")] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Montrer la trace complète d’une erreur interne.")
    ] = False,
) -> None:
    """Faire d’articles de presse une note de synthèse composée de leurs propres mots."""
    if version:
        typer.echo(f"briefing {__version__}")
        raise typer.Exit
