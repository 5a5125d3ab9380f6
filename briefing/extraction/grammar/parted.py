"""Give back the verbs that what stands beside them made the tagger miss: *avait de son côté estimé*."""

from __future__ import annotations

from briefing.extraction.grammar.led import give_back_same
from briefing.extraction.grammar.syntax import (
    CLOSING,
    OPENING,
    base,
    children,
    is_finite,
    subject,
    verb_group_start,
)
from briefing.language.plain_doc import Doc, Token, morph

_AVOIR = set("a ont avait avaient aura auront aurait auraient eut".split())
_ETRE = set("est sont était étaient sera seront".split())
_ASIDE = set(
    "de son leur côté pour sa part lui elle eux elles aussi également quant à en effet outre revanche , "
    "par ailleurs toutefois".split()
)
"""What parts an auxiliary from its participle."""
_PARTED = 8
"""Tokens at most between the two."""
_PARTICIPLE = ("é", "ée", "és", "ées", "i", "ie", "u", "ue", "is", "it")
_NEGATES = {"n'", "ne"}
_SAID = {"dit", "écrit", "prédit", "redit"}
_FINITE = "Mood=Ind|Number=Sing|Person=3|VerbForm=Fin"


def give_back_verb(token: Token) -> None:
    """Give back a verb, or a word beside one, that the tagger took for something else."""
    if token.lower_ == "même":
        give_back_same(token)
    elif token.pos_ in _MISTAKEN and token.lower_.endswith("a") and token.text.islower():
        give_back_past(token)
    elif token.pos_ == "VERB":
        if token.lower_.endswith("ement"):
            give_back_adverb(token)
        give_back_negated(token)
        give_back_inserted(token)
    hung = token.dep_.partition(":")[0] if token.pos_ in {"ADJ", "VERB"} else ""
    if hung in {"amod", "acl", "ccomp", "xcomp"}:
        give_back_parted(token)


_MISTAKEN = {"NOUN", "ADJ", "ADV", "X", "PROPN"}
_OPENS = 5
"""Tokens that a subject which opens its sentence has at most: *Le président nancéien*."""


def give_back_past(token: Token) -> None:
    """Let a passé simple between a subject and a name be a verb: *Le président nancéien convia Pablo à dîner*."""
    doc, first = token.doc, token.sent.start
    if not first + 1 < token.i <= first + _OPENS or token.i + 1 >= len(doc):
        return
    name, led = doc[token.i + 1], doc[first : token.i]
    if name.ent_type_ != "PER" or name.ent_iob_ != "B" or led[0].pos_ != "DET":
        return
    noun = led[1]
    if noun.pos_ != "NOUN" or any(t.pos_ != "ADJ" for t in led[2:]):
        return
    above, label = noun.head, noun.dep_
    for child in [c for c in noun.children if c.i > token.i]:
        child.hang(token)
    token.hang(token)
    token.pos_, token.dep_ = "VERB", "ROOT"
    token.morph = morph("Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin")
    if label != "ROOT" and above is not noun and above.i > token.i:
        above.hang(token)
        above.dep_ = "ccomp"
    noun.hang(token)
    name.hang(token)
    noun.dep_, name.dep_ = "nsubj", "obj"


def give_back_adverb(token: Token) -> None:
    """Retag *sobrement* in *répond sobrement que*: no verb ends so, and what hangs below it is the verb's."""
    verb = token.doc[token.i - 1] if token.i else token
    if verb.pos_ != "VERB" or token.head is not verb or not token.text.islower():
        return
    token.pos_, token.morph = "ADV", morph("")
    token.dep_ = "advmod"
    for child in list(token.children):
        child.hang(verb)


def give_back_negated(token: Token) -> None:
    """Let *n'écarte pas* be a verb of the present, which it is with *ne* before it."""
    if not token.i or token.doc[token.i - 1].lower_ not in _NEGATES:
        return
    if token.lower_.endswith("e") and "Part" in token.morph.get("VerbForm", []):
        token.morph = morph(_FINITE)


