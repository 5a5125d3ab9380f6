"""Tell how right each section is, as measured, when the running pipeline is the measured one."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

FILE = "measured.json"
NAMES = {
    "quotes_attributed": "citations avec leur auteur",
    "accusation_edges": "qui accuse qui",
    "responses": "réponses",
    "precedents": "précédents",
}


def lines(pipeline: str, version: str) -> list[str]:
    """Return one line on the measured precision, none if another pipeline or version was measured."""
    measured = load()
    if measured is None or measured["pipeline"] != pipeline or measured["version"] != version:
        return []
    shares = [
        f"{NAMES[key]} {round(100 * share)} % ({count['right']} sur {count['found']})"
        for key in NAMES
        if (share := measured["precision"].get(key)) is not None
        and (count := measured["counts"][key])
    ]
    return [f"Précision mesurée sur {measured['documents']} articles annotés : {', '.join(shares)}"]


def load() -> dict[str, Any] | None:
    """Return what the last measuring wrote, or None."""
    path = resources.files("briefing.rendering") / FILE
    if not path.is_file():
        return None
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded
