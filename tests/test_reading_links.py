"""Links given by hand: fetched once, within bounds, never inside the network unless allowed."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import briefing as api
from briefing.reading.fetch import FetchError, FetchPolicy, fetch, is_public, shown
from tests.conftest import FRENCH, Run

PAGE = (
    "<html><head><title>Un titre de la presse locale</title>{head}</head><body><article>"
    f"<h1>Un titre de la presse locale</h1><p>{FRENCH}</p><p>{FRENCH}</p></article></body></html>"
)
Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """Serve what a test puts under a path, and remember what was asked."""

    url: str
    pages: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = field(
        default_factory=dict
    )
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def put(self, path: str, body: str | bytes, kind: str = "text/html", **headers: str) -> str:
        data = body.encode() if isinstance(body, str) else body
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        self.pages[path] = (200, {"Content-Type": kind, **named}, data)
        return self.url + path


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None:
            pass

        def do_GET(self) -> None:
            here.asked.append((self.path, dict(self.headers)))
            page = here.pages.get(self.path, (404, {}, b""))
            if callable(page):
                page(self)
                return
            status, headers, body = page
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield here
    server.shutdown()
    server.server_close()
    thread.join()


LOCAL = FetchPolicy(allow_private=True, read_seconds=2, total_seconds=4)


def test_a_page_becomes_an_article_with_its_link(site: Site) -> None:
    link = site.put("/2026/03/une-affaire.html", PAGE.format(head=""))
    (article,) = api.read([link], policy=LOCAL)
    assert isinstance(article, api.Article)
    assert (article.id, article.url) == ("une-affaire", link)
    assert "toute la lumière" in article.text


def test_the_type_comes_from_the_server_or_from_the_name_when_it_says_nothing(site: Site) -> None:
    for kind, path in [
        ("text/plain; charset=utf-8", "/note"),
        ("application/octet-stream", "/note.txt"),
    ]:
        (article,) = api.read([site.put(path, FRENCH, kind)], policy=LOCAL)
        assert isinstance(article, api.Article)
        assert article.text == FRENCH


def test_an_unknown_type_is_named(site: Site) -> None:
    (error,) = api.read([site.put("/film", b"\0\0", "video/mp4")], policy=LOCAL)
    assert isinstance(error, api.InputError)
    assert "« video/mp4 » n’est pas pris en charge" in str(error)


def test_the_servers_charset_goes_before_the_pages_own(site: Site) -> None:
    page = PAGE.format(head='<meta charset="utf-8">').replace("’", "'").encode("cp1252")
    link = site.put("/a.html", page, "text/html; charset=windows-1252")
    (article,) = api.read([link], policy=LOCAL)
    assert isinstance(article, api.Article)
    assert "déclaré" in article.text


def test_a_feed_gives_its_entries(site: Site) -> None:
    items = "".join(
        f"<item><title>Titre {n}</title><link>https://example.org/{n}</link>"
        f"<description>{FRENCH}{n}</description></item>"
        for n in range(2)
    )
    feed = f"<rss><channel><title>Le Fil</title>{items}</channel></rss>"
    found = list(api.read([site.put("/fil", feed, "application/rss+xml")], policy=LOCAL))
    assert [a.url for a in found if isinstance(a, api.Article)] == [
        "https://example.org/0",
        "https://example.org/1",
    ]


def test_a_link_and_a_file_are_read_together_and_a_bad_link_harms_neither(
    site: Site, tmp_path: Path, briefing: Run
) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    good = site.put("/b.txt", FRENCH, "text/plain")
    done = briefing(
        "analyze", tmp_path / "a.txt", good, site.url + "/absent", "--output", tmp_path / "o", "--allow-private"
    )  # fmt: skip
    assert done.code == 3
    assert sorted(path.name for path in done.paths) == ["a.json", "b.json"]
    assert "/absent : réponse 404 du serveur — vérifier l’adresse" in done.err


def test_no_link_leads_into_the_network_unless_allowed(
    site: Site, briefing: Run, tmp_path: Path
) -> None:
    done = briefing("analyze", site.put("/a.txt", FRENCH, "text/plain"), "--output", tmp_path)
    assert done.code == 4
    assert "réseau interne" in done.err
    assert "--allow-private" in done.err
    assert site.asked == []


@pytest.mark.parametrize(
    "host",
    ["localhost", "[::1]", "0x7f000001", "2130706433", "127.1", "[::ffff:127.0.0.1]", "0.0.0.0"],
)
def test_writings_of_this_machine_are_all_refused(site: Site, host: str) -> None:
    port = site.url.rpartition(":")[2]
    with pytest.raises(FetchError):
        fetch(f"http://{host}:{port}/", policy=FetchPolicy(connect_seconds=1))
    assert site.asked == []


def test_a_redirect_inward_is_refused_too(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    # The first host counts as public, where it leads does not.
    from briefing.reading import fetch as module

    site.pages["/r"] = (302, {"Location": "http://localhost:1/secret"}, b"")
    public = iter([True, False, False])
    monkeypatch.setattr(module, "is_public", lambda address: next(public))
    with pytest.raises(FetchError, match="réseau interne"):
        fetch(site.url + "/r")


def test_public_addresses() -> None:
    assert is_public("93.184.215.14")
    assert is_public("2606:4700::1111")
    for inside in (
        "10.0.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "::1",
        "fd00::1",
        "fe80::1%eth0",
        "224.0.0.1",
        "::ffff:10.0.0.1",
    ):
        assert not is_public(inside), inside


def test_redirects_are_followed_within_bounds_and_a_lasting_move_is_told(site: Site) -> None:
    site.pages["/old"] = (301, {"Location": "/new"}, b"")
    site.put("/new", FRENCH, "text/plain")
    found = fetch(site.url + "/old", policy=LOCAL)
    assert (found.url, found.moved_to) == (site.url + "/new", site.url + "/new")
    site.pages["/hop"] = (302, {"Location": "/old"}, b"")
    assert fetch(site.url + "/hop", policy=LOCAL).moved_to is None
    site.pages["/loop"] = (302, {"Location": "/loop"}, b"")
    with pytest.raises(FetchError, match="redirections"):
        fetch(site.url + "/loop", policy=LOCAL)
    site.pages["/out"] = (302, {"Location": "file:///etc/hostname"}, b"")
    with pytest.raises(FetchError, match="seuls http et https"):
        fetch(site.url + "/out", policy=LOCAL)


def test_a_conditional_request_sends_what_the_last_answer_gave(site: Site) -> None:
    site.put("/f", FRENCH, "text/plain", ETag='"v1"', Last_Modified="Thu, 12 Mar 2026 08:00:00 GMT")
    first = fetch(site.url + "/f", policy=LOCAL)
    site.pages["/f"] = (304, {}, b"")
    again = fetch(site.url + "/f", policy=LOCAL, etag=first.etag, modified=first.modified)
    assert (again.status, again.body) == (304, b"")
    headers = site.asked[-1][1]
    assert headers["If-None-Match"] == '"v1"'
    assert headers["If-Modified-Since"] == "Thu, 12 Mar 2026 08:00:00 GMT"
    assert headers["User-Agent"].startswith("briefing ")


def test_a_body_is_bounded_after_decompression(site: Site) -> None:
    site.put("/bomb", gzip.compress(b"a" * 30_000_000), "text/plain", Content_Encoding="gzip")
    with pytest.raises(FetchError, match="plus de 1 Mo") as told:
        fetch(site.url + "/bomb", policy=FetchPolicy(allow_private=True, max_bytes=1_000_000))
    assert not told.value.transient


def test_a_broken_body_is_told_as_passing(site: Site) -> None:
    def cut_short(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"court")

    site.pages["/short"] = cut_short
    site.put("/bad", b"not gzip", "text/plain", Content_Encoding="gzip")
    for path, reason in [("/short", "réponse interrompue"), ("/bad", "mal compressée")]:
        with pytest.raises(FetchError, match=reason) as told:
            fetch(site.url + path, policy=LOCAL)
        assert told.value.transient


def test_a_server_that_drips_is_left_when_its_time_is_over(site: Site) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000000")
        handler.end_headers()
        try:
            for _ in range(100):
                handler.wfile.write(b"a" * 70_000)
                time.sleep(0.05)
        except OSError:
            pass

    site.pages["/drip"] = drip
    began = time.monotonic()
    with pytest.raises(FetchError, match="trop lent"):
        fetch(site.url + "/drip", policy=FetchPolicy(allow_private=True, total_seconds=0.5))
    assert time.monotonic() - began < 4


def test_a_silent_server_and_a_closed_port_are_told(site: Site) -> None:
    site.pages["/mute"] = lambda handler: time.sleep(1.5)
    with pytest.raises(FetchError, match="pas de réponse à temps"):
        fetch(site.url + "/mute", policy=FetchPolicy(allow_private=True, read_seconds=0.3))
    with pytest.raises(FetchError, match="connexion refusée"):
        fetch("http://127.0.0.1:1/", policy=LOCAL)


@pytest.mark.parametrize(
    "link", ["http://", "http://a b/", "http://[::1", "http://exa mple.org\n/", "https:///x"]
)
def test_what_is_no_address_is_told_in_one_sentence(link: str) -> None:
    (error,) = api.read([link])
    assert isinstance(error, api.InputError)
    assert "\n" not in str(error)


def test_messages_show_no_password_and_no_token() -> None:
    assert shown("https://ana:secret@example.org/a?token=42#x") == "https://example.org/a"
