"""Read what people hold, files and folders, into clean articles; a bad one is named and skipped.

This room knows formats, encodings and the lines around an article. It knows nothing of grammar, of
quotes or of briefs.
"""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from briefing.errors import InputError
from briefing.model import Article

from . import formats
from .article import complete, identify

if TYPE_CHECKING:
    from .fetch import FetchPolicy

__all__ = ["STDIN", "Link", "find", "is_link", "read", "read_bytes"]

STDIN = Path("-")
"""The path that stands for standard input, read as plain text."""


class Link(str):
    """Hold a web address given by hand; it is fetched when its turn comes."""

    __slots__ = ()


def is_link(path: Path | str) -> bool:
    """Tell whether what was given is a web address and no path."""
    return isinstance(path, str) and path[:8].lower().startswith(("http://", "https://"))


def read(
    paths: Sequence[Path | str], *, policy: FetchPolicy | None = None
) -> Iterator[Article | InputError]:
    """Yield one article after the other, or the error of an input that cannot be read.

    Files come in sorted path order, however the paths were given, and each once; then the links,
    fetched within the bounds of `policy`. An article's id is the file's stem (`-2`, `-3`… on a
    collision), and `stem#n` inside a file that holds several.
    """
    taken: set[str] = set()
    for found in find(paths):
        if isinstance(found, InputError):
            yield found
        elif isinstance(found, Link):
            yield from _read_link(found, taken, policy)
        else:
            yield from _read_file(found, taken)


def find(paths: Sequence[Path | str]) -> list[Path | Link | InputError]:
    """List the files below the paths in sorted order, then the links, and an error for each path
    that is not there.

    Hidden files and folders are passed over, and links to folders are not followed.
    """
    found: dict[str, Path | Link | InputError] = {}
    links = sorted({str(path) for path in paths if is_link(path)})
    for path in sorted(Path(os.path.normpath(path)) for path in paths if not is_link(path)):
        if path == STDIN:
            found.setdefault("-", path)
        elif path.is_dir():
            for below in _below(path):
                key = below.name if isinstance(below, InputError) else os.path.realpath(below)
                found.setdefault(key, below)
        elif os.path.lexists(path):
            found.setdefault(os.path.realpath(path), path)
        else:
            error = InputError(_shown(path), "introuvable", "vérifier le chemin")
            found.setdefault(os.path.realpath(path), error)
    return [*found.values(), *map(Link, links)]


def read_bytes(
    data: bytes,
    name: str,
    *,
    taken: set[str] | None = None,
    shown: str | None = None,
    url: str | None = None,
) -> Iterator[Article | InputError]:
    """Yield the articles of a file whose bytes are at hand; `name` tells its format.

    `shown` is how messages call it, `url` where it comes from: the link of an article that names none.
    """
    taken = set() if taken is None else taken
    for item in _read_open(io.BytesIO(data), name, taken, shown):
        if url and isinstance(item, Article) and not item.url:
            item = replace(item, url=url)
        yield item


def _read_link(
    link: Link, taken: set[str], policy: FetchPolicy | None
) -> Iterator[Article | InputError]:
    # Imported when the first link is met: a folder of files needs no HTTP client.
    from . import fetch, links

    try:
        found = links.download(link, policy or fetch.DEFAULT)
    except InputError as error:
        yield error
        return
    yield from read_bytes(found.data, found.name, taken=taken, shown=found.shown, url=found.url)


def _read_open(
    file: BinaryIO, name: str, taken: set[str], shown: str | None = None
) -> Iterator[Article | InputError]:
    try:
        form = formats.of(name, file)
    except InputError as error:
        yield error
        return
    stem = identify(Path(name).stem, taken)
    for number, draft in enumerate(formats.drafts(file, name, form=form), start=1):
        if isinstance(draft, InputError):
            yield draft
            continue
        source = f"{shown or name} : {draft.name}" if draft.name else shown or name
        article_id = identify(f"{stem}#{number}", taken) if form.container else stem
        try:
            yield complete(draft, id=article_id, source_name=source)
        except InputError as error:
            yield error


def _read_file(path: Path, taken: set[str]) -> Iterator[Article | InputError]:
    name = "stdin.txt" if path == STDIN else _shown(path)
    try:
        file = _opened(path, name)
    except InputError as error:
        yield error
        return
    with file:
        yield from _read_open(file, name, taken)


def _opened(path: Path, name: str) -> BinaryIO:
    """Open a file, its kind and size checked before a byte is read."""
    most = formats.limit(name)
    if path == STDIN:
        return io.BytesIO(sys.stdin.buffer.read(most + 1))
    try:
        status = path.stat()
        # Opening a pipe or a device may wait for ever.
        if not stat.S_ISREG(status.st_mode):
            raise InputError(
                name, "ce n’est pas un fichier ordinaire", "donner un fichier ou un dossier"
            )
        formats.check_size(status.st_size, most, name)
        if not status.st_size:
            raise InputError(name, "le fichier est vide", "retirer ce fichier")
        return path.open("rb")
    except OSError as error:
        raise InputError(
            name, f"lecture refusée ({error.strerror or error})", "vérifier les droits du fichier"
        ) from error


def _below(folder: Path) -> Iterator[Path | InputError]:
    """Walk a folder in sorted order; pass over hidden names and links to folders."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        reason = f"dossier illisible ({error.strerror or error})"
        yield InputError(_shown(folder), reason, "vérifier les droits du dossier")
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name in ("__MACOSX", "Thumbs.db", "desktop.ini"):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _below(entry)
        else:
            yield entry


def _shown(path: Path) -> str:
    """Return a file's name without its folder, in characters that every output can hold."""
    return path.name.encode("utf-8", "replace").decode("utf-8") or str(path)
