"""Tell whether a noun may mean a person whom the article has called by other nouns."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.parties.entries import Entry
from briefing.extraction.parties.offices import content, leads_others, same_office
from briefing.language.plain_doc import Token

SAME, TAKEN, FIELD, OPEN, OTHER = 4, 3, 2, 1, 0
"""Called so before; what the noun takes up; of one trade; nothing speaks against it; somebody else."""
_OFFICE = 3
"""Rank of those of whom there is one for each place: another office is another person."""
_TITLE = 2
_MANDATES = set(
    "député sénateur maire conseiller élu eurodéputé parlementaire vice-président".split()
)
_PARTY = set(
    "porte-parole chef secrétaire rapporteur leader candidat militant coordonnateur coordinateur dirigeant".split()
)
_ONE_MANDATE = set("maire député sénateur eurodéputé préfet".split())
_PRIVATE = set(
    "mère père fils fille frère sœur époux mari veuf oncle tante parent ami voisin riverain habitant victime "
    "retraité client passant locataire plaignant témoin usager passager lycéen étudiant élève".split()
)
"""Nouns of those who are presented for what befell them, and hold no office."""
_UNIONS = set("cgt cfdt fo sud cgc cftc unsa fsu solidaires syndical syndicale personnel".split())
_HATS = {"union", "association"}
"""Walks that somebody of any trade may go besides: *le syndicaliste* teaches welding."""
_HATTED = set(
    "président vice-président secrétaire délégué responsable représentant porte-parole membre trésorier "
    "coordinateur coordonnateur militant".split()
)
"""Nouns that say nothing of somebody's trade."""
_COURTLY = set("avocat juge magistrat greffier assesseur prévenu accusé".split())
_SEATED = re.compile(
    r"\b(?:républi\w+|tribuna\w+|cour|chambre|audience|état|gouvernement|parquet|parlement|sénat|assemblée)\b",
    re.IGNORECASE,
)
"""What one presides or serves besides no trade: *le président du tribunal*."""
_STATELY = {"diplomatie", "gouvernement", "executif", "etat"}
"""What a *chef* of a state's leads."""
_LONGEST = 4


_AT_COURT = {"procureur", "procureure", "juge", "substitut", "vice-procureur", "greffier"}
"""Nouns of those whom nobody names without saying so."""
_BENCH = {"magistrat", "juge", "procureur", "substitut", "greffier", "assesseur", "parquetier"}
_BAR = {"avocat", "pénaliste", "bâtonnier", "ténor"}
"""Those who judge and prosecute, those who plead: nobody is both."""
_CHAIRS = {"président", "vice-président", "secrétaire", "porte-parole", "chef"}
_TAKES_UP = re.compile(r"\bde (?:cet(?:te)?|ce)\b")
"""What says of which body without its name: *porte-parole de cette juridiction*."""
_BODIES = set(
    "association club société entreprise syndicat collectif fédération comité fondation ong amicale union "
    "confédération coopérative".split()
)
"""Bodies whose president holds no mandate: *la présidente de l'association* is not *l'élue*."""
_RUN_BY = {"dirigeant", "responsable", "cadre"}
_RUN = set(
    "directeur président PDG patron gérant fondateur cofondateur administrateur proviseur principal doyen recteur "
    "entraîneur manager trésorier coordinateur coordonnateur".split()
)
"""Nouns of those who run something, whom *la dirigeante* takes up before anybody else."""
_PEERS = {"collègue", "confrère", "homologue", "camarade", "acolyte", "compère"}
"""Nouns of those who are of another's trade, whichever it is."""
_PROSECUTION = re.compile(r"\b(?:parquet|ministère public|accusation)\b", re.IGNORECASE)
_SITTING = re.compile(r"présidente? d(?:u|e|e la|'une?) (?:tribunal|cour d|chambre)", re.IGNORECASE)
_JUNIOR = re.compile(r"secrétaire d'état", re.IGNORECASE)
_STAFF = re.compile(
    r"(?:ancien(?:ne)? )?chef(?:fe)? de (?:projets?|chantier|produits?|mission)\b", re.IGNORECASE
)
_COUNCILLOR = re.compile(
    r"conseill(?:er|ère) (?:d'état|fédérale?|administrati[fv]e?)", re.IGNORECASE
)
_GENERAL = set(
    "chef directeur président secrétaire responsable représentant porte-parole membre délégué conseiller maître "
    "patron administrateur adjoint chargé attaché vice-président dirigeant fondateur cofondateur coordinateur".split()
)
"""Nouns of every walk, which show none."""


