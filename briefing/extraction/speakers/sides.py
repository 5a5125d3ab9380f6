"""Tell on whose side a party stands: a spokesman's, a ministry's, a subsidiary's.

An accusation against Chine is answered by *l'ambassade de Chine*; a clause whose subject is on
the speaker's own side blames nobody. Sides are sets of register ids, closed over what the names
and roles of the article say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.extraction.grammar.charged import TIMES
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.phrases import BLAMED, THOSE, noun_phrase, those_end
from briefing.extraction.grammar.syntax import is_plural
from briefing.extraction.grammar.whole_words import words_of
from briefing.extraction.parties.entries import Entry
from briefing.extraction.parties.fits import trade
from briefing.extraction.parties.gazetteer import fold
from briefing.extraction.speakers.human_nouns import AGENTS, BODIES, CROWDS, NO_AGENTS, PEOPLE
from briefing.extraction.speakers.speakers import Resolver
from briefing.language.plain_doc import Token
from briefing.model import PartyKind

EXECUTIVE = -1
"""Stands in a side for the state's own executive, which many bodies and roles speak for."""
_EXECUTIVE_WORDS = {
    "etat", "gouvernement", "executif", "elysee", "matignon", "ministre", "premier ministre", "beauvau",
    "ministere", "ministres", "majorite", "presidence", "sceaux",
}  # fmt: skip
# What is no state's where it is said to be of a body: *la présidence de l'université*.
_SHARED = {"presidence", "administration", "services", "agence", "autorites", "pouvoir", "executif"}
_NO_STATES = {
    "universite", "club", "region", "departement", "groupe", "federation", "ligue", "hopital", "hopitaux", "banque",
    "senat", "conseil", "chambre", "entreprise", "usine", "ecole", "lycee", "college", "metropole", "agglomeration",
    "fondation", "association", "syndicat", "parti", "chaine", "journal", "chu", "prison", "musee", "theatre",
}  # fmt: skip
OF_MEMBERS = {
    "association", "fédération", "confédération", "union", "syndicat", "ligue", "parti", "collectif", "ong",
    "fondation", "mouvement", "comité", "intersyndicale", "ordre", "interprofession", "amicale",
}  # fmt: skip
"""Bodies of members, of whichever country: the adjective says only where."""
_OF_NO_STATE = OF_MEMBERS - {
    "parti",
    "union",
    "mouvement",
    "ligue",
    "comité",
    "ordre",
    "fédération",
}
"""Those that never are their state's: *le Parti communiste chinois* is."""
# « les rivaux de X », « la veuve de X » are nobody's spokesmen.
OPPOSED = {
    "rival", "rivaux", "adversaire", "concurrent", "opposant", "ennemi", "victime", "victimes", "ancien",
    "ancienne", "anciens", "ex", "critique", "client", "clients", "plaignant", "veuve", "detracteur", "voisin",
}  # fmt: skip
_SIDE_WORDS = {
    "partie",
    "camp",
    "côté",
    "diplomatie",
    "autorités",
    "régime",
    "pouvoir",
    "dirigeants",
}
_SMALL = {"le", "la", "les", "un", "une", "des", "l", "d"}


def _without_adjective(words: Sequence[str]) -> list[str]:
    """Return the words but *exécutif* behind a noun: *le bureau exécutif du syndicat* is no state's."""
    led = {"l", "d", "par", "de", ""}
    return [w for n, w in enumerate(words) if w != "executif" or not n or words[n - 1] in led]


def no_states(words: Sequence[str]) -> bool:
    """Tell whether a description says of which body a presidency or an administration is."""
    return bool(_SHARED & set(words[:1]) and _NO_STATES & set(words))


