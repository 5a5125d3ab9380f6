"""Find whom a noun takes up that the article has named before: *la pénaliste*, *l'établissement*."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extraction.entries import Entry, Mention
from briefing.extraction.fits import FIELD, OPEN, OTHER, fit, trade
from briefing.extraction.gazetteer import fold
from briefing.extraction.offices import content
from briefing.extraction.phrases import noun_phrase
from briefing.extraction.ranking import Ranker
from briefing.extraction.syntax import CLOSING, OPENING, VERBAL, base, np_start
from briefing.language.plain_doc import Token
from briefing.model import Gender

_REACH = 5
_FAR = 12
"""Sentences that a trade (*la réalisatrice*) is looked back over; *la quinquagénaire* is nearer."""
_SOURCES = {"pour", "selon", "après", "d'", "et", "mais"}
_NEAR = 3
_NEXT = 2
_TITLE = 2
_OFTEN = 4
"""Mentions from which somebody is what an article is about."""
_POINTING = {"ce", "cet", "cette"}
_PLAIN = {"jeune", "vieux", "vieil", "vieille", "même", "ancien", "ancienne", "ex", "seul", "seule"}
_DECADES = {
    "vingtenaire": 2, "trentenaire": 3, "quadragénaire": 4, "quinquagénaire": 5, "sexagénaire": 6,
    "septuagénaire": 7, "octogénaire": 8, "nonagénaire": 9, "centenaire": 10,
}  # fmt: skip


WEIGHED = {
    "fits": 2.0, "sentence": -0.8, "paragraph": -1.5, "acts": 1.5, "spoke_last": 1.0, "named": 1.0,
    "quoted": -3.0, "told": 0.3, "unnamed": -2.0, "titled": 0.7, "unpresented": 2.5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """Hold what a description says: its noun, its other words, and how freely it takes somebody up."""

    noun: str
    words: set[str]
    was: bool
    """True for what somebody was once: *l'ancienne ministre*."""
    makes: bool
    """True when the noun may also be a company."""
    free: bool
    """True when anybody may be called so."""
    tailed: bool
    """True when more than adjectives goes with the noun."""
    official: bool
    """True for a title, of which there are many, and for a maker, who may be a company."""
    points: bool
    """True after *ce*: who stands nearest."""
    paragraph: int
    """Token that its paragraph starts with."""
    related: str
    """Kind of the party named in it: *l'avocat de Paul Roux*, *le critique du Courrier*."""


