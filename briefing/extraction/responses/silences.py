"""Find silences that no verb tells: *Du côté de la mairie, silence radio*, *Au ministère, pas un mot*."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import is_finite
from briefing.extraction.speakers.resolved import Resolved
from briefing.extraction.speakers.sides import Sides
from briefing.language.plain_doc import Token

_NONE = {"pas", "aucun", "aucune", "nul", "nulle", "ni"}
_SILENT = {"silence", "motus"}
_UNSAID = {
    "mot",
    "réponse",
    "commentaire",
    "commentaires",
    "réaction",
    "retour",
    "explication",
    "explications",
}
"""Nouns that tell a silence after *pas* or *aucun*."""
_WORDS = _SILENT | _UNSAID
_NOTED = {"de", "du", "le", "un", "ce", "en", "ton"}
_FILLERS = {
    "côté",
    "part",
    "bouche",
    "radio",
    "heure",
    "moment",
    "instant",
    "soir",
    "matin",
    "jour",
}
_LEADS = {"à", "au", "aux", "chez", "du", "de", "d'", "côté", "des", "dans"}
_LONGEST = 16
"""Tokens up to which a sentence without a verb is read so."""


def silences(layout: Layout, sides: Sides) -> Iterator[tuple[Token, Resolved, int, int]]:
    """Yield the word that tells each silence, who is silent, and where the sentence starts and ends."""
    for token in layout.doc:
        if token.lower_ not in _WORDS or not _tells(token):
            continue
        if layout.mark_of[token.i] >= 0 or layout.skipped[token.i]:
            continue
        start, end = layout.sentence_start(token.i), layout.sentence_end(token.i)
        sentence = layout.doc[start:end]
        if len(sentence) > _LONGEST or any(is_finite(t) for t in sentence):
            continue
        who = _who(token, sentence, sides)
        if who:
            yield token, who, start, end


def _tells(token: Token) -> bool:
    """Tell whether what stands before one of the words makes a silence of it."""
    before = token.nbor(-1).lower_ if token.i else ""
    if token.lower_ in _SILENT:
        return before not in _NOTED  # « une minute de silence », « la loi du silence »
    return any(t.lower_ in _NONE for t in token.doc[max(token.i - 2, 0) : token.i])


def _who(silence: Token, sentence: list[Token], sides: Sides) -> Resolved | None:
    """Resolve whose silence it is: the first party that a place or *de* leads."""
    for token in sentence:
        if token.pos_ not in {"NOUN", "PROPN"} or token.i == silence.i or not token.i:
            continue
        if token.lower_ in _FILLERS or token.lower_ in _UNSAID:
            continue
        led = {t.lower_ for t in token.doc[max(token.i - 2, 0) : token.i]}
        found = sides.parties(token, loose=True) if led & _LEADS else ()
        if found and all(sides.is_party(e) for e in found):
            return Resolved(found, "place of speech", token.i)
    return None
