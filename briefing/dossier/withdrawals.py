"""Find where an accuser takes an accusation back, and where a paper corrects itself.

Within an article the extraction marks an accusation as withdrawn; here a later article takes back
what an earlier one told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from briefing.dossier.tellings import Tellings
from briefing.dossier.terms import fold, words
from briefing.language.conjugation import forms
from briefing.language.lexicon import load
from briefing.model import AccusationRow, Excerpt, Party

CORRECTION = re.compile(
    r"(?:rectificatif|erratum|correctif|mise au point|precision)\b\s*[:.–—-]"
    r"|contrairement a ce que (?:nous|notre|le journal)"
    r"|nous avons (?:ecrit|indique|publie|affirme)\b.{0,30}\b(?:a tort|par erreur)"
)
"""What a paper writes over its own mistake, in folded text."""


def withdrawn(rows: tuple[AccusationRow, ...], tellings: Tellings) -> tuple[AccusationRow, ...]:
    """Mark the accusations that a sentence of the same day or later takes back."""
    taken = list(_withdrawals(tellings))
    out = []
    for row in rows:
        first = row.date.iso if row.date else ""
        found = next(
            (
                excerpt
                for excerpt, said in taken
                if tellings.day(excerpt.source) >= first and _takes_back(said, row)
            ),
            None,
        )
        out.append(replace(row, status="withdrawn", withdrawal=found) if found else row)
    return tuple(out)


def corrections(tellings: Tellings) -> list[Excerpt]:
    """Return the sentences in which a paper corrects itself, with the one that follows."""
    out = []
    for number, analysis in tellings.analyses:
        if number in tellings.repeats:
            continue
        text = analysis.article.text
        for at, sentence in enumerate(analysis.sentences):
            if CORRECTION.search(fold(sentence.span.cut(text))):
                after = [
                    s.span
                    for s in analysis.sentences[at + 1 : at + 2]
                    if s.paragraph == sentence.paragraph
                ]
                out.append(Excerpt(number, (sentence.span, *after)))
    return out


def _withdrawals(tellings: Tellings) -> Iterator[tuple[Excerpt, str]]:
    for number, analysis in tellings.analyses:
        for sentence in analysis.sentences:
            said = fold(sentence.span.cut(analysis.article.text))
            if _pattern().search(said):
                yield Excerpt(number, (sentence.span,)), said


def _takes_back(said: str, row: AccusationRow) -> bool:
    """Tell whether a sentence names both an accuser and an accused of the row."""
    return any(_named(p, said) for p in (*row.accusers, *row.on_behalf_of)) and any(
        _named(p, said) for p in row.accused
    )


def _named(party: Party, said: str) -> bool:
    forms = [party.name, *party.aliases]
    if party.kind == "person" and party.named:
        forms.append(words(party.name)[-1])
    return any(re.search(rf"\b{re.escape(fold(f))}\b", said) for f in forms if len(f) > 2)


@cache
def _pattern() -> re.Pattern[str]:
    """Return the verbs that withdraw with their objects (*retirer ses accusations*), negation barred."""
    parts = []
    for entries in load().accusations.values():
        for e in entries:
            if e.accusation_class != "withdraw" or not e.rest:
                continue
            verbs = "|".join(sorted({re.escape(fold(f)) for f in forms(e.lemma)}))
            first, *more = fold(e.rest).split()
            owned = {"sa": "(?:sa|la|leur)", "ses": "(?:ses|les|leurs)"}
            rest = r"\s+".join(owned.get(w, re.escape(w)) for w in (first, *more))
            parts.append(rf"(?<!n')(?:{verbs})\s+(?!pas\b|jamais\b)(?:\w+\s+){{0,2}}?{rest}")
    return re.compile(r"\b(?:" + "|".join(parts) + r")\b") if parts else re.compile(r"(?!)")
