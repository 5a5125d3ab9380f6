"""Take in what is new in a feed or a list of links, an entry after the other.

An entry is written down as soon as it is read, the feed's own state (its ETag) after the last one: a
run that is killed between asks again and finds the known ones known.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree

from briefing.daily import faults, pages_read
from briefing.daily.articles import keys, link_key
from briefing.daily.collected import Collected, named, too_old
from briefing.daily.database import writing
from briefing.daily.inputs import Failure, SourceState, Waiting
from briefing.daily.logs import tell
from briefing.daily.plan import Source
from briefing.daily.store import Store
from briefing.daily.web import BUSY, Web
from briefing.errors import InputError, NotFrenchError
from briefing.model import Article
from briefing.reading import decode
from briefing.reading import feeds as reader
from briefing.reading.draft import Draft
from briefing.reading.fetch import Fetched, FetchError

_PROLOG = re.compile(r"^\s*<\?xml[^>]*?(?:encoding\s*=\s*[\"']([\w.-]+)[\"'])?[^>]*\?>")
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")


def collect(
    source: Source, store: Store, day: str, now: datetime, web: Web, tries: int
) -> Collected:
    """Ask a feed or a list of links what is new; `tries` is on how many days a page may fail."""
    taken = _Taken(source, store, day, web, tries)
    state = store.inputs.source(source.name, source.place)
    if state.gone:
        return Collected(source.name, unreachable=True)
    try:
        with faults.reading(source.name):
            drafts, after = _listed(source, state, web, taken)
    except InputError as error:
        return _failed(state, store, day, now, error)
    if after.gone:
        remedy = "retirer la source ou corriger son adresse"
        gone = FetchError(source.place, "le flux n’existe plus (410)", remedy)
        return _failed(after, store, day, now, gone)
    for waiting in store.inputs.waiting(source.name):
        taken.again(waiting)
    for draft in drafts:
        taken.take(draft)
    good = replace(
        after, failures=0, reason=None, last_tried=now.isoformat(), last_good=now.isoformat()
    )
    with writing(store.connection):
        store.inputs.save_source(good)
        store.inputs.mend(day, source.name, "")
    return Collected(
        source.name, new=taken.new, failures=tuple(taken.failures), unchanged=not drafts,
        waiting=len(store.inputs.waiting(source.name)), notes=tuple(taken.notes),
    )  # fmt: skip


# ---------------------------------------------------------------- what a source lists


def _listed(
    source: Source, state: SourceState, web: Web, taken: _Taken
) -> tuple[list[Draft], SourceState]:
    """Return what a source lists, and what is known of it after that.

    Raises:
        InputError: it cannot be read.
    """
    if source.kind == "links":
        return list(_links(source)), state
    answer = web.get(state.address, etag=state.etag, modified=state.modified)
    moved = answer.moved_to or state.moved
    if moved and moved != state.moved:
        taken.notes.append(f"le flux a déménagé ({moved}) — corriger l’adresse dans briefing.toml")
    state = replace(state, moved=moved)
    if answer.status == 304:
        return [], state
    if answer.status == 410:
        return [], replace(state, gone=True)
    if answer.status != 200:
        raise FetchError(
            source.place, f"réponse {answer.status} du serveur", "vérifier l’adresse",
            transient=answer.status in BUSY,
        )  # fmt: skip
    drafts, sound = _entries(answer, source.name)
    # A link may count from the feed's own address.
    drafts = [replace(d, url=urljoin(answer.url, d.url)) if d.url else d for d in drafts]
    if not sound:
        taken.notes.append(f"flux mal formé, {len(drafts)} entrées lues")
    return drafts, replace(state, etag=answer.etag, modified=answer.modified)


def _entries(answer: Fetched, name: str) -> tuple[list[Draft], bool]:
    """Return a feed's entries, and whether it is well-formed."""
    text = _text(answer, name)
    if not _FEED.search(text[:5000]):
        raise InputError(name, "ce n’est ni du RSS ni de l’Atom", "vérifier l’adresse")
    body = _PROLOG.sub("", text, count=1).encode("utf-8", "replace")
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        etree.fromstring(body, parser)
        sound = True
    except etree.XMLSyntaxError:
        sound = False
    return list(reader.entries(io.BytesIO(body))), sound


def _text(answer: Fetched, name: str) -> str:
    """Decode a feed; what is valid UTF-8 is UTF-8, since servers and prologs often say otherwise."""
    try:
        return answer.body.decode("utf-8-sig")
    except UnicodeDecodeError:
        prolog = _PROLOG.match(answer.body[:200].decode("ascii", "replace"))
        declared = (prolog and prolog[1]) or answer.charset
        return decode.decode(answer.body, name=name, declared=declared).text


