"""Compare what an article calls two parties: an office and its holder, a firm and its director.

Only words are looked at here; what the article says of their sides is `answered`'s business.
"""

from __future__ import annotations

import re

from briefing.extraction.grammar.whole_words import holds, words_of
from briefing.extraction.parties.entries import Entry
from briefing.extraction.parties.gazetteer import fold
from briefing.extraction.speakers.sides import OPPOSED

# Offices and their holders, by the stem that both share in folded text.
_OFFICES = {
    "prefet": "prefet", "prefete": "prefet", "prefecture": "prefet", "maire": "maire", "mairie": "maire",
    "adjoint": "maire", "adjointe": "maire", "edile": "maire", "elu": "maire", "elue": "maire",
    "municipalite": "maire", "ville": "maire", "commune": "maire", "ministre": "ministre", "ministere": "ministre",
    "procureur": "parquet", "procureure": "parquet", "parquet": "parquet", "recteur": "recteur",
    "rectrice": "recteur", "rectorat": "recteur", "directeur": "direction", "directrice": "direction",
    "direction": "direction", "eveque": "eveche", "eveche": "eveche", "diocese": "eveche",
    "region": "region", "departement": "departement", "hopital": "hopital", "universite": "universite",
    "etat-major": "armee", "armee": "armee", "militaires": "armee", "gendarmerie": "gendarmes",
    "gendarmes": "gendarmes", "policiers": "police", "police": "police",
}  # fmt: skip
# Nouns by which a body that has been named is taken up: *l'entreprise*, *le directeur du site*.
_TAKEN_UP = {
    "entreprise", "societe", "groupe", "compagnie", "firme", "site", "usine", "enseigne", "marque", "constructeur",
    "fabricant", "industriel", "exploitant", "operateur", "etablissement", "maison", "club", "federation",
    "association", "direction", "multinationale", "geant", "plateforme", "laboratoire", "cabinet", "banque",
    "editeur", "chaine", "journal", "hopital", "clinique", "ecole", "universite", "fondation", "institution",
    "organisation", "parti", "syndicat", "mouvement", "promoteur", "bailleur", "distributeur", "filiale",
    "start-up", "pme", "employeur",
}  # fmt: skip
_PUBLIC = {
    "prefecture", "prefet", "prefete", "mairie", "maire", "ministere", "ministre", "gouvernement", "police",
    "parquet", "etat", "gendarmerie", "rectorat", "region", "departement", "commune", "ville", "justice", "armee",
}  # fmt: skip
_SPOKESMEN = {
    "porte-parole", "avocat", "avocate", "avocats", "conseil", "conseils", "defense", "defenseur", "entourage",
    "direction", "directeur", "directrice", "patron", "patronne", "pdg", "president", "presidente", "dirigeant",
    "dirigeante", "gerant", "gerante", "responsable", "secretaire", "delegue", "deleguee", "representant",
    "representante", "vice-president", "vice-presidente", "dg", "fondateur", "fondatrice", "attache", "communicant",
    "service", "famille", "proche", "proches", "cadre", "chef", "maire", "prefet", "ministre", "proviseur",
    "numero", "manager", "agent", "tuteur", "administrateur", "administratrice", "entraineur",
}  # fmt: skip
_OWNERS = {"proprietaire", "exploitant", "exploitante", "gestionnaire"}
# What a director directs within his own house.
_FUNCTIONS = re.compile(
    r" (?:de|des|du|d')(?: la| l'|) ?(?:communication|conformite|presse|cabinet|ressources humaines|securite|affaires|"
    r"relations|developpement|qualite|rse|innovation|exploitation|production|site|usine|etablissement|groupe|"
    r"l'etablissement|l'usine|l'entreprise|programmation|redaction|marketing|medias).*"
)
_NO_MATTER = {
    "de", "du", "des", "d", "l", "la", "general", "generale", "adjoint", "adjointe", "delegue", "deleguee",
    "executif", "executive", "technique", "actuel", "actuelle", "nouveau", "nouvelle",
}  # fmt: skip
_LONG = 5
"""Letters from which a common noun is worth comparing."""
_BARE = 3
"""Words up to which a description is general (*la filiale sénégalaise du groupe*)."""


def texts(entry: Entry) -> list[str]:
    """Return the folded descriptions of a party: a person's roles, a body's names."""
    said = [*entry.roles] if entry.named and entry.roles else [entry.name]
    return [fold(t).replace("hotel de ville", "mairie") for t in said]


_SPEAKS_FOR = re.compile(
    r"(?:avocate?s?|conseils?|défenseurs?|défense|porte-parole|entourage|cabinet) (?:d'|de l'|de la |de |du |des )(.+)"
)


