"""Find whom a relative pronoun stands for in a clause that blames: *X, qu'elle accuse*, *à qui il reproche*."""

from __future__ import annotations

from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.syntax import VERBAL, base, is_finite, is_plural, subject
from briefing.extraction.quotes.clauses import QUE
from briefing.language.lexicon import AccusationCue
from briefing.language.plain_doc import Doc, Token

_RELATIVE_REACH = 14
"""Tokens before the verb within which the relative pronoun stands."""
_RELATIVE_SLOTS = {
    "que": ("obj",), "qu'": ("obj",), "qui": ("iobj",), "auquel": ("iobj",), "auxquels": ("iobj",),
    "auxquelles": ("iobj",), "lequel": ("iobj",), "laquelle": ("iobj",), "dont": ("possessor", "de"),
}  # fmt: skip
_LEADERS = {
    "patron", "patronne", "président", "présidente", "directeur", "directrice", "maire", "ministre", "chef", "cheffe",
    "dirigeant", "dirigeante", "préfet", "préfète", "secrétaire", "gérant", "gérante", "responsable", "fondateur",
    "fondatrice", "gouverneur", "ambassadeur", "ambassadrice", "leader", "commandant", "procureur", "procureure", "pdg",
    "député", "députée", "sénateur", "sénatrice", "entraîneur", "entraîneuse", "trésorier", "trésorière", "évêque",
    "curé", "propriétaire", "numéro", "fils", "fille", "frère", "sœur", "épouse", "époux", "gendre", "neveu", "roi",
}  # fmt: skip
"""Who is blamed rather than the body or man he is named with."""


def relative_object(verb: Token, entry: AccusationCue, scene: Scene) -> Token | None:
    """Return the noun that a relative pronoun stands for: *qu'elle accuse*, *à qui elle reproche*."""
    relative = "relcl" in verb.dep_ or base(verb) == "acl"
    pronoun = any(c.lower_ in QUE and base(c) == "obj" and c.i < verb.i for c in verb.children)
    if relative and pronoun and verb.head.i < verb.i and "obj" in entry.accused:
        return _leader_of(_somebody_before(verb, scene), verb, scene)
    return _noun_before_relative(verb, entry, scene)


def _somebody_before(verb: Token, scene: Scene) -> Token:
    """Return the person or body nearest to a relative: *le gel des avoirs de trois juges, qu'il accuse*."""
    doc, head = verb.doc, verb.head
    if scene.sides.parties(head) and (head.pos_ == "PROPN" or scene.sides.animate(head)):
        return head
    que = next((c.i for c in verb.children if c.lower_ in QUE and c.i < verb.i), verb.i)
    for token in reversed(list(doc[head.i + 1 : que])):
        if token.pos_ in {"NOUN", "PROPN"} and scene.sides.parties(token):
            return token
    return head


def _noun_before_relative(verb: Token, entry: AccusationCue, scene: Scene) -> Token | None:
    """Return the noun right before *, que*, *, à qui* or *, dont* of the verb's clause, whatever the parse says."""
    doc = verb.doc
    for i in range(verb.i - 1, max(verb.i - _RELATIVE_REACH, 1), -1):
        token = doc[i]
        low = token.lower_
        if token.pos_ in VERBAL and token.head.i != verb.i:
            return None
        if low in _RELATIVE_SLOTS:
            slot = _RELATIVE_SLOTS[low]
            if low in {"qui", "lequel", "laquelle"}:
                if doc[i - 1].lower_ != "à":
                    return None
                i -= 1  # « à qui », « à laquelle »
            if not set(slot) & set(entry.accused) or (
                low == "dont" and _of_subject(token, verb, scene)
            ):
                return None
            comma = doc[i - 1].text == ","
            before = _noun_left_of(i - 1 if not comma else i - 2, low, doc)
            before = _beside_apposition(before, scene) if comma else before
            before = _person_of(before, scene) if low == "qui" else before
            if low in QUE and comma and before is not None:
                before = _leader_of(before, verb, scene)
            head = verb.head
            owned = low == "dont" and "relcl" in verb.dep_ and before is not None
            if owned and before is not None and before.i - 8 < head.i < before.i:
                # « le patron de Solvia, dont les syndicats dénoncent les méthodes »
                before = head if head.pos_ == "NOUN" and scene.sides.animate(head) else before
            told = before is not None and scene.knows.cue_verb(before.head) is not None
            if low in QUE and not comma and (before is None or before.pos_ != "PROPN" or told):
                return None  # « a assuré à l'AFP que l'armée visait … »
            return before
        if token.is_punct and token.text not in {"(", ")"}:
            return None  # « que le Service du renseignement (SCRS) soupçonne d'espionnage »
    return None


