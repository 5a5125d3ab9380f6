"""Resolve descriptions: *la ministre*, *le patron de X*, *une source policière*."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from briefing.extraction.entries import Entry, Mention
from briefing.extraction.knowledge import Knowledge
from briefing.extraction.names import fold
from briefing.extraction.offices import EXACT, OFFICE_HEADS, content, fits_role, same_office
from briefing.extraction.parties import Register, noun_phrase
from briefing.extraction.resolved import Resolved
from briefing.extraction.syntax import (
    gender_of,
    is_plural,
    np_end,
    np_start,
)
from briefing.model import Gender

_DEFINITE = {"le", "la", "l'", "les", "ce", "cet", "cette", "ces"}


_PARTS = {"direction", "rédaction", "siège"}
"""What a body consists of: *la direction* alone is that of the body the article is about."""
_POSSESSIVE = {"son", "sa", "ses", "leur", "leurs"}


_ANY_PERSON = set(
    (
        "intéressé homme femme responsable dirigeant élu retraité diplomate syndicaliste "
        "militant chercheur spécialiste expert candidat suspect prévenu accusé victime "
        "magistrat édile parlementaire politique cinéaste auteur écrivain chanteur acteur "
        "joueur entraîneur technicien sportif médecin scientifique universitaire avocat "
        "quinquagénaire quadragénaire trentenaire sexagénaire septuagénaire octogénaire lycéen "
        "adolescent jeune conseiller opposant patron président ministre représentant "
        "porte-parole maire orateur plaignant mis"
    ).split()
)


_ANY_BODY = set(
    (
        "entreprise société groupe organisation association ong agence institution firme "
        "compagnie fédération syndicat parti mouvement collectif club quotidien journal "
        "hebdomadaire magazine site chaîne ministère commission organisme fondation institut "
        "constructeur éditeur opérateur industriel banque plateforme réseau géant exploitant "
        "université cabinet autorité régulateur juridiction tribunal cour gouvernement"
    ).split()
)


class Describer:
    """Resolve noun phrases without a name; `Resolver` fills what is declared here."""

    doc: Doc
    register: Register
    knows: Knowledge
    quoted: list[bool]
    spoke: list[tuple[int, int]]
    _sentence: list[int]

    def _before(self, i: int) -> list[Mention]:
        raise NotImplementedError

    def speaker_before(self, i: int, *, floor: int = 0) -> Resolved:
        """Return who spoke last before token `i`."""
        raise NotImplementedError

    def _description(self, head: Token) -> Resolved:
        start, end = noun_phrase(head)
        det = self.doc[np_start(head)]
        first = det.lower_ if det.pos_ == "DET" or det.lower_ in _DEFINITE | _POSSESSIVE else ""
        lead = self.doc[np_start(head) - 1].lower_ if np_start(head) else ""
        if not first and lead in {"au", "aux", "du"} and head.lower_ in _ANY_BODY:
            # « reproche au groupe »; a person would rather be somebody else: « s'en prend au maire ».
            first = "le"
        apposed = self._apposed(head, end)
        if apposed is not None:
            return Resolved((apposed,), "name with role", head.i)
        if head.lower_ == "source":
            end = self._source_end(end)
            if self.doc[start].lower_ == "même" or self.doc[head.i - 1].lower_ == "même":
                said = self.speaker_before(head.i)
                if said:
                    return said
        role = self.knows.role(head.lower_)
        lemma = role.lemma if role is not None else head.lemma_.casefold()
        words = set(content(self.doc[start:end].text))
        gender = self._gender(head, first)
        plural = is_plural(head)
        known = self._known_description(head, lemma, words, gender, plural, first)
        if known is not None:
            self.register.mention(np_start(head), end, self.register.entries[known])
            return Resolved((known,), "description", head.i)
        return self._new_description(head, start, end, first, lemma, gender, plural)

    def _source_end(self, end: int) -> int:
        """Return the end of *source à Bercy*, *source proche du dossier*: where it speaks from is all."""
        doc = self.doc
        while end + 1 < len(doc) and (
            doc[end].lower_ in set(("proche à au aux chez du de d' des dans en").split())
        ):
            noun = next((t for t in doc[end + 1 : end + 5] if t.pos_ in {"NOUN", "PROPN"}), None)
            if noun is None or any(t.is_punct for t in doc[end + 1 : noun.i]):
                break
            mention = self.register.mention_at(noun.i)
            end = mention.end if mention is not None else np_end(noun)
        return end

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
            if token.pos_ in {"ADP", "CCONJ"} or token.text == ",":
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
        bare = len(words) <= 1
        role = self.knows.role(head.lower_)
        person = role is not None and role.kind == "person"
        if det in {"un", "une", "des", "plusieurs", "certains", "quelques"}:
            return None
        best: tuple[float, int] | None = None
        for mention in reversed(self._before(np_start(head))):
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
        if best is None:
            for entry in self.register.entries:
                # A role that is told further down: « Le maire… », then « le maire, Paul Roux ».
                if (
                    entry.kind == "person"
                    and lemma in entry.role_heads
                    and not plural
                    and not (gender and entry.gender and entry.gender != gender)
                ):
                    if self._likeness(entry, lemma, words, bare) > 0.5:
                        return entry.id
        if best is not None:
            return best[1]
        if plural or det not in _DEFINITE:
            return None
        if person and lemma in _ANY_PERSON and lemma not in EXACT and self._only_adjectives(head):
            return self._latest(head.i, gender, persons=True, lemma=lemma)
        if person and (not bare or lemma not in _ANY_PERSON):
            return self._variation(head, lemma, gender)
        if not bare and lemma in _ANY_BODY:
            return self._body_variation(head)
        if not bare:
            return None
        if lemma in _ANY_PERSON or (person and lemma in _ANY_PERSON):
            return self._latest(head.i, gender, persons=True, lemma=lemma)
        if lemma in _ANY_BODY:
            return self._latest(head.i, None, persons=False, lemma=lemma)
        return None

    def _likeness(self, entry: Entry, lemma: str, words: set[str], bare: bool) -> float:
        """Score how well a description fits a party: its roles, its generic noun, its own words."""
        best = 0.0
        if entry.kind == "person" and (lemma in entry.role_heads or lemma in OFFICE_HEADS):
            for text in entry.roles:
                role_words = set(content(text))
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
        for mention in reversed(self._before(np_start(head))):
            if here - self._sentence[mention.start] > 2:
                return None
            entry = self.register.entries[mention.entry]
            if entry.kind != "person" or not entry.named or self.quoted[mention.start]:
                continue
            if not mention.subject and all(e != entry.id for _, e in self.spoke):
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
        for mention in reversed(self._before(np_start(head))):
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

    def _latest(self, i: int, gender: Gender | None, *, persons: bool, lemma: str) -> int | None:
        here = self._sentence[i]
        for mention in reversed(self._before(i)):
            entry = self.register.entries[mention.entry]
            if here - self._sentence[mention.start] > 5:
                return None
            if entry.place or entry.plural or entry.capital or self.quoted[mention.start]:
                continue
            if persons and entry.kind == "person" and (entry.named or lemma == "intéressé"):
                if gender and entry.gender and gender != entry.gender:
                    continue
                if entry.role_heads and not fits_role(lemma, entry):
                    continue
                return entry.id
            if not persons and entry.kind == "organisation" and entry.named:
                return entry.id
        return None

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
        bodies = [e for e in self.register.entries if e.named and e.kind == "organisation"]
        best = max(bodies, key=lambda e: (sum(e.forms.values()), -e.first), default=None)
        return best.id if best is not None and sum(best.forms.values()) > 1 else None

    def _owner(self, i: int) -> int | None:
        """Return whose *son* is: the last subject before it, people and bodies alike."""
        here = self._sentence[i]
        for mention in reversed(self._before(i)):
            if here - self._sentence[mention.start] > 2:
                return None
            entry = self.register.entries[mention.entry]
            if mention.subject and not entry.place and not self.quoted[mention.start]:
                return entry.id
        return None
