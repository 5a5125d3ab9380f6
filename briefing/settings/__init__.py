"""Read `briefing.toml` into a `Plan`; every fault is told with its key and its line, all at once."""

from __future__ import annotations

import os
import re
import shlex
import tomllib
from collections.abc import Sequence
from datetime import time
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from briefing.daily.names import slug
from briefing.daily.plan import Hooks, Mail, Network, Plan, Retention, Source, Topic
from briefing.errors import UsageError
from briefing.settings.table import Lines, Table

FILE_NAME = "briefing.toml"
FORMATS = ("md", "html", "fragment", "pdf", "json")
_ADDRESS = re.compile(r"[^@\s<>\"',;:]+@[^@\s<>\"',;:]+")
KINDS = ("folder", "feed", "links")


class SettingsError(UsageError):
    """Report every fault of a settings file, each with its key and line."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ; ".join(problems))


def load(path: Path) -> Plan:
    """Read and check a settings file; paths in it count from its own folder.

    Raises:
        SettingsError: the file is not there, is no TOML, or says something impossible.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        remedy = "« briefing init » en écrit un"
        raise SettingsError([f"{path} : introuvable — {remedy}"]) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError([f"{path} : illisible ({error})"]) from error
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError([f"{path.name} : ce n’est pas du TOML valable ({error})"]) from error
    problems: list[str] = []
    root = Table(data, "", Lines(text), path.name, problems)
    plan = _plan(root, path.absolute().parent)
    if problems:
        raise SettingsError(problems)
    return plan


def _plan(root: Table, folder: Path) -> Plan:
    archive, run = root.table("archive"), root.table("run")
    sources = tuple(_source(table, folder) for table in root.tables("sources"))
    topics = tuple(_topic(table, folder, sources) for table in root.tables("topics"))
    if not sources:
        root.blame("sources", "aucune source — écrire au moins un bloc [[sources]]")
    if not topics:
        root.blame("topics", "aucun sujet — écrire au moins un bloc [[topics]]")
    _distinct(root, "sources", [source.name for source in sources])
    _distinct(root, "topics", [topic.name for topic in topics])
    url = archive.text("url")
    if url is not None and not _is_web(url):
        archive.blame("url", f"« {url} » n’est pas une adresse http(s)")
    plan = Plan(
        archive=archive.path("folder", folder, "archive"),
        state=run.path("state", folder, None) or _default_state(folder),
        sources=sources,
        topics=topics,
        archive_title=archive.text("title") or "Notes de synthèse",
        url=url if url is None or url.endswith("/") else url + "/",
        at=_time(run),
        timezone=_timezone(run),
        empty_day=run.choice("empty_day", ("skip", "write"), "skip"),  # type: ignore[arg-type]
        pipeline=run.text("pipeline"),
        inputs_days=run.whole("inputs_days", 60),
        trouble_after=run.whole("trouble_after", 3, least=1),
        network=_network(root.table("network")),
        mail=_mail(root.table("mail")) if "mail" in root.values else None,
        hooks=_hooks(root.table("hooks")),
    )
    _check_places(root, plan)
    if plan.mail is None:
        for table, topic in zip(root.tables("topics"), topics, strict=True):
            if topic.recipients:
                table.blame("mail", "il manque le bloc [mail] : rien ne serait envoyé")
    if plan.mail and not plan.mail.recipients and not any(t.recipients for t in topics):
        root.table("mail").blame("to", "aucun destinataire, ni ici ni dans un sujet (clé « mail »)")
    for table in (archive, run, root):
        table.done()
    return plan


def _check_places(root: Table, plan: Plan) -> None:
    """Blame a source that would read what is written here: each note would be an article of the next."""
    own = [Path(os.path.normpath(path)) for path in (plan.archive, plan.state)]
    for number, source in enumerate(plan.sources):
        folder = Path(os.path.normpath(source.place))
        if source.kind == "folder" and any(p == folder or folder in p.parents for p in own):
            root.blame(f"sources[{number}].folder", "l’archive ou l’état se trouve dans ce dossier")


def _source(table: Table, folder: Path) -> Source:
    kinds = [kind for kind in KINDS if kind in table.values]
    name = _name(table)
    if len(kinds) != 1:
        table.blame(
            kinds[1] if kinds else "name",
            f"la source « {name} » doit avoir une des clés folder, feed ou links, et une seule",
        )
    kind = kinds[0] if kinds else "folder"
    place = table.text(kind, "") or ""
    if kind == "feed" and not _is_web(place):
        table.blame(kind, f"« {place} » n’est pas une adresse http(s)")
    for other in kinds[1:]:
        table.text(other)
    source = Source(
        name=name,
        kind=kind,  # type: ignore[arg-type]
        place=place if kind == "feed" else str(folder / Path(place).expanduser()),
        glob=table.text("glob", "**/*") or "**/*",
        full_text=table.flag("full_text", True),
        outlet=table.text("outlet"),
        max_age_days=table.whole("max_age_days", 0),
    )
    if source.glob.startswith("/") or ".." in source.glob.split("/"):
        table.blame("glob", "le motif doit rester dans le dossier de la source")
    table.done()
    return source


