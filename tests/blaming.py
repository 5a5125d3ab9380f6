"""Write the accusations that are found as lines, for the tests of blame to compare."""

from __future__ import annotations

from typing import Any

from briefing.extraction.analysis import analyse
from briefing.model import Article, cut


def told_lines(nlp: Any, text: str) -> list[str]:
    """Return the accusations of a text, each as one line."""
    return [
        f"{', '.join(p.name for p in a.accusers) or '—'} → {', '.join(p.name for p in a.accused)}: "
        f"{cut(text, a.charge)}"
        for a in analyse(Article("x", text), nlp).accusations
    ]
