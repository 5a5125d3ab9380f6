"""Read long files piece by piece: their encoding is found first, in the order that `decode` keeps."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO

from briefing.errors import InputError

from . import decode
from .draft import PLAIN_BYTES

BLOCK = 1 << 18
"""So many bytes or characters are read at a time."""
_TAG = 1_000
"""No opening tag is longer."""


@contextmanager
def opened(file: BinaryIO, name: str) -> Iterator[tuple[TextIO, str | None]]:
    """Give a file as text with its line ends kept, and a warning where its encoding was guessed.

    The file is read through once for its encoding; no more than a block of it is ever held.
    """
    encoding, errors, warning = _encoding(file, name)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, errors, newline="\n")
    try:
        yield text, warning
    finally:
        # The file is its opener's to close.
        text.detach()


def _encoding(file: BinaryIO, name: str) -> tuple[str, str, str | None]:
    """Return the encoding, what to do with broken bytes, and a warning where it was guessed."""
    file.seek(0)
    head = file.read(BLOCK)
    if marked := decode.marked_encoding(head):
        return marked, "strict", None
    decode.refuse_binary(head, name)
    broken = sound = controls = size = 0
    utf8 = codecs.getincrementaldecoder("utf-8")()
    strict = cp1252 = True
    for block in _blocks(file):
        size += len(block)
        if b"\x00" in block:
            raise decode.binary(name)
        controls += len(decode.CONTROL_BYTES.findall(block))
        if strict:
            try:
                utf8.decode(block)
            except UnicodeDecodeError:
                strict = False
        if not block.isascii():
            sequences = decode.UTF8_SEQUENCE.findall(block)
            sound += len(sequences)
            broken += len(re.findall(rb"[\x80-\xff]", decode.UTF8_SEQUENCE.sub(b"", block)))
            cp1252 = cp1252 and not decode.NO_CP1252.search(block)
    if controls > decode.MAX_CONTROL_SHARE * size:
        raise decode.binary(name)
    if strict and not utf8.getstate()[0]:
        return "utf-8", "strict", None
    if sound > decode.DAMAGED_UTF8_RATIO * broken:
        warning = "encodage UTF-8 abîmé : des caractères sont perdus, notés « \ufffd »"
        return "utf-8", "replace", warning
    if not cp1252:
        raise decode.undecodable(name)
    return "cp1252", "strict", "encodage deviné : Windows-1252"


def holds(file: BinaryIO, pattern: re.Pattern[bytes], *, overlap: int = 200) -> set[bytes]:
    """Return what a pattern finds in a file, whatever its size; a match has at most `overlap` bytes."""
    found: set[bytes] = set()
    tail = b""
    for block in _blocks(file):
        found.update(match[0] for match in pattern.finditer(tail + block))
        tail = block[-overlap:]
    return found


def pieces(text: TextIO, opening: re.Pattern[str], name: str) -> Iterator[str | InputError]:
    """Yield the text from each match of `opening` to the next one; what stands before is dropped.

    A piece over the limit of one article is dropped, too, and told.
    """
    buffer = ""
    begun = False
    skipping = False
    while block := text.read(BLOCK):
        searched = max(0, len(buffer) - _TAG)
        buffer += block
        start = 0
        for match in opening.finditer(buffer, searched if begun else 0):
            if begun and match.start() == 0:
                continue
            if begun and not skipping:
                yield buffer[start : match.start()]
            begun, skipping = True, False
            start = match.start()
        buffer = buffer[start:] if begun else buffer[-_TAG:]
        if begun and len(buffer) > PLAIN_BYTES:
            if not skipping:
                yield InputError(name, "un article est démesuré", "le donner à part")
            skipping, buffer = True, buffer[-_TAG:]
    if begun and not skipping and buffer:
        yield buffer


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while block := file.read(BLOCK):
        yield block