def speaks_for_role(one: Entry, other: Entry) -> bool:
    """Tell whether the one speaks for whom the other's role means: *l'avocat du policier*."""
    for text in texts(one):
        served = _SPEAKS_FOR.match(text)
        if served and any(r == served[1] or r.split()[0] == served[1] for r in texts(other) if r):
            return True
    return False


def names(one: Entry, other: Entry) -> bool:
    """Tell whether a description of the one names the other as whom it serves."""
    if not other.named:
        return _serves_group(one, other)
    if other.place:
        return False
    for text in texts(one):
        words = set(words_of(text))
        if words & OPPOSED or not (words & _SPOKESMEN or not one.named):
            continue
        for folded in called(other):
            if len(folded) > 2 and folded != text and holds(text, folded):
                return True
    return False


_HOUSE = re.compile(r"(?:\b(?:de la|du|des|de)|\b(?:de )?[ld]') ?([\w-]+)$")


def houses(one: Entry) -> set[str]:
    """Return the common nouns of what somebody serves or owns: *le directeur de la clinique*."""
    found: set[str] = set()
    for text in texts(one):
        served, words = _HOUSE.search(text), set(words_of(text))
        if words & OPPOSED or not words & (_SPOKESMEN | _OWNERS):
            continue
        if served and len(served[1]) >= _LONG:
            found.add(served[1])
    return found


def is_house(other: Entry, nouns: set[str]) -> bool:
    """Tell whether a party is a body that one of these common nouns means."""
    return other.kind == "organisation" and not nouns.isdisjoint(words_of(fold(other.name))[:1])


def called(party: Entry) -> list[str]:
    """Return the folded forms of a party's name, a person's family name alone among them."""
    family = [party.name.split()[-1]] if party.kind == "person" else []
    return [fold(form) for form in [*party.forms, *family]]


def _serves_group(one: Entry, other: Entry) -> bool:
    """Tell whether somebody speaks for an accused group: *président de la fédération des éleveurs*."""
    head = fold(other.name).split()[-1] if len(other.name.split()) == 1 else ""
    if not other.plural or len(head) < _LONG:
        return False
    return any(
        set(words_of(text)[:2]) & _SPOKESMEN and holds(text, f"des {head}") for text in texts(one)
    )


def one_office(one: Entry, other: Entry) -> bool:
    """Tell whether the two are an office and who holds it: *la préfecture*, *le préfet du Nord*."""
    own, theirs = texts(one), texts(other)
    for a in own:
        for b in theirs:
            first, second = words_of(a), words_of(b)
            if not first or not second:
                continue
            stems = [_OFFICES.get(w[0], w[0]) for w in (first, second)]
            if stems[0] != stems[1] or not (first[0] in _OFFICES or not one.named):
                continue
            rest = [set(w[1:]) - _NO_MATTER for w in (first, second)]
            if not rest[0] or not rest[1] or rest[0] <= rest[1] or rest[1] <= rest[0]:
                return True
    return False


def takes_up(one: Entry, other: Entry) -> bool:
    """Tell whether a general description may mean the accused body, or a bare role its speaker."""
    if other.kind == "state" or not (other.named or other.kind == "organisation"):
        return False
    if other.kind == "person" and len(other.name.split()) > 1:
        return False
    blamed = set(words_of(fold(other.name)))
    for text in texts(one):
        words = words_of(text)
        if not words or set(words) & OPPOSED:
            continue
        general = [w for w in words if w in _TAKEN_UP]
        bare = len([w for w in words if len(w) > 3]) <= _BARE
        if general and not blamed & _PUBLIC and (words[0] in general or words[0] in _SPOKESMEN):
            if not one.named or words[0] in _SPOKESMEN:
                return bare or words[0] in _SPOKESMEN
    return False


def own_body(entry: Entry) -> bool:
    """Tell whether this is a body of its own, no general word for another: *la fédération biélorusse*."""
    words = [w for w in words_of(fold(entry.name)) if len(w) > 3]
    return entry.kind == "organisation" and len(words) > 1 and words[0] not in _SPOKESMEN


def bare_role(entry: Entry) -> bool:
    """Tell whether all that is known of somebody is a role without a body: *secrétaire générale*."""
    said = [_FUNCTIONS.sub("", t) for t in texts(entry) if entry.roles or not entry.named]
    return any(
        set(t.split()[:2]) & _SPOKESMEN - _PUBLIC and not re.search(r"\b(?:de|du|des)\b|d'", t)
        for t in said
        if t
    )
