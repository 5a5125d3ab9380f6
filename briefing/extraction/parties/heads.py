"""Learn what a named body or delegate is from the words beside the name."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.syntax import OF, base
from briefing.extraction.parties.entries import Entry, Mention
from briefing.language.plain_doc import Doc


class HeadReader:
    """Read the generic nouns and parentheses of names; `Register` fills what is declared here."""

    doc: Doc
    knows: Knowledge
    entries: list[Entry]
    mentions: list[Mention]
    _at: dict[int, Mention]

    def _add_heads(self) -> None:
        """Learn what a body is: *le site spécialisé ZeroLog*, *Lactéa, premier acheteur de la région*."""
        for mention in self.mentions:
            entry = self.entries[mention.entry]
            if (
                entry.head
                or entry.titled
                or entry.kind == "state"
                or entry.canonical
                or entry.roles
            ):
                continue
            for i in self._nouns(mention):
                noun = self.doc[i].lower_ if i >= 0 else ""
                if noun and self.knows.takes_up(noun, "body") is not None:
                    entry.head, entry.kind, entry.place = noun, "organisation", False
                    break

    def _nouns(self, mention: Mention) -> tuple[int, ...]:
        """Return where nouns may say what a body is, the nearest first; -1 for none."""
        before, own = self._noun_before(mention.start), mention.start
        whole = mention.end - own > 2 and self.doc[own + 1].lower_ in OF
        return (
            before,
            self._chain(before),  # « la chaîne de magasins Bricovert »
            self._noun_after(mention),
            own if whole else -1,  # « la Ligue du vivant »
        )

    def _chain(self, i: int) -> int:
        """Return the noun that the one at `i` completes without an article, -1 for none."""
        if i < 2 or self.doc[i - 1].lower_ not in {"de", "d'"} or self.doc[i - 2].pos_ != "NOUN":
            return -1
        return i - 2

    def _noun_before(self, start: int) -> int:
        i = start - 1
        while i > 0 and self.doc[i].pos_ == "ADJ" and start - i < 3:
            i -= 1
        return i if i >= 0 and self.doc[i].pos_ == "NOUN" else -1

    def _noun_after(self, mention: Mention) -> int:
        end = mention.end
        i = end + 1
        if i >= len(self.doc) or self.doc[end].text != ",":
            return -1
        while i < len(self.doc) and i - end < 4 and self.doc[i].pos_ in {"DET", "ADJ"}:
            i += 1
        if i >= len(self.doc) or self.doc[i].pos_ != "NOUN":
            return -1
        led = self.doc[max(mention.start - 2, 0) : mention.start]
        aside = any(t.pos_ == "ADP" for t in led) and base(self.doc[i]) == "nsubj"
        return -1 if aside else i  # « Dans un texte parvenu à la MAP, la commune dénonce »

    def _add_state(self, mention: Mention) -> None:
        """Learn for which state a delegate sits: *Mme Ingrid Solberg (Norvège)*."""
        end = mention.end
        if end + 1 < len(self.doc) and self.doc[end].text == "(" and end + 1 in self._at:
            inner = self.entries[self._at[end + 1].entry]
            if inner.kind == "state" and inner.canonical:
                self.entries[mention.entry].states.add(inner.canonical)
