"""Find whom *l'intéressé*, *l'intéressée* means: whom the one who spoke last spoke of."""

from __future__ import annotations

from briefing.extraction.grammar.led import leads
from briefing.extraction.grammar.syntax import base, has_finite_verb, np_start
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.speakers.firm_takers import FirmTaker
from briefing.language.plain_doc import Token
from briefing.model import Gender

_TITLE = 2
_HEARD = 60
"""Tokens that are looked back over for whom a quotation speaks of."""
_CUE = 7
"""Tokens from what is said to whom its cue names."""
_SENTENCES = 3
"""Sentences that a paragraph which opens with *l'intéressé* looks back over, into the one before."""


class ConcernedFinder(FirmTaker):
    """Resolve *l'intéressé*; `Taker` resolves the other nouns that stand for people."""

    def _concerned(self, head: Token, gender: Gender | None) -> int | None:
        """Return whom the last speaker spoke of: *« Le maire ment », dit X. « Faux », dit l'intéressé*."""
        spoken = self.spoke_before(head.i) or [-1]
        here, paragraph = self._sentence[head.i], self.paragraphs[head.i]
        opens = self.paragraphs[max(self._words_before(head.i) - 3, 0)] < paragraph
        far = _SENTENCES if opens else 1
        for mention in self.before(np_start(head)):
            entry = self.register.entries[mention.entry]
            if here - self._sentence[mention.start] > far:
                break
            if self.paragraphs[mention.start] < paragraph - opens:
                break
            if entry.id == spoken[-1] or entry.kind != "person" or entry.plural:
                continue
            if self._in_passing(entry, mention):
                continue
            led = [t.lower_ for t in self.doc[max(mention.start - 2, 0) : mention.start + 1]]
            if not entry.named and led[:1] == ["à"] and {"un", "une"} & set(led):
                continue  # « écrivait à un collaborateur. L'intéressé … »
            close = here - self._sentence[mention.start] <= 1
            same = close and self.paragraphs[mention.start] == paragraph
            told = self.quoted[mention.start] and close and spoken[-1] >= 0
            if (not same or spoken[-1] < 0) and not (told or self._spoken_of(mention, spoken[-1])):
                continue  # not whom the last speaker spoke of
            if not entry.named and self.doc[np_start(self.doc[mention.start])].pos_ != "DET":
                # « Invité de la radio, l'intéressé … »
                continue
            if not (gender and entry.gender and gender != entry.gender):
                return entry.id
        for i in range(head.i - 1, max(head.i - _HEARD, 0), -1):
            token = self.doc[i]
            role = (
                self.knows.role(token.lower_) if token.pos_ == "NOUN" and self.quoted[i] else None
            )
            if role is None or role.kind != "person" or role.rank < _TITLE:
                continue
            if self.doc[np_start(token)].lower_ in {"le", "la", "l'"}:
                return next(
                    (
                        e.id for e in self.register.entries
                        if role.lemma in e.role_heads and e.kind == "person" and e.id != spoken[-1]
                    ),
                    None,
                )  # fmt: skip
        return None

    def _words_before(self, i: int) -> int:
        """Return where the words begin that somebody says with a cue behind them, or token `i`: *« Faux », dit X*."""
        k = i - 1
        while k > 0 and i - k < _CUE and not (self.quoted[k] or self.doc[k].is_space):
            k -= 1
        if not self.quoted[k]:
            return i
        while k > 0 and self.quoted[k]:
            k -= 1
        return k + 1

    def _told_first(self, gender: Gender | None) -> int | None:
        """Return whom the article is about, who is named first: *le principal intéressé*."""
        for entry in sorted(self.register.entries, key=lambda e: e.first):
            person = entry.kind == "person" and entry.named and entry.titled and not entry.plural
            if person and entry.gender in (gender, None):
                return entry.id
        return None

    def _in_passing(self, entry: Entry, mention: Mention) -> bool:
        """Tell whether a name is said only once, or hangs on a preposition and may be a town's: *depuis Genk*."""
        if self.quoted[mention.start]:
            # « Marie-Antoinette proposait de la brioche »
            return not any(
                m.entry == entry.id and not self.quoted[m.start] for m in self.register.mentions
            )
        lone = mention.end - mention.start == 1 and not (entry.titled or entry.roles)
        led = self.doc[mention.start - 1].pos_ if mention.start else ""
        return lone and led == "ADP" and entry.named

    def _sources(self, head: Token) -> set[int]:
        """Return whose word a sentence takes, who says it of somebody else: *Selon Paul Roux, le gérant savait*."""
        start = head.sent.start
        if leads(self.doc[start].lower_) and head.i not in self.register.role_at:
            # « Interrogée par la juge, Anne Roux, la témoin nie »
            stop = np_start(head)
            aside = not has_finite_verb(self.doc, start, stop) and self.doc[stop - 1].text == ","
            asked = (self.register.mention_at(i) for i in range(start, stop)) if aside else ()
            return {m.entry for m in asked if m is not None}
        comma = next((t.i for t in self.doc[start : head.i] if t.text == ","), start)
        if self.doc[start].lower_ not in {"selon", "pour", "d'"} or head.i in self.register.role_at:
            return set()
        near = (self.register.mention_at(i) for i in range(start, comma))
        return {m.entry for m in near if m is not None}

    def _spoken_of(self, mention: Mention, speaker: int) -> bool:
        """Tell whether the subject of a mention's sentence is that speaker, or anybody else where none is known."""
        sentence = self._sentence[mention.start]
        for i in range(mention.start - 1, -1, -1):
            if self._sentence[i] != sentence:
                break
            if base(self.doc[i]) == "nsubj" and not self.quoted[i]:
                found = self.resolve(self.doc[i]).entries
                return found == (speaker,) or (speaker < 0 and found not in ((), (mention.entry,)))
        # « Selon M. Roux, le gérant savait. L'intéressé … »
        return speaker in self._sources(self.doc[mention.end - 1])
