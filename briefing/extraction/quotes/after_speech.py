"""Tell a cue right after speech between marks by its place, however the tagger read it.

*« … », cingle le Vaudois*, *« … », a d'emblée déclaré l'accusé*: rare verbs and what parts an
auxiliary from its participle mislead the parse; the mark, the comma and the order of words do not.
"""

from __future__ import annotations

from collections.abc import Set

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import clitic, has_finite_verb
from briefing.extraction.parties.names import TITLES
from briefing.language.plain_doc import Token

_HELPERS = set("a ont avait avaient aura auront aurait auraient est sont était étaient".split())
_PRONOUNS = set("me m' te t' se s' le la l' les lui leur nous vous en y".split())
OBJECTS = {"le", "la", "l'", "les"}
_PARTED = 7
"""Tokens at most between an auxiliary and its participle (*a, pour sa part, exhorté*)."""
_NAME_WORDS = 4
"""Words that a name has at most."""


def behind_speech(layout: Layout) -> set[int]:
    """Return the tokens that come right after speech between marks and a comma, pronouns before them skipped."""
    doc, found = layout.doc, set[int]()
    for _, comma in layout.outer_range:
        k = layout.closing(comma - 1)
        if k < 0 or comma >= len(doc) or doc[comma].text != ",":
            continue
        if not is_wordy(k, layout) and not (layout.words_in(k) > 1 and layout.ends_sentence(k)):
            continue
        i = comma + 1
        while i < len(doc) and doc[i].lower_ in _PRONOUNS:
            found.add(i)
            i += 1
        found.add(i)
    return found


def cuts_in(token: Token, behind: Set[int]) -> bool:
    """Tell whether a verb with its object, taken for a noun, cuts a speaker short: *« … », le coupe sa sœur*."""
    doc, i = token.doc, token.i
    follows = i + 1 < len(doc) and doc[i + 1].pos_ in {"DET", "PROPN"}
    return follows and doc[i - 1].lower_ in OBJECTS and i in behind


def stands_as_verb(token: Token, behind: Set[int], layout: Layout) -> bool:
    """Tell whether an unknown word stands right after speech, where only a verb may."""
    if token.i in behind and (_inverted(token) or _before_name(token, layout)):
        return True
    return token.i - 2 in behind and _helped(token)


def _inverted(token: Token) -> bool:
    """Tell whether a pronoun is joined to an unknown word (*le coupe-t-elle*)."""
    doc, i = token.doc, token.i + 1
    joined = i < len(doc) and bool(clitic(doc[i])) and not token.whitespace_
    return joined and token.text[:1].islower()


def _helped(token: Token) -> bool:
    """Tell whether an unknown word stands where a participle must: *« … », a-t-il lu*."""
    doc, i = token.doc, token.i
    inverted = bool(clitic(doc[i - 1])) and doc[i - 2].lower_ in _HELPERS
    return inverted and token.text.islower()


def _before_name(token: Token, layout: Layout) -> bool:
    """Tell whether an unknown word stands where a verb must: *« … », énumère Lise Garnier*."""
    doc, i = layout.doc, token.i
    if i < 2 or i + 1 >= len(doc) or doc[i - 1].text != "," or not token.text[:1].islower():
        return False
    k = layout.closing(i - 2)
    following = doc[i + 1]
    if following.lower_ in TITLES and i + 2 < len(doc):
        following = doc[i + 2]
    named = following.ent_type_ == "PER" and following.text[:1].isupper()
    return k >= 0 and named and is_wordy(k, layout) and len(token.text) > 3


def helper_behind_speech(start: int, behind: Set[int], layout: Layout) -> int | None:
    """Return the auxiliary right after speech that words part from its participle, or None."""
    doc, near = layout.doc, range(start - 1, max(start - 1 - _PARTED, 0), -1)
    if behind.isdisjoint(near):
        return None
    for i in near:
        token = doc[i]
        if layout.mark_of[i] >= 0 or token.text in {".", ":", ";"} or token.is_space:
            return None
        if token.lower_ in _HELPERS and i in behind:
            return i
    return None


def is_wordy(k: int, layout: Layout) -> bool:
    """Tell whether a stretch is more than a name: a finite verb, or several words."""
    inner, stop = layout.token_range[k]
    return has_finite_verb(layout.doc, inner, stop) or layout.words_in(k) > _NAME_WORDS


def is_conjugated(verb: Token) -> bool:
    """Tell whether the form is neither a present participle nor an infinitive, whatever its tag."""
    form = verb.lower_
    if form.endswith("ant") or form in {"dits", "dite", "dites"}:
        return False  # « le Royaume-Uni et l'Allemagne, dits E3 »
    return "Inf" not in verb.morph.get("VerbForm", []) or not form.endswith(("r", "re"))
