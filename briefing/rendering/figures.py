"""Draw who accuses whom as a plain SVG: accusers on the left, accused on the right."""

from __future__ import annotations

import hashlib
import html
from typing import Any

ROW = 40
WIDTH = 720
LEFT, RIGHT = 250, 470
MAX_LABEL = 30


def accusation_graph(dossier: dict[str, Any], title: str) -> str:
    """Return an SVG of the accusations of a dossier, or an empty string if there are fewer than two parties.

    Only presentation attributes are used, since the page's policy forbids inline styles. The same
    facts stand as cards beside it. The more outlets carry an accusation, the wider its line.
    """
    edges: dict[tuple[str, str], dict[str, Any]] = {}
    for row in dossier["accusations"]:
        for accuser in row["accusers"] or [{"name": "Accusateur non identifié"}]:
            for accused in row["accused"]:
                key = (accuser["name"], accused["name"])
                known = edges.setdefault(key, {"outlets": 0, "denied": False, "hedged": True})
                known["outlets"] = max(known["outlets"], row["outlets"])
                known["denied"] = known["denied"] or row["denied"]
                known["hedged"] = known["hedged"] and row["status"] == "hedged"
    if not edges:
        return ""
    left = list(dict.fromkeys(a for a, _ in edges))[:25]
    right = list(dict.fromkeys(b for _, b in edges))[:25]
    height = ROW * max(len(left), len(right)) + 30
    at_left = {name: _y(i, len(left), height) for i, name in enumerate(left)}
    at_right = {name: _y(i, len(right), height) for i, name in enumerate(right)}
    unique = hashlib.sha256(dossier["id"].encode()).hexdigest()[:6]
    parts = [
        f'<svg class="graph" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="graphe-{unique}"><title id="graphe-{unique}">{html.escape(title)}</title>',
    ]
    for (accuser, accused), edge in edges.items():
        if accuser in at_left and accused in at_right:
            parts.append(_edge(at_left[accuser], at_right[accused], edge))
    parts += [_label(LEFT - 12, y, name, "end") + _dot(LEFT, y) for name, y in at_left.items()]
    parts += [_label(RIGHT + 12, y, name, "start") + _dot(RIGHT, y) for name, y in at_right.items()]
    return "".join(parts) + "</svg>"


def _y(i: int, n: int, height: int) -> float:
    return round(height / n * (i + 0.5), 1)


def _edge(y1: float, y2: float, edge: dict[str, Any]) -> str:
    width = min(1.5 + edge["outlets"], 6)
    dash = ' stroke-dasharray="6 4"' if edge["hedged"] else ""
    middle = (LEFT + RIGHT) / 2
    line = (
        f'<path class="edge" d="M{LEFT + 6} {y1} C{middle} {y1} {middle} {y2} {RIGHT - 12} {y2}" fill="none" '
        f'stroke="currentColor" stroke-opacity="0.55" stroke-width="{width}"{dash}/>'
        f'<path d="M{RIGHT - 14} {y2 - 5} L{RIGHT - 5} {y2} L{RIGHT - 14} {y2 + 5} Z" fill="currentColor"/>'
    )
    if edge["denied"]:
        line += (
            f'<text x="{middle}" y="{(y1 + y2) / 2 - 6:.1f}" text-anchor="middle" '
            'font-size="12" fill="currentColor">démentie</text>'
        )
    return line


def _dot(x: int, y: float) -> str:
    return f'<circle cx="{x}" cy="{y}" r="4" fill="currentColor"/>'


def _label(x: int, y: float, name: str, anchor: str) -> str:
    short = name if len(name) <= MAX_LABEL else name[: MAX_LABEL - 1].rstrip() + "…"
    return (
        f'<text x="{x}" y="{y + 5}" text-anchor="{anchor}" font-size="14" fill="currentColor">'
        f"{html.escape(short)}</text>"
    )
