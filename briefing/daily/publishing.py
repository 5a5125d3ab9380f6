"""Move a finished folder to its place in the archive: readers see the old one or the new one, whole."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import OutputError

TEMPORARY = ".tmp-"
"""Folders of this name in the archive are a run's own; a later run clears what a killed one left."""
_AT_CWD = -100
_EXCHANGE = 2


def clear(archive: Path) -> None:
    """Remove what killed runs have left."""
    for path in sorted(archive.glob(f"{TEMPORARY}*")):
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def workshop(archive: Path) -> Iterator[Path]:
    """Give a folder on the archive's own file system, and remove it at the end.

    Raises:
        OutputError: it cannot be made.
    """
    with wrapped(archive):
        archive.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=archive))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish(made: Path, target: Path) -> None:
    """Put a folder in the place of another one, or where there was none, in one step.

    Raises:
        OutputError: the file system refuses.
    """
    with wrapped(target):
        _synced(made)
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            made.rename(target)
            return
        old = made.with_name(made.name + ".old")
        if _exchange(made, target):
            made.rename(old)
        else:
            # Without the system's exchange there is a moment without a folder; a run that is killed
            # right then has not recorded the brief, and the next one makes it again.
            target.rename(old)
            made.rename(target)
        shutil.rmtree(old, ignore_errors=True)


def retire(target: Path, archive: Path) -> None:
    """Take a folder out of the archive in one step, and remove it and the empty ones above."""
    if target.is_dir():
        with wrapped(target), workshop(archive) as folder:
            target.rename(folder / "old")
    for above in target.parents:
        if above == archive or archive not in above.parents:
            break
        try:
            above.rmdir()
        except OSError:
            break


def _synced(folder: Path) -> None:
    """Bring the files to the disk before the folder takes its place, as far as the system can."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("r+b") as file:
                os.fsync(file.fileno())


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step, where Linux and the file system can."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    done: int = renameat2(
        _AT_CWD, ctypes.c_char_p(os.fsencode(one)), _AT_CWD, ctypes.c_char_p(os.fsencode(other)),
        ctypes.c_uint(_EXCHANGE),
    )  # fmt: skip
    return done == 0


@contextmanager
def wrapped(place: Path) -> Iterator[None]:
    """Say in French what the system says against writing the archive."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{place} : {error.strerror or error} — libérer de la place ou vérifier les droits"
        ) from error
