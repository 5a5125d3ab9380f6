"""Find which accusations somebody's answer answers: whose side is blamed, by whom, how near.

`Sides` is strict, for it vetoes accusations. Whoever answers is looked at more kindly here:
*le directeur du site* speaks for the factory that is accused, the préfecture for the préfet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefing.extraction.accusations.accusations import FoundAccusation
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import POSSESSIVES, token_at
from briefing.extraction.parties.entries import Entry
from briefing.extraction.responses.allegiance import Allegiance, one_executive
from briefing.extraction.speakers.sides import OF_MEMBERS, Sides
from briefing.extraction.speakers.standing import (
    is_house,
    names,
    one_office,
    own_body,
    speaks_for_role,
    takes_up,
)
from briefing.language.lexicon import fold
from briefing.model import Span

# Words after which a description says for whom the accused work.
_BEHIND = {
    "lié", "liée", "liés", "liées", "proche", "proches", "travaillant", "œuvrant", "agissant", "soutenu", "soutenue",
    "soutenus", "soutenues", "piloté", "pilotée", "pilotés", "pilotées", "parrainé", "parrainée", "parrainés",
    "parrainées", "financé", "financée", "financés", "financées", "dirigé", "dirigés", "contrôlé", "contrôlée",
    "contrôlés", "affilié", "affiliée", "affiliés", "affiliées", "service", "solde", "compte", "employé", "employés",
    "commandité", "commanditée", "commandités", "commanditées", "armé", "armée", "armés", "armées",
    "travailler", "travaillé", "œuvrer", "œuvré", "agir", "agi", "opérer", "espionner", "espionné", "ordre", "ordres",
    "profit", "bénéfice", "intelligence", "liens", "livré", "vendu", "transmis",
}  # fmt: skip
_BEHIND_REACH = 8
_DEFINITE = {"le", "la", "l'", "ce", "cet", "cette"}
_LAST_MEANT = ("intéressé", "dernier", "dernière")
"""How words begin that take somebody up by no more than having been spoken of."""
_BARE_VOICE = "porte-parole"
_BEHIND_VERB = 5
"""Tokens from a verb up to which such a word stands: *sont rejetées par l'intéressé*."""
SAME, NAMED, LOOSE = 3, 2, 1
_SURE = 0.65
"""Trust from which an accusation is answered before others."""


