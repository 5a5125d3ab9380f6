"""Have the system run it: `schedule`."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.common import Config, app, plan_of, say
from briefing.errors import UsageError


@app.command()
def schedule(
    config: Config = Path("briefing.toml"),
    at: Annotated[str | None, typer.Option(help="Heure, 06:30 (celle de briefing.toml).")] = None,
    systemd: Annotated[bool, typer.Option("--systemd", help="Un minuteur systemd.")] = False,
    cron: Annotated[bool, typer.Option("--cron", help="Une ligne de crontab.")] = False,
    windows: Annotated[
        bool, typer.Option("--windows", help="Une tâche planifiée de Windows.")
    ] = False,
    install: Annotated[
        bool, typer.Option("--install", help="L’installer pour cet utilisateur.")
    ] = False,
) -> None:
    """Afficher, ou installer, de quoi lancer « briefing daily » chaque jour."""
    from briefing.daily import schedule as making

    if (systemd, cron, windows).count(True) != 1:
        raise UsageError("choisir l’un de --systemd, --cron ou --windows")
    plan = plan_of(config)
    hour, config = _hour(at) if at else plan.at, config.absolute()
    if systemd:
        units = making.systemd(plan, config, hour)
        if install:
            for path in making.install_systemd(plan, units, Path.home()):
                typer.echo(path)
            say("pour qu’il tourne sans session ouverte : loginctl enable-linger")
            return
        for unit in units:
            typer.echo(f"# ~/.config/systemd/user/{unit.name}\n{unit.text}")
    elif cron:
        line = making.cron(plan, config, hour)
        if install:
            making.install_cron(line)
        typer.echo(line, nl=False)
    else:
        text = making.windows(plan, config, hour)
        if install:
            making.install_windows(text, plan.state)
        typer.echo(text, nl=False)


def _hour(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"--at : « {text} » n’est pas une heure — écrire par exemple 06:30"
        ) from None
