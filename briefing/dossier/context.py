"""Tell which sentences can be read alone, and say whom a pronoun means where that is all they lack.

A sentence is passed over when it opens on a connective, leans on *ce dernier* or *ces accusations*, or
has a pronoun whose noun stands elsewhere. If its only want is one pronoun for a person or body that
the sentences just before name, the name is given with it, for the brief to print in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from briefing.dossier.terms import fold
from briefing.language.lexicon import fold as accented
from briefing.language.lexicon import load
from briefing.model import Accusation, Analysis, Gloss, Party, Quote, Response, Sentence, Span

GLOSSED = 0.6
"""Confidence of a resolved pronoun from which its name is given."""
BEFORE = 3
"""Sentences before in which the name must stand."""
_MARKED = re.compile(r"«[^»]*(?:»|$)|“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_PRONOUN = re.compile(r"(?<!\w)(il|elle|ils|elles)(?!\w)", re.I)
_LATTER = re.compile(r"\b(?:ce|cet|cette|ces) derni|\b(?:celui|celle|ceux|celles)-(?:ci|la)\b")
_DEMONSTRATIVE = re.compile(r"\b(?:ce|cet|cette|ces)\s+(\w[\w-]*)(\s+(?:qui|que|qu|dont|ou)\b)?")
_NO_NOUN = frozenset("qui que qu dont n ne sont sera serait fut a avait n'est c'est".split())
_IMPERSONAL = re.compile(
    r"\s+(?:ne |n')?(?:y (?:a|avait|aura|aurait)\b|(?:y |s'|se |en )*(?:faut|fallu|faudra|faudrait|fallait|"
    r"agi|avere|semble|pleu|neige|reste (?:que|a)|convient|suffi|"
    r"est (?:im)?possible|est (?:question|temps|vrai|a craindre|a noter)))"
)
_ANTECEDENT = {
    "il": re.compile(r"\b(?:le|un|du|au|l'|m\.|son)\s?\w"),
    "elle": re.compile(r"\b(?:la|une|l'|mme|sa)\s?\w"),
    "ils": re.compile(r"\b(?:les|des|aux|deux|trois)\s\w"),
    "elles": re.compile(r"\b(?:les|des|aux|deux|trois)\s\w"),
}
"""A noun that a pronoun may mean, by its article, in folded text."""
_INVERTED = re.compile(r"\b(?:faut|y a|y avait|agit|fallait|faudra|semble)-(?:t-)?$")


def stands_alone(text: str) -> bool:
    """Tell whether a sentence can be read without those before it."""
    said = _outside_marks(fold(text))
    # What opens a quotation is its speaker's, who is named after it.
    opening = re.sub(r"^[\s(–—-]+", "", accented(text))
    if not said.strip() or text.count("«") != text.count("»") or text.count('"') % 2:
        return False
    if any(opening.startswith((c + " ", c + ",", c + " :")) for c in _openers()):
        return False
    return not (_LATTER.search(said) or _pronouns(text) or _points_back(said))


def _points_back(folded: str) -> bool:
    """Tell whether *ces accusations* or the like means something said before."""
    for match in _DEMONSTRATIVE.finditer(folded):
        noun, relative = match.groups()
        if noun in _NO_NOUN or relative or noun in _times() or noun.removesuffix("s") in _times():
            continue
        return True
    return False


def _pronouns(text: str) -> list[Span]:
    """Return the third-person pronouns outside quotation marks that no noun before them explains."""
    plain = _outside_marks(text)
    out = []
    for m in _PRONOUN.finditer(plain):
        after = fold(plain[m.end() : m.end() + 24])
        before = fold(plain[: m.start()])
        form = m.group().lower()
        if form == "il" and (_IMPERSONAL.match(after) or _INVERTED.search(before)):
            continue
        if before.endswith("-") or not _ANTECEDENT[form].search(before):
            out.append(Span(m.start(), m.end()))
    return out


def glosses(analysis: Analysis, sentence: Sentence) -> tuple[Gloss, ...] | None:
    """Return the names that make a sentence readable: none needed, one, or None when it cannot be.

    A pronoun gets a name only when the extraction resolved it in this sentence, to one party named
    in the sentences just before, of the same gender and number.
    """
    text = sentence.span.cut(analysis.article.text)
    if stands_alone(text) and (not sentence.dangling or _spoken_by_name(analysis, sentence)):
        return ()
    found = _pronouns(text)
    if len(found) != 1:
        return None
    at = found[0]
    named = _resolved(analysis, sentence)
    if (
        named is None
        or not _agrees(at.cut(text), named)
        or not _named_before(analysis, sentence, named)
    ):
        return None
    # Would it stand with the name in the pronoun's place?
    if not stands_alone(text[: at.start] + named.name + text[at.end :]):
        return None
    if not text[:1].isupper() and text[:1] not in '«"“':
        return None
    start = sentence.span.start
    return (Gloss(Span(start + at.start, start + at.end), named.name),)


def _spoken_by_name(analysis: Analysis, sentence: Sentence) -> bool:
    """Tell whether a sentence is a quotation with its speaker's name: its own opening is no matter."""
    text = analysis.article.text
    return text[sentence.span.start] in '«"“' and any(
        q.cue is not None
        and sentence.span.contains(q.cue)
        and q.speakers
        and q.evidence.resolution not in ("pronoun", "none")
        and all(_stated(p, sentence.span.cut(text)) for p in q.speakers)
        for q in analysis.quotes
    )


def _stated(party: Party, text: str) -> bool:
    last = party.name.split()[-1] if party.kind == "person" else party.name
    return re.search(rf"\b{re.escape(fold(last))}\b", fold(text)) is not None


def _resolved(analysis: Analysis, sentence: Sentence) -> Party | None:
    """Return the one named party that a pronoun of the sentence was resolved to."""
    found: dict[str, Party] = {}
    for item, parties, spans in _items(analysis):
        if item.evidence.resolution != "pronoun" or item.confidence < GLOSSED:
            continue
        if any(sentence.span.overlaps(s) for s in spans):
            found.update({p.name: p for p in parties})
    if len(found) != 1:
        return None
    (party,) = found.values()
    return party if party.named else None


def _items(
    analysis: Analysis,
) -> Iterable[tuple[Quote | Accusation | Response, tuple[Party, ...], tuple[Span, ...]]]:
    for q in analysis.quotes:
        yield q, q.speakers, (q.cue,) if q.cue else q.content
    for a in analysis.accusations:
        yield a, a.accusers, (a.cue,) if a.cue else a.charge
    for r in analysis.responses:
        yield r, r.responders, r.evidence_spans[:1]


def _agrees(pronoun: str, party: Party) -> bool:
    low = pronoun.lower()
    if low.endswith("s") != party.plural:
        return False
    return party.gender is None or (party.gender == "f") == low.startswith("elle")


def _named_before(analysis: Analysis, sentence: Sentence, party: Party) -> bool:
    at = analysis.sentences.index(sentence)
    before = " ".join(
        s.span.cut(analysis.article.text) for s in analysis.sentences[max(0, at - BEFORE) : at]
    )
    return _stated(party, before)


def _outside_marks(text: str) -> str:
    """Return the text with what stands between quotation marks blanked, at equal length."""
    return _MARKED.sub(lambda m: " " * len(m.group()), text)


@cache
def _openers() -> Sequence[str]:
    # With their accents: « là » opens on what was said, « la » does not.
    return sorted(k.removesuffix(",") for k, c in load().connectives.items() if c.dangles)


@cache
def _times() -> frozenset[str]:
    times = load().time_words
    return frozenset(fold(key) for key in times)
