"""Give back to the verbs what taggers take for a noun: *s'en est pris au maire, l'accusant de fraude*."""

from __future__ import annotations

from briefing.extraction.grammar.syntax import VERBAL, base
from briefing.language.plain_doc import Token, morph

_BLAMING = set(
    "accusant soupçonnant suspectant reprochant imputant incriminant qualifiant taxant traitant jugeant appelant "
    "exhortant sommant blâmant désignant pointant tançant invitant dénonçant fustigeant".split()
)
_OBJECTS = {"l'", "le", "la", "les", "lui", "leur"}


def give_back_gerund(token: Token) -> None:
    """Retag a present participle with its object pronoun after a comma, and hang it on the clause's verb."""
    doc, i = token.doc, token.i
    if token.lower_ not in _BLAMING or i < 2 or token.pos_ in VERBAL:
        return
    pronoun = doc[i - 1]
    if pronoun.pos_ in {"NOUN", "PROPN"} and i + 1 < len(doc) and doc[i + 1].pos_ == "DET":
        _behind_noun(token, pronoun, doc[i + 1].head)
        return
    if pronoun.lower_ not in _OBJECTS or doc[i - 2].text != ",":
        return
    head = next((t for t in token.ancestors if t.pos_ in VERBAL and t.i < i), None)
    token.pos_, token.morph = "VERB", morph("Tense=Pres|VerbForm=Part")
    pronoun.pos_, pronoun.dep_ = "PRON", "iobj" if pronoun.lower_ in {"lui", "leur"} else "obj"
    if head is not None:
        token.hang(head)
        token.dep_ = "advcl"
    for child in list(token.children):
        if base(child) == "nmod":
            child.dep_ = "obl:arg"


def _behind_noun(token: Token, noun: Token, thing: Token) -> None:
    """Let a participle behind a noun govern what follows: *des déclarations qualifiant les allégations de …*."""
    token.pos_, token.dep_, token.morph = "VERB", "acl", morph("Tense=Pres|VerbForm=Part")
    token.hang(noun)
    if thing.i > token.i and all(a.i != thing.i for a in noun.ancestors):
        thing.hang(token)
        thing.dep_ = "obj"
