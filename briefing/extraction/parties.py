"""Gather the names of an article into parties: who is who, with aliases, roles and gender.

A `Register` lives for one article. It is filled with all names before anything is resolved, so
that a short form near the top (*Mme Hua*) finds the full name further down.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from briefing.extraction.knowledge import Knowledge
from briefing.extraction.names import TITLES, Name, find_names, fold
from briefing.extraction.syntax import base, is_finite, np_end, np_start, token_at
from briefing.model import Gender, Party, PartyKind

_ACRONYM = re.compile(r"\(\s*(?:l'|la |le )?([A-ZÀ-Ý][\w.-]{1,11})\s*\)")
_SMALL_WORDS = set(("de des du d la le les l et à au aux en pour of the").split())
_LINKS = set(("de d' du des la le les l' à au aux en").split())
_ROLE_STOPS = {"qui", "que", "dont", "où", "a", "est", "et", "mais"}


@dataclass(slots=True)
class Mention:
    """Hold one place where a party is meant, in token indices."""

    start: int
    end: int
    entry: int
    subject: bool = False


@dataclass(slots=True)
class Entry:
    """Hold what the article tells of one party while it is being read."""

    id: int
    kind: PartyKind
    canonical: str | None = None
    forms: Counter[str] = field(default_factory=Counter)
    gender: Gender | None = None
    plural: bool = False
    named: bool = True
    roles: list[str] = field(default_factory=list)
    role_heads: set[str] = field(default_factory=set)
    head: str = ""
    """Lower-case head noun of a description, or the generic noun put before a name (*l'ONG X*)."""
    place: bool = False
    capital: bool = False
    first: int = 0
    varied: bool = False
    """True when its roles come from descriptions that took the name up (*le député de l'Yonne*)."""

    @property
    def name(self) -> str:
        """Return the one name to print: the canonical one, else the fullest of the article."""
        if self.canonical and self.kind == "state":
            return self.canonical
        forms = sorted(
            self.forms, key=lambda f: (-len(fold(f).split()), f.isupper(), -self.forms[f], f)
        )
        full = forms[0] if forms else (self.canonical or "")
        if self.kind == "organisation" and self.canonical and len(full) <= 6:
            return next((f for f in forms if fold(f) == fold(self.canonical or "")), full)
        return full


class Register:
    """Know the parties of one article and find the one that a name means."""

    def __init__(self, doc: Doc, knows: Knowledge) -> None:
        self.doc = doc
        self.knows = knows
        self.entries: list[Entry] = []
        self.mentions: list[Mention] = []
        self._at: dict[int, Mention] = {}
        self.role_at: dict[int, int] = {}
        """Token of a role (*ministre* in *la ministre, Hélène X*) → the entry that bears it."""
        names = find_names(doc, knows)
        self.names = names
        self._add_names(names)
        self._add_acronyms()
        self._add_roles()
        self.mentions.sort(key=lambda m: m.start)

    # ------------------------------------------------------------ filling

    def new(self, kind: PartyKind, form: str, *, first: int, canonical: str | None = None) -> Entry:
        """Add a party and return it."""
        entry = Entry(len(self.entries), kind, canonical, Counter([form]), first=first)
        self.entries.append(entry)
        return entry

    def mention(self, start: int, end: int, entry: Entry) -> None:
        """Note that the tokens mean the party."""
        subject = any(base(self.doc[i]) == "nsubj" for i in range(start, end))
        mention = Mention(start, end, entry.id, subject)
        self.mentions.append(mention)
        for i in range(start, end):
            self._at.setdefault(i, mention)

    def _add_names(self, names: list[Name]) -> None:
        full = [
            n for n in names if n.canonical or (len(n.text.split()) >= 2 and n.kind != "unknown")
        ]
        rest = [n for n in names if n not in full]
        chosen: dict[int, Entry] = {}
        for name in full:
            chosen[name.start] = self._full(name)
        for name in sorted(rest, key=lambda n: -len(n.text.split())):
            chosen[name.start] = self._short(name)
        for name in names:
            entry = chosen[name.start]
            entry.forms[name.text] += 1
            if name.title_gender and entry.gender is None and entry.kind == "person":
                entry.gender = name.title_gender
            self.mention(name.start, name.end, entry)
        for mention in self.mentions:
            self._grammar(mention)
        for entry in self.entries:
            entry.first = min((m.start for m in self.mentions if m.entry == entry.id), default=0)
            for form in list(entry.forms):
                entry.forms[form] -= 1
                if entry.forms[form] < 0:
                    del entry.forms[form]

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
            if not name.canonical and any(fold(f) == fold(name.text) for f in entry.forms):
                return entry
            if name.kind == "person" == entry.kind and _same_person(name.text, entry):
                return entry
        entry = self.new(name.kind, name.text, first=name.start, canonical=name.canonical)
        entry.place = name.place
        entry.capital = name.capital
        return entry

    def _short(self, name: Name) -> Entry:
        words = fold(name.text).replace("-", " ").split()
        same = [e for e in self.entries if any(fold(f) == fold(name.text) for f in e.forms)]
        if len(same) == 1:
            _upgrade(same[0], name)
            return same[0]
        candidates = [
            e
            for e in self.entries
            if e.kind in ("person", "unknown")
            and not e.canonical
            and any(_part_of(words, f, titled=name.kind == "person") for f in e.forms)
            and not (name.title_gender and e.gender and e.gender != name.title_gender)
        ]
        ends = [e for e in candidates if any(_closes(words, f) for f in e.forms)]
        candidates = ends or [e for e in candidates if e.kind == "person"]
        if name.kind in ("person", "unknown") and len(candidates) > 1:
            before = [e for e in candidates if e.first < name.start]
            candidates = before[-1:] if before else candidates[:1]
        if name.kind in ("person", "unknown") and candidates:
            _upgrade(candidates[0], name)
            return candidates[0]
        if same:
            return same[0]
        if name.text.isupper() and len(name.text) <= 6:
            for entry in self.entries:
                if any(_initials(f) == name.text for f in entry.forms):
                    return entry
        for entry in self.entries:
            if (
                entry.kind == "organisation"
                and name.kind in ("organisation", "unknown")
                and not name.place
            ):
                if any(_org_part(words, f) for f in entry.forms):
                    return entry
        entry = self.new(name.kind, name.text, first=name.start, canonical=name.canonical)
        entry.place = name.place
        return entry

    def _add_acronyms(self) -> None:
        """Tie *(Anssi)* to the long form before it."""
        doc, text = self.doc, self.doc.text
        for match in _ACRONYM.finditer(text):
            i = token_at(doc, match.start(1))
            short = self._at.get(i)
            start = _long_form(doc, token_at(doc, match.start()), match.group(1))
            if start is None:
                continue
            end = token_at(doc, match.start())
            form = text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1].text)]
            inner = next((self._at[k] for k in range(start, end) if k in self._at), None)
            if short is not None:
                entry = self.entries[short.entry]
            elif inner is not None and inner.end - inner.start == end - start:
                entry = self.entries[inner.entry]
            else:
                entry = self.new("organisation", match.group(1), first=start)
            entry.forms[form] += 1
            if entry.kind in ("unknown", "person"):
                entry.kind = "organisation"
            entry.place = False
            entry.head = entry.head or doc[start].lower_
            for k in range(start, end):
                self._at.pop(k, None)
            self.mentions = [m for m in self.mentions if not (start <= m.start < end)]
            self.mention(start, end, entry)

    def _add_roles(self) -> None:
        for mention in list(self.mentions):
            entry = self.entries[mention.entry]
            if entry.kind == "state" or entry.capital:
                continue
            before = self._role_before(mention.start)
            after = (
                self._role_after(mention.end)
                if entry.kind != "organisation" or before is None
                else None
            )
            above = None
            if before is not None and before[1] == mention.start and entry.kind != "organisation":
                # « Le porte-parole de l'armée, le colonel Lu Jianbo »: two roles of one person.
                det = (
                    before[0] - 1
                    if before[0] and self.doc[before[0] - 1].pos_ == "DET"
                    else before[0]
                )
                if det > 0 and self.doc[det - 1].text == ",":
                    above = self._role_before(det)
            for found in (above, before, after):
                if found is None:
                    continue
                start, end, head = found
                role = self.knows.role(self.doc[head].lower_)
                if role is None and entry.kind not in ("person", "unknown"):
                    continue
                if role is not None and role.kind != "person":
                    if entry.kind in ("unknown", "organisation"):
                        entry.kind = "organisation"
                        entry.head = entry.head or self.doc[head].lower_
                        entry.place = False
                        self.role_at.setdefault(head, entry.id)
                    continue
                if entry.kind == "organisation":
                    continue
                if entry.place and found is after:
                    continue
                entry.kind = "person"
                entry.place = False
                text = self.doc[start:end].text
                if text not in entry.roles:
                    entry.roles.append(text)
                entry.role_heads.add(_masculine(self.knows, self.doc[head].lower_))
                for k in range(start, end):
                    self.role_at.setdefault(k, entry.id)
                if entry.gender is None:
                    entry.gender = self._role_gender(start, head)

    def _role_gender(self, start: int, head: int) -> Gender | None:
        doc = self.doc
        det = doc[start - 1].lower_ if start else ""
        if det in {"la", "une", "sa", "cette"}:
            return "f"
        if det in {"le", "un", "ce"}:
            return "m"
        role = self.knows.role(doc[head].lower_)
        if role is not None and role.feminine and role.feminine != role.lemma:
            return "f" if doc[head].lower_ == role.feminine else "m"
        return None

    def _role_before(self, start: int) -> tuple[int, int, int] | None:
        """Find *le porte-parole du ministère[,]* right before a name: start, end, head (tokens)."""
        doc = self.doc
        end = start
        comma = False
        while end > 0 and (doc[end - 1].lower_ in TITLES or doc[end - 1].lower_ == "m"):
            end -= 1
        if end > 0 and doc[end - 1].text == ".":
            return None
        if end > 0 and doc[end - 1].text == ",":
            end, comma = end - 1, True
            if end > 0 and doc[end - 1].text == ")":
                opened = next(
                    (k for k in range(end - 2, max(end - 8, 0), -1) if doc[k].text == "("), None
                )
                if opened is not None:
                    found = self._role_before(opened) if opened else None
                    return (found[0], end, found[2]) if found is not None else None
        elif end > 0 and doc[end - 1].text == ")":
            while end > 0 and doc[end - 1].text != "(":
                end -= 1
            end -= 1
            if end > 0 and doc[end - 1].text == ",":
                end -= 1
        if (
            end > 0
            and not comma
            and (
                doc[end - 1].pos_ == "ADP"
                or doc[end - 1].lower_ in _LINKS
                or doc[end - 1].pos_ == "DET"
                or doc[end - 1].lower_ in {"et", "ou"}
            )
        ):
            return None
        i, head = end - 1, None
        floor = max(doc[start].sent.start, start - 18)
        while i >= floor:
            token = doc[i]
            if token.text == ")" and comma:
                while i > floor and doc[i].text != "(":
                    i -= 1
                i -= 1
                continue
            if (
                token.pos_ in {"PUNCT", "SPACE", "VERB", "AUX", "SCONJ"}
                or token.lower_ in _ROLE_STOPS
            ):
                if not (
                    token.lower_ == "et"
                    and i > floor
                    and doc[i - 1].pos_ in {"ADJ", "NOUN", "PROPN"}
                ):
                    break
            if self.knows.role(token.lower_) is not None and token.pos_ != "ADJ":
                head = i
                left = i
                while left > floor and (
                    doc[left - 1].pos_ in {"DET", "ADJ", "NUM"}
                    or doc[left - 1].lower_ in {"l'", "la", "le", "les"}
                ):
                    left -= 1
                if left <= floor or doc[left - 1].lower_ not in _LINKS:
                    break
                # « la procureure de la Cour »: the head is further left, if there is one.
                i = left - 2
                continue
            i -= 1
        if head is None:
            return None
        first = doc[head - 1] if head else None
        begin = head
        if (
            begin - 2 >= floor
            and doc[begin - 1].lower_ in {"des", "de", "d'"}
            and doc[begin - 2].lower_ in {"un", "une", "l'un", "l'une"}
        ):
            return begin - 2, end, head
        while (
            begin > floor and doc[begin - 1].pos_ == "ADJ" and doc[begin - 1].lower_ not in {"même"}
        ):
            begin -= 1
        if begin - 1 > floor and doc[begin - 1].pos_ == "NOUN" and doc[begin - 2].pos_ == "DET":
            begin -= 1
        if (
            comma
            and first is not None
            and first.pos_ not in {"DET", "PUNCT", "SPACE", "ADJ", "CCONJ"}
        ):
            if (
                doc[begin - 1].pos_ not in {"DET", "PUNCT", "SPACE"}
                and begin > doc[start].sent.start
            ):
                return None
        if not comma and end - head > 14:
            return None
        for k in range(head + 1, end):
            mention = self._at.get(k)
            if (
                mention is not None
                and mention.start == k
                and self.entries[mention.entry].kind == "person"
            ):
                if doc[k - 1].pos_ not in {"ADP", "DET"}:
                    return None
        return begin, end, head

    def _role_after(self, end: int) -> tuple[int, int, int] | None:
        """Find *, porte-parole du ministère* right after a name: start, end, head (tokens)."""
        doc = self.doc
        i = end
        if i < len(doc) and doc[i].text == "(":
            while i < len(doc) and doc[i].text != ")" and i - end < 6:
                i += 1
            i += 1
        if i >= len(doc) or doc[i].text != ",":
            return None
        i += 1
        start = i
        while i < min(len(doc), start + 6) and (
            doc[i].pos_ in {"DET", "ADJ", "NUM", "ADV"}
            or doc[i].lower_ in {"l'un", "un", "une", "des", "l'", "de", "d'"}
        ):
            i += 1
        if i >= len(doc) or doc[i].is_space:
            return None
        head = next(
            (
                k
                for k in range(start, min(i + 2, len(doc)))
                if self.knows.role(doc[k].lower_) is not None
            ),
            None,
        )
        role = self.knows.role(doc[head].lower_) if head is not None else None
        if head is None or role is None or role.kind != "person":
            if doc[start].lower_ in {"de", "d'", "du"} and self._at.get(
                min(start + 2, len(doc) - 1)
            ):
                # « Myriam Martinet, de la CGT, » is as good as a role.
                stop = self._apposition_end(start)
                if stop is not None and stop - start <= 12:
                    return start, stop, start
            return None
        begin = start
        if (doc[begin].pos_ == "DET" and doc[begin].lower_ not in {"l'un", "un", "une"}) or (
            doc[begin].lower_ in {"un", "une"}
            and begin + 1 <= head
            and doc[begin + 1].lower_ not in {"des", "de"}
        ):
            begin += 1
        stop = self._apposition_end(begin) or np_end(doc[head], names=True)
        return begin, max(stop, head + 1), head

    def _apposition_end(self, start: int) -> int | None:
        """Return where an apposition ends: the next comma or stop, if nothing finite comes first."""
        doc = self.doc
        for i in range(start, min(start + 26, len(doc))):
            token = doc[i]
            if (
                token.text in {",", ".", ";", ":", "(", "»", "!", "?"}
                or token.is_space
                or token.text in {"«", '"'}
            ):
                return i
            if (token.pos_ in {"VERB", "AUX"} and is_finite(token)) or token.lower_ in {
                "qui",
                "dont",
                "que",
            }:
                return None if token.pos_ in {"VERB", "AUX"} else i
        return None

    # ------------------------------------------------------------ asking

    def at(self, i: int) -> Entry | None:
        """Return the named party that the token is part of."""
        mention = self._at.get(i)
        return self.entries[mention.entry] if mention is not None else None

    def mention_at(self, i: int) -> Mention | None:
        """Return the mention that the token is part of."""
        return self._at.get(i)

    def party(self, entry_id: int, role: str | None = None) -> Party:
        """Return the frozen value of a party."""
        e = self.entries[entry_id]
        name = e.name
        aliases = tuple(sorted(f for f in e.forms if f != name))
        kind: PartyKind = "organisation" if e.capital and e.kind != "state" else e.kind
        if e.plural and kind in ("unknown", "person"):
            kind = "group"
        return Party(
            name,
            kind,
            aliases,
            role or (e.roles[0] if e.roles else None),
            e.gender,
            e.plural,
            e.named,
        )

    def principals(self, entry_id: int) -> list[int]:
        """Return the parties that this one speaks for, by its role, name or seat."""
        e = self.entries[entry_id]
        if e.kind == "state":
            return []
        seat = self.knows.seat_of(e.canonical or e.name)
        if seat is not None and e.capital:
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
        words = re.findall(r"[\w-]+", text)
        role = next(
            (r for r in (self.knows.role(w.casefold()) for w in words[:3]) if r is not None), None
        )
        if role is None or not role.speaks_for:
            return []
        for word in words:
            state = self.knows.demonym(word.casefold())
            if state is not None:
                return self._state_entry(state)
        tail = re.split(r"\b(?:de la|de l'|de l’|du|des|de|d'|d’)\s*", text, maxsplit=1)
        if len(tail) == 2:
            rest = fold(tail[1])
            for other in self.entries:
                if (
                    other.id == entry.id
                    or not other.named
                    or other.kind not in ("state", "organisation")
                ):
                    continue
                if any(rest.startswith(fold(f)) for f in other.forms) or (
                    other.canonical and rest.startswith(fold(other.canonical))
                ):
                    seat = (
                        self.knows.seat_of(other.canonical or other.name) if other.capital else None
                    )
                    return self._state_entry(seat) if seat else [other.id]
        return []

    def _state_entry(self, name: str) -> list[int]:
        for entry in self.entries:
            if entry.canonical == name:
                return [entry.id]
        known = self.knows.is_state(name)
        return [
            self.new("state" if known else "organisation", name, first=10**9, canonical=name).id
        ]

    def state(self, name: str) -> int:
        """Return the entry of a state by its canonical name, added if the article has none."""
        return self._state_entry(name)[0]


