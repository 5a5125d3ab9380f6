"""Tell which titles name one office and say what a phrase is about."""

from __future__ import annotations

import re
from collections.abc import Iterable

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
    ({"representant", "etat"}, {"prefet"}, {"prefete"}, {"sous-prefet"}, {"sous-prefete"}),
    (
        {"porte-parole", "quai", "orsay"},
        {"porte-parole", "ministere", "affaire", "etrangere"},
        {"porte-parole", "diplomatie"},
    ),
    ({"porte-parole", "beauvau"}, {"porte-parole", "ministere", "interieur"}),
    ({"porte-parole", "bercy"}, {"porte-parole", "ministere", "economie"}),
    ({"porte-parole", "elysee"}, {"porte-parole", "presidence"}),
    ({"edile"}, {"premier", "magistrat"}, {"premiere", "magistrate"}, {"maire"}),
)


FRENCH_SEATS = {"orsay", "beauvau", "bercy", "matignon", "elysee"}
"""Names of seats by which nobody of another state goes, in folded text."""
_CHAIRED = set(
    "tribunal cour chambre club association collectif conseil commission comite syndicat parti region departement "
    "groupe assemblee senat jury universite federation confederation ligue union agglomeration metropole "
    "communaute societe entreprise fondation banque caisse ordre mouvement autorite agence institut".split()
)
"""Bodies with a president of their own, in folded text."""
LED = {"depute", "senateur", "eurodepute", "parlementaire"}
"""Those whom a *patron*, *chef de file* leads, in folded text."""
_STEM = 5
"""Letters that a title and its feminine share: *directeur*, *directrice*."""
OFFICE_HEADS = set(
    (
        "chef locataire patron édile premier magistrat garde président représentant représentante PDG pdg"
    ).split()
)


def same_office(words: set[str], role: set[str], heads: set[str]) -> bool:
    """Tell whether a description and a role with these heads name one office (*chef de l'État*, *président*).

    *le directeur de cabinet du maire* holds no mayor's office: a single noun must head the role.
    """
    plain, stems = {fold(w) for w in words}, {fold(h)[:_STEM] for h in heads}
    if "president" in plain | role and (plain | role) & _CHAIRED:
        return False  # « le président du tribunal » is no head of state
    if plain & LED != role & LED:
        return False  # « le patron des sénateurs LR » is no « patron du PS »
    return any(
        any(a <= plain for a in office)
        and any(b <= role and (len(b) > 1 or min(b)[:_STEM] in stems) for b in office)
        and not (plain <= role)
        for office in _OFFICES
    )


def leads_others(words: set[str], roles: Iterable[str]) -> bool:
    """Tell whether those whom a title leads are others than in each role: *le chef de file des députés PS*."""
    led = words & LED
    return bool(led) and all((other := LED & {*content(r)}) and not other & led for r in roles)


def content(text: str) -> list[str]:
    """Return the folded words of a phrase that carry meaning."""
    return [
        w.removesuffix("s") if len(w) > 3 else w
        for w in _WORD.findall(fold(text))
        if w not in _SMALL
    ]


_WORD = re.compile(r"[\w-]+")
_SMALL = frozenset("de du des d la le les l a au aux et en un une pour".split())
