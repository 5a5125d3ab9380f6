"""Know who is who over the articles of a dossier: one person, one state, one body.

Extraction resolves names within an article. Here the articles are put together: a family name takes
the full name that it fits alone, a description takes the name of who holds that office, and a
conflict of gender or given name keeps namesakes apart. What fits two people is left as it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.dossier.clusters import Joined
from briefing.dossier.party_names import (
    begins_or_ends,
    content,
    is_body,
    is_office,
    one_spelling,
    tokens,
    undoubled,
)
from briefing.dossier.terms import fold, words
from briefing.model import Analysis, Party, PartyKind

Numbered = Sequence[tuple[int, Analysis]]
_FORMER = {"ancien", "ancienne", "ex"}
MOST_TOKENS = 6
"""A longer name is a description that was taken for one, and stands for nobody else."""

SHARED_NAMES = 2
"""Articles that share fewer names may mean another *président du Conseil*."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """Hold a party as one article has it."""

    source: int
    party: Party
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Traits:
    """Hold what tells one person from another."""

    genders: frozenset[str] = frozenset()
    full_names: frozenset[tuple[str, ...]] = frozenset()

    def with_(self, other: _Traits) -> _Traits:
        return _Traits(self.genders | other.genders, self.full_names | other.full_names)


class Cast:
    """Give each party of each article the name, kind and id that it has in the dossier.

    `same_text` gives, for a source that copies or extends another, the number of that one.
    """

    def __init__(self, analyses: Numbered, same_text: dict[int, int] | None = None) -> None:
        self._same_text = same_text or {}
        self._mentions = [
            _Mention(number, party, tokens(party))
            for number, party in _distinct(
                (number, party) for number, a in analyses for party in _parties(a)
            )
        ]
        self._joined = Joined(len(self._mentions))
        self._traits = {i: _traits(m.party) for i, m in enumerate(self._mentions)}
        self._named_in = _names_by_source(self._mentions)
        self._offices = _in_roles(self._mentions)
        self._exact()
        self._aliases()
        self._family_names()
        self._contained()
        self._descriptions()
        self._canonical: dict[tuple[int, Party], Party] = {}
        self._settle()
        self._told = _told_sides(analyses)

    def of(self, number: int, party: Party) -> Party:
        """Return the party as the dossier has it, with the role that this article gives."""
        known = self._canonical.get((number, party), party)
        return replace(known, role=party.role or known.role)

    def all_of(self, number: int, parties: Iterable[Party]) -> tuple[Party, ...]:
        """Return several parties as the dossier has them, each once."""
        out: dict[str | None, Party] = {}
        for party in parties:
            known = self.of(number, party)
            out.setdefault(known.actor or known.name, known)
        return tuple(out.values())

    def mentions(self) -> Iterator[tuple[int, Party, Party]]:
        """Yield each party with its source number, as the article and as the dossier have it."""
        for m in self._mentions:
            yield m.source, m.party, self._canonical[m.source, m.party]

    def told_sides(self) -> Iterator[tuple[str, str]]:
        """Yield each actor with one on whose behalf an article says it speaks."""
        for number, speaker, behalf in self._told:
            one, other = (self._canonical[number, p].actor for p in (speaker, behalf))
            if one and other and one != other:
                yield one, other

    # ------------------------------------------------------------ who is the same

    def _join(self, i: int, j: int) -> None:
        """Make one of two parties, unless gender or given name stand against it."""
        if self._may_join(i, j):
            a, b = sorted((self._joined.root(i), self._joined.root(j)))
            if a != b:
                self._traits[a] = self._traits[a].with_(self._traits.pop(b))
                self._joined.join(a, b)

    def _may_join(self, i: int, j: int) -> bool:
        one, two = (self._traits[self._joined.root(k)] for k in (i, j))
        return one is two or not _conflict(one.with_(two))

    def _exact(self) -> None:
        """Join the same name; a mere description only within one text."""
        seen: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for i, m in enumerate(self._mentions):
            text = self._same_text.get(m.source, m.source)
            alone = not m.party.named and (len(m.tokens) < 2 or m.party.kind == "person")
            seen[(m.tokens, text) if alone else (m.tokens,)].append(i)
        for group in seen.values():
            # Gender splits namesakes; a name without one goes to them only if there is one.
            genders = {self._gender(i) for i in group} - {None}
            homes: dict[object, int] = {}
            for i in group:
                gender = self._gender(i)
                key = gender if len(genders) > 1 else "one"
                if key in homes:
                    self._join(homes[key], i)
                homes.setdefault(key, i)

    def _gender(self, i: int) -> str | None:
        """Return the gender of a person; a noun's gender tells nothing of a body."""
        party = self._mentions[i].party
        return party.gender if party.kind == "person" else None

    def _aliases(self) -> None:
        """Join bodies by their acronyms; a state has its name already, and Brussels is two parties."""
        forms: dict[str, int] = {}
        bodies = [i for i, m in enumerate(self._mentions) if is_body(m.party)]
        for i in bodies:
            forms.setdefault(" ".join(self._mentions[i].tokens), i)
        for i in bodies:
            for alias in self._mentions[i].party.aliases:
                if alias.isupper() and len(alias.strip()) > 2 and " " not in alias.strip():
                    self._join(forms.setdefault(" ".join(words(alias)), i), i)

    def _family_names(self) -> None:
        """Join a family name to the one full name that it fits, and full names spelled alike."""
        full: dict[str, list[int]] = defaultdict(list)
        people = [
            i for i, m in enumerate(self._mentions) if m.party.kind == "person" and m.party.named
        ]
        told = {(self._joined.root(i), self._mentions[i].tokens): i for i in reversed(people)}
        for i in sorted(told.values()):
            if len(self._mentions[i].tokens) > 1:
                full[undoubled(self._mentions[i].tokens[-1])].append(i)
        for same in full.values():
            for at, i in enumerate(same):
                for j in same[at + 1 :]:
                    if one_spelling(self._mentions[i].tokens, self._mentions[j].tokens):
                        self._join(i, j)
        for i in people:
            tokens = self._mentions[i].tokens
            fits = self._fitting(i, full.get(undoubled(tokens[0]), [])) if len(tokens) == 1 else []
            if len(fits) == 1:
                self._join(fits[0], i)

    def _fitting(self, i: int, full: list[int]) -> list[int]:
        """Return the people whom a bare family name may mean: by gender, then by office."""
        mine = self._mentions[i].party
        heads = {self._joined.root(j): j for j in full if self._may_join(i, j)}
        if len(heads) > 1 and mine.role:
            wanted = content(mine.role)
            by_role = {
                root: j
                for root, j in heads.items()
                if any(
                    wanted & content(self._mentions[k].party.role or "")
                    for k in self._joined.members(j)
                )
            }
            heads = by_role or heads
        return list(heads.values())

    def _contained(self) -> None:
        """Join *Littoral* to *association Littoral vivant*, if nothing else has the word."""
        bodies = [
            i
            for i, m in enumerate(self._mentions)
            if is_body(m.party) and len(m.tokens) <= MOST_TOKENS
        ]
        having: dict[str, set[int]] = defaultdict(set)
        for i in bodies:
            for token in self._mentions[i].tokens:
                having[token].add(i)
        for i in bodies:
            tokens = self._mentions[i].tokens
            longer = set.intersection(*(having[t] for t in tokens)) if tokens else set()
            roots = {
                self._joined.root(j): j
                for j in sorted(longer)
                if begins_or_ends(tokens, self._mentions[j].tokens)
            }
            roots.pop(self._joined.root(i), None)
            if len(roots) == 1 and max(map(len, tokens)) > 3:
                self._join(next(iter(roots.values())), i)

    def _descriptions(self) -> None:
        """Join *le capitaine du port* to the one person in the same articles who holds the office."""
        holders = [
            (content(m.party.role), i)
            for i, m in enumerate(self._mentions)
            if m.party.named and m.party.kind == "person" and m.party.role
        ]
        by_word: dict[str, list[int]] = defaultdict(list)
        for at, (role, _) in enumerate(holders):
            for word in role:
                by_word[word].append(at)
        for i, m in enumerate(self._mentions):
            if m.party.named or m.party.plural or m.party.kind not in ("person", "unknown"):
                continue
            wanted = content(m.party.name)
            if not wanted or not is_office(m.party.name):
                continue
            near: dict[int, int] = {}
            for at in by_word.get(min(wanted, key=lambda w: (len(by_word.get(w, ())), w)), ()):
                role, j = holders[at]
                if not wanted <= role or role & _FORMER:
                    continue
                here, there = (self._roots_in(k) for k in (m.source, self._mentions[j].source))
                told_here = self._joined.root(j) in here
                if told_here or (len(wanted) > 1 and len(here & there) >= SHARED_NAMES):
                    near[self._joined.root(j)] = j
            if len(near) == 1:
                self._join(next(iter(near.values())), i)

    def _roots_in(self, source: int) -> set[int]:
        """Return the named parties of an article."""
        return {self._joined.root(k) for k in self._named_in.get(source, ())}

    # ------------------------------------------------------------ what it is called

    def _settle(self) -> None:
        """Fix name, kind, gender, aliases and id of each party."""
        settled = []
        for group in self._joined.sets():
            members = [self._mentions[i] for i in group]
            settled.append((_fullest(members), members))
        used: Counter[str] = Counter()
        for name, members in sorted(settled, key=lambda s: (fold(s[0]), s[1][0].source)):
            slug = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:60].strip("-") or "inconnu"
            used[slug] += 1
            actor = f"acteur-{slug}" + (f"-{used[slug]}" if used[slug] > 1 else "")
            parties = [m.party for m in members]
            forms = dict.fromkeys(n for p in parties for n in (p.name, *p.aliases) if n != name)
            roles = Counter(p.role for p in parties if p.role)
            best = max(
                (p for p in parties if p.name == name), key=lambda p: (p.named, len(p.aliases))
            )
            known = replace(
                best,
                kind=_kind(parties, fold(name) in self._offices),
                aliases=tuple(sorted(_clean(forms, name), key=lambda n: (-len(n), n))),
                role=min(roles, key=lambda r: (-roles[r], r)) if roles else None,
                gender=next((p.gender for p in parties if p.gender), None),
                named=any(p.named or is_body(p) for p in parties),
                actor=actor,
            )
            for m in members:
                self._canonical[m.source, m.party] = known


