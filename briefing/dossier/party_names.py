"""Compare names: the words that identify a party, and whether two spellings are of one."""

from __future__ import annotations

import re
from functools import cache

from briefing.dossier.terms import fold, words
from briefing.language.lexicon import load
from briefing.model import Party

LINKS = frozenset("de d du des la le les l en a au aux et".split())
"""Small words of a name that tell nobody apart."""


def tokens(party: Party) -> tuple[str, ...]:
    """Return the words that identify a party: without *association*, *société* before a name."""
    found = words(party.name)
    if party.kind == "organisation":
        spelled = re.findall(r"\w+", party.name)
        while len(found) > 1 and found[0] in body_nouns() and spelled[1][:1].isupper():
            found, spelled = found[1:], spelled[1:]
    return tuple(found)


def is_body(party: Party) -> bool:
    """Tell whether it is an organisation with a name of its own (*association Littoral vivant*)."""
    return (
        party.kind == "organisation"
        and "(" not in party.name
        and (party.named or any(w[:1].isupper() for w in party.name.split()[1:]))
    )


def begins_or_ends(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a name is the first words of another, or its last ones with no *de* before."""
    n = len(short)
    return n < len(long) and (
        long[:n] == short or (long[-n:] == short and long[-n - 1] not in LINKS)
    )


@cache
def body_nouns() -> frozenset[str]:
    """Return the nouns for bodies that may stand before a name (*association*)."""
    return frozenset(
        fold(lemma)
        for lemma, roles in load().roles.items()
        if any(r.kind == "organisation" for r in roles)
    )


@cache
def offices() -> frozenset[str]:
    """Return the nouns for official posts."""
    return frozenset(
        fold(form)
        for roles in load().roles.values()
        for r in roles
        if r.kind == "person" and r.rank >= 2
        for form in (r.lemma, r.feminine)
        if form
    )


def is_office(name: str) -> bool:
    """Tell whether a description names an office that one person at a time holds."""
    found = words(name)
    return bool(found) and (found[0] in offices() or len(content(name)) > 1)


def content(role: str) -> frozenset[str]:
    """Return the words of a role that say something."""
    return frozenset(w for w in words(role) if w not in LINKS)


@cache
def undoubled(token: str) -> str:
    """Return a word with its doubled letters single."""
    return re.sub(r"(.)\1", r"\1", token)


def one_spelling(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether two full names are one: middle names and doubled letters aside."""
    x, y = ([undoubled(t) for t in name] for name in (a, b))
    if x[-1] != y[-1]:
        return False
    short, full = sorted((x[:-1], y[:-1]), key=len)
    if short == full:
        return True
    if len(short[0]) == 1 or len(full[0]) == 1:  # « J. Dupont »
        return short[0][0] == full[0][0] and len(full) <= len(short) + 1
    return full[: len(short)] == short
