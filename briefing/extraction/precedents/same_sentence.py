"""Tell which of two phrases of a sentence names their event: *la chute de Norvia, le fabricant tombé en 2019*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import token_at
from briefing.extraction.precedents.memory import Memory
from briefing.extraction.precedents.past_events import MONTHS, Reminder
from briefing.extraction.precedents.qualified import POINTERS
from briefing.extraction.precedents.recollections import Recalled

CLAUSES = {"told", "dated back", "already"}
"""Constructions that name an event by the clause that tells of it."""
_WITHIN = 160
"""Characters between two phrases of one event at most."""
_OF = r"(?:l['’]|l[ae]s? |une? |cette |cet |ce )?(?:\w+ )?"
_THROUGH = re.compile(
    r"(?:[^.;:»\n]{0,60}|: (?:en|à) [^.;:,»\n]{0,30}),? "
    rf"(?:après|lors d['’]|lors d[eu]s?|dans|pour|suite à|à la suite d['’e]) ?{_OF}$"
)
"""What stands between a clause and the noun that names what it tells: *, après la mort de Nahel*."""
_TIME = re.compile(rf"(?:(?:en|à|au|dès) )?(?:(?:{MONTHS}) )?(?:1[5-9]|20)\d\d", re.IGNORECASE)
_THEN = re.compile(
    rf",? (?:lors d['’]|lors d[eu]s?|au moment d['’]|au moment d[eu]s?|pendant|durant|après|avec|sur|quand) ?{_OF}$"
)
"""What stands between a time alone and the noun that says what was then: *en 2014, lors de la crue*."""
_IN_CASE = re.compile(r"[^.;:»«\n]{0,120}\bdans (?:l['’]|le |la )$")
_IN_CASES = {"affaire", "dossier", "scandale", "procès"}
_ADDED = re.compile(
    r",? (?:qui|dont|où|quand|lorsqu['’e]|lors|lequel|laquelle|\w+ée?s?) |"
    r", (?!avait|était|fut|fit|dit)\w+(?:i|u|is|it|ert)e?s? |"
    r",(?: alors)? (?:ce|cet|cette|ces|une?|le|la|les|l['’]) ?"
)
"""What opens on more about a name: a relative clause, a participle, a noun put beside it."""
_LISTED = re.compile(r"(?:\b(?:et|ou|ni|puis|encore|aussi)\b|[»;])[^,]{0,40}$|\bavant d['’e]")
_ITS = re.compile(r"(?:,| et)(?: \w+)? (?:ses|son|sa|leurs?) (?:\w+ )?")
"""*la crue de 2010 et ses douze morts*."""
_STRUCK = re.compile(r"(?:morts?|blessés|victimes|disparus) en ")
"""Those whom an event struck: *Un attentat similaire avait fait douze morts en 2009*."""
_SEASON = re.compile(rf"(?:{MONTHS})\b", re.IGNORECASE)
_BESIDE = re.compile(r", (?:une?|le|la|les|l['’]) ?(?:\w+ )?$")


def once_a_sentence(
    found: Sequence[tuple[float, Recalled]], layout: Layout, memory: Memory
) -> list[tuple[float, Recalled]]:
    """Return what was found without the phrases that only tell more of what another one names."""
    ordered = sorted(found, key=lambda f: f[1].reminder.span.start)
    dropped: set[int] = set()
    for k in range(len(ordered) - 1):
        if k in dropped:
            continue
        first, second = ordered[k][1].reminder, ordered[k + 1][1].reminder
        between = layout.text[first.span.end : second.span.start]
        if len(between) > _WITHIN or "\n" in between or ". " in between:
            continue
        if _named_behind(first, second, between, layout):
            dropped.add(k)
        elif _more_of(first, second, between, layout, memory):
            dropped.add(k + 1)
    return [f for k, f in enumerate(ordered) if k not in dropped]


def _named_behind(first: Reminder, second: Reminder, between: str, layout: Layout) -> bool:
    """Tell whether the second phrase names what the first one tells: *avait écopé de six mois dans l'affaire X*."""
    if second.construction in CLAUSES:
        return False
    if _TIME.fullmatch(first.span.cut(layout.text)) and _THEN.match(between):
        return True
    start = token_at(layout.doc, second.span.start)
    if layout.doc[start].lower_ in _IN_CASES and _IN_CASE.match(between):
        return True
    return first.construction in CLAUSES and _THROUGH.match(between) is not None


def _more_of(
    first: Reminder, second: Reminder, between: str, layout: Layout, memory: Memory
) -> bool:
    """Tell whether the second phrase stands in what is added to the first one."""
    if _STRUCK.match(second.span.cut(layout.text)):
        return True
    if first.construction in CLAUSES and first.construction != "dated back":
        return False
    cued = first.span.end <= layout.doc[second.at].idx < second.span.start
    if second.construction == "recalled" and cued:
        # « X, dit-il, avant d'évoquer Y »: brought up apart.
        return False
    if _ITS.fullmatch(between):
        return True
    if _LISTED.search(between) or not _ADDED.match(between):
        return second.construction in CLAUSES and between.startswith(" : ")
    if _BESIDE.fullmatch(between):
        # « l'affaire X, le naufrage de Y et… » is a list.
        return not _is_event(second, layout, memory)
    return _is_event(first, layout, memory)


def _is_event(reminder: Reminder, layout: Layout, memory: Memory) -> bool:
    """Tell whether a phrase says that something happened: by its noun, or by *celui de*."""
    if _SEASON.match(reminder.span.cut(layout.text)):
        return False
    return any(
        (t.pos_ == "NOUN" and memory.noun(t) and not memory.keeps(t)) or t.lower_ in POINTERS
        for t in layout.tokens_in([reminder.span])[:2]
    )
