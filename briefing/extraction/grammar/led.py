"""Give verbs their subjects where the tagger saw names or adjectives: *Contactée, la direction dit*, *Il écoute*."""

from __future__ import annotations

import re

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.syntax import base
from briefing.language.conjugation import forms
from briefing.language.plain_doc import Token, morph

LED = re.compile(
    r"(?:(?:accus|soupçonn|inculp|incrimin|critiqu|vis|condamn|contrôl)é|poursuivi)(?:e?s?)$"
)
"""Participles that lead a sentence: *Poursuivie pour fraude, la banque …*."""
LEADS = set(
    "jugé jugée jugés jugées interrogé interrogée interrogés interrogées sollicité sollicitée contacté contactée "
    "joint jointe mis mise placé placée attaqué attaquée épinglé épinglée interpellé interpellée".split()
)
"""More of them, which are often something else elsewhere."""


def leads(word: str) -> bool:
    """Tell whether a participle in small letters may lead a sentence: *accusée*, *interpellé*."""
    return word in LEADS or LED.match(word) is not None


_PARTICIPLE = re.compile(
    r"(?:é|joint|réuni|mis|prévenu|entendu|venu|surpris|averti|saisi)(?:e?s?)$"
)
_LINKS = {"de", "d'", "par", "pour", "depuis", "devant"}
_LEAD = 8
"""Tokens that what leads a sentence has at most."""


def give_back_participle(token: Token) -> None:
    """Retag *Poursuivie pour …*, which only its capital makes a noun."""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    tested = token.lower_.startswith("contrôl") and after in {"positif", "positive", "positifs"}
    if tested or (after in _LINKS and not token.lower_.startswith("contrôl")):
        stem = token.lower_.rstrip("es").removesuffix("é")
        token.pos_ = "VERB"
        token.lemma_ = "poursuivre" if stem.startswith("poursuiv") else f"{stem}er"
        token.morph = morph("Tense=Past|VerbForm=Part|Voice=Pass")


def give_back_subject(token: Token, knows: Knowledge) -> None:
    """Let the noun behind the comma be the subject that a participle before it was taken for."""
    doc, verb = token.doc, token.head
    if base(token) != "nsubj" or verb.i <= token.i + 2 or not _PARTICIPLE.search(token.lower_):
        return
    if token.ent_type_ == "PER" or knows.is_given_name(token.text) or knows.role(token.lower_):
        return
    last = min(token.i + _LEAD, verb.i)
    comma = next((k for k in range(token.i + 1, last) if doc[k].text == ","), None)
    if comma is None or doc[comma + 1].pos_ not in {"DET", "PROPN", "NOUN"}:
        return
    named = (token, verb)
    noun = next((t for t in doc[comma + 1 : verb.i] if t.head in named and _heads(t)), None)
    if noun is None:
        return
    noun.hang(verb)
    noun.dep_ = "nsubj"
    token.hang(verb)
    token.pos_, token.dep_ = "VERB", "advcl"
    token.morph = morph("Tense=Past|VerbForm=Part|Voice=Pass")


def _heads(noun: Token) -> bool:
    return noun.pos_ in {"NOUN", "PROPN"} and base(noun) in {"appos", "nsubj", "nmod"}


_GESTURES = frozenset(
    f
    for verb in (
        "écouter grimacer ricaner acquiescer tiquer bondir fulminer jubiler trépigner trembler sangloter rougir "
        "pâlir frémir patienter observer regarder applaudir sourciller vaciller pleurer hésiter insister hocher "
        "hausser opiner soupirer râler pester tonner gronder persister balayer"
    ).split()
    for f in forms(verb)
    if f.endswith(("e", "ent", "it"))
)
"""What people do before they speak, in words that the tagger takes for adjectives."""
_ADJECTIVES = set(
    "précise complète sèche ferme calme libre double triple souple lâche juste".split()
)
_DOES = {"ferme", "double", "triple"}
"""Those that are verbs before an object: *Le rectorat ferme onze classes*."""
_SHOWS = {".", ",", ":"}


