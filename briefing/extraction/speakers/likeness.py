"""Find which party told of before, or further down, a description is likest to: its own words, its role."""

from __future__ import annotations

from briefing.extraction.grammar.phrases import noun_phrase
from briefing.extraction.grammar.syntax import np_start
from briefing.extraction.parties.entries import Entry
from briefing.extraction.parties.offices import FRENCH_SEATS, OFFICE_HEADS, content, same_office
from briefing.extraction.speakers.ranking import Ranker
from briefing.language.plain_doc import Token
from briefing.model import Gender

_NEAR_PARENTS = 3
_ONE_OF = ("un des", "une des", "l'un", "l'une", "l’un", "l’une")
_FORMER = {"ancien", "ancienne"}
_FIRST = {"premier", "première", "premiere"}


class LikenessFinder(Ranker):
    """Score descriptions against what parties are called; `Resolver` fills what is declared here."""

    def _likest(
        self, head: Token, lemma: str, words: set[str], gender: Gender | None, plural: bool, *,
        owned: bool,
    ) -> int | None:  # fmt: skip
        """Return the party that the article has described so, or will; `owned` after *son*, *leur*."""
        bare = len(words) <= 1
        role = self.knows.role(head.lower_)
        person = role is not None and role.kind == "person"
        best: tuple[float, int] | None = None
        alike = self._alike(lemma, bare)
        for mention in self.before(np_start(head)) if alike else ():
            if mention.entry not in alike:
                continue
            alike.remove(mention.entry)
            entry = self.register.entries[mention.entry]
            if entry.plural != plural and entry.kind != "unknown":
                continue
            if gender and entry.gender and entry.gender != gender and (person or not entry.named):
                continue
            score = self._likeness(entry, lemma, words, bare, pleads=bare and not owned)
            if score > 0:
                score -= 0.001 * (head.i - mention.start) / 10
                if best is None or score > best[0] + 0.05:
                    best = (score, entry.id)
            if not alike:
                break
        return None if best is None else best[1]

    def _alike(self, lemma: str, bare: bool) -> set[int]:
        """Return the parties that a description may be like at all, which few are: `_likeness` scores no other."""
        office = lemma in OFFICE_HEADS
        return {
            e.id
            for e in self.register.entries
            if (e.kind == "person" and (office or lemma in e.role_heads | _also_called(lemma, e)))
            or (not e.named and e.head == lemma)
            or (bare and e.named and e.kind not in {"person", "state"})
        }

    def _told_later(
        self, lemma: str, words: set[str], gender: Gender | None, plural: bool
    ) -> int | None:
        """Return the person whose role is told further down: *Le maire…*, then *le maire, Paul Roux*."""
        bare = len(words) <= 1
        for entry in self.register.entries:
            if (
                entry.kind == "person"
                and lemma in entry.role_heads
                and not plural
                and not (gender and entry.gender and entry.gender != gender)
                and self._likeness(entry, lemma, words, bare, ahead=True) > 0.5
            ):
                return entry.id
        return None

    def _likeness(
        self, entry: Entry, lemma: str, words: set[str], bare: bool, *, ahead: bool = False,
        pleads: bool = False,
    ) -> float:  # fmt: skip
        """Score how well a description fits a party: its roles, its generic noun, its own words."""
        best = 0.0
        known = lemma in entry.role_heads | _also_called(lemma, entry)
        if entry.kind == "person" and (known or lemma in OFFICE_HEADS):
            for text in entry.roles:
                role_words = set(content(text))
                if lemma == "ministre" and words & _FIRST and not role_words & _FIRST:
                    continue
                if lemma == "avocat" and ("general" in words) != ("general" in role_words):
                    continue
                if text.casefold().startswith(_ONE_OF):
                    # « l'une des mères » is not *la mère*.
                    continue
                if entry.varied and len(role_words) == 1 < len(words):
                    # « la représentante » may be one of several; « la représentante de X » is another.
                    continue
                if words == {f"ex-{lemma}"} and role_words & _FORMER:
                    # « un ancien notaire de Spa », then « l'ex-notaire »
                    best = max(best, 0.9)
                # « la directrice de l'unité » is no « directrice scientifique » of further down
                other = ahead and lemma in entry.role_heads and not bare and len(role_words) > 1
                other = other or bool(words & FRENCH_SEATS and entry.states - {"France"})
                if not other and same_office(words | {lemma}, role_words, entry.role_heads):
                    best = max(best, 0.95)
                if words <= role_words:
                    best = max(best, 1.0 + 0.1 * len(words))
                elif role_words <= words or len(words & role_words) >= 2:
                    best = max(best, 0.8 if not ahead else 0.4)
            if pleads and lemma == "avocat" and not any("avocat" in r for r in entry.roles):
                best = max(best, 1.1)  # « Me Roux, conseil du club »
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
                best = max(best, 1.0)  # « l'Agence nationale …, le groupe APT31 … écrit l'agence »
        return best

    def _headlined(
        self, head: Token, lemma: str, words: set[str], gender: Gender | None
    ) -> int | None:
        """Return whom the headline calls with fewer words: *Un cadre jugé*, then *un ancien cadre de la clinique*."""
        if not self.paragraphs[head.i]:
            return None
        for entry in self.register.entries:
            above = entry.head == lemma and entry.kind == "person" and not entry.named
            if not above or entry.plural or entry.gender != gender:
                continue
            told = {self.paragraphs[m.start] for m in self.register.mentions if m.entry == entry.id}
            if told == {0} and set(content(entry.name)) <= words:
                start, end = noun_phrase(head)
                entry.forms[self.doc.text_of(start, end)] += 1
                entry.roles = [self.doc.text_of(start, end)]
                return entry.id
        return None

    def _of_parents(self, head: Token, lemma: str) -> bool:
        """Tell whether *le père* is one of the parents told of just before, who have no name."""
        if lemma not in {"père", "mère"}:
            return False
        for mention in self.before(np_start(head)):
            if self._sentence[head.i] - self._sentence[mention.start] > _NEAR_PARENTS:
                return False
            entry = self.register.entries[mention.entry]
            if entry.plural and entry.head == "parent":
                return True
        return False


def _also_called(lemma: str, entry: Entry) -> set[str]:
    """Return the noun if the office has another name: *le garde des Sceaux*, then *le ministre de la Justice*."""
    return {lemma} if lemma == "ministre" and "garde" in entry.role_heads else set()
