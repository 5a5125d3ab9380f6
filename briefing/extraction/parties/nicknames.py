"""Tie a nickname to the name before it: *Paul Roux, dit le « général Simba »*; tell which of two namesakes is meant."""

from __future__ import annotations

from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.parties.gazetteer import Name
from briefing.language.plain_doc import Doc

_KNOWN_AS = {"dit", "dite", "alias", "surnommé", "surnommée", "appeler"}
_REACH = 6
"""Tokens between *dit* and the nickname, its article, marks and title included."""


def tie_nicknames(
    doc: Doc, entries: list[Entry], mentions: list[Mention], at: dict[int, Mention]
) -> None:
    """Let the full name before *dit*, *alias* take over what the nickname names."""
    for mention in list(mentions):
        alias = entries[mention.entry]
        k = _known_as(doc, mention.start)
        if k < 2 or not alias.named:
            continue
        last = k - 2 if doc[k - 1].text in {",", "("} else k - 1
        whole = at.get(last)
        if whole is None or whole.end != last + 1 or whole.entry == alias.id:
            continue
        owner = entries[whole.entry]
        if owner.kind != "person" or not owner.named:
            continue
        for other in mentions:
            if other.entry == alias.id:
                other.entry = owner.id
        owner.forms.update(alias.forms)
        alias.forms.clear()
        alias.forms[owner.name] += 0


def _known_as(doc: Doc, start: int) -> int:
    """Return where *dit* stands before the name at token `start`, -1 for nowhere."""
    for i in range(start - 1, max(start - _REACH, 0), -1):
        if doc[i].lower_ in _KNOWN_AS:
            return i
        if doc[i].text in {",", ".", ";", ":"} or doc[i].pos_ == "ADP":
            return -1
    return -1


def namesake(doc: Doc, names: list[Name], candidates: list[Entry], name: Name) -> Entry:
    """Return whom a name that several bear means: who was named last, unless *Roux, lui,* sets him off."""
    last = _last_named(names, candidates, name.start)
    after = [t.lower_ for t in doc[name.end : name.end + 2]]
    others = [e for e in candidates if e is not last]
    apart = after[:1] == [","] and after[1:] in (["lui"], ["elle"])
    return others[0] if apart and len(others) == 1 and not name.titled else last


def _last_named(names: list[Name], candidates: list[Entry], start: int) -> Entry:
    """Return the namesake whose full name stands last before token `start`."""
    named = {
        e.id: max((n.start for n in names if n.start < start and n.text in e.forms), default=-1)
        for e in candidates
    }
    return max(candidates, key=lambda e: (named[e.id], -e.first))
