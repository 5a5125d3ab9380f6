"""Keep the archive's pages true to its briefs: some of them each morning, all of them on demand."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefing.daily import database, entries, publishing, retention, store
from briefing.daily.catalogue import Catalogue
from briefing.daily.entries import Entry, folder_of
from briefing.daily.pages import HOME, Page, Pages
from briefing.daily.plan import Plan, Retention
from briefing.errors import InputError
from briefing.rendering.environment import templates_folder
from briefing.rendering.writing import write_whole

ASSETS = ("archive.css", "archive.js")
OWNED = ("parties", "topics", "feeds", "assets")
"""Folders that hold nothing but pages made here."""


def pages_of(plan: Plan, catalogue: Catalogue) -> Pages:
    """Return the maker of the pages of a plan's archive."""
    return Pages(catalogue, plan.archive_title, plan.url)


def update(plan: Plan, catalogue: Catalogue, touched: Sequence[tuple[str, str]]) -> None:
    """Write the pages that changed briefs stand on; remove briefs no longer kept, and empty pages.

    Raises:
        OutputError: a page cannot be written.
    """
    parties = catalogue.touched_parties()
    if not touched and not parties:
        return
    pages = pages_of(plan, catalogue)
    written = _write(plan.archive, _changed(pages, touched, parties))
    topics = sorted({topic for _, topic in touched})
    for topic in topics:
        _copy_latest(plan.archive, pages, topic)
    # Years that nothing changed in keep their pages; those that a brief has left lose them.
    kept = written | {
        f"{folder}/{year}.html"
        for folder, years in (
            *((f"parties/{p}", catalogue.years(party=p)) for p in parties),
            *((f"topics/{t}", catalogue.years(topic=t)) for t in topics),
        )
        for year in years
    }
    for folder in (*(f"parties/{p}" for p in parties), *(f"topics/{t}" for t in topics), "parties"):
        _sweep(plan.archive, plan.archive / folder, kept)
    for year in {day[:4] for day, _ in touched} - set(catalogue.years()):
        (plan.archive / year / HOME).unlink(missing_ok=True)
        (plan.archive / f"assets/index-{year}.js").unlink(missing_ok=True)
    for topic in set(topics) - set(catalogue.topics()):
        (plan.archive / f"feeds/{topic}.atom.xml").unlink(missing_ok=True)
    # Last of all, so that no page links to what is gone.
    for day, topic in touched:
        if catalogue.entry(day, topic) is None:
            publishing.retire(plan.archive / folder_of(day, topic), plan.archive)
    catalogue.settled()


def rebuild(plan: Plan, catalogue: Catalogue) -> list[InputError]:
    """Write every page anew from the stored `brief.json` files; return those that are damaged.

    Raises:
        OutputError: a page cannot be written.
    """
    faults: list[InputError] = []
    found: list[Entry] = []
    for day, topic, folder in entries.find(plan.archive):
        try:
            found.append(entries.read(day, topic, folder))
        except InputError as fault:
            faults.append(fault)
    catalogue.refill(found)
    pages = pages_of(plan, catalogue)
    written = _write(plan.archive, _all(pages))
    for topic in catalogue.topics():
        _copy_latest(plan.archive, pages, topic)
    _sweep_all(plan.archive, written, set(catalogue.topics()))
    catalogue.settled()
    return faults


def rebuild_alone(plan: Plan) -> tuple[int, list[InputError]]:
    """Rebuild with the state's tables where there is a state, else without one; count the briefs."""
    if (plan.state / store.FILE_NAME).exists():
        with store.locked(plan.state), store.opened(plan.state) as opened:
            catalogue = Catalogue(opened.connection)
            faults = rebuild(plan, catalogue)
            opened.ledger.settled(opened.ledger.touched())
            return len(catalogue.keys()), faults
    connection = database.memory()
    try:
        catalogue = Catalogue(connection)
        faults = rebuild(plan, catalogue)
        return len(catalogue.keys()), faults
    finally:
        connection.close()