def _upgrade(entry: Entry, name: Name) -> None:
    if entry.kind == "unknown" and name.kind != "unknown":
        entry.kind = name.kind
    if name.title_gender and entry.gender is None:
        entry.gender = name.title_gender


def _same_person(text: str, entry: Entry) -> bool:
    """Tell whether two full names are one (*Antony J. Blinken*, *Antony Blinken*)."""
    words = [w for w in fold(text).split() if not re.fullmatch(r"\w\.?", w)]
    return any(
        words == [w for w in fold(f).split() if not re.fullmatch(r"\w\.?", w)] for f in entry.forms
    )


def _part_of(words: list[str], form: str, *, titled: bool) -> bool:
    """Tell whether the words close a full name (*Blinken*), or open it (*Hua* of *Hua Chunying*)."""
    full = fold(form).replace("-", " ").split()
    if len(words) >= len(full):
        return False
    return full[-len(words) :] == words or (full[: len(words)] == words)


def _closes(words: list[str], form: str) -> bool:
    """Tell whether the words are the last ones of the form: a family name, mostly."""
    full = fold(form).replace("-", " ").split()
    return full[-len(words) :] == words


def _org_part(words: list[str], form: str) -> bool:
    full = fold(form).split()
    return len(words) < len(full) and full[: len(words)] == words and len(words[0]) > 3


