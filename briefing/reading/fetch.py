"""Fetch one page or feed over HTTP: bounded in time, size and redirects, and never inside the network.

The address that a name resolves to is checked and then connected to, so that a second look-up cannot
lead elsewhere (DNS rebinding). Each redirect is checked anew. Nothing here knows what a body means.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError, NewConnectionError
from urllib3.util import Timeout, Url, parse_url
from urllib3.util.connection import create_connection

from briefing.errors import InputError

AGENT = "briefing (press briefings; one request for a page, at its user's order)"
ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml;q=0.9,*/*;q=0.5"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """Bound what a fetch may do; times in seconds, sizes in bytes after decompression."""

    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    """The longest silence between two blocks."""
    total_seconds: float = 60.0
    """All redirects and the whole body together."""
    max_bytes: int = 10_000_000
    max_redirects: int = 5
    allow_private: bool = False
    """Allow addresses of this machine and of its network: an intranet's own feeds."""
    private_remedy: str = "l’autoriser par --allow-private si c’est voulu"
    """What to do where `allow_private` forbids an address: a word of who asks."""
    user_agent: str = AGENT


DEFAULT = FetchPolicy()


@dataclass(frozen=True, slots=True)
class Fetched:
    """Hold an answer: 200 with its body, or any other final status with what came."""

    status: int
    url: str
    """Where the body was found, after redirects."""
    body: bytes
    content_type: str
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    moved_to: str | None = None
    """The new address when the server moved the page for good (301, 308); None else."""
    retry_after: str | None = None


class FetchError(InputError):
    """Report an address that gave no answer; `transient` says whether a later try may succeed."""

    def __init__(self, url: str, reason: str, remedy: str = "", *, transient: bool = False) -> None:
        self.transient = transient
        super().__init__(shown(url), reason, remedy)


def shown(url: str) -> str:
    """Return an address as messages may show it: without its user, password and query."""
    try:
        parts = parse_url(url)
    except HTTPError:
        return " ".join(url.split())[:200]
    return Url(scheme=parts.scheme, host=parts.host, port=parts.port, path=parts.path or "/").url[
        :200
    ]


def fetch(
    url: str,
    *,
    policy: FetchPolicy = DEFAULT,
    etag: str | None = None,
    modified: str | None = None,
) -> Fetched:
    """Fetch an address; `etag` and `modified` make the request conditional (a 304 has no body).

    Raises:
        FetchError: no answer within the bounds, or an address that may not be asked.
    """
    deadline = time.monotonic() + policy.total_seconds
    conditional = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = {key: value for key, value in conditional.items() if value}
    here, moved_to, only_moved = url, None, True
    for _ in range(policy.max_redirects + 1):
        answer = _ask(here, policy, headers, deadline)
        location = answer.location
        if answer.fetched.status not in REDIRECTS or not location:
            found = answer.fetched
            return Fetched(
                found.status, here, found.body, found.content_type, found.charset, found.etag,
                found.modified, moved_to, found.retry_after,
            )  # fmt: skip
        only_moved = only_moved and answer.fetched.status in PERMANENT
        here = urljoin(here, location)
        moved_to = here if only_moved else moved_to
    raise FetchError(
        url, f"plus de {policy.max_redirects} redirections", "vérifier l’adresse dans un navigateur"
    )


@dataclass(frozen=True, slots=True)
class _Answer:
    fetched: Fetched
    location: str | None


def _ask(url: str, policy: FetchPolicy, headers: Mapping[str, str], deadline: float) -> _Answer:
    """Make one request and read its body within the bounds."""
    parts = _checked(url)
    sent = {
        "User-Agent": policy.user_agent,
        "Accept": ACCEPT,
        "Accept-Encoding": "gzip, deflate",
        **headers,
    }
    left = deadline - time.monotonic()
    if left <= 0:
        raise FetchError(url, "trop lent", "réessayer plus tard", transient=True)
    timeout = Timeout(
        connect=min(policy.connect_seconds, left), read=min(policy.read_seconds, left)
    )
    try:
        with (
            _pool(parts, policy) as pool,
            pool.urlopen(
                "GET", _target(pool, parts), headers=sent, redirect=False, retries=False,
                preload_content=False, decode_content=True, timeout=timeout,
            ) as response,
        ):  # fmt: skip
            body = _body(response, url, policy, deadline) if response.status == 200 else b""
            return _Answer(_as_fetched(response, url, body), response.headers.get("Location"))
    except _ForbiddenError as error:
        raise _private(url, policy) from error
    except (HTTPError, OSError, ValueError) as error:
        raise FetchError(url, _reason(error), "réessayer plus tard", transient=True) from error


