"""Cut a stretch between marks where a cue stands inside it: *« Il faut, dit-il, partir »*.

The press as often leaves the marks open around an inserted cue as it closes and opens them again.
Cut in two, such a stretch reads like *« Il faut », dit-il, « partir »*.
"""

from __future__ import annotations

from dataclasses import replace

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.marks import Marked
from briefing.extraction.grammar.syntax import (
    OF,
    VERBAL,
    clitic,
    has_finite_verb,
    subject,
    token_at,
)
from briefing.language.plain_doc import Doc, Token
from briefing.model import Span

_BEFORE = {",", "!", "?", "…", "..."}
_STOPS = {",", ".", "!", "?", "…", "...", ";", ":"}
_FULL_STOPS = {".", "!", "?", "…", "..."}
_THIRD = {"il", "elle", "ils", "elles", "on"}
_INSERTED = 0.7
"""Trust that a cue verb with a noun for its subject needs to cut what somebody says."""
_LONGEST = 14
_ADVERBS = 2
_GROUPS = set(
    "camp entourage direction mairie clan équipe famille couple duo trio bureau cabinet siège parti "
    "personnel opposition majorité".split()
)
"""Nouns of those who speak together that are no names of bodies."""
SEEN_WITH = set(
    "air bras front gorge larme larmes lèvres main mains mine poing poings regard sanglot sanglots "
    "sourire visage voix yeux œil".split()
)
"""What a speaker is seen or heard with, beside his words: *les larmes aux yeux*, *le poing levé*."""
_SHOWN = SEEN_WITH | set(
    "doigt doigts moue mâchoire mâchoires pouce souffle ton tête manches cheveux barbe lunettes casquette".split()
)
_TOLD_IN = set(
    "communiqué entretien interview message lettre courrier courriel mail tweet vidéo texto publication "
    "tribune discours déclaration note barre micro antenne tribunal couvert sceau condition".split()
)
"""What words are said in, at or under: *dit-il, dans un communiqué*."""


def split_at_cues(marks: list[Marked], doc: Doc, knows: Knowledge) -> list[Marked]:
    """Return the stretches with those that hold an inserted cue cut around it."""
    out: list[Marked] = []
    for mark in marks:
        rest = mark
        for first, last in _cues_in(mark, doc, knows):
            begin, end = doc[first].idx, doc[last].idx + len(doc[last].text)
            head = _trimmed(doc, rest.inner.start, begin)
            if head is None:
                continue
            out.append(
                replace(rest, inner=head, outer=Span(rest.outer.start, head.end), unclosed=False)
            )
            tail = _trimmed(doc, end, mark.inner.end, lead=True)
            if tail is None:
                rest = replace(rest, inner=Span(end, end))
                break
            rest = replace(
                mark, inner=tail, outer=Span(tail.start, mark.outer.end), continues=False
            )
        if rest.inner.end > rest.inner.start:
            out.append(rest)
    return out


def _trimmed(doc: Doc, start: int, end: int, *, lead: bool = False) -> Span | None:
    """Return the words between two offsets, the comma at the joint cut off."""
    tokens = [t for t in doc[token_at(doc, start) : token_at(doc, end)] if t.idx < end]
    while tokens and (tokens[-1].is_space or (not lead and tokens[-1].text in {",", "-", "–"})):
        tokens.pop()
    while lead and tokens and (tokens[0].is_space or tokens[0].text in _STOPS):
        tokens.pop(0)
    if not any(t.is_word for t in tokens):
        return None
    return Span(tokens[0].idx, min(tokens[-1].idx + len(tokens[-1].text), end))


def _cues_in(mark: Marked, doc: Doc, knows: Knowledge) -> list[tuple[int, int]]:
    """Return the first and last tokens of the cues inserted into a stretch."""
    first = token_at(doc, mark.inner.start)
    stop = token_at(doc, max(mark.inner.end - 1, mark.inner.start)) + 1
    found: list[tuple[int, int]] = []
    i = first + 1
    while i < stop:
        if doc[i - 1].text in _BEFORE:
            end = _cue_at(i, stop, doc, knows)
            if end is not None:
                found.append((i, end))
                i = end
        i += 1
    return found


_ASKS = {"où", "quand", "pourquoi", "qui", "que", "qu'", "quel", "quelle"}


def _cue_at(i: int, stop: int, doc: Doc, knows: Knowledge) -> int | None:
    """Return the last token of a cue that starts at token `i`, or None."""
    if doc[i].lower_ in _ASKS:
        return None  # « Le test, où est-il consigné ? »
    for j in range(i, min(i + 6, stop)):
        token = doc[j]
        if token.text in _STOPS or token.is_space:
            break
        if clitic(token) in _THIRD and not doc[j - 1].whitespace_:
            verb = next(
                (doc[k] for k in (j - 1, j + 1, j + 2) if _says(k, i, stop, doc, knows)), None
            )
            return _end(max(j, verb.i), stop, doc, knows) if verb is not None else None
    return _before_noun(i, stop, doc, knows)


def _says(k: int, first: int, stop: int, doc: Doc, knows: Knowledge) -> bool:
    if not first <= k < stop:
        return False
    cue = knows.cue_verb(doc[k])
    return cue is not None and ("insert" in cue.frames or cue.trust >= _INSERTED)


