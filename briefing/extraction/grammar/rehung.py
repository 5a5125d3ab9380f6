"""Hang words where they belong that the parser hung on a neighbour: *réclame un audit et menace de partir*."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.parted import leave_relative
from briefing.extraction.grammar.syntax import base, is_finite, subject, verb_group_start
from briefing.language.plain_doc import Token, morph

_AVOIR = set("a ont avait avaient aura auront aurait auraient eut".split())
_PARTICIPLE = ("é", "i", "u", "is", "it")
_AT_ONCE = 3
"""Adverbs at most between an auxiliary and the aside behind it."""
_ASIDE = 22
_OBJECTS = {"obj", "obl", "nmod"}
_MEASURES = {
    "an",
    "ans",
    "mois",
    "millions",
    "milliards",
    "euros",
    "fois",
    "mètres",
    "kilos",
    "kilomètres",
}
"""What acts in nobody's place where a subject stands before it."""
_LOOSE = {"acl", "amod", "advcl", "ccomp", "parataxis"}
"""How a participle hangs that the parser has parted from its auxiliary."""
_INNER = {"DET", "ADP", "NOUN", "ADJ", "PROPN"}


REHUNG = {"VERB", "PROPN", "ADJ", "NOUN"}
"""Parts of speech of what may hang in the wrong place, besides subjects."""


def rehang(token: Token, knows: Knowledge) -> None:
    """Hang a verb or a name where it belongs."""
    label = token.dep_.partition(":")[0]
    if token.pos_ == "VERB" and token.dep_ == "conj":
        leave_relative(token)
        _leave_object(token)
    elif token.pos_ == "PROPN" and label == "appos":
        _leave_reports(token)
    elif token.pos_ == "PROPN" and label == "conj":
        _leave_place(token)
    elif token.pos_ in {"VERB", "ADJ"} and label in _LOOSE:
        _join_far(token)
    elif token.pos_ == "VERB" and label == "nsubj":
        _take_place(token)
    elif token.pos_ == "NOUN" and label in {"amod", "nmod", "compound"}:
        _lead(token, knows)
    elif token.lower_ in _MEASURES and label == "nsubj":
        _leave_subject(token)
    elif token.pos_ == "NOUN" and token.dep_ == "nsubj" and _set_before(token):
        token.dep_ = "dislocated"
    elif token.pos_ == "PROPN" and label == "nsubj" and _is_label(token):
        _leave_label(token)
    elif token.dep_ == "nsubj" and token.ent_iob_ == "I" and token.text[:1].isupper():
        _name_of_subject(token)


def _is_label(name: Token) -> bool:
    """Tell whether a headline's place stands before its colon: *Burkina : le MPP "prend acte"*."""
    doc, i = name.doc, name.i + 1
    return (
        name.is_sent_start is True and i + 1 < len(doc) and doc[i].text == ":" and name.head.i > i
    )


def _leave_label(name: Token) -> None:
    """Let the noun behind the colon be the subject, which the parser hung on the place before it."""
    verb, colon = name.head, name.i + 1
    noun = next((c for c in name.children if colon < c.i < verb.i and c.pos_ in _NOMINAL), None)
    if noun is not None and any(c.pos_ == "DET" and c.i == colon + 1 for c in noun.children):
        noun.hang(verb)
        noun.dep_, name.dep_ = "nsubj", "dislocated"


_NOMINAL = {"NOUN", "PROPN"}


def _leave_subject(measure: Token) -> None:
    """Hang an age or a number on the subject before it: *Deux suspects âgés de 19 et 22 ans ont été arrêtés*."""
    subjects = (c for c in measure.head.children if base(c) == "nsubj" and c.i < measure.i)
    before = next(subjects, None)
    if before is not None and before.lower_ not in _MEASURES:
        measure.hang(before)
        measure.dep_ = "nmod"


_LEADS = {"selon", "après"}
_SET_IN = {"en", "à", "au", "aux"}


def _leave_reports(name: Token) -> None:
    """Let a name be the subject, and no apposition: *D'après les rapports, Cuarón n'était pas là*."""
    noun, verb = name.head, name.head.head
    led = any(c.dep_ == "case" and c.lower_ in {*_LEADS, "d'"} for c in noun.children)
    many = noun.lower_.endswith("s") and noun.pos_ == "NOUN"
    if (
        not (led and many)
        or name.i < 2
        or name.doc[name.i - 1].text != ","
        or verb is noun
        or verb.i < name.i
    ):
        return
    if subject(verb) is None:
        name.hang(verb)
        name.dep_ = "nsubj"


def _leave_place(name: Token) -> None:
    """Let a name be the subject behind where a sentence is set: *En Allemagne, Norvia et Solvane sont accusées*."""
    place, verb = name.head, name.head.head
    first = next((c for c in place.children if c.dep_ == "case"), None)
    if first is None or not first.is_sent_start or first.lower_ not in _SET_IN or verb.i < name.i:
        return
    if (
        name.i - place.i != 2
        or name.doc[name.i - 1].text != ","
        or subject(verb) not in {None, place}
    ):
        return
    if base(place) == "nsubj":
        place.dep_ = "obl"
    others = [c for c in place.children if base(c) == "conj" and c.i > name.i]
    name.hang(verb)
    passive = any(c.dep_ == "aux:pass" for c in verb.children)
    name.dep_ = "nsubj:pass" if passive else "nsubj"
    for other in others:
        other.hang(name)


