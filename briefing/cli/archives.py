"""Look after the archive: `archive rebuild`, `prune`, `preview`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.common import Config, app, plan_of, say
from briefing.errors import UsageError

archive_app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Tenir l’archive des notes."
)
app.add_typer(archive_app, name="archive")


@archive_app.command()
def rebuild(config: Config = Path("briefing.toml")) -> None:
    """Récrire toutes les pages de l’archive à partir des seuls brief.json."""
    from briefing.daily import archive

    plan = plan_of(config)
    briefs, faults = archive.rebuild_alone(plan)
    for fault in faults:
        say(str(fault))
    typer.echo(plan.archive / "index.html")
    say(f"{briefs} note{'s' if briefs > 1 else ''} dans l’archive")
    if faults:
        raise typer.Exit(faults[0].exit_code)


@app.command()
def prune(
    config: Config = Path("briefing.toml"),
    keep_daily: Annotated[
        int | None, typer.Option(min=0, help="Notes des N derniers jours, gardées toutes.")
    ] = None,
    keep_monthly: Annotated[
        int | None, typer.Option(min=0, help="Puis une par mois, pendant N mois.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Dire ce qui serait retiré, sans rien toucher.")
    ] = False,
) -> None:
    """Retirer les anciennes notes de l’archive ; sans option, selon briefing.toml."""
    from briefing.daily import archive, retention
    from briefing.daily.plan import Retention

    plan = plan_of(config)
    if keep_daily == 0 and not keep_monthly:
        raise UsageError("--keep-daily 0 sans --keep-monthly ne garderait rien — donner un nombre")
    keep = None
    if keep_daily is not None or keep_monthly is not None:
        keep = Retention(keep_daily or 0, keep_monthly or 0)
    for day, topic in archive.prune(plan, keep, dry_run=dry_run):
        typer.echo(f"{day} {topic}")
    if keep is None and not any(t.retention != retention.ALL for t in plan.topics):
        say("tout est gardé : ni --keep-daily ni keep_daily dans briefing.toml")


@app.command()
def preview(
    config: Config = Path("briefing.toml"),
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port ; 0 en choisit un libre.")] = (
        8000
    ),
) -> None:
    """Servir l’archive sur cette machine seulement, pour la regarder avant de la publier."""
    from briefing.daily import preview as previewing

    plan = plan_of(config)
    with previewing.server(plan.archive, port) as (server, address):
        typer.echo(address)
        say("visible de cette machine seulement ; Ctrl+C pour arrêter")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("arrêté")
