"""Read a saved web page: the article without what stands around it, precision first."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

import trafilatura

from briefing.errors import InputError
from briefing.model import When

from . import dates
from .decode import decode
from .draft import Draft

# htmldate refuses dates after today: a bound that moves would make a page's date depend on the day.
_LATEST = "2100-01-01"
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([\w-]{2,30})", re.I)
MAX_TAGS = 60_000
"""A page of the press has some 3,000 to 15,000; the time that extraction takes grows with them."""
_HEAD_BYTES = 4096
"""Where a page declares its encoding: the standard says within the first 1,024 bytes."""
_DATE_PROPERTIES = re.compile(r"datePublished|published|pubdate|datetime=|dc\.date|dcterms", re.I)

# Its messages tell of pages without text; that is said in our own words.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read(data: bytes, name: str) -> Iterator[Draft]:
    """Yield the one article of a page."""
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    decoded = decode(data, name=name, declared=declared[1].decode("ascii") if declared else None)
    if decoded.text.count("<") > MAX_TAGS:
        raise InputError(
            name,
            f"page de plus de {MAX_TAGS} balises : ce n’est pas un article",
            "en copier le texte dans un fichier .txt",
        )
    draft = extract(decoded.text)
    if draft is None:
        raise InputError(
            name,
            "aucun article trouvé dans la page",
            "enregistrer la page complète ou en copier le texte dans un fichier .txt",
        )
    warnings = (decoded.warning,) if decoded.warning else ()
    yield Draft(
        draft.text,
        title=draft.title,
        outlet=draft.outlet,
        author=draft.author,
        published=draft.published,
        url=draft.url,
        warnings=warnings,
    )


def extract(page: str) -> Draft | None:
    """Return the article of a page already decoded, None when there is none."""
    found: Any = trafilatura.bare_extraction(
        page,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        deduplicate=False,
        with_metadata=True,
        date_extraction_params={
            "original_date": True,
            "extensive_search": True,
            "max_date": _LATEST,
        },
    )
    text = (found.text or "").strip() if found is not None else ""
    if not text:
        return None
    return Draft(
        # A line is a paragraph there; the empty line between is what the rest of the house expects.
        text="\n\n".join(line.strip() for line in text.splitlines() if line.strip()),
        title=found.title or None,
        outlet=found.sitename or None,
        author=found.author or None,
        published=_published(found.date, page),
        url=found.url or None,
    )


def _published(date: str | None, page: str) -> When | None:
    """Return the date, marked as inferred unless the page's metadata says it."""
    when = dates.from_metadata(date)
    if when is None:
        return None
    for match in re.finditer(re.escape(when.iso), page):
        if _DATE_PROPERTIES.search(page, max(0, match.start() - 120), match.start()):
            return when
    return When(when.iso, when.granularity, inferred=True)
