"""Tell words between marks that nobody says: titles, inscriptions, the law's names of offences."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import has_finite_verb
from briefing.extraction.quotes.incise_signs import inscribed
from briefing.language.plain_doc import Token

_THEMES = {"thème", "thèmes"}
_NEAR = 12
"""Tokens before a stretch among which what it is brought for stands."""
_CHARGED = set(
    "enquête enquêtes information informations instruction procédure examen vue poursuivi poursuivie poursuivis "
    "poursuivies jugé jugée jugés jugées renvoyé renvoyée renvoyés renvoyées condamné condamnée condamnés condamnées "
    "écroué écrouée arrêté arrêtée arrêtés assises comparaît comparaissent comparu comparaître soupçonné soupçonnée "
    "soupçonnés soupçonnées".split()
)
"""What is brought *pour « … »*: the words are the law's."""


def labels(token: Token, knows: Knowledge) -> bool:
    """Tell whether a title, a slogan or a theme is called so by the noun."""
    return inscribed(token, knows) or token.lower_ in _THEMES


def is_law(start: int, begin: int, layout: Layout) -> bool:
    """Tell whether words name an offence: *a ouvert une enquête pour « recherche des causes de la mort »*."""
    before = layout.doc[max(begin, start - _NEAR) : start]
    return (
        len(before) > 1
        and before[-1].lower_ in {"pour", "chef", "chefs"}
        and any(t.lower_ in _CHARGED for t in before)
    )


def is_inscription(k: int, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether a noun before a colon says where words stand that nobody says: *Sa devise : « … »*."""
    start, _ = layout.outer(k)
    colon = start - 1
    if colon < 1 or layout.doc[colon].text != ":":
        return False
    begin = layout.sentence_start(colon)
    if has_finite_verb(layout.doc, begin, colon):
        return False
    return any(t.pos_ == "NOUN" and inscribed(t, knows) for t in layout.doc[begin:colon])