def _person_of(noun: Token | None, scene: Scene) -> Token | None:
    """Return the person whose office *à qui* follows: *la présidente de l'Assemblée, à qui il reproche*."""
    if noun is None or base(noun) != "nmod" or noun.head.pos_ != "NOUN":
        return noun
    role = scene.knows.role(noun.head.lower_)
    person = role is not None and role.kind == "person"
    thing = scene.resolver.register.at(noun.i)
    named = thing is not None and thing.kind == "person" and thing.named
    return noun.head if person and not named and noun.head.i < noun.i else noun


def _leader_of(noun: Token, verb: Token, scene: Scene) -> Token:
    """Return who leads what stands right before *, que*: *le patron de la banque, que la justice soupçonne*."""
    own, above = subject(verb), noun.head
    if own is not None and own.lower_ in {"il", "elle", "ils", "elles"}:
        return noun  # « les salariés de la banque, qu'ils accusent »
    person = _person_of(noun, scene)
    apart = noun.i + 1 < len(noun.doc) and any(
        t.text == "," for t in noun.doc[noun.i + 1 : noun.i + 3]
    )
    if person is None or person.i != above.i or not apart or is_plural(above):
        return noun
    return person if above.lemma_.casefold() in _LEADERS else noun


def _of_subject(dont: Token, verb: Token, scene: Scene) -> bool:
    """Tell whether *dont* completes the subject: *X, dont un rapport dénonçait la tuerie*."""
    first = next(
        (t for t in dont.doc[dont.i + 1 : verb.i] if t.pos_ in {"NOUN", "PROPN", "PRON"}), None
    )
    if first is None or first.pos_ != "NOUN" or base(first) != "nsubj":
        return False
    role = scene.knows.role(first.lower_)
    return role is None or role.kind not in {"person", "organisation"}


def _beside_apposition(noun: Token | None, scene: Scene) -> Token | None:
    """Return whom *, un Belge,* only describes further."""
    if noun is None or noun.i < 3 or noun.doc[noun.i - 1].lower_ not in {"un", "une"}:
        return noun
    doc = noun.doc
    if doc[noun.i - 2].text != ",":
        return noun
    for token in reversed(list(doc[max(noun.i - 10, 0) : noun.i - 2])):
        if token.pos_ == "PROPN" or (token.pos_ == "NOUN" and scene.sides.animate(token)):
            if token.pos_ == "NOUN" or scene.sides.parties(token):
                return token
        if token.pos_ in VERBAL and is_finite(token):
            break
    return noun


def _noun_left_of(i: int, relative: str, doc: Doc) -> Token | None:
    """Return the antecedent that ends at token `i`, one that *auxquels* agrees with."""
    nouns: list[Token] = []
    for token in reversed(list(doc[max(i - 8, 0) : i + 1])):
        if token.is_punct or (token.pos_ in VERBAL and is_finite(token)):
            break
        if token.pos_ in {"NOUN", "PROPN"}:
            nouns.append(token)
    if relative.endswith(("quels", "quelles")):
        nouns = [n for n in nouns if is_plural(n)] or nouns
    return nouns[0] if nouns else None
