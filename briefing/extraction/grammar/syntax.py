"""Ask small questions of a dependency tree that any French Universal Dependencies parse answers.

Labels are compared without their subtype where it does not matter (`nsubj:pass` → `nsubj`), and
words by their plain lower-case form, so that another pipeline's habits change little.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from briefing.language.plain_doc import Doc, Token, asked_once
from briefing.model import Gender

NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
VERBAL = {"VERB", "AUX"}
OPENING = {"«", "“", "‹", "„"}
CLOSING = {"»", "”", "›"}
QUOTE_MARKS = OPENING | CLOSING | {'"'}
SUBJECTCLITICS = set(("il elle ils elles on je tu nous vous ce").split())
OF = frozenset({"de", "d'", "du", "des"})
"""The forms of *de*, its article taken in."""
PREPOSITIONS_OF = OF | {"d"}
RELATIVES = set(("qui que qu' dont où lequel laquelle lesquels lesquelles").split())
PLAIN_RELATIVES = frozenset({"qui", "que", "qu'", "dont", "où"})
"""Relatives without *lequel*, which also stands in questions."""
POSSESSIVES = frozenset({"son", "sa", "ses", "leur", "leurs"})
NEGATIONS = {"pas", "jamais", "plus", "guère", "nullement", "aucunement", "point"}
_HYPHENS = re.compile(r"^-(?:t-)?|^t-")


def base(token: Token) -> str:
    """Return the dependency label without its subtype."""
    return _without_subtype(token.dep_)


@cache
def _without_subtype(label: str) -> str:
    return label.split(":")[0]


def word(token: Token) -> str:
    """Return the plain lower-case form."""
    return token.lower_


def clitic(token: Token) -> str:
    """Return the pronoun inside an inverted clitic (`-t-il` → `il`), or an empty string."""
    if token.lower_[:1] not in {"-", "t"}:
        return ""
    form = _HYPHENS.sub("", token.lower_)
    return form if form in SUBJECTCLITICS and form != token.lower_ else ""


def token_at(doc: Doc, offset: int) -> int:
    """Return the index of the token at a character offset, or of the first one after it."""
    return bisect_right(doc.ends, offset)


def children(token: Token, *labels: str) -> list[Token]:
    """Return the dependents whose label, with or without subtype, is one of these."""
    found = token.children
    if not found:
        return []
    return [
        c
        for c in found
        if c.dep_ in labels or (":" in c.dep_ and _without_subtype(c.dep_) in labels)
    ]


def is_verb(token: Token) -> bool:
    """Tell whether the token is a verb form, participles used as verbs included."""
    return token.pos_ in VERBAL


@asked_once
def is_finite(token: Token) -> bool:
    """Tell whether the token is a finite verb, or a participle or infinitive with such an auxiliary."""
    if token.pos_ not in VERBAL and token.pos_ != "ADJ":
        return False
    form = token.morph.get("VerbForm", [])
    if "Fin" in form or token.morph.get("Mood", []):
        return True
    return any(
        "Fin" in c.morph.get("VerbForm", []) or c.morph.get("Mood", [])
        for c in children(token, "aux", "cop")
    )


def has_finite_verb(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a finite verb stands among the tokens."""
    return any(
        t.pos_ in VERBAL and ("Fin" in t.morph.get("VerbForm", []) or t.morph.get("Mood", []))
        for t in doc[start:end]
    )


@asked_once
def is_negated(verb: Token) -> bool:
    """Tell whether the verb, or its auxiliary, is negated by *ne … pas*."""
    seen = [verb, *children(verb, "aux", "cop")]
    below = [c for v in seen for c in v.children]
    near = verb.doc[max(verb.i - 3, 0) : verb.i + 4]
    # « dit ne pas savoir » denies the knowing: the particle stands before what it negates.
    ne = any(t.lower_ in {"ne", "n'"} and t.i < verb.i for t in (*near, *below))
    return ne and any(t.lower_ in NEGATIONS for t in (*near, *below))


_TONIC = {"lui", "elle", "eux", "elles"}


@asked_once
def verb_group_start(verb: Token) -> int:
    """Return the index of the first token of *s'est dit*, *a fait savoir*, *n'a pas*."""
    start = verb.i
    while start > 0:
        before = verb.doc[start - 1]
        if before.lower_ in _TONIC and start > 1 and verb.doc[start - 2].lower_ in {"à", "de"}:
            break  # « a quant à lui prévenu »
        attached = before.head.i in range(start, verb.i + 1) or before.head == verb
        if before.pos_ == "AUX" or (
            attached and (before.pos_ in {"ADV", "PRON", "PART"} and base(before) not in {"nsubj"})
        ):
            if before.pos_ == "ADV" and word(before) not in {"ne", "n'"}:
                # « a vivement dénoncé »: only when an auxiliary stands before the adverb.
                if not any(t.pos_ == "AUX" for t in verb.doc[max(0, start - 3) : start - 1]):
                    break
            start -= 1
        else:
            break
    return start


