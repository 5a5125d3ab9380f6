"""Tell how far the name of a body goes: *(le collectif) Forêts en vie*, *Vallée propre*."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.syntax import OF, is_finite
from briefing.extraction.parties.gazetteer import Name
from briefing.extraction.parties.name_heads import is_person
from briefing.language.plain_doc import Doc, Token
from briefing.model import PartyKind

_NAME_LINKS = {"en", "sans", "pour", "contre"}
_BODY_LINKS = {
    "en",
    "sans",
    "pour",
    "contre",
    "et",
    "d'",
    "de",
    "à",
    "du",
    "des",
    "pas",
    "aux",
    "au",
    "sur",
}
_LONGEST_TAIL = 6
_CLUBS = set(
    "association associations collectif collectifs mouvement réseau ong fondation coordination plateforme "
    "campagne initiative coalition club comité amicale".split()
)
"""What takes common nouns for a name."""


def longer(doc: Doc, name: Name, knows: Knowledge) -> Name:
    """Return the name of a body with its small words: *(le collectif) Forêts en vie*, *Eau vive*."""
    field = _with_field(doc, name)
    if field > name.end:
        return replace(name, end=field, text=doc.text_of(name.start, field))
    if doc[name.start].text == "Forces" and name.end - name.start == 1:
        # « les Forces libanaises », « les Forces de défense rwandaises »
        end = np_end(doc[name.start])
        return replace(name, end=end, text=doc.text_of(name.start, end), kind="organisation")
    if _numbered(doc, name):
        return replace(name, end=name.end + 1, text=doc.text_of(name.start, name.end + 1))
    both = _with_and(doc, name, knows)
    if both > name.end:
        return replace(
            name, end=both, text=doc.text_of(name.start, both), kind="organisation", place=False
        )
    repeated = _repeated(doc, name, knows)
    if repeated > name.end:
        return replace(
            name,
            end=repeated,
            text=doc.text_of(name.start, repeated),
            kind="organisation",
            place=False,
        )
    whole = _as_founded(doc, name, knows)
    if whole > name.end:
        return replace(name, end=whole, text=doc.text_of(name.start, whole), place=False)
    before = doc[name.start - 1] if name.start else None
    body = knows.role(before.lower_) if before is not None else None
    if name.end - name.start > 1 and name.kind == "organisation" and body is None:
        body = knows.role(doc[name.start].lower_)  # « le Collectif Loire vivante »
    if body is None or body.kind != "organisation" or (name.kind == "person" and name.titled):
        return name
    end = name.end
    while end < len(doc) and doc[end].ent_iob_ == "I" and doc[end].ent_type_ in {"ORG", "MISC"}:
        end += 1
    if end - name.end > _LONGEST_TAIL or (end < len(doc) and doc[end - 1].is_punct):
        end = name.end
    if end == name.end:
        end = _with_adjective(doc, end, knows)
    if end == name.end:
        end = _with_participle(doc, end)
    if end == name.end:
        end = _told_again(doc, name)
    if end > name.end and _charged(doc, name.start, name.end, end, knows):
        end = name.end
    if end == name.end:
        return name
    kind: PartyKind = "unknown" if name.kind == "person" else name.kind
    return replace(name, end=end, text=doc.text_of(name.start, end), kind=kind)


def _charged(doc: Doc, start: int, i: int, end: int, knows: Knowledge) -> bool:
    """Tell whether *pour* leads to a charge, not to a name's end: *plainte contre l'association X pour diffamation*."""
    if doc[i].lower_ != "pour":
        return False
    against = any(t.lower_ == "contre" for t in doc[max(start - _AGAINST, 0) : start])
    return against or any(t.lower_ in knows.lexicon.wrongs for t in doc[i + 1 : end])


_AGAINST = 4
"""Tokens before a name among which *contre* leads to whom a complaint is against."""


def branch(doc: Doc, name: Name, known: set[int], knows: Knowledge) -> Name:
    """Return a body of the lexicon with the region or firm that it is the branch for: *l'ARS Grand Est*."""
    i = end = name.end
    if name.kind != "organisation" or name.capital:
        return name
    if name.start and is_person(doc[name.start - 1], knows):
        return name  # « la députée LFI Chirine Roux »
    while i < len(doc) and i - end < _BRANCH and i not in known:
        if not doc[i].text[:1].isupper() or doc[i - 1].whitespace_ != " ":
            break
        given = any(map(knows.is_given_name, (doc[i].text, doc[i].text.split("-")[0])))
        if doc[i].ent_type_ not in {"LOC", "ORG"} or (given and i + 1 < len(doc)):
            break
        i += 1
    while i + 1 < len(doc) and i > end and not doc[i - 1].whitespace_ and doc[i].ent_iob_ == "I":
        i += 1  # « Île-de-France », whose hyphens part it
    return name if i == end else replace(name, end=i, text=doc.text_of(name.start, i))


_BRANCH = 4


