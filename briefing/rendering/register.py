"""Write the register for rights holders: what a brief reproduces of each article, as CSV."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping
from typing import Any

COLUMNS = (
    "numéro", "titre", "journal", "auteur", "date", "lien", "fichier", "sha256",
    "mots de l’article", "mots reproduits", "part en %", "passages", "plafond de mots",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def register_csv(data: Mapping[str, Any]) -> bytes:
    """Return a line an article, in UTF-8 with a byte-order mark and semicolons, as French tables are read."""
    passages = Counter(p["source"] for p in data["passages"])
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for s in data["sources"]:
        share = 100 * s["words_reproduced"] / s["words"] if s["words"] else 0
        published = s["published"]["iso"] if s["published"] else ""
        row = [
            s["number"], s["title"], s["outlet"], s["author"], published, s["url"], s["name"], s["sha256"],
            s["words"], s["words_reproduced"], f"{min(share, 100):.0f}", passages[s["number"]],
            data.get("max_words_per_article"),
        ]  # fmt: skip
        writer.writerow([_plain(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig", "replace")


def _plain(cell: object) -> str:
    """Return a cell that no spreadsheet takes for a formula: an article may be titled « =HYPERLINK(…) »."""
    text = " ".join(str(cell).split()) if cell is not None else ""
    return f"'{text}" if text.startswith(_FORMULA) else text
