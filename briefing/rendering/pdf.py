"""Make the PDF with WeasyPrint: PDF/A-3a with the PDF/UA-1 mark, bundled fonts, nothing fetched."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

from briefing.errors import OutputError
from briefing.rendering.environment import templates_folder

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


def make_pdf(html: str, style: str, attachment: bytes, issued: str | None) -> bytes:
    """Return the PDF of a page; `issued` (ISO date) dates it, the clock never does.

    Raises:
        OutputError: Pango is missing, the pre-flight fails, or WeasyPrint does.
    """
    preflight(html)
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

    fonts = templates_folder() / "fonts"

    class BundledFetcher(URLFetcher):  # type: ignore[misc]
        """Give out the bundled fonts and nothing else: no network, no file of the machine."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            name = url.removeprefix(SCHEME + ":")
            if url.startswith(SCHEME + ":") and re.fullmatch(r"[\w-]+\.ttf", name):
                return URLFetcherResponse(url, body=(fonts / name).read_bytes())
            raise ValueError(f"rien n'est chargé : {url[:80]}")

    fetcher = BundledFetcher(allowed_protocols={SCHEME}, allow_redirects=False)
    config = FontConfiguration()
    when = _moment(issued)
    try:
        document = weasyprint.HTML(string=html, base_url=f"{SCHEME}:", url_fetcher=fetcher).render(
            stylesheets=[weasyprint.CSS(string=style, url_fetcher=fetcher, font_config=config)],
            font_config=config,
            pdf_variant="pdf/a-3a",
        )
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


class _Preflight(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.level = 0
        self.link = 0
        self.title = ""
        self.in_title = False
        self.svg = 0
        self.lang = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "html":
            self.lang = bool(values.get("lang"))
        if self.link and tag not in {"br"}:
            self.faults.append(f"élément <{tag}> dans un lien")
        if tag == "a":
            self.link += 1
        if tag == "title" and not self.svg:
            self.in_title = True
        if tag == "title" and self.svg == 1:
            self.svg = 2
        if tag == "svg":
            self.svg = 1
        if re.fullmatch(r"h[1-6]", tag):
            level = int(tag[1])
            if level > self.level + 1:
                self.faults.append(f"titre <{tag}> après un titre de niveau {self.level}")
            self.level = level

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.link = max(0, self.link - 1)
        if tag == "title":
            self.in_title = False
        if tag == "svg":
            if self.svg == 1:
                self.faults.append("figure sans titre")
            self.svg = 0

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title += data


def preflight(html: str) -> None:
    """Refuse a page that would make an inaccessible PDF without WeasyPrint saying so.

    Raises:
        OutputError: no title, no language, a gap in the headings, an untitled figure, an element
            inside a link.
    """
    parser = _Preflight()
    parser.feed(html)
    if not parser.title.strip():
        parser.faults.append("titre du document absent")
    if not parser.lang:
        parser.faults.append("langue du document absente")
    if parser.faults:
        raise OutputError(
            "PDF refusé (accessibilité) : "
            + " ; ".join(dict.fromkeys(parser.faults))
            + " — corriger le modèle"
        )
