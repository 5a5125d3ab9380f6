"""Find the verbs that are told in the past, once for an article: several rules read each of its sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set

from briefing.extraction.grammar.knowledge import is_reflexive
from briefing.extraction.grammar.syntax import RELATIVES, base, is_negated
from briefing.language.plain_doc import Doc, Token

PLUPERFECT = {"avait", "avaient", "était", "étaient"}
_PAST = PLUPERFECT | {"a", "ont", "fut", "furent", "eut", "eurent"}
_TELLING = _PAST | {"été"}
_TENSES = {"Past", "Imp"}
_NONE: frozenset[str] = frozenset()
_HELPERS = {"aux", "cop"}


class PastVerbs:
    """Hold the verbs of a text that are told in the past, by their auxiliary or as a passé simple."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        helpers = _helpers(doc)
        told = [
            t
            for t in doc
            if (t.pos_ == "VERB" or t.i in helpers)
            and _is_past(t, helpers.get(t.i, _NONE))
            and not in_relative(t)
            and not is_negated(t)
        ]
        self._pluperfect = {
            t.i
            for t in told
            if doc[max(t.i - 1, 0)].lower_ in PLUPERFECT
            or not PLUPERFECT.isdisjoint(helpers.get(t.i, _NONE))
        }
        self._told = [t.i for t in told]
        self._earlier = [t.i for t in told if t.i in self._pluperfect and base(t) != "advcl"]

    def first(self, start: int, end: int) -> Token | None:
        """Return the first verb told in the pluperfect among some tokens, else the first one told in the past."""
        for places in (self._earlier, self._told):
            at = bisect_left(places, start)
            if at < len(places) and places[at] < end:
                return self._doc[places[at]]
        return None

    def in_pluperfect(self, verb: Token) -> bool:
        """Tell whether one of these verbs is told in the pluperfect."""
        return verb.i in self._pluperfect


def in_relative(verb: Token) -> bool:
    """Tell whether a verb stands in a relative clause: the parse also takes what follows a colon for one."""
    if "relcl" not in verb.dep_:
        return False
    return any(t.lower_ in RELATIVES for t in verb.doc[verb.head.i + 1 : verb.i])


def _helpers(doc: Doc) -> dict[int, set[str]]:
    """Return those auxiliaries and copulas of each token that may tell of the past."""
    helpers: dict[int, set[str]] = {}
    for token in doc:
        if token.lower_ in _TELLING and base(token) in _HELPERS and token.head is not token:
            helpers.setdefault(token.head.i, set()).add(token.lower_)
    return helpers


def _is_past(token: Token, helpers: Set[str]) -> bool:
    verb = token.pos_ == "VERB"
    if not _PAST.isdisjoint(helpers) and (verb or "été" in helpers or is_reflexive(token)):
        return True
    finite = verb and "Fin" in token.morph.get("VerbForm", [])
    return finite and not _TENSES.isdisjoint(token.morph.get("Tense", []))
