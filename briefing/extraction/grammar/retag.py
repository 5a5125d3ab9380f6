"""Give back their part of speech to words that the tagger took for something else.

*Ce dernier juge que*, *l'intéressé nie « … »*: present tenses that are nouns or adjectives too, or
that the tagger has never seen. Only what the words beside it leave no doubt of is changed, in the
parse alone; the text stays.
"""

from __future__ import annotations

import re

from briefing.extraction.grammar.cues import set_off
from briefing.extraction.grammar.gerunds import give_back_gerund
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.led import (
    LED,
    give_back_announced,
    give_back_causer,
    give_back_clitic,
    give_back_conjunct,
    give_back_gesture,
    give_back_left,
    give_back_participle,
    give_back_pronoun,
    give_back_small,
    give_back_subject,
    leads,
)
from briefing.extraction.grammar.mistaken_nouns import (
    AGES,
    BEFORE_INFINITIVE,
    DAYS,
    NO_NOUNS,
    ORDINALS,
    give_back_day,
    give_back_head,
    give_back_infinitive,
    give_back_ordinal,
    give_back_word,
)
from briefing.extraction.grammar.parted import give_back_verb, relative_comma, verb_left
from briefing.extraction.grammar.rehung import REHUNG, rehang
from briefing.extraction.grammar.syntax import CLOSING, OPENING, base, clitic
from briefing.language.plain_doc import Doc, Token, morph

_HYPHENATED = re.compile(r"[A-ZÀ-Ý][\w]+-[A-ZÀ-Ý]")
_WRONG = {"NOUN", "ADJ", "ADV", "PROPN", "X", "ADP", "DET"}
_THAT = {"que", "qu'"}
_LATTER = {"dernier", "dernière", "derniers", "dernières"}
_PRESENT = ("e", "ent", "it", "issent", "ient", "t", "d", "ont", "a", "èrent", "irent")
_SURE = 0.7
_LED_LEAST = 4
"""Tokens that a participle, a comma and a subject have at least."""
_FAR = 12
_OBJECTS = {"l'", "le", "la", "les", "lui", "leur", "s'", "se", "n'", "ne", "y", "en"}
_JOINTS = {"et", "mais", "puis", "ou"}
_TO = {"à", "au", "aux"}
_NO_VERB = {"content"}
"""Forms of a cue verb that are nearly always something else."""
_NEAR = 9
"""Tokens after *somme* within which *de* and the infinitive stand that it governs."""


