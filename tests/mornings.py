"""Share what the tests of the daily runs need: articles, a plan, a real web server, and checks of an archive."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from lxml import etree, html

from briefing.daily.plan import Network, Plan, Source, Topic

PARIS = ZoneInfo("Europe/Paris")
FIRST = date(2026, 3, 1)
NAMES = ("Camille Verdier", "Hugo Lestrade", "Inès Kermarrec", "Paul Delorme", "Zoé Marchal")
PLACES = ("Valmont", "Port-Ferrand", "Saint-Aubin", "Roquebrune", "Kerlann")


def morning(number: int, hour: int = 6) -> datetime:
    """Return the moment of the n-th morning."""
    day = FIRST + timedelta(days=number)
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=PARIS)


def day(number: int) -> str:
    return (FIRST + timedelta(days=number)).isoformat()


def title(number: int) -> str:
    return f"Pollution à {PLACES[number % 5]} : l’usine numéro {number} mise en cause"


def text(number: int) -> str:
    """Return a small article of our own, another one for each number."""
    one, other = NAMES[number % 5], NAMES[(number // 5 + 1 + number) % 5]
    return (
        f"La maire de {PLACES[number % 5]}, {one}, a accusé mardi l’usine numéro {number} d’avoir caché "
        f"{number + 2} rejets toxiques. « Nous demandons toute la lumière sur ces {number + 2} rejets », "
        f"a-t-elle déclaré.\n\n"
        f"« Ces accusations sont sans fondement », a répondu {other}, directeur de l’usine numéro {number}."
    )


def as_file(number: int) -> str:
    return f"{title(number)}\n\n{text(number)}\n"


def folder_plan(root: Path, **more: Any) -> Plan:
    """Return a plan with one folder and one topic; `more` replaces values of the plan."""
    (root / "articles").mkdir(parents=True, exist_ok=True)
    values: dict[str, Any] = {
        "archive": root / "archive",
        "state": root / "state",
        "sources": (Source("depeches", "folder", str(root / "articles")),),
        "topics": (Topic("revue", "Revue de presse", ("depeches",), formats=("html", "json")),),
        "network": Network(
            timeout=1, retries=1, back_off=0.01, delay=0, private_addresses=True, max_bytes=200_000
        ),
    }
    return Plan(**(values | more))


def put(plan: Plan, *numbers: int) -> None:
    """Lay articles into the plan's folder."""
    folder = Path(plan.source("depeches").place)
    for number in numbers:
        (folder / f"{number:03d}.txt").write_text(as_file(number), encoding="utf-8")


DAYS = (300, 303, 306, 310)
"""From December 2026 into January 2027: an archive of two years."""


def grown(root: Path, nlp: Any, days: tuple[int, ...] = DAYS, **more: Any) -> Plan:
    """Return the plan of an archive with two topics."""
    topics = (
        Topic("revue", "Revue de presse", ("depeches",), formats=("html", "json")),
        Topic("un", "L’usine <1> & Cie", ("depeches",), formats=("html",), keywords=("usine",)),
    )
    plan = folder_plan(root, **({"topics": topics} | more))
    from briefing.daily import run
    from briefing.daily.analyst import Analyst

    for number, when in enumerate(days):
        put(plan, 2 * number, 2 * number + 1)
        run.run(plan, morning(when), analyst=Analyst(None, lambda _: nlp))
    return plan


# ---------------------------------------------------------------- a web server


@dataclass
class Answer:
    """Hold what a server sends; `length` and `pause` make it lie or dawdle."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None
    pause: float = 0.0


Route = Answer | Callable[[Any], Answer]


class Site:
    """Serve routes over real HTTP; what was asked stays in `asked`."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                route = site.routes.get(self.path, Answer(b"rien", 404))
                answer = route(self) if callable(route) else route
                time.sleep(answer.pause)
                try:
                    self.send_response(answer.status)
                    for name, value in answer.headers.items():
                        self.send_header(name, value)
                    length = len(answer.body) if answer.length is None else answer.length
                    if answer.status != 304:
                        self.send_header("Content-Length", str(length))
                    self.end_headers()
                    self.wfile.write(answer.body)
                except OSError:
                    pass  # the client has had enough

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def page(self, path: str, number: int) -> str:
        """Serve an article's page; return its address."""
        paragraphs = "".join(f"<p>{escape(p)}</p>" for p in text(number).split("\n\n"))
        body = (
            f"<!DOCTYPE html><html lang='fr'><head><meta charset='utf-8'><title>{escape(title(number))}</title>"
            f"</head><body><nav><a href='/'>Accueil</a></nav><article><h1>{escape(title(number))}</h1>"
            f"{paragraphs}</article></body></html>"
        )
        self.routes[path] = Answer(body.encode(), headers={"Content-Type": "text/html"})
        return self.url + path


