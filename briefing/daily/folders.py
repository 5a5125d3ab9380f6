"""Take in what is new in a folder: files that are not known, or that have changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from briefing import reading
from briefing.daily import faults
from briefing.daily.articles import keys
from briefing.daily.collected import Collected, named, too_old
from briefing.daily.database import writing
from briefing.daily.inputs import Failure
from briefing.daily.plan import Source
from briefing.daily.store import Store
from briefing.errors import InputError
from briefing.model import Article


def collect(source: Source, store: Store, day: str) -> Collected:
    """Read the new files of a folder; each file is taken in whole, with its faults, or not at all."""
    folder = Path(os.path.normpath(source.place))
    if not folder.is_dir():
        failure = Failure(source.name, "", "dossier introuvable")
        with writing(store.connection):
            store.inputs.fail(day, failure)
        return Collected(source.name, failures=(failure,), unreachable=True)
    new, failures = 0, []
    for path, name in _files(folder, source.glob):
        try:
            status = path.stat()
        except OSError:
            continue  # gone since the folder was listed
        if store.inputs.file_is_known(source.name, name, status.st_size, status.st_mtime_ns):
            continue
        articles, failed = _read(path, name, source)
        with writing(store.connection):
            store.inputs.mend(day, source.name, name)
            for article in articles:
                if too_old(article, source, day):
                    store.inputs.pass_over(keys(article))
                else:
                    new += store.inputs.add(article, source.name, day)
            for failure in failed:
                store.inputs.fail(day, failure)
            store.inputs.note_file(source.name, name, status.st_size, status.st_mtime_ns)
        failures += failed
    with writing(store.connection):
        store.inputs.mend(day, source.name, "")
    return Collected(source.name, new=new, failures=tuple(failures))


def _files(folder: Path, glob: str) -> Iterator[tuple[Path, str]]:
    """Yield the visible files that match, with names that any table can hold, in sorted order."""
    matching = set(folder.glob(glob))
    for path in reading.find([folder]):
        if isinstance(path, Path) and path in matching:
            name = os.fsencode(path.relative_to(folder).as_posix())
            yield path, name.decode("utf-8", "backslashreplace")


def _items(path: Path) -> Iterator[Article | InputError]:
    try:
        with faults.reading(path.name):
            yield from reading.read([path])
    except InputError as error:
        yield error


def _read(path: Path, name: str, source: Source) -> tuple[list[Article], list[Failure]]:
    articles: list[Article] = []
    failed: list[Failure] = []
    for item in _items(path):
        if isinstance(item, InputError):
            inner = item.name.removeprefix(path.name).strip(" ,:")
            where = f"{name}, {inner}" if inner else name
            remedy = f" — {item.remedy}" if item.remedy else ""
            failed.append(Failure(source.name, where, item.reason + remedy))
        else:
            articles.append(replace(named(item, source), source_name=name))
    return articles, failed
