"""Weigh the parties of an article that the words of a quotation may be aimed at.

Whom words blame is most often not named in them (*« Ils ont menti »*, *« C'est un scandale »*): every
party of the article is weighed, by what the words do with it, by where the article names it last and
by the quarrels that it tells. The weights are data (`fitted/suspect.tsv`, from `training/scorers.py`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefing.extraction.accusations.adversaries import NOBODY, inquirers
from briefing.extraction.accusations.answering import Answers
from briefing.extraction.accusations.blamed_kinds import can_do_wrong
from briefing.extraction.accusations.candidate_signs import complains, standing_signs
from briefing.extraction.accusations.candidates import Candidate, suffers_it
from briefing.extraction.accusations.charges import harm_at
from briefing.extraction.accusations.cleared import cleared, family, victims
from briefing.extraction.accusations.own_house import own_house
from briefing.extraction.accusations.scene import SECOND, Blame, Scene
from briefing.extraction.grammar.syntax import base, in_passive
from briefing.extraction.quotes.found import Found
from briefing.language.plain_doc import Doc

_ROLES = ("subject", "cleft", "you", "agent", "they", "one", "owner", "subject_owner", "unsaid")
_NAMED_ROLES = ("subject", "cleft", "agent", "owner", "subject_owner")
"""Roles of a party that the words name; in the others it is meant by a pronoun, or by nothing."""
_OF_CLAUSE = (
    "wrong", "wrong_verb", "harm", "harm_verb", "failed", "should_have", "past", "negated", "ahead", "hearsay",
)  # fmt: skip
_INSIDE = {"nsubj", "obj", "obl", "nmod"}
_PRONOUNS = {
    "they": {"ils", "elles", "eux", "leur", "leurs"}, "he": {"il", "lui"}, "she": {"elle"}, "you": SECOND,
    "on": {"on"},
}  # fmt: skip
_WHERE = {"à", "en", "dans", "au", "aux", "vers", "sur", "près", "depuis"}
_ARTICLES = {"la", "les", "le", "l'"}
_NEAR = 40
_SOON = 120
"""Tokens within which the next speaker may answer."""
_LEAD = 60
"""Tokens after the title that tell what an article is about."""
_RANKS = 4
"""From this place on in an order, all places are one."""
_OFTEN = 10
_NO_ROLE = {"no_role": 1.0}
"""The sign of a party with which the words do nothing."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """Hold a party that words may blame, its signs, and the clause that says most of it."""

    accused: tuple[int, ...]
    signs: dict[str, float]
    clause: Candidate | None


@dataclass(slots=True)
class Lineup:
    """Hold what is asked for every quotation of one article: who is named where, and who speaks."""

    scene: Scene
    told: list[Blame]
    """The accusations that cues tell."""
    places: dict[int, list[int]] = field(default_factory=dict)
    """Tokens at which each party is named or described."""
    acting: set[tuple[int, int]] = field(default_factory=set)
    """Each party with the tokens at which it is a subject."""
    by_count: dict[int, int] = field(default_factory=dict)
    """Each party's place in the order of how often it is named."""
    spoke: Counter[int] = field(default_factory=Counter)
    dead: frozenset[int] = frozenset()
    """Who is told to be dead or attacked."""
    answers: Answers = field(init=False)
    title: int = 0
    """The token after the title."""
    _sides: dict[tuple[int, ...], frozenset[int]] = field(default_factory=dict)
    _standing: dict[tuple[int, ...], _Standing] = field(default_factory=dict)
    _complains: dict[tuple[int, ...], float] = field(default_factory=dict)
    _accused: list[frozenset[int]] | None = None

    def __post_init__(self) -> None:
        scene = self.scene
        self.title = bisect_left(scene.layout.starts, max(scene.layout.text.find("\n"), 0))
        for mention in scene.resolver.register.mentions:
            self.places.setdefault(mention.entry, []).append(mention.start)
            if mention.subject:
                self.acting.add((mention.entry, mention.start))
        inquiring = inquirers(scene)
        parties = [
            e
            for e in self.places
            if e not in inquiring
            and scene.sides.is_party(e)
            and scene.sides.entry(e).name not in NOBODY
            and can_do_wrong(e, scene)
        ]
        parties.sort(key=lambda e: (-len(self.places[e]), self.places[e][0]))
        self.by_count = {e: rank for rank, e in enumerate(parties)}
        for quote in scene.quotes:
            self.spoke.update(quote.speaker.entries)
        self.dead = victims(scene)
        self.answers = Answers(scene)

    def sides(self) -> dict[tuple[int, ...], frozenset[int]]:
        """Return the side of each party, the most named first."""
        if not self._sides:
            self._sides = {(e,): self.scene.sides.of_all((e,)) for e in self.by_count}
        return self._sides

    def standing(self, party: tuple[int, ...]) -> _Standing:
        """Return what a party is to the article, whoever speaks."""
        if party not in self._standing:
            self._standing[party] = _Standing.of(party, self)
        return self._standing[party]

    def accused(self) -> list[frozenset[int]]:
        """Return the sides of those whom cues tell to be accused."""
        if self._accused is None:
            self._accused = [self.scene.sides.of_all(b.accused) for b in self.told]
        return self._accused

    def complains(self, party: tuple[int, ...]) -> float:
        """Return 1 for those who mostly complain of others."""
        if party not in self._complains:
            self._complains[party] = complains(party, self.scene)
        return self._complains[party]

    def by_recency(self, first: int) -> dict[int, str]:
        """Return the parties named before a token, each with the sign of its place, the last named first."""
        last: dict[int, int] = {}
        for e in self.by_count:
            k = bisect_left(self.places[e], first)
            if k:
                last[e] = self.places[e][k - 1]
        ranked = sorted(last, key=lambda e: -last[e])
        return {e: f"recency_{min(rank, _RANKS)}" for rank, e in enumerate(ranked)}


