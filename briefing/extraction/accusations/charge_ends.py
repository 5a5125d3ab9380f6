"""Tell where the words of a charge end: a comma that opens something else, a verb of the narration, a stop."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.syntax import OF, VERBAL, base, is_finite, is_plural
from briefing.language.plain_doc import Doc, Token

CLITICS_OF = {
    "ne", "n'", "pas", "plus", "jamais", "se", "s'", "y", "en", "le", "la", "l'", "les", "lui", "leur", "ni",
    "nous", "vous", "me", "m'", "rien",
}  # fmt: skip
_GOES_ON = {"de", "d'", "dans", "en", "au", "à", "aux", "sans", "par", "avec", "du", "des"}
_WHICH = {"lequel", "laquelle", "lesquels", "lesquelles"}
_OUTCOME = {"succès", "suite", "surprise", "résultat", "effet", "preuve", "preuves"}
"""What *sans* says of the telling: *a porté plainte pour vol, | sans succès*."""
PARTICIPLES = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "it", "u", "ue", "us", "ues")
_ASIDE = 8
"""Tokens of *, selon les enquêteurs,* inside a charge."""
_ABOUT = {"près", "plus", "moins", "environ", "quelque", "jusqu'à"}
"""What opens a number of things: *avoir retenu, au mépris de l'accord, | près de 400 millions de*."""
_SPANNING = {"entre", "depuis", "pendant", "durant", "lors", "dès", "jusqu'en"}
_INSERTED = 12
"""Tokens of an aside that parts a verb from its object."""
_MAX_CHARGE = 60
"""Tokens after which a charge is cut whatever comes."""


def is_infinitive(token: Token) -> bool:
    """Tell whether the token is an infinitive, auxiliaries of a compound one included."""
    if "Inf" in token.morph.get("VerbForm", []):
        return True
    return token.pos_ in VERBAL and token.lower_ in {"avoir", "être"}


def charge_end(start: int, layout: Layout, knows: Knowledge) -> int:
    """Return the token after a charge: a comma that opens something else, or a stop."""
    doc = layout.doc
    end = min(layout.sentence_end(start), start + _MAX_CHARGE)
    home = layout.mark_of[start] if layout.opening(start) < 0 else -1
    i = start
    while i < end:
        token = doc[i]
        k = layout.mark_of[i]
        if home >= 0 and k != home:
            return i
        if k >= 0 and k != home:
            i = max(layout.outer(k)[1], i + 1)
            continue
        if token.text == "(" and i > start and (after := _bracket_end(i, end, doc)):
            i = after
            continue
        if token.text in {";", ":", "—", "–", ")", "»"} or (token.is_space and "\n" in token.text):
            return i
        aside = token.lower_ == "selon" and doc[i - 1].text == ","
        parted = token.text == "," and i > start and doc[i - 1].lower_ in {"avoir", "être"}
        if (aside or parted) and (after := _aside_end(i, end, doc)):
            i = after  # « pour avoir, selon elle, faussé la concurrence », « d'avoir, neuf ans durant, puisé »
            continue
        if token.lower_ in {"selon", "tandis", "alors"} and i > start + 1:
            return i
        if token.text == "," and i > start and (after := _object_after(i, start, end, doc)):
            i = after
            continue
        if token.text == "," and i > start and (after := _name_after(i, end, doc)):
            i = after
            continue
        if token.text == "," and i > start and (after := _time_after(i, end, doc)):
            i = after
            continue
        if token.text == "," and i > start and not _goes_on(i, start, layout):
            return i
        if token.lower_ == "et" and doc[start].pos_ == "NOUN" and _done_next(i, end, doc):
            return i  # « mise en examen pour homicide | et laissée libre »
        if token.lower_ in {"et", "mais"} and i > start + 1 and _other_clause(i, layout, knows):
            return i
        if token.lower_ in {"et", "mais"} and i > start and _another_acts(i, doc, knows):
            return i
        i += 1
    return end


