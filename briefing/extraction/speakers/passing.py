"""Pass over who cannot be told of: a witness of a paragraph above, a whole camp."""

from __future__ import annotations

from briefing.extraction.grammar.syntax import clitic, gender_of
from briefing.extraction.parties.entries import Entry
from briefing.extraction.parties.presented import KIN
from briefing.extraction.speakers.ranking import Ranker
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.language.plain_doc import Token
from briefing.model import Gender

_CAMPS = {"droite", "gauche", "opposition", "majorité"}
"""Bodies that nobody calls *il* or *elle* where somebody named may be meant."""
_ANY = {"un", "une", "l'un", "l'une"}
_LONG = 9
"""Sentences that whom an article tells of is looked back for, past a witness."""
_NEAR = 2
_TO_OWN = (["à", "son"], ["à", "sa"])


class PassingFinder(Ranker):
    """Find the person an article tells of behind who only passes; `Resolver` fills what is declared here."""

    def past_witness(self, best: int, i: int, gender: Gender | None) -> int:
        """Return whom the article tells of in place of a passing witness above, or of a whole camp.

        *« Elle écoutait », dit une amie.* New paragraph: *Le maire lui en veut. « C'est ridicule », répond-elle*.
        """
        entry = self.register.entries[best]
        if entry.named or not (entry.head in _CAMPS or self._passing(entry, i)):
            return best
        gender = gender or entry.gender
        for mention in self.before(i):
            other = self.register.entries[mention.entry]
            if self._sentence[i] - self._sentence[mention.start] > _LONG:
                break
            if other.kind == "person" and other.named and gender and other.gender == gender:
                return best if self.quoted[mention.start] else other.id
        return best

    def confided(self, i: int, gender: Gender | None) -> Resolved:
        """Return whose ear somebody had before a quotation: *Elle l'a dit à son mari. « … », dit-il*."""
        if not clitic(self.doc[i]):
            return NOBODY
        for k in range(i - 1, 1, -1):
            token = self.doc[k]
            if token.is_space or self._sentence[i] - self._sentence[k] > _NEAR:
                break
            if self.quoted[k]:
                continue
            mention = self.register.mention_at(k)
            entry = self.register.entries[mention.entry] if mention is not None else None
            if entry is not None and entry.named and entry.kind == "person":
                if entry.gender in (gender, None):
                    break
            elif token.lemma_ in KIN and [t.lower_ for t in self.doc[k - 2 : k]] in _TO_OWN:
                role = self.knows.role(token.lower_)
                meant = role.gender if role is not None and not role.feminine else gender_of(token)
                good = meant == gender and not self._acts_so(token, gender)
                return self.resolve(token) if good else NOBODY
        return NOBODY

    def _acts_so(self, kin: Token, gender: Gender | None) -> bool:
        """Tell whether the sentence has somebody of that gender before somebody's kin, who may be meant as well."""
        before = self.doc[kin.sent.start : kin.i]
        named = (self.register.at(t.i) for t in before)
        people = any(e is not None and e.gender in (gender, None) and not e.place for e in named)
        return people or any(t.lower_ == ("il" if gender == "m" else "elle") for t in before)

    def _passing(self, entry: Entry, i: int) -> bool:
        """Tell whether somebody without a name was told of once, in a paragraph above that has a new beginning."""
        told = [m for m in self.before(i) if m.entry == entry.id]
        if entry.kind != "person" or len(told) != 1:
            return False
        begin, first = self.doc[i].sent.start, told[0].start
        here, led = self.paragraphs[i], self.doc[max(first - 1, 0) : first + 1]
        parted = self.paragraphs[first] < here == self.paragraphs[max(begin - 3, 0)]
        return parted and any(t.lower_ in _ANY for t in led)