def prune(plan: Plan, keep: Retention | None, *, dry_run: bool = False) -> list[tuple[str, str]]:
    """Remove briefs that are not kept, by a rule for all topics or by each one's own.

    Raises:
        LockedError: a run is going on.
    """
    if dry_run:
        with store.rehearsal(plan.state) as copy:
            return retention.apply(plan, copy, keep)
    with store.locked(plan.state), store.opened(plan.state) as opened:
        gone = retention.apply(plan, opened, keep)
        touched = opened.ledger.touched()
        update(plan, Catalogue(opened.connection), touched)
        opened.ledger.settled(touched)
        return gone


def landing(plan: Plan, catalogue: Catalogue, entry: Entry) -> bytes:
    """Return the page beside a brief as it is published: it links to no page that is still to come."""
    return pages_of(plan, catalogue).landing(entry, early=True)[1]


def _changed(
    pages: Pages, touched: Iterable[tuple[str, str]], parties: Sequence[str]
) -> Iterator[Page]:
    """Yield the changed pages, each after those that it links to: a killed run breaks no link.

    Parties' pages lead to the briefs, which are there; the pages beside the briefs lead to the parties.
    """
    catalogue = pages.catalogue
    briefs: set[tuple[str, str]] = set()
    years, topics = set(), set()
    for day, topic in touched:
        neighbours = [d for d in catalogue.neighbours(day, topic) if d]
        briefs |= {(d, topic) for d in (day, *neighbours)}
        years.add(day[:4])
        topics.add(topic)
    yield from _assets()
    for party in parties:
        yield from pages.party(party, years)
    yield from pages.parties()
    for day, topic in sorted(briefs):
        if entry := catalogue.entry(day, topic):
            yield pages.landing(entry)
    for topic in sorted(topics & set(pages.topics)):
        yield pages.feed(topic)
        yield from pages.topic(topic, years)
    for year in sorted(years & set(catalogue.years())):
        yield pages.year(year)
        yield pages.search(year)
    yield pages.feed(None)
    yield pages.home()


def _all(pages: Pages) -> Iterator[Page]:
    catalogue = pages.catalogue
    parties = sorted(p.slug for p in catalogue.parties())
    yield from _changed(pages, catalogue.keys(), parties)


def _assets() -> Iterator[Page]:
    for name in ASSETS:
        yield f"assets/{name}", (templates_folder() / "archive" / name).read_bytes()


def _write(archive: Path, pages: Iterable[Page]) -> set[str]:
    """Write the pages that differ, each whole; a page's links are written after what they lead to."""
    written = set()
    for name, content in pages:
        path = archive / name
        written.add(name)
        with publishing.wrapped(path):
            if path.is_file() and path.read_bytes() == content:
                continue
        write_whole(path, content)
    return written


def _copy_latest(archive: Path, pages: Pages, topic: str) -> None:
    """Copy a topic's latest brief to a place of its own: a link to it may lie on another page."""
    days = pages.catalogue.days(topic)
    target = archive / "latest" / topic
    entry = pages.catalogue.entry(days[0], topic) if days else None
    if entry is None:
        publishing.retire(target, archive)
        return
    source = archive / folder_of(entry.day, topic)
    with publishing.wrapped(target), publishing.workshop(archive) as folder:
        copy = folder / topic
        shutil.copytree(source, copy, ignore=shutil.ignore_patterns(HOME))
        (copy / HOME).write_bytes(pages.landing(entry, latest=True)[1])
        publishing.publish(copy, target)


def _sweep(archive: Path, folder: Path, written: set[str]) -> None:
    """Remove the pages of one folder that no brief stands behind any longer."""
    with publishing.wrapped(folder):
        for path in sorted(folder.glob("*.*")):
            if path.is_file() and path.relative_to(archive).as_posix() not in written:
                path.unlink()
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _sweep_all(archive: Path, written: set[str], topics: set[str]) -> None:
    """Remove every page that was not written just now."""
    for owned in OWNED:
        folders = [path for path in (archive / owned).rglob("*") if path.is_dir()]
        for folder in (*sorted(folders, reverse=True), archive / owned):
            _sweep(archive, folder, written)
    for path in archive.glob(f"[0-9][0-9][0-9][0-9]/{HOME}"):
        if path.relative_to(archive).as_posix() not in written:
            path.unlink()
    for path in (archive / "latest").glob("*"):
        if path.name not in topics:
            publishing.retire(path, archive)
