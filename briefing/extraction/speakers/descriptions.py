"""Resolve descriptions: *la ministre*, *le patron de X*, *une source policière*."""

from __future__ import annotations

import re

from briefing.extraction.grammar.phrases import (
    noun_phrase,
    source_end,
    with_charge,
    with_field,
    with_participle,
    with_party,
    with_post,
)
from briefing.extraction.grammar.syntax import POSSESSIVES, gender_of, is_plural, np_start
from briefing.extraction.parties.entries import Entry
from briefing.extraction.parties.fits import trade
from briefing.extraction.parties.gazetteer import fold
from briefing.extraction.parties.offices import content
from briefing.extraction.parties.presented import (
    CALLERS,
    KIN,
    RELATED,
    SEATS,
    SPOUSES,
    of_another,
    sent_by,
)
from briefing.extraction.speakers.bounds import BoundFinder
from briefing.extraction.speakers.likeness import LikenessFinder
from briefing.extraction.speakers.owners import OwnerFinder
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.takers import Taker
from briefing.language.plain_doc import Token
from briefing.model import Gender

_DEFINITE = {"le", "la", "l'", "les", "ce", "cet", "cette", "ces"}
_POINTING = {"ce", "cet", "cette"}
_HIGH = 3
_FORMER = set("ancien ancienne precedent precedente futur future autre".split())
_MAIN = {"principal", "principale", "premier", "première", "premiere"}
_TO_COME = {"futur", "future", "prochain", "prochaine"}
"""Who comes bears no title yet: *le futur directeur*."""
_FIRST = {"premier", "première", "premiere"}
_ORDINAL = {"second", "seconde", "premier", "première"}
_INDEFINITE = {"un", "une", "des", "plusieurs", "certains", "certaines", "quelques"}
_PARTS = {"direction", "rédaction", "siège"}
"""What a body consists of: *la direction* alone is that of the body the article is about."""
_SOURCES = {"selon", "après", "croire"}
_THEIRS = {"leur", "leurs"}
_SINGLY = {"son", "sa"}
_STAFFS = {"cabinet", "entourage", "secrétariat"}
"""What is somebody's own and is told apart by whose it is."""
_LAWYERS = {"avocat", "défenseur"}
_KNOWN = _DEFINITE | POSSESSIVES
# Nouns of one gender for people of both: their gender is no veto.
_EPICENE = set(
    "victime personnalité personne figure star vedette recrue sentinelle individu témoin conseil".split()
)


_AGED = re.compile(r"\b(?:de|âgée?s? de) (\d\d) ans$")


