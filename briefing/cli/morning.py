"""Run the house each morning: `init`, `check`, `daily`, `status`."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.common import Config, app, dumps, plan_of, say, write_whole
from briefing.errors import NoArticleError, UsageError

if TYPE_CHECKING:
    from briefing.daily.run import Rehearsed


PAGES_TRIED = 3


class LogFormat(StrEnum):
    """List the forms of the log."""

    text = "text"
    json = "json"


@app.command()
def init(
    path: Annotated[
        Path, typer.Argument(metavar="[FILE]", help="Fichier de réglages à écrire.")
    ] = Path("briefing.toml"),
) -> None:
    """Écrire un briefing.toml commenté, à adapter puis à essayer avec « briefing check »."""
    from briefing.settings import example

    if path.is_dir():
        path /= "briefing.toml"
    if path.exists():
        raise UsageError(f"{path} existe déjà — le modifier, ou donner un autre nom")
    write_whole(path, example())
    typer.echo(path)
    say("adapter ce fichier, puis : briefing check")


@app.command()
def check(config: Config = Path("briefing.toml")) -> None:
    """Vérifier les réglages et essayer chaque source, sans rien écrire."""
    from briefing.daily import clock, run

    plan = plan_of(config)
    # Some pages of each source are enough to know that it works.
    tried = replace(plan, network=replace(plan.network, max_pages=PAGES_TRIED))
    found = run.rehearse(tried, clock.now(plan.timezone))
    _show(found)
    typer.echo(f"archive : {plan.archive}")
    typer.echo(f"état : {plan.state}")
    if found.collected and all(c.unreachable for c in found.collected):
        raise NoArticleError("aucune source ne répond")
    if any(c.failures for c in found.collected):
        raise typer.Exit(run.PARTIAL)


@app.command()
def daily(
    config: Config = Path("briefing.toml"),
    date: Annotated[
        str | None,
        typer.Option(help="Autre jour, 2026-03-12 : la note vient des textes gardés."),
    ] = None,
    topic: Annotated[
        list[str] | None, typer.Option(help="Ce sujet seulement, répétable (tous).")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Dire ce qui serait fait, sans rien écrire.")
    ] = False,
    log_format: Annotated[LogFormat, typer.Option(help="Forme du journal.")] = LogFormat.text,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Ne dire que ce qui ne va pas.")
    ] = False,
) -> None:
    """Écrire les notes du jour : prendre le neuf, faire la note de chaque sujet, tenir l’archive."""
    from briefing.daily import clock, logs, run
    from briefing.daily.entries import is_day

    if date is not None and not is_day(date):
        raise UsageError(f"--date : « {date} » n’est pas un jour — écrire par exemple 2026-03-12")
    plan = plan_of(config)
    now = clock.now(plan.timezone)
    if dry_run:
        _show(run.rehearse(plan, now, day=date, topics=topic or ()))
        return
    with logs.shown(log_format.value, quiet=quiet):
        outcome = run.run(plan, now, day=date, topics=topic or ())
    for folder in outcome.folders:
        typer.echo(folder)
    if outcome.code:
        raise typer.Exit(outcome.code)


@app.command()
def status(
    config: Config = Path("briefing.toml"),
    as_json: Annotated[bool, typer.Option("--json", help="Répondre en JSON.")] = False,
) -> None:
    """Dire les derniers passages, les sources en difficulté et le prochain passage."""
    from briefing.daily import clock
    from briefing.daily import status as standing

    plan = plan_of(config)
    found = standing.examine(plan, clock.now(plan.timezone))
    typer.echo(dumps(found) if as_json else standing.as_text(found), nl=False)


def _show(found: Rehearsed) -> None:
    for source in found.collected:
        if source.unreachable and not source.failures:
            typer.echo(f"✗ {source.source} : le flux n’existe plus (410)")
        elif source.unreachable:
            typer.echo(f"✗ {source.failures[0]}")
        else:
            said = "inchangé" if source.unchanged else f"{source.new} article(s) nouveau(x)"
            later = f", {source.waiting} à lire" if source.waiting else ""
            typer.echo(f"✓ {source.source} : {said}{later}")
            for failure in source.failures:
                typer.echo(f"  ✗ {failure}")
        for note in source.notes:
            typer.echo(f"  ! {note}")
    for topic, articles in found.topics.items():
        said = "rien à faire" if articles < 0 else f"{articles} article(s)"
        typer.echo(f"{found.day}, {topic} : {said}")
