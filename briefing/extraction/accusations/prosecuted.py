"""Tell whom the prosecution charges by what it states: *La Couronne soutient que l'accusé a effacé des textos*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.extraction.accusations.scene import Scene
from briefing.extraction.accusations.suspects import Suspect
from briefing.extraction.grammar.syntax import base, is_negated
from briefing.extraction.parties.gazetteer import fold
from briefing.extraction.quotes.found import Found

_PROSECUTORS = set(
    "parquet procureur procureure couronne poursuite accusation substitut substitute dpcp".split()
)
_DEFENDING = re.compile(
    r"(?:avocate?s?|conseils?) (?:de l'|des |du )(?:accuse|prevenu|suspect|mis en (?:cause|examen))"
)
_STATES = set("soutenir alléguer allèguer prétendre affirmer avancer plaider estimer".split())
_TRIED = set("accusé accusée accusés prévenu prévenue prévenus suspect suspecte suspects".split())


def defends_the_accused(speakers: tuple[int, ...], scene: Scene) -> bool:
    """Tell whether somebody pleads for who is on trial: *Me Roy, avocat de l'accusé*."""
    roles = (role for e in speakers for role in scene.sides.entry(e).roles)
    return any(_DEFENDING.match(fold(role)) for role in roles)


def charged_in_court(quote: Found, line: Sequence[Suspect], scene: Scene) -> Suspect | None:
    """Return the one on trial whom the prosecution states to have done something."""
    doc = scene.layout.doc
    if quote.verb < 0 or scene.knows.lemma(doc[quote.verb]) not in _STATES:
        return None
    speakers = [scene.sides.entry(e) for e in quote.speaker.entries]
    words = {w for e in speakers for t in (e.name, *e.roles) for w in fold(t).split()[:1]}
    if not words & _PROSECUTORS:
        return None
    for suspect in line:
        if suspect.clause is None or not suspect.signs.get("as_subject"):
            continue
        verb = doc[suspect.clause.at]
        tried = (c for c in verb.children if base(c) == "nsubj" and c.lower_ in _TRIED)
        done = any(base(c) == "aux" for c in verb.children) and not is_negated(verb)
        if done and next(tried, None) is not None:
            return suspect
    return None