def _before_noun(i: int, stop: int, doc: Doc, knows: Knowledge) -> int | None:
    """Return the end of *explique Marthe Olivar, directrice du théâtre*, or None."""
    j = i
    while j < stop and (doc[j].pos_ == "AUX" or doc[j].lower_ in {"a", "ont", "s'", "se", "avait"}):
        j += 1
    if j >= stop or "Inf" in doc[j].morph.get("VerbForm", []):
        return None
    if doc[j].pos_ not in VERBAL and not knows.is_cue_form(doc[j]):
        return None
    cue = knows.cue_verb(doc[j])
    if cue is None or "insert" not in cue.frames:
        return None
    own = subject(doc[j]) if doc[j].dep_ == "parataxis:insert" else None
    if cue.trust < _INSERTED and (own is None or own.i < j):
        return None  # « …, attaque l'avocate. »: a verb of many senses that the parse sees cut in
    if doc[j].lower_.endswith("ant"):
        return None
    aided = j > i and doc[j - 1].lower_ not in {"s'", "se"}
    if aided and "Part" not in doc[j].morph.get("VerbForm", []):
        return None
    k = j + 1
    while k < stop and doc[k].pos_ in {"ADV"} and k - j <= _ADVERBS:
        k += 1
    if k >= stop or not _somebody(k, stop, doc, knows, doc[j]):
        return None
    return _end(k, stop, doc, knows)


def _somebody(k: int, stop: int, doc: Doc, knows: Knowledge, verb: Token) -> bool:
    """Tell whether a name, or *le* with who may speak, begins at the token."""
    token = doc[k]
    if token.text[:1].isupper() or token.pos_ == "PROPN":
        return True
    if token.pos_ != "DET":
        return False
    following = doc[k + 1 : min(k + 3, stop)]
    if any(knows.role(t.lower_) is not None or t.lower_ in _GROUPS for t in following):
        return True
    noun = next((t for t in following if t.pos_ in {"NOUN", "ADJ"}), None)
    # « raconte l'international aux 23 sélections »
    return noun is not None and (
        bool(knows.walks(noun.lower_) or knows.people(noun.lower_))
        or knows.takes_up(noun.lower_, "person") is not None
        or (noun.pos_ == "NOUN" and subject(verb) == noun)
    )


def _end(j: int, stop: int, doc: Doc, knows: Knowledge) -> int | None:
    """Return the last token before the stop that closes a cue, with what is said of the speaker."""
    i = j
    begin = j
    while i + 1 < stop:
        following = doc[i + 1]
        if following.text in _STOPS and not _abbreviates(following):
            last = _segment(i + 2, stop, doc)
            if following.text == "," and _of_speaker(i + 2, last, doc, knows):
                begin, i = i + 2, last - 1
                continue
            return i
        if i - begin > _LONGEST:
            return None
        i += 1
    return stop - 1


def _abbreviates(stop: Token) -> bool:
    return stop.text == "." and stop.i > 0 and len(stop.doc[stop.i - 1].text) == 1


def _segment(i: int, stop: int, doc: Doc) -> int:
    """Return the token after the last one of what stands between two stops."""
    while i < stop and (doc[i].text not in _STOPS or _abbreviates(doc[i])):
        i += 1
    return i


def _of_speaker(first: int, last: int, doc: Doc, knows: Knowledge) -> bool:
    """Tell whether what follows a comma is said of who speaks: no clause, but a role, an age, a look."""
    words = list(doc[first:last])
    if not words or len(words) > _LONGEST:
        return False
    if words[0].lower_ in {"qui", "dont"}:
        return True
    if has_finite_verb(doc, first, last) or any(
        "Inf" in t.morph.get("VerbForm", []) for t in words
    ):
        return False
    opens = words[0].pos_ not in {"ADP", "SCONJ", "PRON", "ADV", "CCONJ"}
    aged = words[0].pos_ == "NUM" and any(t.lower_ == "ans" for t in words[1:3])
    if aged or (opens and any(knows.role(t.lower_) is not None for t in words[:3])):
        return True
    if words[0].lower_ in OF and _of_body(words, knows):
        return True
    return _seen(words) or (_closes(last, doc) and _named(words, knows))


def _of_body(words: list[Token], knows: Knowledge) -> bool:
    """Tell whether the words say where somebody works: *l'économiste Jean Blin, de l'université de Lille*."""
    roles = [knows.role(t.lower_) for t in words[1:3]]
    return any(role is not None and role.kind == "organisation" for role in roles)


def _closes(last: int, doc: Doc) -> bool:
    return last < len(doc) and doc[last].text in _FULL_STOPS


def _named(words: list[Token], knows: Knowledge) -> bool:
    """Tell whether the words are a name: *martèle son directeur général, Philippe Arnoux*."""
    capital = all(t.text[:1].isupper() or t.lower_ in {"de", "du", "d'", "le", "la"} for t in words)
    return capital and (knows.is_given_name(words[0].text) or words[0].text in {"M.", "Mme", "Me"})


def _seen(words: list[Token]) -> bool:
    """Tell how the speaker looks or where it is said: *les yeux rougis*, *amusé*, *en souriant*."""
    first = words[0]
    if first.pos_ in {"DET", "NOUN", "ADJ"} and any(t.lower_ in _SHOWN for t in words[:4]):
        return True
    if first.pos_ == "ADP":
        gerund = first.lower_ == "en" and words[1:2] and words[1].lower_.endswith("ant")
        return bool(gerund) or any(t.lower_ in _TOLD_IN for t in words[1:4])
    if first.lower_ in {"encore", "toujours", "visiblement"}:
        return True
    degree = [t for t in words[:3] if t.pos_ != "ADV"]
    return bool(degree) and _describes(degree[0]) and not degree[0].lower_.endswith("ant")


def _describes(token: Token) -> bool:
    """Tell whether an adjective or participle tells of the speaker: *assise dans la cuisine*."""
    placed = token.lower_ in {"assis", "assise", "assises", "debout"}
    return placed or token.pos_ == "ADJ" or "Part" in token.morph.get("VerbForm", [])