class Describer(Taker, LikenessFinder, OwnerFinder, BoundFinder):
    """Resolve noun phrases without a name; `Resolver` fills what is declared here."""

    def speaker_before(self, i: int, *, floor: int = 0) -> Resolved:
        """Return who spoke last before token `i`."""
        raise NotImplementedError

    def source_before(self, i: int) -> Resolved:
        """Return whom *la même source* means before token `i`."""
        raise NotImplementedError

    def _description(self, head: Token) -> Resolved:
        start, end = noun_phrase(head)
        end = self._with_title(head, self._before_hearer(head, end))
        det = self.doc[np_start(head)]
        first = det.lower_ if det.pos_ == "DET" or det.lower_ in _KNOWN else ""
        lead = self.doc[np_start(head) - 1].lower_ if np_start(head) else ""
        body = self.knows.takes_up(head.lower_, "body") is not None
        if not first and lead in {"au", "aux", "du"} and body:
            # « reproche au groupe »; a person would rather be somebody else: « s'en prend au maire ».
            first = "le"
        if not first and lead == "au" and head.lower_ == "intéressé":
            first = "le"  # « Quant au principal intéressé »
        role = self.knows.role(head.lower_)
        if role is not None and role.lemma == "interlocuteur":
            told = self.speaker_before(head.i)
            if told:
                return told  # « poursuit notre interlocutrice »
        apposed = self._apposed(head, end)
        if apposed is None and role is not None and role.kind == "organisation":
            apposed = self._said_beside(head, end)
            apposed = self._formally(head, start, end) if apposed is None else apposed
        elif apposed is None and body and first in _DEFINITE:
            apposed = self._body_behind(end)
        if apposed is not None:
            return Resolved((apposed,), "name with role", head.i)
        lemma = role.lemma.removeprefix("ex-") if role is not None else head.lemma_.casefold()
        if role is None and self.knows.walks(head.lower_):
            lemma = head.lower_  # « factrice », whose lemma the tagger is not sure of
        if head.lower_ == "source":
            end = source_end(self.doc, end, self._mention_ends(end))
            # « selon la même source », « selon cette source »
            if "même" in {self.doc[start].lower_, self.doc[head.i - 1].lower_} or (
                first == "cette" and end == head.i + 1
            ):
                said = self.source_before(min(head.i, head.head.i))
                if said:
                    return said
        elif role is not None:
            end = with_field(head, lemma, end) if role.kind == "person" else end
            end = with_participle(head, end)
            if self._speaks_here(head):
                end = with_charge(self.doc, end, sent=role.kind != "person")
            end = with_post(self.doc, with_party(self.doc, end)) if role.kind == "person" else end
        else:
            end = with_participle(head, end)
        words = set(content(self.doc.text_of(start, end)))
        she = lemma == "témoin" and first in {"la", "une", "cette"}  # « la témoin »
        gender = None if lemma in _EPICENE and not she else self._gender(head, first)
        plural = is_plural(head)
        known = self._known_description(head, lemma, words, gender, plural, first)
        if known is not None:
            entry = self.register.entries[known]
            self._learn(entry, head, start, end, lemma)
            if entry.kind == "person" and entry.gender is None and lemma not in _EPICENE:
                entry.gender = gender
            self.register.mention(np_start(head), end, entry)
            return Resolved((known,), "description", head.i)
        made = role is None and first in POSSESSIVES and lead in _SOURCES and not body
        if made and self.knows.takes_up(head.lower_, "person") is None:
            # « D'après leurs calculs »: whoever made them says so.
            owners = self.pronoun(head.i, None, True) if first in _THEIRS else NOBODY
            if owners:
                return Resolved(owners.entries, "possessive", head.i)
            owner = self.owner(head.i)
            if owner is not None and not self._acts_near(owner, head.i):
                return Resolved((owner,), "possessive", head.i)
        return self._new_description(head, start, end, first, lemma, gender, plural)

    def _learn(self, entry: Entry, head: Token, start: int, end: int, lemma: str) -> None:
        """Note a title that the article gives a person only in passing: *le secrétaire CGT*."""
        role = self.knows.role(head.lower_)
        if entry.kind != "person" or not entry.named:
            return
        if self.doc[np_start(head)].lower_ in _POINTING and self.knows.walks(lemma):
            # « Cette ancienne factrice » says what she was, and may be taken up so.
            entry.role_heads.add(lemma)
            entry.varied = entry.varied or not entry.roles
            aged = self.doc[end - 2] if self.doc[end - 1].lower_ == "ans" else head
            entry.age = int(aged.text) if aged.text.isdigit() else entry.age
            if self.doc.text_of(start, end) not in entry.roles:
                entry.roles.append(self.doc.text_of(start, end))
            return
        text = self.doc.text_of(start, end)
        if entry.roles or role is None:
            return
        takes = self.knows.takes_up(lemma, "person")
        if role.kind == "person" and role.rank and takes != frozenset():
            entry.roles.append(text)
            entry.role_heads.add(lemma)
            entry.varied = True

    def _gender(self, head: Token, det: str) -> Gender | None:
        if det in {"la", "une", "cette", "sa"}:
            return "f"
        if det == "son" and fold(head.doc[np_start(head) + 1].text)[:1] not in "aeiouyh":
            return "m"
        if det in {"le", "un", "ce", "cet"}:
            return "m"
        role = self.knows.role(head.lower_)
        if role is not None and role.feminine and role.feminine != role.lemma:
            said = head.lower_.removeprefix("ex-")
            return "f" if said in (role.feminine, role.feminine + "s") else "m"
        for token in head.children:
            # « l'ancienne ministre »: the adjective tells what noun and article hide.
            values = token.morph.get("Gender", []) if token.pos_ == "ADJ" else []
            if values:
                return "f" if values[0] == "Fem" else "m"
        if role is not None and role.gender == "x":
            # « l'universitaire »: the word tells nothing, whatever the tagger says.
            return None
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
                own = head.i in self.register.role_at
                if before.text == "," and own:
                    return entry.id
                if (
                    not own
                    and head.i != before.i
                    and self.register.serves_bearer(i - 1, np_start(before), i)
                ):
                    return None  # « un conseiller du président Paul Roux »
                named = entry.named and not entry.place and self._may_name(head, entry)
                if before.text != "," and named:
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
            return self._headlined(head, lemma, words, gender) if not plural else None
        owned = det in POSSESSIVES
        bare_body = len(words) <= 1 and self.knows.takes_up(lemma, "body") is not None
        to_come = bool(words & _TO_COME)
        found = None if to_come else self._likest(head, lemma, words, gender, plural, owned=owned)
        if found is not None and det in _SINGLY and self._leads_another(found, head):
            return None  # « Le syndicat nie, dit son président »: not who presides over the party
        if found is not None and found in self._doers(head):
            found = None  # « Son président a promis, devant le chef de l'État, … »
        if found is not None:
            nearer = self._nearer_body(head, lemma, found) if len(words) <= 1 else None
            return found if nearer is None else nearer
        if bare_body and det in _DEFINITE and not plural:
            found = self._maker_before(head, lemma)
            if found is not None:
                return found
        if not plural and det in _DEFINITE:
            found = self._taken_up(head, lemma, words, gender, det)
        elif det in POSSESSIVES and lemma in SPOUSES:
            found = self._spouse(gender)
        elif det in _SINGLY and lemma == "client" and not plural:
            found = self._client(head)
        elif det in POSSESSIVES and lemma == "homologue":
            found = self._counterpart(head)
        elif det in _SINGLY and lemma.removeprefix("ex-") == "employeur":
            found = self._employer(head.i)
        elif det in _SINGLY and bare_body:
            led = self._led_body(head.i, lemma)
            found = led if isinstance(led, int) else None
        if found is not None or to_come:
            return found
        return self._told_later(lemma, words, gender, plural)

    def _taken_up(
        self, head: Token, lemma: str, words: set[str], gender: Gender | None, det: str
    ) -> int | None:
        """Return whom a phrase takes up that the article has called by name or otherwise."""
        if lemma == "ministre" and words & _FIRST:
            # There is one, and who is called otherwise is not: `_likest` knows who has the title.
            return self._head_of_government(gender) if words <= _FIRST | {lemma} else None
        if lemma in {"intéressé", "intéressée"} and det in _DEFINITE:
            found = self._concerned(head, gender)
            if found is None and words & _MAIN:
                found = self._told_first(gender)
            if found is not None:
                return found
        bare = len(words) <= 1
        if bare and lemma in _ORDINAL:
            return None  # « La seconde n'a eu que trois voix »: a motion, a man or a woman told of before
        if self._is_ranked_firm(head):
            return self._body_variation(head)
        if lemma in RELATED and (of_another(head) or (bare and self._of_parents(head, lemma))):
            # « le fils d'une des victimes »: no name told of so far is said to be.
            return None
        if sent_by(head) or self._is_byname(head) or self._of_some(head):
            # « selon l'expert-comptable mandaté par le club »: told of for the first time.
            return None
        role = self.knows.role(head.lower_)
        takes = self.knows.takes_up(lemma, "person")
        if takes and bare and self.knows.takes_up(lemma, "body") and self._body_acts(head):
            # « Solvacier dément. L'industriel précise que … »
            return self._body(head, lemma, self.knows.takes_up(lemma, "body") or frozenset())
        person = role is not None and role.kind == "person"
        walks = bool(self.knows.walks(trade(head, lemma, self.knows)))
        if walks and bare and not person and (known := self._known_maker(head, lemma)) is not None:
            return known
        if not bare and (lemma == "géant" or (lemma == "conseil" and self._is_council(head))):
            takes, walks, person = None, False, False  # « le géant minier »
        if takes is not None or person or walks:
            if det in _POINTING and role is not None and (role.rank < _HIGH or self._was(head)):
                # « ce complice de longue date »: whoever was told of last.
                return self._person(head, lemma, gender, frozenset())
            if takes is not None and (bare or self._only_adjectives(head)):
                found = self._person(head, lemma, gender, takes)
                walk = self.knows.walks(lemma) and not self.knows.is_free(lemma)
                if found is not None and takes and walk:
                    # « L'agriculteur s'en explique »: no prefect told of next is he.
                    heads = self.register.entries[found].role_heads
                    heads.update(() if heads else (lemma,))
            else:
                found = self._variation(head, lemma, gender)
            if found is not None:
                return found
        takes = self.knows.takes_up(lemma, "body")
        own_name = not bare and head.text[:1].isupper() and not head.is_sent_start
        if takes is None or words & _FORMER or own_name:
            return None
        if head.text[:1].isupper() and not bare:
            return None  # « à la Société des auteurs »: a name
        alone = bare or self._only_adjectives(head) or self._led_by_one(head)
        return self._body(head, lemma, takes) if alone else self._body_variation(head)

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
        text = self.doc.text_of(start, end).strip(" ,;:")
        role = self.knows.role(head.lower_)
        kind = "unknown" if role is None else "person" if role.kind == "person" else "organisation"
        if text.casefold().startswith(SEATS):
            kind = "organisation"
        elif kind == "organisation" and det in POSSESSIVES and self.knows.takes_up(lemma, "person"):
            # « son conseil »: the lawyer, not the council.
            kind = "person"
        bare = start + 1 == end
        owned = det in POSSESSIVES or (bare and det in _DEFINITE and lemma in _PARTS)
        someone = bare and det in {"un", "une", "des"} and kind == "person"
        placed = someone and lemma not in CALLERS
        owner = None
        if owned or placed:
            owner = (
                self.defended(head) if lemma in _LAWYERS and det in _SINGLY
                else self.owner(head.i, kin=lemma in KIN or lemma in _STAFFS) if det in POSSESSIVES
                else self._main_body() if owned
                else self._setting(head.i)
            )  # fmt: skip
            mans = owner is not None and self.register.entries[owner].kind == "person"
            if mans and kind == "organisation" and lemma not in _STAFFS:
                # « son club », « son mouvement » is nobody's name: as the article or its role has it.
                led = self._led_body(head.i, lemma) if bare else None
                text = led if isinstance(led, str) else text
                owner = None
            if owner is not None and fold(self.register.entries[owner].name) not in fold(text):
                text = f"{text} ({self.register.entries[owner].name})"
        folded = fold(text)
        for entry in self.register.entries:
            if not entry.named and entry.is_called(folded):
                self.register.mention(start, end, entry)
                return Resolved((entry.id,), "description", head.i)
        entry = self.register.new(kind, text, first=start)  # type: ignore[arg-type]
        entry.named = False
        if owned and det not in POSSESSIVES and owner is not None:
            entry.part_of = owner
            entry.forms[self.doc.text_of(start, end)] += 1
        entry.head = lemma
        entry.gender = gender
        entry.plural = plural
        aged = _AGED.search(text)
        entry.age = int(aged[1]) if aged is not None and kind == "person" else None
        if role is not None and role.kind == "person":
            entry.roles.append(self.doc.text_of(start, end))
        self.register.mention(start, end, entry)
        return Resolved((entry.id,), "description", head.i)
