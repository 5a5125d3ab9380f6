"""Find whom a noun takes up that the article has named before: *la pénaliste*, *l'établissement*."""

from __future__ import annotations

from briefing.extraction.entries import Entry, Mention
from briefing.extraction.gazetteer import fold
from briefing.extraction.phrases import noun_phrase
from briefing.extraction.ranking import Ranker
from briefing.extraction.syntax import CLOSING, OPENING, np_start
from briefing.language.plain_doc import Token
from briefing.model import Gender

_REACH = 5
_FAR = 12
"""Sentences that a trade (*la réalisatrice*) is looked back over; *la quinquagénaire* is nearer."""
_OFFICE = 3
"""Rank of those of whom there is one for each place: another office is another person."""
_TITLE = 2
_SOURCES = {"pour", "selon", "après", "d'", "et", "mais"}
_MANDATES = set(
    "député sénateur maire conseiller élu eurodéputé parlementaire vice-président".split()
)
_PARTY = {"porte-parole", "chef", "secrétaire", "rapporteur", "leader", "candidat", "militant"}
_NEXT = 2
_PLAIN = {"jeune", "vieux", "vieil", "vieille", "même", "ancien", "ancienne", "ex", "seul", "seule"}
_DECADES = {
    "vingtenaire": 2, "trentenaire": 3, "quadragénaire": 4, "quinquagénaire": 5, "sexagénaire": 6,
    "septuagénaire": 7, "octogénaire": 8, "nonagénaire": 9, "centenaire": 10,
}  # fmt: skip


class Taker(Ranker):
    """Resolve the nouns of `taken_up.tsv` and the titles that stand for a name."""

    def _person(
        self, head: Token, lemma: str, gender: Gender | None, takes: frozenset[str]
    ) -> int | None:
        """Return the person that *la quinquagénaire*, *l'élu* takes up."""
        decade = _DECADES.get(lemma)
        start, end = noun_phrase(head)
        alone = all(
            t.i == head.i or self.knows.demonym(t.lower_) or t.lower_ in _PLAIN
            for t in self.doc[start:end]
        )

        def accepts(entry: Entry, mention: Mention) -> bool:
            if entry.kind != "person" or entry.plural or self.quoted[mention.start]:
                return False
            if not entry.named and lemma != "intéressé":
                return False
            if self._elsewhere(head, entry):
                return False
            if decade is not None and entry.age is not None and entry.age // 10 != decade:
                return False
            if gender and entry.gender and gender != entry.gender:
                return False
            if not takes:
                return True
            if not entry.role_heads and not alone:
                # « l'avocat général » is none of those of whom nothing is told, unless just named.
                near = self._sentence[head.i] - self._sentence[mention.start] <= _NEXT
                return near and self._acted(mention)
            return self.fits_role(lemma, entry)

        return self.best(np_start(head), gender, accepts, reach=_FAR if takes else _REACH)

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
        here = self._sentence[head.i]
        led = self.doc[np_start(head) - 1] if np_start(head) else None
        if led is not None and led.pos_ in {"ADP", "CCONJ"} and led.lower_ not in _SOURCES:
            # « l'engagement pris par le président »: who is told of besides is somebody else.
            return None
        makes = self.knows.takes_up(lemma, "body") is not None
        for mention in self.before(np_start(head)):
            if here - self._sentence[mention.start] > 2:
                return None
            entry = self.register.entries[mention.entry]
            if entry.kind != "person" or not entry.named or self.quoted[mention.start]:
                continue
            if not self._acted(mention) or (gender and entry.gender and gender != entry.gender):
                continue
            if not self._was(head) and not self.fits_role(lemma, entry):
                return None
            if self._elsewhere(head, entry) and not self._was(head):
                continue
            if makes and not entry.titled:
                # « Le chimiste belge » may well be a company.
                continue
            start, end = noun_phrase(head)
            entry.varied = entry.varied or not entry.roles
            entry.roles.append(self.doc.text_of(start, end))
            entry.role_heads.add(lemma)
            return entry.id
        return None

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

    def fits_role(self, lemma: str, entry: Entry) -> bool:
        """Tell whether a person with known roles may bear this one too: two trades of one field."""
        heads = {h for h in entry.role_heads if self.knows.role(h) is not None}
        if lemma in heads:
            return True
        if not heads:
            # « Paul Roux, de la CGT. La directrice générale… » is somebody else.
            role = self.knows.role(lemma)
            return not entry.roles or (role is not None and role.rank < _TITLE)
        takes = self.knows.takes_up(lemma, "person")
        if takes is not None and (not takes or takes & heads):
            return True
        if any(lemma in (self.knows.takes_up(h, "person") or ()) for h in heads):
            return True
        if lemma in _MANDATES and heads <= _MANDATES | _PARTY | {"président"}:
            # A party's spokeswoman is often a deputy, a deputy a mayor.
            return True
        if lemma == "ministre" and heads <= {"conseiller"}:
            # « la conseillère fédérale », « la ministre »
            return True
        if not entry.varied and any(self._is_office(h) for h in (lemma, *heads)):
            return False
        return any(self.knows.one_field(lemma, h) for h in heads)

    def _is_office(self, lemma: str) -> bool:
        role = self.knows.role(lemma)
        return role is not None and role.rank >= _OFFICE

    def compatriot(self, head: Token, state: str) -> int | None:
        """Return the person that *l'Estonienne* takes up."""
        feminine = any(
            head.lower_ == s.demonyms[1] != s.demonyms[0]
            for s in self.knows.lexicon.demonyms.get(head.lower_, ())
        )
        gender: Gender = "f" if feminine else "m"

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
