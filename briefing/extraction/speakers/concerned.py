"""Find whom *l'intéressé*, *l'intéressée* means: whom the one who spoke last spoke of."""

from __future__ import annotations

from briefing.extraction.grammar.led import leads
from briefing.extraction.grammar.syntax import (
    VERBAL,
    base,
    has_finite_verb,
    is_plural,
    np_start,
)
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.speakers.firm_takers import FirmTaker
from briefing.language.plain_doc import Token
from briefing.model import Gender

_TITLE = 2
_BLAMES = set(
    "accuser reprocher viser incriminer soupçonner pointer mettre blâmer fustiger dénoncer critiquer".split()
)
_THE = {"le", "la", "l'", "du", "au"}
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
        led = self._words_before(head.i) - 3
        led = head.sent.start - 1 if self._newly_reached(head) else led
        opens = self.paragraphs[max(led, 0)] < paragraph  # « Sollicité, l'intéressé … »
        far = _SENTENCES if opens else 1
        blamed = self._blamed_before(head, gender, far)
        if blamed is not None:
            return blamed
        for mention in self.before(np_start(head)):
            entry = self.register.entries[mention.entry]
            if here - self._sentence[mention.start] > far:
                break
            if self.paragraphs[mention.start] < paragraph - opens:
                break
            if entry.id == spoken[-1] or entry.kind != "person" or entry.plural:
                continue
            if self._in_passing(entry, mention) or self._in_relative(entry, mention):
                continue
            before = [t.lower_ for t in self.doc[max(mention.start - 2, 0) : mention.start + 1]]
            if not entry.named and before[:1] == ["à"] and {"un", "une"} & set(before):
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
        if (client := self._defended_here(head, gender)) is not None:
            return client
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

    def _blamed_before(self, head: Token, gender: Gender | None, far: int) -> int | None:
        """Return who is blamed by an office alone: *L'association met en cause le garde-chasse. L'intéressé…*."""
        here = self._sentence[head.i]
        for i in range(head.sent.start - 1, -1, -1):
            token = self.doc[i]
            if here - self._sentence[i] > far:
                return None
            if self.quoted[i]:
                continue
            mention = self.register.mention_at(i)
            known = self.register.entries[mention.entry] if mention is not None else None
            if known is not None and known.kind == "person" and known.named:
                if base(token) != "nsubj":
                    return None
                continue
            role = self.knows.role(token.lower_) if token.pos_ == "NOUN" else None
            if role is None or role.kind != "person" or i in self.register.role_at:
                continue
            if self._may_be_told_of(role.lemma, gender, i):
                return None  # « Il est reproché à l'élu … »: somebody named before
            led = {t.lower_ for t in self.doc[max(i - 2, 0) : i]}
            if not led & _THE or is_plural(token) or not self._is_blamed(token):
                continue
            found = self.resolve(token).entries
            entry = self.register.entries[found[0]] if len(found) == 1 else None
            return entry.id if entry is not None and entry.gender in (gender, None) else None
        return None

    def _may_be_told_of(self, lemma: str, gender: Gender | None, i: int) -> bool:
        """Tell whether somebody named before may be called so: of that walk of life, or of none told."""
        walks = set(self.knows.walks(lemma) or ())
        for mention in self.before(i):
            entry = self.register.entries[mention.entry]
            if entry.kind != "person" or not entry.named or entry.gender not in (gender, None):
                continue
            heads = entry.role_heads
            alike = any(walks & set(self.knows.walks(head) or ()) for head in heads)
            if not heads or lemma in heads or alike:
                return True
        return False

    def _is_blamed(self, noun: Token) -> bool:
        """Tell whether a verb of blame governs a noun, or somebody is told to say so of it."""
        if base(noun) == "nsubj" and self._sources(noun):
            return True
        verb = next((t for t in noun.ancestors if t.pos_ in VERBAL), None)
        if verb is None or verb.i > noun.i or verb.lemma_.casefold() not in _BLAMES:
            return False
        return verb.lemma_.casefold() != "mettre" or verb.doc[verb.i + 1].lower_ == "en"

    def _defended_here(self, head: Token, gender: Gender | None) -> int | None:
        """Return who acts in the paragraph before its lawyers speak: *La ministre nie. Ses avocats … L'intéressée*."""
        spoken = self.spoke_before(head.i)[-1:]
        if not spoken or "avocat" not in self.register.entries[spoken[0]].role_heads:
            return None
        for mention in self.before(np_start(head)):
            if self.paragraphs[mention.start] < self.paragraphs[head.i]:
                return None
            entry = self.register.entries[mention.entry]
            person = entry.kind == "person" and entry.named and not self.quoted[mention.start]
            if person and mention.subject and "avocat" not in entry.role_heads:
                return entry.id if entry.gender in (gender, None) else None
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

    def _in_relative(self, entry: Entry, mention: Mention) -> bool:
        """Tell whether somebody unnamed only acts in a relative clause: *une société dont son frère est patron*."""
        if entry.named or self.quoted[mention.start]:
            return False
        start = np_start(self.doc[mention.start])
        if start and self.doc[start - 1].lower_ in {"dont", "où", "que", "qu'"}:
            return True
        nouns = (t for t in self.doc[mention.start : mention.end] if base(t) == "nsubj")
        return any("relcl" in noun.head.dep_ for noun in nouns)

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