def retag(doc: Doc, knows: Knowledge) -> None:
    """Retag the verbs of speech, peoples and trades that stand where nothing else may."""
    for token in doc:
        behind = token.pos_ == "NOUN" and doc[token.i - 1].pos_ == "NOUN"
        if (behind or token.pos_ in {"VERB", "ADJ"}) and token.text.islower():
            give_back_word(token, knows)
        if (low := token.lower_) in AGES:
            give_back_head(token)
        elif low in DAYS:
            give_back_day(token)
        elif low == "il":
            give_back_announced(token)
        elif low == "parti" and token.pos_ == "NOUN":
            give_back_left(token)
        elif low.endswith("ant") and token.pos_ in {"NOUN", "ADJ"}:
            give_back_gerund(token)
    for token in doc:
        cue = (low := token.lower_) in knows.cue_forms
        if token.pos_ == "ADJ" and token.dep_ in {"amod", "ROOT"} and token.i > 1:
            give_back_gesture(token, knows)
        elif token.pos_ in {"VERB", "ADP"}:
            give_back_small(token)
            if token.dep_ == "conj":
                give_back_conjunct(token)
        if token.pos_ in {"VERB", "ADJ"} or low[-1:] == "a" or low == "même":
            give_back_verb(token)
        if token.text[:1] == "-" and token.pos_ in {"NOUN", "PROPN"} and clitic(token):
            give_back_clitic(token)
        if token.text != low and token.text[:1].isupper():
            if token.pos_ == "ADP" and token.ent_type_ == "PER" and token.ent_iob_ == "B":
                token.pos_ = "PROPN"
            if token.pos_ == "VERB" and _HYPHENATED.match(token.text) and not token.is_sent_start:
                token.pos_ = "PROPN"  # « le délégué Sud-Santé Paul Roux »
            if token.pos_ in {"NOUN", "PROPN", "ADJ"} and LED.match(token.lower_):
                give_back_participle(token)
                continue
            if token.dep_ == "nsubj" and token.is_sent_start:
                give_back_subject(token, knows)
        if token.pos_ == "NOUN" and token.text.islower():
            predicates = token.dep_ == "ROOT" and _predicates(token)
            if predicates or (cue and _has_subject(token, knows)):
                _retag(token, knows)
                continue
            led = token.i and doc[token.i - 1].lower_ in BEFORE_INFINITIVE
            if led and give_back_infinitive(token):
                continue
        if not cue and low not in NO_NOUNS:
            continue  # as most words
        sure = low in NO_NOUNS or _plural(token, knows)
        if sure and token.pos_ in _WRONG and token.i:
            _retag(token, knows)
            if token.nbor(-1).pos_ == "DET" and token.nbor(-1).lower_ in {"l'", "le", "la", "les"}:
                token.nbor(-1).pos_, token.nbor(-1).dep_ = "PRON", "obj"
            noun = _subject_before(token)
            if give_back_pronoun(token):
                continue
            if noun is not None:
                _promote(token, noun)
            else:
                _join(token)
            continue
        if not cue or not token.text.islower():
            continue
        noun = _led_subject(token)
        if noun is not None and noun.head.i != token.i:
            if token.pos_ in _WRONG:
                _retag(token, knows)
            _promote(token, noun)
            continue
        if token.pos_ not in _WRONG or (token.i and _goes_on(token, knows)):
            continue
        if token.lower_.endswith(("ant", "ée", "ées")) or not token.lower_.endswith(_PRESENT):
            continue
        if not _trusted(token, knows) and not _cuts_short(token):
            continue
        if _inserted(token):
            _retag(token, knows)
            continue
        noun = _subject_before(token)
        if noun is not None and (_governs(token) or _asks(token) or set_off(token)):
            _retag(token, knows)
            _promote(token, noun)
    for token in doc:
        if token.dep_ == "aux:caus" and token.i:
            give_back_causer(token)
        elif token.lower_ in ORDINALS:  # once what follows is known to be a verb
            give_back_ordinal(token)
        elif token.pos_ in REHUNG or token.dep_[:5] == "nsubj":
            rehang(token, knows)
    doc.settle()


def _predicates(token: Token) -> bool:
    """Tell whether a word that no article leads has its subject right before it: *l'intéressée hausse les épaules*."""
    if not token.i + 1 < len(token.doc):
        return False
    before, after = token.nbor(-1) if token.i else token, token.nbor(1)
    led = before.pos_ in {"NOUN", "PROPN"} and before.head.i == token.i and base(before) == "nsubj"
    if led and after.pos_ == "DET" and token.lower_.endswith(_PRESENT):
        return True
    # « La plainte, déposée mardi, vise implicitement l'encadrement »
    acts = {base(c) for c in token.children if c.i < token.i and c.pos_ in {"NOUN", "PROPN"}}
    apart = before.text == "," and after.pos_ == "ADV" and not acts - {"nsubj"} and bool(acts)
    suffers = any(base(c) == "obj" and c.i > token.i for c in token.children)
    return apart and suffers and token.lower_.endswith(_PRESENT)


def _plural(token: Token, knows: Knowledge) -> bool:
    """Tell whether a form of a cue verb is a third person plural: nothing else ends so."""
    if not token.lower_.endswith("ent") or token.lower_ in _NO_VERB or not token.text.islower():
        return False
    return _trusted(token, knows) and token.nbor(-1).pos_ != "DET"


def _goes_on(token: Token, knows: Knowledge) -> bool:
    """Retag *… et somme le maire de*, *a salué … et prié Madrid de*: who has spoken goes on."""
    doc, i = token.doc, token.i
    if doc[i - 1].lower_ not in _JOINTS or token.pos_ not in {"NOUN", "ADJ", "ADV", "X"}:
        return False
    if not _trusted(token, knows) or not (_governs(token) or _asks(token)):
        return False
    above = verb_left(token)
    if above is None:
        return False
    if token.lower_.endswith(_PRESENT) and not _is_participle(token):
        _retag(token, knows)
    elif any(base(c) == "aux" for c in above.children) and _is_participle(token):
        token.pos_, token.lemma_ = "VERB", knows.lemma(token)
        token.morph = morph("Tense=Past|VerbForm=Part")
    else:
        return False
    token.hang(above)
    token.dep_ = "conj"
    return True


