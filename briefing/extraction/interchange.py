"""Write an `Analysis` in the interchange format: one JSON object an article, offsets in code points."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from briefing.model import Accusation, Analysis, Evidence, Party, Precedent, Quote, Response, Span

SCHEMA_FILE = "analysis.schema.json"


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the interchange format."""
    text = resources.files("briefing.extraction").joinpath(SCHEMA_FILE).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def to_dict(analysis: Analysis) -> dict[str, Any]:
    """Return the analysis as plain JSON values, valid against `schema()`.

    The text itself is included unless the input was a plain text file, whose own bytes hold it.
    """
    article = analysis.article
    data: dict[str, Any] = {
        "id": article.id,
        "text_sha256": article.sha256,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "url": article.url,
        "published": article.published.iso
        if article.published and len(article.published.iso) == 10
        else None,
        "pipeline": analysis.pipeline,
        "quotes": [_quote(q) for q in analysis.quotes],
        "accusations": [_accusation(a) for a in analysis.accusations],
        "responses": [_response(r) for r in analysis.responses],
        "precedents": [_precedent(p, article.text) for p in analysis.precedents],
        "parties": [_party(p) for p in analysis.parties],
        "notes": list(analysis.notes),
        "warnings": list(article.warnings),
    }
    if not article.plain:
        data["text"] = article.text
    return data


def _party(party: Party) -> dict[str, Any]:
    return {
        "name": party.name,
        "aliases": list(party.aliases),
        "kind": party.kind,
        "role": party.role,
        "named": party.named,
    }


def _parties(parties: tuple[Party, ...]) -> list[dict[str, Any]]:
    return [_party(p) for p in parties]


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(s) for s in spans]


def _evidence(evidence: Evidence) -> dict[str, str]:
    return {"construction": evidence.construction, "resolution": evidence.resolution}


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "kind": quote.kind,
        "content": _spans(quote.content),
        "speakers": _parties(quote.speakers),
        "role": quote.role,
        "on_behalf_of": _parties(quote.on_behalf_of),
        "cue": list(quote.cue) if quote.cue else None,
        "confidence": quote.confidence,
        "evidence": _evidence(quote.evidence),
    }


def _accusation(accusation: Accusation) -> dict[str, Any]:
    return {
        "accusers": _parties(accusation.accusers),
        "accused": _parties(accusation.accused),
        "on_behalf_of": _parties(accusation.on_behalf_of),
        "charge": _spans(accusation.charge),
        "cue": list(accusation.cue) if accusation.cue else None,
        "status": accusation.status,
        "confidence": accusation.confidence,
        "evidence": _evidence(accusation.evidence),
    }


def _response(response: Response) -> dict[str, Any]:
    return {
        "responders": _parties(response.responders),
        "on_behalf_of": _parties(response.on_behalf_of),
        "stances": list(response.stances),
        "answers": list(response.answers),
        "evidence": _spans(response.evidence_spans),
        "confidence": response.confidence,
        "why": _evidence(response.evidence),
    }


def _precedent(precedent: Precedent, text: str) -> dict[str, Any]:
    return {
        "name": " ".join(s.cut(text) for s in precedent.name_spans),
        "name_span": _spans(precedent.name_spans),
        "cited_by": _parties(precedent.cited_by),
        "year": precedent.year,
        "confidence": precedent.confidence,
        "why": _evidence(precedent.evidence),
    }
