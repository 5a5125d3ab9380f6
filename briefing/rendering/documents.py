"""Make each document of a brief from its serialised form."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from markupsafe import Markup

from briefing.rendering import environment, figures, slots, view, words
from briefing.rendering.look import Look

PLAIN = Look()


def json_bytes(data: Mapping[str, Any]) -> bytes:
    """Return the brief as JSON, indented, in the order of its schema."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def markdown(data: Mapping[str, Any], look: Look = PLAIN) -> str:
    """Return the brief as CommonMark with the tables of GFM."""
    jinja = _markdown(look.templates)
    return _squeezed(environment.render_template(jinja, "brief.md.j2", context(data, look)))


# Compiling the templates is nine tenths of a note's time; a run of many notes compiles them once.
_markdown = cache(environment.markdown_environment)
_pages = cache(environment.html_environment)


def page(data: Mapping[str, Any], look: Look = PLAIN) -> str:
    """Return the brief as one HTML file without scripts or remote resources."""
    return _html(data, look, "brief.html.j2", _screen_style(look))


def fragment(data: Mapping[str, Any], look: Look = PLAIN) -> str:
    """Return the bare fragment: what the filters of WordPress and Drupal let through, and no more."""
    jinja = _pages(look.templates, words.PORTAL)
    return environment.render_template(jinja, "fragment.html.j2", context(data, look))


def styled_fragment(data: Mapping[str, Any], look: Look = PLAIN) -> str:
    """Return the fragment in a declarative shadow root, with its style."""
    style = _screen_style(look)
    return slots.lifted(_html(data, look, "fragment-styled.html.j2", style))


def pdf(data: Mapping[str, Any], look: Look = PLAIN, attachment: bytes | None = None) -> bytes:
    """Return the brief as PDF/A-3a with the PDF/UA-1 mark and `brief.json` attached.

    `attachment` is that file, if it is there already.

    Raises:
        OutputError: Pango is missing, or the page would not pass the pre-flight.
    """
    from briefing.rendering.pdf import make_pdf

    html = paper(data, look)
    issued = data["issued"]["iso"] if data["issued"] else None
    return make_pdf(html, attachment or json_bytes(data), issued)


def paper(data: Mapping[str, Any], look: Look = PLAIN) -> str:
    """Return the page that the PDF is made of."""
    style = look.style("brief.css", "print.css") + look.theme_style(paper=True)
    return _html(data, look, "brief.html.j2", style, paper=True)


def context(data: Mapping[str, Any], look: Look = PLAIN) -> dict[str, Any]:
    """Return the variables that every template sees; `templates/README.md` tells them."""
    from briefing.rendering.measured import lines

    return {
        **view.prepare(data),
        "measured": lines(data["pipeline"], data["version"]),
        "logo": look.logo,
        "classification": look.classification,
        "siblings": {"html": None, "pdf": None, **dict(look.siblings)},
    }


def _html(
    data: Mapping[str, Any], look: Look, name: str, style: str, *, paper: bool = False
) -> str:
    jinja = _pages(look.templates, words.PAPER if paper else words.SCREEN)
    values = context(data, look)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    values |= {
        "style": Markup(style),
        "style_hash": f"sha256-{digest}",
        "paper": paper,
        "graphs": {d["id"]: _figures(d, figures.accusation_graph, paper) for d in values["dossiers"]},
        "timelines": {d["id"]: _figures(d, figures.timeline, paper) for d in values["dossiers"]},
    }  # fmt: skip
    return environment.render_template(jinja, name, values)


def _figures(dossier: Mapping[str, Any], draw: Any, paper: bool) -> Markup:
    """Return a figure of the rows in the body, for paper alone or for each width of a screen."""
    rows = {k: [r for r in dossier[k] if r["main"]] for k in ("accusations", "chronology")}
    kind = "Qui accuse qui" if draw is figures.accusation_graph else "Chronologie"
    sizes = (figures.WIDE,) if paper else (figures.WIDE, figures.NARROW)
    title = f"{kind}, {dossier['title']}"
    return Markup("".join(draw({**dossier, **rows}, title, size) for size in sizes))


def _screen_style(look: Look) -> str:
    """Return the style of a screen: dark colours and small screens are no matter of paper."""
    return look.style("brief.css", "screen.css") + look.theme_style(paper=False)


def _squeezed(text: str) -> str:
    """Return the text with at most one empty line in a row."""
    out: list[str] = []
    for line in text.splitlines():
        clean = line.rstrip(" ")
        if clean or (out and out[-1]):
            out.append(clean)
    return "\n".join(out).strip("\n") + "\n"