@dataclass(slots=True)
class Sides:
    """Answer questions of sides for the parties of one article."""

    resolver: Resolver
    _known: dict[int, frozenset[int]] = field(default_factory=dict)
    _together: dict[tuple[int, ...], frozenset[int]] = field(default_factory=dict)
    _same: dict[tuple[tuple[int, ...], tuple[int, ...]], bool] = field(default_factory=dict)
    _adopted: dict[int, int] = field(default_factory=dict)
    """The state that a spokesman without one is heard to speak for, the client of a lawyer."""

    _own_nouns: dict[str, int] | None = None
    _bracketed: dict[int, set[int]] | None = None

    def adopt(self, speaker: int, state: int) -> None:
        """Note that a spokesman, whose state the article never says, or a lawyer speaks for this one."""
        self._adopted[speaker] = state
        self._known.clear()
        self._together.clear()
        self._same.clear()

    def entry(self, entry: int) -> Entry:
        """Return what the register knows of a party."""
        return self.resolver.register.entries[entry]

    def of(self, entry: int) -> frozenset[int]:
        """Return the party with those it speaks for or belongs to."""
        known = self._known.get(entry)
        if known is None:
            self._known[entry] = frozenset({entry})
            found = {entry, *self._above(entry)}
            for above in [e for e in found if e >= 0 and e != entry]:
                found |= self.of(above)
            known = self._known[entry] = frozenset(found)
        return known

    def of_all(self, entries: tuple[int, ...]) -> frozenset[int]:
        """Return the sides of several parties together."""
        if entries not in self._together:
            self._together[entries] = frozenset().union(*map(self.of, entries))
        return self._together[entries]

    def same(self, a: tuple[int, ...], b: tuple[int, ...]) -> bool:
        """Tell whether the two groups of parties share a side."""
        asked = a, b
        if asked not in self._same:
            self._same[asked] = not self.of_all(a).isdisjoint(self.of_all(b))
        return self._same[asked]

    def principals(self, entries: tuple[int, ...]) -> tuple[int, ...]:
        """Return whom the parties speak for, by role, name or seat."""
        register = self.resolver.register
        found = dict.fromkeys(p for e in entries for p in register.principals(e))
        found |= dict.fromkeys(self._adopted[e] for e in entries if e in self._adopted)
        return tuple(p for p in found if p not in entries)

    def is_seat(self, entry: int) -> bool:
        """Tell whether the party is a seat of a state's executive (*Matignon*, *la Place Beauvau*)."""
        e = self.entry(entry)
        if e.kind == "state":
            return False
        seats = self.resolver.knows.lexicon.seats
        known = [
            seats[fold(form)][0] for form in (e.canonical or "", *e.forms) if fold(form) in seats
        ]
        return any(seat.body not in ("parlement", "justice") for seat in known)

    def _above(self, entry: int) -> set[int]:
        register = self.resolver.register
        e = register.entries[entry]
        found = set(register.principals(entry))
        if entry in self._adopted:
            found.add(self._adopted[entry])
        found |= self._in_brackets(entry)
        texts = [*e.roles] if e.named and e.kind == "person" else [e.name]
        for text in texts:
            words = words_of(fold(text))
            if set(words) & OPPOSED:
                continue
            if e.kind != "state":
                found |= self._named_in(text, e)
            if (
                set(_without_adjective(words)) & _EXECUTIVE_WORDS
                and not no_states(words)
                and not any(register.entries[f].kind == "state" for f in found)
            ):
                found.add(EXECUTIVE)
        return found

    def _in_brackets(self, entry: int) -> set[int]:
        """Return the body or state in brackets after a person's name: *Zoé Roy (Gauche unie)*."""
        register, doc = self.resolver.register, self.resolver.doc
        if register.entries[entry].kind != "person":
            return set()
        if self._bracketed is None:
            self._bracketed = {}
            for mention in register.mentions:
                i = mention.end
                if i + 2 >= len(doc) or doc[i].text != "(":
                    continue
                inner = register.mention_at(i + 1)
                if inner is None or inner.end >= len(doc) or doc[inner.end].text != ")":
                    continue
                body = register.entries[inner.entry]
                if body.named and body.kind in ("organisation", "state") and inner.start == i + 1:
                    self._bracketed.setdefault(mention.entry, set()).add(body.id)
        return self._bracketed.get(entry, set())

    def _named_in(self, words: str, own: Entry) -> set[int]:
        """Return the first party that a description or role names (*garde-côtes chinois*)."""
        register, text = self.resolver.register, f" {fold(words)} "
        best: tuple[int, int] | None = None
        # « l'Association suisse des locataires » is nobody's state
        members = not _OF_NO_STATE.isdisjoint(words_of(words.casefold()))
        for other in register.entries:
            if members and other.kind == "state" and not any(f in words for f in other.forms):
                continue  # but « l'Association des imams du Mali » may well be of its country
            if other.id == own.id or not other.named or other.place or other.kind == "person":
                continue
            for form in {*other.forms, other.canonical or ""}:
                folded = fold(form)
                if not folded or folded not in text:
                    continue
                at = text.find(f" {folded} ")
                if at < 0:
                    at = text.find(f"'{folded} ")
                if at > 0 and (best is None or at < best[0]):
                    best = (at, other.id)
        if best is not None:
            return {best[1]}
        # Peoples are known with their accents: *les autorités norvégiennes*.
        for word in () if members else words_of(words.casefold()):
            state = self.resolver.knows.demonym(word)
            if state is not None:
                return {register.state(state)}
        return set()

    # ------------------------------------------------------------ who can be blamed

    def is_party(self, entry: int) -> bool:
        """Tell whether this is somebody, not a thing that a noun phrase happens to name."""
        e = self.entry(entry)
        if e.place:
            return False
        return e.named or e.kind in ("person", "organisation", "group", "state") or self.human(e)

    def human(self, e: Entry) -> bool:
        """Tell whether a description names people or a body by its head noun."""
        head = e.head or next((w for w in fold(e.name).split() if w not in _SMALL), "")
        known = self.resolver.knows.role(head) is not None or head in BODIES
        return known or (e.plural and head in PEOPLE)

    def owned_by(self, head: Token, owner: int) -> tuple[int, ...]:
        """Return the party that *ses rivaux* describes when it is known whose they are."""
        start, end = noun_phrase(head)
        owned = f"{head.doc.text_of(start, end)} ({self.entry(owner).name})"
        return (self._description(owned, head),)

    def animate(self, head: Token) -> bool:
        """Tell whether a noun that is no known role means people: *des casseurs*, *une minorité*."""
        low = fold(head.lower_)
        if self.resolver.knows.role(head.lower_) is not None or low in BODIES | PEOPLE | CROWDS:
            return True
        if self.resolver.knows.walks(trade(head, head.lower_, self.resolver.knows)):
            return True  # « la mise en cause »
        stem = low.removesuffix("s")
        return stem.endswith(AGENTS) and stem not in NO_AGENTS

    def parties(self, head: Token, *, loose: bool = False) -> tuple[int, ...]:
        """Resolve a head, with what is coordinated to it, to parties; `loose` takes any noun."""
        if head.lower_ in _TIMES:
            return ()
        state = self._state_meant(head)
        if state is not None:
            return (state,)
        if (
            head.lower_ in THOSE
            and head.i + 1 < len(head.doc)
            and head.doc[head.i + 1].lower_ == "qui"
        ):
            return (self._description(head.doc.text_of(head.i, those_end(head)), head),)
        if head.lower_ in _CABINETS and self._named_after(head):
            return (self.described(head),)  # « le gouvernement Legault », no Legault himself
        inner = self._inside_description(head)
        if inner is not None:
            return (inner,) if loose or self.is_party(inner) else ()
        found = tuple(
            self._without_blame(self._by_own_noun(e, head), head)
            for e in self.resolver.all_of(head).entries
        )
        return tuple(e for e in found if loose or self.is_party(e))

    def _named_after(self, head: Token) -> bool:
        """Tell whether the name of somebody stands right behind a noun."""
        mention = self.resolver.register.mention_at(head.i + 1)
        return (
            mention is not None and mention.start == head.i + 1 and self.entry(mention.entry).named
        )

    def _without_blame(self, entry: int, head: Token) -> int:
        """Return the party alone where its description goes on to the blame (*la direction accusée de*)."""
        e = self.entry(entry)
        if e.named:
            return entry
        words = e.name.split()
        cut = next((n for n, w in enumerate(words) if n and w.casefold() in BLAMED), None)
        if cut is None:
            return entry
        return self._description(" ".join(words[:cut]).rstrip(" ,"), head)

    def _by_own_noun(self, entry: int, head: Token) -> int:
        """Return the party that *l'usine* means where the article says *l'usine Alpichlor*."""
        e = self.entry(entry)
        if e.named or e.plural or head.pos_ != "NOUN" or np_end(head) != head.i + 1:
            return entry
        return self._nouns().get(head.lemma_.casefold(), entry)

    def _nouns(self) -> dict[str, int]:
        """Return the common nouns that stand right before names, with the one party each means."""
        if self._own_nouns is None:
            meant: dict[str, set[int]] = {}
            doc = self.resolver.doc
            for mention in self.resolver.register.mentions:
                before = doc[mention.start - 1] if mention.start else None
                e = self.entry(mention.entry)
                if before is not None and before.pos_ == "NOUN" and e.named and e.kind != "state":
                    meant.setdefault(before.lemma_.casefold(), set()).add(e.id)
            self._own_nouns = {noun: min(ids) for noun, ids in meant.items() if len(ids) == 1}
        return self._own_nouns

    def _inside_description(self, head: Token) -> int | None:
        """Return the party of a noun that a longer description holds (*les accusations contre ses rivaux*)."""
        register = self.resolver.register
        mention = register.mention_at(head.i)
        if mention is None or head.pos_ != "NOUN" or register.entries[mention.entry].named:
            return None
        first = next((t for t in head.doc[mention.start : mention.end] if t.pos_ == "NOUN"), head)
        if first.i == head.i or head.i in register.role_at:
            return None
        named = register.at(head.i + 1) if head.i + 1 < mention.end else None
        if named is not None and named.named and named.kind == "person":
            return named.id  # « la gestion du ministre Luc Petit »
        start, end = noun_phrase(head)
        return self._description(head.doc.text_of(start, end), head)

    def described(self, head: Token) -> int:
        """Return the party that a noun phrase describes, whatever names stand near it."""
        start, end = noun_phrase(head)
        return self._description(head.doc.text_of(start, end), head)

    def shortened(self, entry: int, name: str) -> int:
        """Cut a description that ran too far to these words; return the party that they mean."""
        full = self.entry(entry)
        known = next(
            (e for e in self.resolver.register.entries if not e.named and e.name == name), full
        )
        full.forms = Counter({name: sum(full.forms.values())})
        return known.id

    def unknown(self, head: Token) -> int:
        """Return the one unknown of *contre X*, whatever stands behind him."""
        return self._description("X", head)

    def called(self, text: str, head: Token) -> int:
        """Return the people that these words call, whatever the phrase (*trois d'entre eux*)."""
        known = next((e for e in self.resolver.register.entries if e.name == text), None)
        entry = known or self.resolver.register.new("group", text, first=head.i)
        entry.named, entry.head = False, head.lemma_.casefold()
        entry.kind, entry.plural = "group", True
        return entry.id

    def _description(self, text: str, head: Token) -> int:
        """Return the party so described, added if the article has none yet."""
        register = self.resolver.register
        folded = fold(text)
        for known in register.entries:
            if known.is_called(folded):
                return known.id
        role = self.resolver.knows.role(head.lower_)
        kind: PartyKind = "unknown"
        if role is not None:
            kind = "person" if role.kind == "person" else "organisation"
        entry = register.new(kind, text, first=head.i)
        entry.named, entry.head, entry.plural = False, head.lemma_.casefold(), is_plural(head)
        return entry.id

    def _state_meant(self, head: Token) -> int | None:
        """Return the state of *la partie philippine*, *le camp russe*, *certains à Manille*."""
        doc = head.doc
        low = head.lower_
        if low in _SIDE_WORDS:
            for token in doc[head.i + 1 : head.i + 3]:
                state = self.resolver.knows.demonym(token.lower_)
                if state is not None:
                    return self.resolver.register.state(state)
        if (
            low in {"certains", "d'aucuns"}
            and head.i + 2 < len(doc)
            and doc[head.i + 1].lower_ == "à"
        ):
            entry = self.resolver.register.at(head.i + 2)
            if entry is not None and entry.kind == "state":
                return entry.id
        return None


_CABINETS = {"gouvernement", "cabinet", "régime", "clan", "administration"}
"""Bodies that go by the name of who leads them."""
_TIMES = TIMES | {"jour"}
