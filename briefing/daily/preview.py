"""Serve the archive on this machine only, for a look before it is published."""

from __future__ import annotations

import functools
import http.server
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import UsageError

LOOPBACK = "127.0.0.1"


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serve files, never a listing, and only to a browser that asked for this machine."""

    server_version = "briefing"
    extensions_map = {  # noqa: RUF012 - the base class's own way
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".xml": "application/atom+xml",
        ".md": "text/markdown; charset=utf-8",
        ".json": "application/json",
    }

    def parse_request(self) -> bool:
        """Refuse a request for another host: a page elsewhere may have led its name here."""
        if not super().parse_request():
            return False
        host = (self.headers.get("Host") or "").rsplit(":", 1)[0]
        if host in (LOOPBACK, "localhost"):
            return True
        self.send_error(403)
        return False

    def list_directory(self, path: object) -> None:
        """Give no listing: hidden folders of a run in progress are nobody's business."""
        self.send_error(404)

    def end_headers(self) -> None:
        """Add what an intranet's server should send, too."""
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def server(archive: Path, port: int) -> Iterator[tuple[http.server.ThreadingHTTPServer, str]]:
    """Give a server, bound but not yet serving, and its address.

    Raises:
        UsageError: there is no archive, or the port is taken.
    """
    if not archive.is_dir():
        raise UsageError(f"{archive} : pas encore d’archive — lancer « briefing daily »")
    handler = functools.partial(_Handler, directory=str(archive))
    try:
        made = http.server.ThreadingHTTPServer((LOOPBACK, port), handler)
    except OSError as error:
        raise UsageError(f"--port {port} : {error.strerror or error} — en donner un autre") from (
            error
        )
    with made:
        yield made, f"http://{LOOPBACK}:{made.server_address[1]}/"
