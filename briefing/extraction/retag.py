"""Give back their part of speech to words that the tagger took for something else.

*Ce dernier juge que*, *l'intéressé nie « … »*: present tenses that are nouns or adjectives too, or
that the tagger has never seen. Only what the words beside it leave no doubt of is changed, in the
parse alone; the text stays.
"""

from __future__ import annotations

import re

from briefing.extraction.knowledge import Knowledge
from briefing.extraction.syntax import CLOSING, OPENING, base
from briefing.language.plain_doc import Doc, Token, morph

_WRONG = {"NOUN", "ADJ", "ADV", "PROPN", "X", "ADP", "DET"}
_THAT = {"que", "qu'"}
_LATTER = {"dernier", "dernière", "derniers", "dernières"}
_PRESENT = ("e", "ent", "it", "issent", "ient", "t", "d", "ont", "a", "èrent", "irent")
_SURE = 0.7
# Forms that are never anything but verbs, however the tagger reads them.
_NO_NOUNS = set(
    "accuse accusent dénonce dénoncent affirme affirment déclare déclarent ajoute ajoutent indique "
    "indiquent explique expliquent assure assurent rétorque rétorquent répond répondent soutient "
    "soutiennent rappelle rappellent souligne soulignent martèle martèlent regrette regrettent confie "
    "confient déplore déplorent fustige fustigent exige exigent réclame réclament admet admettent nie "
    "nient dément démentent prévient préviennent avertit avertissent soupçonne soupçonnent impute imputent "
    "incrimine incriminent inculpe inculpent vilipende vilipendent étrille étrillent conspue conspuent "
    "veut veulent".split()
)
_LED = re.compile(r"(?:(?:accus|soupçonn|inculp|incrimin|critiqu|vis|condamn)é|poursuivi)(?:e?s?)$")
"""Participles that lead a sentence: *Poursuivie pour fraude, la banque …*."""
_LINKS = {"de", "d'", "par", "pour", "depuis", "devant"}
_FAR = 12
_OBJECTS = {"l'", "le", "la", "les", "lui", "leur", "s'", "se", "n'", "ne", "y", "en"}


def retag(doc: Doc, knows: Knowledge) -> None:
    """Retag the verbs of speech, peoples and trades that stand where nothing else may."""
    for token in doc:
        if token.pos_ in {"VERB", "ADJ", "NOUN"} and token.text.islower() and token.i:
            _give_back_noun(token, knows)
    for token in doc:
        if (
            token.pos_ in {"NOUN", "PROPN", "ADJ"}
            and token.text[:1].isupper()
            and _LED.match(token.lower_)
        ):
            _give_back_participle(token)
            continue
        if token.pos_ == "NOUN" and _predicates(token):
            _retag(token, knows)
            continue
        if token.pos_ in _WRONG and token.lower_ in _NO_NOUNS and token.i:
            _retag(token, knows)
            if token.nbor(-1).pos_ == "DET" and token.nbor(-1).lower_ in {"l'", "le", "la", "les"}:
                token.nbor(-1).pos_, token.nbor(-1).dep_ = "PRON", "obj"
            noun = _subject_before(token)
            if noun is not None:
                _promote(token, noun)
            continue
        if token.pos_ not in _WRONG or not token.text.islower() or not knows.is_cue_form(token):
            continue
        if token.lower_.endswith(("ant", "ée", "ées")) or not token.lower_.endswith(_PRESENT):
            continue
        if not _trusted(token, knows):
            continue
        if _inserted(token):
            _retag(token, knows)
            continue
        noun = _subject_before(token)
        if noun is not None and _governs(token):
            _retag(token, knows)
            _promote(token, noun)


def _give_back_noun(token: Token, knows: Knowledge) -> None:
    """Retag *philippin* after a noun, *physicienne* after a name: no verbs, as rare as they are."""
    before = token.nbor(-1)
    if before.pos_ == "NOUN" and token.pos_ != "ADJ" and knows.demonym(token.lower_) is not None:
        token.pos_ = "ADJ"
        token.dep_ = "amod" if token.head.i == before.i else token.dep_
        return
    if token.pos_ == "NOUN" or knows.is_cue_form(token):
        return
    role = knows.role(token.lower_)
    if role is None or role.kind != "person" or role.lemma == "premier":
        return
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    apposed = before.text == "," and token.i > 1 and token.nbor(-2).pos_ == "PROPN"
    heads = before.pos_ == "DET" and (after is None or after.pos_ not in {"NOUN", "ADJ"})
    if heads or (apposed and token.pos_ == "VERB"):
        token.pos_ = "NOUN"


