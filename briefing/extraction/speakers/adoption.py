"""Tie a name to the description that stood for it before: *Le procureur réclame… assène Paul Roux*.

The press does not let anybody speak whom it has not presented. A full name that comes first as a
subject, without any role, is whom the last description told of that nobody else bears.
"""

from __future__ import annotations

from briefing.extraction.grammar.led import LEADS
from briefing.extraction.grammar.syntax import np_start
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.parties.fits import OTHER, fit
from briefing.extraction.parties.names import TITLES
from briefing.extraction.speakers.ranking import Ranker
from briefing.extraction.speakers.resolved import Resolved
from briefing.language.plain_doc import Token

_REACH = 3
_LEADS = {"garde", "valoir", "savoir", "entendre", "pour", "selon"}
_ANSWERS = {"réponse", "réplique", "réaction", "riposte", "colère", "satisfaction"}
_FATES = {"licencié", "démissionnaire"}
"""What befell somebody, which presents nobody: *raconte Paul Roux, licencié l'an dernier*."""
_DEFINITE = {"le", "la", "l'", "au", "du", "son", "sa"}


class Adopter(Ranker):
    """Give names the roles of earlier descriptions; `Resolver` calls it as it reads."""

    def adopt(self, mention: Mention) -> None:
        """Look, at a name, for the description that meant its bearer."""
        entry = self.register.entries[mention.entry]
        if not self._presented_by_name(entry, mention):
            return
        described = self._described_before(entry, mention)
        if described is not None:
            self._merge(described, entry)

    def adopt_back(self, head: Token, described: Entry) -> None:
        """Tie a title that was told of to the name before: *Paul Roux hausse le ton. Le maire rappelle que …*."""
        start = np_start(head)
        known = not described.named and described.kind == "person" and described.first < start
        if not known or not self.doc[start].is_sent_start or not self._official(described):
            return
        for mention in self.before(start):
            far = self._sentence[head.i] - self._sentence[mention.start] > 1
            if far or self.paragraphs[mention.start] < self.paragraphs[head.i]:
                return
            entry = self.register.entries[mention.entry]
            if entry.kind != "person" or not mention.subject or self.quoted[mention.start]:
                continue
            new = entry.named and entry.titled and not entry.roles and entry.first == mention.start
            other = entry.gender and described.gender and entry.gender != described.gender
            if new and not other:
                self._merge(described, entry)
            return

    def name_latter(self, last: Token, meant: Resolved) -> None:
        """Tie a name to whom *Ce dernier, Paul Roux,* takes up."""
        i = last.i + 2
        if i >= len(self.doc) or self.doc[i - 1].text != ",":
            return
        while i + 1 < len(self.doc) and (self.doc[i].lower_ in TITLES or self.doc[i].text == "."):
            i += 1
        mention = self.register.mention_at(i)
        if mention is None or mention.start != i or len(meant.entries) != 1:
            return
        entry = self.register.entries[mention.entry]
        described = self.register.entries[meant.entries[0]]
        if entry.named and entry.first == mention.start and not described.named:
            self._merge(described, entry)

    def _presented_by_name(self, entry: Entry, mention: Mention) -> bool:
        """Tell whether a full name acts here for the first time, with nothing said of who it is."""
        befell = bool(entry.role_heads) and entry.role_heads <= _FATES
        told = bool(entry.roles) and not befell
        if entry.kind != "person" or not entry.named or told or entry.first != mention.start:
            return False
        led = self.doc[mention.start - 1] if mention.start else None
        titled = led is not None and (led.lower_ in TITLES or led.text == ".")
        long = mention.end - mention.start > 1
        if not (entry.titled or (long and self._speaks_there(mention))) or not (long or titled):
            return False
        first = (
            mention.start - 1 if titled and led is not None and led.text != "." else mention.start
        )
        before = [t.lower_ for t in self.doc[max(first - 2, 0) : first]]
        answers = len(before) == 2 and before[1] in {"de", "d'"} and self._answers(mention.start)
        return mention.subject or answers or (bool(before) and before[-1] in _LEADS)

    def _speaks_there(self, mention: Mention) -> bool:
        """Tell whether a cue right before a name makes it somebody's: *« … », a lancé Harrison Kaluwa*."""
        verb = self.doc[mention.start].head
        cue = self.knows.cue_verb(verb) if mention.subject and verb.i < mention.start else None
        return cue is not None and verb.i == mention.start - 1

    def _answers(self, start: int) -> bool:
        return any(t.lower_ in _ANSWERS for t in self.doc[max(start - 4, 0) : start])

    def _described_before(self, entry: Entry, name: Mention) -> Entry | None:
        here = self._sentence[name.start]
        passed = False
        for mention in self.before(name.start):
            if here - self._sentence[mention.start] > _REACH:
                return None
            other = self.register.entries[mention.entry]
            if other.kind == "person" and other.named and other.first == mention.start:
                if not other.roles and mention.subject:
                    # Another name without a role stands nearer to whatever comes before.
                    return None
            if other.kind != "person" or self.quoted[mention.start]:
                continue
            if other.named or other.plural:
                passed = True
                continue
            if entry.gender and other.gender and entry.gender != other.gender:
                continue
            pleads = "avocat" in entry.role_heads and bool(other.head)
            if pleads and fit(other.head, set(), entry, self.knows) == OTHER:
                continue  # « Maître Bohn » is not the prosecutor who asked for prison
            # « Une infirmière du bloc a décrit… », then her name: nobody else in between.
            next_to = mention.subject and not passed and not self._reached(name)
            if (self._definite(mention) or next_to) and self._official(other):
                told = self._told_in(other, name.start)
                return other if told and self._apart(mention, name) else None
            passed = True
        return None

    def _told_in(self, described: Entry, i: int) -> bool:
        """Tell whether the paragraph of token `i` says what a description does, and not a heading above it."""
        return any(
            m.entry == described.id and self.paragraphs[m.start] == self.paragraphs[i]
            for m in self.register.mentions
            if m.start < i
        )

    def _definite(self, mention: Mention) -> bool:
        before = self.doc[mention.start - 1].lower_ if mention.start else ""
        led = {t.lower_ for t in self.doc[max(mention.start - 2, 0) : mention.start]}
        if not led.isdisjoint({"dont", "notamment", "compris"}):
            return False  # « six diplomates, dont le haut-commissaire »: who only stands in a list
        return before in _DEFINITE or self.doc[mention.start].lower_ in _DEFINITE

    def _reached(self, name: Mention) -> bool:
        """Tell whether the paper says that it reached whoever is named: *Joint par téléphone, Paul Roux…*."""
        return self.doc[self.doc[name.start].sent.start].lower_ in LEADS

    def _apart(self, mention: Mention, name: Mention) -> bool:
        """Tell whether a sentence or a quotation lies between: within one clause they are two."""
        between = range(mention.end, name.start + 1)
        if any(self.doc[i].is_space and "\n" in self.doc[i].text for i in between):
            return False
        return any(self.doc[i].is_sent_start or self.quoted[i] for i in between)

    def _official(self, entry: Entry) -> bool:
        role = self.knows.role(entry.head)
        if role is None or role.kind != "person":
            return False
        return role.rank >= 2 or (role.rank >= 1 and len(entry.name.split()) > 1)

    def _merge(self, described: Entry, entry: Entry) -> None:
        """Let the name bear what was told of the description."""
        self.register.merge(described, entry)
        self.spoke[:] = [(i, entry.id if e == described.id else e) for i, e in self.spoke]
        for mention in self.pronouns:
            if mention.entry == described.id:
                mention.entry = entry.id
