"""Know the prepositions that name a source: *selon*, *d'après*, *aux yeux de*, *à en croire*."""

from __future__ import annotations

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import OF
from briefing.language.plain_doc import Doc, Token

_OPENERS = set("selon d' d'après d’après à a aux au de pour si s'".split())
_LUCK = set(
    "heureusement malheureusement dommage mieux pis chance malchance catastrophe aubaine soulagement victoire "
    "défaite bonheur déception surprise".split()
)
"""Before *pour*, what happens to somebody: *Heureusement pour les deux occupants, …*."""
_BELIEVED = [
    ["si", "l'", "on", "en", "croit"],
    ["si", "on", "en", "croit"],
    ["s'", "il", "faut", "en", "croire"],
]
OPINIONS = {"avis", "aveu", "opinion"}
"""What makes *de l'… de* a source preposition."""


def opener(token: Token, layout: Layout) -> tuple[int, int, float] | None:
    """Return start, end and trust of a source preposition that begins at the token."""
    doc, i, low = layout.doc, token.i, token.lower_
    if low not in _OPENERS:
        return None
    words = [t.lower_ for t in doc[i : i + 5]]
    if low == "selon":
        return i, i + 1, 1.0
    if low in {"d'", "d'après"} and (low == "d'après" or words[1:2] == ["après"]):
        end = i + (1 if low == "d'après" else 2)
        return i, end, 0.95
    if low in {"à", "a"} and words[1:3] == ["en", "croire"]:
        return i, i + 3, 0.95
    if low in {"à", "a"} and words[1:4] == ["l'", "en", "croire"]:
        return i, i + 4, 0.8
    if low in {"si", "s'"}:
        believed = next((k for k in _BELIEVED if words[: len(k)] == k), None)
        return (i, i + len(believed), 0.95) if believed is not None else None
    if low == "de" and words[1:2] in (["son"], ["leur"]) and "aveu" in words[2:4]:
        return i, i + words.index("aveu") + 1, 0.85
    heard = words[1:2] in (["l'"], ["les"]) and words[2:3] in (["entendre"], ["écouter"])
    if low in {"à", "a"} and heard:
        return i, i + 3, 0.8
    if low in {"aux", "à"} and "yeux" in words[1:3]:
        k = words.index("yeux")
        if k == 2 and words[1] in {"ses", "leurs"}:
            return i, i + 3, 0.8
        return (i, i + k + 1, 0.85) if words[k + 1 : k + 2] and words[k + 1] in OF else None
    asked = i > 0 and "Inf" in doc[i - 1].morph.get(
        "VerbForm", []
    )  # « disposer de l'avis de l'Anses »
    if low == "de" and words[1:2] == ["l'"] and words[2:3] and words[2] in OPINIONS and not asked:
        return i, i + (4 if words[3:4] == ["même"] else 3), 0.9
    if (
        low in {"au", "aux"}
        and words[1:2] in (["dire"], ["dires"])
        and words[2:3]
        and words[2] in OF
    ):
        return i, i + 2, 0.95
    if low in {"de", "d'"} and words[1:2] == ["source"]:
        return i, i + 1, 0.85
    if low == "de" and words[1:3] == ["même", "source"]:
        return i, i + 2, 0.85
    if low == "pour" and i + 1 < len(doc):
        nxt = doc[i + 1]
        if i and (doc[i - 1].lower_ in _LUCK or _only_for(i, doc)):
            return None
        if (
            nxt.pos_ in {"DET", "PROPN"}
            or nxt.lower_ in {"l'", "le", "la", "les", "qui"}
            or nxt.text[:1].isupper()
            or nxt.lower_ in {"lui", "elle", "eux"}
        ):
            return i, i + 1, 0.6
    return None


def _only_for(i: int, doc: Doc) -> bool:
    """Tell whether *que pour* limits: *n'a été rentable que pour quelques maisons*."""
    if doc[i - 1].lower_ not in {"que", "qu'"}:
        return False
    return any(t.lower_ in {"ne", "n'"} for t in doc[max(i - _LIMITED, 0) : i])


_LIMITED = 8
"""Tokens from *ne* to the *que* that limits, at most."""
