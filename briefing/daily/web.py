"""Ask the web with manners: retries with back-off, a pause between pages of a host, robots.txt."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from briefing.daily.plan import Network
from briefing.reading.fetch import Fetched, FetchError, FetchPolicy, fetch

TOKEN = "briefing"
"""The name that robots.txt may speak to."""
BUSY = frozenset({429, 500, 502, 503, 504})
LONGEST_PAUSE = 60.0
"""Seconds that a server's Retry-After may ask for within a run."""
LONGEST_CRAWL_DELAY = 10.0


class Web:
    """Ask for pages; remember for one run what each host allows and when it was last asked."""

    def __init__(
        self,
        network: Network,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        from briefing import __version__

        self.network = network
        contact = f"; {network.contact}" if network.contact else ""
        self.policy = FetchPolicy(
            read_seconds=network.timeout,
            total_seconds=3 * network.timeout,
            max_bytes=network.max_bytes,
            allow_private=network.private_addresses,
            private_remedy="l’autoriser par network.private_addresses si c’est voulu",
            user_agent=f"{TOKEN}/{__version__} (press briefings{contact})",
        )
        self._sleep = sleep
        self._clock = clock
        self._robots: dict[str, RobotFileParser | None] = {}
        self._asked: dict[str, float] = {}

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Return the answer of an address, asked again some times while the server is busy.

        Raises:
            FetchError: no answer, or robots.txt says no.
        """
        self._require_allowed(url)
        return self._ask(url, etag=etag, modified=modified)

    def _ask(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        for attempt in range(self.network.retries + 1):
            last = attempt == self.network.retries
            pause = self.network.back_off * 2**attempt
            self._wait_for(urlsplit(url).netloc)
            try:
                answer = fetch(url, policy=self.policy, etag=etag, modified=modified)
            except FetchError as error:
                if last or not error.transient:
                    raise
            else:
                if last or answer.status not in BUSY:
                    return answer
                if (answer.retry_after or "").isdigit():
                    pause = max(pause, min(float(answer.retry_after or 0), LONGEST_PAUSE))
            self._sleep(pause)
        raise AssertionError  # the last attempt returns or raises

    def _wait_for(self, host: str) -> None:
        """Leave a host in peace between two requests."""
        delay = self.network.delay
        if robots := self._robots.get(host):
            delay = max(delay, min(float(robots.crawl_delay(TOKEN) or 0), LONGEST_CRAWL_DELAY))
        if host in self._asked:
            left = self._asked[host] + delay - self._clock()
            if left > 0:
                self._sleep(left)
        self._asked[host] = self._clock()

    def _require_allowed(self, url: str) -> None:
        if not self.network.robots:
            return
        parts = urlsplit(url)
        if parts.netloc not in self._robots:
            self._robots[parts.netloc] = self._rules(f"{parts.scheme}://{parts.netloc}/robots.txt")
        rules = self._robots[parts.netloc]
        if rules is not None and not rules.can_fetch(TOKEN, url):
            raise FetchError(
                url, "le site le refuse aux programmes (robots.txt)", "demander l’accord du site"
            )

    def _rules(self, url: str) -> RobotFileParser | None:
        """Return a host's rules; none at all where there is no such file.

        Raises:
            FetchError: the host is in trouble, and what it allows cannot be known (RFC 9309).
        """
        answer = self._ask(url)
        if answer.status in BUSY:
            raise FetchError(
                url, f"réponse {answer.status} du serveur", "réessayer plus tard", transient=True
            )
        if answer.status != 200:
            return None
        rules = RobotFileParser()
        rules.parse(answer.body.decode("utf-8", "replace").splitlines())
        # Without this mark of a time, the parser takes its rules for unread and refuses all.
        rules.modified()
        return rules