class Taker(Ranker):
    """Resolve the nouns of `taken_up.tsv` and the titles that stand for a name."""

    def _person(
        self, head: Token, lemma: str, gender: Gender | None, takes: frozenset[str] | None
    ) -> int | None:
        """Return the person that *la quinquagénaire*, *l'élu*, *le député de l'Yonne* takes up.

        Each person told of before is weighed: what the noun says against what is known of them,
        how far back they stand, whether they act or speak there.
        """
        decade = _DECADES.get(lemma)
        noun = trade(head, lemma, self.knows)
        start, end = noun_phrase(head)
        others = (
            set(content(self.doc.text_of(start, end)))
            - set(content(noun))
            - set(content(head.text))
        )
        makes = self.knows.takes_up(lemma, "body") is not None
        role = self.knows.role(lemma)
        said = Said(
            noun, others, self._was(head), makes,
            takes == frozenset() or self.knows.is_free(noun), not self._only_adjectives(head),
            makes or (role is not None and role.rank >= _TITLE and takes is None),
            self.doc[np_start(head)].lower_ in _POINTING, self._paragraph_of(head.i),
            self._named_in(head.i + 1, end),
        )  # fmt: skip
        here = self._sentence[head.i]
        spoken = self._spoke_before(head.i)
        doers = self._doers(head)
        best: tuple[float, int] | None = None
        nearest: int | None = None
        for mention in self.before(np_start(head)):
            distance = here - self._sentence[mention.start]
            if distance > _FAR:
                break
            entry = self.register.entries[mention.entry]
            if entry.kind != "person" or entry.plural:
                continue
            if gender and entry.gender and gender != entry.gender:
                continue
            if decade is not None and entry.age is not None and entry.age // 10 != decade:
                continue
            if self._elsewhere(head, entry) and not said.was:
                continue
            if mention.start in doers:
                # « Paul Roux s'en prend à l'élu »: whom one does something to is somebody else.
                continue
            if nearest is None and entry.named and self._acted(mention):
                nearest = entry.id
            first = nearest in (None, entry.id)
            score = self._weigh(said, entry, mention, distance, spoken, first=first)
            if score is not None and (best is None or score > best[0]):
                best = (score, entry.id)
        return None if best is None else best[1]

    def _weigh(
        self, said: Said, entry: Entry, mention: Mention, distance: int, spoken: list[int], *,
        first: bool,
    ) -> float | None:  # fmt: skip
        """Return how likely a description means the one told of there, None if it cannot."""
        w = WEIGHED
        level = fit(said.noun, said.words, entry, self.knows)
        if level == OTHER and not (said.was or said.free):
            return None
        level = max(level, OPEN)
        acts = self._acted(mention)
        if level == OPEN and not said.free and said.tailed:
            if not first or said.related == "person":
                return None
        if entry.varied and said.tailed and distance > _NEXT:
            # « la représentante » of some lines above is no « représentante spéciale de l'ONU »
            return None
        far = distance > _NEAR or not first
        if level == FIELD and (said.related or (said.official and far)):
            return None
        if level == OPEN:
            reach = _REACH if said.free else _NEXT if said.tailed or said.official else _FAR
            if distance > reach or not (acts or said.free or not said.tailed):
                return None
            if said.tailed and said.makes and not entry.titled:
                # « Le chimiste belge » may well be a company.
                return None
        if not entry.named and (level == OPEN and not said.free):
            return None
        nearness = w["sentence"] * distance * (2 if said.points else 1)
        score = w["fits"] * (level - OPEN) + nearness
        score += 0.0 if mention.start >= said.paragraph else w["paragraph"]
        score += w["acts"] if mention.subject else w["acts"] / 2 if acts else 0.0
        score += w["spoke_last"] if spoken and spoken[-1] == entry.id else 0.0
        score += w["named"] if entry.named else 0.0
        score += w["unnamed"] if not entry.named and level == OPEN else 0.0
        score += w["titled"] if entry.titled else 0.0
        score += w["unpresented"] if entry.named and not entry.roles and mention.subject else 0.0
        score += w["told"] * min(sum(entry.forms.values()), _OFTEN)
        if said.noun == "intéressé":
            # Whom others speak of, not who spoke.
            score -= 2 * w["spoke_last"] if spoken and spoken[-1] == entry.id else 0.0
        elif self.quoted[mention.start]:
            score += w["quoted"]
        return score

    def _paragraph_of(self, i: int) -> int:
        while i > 0 and "\n" not in self.doc[i - 1].text:
            i -= 1
        return i

    def _doers(self, head: Token) -> set[int]:
        """Return where the subject of the verb starts that has the noun for an object."""
        if base(head) == "nsubj":
            return set()
        verb = next((t for t in head.ancestors if t.pos_ in VERBAL), None)
        if verb is None:
            return set()
        own = [c for c in verb.children if base(c) == "nsubj"]
        found = (self.register.mention_at(c.i) for c in own)
        return {m.start for m in found if m is not None}

    def _named_in(self, start: int, end: int) -> str:
        """Return the kind of the first party named there that may have somebody of its own."""
        for i in range(start, end):
            entry = self.register.at(i)
            if entry is None and self.doc[i].text[:1].isupper() and self.doc[i].text[1:].islower():
                # « le ministre des Sports »: a field of its own, though no name.
                return "unknown"
            if entry is not None and entry.named and not entry.place and entry.kind != "state":
                return entry.kind
        return ""

    def _in_speech(self, mention: Mention) -> bool:
        """Tell whether the mention is quoted with other words; *« Le Lanceur »* alone is a title."""
        if not self.quoted[mention.start]:
            return False
        before = self.doc[mention.start - 1].text if mention.start else ""
        after = self.doc[mention.end].text if mention.end < len(self.doc) else ""
        return not (before in OPENING | {'"'} and after in CLOSING | {'"'})

    def _elsewhere(self, head: Token, entry: Entry) -> bool:
        """Tell whether the phrase is of another state than the party (*le porte-parole ukrainien*)."""
        start, end = noun_phrase(head)
        states = {s for t in self.doc[start:end] if (s := self._state_of(t.i)) is not None}
        return bool(states and entry.states and not states & entry.states)

    def _state_of(self, i: int) -> str | None:
        state = self.knows.demonym(self.doc[i].lower_)
        if state is None:
            named = self.register.at(i)
            state = named.canonical if named is not None and named.kind == "state" else None
        return state

    def _may_be_body(self, entry: Entry) -> bool:
        if entry.kind == "unknown":
            return True
        single = all(len(fold(f).split()) == 1 for f in entry.forms)
        return single and entry.gender is None and not entry.roles and not entry.titled

    def _body(self, head: Token, lemma: str, takes: frozenset[str]) -> int | None:
        """Return the body that *l'entreprise*, *l'établissement* takes up."""

        def accepts(entry: Entry, mention: Mention) -> bool:
            if entry.plural or entry.capital or self._in_speech(mention):
                return False
            if not entry.named:
                # « l'ambassade de Chine »; « le géant minier » has a name, which is meant.
                generic = lemma in (self.knows.takes_up(entry.head, "body") or ())
                return entry.kind == "organisation" and entry.head in takes and not generic
            if entry.kind in ("unknown", "person"):
                # A name that nothing tells of: no given name, no title, no role.
                return mention.subject and self._may_be_body(entry)
            alike = bool(takes) and self.knows.takes_up(entry.head, "body") == takes
            fits = not takes or entry.head in takes or alike
            fits = fits or (not entry.head and self._acted(mention))
            return entry.kind == "organisation" and fits

        found = self.best(np_start(head), None, accepts, reach=_REACH)
        if found is None:
            # « L'Orvane a présenté ses comptes. Le groupe… »: what acts as a body is no place.
            found = self.best(np_start(head), None, self._acts, reach=2, places=True)
            if found is not None:
                entry = self.register.entries[found]
                entry.place, entry.kind = False, "organisation"
        return found

    def _acts(self, entry: Entry, mention: Mention) -> bool:
        return entry.place and mention.subject and not entry.canonical

    def _variation(self, head: Token, lemma: str, gender: Gender | None) -> int | None:
        """Return the person whom a new role takes up: *Paul Roux a parlé. Le député de l'Yonne…*

        The press names whom it introduces by a role; a role without a name right after a name
        without a role is the same person under another title.
        """
        led = self.doc[np_start(head) - 1] if np_start(head) else None
        if led is not None and led.pos_ in {"ADP", "CCONJ"} and led.lower_ not in _SOURCES:
            # « l'engagement pris par le président »: who is told of besides is somebody else.
            return None
        found = self._person(head, lemma, gender, None)
        if found is not None:
            entry = self.register.entries[found]
            start, end = noun_phrase(head)
            entry.varied = entry.varied or not entry.roles
            entry.roles.append(self.doc.text_of(start, end))
            entry.role_heads.add(lemma)
        return found

    def _acted(self, mention: Mention) -> bool:
        """Tell whether the mention is one of somebody who acts or speaks."""
        led = self.doc[mention.start - 1].lower_ if mention.start else ""
        if mention.subject or led in {"pour", "selon"}:
            return True
        return any(e == mention.entry for _, e in self.spoke)

    def _was(self, head: Token) -> bool:
        """Tell whether the phrase says what somebody was once (*l'ancienne ministre*)."""
        start, end = noun_phrase(head)
        words = {t.lower_ for t in self.doc[start:end]}
        return bool(words & {"ancien", "ancienne", "ex"}) or head.lower_.startswith("ex-")

    def compatriot(self, head: Token, gender: Gender) -> int | None:
        """Return the person that *l'Estonienne*, *le Dolois* takes up."""

        def accepts(entry: Entry, mention: Mention) -> bool:
            if entry.kind != "person" or not entry.named or entry.plural:
                return False
            return entry.gender in (gender, None) and not self.quoted[mention.start]

        return self.best(head.i, gender, accepts, reach=_REACH)

    def _only_adjectives(self, head: Token) -> bool:
        """Tell whether nothing but adjectives goes with the noun (*la responsable syndicale*)."""
        start, end = noun_phrase(head)
        words = [t.lower_ for t in self.doc[head.i + 1 : end]]
        if len(words) == 3 and words[0] == "de" and words[2] == "ans":
            # « l'interprète de 29 ans »
            end = head.i + 1
        return all(t.i == head.i or t.pos_ == "ADJ" for t in self.doc[start:end])

    def _body_variation(self, head: Token) -> int | None:
        """Return the body that a phrase with a place takes up: *Amazon… L'entreprise de Seattle*."""
        here = self._sentence[head.i]
        end = noun_phrase(head)[1]
        makes = "entreprise" in (self.knows.takes_up(head.lower_, "body") or ())
        inner = [self.register.mention_at(i) for i in range(head.i + 1, end)]
        if any(m is not None and not self._is_place(m) for m in inner):
            return None
        between = self.doc[head.i + 1 : end]
        members = any(t.pos_ == "NOUN" and t.nbor(-1).lower_ == "des" for t in between)
        if not makes and (not any(inner) or members):
            # « la fédération des parents d'élèves » is a body of its own.
            return None
        if any(
            t.text[:1].isupper() and self.register.mention_at(t.i) is None
            for t in self.doc[head.i + 1 : end]
        ):
            return None
        for mention in self.before(np_start(head)):
            if here - self._sentence[mention.start] > 2:
                return None
            entry = self.register.entries[mention.entry]
            if (
                entry.kind == "organisation"
                and entry.named
                and mention.subject
                and not entry.capital
            ):
                return entry.id
        return None

    def _is_place(self, mention: Mention) -> bool:
        entry = self.register.entries[mention.entry]
        return entry.place or entry.kind in ("state", "unknown")