def _done_next(joint: int, end: int, doc: Doc) -> bool:
    """Tell whether a participle follows *et*: something else is told of who is blamed."""
    after = doc[joint + 1] if joint + 1 < end else None
    return after is not None and after.pos_ == "VERB" and after.lower_.endswith(PARTICIPLES)


def _bracket_end(opened: int, end: int, doc: Doc) -> int:
    """Return the token after a few words in brackets: *le Front (FLN) | dans la vallée*, 0 for more."""
    near = doc[opened + 1 : min(opened + _ASIDE, end)]
    closed = next((t.i for t in near if t.text == ")"), None)
    return 0 if closed is None else closed + 1


def _aside_end(selon: int, end: int, doc: Doc) -> int:
    """Return the token after the comma that closes *, selon elle,*, 0 where the sentence does not go on."""
    close = next(
        (k for k in range(selon + 1, min(selon + _ASIDE, end)) if doc[k].text == ","), None
    )
    if close is None or close + 1 >= end:
        return 0
    return close + 1 if doc[close + 1].lower_.endswith(PARTICIPLES) else 0


def _object_after(comma: int, start: int, end: int, doc: Doc) -> int:
    """Return the token after an aside that parts a verb from its object: *avoir vendu, en 2016, | des licences*."""
    close = next(
        (k for k in range(comma + 2, min(comma + 1 + _INSERTED, end)) if doc[k].text == ","), None
    )
    if close is None or close + 1 >= len(doc):
        return 0
    # « avoir détruit, ou fait détruire, le dossier »
    other = doc[comma + 1].lower_ in {"ou", "voire", "et"}
    # « avoir attribué à Solvia, dont son frère est actionnaire, quatre marchés »
    relative = doc[comma + 1].lower_ in {"dont", "où", "qui"}
    if not (other or relative or doc[comma + 1].pos_ in {"ADP", "ADV"}):
        return 0
    near = doc[close + 1 : min(close + 5, end)]
    thing = next((t for t in near if t.pos_ == "NOUN"), None)
    led = doc[close + 1].pos_ in {"DET", "NUM"} or doc[close + 1].lower_ in _ABOUT
    led = led and thing is not None
    bare = not any(base(t) == "obj" for t in doc[start:comma])
    goes_on = thing is not None and base(thing) in {"obj", "obl"} and thing.head.i < comma
    goes_on = goes_on or relative
    return close + 1 if led and bare and goes_on else 0


def _name_after(comma: int, end: int, doc: Doc) -> int:
    """Return the token after a name beside a noun of the charge: *favorisé son employeur, Solvia, | lors de*."""
    near = doc[comma + 1 : min(comma + _ASIDE, end - 1)]
    close = next((t.i for t in near if t.text == ","), None)
    if close is None or close - comma < 2:
        return 0
    if doc[close + 1].pos_ != "ADP" and doc[close + 1].lower_ != "lors":
        return 0
    inside = doc[comma + 1 : close]
    named = inside[-1].pos_ == "PROPN" and doc[comma - 1].pos_ in {"NOUN", "ADJ"}
    plain = all(t.pos_ in {"DET", "NOUN", "ADJ", "PROPN", "NUM"} for t in inside)
    return close + 1 if named and plain else 0


def _time_after(comma: int, end: int, doc: Doc) -> int:
    """Return the token after a span of time inside a charge: *s'être entendus, entre 2001 et 2021, | sur les prix*."""
    if comma + 1 >= end or doc[comma + 1].lower_ not in _SPANNING:
        return 0
    near = doc[comma + 2 : min(comma + 1 + _ASIDE, end - 1)]
    close = next((t.i for t in near if t.text == ","), None)
    if close is None or any(t.pos_ in VERBAL for t in doc[comma + 1 : close]):
        return 0
    return close + 1 if doc[close + 1].pos_ == "ADP" else 0


