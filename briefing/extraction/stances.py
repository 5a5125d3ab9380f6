"""Read the stance of an answer off its cue and its words: denial, warning, appeal…"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from briefing.extraction.blame_cues import rest_end
from briefing.extraction.knowledge import Knowledge, is_reflexive
from briefing.extraction.layout import Layout
from briefing.extraction.syntax import VERBAL, is_negated
from briefing.language.lexicon import AnswerCue, compiled, fold
from briefing.model import Span, Stance

# Verbs that keep silence only when they are negated (*n'a pas souhaité répondre*).
_SILENT_IF_NEGATED = {
    "souhaiter", "vouloir", "désirer", "donner", "commenter", "répondre", "réagir", "être", "avoir", "faire",
}  # fmt: skip
# Verbs of the lexicon that deny whatever their object is.
DENYING = {
    "nier", "démentir", "défendre", "récuser", "réfuter", "inscrire", "disculper", "clamer", "rejeter", "contester",
}  # fmt: skip
_MISTAKEN = {"NOUN", "DET", "ADJ", "ADV", "X", "PRON"}
ORDER: tuple[Stance, ...] = (
    "denial", "counter_accusation", "justification", "call_for_evidence", "warning", "appeal",
    "acknowledgement", "commitment", "no_comment",
)  # fmt: skip


def cue_stances(token: Token, knows: Knowledge) -> tuple[Stance, ...]:
    """Return the stances that a word of the narration shows, none if it answers nothing."""
    entry = answer_cue(token, knows)
    return entry.stances if entry is not None else ()  # type: ignore[return-value]


def answer_cue(token: Token, knows: Knowledge) -> AnswerCue | None:
    """Return the lexicon's entry of an answering verb or noun, negation taken into account."""
    for entry in knows.lexicon.answers.get(knows.lemma(token), ()):
        if entry.kind != "cue" or (entry.pos == "verb") != _verbal(token):
            continue
        if entry.reflexive and not is_reflexive(token):
            continue
        if entry.rest and rest_end(token, entry.rest) is None:
            continue
        if entry.pos == "verb" and is_negated(token) != _silent(entry, token, knows):
            continue
        if "Inf" in token.morph.get("VerbForm", []) and is_negated(token.head):
            continue
        return entry
    return None


def _verbal(token: Token) -> bool:
    """Tell whether the token is a verb, a sentence's root tagged as something else included."""
    return token.pos_ in VERBAL or (token.dep_ == "ROOT" and token.pos_ in _MISTAKEN)


def _silent(entry: AnswerCue, token: Token, knows: Knowledge) -> bool:
    return entry.stances == ("no_comment",) and knows.lemma(token) in _SILENT_IF_NEGATED


def content_stances(spans: Iterable[Span], layout: Layout, knows: Knowledge) -> set[Stance]:
    """Return the stances that the words of an answer show by themselves."""
    text = " ".join(fold(s.cut(layout.text)) for s in spans)
    found: set[Stance] = set()
    for entry in knows.lexicon.answer_patterns:
        if entry.kind == "content" and compiled(entry.pattern).search(text):
            found.update(entry.stances)  # type: ignore[arg-type]
    for token in layout.tokens_in(spans):
        for word in knows.lexicon.answers.get(fold(token.lemma_), ()):
            if word.kind == "content" and not word.rest:
                found.update(word.stances)  # type: ignore[arg-type]
    return found


def ordered(stances: Iterable[Stance]) -> tuple[Stance, ...]:
    """Return the stances in the order of the model."""
    known = set(stances)
    return tuple(s for s in ORDER if s in known)
