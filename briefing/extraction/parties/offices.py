"""Tell which titles name one office and say what a phrase is about."""

from __future__ import annotations

import re

from briefing.extraction.parties.gazetteer import fold

_OFFICES: tuple[tuple[set[str], ...], ...] = (
    ({"chef", "etat"}, {"president", "republique"}, {"locataire", "elysee"}, {"president"}),
    (
        {"chef", "gouvernement"},
        {"premier", "ministre"},
        {"premiere", "ministre"},
        {"locataire", "matignon"},
    ),
    ({"chef", "diplomatie"}, {"ministre", "affaire", "etrangere"}, {"secretaire", "etat"}),
    ({"locataire", "beauvau"}, {"ministre", "interieur"}),
    ({"locataire", "bercy"}, {"ministre", "economie"}),
    ({"garde", "sceaux"}, {"ministre", "justice"}),
    (
        {"patron"},
        {"pdg"},
        {"directeur"},
        {"directrice"},
        {"president", "directoire"},
        {"dirigeant"},
    ),
    ({"edile"}, {"premier", "magistrat"}, {"premiere", "magistrate"}, {"maire"}),
)


OFFICE_HEADS = set(
    ("chef locataire patron édile premier magistrat garde président PDG pdg").split()
)


def same_office(words: set[str], role: set[str]) -> bool:
    """Tell whether a description and a role name one office (*chef de l'État*, *président*)."""
    plain = {fold(w) for w in words}
    return any(
        any(a <= plain for a in office) and any(b <= role for b in office) and not (plain <= role)
        for office in _OFFICES
    )


def content(text: str) -> list[str]:
    """Return the folded words of a phrase that carry meaning."""
    return [
        w.removesuffix("s") if len(w) > 3 else w
        for w in _WORD.findall(fold(text))
        if w not in _SMALL
    ]


_WORD = re.compile(r"[\w-]+")
_SMALL = frozenset("de du des d la le les l a au aux et en un une pour".split())
