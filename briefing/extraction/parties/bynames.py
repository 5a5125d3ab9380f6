"""Tie to a body what the press calls it by: *la marque à la pomme*, *le gendarme de la Bourse*, *Redmond*."""

from __future__ import annotations

from functools import lru_cache

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.syntax import token_at
from briefing.extraction.parties.entries import Entry, Mention
from briefing.language.lexicon import fold
from briefing.language.plain_doc import Doc

_OF = {"de", "d'"}
_TOWARDS = {"à", "vers", "depuis", "près"}
"""What leads to a place that nobody speaks from: *réunis à Cupertino*."""


@lru_cache(maxsize=4)
def _bynames(knows: Knowledge) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Return, by first word, the phrases with the names they may stand for, the longest first."""
    table: dict[str, list[tuple[str, frozenset[str]]]] = {}
    known = knows.lexicon.bynames
    for phrase in sorted(known, key=lambda p: (-len(p), p)):
        table.setdefault(phrase.split()[0], []).append((phrase, known[phrase]))
    return table


def find_bynames(
    doc: Doc, entries: list[Entry], mentions: list[Mention], knows: Knowledge
) -> list[tuple[int, int, Entry]]:
    """Return where a body that the article names is called otherwise, in token indices, and the body."""
    named = {e.canonical: e for e in entries if e.canonical and e.kind == "organisation"}
    if not named:
        return []
    text, table = doc.text.replace("’", "'"), _bynames(knows)
    found: list[tuple[int, int, Entry]] = []
    past = 0
    for token in doc:
        phrases = table.get(token.lower_) if token.i >= past else None
        for phrase, names in phrases or ():
            last = token.idx + len(phrase)
            if text[last : last + 1].isalnum() or fold(text[token.idx : last]) != phrase:
                continue
            entry = _meant([named[n] for n in names if n in named], mentions, token.i)
            start = token.i
            if entry is not None and token.text[:1].isupper() and len(phrase.split()) < 3:
                start = _with_maker(doc, token.i, knows)
            if entry is not None and start >= 0:
                past = token_at(doc, last - 1) + 1
                found.append((start, past, entry))
                break
    return found


def _meant(bearers: list[Entry], mentions: list[Mention], i: int) -> Entry | None:
    """Return the one body that bears a phrase, the one named last before token `i` where several do."""
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    ids = {e.id: e for e in bearers}
    last = max(
        (m for m in mentions if m.entry in ids and m.start < i), key=lambda m: m.start, default=None
    )
    return ids[last.entry] if last is not None else None


def _with_maker(doc: Doc, i: int, knows: Knowledge) -> int:
    """Return where *le géant (américain) de Redmond* starts, -1 where the town is only a place."""
    before = doc[i - 1].lower_ if i else ""
    if before in _OF:
        for k in range(i - 2, max(i - 4, -1), -1):
            if "entreprise" in (knows.takes_up(doc[k].lower_, "body") or ()):
                return k
        return -1
    opens = i > 0 and doc[i - 1].is_sent_start
    return -1 if before in _TOWARDS and not opens else i