def give_back_gesture(token: Token, knows: Knowledge) -> None:
    """Retag *Le maire écoute.*, *sa fille acquiesce :*, *Une élue soupire, lasse*: somebody, and what he does."""
    low, doc, i = token.lower_, token.doc, token.i
    acts = low in _DOES and i + 1 < len(doc) and _opens_object(doc[i + 1])
    if (low in _ADJECTIVES and not acts) or knows.role(low) is not None:
        return
    if not (acts or low in _GESTURES or (low.endswith("e") and knows.is_cue_form(token))):
        return
    noun = doc[i - 1]
    if (
        i + 1 >= len(doc)
        or not (acts or doc[i + 1].text in _SHOWS)
        or noun.pos_ not in {"NOUN", "PROPN"}
    ):
        return
    role = knows.role(noun.lower_)
    if role is None and noun.ent_type_ != "PER":
        return
    if token.head is noun:
        noun.hang(token)
        token.dep_, noun.dep_ = noun.dep_, "nsubj"
    elif noun.head is not token:
        return
    token.pos_ = "VERB"
    token.morph = morph("Mood=Ind|Number=Sing|Person=3|VerbForm=Fin")
    thing = next((t for t in doc[i + 1 : i + 4] if t.pos_ == "NOUN"), None) if acts else None
    if thing is not None and thing.head in (noun, token):
        thing.hang(token)
        thing.dep_ = "obj"


def _opens_object(word: Token) -> bool:
    return word.pos_ == "NUM" or word.lower_ in {"les", "ses", "des", "ces", "leurs", "sa", "son"}


def give_back_same(token: Token) -> None:
    """Let *Le même* be the subject that speaks again: *Le même rappelle que …*."""
    doc, i = token.doc, token.i
    if not 0 < i < len(doc) - 1 or doc[i - 1].lower_ not in {"le", "la"}:
        return
    after = doc[i + 1]
    opens = doc[i - 1].is_sent_start or (i > 1 and doc[i - 2].text == ",")
    if not opens or after.pos_ not in {"VERB", "AUX"}:
        return
    verb = after.head if after.pos_ == "AUX" and after.head.i > i else after
    if "Inf" in verb.morph.get("VerbForm", []):
        return
    token.hang(verb)
    doc[i - 1].hang(token)
    token.pos_, token.dep_ = "PRON", "nsubj"


def give_back_announced(token: Token) -> None:
    """Let *il* be somebody: *Quant au maire, il est apparu*, *Il n'en démord pas*, *Il y croit*."""
    first = token.doc[token.sent.start]
    if token.dep_ == "expl:subj" and (first.lower_ == "quant" or _minded(token)):
        token.dep_ = "nsubj"


_MINDED = set(
    "croit croyait démord démordait doute doutait moque moquait peut pouvait rit riait tient tenait "
    "veut voulait voit voyait félicite félicitait réjouit réjouissait pense pensait".split()
)
_BLUNT = {"par", "de"}


def _minded(il: Token) -> bool:
    """Tell whether only a person can do what follows *y* or *en*: *il y croit*, *il n'y va pas par quatre chemins*."""
    words = [t.lower_ for t in il.doc[il.i + 1 : il.i + 6]]
    k = next((n for n, word in enumerate(words) if word not in _AROUND), len(words))
    if not {"y", "en"} & set(words[:k]) or k >= len(words):
        return False
    if words[k] in {"va", "allait"}:
        # « il y va de l'avenir du club »: nobody
        denied = words[k + 1 : k + 2] == ["pas"]
        return denied and "n'" in words[:k] and bool(set(words[k + 2 : k + 3]) & _BLUNT)
    return words[k] in _MINDED


_AROUND = {"n'", "ne", "s'", "se", "y", "en"}


def give_back_left(token: Token) -> None:
    """Take *parti* for who has left: *L'intéressé, parti depuis dans un cabinet, se défend*."""
    doc, i = token.doc, token.i
    if i < 2 or i + 1 >= len(doc) or doc[i - 1].text != "," or doc[i - 2].pos_ not in _NOUNS:
        return
    if doc[i + 1].pos_ != "ADP" and doc[i + 1].lower_ not in _LEAVES:
        return
    left = doc[i - 2]
    if token.dep_ == "nsubj" and left.head is token:
        left.hang(token.head)
        left.dep_ = "nsubj"
    token.hang(left)
    token.pos_, token.dep_, token.morph = "VERB", "acl", morph("VerbForm=Part")


_NOUNS = {"NOUN", "PROPN"}
_LEAVES = {"depuis", "hier", "en", "entre-temps", "alors"}


def give_back_clitic(token: Token) -> None:
    """Retag *-t-on*, and take off it what goes with the verb: *confie-t-on de source syndicale*."""
    token.pos_, token.dep_ = "PRON", "nsubj"
    for child in [c for c in token.children if c.i > token.i]:
        child.hang(token.head)


