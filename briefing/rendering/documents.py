"""Make each document of a brief from its serialised form."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from briefing.rendering import environment
from briefing.rendering.figures import accusation_graph

SHORT = 2
"""A dossier of so many articles or fewer folds its empty sections."""
SECTIONS = (
    ("essentiel", "L’essentiel", "summary"),
    ("accusations", "Qui accuse qui", "accusations"),
    ("reponses", "Réponses officielles", "responses"),
    ("citations", "Citations marquantes", "quotes"),
    ("precedents", "Précédents cités", "precedents"),
    ("divergences", "Versions divergentes", "divergences"),
    ("chronologie", "Chronologie", "chronology"),
    ("acteurs", "Acteurs", "actors"),
)
CLOSING = (("sources", "Sources"), ("passages", "Passages"), ("methode", "Méthode et limites"))


def json_bytes(data: Mapping[str, Any]) -> bytes:
    """Return the brief as JSON, indented, in the order of its schema."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def markdown(data: Mapping[str, Any], templates: Path | None = None) -> str:
    """Return the brief as CommonMark."""
    jinja = environment.markdown_environment(templates)
    text = environment.render_template(jinja, "brief.md.j2", _context(data))
    return _squeezed(text)


def page(data: Mapping[str, Any], templates: Path | None = None) -> str:
    """Return the brief as one HTML file without scripts or remote resources."""
    return _html(data, templates, "brief.html.j2", _screen_style(templates))


def fragment(data: Mapping[str, Any], templates: Path | None = None) -> str:
    """Return the bare fragment: no style, script, svg or style attribute."""
    return _html(data, templates, "fragment.html.j2", "")


def styled_fragment(data: Mapping[str, Any], templates: Path | None = None) -> str:
    """Return the fragment in a declarative shadow root, with its style."""
    return _html(data, templates, "fragment-styled.html.j2", _screen_style(templates))


def pdf(data: Mapping[str, Any], templates: Path | None = None) -> bytes:
    """Return the brief as PDF/A-3a with the PDF/UA-1 mark and `brief.json` attached.

    Raises:
        OutputError: Pango is missing, or the page would not pass the pre-flight.
    """
    from briefing.rendering.pdf import make_pdf

    style = _style(templates, "brief.css")
    html = _html(data, templates, "brief.html.j2", style)
    issued = data["issued"]["iso"] if data["issued"] else None
    return make_pdf(html, _style(templates, "print.css"), json_bytes(data), issued)


def _html(data: Mapping[str, Any], templates: Path | None, name: str, style: str) -> str:
    jinja = environment.html_environment(templates)
    context = _context(data)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    context |= {
        "style": Markup(style),
        "style_hash": f"sha256-{digest}",
        "graphs": {
            d["id"]: Markup(accusation_graph(d, "Qui accuse qui : " + d["title"]))
            for d in data["dossiers"]
        },
    }
    return environment.render_template(jinja, name, context)


def _screen_style(templates: Path | None) -> str:
    """Return the style of a screen: dark colours and small screens are no matter of paper."""
    return _style(templates, "brief.css") + _style(templates, "screen.css")


def _style(templates: Path | None, name: str) -> str:
    own = templates / name if templates else None
    path = own if own is not None and own.is_file() else environment.templates_folder() / name
    return path.read_text(encoding="utf-8")


def _context(data: Mapping[str, Any]) -> dict[str, Any]:
    from briefing.rendering.measured import lines

    short = len(data["sources"]) <= SHORT
    return {
        **data,
        "short": short,
        "contents": _contents(data, short),
        "outlets": len({s["outlet"] for s in data["sources"] if s["outlet"]}),
        "measured": lines(data["pipeline"], data["version"]),
    }


def _contents(data: Mapping[str, Any], short: bool) -> list[dict[str, Any]]:
    """Return the entries of the contents list, those sections left out that are not printed."""
    several = len(data["dossiers"]) > 1
    items: list[dict[str, Any]] = []
    for d in data["dossiers"]:
        if several:
            items.append({"id": d["id"], "label": d["title"], "level": 1})
        for key, label, field in SECTIONS:
            always = field == "summary" or (
                not short and field not in {"divergences", "chronology", "actors"}
            )
            filled = (
                any(q["selected"] for q in d["quotes"]) if field == "quotes" else bool(d[field])
            )
            if filled or always:
                items.append(
                    {"id": f"{d['id']}-{key}", "label": label, "level": 2 if several else 1}
                )
    return items + [{"id": key, "label": label, "level": 1} for key, label in CLOSING]


def _squeezed(text: str) -> str:
    """Return the text with at most one empty line in a row."""
    out: list[str] = []
    for line in text.splitlines():
        clean = line.rstrip(" ")
        if clean or (out and out[-1]):
            out.append(clean)
    return "\n".join(out).strip("\n") + "\n"