def _as_fetched(response: Any, url: str, body: bytes) -> Fetched:
    kind, _, options = response.headers.get("Content-Type", "").partition(";")
    charset = next(
        (
            value.strip().strip("\"'")
            for key, _, value in (option.partition("=") for option in options.split(";"))
            if key.strip().lower() == "charset"
        ),
        None,
    )
    return Fetched(
        status=response.status,
        url=url,
        body=body,
        content_type=kind.strip().lower(),
        charset=charset,
        etag=response.headers.get("ETag"),
        modified=response.headers.get("Last-Modified"),
        retry_after=response.headers.get("Retry-After"),
    )


def _body(response: Any, url: str, policy: FetchPolicy, deadline: float) -> bytes:
    """Read a body, decompressed, until it is whole, too large or too slow."""
    parts: list[bytes] = []
    size = 0
    for block in response.stream(_BLOCK, decode_content=True):
        size += len(block)
        if size > policy.max_bytes:
            most = f"{policy.max_bytes / 1_000_000:g}".replace(".", ",")
            raise FetchError(url, f"plus de {most} Mo", "le télécharger et le donner en fichier")
        if time.monotonic() > deadline:
            raise FetchError(url, "trop lent", "réessayer plus tard", transient=True)
        parts.append(block)
    return b"".join(parts)


def _checked(url: str) -> Url:
    """Return the parts of an address that may be asked at all."""
    try:
        parts = parse_url(url)
    except (HTTPError, ValueError) as error:
        raise FetchError(url, "ce n’est pas une adresse", "la recopier d’un navigateur") from error
    if parts.scheme not in {"http", "https"} or not parts.host:
        raise FetchError(url, "seuls http et https sont lus", "la recopier d’un navigateur")
    return parts


# ---------------------------------------------------------------- connections to checked addresses


class _ForbiddenError(Exception):
    """Report that a name leads to an address that may not be asked."""


def _pool(parts: Url, policy: FetchPolicy) -> Any:
    """Return the connections to a host: through the system's proxy where one is set, else direct."""
    host, scheme = parts.host or "", parts.scheme or "http"
    proxy = getproxies().get(scheme)
    if proxy and not proxy_bypass(host):
        # The proxy looks names up itself: an address of this network written as such is refused here.
        if not policy.allow_private and _is_private_name(host):
            raise _private(parts.url, policy)
        return urllib3.ProxyManager(proxy)
    if scheme == "https":
        made: HTTPConnectionPool = HTTPSConnectionPool(
            host.strip("[]"), parts.port, only_public=not policy.allow_private
        )
        made.ConnectionCls = _Secure
    else:
        made = HTTPConnectionPool(
            host.strip("[]"), parts.port, only_public=not policy.allow_private
        )
        made.ConnectionCls = _Plain
    return made


def _private(url: str, policy: FetchPolicy) -> FetchError:
    return FetchError(
        url, "l’adresse mène au réseau interne de cette machine", policy.private_remedy
    )


def _target(pool: object, parts: Url) -> str:
    return parts.url if isinstance(pool, urllib3.PoolManager) else parts.request_uri


class _Checked:
    """Look the host up once, refuse what is not public, and connect to the address looked at."""

    def __init__(self, *args: Any, only_public: bool = True, **options: Any) -> None:
        self._only_public = only_public
        super().__init__(*args, **options)

    def _new_conn(self) -> socket.socket:
        this: Any = self
        try:
            found = socket.getaddrinfo(this._dns_host, this.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise NewConnectionError(this, "nom inconnu") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if self._only_public and not all(is_public(address) for address in addresses):
            raise _ForbiddenError
        last: OSError | None = None
        for address in addresses:
            try:
                return create_connection((address, this.port), this.timeout)
            except OSError as error:
                last = error
        raise NewConnectionError(this, f"connexion refusée ({last})") from last


class _Plain(_Checked, HTTPConnection):
    pass


class _Secure(_Checked, HTTPSConnection):
    pass


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the open internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return bool(ip.is_global and not ip.is_multicast and (inner is None or inner.is_global))


def _is_private_name(host: str) -> bool:
    try:
        return not is_public(host.strip("[]"))
    except ValueError:
        return host.rstrip(".").lower() == "localhost" or "." not in host.rstrip(".")


def _reason(error: BaseException) -> str:
    """Say in French what went wrong, without the address that the message shows already."""
    if isinstance(error, urllib3.exceptions.SSLError):
        return "certificat ou chiffrement refusé"
    # Before time-outs: urllib3 counts it among them.
    if isinstance(error, NewConnectionError):
        return "serveur introuvable ou connexion refusée"
    if isinstance(error, urllib3.exceptions.TimeoutError | TimeoutError):
        return "pas de réponse à temps"
    if isinstance(error, urllib3.exceptions.DecodeError):
        return "réponse mal compressée"
    if isinstance(error, urllib3.exceptions.ProtocolError):
        return "réponse interrompue"
    return f"échec de la requête ({type(error).__name__})"
