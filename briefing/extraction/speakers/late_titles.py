"""Find whom an office takes up that the article has only named: *l'avance de Lise Garnier. L'ancienne ministre …*."""

from __future__ import annotations

from briefing.extraction.grammar.syntax import np_start
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.speakers.concerned import ConcernedFinder
from briefing.language.plain_doc import Token
from briefing.model import Gender

_NEAR = 2
"""Sentences that a bare name is looked back for."""
_FAR = 5
"""Sentences that a people is looked back for."""
_POLITICAL = set("ministre député sénateur eurodéputé parlementaire candidat chancelier".split())
"""Offices of those whom the press may name without saying what they are."""
_LED = {"gouvernement", "exécutif", "cabinet"}
"""What a prime minister leads: *le gouvernement d'Hélène Roux*."""


class LateTitleFinder(ConcernedFinder):
    """Resolve offices that nobody named has yet; `Taker` resolves the others."""

    def _bare_name_near(
        self, head: Token, lemma: str, gender: Gender | None, *, was: bool
    ) -> int | None:
        """Return the only person of that gender named right before, of whom nothing is told."""
        if gender is None or not (was or lemma in _POLITICAL) or self._has_bearer(lemma):
            return None
        here = self._sentence[head.i]
        near: set[int] = set()
        for mention in self.before(np_start(head)):
            if here - self._sentence[mention.start] > _NEAR:
                break
            if self.quoted[mention.start]:
                continue  # « Anne Roux a perdu », confie la députée: another one
            entry = self.register.entries[mention.entry]
            person = entry.kind == "person" and entry.named and not entry.plural and not entry.place
            if person and entry.gender in (gender, None):
                near.add(entry.id)
        if len(near) != 1:
            return None
        entry = self.register.entries[near.pop()]
        bare = not entry.roles and not entry.role_heads and entry.age is None
        return entry.id if bare and entry.titled and entry.gender == gender else None

    def _head_of_government(self, gender: Gender | None) -> int | None:
        """Return whose government the article tells of: *le gouvernement Roux*, *le gouvernement d'Hélène Roux*."""
        for mention in self.register.mentions:
            entry = self.register.entries[mention.entry]
            if entry.kind != "person" or not entry.named or entry.gender not in (gender, None):
                continue
            i = mention.start - 1
            i -= i > 0 and self.doc[i].lower_ in {"de", "d'"}
            if i >= 0 and self.doc[i].lower_ in _LED and not self._titled_otherwise(entry):
                return entry.id
        return None

    def _has_bearer(self, lemma: str) -> bool:
        """Tell whether the article names somebody who holds that office."""
        return any(
            e.named and e.kind == "person" and lemma in e.role_heads for e in self.register.entries
        )

    def _titled_otherwise(self, entry: Entry) -> bool:
        """Tell whether an office is told of somebody that no prime minister has: *du président Roux*."""
        return bool(entry.role_heads - {"ministre", "premier", "chef"})

    def compatriot(self, head: Token, gender: Gender) -> int | None:
        """Return the person that *l'Estonienne*, *le Dolois*, or, whoever is nearest, *ce Dolois* takes up."""

        def accepts(entry: Entry, mention: Mention) -> bool:
            if entry.kind != "person" or not entry.named or entry.plural:
                return False
            return entry.gender in (gender, None) and not self.quoted[mention.start]

        if self.doc[np_start(head)].lower_ in {"ce", "cet", "cette"}:
            return next((e.id for e, _, _ in self.reachable(head.i, accepts, reach=_NEAR)), None)
        return self.best(head.i, gender, accepts, reach=_FAR)
