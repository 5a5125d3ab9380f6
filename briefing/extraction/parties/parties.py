"""Gather the names of an article into parties: who is who, with aliases, roles and gender.

A `Register` lives for one article. It is filled with all names before anything is resolved, so
that a short form near the top (*Mme Hua*) finds the full name further down.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.syntax import acts_here, opens_here, token_at
from briefing.extraction.grammar.whole_words import words_of
from briefing.extraction.parties.acronyms import AcronymReader
from briefing.extraction.parties.bynames import find_bynames
from briefing.extraction.parties.entries import Entry, Mention, other_gender, upgrade
from briefing.extraction.parties.forms import (
    closes,
    ends_another,
    initials,
    org_part,
    part_of,
    plain,
    same_person,
)
from briefing.extraction.parties.gazetteer import GENERIC, Name, fold
from briefing.extraction.parties.names import TITLES, find_names
from briefing.extraction.parties.nicknames import namesake, tie_nicknames
from briefing.extraction.parties.roles import RoleReader
from briefing.language.plain_doc import Doc
from briefing.model import Party, PartyKind

_ACRONYM = re.compile(r"\(\s*(?:l'|la |le )?([A-ZÀ-Ý][\w.-]{1,11})\s*\)")
_OF_WHOM = re.compile(r"\b(?:de la|de l'|de l’|du|des|de|d'|d’)\s*")


class Register(RoleReader, AcronymReader):
    """Know the parties of one article and find the one that a name means."""

    def __init__(self, doc: Doc, knows: Knowledge, written: str, apart: list[bool]) -> None:
        self.doc = doc
        self._plain = doc.text
        self._written = written
        self.knows = knows
        self.entries: list[Entry] = []
        self.mentions: list[Mention] = []
        self._at: dict[int, Mention] = {}
        self.mention_at = self._at.get
        """The mention that a token is part of, None if it is of none."""
        self.role_at: dict[int, int] = {}
        """Token of a role (*ministre* in *la ministre, Hélène X*) → the entry that bears it."""
        self.shared_at: dict[int, tuple[int, ...]] = {}
        """Token of a plural noun (*conseils* in *ses conseils, Mes A et B*) → the entries that bear it."""
        self._served: dict[str, tuple[str | None, str | None]] = {}  # once asked (`_find_served`)
        # « Partager sur Facebook »: nobody is told of in what is no part of the article.
        self.names = names = [n for n in find_names(doc, knows) if not apart[n.start]]
        self._add_names(names)
        self._add_acronyms()
        for found in find_bynames(doc, self.entries, self.mentions, knows):
            self._take_over(*found)
        tie_nicknames(doc, self.entries, self.mentions, self._at)
        self._add_roles()
        self._add_introduced()
        self._add_heads()
        self.mentions.sort(key=lambda m: m.start)
        self._add_counterparts()

    # ------------------------------------------------------------ filling

    def new(self, kind: PartyKind, form: str, *, first: int, canonical: str | None = None) -> Entry:
        """Add a party and return it."""
        entry = Entry(len(self.entries), kind, canonical, Counter([form]), first=first)
        self.entries.append(entry)
        return entry

    def mention(self, start: int, end: int, entry: Entry) -> None:
        """Note that the tokens mean the party."""
        known = self._at.get(start)
        if known is not None and (known.start, known.end, known.entry) == (start, end, entry.id):
            return
        first = start
        while first and (self.doc[first - 1].lower_ in TITLES or self.doc[first - 1].text == "."):
            # « tonne Me Rachid Haddou »: the title is the subject, the name hangs on it.
            first -= 1
        acts = (acts_here if entry.named else opens_here)(self.doc, first, end)
        subject = acts or any(t.dep_[:5] == "nsubj" for t in self.doc[first:end])
        mention = Mention(start, end, entry.id, subject)
        bisect.insort(self.mentions, mention, key=lambda m: m.start)
        for i in range(start, end):
            self._at.setdefault(i, mention)

    def _add_names(self, names: list[Name]) -> None:
        full = [
            n for n in names if n.canonical or (len(n.text.split()) >= 2 and n.kind != "unknown")
        ]
        full = [n for n in full if n.kind != "person" or not ends_another(n, full, self.knows)]
        kept = set(full)
        rest = [n for n in names if n not in kept]
        chosen: dict[int, Entry] = {}
        for name in full:
            chosen[name.start] = self._full(name)
        for name in sorted(rest, key=lambda n: -len(n.text.split())):
            chosen[name.start] = self._short(name)
        for name in names:
            entry = chosen[name.start]
            entry.forms[name.text] += 1
            entry.titled = entry.titled or name.titled
            if name.title_gender and entry.gender is None and entry.kind == "person":
                entry.gender = name.title_gender
            self.mention(name.start, name.end, entry)
        for entry in self.entries:
            if entry.kind == "person" and entry.gender is None and len(entry.forms) == 1:
                entry.gender = self.knows.given_gender(next(iter(entry.forms)))
        for mention in self.mentions:
            self._grammar(mention)
        for entry in self.entries:
            alone = entry.kind == "person" and all(len(f.split()) == 1 for f in entry.forms)
            if alone and entry.gender is None:
                entry.gender = self.knows.given_gender(entry.name)  # « Fanny », by nothing else
            entry.first = min((m.start for m in self.mentions if m.entry == entry.id), default=0)
            for form in list(entry.forms):
                entry.forms[form] -= 1
                if entry.forms[form] < 0:
                    del entry.forms[form]

    def merge(self, described: Entry, named: Entry) -> None:
        """Let a name take over the mentions and the role of a description that meant it."""
        for mention in self.mentions:
            if mention.entry == described.id:
                mention.entry = named.id
        named.roles += [r for r in described.roles if r not in named.roles]
        named.role_heads.add(described.head)
        named.gender = named.gender or described.gender
        named.varied = True
        described.forms.clear()
        described.head = ""

    def _grammar(self, mention: Mention) -> None:
        """Learn gender and number of a body or state from the article before its name."""
        entry = self.entries[mention.entry]
        det = self.doc[mention.start - 1].lower_ if mention.start else ""
        if entry.kind == "person":
            return
        if det in {"le", "la", "un", "une"} and entry.gender is None:
            entry.gender = "f" if det in {"la", "une"} else "m"
        elif det == "les" and entry.kind != "state":
            entry.plural = True

    def _full(self, name: Name) -> Entry:
        for entry in self.entries:
            if name.canonical and entry.canonical == name.canonical:
                entry.capital = entry.capital and name.capital
                return entry
            if not name.canonical and entry.is_called(fold(name.text)):
                return entry
            if name.kind == "person" == entry.kind and same_person(name.text, entry):
                return entry
        entry = self.new(name.kind, name.text, first=name.start, canonical=name.canonical)
        entry.place = name.place
        entry.capital = name.capital
        if entry.kind == "person":
            # Known before any short form is read: *M. Carrel* and *Mme Carrel* may both be here.
            entry.gender = name.title_gender
        if entry.kind == "organisation" and name.canonical:
            entry.head = GENERIC.get(self.knows.organisation_kind(name.canonical), "")
        return entry

    def _short(self, name: Name) -> Entry:
        words = fold(name.text).replace("-", " ").split()
        bare = plain(name.text)
        same = [
            e
            for e in self.entries
            if any(plain(f) == bare for f in e.forms) and not other_gender(e, name)
        ]
        if len(same) == 1:
            upgrade(same[0], name)
            return same[0]
        candidates = [
            e
            for e in self.entries
            if e.kind in ("person", "unknown")
            and not e.canonical
            and any(part_of(words, f, titled=name.kind == "person") for f in e.forms)
            and not other_gender(e, name)
        ]
        ends = [e for e in candidates if any(closes(words, f) for f in e.forms)]
        candidates = ends or [e for e in candidates if e.kind == "person"]
        if name.title_gender and any(e.gender for e in candidates):
            candidates = [e for e in candidates if e.gender] or candidates
        if name.kind in ("person", "unknown") and len(candidates) > 1:
            candidates = [namesake(self.doc, self.names, candidates, name)]
        if name.kind in ("person", "unknown") and candidates:
            upgrade(candidates[0], name)
            return candidates[0]
        if same:
            return same[0]
        if name.text.isupper() and len(name.text) <= 6:
            for entry in self.entries:
                if any(initials(f) == name.text for f in entry.forms):
                    return entry
        untitled = name.kind == "person" and not (name.titled or name.title_gender)
        if (untitled or name.kind in ("organisation", "unknown")) and not name.place:
            for entry in self.entries:
                if entry.kind == "organisation" and any(org_part(words, f) for f in entry.forms):
                    return entry
        entry = self.new(name.kind, name.text, first=name.start, canonical=name.canonical)
        entry.place = name.place
        return entry

    def _add_acronyms(self) -> None:
        """Tie *(Anssi)* to the long form before it."""
        doc, text = self.doc, self._plain
        for match in _ACRONYM.finditer(text):
            i = token_at(doc, match.start(1))
            short = self._at.get(i)
            start = self._spelled_from(token_at(doc, match.start()), match.group(1))
            if start is None:
                continue
            end = token_at(doc, match.start())
            form = text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1].text)]
            inner = next((self._at[k] for k in range(start, end) if k in self._at), None)
            if inner is not None and self._bears_name(inner, form, match.group(1)):
                continue  # « Philippe Rochat (PLR) »: his party
            if short is not None:
                entry = self.entries[short.entry]
            elif inner is not None and inner.end - inner.start == end - start:
                entry = self.entries[inner.entry]
            else:
                entry = self.new("organisation", match.group(1), first=start)
            entry.forms[form] += 1
            entry.kind = "organisation" if entry.kind in ("unknown", "person") else entry.kind
            entry.place = False
            led = self.knows.role(doc[start - 1].lower_) if start else None
            body = led is not None and led.kind == "organisation"
            entry.head = entry.head or doc[start - body].lower_
            role = self.knows.role(doc[start].lower_)
            if entry.gender is None and role is not None and role.gender in ("m", "f"):
                entry.gender = role.gender  # type: ignore[assignment]
            self._take_over(start, end, entry)
            self._grammar(self._at[start])

    def _take_over(self, start: int, end: int, entry: Entry) -> None:
        """Note that the tokens mean the party, and none that was read inside them."""
        for k in range(start, end):
            self._at.pop(k, None)
        gone = {m.entry for m in self.mentions if start <= m.start < end}
        self.mentions = [m for m in self.mentions if not (start <= m.start < end)]
        self.mention(start, end, entry)
        for lost in gone - {m.entry for m in self.mentions}:
            self.entries[lost].named = False  # « Cupertino », read as a name before

    # ------------------------------------------------------------ asking

    def at(self, i: int) -> Entry | None:
        """Return the named party that the token is part of."""
        mention = self._at.get(i)
        return self.entries[mention.entry] if mention is not None else None

    def party(self, entry_id: int, role: str | None = None) -> Party:
        """Return the frozen value of a party."""
        e = self.entries[entry_id]
        name = self._fuller(e) if not e.named else e.name
        aliases = tuple(sorted(f for f in e.forms if f != name))
        kind: PartyKind = "organisation" if e.capital and e.kind != "state" else e.kind
        if e.plural and kind in ("unknown", "person"):
            kind = "group"
        role = role or self.best_role(e)
        return Party(
            self._as_written(name),
            kind,
            tuple(map(self._as_written, aliases)),
            self._as_written(role) if role is not None else None,
            e.gender,
            e.plural,
            e.named,
        )

    def _as_written(self, words: str) -> str:
        """Return words of the parse, which has straight apostrophes, with the article's own."""
        at = self._plain.find(words) if "'" in words and self._written else -1
        if at < 0:
            return words
        return " ".join(self._written[at : at + len(words)].split())

    def _fuller(self, entry: Entry) -> str:
        """Return the one fuller description of the article for a bare one (*la préfecture*)."""
        owner = entry.part_of
        if owner >= 0 and sum(m.entry == owner for m in self.mentions) < _OFTEN:
            return entry.name.partition(" (")[0]  # « la direction »: of whom is a guess
        if len(entry.name.split()) > 1 or self._is_some(entry):
            return entry.name
        fuller = {
            e.name
            for e in self.entries
            if not e.named
            and e.head
            and e.head == entry.head
            and len(e.name.split()) > 1
            and not e.plural
        }
        if len(fuller) == 1:
            return next(iter(fuller))
        return self._with_place(entry) if not fuller else entry.name

    def _is_some(self, entry: Entry) -> bool:
        """Tell whether a description is of somebody new or somebody's: *un conseiller*, *son groupe*."""
        first = next((m.start for m in self.mentions if m.entry == entry.id), 0)
        led = self.doc[max(first - 1, 0) : first + 1]
        return any(t.lower_ in _SOME for t in led)

    def _with_place(self, entry: Entry) -> str:
        """Return *préfecture du Nord* where the article has a *préfet du Nord* and no other."""
        head = _HELD_BY.get(entry.head)
        if head is None:
            return entry.name
        texts = [r for e in self.entries for r in (e.roles if e.named else [e.name])]
        places = {
            found.group(1)
            for text in texts
            if (found := re.match(rf"{head}\w* ((?:du |de |d'|d’|des ).+)", text, re.IGNORECASE))
        }
        return f"{entry.name} {next(iter(places))}" if len(places) == 1 else entry.name

    def principals(self, entry_id: int) -> list[int]:
        """Return the parties that this one speaks for, by its role, name or seat."""
        e = self.entries[entry_id]
        if e.kind == "state":
            return []
        seat = self.knows.seat_of(e.canonical or e.name) if e.capital else None
        if seat is not None:
            return self._state_entry(seat)
        texts = [*e.roles] if e.named else [e.name]
        if e.kind == "organisation" and e.named:
            texts = [e.name]
        for text in texts:
            found = self._principal_in(text, e)
            if found:
                return found
        return []

    def _principal_in(self, text: str, entry: Entry) -> list[int]:
        if text not in self._served:
            self._served[text] = self._find_served(text)
        state, rest = self._served[text]
        if state is not None:
            return self._state_entry(state)
        if rest is None:
            return []
        for other in self.entries:
            if other.kind not in ("state", "organisation") or other is entry:
                continue
            if not other.named:
                if rest == other.head and (above := self.principals(other.id)):
                    return above  # « l'ambassade de Chine », then « porte-parole de l'ambassade »
                continue
            if any(rest.startswith(fold(f)) for f in other.forms) or (
                other.canonical and rest.startswith(fold(other.canonical))
            ):
                seat = self.knows.seat_of(other.canonical or other.name) if other.capital else None
                return self._state_entry(seat) if seat else [other.id]
        return []

    def _find_served(self, text: str) -> tuple[str | None, str | None]:
        """Return whose spokesman a description makes somebody: of which people's state, else *de* which words."""
        words = [w.casefold() for w in words_of(text)]
        role = next((r for r in map(self.knows.role, words[:3]) if r is not None), None)
        if role is None or not role.speaks_for:
            return None, None
        state = next((s for s in map(self.knows.demonym, words) if s is not None), None)
        tail = _OF_WHOM.split(text, maxsplit=1)
        return state, fold(tail[1]) if len(tail) == 2 else None

    def _state_entry(self, name: str) -> list[int]:
        for called in (name, *self.knows.namesakes(name)):  # of the Congo that is told of
            same = next((e.id for e in self.entries if e.canonical == called), None)
            if same is not None:
                return [same]
        kind: PartyKind = "state" if self.knows.is_state(name) else "organisation"
        return [self.new(kind, name, first=10**9, canonical=name).id]

    def state(self, name: str) -> int:
        """Return the entry of a state by its canonical name, added if the article has none."""
        return self._state_entry(name)[0]


_SOME = {"un", "une", "son", "sa", "leur"}
_OFTEN = 4
"""Mentions from which an article is plainly about a body."""
_HELD_BY = {
    "préfecture": "préf[eè]t", "mairie": "mair", "ambassade": "ambassad", "rectorat": "rect",
}  # fmt: skip