def _join(token: Token) -> None:
    """Hang *et l'accusent* to the verb before, whose subject it shares."""
    i = token.i - 1
    while i > 0 and token.doc[i].lower_ in _OBJECTS:
        i -= 1
    if token.doc[i].lower_ not in _JOINTS:
        return
    if token.doc[i - 1].text in CLOSING:  # « a choisi la posture » et le soupçonne
        i = next((k for k in range(i - 1, 0, -1) if token.doc[k].text in OPENING), i)
    above = verb_left(token.doc[i])
    while above is not None and base(above) == "ccomp" and above.head.pos_ == "VERB":
        above = above.head  # « juge que le syndicat ment et le soupçonne »
    if above is not None and not any(a.i == token.i for a in above.ancestors):
        token.hang(above)
        token.dep_ = "conj"


def _is_participle(token: Token) -> bool:
    low = token.lower_
    return low.endswith(("é", "u", "is")) or low in {"dit", "redit", "écrit", "prescrit"}


def _asks(token: Token) -> bool:
    """Tell whether *de* or *à* and an infinitive follow, behind somebody who is asked."""
    doc = token.doc
    for after in doc[token.i + 1 : token.i + _NEAR]:
        if after.pos_ in {"PUNCT", "SPACE", "CCONJ", "SCONJ", "VERB"} and after.text != ",":
            return _is_infinitive(after) and doc[after.i - 1].lower_ in _BEFORE_INFINITIVE
    return False


_BEFORE_INFINITIVE = _OBJECTS | {"de", "d'", "à", "pas", "tout", "rien", "plus", "jamais", "mieux"}


def _is_infinitive(token: Token) -> bool:
    return "Inf" in token.morph.get("VerbForm", []) or token.lower_ in {"avoir", "être"}


def _has_subject(token: Token, knows: Knowledge) -> bool:
    """Tell whether a cue without an article has a subject on its left, as only verbs have: *X, qui …, jure*."""
    if not token.lower_.endswith(_PRESENT) or not token.i:
        return False
    left = [c for c in token.children if base(c) == "nsubj" and c.i < token.i]
    led = any(base(c) in {"det", "cop", "case"} for c in token.children if c.i < token.i)
    return bool(left) and not led and _trusted(token, knows)


def _trusted(token: Token, knows: Knowledge) -> bool:
    cues = knows.lexicon.cue_verbs.get(knows.lemma(token), ())
    return any(c.trust >= _SURE and not c.reflexive for c in cues)


def _cuts_short(token: Token) -> bool:
    """Tell whether an object stands before a word and its words after: *Le président l'interrompt : « … »*."""
    doc, i = token.doc, token.i
    return (
        1 < i < len(doc) - 2
        and doc[i - 1].lower_ in {"l'", "le", "la", "les"}
        and doc[i - 2].pos_ in {"NOUN", "PROPN"}
        and doc[i + 1].text == ":"
        and doc[i + 2].text in OPENING | {'"'}
    )


def _inserted(token: Token) -> bool:
    """Tell whether the word cuts into speech with its subject behind it: *», juge Paul Roux*."""
    i, doc = token.i, token.doc
    if i + 1 >= len(doc) or i == 0:
        return False
    if not any(base(c) == "nsubj" and c.i > i for c in token.children):
        return False
    before = doc[i - 1] if doc[i - 1].text != "," or i < 2 else doc[i - 2]
    return before.text in CLOSING | {'"', "!", "?"}


def _led_subject(token: Token) -> Token | None:
    """Return the subject behind what leads a sentence: *Jugé pour vol, l'adjoint au maire évoque « … »*.

    The parse then often takes the participle for the main verb, and hangs the subject below it.
    """
    doc, first = token.doc, token.sent.start
    opening = doc[first].lower_
    if token.i - first < _LED_LEAST or not leads(opening):
        return None
    comma = next((k for k in range(token.i - 1, first, -1) if doc[k].text == ","), None)
    after = doc[token.i + 1].text if token.i + 1 < len(doc) else "."
    if comma is None or doc[comma + 1].pos_ != "DET":
        return None
    if not _governs(token) and (after != "." or not token.lower_.endswith(_PRESENT)):
        return None
    between = doc[first + 1 : token.i]
    if any(t.pos_ in {"VERB", "AUX"} and "Fin" in t.morph.get("VerbForm", []) for t in between):
        return None
    return next((t for t in doc[comma + 1 : token.i] if t.pos_ == "NOUN"), None)