_SAID = {"ledit", "ladite", "lesdits", "lesdites", "dudit"}
_TOWN = re.compile(r"\w{3,}(?:ais|ois|ien|éen)(?:e|es|s|ne|nes)?$")


def give_back_small(token: Token) -> None:
    """Retag *ledit*, no verb, and *l'industriel lillois Paul Roux*, no preposition."""
    if token.lower_ in _SAID:
        token.pos_ = "DET"
    elif token.pos_ == "ADP" and _TOWN.match(token.lower_):
        token.pos_ = "ADJ"


_SUBJECTS = {"il", "elle", "ils", "elles", "on"}
_OBJECTS = {"l'", "le", "la", "les", "lui", "leur", "s'", "se", "n'", "ne", "y", "en"}


def give_back_pronoun(verb: Token) -> bool:
    """Give *Ils l'accusaient*, *D'autres l'accusent* its subject; tell whether there was one."""
    doc, i = verb.doc, verb.i - 1
    while i > 0 and doc[i].lower_ in _OBJECTS:
        i -= 1
    others = i > 0 and doc[i].lower_ == "autres" and doc[i - 1].lower_ == "d'"
    if i < 0 or not (others or doc[i].lower_ in _SUBJECTS):
        return False
    if others:
        doc[i - 1].hang(doc[i])
    doc[i].hang(verb)
    doc[i].dep_ = "nsubj"
    return True


def give_back_conjunct(token: Token) -> None:
    """Hang a verb on the one that it is joined to in truth, and let it share the subject of that."""
    _give_back_joined(token)
    _give_back_blame(token)
    _give_back_object(token)


_BLAMES = re.compile(r"(?:accus|soupçonn|suspect|reproch|blâm|dénonc|incrimin)(?:e|ent|ait|aient)$")
_THEM = {"l'", "le", "la", "les", "lui", "leur"}


def _give_back_blame(token: Token) -> None:
    """Hang *juge que le syndicat ment et le soupçonne de …* to *juge*: nobody suspects himself."""
    clause = token.head
    if base(clause) != "ccomp" or not _BLAMES.match(token.lower_):
        return
    doc, i = token.doc, token.i
    led = i > 1 and doc[i - 1].lower_ in _THEM and doc[i - 2].lower_ == "et"
    own = any(base(c) in {"obj", "iobj"} and c.lower_ in _THEM for c in clause.children)
    if led and not own and clause.head.pos_ == "VERB":
        token.hang(clause.head)


def _give_back_object(verb: Token) -> None:
    """Take what follows *… et tient pour responsable le directeur* for no subject: the verb shares one."""
    above = verb.head
    if above.pos_ != "VERB" or not verb.i or verb.nbor(-1).lower_ != "et":
        return
    own = [c for c in verb.children if base(c) == "nsubj"]
    shared = any(base(c) == "nsubj" and c.i < above.i for c in above.children)
    if shared and len(own) == 1 and own[0].i > verb.i and own[0].pos_ == "NOUN":
        own[0].dep_ = "obj"


def _give_back_joined(token: Token) -> None:
    """Hang *a dénoncé une enquête menée à charge et reproché au juge de …* where *menée* took the verb.

    What ends like a masculine singular goes not with a feminine or a plural participle before it.
    """
    beside = token.head
    if base(beside) != "acl" or not _agrees_not(token, beside):
        return
    if not token.i or token.nbor(-1).lower_ != "et":
        return
    for above in beside.ancestors:
        helpers = [c for c in above.children if base(c) == "aux"]
        if above.pos_ == "VERB" and any(c.lemma_.casefold() == "avoir" for c in helpers):
            token.hang(above)
            return


def _agrees_not(done: Token, beside: Token) -> bool:
    return done.lower_.endswith(("é", "u", "i")) and beside.lower_.endswith(
        ("ée", "és", "ées", "ue", "us", "ues", "ie", "ies", "ise", "ises", "te", "tes")
    )


def give_back_causer(token: Token) -> None:
    """Read *L'attaque la fait bondir* as a pronoun and its verb, not *la* and a noun."""
    before, verb = token.nbor(-1), token.head
    if token.pos_ != "NOUN" or "Inf" not in verb.morph.get("VerbForm", []):
        return
    token.pos_, token.morph = "AUX", morph("Mood=Ind|Number=Sing|Person=3|VerbForm=Fin")
    for child in list(token.children):
        child.hang(verb)
    if before.lower_ in {"le", "la", "les"}:
        before.pos_, before.dep_ = "PRON", "obj"
