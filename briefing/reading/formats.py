"""Name the formats that can be read, and find the one of a file.

A reader is a function of a file's content and its name that yields drafts, and `InputError`s for
parts it cannot read. Where a file may hold thousands of articles the reader takes the open file and
holds one article at a time; else it takes the bytes. Its module is imported when the first such file
is met: most runs need one.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import PurePath
from typing import BinaryIO

from briefing.errors import InputError

from .draft import CONTAINER_BYTES, PLAIN_BYTES, Draft

Reader = Callable[[BinaryIO, str], Iterator[Draft | InputError]]


@dataclass(frozen=True, slots=True)
class Format:
    """Describe one format; the last three lines are for the reader of the README."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    limit: int = PLAIN_BYTES
    container: bool = False
    """True when one file may hold several articles: their ids are then `stem#n`."""
    streams: bool = False
    """True when its module reads from the open file, an article at a time."""
    library: str = "own"
    keeps: str = ""
    bounds: str = ""

    @property
    def read(self) -> Reader:
        """Return the reader, importing its module."""
        module = import_module(f"{__package__}.{self.module}")
        if self.streams:
            reader: Reader = module.stream
            return reader
        return lambda file, name: module.read(file.read(), name)


FORMATS: tuple[Format, ...] = (
    Format(
        "plain text",
        (".txt", ".text"),
        "plain",
        keeps="the decoded file, untouched",
        bounds="5 MB",
    ),
    Format(
        "Markdown",
        (".md", ".markdown"),
        "markdown",
        library="markdown-it-py",
        keeps="the words without their marks; front matter: title, source, author, date, url",
        bounds="5 MB",
    ),
    Format(
        "web page",
        (".html", ".htm", ".xhtml"),
        "webpage",
        library="trafilatura",
        keeps="the article without menus and comments; title, outlet, author, date, link",
        bounds="5 MB, 60,000 tags; nothing is fetched",
    ),
    Format(
        "PDF",
        (".pdf",),
        "pdf",
        limit=CONTAINER_BYTES,
        library="pypdfium2",
        keeps="the text in column order, cut words joined, running headers dropped",
        bounds="100 MB, 500 pages; no scans, no passwords",
    ),
    Format(
        "Word, OpenDocument",
        (".docx", ".odt"),
        "office",
        limit=CONTAINER_BYTES,
        library="lxml",
        keeps="paragraphs, headings and tables; title, author; no comments, no deleted words",
        bounds="100 MB, 20 MB of text unpacked",
    ),
    Format(
        "RTF",
        (".rtf",),
        "rtf",
        library="striprtf",
        keeps="paragraphs; title, author",
        bounds="5 MB",
    ),
    Format(
        "mail",
        (".eml",),
        "mail",
        limit=CONTAINER_BYTES,
        container=True,
        library="email (Python)",
        keeps="the body under its subject, and each attachment of a type of this table",
        bounds="100 MB, 200 parts; the mail's date counts as inferred",
    ),
    Format(
        "JSON, JSON lines",
        (".json", ".jsonl", ".ndjson"),
        "records",
        limit=CONTAINER_BYTES,
        container=True,
        streams=True,
        library="json (Python)",
        keeps="records with `text`, and `title`, `source`, `author`, `date`, `url` where given",
        bounds="100 MB",
    ),
    Format(
        "RSS, Atom",
        (".rss", ".atom", ".xml"),
        "feeds",
        limit=CONTAINER_BYTES,
        container=True,
        streams=True,
        library="lxml",
        keeps="each entry's text, title, author, date, link; the feed's title as outlet",
        bounds="100 MB; no entities, no links followed",
    ),
    Format(
        "ZIP",
        (".zip",),
        "archive",
        limit=CONTAINER_BYTES,
        container=True,
        streams=True,
        library="zipfile (Python)",
        keeps="each file of a type of this table, in sorted order",
        bounds="100 MB, 2,000 files, 200 MB unpacked; no ZIP inside",
    ),
)
EXPORTS: tuple[Format, ...] = (
    Format(
        "Europresse export",
        (".html",),
        "europresse",
        limit=CONTAINER_BYTES,
        container=True,
        streams=True,
        library="lxml",
        keeps="each article; outlet, title, author, date",
        bounds="100 MB",
    ),
    Format(
        "Factiva export",
        (".html",),
        "factiva",
        limit=CONTAINER_BYTES,
        container=True,
        streams=True,
        library="lxml",
        keeps="each article; outlet, title, author, date",
        bounds="100 MB",
    ),
)
"""Databases' files of many articles, told from web pages by what is in them."""

