"""Give names the descriptions that they are put beside: *Son avocat commis d'office, Me Paul Roux, …*."""

from __future__ import annotations

from briefing.extraction.grammar.syntax import base
from briefing.extraction.parties.appositions import AppositionReader
from briefing.extraction.parties.described import (
    Introduced,
    closed,
    governs,
    introduction,
    phrase_start,
    read_phrase,
)
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.parties.names import TITLES
from briefing.extraction.parties.so_called import called_end, one_of_them
from briefing.model import Gender

_TITLE = 2
_BORN: dict[str, Gender] = {
    **dict.fromkeys("père fils frère mari oncle neveu gendre".split(), "m"),
    **dict.fromkeys("mère fille sœur femme épouse tante nièce".split(), "f"),
}  # fmt: skip
"""What *son* before a vowel or *leur* does not tell: the gender of kin."""
_PEERS = {"collègue", "confrère", "camarade"}


class Introducer(AppositionReader):
    """Give names the descriptions that they are put beside; `Register` fills what is declared here."""

    role_at: dict[int, int]
    shared_at: dict[int, tuple[int, ...]]

    def _add_introduced(self) -> None:
        """Read *L'un de ses conseils, Me Paul Roux,*, where the words beside a name told nothing."""
        for mention in list(self.mentions):
            entry = self.entries[mention.entry]
            if entry.kind == "state" or entry.capital or (entry.place and entry.canonical):
                continue
            if self._so_called(entry, mention):
                continue
            found = introduction(self.doc, mention.start, self.knows)
            if found is None or found.head in self.role_at or self._after_another(found.start):
                continue
            if closed(self.doc, mention.end) < 0:
                self._share(found, mention)
            elif self._may_bear(found, entry, mention):
                self._bear(found, entry, mention)

    def _so_called(self, entry: Entry, mention: Mention) -> bool:
        """Give a name to whom it is said to belong: *L'une d'elles, qui se fait appeler Rose, …*."""
        end = called_end(self.doc, mention.start)
        one = one_of_them(self.doc, end) if end else -1
        if one >= 0:
            self.role_at.setdefault(one, entry.id)
            entry.kind = "person"
            return True
        first = phrase_start(self.doc, end) if end else None
        found = read_phrase(self.doc, first, end) if first is not None else None
        if found is None or found.head in self.role_at:
            return False
        role = self.knows.role(self.doc[found.head].lower_)
        if role is None or role.kind != "person":
            return False
        self._bear(found, entry, mention)
        return True

    def _add_counterparts(self) -> None:
        """Give the office of who is told of before to *son homologue italien, Paolo Ferri*."""
        office: set[str] = set()
        trade: set[str] = set()
        for mention in self.mentions:
            entry = self.entries[mention.entry]
            if entry.kind != "person" or not entry.role_heads:
                continue
            if "homologue" in entry.role_heads:
                entry.role_heads |= office
            elif entry.role_heads & _PEERS and len(entry.role_heads) == 1:
                entry.role_heads |= trade
            else:
                office = {h for h in entry.role_heads if (r := self.knows.role(h)) and r.rank > 1}
                trade = {h for h in entry.role_heads if not self.knows.is_free(h)}

    def _share(self, found: Introduced, mention: Mention) -> None:
        """Let two names bear one plural noun: *Ses conseils, Mes Anne Roux et Paul Colin, …*."""
        doc, i = self.doc, mention.end
        if found.one_of or i >= len(doc) or doc[i].lower_ != "et":
            return
        while i + 1 < len(doc) and doc[i + 1].lower_ in TITLES:
            i += 1
        other = self._at.get(i + 1)
        role = self.knows.role(doc[found.head].lower_)
        if other is None or role is None or not doc[found.head].lower_.endswith(("s", "x")):
            return
        pair = (mention.entry, other.entry)
        if closed(doc, other.end) >= 0 and all(self.entries[e].kind == "person" for e in pair):
            for k in range(found.start, found.end):
                self.shared_at.setdefault(k, pair)
            for e in pair:
                self.entries[e].role_heads.add(role.lemma)

    def _may_bear(self, found: Introduced, entry: Entry, mention: Mention) -> bool:
        """Tell whether the noun may say what the bearer of the name is."""
        word = self.doc[found.head].lower_
        role = self.knows.role(word)
        if not found.one_of and word.endswith("s") and role is not None and word != role.lemma:
            return False
        if entry.place and not governs(self.doc, closed(self.doc, mention.end)):
            return False
        lemma = role.lemma if role is not None else word
        makes = self.knows.takes_up(lemma, "body") is not None
        if entry.titled and self.knows.takes_up(lemma, "person") is not None:
            # « L'un de ses conseils, Me Paul Roux »
            return True
        if (role is not None and role.kind == "organisation") or (role is None and makes):
            lone = mention.end - mention.start == 1 and not entry.titled
            return entry.kind in ("organisation", "unknown") or lone
        if role is None:
            return entry.kind != "person" and governs(self.doc, closed(self.doc, mention.end))
        if entry.kind == "organisation":
            human = self._person_at(mention.start) or (role.rank >= _TITLE and not makes)
            return not entry.canonical and (entry.titled or human)
        return True

    def _bear(self, found: Introduced, entry: Entry, mention: Mention) -> None:
        """Note what the description says of the bearer of the name."""
        word = self.doc[found.head].lower_
        role = self.knows.role(word)
        for k in range(found.start, found.end):
            self.role_at.setdefault(k, entry.id)
        mention.subject = mention.subject or base(self.doc[found.head]) == "nsubj"
        if entry.head and self.doc[mention.start - 1].lower_ == entry.head:
            return  # « L'expert mandaté par la mairie, le cabinet Altéa, »
        if role is not None and (role.kind == "person" or entry.titled):
            entry.kind = "person"
            text = self.doc.text_of(found.start, found.end)
            if text not in entry.roles:
                entry.roles.append(text)
            entry.role_heads.add(role.lemma)
            if entry.gender is None:
                entry.gender = self._role_gender(found.start, found.head)
        elif entry.kind in ("person", "unknown"):
            entry.kind = "organisation"
            entry.head = entry.head or word
        entry.place = False

    def _after_another(self, start: int) -> bool:
        """Tell whether a role is that of the name before it: *Paul Roux, secrétaire de la CGT, l'État …*."""
        doc = self.doc
        while start > 0 and doc[start - 1].pos_ == "DET":
            start -= 1
        last = start - 2
        if last > 3 and doc[last].lower_ == "ans" and doc[last - 2].text == ",":
            last -= 3  # « Paul Roux, 71 ans, propriétaire, son gendre »
        named = self._at.get(last) if start > 1 and doc[start - 1].text == "," else None
        return named is not None and self.entries[named.entry].kind == "person"

    def _role_gender(self, start: int, head: int) -> Gender | None:
        doc = self.doc
        det = doc[start - 1].lower_ if start else ""
        if det in {"la", "une", "sa", "cette"}:
            return "f"
        if det in {"le", "un", "ce", "au", "du"}:
            return "m"
        if doc[head].lower_ in _BORN:
            return _BORN[doc[head].lower_]
        role = self.knows.role(doc[head].lower_)
        if role is not None and role.feminine and role.feminine != role.lemma:
            return "f" if doc[head].lower_.removesuffix("s") == role.feminine else "m"
        return None

    def _person_at(self, i: int) -> bool:
        """Tell whether a given name opens the name at token `i`."""
        word = self.doc[i].text
        return self.knows.is_given_name(word) or self.knows.is_given_name(word.split("-")[0])
