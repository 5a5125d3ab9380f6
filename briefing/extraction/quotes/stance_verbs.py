"""Find the clauses that say how somebody speaks before a colon: *Le préfet se veut rassurant : …*."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import is_reflexive
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import VERBAL, base, children, is_finite
from briefing.language.plain_doc import Token

_SHOWN = {"vouloir", "montrer", "faire"}
"""Verbs that with *se* and an adjective tell in what tone somebody speaks."""
_STAYS = {"être", "rester", "demeurer"}
_FIRM = set(
    "formel formelle catégorique clair claire ferme prudent prudente évasif évasive inflexible intraitable lapidaire "
    "laconique péremptoire affirmatif affirmative explicite limpide cinglant cinglante sceptique dubitatif dubitative "
    "optimiste pessimiste confiant confiante rassurant rassurante serein sereine mesuré mesurée nuancé nuancée "
    "direct directe unanime intransigeant intransigeante implacable".split()
)
"""How somebody is who says so: *L'élue est formelle : …*."""


def stance_before(begin: int, colon: int, layout: Layout) -> Token | None:
    """Return the verb of *se veut rassurant*, *est formelle* right before a colon, or None."""
    doc = layout.doc
    last = doc[colon - 1]
    if last.is_space and colon - 2 > begin:
        last = doc[colon - 2]
    if layout.mark_of[last.i] >= 0:
        return None
    if last.pos_ not in {"ADJ", "VERB"} and last.lower_ not in _FIRM:
        return None
    for i in range(last.i - 1, max(begin, last.i - 7) - 1, -1):
        token = doc[i]
        if token.text in {",", ";"} or layout.mark_of[i] >= 0:
            return None
        if token.pos_ not in VERBAL or not is_finite(token):
            continue
        lemma = token.lemma_.casefold()
        if lemma in _SHOWN and is_reflexive(token) and last.pos_ != "VERB":
            return token
        if (lemma in _STAYS or lemma == "avoir") and last.lower_.removesuffix("s") in _FIRM:
            return _bearer(token, last)
        return None
    return None


def _bearer(verb: Token, state: Token) -> Token:
    """Return the one of a copula and its adjective that has the subject."""
    own = any(base(c) == "nsubj" for c in verb.children)
    return verb if own or not children(state, "nsubj") else state
