"""Tell what the words before a name make of it: a label that is none of it, a place, the field of an office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.syntax import CLOSING, OF, OPENING
from briefing.extraction.parties.gazetteer import fold
from briefing.language.plain_doc import Doc, Token
from briefing.model import Gender, PartyKind


def is_label(token: Token, knows: Knowledge) -> bool:
    """Tell whether a capital word is a title or a people, not a part of a name (*Président*, *Allemande*)."""
    role = None if token.lower_ in _BORNE else knows.role(token.lower_)
    return (role is not None and role.kind == "person" and role.rank >= 2) or (
        _is_people(token, knows)
    )


def after_label(doc: Doc, first: int, last: int, knows: Knowledge) -> int:
    """Return where the name starts in *(l')Allemande Petra Kohl*, *(le) Président Roux*."""
    common = doc[first].pos_ == "NOUN" or (first == 0 and doc[first].lower_ in _BEFALLS)
    if last - first > 2 and doc[first + 1].lower_ in {"de", "d'"} and common:
        if knows.is_given_name(doc[first + 2].text) and not knows.is_given_name(doc[first].text):
            # « Décès de Guy Hosnel », « Mort d'Enzo »
            return first + 2
    if last - first > 2 and doc[first].lower_ in _SAID and doc[first + 1].lower_ in OF:
        return first + 2  # « Réponse de Solvène : « … » »
    named = _named_after_opener(doc, first, last)
    if named:
        return named
    if last - first > 2 and doc[first + 1].lower_ in OF and is_person(doc[first], knows):
        # « Maire de Sainte-Colombe depuis 2008, Yvette Rouquier »
        return next((i for i in range(first + 1, last) if doc[i].text[:1].isupper()), first)
    if last - first < 2 or not doc[first + 1].text[:1].isupper():
        return first
    if doc[first].text in {"Pape", "Cheikh"}:
        # « le Pape François » holds the office, « Pape Malick Ndour » is called so.
        return first + (first > 0 and doc[first - 1].lower_ in {"le", "du", "au"})
    if doc[first].lower_ in _BEFALLS and _opens(doc, first):
        # « Procès Roux-Sart : l'ex-notaire avoue »
        return first + 1
    if doc[first].text in ACRONYM_NOUNS or _names_a_thing(doc, first, last):
        return first + 1
    if first and doc[first - 1].lower_ == "sur" and doc[first].text in NETWORKS:
        # « a écrit sur X Paul Roux »
        return first + 1
    if _is_label_of_party(doc, first, last, knows):
        return first + 1
    given = knows.is_given_name(doc[first + 1].text)
    if given and is_person(doc[first], knows) and not knows.is_given_name(doc[first].text):
        # « Professeur Nobutaka Miura »
        return first + 1
    if not is_label(doc[first], knows):
        return first
    people = _is_people(doc[first], knows)
    led = first > 0 and doc[first - 1].lower_ in {"l'", "le", "la", "un", "une"}
    if people and not led and knows.is_given_name(doc[first].text):
        return first  # « le capitaine Romain Delahaye »
    person = knows.is_given_name(doc[first + 1].text) or doc[first + 1].ent_type_ == "PER"
    return first + 1 if person or (people and led) else first


_SAID = {"réponse", "réaction", "réplique", "riposte", "démenti", "commentaire"}
_BEFALLS = {
    "mort",
    "décès",
    "meurtre",
    "procès",
    "disparition",
    "assassinat",
    "agression",
    "départ",
    "retour",
    "affaire",
    "naufrage",
    "incendie",
    "accident",
}
"""What opens a headline about somebody."""


def _named_after_opener(doc: Doc, first: int, last: int) -> int:
    """Return where the name starts in *Procès du Grand-Pré : …*, 0 where the first word is part of it."""
    if last - first < 3 or doc[first + 1].lower_ not in OF:
        return 0
    i = next((i for i in range(first + 1, last) if doc[i].text[:1].isupper()), 0)
    if not _opens(doc, first) or not i:
        return 0
    # Nobody is called « Procès du Grand-Pré », whatever the statistics say.
    common = doc[first].ent_type_ == "PER" and doc[first].pos_ == "NOUN"
    return i if common or (not doc[first].ent_type_ and doc[i].ent_iob_ == "B") else 0


def _names_a_thing(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a headline puts a thing before its maker, whom the article names alone: *Prothèses Norvia : …*."""
    word, low = doc[first], doc[first].lower_
    if not _opens(doc, first) or not low.endswith(("s", "x")) or word.text.isupper():
        return False
    text, whole = doc.text, doc.text_of(first, last)
    alone = text.count(doc.text_of(first + 1, last)) > text.count(whole) == 1
    return alone and f" {low} " in text


def _opens(doc: Doc, i: int) -> bool:
    """Tell whether a sentence or a line starts at token `i`."""
    return i == 0 or doc[i].is_sent_start or doc[i - 1].is_space


def between_marks(doc: Doc, first: int, last: int) -> bool:
    """Tell whether the tokens alone stand between marks behind an article: *du « Calypso Trader »*."""
    if first < 2 or last >= len(doc) or doc[first - 2].pos_ not in {"ADP", "DET", "NOUN"}:
        return False
    return doc[first - 1].text in OPENING | {'"'} and doc[last].text in CLOSING | {'"'}


def is_person(token: Token, knows: Knowledge) -> bool:
    """Tell whether the word says what a person is, no title that goes with the name."""
    role = None if token.lower_ in _BORNE else knows.role(token.lower_)
    return role is not None and role.kind == "person"


# Titles that go with the name: « Prince Harry », « Abbé Pierre ».
_BORNE = set("prince princesse roi reine abbé père frère sœur mère saint sainte sir lord".split())
ACRONYM_NOUNS = set(
    "ONG PME TPE SARL SAS SA EPIC CHU CHRU PDG DG AG DRH SDF OGM BTP TVA DVD DVG SMS HLM QR GPS ADN "
    "PIB PNB SMIC RSA CSG IVG PMA GPA IRM CDD CDI RTT PLU RGPD VIH TGV THC".split()
)
"""Nouns that are written in capitals."""
NETWORKS = set(
    "X Twitter Facebook Instagram LinkedIn TikTok YouTube Bluesky Telegram Snapchat Mastodon".split()
)
"""Where somebody writes: *regrette sur X Lise Garnier*."""


_LEADS = set("de du d' la le l' les des à au".split())


def person_inside(doc: Doc, first: int, last: int, title: str | None, knows: Knowledge) -> int:
    """Return where the person's name starts in *(de la) Creuse Sylvie Courtadon*."""
    if title is not None or first == 0 or knows.is_given_name(doc[first].text):
        return first
    led = doc[first - 1].lower_
    if last - first == _TOWN_AND_NAME and _led_by_office(doc, first):
        words = doc[first:last]
        people = all(t.ent_type_ == "PER" for t in words) or led not in {"de", "d'"}
        if people and all(t.text[:1].isupper() for t in words):
            # « le député d'Ambatondrazaka Lalaina Andriamparany », « le sénateur du Finistère Yannig Corbec »
            return first + 1
    if is_person(doc[first - 1], knows) and _is_label_behind_office(doc, first, last, knows):
        return first + 1
    letters = doc[first].text.isupper() and knows.role(led) is not None
    if led in {"de", "d'", "du", "la", "l'"} and knows.role(doc[first].lower_) is not None:
        # « l'ancien président du Sénat Charles Roux »
        letters = any(is_person(t, knows) for t in doc[max(first - 3, 0) : first])
    if not letters and is_person(doc[first - 1], knows):
        # « le député Horizons de Vendée Paul Roux »
        letters = any(t.lower_ in {"de", "du", "des", "d'"} for t in doc[first + 1 : last - 2])
        # « le délégué Sud-Santé Paul Roux »
        letters = letters or (
            "-" in doc[first].text and not knows.is_given_name(doc[first].text.split("-")[0])
        )
    if led not in _LEADS and not letters:
        # « la députée LFI du Nord Aurélie Roux » is led by her office.
        return first
    inner = [i for i in range(first + 1, last - 1) if doc[i + 1].text[:1].isupper()]
    for i in inner:
        given = doc[i].text
        if knows.is_given_name(given) or knows.is_given_name(given.split("-")[0]):
            return i
    # « du Finistère Yannig Corbec »: nobody knows the given name, the entities part them.
    return next((i for i in inner if _begins_person(doc, i)), first)


def _begins_person(doc: Doc, i: int) -> bool:
    """Tell whether the entities begin a person's name at the token, behind what is none."""
    begins = doc[i].ent_type_ == "PER" and doc[i].ent_iob_ == "B"
    return begins and doc[i - 1].ent_type_ != "PER"


def _is_label_behind_office(doc: Doc, first: int, last: int, knows: Knowledge) -> bool:
    """Tell whether the first of three words names the party or union of the office holder before it.

    « le sénateur LR Hugues d'Arcy », « l'élu Snes Damien Foucart »: letters alone, or no name that is given to people.
    """
    if last - first < 3 or not doc[first + 1].text[:1].isupper():
        return False
    if 1 < len(doc[first].text) <= _LETTERS and doc[first].text.isupper():
        return True
    return knows.is_given_name(doc[first + 1].text)


def _led_by_office(doc: Doc, first: int) -> bool:
    """Tell whether an office with a seat stands before a name: *le sénateur du*, *la députée de la*."""
    office = first - (3 if doc[first - 1].lower_ in {"la", "l'"} else 2)
    led = doc[first - 1].lower_ in {"de", "d'", "du", "des", "la", "l'"}
    return led and office >= 0 and doc[office].lower_ in _OF_TOWNS


_OF_TOWNS = {
    "député",
    "députée",
    "maire",
    "sénateur",
    "sénatrice",
    "préfet",
    "préfète",
    "évêque",
    "gouverneur",
}
"""Who is said to be of a town or a region, before his name."""
_TOWN_AND_NAME = 3


def _is_people(token: Token, knows: Knowledge) -> bool:
    return knows.demonym(token.lower_) is not None or knows.people(token.lower_) is not None


_TOWNSMAN = re.compile(r"[^\W\d_]{3,}(?:ais|ois|ien|éen)")
_TOWNSWOMAN = re.compile(r"[^\W\d_]{3,}(?:aise|oise|ienne|éenne)")
_LED = {"le", "la", "l'", "un", "une", "ce", "cette"}


def people_gender(token: Token, knows: Knowledge) -> Gender | None:
    """Return the gender of somebody who is called after where he comes from: *l'Estonienne*, *le Dolois*."""
    low = token.lower_
    for state in knows.lexicon.demonyms.get(low, ()):
        return "f" if low == state.demonyms[1] != state.demonyms[0] else "m"
    known = knows.people(low)
    if known is not None or not token.text[1:].islower() or token.ent_type_ in {"PER", "ORG"}:
        return known
    if not token.i or token.nbor(-1).lower_ not in _LED or knows.is_given_name(low):
        return None
    return "f" if _TOWNSWOMAN.fullmatch(low) else "m" if _TOWNSMAN.fullmatch(low) else None


def _is_label_of_party(doc: Doc, first: int, last: int, knows: Knowledge) -> bool:
    """Tell whether a party's letters stand before a full name: *(l'opposant) RN Damien Roche*."""
    letters = doc[first].text
    if last - first < 3 or not letters.isupper() or not 1 < len(letters) < _LETTERS:
        return False
    return knows.is_given_name(doc[first + 1].text) and doc[first + 2].text[:1].isupper()


_LETTERS = 6
"""Letters of a party or union at most behind who holds an office (*SNUIPP*), fewer where nothing leads to them."""
_LINKS = {"de", "d'", "du", "des", "la", "l'", "le", "les"}
_OF_FIELD = _LINKS | {"à", "aux", "au"}


def governor(doc: Doc, first: int, links: set[str]) -> Token | None:
    """Return the word that governs a name over *de la*, *du*, *à l'*; None when it stands by itself."""
    i = first - 1
    while i >= 0 and doc[i].lower_ in links and first - i < 3:
        i -= 1
    return doc[i] if 0 <= i < first - 1 and doc[first - 1].lower_ not in {"le", "les"} else None


def is_field(doc: Doc, first: int) -> bool:
    """Tell whether the capital only names the field of an office: *ministre des Sports*, *garde des Sceaux*."""
    if doc[first].text in _CONTINENTS and first and doc[first - 1].lower_ in _HEADS:
        return True  # « son directeur Europe, Paulo Mendes »
    token = governor(doc, first, _OF_FIELD)
    if token is None or doc[first].text.isupper():
        return False
    i = token.i
    while i > 0 and first - i < _FAR and (doc[i].pos_ == "ADJ" or doc[i].lower_ in _CHARGED):
        i -= 1
    charged = token.lower_ in _CHARGED and doc[i].lower_ in _COMMISSIONERS
    return charged or doc[i].lower_ in _OFFICES


_FEASTS = {"noël", "pâques", "toussaint"}


def is_feast(doc: Doc, first: int, last: int) -> bool:
    """Tell whether the day is meant, not somebody named so: *avant Noël*."""
    if last - first > 1 or doc[first].lower_ not in _FEASTS or not first:
        return False
    return doc[first - 1].pos_ in {"ADP", "DET"} or doc[first - 1].lower_ in {"avant", "après"}


def is_firm(words: Sequence[Token], knows: Knowledge) -> bool:
    """Tell whether the first or the last word makes a name a firm's: *Transports Guérin*, *Méridia Steel*."""
    firm = knows.lexicon.firm_words
    return "first" in firm.get(fold(words[0].text), ()) or "last" in firm.get(
        fold(words[-1].text), ()
    )


def is_scourge(doc: Doc, first: int) -> bool:
    """Tell whether a name is that of a storm, an illness, an attack: *le cyclone Belal*, *le virus Zeta*."""
    before = doc[first - 1].lower_ if first else ""
    if before in _HARMFUL and first > 1:
        before = doc[first - 2].lower_  # « le logiciel espion Pegasus »
        return before in _PROGRAMS
    return (
        doc[first].lower_ in _SCOURGES
        or (before in _SCOURGES and not (first > 2 and doc[first - 2].text == ","))
        or doc[first].lower_.startswith("covid")
    )


def presents(doc: Doc, i: int) -> bool:
    """Tell whether an age follows a name within a few words: *, 84 ans*, *, un Afghan de 24 ans*."""
    after = doc[i : i + 7]
    aged = next((n for n, t in enumerate(after) if t.lower_ == "ans"), None)
    if aged is None or after[0].text != "," or after[aged - 1].pos_ != "NUM":
        return False
    return not any(t.is_space or t.text in {".", ":", ";"} for t in after[:aged])


def aged(doc: Doc, i: int) -> bool:
    """Tell whether nothing but an age follows a name: *Loveness, 31 ans,*."""
    after = [t.text for t in doc[i : i + 4]]
    return after[::3] == [",", ","] and after[2] == "ans" and after[1].isdigit()


_SCOURGES = set(
    (
        "tempête ouragan cyclone typhon cyberattaque virus rançongiciel ransomware malware "
        "maliciel pandémie épidémie"
    ).split()
)
_PROGRAMS = {"logiciel", "logiciels", "programme", "outil"}
_HARMFUL = {"malveillant", "malveillants", "espion", "espions", "destructeur"}


def twice_given(token: Token, knows: Knowledge) -> bool:
    """Tell whether a word joins two given names: *Marie-Laure*, which is no place."""
    before = token.nbor(-1) if token.i else None
    parts = token.text.split("-")
    led = before is not None and before.pos_ == "ADP"
    return len(parts) == 2 and all(map(knows.is_given_name, parts)) and not led


_CONTINENTS = {"Europe", "Asie", "Afrique", "Amérique", "Océanie", "Amériques"}
_HEADS = set("directeur directrice président présidente responsable patron patronne".split())
_FAR = 6
_CHARGED = set("délégué déléguée chargé chargée d'état d' état etat public".split())
_COMMISSIONERS = {"commissaire", "commissaires"}
_OFFICES = set(
    "ministre ministres ministère ministères garde secrétaire secrétariat sous-secrétaire vice-ministre "
    "ex-ministre viceministre".split()
)


def lead_kind(doc: Doc, first: int, knows: Knowledge) -> PartyKind | None:
    """Return *organisation* for what has a staff or is called a body: *la direction de Solvia*, *le groupe Solvia*."""
    token = governor(doc, first, {"de", "d'"})
    if token is not None:
        return "organisation" if token.lower_ in _STAFF else None
    before = doc[first - 1] if first else None
    role = knows.role(before.lower_) if before is not None and before.pos_ == "NOUN" else None
    if role is None or role.kind != "organisation" or role.lemma in _AREAS:
        return None
    return "organisation"


_STAFF = set(
    "direction patron patronne pdg salarié salariée salariés salariées employé employés employées ouvriers "
    "ouvrières filiale actionnaire actionnaires dirigeant dirigeants porte-parole cadres syndicats clients".split()
)
_AREAS = set(
    "ville commune village quartier région département canton métropole agglomération province pays état "
    "hôpital lycée collège école université prison gare port aéroport centre district territoire".split()
)


def is_complement(doc: Doc, first: int) -> bool:
    """Tell whether the name only says where somebody or something is: *le parquet de Metz*, *le maire de Dol*."""
    token = governor(doc, first, _LINKS)
    if token is None or (doc[first].text.isupper() and len(doc[first].text) > 1):
        return False
    i = token.i
    while i > 0 and token.i - i < 3 and (doc[i].pos_ == "ADJ" or doc[i].text == ")"):
        i -= 1
    return doc[i].lower_ in _PLACED


_PLACED = set(
    "parquet tribunal cour préfecture sous-préfecture mairie rectorat commissariat gendarmerie hôpital prison "
    "barreau diocèse lycée collège université port aéroport gare centre maire maires préfet préfète "
    "sous-préfet sous-préfète procureur procureure évêque archevêque bourgmestre habitant habitante "
    "habitants habitantes riverains village commune ville région département canton quartier pôle sénateur "
    "sénatrice recteur rectrice bâtonnier bâtonnière curé juge usine site gymnase stade piscine foyer caserne "
    "barrage plage forêt résidence".split()
)
