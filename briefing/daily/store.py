"""Open the state of the daily runs: one SQLite file, and the kernel's lock beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import filelock

from briefing.daily import database
from briefing.daily.inputs import Inputs
from briefing.daily.ledger import Ledger
from briefing.errors import LockedError, StoreError

FILE_NAME = "briefing.sqlite"


@dataclass(frozen=True, slots=True)
class Store:
    """Hold an open state."""

    path: Path
    connection: sqlite3.Connection
    inputs: Inputs
    ledger: Ledger


@contextmanager
def opened(folder: Path, *, read_only: bool = False) -> Iterator[Store]:
    """Open the state in a folder; it is made when it is not there.

    Raises:
        StoreError: it cannot be opened, is damaged, or belongs to another program or version.
    """
    path = folder / FILE_NAME
    connection = database.connect(path, read_only=read_only)
    try:
        if not read_only:
            database.check(connection, path)
        yield of(connection, path)
    finally:
        connection.close()


@contextmanager
def rehearsal(folder: Path) -> Iterator[Store]:
    """Open a copy of the state in memory: nothing that is done to it lasts."""
    connection = database.memory()
    try:
        if (folder / FILE_NAME).exists():
            original = database.connect(folder / FILE_NAME, read_only=True)
            with database.wrapped(folder / FILE_NAME):
                original.backup(connection)
            original.close()
        yield of(connection, folder / FILE_NAME)
    finally:
        connection.close()


def of(connection: sqlite3.Connection, path: Path = Path(":memory:")) -> Store:
    """Return the store of an open connection."""
    return Store(path, connection, Inputs(connection), Ledger(connection))


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a state; the kernel lets go of it when the process ends, however it ends.

    Raises:
        LockedError: another run holds it.
        StoreError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(folder / "lock", timeout=0)
        lock.acquire()
    except filelock.Timeout as error:
        raise LockedError("un autre passage est en cours — attendre sa fin") from error
    except (OSError, NotImplementedError) as error:
        raise StoreError(f"{folder} : verrou impossible ({error}) — choisir run.state") from error
    try:
        yield
    finally:
        lock.release()