def joined(doc: Doc, name: Name, knows: Knowledge) -> Name:
    """Return a name with the word before *et*, if a verb in the singular makes both one: *Terre et Mer accuse*."""
    i = name.start - 2
    plain = name.kind not in {"person", "state"} and not name.canonical
    if i < 0 or not plain or name.end >= len(doc) or doc[i + 1].lower_ not in {"et", "&"}:
        return name
    first, verb = doc[i], doc[name.end]
    led = i > 0 and (doc[i - 1].text[:1].isupper() or doc[i - 1].pos_ in {"DET", "ADP", "ADJ"})
    if led or first.pos_ not in {"NOUN", "PROPN"} or not first.text[:1].isupper():
        return name
    known = is_person(first, knows) or knows.is_given_name(first.text) or first.ent_type_ == "PER"
    if known or not is_finite(verb) or "Sing" not in verb.morph.get("Number", []):
        return name
    return replace(name, start=i, text=doc.text_of(i, name.end), kind="organisation", place=False)


def organ(doc: Doc, name: Name, knows: Knowledge) -> Name:
    """Return the organ that is named after a body of the lexicon: *la Mission de l'Union africaine*."""
    i = name.start - 1
    body = name.kind == "organisation" or name.canonical == "Union européenne"
    if not body or name.capital or i < 1 or doc[i].lower_ not in _OF_BODY:
        return name
    while i > 0 and doc[i].lower_ in _OF_BODY:
        i -= 1
    while i > 0 and doc[i].pos_ == "ADJ" and doc[i].text.islower():
        i -= 1  # « le Conseil économique et social de l'ONU »
    head = doc[i]
    capital = head.text[:1].isupper() and not head.text.isupper()
    if i < 1 or not capital or head.pos_ not in {"NOUN", "PROPN"}:
        return name
    if doc[i - 1].lower_ not in _LEADS or is_person(head, knows) or knows.is_given_name(head.text):
        return name
    whole = replace(
        name, start=i, text=doc.text_of(i, name.end), canonical=None, kind="organisation"
    )
    end = _with_field(doc, whole)
    return replace(whole, end=end, text=doc.text_of(i, end))


_OF_BODY = OF | {"la", "l'"}
_LEADS = {"le", "la", "l'", "du", "au", "cette", "ce"}


def family(doc: Doc, name: Name) -> Name:
    """Return a family under what it is called: *les époux Garnier*, *la famille Roux*; none of them alone is meant."""
    i = name.start - 1
    if i < 1 or name.end - name.start > 1 or name.canonical or doc[i].lower_ not in _FAMILIES:
        return name
    if doc[i - 1].lower_ not in {"les", "la", "le", "des", "aux", "du", "ces", "cette", "ce"}:
        return name
    return replace(
        name, start=i, text=doc.text_of(i, name.end), kind="organisation", place=False, titled=False,
        title_gender=None,
    )  # fmt: skip


_FAMILIES = set(
    "époux conjoints frères sœurs frangins jumeaux consorts parents famille couple clan fratrie".split()
)


def _numbered(doc: Doc, name: Name) -> bool:
    """Tell whether the number of a département goes with the name: *l'Umih 35*, *la FDSEA 62*."""
    i = name.end
    if name.kind == "person" or i - name.start > 1 or not name.start or i + 1 >= len(doc):
        return False
    number, led = doc[i].text, doc[name.start - 1].lower_
    if not (number.isdigit() and len(number) == 2) or led not in {"l'", "la", "le", "du"}:
        return False
    return doc[i + 1].pos_ not in {"NOUN", "NUM", "PROPN", "SYM"} and doc[i + 1].text != "%"


def _as_founded(doc: Doc, name: Name, knows: Knowledge) -> int:
    """Return the end of *Haut Conseil des finances publiques*, *Coordination chauves-souris*."""
    end = name.end
    head = doc[end - 1]
    role = knows.role(head.lower_)
    if name.kind == "person" or role is None or role.kind != "organisation" or end >= len(doc):
        return end
    if head.text.isupper() or doc[name.start - 1].lower_ not in _LEADS:
        return end
    if end - name.start > 1:
        return np_end(head) if doc[end].lower_ in OF else end
    last = end
    while last < len(doc) and doc[last].ent_iob_ == "I" and doc[last].ent_type_ == "ORG":
        last += 1
    tail = doc[end:last]
    common = all(t.text.islower() and not t.is_punct for t in tail)
    return last if len(tail) == 1 and common and not knows.is_cue_form(tail[0]) else end


def _with_and(doc: Doc, name: Name, knows: Knowledge) -> int:
    """Return the end of *(l'association) Mares et Fougères*: one body, whose name *et* joins of two words."""
    i, end = name.start, name.end
    led = doc[i - 1].lower_ if i else ""
    if led not in _CLUBS or led.endswith("s") or end - i > 1 or end + 1 >= len(doc):
        return end
    pair = (doc[i], doc[end + 1])
    if doc[end].lower_ not in {"et", "&"} or not all(_is_wordlike(t, knows) for t in pair):
        return end
    if end + 2 < len(doc) and doc[end + 2].text[:1].isupper():
        return end  # « l'association Mares et Paul Roux »
    verb = next((t for t in doc[end + 2 : end + _TO_VERB] if is_finite(t) or t.text == "."), None)
    several = verb is not None and "Plur" in verb.morph.get("Number", [])
    return end if several else end + 2


