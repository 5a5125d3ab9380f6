"""Find whom *il* or *elle* takes up in somebody's words: the subject said just before, or who is asked about."""

from __future__ import annotations

from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.syntax import VERBAL, base, gender_of, is_plural
from briefing.extraction.quotes.found import Found
from briefing.language.plain_doc import Token

_PRONOUNS = {"il": ("m", False), "elle": ("f", False), "ils": ("m", True), "elles": ("f", True)}
_BACK = 30
"""Tokens before a pronoun within which its noun is looked for."""


def said_before(pronoun: Token, scene: Scene, speech: Found) -> Token | None:
    """Return the noun that a pronoun takes up: *« La milice tue, elle seule … »*, *Et l'agence ? « Elle … »*."""
    form = _PRONOUNS.get(pronoun.lower_)
    home = next((s for s in speech.content if s.start <= pronoun.idx < s.end), None)
    if form is None or home is None:
        return None
    layout, doc = scene.layout, pronoun.doc
    first = layout.token_from(home.start)
    for token in reversed(list(doc[max(first, pronoun.i - _BACK) : pronoun.i])):
        if base(token) == "nsubj" and token.head.i < pronoun.i and token.head.pos_ in VERBAL:
            return token if _fits(token, *form) else None
    return _asked_about(first, form, scene)


def _asked_about(first: int, form: tuple[str, bool], scene: Scene) -> Token | None:
    """Return the noun of a question without a verb right before the words: *Et l'agence ?*."""
    layout, doc = scene.layout, scene.layout.doc
    here = layout.sentence_start(first)
    end = next((i for i in range(first - 1, max(first - 4, 0), -1) if doc[i].text == "?"), -1)
    if end < 0 or here == 0:
        return None
    asked = doc[layout.sentence_start(end) : end]
    if not asked or asked[0].lower_ not in {"et", "quant"} or any(t.pos_ in VERBAL for t in asked):
        return None
    noun = next((t for t in asked if t.pos_ in {"NOUN", "PROPN"}), None)
    return noun if noun is not None and _fits(noun, *form) else None


def _fits(noun: Token, gender: str, plural: bool) -> bool:
    """Tell whether a pronoun of this gender and number may take a noun up."""
    if noun.pos_ not in {"NOUN", "PROPN"} or is_plural(noun) != plural:
        return False
    own = gender_of(noun)
    return own is None or own == gender