def _distinct(pairs: Iterable[tuple[int, Party]]) -> list[tuple[int, Party]]:
    return list(dict.fromkeys(pairs))


def _parties(analysis: Analysis) -> Iterator[Party]:
    """Yield every party that an analysis tells of."""
    yield from analysis.parties
    for quote in analysis.quotes:
        yield from (*quote.speakers, *quote.on_behalf_of)
    for accusation in analysis.accusations:
        yield from (*accusation.accusers, *accusation.accused, *accusation.on_behalf_of)
    for response in analysis.responses:
        yield from (*response.responders, *response.on_behalf_of)
    for precedent in analysis.precedents:
        yield from precedent.cited_by


def _told_sides(analyses: Numbered) -> list[tuple[int, Party, Party]]:
    out = []
    for number, a in analyses:
        pairs = [(q.speakers, q.on_behalf_of) for q in a.quotes]
        pairs += [(x.accusers, x.on_behalf_of) for x in a.accusations]
        pairs += [(r.responders, r.on_behalf_of) for r in a.responses]
        # With two speakers it is not said which of them speaks for whom.
        out += [(number, s[0], b) for s, behalf in pairs if len(s) == 1 for b in behalf]
    return list(dict.fromkeys(out))


def _names_by_source(mentions: Sequence[_Mention]) -> dict[int, list[int]]:
    out: dict[int, list[int]] = defaultdict(list)
    for i, m in enumerate(mentions):
        if m.party.named:
            out[m.source].append(i)
    return out