def trade(head: Token, lemma: str, knows: Knowledge) -> str:
    """Return the noun with what makes it another: *chef d'entreprise*, *homme d'affaires*, *mère de famille*."""
    doc = head.doc
    for end in range(min(head.i + _LONGEST, len(doc)), head.i + 1, -1):
        words = f"{lemma} {doc.text_of(head.i + 1, end).casefold()}"
        if knows.walks(words):
            return words
    if lemma == "expert" and head.i + 1 < len(doc):
        # « l'expert psychiatre » is a psychiatrist
        role = knows.role(doc[head.i + 1].lower_)
        return role.lemma if role is not None and knows.walks(role.lemma) else lemma
    return lemma


def fit(noun: str, words: set[str], entry: Entry, knows: Knowledge) -> int:
    """Return how well a noun, said with these other words, fits what is known of a person."""
    heads = {h for h in entry.role_heads if knows.role(h) is not None}
    lemma = noun.split()[0]
    if (
        lemma == "avocat"
        and "avocat" in heads
        and _general({noun, *words}) != _general(entry.roles)
    ):
        return OTHER
    if noun in _BENCH and any(_PROSECUTION.search(r) for r in entry.roles):
        return TAKEN  # « la représentante du parquet »
    if noun == "magistrat" and "avocat" in heads | {entry.head} and _general(entry.roles):
        return TAKEN  # « L'avocate générale se lève. […] attaque la magistrate »
    if noun in {"magistrat", "juge"} and any(_SITTING.search(r) for r in entry.roles):
        return TAKEN  # « cette ancienne vice-présidente du tribunal », then « la magistrate »
    if lemma in {"ministre", "magistrat"} and any(_COUNCILLOR.match(r) for r in entry.roles):
        return TAKEN  # « le conseiller d'État », in Switzerland
    if lemma == "ministre" and any(_JUNIOR.match(r) for r in entry.roles):
        return TAKEN  # « la secrétaire d'État »
    if lemma == "avocat" and _general({noun, *words}) and "avocat" not in heads:
        return OTHER  # « L'avocat général » has told nobody else what he is
    if entry.roles and leads_others(words, entry.roles):
        return OTHER
    if heads and all(_STAFF.match(r) for r in entry.roles):
        heads -= {"chef"}  # « chef de projet »: of whichever trade, and no entrepreneur
        if not heads and _rank(noun, knows) < _TITLE:
            return OPEN
    if lemma in heads and noun == lemma:
        return SAME if _same_place(lemma, words, entry, knows) else OTHER
    takes = knows.takes_up(noun, "person")
    if takes and not entry.named and entry.head in takes and noun != entry.head:
        # « Le procureur », then « le magistrat »
        return TAKEN
    if ((noun in _BENCH and heads & _BAR) or (noun in _BAR and heads & _BENCH)) and not _general(
        {noun, *words, *entry.roles}
    ):
        return OTHER
    if noun == "élu" and heads <= _CHAIRS and any(_private(r) for r in entry.roles):
        return OTHER
    if noun in _ONE_MANDATE and heads & _ONE_MANDATE:
        # « Le maire » is no deputy named before: nobody has been both since 2017.
        return OTHER
    if heads and heads <= _PRIVATE and _rank(noun, knows) >= _TITLE:
        # « …, dit Aline Roux, mère de trois enfants. La préfète … »
        return OTHER
    trades = {h for h in heads if not knows.is_free(h)} - _PEERS
    if not trades:
        # « Paul Roux, de la CGT. La directrice générale… » is somebody else.
        role = knows.role(noun)
        known = bool(entry.roles) and not heads
        if noun in _AT_COURT and not entry.roles:
            return OTHER  # whoever prosecutes is told to, or is nobody named
        return OTHER if known and role is not None and role.rank >= _TITLE else OPEN
    led = words | set(content(noun))
    if lemma == "chef" and led & _STATELY and not _one_office(led, entry):
        return OTHER if entry.roles else OPEN  # « le chef de la diplomatie » runs no energy
    if takes is not None and takes & heads:
        return TAKEN
    if noun in _RUN_BY and heads & _RUN:
        return TAKEN  # « la directrice », then « la dirigeante »
    if takes == frozenset() or knows.is_free(noun):
        return OPEN
    if any(lemma in (knows.takes_up(h, "person") or ()) for h in heads):
        return FIELD
    if lemma in _MANDATES and heads <= _MANDATES | _PARTY | {"président"}:
        # A party's spokeswoman is often a deputy, a deputy a mayor.
        return FIELD
    if lemma == "ministre" and heads <= {"conseiller"}:
        # « la conseillère fédérale », « la ministre »
        return FIELD
    if lemma == "délégué" and words & _UNIONS and all(_rank(h, knows) < _TITLE for h in trades):
        return OPEN
    if heads <= _HATTED and _rank(lemma, knows) < _TITLE and noun not in _COURTLY:
        # « Gaël Morin, secrétaire de la FSU, … l'enseignant »: whoever speaks for others has a trade, too.
        if any(_SEATED.search(r) for r in entry.roles):
            return OTHER
        return FIELD if any(knows.one_walk(noun, h) for h in heads) else OPEN
    if heads <= _HATTED and _in_uniform(noun, entry, knows):
        return FIELD
    if _of_the_kitchen(noun, entry, knows):
        return FIELD
    offices = [h for h in (noun, *trades) if _rank(h, knows) >= _OFFICE]
    if (
        offices
        and (words or not entry.varied)
        and (noun in offices or not _serves(noun, trades, knows))
    ):
        return OTHER
    if any(_one_trade(noun, h, knows) for h in trades):
        return FIELD
    if knows.walks(noun) & _HATS and all(_rank(h, knows) < _TITLE for h in trades):
        return OPEN
    return OTHER


