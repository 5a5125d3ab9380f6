"""Read a ZIP of articles, bounded in all directions; nothing is ever unpacked to the disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from briefing.errors import InputError

from . import formats
from .draft import Draft

MAX_FILES = 2_000
UNPACKED_BYTES = 200_000_000
"""Limit of all files together, counted while unpacking: what the directory claims may be a lie."""


def stream(file: BinaryIO, name: str) -> Iterator[Draft | InputError]:
    """Yield the articles of each file in sorted order."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise InputError(name, "archive abîmée", "la télécharger ou la refaire") from error
    with archive:
        members = [member for member in archive.infolist() if _wanted(member)]
        if len(members) > MAX_FILES:
            raise InputError(
                name, f"{len(members)} fichiers, la limite est de {MAX_FILES}", "la découper"
            )
        left = UNPACKED_BYTES
        for member in sorted(members, key=lambda member: member.filename):
            shown = PurePosixPath(member.filename).name
            try:
                content = _unpacked(archive, member, shown, left)
                left -= len(content)
                yield from formats.inner(content, shown, refused=("archive",))
            except InputError as error:
                yield error


def _wanted(member: zipfile.ZipInfo) -> bool:
    """Pass over folders and hidden files, as in a folder on the disk."""
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    hidden = any(part.startswith(".") and part not in (".", "..") for part in parts)
    return not member.is_dir() and not hidden and "__MACOSX" not in parts


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, shown: str, left: int) -> bytes:
    most = min(formats.limit(shown), left)
    if member.flag_bits & 0x1:
        raise InputError(shown, "fichier chiffré dans l’archive", "l’extraire et le donner à part")
    try:
        with archive.open(member) as file:
            content = file.read(most + 1)
    except Exception as error:  # zlib, lzma, bz2 and zipfile each have their own errors
        raise InputError(shown, "fichier abîmé dans l’archive", "refaire l’archive") from error
    if len(content) > most:
        raise InputError(shown, "trop grand une fois décompressé", "l’extraire et le découper")
    if not content:
        raise InputError(shown, "le fichier est vide", "retirer ce fichier")
    return content
