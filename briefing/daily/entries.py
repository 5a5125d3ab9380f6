"""Take out of a stored `brief.json` what the archive's pages show of it.

Everything comes from the file itself, so that an archive can be built again when all else is lost.
Words of articles are carried over as they stand there, where they were proved before it was written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.daily.names import party_slug
from briefing.errors import InputError

JOINT = " […] "
_ID = re.compile(r'\bid="([^"<>]+)"')
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SUMMARY = 5
"""Sentences of a brief's summary that a list of briefs shows."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """Tell what one brief says by and about one party."""

    party: str
    """The name of its pages' folder."""
    name: str
    kind: str
    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """Tell what lists, feeds and the search show of one brief."""

    day: str
    topic: str
    content: dict[str, Any]
    appearances: tuple[Appearance, ...]


def folder_of(day: str, topic: str) -> str:
    """Return the place of a brief in the archive: 2026/03/12/revue."""
    return f"{day.replace('-', '/')}/{topic}"


def find(archive: Path) -> Iterator[tuple[str, str, Path]]:
    """Yield day, topic and folder of each stored brief, in order."""
    for path in sorted(archive.glob("[0-9][0-9][0-9][0-9]/[0-9][0-9]/[0-9][0-9]/*/brief.json")):
        year, month, day, topic = path.parent.relative_to(archive).parts
        yield f"{year}-{month}-{day}", topic, path.parent


def read(day: str, topic: str, folder: Path) -> Entry:
    """Read a stored brief.

    Raises:
        InputError: it is damaged.
    """
    name = f"{folder_of(day, topic)}/brief.json"
    try:
        data = json.loads((folder / "brief.json").read_bytes())
        files = {
            path.name: path.stat().st_size
            for path in sorted(folder.glob("*"))
            if path.name.startswith(("brief.", "fragment"))
        }
        html = folder / "brief.html"
        ids = set(_ID.findall(html.read_text("utf-8"))) if html.is_file() else set()
        return _entry(day, topic, data, files, ids)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        reason = f"note abîmée ({type(error).__name__})"
        raise InputError(name, reason, f"relancer « briefing daily --date {day} »") from error


def _entry(
    day: str, topic: str, data: Mapping[str, Any], files: dict[str, int], ids: set[str]
) -> Entry:
    appearances = tuple(_appearances(data, ids))
    dossiers = data["dossiers"]
    summary = [
        {"text": _words(excerpt), "source": excerpt["source"]}
        for dossier in dossiers
        for excerpt in dossier["summary"]
    ]
    return Entry(
        day,
        topic,
        {
            "title": data["title"],
            "dossiers": [
                {"title": d["title"], "anchor": _anchor(ids, d["id"], f"{d['id']}-essentiel")}
                for d in dossiers
            ],
            "summary": summary[:SUMMARY],
            "sources": [
                {k: s.get(k) for k in ("number", "title", "outlet", "url", "name")}
                for s in data["sources"]
            ],
            "counts": {
                "articles": len(data["sources"]),
                "accusations": sum(len(d["accusations"]) for d in dossiers),
                "responses": sum(len(d["responses"]) for d in dossiers),
                "quotes": sum(len(d["quotes"]) for d in dossiers),
            },
            "news": _news(data, ids),
            "parties": [{"slug": a.party, "name": a.name} for a in appearances],
            "files": files,
        },
        appearances,
    )


def _news(data: Mapping[str, Any], ids: set[str]) -> dict[str, Any] | None:
    """Return what the brief says is new since an earlier one, each with its words and its place."""
    news = data.get("news")
    if news is None:
        return None
    rows = {dossier["id"]: _Rows(dossier, ids) for dossier in data["dossiers"]}
    return {
        "since": news["since"] and news["since"]["iso"],
        "items": [
            {
                "kind": item["kind"],
                "change": item["change"],
                "names": ", ".join(item["names"]),
                "against": ", ".join(item["against"]),
                **rows[item["dossier"]].words(item["about"]),
            }
            for item in news["items"]
        ],
    }


def _appearances(data: Mapping[str, Any], ids: set[str]) -> Iterator[Appearance]:
    """Yield one appearance a party; two dossiers that both know it are told together."""
    found: dict[str, Appearance] = {}
    for dossier in data["dossiers"]:
        rows = _Rows(dossier, ids)
        for actor in dossier["actors"]:
            party = actor["party"]
            content = {
                "role": next(iter(actor["roles"]), None) or party["role"],
                "quotes_by": [rows.quote(i) for i in actor["quotes_by"]],
                "quotes_about": [rows.quote(i) for i in actor["quotes_about"]],
                "accuses": [rows.accusation(i) for i in actor["accuses"]],
                "accused_in": [rows.accusation(i) for i in actor["accused_in"]],
                "responds": [rows.response(i) for i in actor["responds"]],
            }
            if not party["named"] or not any(v for k, v in content.items() if k != "role"):
                continue
            slug = party_slug(party["name"])
            if earlier := found.get(slug):
                content = _merged(earlier.content, content)
            found[slug] = Appearance(
                slug, earlier.name if earlier else party["name"], party["kind"], content
            )
    yield from (found[slug] for slug in sorted(found))


def _merged(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    return {
        key: (one[key] or other[key]) if key == "role" else [*one[key], *other[key]] for key in one
    }


class _Rows:
    """Find a dossier's rows by their ids."""

    def __init__(self, dossier: Mapping[str, Any], ids: set[str]) -> None:
        self.id = dossier["id"]
        self.ids = ids
        self.rows = {
            row["id"]: row
            for kind in ("quotes", "accusations", "responses")
            for row in dossier[kind]
        }

    def quote(self, row_id: str) -> dict[str, Any]:
        row = self.rows[row_id]
        return {
            "text": _words(row["words"][0]),
            "kind": row["kind"],
            "who": _names(row["speakers"]),
            "anchor": self._anchor(row_id),
        }

    def accusation(self, row_id: str) -> dict[str, Any]:
        row = self.rows[row_id]
        return {
            "text": _words(row["charges"][0]) if row["charges"] else None,
            "accusers": _names(row["accusers"]),
            "accused": _names(row["accused"]),
            "status": row["status"],
            "denied": row["denied"],
            "anchor": self._anchor(row_id),
        }

    def response(self, row_id: str) -> dict[str, Any]:
        row = self.rows[row_id]
        return {
            "text": _words(row["words"][0]) if row["words"] else None,
            "stances": row["stances"],
            "anchor": self._anchor(row_id),
        }

    def words(self, row_id: str) -> dict[str, Any]:
        """Return the first words and the place of a row of any kind; a party has a place alone."""
        row = self.rows.get(row_id, {})
        excerpts = row.get("charges") or row.get("words") or []
        return {"text": _words(excerpts[0]) if excerpts else None, "anchor": self._anchor(row_id)}

    def _anchor(self, row_id: str) -> str | None:
        return _anchor(self.ids, f"{self.id}-{row_id}")


def _anchor(ids: set[str], *names: str) -> str | None:
    """Return the first name that the page really has: no link of the archive leads nowhere."""
    return next((name for name in names if name in ids), None)


def _words(excerpt: Mapping[str, Any]) -> str:
    return JOINT.join(" ".join(text.split()) for text in excerpt.get("repaired", excerpt["texts"]))


def _names(parties: list[dict[str, Any]]) -> str:
    return ", ".join(party["name"] for party in parties)


def is_day(text: str) -> bool:
    """Tell whether a text is a day as the archive writes it."""
    return bool(_DAY.fullmatch(text))
