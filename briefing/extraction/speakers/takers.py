"""Find whom a noun takes up that the article has named before: *la pénaliste*, *l'établissement*."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extraction.grammar.phrases import noun_phrase
from briefing.extraction.grammar.syntax import VERBAL, base, in_passive, np_start
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.parties.fits import FIELD, OPEN, OTHER, TAKEN, fit, styled_as_man, trade
from briefing.extraction.parties.offices import LED, content
from briefing.extraction.parties.presented import KIN
from briefing.extraction.speakers.late_titles import LateTitleFinder
from briefing.language.plain_doc import Token
from briefing.model import Gender

_CUE = 7
"""Tokens from what is said to the end of *, soupire le nouveau leader*."""
_REACH = 5
_LEAST = -6.0
"""Score below which somebody is told of too long ago, or too much besides, to be meant."""
_FAR = 12
"""Sentences that a trade (*la réalisatrice*) is looked back over; *la quinquagénaire* is nearer."""
_SOURCES = {"pour", "selon", "après", "d'", "et", "mais"}
_NEAR, _NEXT = 3, 2
_TITLE = 2
_OFTEN = 4
"""Mentions from which somebody is what an article is about."""
_POINTING = {"ce", "cet", "cette"}
_CONTRAST = 8
_TURNING = ("à l' inverse ,", "à l' opposé ,", "pour sa part ,", "de son côté ,", "en revanche ,")
"""Tokens behind a phrase among which *pour sa part* is said of it."""
_ANYBODY = set("homme femme jeune garçon fille adolescent adolescente".split())
_GROWN = {"homme", "femme"}
_OLD = {"vieil", "vieux", "vieille"}
_ONCE = {"ancien", "ancienne"}
_DECADES = {
    "vingtenaire": 2, "trentenaire": 3, "quadragénaire": 4, "quinquagénaire": 5, "sexagénaire": 6,
    "septuagénaire": 7, "octogénaire": 8, "nonagénaire": 9, "centenaire": 10,
}  # fmt: skip


WEIGHED = {
    "fits": 2.0, "sentence": -0.8, "paragraph": -1.5, "acts": 1.5, "spoke_last": 1.0, "named": 1.0,
    "quoted": -3.0, "told": 0.3, "unnamed": -2.0, "titled": 0.7, "unpresented": 2.5,
    "at_court": -2.5, "risen": 1.5, "aged": 3.0, "tried": 4.0, "otherwise": -5.0, "in_office": -4.0,
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
    """Number of its paragraph."""
    reached: bool
    """True for whom the paper has just reached, who has not spoken yet."""
    acting: bool
    """True for what does something: *L'homme a préparé un classeur*, not *L'homme a été arrêté*."""
    related: str
    """Kind of the party named in it: *l'avocat de Paul Roux*, *le critique du Courrier*."""


_TRIED = set("accusé prévenu suspect condamné plaignant victime".split())
_ACCUSED = {"accusé", "prévenu", "suspect", "condamné"} | {
    f"{held} {of}" for held in ("mis", "mise") for of in ("en cause", "en examen")
}  # fmt: skip
_COURT = set("procureur juge magistrat avocat président greffier substitut assesseur".split())
_GOWNED = _COURT - {"président"}
_CLITICS = {"lui", "leur", "l'", "le", "la", "les"}
_BECOMING = set("être devenir rester demeurer redevenir nommer élire".split())
"""Verbs whose noun says what their subject is: *Elle est devenue la présidente du club*."""
_GOVERNED = {"ccomp", "xcomp", "advcl", "acl"}
"""Clauses whose nouns cannot mean the subject above them: somebody says of himself that *il* comes."""
_RETIRED = 55
_TURN = 40
"""Tokens before somebody who answers among which the other one spoke."""
_ANSWERING = set("répondre rétorquer répliquer objecter riposter".split())
_ASKING = {"demander", "interroger", "questionner", "relancer"}
_CUTTING = set(
    "couper interrompre reprendre corriger tancer recadrer rassurer contredire rabrouer".split()
)