def suspects(quote: Found, lineup: Lineup, clauses: Sequence[Candidate]) -> list[Suspect]:
    """Return whom a quotation may blame; `clauses` are the parties that its clauses may."""
    scene, told, of_all = lineup.scene, lineup.told, lineup.scene.sides.of_all
    speakers = quote.speaker.entries
    theirs = of_all(speakers)
    named = [b for b in told if b.accusers]
    blamed = _together(
        of_all(b.accused) for b in named if not theirs.isdisjoint(of_all(b.accusers))
    )
    blaming = _together(
        of_all(b.accusers) for b in named if not theirs.isdisjoint(of_all(b.accused))
    )
    by_party: dict[tuple[int, ...], list[Candidate]] = {}
    for candidate in clauses:
        by_party.setdefault(candidate.accused, []).append(candidate)
    where = _Where.of(quote, lineup)
    if where is None:
        return []
    before = [b for b in told if b.at < where.first]
    blamed_last = of_all(max(before, key=lambda b: b.at).accused if before else ())
    previous = of_all(_previous_speaker(scene, quote))
    end = max(where.last, quote.verb)
    following = lineup.answers.after(end)
    answerer, replier = of_all(following.who), of_all(following.in_any_way)
    after = of_all(_next_speaker(scene, speakers, end))
    ties = {
        "odds_same": blamed, "odds_back": blaming, "answers_next": answerer,
        "answers_at_once": answerer if following.at_once else frozenset(), "replies_next": replier,
        "speaks_next": after, "talked_last": previous, "last_blame": blamed_last,
    }  # fmt: skip
    related = [(sign, others) for sign, others in ties.items() if others]
    all_related = _together(ties.values())
    plaintive = lineup.complains(speakers)
    free, kin = cleared(quote, scene, lineup.dead), family(speakers, scene)
    sides = lineup.sides() | {party: of_all(party) for party in by_party}
    wronged = _wronged(quote, scene)
    spared = free | own_house(quote, scene)
    unnamed = spared | kin | lineup.dead | wronged
    found: list[Suspect] = []
    for party, side in sides.items():
        said = by_party.get(party)
        # Those whom the words name may be blamed though they suffered.
        if not (side.isdisjoint(theirs) and (spared if said else unnamed).isdisjoint(party)):
            continue
        best = max(said, key=_gravity) if said else None
        standing = lineup.standing(party)
        # Of some fifty signs few hold of a party: only those are written down.
        signs = standing.signs | (_said_signs(said, best) if said and best else _NO_ROLE)
        _add_place_signs(signs, standing.places, scene.layout.doc, party, where)
        for kind in where.pronouns:
            signs[standing.fits[kind]] = 1.0
        if not side.isdisjoint(all_related):
            signs |= {sign: 1.0 for sign, others in related if not side.isdisjoint(others)}
        if plaintive and lineup.complains(party):
            signs["both_complain"] = 1.0
        if said and any(c.signs.get(r) for c in said for r in _NAMED_ROLES):
            # The words themselves name the party, whether or not it is named elsewhere.
            signs["inside"] = 1.0
            signs.pop("not_yet", None)
        found.append(Suspect(party, signs, best))
    return found


