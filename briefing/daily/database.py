"""Open the SQLite file of the daily runs: journal, identity, migrations, errors in French.

Contains no business logic: tables are in `schema`, what they mean is in `store`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.daily.schema import MIGRATIONS
from briefing.errors import StoreError

APPLICATION_ID = 0x42524945
"""« BRIE » in the file's header: a file of another program is never written to."""

OLDEST = (3, 37)
"""The first version with tables that check their types."""


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open the state, made or brought up to date when needed.

    Raises:
        StoreError: it cannot be opened, is damaged, or belongs to another program or version.
    """
    if sqlite3.sqlite_version_info < OLDEST:
        needed = ".".join(map(str, OLDEST))
        raise StoreError(
            f"SQLite {sqlite3.sqlite_version} est trop ancien, il faut {needed} — mettre Python à jour"
        )
    with wrapped(path):
        if read_only:
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path)
    try:
        return _prepared(connection, path, read_only)
    except BaseException:
        connection.close()
        raise


def memory() -> sqlite3.Connection:
    """Return an empty state that lives as long as its connection."""
    return _prepared(sqlite3.connect(":memory:"), Path(":memory:"), read_only=False)


def _prepared(connection: sqlite3.Connection, path: Path, read_only: bool) -> sqlite3.Connection:
    with wrapped(path):
        # Transactions are opened by `writing`, never behind its back.
        connection.isolation_level = None
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA busy_timeout = 5000")
        connection.execute("PRAGMA foreign_keys = ON")
        _identify(connection, path)
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
            # What must not happen twice (a mail) is noted before it happens, on the disk.
            connection.execute("PRAGMA synchronous = FULL")
            _migrate(connection)
    return connection


def _identify(connection: sqlite3.Connection, path: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application != APPLICATION_ID and (tables or application):
        raise StoreError(
            f"{path} : ce n’est pas un état de briefing — choisir un autre dossier (run.state)"
        )
    if version > len(MIGRATIONS):
        raise StoreError(
            f"{path} : état écrit par une version plus récente de briefing — mettre briefing à jour"
        )


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables up to date, each step whole or not at all."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    for number, statements in enumerate(MIGRATIONS[version:], version + 1):
        with writing(connection):
            for statement in filter(None, map(str.strip, statements.split(";"))):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """Make one change of several statements: all of it or nothing."""
    with wrapped():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            # A full disk may have rolled back already.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


@contextmanager
def wrapped(path: Path | None = None) -> Iterator[None]:
    """Say in French what SQLite and the system say against the state."""
    name = f"{path} : " if path else "état : "
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{name}{_reason(error)}") from error
    except OSError as error:
        raise StoreError(f"{name}{error.strerror or error} — choisir run.state") from error


def _reason(error: sqlite3.DatabaseError) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        code &= 0xFF
    return {
        sqlite3.SQLITE_FULL: "le disque est plein — libérer de la place et relancer",
        sqlite3.SQLITE_BUSY: "un autre programme l’occupe — relancer",
        sqlite3.SQLITE_CORRUPT: "fichier abîmé — remettre la copie « .bak » à sa place",
        sqlite3.SQLITE_NOTADB: "fichier abîmé ou étranger — remettre la copie « .bak » à sa place",
        sqlite3.SQLITE_CANTOPEN: "ouverture impossible — vérifier le dossier et ses droits",
        sqlite3.SQLITE_READONLY: "écriture refusée — vérifier les droits du dossier",
    }.get(code or 0, f"SQLite refuse ({error})")


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Prove that the file is sound.

    Raises:
        StoreError: it is damaged.
    """
    with wrapped(path):
        answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if answer != "ok":
        raise StoreError(f"{path} : fichier abîmé — remettre la copie « .bak » à sa place")


def back_up(connection: sqlite3.Connection, path: Path) -> None:
    """Write a copy beside the state, whole or not at all."""
    temporary = path.with_name(path.name + ".bak.tmp")
    with wrapped(path):
        temporary.unlink(missing_ok=True)
        copy = sqlite3.connect(temporary)
        try:
            connection.backup(copy)
        finally:
            copy.close()
        temporary.replace(path.with_name(path.name + ".bak"))
