"""Compare what an article calls two parties: an office and its holder, a firm and its director.

Only words are looked at here; what the article says of their sides is `answered`'s business.
"""

from __future__ import annotations

import re
from functools import cached_property

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
    "start-up", "pme", "employeur", "energeticien", "electricien", "gazier", "petrolier", "minier", "transporteur",
    "assureur", "avionneur", "equipementier", "regie", "organisme", "hebergeur", "chimiste", "sucrier", "papetier",
    "brasseur", "semencier", "motoriste", "voyagiste", "armateur", "cimentier", "sucrerie", "agroalimentaire",
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
_IN_HOUSE = _SPOKESMEN | _OWNERS
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
_SPEAKS_FOR = re.compile(
    r"(?:avocate?s?|conseils?|défenseurs?|défense|porte-parole|entourage|cabinet) (?:d'|de l'|de la |de |du |des )(.+)"
)
_HOUSE = re.compile(r"(?:\b(?:de la|du|des|de)|\b(?:de )?[ld]') ?([\w-]+)$")
_OF_WHAT = re.compile(r"\b(?:de|du|des)\b|d'")
_SERVING = _SPOKESMEN - _PUBLIC
_LONG = 5
"""Letters from which a common noun is worth comparing."""
_BARE = 3
"""Words up to which a description is general (*la filiale sénégalaise du groupe*)."""


class Called:
    """Hold what the article calls a party, read once for all those that it is compared with."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.texts = _texts(entry)
        self.words = [words_of(text) for text in self.texts]

    @cached_property
    def forms(self) -> list[str]:
        """Return the folded forms of the name by which a description may name the party."""
        return [form for form in called(self.entry) if len(form) > 2]

    @cached_property
    def serving(self) -> list[str]:
        """Return the descriptions that may name whom the party serves."""
        return [
            text
            for text, words in zip(self.texts, self.words, strict=True)
            if OPPOSED.isdisjoint(words) and not (self.entry.named and _SPOKESMEN.isdisjoint(words))
        ]

    @cached_property
    def served(self) -> list[str]:
        """Return the roles for which the party speaks: *le policier* of *l'avocat du policier*."""
        return [served[1] for text in self.texts if (served := _SPEAKS_FOR.match(text))]

    @cached_property
    def houses(self) -> set[str]:
        """Return the common nouns of what the party serves or owns: *le directeur de la clinique*."""
        found: set[str] = set()
        for text, words in zip(self.texts, self.words, strict=True):
            if not OPPOSED.isdisjoint(words) or _IN_HOUSE.isdisjoint(words):
                continue
            served = _HOUSE.search(text)
            if served and len(served[1]) >= _LONG:
                found.add(served[1])
        return found

    @cached_property
    def group(self) -> str:
        """Return the one word that calls several people, nothing where there is none worth comparing."""
        words = fold(self.entry.name).split() if self.entry.plural else []
        return words[0] if len(words) == 1 and len(words[0]) >= _LONG else ""

    @cached_property
    def offices(self) -> list[tuple[str, bool, set[str]]]:
        """Return the office that each description opens with, whether it may be another's, and of what it is."""
        return [
            (
                _OFFICES.get(first, first),
                first in _OFFICES or not self.entry.named,
                {*rest} - _NO_MATTER,
            )
            for first, *rest in filter(None, self.words)
        ]

    @cached_property
    def is_bare_role(self) -> bool:
        """Tell whether all that is known of the party is a role without a body: *secrétaire générale*."""
        if self.entry.named and not self.entry.roles:
            return False
        said = [_FUNCTIONS.sub("", text) for text in self.texts]
        return any(
            not _SERVING.isdisjoint(text.split()[:2]) and not _OF_WHAT.search(text) for text in said
        )

    @cached_property
    def is_general(self) -> bool:
        """Tell whether what the party is called may mean a body that the article has named."""
        for words in self.words:
            if not words or not OPPOSED.isdisjoint(words) or _TAKEN_UP.isdisjoint(words):
                continue
            if words[0] in _SPOKESMEN:
                return True
            if words[0] in _TAKEN_UP and not self.entry.named:
                return len([w for w in words if len(w) > 3]) <= _BARE
        return False

    @cached_property
    def is_taken_up(self) -> bool:
        """Tell whether the party is a body that a general description may mean."""
        e = self.entry
        if e.kind == "state" or not (e.named or e.kind == "organisation"):
            return False
        if e.kind == "person" and len(e.name.split()) > 1:
            return False
        return _PUBLIC.isdisjoint(words_of(fold(e.name)))


def _texts(entry: Entry) -> list[str]:
    """Return the folded descriptions of a party: a person's roles, a body's names."""
    said = [*entry.roles] if entry.named and entry.roles else [entry.name]
    return [fold(t).replace("hotel de ville", "mairie") for t in said]


def speaks_for_role(one: Called, other: Called) -> bool:
    """Tell whether the one speaks for whom the other's role means: *l'avocat du policier*."""
    return any(
        role == served or role.split()[0] == served
        for served in one.served
        for role in other.texts
        if role
    )


def names(one: Called, other: Called) -> bool:
    """Tell whether a description of the one names the other as whom it serves."""
    if not other.entry.named:
        return _serves_group(one, other)
    if other.entry.place:
        return False
    return any(form != text and holds(text, form) for text in one.serving for form in other.forms)


def is_house(other: Entry, nouns: set[str]) -> bool:
    """Tell whether a party is a body that one of these common nouns means."""
    return other.kind == "organisation" and not nouns.isdisjoint(words_of(fold(other.name))[:1])


def called(party: Entry) -> list[str]:
    """Return the folded forms of a party's name, a person's family name alone among them."""
    family = [party.name.split()[-1]] if party.kind == "person" else []
    return [fold(form) for form in [*party.forms, *family]]


def _serves_group(one: Called, other: Called) -> bool:
    """Tell whether somebody speaks for an accused group: *président de la fédération des éleveurs*."""
    if not other.group:
        return False
    return any(
        not _SPOKESMEN.isdisjoint(words[:2]) and holds(text, f"des {other.group}")
        for text, words in zip(one.texts, one.words, strict=True)
    )


def one_office(one: Called, other: Called) -> bool:
    """Tell whether the two are an office and who holds it: *la préfecture*, *le préfet du Nord*."""
    for office, shared, own in one.offices:
        for another, _, theirs in other.offices:
            if shared and office == another:
                if not own or not theirs or own <= theirs or theirs <= own:
                    return True
    return False


def takes_up(one: Called, other: Called) -> bool:
    """Tell whether a general description may mean the accused body, or a bare role its speaker."""
    return one.is_general and other.is_taken_up


def own_body(entry: Entry) -> bool:
    """Tell whether this is a body of its own, no general word for another: *la fédération biélorusse*."""
    words = [w for w in words_of(fold(entry.name)) if len(w) > 3]
    return entry.kind == "organisation" and len(words) > 1 and words[0] not in _SPOKESMEN
