"""Tell what the words beside a name do in a role: a party's, a thing's, an age, whose somebody is."""

from __future__ import annotations

from briefing.extraction.grammar.syntax import CLOSING, OPENING, VERBAL, is_finite, past_letters
from briefing.extraction.parties.entries import Mention
from briefing.extraction.parties.heads import HeadReader
from briefing.language.lexicon import Role
from briefing.language.plain_doc import Token

_LINKS = set("de d' du des la le les l' à au aux en".split())
_MANY = {"les", "des", "ces", "ses", "leurs", "deux"}
_CALLED = 8
"""Tokens at most from one mark to the other around a name."""
_LITTLE = set("petit petite jeune vieux vieille défunt défunte regretté regrettée".split())
_OF_BODY = {"ADP", "DET", "PROPN", "NOUN"}

_OFFICIAL = 2
"""Rank from which a title stands right before its bearer's name."""
_LINKED = 2
"""Tokens from a noun to a name between which another one with its link stands."""


class RoleWords(HeadReader):
    """Read the words of a role one by one; `Register` fills what is declared here."""

    def _complements(self, end: int) -> bool:
        """Tell whether the name only says whose: *la mère du petit | Ibrahim*."""
        i = end - 1
        while i > 0 and self.doc[i].lower_ in _LITTLE:
            i -= 1
        return i < end - 1 and self.doc[i].lower_ in _LINKS

    def _qualifies(self, i: int) -> bool:
        """Tell whether the noun only goes with a thing before it: *le patron du bar voisin*."""
        role, before = self.knows.role(self.doc[i].lower_), self.doc[i - 1]
        plain = role is not None and not role.rank and before.text.islower()
        return plain and before.pos_ == "NOUN" and self.knows.role(before.lower_) is None

    def _joined_titles(self, head: int, end: int) -> set[str]:
        """Return the further titles of a role: *conseillère régionale et porte-parole de son mouvement*."""
        found: set[str] = set()
        for i in range(head + 1, end - 1):
            if self.doc[i].lower_ != "et":
                continue
            k = i + 1
            while k + 1 < end and self.doc[k].pos_ == "ADJ":
                k += 1
            role = self.knows.role(self.doc[k].lower_)
            if role is not None and role.kind == "person" and self.doc[k].lower_[-1] not in "sx":
                found.add(role.lemma.removeprefix("ex-"))
        return found

    def _names_party(self, i: int, floor: int) -> bool:
        """Tell whether a body with a capital only says of what party somebody is."""
        token = self.doc[i]
        if i <= floor or not token.text[:1].isupper() or token.text.isupper():
            return False
        own, before = self.knows.role(token.lower_), self.knows.role(self.doc[i - 1].lower_)
        body = own is not None and own.kind == "organisation"
        return body and before is not None and before.kind == "person"

    def _noun_like(self, i: int) -> bool:
        """Tell whether a word tagged as an adjective heads its phrase: *leur ancienne manageuse,*."""
        led = self.doc[i - 1].pos_ in {"DET", "ADJ"} if i else False
        follows = self.doc[i + 1] if i + 1 < len(self.doc) else None
        return led and follows is not None and (follows.text == "," or follows.pos_ == "PROPN")

    def _past_aged(self, end: int) -> int:
        """Return the token behind *, 78 ans,*, or `end` where no age follows."""
        words = [t.lower_ for t in self.doc[end : end + 5]]
        aged = len(words) == 5 and words[::3] == [",", ","] and words[2] == "ans"
        return end + 4 if aged else end

    def _past_letters(self, end: int) -> int:
        """Return the token behind *(TAO) de la NSA*, or `end` where no letters in brackets follow."""
        i = past_letters(self.doc, end)
        if i == end:
            return end
        while i + 1 < len(self.doc) and i < end + 7 and self.doc[i].pos_ in _OF_BODY:
            i += 1
        return min(i, len(self.doc) - 1)

    def _several(self, start: int, head: int, role: Role) -> bool:
        """Tell whether the role is one of several people, of whom this is not said to be one."""
        word = self.doc[head].lower_
        if not word.endswith(("s", "x")):
            return False
        if word in (role.lemma.casefold(), role.feminine):
            led = self.doc[start - 1].lower_ if start else ""
            return led in _MANY  # « les époux Martin »
        return self.doc[start].lower_ not in {"un", "une", "l'", "l'un", "l'une"}

    def _governed(self, mention: Mention) -> bool:
        before = self.doc[mention.start - 1] if mention.start else None
        return before is not None and (before.pos_ in {"ADP", "DET"} or before.lower_ in _LINKS)

    def _born_of(self, start: int, end: int) -> bool:
        """Tell whether a role is that of somebody's kin: *Née d'un père moniteur, Camille Roux …*."""
        led = [t.lower_ for t in self.doc[start - 2 : start]]
        after = self.doc[end].text if end < len(self.doc) else ""
        return after == "," and led[1] in {"un", "une"} and led[0] in {"de", "d'"}

    def _set_off(self, start: int) -> bool:
        """Tell whether a comma ends the name too: *l'annonce du maire, Paul Roux, …*."""
        mention = self._at.get(start)
        after = mention.end if mention is not None else len(self.doc)
        return after < len(self.doc) and self.doc[after].text in {",", "."}

    def _body_at(self, start: int) -> bool:
        mention = self._at.get(start)
        return mention is not None and self.entries[mention.entry].kind != "person"

    def _called_so_from(self, i: int, floor: int) -> int | None:
        """Return where a name between marks opens that ends here: *l'avocate de « Bâtir », Me Anne Roux*."""
        if self.doc[i].text not in CLOSING | {'"'}:
            return None
        for k in range(i - 1, max(i - _CALLED, floor), -1):
            if self.doc[k].pos_ in VERBAL and is_finite(self.doc[k]):
                return None
            if self.doc[k].text in OPENING | {'"'}:
                led = self.doc[k - 1]
                return k if led.lower_ in _LINKS or led.pos_ == "NOUN" else None
        return None

    def _of_the_thing(self, head: int, start: int) -> bool:
        """Tell whether a noun right before a name, no maker itself, parts the maker from it."""
        if start - head <= _LINKED:
            return False
        link, noun = self.doc[start - 2], self.doc[start - 1]
        return noun.pos_ == "NOUN" and (link.lower_ == "du" or self.doc[start - 3].lower_ == "de")

    def serves_bearer(self, i: int, left: int, start: int) -> bool:
        """Tell whether a name is of the superior, not of who serves him: *un conseiller du président Paul Roux*."""
        doc = self.doc
        role = self.knows.role(doc[i].lower_)
        link = doc[left - 1].lower_ if left else ""
        whose = link == "du" or (link == "de" and doc[left].lower_ in {"la", "l'"})
        return i == start - 1 and whose and role is not None and role.rank >= _OFFICIAL

    def _cuts_in(self, token: Token) -> bool:
        """Tell whether a cue, not a title, stands before a name: right after a mark or a comma."""
        before = self.doc[token.i - 1] if token.i else None
        if before is None or not self.knows.is_cue_form(token):
            return False
        return before.text in CLOSING | {'"'} or (
            before.text == "," and self.doc[token.i - 2].text in CLOSING | {'"', "!", "?"}
        )