def _give_back_participle(token: Token) -> None:
    """Retag *Poursuivie pour …*, which only its capital makes a noun."""
    if token.i + 1 < len(token.doc) and token.nbor(1).lower_ in _LINKS:
        stem = token.lower_.rstrip("es").removesuffix("é")
        token.pos_ = "VERB"
        token.lemma_ = "poursuivre" if stem.startswith("poursuiv") else f"{stem}er"
        token.morph = morph("Tense=Past|VerbForm=Part|Voice=Pass")


def _predicates(token: Token) -> bool:
    """Tell whether a word that no article leads has its subject right before it: *l'intéressée hausse les épaules*."""
    if token.dep_ != "ROOT" or not token.text.islower() or not token.i + 1 < len(token.doc):
        return False
    before, after = token.nbor(-1) if token.i else token, token.nbor(1)
    led = before.pos_ in {"NOUN", "PROPN"} and before.head.i == token.i and base(before) == "nsubj"
    return led and after.pos_ == "DET" and token.lower_.endswith(_PRESENT)


def _trusted(token: Token, knows: Knowledge) -> bool:
    cues = knows.lexicon.cue_verbs.get(knows.lemma(token), ())
    return any(c.trust >= _SURE and not c.reflexive for c in cues)


def _inserted(token: Token) -> bool:
    """Tell whether the word cuts into speech with its subject behind it: *», juge Paul Roux*."""
    i, doc = token.i, token.doc
    if i + 1 >= len(doc) or i == 0:
        return False
    if not any(base(c) == "nsubj" and c.i > i for c in token.children):
        return False
    before = doc[i - 1] if doc[i - 1].text != "," or i < 2 else doc[i - 2]
    return before.text in CLOSING | {'"', "!", "?"}


def _subject_before(token: Token) -> Token | None:
    """Return the noun right before the word that may be its subject, asides stepped over."""
    doc, i = token.doc, token.i - 1
    while i > 0 and doc[i].pos_ == "PRON" and doc[i].lower_ in _OBJECTS:
        i -= 1
    if i >= 0 and doc[i].text == ",":
        # « Le sénateur du Lot, Jean Aubrac, juge »
        opening = next((k for k in range(i - 1, max(i - _FAR, -1), -1) if doc[k].text == ","), None)
        if opening is None:
            return None
        i = opening - 1
    if i < 0:
        return None
    word = doc[i]
    if word.pos_ == "ADJ" and word.head.i < i and word.head.pos_ == "NOUN":
        word = word.head
    if word.lower_ in _LATTER and i and doc[i - 1].lower_ in {"ce", "cette", "ces"}:
        return word
    if word.pos_ not in {"NOUN", "PROPN"}:
        return None
    head = word
    for _ in range(_FAR):
        if base(head) in {"nsubj", "ROOT"} or head.head.i in (head.i, token.i) or head.head.i > i:
            break
        head = head.head
    if token.pos_ == "ADJ" and head.i != word.i:
        # « l'attitude de fermeture complète que »
        return None
    start = doc[head.left_edge.i]
    governed = any(base(c) == "case" for c in head.children)
    return None if governed or start.pos_ == "ADP" or head.i > i else head


def _governs(token: Token) -> bool:
    """Tell whether what follows is governed by a verb: *que*, words between marks, an object."""
    doc, i = token.doc, token.i
    if i + 1 >= len(doc):
        return False
    after = doc[i + 1]
    if after.lower_ in _THAT:
        return token.pos_ != "ADV"
    if after.text in OPENING | {'"'}:
        return True
    return after.pos_ == "DET" and doc[i - 1].pos_ != "DET"


def _retag(token: Token, knows: Knowledge) -> None:
    lemma = knows.lemma(token)
    token.pos_ = "VERB"
    token.lemma_ = lemma
    number = "Plur" if token.lower_.endswith("nt") else "Sing"
    token.morph = morph(f"Mood=Ind|Number={number}|Person=3|VerbForm=Fin")


def _promote(verb: Token, noun: Token) -> None:
    """Hang the subject below the verb, and the verb where the two of them hung."""
    if noun.head.i == verb.i:
        noun.dep_ = "nsubj"
        return
    above = noun.head
    if any(a.i == noun.i for a in verb.ancestors):
        label = noun.dep_
        verb.hang(verb if above.i == noun.i else above)
        verb.dep_ = label
    elif above.i != noun.i and any(a.i == above.i for a in verb.ancestors):
        label, top = above.dep_, above.head
        verb.hang(verb if top.i == above.i else top)
        verb.dep_ = label
        above.hang(verb)
        above.dep_ = "obj"
    else:
        return
    noun.hang(verb)
    noun.dep_ = "nsubj"
