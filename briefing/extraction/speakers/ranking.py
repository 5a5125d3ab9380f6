"""Rank the parties mentioned before a pronoun or a bare description: who is meant?

Gender and number are a veto; distance, grammatical role and who spoke last decide.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator
from operator import attrgetter

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.parties.gazetteer import fold
from briefing.extraction.parties.parties import Register
from briefing.extraction.speakers.resolved import Resolved
from briefing.language.plain_doc import Doc, Token
from briefing.model import Gender

WEIGHTS = {
    "sentence": -2.5, "token": -0.01, "subject": 2.0, "spoke_last": 2.0, "spoke": 0.8, "person": 2.5,
    "named": 0.5, "label": -2.0, "unnamed_body": -1.5, "state": -1.5, "gender": 0.8, "quoted": -2.5,
}  # fmt: skip
Accepts = Callable[[Entry, Mention], bool]
_COUNTED = {"vingt-sept", "27", "vingt-huit"}
"""What the European Union is called by the number of its members, who are *ils*."""
_REACH = 6
"""Sentences that a pronoun is looked back over; beyond `_NEAR` only if nobody nearer fits."""
_NEAR = 3
_CUE = 10
"""Tokens between a quotation and whoever is told to have said it: *», a répliqué mardi soir la députée*."""
_INSIDE = {"dans", "devant", "derrière"}


_start = attrgetter("start")


class Ranker:
    """Rank mentions; `Resolver` fills what is declared here."""

    doc: Doc
    register: Register
    knows: Knowledge
    quoted: list[bool]
    spoke: list[tuple[int, int]]
    pronouns: list[Mention]
    paragraphs: list[int]
    """For each token, the number of its paragraph."""
    _sentence: list[int]
    _spelled: dict[int, Gender | None]

    def resolve(self, head: Token) -> Resolved:
        """Resolve one head: pronoun, name or description."""
        raise NotImplementedError

    def pronoun(
        self, i: int, gender: Gender | None, plural: bool, *, floor: int = 10**9, but: int = -1
    ) -> Resolved:
        """Resolve a personal pronoun at token `i`."""
        raise NotImplementedError

    def follow(self, i: int, entry: int) -> None:
        """Remember that the pronoun at token `i` means the party."""
        bisect.insort(self.pronouns, Mention(i, i + 1, entry, True), key=_start)

    def before(self, i: int) -> Iterator[Mention]:
        """Yield the mentions that end before token `i`, the nearest first."""
        mentions, pronouns = self.register.mentions, self.pronouns
        m = bisect.bisect_left(mentions, i, key=_start) - 1
        p = bisect.bisect_left(pronouns, i, key=_start) - 1
        while m >= 0 or p >= 0:
            if m >= 0 and (p < 0 or mentions[m].start >= pronouns[p].start):
                mention, m = mentions[m], m - 1
            else:
                mention, p = pronouns[p], p - 1
            if mention.end <= i:
                yield mention

    def reachable(
        self, i: int, accepts: Accepts, *, reach: int = _REACH, places: bool = False
    ) -> Iterator[tuple[Entry, Mention, int]]:
        """Yield who may be meant at token `i`, the mention and its distance in sentences, the nearest first."""
        here = self._sentence[i]
        met = False
        said = self._said_before(i)
        for mention in self.before(i):
            distance = here - self._sentence[mention.start]
            if distance > reach or (distance > _NEAR and met):
                return
            if mention.start in said:
                continue  # « Anne Roux a menti », a-t-elle dit: of somebody else
            entry = self.register.entries[mention.entry]
            if (entry.place and not places) or not accepts(entry, mention):
                continue
            if not places and self._only_where(entry, mention):
                continue
            met = True
            yield entry, mention, distance

    def _said_before(self, i: int) -> range:
        """Return the tokens of the quotation that ends right before the cue in which token `i` stands."""
        quoted, here = self.quoted, self._sentence[i]
        end = i if not quoted[i] else 0
        while end and not quoted[end - 1] and i - end < _CUE and self._sentence[end - 1] == here:
            end -= 1
        start = end
        while start and quoted[start - 1]:
            start -= 1
        return range(start, end)

    def _only_where(self, entry: Entry, mention: Mention) -> bool:
        """Tell whether a house or a state only says where something was: *dans son collège*, *au Maroc*."""
        before = [t.lower_ for t in self.doc[max(mention.start - 2, 0) : mention.start]]
        if entry.kind == "state":
            return before[-1:] in (["en"], ["au"])
        house = entry.kind == "organisation" and not entry.named
        return house and bool(_INSIDE.intersection(before[-2:]))

    def best(
        self, i: int, gender: Gender | None, accepts: Accepts, *, reach: int = _REACH,
        places: bool = False,
    ) -> int | None:  # fmt: skip
        """Return the party that is most likely meant at token `i`, among those accepted."""
        found: tuple[float, int] | None = None
        said = self.spoke_before(i)
        for entry, mention, distance in self.reachable(i, accepts, reach=reach, places=places):
            score = self._score(entry, mention, i, distance, said, gender)
            if found is None or score > found[0]:
                found = (score, entry.id)
        return None if found is None else found[1]

    def _score(
        self, entry: Entry, mention: Mention, i: int, distance: int, said: list[int],
        gender: Gender | None,
    ) -> float:  # fmt: skip
        w = WEIGHTS
        score = w["sentence"] * distance + w["token"] * (i - mention.start)
        score += w["subject"] if mention.subject else 0.0
        score += w["spoke_last"] if said and said[-1] == entry.id else 0.0
        score += w["spoke"] if entry.id in said[:-1] and said[-1] != entry.id else 0.0
        score += w["person"] if entry.kind == "person" else 0.0
        score += w["named"] if entry.kind == "person" and entry.named else 0.0
        score += w["label"] if self.names_a_thing(mention) else 0.0
        score += w["unnamed_body"] if entry.kind == "organisation" and not entry.named else 0.0
        score += w["state"] if entry.kind in ("state", "unknown") or entry.capital else 0.0
        score += w["gender"] if gender and entry.gender == gender else 0.0
        score += w["quoted"] if self.quoted[mention.start] else 0.0
        return score

    def spoke_before(self, i: int) -> list[int]:
        """Return who spoke before token `i`, the three last turns, the last one last."""
        at = bisect.bisect_left(self.spoke, (i, -1))
        return [e for _, e in self.spoke[max(at - 3, 0) : at]]

    def entry_at(self, i: int) -> int | None:
        """Return whom the name, the title or the pronoun at token `i` is known to mean."""
        mention = self.register.mention_at(i)
        if mention is not None:
            return mention.entry
        at = bisect.bisect_left(self.pronouns, i, key=lambda m: m.start)
        if at < len(self.pronouns) and self.pronouns[at].start == i:
            return self.pronouns[at].entry
        return self.register.role_at.get(i)

    def called_here(self, entry: Entry, mention: Mention) -> Gender | None:
        """Return the gender of the noun that a body is called by here: *Le Samu… L'organisation… Elle…*."""
        if entry.kind != "organisation" or not mention.subject:
            return None
        noun = next((t for t in self.doc[mention.start : mention.end] if t.pos_ == "NOUN"), None)
        if noun is None and self.register.role_at.get(mention.start - 1) == entry.id:
            noun = self.doc[mention.start - 1]  # « le groupe Armor … Il confirme »
        if noun is None or not noun.text.islower():
            return None
        role = self.knows.role(noun.lower_)
        return role.gender if role is not None and role.gender in ("m", "f") else None  # type: ignore[return-value]

    def names_a_thing(self, mention: Mention) -> bool:
        """Tell whether the name only labels a noun before it (*le plan Freycinet*)."""
        before = self.doc[mention.start - 1] if mention.start else None
        return (
            before is not None and before.pos_ == "NOUN" and self.knows.role(before.lower_) is None
        )

    def agrees(self, entry: Entry, gender: Gender | None, plural: bool) -> bool:
        """Tell whether gender and number allow that the party is meant."""
        many = self._many_names(entry) if entry.kind == "state" else None
        if many is None:
            if plural != entry.plural:
                return False
        elif not plural and {fold(form) for form in entry.forms} <= many:
            return False  # « les États-Unis », called by no capital: *Washington* is *il*
        own = self.body_gender(entry)
        if own is None and entry.kind == "state":
            own = self._state_gender(entry)
        return gender is None or own is None or own == gender

    def _many_names(self, entry: Entry) -> set[str] | None:
        """Return the plural names of a state (*les États-Unis*, *les Pays-Bas*), None where it has none."""
        states = self.knows.lexicon.states.get((entry.canonical or "").casefold())
        if states and {fold(form) for form in entry.forms} <= _COUNTED:
            return _COUNTED
        if not states or states[0].article != "les":
            return None
        return {fold(name) for name in (states[0].name, *states[0].forms)}

    def _state_gender(self, entry: Entry) -> Gender | None:
        states = self.knows.lexicon.states.get((entry.canonical or "").casefold())
        article = states[0].article if states else ""
        if article.startswith("le") and article != "les":
            return "m"
        if states and article == "l'":
            # « L'Australie », « l'Iran »: what hides the gender leaves it to the ending
            first = {n.split()[0].casefold() for n in (states[0].name, *states[0].forms)}
            own = states[0].name.split()[0]
            return "f" if own.endswith("e") or "union" in first else "m"
        return "f" if article.startswith("la") else None

    def body_gender(self, entry: Entry) -> Gender | None:
        """Return the gender of a body, or of what it is spelled out: *l'ARS*, an *Agence de santé*, is *elle*."""
        if entry.gender is not None or entry.kind != "organisation":
            return entry.gender
        if entry.id not in self._spelled:
            self._spelled[entry.id] = self._spelled_gender(entry)
        return self._spelled[entry.id]

    def _spelled_gender(self, entry: Entry) -> Gender | None:
        known = self.knows.lexicon.organisations.get(fold(entry.canonical or ""), ())
        if known and known[0].gender in ("m", "f"):
            return known[0].gender  # type: ignore[return-value]
        spelled = (*entry.forms, *(f for o in known for f in (o.name, *o.forms)))
        for words in (name.split() for name in spelled):
            role = self.knows.role(words[0].casefold()) if len(words) > 1 else None
            if role is not None and role.kind == "organisation" and role.gender in ("m", "f"):
                return role.gender  # type: ignore[return-value]
        return None
