"""Make the archive's pages from its catalogue: each function makes one page, and touches no file."""

from __future__ import annotations

import json
import posixpath
import uuid
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jinja2.sandbox import SandboxedEnvironment

from briefing.daily.catalogue import Catalogue
from briefing.daily.entries import Entry, folder_of
from briefing.rendering import environment, typography

HOME = "index.html"
RECENT = 60
"""Briefs on the first page; the others are on their year's page and in the search."""
FREQUENT = 60
"""Parties named on the parties' first page; all are on the pages of their letters."""
FED = 50
"""Entries of a feed."""
FILES = {
    "brief.html": ("Lire la note", "text/html"),
    "brief.pdf": ("PDF", "application/pdf"),
    "brief.md": ("Markdown", "text/markdown"),
    "fragment.html": ("Fragment HTML", "text/html"),
    "fragment-styled.html": ("Fragment mis en forme", "text/html"),
    "brief.json": ("JSON", "application/json"),
    "run.json": ("Passage", "application/json"),
}
PARTY_KIND = {
    "person": "personne",
    "state": "État",
    "organisation": "organisation",
    "group": "groupe",
    "unknown": "acteur",
}
_NAMESPACE = uuid.UUID("b1ef1a60-0000-5000-8000-000000000007")

Page = tuple[str, bytes]
"""A path below the archive, and what is written there."""