def _together(sides: Iterable[frozenset[int]]) -> frozenset[int]:
    return frozenset().union(*sides)


def _wronged(quote: Found, scene: Scene) -> set[int]:
    """Return those to whom the words say that something was done: *il a été roué de coups*."""
    found: set[int] = set()
    for token in scene.words(quote):
        if token.dep_[:5] == "nsubj" and token.head.pos_ == "VERB" and in_passive(token.head):
            if harm_at(token.head, scene.knows):
                found |= set(scene.sides.parties(token))
        elif (
            token.pos_ in {"NOUN", "PROPN"}
            and suffers_it(token)
            and harm_at(token.head, scene.knows)
        ):
            found |= set(scene.sides.parties(token))
    return found


@dataclass(frozen=True, slots=True)
class _Standing:
    """Hold what a party is to the article, whatever is said and by whom."""

    places: list[int]
    """The tokens at which the article names it, in order."""
    fits: dict[str, str]
    """What each kind of pronoun would be a sign of."""
    signs: dict[str, float]

    @classmethod
    def of(cls, party: tuple[int, ...], lineup: Lineup) -> _Standing:
        """Return what a party is to the article."""
        scene, title, own = lineup.scene, lineup.title, lineup.scene.sides.of_all(party)
        places = sorted(p for e in party for p in lineup.places.get(e, ()))
        spoke, before = [lineup.spoke[e] for e in party], bisect_left(places, title)
        acting = sum([(e, p) in lineup.acting for e in party for p in places])
        placed = sum([_placed(scene.layout.doc, p) for p in places])
        signs = {
            "bias": 1.0,
            **standing_signs(
                party, sum([not side.isdisjoint(own) for side in lineup.accused()]), scene
            ),
            "multiple": float(len(party) > 1),
            "in_title": float(before > 0),
            "in_lead": float(before < bisect_left(places, title + _LEAD)),
            "times": min(len(places), _OFTEN) / _OFTEN,
            "once": float(len(places) == 1),
            **{
                f"count_{min(lineup.by_count[e], _RANKS)}": 1.0
                for e in party
                if e in lineup.by_count
            },
            "acting": acting / max(len(places), 1),
            "placed": placed / max(len(places), 1),
            "talks": float(max(spoke) > 0),
            "talks_more": float(max(spoke) > 1),
        }
        fits, of_number = _fits(party, scene)
        return cls(places, fits, {s: v for s, v in (signs | of_number).items() if v})


@dataclass(frozen=True, slots=True)
class _Where:
    """Hold where a quotation stands, in tokens, and its words."""

    first: int
    last: int
    start: int
    """Where the sentence around it starts."""
    end: int
    start_before: int
    """Where the sentence before that one starts."""
    pronouns: tuple[str, ...]
    """Which kinds of pronouns its words hold."""
    recency: dict[int, str]
    """The sign of each party's place among those named before."""

    @classmethod
    def of(cls, quote: Found, lineup: Lineup) -> _Where | None:
        """Return where a quotation stands; nothing if it holds no token."""
        layout, tokens = lineup.scene.layout, lineup.scene.words(quote)
        if not tokens:
            return None
        first, last = tokens[0].i, tokens[-1].i
        start = layout.sentence_start(min(first, quote.at))
        return cls(
            first, last, start, layout.sentence_end(max(last, quote.at)), layout.sentence_start(max(start - 1, 0)),
            _kinds({t.lower_ for t in tokens}), lineup.by_recency(first),
        )  # fmt: skip


def _gravity(clause: Candidate) -> float:
    signs = clause.signs
    return signs.get("wrong", 0) + signs.get("harm", 0) + 2 * signs.get("plain", 0)


