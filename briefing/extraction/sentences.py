"""Cut an article into the sentences that a summary may choose from.

A sentence that cannot be read alone is marked as dangling: it opens on a pronoun or a connective,
quotes without naming the speaker, or has no verb.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import VERBAL, base, is_finite
from briefing.extraction.parties.gazetteer import fold
from briefing.language.plain_doc import Token
from briefing.model import Sentence, Span

_LONG_ENOUGH = re.compile(r"\w{3}")
_CONTENT = {"NOUN", "VERB", "ADJ", "PROPN", "NUM"}
_EMPTY = set(
    (
        "etre avoir faire dire pouvoir devoir aller vouloir falloir mettre autre meme premier "
        "dernier annee jour fois an"
    ).split()
)
_PRONOUNS = set(
    (
        "il elle ils elles celui-ci celle-ci ceux-ci celles-ci cela ceci ça lui en y tous toutes"
    ).split()
)
_INVERTED = {lead + form for lead in ("-", "-t-", "t-") for form in ("il", "elle", "ils", "elles")}
_DEICTIC = set(("ce cet cette ces son sa ses leur leurs").split())
_CONNECTIVES = (
    "mais", "or", "car", "donc", "et", "cependant", "toutefois", "néanmoins", "pourtant", "en effet", "ainsi",
    "de son côté", "pour sa part", "de même", "par ailleurs", "en revanche", "au contraire", "puis", "ensuite",
    "enfin", "aussi", "alors", "d'ailleurs", "en outre", "quant à", "du coup", "c'est pourquoi", "résultat",
    "par conséquent", "autrement dit", "bref", "sauf que", "parce que", "tandis que", "idem", "faux", "non", "oui",
)  # fmt: skip
_CONNECTED = tuple(c + mark for c in _CONNECTIVES for mark in (" ", ","))


def find_sentences(layout: Layout, knows: Knowledge) -> tuple[Sentence, ...]:
    """Return the sentences of an article, headlines and boilerplate left out."""
    doc = layout.doc
    out: list[Sentence] = []
    i, paragraph, n = 0, 0, len(doc)
    while i < n:
        token = doc[i]
        if token.is_space:
            paragraph += "\n" in token.text
            i += 1
            continue
        end = max(layout.sentence_end(i), i + 1)
        if not layout.skipped[i]:
            span = _trimmed(layout, i, end)
            if span is not None:
                out.append(
                    Sentence(
                        span, _terms(layout, i, end), _dangles(layout, i, end, knows), paragraph
                    )
                )
        i = end
    return tuple(out)


def _trimmed(layout: Layout, start: int, end: int) -> Span | None:
    doc = layout.doc
    while start < end and (
        doc[start].is_space or doc[start].text in {"-", "–", "—", "•", "*", "**"}
    ):
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    if start >= end or not any(t.is_word for t in doc[start:end]):
        return None
    last = doc[end - 1]
    return Span(doc[start].idx, last.idx + len(last.text))


def _terms(layout: Layout, start: int, end: int) -> tuple[str, ...]:
    terms = []
    for token in layout.doc[start:end]:
        if token.pos_ in _CONTENT and len(token.text) > 2:
            term = _term(token.lemma_ if token.pos_ != "PROPN" else token.text)
            if term:
                terms.append(term)
    return tuple(terms)


@lru_cache(maxsize=4096)
def _term(word: str) -> str:
    """Return the word as a term, an empty string where it says nothing."""
    term = fold(word)
    return term if term not in _EMPTY and _LONG_ENOUGH.search(term) else ""


def _dangles(layout: Layout, start: int, end: int, knows: Knowledge) -> bool:
    doc = layout.doc
    words = [t for t in doc[start:end] if t.is_word]
    if len(words) < 5 or not any(t.pos_ in VERBAL and is_finite(t) for t in doc[start:end]):
        return True  # « Des accusations tout de suite rejetées par Pékin. »
    text = doc.text_of(start, end).lstrip("-–—•* ").lower()
    first = words[0]
    if not first.text[:1].isupper() and not first.text[:1].isdigit():
        return True
    if text.startswith(_CONNECTED):
        return True
    # « En 2013 déjà, … » opens on a preposition.
    leaning = first.lower_ in _PRONOUNS and not (first.lower_ == "en" and first.pos_ == "ADP")
    if (leaning and not _impersonal(first)) or first.lower_ in _DEICTIC:
        return True
    if (
        "ce dernier" in text
        or "cette dernière" in text
        or text.count('"') % 2
        or text.count("«") != text.count("»")
    ):
        return True
    outside = {t.lower_ for t in words if layout.mark_of[t.i] < 0}
    # « …, a-t-il dit »: the speaker is a pronoun.
    return not outside or not _INVERTED.isdisjoint(outside)


def _impersonal(token: Token) -> bool:
    """Tell whether *il* stands for nothing (*il pleut, il faut, il s'agit*)."""
    return "expl" in token.dep_ or base(token) == "expl"
