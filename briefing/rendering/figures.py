"""Draw a dossier as plain SVG: who accuses whom, and when what happened.

Only presentation attributes are used, since the page's policy forbids inline styles and WeasyPrint
does not apply the page's rules inside a figure; `class` lets the page colour them for a dark screen.
Each figure is drawn twice, for a page and for a telephone. The same facts stand beside it as lists.
"""

from __future__ import annotations

import hashlib
import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from briefing.rendering import labels, typography

SANS = "Briefing Sans, Noto Sans, system-ui, sans-serif"
INK, SOFT, RULE, PAPER = "#1c2126", "#565f69", "#c9cdd1", "#ffffff"
COLOURS = {"asserted": "#9b2a20", "hedged": "#8a5a00", "withdrawn": "#6a7078"}
DASHES = {"asserted": "", "hedged": "6 3", "withdrawn": "1.5 3.5"}
MOST_PARTIES = 25
"""Parties drawn on either side; more would not be legible."""
FEWEST_DATES = 5
"""Dates from which a timeline tells more than its list."""


@dataclass(frozen=True, slots=True)
class Size:
    """Hold the measures of a figure, in units of its view box."""

    name: str
    width: int
    font: int
    label: int
    """Characters of a label's line."""
    lines: int
    row: int
    margin: int
    """Width kept for the labels of one side."""
    dates: int
    """Dates on one line of the timeline."""


WIDE = Size("wide", width=720, font=13, label=30, lines=1, row=25, margin=240, dates=8)
NARROW = Size("narrow", width=320, font=12, label=16, lines=2, row=34, margin=120, dates=4)


@dataclass(slots=True)
class Edge:
    """Gather the accusations between two parties."""

    accuser: str
    accused: str
    outlets: int = 0
    denied: bool = False
    statuses: set[str] = field(default_factory=set)

    @property
    def status(self) -> str:
        """Return the strongest status: asserted once is asserted."""
        return next((s for s in ("asserted", "hedged") if s in self.statuses), "withdrawn")


def accusation_graph(dossier: Mapping[str, Any], title: str, size: Size = WIDE) -> str:
    """Return an SVG with accusers on the left and accused on the right, empty without an accusation.

    The more outlets carry an accusation, the wider its line; a bar across it says that it is denied.
    """
    edges = _edges(dossier["accusations"])
    if not edges:
        return ""
    left = list(dict.fromkeys(e.accuser for e in edges))[:MOST_PARTIES]
    right = list(dict.fromkeys(e.accused for e in edges))[:MOST_PARTIES]
    edges = [e for e in edges if e.accuser in left and e.accused in right]
    left, right = _uncrossed(left, right, edges)
    height = size.row * max(len(left), len(right)) + 6
    at = {("l", n): _y(i, len(left), height) for i, n in enumerate(left)}
    at |= {("r", n): _y(i, len(right), height) for i, n in enumerate(right)}
    x1, x2 = size.margin, size.width - size.margin
    alone = {n: sum(e.accuser == n for e in edges) == 1 for n in left}
    parts = [
        _edge(e, (x1, at["l", e.accuser]), (x2, at["r", e.accused]), alone[e.accuser])
        for e in edges
    ]
    for n in left:
        parts += [_dot(x1, at["l", n]), *_label(x1 - 9, at["l", n], n, "end", size)]
    for n in right:
        parts += [_dot(x2, at["r", n]), *_label(x2 + 9, at["r", n], n, "start", size)]
    legend, depth = _legend(edges, height + 8, size)
    facts = " ; ".join(dict.fromkeys(_told(e) for e in edges))
    return _svg("graph", dossier["id"], title, facts, size, height + 8 + depth, [*parts, *legend])


