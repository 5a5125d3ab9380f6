"""Tell what kind of party is blamed: only so many, one person, a work, or the accuser's own office."""

from __future__ import annotations

from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.syntax import children, subject
from briefing.extraction.parties.gazetteer import fold
from briefing.extraction.speakers.human_nouns import PEOPLE
from briefing.language.plain_doc import Token

_LINKS = {"de", "du", "des", "d", "la", "le", "les", "l"}
_COUNTS = {
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "un",
    "une",
    "certains",
    "plusieurs",
    "tous",
    "beaucoup",
    "moitié",
    "plupart",
    "tiers",
}
"""Words that tell how many are blamed, and not who."""
_WORKS = {
    "enquête",
    "étude",
    "texte",
    "loi",
    "projet",
    "réforme",
    "procédure",
    "instruction",
    "dossier",
    "solution",
}
"""What is found fault with, and blames nobody by name."""
_EVENTS = {
    "coupe", "tour", "jeux", "mondial", "championnat", "trophee", "rallye", "marathon", "salon", "paris-dakar", "dakar",
    "declaration", "charte", "convention",
}  # fmt: skip
"""What begins the names of races, games and texts, none of which does anything."""
_NO_DOERS = {"vendee globe", "homme", "solitaire du figaro", "route du rhum"}
_SOURCES = {"source"}
"""Who only tells: *une source policière*; and *les sources de profit* are not even somebody."""
_CAUSES = {"défense", "protection", "accusation", "poursuite"}
"""Words for a side of a trial that are deeds as well: *la défense des droits*, no *la défense de Paul Roux*."""


def can_do_wrong(entry: int, scene: Scene) -> bool:
    """Tell whether a party may be blamed at all: no race, no text, no source, no *défense des droits*."""
    e = scene.sides.entry(entry)
    if e.named:
        name = fold(e.name)
        return name not in _NO_DOERS and name.partition(" ")[0] not in _EVENTS
    if e.head in _SOURCES:
        return False
    if e.name == "défense":
        return False  # « Pour la défense, Me Roux a dénoncé … »
    after = e.name.replace("'", " ").replace("’", " ").split()[1:]
    while after and after[0].casefold() in _LINKS:
        after.pop(0)
    if e.head not in _CAUSES or not after or not after[0].islower():
        return True
    return scene.knows.role(after[0]) is not None or fold(after[0]) in PEOPLE


def is_own_office(accused: tuple[int, ...], accusers: tuple[int, ...], scene: Scene) -> bool:
    """Tell whether the blamed *préfet* is the very prefect whom a pronoun was taken for."""
    if len(accused) != 1 or len(accusers) != 1:
        return False
    e, a = scene.sides.entry(accused[0]), scene.sides.entry(accusers[0])
    return not e.named and a.named and bool(e.head) and e.name == e.head and e.head in a.role_heads


def is_count(entry: int, scene: Scene) -> bool:
    """Tell whether a party is only so many: *deux*, *trois d'entre eux*, no *deux de ses adjoints*."""
    e = scene.sides.entry(entry)
    return e.head in _COUNTS and " de " not in e.name and " des " not in e.name


def is_one(entry: int, verb: Token, scene: Scene) -> bool:
    """Tell whether a party is one person, named or told apart from others: *Le brigadier a été inculpé*."""
    e = scene.sides.entry(entry)
    if e.kind != "person" or (e.named and not e.plural):
        return e.kind == "person"
    own = subject(verb)
    told = own is not None and own.i and own.nbor(-1).lower_ in {"le", "la", "l'"}
    return bool(told) and not e.plural and bool(children(verb, "aux:pass"))


def is_work(entry: int, scene: Scene) -> bool:
    """Tell whether a party is only something made or done: *pointe les carences de l'enquête*."""
    e = scene.sides.entry(entry)
    return not e.named and e.head in _WORKS


def by_one(verb: Token) -> bool:
    """Tell whether *on* blames: *on reproche au maire d'avoir …*."""
    own = subject(verb)
    return own is not None and own.lower_ == "on"
