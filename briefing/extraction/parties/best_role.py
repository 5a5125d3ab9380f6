"""Choose the role that a brief prints of somebody whom the article presents more than once."""

from __future__ import annotations

import re

from briefing.extraction.grammar.syntax import OF
from briefing.extraction.parties.entries import Entry
from briefing.extraction.parties.heads import HeadReader
from briefing.extraction.parties.presented import RELATED

_WORD = re.compile(r"[\w-]+")
_RANKS = set(
    "général générale colonel colonelle lieutenant-colonel commandant commandante capitaine lieutenant lieutenante "
    "sergent adjudant major commodore caporal amiral vice-amiral contre-amiral maréchal brigadier cardinal juge".split()
)
"""What somebody is called by, and of which nobody learns what he does: *le colonel Roux, porte-parole de l'armée*."""
_COLOURS = set(
    "socialiste écologiste communiste centriste macroniste insoumis insoumise opposant opposante frontiste libéral "
    "libérale gaulliste dissident dissidente indépendantiste nationaliste souverainiste démocrate conservateur "
    "conservatrice travailliste".split()
)
"""What somebody believes in, whose office the article tells elsewhere."""
_BESIDE = RELATED | set("homologue lieutenant adversaire bras cadet cadette aîné aînée".split())
_OFFICE = 2
"""Rank from which a role is an office."""
_FORMER = re.compile(r"^(?:ex-|ancien(?:ne)? |actuel(?:le)? )", re.IGNORECASE)
_OF_SOME = {"un", "une", "l'un", "l'une"}


class RoleChooser(HeadReader):
    """Choose between the roles of a party; `Register` fills what is declared here."""

    def best_role(self, entry: Entry) -> str | None:
        """Return the first of the roles at its fullest, a title or trade before *jeune homme*."""
        first = next((r for r in entry.roles if self._is_title(r)), None)
        first = first or next((r for r in entry.roles if not self._is_anybody(r)), None)
        if first is None:
            return entry.roles[0] if entry.roles else self._gown(entry)
        first = self._telling(first, [r for r in entry.roles if r != first])
        bare = _former(first)
        fuller = [r for r in entry.roles if _former(r).startswith(f"{bare} ")]
        return max(fuller, key=len, default=first)

    def _telling(self, first: str, others: list[str]) -> str:
        """Return a role that says more than *colonel*, *socialiste* or *frère cadet*, or that one."""
        words = [w.casefold() for w in _WORD.findall(first)]
        if words[0] in _RANKS and len(words) == 1:
            return next((r for r in others if " " in r), first)
        if words[0] in _COLOURS and len(words) <= _OFFICE:
            return next((r for r in others if self._rank(r) >= _OFFICE), first)
        if _BESIDE & set(words[:2]):
            plain = (r for r in others if not self._is_anybody(r) and r.split()[0] not in OF)
            return next((r for r in plain if not _kin(r)), first)
        return first

    def _rank(self, text: str) -> int:
        role = self.knows.role(text.split()[0])
        return role.rank if role is not None and role.kind == "person" else 0

    def _gown(self, entry: Entry) -> str | None:
        """Return *avocate* for *Me Lise Garnier*, if the article calls her so anywhere."""
        word = "avocate" if entry.gender == "f" else "avocat"
        if "avocat" not in entry.role_heads or entry.gender is None:
            return None
        called = any(t.lower_ == word and t.i and t.nbor(-1).lower_ == "l'" for t in self.doc)
        return word if called else None

    def _is_anybody(self, text: str) -> bool:
        words = [w.casefold() for w in _WORD.findall(text)[:3]]
        return any(self.knows.takes_up(w, "person") == frozenset() for w in words)

    def _is_title(self, text: str) -> bool:
        words = _WORD.findall(text)
        role = next((r for r in map(self.knows.role, words[:3]) if r is not None), None)
        return role is not None and role.rank >= 1


def _former(text: str) -> str:
    return _FORMER.sub("", text.casefold())


def _kin(text: str) -> bool:
    words = {w.casefold() for w in _WORD.findall(text)[:2]}
    return bool(_BESIDE & words) or text.split()[0].casefold() in _OF_SOME
