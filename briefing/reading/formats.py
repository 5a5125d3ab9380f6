"""Name the formats that can be read, and find the one of a file.

A reader is a function of the file's bytes and its name that yields drafts, and `InputError`s for
parts it cannot read. Its module is imported when the first such file is met: most runs need one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath

from briefing.errors import InputError

from .draft import PLAIN_BYTES, Draft

Reader = Callable[[bytes, str], Iterator[Draft | InputError]]


@dataclass(frozen=True, slots=True)
class Format:
    """Describe one format: its suffixes, its module, its limit in bytes."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    limit: int = PLAIN_BYTES
    container: bool = False
    """True when one file may hold several articles: their ids are then `stem#n`."""

    @property
    def read(self) -> Reader:
        """Return the reader, importing its module."""
        reader: Reader = import_module(f"{__package__}.{self.module}").read
        return reader


FORMATS: tuple[Format, ...] = (
    Format("texte", (".txt", ".text"), "plain"),
)  # fmt: skip
_BY_SUFFIX = {suffix: form for form in FORMATS for suffix in form.suffixes}


def of(name: str, data: bytes) -> Format:
    """Return the format of a file by its name, and for HTML by what is in it."""
    form = _BY_SUFFIX.get(PurePath(name).suffix.lower())
    if form is None:
        raise unknown(name)
    return form


def limit(name: str) -> int:
    """Return the largest size in bytes that a file of this name may have."""
    form = _BY_SUFFIX.get(PurePath(name).suffix.lower())
    if form is None:
        raise unknown(name)
    return form.limit


def unknown(name: str) -> InputError:
    """Name a type that no reader knows."""
    suffix = PurePath(name).suffix.lower()
    kind = f"le type « {suffix} » n’est pas pris en charge" if suffix else "fichier sans extension"
    return InputError(name, kind, f"formats lus : {' '.join(_BY_SUFFIX)}")