def timeline(dossier: Mapping[str, Any], title: str, size: Size = WIDE) -> str:
    """Return an SVG of the numbered dates of a chronology, empty with less than five of them.

    Dates stand in order at even steps, with the time that lies between them, since a dossier joins a
    week of statements with precedents decades old: on a true scale one of both could not be read.
    """
    days = [
        (iso, list(rows))
        for iso, rows in groupby(dossier["chronology"], lambda c: c["when"]["iso"])
    ]
    if len(days) < FEWEST_DATES:
        return ""
    row = 62
    lines = -(-len(days) // size.dates)
    on_line = -(-len(days) // lines)
    step = size.width / on_line
    parts: list[str] = []
    for i, (iso, rows) in enumerate(days):
        line, k = divmod(i, on_line)
        x, y = round(step * (k + 0.5), 1), 24 + line * row
        if i + 1 < len(days):
            # At the end of a line there is no room for the time between.
            ends = k + 1 == on_line
            parts += _gap(iso, iso if ends else days[i + 1][0], x, y, step / 2 if ends else step)
        if k == 0 and i:
            parts.append(_line(0, y, x, y, RULE, "axis"))
        parts += _date(rows, x, y)
    height = 24 + (lines - 1) * row + 40
    facts = " ; ".join(f"{typography.date(rows[0]['when'])}" for _, rows in days)
    return _svg("timeline-figure", dossier["id"], title, facts, size, height, parts)


# ---------------------------------------------------------------- graph


def _edges(accusations: Sequence[Mapping[str, Any]]) -> list[Edge]:
    known: dict[tuple[str, str], Edge] = {}
    for row in accusations:
        for accuser in row["accusers"] or [{"name": labels.UNNAMED.capitalize()}]:
            for accused in row["accused"]:
                key = (accuser["name"], accused["name"])
                edge = known.setdefault(key, Edge(*key))
                edge.outlets = max(edge.outlets, row["outlets"])
                edge.denied = edge.denied or row["denied"]
                edge.statuses.add(row["status"])
    return list(known.values())


def _uncrossed(
    left: list[str], right: list[str], edges: Sequence[Edge]
) -> tuple[list[str], list[str]]:
    """Order both sides so that few lines cross: each party near the middle of those it is tied to."""
    for _ in range(4):
        place = {n: i / max(len(right) - 1, 1) for i, n in enumerate(right)}
        left = _by_middle(
            left, {n: [place[e.accused] for e in edges if e.accuser == n] for n in left}
        )
        place = {n: i / max(len(left) - 1, 1) for i, n in enumerate(left)}
        right = _by_middle(
            right, {n: [place[e.accuser] for e in edges if e.accused == n] for n in right}
        )
    return left, right  # fmt: skip


def _by_middle(names: list[str], places: Mapping[str, list[float]]) -> list[str]:
    return sorted(names, key=lambda n: sum(places[n]) / max(len(places[n]), 1))


def _y(i: int, n: int, height: int) -> float:
    return round(height / n * (i + 0.5), 1)


def _edge(edge: Edge, start: tuple[int, float], end: tuple[int, float], alone: bool) -> str:
    (x1, y1), (x2, y2) = start, end
    colour = COLOURS[edge.status]
    middle = (x1 + x2) / 2
    width = min(1 + 0.75 * edge.outlets, 5)
    dash = f' stroke-dasharray="{DASHES[edge.status]}"' if DASHES[edge.status] else ""
    drawn = (
        f'<path class="edge {edge.status}" d="M{x1 + 5} {y1} C{middle} {y1} {middle} {y2} {x2 - 12} {y2}" '
        f'fill="none" stroke="{colour}" stroke-width="{width:g}"{dash}/>'
        f'<path class="head {edge.status}" d="M{x2 - 13} {y2 - 4.5:g} L{x2 - 4} {y2} L{x2 - 13} {y2 + 4.5:g} Z" '
        f'fill="{colour}"/>'
    )
    if not edge.denied:
        return drawn
    # Near its accuser, where lines have not met yet; further on where several leave from there.
    t = 0.1 if alone else 0.36
    x, y = x1 + (x2 - x1) * (1.5 * t - 1.5 * t**2 + t**3), y1 + (y2 - y1) * (3 * t**2 - 2 * t**3)
    return drawn + _bar(round(x, 1), round(y, 1), edge.status)


def _bar(x: float, y: float, status: str) -> str:
    """Return the two strokes across the line of a denied accusation."""
    return "".join(
        _line(x + d, y - 6, x + d, y + 6, COLOURS[status], f"edge {status}", 1.6) for d in (0, 4)
    )


def _dot(x: float, y: float) -> str:
    return f'<circle class="dot" cx="{x}" cy="{y}" r="3.5" fill="{INK}"/>'


def _label(x: float, y: float, name: str, anchor: str, size: Size) -> list[str]:
    lines = _wrapped(name, size)
    top = y + 4.5 - 7 * (len(lines) - 1)
    return [_text(x, top + 14 * i, line, anchor, size.font) for i, line in enumerate(lines)]


def _wrapped(name: str, size: Size) -> list[str]:
    """Return a name on as many lines as there are, cut with … where it is longer."""
    lines: list[str] = []
    rest = " ".join(name.split())
    while rest and len(lines) < size.lines:
        if len(rest) <= size.label:
            lines.append(rest)
            return lines
        if len(lines) + 1 == size.lines:
            lines.append(rest[: size.label - 1].rstrip() + "…")
            return lines
        at = rest.rfind(" ", 0, size.label + 1)
        at = at if at > 0 else size.label
        lines.append(rest[:at])
        rest = rest[at:].lstrip()
    return lines or ["?"]


def _legend(edges: Sequence[Edge], top: float, size: Size) -> tuple[list[str], int]:
    """Return samples of the kinds of line that occur, with the height that they take."""
    kinds = [s for s in COLOURS if any(e.status == s for e in edges)]
    items: list[tuple[str, str]] = [(s, labels.STATUS[s]) for s in kinds]
    if any(e.denied for e in edges):
        items.append(("denied", "démentie par une réponse"))
    out: list[str] = []
    x, y = 0.0, top + 10
    for kind, words in items:
        width = 40 + 6.2 * len(words) + 20
        if x and x + width > size.width:
            x, y = 0.0, y + 18
        status = kinds[0] if kind == "denied" else kind
        dash = DASHES[status]
        out.append(_line(x, y - 4, x + 30, y - 4, COLOURS[status], f"edge {status}", 1.75, dash))
        if kind == "denied":
            out.append(_bar(x + 13, y - 4, status))
        out.append(_text(x + 36, y, words, "start", 11.5, soft=True))
        x += width
    return out, int(y - top + 8)


def _told(edge: Edge) -> str:
    denied = ", démentie" if edge.denied else ""
    return f"{edge.accuser} accuse {edge.accused} ({labels.STATUS[edge.status]}{denied})"


# ---------------------------------------------------------------- timeline


def _date(rows: Sequence[Mapping[str, Any]], x: float, y: float) -> list[str]:
    """Return a dot with the numbers of its rows, the date under it; an inferred date is a ring."""
    first, last = rows[0]["number"], rows[-1]["number"]
    number = str(first) if first == last else f"{first}–{last}"
    when = rows[0]["when"]
    inferred = when["inferred"]
    half = 9 + 3.2 * (len(number) - 1)
    fill, ink = (PAPER, INK) if inferred else (INK, PAPER)
    kind = "ring" if inferred else "disc"
    lines = _date_lines(when)
    return [
        f'<rect class="{kind}" x="{x - half:g}" y="{y - 9}" width="{2 * half:g}" height="18" rx="9" fill="{fill}" '
        f'stroke="{INK}" stroke-width="1.25"/>',
        f'<text class="{kind}-number" x="{x:g}" y="{y + 4:g}" text-anchor="middle" font-family="{SANS}" '
        f'font-size="11" font-weight="700" fill="{ink}">{number}</text>',
        *(_text(x, y + 23 + 12 * i, line, "middle", 10.5) for i, line in enumerate(lines)),
    ]


def _date_lines(when: Mapping[str, Any]) -> list[str]:
    """Return a date on two lines: day and month over the year."""
    words = typography.date({**when, "inferred": False})
    at = words.rfind(" ")
    return [words] if at < 0 else [words[:at], words[at + 1 :]]


def _gap(before: str, after: str, x: float, y: float, length: float) -> list[str]:
    """Return the line to the next date with the time between, where it is known to the month."""
    told = _between(before, after)
    line = _line(x, y, round(x + length, 1), y, RULE, "axis")
    return (
        [line, _text(round(x + length / 2, 1), y - 6, told, "middle", 9.5, soft=True)]
        if told
        else [line]
    )


def _between(before: str, after: str) -> str:
    years = int(after[:4]) - int(before[:4])
    if len(before) < 7 or len(after) < 7:
        return f"{years}{typography.NBSP}ans" if years > 1 else ""
    months = 12 * years + int(after[5:7]) - int(before[5:7])
    if months >= 24:
        return f"{months // 12}{typography.NBSP}ans"
    return f"{months}{typography.NBSP}mois" if months > 1 else ""


# ---------------------------------------------------------------- drawing


def _svg(
    kind: str, unique: str, title: str, facts: str, size: Size, height: float, parts: list[str]
) -> str:
    name = f"{kind}-{size.name}-" + hashlib.sha256(unique.encode()).hexdigest()[:6]
    return (
        f'<svg class="{kind} {size.name}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size.width} {height:g}" '
        f'role="img" aria-labelledby="{name}"><title id="{name}">{html.escape(title)}</title>'
        f"<desc>{html.escape(facts)}</desc>" + "".join(parts) + "</svg>"
    )


def _line(
    x1: float, y1: float, x2: float, y2: float, colour: str, kind: str, width: float = 1.5, dash: str = ""
) -> str:  # fmt: skip
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path class="{kind}" d="M{x1:g} {y1:g} L{x2:g} {y2:g}" fill="none" stroke="{colour}" '
        f'stroke-width="{width:g}"{dashes}/>'
    )


def _text(x: float, y: float, words: str, anchor: str, points: float, *, soft: bool = False) -> str:
    kind, colour = ("soft", SOFT) if soft else ("ink", INK)
    return (
        f'<text class="{kind}" x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-family="{SANS}" '
        f'font-size="{points:g}" fill="{colour}">{html.escape(words)}</text>'
    )