@dataclass(frozen=True)
class Pages:
    """Hold what every page needs."""

    catalogue: Catalogue
    title: str
    url: str | None

    @cached_property
    def jinja(self) -> SandboxedEnvironment:
        """Return the environment, with the archive's own filters."""
        made = environment.html_environment()
        made.filters["day_fr"] = day_fr
        made.globals["party_kind"] = PARTY_KIND
        return made

    @cached_property
    def topics(self) -> dict[str, str]:
        """Return the topics with their titles."""
        return self.catalogue.topics()

    def _page(self, here: str, template: str, **context: Any) -> Page:
        def to(there: str) -> str:
            return posixpath.relpath(there, posixpath.dirname(here) or ".")

        def brief(day: str, topic: str, anchor: str | None = None) -> str:
            return to(f"{folder_of(day, topic)}/brief.html") + (f"#{anchor}" if anchor else "")

        base = {
            "archive_title": self.title,
            "topics": self.topics,
            "here": here,
            "to": to,
            "to_brief": brief,
            "folder_of": folder_of,
        }
        text = environment.render_template(self.jinja, f"archive/{template}", base | context)
        return here, text.encode("utf-8", "replace")

    # ------------------------------------------------------------ lists

    def home(self) -> Page:
        """Make the first page: the latest briefs, the way to the others, the search."""
        entries = self.catalogue.entries(limit=RECENT)
        years = self.catalogue.years()
        return self._page(
            HOME,
            "home.html.j2",
            days=_by_day(entries),
            years=years,
            parties=self.catalogue.parties(limit=12),
        )

    def year(self, year: str) -> Page:
        """Make the page of a year, with all its briefs."""
        return self._page(
            f"{year}/{HOME}",
            "list.html.j2",
            heading=year,
            days=_by_day(self.catalogue.entries(year=year)),
            years=[],
            feed="all",
        )

    def topic(self, topic: str, changed: Collection[str]) -> Iterator[Page]:
        """Make a topic's pages of the years that changed, and its front with the latest year."""
        years = self.catalogue.years(topic=topic)
        for year in (y for y in years if y in changed or y == years[0]):
            context = {
                "heading": self.topics[topic],
                "days": _by_day(self.catalogue.entries(year=year, topic=topic)),
                "feed": topic,
            }
            yield self._page(
                f"topics/{topic}/{year}.html", "list.html.j2", years=[], year=year, **context
            )
            if year == years[0]:
                yield self._page(
                    f"topics/{topic}/{HOME}", "list.html.j2", years=years, year=year, **context
                )

    # ------------------------------------------------------------ parties

    def parties(self) -> Iterator[Page]:
        """Make the list of parties: the most frequent, and a page a letter."""
        letters = self.catalogue.letters()
        yield self._page(
            f"parties/{HOME}",
            "parties.html.j2",
            heading="Acteurs",
            letters=letters,
            parties=self.catalogue.parties(limit=FREQUENT),
            letter=None,
        )
        for letter in letters:
            yield self.letter(letter, letters)

    def letter(self, letter: str, letters: list[str]) -> Page:
        """Make the list of the parties of one letter."""
        return self._page(
            f"parties/letter-{letter}.html",
            "parties.html.j2",
            heading=f"Acteurs : {letter.upper()}",
            letters=letters,
            parties=self.catalogue.parties(letter),
            letter=letter,
        )

    def party(self, party: str, changed: Collection[str]) -> Iterator[Page]:
        """Make a party's pages of the years that changed: quotes by and about it, accusations, answers."""
        years = self.catalogue.years(party=party)
        for year in (y for y in years if y in changed or y == years[0]):
            briefs = list(self.catalogue.appearances(party, year))
            context = {
                "name": briefs[0][2].name,
                "kind": briefs[0][2].kind,
                "role": next((a.content["role"] for _, _, a in briefs if a.content["role"]), None),
                "briefs": briefs,
                "year": year,
            }
            yield self._page(f"parties/{party}/{year}.html", "party.html.j2", years=[], **context)
            if year == years[0]:
                yield self._page(f"parties/{party}/{HOME}", "party.html.j2", years=years, **context)

    # ------------------------------------------------------------ one brief

    def landing(self, entry: Entry, *, latest: bool = False, early: bool = False) -> Page:
        """Make the page that stands beside a brief: its essentials, its files, its neighbours.

        `early` leaves out links to the pages of parties and topics that are not there yet.
        """
        before, after = self.catalogue.neighbours(entry.day, entry.topic)
        folder = f"latest/{entry.topic}" if latest else folder_of(entry.day, entry.topic)
        files = [
            (name, label, size)
            for name, (label, _) in FILES.items()
            if (size := entry.content["files"].get(name, 0 if name == "run.json" else None))
            is not None
        ]
        return self._page(
            f"{folder}/{HOME}",
            "landing.html.j2",
            entry=entry,
            parties=[
                party
                for party in entry.content["parties"]
                if not early or self.catalogue.years(party=party["slug"])
            ],
            files=files,
            before=before,
            after=after,
        )

    # ------------------------------------------------------------ feeds and search

    def feed(self, topic: str | None) -> Page:
        """Make the Atom feed of a topic, or of all."""
        name = topic or "all"
        entries = self.catalogue.entries(topic=topic, limit=FED)
        here = f"feeds/{name}.atom.xml"
        base = self.url or ""
        items = [
            {
                "entry": entry,
                "id": self._uuid(entry.topic, entry.day),
                "link": self._link(here, folder_of(entry.day, entry.topic) + "/brief.html"),
                "pdf": self._link(here, folder_of(entry.day, entry.topic) + "/brief.pdf")
                if "brief.pdf" in entry.content["files"]
                else None,
            }
            for entry in entries
        ]
        return self._page(
            here,
            "feed.atom.j2",
            id=self._uuid(name, ""),
            heading=self.topics[topic] if topic else self.title,
            self_link=base + here if base else None,
            home=self._link(here, HOME if topic is None else f"topics/{topic}/{HOME}"),
            items=items,
            updated=entries[0].day if entries else "1970-01-01",
        )

    def _link(self, here: str, there: str) -> str:
        """Return a link that works in a feed: absolute where the archive's address is known."""
        return self.url + there if self.url else posixpath.relpath(there, posixpath.dirname(here))

    def _uuid(self, topic: str, day: str) -> str:
        """Return an id that stays the same whatever is built again, and wherever it moves."""
        return uuid.uuid5(_NAMESPACE, f"{self.title}\n{topic}\n{day}").urn

    def search(self, year: str) -> Page:
        """Make the search data of a year: a script, since a page opened as a file may load no JSON."""
        names: dict[str, int] = {}
        parties: list[list[str]] = []
        rows: list[list[Any]] = []
        for entry in self.catalogue.entries(year=year):
            numbers = []
            for party in entry.content["parties"]:
                if party["slug"] not in names:
                    names[party["slug"]] = len(parties)
                    parties.append([party["slug"], party["name"]])
                numbers.append(names[party["slug"]])
            titles = " · ".join(d["title"] for d in entry.content["dossiers"])
            rows.append([entry.day, entry.topic, titles, numbers])
        data: Mapping[str, Any] = {"year": year, "parties": parties, "briefs": rows}
        # « < » is written as an escape, so that no title can end the script element it may stand in.
        text = json.dumps(data, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
        return f"assets/index-{year}.js", f"briefingIndex({text});\n".encode()


def day_fr(day: str, *, weekday: bool = False) -> str:
    """Return a day in full: 12 mars 2026, or jeudi 12 mars 2026."""
    import datetime

    text = typography.date({"iso": day, "granularity": "day"})
    if not weekday:
        return text
    names = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
    return f"{names[datetime.date.fromisoformat(day).weekday()]} {text}"


def _by_day(entries: list[Entry]) -> list[tuple[str, list[Entry]]]:
    days: dict[str, list[Entry]] = {}
    for entry in entries:
        days.setdefault(entry.day, []).append(entry)
    return list(days.items())
