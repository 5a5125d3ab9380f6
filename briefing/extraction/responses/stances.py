"""Read the stance of an answer off its cue and its words: denial, warning, appeal…"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from briefing.extraction.accusations.blame_cues import ahead, first_word, rest_end, rest_words
from briefing.extraction.grammar.knowledge import Knowledge, is_reflexive
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.openings import alternatives, by_opening, words_by_opening
from briefing.extraction.grammar.syntax import NEGATIONS, VERBAL, base, children, is_negated
from briefing.language.lexicon import AnswerCue, compiled, fold
from briefing.language.plain_doc import Token, asked_once
from briefing.model import Span, Stance

# Verbs of the lexicon that deny whatever their object is.
DENYING = {
    "nier", "démentir", "défendre", "récuser", "réfuter", "inscrire", "disculper", "clamer", "rejeter", "contester",
}  # fmt: skip
_MISTAKEN = {"NOUN", "DET", "ADJ", "ADV", "X", "PRON"}
_PARTICIPLES = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues")
_NEGATED = ("ne ", "n'")
"""How what a verb says begins where that is negated."""
_NEGATION_REACH = 9
"""Tokens over which *ne* may stand from its verb: *n'a, lui, pas répondu*."""
_NEITHER_REACH = 25
"""Tokens over which *ni … ni* may stand before the verb's *ne*."""
_SHORT = 3
"""Letters of the longest word that another may stand for in an expression."""
_NO_THING = {"aucun", "aucune", "rien", "ni"}
_DENY_BEFORE = {"personne", "nul", "ni"}
"""What denies by itself: *personne n'a voulu répondre*, *ne confirme ni ne dément*."""
_AFTER_VERB = {"ADV", "ADP", "DET"}
_MARKS = {"«", "“", '"'}
_SENT_BACK = {"renvoyer", "rejeter"}
Looking = tuple[Callable[..., object], tuple[Stance, ...]]
"""A search, or a match, and the stances that what it finds shows."""
ORDER: tuple[Stance, ...] = (
    "denial", "counter_accusation", "justification", "call_for_evidence", "warning", "appeal",
    "acknowledgement", "commitment", "no_comment",
)  # fmt: skip


@asked_once
def cue_stances(token: Token, knows: Knowledge) -> tuple[Stance, ...]:
    """Return the stances that a word of the narration shows, none if it answers nothing."""
    if knows.lemma(token) not in knows.lexicon.answers:
        return ()  # as of most words: asked of every word of the narration
    entries = answer_cues(token, knows)
    if not entries:
        return ()
    # « regretter un procès » is no regret: what stands behind the verb tells more than the verb.
    closer = [e for e in entries if e.rest] or entries
    return ordered(s for entry in closer for s in entry.stances)  # type: ignore[misc]


def told_cue(token: Token, knows: Knowledge) -> AnswerCue | None:
    """Return the lexicon's entry of a verb that is an answer by itself, without a quotation."""
    for entry in answer_cues(token, knows):
        if entry.needs != "quote":
            return entry
    return None


@asked_once
def answer_cues(token: Token, knows: Knowledge) -> tuple[AnswerCue, ...]:
    """Return the lexicon's entries of an answering verb, the longest first, negation looked at."""
    return tuple(_answer_cues(token, knows))


def _answer_cues(token: Token, knows: Knowledge) -> Iterator[AnswerCue]:
    words = token.doc.words
    known = [cue for cue in _cues(knows).get(knows.lemma(token), ()) if cue.telling in words]
    if not known:
        return  # as of nearly every *avoir* and *être*
    following = ahead(token)
    entries = [cue.entry for cue in known if not cue.first or cue.first in following]
    if not entries or ("Inf" in token.morph.get("VerbForm", []) and is_negated(token.head)):
        return
    verbal, reflexive, denied = _verbal(token, knows), is_reflexive(token), is_denied(token)
    for entry in entries:
        if (entry.pos == "verb") != verbal or (entry.reflexive and not reflexive):
            continue
        if entry.word in _SENT_BACK and reflexive and not entry.reflexive:
            continue  # « se renvoyer la balle », each to the other
        if entry.negated != (denied and not entry.rest.startswith(_NEGATED)):
            continue
        if entry.rest and not rest_end(token, entry.rest):
            continue
        yield entry


class _Cue(NamedTuple):
    """Hold an entry of an answering verb, with words that must follow: the first and the longest."""

    first: str
    telling: str
    entry: AnswerCue


@lru_cache(maxsize=2)
def _cues(knows: Knowledge) -> dict[str, tuple[_Cue, ...]]:
    """Return the lexicon's answering verbs."""
    return {
        lemma: tuple(
            _Cue(first_word(e.rest), _telling(e.rest), e) for e in entries if e.kind == "cue"
        )
        for lemma, entries in knows.lexicon.answers.items()
    }


def _telling(rest: str) -> str:
    """Return the longest of the words that must follow, nothing where another may stand for it."""
    longest = max(rest_words(rest), key=len, default="")
    return longest if len(longest) > _SHORT else ""