def give_back_inserted(token: Token) -> None:
    """Let *dit* cut in where its tagged auxiliary waits for something else: *Il avait, dit X, un match*."""
    doc, i = token.doc, token.i
    if i < 2 or doc[i - 1].text != "," or token.lower_ not in _SAID:
        return
    helper = next((c for c in token.children if base(c) == "aux" and c.i < i - 1), None)
    if helper is None or doc[i - 2] is not helper:
        return
    token.hang(helper)
    helper.pos_, helper.dep_ = "VERB", token.dep_
    for child in [c for c in token.children if c.i < i]:
        child.hang(helper)
    token.dep_, token.morph = "parataxis", morph(_FINITE)
    for child in token.children:
        if base(child) == "obj" and child.i > i:
            child.dep_ = "nsubj"


def give_back_parted(token: Token) -> None:
    """Join a participle to the auxiliary that an aside parts from it: *a, de son côté, estimé que*."""
    doc, low = token.doc, token.lower_
    if not low.endswith(_PARTICIPLE) or not token.text.islower():
        return
    i = token.i - 1
    while i >= 0 and token.i - i <= _PARTED and doc[i].lower_ in _ASIDE:
        i -= 1
    helper = doc[i]
    if i < 0 or i > token.i - 3 or not is_finite(helper):
        return
    # « s'est, de son côté, engagée à … »
    itself = i - 1 if i and helper.lower_ in _ETRE and doc[i - 1].lower_ in {"se", "s'"} else -1
    if itself < 0 and helper.lower_ not in _AVOIR:
        return
    objects = [c for c in helper.children if base(c) == "obj" and c.i != itself]
    if helper.pos_ != "VERB" or token.head.i < i or objects:
        return
    above, label = helper.head, helper.dep_
    token.hang(token if above is helper else above)
    token.pos_, token.dep_ = "VERB", label
    token.morph = morph("Tense=Past|VerbForm=Part")
    for child in list(helper.children):
        child.hang(token)
    helper.hang(token)
    helper.pos_, helper.dep_ = "AUX", "aux:tense"


def leave_relative(token: Token) -> None:
    """Hang a verb behind *, et* on the main verb: *vise un cabinet qui emploie dix juristes, et dénonce …*."""
    doc, relative, start = token.doc, token.head, verb_group_start(token)
    if "relcl" not in relative.dep_ or start < 2:
        return
    if doc[start - 1].lower_ != "et" or doc[start - 2].text != ",":
        return
    if any(base(c) == "conj" and c is not token for c in relative.children):
        return  # « qui chante, danse, et joue »
    main = next((a for a in relative.ancestors if a.pos_ == "VERB"), None)
    own = subject(main) if main is not None else None
    if main is None or own is None or not own.i < main.i < relative.i:
        return
    group = [t for v in (main, token) for t in (v, *children(v, "aux")) if is_finite(t)]
    if len(group) == 2 and all(_same(f, *group) for f in ("Number", "Person", "Tense", "Mood")):
        token.hang(main)


def _same(feature: str, one: Token, other: Token) -> bool:
    """Tell whether two verbs agree in a feature, as far as both show it."""
    values = one.morph.get(feature, []), other.morph.get(feature, [])
    return not all(values) or values[0] == values[1]


def verb_left(token: Token) -> Token | None:
    """Return the finite verb before the word in its sentence, one that no subordinate clause has."""
    start, held = token.sent.start, False
    for other in reversed(token.doc[start : token.i]):
        if other.text in CLOSING | OPENING | {'"'}:
            held = other.text in CLOSING or (other.text == '"' and not held)
        # What somebody says between marks is not what the narration goes on from.
        if (
            not held
            and other.pos_ == "VERB"
            and base(other) in {"ROOT", "conj", "acl", "ccomp", "parataxis"}
        ):
            finite = "Fin" in other.morph.get("VerbForm", [])
            if finite or any(base(c) == "aux" for c in other.children):
                return other
    return None


def relative_comma(closing: int, doc: Doc) -> int | None:
    """Return the comma of the long relative that one closes: *Le maire, qui …, jure n'avoir rien vu*."""
    for k in range(closing - 2, max(closing - _LONG, 0), -1):
        if doc[k].text in {",", ";", ":"} or doc[k].is_sent_start:
            return k if doc[k].text == "," and doc[k + 1].lower_ in {"qui", "dont"} else None
    return None


_LONG = 40
"""Tokens at most of a relative between a subject and its verb."""
