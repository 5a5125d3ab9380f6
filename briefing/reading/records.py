"""Read JSON and JSON lines: one record an article, by the field names that people use."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO, TextIO

from briefing.errors import InputError

from . import dates, markup
from . import stream as stream_of
from .draft import Draft
from .json_values import Values

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "texte", "content", "contenu", "body", "corps", "fulltext"),
    "title": ("title", "titre", "headline", "subject"),
    "source": ("source", "outlet", "media", "média", "journal", "publication", "site"),
    "author": ("author", "auteur", "authors", "auteurs", "byline"),
    "date": ("date", "published", "publication_date", "date_publication", "pubdate", "publié"),
    "url": ("url", "link", "lien", "uri"),
}
"""The first name is the documented one; a field of another name is passed over."""
LISTS = ("articles", "items", "records", "documents", "results")
"""Where an object that is no article keeps its list."""


def stream(file: BinaryIO, name: str) -> Iterator[Draft | InputError]:
    """Yield an article for each record, one held at a time; a bad one is named by its number."""
    with stream_of.opened(file, name) as (text, warning):
        if text.read(1) != "\ufeff":
            text.seek(0)
        lines = name.lower().endswith((".jsonl", ".ndjson"))
        for draft in _lines(text, name) if lines else _document(text, name):
            if isinstance(draft, Draft) and warning:
                draft = replace(draft, warnings=(warning,))
            yield draft


def draft_of(
    fields: Mapping[str, object],
    text: str,
    *,
    name: str | None = None,
    warnings: tuple[str, ...] = (),
) -> Draft:
    """Make a draft of named fields, whichever of their usual names they bear."""
    return Draft(
        text,
        title=_field(fields, "title"),
        outlet=_field(fields, "source"),
        author=_field(fields, "author"),
        published=dates.from_metadata(_field(fields, "date")),
        url=_field(fields, "url"),
        name=name,
        warnings=warnings,
    )


def _lines(text: TextIO, name: str) -> Iterator[Draft | InputError]:
    # A file's lines end at line feeds only: a JSON string may hold U+2028.
    for number, line in enumerate(text, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield InputError(f"{name}, ligne {number}", f"JSON mal formé ({error})", "la corriger")
        else:
            yield _draft(record, f"ligne {number}", name)


def _document(text: TextIO, name: str) -> Iterator[Draft | InputError]:
    """Read a list of records, an object that has such a list, or one record."""
    values = Values(text)
    number = 0
    try:
        for record in _records(values):
            number += 1
            yield _draft(record, f"n° {number}", name)
    except (ValueError, RecursionError) as error:
        raise InputError(name, f"JSON mal formé ({error})", "corriger le fichier") from error
    if not number:
        raise InputError(
            name, "aucun article : il faut un champ « text »", "voir les champs dans le README"
        )


def _records(values: Values) -> Iterator[object]:
    """Give the records of a document; nothing at all when it has none."""
    if values.sign() == "[":
        yield from values.elements()
    elif values.sign() == "{":
        fields: dict[str, object] = {}
        for key in values.names():
            if key in LISTS and values.sign() == "[" and _field(fields, "text") is None:
                yield from values.elements()
                return
            fields[key] = values.value()
        if _field(fields, "text") is not None:
            yield fields
    else:
        values.value()
    values.end()


def _draft(record: object, label: str, name: str) -> Draft | InputError:
    text = _field(record, "text") if isinstance(record, dict) else None
    if not isinstance(record, dict) or text is None:
        return InputError(f"{name}, {label}", "aucun texte dans « text »", "compléter le champ")
    return draft_of(record, text, name=label)


def _field(record: Mapping[str, object], name: str) -> str | None:
    """Return a field as text: lists are joined, an object gives its name; HTML loses its marks."""
    folded = {str(key).lower(): value for key, value in record.items()}
    for key in FIELDS[name]:
        if words := _flat(folded.get(key)):
            looks_marked = name == "text" and ("</p>" in words or "<br" in words)
            return markup.fragment_text(words) if looks_marked else words
    return None


def _flat(value: object) -> str | None:
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return ", ".join(filter(None, map(_flat, value))) or None
    if isinstance(value, dict):
        return next(
            (words for key in ("name", "nom", "title") if (words := _flat(value.get(key)))), None
        )
    return None