def _links(source: Source) -> Iterator[Draft]:
    try:
        text = Path(source.place).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        remedy = "vérifier le fichier de liens"
        raise InputError(Path(source.place).name, "illisible", remedy) from error
    for line in dict.fromkeys(map(str.strip, text.splitlines())):
        if line and not line.startswith("#"):
            yield Draft("", url=line)


def _failed(
    state: SourceState, store: Store, day: str, now: datetime, error: InputError
) -> Collected:
    """Remember that a source failed; one that had moved is asked at its old place next time."""
    reason = error.reason + (f" — {error.remedy}" if error.remedy else "")
    after = replace(
        state, failures=state.failures + 1, reason=reason, last_tried=now.isoformat(), moved=None
    )
    failure = Failure(state.name, "", reason)
    with writing(store.connection):
        store.inputs.save_source(after)
        store.inputs.fail(day, failure)
    return Collected(state.name, failures=(failure,), unreachable=True)


# ---------------------------------------------------------------- entries


@dataclass
class _Taken:
    """Take entries in, and count what came of them."""

    source: Source
    store: Store
    day: str
    web: Web
    tries: int
    new: int = 0
    pages: int = 0
    failures: list[Failure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def take(self, draft: Draft) -> None:
        """Take one listed entry in, unless it is known."""
        entry = _as_article(draft, self.source)
        names = [link_key(entry.url)] if entry.url else keys(entry)
        inputs = self.store.inputs
        if inputs.has(names, self.source.name):
            return
        if inputs.knows(names):
            self.new += inputs.sight(names, self.source.name, self.day)
            return
        if not entry.url or not self.source.full_text:
            self._settle(entry)
        elif all(w.link != entry.url for w in inputs.waiting(self.source.name)):
            self._read(Waiting(entry.url, entry))

    def again(self, waiting: Waiting) -> None:
        """Try an entry again whose page could not be read before."""
        self._read(waiting)

    def _read(self, waiting: Waiting) -> None:
        """Read an entry's page; put it off while its server is in trouble."""
        if self.pages >= self.web.network.max_pages:
            with writing(self.store.connection):
                self.store.inputs.wait(self.source.name, replace(waiting, reason="à lire"))
            return
        self.pages += 1
        try:
            with faults.reading(waiting.link):
                article = pages_read.page(waiting.entry, waiting.link, self.source, self.web)
        except FetchError as error:
            tries = waiting.tries + (waiting.day != self.day)
            if error.transient and tries < self.tries:
                later = replace(waiting, tries=tries, day=self.day, reason=error.reason)
                with writing(self.store.connection):
                    self.store.inputs.wait(self.source.name, later)
                return
            self._settle(waiting.entry, error)
        except InputError as error:
            self._settle(waiting.entry, error)
        else:
            self._add(article, waiting.link)

    def _settle(self, entry: Article, fault: InputError | None = None) -> None:
        """Take the feed's own text where the page gives none; without any, give the entry up."""
        try:
            if fault is not None and not entry.text.strip():
                raise fault
            with faults.reading(entry.url or self.source.name):
                article = pages_read.from_feed(entry, self.source)
            self._add(article, entry.url)
        except NotFrenchError:
            tell(f"{self.source.name} : une entrée n’est pas en français", event="not_french")
            self._give_up(entry, None)
        except InputError as error:
            self._give_up(entry, fault or error)

    def _add(self, article: Article, link: str | None) -> None:
        names = [link_key(link)] if link else []
        with writing(self.store.connection):
            if too_old(article, self.source, self.day):
                self.store.inputs.pass_over([*names, *keys(article)])
            else:
                self.new += self.store.inputs.add(article, self.source.name, self.day, names)
            if link:
                self.store.inputs.settle(self.source.name, link)
                self.store.inputs.mend(self.day, self.source.name, link)

    def _give_up(self, entry: Article, fault: InputError | None) -> None:
        with writing(self.store.connection):
            if entry.url:
                self.store.inputs.settle(self.source.name, entry.url, give_up=True)
            else:
                self.store.inputs.pass_over(keys(entry))
            if fault is not None:
                remedy = f" — {fault.remedy}" if fault.remedy else ""
                failure = Failure(self.source.name, entry.url or "entrée", fault.reason + remedy)
                self.store.inputs.fail(self.day, failure)
                self.failures.append(failure)


def _as_article(draft: Draft, source: Source) -> Article:
    """Hold a listed entry, not yet read as an article."""
    return named(
        Article(
            id="", text=draft.text, title=draft.title, outlet=draft.outlet, author=draft.author,
            published=draft.published, url=draft.url, source_name=source.name, plain=False,
        ),
        source,
    )  # fmt: skip
