"""Prepare Jinja for each form: escaping that is on for the real file names, a sandbox for users."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from briefing.errors import OutputError
from briefing.rendering import labels, typography

_PACKAGE = Path(__file__).parent.parent
SAFE_LINK = re.compile(r"^(?:https?://|mailto:)[^\s<>\"]+$", re.IGNORECASE)


def templates_folder() -> Path:
    """Return the folder of the shipped templates: in the wheel, else at the top of the project."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parent / "templates"


def html_environment(user: Path | None = None) -> SandboxedEnvironment:
    """Return an environment that escapes everything it prints."""
    # `select_autoescape` would not cover « brief.html.j2 »; here escaping has no exception.
    environment = SandboxedEnvironment(
        loader=_loader(user),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return _filled(environment)


def markdown_environment(user: Path | None = None) -> SandboxedEnvironment:
    """Return an environment that escapes everything it prints for CommonMark."""
    environment = SandboxedEnvironment(
        loader=_loader(user),
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_for_markdown,
    )
    return _filled(environment)


def render_template(environment: SandboxedEnvironment, name: str, context: dict[str, Any]) -> str:
    """Render a template; a fault in a user's template becomes one sentence.

    Raises:
        OutputError: the template is missing or wrong.
    """
    try:
        return environment.get_template(name).render(context)
    except TemplateError as cause:
        line = getattr(cause, "lineno", None)
        where = f"{name}, ligne {line}" if line else name
        raise OutputError(
            f"modèle {where} : {cause} — corriger le modèle ou retirer --templates"
        ) from cause


def _loader(user: Path | None) -> FileSystemLoader:
    folders = [str(user)] if user else []
    return FileSystemLoader([*folders, str(templates_folder())])


def _filled(environment: SandboxedEnvironment) -> SandboxedEnvironment:
    environment.filters["fr"] = typography.french
    environment.filters["date_fr"] = typography.date
    environment.filters["link"] = safe_link
    environment.filters["line"] = one_line
    environment.globals.update(
        count=typography.count,
        status_label=labels.STATUS,
        stance_label=labels.STANCE,
        kind_label=labels.KIND,
        divergence_label=labels.DIVERGENCE,
        unnamed=labels.UNNAMED,
        doubtful=labels.DOUBTFUL,
        raw=Raw,
    )
    return environment


class Raw(str):
    """Mark Markdown of the template's own making, to be printed as it is."""


_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_AT_START = re.compile(r"^(\s*)([#+=-]|\d+[.)])(?=\s|$|[#+=-])")


def escape_markdown(text: str) -> str:
    """Return text that CommonMark and GFM print as it stands, on one line."""
    flat = one_line(text)
    flat = flat.replace("&", "&amp;")
    flat = _SPECIAL.sub(r"\\\1", flat)

    def first(match: re.Match[str]) -> str:
        mark = match.group(2)
        return match.group(1) + (mark[:-1] + "\\" + mark[-1] if mark[0].isdigit() else "\\" + mark)

    return _AT_START.sub(first, flat)


def _for_markdown(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, (Raw, Markup, int, float)):
        return value
    return escape_markdown(str(value))


def one_line(text: str) -> str:
    """Return the text with line breaks as spaces; no-break spaces stay."""
    return re.sub(r"[ \t]*[\r\n\x0b\x0c\x85\u2028\u2029]+[ \t]*", " ", text).strip(" ")


def safe_link(url: str | None) -> str | None:
    """Return a link that a reader may follow (http, https, mailto), else None."""
    return url if url and SAFE_LINK.match(url) else None
