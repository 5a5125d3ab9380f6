"""Tell where a second party speaks behind a reported clause: *X dit que A et Y réplique que B*."""

from __future__ import annotations

from briefing.extraction.grammar.cues import cue_end
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import VERBAL, base, has_finite_verb, is_finite
from briefing.extraction.parties.names import TITLES
from briefing.extraction.quotes.clauses import GOVERNS, QUE
from briefing.extraction.speakers.groups import OTHERS, RANKS
from briefing.language.plain_doc import Token

_JOINS = {"et", "mais", "or"}
_INSIDE = set("qui que qu' dont si s' où lorsque quand comme parce puisque".split())
"""What opens a clause within the reported one: what *et* joins may still be within."""
_NEAR = 16
"""Tokens that the second party's name and description fill at most."""


def another_reports(
    i: int, start: int, end: int, verb: Token, layout: Layout, knows: Knowledge
) -> bool:
    """Tell whether *et le préfet affirme que …*, *, le second que …* goes on beside the cue `verb`.

    What is still said would have *que* again: a joint, a subject of its own and a cue in the
    tense of the first, with its own *que*, make a sentence beside it.
    """
    doc = layout.doc
    first = i + 1
    while first < end and doc[first].pos_ == "ADV":
        first += 1
    if first + 2 >= end or not has_finite_verb(doc, start, i):
        return False
    if doc[i].text == ",":
        ranked = any(t.lower_ in RANKS or t.lower_ in OTHERS for t in doc[first + 1 : first + 2])
        if not ranked:
            return False
    elif doc[i].lower_ not in _JOINS or any(
        t.lower_ in _INSIDE and doc[t.i - 1].lower_ not in _JOINS for t in doc[start:i]
    ):
        return False
    opens = doc[first].pos_ in {"DET", "PROPN"} or doc[first].lower_ in TITLES
    if not opens and not doc[first].text[:1].isupper():
        return False
    cue = _cue(first, end, layout, knows)
    if cue is None:
        return False
    after = cue_end(cue, knows)
    told = after < end and doc[after].lower_ in QUE
    return told and (cue.pos_ not in VERBAL or _compound(cue) == _compound(verb))


def _cue(first: int, end: int, layout: Layout, knows: Knowledge) -> Token | None:
    """Return the cue whose subject opens at token `first`, an apposition between commas passed over."""
    doc, commas = layout.doc, 0
    for token in doc[first + 1 : min(first + _NEAR, end)]:
        if layout.mark_of[token.i] >= 0 or token.text in {";", ":"} or token.lower_ in _INSIDE:
            return None
        commas += token.text == ","
        if token.pos_ == "AUX" and base(token) == "aux":
            continue
        tagged = token.pos_ in VERBAL and is_finite(token)
        helped = "Part" in token.morph.get("VerbForm", []) and any(
            base(c) == "aux" for c in token.children
        )
        mistaken = token.pos_ in {"ADJ", "NOUN"} and knows.is_cue_form(token)
        follows = token.i + 1 < end and token.doc[token.i + 1].lower_ in QUE
        if not (tagged or helped or (mistaken and follows)):
            continue
        entry = knows.cue_verb(token)
        if commas not in {0, 2} or (entry is None and not mistaken):
            return None
        return token if entry is None or entry.trust >= GOVERNS else None
    return None


def _compound(verb: Token) -> tuple[str, str]:
    """Return the tense of a verb as the eye sees it: of its auxiliary where it has one."""
    helper = next((c for c in verb.children if base(c) == "aux"), None)
    form = helper if helper is not None else verb
    tense = "".join(form.morph.get("Tense", [])) or "Pres"
    return tense, "aux" if helper is not None else ""
