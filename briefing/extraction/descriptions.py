"""Resolve descriptions: *la ministre*, *le patron de X*, *une source policière*."""

from __future__ import annotations

from spacy.tokens import Token

from briefing.extraction.entries import Entry, Mention
from briefing.extraction.gazetteer import fold
from briefing.extraction.offices import OFFICE_HEADS, content, same_office
from briefing.extraction.phrases import noun_phrase, source_end, with_field, with_participle
from briefing.extraction.ranking import Ranker
from briefing.extraction.resolved import Resolved
from briefing.extraction.syntax import (
    gender_of,
    is_plural,
    np_start,
)
from briefing.model import Gender

_DEFINITE = {"le", "la", "l'", "les", "ce", "cet", "cette", "ces"}
_INDEFINITE = {"un", "une", "des", "plusieurs", "certains", "certaines", "quelques"}
_PARTS = {"direction", "rédaction", "siège"}
"""What a body consists of: *la direction* alone is that of the body the article is about."""
_POSSESSIVE = {"son", "sa", "ses", "leur", "leurs"}
_AROUND = {"entourage", "cabinet", "proche", "avocat", "porte-parole", "conseil", "défense"}
"""Who stands around somebody: *l'entourage de ce dernier* is told with his name."""
# Nouns of one gender for people of both: their gender is no veto.
_EPICENE = set(
    "victime personnalité personne figure star vedette recrue sentinelle individu témoin".split()
)
_REACH = 5
_DECADES = {
    "vingtenaire": 2, "trentenaire": 3, "quadragénaire": 4, "quinquagénaire": 5, "sexagénaire": 6,
    "septuagénaire": 7, "octogénaire": 8, "nonagénaire": 9, "centenaire": 10,
}  # fmt: skip


