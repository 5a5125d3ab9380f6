"""Know the passive that *se faire* and *se voir* make: *s'est fait accuser de fraude par X*."""

from __future__ import annotations

from briefing.language.lexicon import AccusationCue
from briefing.language.plain_doc import Token

_MADE = {
    "fait", "faire", "fera", "font", "feront", "faisait", "faisaient", "vu", "vue", "vus", "vues", "voit", "voient",
    "voir", "verra", "voyait",
}  # fmt: skip


def is_undergone(verb: Token, entry: AccusationCue) -> bool:
    """Tell whether the subject has himself blamed: *s'est fait accuser*, *se voit accuser de*."""
    if "Inf" not in verb.morph.get("VerbForm", []) or "obj" not in entry.accused or verb.i < 2:
        return False
    lead = [t.lower_ for t in verb.doc[max(verb.i - 4, 0) : verb.i]]
    return lead[-1] in _MADE and bool({"se", "s'"} & set(lead))
