"""Read what the sentence and the paragraph of a phrase tell of: the article's own people, others, one date or many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import VERBAL, is_finite, np_start, subject
from briefing.extraction.precedents.past_events import Past
from briefing.extraction.precedents.past_sentences import INDEFINITE
from briefing.extraction.precedents.past_verbs import in_relative
from briefing.language import lexicon as data
from briefing.language.plain_doc import Token

_TELLING = VERBAL | {"ADJ"}
"""Parts of speech of which a word may be finite: the parse takes participles for adjectives."""
_CONTENT = {"NOUN", "VERB", "ADJ"}
_LONG = 5
"""Letters of a word that says what a sentence is about."""
_MANY = 3
_BE = {"est", "était", "serait", "sera", "sont", "êtes", "sommes", "étaient", "soit"}
_WE = {"ce", "c'", "on", "nous", "vous", "ça", "cela"}
_BETWEEN = {"pas", "plus", "encore", "chez", "à", "un", "le", "la", "l'", "du", "toujours", "déjà"}
_JOINTS = {"et", "ou", "ni", "puis", ",", "encore", "comme", "d'autres"}
_ARTICLES = {"de", "d'", "du", "des", "à", "au", "aux", "avec", "le", "la", "l'", "les", "pour"}
_OPENING = {"après", "depuis", "avant"}
_LOOK_BACK = 5
_THEN = re.compile(
    r"\b(?:cette (?:année|nuit)|ce (?:jour|soir|matin|mois|printemps)|cet (?:hiver|été|automne))-là\b"
    r"|\bà l'époque\b|\by (?:avait|avaient|était|étaient|a|ont)\b"
)
_PROMISED = re.compile(r"\bon nous (?:a|avait|a déjà|avait déjà|disait|jurait|promettait)\b")
_DECADE = re.compile(
    r"\bannées (?:1[89]|20)\d0\b|\bannées (?:vingt|trente|quarante|cinquante|soixante)\b"
)


@dataclass(slots=True)
class Surroundings:
    """Read the sentences of one article around what may be a precedent."""

    layout: Layout
    past: Past
    about: set[str] = field(default_factory=set)
    """The words of the title and lead that say what the article is about."""

    def __post_init__(self) -> None:
        lead = len(self.past.lead)
        self.about = _matter([t for t in self.layout.doc if t.idx < lead])

    def of_sentence(self, begin: int, limit: int) -> dict[str, float]:
        """Return what the sentence is about and whom it tells of."""
        doc, text, lead = self.layout.doc, self.layout.text, len(self.past.lead)
        words = doc[begin:limit]
        start, end = doc[begin].idx, doc[max(limit - 1, begin)].idx + 1
        alike = len(_matter(words) & self.about)
        names = [t.text for t in words[1:] if t.pos_ == "PROPN" and t.text[:1].isupper()]
        met = [text.find(name) for name in names]
        folded = data.fold(text[start:end])
        return {
            "alike_none": float(not alike),
            "alike_many": float(alike >= _MANY),
            "s_lead_name": float(bool(met) and min(met) < lead),
            "s_new_name": float(bool(met) and max(met) >= start),
            "s_then": float(_THEN.search(folded) is not None),
            "on_nous": float(_PROMISED.search(folded) is not None),
            "decade": float(_DECADE.search(folded) is not None),
            **self._subject(words),
            f"line_years_{self._years(start)}": 1.0,
        }

    def around(self, first: int, begin: int) -> dict[str, float]:
        """Return how the phrase that starts at token `first` hangs on the words before it."""
        doc = self.layout.doc
        opener = next((t for t in doc[begin:first] if t.text[:1].isalpha()), None)
        signs: dict[str, float] = {}
        if opener is not None and opener.lower_ in _OPENING and first - opener.i <= 2:
            signs["opens_after"] = 1.0
        if is_predicate(first, begin, doc):
            signs["predicate"] = 1.0
        if _is_joined(first, begin, doc):
            signs["joined"] = 1.0
        if self.past.memory.among_witnesses(doc[begin:first]):
            signs["witness"] = 1.0
        return signs

    def _met(self, token: Token) -> int:
        return self.layout.text.find(token.text)

    def _years(self, at: int) -> str:
        """Return how many years the line tells of."""
        text = self.layout.text
        start = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        years = self.past.years_in(start, end if end >= 0 else len(text))
        return str(min(len(set(years)), _MANY))

    def _subject(self, words: Sequence[Token]) -> dict[str, float]:
        """Return what kind of subject the first finite verb has that has one, and what its noun names."""
        fragment = {"fragment": 1.0}
        for token in words:
            if token.pos_ not in _TELLING or not is_finite(token) or in_relative(token):
                continue
            fragment = {}
            own = subject(token)
            if own is None:
                continue
            signs = {f"s_subj={self._kind(own)}": 1.0}
            if own.pos_ == "NOUN":
                signs[f"s_subj_noun={self.past.nouns.get(own.i)}"] = 1.0
                signs["s_subj_role"] = float(self.past.memory.is_role(own.lower_))
            if own.ent_type_:
                signs[f"s_subj_is={own.ent_type_}"] = 1.0
            return signs
        return {**fragment, "s_subj=none": 1.0}

    def _kind(self, own: Token) -> str:
        if own.pos_ == "PRON":
            return own.lower_.lstrip("-t")
        if own.pos_ == "PROPN":
            return "name_of_lead" if self._met(own) < len(self.past.lead) else "name"
        det = own.doc[np_start(own)]
        if det.lower_ in INDEFINITE or det.pos_ == "NUM":
            return "indefinite"
        return "known" if own.lemma_.casefold() in self.about else "definite"


def _matter(words: Sequence[Token]) -> set[str]:
    """Return the words that say what others are about."""
    return {t.lemma_.casefold() for t in words if t.pos_ in _CONTENT and len(t.text) >= _LONG}


def is_predicate(first: int, begin: int, doc: Sequence[Token], *, denied: bool = False) -> bool:
    """Tell whether the phrase is what something is or is not: *ce n'est pas 1999*, *on n'est pas chez Madoff*."""
    negated = False
    for i in range(first - 1, max(first - _LOOK_BACK, begin), -1):
        low = doc[i].lower_
        if low in _BE:
            before = {t.lower_ for t in doc[max(i - 2, begin) : i]}
            return bool(before & _WE) and (negated or not denied)
        negated = negated or low in {"pas", "plus"}
        if low not in _BETWEEN:
            return False
    return False


def _is_joined(first: int, begin: int, doc: Sequence[Token]) -> bool:
    """Tell whether the phrase goes on with a list: *… et de Brax*, *, puis Ostrac*."""
    i = first - 1
    while i > begin and doc[i].lower_ in _ARTICLES:
        i -= 1
    return i > begin and doc[i].lower_ in _JOINTS