def _is_wordlike(token: Token, knows: Knowledge) -> bool:
    """Tell whether a capital word may be a common one: nobody's name, no letters, nothing the lexicon knows."""
    text = token.text
    known = knows.is_given_name(text) or knows.is_state(text) or is_person(token, knows)
    return text[:1].isupper() and text[1:].islower() and not known


_TO_VERB = 14
"""Tokens behind a name within which its verb tells whether one or two act."""
_OF_FIELD = {"secrétariat", "sous-secrétariat", "haut-commissariat", "commissariat", "délégation"}


def _with_field(doc: Doc, name: Name) -> int:
    """Return the end of *Secrétariat d'État à l'économie*, *Haut-Commissariat aux droits de l'homme*."""
    end = name.end
    if doc[name.start].lower_ not in _OF_FIELD or end + 1 >= len(doc):
        return end
    if doc[end].lower_ not in {"à", "au", "aux"}:
        return end
    noun = next((t for t in doc[end + 1 : end + 3] if t.pos_ in {"NOUN", "PROPN"}), None)
    return np_end(noun) if noun is not None else end


def _with_adjective(doc: Doc, end: int, knows: Knowledge) -> int:
    """Return the end of *Vallée propre*; what was done to a body (*créée en 2010*) is not its name."""
    if end + 1 >= len(doc) or doc[end].pos_ != "ADJ" or not doc[end].text.islower():
        return end
    word, after = doc[end].lower_, doc[end + 1]
    if word.rstrip("es").endswith("é") or knows.demonym(word) or after.pos_ == "ADP":
        return end
    return end + 1


def _with_participle(doc: Doc, end: int) -> int:
    """Return the end of *(l'association) Ailes brisées*, whose words agree in the plural."""
    if end + 1 >= len(doc) or not _DONE.search(doc[end].lower_):
        return end
    noun, after = doc[end - 1], doc[end + 1]
    plural = noun.pos_ == "NOUN" and noun.lower_.endswith(("s", "x"))
    return end + 1 if plural and (after.is_punct or is_finite(after)) else end


_DONE = re.compile(r"(?:é|i|u)e?s$")


def _repeated(doc: Doc, name: Name, knows: Knowledge) -> int:
    """Return the end of a name whose tail in small letters the article repeats word for word.

    *Le Front citoyen pour la démocratie accuse… Le Front citoyen pour la démocratie*: nobody says a phrase twice
    that is no name, where it starts with a capital. *Solvia et Mercat*, *Lyon et la région* are two.
    """
    head, end = doc[name.start], name.end
    if name.kind in {"person", "state"} or name.canonical or end - name.start > 2:
        return end
    led = name.start > 0 and doc[name.start - 1].text.islower()
    club = led and doc[name.start - 1].lower_ in _CLUBS
    if not led or knows.is_given_name(head.text) or is_person(head, knows):
        return end
    if name.place and not club:
        return end
    found, last = end, min(end + _LONGEST_TAIL, len(doc))
    for i in range(end, last):
        token = doc[i]
        link = token.lower_ in _BODY_LINKS or token.pos_ == "DET"
        if not (link or token.pos_ in {"NOUN", "ADJ", "ADV", "PROPN"}) or token.is_punct:
            break
        before = doc[i - 1].lower_
        if before == "et" and (link or token.text[:1].isupper()):
            break
        if token.text[:1].isupper() and before not in OF and doc[i - 2].lower_ not in OF:
            break
        if not link and doc.text.count(doc.text_of(name.start, i + 1)) > 1:
            found = i + 1
    tail = doc[end:found]
    # « le Sénat français »: an adjective alone, or a place, says no more than which one.
    return found if club or any(t.lower_ in _BODY_LINKS for t in tail) else end


def _told_again(doc: Doc, name: Name) -> int:
    """Return the end of a name whose small words the article repeats (*Libertés en réseau*)."""
    end = name.end
    if end + 1 >= len(doc) or doc[end].lower_ not in _BODY_LINKS:
        return name.end
    while end < len(doc) and (doc[end].lower_ in _BODY_LINKS or doc[end].pos_ == "DET"):
        end += 1
    if end >= len(doc) or doc[end].pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return name.end
    whole = doc.text_of(name.start, end + 1)
    # « Forêts en vie »: a common noun with a capital has more to its name.
    acts = end + 1 < len(doc) and (doc[end + 1].pos_ in {"VERB", "AUX"} or doc[end + 1].is_punct)
    led = doc[name.start - 1].lower_ in _CLUBS and name.end - name.start == 1
    noun = doc[name.start].pos_ in {"NOUN", "ADJ"} and doc[end].pos_ == "NOUN"
    if led and noun and doc[end].text.islower():
        return end + 1  # « le collectif Plafond de verre », « l'association Droit au seuil »
    common = doc[name.end].lower_ in _NAME_LINKS and (
        doc[name.start].pos_ == "NOUN" or (acts and doc[end].text.islower())
    )
    return end + 1 if common or doc.text.count(whole) > 1 else name.end
