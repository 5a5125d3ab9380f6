"""Read in quoted words who cannot have said them: *J'étais têtue* is a woman, *Il n'a pas ri* another than he."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.extraction.grammar.syntax import base, gender_of, is_plural
from briefing.extraction.parties.entries import Entry
from briefing.language.plain_doc import Token
from briefing.model import Gender

_I = {"je", "j'"}
_SELF = _I | {"me", "m'", "moi", "mon", "ma", "mes"}
_BE = set("suis étais serai serais fus".split())
_BETWEEN = set(
    "pas plus jamais trop très assez si aussi bien encore toujours tellement un une été".split()
)
_FEMININE = re.compile(
    r"\w+(?:ée|[^gq]ue|euse|ière|trice|ive|enne|onne|ente|ante|aine|ise|ite|orte|erte|inte|ie)|seule"
)
_MASCULINE = re.compile(r"\w+(?:é|eux|ier|teur|if|ien|on|ent|ant|ain|is|it|ort|ert|int|u|i)|seul")
_SPOUSES: dict[str, Gender] = {"mari": "f", "époux": "f", "femme": "m", "épouse": "m"}
_THIRD: dict[str, Gender] = {"il": "m", "elle": "f"}
_MET = {"me", "m'", "nous"}
_IMPERSONAL = set(
    "y faut fallait faudra faudrait fallu s'agit reste suffit semble paraît existe manque vaut fait".split()
)
_CITED = {'"', "“", "«", "‘"}


@dataclass(frozen=True, slots=True)
class Within:
    """Hold what quoted words tell of who says them, and whom they speak of without naming him."""

    gender: Gender | None = None
    alone: bool = False
    """True when one person speaks of himself."""
    others: frozenset[Gender] = frozenset()
    """Whom *il*, *elle* mean when nothing in the words before can be meant."""
    people: frozenset[Gender] = frozenset()
    """Those of them who are plainly somebody: *Elle m'a dit*, *Il nous laissait*."""

    def agrees(self, entries: Sequence[Entry]) -> bool:
        """Tell whether the parties may have said so of themselves."""
        if self.alone and (len(entries) > 1 or any(e.plural for e in entries)):
            return False
        return not self.gender or all(e.gender in {None, self.gender} for e in entries)


def read_within(tokens: Sequence[Token]) -> Within:
    """Read the words of a quotation; what is quoted in it is somebody else's."""
    gender: Gender | None = None
    alone = False
    others: set[Gender] = set()
    people: set[Gender] = set()
    named: set[Gender | None] = set()
    for n, token in enumerate(tokens):
        if n and token.text in _CITED:
            break
        low = token.lower_
        alone |= low in _SELF
        if low in _I and gender is None:
            gender = _said_of_self(tokens[n + 1 : n + 5])
        elif low in _SPOUSES and n and tokens[n - 1].lower_ in {"mon", "ma"} and gender is None:
            gender = _SPOUSES[low]
        elif low in _THIRD and base(token) == "nsubj" and not _impersonal(token):
            if not named & {_THIRD[low], None}:
                others.add(_THIRD[low])
                if n + 1 < len(tokens) and tokens[n + 1].lower_ in _MET:
                    people.add(_THIRD[low])
        elif token.pos_ in {"NOUN", "PROPN"} and not is_plural(token):
            named.add(gender_of(token))
    return Within(gender, alone, frozenset(others), frozenset(people))


def _said_of_self(after: Sequence[Token]) -> Gender | None:
    """Return the gender that *je suis …* gives to who speaks."""
    if not after or after[0].lower_ not in _BE:
        return None
    for token in after[1:]:
        if token.lower_ in _BETWEEN:
            continue
        if token.pos_ not in {"ADJ", "VERB", "NOUN"} or token.lower_.endswith("ment"):
            return None
        if _FEMININE.fullmatch(token.lower_):
            return "f"
        return "m" if _MASCULINE.fullmatch(token.lower_) else None
    return None


def _impersonal(token: Token) -> bool:
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 4]]
    return any("expl" in t for t in (token.dep_,)) or bool(_IMPERSONAL & set(after))
