"""Gather what changes the look of a brief: templates, theme, logo, classification line."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import UsageError
from briefing.rendering.environment import templates_folder

LARGEST_LOGO = 200_000
"""Bytes: the logo is written into each page."""
LONGEST_LINE = 80
"""Characters of a classification line."""
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)


@dataclass(frozen=True, slots=True)
class Look:
    """Hold how a brief looks; all of it optional."""

    templates: Path | None = None
    """The user's own templates, each in the place of the shipped one of that name."""
    theme: str | None = None
    logo: str | None = None
    """The logo as a data URI (see `embedded`)."""
    classification: str | None = None
    siblings: tuple[tuple[str, str], ...] = ()
    """Kinds and names of files written together: a page and its PDF link to each other."""

    def style(self, *names: str) -> str:
        """Return style sheets, one after the other: the user's own where there is one."""
        return "".join(self._read(name) for name in names)

    def theme_style(self, paper: bool) -> str:
        """Return the rules of the theme, empty without one.

        Raises:
            UsageError: there is no theme of that name.
        """
        if self.theme is None:
            return ""
        known = themes(self.templates)
        if self.theme not in known:
            raise UsageError(
                f"--theme : « {self.theme} » est inconnu — choisir parmi {', '.join(known)}"
            )
        rules = self._read(f"themes/{self.theme}.css")
        extra = f"themes/{self.theme}-print.css"
        return rules + (self._read(extra) if paper and self._find(extra) else "")

    def _find(self, name: str) -> Path | None:
        folders = [f for f in (self.templates, templates_folder()) if f is not None]
        return next((f / name for f in folders if (f / name).is_file()), None)

    def _read(self, name: str) -> str:
        path = self._find(name)
        return path.read_text(encoding="utf-8") if path else ""


def look_of(
    templates: Path | None = None,
    *,
    theme: str | None = None,
    logo: Path | None = None,
    classification: str | None = None,
) -> Look:
    """Return the look that options ask for, all of them checked.

    Raises:
        UsageError: there is no such theme, the logo cannot be used, the line is too long.
    """
    look = Look(
        templates=templates,
        theme=theme,
        logo=embedded(logo) if logo else None,
        classification=checked_classification(classification),
    )
    look.theme_style(paper=False)
    return look


def themes(templates: Path | None = None) -> list[str]:
    """Return the names of the themes: those shipped and the user's own."""
    folders = [f for f in (templates, templates_folder()) if f is not None]
    names = {p.stem for f in folders for p in (f / "themes").glob("*.css")}
    return sorted(name for name in names if not name.endswith("-print"))


def embedded(logo: Path) -> str:
    """Return a logo as a data URI.

    Raises:
        UsageError: it cannot be read, is no PNG or JPEG, or is too large.
    """
    try:
        content = logo.read_bytes()
    except OSError as cause:
        raise UsageError(f"--logo : « {logo} » : {cause.strerror}") from cause
    if len(content) > LARGEST_LOGO:
        raise UsageError(f"--logo : « {logo} » dépasse {LARGEST_LOGO // 1000} ko — réduire l’image")
    kind = next((kind for start, kind in _SIGNATURES if content.startswith(start)), None)
    if kind is None:
        # An SVG may hold scripts and links; nothing is embedded that would need to be cleaned.
        raise UsageError(f"--logo : « {logo} » n’est ni un PNG ni un JPEG — convertir l’image")
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def checked_classification(line: str | None) -> str | None:
    """Return a classification line on one line, None if it is empty.

    Raises:
        UsageError: it is too long for the head of a page.
    """
    flat = re.sub(r"\s+", " ", line or "").strip()
    if len(flat) > LONGEST_LINE:
        raise UsageError(f"--classification : au plus {LONGEST_LINE} caractères")
    return flat or None
