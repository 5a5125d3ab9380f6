"""Make the PDF with WeasyPrint: PDF/A-3a with the PDF/UA-1 mark, bundled fonts, nothing fetched."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from briefing.errors import OutputError
from briefing.language.collector import at_rest
from briefing.rendering.environment import templates_folder
from briefing.rendering.preflight import preflight

PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
SCHEME = "briefing"
_EPOCH = dt.datetime(2000, 1, 1)
_PDFUA = (
    b'<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    b'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about=""><pdfuaid:part>1</pdfuaid:part></rdf:Description>'
    b'<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    b'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    b'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
    b'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>PDF/UA version</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


def make_pdf(html: str, attachment: bytes, issued: str | None) -> bytes:
    """Return the PDF of a page; `issued` (ISO date) dates it, the clock never does.

    Raises:
        OutputError: Pango is missing, the pre-flight fails, or WeasyPrint does.
    """
    preflight(html)
    fonts = templates_folder() / "fonts"
    html = breakable(printable(html, _signs(fonts)))
    try:
        # WeasyPrint prints its own advice on standard output, which holds results alone here.
        with contextlib.redirect_stdout(io.StringIO()):
            import weasyprint
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher, URLFetcherResponse
    except OSError as cause:
        raise OutputError(
            f"PDF impossible : Pango manque — installer {PACKAGES} (Debian, Ubuntu), puis relancer ; "
            "les autres formats sont écrits"
        ) from cause

    class BundledFetcher(URLFetcher):  # type: ignore[misc]
        """Give out bundled fonts and embedded images, nothing else: no network, no file of the machine."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            name = url.removeprefix(SCHEME + ":")
            if url.startswith(SCHEME + ":") and re.fullmatch(r"[\w-]+\.ttf", name):
                return URLFetcherResponse(url, body=(fonts / name).read_bytes())
            if re.match(r"data:image/(?:png|jpeg);base64,", url):
                return super().fetch(url, headers)
            raise ValueError(f"rien n'est chargé : {url[:80]}")

    fetcher = BundledFetcher(allowed_protocols={SCHEME, "data"}, allow_redirects=False)
    config = FontConfiguration()
    when = _moment(issued)
    try:
        with at_rest():
            document = weasyprint.HTML(
                string=html, base_url=f"{SCHEME}:", url_fetcher=fetcher
            ).render(font_config=config, pdf_variant="pdf/a-3a")
            _mark_accessible(document)
            attached = weasyprint.Attachment(
                string=attachment,
                name="brief.json",
                description="La note en données",
                relationship="Data",
                created=when,
                modified=when,
                url_fetcher=fetcher,
            )
            result = document.write_pdf(pdf_variant="pdf/a-3a", attachments=[attached])
    except OSError as cause:
        raise OutputError(f"PDF impossible : {cause} — installer {PACKAGES}") from cause
    return bytes(result)


MISSING = "\u25a1"
"""Stands for a sign that no bundled font has."""


def printable(html: str, signs: frozenset[str]) -> str:
    """Return the page with □ for each sign that the bundled fonts lack.

    Pango would take it from whatever font the machine has, and PDF/A forbids the missing-glyph box.
    The words themselves stay whole in the attached `brief.json`.
    """
    strange = {
        ord(c): MISSING
        for c in set(html) - signs
        # Line breaks, joiners and direction marks have no shape.
        if unicodedata.category(c) not in {"Cc", "Cf", "Cn", "Cs"} and c not in _SHAPELESS
    }
    strange |= {ord(c): MISSING for c in set(html) if unicodedata.category(c) in {"Cn", "Cs"}}
    return html.translate(strange)


def breakable(html: str) -> str:
    """Return the page with places to break in words that fill a line and more.

    WeasyPrint takes half a minute to break a word of ten thousand letters by itself.
    """
    head, body, rest = html.partition("<body")

    def broken(match: re.Match[str]) -> str:
        return match[0] if match[0].startswith("<") else _PIECE.sub("\\g<0>\u200b", match[0])

    return head + body + re.sub(r"<[^>]*>|[^\s<>]{80,}", broken, rest)


# A character reference stays whole.
_PIECE = re.compile(r"(?:&[^\s;]{1,8};|.){40}")

_SHAPELESS = {chr(c) for c in (*range(0xFE00, 0xFE10), 0x034F, 0x2028, 0x2029)}


@cache
def _signs(fonts: Path) -> frozenset[str]:
    """Return the signs that the text fonts all have, and those of the fonts for signs."""
    from fontTools.ttLib import TTFont

    covered: dict[str, set[int]] = {}
    for path in sorted(fonts.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            covered[path.stem] = set(font.getBestCmap())
    texts = [c for name, c in covered.items() if name.startswith(("NotoSerif-", "NotoSans-"))]
    signs = [c for name, c in covered.items() if not name.startswith(("NotoSerif-", "NotoSans-"))]
    return frozenset(map(chr, set.intersection(*texts).union(*signs)))


def _mark_accessible(document: Any) -> None:
    """Add the PDF/UA-1 mark to the metadata of a PDF/A: WeasyPrint writes one of them only."""
    original: Callable[..., bytes] = document.metadata.generate_rdf_metadata

    def both(*args: Any, **options: Any) -> bytes:
        return original(*args, **options).replace(b"</rdf:RDF>", _PDFUA + b"</rdf:RDF>")

    document.metadata.generate_rdf_metadata = both


def _moment(issued: str | None) -> dt.datetime:
    if issued is None or len(issued) < 10:
        return _EPOCH
    return dt.datetime.fromisoformat(issued[:10])