def _topic(table: Table, folder: Path, sources: Sequence[Source]) -> Topic:
    name = _name(table)
    known = [source.name for source in sources]
    wanted = table.texts("sources", ()) or tuple(known)
    for missing in (source for source in wanted if source not in known):
        table.blame("sources", f"la source « {missing} » n’existe pas{table.like(missing, known)}")
    templates = table.path("templates", folder, None)
    if templates is not None and not templates.is_dir():
        table.blame("templates", f"« {templates} » n’est pas un dossier")
    formats = table.texts("formats", ("html", "pdf", "md", "json"))
    for form in (form for form in formats if form not in FORMATS):
        table.blame("formats", f"« {form} » n’est pas un format : {', '.join(FORMATS)}")
    topic = Topic(
        name=name,
        title=table.text("title", name) or name,
        sources=wanted,
        keywords=table.texts("keywords", ()),
        parties=table.texts("parties", ()),
        formats=formats,
        templates=templates,
        theme=table.text("theme"),
        logo=table.path("logo", folder, None),
        classification=table.text("classification"),
        single=table.flag("single", False),
        max_words_per_article=table.whole("max_words_per_article", 0) or None,
        recipients=_addresses(table, "mail"),
        retention=Retention(table.whole("keep_daily", 0), table.whole("keep_monthly", 0)),
    )
    table.done()
    _check_look(table, topic)
    return topic


def _check_look(table: Table, topic: Topic) -> None:
    """Blame a theme, a logo or a classification line that rendering would refuse."""
    if not (topic.theme or topic.logo or topic.classification):
        return
    # Imported when it is needed: most settings ask for no look of their own.
    from briefing.rendering.look import look_of

    for key in ("theme", "logo", "classification"):
        try:
            look_of(topic.templates, **{key: getattr(topic, key)})
        except UsageError as error:
            table.blame(key, str(error).removeprefix(f"--{key} : "))


def _network(table: Table) -> Network:
    default = Network()
    network = Network(
        contact=table.text("contact", "") or "",
        timeout=table.number("timeout", default.timeout, least=0.1),
        max_bytes=int(table.number("max_megabytes", 10.0, least=0.001) * 1_000_000),
        retries=table.whole("retries", default.retries),
        back_off=table.number("back_off", default.back_off),
        delay=table.number("delay", default.delay),
        max_pages=table.whole("max_pages", default.max_pages, least=1),
        robots=table.flag("robots", True),
        private_addresses=table.flag("private_addresses", False),
    )
    table.done()
    return network


def _mail(table: Table) -> Mail:
    security = table.choice("security", ("starttls", "tls", "none"), "starttls")
    mail = Mail(
        host=table.required("host"),
        sender=table.required("from"),
        recipients=_addresses(table, "to"),
        port=table.whole("port", {"tls": 465, "none": 25}.get(security, 587), least=1),
        security=security,  # type: ignore[arg-type]
        user=table.text("user"),
        password_env=table.text("password_env") or "BRIEFING_SMTP_PASSWORD",
        attach_pdf=table.flag("attach_pdf", True),
        dry_run=table.flag("dry_run", False),
    )
    if mail.sender and not _ADDRESS.fullmatch(mail.sender.rpartition("<")[2].rstrip(">")):
        table.blame("from", f"« {mail.sender} » n’est pas une adresse de courriel")
    if "password" in table.values:
        table.text("password")
        table.blame(
            "password",
            "un mot de passe ne s’écrit pas ici — le mettre dans une variable d’environnement et "
            "nommer celle-ci avec password_env",
        )
    table.done()
    return mail


def _hooks(table: Table) -> Hooks:
    def words(key: str) -> tuple[str, ...]:
        value = table.values.get(key)
        if isinstance(value, list):
            return table.texts(key, ())
        text = table.text(key) or ""
        try:
            return (text,) if _is_web(text) else tuple(shlex.split(text))
        except ValueError as error:
            table.blame(key, f"commande mal écrite ({error})")
            return ()

    hooks = Hooks(success=words("success"), failure=words("failure"))
    table.done()
    return hooks


def _addresses(table: Table, key: str) -> tuple[str, ...]:
    found = table.texts(key, ())
    for wrong in (address for address in found if not _ADDRESS.fullmatch(address)):
        table.blame(key, f"« {wrong} » n’est pas une adresse de courriel")
    return found


def _name(table: Table) -> str:
    """Return a name that serves as a folder's, too."""
    name = table.required("name")
    if name == "all":
        table.blame("name", "« all » est le nom du flux de toutes les notes")
    if name and slug(name) != name:
        table.blame("name", f"« {name} » : minuscules, chiffres et traits d’union ({slug(name)})")
    return name


def _time(run: Table) -> time:
    text = run.text("at", "06:30") or "06:30"
    try:
        return time.fromisoformat(text)
    except ValueError:
        run.blame("at", f'« {text} » n’est pas une heure — écrire par exemple "06:30"')
        return time(6, 30)


def _timezone(run: Table) -> str:
    name = run.text("timezone", "Europe/Paris") or "Europe/Paris"
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        run.blame("timezone", f'« {name} » n’est pas un fuseau — écrire par exemple "Europe/Paris"')
    return name


def _distinct(root: Table, key: str, names: list[str]) -> None:
    for name in sorted({name for name in names if names.count(name) > 1}):
        root.blame(key, f"le nom « {name} » est donné {names.count(name)} fois")


def _is_web(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _default_state(folder: Path) -> Path:
    """Return a place for the state on the machine itself: SQLite fares badly on network shares."""
    import hashlib

    import platformdirs

    digest = hashlib.sha256(str(folder).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return platformdirs.user_state_path("briefing") / f"{slug(folder.name)}-{digest}"


def example() -> str:
    """Return the commented file that `briefing init` writes."""
    return (Path(__file__).parent / "example.toml").read_text("utf-8")