def _initials(form: str) -> str:
    return "".join(w[0] for w in re.findall(r"\w+", fold(form)) if w not in _SMALL_WORDS).upper()


def _long_form(doc: Doc, paren: int, acronym: str) -> int | None:
    """Return the token where the words spelled by the acronym start, before the parenthesis."""
    letters = [c for c in fold(acronym).upper() if c.isalpha()]
    if len(letters) < 2:
        return None
    first: int | None = None
    for i in range(paren - 1, max(paren - 14, -1), -1):
        token = doc[i]
        if token.pos_ in {"PUNCT", "SPACE", "VERB", "AUX"} or token.text in '«»"(),':
            break
        if fold(token.text)[:1].upper() == letters[0] and token.lower_ not in _SMALL_WORDS:
            span = [
                fold(t.text)[:1].upper()
                for t in doc[i:paren]
                if t.lower_.strip("'") not in _SMALL_WORDS
            ]
            if (
                _subsequence(letters, [c for t in doc[i:paren] for c in fold(t.text).upper()])
                and len(span) >= 2
            ):
                first = i
                if len(span) >= len(letters):
                    break
    return first


def _subsequence(short: list[str], long: list[str]) -> bool:
    rest = iter(long)
    return all(c in rest for c in short)


def _masculine(knows: Knowledge, form: str) -> str:
    role = knows.role(form)
    return role.lemma if role is not None else form


def noun_phrase(head: Token) -> tuple[int, int]:
    """Return the token range of the noun phrase without its determiner."""
    start, end = np_start(head), np_end(head)
    doc = head.doc
    while start < head.i and doc[start].pos_ == "DET":
        start += 1
    return start, end
