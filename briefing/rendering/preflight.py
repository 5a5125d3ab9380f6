"""Refuse a page that would make an inaccessible PDF without WeasyPrint saying so."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from briefing.errors import OutputError


class _Preflight(HTMLParser):
    """Note what veraPDF would refuse of the PDF: clauses 7.1, 7.2, 7.3, 7.4.2 and 7.18.5 of PDF/UA-1."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.level = 0
        self.links = 0
        self.title = ""
        self.in_title = False
        self.untitled = False
        self.drawing = False
        self.lang = False
        self.ids: set[str] = set()
        self.wanted: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "html":
            self.lang = bool(values.get("lang"))
        if self.links and tag != "br":
            self.faults.append(f"élément <{tag}> dans un lien")
        if tag == "a":
            self.links += 1
            target = values.get("href") or ""
            if target.startswith("#"):
                self.wanted.add(target[1:])
        if tag == "title":
            self.in_title = not self.drawing
            self.untitled = False
        if tag == "svg":
            self.drawing = self.untitled = True
        if tag == "img" and not (values.get("alt") or "").strip():
            self.faults.append("image sans texte de remplacement")
        if name := values.get("id"):
            if name in self.ids:
                self.faults.append(f"identifiant « {name} » en double")
            self.ids.add(name)
        if re.fullmatch(r"h[1-6]", tag):
            level = int(tag[1])
            if level > self.level + 1:
                self.faults.append(f"titre <{tag}> après un titre de niveau {self.level}")
            self.level = level

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.links = max(0, self.links - 1)
        if tag == "title":
            self.in_title = False
        if tag == "svg":
            if self.untitled:
                self.faults.append("figure sans titre")
            self.drawing = self.untitled = False

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title += data


def preflight(html: str) -> None:
    """Refuse a page that would make an inaccessible PDF without WeasyPrint saying so.

    Raises:
        OutputError: no title, no language, a gap in the headings, an untitled figure or image, an
            element inside a link, a link without its target, an id given twice.
    """
    parser = _Preflight()
    parser.feed(html)
    if not parser.title.strip():
        parser.faults.append("titre du document absent")
    if not parser.lang:
        parser.faults.append("langue du document absente")
    parser.faults += [f"lien sans cible « #{name} »" for name in sorted(parser.wanted - parser.ids)]
    if parser.faults:
        raise OutputError(
            "PDF refusé (accessibilité) : "
            + " ; ".join(dict.fromkeys(parser.faults))
            + " — corriger le modèle"
        )
