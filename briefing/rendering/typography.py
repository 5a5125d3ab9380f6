"""Set what the project writes in French typography; the articles' own words are never touched."""

from __future__ import annotations

import datetime
import re
from typing import Any

NNBSP = "\u202f"
NBSP = "\u00a0"
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
)  # fmt: skip
SEASONS = ("hiver", "printemps", "été", "automne")


def french(label: str) -> str:
    """Return a label with no-break spaces before ; : ! ? » and after «, and curved apostrophes."""
    text = re.sub(r"[ \u00a0\u202f]*([;!?])", NNBSP + r"\1", label)
    text = re.sub(r"(?<=\w)[ \u00a0\u202f]*:(?=\s|$)", NBSP + ":", text)
    text = re.sub(r"«[ \u00a0\u202f]*", "«" + NBSP, text)
    text = re.sub(r"[ \u00a0\u202f]*»", NBSP + "»", text)
    return text.replace("'", "’")


def date(when: dict[str, Any] | None, *, missing: str = "date non établie") -> str:
    """Return a serialised date in full: *1er mars 2024*, *mars 2024*, *2024*; inferred ones say so.

    A week is named by the day it is stated by, a season and a decade by their own names.
    """
    if not when:
        return missing
    parts = when["iso"][:10].split("-")
    text = parts[0]
    granularity = when.get("granularity")
    if granularity == "decade":
        text = f"années{NBSP}{text}"
    elif granularity == "season":
        text = f"{SEASONS[int(parts[1]) % 12 // 3]} {text}"
    elif len(parts) > 1:
        text = f"{MONTHS[int(parts[1]) - 1]} {text}"
    if len(parts) > 2:
        day = int(parts[2])
        text = f"{'1er' if day == 1 else day}{NBSP}{text}"
        if granularity == "week":
            weekend = datetime.date.fromisoformat(when["iso"][:10]).isoweekday() == 6
            text = f"{'week-end' if weekend else 'semaine'} du {text}"
    return f"{text} (date déduite)" if when.get("inferred") else text


def count(n: int, singular: str, plural: str | None = None) -> str:
    """Return a number with its noun: *1 article*, *12 articles*; from two on it is plural."""
    noun = singular if n < 2 else plural or singular + "s"
    return f"{n:,}".replace(",", NNBSP) + NBSP + noun
