"""Share what every command needs: the application, how it talks and how it writes."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefing.errors import OutputError

if TYPE_CHECKING:
    from briefing.daily.plan import Plan

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    # Rich would be imported for a page of help: a tenth of a second for coloured frames.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


Config = Annotated[Path, typer.Option("--config", "-c", help="Fichier de réglages.")]


def plan_of(path: Path) -> Plan:
    """Read the settings; each fault of theirs is told on a line of its own."""
    from briefing import settings

    try:
        return settings.load(path)
    except settings.SettingsError as error:
        for problem in error.problems[:-1]:
            say(problem)
        raise settings.SettingsError(error.problems[-1:]) from error


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all, and wrap what the system says against it."""
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        # mkstemp makes private files; an output is as readable as the user's other files.
        umask = os.umask(0)
        os.umask(umask)
        Path(temporary).chmod(0o666 & ~umask)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise OutputError(f"{path} : écriture impossible ({error.strerror or error})") from error


def say(message: str) -> None:
    """Talk on standard error; standard output is for results."""
    typer.echo(f"briefing : {message}", err=True)


def dumps(value: Any) -> str:
    """Return a value as JSON for people."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
