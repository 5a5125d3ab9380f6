"""Tell what kind of party one is by the nouns that an article calls it: *mairie*, *riveraine*, *avocat*.

Who blames and who is blamed is a matter of offices and trades: a tenant blames a landlord, a union a
management, and families are seldom blamed. The nouns are signs; what each weighs is learnt.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.extraction.entries import Entry
from briefing.extraction.gazetteer import fold

_NO_NOUN = {
    "le", "la", "les", "un", "une", "des", "du", "de", "d", "l", "son", "sa", "ses", "ancien", "ancienne", "anciens",
    "nouveau", "nouvelle", "jeune", "vice", "ex", "premier", "premiere", "numero", "deux", "trois", "quatre",
}  # fmt: skip
_MASCULINE = (
    ("trices", "teur"), ("trice", "teur"), ("euses", "eur"), ("euse", "eur"), ("iennes", "ien"), ("ienne", "ien"),
    ("eres", "er"), ("ere", "er"),
)  # fmt: skip
_SHORT = 4
"""Letters up to which an ending is part of the word: *gens*, *fils*."""


def callings(entry: Entry) -> set[str]:
    """Return the first nouns of a party's descriptions, with *~kind* where it has a name."""
    nouns = {_noun(text) for text in (entry.head, *(entry.roles if entry.named else [entry.name]))}
    return nouns - {""} | ({f"~{entry.kind}"} if entry.named else set())


@lru_cache(maxsize=4096)
def _noun(text: str) -> str:
    words = re.findall(r"[^\W\d_]+", fold(text))
    return next((stem(w) for w in words if w not in _NO_NOUN), "")


def stem(word: str) -> str:
    """Return one form for both genders and numbers of a folded noun: *directrices*, *directeur*."""
    for ending, masculine in _MASCULINE:
        if word.endswith(ending):
            return word.removesuffix(ending) + masculine
    if len(word) > _SHORT:
        word = word.rstrip("s")
    return word[:-1] if len(word) > _SHORT + 1 and word.endswith("ee") else word