def _said_signs(said: list[Candidate], best: Candidate) -> dict[str, float]:
    """Return what the words do with the party; `best` is the gravest of its clauses."""
    signs = {f"as_{r}": 1.0 for c in said for r in _ROLES if c.signs.get(r)}
    signs |= {f"of_{s}": best.signs[s] for s in _OF_CLAUSE if best.signs.get(s)}
    signs |= {s: 1.0 for s in best.signs if s.startswith("aim_")}
    if any(c.signs.get("plain") for c in said):
        signs["plain"] = max(c.signs.get("plain", 0.0) for c in said)
    return signs


def _add_place_signs(
    signs: dict[str, float], places: list[int], doc: Doc, party: tuple[int, ...], where: _Where
) -> None:
    """Add where the article names the party, seen from the quotation."""
    met, behind = bisect_left(places, where.first), bisect_right(places, where.last)
    for e in party:
        if e in where.recency:
            signs[where.recency[e]] = 1.0
    if behind < len(places) and places[behind] < where.end:
        signs["after_in_sentence"] = 1.0
    for p in places[met:behind]:
        relation = base(doc[p])
        signs["inside"] = signs[f"inside_{relation if relation in _INSIDE else 'other'}"] = 1.0
    if met:
        last = places[met - 1]
        first = bisect_left(places, where.start_before, 0, met)
        if last >= where.start:
            signs["in_sentence"] = 1.0
        if first < met and places[first] < where.start:
            signs["sentence_before"] = 1.0
        if where.first - last < _NEAR:
            signs["near"] = 1.0
        elif where.first - last > 4 * _NEAR:
            signs["far"] = 1.0
        near = places[bisect_left(places, where.first - _NEAR, 0, met) : met]
        if near and "nsubj" in [base(doc[p]) for p in near]:
            signs["subject_before"] = 1.0
    elif behind == met:
        signs["not_yet"] = 1.0


def _placed(doc: Doc, i: int) -> bool:
    """Tell whether a name stands where things happen: *à Guipavas*, *dans les Hauts-de-France*."""
    before = [t.lower_ for t in doc[max(i - 2, 0) : i]]
    if not before:
        return False
    return before[-1] in _WHERE or (before[0] in _WHERE and before[-1] in _ARTICLES)


def _kinds(words: set[str]) -> tuple[str, ...]:
    """Return which kinds of pronouns are among the words."""
    return tuple(kind for kind, pronouns in _PRONOUNS.items() if not words.isdisjoint(pronouns))


def _fits(party: tuple[int, ...], scene: Scene) -> tuple[dict[str, str], dict[str, float]]:
    """Return how each kind of pronoun goes with gender and number of the party, and the signs of its number."""
    entries = [scene.sides.entry(e) for e in party]
    one = entries[0]
    plural = len(party) > 1 or one.plural
    many = plural or any(e.kind in ("organisation", "state", "group") for e in entries)
    fits = {
        "they": "they_fits" if many else "they_unfit",
        "he": "he_fits" if not plural and one.gender != "f" else "he_unfit",
        "she": "she_fits"
        if not plural and one.gender != "m" and one.kind != "group"
        else "she_unfit",
        "you": "you_person" if one.kind == "person" else "you_body",
        "on": "on_body" if many else "on_person",
    }
    return fits, {
        "plural": float(plural),
        "unnamed": float(not all(e.named for e in entries)),
    }


def _previous_speaker(scene: Scene, quote: Found) -> tuple[int, ...]:
    """Return who spoke last before, other than the one that speaks now."""
    before = [
        q
        for q in scene.quotes
        if q.at < quote.at
        and q.speaker.entries
        and not scene.sides.same(q.speaker.entries, quote.speaker.entries)
    ]
    return max(before, key=lambda q: q.at).speaker.entries if before else ()


def _next_speaker(scene: Scene, speakers: tuple[int, ...], end: int) -> tuple[int, ...]:
    """Return who speaks next behind a token, other than these, if it is soon."""
    behind = [
        q
        for q in scene.quotes
        if end < q.at < end + _SOON
        and q.speaker.entries
        and not scene.sides.same(q.speaker.entries, speakers)
    ]
    return min(behind, key=lambda q: q.at).speaker.entries if behind else ()