def is_denied(token: Token) -> bool:
    """Tell whether the verb itself is negated, and not what it says (*s'engage à ne pas*)."""
    doc = token.doc
    if token.i > 1 and doc[token.i - 1].lower_ == "ni":
        return True
    said = 0
    for i in range(token.i - 1, max(token.i - _NEGATION_REACH, -1), -1):
        low = doc[i].lower_
        said += (low == "»") - (low == "«")
        if low in {"ne", "n'"}:
            if said > 0:
                return False  # « Je ne suis pas responsable », répond le maire
            if i and doc[i - 1].lower_ in _DENY_BEFORE:
                return True
            if _neither(doc[i]):
                return True
            between = {t.lower_ for t in doc[i + 1 : min(token.i + 4, len(doc))]}
            return not (between.isdisjoint(NEGATIONS) and between.isdisjoint(_NO_THING))
        if (doc[i].pos_ == "VERB" and base(doc[i]) != "aux") or low in {
            "que",
            "qui",
            ".",
            ":",
            ";",
        }:
            return False
    return False


def _neither(ne: Token) -> bool:
    """Tell whether nobody does it: *Ni le maire ni son avocat n'ont souhaité réagir*."""
    seen = 0
    for token in reversed(ne.doc[max(ne.i - _NEITHER_REACH, 0) : ne.i]):
        if token.text in {".", ";", ":", "!", "?"} or token.is_space:
            break
        seen += token.lower_ == "ni"
    return seen > 1


def _verbal(token: Token, knows: Knowledge) -> bool:
    """Tell whether the token is a verb, taggers' mistakes mended by what stands around it."""
    if token.pos_ in VERBAL:
        return True
    if token.pos_ not in _MISTAKEN or knows.lemma(token) == token.lower_:
        return False
    if token.dep_ == "ROOT" or children(token, "nsubj"):
        return True
    before = token.doc[max(token.i - 3, 0) : token.i]
    if not before or before[-1].pos_ in {"DET", "ADP"}:
        return False
    if token.lower_.endswith(_PARTICIPLES):
        if any(t.pos_ == "AUX" for t in before) and before[-1].pos_ in {"AUX", "ADV"}:
            return True
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    opens = after is not None and (after.pos_ in {"DET", "SCONJ"} or after.text in _MARKS)
    if before[-1].text in _MARKS and after is not None and after.pos_ in _AFTER_VERB:
        return True  # « conteste fermement », « conteste avec force »
    return opens and before[-1].pos_ in {"NOUN", "PROPN", "PRON", "PUNCT", "ADJ"}


def content_stances(spans: Iterable[Span], layout: Layout, knows: Knowledge) -> set[Stance]:
    """Return the stances that the words of an answer show by themselves."""
    return set(_stances_of(" ".join(fold(s.cut(layout.text)) for s in spans), knows))


# The same quotation is asked of when it may blame and when it may answer.
@lru_cache(maxsize=256)
def _stances_of(text: str, knows: Knowledge) -> frozenset[Stance]:
    searches, matches = _content_searches(knows)
    found = {s for search, stances in searches if search(text) for s in stances}
    for start, opens in words_by_opening(text):
        for match, stances in matches.get(opens, ()):
            if match(text, start):
                found.update(stances)
    return frozenset(found)


def phrase_stances(kind: str, text: str, knows: Knowledge) -> set[Stance]:
    """Return the stances of the phrases in a text that lead to an answer, or that answer flatly."""
    folded = fold(text)
    return {s for search, stances in _searches(knows, kind) if search(folded) for s in stances}


def _patterns(knows: Knowledge, kind: str) -> Iterator[tuple[str, tuple[Stance, ...]]]:
    """Yield the patterns of a kind, with the stances that they show."""
    for entry in knows.lexicon.answer_patterns:
        if entry.kind == kind:
            for pattern in alternatives(entry.pattern):
                yield pattern, entry.stances  # type: ignore[misc]


@lru_cache(maxsize=4)
def _searches(knows: Knowledge, kind: str) -> tuple[Looking, ...]:
    """Return one search for each of the stances that words show, whatever the words."""
    return _joined(_patterns(knows, kind))


@lru_cache(maxsize=2)
def _content_searches(
    knows: Knowledge,
) -> tuple[tuple[Looking, ...], dict[str, tuple[Looking, ...]]]:
    """Return the searches of what an answer says, those last that are tried where a word begins so.

    It is looked for where a word starts: *montage* is none in *démontage*.
    """
    opened, others = by_opening(_patterns(knows, "content"), itemgetter(0))
    matches = {opens: _joined(each, "match") for opens, each in opened.items()}
    return _joined((rf"(?<!\w)(?=\w)(?:{p})", stances) for p, stances in others), matches


def _joined(
    patterns: Iterable[tuple[str, tuple[Stance, ...]]], method: str = "search"
) -> tuple[Looking, ...]:
    """Return one search, or match, for each of the stances of some patterns."""
    by_stances: dict[tuple[Stance, ...], list[str]] = {}
    for pattern, stances in patterns:
        by_stances.setdefault(stances, []).append(pattern)
    return tuple(
        (getattr(compiled("|".join(each)), method), stances) for stances, each in by_stances.items()
    )


def ordered(stances: Iterable[Stance]) -> tuple[Stance, ...]:
    """Return the stances in the order of the model."""
    known = set(stances)
    return tuple([s for s in ORDER if s in known])