@dataclass(slots=True)
class Answered:
    """Tell which accusations of one article somebody may answer, and which an answer does."""

    layout: Layout
    sides: Sides
    accusations: Sequence[FoundAccusation]
    _known: dict[tuple[int, int], int] = field(default_factory=dict)
    _found: dict[tuple[tuple[int, ...], int], tuple[int, ...]] = field(default_factory=dict)
    _backed: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _accused: dict[int, dict[int, int]] = field(default_factory=dict)
    _allegiances: dict[int, Allegiance] = field(default_factory=dict)

    def against(self, parties: tuple[int, ...], at: int = -1) -> tuple[int, ...]:
        """Return the accusations against the side of these parties, by the surest tie there is."""
        asked = parties, at
        if asked not in self._found:
            self._found[asked] = self._against(parties, at)
        return self._found[asked]

    def _against(self, parties: tuple[int, ...], at: int) -> tuple[int, ...]:
        """Find the accusations against the side of these parties, those of their own left out."""
        ties = self._to_accused(parties[0]) if len(parties) == 1 else self._to_any(parties)
        if at >= 0 and not ties:
            ties = self._through_paragraph(parties, at)
        others = {n: tie for n, tie in ties.items() if not self._is_own(n, parties, tie)}
        floor = NAMED if max(others.values(), default=0) >= NAMED else LOOSE
        return tuple(n for n, tie in others.items() if tie >= floor)

    def _to_any(self, parties: tuple[int, ...]) -> dict[int, int]:
        """Return how surely one of the parties stands on the side of the accused, where one does."""
        each = [self._to_accused(party) for party in parties]
        return {n: max(ties.get(n, 0) for ties in each) for n in sorted(set().union(*each))}

    def _to_accused(self, party: int) -> dict[int, int]:
        """Return how surely the party stands on the side of each accusation's accused, where it does."""
        if party not in self._accused:
            ties = {
                n: max([self.tie(party, a) for a in self._blamed(n)], default=0)
                for n in range(len(self.accusations))
            }
            self._accused[party] = {n: tie for n, tie in ties.items() if tie}
        return self._accused[party]

    def _is_own(self, n: int, parties: tuple[int, ...], tie: int) -> bool:
        """Tell whether the parties stand with the accusers as surely as with the accused, or more so."""
        accusers = self.accusations[n].accusers
        if set(parties) <= set(self.accusations[n].accused):
            return False  # whom one who works for them accuses
        own = max([self.tie(p, a) for p in parties for a in accusers], default=0)
        return own > tie or own == tie >= NAMED

    def _possessed(self, party: int) -> bool:
        """Tell whether the text says whose the role is: *son porte-parole*, *sa directrice*."""
        return bool(self._possessives(party))

    def _possessives(self, party: int) -> list[int]:
        """Return where *son* stands before what the party is called."""
        doc, roles = self.layout.doc, self.sides.resolver.register.role_at
        heads = [i for i, entry in roles.items() if entry == party]
        return [t.i for i in heads for t in doc[max(i - 2, 0) : i] if t.lower_ in POSSESSIVES]

    def _owners(self, party: int) -> set[int]:
        """Return of which bodies *son secrétaire* somebody is; *son avocat* may be either side's."""
        found = (self.sides.resolver.owner(i) for i in self._possessives(party))
        return {
            o
            for o in found
            if o is not None and (self.sides.entry(o).kind == "organisation" or self._of_members(o))
        }

    def _of_members(self, party: int) -> bool:
        """Tell whether a body is one of members, who mostly complain: *le collectif*, *l'association*."""
        e = self.sides.entry(party)
        return not OF_MEMBERS.isdisjoint({e.head, *e.name.casefold().split()[:1]})

    def allegiance(self, party: int) -> Allegiance:
        """Return whom the article says that a party serves."""
        if party not in self._allegiances:
            self._allegiances[party] = Allegiance(self.sides.entry(party), self.sides)
        return self._allegiances[party]

    def _blamed(self, n: int) -> tuple[int, ...]:
        """Return the accused and who is said to stand behind them: *des pirates liés à Moscou*."""
        if n not in self._backed:
            blame = self.accusations[n]
            self._backed[n] = (*blame.accused, *self._backers(blame.at))
        return self._backed[n]

    def _backers(self, at: int) -> Iterator[int]:
        doc, register = self.layout.doc, self.sides.resolver.register
        end = self.layout.sentence_end(at)
        for i in range(self.layout.sentence_start(at), end):
            if doc[i].lower_ not in _BEHIND:
                continue
            for token in doc[i + 1 : min(i + _BEHIND_REACH, end)]:
                if token.is_punct:
                    break
                state = self.sides.resolver.knows.demonym(token.lower_)
                named = register.at(token.i)
                if state is not None:
                    yield register.state(state)
                elif named is not None and named.kind in ("state", "organisation"):
                    yield named.id

    def _through_paragraph(self, parties: tuple[int, ...], at: int) -> dict[int, int]:
        """Tie a bare role to the body named just before: *En préfecture, … la secrétaire générale*."""
        if not parties or not all(self.allegiance(p).bare for p in parties):
            return {}
        tie = NAMED if all(self._possessed(p) for p in parties) else LOOSE
        start = self.paragraph(at)
        near = [m for m in self.sides.resolver.register.mentions if start <= m.start < at]
        owners = {o for p in parties for o in self._owners(p)}
        blamed = {a for blame in self.accusations for a in blame.accused}
        if any(not (owners - blamed).isdisjoint(blame.accusers) for blame in self.accusations):
            return {}  # « Le syndicat accuse la ville. Son secrétaire, Paul Roux, annonce une grève »
        for mention in sorted(near, key=lambda m: -m.start):
            found = {
                n: tie
                for n, blame in enumerate(self.accusations)
                if any(self.tie(mention.entry, a) >= NAMED for a in blame.accused)
            }
            if found:
                return found
        return {}

    def tie(self, party: int, accused: int) -> int:
        """Return how surely the party stands on the side of the accused, 0 for not at all."""
        key = (party, accused)
        if key not in self._known:
            self._known[key] = self._tie(party, accused)
        return self._known[key]

    def _tie(self, party: int, accused: int) -> int:
        own, theirs = self.allegiance(party), self.allegiance(accused)
        if not own.side.isdisjoint(theirs.side):
            return SAME
        if names(own, theirs) or names(theirs, own) or one_office(own, theirs):
            return NAMED
        one, other = own.entry, theirs.entry
        if one.kind == other.kind == "organisation" and fold(one.name) == fold(other.name):
            return NAMED  # *la Fédération*, once taken for a name and once for a description
        if own.houses and is_house(other, own.houses):
            return NAMED
        if one_executive(own, theirs) or speaks_for_role(own, theirs):
            return NAMED
        if own.serves_another:
            return 0
        if own.entry.name == _BARE_VOICE and not own.entry.named and theirs.is_taken_up:
            return LOOSE  # « …, a déclaré un porte-parole »
        return LOOSE if takes_up(own, theirs) else 0

    # ------------------------------------------------------------ which of them

    def answered(
        self, parties: tuple[int, ...], at: int, evidence: tuple[Span, ...]
    ) -> tuple[int, ...]:
        """Return the accusations that an answer at token `at` answers."""
        hits = self.against(parties, at)
        # Whoever answers hardly means what may be no accusation at all.
        hits = tuple(n for n in hits if self.accusations[n].trust >= _SURE) or hits
        before = [n for n in hits if self.told_by(n, at)]
        if not before:
            return hits
        start = self.paragraph(at)
        near = [n for n in before if self.accusations[n].at >= start]
        return self._with_later(self._by_accuser(before, at, evidence) or near or before, hits, at)

    def told_by(self, n: int, at: int) -> bool:
        """Tell whether blame is told before a token or in its sentence: *rejette les griefs de X, qui l'accuse*."""
        return self.accusations[n].at < max(at, self.layout.sentence_end(at))

    def nearest(self, parties: tuple[int, ...], at: int) -> tuple[int, ...]:
        """Return what somebody answers whom no tie binds to the accused: the last accusation by others.

        It stands in this paragraph; or in the one before, of somebody who is but described (*l'exploitant*).
        """
        here = self.paragraph(at)
        previous = self.paragraph(max(here - 2, 0))
        told = [
            n
            for n, a in enumerate(self.accusations)
            if previous <= a.at < at and not self.sides.same(parties, a.accusers)
        ]
        told.sort(key=lambda n: self.accusations[n].at, reverse=True)
        if told and self.accusations[told[0]].at >= here:
            return (told[0],)
        vague = [
            n
            for n in told
            if not any(self.sides.entry(e).named for e in self.accusations[n].accused)
        ]
        return tuple(vague[:1])

    def presumed(self, parties: tuple[int, ...], at: int, *, near: bool = False) -> tuple[int, ...]:
        """Return the accused that a description nobody else fits must mean: *la championne nie*.

        Where nothing is denied, the accused must also be the last person named (`near`).
        """
        if len(parties) != 1 or self.sides.entry(parties[0]).named:
            return ()
        entry = self.sides.entry(parties[0])
        if entry.kind != "person" or " " in entry.name or not self._definite(entry, at):
            return ()  # « lit-on dans le document », « un conseiller », « l'assureur du navire »
        before = [a for a in self.accusations if a.at < at]
        for blame in reversed(before):
            named = [a for a in blame.accused if self.sides.entry(a).named]
            if len(named) != 1 or len(blame.accused) != 1:
                continue
            other = self.sides.entry(named[0])
            apart = entry.gender and other.gender and entry.gender != other.gender
            if apart or entry.plural != other.plural:
                return ()
            return (other.id,) if not near or self._last_named(at) == other.id else ()
        return ()

    def _definite(self, entry: Entry, at: int) -> bool:
        """Tell whether token `at` is of somebody known: *la championne*, *l'intéressé*."""
        doc, roles = self.layout.doc, self.sides.resolver.register.role_at
        if any(t.lower_.startswith(_LAST_MEANT) for t in doc[max(at - 3, 0) : at + _BEHIND_VERB]):
            return True
        heads = [i for i, role in roles.items() if role == entry.id]
        near = min(heads, key=lambda i: abs(i - at), default=0)
        return any(t.lower_ in _DEFINITE for t in doc[max(near - 2, 0) : near])

    def _last_named(self, at: int) -> int:
        """Return the person named last before token `at` in its paragraph, -1 for none."""
        start, register = self.paragraph(at), self.sides.resolver.register
        last = (-1, -1)
        for m in register.mentions:
            e = register.entries[m.entry]
            if start <= m.start < at and e.named and e.kind == "person":
                last = max(last, (m.start, m.entry))
        return last[1]

    def meant(self, parties: tuple[int, ...], answers: tuple[int, ...]) -> tuple[int, ...]:
        """Return the accused body for *l'entreprise*, which the article takes it up by."""
        if len(parties) != 1 or not answers:
            return parties
        entry = self.sides.entry(parties[0])
        if entry.named or len(entry.name.split()) > 1 or entry.kind == "person":
            return parties
        accused = {a for n in answers for a in self.accusations[n].accused}
        own = self.allegiance(parties[0])
        bodies = {a for a in accused if takes_up(own, self.allegiance(a))}
        return tuple(bodies) if len(bodies) == 1 else parties

    def behalf(self, parties: tuple[int, ...], answers: tuple[int, ...]) -> tuple[int, ...]:
        """Return the accused that somebody else answers for; a state answers for itself."""
        if any(self.sides.entry(p).kind == "state" for p in parties):
            return ()
        for n in answers:
            accused = self.accusations[n].accused
            if len(accused) != 1 or accused[0] in parties:
                continue
            loose = all(self.tie(p, accused[0]) <= LOOSE for p in parties)
            if not (loose and any(own_body(self.sides.entry(p)) for p in parties)):
                return accused
        return ()

    def _by_accuser(self, hits: list[int], at: int, evidence: tuple[Span, ...]) -> list[int]:
        """Return those whose accuser the answer's sentences name."""
        start = self.layout.sentence_start(at)
        end = token_at(self.layout.doc, evidence[-1].end)
        mentions = self.sides.resolver.register.mentions
        named = {m.entry for m in mentions if start <= m.start < end}
        return [
            n
            for n in hits
            if any(self.sides.same((e,), self.accusations[n].accusers) for e in named)
        ]

    def paragraph(self, at: int) -> int:
        """Return the first token of the paragraph around token `at`."""
        offset = self.layout.text.rfind("\n", 0, self.layout.doc[at].idx) + 1
        return token_at(self.layout.doc, offset)

    def _with_later(self, answered: list[int], hits: tuple[int, ...], at: int) -> tuple[int, ...]:
        """Add what the same accusers repeat further down."""
        accusers = tuple({a for n in answered for a in self.accusations[n].accusers})
        return tuple(
            n
            for n in hits
            if n in answered
            or (
                self.accusations[n].at >= at
                and self.sides.same(accusers, self.accusations[n].accusers)
            )
        )
