"""Weigh the parties of an article that the words of a quotation may be aimed at.

Whom words blame is most often not named in them (*« Ils ont menti »*, *« C'est un scandale »*): every
party of the article is weighed, by what the words do with it, by where the article names it last and
by the quarrels that it tells. The weights are data (`fitted/suspect.tsv`, from `training/scorers.py`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.extraction.accusations.adversaries import NOBODY
from briefing.extraction.accusations.answering import answers, next_answer
from briefing.extraction.accusations.candidate_signs import complains, standing_signs
from briefing.extraction.accusations.candidates import Candidate
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
_THEY, _HE, _SHE = {"ils", "elles", "eux", "leur", "leurs"}, {"il", "lui"}, {"elle"}
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
    answers: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    """Who denies, admits, keeps silent or was asked, and at which token."""
    replies: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    """Who answers in any way."""
    title: int = 0
    """The token after the title."""
    _standing: dict[tuple[int, ...], dict[str, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        scene = self.scene
        self.title = bisect_left(scene.layout.starts, max(scene.layout.text.find("\n"), 0))
        for mention in scene.resolver.register.mentions:
            self.places.setdefault(mention.entry, []).append(mention.start)
            if mention.subject:
                self.acting.add((mention.entry, mention.start))
        parties = [
            e
            for e in self.places
            if scene.sides.is_party(e) and scene.sides.entry(e).name not in NOBODY
        ]
        parties.sort(key=lambda e: (-len(self.places[e]), self.places[e][0]))
        self.by_count = {e: rank for rank, e in enumerate(parties)}
        for quote in scene.quotes:
            self.spoke.update(quote.speaker.entries)
        self.dead = victims(scene)
        self.answers, self.replies = answers(scene)

    def standing(self, party: tuple[int, ...]) -> dict[str, float]:
        """Return the signs of what a party is to the article, whoever speaks."""
        if party not in self._standing:
            blamed = sum(self.scene.sides.same(b.accused, party) for b in self.told)
            self._standing[party] = standing_signs(party, blamed, self.scene)
        return self._standing[party]

    def by_recency(self, first: int) -> dict[int, int]:
        """Return the parties named before a token, each with its place, the last named first."""
        last: dict[int, int] = {}
        for e in self.by_count:
            k = bisect_left(self.places[e], first)
            if k:
                last[e] = self.places[e][k - 1]
        return {e: rank for rank, e in enumerate(sorted(last, key=lambda e: -last[e]))}


def suspects(quote: Found, lineup: Lineup, clauses: Sequence[Candidate]) -> list[Suspect]:
    """Return whom a quotation may blame; `clauses` are the parties that its clauses may."""
    scene, told = lineup.scene, lineup.told
    speakers = quote.speaker.entries
    own = [b for b in told if b.accusers and scene.sides.same(b.accusers, speakers)]
    suffered = [b for b in told if b.accusers and scene.sides.same(b.accused, speakers)]
    by_party: dict[tuple[int, ...], list[Candidate]] = {}
    for candidate in clauses:
        by_party.setdefault(candidate.accused, []).append(candidate)
    where = _Where.of(quote, lineup)
    if where is None:
        return []
    before = [b for b in told if b.at < where.first]
    blamed_last = max(before, key=lambda b: b.at).accused if before else ()
    previous = _previous_speaker(scene, quote)
    end = max(where.last, quote.verb)
    answerer, at_once = next_answer(lineup.answers, end, scene)
    replier, _ = next_answer(lineup.replies, end, scene)
    after = _next_speaker(scene, speakers, end)
    plaintive = complains(speakers, scene)
    free, kin = cleared(quote, scene, lineup.dead), family(speakers, scene)
    parties = dict.fromkeys([*((e,) for e in lineup.by_count), *by_party])
    wronged = _wronged(quote, scene)
    house = own_house(quote, scene)
    found: list[Suspect] = []
    for party in parties:
        if (
            scene.sides.same(party, speakers)
            or house.intersection(party)
            or (party not in by_party and set(party) & wronged)
        ):
            continue
        said = by_party.get(party, [])
        if free.intersection(party):
            continue
        if not said and (kin.intersection(party) or lineup.dead.intersection(party)):
            continue
        best = max(said, key=_gravity, default=None)
        signs = {
            "bias": 1.0,
            **_said_signs(said, best),
            **lineup.standing(party),
            "odds_same": float(any(scene.sides.same(b.accused, party) for b in own)),
            "odds_back": float(any(scene.sides.same(b.accusers, party) for b in suffered)),
            **_place_signs(lineup, party, where),
            **_pronoun_signs(party, where.words, scene),
            **_named_inside(said),
            "answers_next": float(bool(answerer) and scene.sides.same(party, answerer)),
            "answers_at_once": float(
                at_once and bool(answerer) and scene.sides.same(party, answerer)
            ),
            "replies_next": float(bool(replier) and scene.sides.same(party, replier)),
            "speaks_next": float(bool(after) and scene.sides.same(party, after)),
            "both_complain": plaintive * complains(party, scene),
            "talks": float(any(lineup.spoke[e] for e in party)),
            "talks_more": float(any(lineup.spoke[e] > 1 for e in party)),
            "talked_last": float(bool(previous) and scene.sides.same(party, previous)),
            "last_blame": float(bool(blamed_last) and scene.sides.same(party, blamed_last)),
        }
        found.append(Suspect(party, {s: v for s, v in signs.items() if v}, best))
    return found


def _wronged(quote: Found, scene: Scene) -> set[int]:
    """Return those to whom the words say that something was done: *il a été roué de coups*."""
    found: set[int] = set()
    for token in scene.layout.tokens_in(quote.content):
        if base(token) == "nsubj" and in_passive(token.head) and token.head.pos_ == "VERB":
            if harm_at(token.head, scene.knows):
                found |= set(scene.sides.parties(token))
    return found


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
    words: frozenset[str]
    recency: dict[int, int]

    @classmethod
    def of(cls, quote: Found, lineup: Lineup) -> _Where | None:
        """Return where a quotation stands; nothing if it holds no token."""
        layout = lineup.scene.layout
        tokens = layout.tokens_in(quote.content)
        if not tokens:
            return None
        first, last = tokens[0].i, tokens[-1].i
        start = layout.sentence_start(min(first, quote.at))
        return cls(
            first, last, start, layout.sentence_end(max(last, quote.at)), layout.sentence_start(max(start - 1, 0)),
            frozenset(t.lower_ for t in tokens), lineup.by_recency(first),
        )  # fmt: skip


def _gravity(clause: Candidate) -> float:
    signs = clause.signs
    return signs.get("wrong", 0) + signs.get("harm", 0) + 2 * signs.get("plain", 0)


def _said_signs(said: list[Candidate], best: Candidate | None) -> dict[str, float]:
    """Return what the words do with the party; `best` is the gravest of its clauses."""
    if best is None:
        return {"no_role": 1.0}
    signs = {f"as_{r}": 1.0 for c in said for r in _ROLES if c.signs.get(r)}
    signs |= {f"of_{s}": best.signs.get(s, 0.0) for s in _OF_CLAUSE}
    signs |= {s: 1.0 for s in best.signs if s.startswith("aim_")}
    signs["plain"] = max(c.signs.get("plain", 0.0) for c in said)
    return signs


def _named_inside(said: list[Candidate]) -> dict[str, float]:
    """Return that the words themselves name the party, whether or not it is named elsewhere."""
    named = any(c.signs.get(r) for c in said for r in _NAMED_ROLES)
    return {"inside": 1.0, "not_yet": 0.0} if named else {}


def _place_signs(lineup: Lineup, party: tuple[int, ...], where: _Where) -> dict[str, float]:
    """Return where the article names the party, seen from the quotation."""
    doc = lineup.scene.layout.doc
    places = sorted(p for e in party for p in lineup.places.get(e, ()))
    inside = [p for p in places if where.first <= p <= where.last]
    before = [p for p in places if p < where.first]
    signs = {
        "multiple": float(len(party) > 1),
        "inside": float(bool(inside)),
        "in_sentence": float(any(where.start <= p for p in before)),
        "after_in_sentence": float(any(where.last < p < where.end for p in places)),
        "in_title": float(any(p < lineup.title for p in places)),
        "in_lead": float(any(lineup.title <= p < lineup.title + _LEAD for p in places)),
        "times": min(len(places), _OFTEN) / _OFTEN,
        "once": float(len(places) == 1),
    }
    for p in inside:
        relation = base(doc[p])
        signs[f"inside_{relation if relation in _INSIDE else 'other'}"] = 1.0
    if before:
        distance = where.first - before[-1]
        signs["sentence_before"] = float(any(where.start_before <= p < where.start for p in before))
        signs["near"] = float(distance < _NEAR)
        signs["far"] = float(distance > 4 * _NEAR)
        signs["subject_before"] = float(
            any(base(doc[p]) == "nsubj" for p in before if p >= where.first - _NEAR)
        )
    else:
        signs["not_yet"] = float(not inside)
    for e in party:
        if e in where.recency:
            signs[f"recency_{min(where.recency[e], _RANKS)}"] = 1.0
        if e in lineup.by_count:
            signs[f"count_{min(lineup.by_count[e], _RANKS)}"] = 1.0
    if places:
        acting = sum((e, p) in lineup.acting for e in party for p in places)
        signs["acting"] = acting / len(places)
        signs["placed"] = sum(_placed(doc, p) for p in places) / len(places)
    return signs


def _placed(doc: Doc, i: int) -> bool:
    """Tell whether a name stands where things happen: *à Guipavas*, *dans les Hauts-de-France*."""
    before = [t.lower_ for t in doc[max(i - 2, 0) : i]]
    if not before:
        return False
    return before[-1] in _WHERE or (before[0] in _WHERE and before[-1] in _ARTICLES)


def _pronoun_signs(party: tuple[int, ...], words: frozenset[str], scene: Scene) -> dict[str, float]:
    """Return how the pronouns of the words go with gender and number of the party."""
    entries = [scene.sides.entry(e) for e in party]
    one = entries[0]
    plural = len(party) > 1 or one.plural
    many = plural or any(e.kind in ("organisation", "state", "group") for e in entries)
    signs = {"plural": float(plural), "unnamed": float(not all(e.named for e in entries))}
    if words & _THEY:
        signs["they_fits" if many else "they_unfit"] = 1.0
    if words & _HE:
        signs["he_fits" if not plural and one.gender != "f" else "he_unfit"] = 1.0
    if words & _SHE:
        she = not plural and one.gender != "m" and one.kind != "group"
        signs["she_fits" if she else "she_unfit"] = 1.0
    if words & SECOND:
        signs["you_person" if one.kind == "person" else "you_body"] = 1.0
    if "on" in words:
        signs["on_body" if many else "on_person"] = 1.0
    return signs


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
