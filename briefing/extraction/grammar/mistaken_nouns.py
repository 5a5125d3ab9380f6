"""Give back their part of speech to nouns of people that the tagger took for adjectives or verbs."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.syntax import is_finite
from briefing.language.plain_doc import Token

AGES = {"vieil", "vieille", "jeune", "nouvel", "nouvelle", "ancien", "ancienne", "ex"}


def give_back_head(token: Token) -> None:
    """Let *homme* head *le vieil homme*, where the parse has it the other way round."""
    if token.pos_ != "NOUN" or token.i + 1 >= len(token.doc):
        return
    noun = token.nbor(1)
    if noun.pos_ != "NOUN" or noun.head is not token:
        return
    above, label = token.head, token.dep_
    for child in list(token.children):
        if child is not noun:
            child.hang(noun)
    noun.hang(noun if above is token else above)
    noun.dep_ = label
    token.hang(noun)
    token.pos_, token.dep_ = "ADJ", "amod"


def give_back_noun(token: Token, knows: Knowledge) -> None:
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
    of_clause = token.dep_.split(":")[0] in {"nsubj", "obj", "obl"}
    led = before.pos_ == "DET" or (
        (before.lower_ in AGES or (before.pos_ == "ADJ" and of_clause))
        and token.i > 1
        and token.nbor(-2).pos_ == "DET"
    )  # « une ancienne serveuse », « un haut fonctionnaire »
    heads = led and (after is None or after.pos_ not in {"NOUN", "ADJ"})
    if heads or (apposed and token.pos_ == "VERB"):
        token.pos_ = "NOUN"


def give_back_same(token: Token) -> None:
    """Let *Le même concède que …* have its subject, an adverb for the tagger."""
    if not token.i or token.i + 1 >= len(token.doc) or token.nbor(-1).lower_ not in {"le", "la"}:
        return
    verb = token.nbor(1)
    if not token.nbor(-1).text[:1].isupper() or verb.pos_ != "VERB" or not is_finite(verb):
        return
    token.hang(verb)
    token.pos_, token.dep_ = "NOUN", "nsubj"
