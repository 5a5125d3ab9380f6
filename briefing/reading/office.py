"""Read Word and OpenDocument files: both are XML in a ZIP, and we want their paragraphs.

Comments, notes, deleted words and field codes are left out; no entity is resolved and nothing is
fetched.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from briefing.errors import InputError

from .draft import Draft

UNPACKED_BYTES = 20_000_000
"""Limit of one part after unpacking: a bomb is a small file that unpacks to gigabytes."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What a reader of the page does not see, or sees elsewhere.
_WORD_SKIPPED = {
    *(
        _W + name
        for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "footnoteReference")
    ),
    _MC + "Fallback",
}
_ODT_SKIPPED = {
    _OFFICE + "annotation",
    *(_TEXT + name for name in ("note", "tracked-changes", "sequence-decls", "forms")),
}


def read(data: bytes, name: str) -> Iterator[Draft]:
    """Yield the one article of a `.docx` or `.odt`."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError) as error:
        raise _damaged(name) from error
    with archive:
        word = "word/document.xml" in archive.namelist()
        body = _part(archive, "word/document.xml" if word else "content.xml", name)
        about = _part(archive, "docProps/core.xml" if word else "meta.xml", name, needed=False)
    if body is None:
        raise _damaged(name)
    blocks = _word_blocks(body) if word else _odt_blocks(body)
    yield Draft(
        "\n\n".join(block for block in (_tidy(block) for block in blocks) if block),
        title=_property(about, "title"),
        author=_property(about, "creator"),
    )


def _part(
    archive: zipfile.ZipFile, part: str, name: str, *, needed: bool = True
) -> etree._Element | None:
    """Parse one part, its real size bounded while it is unpacked."""
    try:
        with archive.open(part) as file:
            content = file.read(UNPACKED_BYTES + 1)
    except (
        KeyError,
        zipfile.BadZipFile,
        OSError,
        RuntimeError,
        NotImplementedError,
        EOFError,
    ) as error:
        if needed:
            raise _damaged(name) from error
        return None
    except Exception as error:  # zlib.error and lzma.LZMAError share no base
        raise _damaged(name) from error
    if len(content) > UNPACKED_BYTES:
        raise InputError(name, "document trop grand une fois décompressé", "le découper")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if needed:
            raise _damaged(name) from error
        return None


def _word_blocks(root: etree._Element) -> Iterator[str]:
    """Give the paragraphs in order, those of tables among them, text boxes after their own."""
    for paragraph in root.iter(_W + "p"):
        if any(above.tag in _WORD_SKIPPED for above in paragraph.iterancestors()):
            continue
        yield "".join(_word_runs(paragraph))


def _word_runs(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in _WORD_SKIPPED or child.tag == _W + "p":
            continue
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag == _W + "tab":
            yield "\t"
        elif child.tag in (_W + "br", _W + "cr"):
            yield "\n"
        elif child.tag == _W + "noBreakHyphen":
            yield "\u2011"
        elif child.tag != _W + "txbxContent":
            yield from _word_runs(child)


def _odt_blocks(root: etree._Element) -> Iterator[str]:
    text = root.find(f".//{_OFFICE}text")
    if text is None:
        return
    for block in text.iter(_TEXT + "p", _TEXT + "h"):
        if not any(above.tag in _ODT_SKIPPED for above in block.iterancestors()):
            yield "".join(_odt_pieces(block))


def _odt_pieces(element: etree._Element) -> Iterator[str]:
    yield re.sub(r"\s+", " ", element.text or "") if element.text else ""
    for child in element:
        if child.tag == _TEXT + "s":
            count = child.get(_TEXT + "c", "1")
            yield " " * (min(int(count), 100) if count.isdigit() else 1)
        elif child.tag == _TEXT + "tab":
            yield "\t"
        elif child.tag == _TEXT + "line-break":
            yield "\n"
        elif (
            isinstance(child.tag, str)
            and child.tag not in _ODT_SKIPPED
            and child.tag != _TEXT + "p"
        ):
            yield from _odt_pieces(child)
        if child.tail:
            yield re.sub(r"[ \t\r\n]+", " ", child.tail)


def _property(about: etree._Element | None, name: str) -> str | None:
    found = about.find(f".//{_DC}{name}") if about is not None else None
    words = " ".join((found.text or "").split()) if found is not None else ""
    return words or None


def _tidy(block: str) -> str:
    return "\n".join(line.strip(" \t") for line in block.split("\n")).strip("\n")


def _damaged(name: str) -> InputError:
    return InputError(name, "document abîmé ou d’un autre format", "l’ouvrir et le réenregistrer")
