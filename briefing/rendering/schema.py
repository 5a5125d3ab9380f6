"""Describe `brief.json` as a JSON Schema."""

from __future__ import annotations

from typing import Any

_PASSAGE = {
    "type": "object",
    "required": ["source", "sha256", "spans", "texts"],
    "properties": {
        "source": {"type": "integer", "minimum": 1},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "spans": {"type": "array", "items": {"$ref": "#/$defs/span"}},
        "texts": {"type": "array", "items": {"type": "string"}},
        # Only where the article has damaged characters there: what they were, for display.
        "repaired": {"type": "array", "items": {"type": "string"}},
        # Whom a pronoun means, to be printed in brackets after it: not the article's words.
        "glosses": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["span", "text", "name"],
                "properties": {
                    "span": {"$ref": "#/$defs/span"},
                    "text": {"type": "string"},
                    "name": {"type": "string"},
                },
            },
        },
        "anchor": {"type": ["string", "null"]},
    },
}


def brief_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of `brief.json`."""
    passages = {"type": "array", "items": {"$ref": "#/$defs/passage"}}
    parties = {"type": "array", "items": {"$ref": "#/$defs/party"}}
    strings = {"type": "array", "items": {"type": "string"}}
    when = {"anyOf": [{"$ref": "#/$defs/when"}, {"type": "null"}]}
    row = {
        "id": {"type": "string"},
        "mentions": passages,
        "sources": {"type": "array", "items": {"type": "integer"}},
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "evidence": {"type": "object"},
    }

    def rows(**more: Any) -> dict[str, Any]:
        return {
            "type": "array",
            "items": {"type": "object", "required": [*row, *more], "properties": {**row, **more}},
        }

    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Briefing note",
        "description": (
            "A brief whose every printed passage carries its text, its offsets in code points "
            "and the SHA-256 of its article."
        ),
        "type": "object",
        "required": [
            "format",
            "title",
            "issued",
            "version",
            "pipeline",
            "sources",
            "dossiers",
            "passages",
        ],
        "$defs": {
            "span": {
                "type": "array",
                "items": {"type": "integer", "minimum": 0},
                "minItems": 2,
                "maxItems": 2,
            },
            "passage": _PASSAGE,
            "party": {
                "type": "object",
                "required": ["name", "kind"],
                "properties": {
                    "name": {"type": "string"},
                    "kind": {"type": "string"},
                    "aliases": strings,
                    "role": {"type": ["string", "null"]},
                    "named": {"type": "boolean"},
                },
            },
            "when": {
                "type": "object",
                "required": ["iso", "granularity", "inferred"],
                "properties": {
                    "iso": {"type": "string"},
                    "granularity": {"type": "string"},
                    "inferred": {"type": "boolean"},
                },
            },
        },
        "properties": {
            "format": {"const": "briefing/1"},
            "title": {"type": "string"},
            "issued": when,
            "period": {
                "anyOf": [
                    {"type": "array", "items": when, "minItems": 2, "maxItems": 2},
                    {"type": "null"},
                ]
            },
            "version": {"type": "string"},
            "pipeline": {"type": "string"},
            "notes": strings,
            "news": {
                "anyOf": [
                    {
                        "type": "object",
                        "required": ["since", "items", "dropped"],
                        "properties": {
                            "since": when,
                            "items": {
                                "type": "array",
                                "items": {
                                    "type": "object",
                                    "required": ["kind", "dossier", "about", "names", "against"],
                                    "properties": {"names": strings, "against": strings},
                                },
                            },
                            "dropped": {
                                "type": "array",
                                "items": {"type": "object", "required": ["kind", "names"]},
                            },
                        },
                    },
                    {"type": "null"},
                ]
            },
            "max_words_per_article": {"type": ["integer", "null"], "minimum": 1},
            "sources": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["number", "id", "sha256", "words_reproduced"],
                },
            },
            "dossiers": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": [
                        "id",
                        "title",
                        "summary",
                        "accusations",
                        "responses",
                        "precedents",
                        "quotes",
                    ],
                    "properties": {
                        "id": {"type": "string"},
                        "title": {"type": "string"},
                        "summary": passages,
                        "accusations": rows(
                            accusers=parties,
                            accused=parties,
                            status={"enum": ["asserted", "hedged", "withdrawn"]},
                            charges=passages,
                        ),
                        "responses": rows(
                            responders=parties, stances=strings, words=passages, answers=strings
                        ),
                        "precedents": rows(
                            names=passages, cited_by=parties, year={"type": ["integer", "null"]}
                        ),
                        "quotes": rows(
                            kind={"enum": ["direct", "mixed", "indirect"]},
                            speakers=parties,
                            words=passages,
                            selected={"type": "boolean"},
                        ),
                    },
                },
            },
            "passages": passages,
        },
    }