def styled_as_man(entry: Entry, knows: Knowledge) -> bool:
    """Tell whether a title of somebody stands in the masculine: *le commandant Anne Roux*, then *l'officier*."""
    for text in entry.roles:
        noun = text.split()[0].casefold()
        role = knows.role(noun)
        if role is not None and role.lemma == noun and role.feminine not in {"", noun}:
            return True
    return False


def _one_office(words: set[str], entry: Entry) -> bool:
    return any(
        same_office(words, set(content(r)), entry.role_heads) or words <= set(content(r))
        for r in entry.roles
    )


_UNIFORMED = {"police", "rescue", "military"}
_SERVICE = re.compile(
    r"\b(?:polic\w+|gendarm\w+|pompiers?|militaires?|armées?|forces|état-major|pénitentiaire|surveillants|douan\w+|syndic\w+)\b",
    re.IGNORECASE,
)


def _in_uniform(noun: str, entry: Entry, knows: Knowledge) -> bool:
    """Tell whether a grade fits who speaks for those of a service: *délégué du syndicat de police*, *le brigadier*."""
    grade = (
        knows.walks(noun) & _UNIFORMED
        and noun not in _GENERAL | _PARTY
        and (_rank(noun, knows) <= _TITLE or noun == "commissaire")
    )
    return bool(grade) and any(_SERVICE.search(r) for r in entry.roles)


def _of_the_kitchen(noun: str, entry: Entry, knows: Knowledge) -> bool:
    """Tell whether a bare *chef* may be called so: *la cheffe Anne Roux*, then *la pâtissière*."""
    bare = any(r.casefold() in {"chef", "cheffe"} for r in entry.roles)
    return bare and _rank(noun, knows) < _TITLE and knows.one_walk(noun, "chef")


def _private(role: str) -> bool:
    return not _BODIES.isdisjoint(content(role))


def _general(words: Iterable[str]) -> bool:
    """Tell whether it is an *avocat général*, who prosecutes."""
    return any("général" in w or "general" in w for w in words)


def _rank(noun: str, knows: Knowledge) -> int:
    role = knows.role(noun)
    return role.rank if role is not None else 0


def _serves(noun: str, trades: set[str], knows: Knowledge) -> bool:
    """Tell whether the noun only says whom an official belongs to: *le fonctionnaire*, *l'officier*."""
    return any(_one_trade(noun, h, knows) for h in trades)


def _one_trade(noun: str, other: str, knows: Knowledge) -> bool:
    if knows.one_field(noun, other):
        return True
    return noun not in _GENERAL and other not in _GENERAL and knows.one_walk(noun, other)


def _same_place(lemma: str, words: set[str], entry: Entry, knows: Knowledge) -> bool:
    """Tell whether the words that go with a title do not make it another's: *le maire de Lyon*."""
    if not words or entry.varied or any(_TAKES_UP.search(r) for r in entry.roles):
        return True
    others = [rest for r in entry.roles if (rest := _complements(r, lemma, knows)) is not None]
    return not others or any(not o or o & words for o in others)


def _complements(role: str, lemma: str, knows: Knowledge) -> set[str] | None:
    """Return the words that go with a noun in a role, or None if the role is of another noun."""
    words = role.casefold().split()
    heads = [w for w in words if (r := knows.role(w)) is not None and r.lemma == lemma]
    if not heads:
        return None
    return set(content(" ".join(w for w in words if w not in heads)))