def _in_roles(mentions: Sequence[_Mention]) -> set[str]:
    """Return the folded names that stand in somebody's role (*directeur de Navalis*)."""
    roles = " | ".join(sorted({fold(m.party.role) for m in mentions if m.party.role}))
    return {
        name
        for name in {fold(m.party.name) for m in mentions if m.party.named}
        if re.search(rf"\b(?:de |du |d'|chez ){re.escape(name)}\b", roles)
    }


def _traits(party: Party) -> _Traits:
    if party.kind != "person" or party.plural:
        return _Traits()
    tokens = tuple(words(party.name))
    return _Traits(
        frozenset({party.gender} if party.gender else ()),
        frozenset({tokens} if party.named and len(tokens) > 1 else ()),
    )


def _conflict(traits: _Traits) -> bool:
    """Tell whether two genders or two given names stand against their being one person."""
    if len(traits.genders) > 1:
        return True
    first, *others = sorted(traits.full_names) or [()]
    return any(not one_spelling(first, other) for other in others)


def _kind(parties: Sequence[Party], in_roles: bool) -> PartyKind:
    """Return the kind that most articles give; gender and given name make a person."""
    if any(p.kind == "person" and p.gender for p in parties):
        return "person"
    if in_roles and all(p.kind in ("person", "organisation") for p in parties):
        return "organisation"
    told: Counter[PartyKind] = Counter(p.kind for p in parties if p.kind != "unknown")
    return min(told, key=lambda k: (-told[k], k), default="unknown")


def _fullest(members: Sequence[_Mention]) -> str:
    """Return the fullest name, in the spelling that most articles have."""
    named = [m for m in members if m.party.named or is_body(m.party)] or list(members)
    sizes = [m for m in named if len(m.tokens) <= MOST_TOKENS] or named
    most = max(len(m.tokens) for m in sizes)
    names = Counter(m.party.name for m in sizes if len(m.tokens) == most)
    return min(names, key=lambda n: (-names[n], n.isupper(), -len(n), n))


def _clean(forms: Iterable[str], name: str) -> set[str]:
    """Return the other names of a party, those left out that differ by case or white space only."""
    known = {fold(name).strip()}
    out = set()
    for form in sorted(forms):
        plain = " ".join(form.split())
        if fold(plain) not in known and plain:
            known.add(fold(plain))
            out.add(plain)
    return out