@contextmanager
def site() -> Iterator[Site]:
    made = Site()
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield made
    finally:
        made.server.shutdown()
        thread.join()
        made.server.server_close()


def rss(*items: tuple[str, str, str], name: str = "Le Phare") -> str:
    """Return a feed of (link, title, text) entries."""
    entries = "".join(
        f"<item><title>{escape(title)}</title><link>{escape(link)}</link>"
        f"<description>{escape(words)}</description></item>"
        for link, title, words in items
    )
    return (
        f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>"
        f"<title>{name}</title>{entries}</channel></rss>"
    )


def feed(*items: tuple[str, str, str], **headers: str) -> Answer:
    sent = {"Content-Type": "application/rss+xml"} | {
        k.replace("_", "-"): v for k, v in headers.items()
    }
    return Answer(rss(*items).encode(), headers=sent)


# ---------------------------------------------------------------- checks of an archive


def broken_links(archive: Path) -> list[tuple[str, str]]:
    """Return (page, link) for each relative link that leads nowhere, with its fragment."""
    ids: dict[Path, set[str]] = {}

    def anchors(path: Path) -> set[str]:
        if path not in ids:
            ids[path] = {str(i) for i in html.parse(str(path)).getroot().xpath("//@id")}
        return ids[path]

    broken = []
    for page in sorted(archive.rglob("*.html")):
        found = html.parse(str(page)).getroot().xpath("//@href | //@src")
        for link in map(str, found):
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if not target.is_file() or (parts.fragment and parts.fragment not in anchors(target)):
                broken.append((page.relative_to(archive).as_posix(), link))
    for page in sorted(archive.glob("feeds/*.xml")):
        for link in etree.parse(str(page)).iterfind(".//{*}link"):
            parts = urlsplit(link.get("href") or "")
            if not parts.scheme and not (page.parent / parts.path).resolve().is_file():
                broken.append((page.relative_to(archive).as_posix(), link.get("href") or ""))
    return broken


ATOM = "{http://www.w3.org/2005/Atom}"


def atom_faults(path: Path) -> list[str]:
    """Return what a feed lacks of RFC 4287's musts."""
    root = etree.parse(str(path)).getroot()
    faults = []

    def one(element: Any, name: str) -> str:
        found = element.findall(ATOM + name)
        if len(found) != 1 or not (found[0].text or "").strip():
            faults.append(f"{element.tag}: {len(found)} × {name}")
            return ""
        return str(found[0].text)

    if root.tag != ATOM + "feed":
        return [f"root {root.tag}"]
    ids = []
    for element in (root, *root.findall(ATOM + "entry")):
        ids.append(one(element, "id"))
        one(element, "title")
        stamp = one(element, "updated")
        try:
            assert datetime.fromisoformat(stamp).tzinfo is not None
        except (ValueError, AssertionError):
            faults.append(f"date {stamp}")
        if not ids[-1].startswith(("urn:uuid:", "tag:", "http")):
            faults.append(f"id {ids[-1]}")
    if len(set(ids)) != len(ids):
        faults.append("an id twice")
    if root.find(f"{ATOM}author/{ATOM}name") is None:
        faults.append("no author")
    for link in root.iterfind(f".//{ATOM}link"):
        if not link.get("href"):
            faults.append("a link without href")
        if link.get("rel") == "enclosure" and not (link.get("length") or "").isdigit():
            faults.append("an enclosure without length")
    return faults


def tree(archive: Path) -> dict[str, bytes]:
    """Return an archive's files without those that tell of a run's own times."""
    return {
        path.relative_to(archive).as_posix(): path.read_bytes()
        for path in sorted(archive.rglob("*"))
        if path.is_file() and path.name != "run.json"
    }