@asked_once
def subject(verb: Token) -> Token | None:
    """Return the subject of a verb, borrowed from the verb it is coordinated with if need be."""
    seen: set[int] = set()
    current: Token | None = verb
    while current is not None and current.i not in seen:
        seen.add(current.i)
        own = [
            c
            for c in children(current, "nsubj", "expl:subj")
            if c.dep_ != "expl:subj" or is_personal(c)
        ]
        if own:
            return own[0] if len(own) == 1 else _nearest_subject(own, current)
        helper = [s for c in children(current, "aux", "cop") for s in children(c, "nsubj")]
        if helper:
            return helper[0]
        # « Un maraîcher est propriétaire du terrain et souhaite que … »
        coupled = bool(children(current.head, "cop") and children(current, "cc"))
        joined = base(current) == "conj" and (is_verb(current.head) or coupled)
        beside = _behind_relative(current)
        if beside is not None:
            return beside
        above = current.head if joined or base(current) in {"aux", "cop"} else None
        if above is None and base(current) == "conj" and is_finite(current):
            # « Il réclame un audit et menace de saisir la justice », hung on the noun by the parser
            led = current.doc[verb_group_start(current) - 1]
            if led.pos_ == "CCONJ":
                above = next((a for a in current.ancestors if is_verb(a)), None)
        current = above
    return None


def _behind_relative(verb: Token) -> Token | None:
    """Return whom a relative clause before the verb tells of: *Ce dernier, dont l'âge est tu, répond que*."""
    relative = verb.head
    if base(verb) != "conj" or "relcl" not in relative.dep_ or children(verb, "cc"):
        return None
    start, noun = verb_group_start(verb), relative.head
    parted = start > 0 and verb.doc[start - 1].text == "," and is_finite(verb)
    latter = noun.lower_ in {"dernier", "dernière"}
    return (
        noun
        if parted and noun.i < relative.i and (latter or noun.pos_ in {"NOUN", "PROPN"})
        else None
    )


def _nearest_subject(own: list[Token], verb: Token) -> Token:
    """Return the subject of several: the last noun before the verb, *quant à elle* left out.

    The parser also takes the place of a dateline for a subject (*Le Caire, 3 mars (AFP) - Le président*).
    """
    left = [t for t in own if t.i < verb.i and not _is_tonic(t)]
    if len(left) > 1 and left[-1].text[:1] == "-" and left[-2].pos_ in {"NOUN", "PROPN"}:
        between = verb.doc[left[-2].i : left[-1].i]
        if not any(t.text == "," for t in between):
            left.pop()  # « Tout juste le ministre a-t-il rappelé que »
    elif len(left) > 1 and _of_the(verb.doc, left[-2].i + 1):
        if not any(t.is_punct for t in verb.doc[left[-2].i : left[-1].i]):
            left.pop()  # « La coordinatrice du collectif Porte ouverte parle d'une honte »
    return left[-1] if len(left) > 1 else left[0] if left and own[0].lower_ in _TONIC else own[0]


def _of_the(doc: Doc, i: int) -> bool:
    """Tell whether *du*, *de la* stands there, not the *de* of a compound: *la maison de disques Tempo*."""
    return doc[i].lower_ in {"du", "des"} or (
        doc[i].lower_ in PREPOSITIONS_OF and doc[min(i + 1, len(doc) - 1)].pos_ == "DET"
    )


_TONIC = {"lui", "elle", "eux", "elles"}


def _is_tonic(token: Token) -> bool:
    """Tell whether a pronoun only sets a subject off: *La maire, elle, se tait*, not *Le mensonge, elle le nie*."""
    after = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
    return token.lower_ in _TONIC and (after == "," or token.lower_ not in {"elle", "elles"})


@asked_once
def in_passive(verb: Token) -> bool:
    """Tell whether a verb is passive, whatever the parse calls the subject of *a négligé*."""
    helpers = children(verb, "aux")
    if any(h.dep_ == "aux:pass" and h.pos_ in VERBAL for h in helpers):
        return True
    mine = any(h.lemma_.casefold() == "avoir" for h in helpers)
    return not mine and any("pass" in c.dep_ for c in verb.children)


def acts_here(doc: Doc, start: int, end: int) -> bool:
    """Tell by the words alone whether a finite verb follows a name, an aside between commas allowed."""
    if start and (
        doc[start - 1].pos_ in {"ADP", "CCONJ"} or doc[start - 1].lower_ in PREPOSITIONS_OF
    ):
        return False
    i = past_parenthesis(doc, end)
    if i < len(doc) and doc[i].text == ",":
        i += 1
        while i < min(len(doc), end + _ASIDE) and doc[i].text != ",":
            if doc[i].is_space or (doc[i].pos_ in VERBAL and is_finite(doc[i])):
                return False
            i += 1
        i += 1
    while (
        i < len(doc) and (doc[i].lower_ in CLITICS or doc[i].pos_ == "ADV") and i < end + _ASIDE + 5
    ):
        i += 1
    if i >= len(doc) or doc[i].pos_ not in VERBAL:
        return False
    return is_finite(doc[i]) or "Fin" in doc[i].morph.get("VerbForm", [])


