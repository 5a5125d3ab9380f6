"""Prepare Jinja for each form: escaping that is on for the real file names, a sandbox for users."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from briefing.errors import OutputError
from briefing.rendering import labels, markdown, typography, words

_PACKAGE = Path(__file__).parent.parent
SAFE_LINK = re.compile(r"^(?:https?://|mailto:)[^\s<>\"]+$", re.IGNORECASE)


def templates_folder() -> Path:
    """Return the folder of the shipped templates: in the wheel, else at the top of the project."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parent / "templates"


def html_environment(
    user: Path | None = None, setting: words.Setting = words.SCREEN
) -> SandboxedEnvironment:
    """Return an environment that escapes everything it prints; `setting` is for whom words are set."""
    # `select_autoescape` would not cover « brief.html.j2 »; here escaping has no exception.
    environment = _environment(user, autoescape=True)
    environment.filters["words"] = setting.words
    environment.filters["quoted"] = setting.quoted
    return environment


def markdown_environment(user: Path | None = None) -> SandboxedEnvironment:
    """Return an environment that escapes everything it prints for CommonMark."""
    environment = _environment(user, autoescape=False, finalize=markdown.finalize)
    environment.filters["words"] = markdown.words
    environment.filters["quoted"] = markdown.quoted
    environment.filters["md"] = markdown.escape
    environment.globals.update(raw=markdown.Raw, strong=markdown.strong, md_link=markdown.link)
    return environment


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


def _environment(user: Path | None, **options: Any) -> SandboxedEnvironment:
    folders = [str(user)] if user else []
    environment = SandboxedEnvironment(
        loader=FileSystemLoader([*folders, str(templates_folder())]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        **options,
    )
    environment.filters["fr"] = typography.french
    environment.filters["date_fr"] = typography.date
    environment.filters["link"] = safe_link
    environment.filters["line"] = words.one_line
    environment.globals.update(
        count=typography.count,
        status_label=labels.STATUS,
        stance_label=labels.STANCE,
        kind_label=labels.KIND,
        divergence_label=labels.DIVERGENCE,
        news_label=labels.NEWS,
        change_label=labels.CHANGE,
        unnamed=labels.UNNAMED,
        doubtful=labels.DOUBTFUL,
    )
    return environment


def safe_link(url: str | None) -> str | None:
    """Return a link that a reader may follow (http, https, mailto), else None."""
    return url if url and SAFE_LINK.match(url) else None
