"""Know the names that the lexicon holds: states, capitals, seats of power, organisations."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.syntax import OF
from briefing.language.plain_doc import Doc, Token
from briefing.model import Gender, PartyKind

GENERIC = {
    "party": "parti", "union": "syndicat", "media": "média", "ngo": "association", "company": "entreprise",
    "agency": "agence", "body": "institution", "court": "juridiction", "team": "club",
    "group": "groupe",
}  # fmt: skip
"""What the lexicon's organisations are called by: *le syndicat*, *le quotidien*."""


@dataclass(frozen=True, slots=True)
class Name:
    """Hold one occurrence of a proper name, in token indices."""

    start: int
    end: int
    text: str
    kind: PartyKind
    place: bool = False
    """True for a town, river or region: a name, but nobody who speaks."""
    canonical: str | None = None
    """What the lexicon calls it (*Pékin* → *Chine*, *USA* → *États-Unis*)."""
    title_gender: Gender | None = None
    titled: bool = False
    capital: bool = False
    """True for a capital or a seat of power, which stands for a state only as an actor."""


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return the text casefolded, without accents, with plain apostrophes and single spaces."""
    plain = text.replace("’", "'").replace("œ", "oe").replace("Œ", "OE")
    decomposed = unicodedata.normalize("NFKD", plain).casefold()
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


@dataclass(frozen=True, slots=True)
class Known:
    """Tell what the lexicon says of a name's form."""

    canonical: str
    kind: PartyKind
    capital: bool = False
    gender: Gender | None = None


@lru_cache(maxsize=4)
def gazetteer(knows: Knowledge) -> dict[str, Known]:
    """Return the folded forms of states, capitals, seats and organisations."""
    lexicon = knows.lexicon
    table: dict[str, Known] = {}
    for form, orgs in lexicon.organisations.items():
        table.setdefault(fold(form), Known(orgs[0].name, "organisation"))
    for form, states in lexicon.capitals.items():
        table[fold(form)] = Known(states[0].name, "state", True)
    for form, seats in lexicon.seats.items():
        table.setdefault(fold(form), Known(seats[0].form, "organisation", True))
    for form, states in lexicon.states.items():
        table[fold(form)] = Known(states[0].name, "state")
    for states in lexicon.states.values():
        # « La partie américaine », as diplomats say
        table.setdefault(f"partie {fold(states[0].demonyms[1])}", Known(states[0].name, "state"))
    return table


def known_names(doc: Doc, text: str, table: dict[str, Known]) -> list[Name]:
    """Find the lexicon's names, the longest first at each capital."""
    longest = _longest(table)
    found: list[Name] = []
    past = 0
    for i, token in enumerate(doc):
        capital = token.text != token.lower_ and token.text[:1].isupper()
        opens = capital or token.lower_ in _LANES or (token.lower_ == "partie" and _is_side(token))
        if i < past or not (opens or (token.like_num and _counts(token))):
            continue
        if i and doc[i - 1].text == "-":
            continue
        limit = longest.get(fold(token.text), 0)
        hit = 0
        for end in range(min(i + limit, len(doc)), i, -1):
            if doc[end - 1].is_space:
                continue
            form = fold(text[token.idx : doc[end - 1].idx + len(doc[end - 1].text)])
            if form in table:
                hit = end
                break
        if not hit:
            continue
        surface = text[token.idx : doc[hit - 1].idx + len(doc[hit - 1].text)]
        entry = table[fold(surface)]
        whole = not (hit < len(doc) and doc[hit].text[:1] == "-" and not doc[hit - 1].whitespace_)
        bigger = _in_person_name(doc, i, hit)
        cased = _cased_alike(surface, fold(surface)) and not _only_article(doc, i, hit)
        if whole and not bigger and cased:
            found.append(
                Name(i, hit, surface, entry.kind, canonical=entry.canonical, capital=entry.capital)
            )
            past = hit
    return found


def _counts(token: Token) -> bool:
    """Tell whether a number opens a name: *20 Minutes*, but no *20 minutes*."""
    after = token.doc[token.i + 1 : token.i + 2] if token.text.isdigit() else []
    return bool(after) and after[0].text[:1].isupper()


def _is_side(token: Token) -> bool:
    """Tell whether *la partie chinoise* is a party to a talk, no part of a country: *la partie turque de l'île*."""
    doc, i = token.doc, token.i
    led = {t.lower_ for t in doc[max(i - 2, 0) : i]}
    after = doc[i + 2].lower_ if i + 2 < len(doc) else ""
    return "la" in led and led.isdisjoint(_WHERE) and after not in OF


_WHERE = {"dans", "sur", "vers", "depuis", "en", "par"}
_LANES = {"rue", "place", "avenue", "quai", "hôtel", "palais"}
"""What a seat of power stands in, without a capital: *dit-on rue de Valois*."""
_LONGEST: dict[int, dict[str, int]] = {}


def _longest(table: dict[str, Known]) -> dict[str, int]:
    """Return, by first word, how many tokens the longest known name may have."""
    cached = _LONGEST.get(id(table))
    if cached is None:
        cached = {}
        for form in table:
            words = re.findall(r"[\w.]+'?(?:-\w+)*|&", form)
            if words:
                first = words[0]
                cached[first] = max(cached.get(first, 0), 2 * len(words) + 1)
        _LONGEST[id(table)] = cached
    return cached


def _cased_alike(surface: str, folded: str) -> bool:
    """Tell whether a short name stands in capitals (*UE*, *Onu*), not as a common word (*Une*, *Eau*)."""
    if surface == "Eau":
        return False  # « EAU », but « Eau et Vie »
    return len(folded) >= 3 or surface.isupper() or not surface[1:].islower()


def _only_article(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the article alone has a capital: *Le monde change* is not *Le Monde*."""
    return (
        end - start > 1
        and doc[start].lower_ in {"le", "la", "les", "l'", "un", "une"}
        and all(t.text.islower() for t in doc[start + 1 : end])
    )


def _in_person_name(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a known form is only a part of a longer name (*Jean-Paul Malte*, *Chad Smith*)."""
    before = doc[start - 1] if start else None
    after = doc[end] if end < len(doc) else None
    label = doc[start].ent_type_
    if label != "PER":
        return False
    return bool(
        (before is not None and before.ent_type_ == "PER")
        or (after is not None and after.ent_type_ == "PER" and after.ent_iob_ == "I")
    )