class Taker(LateTitleFinder):
    """Resolve the nouns of `taken_up.tsv` and the titles that stand for a name."""

    def _person(
        self, head: Token, lemma: str, gender: Gender | None, takes: frozenset[str] | None
    ) -> int | None:
        """Return the person that *la quinquagénaire*, *l'élu*, *le député de l'Yonne* takes up.

        Each person told of before is weighed: what the noun says against what is known of them,
        how far back they stand, whether they act or speak there.
        """
        same = self._goes_on_saying(head, gender)
        if same is not None:
            return same
        decade = _DECADES.get(lemma)
        noun = trade(head, lemma, self.knows)
        start, end = noun_phrase(head)
        aged = self._aged(head, end)
        others = (
            set(content(self.doc.text_of(start, head.i + 1 if aged else end)))
            - set(content(noun))
            - set(content(head.text))
            - _ONCE
        )
        states = self._states_in(start, end)
        if states:
            # « le ministre français »: the state tells whom, not what more is said of somebody.
            others = {w for w in others if self.knows.demonym(w) is None}
            before = (self.register.entries[m.entry] for m in self.before(np_start(head)))
            bearers = any(e.states & states for e in before if e.kind == "person")
        makes = self.knows.takes_up(lemma, "body") is not None
        role = self.knows.role(lemma)
        said = Said(
            noun, others, self._was(head), makes,
            takes == frozenset() or (self.knows.is_free(noun) and not others & LED) or aged,
            bool(others) if " " in noun else not self._only_adjectives(head),
            makes or (role is not None and role.rank >= _TITLE and takes is None),
            self.doc[np_start(head)].lower_ in _POINTING, self.paragraphs[head.i],
            self._newly_reached(head), base(head) == "nsubj" and not in_passive(head.head),
            self._named_in(head.i + 1, end),
        )  # fmt: skip
        here = self._sentence[head.i]
        spoken = self.spoke_before(head.i)
        doers = self._doers(head)
        spoken_of = self._spoken_of_before(head)
        last = self.register.entries[spoken[-1]].gender if spoken else None
        set_off = self._contrasted(end)
        others_say = set_off or (last in (None, gender) and self._answers_back(head))
        told_so = self._told_so(head, gender, decade) if decade or noun in _ACCUSED else set()
        gone = self._dead_before(head.i) if noun in _ACCUSED or self._alive(head) else set()
        told_so -= gone
        passed: int | None = None
        best: tuple[float, int] | None = None
        nearest: int | None = None
        for mention in self.before(np_start(head)):
            distance = here - self._sentence[mention.start]
            if distance > _FAR:
                break
            entry = self.register.entries[mention.entry]
            if (
                entry.kind != "person"
                or entry.plural
                or entry.place
                or entry.id in spoken_of | gone
            ):
                continue
            other = gender and entry.gender and gender != entry.gender
            if other and gender == "m" and not said.free and styled_as_man(entry, self.knows):
                other = False
            if other and (set_off or not others_say):
                continue
            if (others_say and entry.id in spoken[-1:]) or entry.id == passed:
                # « Le maire, lui, … »: somebody else than who spoke or acted last.
                continue
            if others_say and passed is None and self._acted(mention):
                passed = nearest = entry.id
                continue
            if other:
                continue
            if decade is not None and entry.age is not None and entry.age // 10 != decade:
                continue
            if told_so and entry.id not in told_so:
                continue  # « le suspect » is none of those who only tell of him
            if states and not said.was and not entry.states & states:
                if entry.states or bearers:
                    continue  # « le porte-parole ukrainien » is of another state
            if entry.id in doers:
                # « Paul Roux s'en prend à l'élu »: whom one does something to is somebody else.
                continue
            if nearest is None and entry.named and self._acted(mention):
                nearest = entry.id
            first = nearest in (None, entry.id)
            score = self._weigh(said, entry, mention, distance, spoken, first=first)
            if score is not None and score > _LEAST and (best is None or score > best[0]):
                best = (score, entry.id)
        return None if best is None else best[1]

    def _told_so(self, head: Token, gender: Gender | None, decade: int | None) -> set[int]:
        """Return who the article has said to be of that decade, or accused, before a noun."""
        found = {m.entry for m in self.before(np_start(head))}
        people = (self.register.entries[e] for e in found)
        return {
            e.id for e in people
            if e.kind == "person" and not e.plural and e.gender in (gender, None)
            and (self._is_tried(e) if decade is None else e.age is not None and e.age // 10 == decade)
        }  # fmt: skip

    def _spoken_of_before(self, head: Token) -> set[int]:
        """Return who is named in the words that a description says: *« Doyle grimpe mieux », soupire le leader.*"""
        i = head.i
        while i > 0 and head.i - i < _CUE and not self.quoted[i - 1] and not self.doc[i].is_space:
            i -= 1
        if (
            not i
            or self.doc[i].is_space
            or not self.quoted[i - 1]
            or base(head) not in {"nsubj", "obj"}
        ):
            return set()
        found: set[int] = set()
        while i > 0 and self.quoted[i - 1]:
            i -= 1
            mention = self.register.mention_at(i)
            if mention is not None:
                found.add(mention.entry)
        return found

    def _weigh(
        self, said: Said, entry: Entry, mention: Mention, distance: int, spoken: list[int], *,
        first: bool,
    ) -> float | None:  # fmt: skip
        """Return how likely a description means the one told of there, None if it cannot."""
        w = WEIGHED
        level = fit(said.noun, said.words, entry, self.knows)
        led = said.noun in entry.role_heads and (said.related == "organisation" or said.words & LED)
        if level == OTHER and not said.was and (led or not said.free):
            return None  # « le patron des sénateurs LR » is no « patron du PS »
        # « L'ancien maire » may be called otherwise by now, but rather is whom nothing else is known of.
        stranger = w["otherwise"] if level == OTHER else 0.0
        level = max(level, OPEN)
        old = bool(said.words & _OLD)
        if old and entry.age is not None and entry.age < _RETIRED:
            return None  # « La vieille dame » is not 44
        officer = said.noun in _ANYBODY and not (said.points or old) and self._in_office(entry)
        plain = said.noun in _GROWN and not said.words
        if officer and not (plain and said.acting and entry.named):
            # « Le jeune homme » is not the spokesman who spoke last, nor is « L'homme a été arrêté ».
            return None
        acts = self._acted(mention)
        lone = mention.end - mention.start == 1 and not (entry.titled or entry.roles or entry.age)
        if level == OPEN and lone and not acts:
            # « Au procès de Montclar, l'ancien préfet … »: a place, or somebody only told of
            return None
        if said.noun == "retraité" and (entry.age or entry.role_heads & _GOWNED):
            if entry.age is None or entry.age < _RETIRED:
                return None
            level = TAKEN
        if level == OPEN and said.official and not entry.roles and self._by_first_name(entry):
            return None  # « Ginette, 78 ans » is no councillor
        if level == OPEN and lone and said.tailed and distance > _NEXT:
            # « Péguy s'alarmait déjà. […] Le patron des Républicains de l'Allier … »
            return None
        if level == OPEN and not said.free and said.tailed:
            if not first or said.related == "person":
                return None
        if entry.varied and said.tailed and distance > _NEXT:
            # « la représentante » of some lines above is no « représentante spéciale de l'ONU »
            return None
        far = distance > _NEAR or not first
        if level == FIELD and (said.related or ((said.official or said.tailed) and far)):
            return None
        elsewhere = self.paragraphs[mention.start] < said.paragraph
        called = not entry.named or (entry.roles and elsewhere)
        if level == OPEN and said.tailed and said.related and called and not said.points:
            return None  # « le patron du Café du Port » is no joiner of the paragraph before
        if level == OPEN:
            if elsewhere and entry.roles and not (first or said.free or said.was):
                # « résume la boulangère », whom nothing ties to a president named above
                return None
            reach = _REACH if said.free else _NEXT if said.tailed or said.official else _FAR
            if distance > reach or not (acts or said.free or not said.tailed):
                return None
            if said.tailed and said.makes and not entry.titled:
                # « Le chimiste belge » may well be a company.
                return None
        if not entry.named and level == OPEN and (not said.free or self._in_office(entry)):
            # « L'accusé » is not « le procureur » who spoke before.
            return None
        if said.noun in _TRIED and (entry.role_heads | {entry.head}) & _COURT:
            return None
        nearness = w["sentence"] * distance * (3 if said.points else 1)
        score = w["fits"] * (level - OPEN) + nearness + stranger
        score += w["paragraph"] if elsewhere else 0.0
        on_stage = mention.subject or self._is_shown(mention)
        score += w["acts"] if on_stage else w["acts"] / 2 if acts else 0.0
        spoke_last = bool(spoken) and spoken[-1] == entry.id
        score += w["spoke_last"] if spoke_last and not said.reached else 0.0
        if not said.points:  # « cette retraitée » is whoever was told of last
            score += w["named"] if entry.named else 0.0
            score += w["unnamed"] if not entry.named and level == OPEN else 0.0
        score += w["titled"] if entry.titled else 0.0
        score += w["in_office"] if officer else 0.0
        score += w["told"] * min(sum(entry.forms.values()), _OFTEN)
        # « Son père, Jean Roux, a travaillé ici. … dit le retraité »: kin alone is no walk of life.
        bare = not entry.role_heads or (said.free and not said.points and entry.role_heads <= KIN)
        score += w["unpresented"] if entry.named and bare and on_stage else 0.0
        if said.noun in _DECADES and entry.age is None and entry.role_heads & _COURT:
            score += w["at_court"]  # « la sexagénaire » is rather tried than a judge
        if said.noun == "magistrat" and entry.head in _GOWNED and distance <= 1 and mention.subject:
            score += w["risen"]  # « L'avocate générale se lève. « … », attaque la magistrate »
        if said.noun in _DECADES and entry.age is not None:
            score += w["aged"]  # of that decade: others are passed over
        if said.noun in _ACCUSED and entry.named and self._is_tried(entry):
            score += w["tried"]
        if said.noun == "intéressé" or said.reached:
            # Whom others speak of, not who spoke.
            score -= (2 + said.reached) * w["spoke_last"] if spoke_last else 0.0
        elif self.quoted[mention.start]:
            score += w["quoted"]
        return score

    def _contrasted(self, end: int) -> bool:
        """Tell whether what follows a phrase sets its bearer off: *, lui,*, *, pour sa part,*."""
        stop = min(end + _CONTRAST, self.doc[end - 1].sent.end)
        words = [t.lower_ for t in self.doc[end:stop]]
        if words[:1] == [","] and words[1:2] and words[1] in {"lui", "elle", "quant"}:
            return True
        first = self.doc[end - 1].sent.start
        ahead = " ".join([t.lower_ for t in self.doc[first : first + 4]])
        near = " ".join(words)
        return "pour sa part" in near or "de son côté" in near or ahead.startswith(_TURNING)

    def _answers_back(self, head: Token) -> bool:
        """Tell whether somebody speaks to whoever spoke last: *Le maire lui répond*, *Le président l'interrompt*."""
        verb = head.head
        if base(head) != "nsubj" or verb.i <= head.i:
            return False
        start = np_start(head)
        if start and self.doc[start - 1].lower_ == "quoi" and self.knows.lemma(verb) in _ANSWERING:
            return True  # « Ce à quoi le socialiste a répondu »
        before = [t.lower_ for t in self.doc[head.i + 1 : verb.i]]
        told = any(self.quoted[max(head.i - _TURN, 0) : head.i])
        if told and self.knows.lemma(verb) in _ANSWERING:
            return self.doc[np_start(head)].is_sent_start
        if not _CLITICS.intersection(before) or "avait" in before or "avaient" in before:
            return False
        if self.knows.lemma(verb) in _CUTTING | _ASKING:
            return True
        return told and ("lui" in before or "leur" in before)

    def _doers(self, head: Token) -> set[int]:
        """Return whom the subjects mean that govern the noun: *Paul Roux accuse l'élu*, *… dit que l'élu ment*."""
        found: set[int] = set()
        own = base(head) == "nsubj"
        for verb in (t for t in head.ancestors if t.pos_ in VERBAL):
            if not own and self.knows.lemma(verb) not in _BECOMING:
                heads = (c for c in verb.children if base(c) == "nsubj" and c.i < head.i)
                found |= {e for c in heads if (e := self.entry_at(c.i)) is not None}
            own = False
            if base(verb) not in _GOVERNED:
                break
        if base(head) == "nsubj" and head.i < head.head.i:
            # « Le président invita Pablo à cesser »: to whom one does something is somebody else.
            acted = (
                c for c in head.head.children if base(c) in {"obj", "iobj"} and c.i > head.head.i
            )
            named = (self.register.mention_at(c.i) for c in acted if c.pos_ == "PROPN")
            found |= {m.entry for m in named if m is not None}
        return found | self._sources(head)

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
        if found is None:
            found = self._bare_name_near(head, lemma, gender, was=self._was(head))
        tried = trade(head, lemma, self.knows) in _ACCUSED  # « la mise en cause » is no role
        if found is not None and not tried and not self.quoted[head.i]:
            entry = self.register.entries[found]
            start, end = noun_phrase(head)
            entry.varied = entry.varied or not entry.roles
            entry.roles.append(self.doc.text_of(start, end))
            entry.role_heads.add(lemma)
            if not entry.named and entry.head == lemma:
                # « un agent », « L'agent de 31 ans »
                entry.forms[self.doc.text_of(start, end)] += 1
        return found
