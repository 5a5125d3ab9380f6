"""Turn bytes into text without changing a character, and say when the encoding was guessed.

The order is: byte-order mark, declared encoding, strict UTF-8, cp1252. For a valid UTF-8 file the
text is what `bytes.decode("utf-8")` gives, so line ends, no-break spaces and even a leading U+FEFF
stay and offsets can be counted by any other program. (Statistical guessers took cp1252 French of
two thousand characters for cp1250: none is used.)
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from briefing.errors import InputError

MAX_CONTROL_SHARE = 0.002
"""Above this share of control characters a file is binary; text files of the corpora have none."""
DAMAGED_UTF8_RATIO = 8
"""So many sound UTF-8 sequences for each broken byte: then it is damaged UTF-8 and not cp1252."""

# UTF-32 first: its little-endian mark begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "un PDF"),
    (b"PK\x03\x04", "une archive ou un document bureautique"),
    (b"\x89PNG", "une image"),
    (b"\xff\xd8\xff", "une image"),
    (b"GIF8", "une image"),
    (b"\x1f\x8b", "un fichier compressé"),
    (b"\x7fELF", "un programme"),
    (b"MZ\x90", "un programme"),
    (b"\xd0\xcf\x11\xe0", "un document d’une ancienne suite bureautique"),
)
CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
NO_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
"""The bytes that Windows-1252 leaves free."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Hold the text, the encoding it was read in, and a warning when that was a guess."""

    text: str
    encoding: str
    warning: str | None = None


def decode(data: bytes, *, name: str, declared: str | None = None) -> Decoded:
    """Return the text of a file, or raise an `InputError` for one that holds no readable text."""
    if encoding := marked_encoding(data):
        return _by_mark(data, encoding, name)
    refuse_binary(data, name)
    # UTF-8's own mark goes before a declaration, which often stayed behind when a page was saved anew.
    marked = data.startswith(codecs.BOM_UTF8)
    if declared and not marked and (decoded := as_declared(data, declared)):
        return decoded
    try:
        return _refuse_controls(Decoded(data.decode("utf-8"), "utf-8"), name)
    except UnicodeDecodeError:
        pass
    sound = len(UTF8_SEQUENCE.findall(data))
    broken = len(re.findall(rb"[\x80-\xff]", UTF8_SEQUENCE.sub(b"", data)))
    if sound > DAMAGED_UTF8_RATIO * broken:
        text = data.decode("utf-8", "replace")
        lost = text.count("\ufffd")
        warning = f"encodage UTF-8 abîmé : {lost} caractère(s) perdu(s), noté(s) « \ufffd »"
        return _refuse_controls(Decoded(text, "utf-8", warning), name)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise undecodable(name) from error
    return _refuse_controls(Decoded(text, "cp1252", "encodage deviné : Windows-1252"), name)


def marked_encoding(data: bytes) -> str | None:
    """Return the encoding that a byte-order mark tells; that of UTF-8 stays in the text."""
    return next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)


def _by_mark(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            name,
            f"le fichier s’annonce en {encoding.upper()} mais ne l’est pas",
            "l’enregistrer en UTF-8 et recommencer",
        ) from error
    return _refuse_controls(Decoded(text, encoding), name)


def as_declared(data: bytes, declared: str) -> Decoded | None:
    """Decode as a header or a `<meta>` says; a wrong declaration is no fault, only useless."""
    try:
        encoding = codecs.lookup(declared.strip()).name
        # Pages that say ISO-8859-1 are Windows-1252 in fact: browsers read them so, too.
        text = data.decode("cp1252" if encoding == "iso8859-1" else encoding)
    except (LookupError, UnicodeError, ValueError):
        return None
    return Decoded(text, encoding)


def refuse_binary(data: bytes, name: str) -> None:
    """Raise an `InputError` for what begins like another kind of file."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise InputError(
                name,
                f"c’est {kind}, pas un texte",
                "lui rendre son extension d’origine ou en extraire le texte",
            )
    if b"\x00" in data:
        raise binary(name)


def _refuse_controls(decoded: Decoded, name: str) -> Decoded:
    if len(_CONTROLS.findall(decoded.text)) > MAX_CONTROL_SHARE * len(decoded.text):
        raise binary(name)
    return decoded


def binary(name: str) -> InputError:
    """Return the error for a file that holds no text."""
    return InputError(
        name, "c’est un fichier binaire, pas un texte", "retirer ce fichier ou en extraire le texte"
    )


def undecodable(name: str) -> InputError:
    """Return the error for a text in no known encoding."""
    return InputError(
        name,
        "l’encodage du texte n’est ni UTF-8 ni Windows-1252",
        "l’enregistrer en UTF-8 et recommencer",
    )
