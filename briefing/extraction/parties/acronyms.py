"""Tell which words before a bracket its letters stand for: *le Congrès national africain (ANC)*."""

from __future__ import annotations

from briefing.extraction.grammar.syntax import is_finite
from briefing.extraction.parties.entries import Mention
from briefing.extraction.parties.forms import initials, long_form
from briefing.extraction.parties.heads import HeadReader

_LONGEST = 10
"""Tokens of a body's name before its letters in brackets."""


class AcronymReader(HeadReader):
    """Read what acronyms stand for; `Register` fills what is declared here."""

    def _spelled_from(self, paren: int, acronym: str) -> int | None:
        """Return the token where the words begin that the letters stand for, None where none do."""
        start = long_form(self.doc, paren, acronym)
        return self._in_other_letters(paren) if start is None and acronym.isupper() else start

    def _in_other_letters(self, paren: int) -> int | None:
        """Return where a body's name begins whose letters are foreign: *le Congrès national africain (ANC)*."""
        for i in range(paren - 1, max(paren - _LONGEST, 0), -1):
            token = self.doc[i]
            mention = self._at.get(i)
            if mention is not None:
                entry = self.entries[mention.entry]
                role = self.knows.role(token.lower_)
                founded = role is not None and role.kind == "organisation"
                body = entry.kind != "person" and (founded or entry.kind == "organisation")
                led = self.doc[i - 1].lower_ in {"le", "la", "l'", "les"}
                return i if body and led and mention.end < paren else None
            if not token.text.islower() or is_finite(token) or token.is_punct:
                return None
        return None

    def _bears_name(self, inner: Mention, form: str, acronym: str) -> bool:
        """Tell whether a person's name stands before the letters, which are not its initials."""
        entry = self.entries[inner.entry]
        return entry.kind == "person" and entry.titled and initials(form) != acronym