class Describer(Ranker):
    """Resolve noun phrases without a name; `Resolver` fills what is declared here."""

    def speaker_before(self, i: int, *, floor: int = 0) -> Resolved:
        """Return who spoke last before token `i`."""
        raise NotImplementedError

    def _description(self, head: Token) -> Resolved:
        start, end = noun_phrase(head)
        det = self.doc[np_start(head)]
        first = det.lower_ if det.pos_ == "DET" or det.lower_ in _DEFINITE | _POSSESSIVE else ""
        lead = self.doc[np_start(head) - 1].lower_ if np_start(head) else ""
        body = self.knows.takes_up(head.lower_, "body") is not None
        if not first and lead in {"au", "aux", "du"} and body:
            # « reproche au groupe »; a person would rather be somebody else: « s'en prend au maire ».
            first = "le"
        apposed = self._apposed(head, end)
        if apposed is not None:
            return Resolved((apposed,), "name with role", head.i)
        role = self.knows.role(head.lower_)
        lemma = role.lemma if role is not None else head.lemma_.casefold()
        if head.lower_ == "source":
            end = source_end(self.doc, end, self._mention_ends(end))
            if self.doc[start].lower_ == "même" or self.doc[head.i - 1].lower_ == "même":
                said = self.speaker_before(head.i)
                if said:
                    return said
        elif role is not None:
            end = with_field(head, lemma, end) if role.kind == "person" else end
            end = with_participle(head, end)
        words = set(content(self.doc[start:end].text))
        gender = None if lemma in _EPICENE else self._gender(head, first)
        plural = is_plural(head)
        known = self._known_description(head, lemma, words, gender, plural, first)
        if known is not None:
            entry = self.register.entries[known]
            self._learn(entry, head, start, end, lemma)
            self.register.mention(np_start(head), end, entry)
            return Resolved((known,), "description", head.i)
        return self._new_description(head, start, end, first, lemma, gender, plural)

    def _mention_ends(self, start: int) -> dict[int, int]:
        """Return where the names right after token `start` end."""
        near = (self.register.mention_at(i) for i in range(start, min(start + 16, len(self.doc))))
        return {m.start: m.end for m in near if m is not None}

    def _learn(self, entry: Entry, head: Token, start: int, end: int, lemma: str) -> None:
        """Note a title that the article gives a person only in passing: *le secrétaire CGT*."""
        role = self.knows.role(head.lower_)
        if entry.kind != "person" or not entry.named or entry.roles or role is None:
            return
        takes = self.knows.takes_up(lemma, "person")
        if role.kind == "person" and role.rank and takes != frozenset():
            entry.roles.append(self.doc[start:end].text)
            entry.role_heads.add(lemma)
            entry.varied = True

    def _gender(self, head: Token, det: str) -> Gender | None:
        if det in {"la", "une", "cette"}:
            return "f"
        if det in {"le", "un", "ce", "cet"}:
            return "m"
        role = self.knows.role(head.lower_)
        if role is not None and role.feminine and role.feminine != role.lemma:
            return "f" if head.lower_ in (role.feminine, role.feminine + "s") else "m"
        return gender_of(head)

    def _apposed(self, head: Token, end: int) -> int | None:
        """Return the party named right inside or after the phrase (*le groupe danois Nordvinde*)."""
        doc = self.doc
        for i in range(head.i + 1, min(end + 3, len(doc))):
            token = doc[i]
            mention = self.register.mention_at(i)
            if mention is not None and mention.start == i:
                before = doc[i - 1]
                entry = self.register.entries[mention.entry]
                if (
                    before.pos_ == "ADP"
                    or entry.kind == "state"
                    or before.lower_ in {"de", "du", "des", "d'", "à", "et"}
                ):
                    return None
                if before.text == "," and head.i in self.register.role_at:
                    return entry.id
                if (
                    before.text != ","
                    and entry.named
                    and not entry.place
                    and self._may_name(head, entry)
                ):
                    return entry.id
                return None
            if token.pos_ in {"ADP", "CCONJ", "VERB", "AUX", "PRON", "SPACE"} or token.text == ",":
                return None
            if token.is_punct and token.text not in {"«", '"', "»"}:
                return None
        return None

    def _may_name(self, head: Token, entry: Entry) -> bool:
        role = self.knows.role(head.lower_)
        if role is None:
            return entry.kind in ("person", "organisation")
        return role.kind != "person" or entry.kind in ("person", "unknown")

    def _known_description(
        self,
        head: Token,
        lemma: str,
        words: set[str],
        gender: Gender | None,
        plural: bool,
        det: str,
    ) -> int | None:
        if det in _INDEFINITE:
            return None
        bare = len(words) <= 1
        found = self._likest(head, lemma, words, gender, plural)
        if found is not None or plural or det not in _DEFINITE:
            return found
        role = self.knows.role(head.lower_)
        takes = self.knows.takes_up(lemma, "person")
        if takes is not None or (role is not None and role.kind == "person"):
            if takes is not None and (bare or self._only_adjectives(head)):
                return self._person(head, lemma, gender, takes)
            return self._variation(head, lemma, gender)
        takes = self.knows.takes_up(lemma, "body")
        if takes is None:
            return None
        return self._body(head, lemma, takes) if bare else self._body_variation(head)

    def _likest(
        self, head: Token, lemma: str, words: set[str], gender: Gender | None, plural: bool
    ) -> int | None:
        """Return the party that the article has described so, or will."""
        bare = len(words) <= 1
        role = self.knows.role(head.lower_)
        person = role is not None and role.kind == "person"
        best: tuple[float, int] | None = None
        seen: set[int] = set()
        for mention in self.before(np_start(head)):
            if mention.entry in seen:
                continue
            seen.add(mention.entry)
            entry = self.register.entries[mention.entry]
            if entry.plural != plural and entry.kind != "unknown":
                continue
            if gender and entry.gender and entry.gender != gender and (person or not entry.named):
                continue
            score = self._likeness(entry, lemma, words, bare)
            if score > 0:
                score -= 0.001 * (head.i - mention.start) / 10
                if best is None or score > best[0] + 0.05:
                    best = (score, entry.id)
        if best is not None:
            return best[1]
        for entry in self.register.entries:
            # A role that is told further down: « Le maire… », then « le maire, Paul Roux ».
            if (
                entry.kind == "person"
                and lemma in entry.role_heads
                and not plural
                and not (gender and entry.gender and entry.gender != gender)
                and self._likeness(entry, lemma, words, bare) > 0.5
            ):
                return entry.id
        return None

    def _person(
        self, head: Token, lemma: str, gender: Gender | None, takes: frozenset[str]
    ) -> int | None:
        """Return the person that *la quinquagénaire*, *l'élu* takes up."""
        decade = _DECADES.get(lemma)

        def accepts(entry: Entry, mention: Mention) -> bool:
            if entry.kind != "person" or entry.plural or self.quoted[mention.start]:
                return False
            if not entry.named and lemma != "intéressé":
                return False
            if decade is not None and entry.age is not None and entry.age // 10 != decade:
                return False
            if gender and entry.gender and gender != entry.gender:
                return False
            return not takes or not entry.role_heads or bool(takes & entry.role_heads)

        return self.best(np_start(head), gender, accepts, reach=_REACH)

    def _may_be_body(self, entry: Entry) -> bool:
        if entry.kind == "unknown":
            return True
        single = all(len(fold(f).split()) == 1 for f in entry.forms)
        return single and entry.gender is None and not entry.roles and not entry.titled

    def _body(self, head: Token, lemma: str, takes: frozenset[str]) -> int | None:
        """Return the body that *l'entreprise*, *l'établissement* takes up."""

        def accepts(entry: Entry, mention: Mention) -> bool:
            if entry.plural or entry.capital or self.quoted[mention.start]:
                return False
            if not entry.named:
                # « l'ambassade de Chine »; « le géant minier » has a name, which is meant.
                generic = lemma in (self.knows.takes_up(entry.head, "body") or ())
                return entry.kind == "organisation" and entry.head in takes and not generic
            if entry.kind in ("unknown", "person"):
                # A name that nothing tells of: no given name, no title, no role.
                return mention.subject and self._may_be_body(entry)
            fits = not takes or not entry.head or entry.head in takes
            return entry.kind == "organisation" and fits

        return self.best(np_start(head), None, accepts, reach=_REACH)

    def _likeness(self, entry: Entry, lemma: str, words: set[str], bare: bool) -> float:
        """Score how well a description fits a party: its roles, its generic noun, its own words."""
        best = 0.0
        if entry.kind == "person" and (lemma in entry.role_heads or lemma in OFFICE_HEADS):
            for text in entry.roles:
                role_words = set(content(text))
                if entry.varied and len(role_words) == 1 < len(words):
                    # « la représentante » may be one of several; « la représentante de X » is another.
                    continue
                if same_office(words | {lemma}, role_words):
                    best = max(best, 0.95)
                if words <= role_words:
                    best = max(best, 1.0 + 0.1 * len(words))
                elif role_words <= words or len(words & role_words) >= 2:
                    best = max(best, 0.8)
        if not entry.named and entry.head == lemma:
            own = set(content(entry.name))
            if words == own:
                best = max(best, 1.3)
            elif words <= own or (own <= words and bare):
                best = max(best, 0.9)
        if entry.named and entry.kind != "person" and entry.kind != "state":
            if entry.head == lemma and bare:
                best = max(best, 0.9)
            if bare and any(lemma in content(f) for f in entry.forms):
                best = max(best, 0.95)
        return best

    def _variation(self, head: Token, lemma: str, gender: Gender | None) -> int | None:
        """Return the person whom a new role takes up: *Paul Roux a parlé. Le député de l'Yonne…*

        The press names whom it introduces by a role; a role without a name right after a name
        without a role is the same person under another title.
        """
        here = self._sentence[head.i]
        for mention in self.before(np_start(head)):
            if here - self._sentence[mention.start] > 2:
                return None
            entry = self.register.entries[mention.entry]
            if entry.kind != "person" or not entry.named or self.quoted[mention.start]:
                continue
            led = self.doc[mention.start - 1].lower_ if mention.start else ""
            if not mention.subject and led not in {"pour", "selon"}:
                if all(e != entry.id for _, e in self.spoke):
                    continue
            if (entry.roles and not entry.varied) or (
                gender and entry.gender and gender != entry.gender
            ):
                return None
            start, end = noun_phrase(head)
            entry.roles.append(self.doc[start:end].text)
            entry.role_heads.add(lemma)
            entry.varied = True
            return entry.id
        return None

    def _only_adjectives(self, head: Token) -> bool:
        """Tell whether nothing but adjectives goes with the noun (*la responsable syndicale*)."""
        start, end = noun_phrase(head)
        return all(t.i == head.i or t.pos_ == "ADJ" for t in self.doc[start:end])

    def _body_variation(self, head: Token) -> int | None:
        """Return the body that a phrase with a place takes up: *Amazon… L'entreprise de Seattle*."""
        here = self._sentence[head.i]
        end = noun_phrase(head)[1]
        inner = [self.register.mention_at(i) for i in range(head.i + 1, end)]
        if any(m is not None and not self._is_place(m) for m in inner) or not any(inner):
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

    def _new_description(
        self,
        head: Token,
        start: int,
        end: int,
        det: str,
        lemma: str,
        gender: Gender | None,
        plural: bool,
    ) -> Resolved:
        text = self.doc[start:end].text.strip(" ,;:")
        role = self.knows.role(head.lower_)
        kind = "unknown" if role is None else "person" if role.kind == "person" else "organisation"
        bare = start + 1 == end
        if det in _POSSESSIVE or (bare and det in _DEFINITE and lemma in _PARTS):
            owner = self._owner(head.i) if det in _POSSESSIVE else self._main_body()
            if owner is not None and fold(self.register.entries[owner].name) not in fold(text):
                text = f"{text} ({self.register.entries[owner].name})"
        for entry in self.register.entries:
            if not entry.named and any(fold(f) == fold(text) for f in entry.forms):
                self.register.mention(start, end, entry)
                return Resolved((entry.id,), "description", head.i)
        entry = self.register.new(kind, text, first=start)  # type: ignore[arg-type]
        entry.named = False
        entry.head = lemma
        entry.gender = gender
        entry.plural = plural
        if role is not None and role.kind == "person":
            entry.roles.append(self.doc[start:end].text)
        self.register.mention(start, end, entry)
        return Resolved((entry.id,), "description", head.i)

    def _main_body(self) -> int | None:
        """Return the body that the article names most often."""
        bodies = [
            e
            for e in self.register.entries
            if e.named and e.kind == "organisation" and not self.knows.is_association(e.name)
        ]
        best = max(bodies, key=lambda e: (sum(e.forms.values()), -e.first), default=None)
        return best.id if best is not None and sum(best.forms.values()) > 1 else None

    def _owner(self, i: int) -> int | None:
        """Return whose *son* is: the last subject before it, people and bodies alike."""
        here = self._sentence[i]
        for mention in self.before(i):
            if here - self._sentence[mention.start] > 2:
                return None
            entry = self.register.entries[mention.entry]
            quoted = self.quoted[mention.start] and not self.quoted[i]
            if mention.subject and not entry.place and not quoted:
                return entry.id
        return None
