"""Resolve several at once: *Paris, Londres et La Haye*, *ils* for two names, *l'un d'eux*."""

from __future__ import annotations

import itertools

from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.syntax import is_plural, past_letters
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.parties.fits import OPEN, OTHER, fit
from briefing.extraction.parties.names import TITLES
from briefing.extraction.speakers.ranking import Ranker
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.language.plain_doc import Token
from briefing.model import Gender

_GROUP_REACH = 2
_PAIR_REACH = 4
ORDINALS: dict[str, tuple[Gender, int]] = {
    "premier": ("m", 0), "première": ("f", 0), "second": ("m", 1), "seconde": ("f", 1),
}  # fmt: skip
OTHERS = {"autre", "autres"}
RANKS = set(ORDINALS) | set(
    "deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième dernier dernière".split()
)
_THE = {"le", "la"}
_WHERE = {"en", "à", "au", "aux"}
_CALLED = [",", "qui", "se", "fait", "appeler"]
_PARTITIVE = {"de", "d'", "du", "des", "à"}


class Grouper(Ranker):
    """Find lists of names, the members of a group, and groups that pronouns mean."""

    def _enumerated(self, head: Token) -> list[Token]:
        """Return the heads of a list of names around a head: *Paris, Londres et La Haye*."""
        mention = self.register.mention_at(head.i)
        if mention is None or not self.register.entries[mention.entry].named:
            return []
        heads = [head]
        i = mention.start
        while True:
            while i > 0 and self.doc[i - 1].pos_ == "DET":
                i -= 1
            if i < 2 or self.doc[i - 1].text not in {",", "et"}:
                break
            j = i - 2 if self.doc[i - 2].text != "," else i - 3
            if j > 3 and self.doc[j].text == ")" and self.doc[j - 2].text == "(":
                j -= 3  # « La République démocratique du Congo (RDC) et le Rwanda »
            before = self.register.mention_at(j) if j >= 0 else None
            if (
                before is None
                or before.end != j + 1
                or not self.register.entries[before.entry].named
            ):
                break
            if self.register.entries[before.entry].place or before.entry == mention.entry:
                break
            if self._set_in(before, mention):
                break
            heads.insert(0, self.doc[before.start])
            i = before.start
        i = past_letters(self.doc, mention.end)
        while i + 1 < len(self.doc) and self.doc[i].text in {",", "et"}:
            j = i + 1
            if self.doc[j].text == "et":
                j += 1
            while j < len(self.doc) and self.doc[j].pos_ == "DET":
                j += 1
            after = self.register.mention_at(j) if j < len(self.doc) else None
            if after is None or after.start != j or not self.register.entries[after.entry].named:
                break
            if self.register.entries[after.entry].place:
                break
            heads.append(self.doc[after.start])
            i = past_letters(self.doc, after.end)
        joined = any("et" in self._between(a, b) for a, b in itertools.pairwise(heads))
        return heads if len(heads) > 1 and joined else []

    def _between(self, a: Token, b: Token) -> set[str]:
        """Return the words that stand between two names of a list."""
        mention = self.register.mention_at(a.i)
        end = mention.end if mention is not None else a.i + 1
        return {t.lower_ for t in self.doc[end : b.i]}

    def _called_so(self, head: Token) -> list[Token]:
        """Return the heads of the names behind what they all are: *les groupes Solvia, Chimex et Ontax*."""
        if head.pos_ != "NOUN" or not is_plural(head) or head.i + 1 >= len(self.doc):
            return []
        i = head.i + 1
        if (
            self.doc[i].lower_ in {"de", "d'"}
            and i + 2 < len(self.doc)
            and self.doc[i + 1].pos_ == "NOUN"
        ):
            i += 2  # « les juges d'instruction Anne Roux et Luc Morel »
        first = self.register.mention_at(i)
        lists = first is not None and first.start == i
        role = self.knows.role(head.lower_)
        if first is not None and role is not None and role.kind == "person":
            # « deux élus LR et PS »: of which parties they are
            lists = lists and self.register.entries[first.entry].kind != "organisation"
        return self._enumerated(self.doc[i]) if lists else self._list_beside(head)

    def _list_beside(self, head: Token) -> list[Token]:
        """Return the heads of the names that a comma parts from what they are: *les rapporteurs, A (PS) et B*."""
        comma, role = np_end(head), self.knows.role(head.lower_)
        if role is None or comma + 1 >= len(self.doc) or self.doc[comma].text != ",":
            return []
        first = self.register.mention_at(comma + 1)
        if first is None or first.start != comma + 1:
            return []
        heads = self._enumerated(self.doc[first.start])
        last = self.register.mention_at(heads[-1].i) if heads else None
        end = past_letters(self.doc, last.end) if last is not None else len(self.doc)
        closed = end < len(self.doc) and self.doc[end].text in {",", ".", ";", ":", "("}
        if not closed or heads[0].i != first.start:
            return []
        for name in heads:
            if (bearer := self.register.at(name.i)) is not None and role.kind == "person":
                bearer.role_heads.add(role.lemma)
        return heads

    def _set_in(self, state: Mention, other: Mention) -> bool:
        """Tell whether a sentence only says where first: *Aux États-Unis, Norvia et Solvane sont accusées*."""
        both = [self.register.entries[m.entry] for m in (state, other)]
        kinds = [e.kind == "state" or e.capital for e in both]
        first = state.start - 1
        first -= first > 0 and self.doc[first].pos_ == "DET"
        return kinds == [True, False] and first >= 0 and self.doc[first].lower_ in _WHERE

    def _one_of(self, head: Token) -> Resolved:
        """Resolve *l'un d'eux*, *l'un des responsables, Paul Roux*."""
        doc, i = self.doc, head.i
        start = i - 1 if i and doc[i - 1].lower_ == "l'" else i
        if i + 1 >= len(doc) or doc[i + 1].lower_ not in {"de", "d'", "des", "du"}:
            return NOBODY
        end = i + 2
        noun = next((t for t in doc[end : end + 4] if t.pos_ in {"NOUN", "PROPN", "PRON"}), None)
        if noun is None:
            return NOBODY
        if noun.i in self.register.role_at:
            return Resolved((self.register.role_at[noun.i],), "name with role", i)
        end = noun.i + 1 if noun.pos_ == "PRON" else np_end(noun)
        text = doc.text_of(start, end)
        if noun.pos_ == "PRON" and noun.lower_ in {"eux", "elles"}:
            # « l'un d'eux »: of those who were told of last.
            whole = self.best(start, None, lambda e, _: e.plural and e.kind in ("person", "group"))
            if whole is not None:
                text = f"{doc.text_of(start, i + 1)} des {self.register.entries[whole].name}"
        if [t.lower_ for t in doc[end : end + 5]] == _CALLED:
            # « L'une d'elles, qui se fait appeler Corinne, … »
            named = self.register.mention_at(end + 5)
            if named is not None:
                return Resolved((named.entry,), "name", i)
        called = self._called_behind(end)
        if called is not None:
            return Resolved((called,), "name", i)
        known = self.register.mention_at(start)
        if known is not None and known.end == end:
            return Resolved((known.entry,), "description", i)
        entry = self.register.new("person", text, first=start)
        entry.named = False
        entry.gender = "f" if head.lower_.endswith("une") else "m"
        self.register.mention(start, end, entry)
        return Resolved((entry.id,), "description", i)

    def _called_behind(self, comma: int) -> int | None:
        """Return the person whose name stands between commas there: *L'une d'elles, Anne Roux, raconte*."""
        i = comma + 1
        if i >= len(self.doc) or self.doc[comma].text != ",":
            return None
        i += i + 1 < len(self.doc) and self.doc[i].lower_ in TITLES
        named = self.register.mention_at(i)
        if named is None or named.start != i or named.end >= len(self.doc):
            return None
        entry = self.register.entries[named.entry]
        alone = self.doc[named.end].text in {",", "("}
        return entry.id if alone and entry.named and entry.kind == "person" else None

    def _of_rank(self, head: Token) -> Resolved:
        """Resolve a rank (*le quatrième, un adjoint de sécurité,*) to what it is said to be."""
        if not head.i or self.doc[head.i - 1].lower_ not in _THE:
            return NOBODY
        near = self.doc[head.i + 1 : head.i + 4]
        if len(near) < 3 or near[0].text != "," or near[1].lower_ not in {"un", "une"}:
            return NOBODY
        noun = next((t for t in near[2:] if t.pos_ == "NOUN"), None)
        role = self.knows.role(noun.lower_) if noun is not None else None
        if noun is None or role is None or role.kind != "person":
            return NOBODY
        return self.resolve(noun)

    def _another(self, head: Token) -> Resolved:
        """Resolve *un autre*, *une autre*, *d'autres*, who stand beside somebody told of and have no noun."""
        doc, i = self.doc, head.i
        if head.lower_ in {"un", "une"}:
            return self._another(doc[i + 1])
        before = doc[i - 1].lower_ if i else ""
        after = doc[i + 1] if i + 1 < len(doc) else head
        plural = head.lower_ == "autres"
        if before not in ({"d'", "des"} if plural else {"un", "une"}) or after.pos_ == "NOUN":
            return NOBODY
        named = self._called_behind(i + 1)
        if named is not None:
            return Resolved((named,), "name", i)  # « Un autre, Paul Roux, accuse … »
        known = self.register.mention_at(i)
        if known is not None:
            return Resolved((known.entry,), "description", i)
        end = np_end(head) if after.lower_ in _PARTITIVE else i + 1
        entry = self.register.new("person", doc.text_of(i - 1, end), first=i - 1)
        entry.named = False
        entry.plural = plural
        entry.gender = "f" if before == "une" else "m" if before == "un" else None
        self.register.mention(i - 1, end, entry)
        return Resolved((entry.id,), "description", i)

    def _the_two(self, head: Token) -> Resolved:
        """Resolve *les deux élus*, *ces deux ministres* to the two who were named together or are called so."""
        doc, i = self.doc, head.i
        if head.lower_ == "deux" and i and doc[i - 1].lower_ in {"tous", "toutes"}:
            both, _ = self._group(i - 1, "f" if doc[i - 1].lower_ == "toutes" else None)
            return Resolved(both, "pronoun", i) if both else NOBODY
        if i < 2 or doc[i - 1].lower_ != "deux" or doc[i - 2].lower_ not in {"les", "ces"}:
            return NOBODY
        role = self.knows.role(head.lower_)
        if role is None or role.kind != "person" or self._tailed(head):
            return NOBODY
        both, _ = self._group(i - 2, None)
        pair = [self.register.entries[e] for e in both]
        if both and all(fit(role.lemma, set(), e, self.knows) != OTHER for e in pair):
            return Resolved(both, "description", i)
        here = self._sentence[i]
        near: list[int] = []
        for mention in self.before(i - 2):
            if here - self._sentence[mention.start] > _GROUP_REACH:
                break
            if self._may_join(mention.entry, None) and mention.entry not in near:
                near.append(mention.entry)
        pair = [self.register.entries[e] for e in near]
        called = all(fit(role.lemma, set(), e, self.knows) > OPEN for e in pair)
        return (
            Resolved(tuple(reversed(near)), "description", i)
            if len(near) == 2 and called
            else NOBODY
        )

    def _ordinal(self, head: Token) -> Resolved:
        """Resolve *le premier*, *la seconde* to one of the two people who were named last."""
        doc, i = self.doc, head.i
        if head.lower_ not in ORDINALS or not i or doc[i - 1].lower_ not in {"le", "la"}:
            return NOBODY
        after = doc[i + 1] if i + 1 < len(doc) else head
        if after.pos_ in {"NOUN", "ADJ", "PROPN", "NUM"} or after.lower_ in _PARTITIVE:
            return NOBODY  # « la première ministre », « le premier à parler »
        gender, place = ORDINALS[head.lower_]
        near: list[Entry] = []
        reached = 0
        for mention in self.before(i - 1):
            far = self._sentence[i] - self._sentence[mention.start]
            if far > _PAIR_REACH or (len(near) > 1 and far > reached):
                break
            reached = far
            if self.doc[mention.start].pos_ == "PRON" or self.doc[mention.start].lower_ in ORDINALS:
                continue  # who was named first is not who acted last
            entry = self.register.entries[mention.entry]
            alike = not near or (entry.kind == "person") == (near[0].kind == "person")
            body = entry.kind == "organisation" and not (entry.place or entry.capital) and far > 0
            named = alike and entry.named and not entry.plural and (entry.kind == "person" or body)
            own = self.register.role_at.get(mention.start, entry.id) == entry.id
            if named and own and not self.quoted[mention.start] and entry not in near:
                near.append(entry)
        if len(near) < 2:
            return NOBODY
        # « Nadine, Josette ou Marie-Claude »: the first of them all
        meant = near[len(near) - 1 - place]
        if not self.agrees(meant, gender, False):
            return NOBODY
        return Resolved((meant.id,), "description", i)

    def _tailed(self, head: Token) -> bool:
        """Tell whether a complement says which two: *les deux avocats de la famille*."""
        return np_end(head) > head.i + 1

    def _last(self, entry: int, i: int) -> int:
        """Return where the party was last mentioned before token `i`."""
        return next((m.start for m in self.before(i) if m.entry == entry), -1)

    def _group(self, i: int, gender: Gender | None) -> tuple[tuple[int, ...], int]:
        """Return the persons joined by *et* that *ils* may mean, and where the last one stands."""
        here = self._sentence[i]
        for mention in self.before(i):
            if here - self._sentence[mention.start] > _GROUP_REACH:
                break
            k = mention.start - 1
            while k >= 0 and (
                self.doc[k].pos_ == "DET"
                or self.doc[k].lower_ in TITLES
                or self.register.role_at.get(k) == mention.entry
            ):
                k -= 1
            if k < 1 or self.doc[k].lower_ != "et" or self.quoted[k]:
                continue
            k -= 2 if self.doc[k - 1].text == "," else 1
            other = self.register.mention_at(k)
            owner = other.entry if other is not None else self.register.role_at.get(k)
            if owner is None or owner == mention.entry:
                continue
            both = (owner, mention.entry)
            if all(self._may_join(e, gender) for e in both):
                return both, mention.start
        return (), -1

    def _list_above(self, i: int, gender: Gender | None) -> tuple[int, ...]:
        """Return the list that opens the sentence before *ils* opens its own: *Norvia et la CGT écrivent. Ils…*."""
        if not i or i != self.doc[i].sent.start or self.doc[i - 1].is_space or self.quoted[i - 1]:
            return ()
        above = self.doc[i - 1].sent.start
        mention = self.register.mention_at(above) or self.register.mention_at(min(above + 1, i))
        if mention is None or mention.start > above + 1 or not mention.subject:
            return ()
        heads = self._enumerated(self.doc[mention.start])
        found = [m.entry for h in heads if (m := self.register.mention_at(h.i)) is not None]
        genders = [self.body_gender(self.register.entries[e]) for e in found]
        if len(found) < 2 or (gender == "f" and "m" in genders):
            return ()
        return tuple(dict.fromkeys(found))

    def _may_join(self, entry_id: int, gender: Gender | None) -> bool:
        entry = self.register.entries[entry_id]
        if entry.kind != "person" or not entry.named or entry.plural:
            return False
        return gender != "f" or entry.gender in ("f", None)
