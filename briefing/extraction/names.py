"""Find the proper names of an article and what each of them is.

Three sources vote: the lexicon (states, capitals, seats, organisations, given names), courtesy
titles, and the pipeline's entities. Statistics alone find three press names in four.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc

from briefing.extraction.knowledge import Knowledge
from briefing.extraction.syntax import token_at
from briefing.model import Gender, PartyKind

TITLES: dict[str, Gender | None] = {
    "m.": "m", "mm.": "m", "monsieur": "m", "mme": "f", "mmes": "f", "madame": "f", "mlle": "f",
    "me": None, "maître": None, "dr": None, "pr": None, "docteur": None, "lord": "m", "sir": "m",
    "mgr": "m", "cheikh": "m", "sœur": "f", "frère": "m",
}  # fmt: skip
_PARTICLE = (
    r"(?:de la|de|du|des|d'|la|le|van der|van den|van|von der|von|ben|bin|ibn|al|el|da|di|dos|del"
    r"|della|y|ag|ould|mac|ter|zu)"
)
_UPPER = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆÁÍÓÚÑŠŽČŁØÅ"
_NAME_WORD = rf"(?:[dDlL]')?(?:[{_UPPER}]\.(?:-?[{_UPPER}]\.)*|[{_UPPER}][\w]*(?:[-'][\w]+)*)"
_CHUNK = re.compile(rf"(?<![\w'])(?:{_NAME_WORD})(?: (?:{_PARTICLE} ?)?(?:{_NAME_WORD}))*")
# « 4 juillet 2012. - », months and days with a capital at the head of a line are no names.
_NOT_A_NAME = set(
    (
        "le la les un une des du de il elle ils elles on ce cette ces cet c'est à a au aux en "
        "dans sur pour par avec sans mais et ou où si selon d'après après avant depuis pendant "
        "lors que qui quand comme alors ainsi aussi bien plus moins tous tout toute toutes son "
        "sa ses leur leurs mon ma mes notre nos votre vos nous vous je j'ai tu moi lui y ne n' "
        "se s'il puis enfin déjà encore ici là hier aujourd'hui demain lundi mardi mercredi "
        "jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août "
        "septembre octobre novembre décembre non oui faux vrai combien pourquoi comment quel "
        "quelle quels quelles rien personne chacun aucun aucune certains plusieurs beaucoup peu "
        "voici voilà or car donc ni contre entre sous vers chez dès malgré outre face interrogé "
        "interrogée sollicité sollicitée contacté contactée deux trois quatre cinq six sept "
        "huit neuf dix cela ceux celle celui celles celle-ci celui-ci parce parmi quant sauf "
        "tandis résultat avoir être faire lire fin photo crédit partager imprimer publié mis "
        "dernière d'autres"
    ).split()
)  # fmt: skip


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
    return table


def find_names(doc: Doc, knows: Knowledge) -> list[Name]:
    """Return the names of the text in order, none overlapping another."""
    table = gazetteer(knows)
    text = doc.text
    known = _known_names(doc, text, table)
    taken = [(n.start, n.end) for n in known]
    names = list(known)
    for match in _CHUNK.finditer(text):
        start, end, title = _strip(text, match.start(), match.end())
        if start >= end:
            continue
        first, last = token_at(doc, start), token_at(doc, end - 1) + 1
        first = _person_inside(doc, first, last, title, knows)
        if any(s < last and first < e for s, e in taken):
            # « Chine Wang Yi »: what is left beside the known name may be one too.
            for s, e in _rest(first, last, taken):
                name = _classify(doc, s, e, None, knows)
                if name is not None:
                    names.append(name)
            continue
        name = _classify(doc, first, last, title, knows)
        if name is not None:
            names.append(name)
    return sorted(_brussels(names, text), key=lambda n: (n.start, -n.end))


def _brussels(names: list[Name], text: str) -> list[Name]:
    """Read *Bruxelles* as the Union where the article speaks of it and not of Belgium."""
    union = any(n.canonical == "Union européenne" for n in names) or "Commission européenne" in text
    belgian = any(n.canonical == "Belgique" and not n.capital for n in names) or " belge" in text
    if not union or belgian:
        return names
    return [
        replace(n, canonical="Union européenne") if n.canonical == "Belgique" and n.capital else n
        for n in names
    ]


def _known_names(doc: Doc, text: str, table: dict[str, Known]) -> list[Name]:
    """Find the lexicon's names, the longest first at each capital."""
    longest = _longest(table)
    found: list[Name] = []
    i = 0
    while i < len(doc):
        token = doc[i]
        if not token.text[:1].isupper() or (i and doc[i - 1].text == "-"):
            i += 1
            continue
        limit = longest.get(fold(token.text), 0)
        hit = 0
        for end in range(min(i + limit, len(doc)), i, -1):
            form = fold(text[token.idx : doc[end - 1].idx + len(doc[end - 1].text)])
            if form in table:
                hit = end
                break
        if not hit:
            i += 1
            continue
        surface = text[token.idx : doc[hit - 1].idx + len(doc[hit - 1].text)]
        entry = table[fold(surface)]
        whole = not (hit < len(doc) and doc[hit].text[:1] == "-" and not doc[hit - 1].whitespace_)
        bigger = _in_person_name(doc, i, hit)
        if whole and not bigger and _cased_alike(surface, fold(surface)):
            found.append(
                Name(i, hit, surface, entry.kind, canonical=entry.canonical, capital=entry.capital)
            )
            i = hit
        else:
            i += 1
    return found


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
    """Tell whether a short name stands in capitals (*UE*, *Onu*), not as a common word (*Une*)."""
    return (
        len(folded) > 3 or surface.isupper() or surface[1:].islower() is False or len(folded) == 3
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


def _strip(text: str, start: int, end: int) -> tuple[int, int, str | None]:
    """Cut articles, sentence openers and courtesy titles off the head of a chunk."""
    title: str | None = None
    while start < end:
        match = re.match(r"\S+", text[start:end])
        if match is None:
            break
        first = match.group()
        low = first.casefold()
        if low in TITLES or (low + "." in TITLES and low == "m"):
            title = low
        elif low in _NOT_A_NAME:
            title = None
        else:
            elided = re.match(r"^(?:[dl]|qu|jusqu|lorsqu|puisqu|s|n|c|j)'(?=\w)", low)
            if elided:
                start += elided.end()
                continue
            break
        start += len(first)
        while start < end and text[start] == " ":
            start += 1
        if title is not None and start < end and text[start] == ".":
            start += 1
    return start, end, title


def _rest(first: int, last: int, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    free: list[tuple[int, int]] = []
    start: int | None = None
    for i in range(first, last + 1):
        inside = i < last and not any(s <= i < e for s, e in taken)
        if inside and start is None:
            start = i
        elif not inside and start is not None:
            if i - start >= 1:
                free.append((start, i))
            start = None
    return free


def _person_inside(doc: Doc, first: int, last: int, title: str | None, knows: Knowledge) -> int:
    """Return where the person's name starts in *(de la) Creuse Sylvie Courtadon*."""
    if title is not None or first == 0 or knows.is_given_name(doc[first].text):
        return first
    if doc[first - 1].lower_ not in set(("de du d' la le l' les des à").split()):
        return first
    for i in range(first + 1, last - 1):
        if knows.is_given_name(doc[i].text) and doc[i + 1].text[:1].isupper():
            return i
    return first


def _heads_description(doc: Doc, i: int, knows: Knowledge) -> bool:
    """Tell whether a capital is only one of rank: *Chambre de commerce*, *Représentante spéciale*."""
    token = doc[i]
    after = doc[i + 1] if i + 1 < len(doc) else None
    if after is None or (token.text.isupper() and len(token.text) > 1):
        return False
    complement = after.lower_ in {"de", "d'", "du", "des"} or (
        after.pos_ == "ADJ" and after.text.islower()
    )
    return complement and (token.pos_ == "NOUN" or knows.role(token.lower_) is not None)


def _classify(doc: Doc, first: int, last: int, title: str | None, knows: Knowledge) -> Name | None:
    tokens = doc[first:last]
    surface = tokens.text
    words = [t for t in tokens if any(c.isalpha() for c in t.text)]
    if not words or (not words[0].text[:1].isupper() and "'" not in words[0].text):
        return None
    labels = [t.ent_type_ for t in tokens if t.ent_type_]
    head_word = fold(words[0].text)
    gender = knows.given_gender(words[0].text.split("-")[0]) if words else None
    known_given = knows.is_given_name(words[0].text) or knows.is_given_name(
        words[0].text.split("-")[0]
    )
    opens = first == 0 or doc[first].is_sent_start or doc[first - 1].text in '«"“:—–-'
    if (
        len(words) == 1
        and opens
        and title is None
        and not labels
        and doc[first].pos_ != "PROPN"
        and not known_given
        and not (surface.isupper() and len(surface) > 1)
    ):
        return None
    if (
        len(words) == 1 and opens and title is None and not known_given
        and doc[first].pos_ in {"VERB", "AUX", "ADP", "ADV", "CCONJ", "SCONJ", "PRON", "DET"}
        and not (surface.isupper() and len(surface) > 1)
    ):  # fmt: skip
        return None
    if head_word in _NOT_A_NAME and len(words) == 1:
        return None
    if (
        len(words) == 1
        and title is None
        and not known_given
        and _heads_description(doc, first, knows)
    ):
        return None
    titled = TITLES.get(title) if title else None
    kind: PartyKind = "unknown"
    place = False
    label = max(labels, key=labels.count) if labels else ""
    if title is not None or (known_given and 2 <= len(words) <= 3) or label == "PER":
        kind = "person"
    elif (len(words) == 1 and surface.isupper() and 2 <= len(surface) <= 8) or label == "ORG":
        kind = "organisation"
    elif label == "LOC":
        place = True
    elif known_given and len(words) == 1 and label != "MISC":
        kind = "person"
    return Name(
        first, last, surface, kind, place=place,
        title_gender=titled or (gender if kind == "person" and len(words) >= 2 else None),
    )  # fmt: skip