def _subject_before(token: Token) -> Token | None:
    """Return the noun right before the word that may be its subject, asides stepped over."""
    doc, i = token.doc, token.i - 1
    while i > 0 and (doc[i].pos_ == "PRON" or doc[i].lower_ == "en") and doc[i].lower_ in _OBJECTS:
        i -= 1
    i = token.i - 2 if _cuts_short(token) else i
    if i > 2 and doc[i].text == ")" and doc[i - 2].text == "(":
        i -= 3  # « Le Syndicat du bâtiment (SDB) abonde dans ce sens »
    if i >= 0 and doc[i].text == ",":
        # « Le sénateur du Lot, Jean Aubrac, juge »
        opening = next((k for k in range(i - 1, max(i - _FAR, -1), -1) if doc[k].text == ","), None)
        opening = relative_comma(i, doc) if opening is None else opening
        if opening is None:
            return None
        i = opening - 1
    if i < 0:
        return None
    word = doc[i]
    if word.pos_ in {"ADJ", "X"} and word.head.i < i and word.head.pos_ in {"NOUN", "PROPN"}:
        word = word.head
    if word.lower_ in _LATTER and i and doc[i - 1].lower_ in {"ce", "cette", "ces"}:
        return word
    if word.pos_ not in {"NOUN", "PROPN"}:
        return None
    head = word
    for _ in range(_FAR):
        if base(head) in {"nsubj", "ROOT"} or head.head.i in (head.i, token.i) or head.head.i > i:
            break
        if _opens_past_comma(head):
            break  # « Derrière elle, son mari acquiesce : »
        head = head.head
    start = doc[head.left_edge.i]
    quotes = token.i + 1 < len(doc) and doc[token.i + 1].text in OPENING
    opens = start.is_sent_start and quotes  # « Le bureau des guides juge « … » »
    if opens and (que := next((t for t in doc[head.i : token.i] if t.lower_ in _THAT), None)):
        # « Une accusation que le bureau des guides juge « … » »
        return next((t for t in doc[que.i : token.i] if t.pos_ == "NOUN"), None)
    leads = opens or (quotes and _opens_past_comma(head))
    if token.pos_ == "ADJ" and head.i != word.i and word.pos_ != "PROPN" and not leads:
        # « l'attitude de fermeture complète que »
        return None
    governed = any(base(c) == "case" for c in head.children)
    return None if governed or start.pos_ == "ADP" or head.i > i else head


def _opens_past_comma(noun: Token) -> bool:
    """Tell whether a noun phrase with its article stands right behind a comma."""
    first = noun.left_edge
    led = first.pos_ == "DET" or first.pos_ == noun.pos_ == "PROPN"
    return led and first.i > 0 and first.nbor(-1).text == ","


def _governs(token: Token) -> bool:
    """Tell whether what follows is governed by a verb: *que*, words between marks, an object."""
    doc, i = token.doc, token.i
    if i + 1 >= len(doc):
        return False
    after = doc[i + 1]
    if after.lower_ in _THAT:
        return token.pos_ != "ADV"
    told = doc[i + 2] if after.text == ":" and i + 2 < len(doc) else after
    if told.text in OPENING | {'"'}:
        return True
    if _takes_infinitive(token) or (doc[i - 1].lower_ == "en" and after.lower_ in _TO):
        return True
    # « Son mari évoque des lettres anonymes. »: *des* is no preposition where nothing else is a verb.
    some = after.lower_ == "des" and token.head.dep_ == "ROOT" and token.head.pos_ == "NOUN"
    return (after.pos_ == "DET" or some) and doc[i - 1].pos_ != "DET"


def _takes_infinitive(token: Token) -> bool:
    """Tell whether an infinitive follows at once, or behind what goes with it: *jure n'avoir*."""
    doc = token.doc
    for after in doc[token.i + 1 : token.i + 5]:
        if _is_infinitive(after):
            return after.pos_ in {"VERB", "AUX"}
        if after.lower_ not in _OBJECTS | {"pas", "plus", "jamais", "rien"}:
            return False
    return False


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
        verb.dep_ = noun.dep_  # and takes its place, once the subject hangs below
    elif above.i != noun.i and any(a.i == above.i for a in verb.ancestors):
        verb.dep_ = above.dep_
        above.hang(verb)
        above.dep_ = "obj"
    else:
        return
    noun.hang(verb)
    noun.dep_ = "nsubj"