def past_letters(doc: Doc, i: int) -> int:
    """Return the token behind the letters in brackets that may follow a name: *la Société des gens (SGDL)*."""
    closed = i + 2 < len(doc) and doc[i].text == "(" and doc[i + 2].text == ")"
    return i + 3 if closed else i


def past_parenthesis(doc: Doc, i: int) -> int:
    """Return the token after a few words in parentheses that open at `i`: *M. Paul Roux (Rwanda) | a rejeté*."""
    if i >= len(doc) or doc[i].text != "(":
        return i
    return next((k + 1 for k in range(i, min(i + 8, len(doc))) if doc[k].text == ")"), i)


def opens_here(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a description opens a sentence whose root the parse takes it for: *Le coureur, lui, jure*."""
    while start and doc[start - 1].pos_ == "DET":
        start -= 1
    return doc[start].is_sent_start and any(
        t.head is t and t.pos_ == "NOUN" for t in doc[start:end]
    )


_ASIDE = 14
CLITICS = set("ne n' se s' le la l' les lui leur en y me m' nous vous".split())


def is_personal(token: Token) -> bool:
    """Tell whether the token is a personal pronoun, whatever the parser takes *il* for."""
    return token.lower_ in {"il", "elle", "ils", "elles", "on"} or clitic(token) != ""


def coordinated(head: Token) -> list[Token]:
    """Return a nominal head and the heads coordinated with it, in text order."""
    out = [head]
    for child in head.children:
        if child.dep_[:4] != "conj":
            continue
        if child.lower_ in _PART:  # « Washington et plusieurs de ses alliés »
            child = next((c for c in children(child, "nmod", "obl") if c.pos_ == "NOUN"), child)
        if child.pos_ in NOMINAL and _one_list(head, child):
            out += coordinated(child)
    return sorted(out, key=lambda t: t.i) if len(out) > 1 else out


_PART = {"plusieurs", "certains", "certaines"}


def _one_list(head: Token, other: Token) -> bool:
    """Tell whether two heads stand in one list: no verb, full stop or mark between them.

    Their parties may stand in brackets: *Anne Roux (PS) et Luc Morel (LR)*.
    """
    low, high = sorted((head.i, other.i))
    between = _outside_brackets(head.doc[low + 1 : high])
    return high - low <= 14 and not any(
        t.pos_ in VERBAL
        or t.is_space
        or t.lower_ in {"qui", "dont", "où"}
        or t.text in {".", ";", ":", "(", "!", "?"}
        or t.text in QUOTE_MARKS
        for t in between
    )


_BRACKET = 5
"""Tokens of a bracket that tells somebody's party at most, its own two included."""


def _outside_brackets(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without those of short brackets, and with whatever longer ones hold."""
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        near = tokens[i : i + _BRACKET] if tokens[i].text == "(" else ()
        close = next((k for k, t in enumerate(near) if t.text == ")"), 0)
        if not close:
            out.append(tokens[i])
        i += close + 1
    return out


def gender_of(token: Token) -> Gender | None:
    """Return the grammatical gender of a nominal, from itself or from its determiner."""
    for t in (token, *children(token, "det", "amod")):
        values = t.morph.get("Gender", [])
        if values:
            return "f" if values[0] == "Fem" else "m"
    first = word(token.doc[np_start(token)])
    return {"la": "f", "une": "f", "cette": "f", "sa": "f", "le": "m", "un": "m", "ce": "m"}.get(
        first
    )  # type: ignore[return-value]


_MANY = set("les des ces ses leurs plusieurs quelques certains deux".split())
_ONE = set("le la l' un une ce cette cet son sa leur".split())


@asked_once
def is_plural(token: Token) -> bool:
    """Tell whether a nominal is plural, by its morphology or its determiner."""
    first = word(token.doc[np_start(token)])
    if first in _MANY:
        return True
    if first in _ONE:
        return False
    return "Plur" in token.morph.get("Number", [])


_PRE_NOMINAL = {"det", "amod", "nummod"}


@asked_once
def np_start(head: Token) -> int:
    """Return the index of the first token of a noun phrase (its determiner or adjective)."""
    doc, start = head.doc, head.i
    floor = head.sent.start
    while start > floor:
        before = doc[start - 1]
        above = before.head
        inside = above is head or above.head is head
        if (inside and (before.pos_ == "DET" or base(before) in _PRE_NOMINAL)) or (
            before.pos_ == "DET" and start <= above.i <= head.i + 3
        ):
            start -= 1
        else:
            break
    return start
