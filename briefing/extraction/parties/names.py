"""Find the proper names of an article and what each of them is.

Three sources vote: the lexicon (states, capitals, seats, organisations, given names), courtesy
titles, and the pipeline's entities. Statistics alone find three press names in four.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.syntax import token_at
from briefing.extraction.parties.bodies import branch, family, joined, longer, organ
from briefing.extraction.parties.family_names import by_family_name, with_particle, without_opening
from briefing.extraction.parties.gazetteer import Name, fold, gazetteer, known_names
from briefing.extraction.parties.name_heads import (
    ACRONYM_NOUNS,
    after_label,
    aged,
    between_marks,
    is_complement,
    is_feast,
    is_field,
    is_firm,
    is_label,
    is_person,
    is_scourge,
    lead_kind,
    people_gender,
    person_inside,
    presents,
    twice_given,
)
from briefing.language.plain_doc import Doc, Token
from briefing.model import Gender, PartyKind

TITLES: dict[str, Gender | None] = {
    "m.": "m", "mm.": "m", "monsieur": "m", "mme": "f", "mmes": "f", "madame": "f", "mlle": "f",
    "mr": "m", "mrs": "f", "ms": "f", "miss": "f", "me": None, "maître": None, "dr": None, "dre": "f", "pr": None,
    "docteur": None, "lord": "m", "sir": "m", "mgr": "m", "cheikh": "m", "sœur": "f", "frère": "m",
}  # fmt: skip
_PARTICLE = (
    r"(?:de la|de|du|des|d'|la|le|van der|van den|van|von der|von|ben|bin|ibn|al|el|da|di|dos|del"
    r"|della|y|ag|ould|mac|ter|zu|van de|der|den|do|lo|abu|abou|bint|of the|of|the|and the|and|for|&"
    r"|und|auf|ir|og|och|és|ve|i|e|dei|delle|degli|per|para|für|mit)"
)
_UPPER = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆÁÍÓÚÑŠŽČŁØÅ"
_ARABIC_ARTICLE = r"(?:a[dlnrst]|ach|el)-"
_NAME_WORD = rf"(?:[dDlL]'|{_ARABIC_ARTICLE})?(?:[{_UPPER}]\.(?:-?[{_UPPER}]\.)*|[{_UPPER}][\w]*(?:[-'][\w]+)*)"
_CHUNK = re.compile(rf"(?<![\w'])(?:{_NAME_WORD})(?: (?:{_PARTICLE} ?)?(?:{_NAME_WORD}))*")
_ARABIC = re.compile(rf"{_ARABIC_ARTICLE}[{_UPPER}]")
# « 4 juillet 2012. - », months and days with a capital at the head of a line are no names.
_NOT_A_NAME = set(
    (
        "le la les un une des du de il elle ils elles on ce cette ces cet c'est à a au aux en "
        "dans sur pour par avec sans mais et ou où si selon d'après après avant depuis pendant "
        "lors lorsque puisque quoique que qui quand comme alors ainsi aussi bien plus moins tous tout toute toutes son "
        "sa ses leur leurs mon ma mes notre nos votre vos nous vous je j'ai tu moi lui y ne n' "
        "se s'il puis enfin déjà encore ici là hier aujourd'hui demain lundi mardi mercredi "
        "jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août "
        "septembre octobre novembre décembre non oui faux vrai combien pourquoi comment quel "
        "quelle quels quelles rien personne chacun aucun aucune certains plusieurs beaucoup peu "
        "voici voilà or car donc ni contre entre sous vers chez dès malgré outre face joint jointe interrogé "
        "interrogée sollicité sollicitée contacté contactée deux trois quatre cinq six sept huit neuf dix "
        "cela ceux celle celui celles celle-ci celui-ci ceux-ci celles-ci parce parmi quant sauf papa "
        "maman papi papy mamie mamy tandis résultat avoir être faire lire fin photo crédit "
        "partager imprimer publié mis dernière d'autres premier première seul seule seuls seules même "
        "applaudissements rires rire silence huées sifflets murmures allô allo brouhaha soupir "
        "soupirs sourire sourires cris tollé exclamations larmes ridicule absurde grotesque archifaux mensonge "
        "mensonges pathétique lamentable scandaleux honteux indigne inadmissible inacceptable impossible"
    ).split()
)  # fmt: skip


def find_names(doc: Doc, knows: Knowledge) -> list[Name]:
    """Return the names of the text in order, none overlapping another."""
    text = doc.text
    known = known_names(doc, text, gazetteer(knows))
    at = {n.start for n in known} | {n.end - 1 for n in known}
    known = [n for n in known if n.kind != "state" or not _inside_longer(doc, n, at, knows)]
    known = [organ(doc, branch(doc, n, at, knows), knows) for n in known]
    taken = [(n.start, n.end) for n in known]
    names = list(known)
    for match in _CHUNK.finditer(text):
        start, end, title = _strip(text, *match.span())
        if start >= end:
            continue
        first, last = token_at(doc, start), token_at(doc, end - 1) + 1
        first = after_label(doc, first, last, knows)
        opens, first = first, person_inside(doc, first, last, title, knows)
        if first == opens + 1 and "-" in doc[opens].text:  # « le délégué Sud-Santé Paul Roux »
            names.append(Name(opens, first, doc[opens].text, "organisation"))
        if any(s < last and first < e for s, e in taken):
            # « Chine Wang Yi »: what is left beside the known name may be one too.
            for s, e in _rest(first, last, taken):
                while e > s and doc[e - 1].pos_ in {"ADP", "DET", "CCONJ"}:
                    e -= 1  # « Casino de l'|Union africaine »
                name = _classify(doc, s, e, None, knows)
                if name is not None:
                    names.append(name)
            continue
        name = _classify(doc, first, last, title, knows)
        if name is not None:
            name = with_particle(doc, name)
            names.append(family(doc, joined(doc, longer(doc, name, knows), knows)))
            if names[-1].end > last:
                taken.append((names[-1].start, names[-1].end))  # « Mares et |Fougères| »
    names = without_opening(doc, names, knows)
    names = [n for n in by_family_name(doc, names) if not _says_where_from(n, doc, knows)]
    return sorted(_brussels(names, text), key=lambda n: (n.start, -n.end))


def _says_where_from(name: Name, doc: Doc, knows: Knowledge) -> bool:
    """Tell whether *la Lyonnaise*, *ce Breton* takes up somebody named before."""
    if name.end - name.start != 1 or name.canonical or not name.start:
        return False
    led = doc[name.start - 1].lower_ in {"le", "la", "l'", "ce", "cet", "cette"}
    return led and knows.people(doc[name.start].lower_) is not None


def _inside_longer(doc: Doc, name: Name, known: set[int], knows: Knowledge) -> bool:
    """Tell whether a state's name only belongs to a body's: *Météo France*, *le groupe France Télécom*."""
    before = doc[name.start - 1] if name.start else None
    after = doc[name.end] if name.end < len(doc) else None
    if before is not None and _joins(before, before, known):
        return not is_label(before, knows)
    if after is None or not _joins(after, doc[name.end - 1], known):
        return False
    if knows.is_given_name(after.text) or is_label(after, knows):
        return False
    # « le ministre de Russie Viktor Orsov » and « En Chine, » keep the state.
    led = before is not None and (before.pos_ == "ADP" or before.lower_ in _STATE_ARTICLES)
    return not led or (before is not None and before.lower_ == "le" and name.capital)


_STATE_ARTICLES = {"la", "l'", "les", "le", "de", "d'", "du", "en", "à", "au", "aux"}


def _joins(token: Token, left: Token, known: set[int]) -> bool:
    """Tell whether a capital word stands right beside a name, nothing but a blank between."""
    return (
        token.text[:1].isupper()
        and token.text[-1:].isalnum()
        and len(token.text) > 1
        and left.whitespace_ == " "
        and token.i not in known
        and token.lower_ not in _NOT_A_NAME
        and token.lower_.rstrip(".") not in TITLES
    )


def _brussels(names: list[Name], text: str) -> list[Name]:
    """Read *Bruxelles* as the Union where the article speaks of it and not of Belgium."""
    belgian = any(n.canonical == "Belgique" and not n.capital for n in names) or " belge" in text
    if belgian:
        return names
    return [
        replace(n, canonical="Union européenne") if n.canonical == "Belgique" and n.capital else n
        for n in names
    ]


def _strip(text: str, start: int, end: int) -> tuple[int, int, str | None]:
    """Cut articles, sentence openers and courtesy titles off the head of a chunk."""
    title: str | None = None
    stuck = _STUCK_TITLE.match(text, start, end)
    if stuck is not None:
        return stuck.end(), end, stuck.group(1).casefold()
    while start < end:
        match = _BLANKLESS.match(text, start, end)
        if match is None:
            break
        if (title or _in_sentence(text, start)) and _OWN_ARTICLE.match(text, start, end):
            # « le quotidien Le Petit Ardennais », « M. De Pavant »: a capital says that it is of the name.
            break
        first = match.group()
        low = first.casefold()
        if first == "Cheikh" and not _LED_BY_ARTICLE.search(text, 0, start):
            break  # « Cheikh Tidiane Dièye »: a given name; « le Cheikh Ahmed »: a title
        if low in TITLES or (low + "." in TITLES and low == "m"):
            title = low
        elif first == "X." and _ON_X.search(text, max(start - 20, 0), start):
            title = None  # « a-t-elle écrit sur X. Le club… »
        elif _ARABIC.match(first):
            break  # « M. al-Sissi »
        elif low in _NOT_A_NAME or (first[:1].islower() and not _ELIDED.match(low)):
            # « L'association Les Amis »: what an elided capital drew in is no name either.
            title = None
        else:
            elided = _ELIDED.match(low)
            if elided and title and low[0] == "d":
                break  # « M. d'Espalais »: the particle is of the name
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


_PRONOUNS = set("il elle ils elles on ce cette le la les nous vous je".split())
_BLANKLESS = re.compile(r"\S+")
_ON_X = re.compile(r"(?:sur|réseau|réseau social|contre) \Z")
_LED_BY_ARTICLE = re.compile(r"(?i:\b(?:le|du|au|ce|un|grand)) \Z")
_STUCK_TITLE = re.compile(r"(M|MM|Mme|Mlle|Dr|Pr|Me)\.(?=\w{2})")
_ELIDED = re.compile(r"(?:[dl]|qu|jusqu|lorsqu|puisqu|s|n|c|j)'(?=\w)")
_OWN_ARTICLE = re.compile(
    rf"(?:(?:Le|La|Les|De|Du|Des|Van|Al|El|Une?|Mon|Ma|Mes|Notre|Nos|Votre|Vos|Tous|Toutes|Sans|Pour|Contre)"
    rf" |L'|D')(?=[{_UPPER}])"
)


def _in_sentence(text: str, start: int) -> bool:
    """Tell whether a lower-case word stands right before, so that no sentence or quotation starts here."""
    return start > 1 and text[start - 1] == " " and text[start - 2].islower()


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


def _heads_description(doc: Doc, i: int, knows: Knowledge) -> bool:
    """Tell whether a capital is only one of rank: *Chambre de commerce*, *Représentante spéciale*."""
    token = doc[i]
    after = doc[i + 1] if i + 1 < len(doc) else None
    if after is None or (token.text.isupper() and len(token.text) > 1):
        return False
    complement = after.lower_ in {"de", "d'", "du", "des"} or (
        after.pos_ == "ADJ" and after.text.islower()
    )
    role = knows.role(token.lower_)
    # « l'Entente sportive de Marzac », whatever the tagger takes for a noun
    inner = after.ent_iob_ == "I" and after.text.islower() and after.pos_ in {"NOUN", "ADJ"}
    body = inner and (token.lower_ in _TEAMS or (role is not None and role.kind == "organisation"))
    return body or (complement and (token.pos_ == "NOUN" or role is not None))


_TEAMS = set(
    "entente racing stade athlétic sporting olympique étoile cercle avenir espérance union".split()
)
"""What clubs are called, none of it a body by itself."""
_PARTICIPLE = re.compile(r"\w{2,}(?:é|i|is|u)e?s?|\w+(?:is|it)es?")
_AFTER_PARTICIPLE = set(
    (
        "à au aux de du des d' par en dans pour sur sous avec sans depuis chez comme contre entre "
        "hier lundi mardi mercredi jeudi vendredi samedi dimanche"
    ).split()
)


def _aside(doc: Doc, end: int) -> bool:
    """Tell whether the capital word before `end` is a participle that opens: *Réuni à Metz, le comité…*."""
    word = doc[end - 1].text
    if end >= len(doc) or not _PARTICIPLE.fullmatch(word) or doc.text.count(word) > 1:
        return False
    follows = doc[end].lower_
    return follows in _AFTER_PARTICIPLE or (follows == "," and fold(word) != word.casefold())


_INITIAL = re.compile(rf"[{_UPPER}]\.")
_AND = {"ir", "og", "och", "és", "ve", "und", "and"}
_INVERTED = re.compile(r"\w-(?:t-)?(?:il|elle|ils|elles|on|ce|vous|tu|je|nous|le|la|les|moi|lui)$")


def _classify(doc: Doc, first: int, last: int, title: str | None, knows: Knowledge) -> Name | None:
    tokens = doc[first:last]
    surface = _STUCK_TITLE.sub("", doc.text_of(first, last))
    words = [t for t in tokens if t.is_alpha or any(c.isalpha() for c in t.text)]
    if not words or (not words[0].text[:1].isupper() and "'" not in words[0].text and not title):
        return None
    alone = len(words) == 1
    # An entity that begins before the name tells nothing of it: « sénateur du |Finistère Yannig Corbel| ».
    cut = tokens[0].ent_iob_ == "I" and len(tokens) > 1
    labels = [] if cut else [t.ent_type_ for t in tokens if t.ent_type_]
    head_word = fold(words[0].text)
    given_name = words[0].text.split("-")[0]
    gender = knows.given_gender(given_name)
    known_given = knows.is_given_name(words[0].text) or (
        given_name != words[0].text and knows.is_given_name(given_name)
    )
    opens = first == 0 or doc[first].is_sent_start or doc[first - 1].text in '«"“:—–-»!?'
    if (
        alone
        and opens
        and title is None
        and not labels
        and doc[first].pos_ != "PROPN"
        and not known_given
        and not (surface.isupper() and len(surface) > 1)
    ):
        return None
    if (
        alone and opens and title is None and not known_given
        and doc[first].pos_ in {"VERB", "AUX", "ADP", "ADV", "CCONJ", "SCONJ", "PRON", "DET"}
        and not (surface.isupper() and len(surface) > 1)
    ):  # fmt: skip
        return None
    if alone and opens and title is None and not known_given and _aside(doc, last):
        return None
    if head_word in _NOT_A_NAME and alone:
        return None
    if _INVERTED.search(surface):
        return None  # « Existe-t-il un vaccin ? », « Écrivez-le. »
    if alone and _INITIAL.fullmatch(surface) and last < len(doc) and doc[last].text.islower():
        return None  # « la bactérie E. coli »
    if words[0].text in {"X", "X."} and first and doc[first - 1].lower_ == "contre":
        return None  # « a porté plainte contre X. Même son de cloche… »
    if alone and (surface in ACRONYM_NOUNS or (len(surface) == 1 and title is None)):
        # « relayé sur X », « le chef de la mission C »
        return None
    if alone and opens and title is None and not known_given and is_person(words[0], knows):
        # « Adjointe au logement, Maud Servais »
        return None
    if title is None and (is_field(doc, first) or is_feast(doc, first, last)):
        return None
    if title is None and is_scourge(doc, first):
        return None
    if alone and head_word == "premiere" and not surface.isupper():
        # « la Première ministre »
        return None
    if head_word == "etat" and first and doc[first - 1].lower_ == "d'":
        return None  # « un ministre d'État », « un coup d'État »
    if alone and title is None and people_gender(words[0], knows) is not None:
        # « l'Estonienne », « les Français »: a people, not a name.
        return None
    if alone and head_word in {"haut", "haute"} and last < len(doc) and doc[last].text.islower():
        return None  # « le Haut commissariat aux réfugiés »
    if alone and title is None and not known_given and _heads_description(doc, first, knows):
        return None
    titled = TITLES.get(title) if title else None
    kind: PartyKind = "unknown"
    place = False
    label = max(labels, key=labels.count) if labels else ""
    if len(words) > 1 and fold(words[-1].text) in _PRONOUNS:
        return None  # « la vitamine C. Il faut »
    initials = len(words) > 1 and re.fullmatch(r"(?:\w\.-?)+", words[0].text) is not None
    given = known_given and 2 <= len(words) <= 3
    numbered = any(c.isdigit() for c in surface)
    if title is not None or given or initials:
        kind = "person"
    elif len(words) > 1 and is_firm(words, knows):
        kind = "organisation"
    elif any(t.text in _AND for t in words):
        kind = "organisation"  # « Laikas ir Žmonės »: nobody is called so
    elif is_complement(doc, first) or (head_word == "homme" and alone):
        place = True  # « les droits de l'Homme » are nobody's
    elif label == "PER" and not numbered:
        kind = "person"
    elif alone and (aged(doc, last) or (known_given and presents(doc, last))):
        kind = "person"  # « Hamid, un Afghan de 24 ans »
    elif (alone and surface.isupper() and 2 <= len(surface) <= 8) or label == "ORG":
        kind = "organisation"
    elif label == "LOC" and alone and twice_given(words[0], knows):
        kind = "person"
    elif label == "LOC":
        kind = lead_kind(doc, first, knows) or kind
        place = kind == "unknown"
    elif known_given and alone and label != "MISC":
        kind = "person"
    if kind == "person" and title is None and not known_given and between_marks(doc, first, last):
        # « le vraquier "Calypso Trader" »: what stands alone between marks is a ship, a work, a title.
        kind = "unknown"
    return Name(
        first, last, surface, kind, place=place,
        title_gender=titled
        or (gender if kind == "person" and (len(words) > 1 or "-" in words[0].text) else None),
        titled=title is not None or known_given,
    )  # fmt: skip