def _leave_object(verb: Token) -> None:
    """Hang *et menace de partir* on the verb whose object the parser hung it on."""
    noun, i = verb.head, verb_group_start(verb) - 1
    main = noun.head
    if noun.pos_ not in {"NOUN", "PROPN"} or base(noun) not in _OBJECTS or not is_finite(verb):
        return
    if i <= noun.i or verb.doc[i].lower_ != "et" or main.pos_ != "VERB" or not main.i < noun.i:
        return
    if subject(verb) is None and subject(main) is not None and is_finite(main):
        verb.hang(main)


def _join_far(token: Token) -> None:
    """Join a participle to its auxiliary over a long aside: *avait déjà, dans son avis de 2022, jugé que*."""
    doc, i = token.doc, token.i - 1
    follows = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    if i < 3 or doc[i].text != "," or not token.lower_.endswith(_PARTICIPLE):
        return
    opened = next(
        (k for k in range(i - 1, max(i - _ASIDE, 0), -1)
         if doc[k].text == "," and _helper(doc[max(k - _AT_ONCE, 0) : k]) is not None), 0,
    )  # fmt: skip
    helper = _helper(doc[max(opened - _AT_ONCE, 0) : opened]) if opened else None
    if helper is None or any(t.pos_ == "VERB" and is_finite(t) for t in doc[opened:i]):
        return
    if follows not in {"que", "qu'", "«", '"'} and any(t.text == "," for t in doc[opened + 1 : i]):
        return  # « a, depuis mars, un fils, appelé Léo »; but « a, dans un communiqué, accusé Oslo »
    if opened < helper.head.i < i:
        _take_over(helper.head, helper, token)
    above, label = helper.head, helper.dep_
    for behind in token.children:
        if base(behind) == "nsubj" and behind.i > token.i:
            behind.dep_ = "obj"  # « a, hier, rejeté ces accusations »
    token.hang(token if above is helper else above)
    token.pos_, token.dep_ = "VERB", label
    token.morph = morph("Tense=Past|VerbForm=Part")
    for child in list(helper.children):
        if child is not token:
            child.hang(token)
    helper.hang(token)
    helper.pos_, helper.dep_ = "AUX", "aux:tense"


def _take_over(noun: Token, helper: Token, verb: Token) -> None:
    """Let a participle have what the parser gave a noun of the aside: *Séoul a, dans un communiqué, accusé Oslo*."""
    above, label = noun.head, noun.dep_
    helper.hang(helper if above is noun else above)
    helper.dep_ = label
    for child in [c for c in noun.children if c.i < helper.i]:
        child.hang(helper)
    noun.hang(verb)
    noun.dep_ = "obl:mod"


def _helper(tokens: list[Token]) -> Token | None:
    """Return the form of *avoir* that nothing but adverbs parts from the end of the words."""
    for token in reversed(tokens):
        if token.lower_ in _AVOIR and is_finite(token):
            own = any(base(c) == "aux" for c in token.children) or base(token) == "aux"
            return None if own else token
        if token.pos_ != "ADV":
            return None
    return None


def _take_place(verb: Token) -> None:
    """Let the first of two verbs govern that the parser took for a subject: *l'organisme juge que …, et demande*."""
    above = verb.head
    own = subject(verb)
    if own is None or above.pos_ != "VERB" or not own.i < verb.i < above.i or not is_finite(verb):
        return
    if not any(t.lower_ == "et" for t in verb.doc[verb.i : above.i]):
        return
    verb.dep_ = above.dep_
    above.hang(verb)
    above.dep_ = "conj"


def _name_of_subject(name: Token) -> None:
    """Hang a body's name below it: *La coordinatrice du collectif Une Porte Bleue, qui …, parle*."""
    doc, verb = name.doc, name.head
    first = next((c for c in verb.children if base(c) == "nsubj" and c.i < name.i), None)
    if first is None or first.pos_ != "NOUN" or not verb.i > name.i:
        return
    between = doc[first.i + 1 : name.i]
    noun = next((t for t in reversed(between) if t.pos_ == "NOUN"), None)
    if noun is None or any(t.pos_ not in _INNER for t in between):
        return
    name.hang(noun)
    name.dep_ = "appos"


def _lead(noun: Token, knows: Knowledge) -> None:
    """Let the first of two nouns lead that the parser hung on the second: *D'après l'expert psychiatre*."""
    other = noun.head
    if other.i != noun.i + 1 or other.pos_ != "NOUN" or not other.text.islower():
        return
    roles = (knows.role(noun.lower_), knows.role(other.lower_))
    if any(r is None or r.kind != "person" for r in roles) or any(
        c.i > noun.i for c in noun.children
    ):
        return
    above, label = other.head, other.dep_
    noun.hang(noun if above is other else above)
    noun.dep_ = label
    other.hang(noun)
    other.dep_ = "amod"
    for child in list(other.children):
        if child.i < noun.i:
            child.hang(noun)


def _set_before(noun: Token) -> bool:
    """Tell whether a noun only says ahead what *en*, *y*, *le* take up: *Le mensonge, elle s'en défend*."""
    doc, i = noun.doc, noun.i + 1
    if i + 2 >= len(doc) or doc[i].text != "," or doc[i + 1].lower_ not in _SUBJECTS:
        return False
    verb = noun.head
    taken = {t.lower_ for t in doc[i + 2 : verb.i]}
    return doc[i + 1].head is verb and bool(taken & _TAKING)


_SUBJECTS = {"il", "elle", "ils", "elles", "on", "je", "nous", "vous"}
_TAKING = {"en", "y", "le", "la", "l'", "les"}