def _goes_on(comma: int, start: int, layout: Layout) -> bool:
    """Tell whether the charge goes on after a comma: an enumeration or an adjunct."""
    doc = layout.doc
    after = doc[comma + 1] if comma + 1 < len(doc) else None
    if after is None:
        return False
    if layout.opening(comma + 1) >= 0:
        return True
    if is_finite(after):
        return False  # « X, à qui ils reprochent de mentir, | a démissionné »
    if is_infinitive(doc[comma - 1]) and comma - start < 4:
        return True
    if _bare_list(comma, start, doc) or _not_only(comma, start, doc):
        return True
    if after.lower_ in {"et", "ou", "ni"} and comma + 2 < len(doc):
        after = doc[comma + 2]
    if any(t.lower_ in _WHICH for t in doc[after.i : after.i + 5]):
        return False  # « la panne du 14 janvier, | au cours de laquelle »
    closes = after.lower_ == "sans" and after.i + 1 < len(doc) and after.nbor(1).lower_ in _OUTCOME
    return after.lower_ in _GOES_ON and not closes


def _bare_list(comma: int, start: int, doc: Doc) -> bool:
    """Tell whether offences without articles are counted up: *pour vol, | recel et abus de confiance*."""
    if not start or doc[start - 1].lower_ not in {"pour", "de", "d'"}:
        return False
    first, after = doc[start], doc[comma + 1]
    offence = after.pos_ == "NOUN" or after.lower_ == "faux"
    if first.pos_ != "NOUN" or not offence or not after.text.islower():
        return False
    for token in doc[comma + 2 : comma + 2 + _INSERTED]:
        if token.lower_ in {"et", "ou"}:
            return True
        if token.is_punct or token.pos_ in {"DET", "PROPN", *VERBAL}:
            return token.text == "," and doc[token.i + 1].pos_ == "NOUN"
    return False


def _not_only(comma: int, start: int, doc: Doc) -> bool:
    """Tell whether a second wrong is added: *non seulement d'avoir menti, | mais aussi d'avoir triché*."""
    if doc[comma + 1].lower_ != "mais" or comma + 4 >= len(doc):
        return False
    led = "seulement" in {t.lower_ for t in doc[max(start - 3, 0) : start]}
    return led and any(t.lower_ in OF for t in doc[comma + 2 : comma + 6])


def _another_acts(joint: int, doc: Doc, knows: Knowledge) -> bool:
    """Tell whether somebody else does something behind *et*: *accuse X de mépris | et le ministre laisse dire*."""
    near = doc[joint + 1 : joint + _ASIDE]
    if not near or near[0].pos_ not in {"DET", "PROPN", "NOUN"}:
        return False
    first = next((t for t in near if t.pos_ in {"NOUN", "PROPN"}), None)
    if first is None:
        return False
    if base(first) == "nsubj" and first.head.i > first.i:
        verb = first.head
        return is_finite(verb) or any(c.pos_ == "AUX" and is_finite(c) for c in verb.children)
    # « et le président du groupe, Paul Roux, | dénonce », read as one more object
    after = np_end(first)
    if after < len(doc) and doc[after].text == ",":
        near = doc[after + 1 : after + _ASIDE]
        after = next((t.i + 1 for t in near if t.text == ","), after)
    while after < len(doc) and doc[after].lower_ in CLITICS_OF:
        after += 1
    if knows.role(first.lower_) is None or after >= len(doc) or doc[after].pos_ not in VERBAL:
        return False
    many = "Plur" in doc[after].morph.get("Number", [])
    return is_finite(doc[after]) and many == is_plural(first)


def _other_clause(i: int, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether *et* takes the narration up again: *et a appelé*, *et demandé*, *et réclame*."""
    doc = layout.doc
    for token in doc[i + 1 : min(i + 5, len(doc))]:
        if token.pos_ in {"ADV", "PRON"} or token.lower_ in CLITICS_OF:
            continue
        if token.pos_ not in VERBAL or is_infinitive(token):
            return False
        if is_finite(token) and (token.pos_ == "AUX" or doc[token.i - 1].lower_ in CLITICS_OF):
            return True  # « et l'assigne en justice »
        return knows.cue_verb(token) is not None
    return False