_BY_SUFFIX = {suffix: form for form in FORMATS for suffix in form.suffixes}


def of(name: str, file: BinaryIO) -> Format:
    """Return the format of a file by its name, and for HTML by what is in it."""
    form = _by_name(name)
    if form.module == "webpage":
        for export in EXPORTS:
            file.seek(0)
            if import_module(f"{__package__}.{export.module}").recognises(file):
                return export
    return form


def limit(name: str) -> int:
    """Return the largest size in bytes that a file of this name may have."""
    form = _by_name(name)
    return CONTAINER_BYTES if form.module == "webpage" else form.limit


def drafts(
    file: BinaryIO, name: str, *, form: Format | None = None
) -> Iterator[Draft | InputError]:
    """Yield what a file holds, each fault as one sentence about it.

    This is the boundary to foreign parsers: whatever they throw at a bad file ends that file and
    not the run.
    """
    try:
        form = form or of(name, file)
        check_size(file.seek(0, io.SEEK_END), form.limit, name)
        file.seek(0)
        yield from form.read(file, name)
    except InputError as error:
        yield error
    except Exception as error:
        kind = form.name if form else "?"
        reason = f"lecture impossible ({kind}, {type(error).__name__})"
        yield InputError(name, reason, "ouvrir le fichier, le réenregistrer et recommencer")


def inner(data: bytes, name: str, *, refused: tuple[str, ...]) -> Iterator[Draft | InputError]:
    """Yield what a file inside another one holds, under its own name; `refused` are modules."""
    file = io.BytesIO(data)
    form = of(name, file)
    if form.module in refused:
        yield InputError(name, "fichier emboîté dans un autre", "l’extraire et le donner à part")
        return
    for draft in drafts(file, name, form=form):
        if isinstance(draft, Draft):
            shown = f"{name} : {draft.name}" if draft.name else name
            yield replace(draft, name=shown)
        else:
            yield draft


def known(name: str) -> bool:
    """Tell whether a file of this name can be read."""
    return PurePath(name).suffix.lower() in _BY_SUFFIX


def check_size(size: int, most: int, name: str) -> None:
    """Refuse a file over the limit of its format."""
    if size > most:
        raise InputError(
            name,
            f"le fichier fait {_megabytes(size)} Mo, la limite est de {_megabytes(most)} Mo",
            "le découper en un fichier par article",
        )


def as_table() -> str:
    """Return the table of formats for the README."""
    rows = [
        "| format | files | library | what is kept | limits |",
        "| --- | --- | --- | --- | --- |",
    ]
    for form in (*FORMATS, *EXPORTS):
        suffixes = " ".join(f"`{suffix}`" for suffix in form.suffixes)
        cells = (form.name, suffixes, form.library, form.keeps, form.bounds)
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _by_name(name: str) -> Format:
    suffix = PurePath(name).suffix.lower()
    if suffix not in _BY_SUFFIX:
        kind = f"le type « {suffix} » n’est pas pris en charge" if suffix else "sans extension"
        raise InputError(name, kind, f"types lus : {' '.join(_BY_SUFFIX)}")
    return _BY_SUFFIX[suffix]


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}".removesuffix(".0").replace(".", ",")
