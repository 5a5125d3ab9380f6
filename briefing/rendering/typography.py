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


_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # Guillemets first: a sign may stand beside them.
        (r"«[ \u00a0\u202f]*", "«" + NBSP),
        (r"[ \u00a0\u202f]*»", NBSP + "»"),
        # A sign that follows a word, a number or a closing mark; not the ? of a link, not (!).
        (r"(?<=[\w»”)\]…%])[ \u00a0\u202f]*([;!?]+)(?=$|[\s»”)\]])", NNBSP + r"\1"),
        (r"(?<=[\w»”)\]…%])[ \u00a0\u202f]*:(?=$|\s)", NBSP + ":"),
        # Thousands, then what stands with its number: 12 000, 45 %, 3 mars, n° 5, p. 4, M. Roux.
        (r"(?<=\d) (?=\d{3}(?!\d))", NNBSP),
        (r"(?<=\d) ?(?=[%€‰])", NBSP),
        (rf"(?<=\d) (?=(?:{'|'.join(MONTHS)})\b)", NBSP),
        (rf"\b1er (?=(?:{'|'.join(MONTHS)})\b)", "1er" + NBSP),
        (r"\b(n°|p\.|art\.|M\.|MM\.|Mme|Mlle|Dr|Me) (?=[\dA-ZÀ-ÝŒ])", r"\1" + NBSP),
        (r"(?<=\w)'(?=[\w«“])", "’"),
    )
)


def french(label: str) -> str:
    """Return a label of ours as French is printed: no-break spaces, guillemets, curved apostrophes.

    Setting a label twice changes nothing more. Never for an article's own words.
    """
    for pattern, replacement in _RULES:
        label = pattern.sub(replacement, label)
    return label


def ordinal(n: int, *, feminine: bool = False) -> str:
    """Return *1er*, *1re*, *2e*, *21e*."""
    return ("1re" if feminine else "1er") if n == 1 else f"{n}e"


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
        text = f"{ordinal(1) if day == 1 else day}{NBSP}{text}"
        if granularity == "week":
            weekend = datetime.date.fromisoformat(when["iso"][:10]).isoweekday() == 6
            text = f"{'week-end' if weekend else 'semaine'} du {text}"
    return f"{text} (date déduite)" if when.get("inferred") else text


def count(n: int, singular: str, plural: str | None = None) -> str:
    """Return a number with its noun: *1 article*, *12 articles*; from two on it is plural."""
    noun = singular if n < 2 else plural or singular + "s"
    return f"{n:,}".replace(",", NNBSP) + NBSP + noun
