"""Resolve who a noun phrase or a pronoun means: names, descriptions, *elle*, *ce dernier*.

Gender and number are a veto, recency and grammatical role decide. What no name resolves stays as
the article describes it (*une source policière*).
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from itertools import accumulate

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.led import leads
from briefing.extraction.grammar.openers import OPINIONS
from briefing.extraction.grammar.syntax import (
    CLOSING,
    OF,
    OPENING,
    VERBAL,
    base,
    clitic,
    coordinated,
    is_plural,
    np_start,
    verb_group_start,
)
from briefing.extraction.parties.entries import Mention
from briefing.extraction.parties.name_heads import people_gender
from briefing.extraction.parties.names import TITLES
from briefing.extraction.parties.parties import Register
from briefing.extraction.parties.presented import KIN
from briefing.extraction.speakers.adoption import Adopter
from briefing.extraction.speakers.descriptions import Describer
from briefing.extraction.speakers.groups import ORDINALS, OTHERS, RANKS
from briefing.extraction.speakers.pronouns import LATTER, PronounFinder
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.language.plain_doc import Doc, Token
from briefing.model import Gender

_PRONOUNS: dict[str, tuple[Gender | None, bool]] = {
    "il": ("m", False), "elle": ("f", False), "ils": ("m", True), "elles": ("f", True), "lui": (None, False),
    "eux": ("m", True), "celui-ci": ("m", False), "celle-ci": ("f", False), "ceux-ci": ("m", True),
    "celles-ci": ("f", True), "celui-là": ("m", False), "lui-même": ("m", False), "elle-même": ("f", False),
    "eux-mêmes": ("m", True), "elles-mêmes": ("f", True),
}  # fmt: skip
_CHAINED = {"il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci"}
_NOBODYS = {"aucun", "aucune", "chaque", "nul", "nulle", "quel", "quelle"}
_THEIRS, _LEADING = {"son", "sa", "leur"}, {"par", "à", "selon", "après"}
_THE = {"le", "la", "l'", "ce", "cet", "cette"}
_RANKED = set("nouveau nouvelle ancien ancienne jeune futur future".split())
_ONE = {"l'un", "l'une", "un", "une"}
_SOME = _ONE | {"beaucoup", "autres", "certains", "plusieurs", "tous"}
_OTHER_HEADS = OTHERS | {"un", "une"}
_TELLING = {"NOUN", "PROPN", "VERB"}
_MEANING = _CHAINED.union(_ONE, _OTHER_HEADS, ORDINALS, LATTER)
"""Words that may mean somebody, whatever the parser takes them for."""
_PASSING = 8
"""Tokens of a question without a verb that parts nobody from who was told of before."""
_SURE_CUE, _CUTTING = 0.85, 0.5
_TITLED = 8
_FRONTED = 8


@dataclass(slots=True)
class Resolver(PronounFinder, Describer, Adopter):
    """Resolve the phrases of one article, in any order, against its register."""

    doc: Doc
    register: Register
    knows: Knowledge
    quoted: list[bool]
    apart: list[bool]
    """For each token, whether it stands between quotation marks; whether it is no part of the article."""
    spoke: list[tuple[int, int]] = field(default_factory=list)
    """(token, entry) of each speaker found so far, by position."""
    pronouns: list[Mention] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    _sentence: list[int] = field(default_factory=list)
    _spelled: dict[int, Gender | None] = field(default_factory=dict)
    _told_of_death: bool | None = None

    def __post_init__(self) -> None:
        # What ends a paragraph is the last token of it.
        ended = accumulate(["\n" in token.text for token in self.doc], initial=0)
        self.paragraphs = list(ended)[: len(self.doc)]
        number = 0
        for sent in self.doc.sents:
            # A long quotation puts no distance between its speaker and *a-t-elle ajouté*.
            number += not self.quoted[sent.start] and not self._asked_aside(sent.start)
            self._sentence += [number] * (sent.end - sent.start)
        # One reading from the top: whom descriptions mean hangs on who spoke before them.
        for token in self.doc:
            if self.quoted[token.i] or self.apart[token.i]:
                continue
            mention = self.register.mention_at(token.i)
            if mention is None and token.pos_ not in _TELLING and token.lower_ not in _MEANING:
                continue  # as most words, of which nothing is read
            if mention is not None and mention.start == token.i:
                self.adopt(mention)
            if token.pos_ in {"NOUN", "PROPN"}:
                self._read_description(token)
            elif token.pos_ == "PRON" and token.lower_ in _CHAINED and base(token) == "nsubj":
                self._read_pronoun(token)
            if token.lower_ in _ONE and self._partitive(token):
                self.resolve(token)  # « L'un d'eux », « Un des ouvriers », whom *il* takes up
            ranked = token.lower_ in ORDINALS and base(token) == "nsubj" and self._ordinal(token)
            if ranked or (self._others(token) and self._among(token)):
                self._read_pronoun(token)
            if token.lower_ in LATTER and self._demonstrative(token):
                self._read_pronoun(token)
                self.name_latter(token, self.latter_at(token))
            elif token.pos_ == "VERB":
                self._read_cue(token)
            mention = self.register.mention_at(token.i)
            if mention is not None and mention.start == token.i:
                if self._sourced(token.i) or self._announced(mention.end):
                    self.note(token.i, (mention.entry,))

    def _asked_aside(self, start: int) -> bool:
        """Tell whether a sentence only asks or answers in passing: *Les véhicules ? Trois utilitaires.*"""
        end = start
        while (
            end < len(self.doc)
            and end - start < _PASSING
            and self.doc[end].text not in {".", "?", "!"}
        ):
            if self.doc[end].pos_ in VERBAL or self.doc[end].is_space or self.quoted[end]:
                return False
            end += 1
        return 0 < end - start < _PASSING and end < len(self.doc) and self.doc[end].text == "?"

    def _read_description(self, token: Token) -> None:
        """Register a description that may speak or act: it must be known before a pronoun is met."""
        role = self.knows.role(token.lower_)
        if role is None and token.dep_[:5] == "nsubj" and self.knows.walks(token.lower_):
            # « L'ancienne factrice »: no office, but somebody who was told of
            if self.doc[np_start(token)].lower_ in _THE:
                self.resolve(token)
            return
        if role is None or self._predicated(token) or self._same_source(token):
            return
        if token.i in self.register.role_at or token.i in self.register.shared_at:
            return
        after = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else token
        first = self.doc[np_start(token)].lower_
        if first in _NOBODYS or self._fronted(token):
            return
        led = self.doc[np_start(token) - 1].lower_ if np_start(token) else ""
        if led == "de" and token.lower_ in OPINIONS:
            return  # « De l'avis des experts »: the experts speak
        if (
            (role.kind == "organisation" and role.rank >= 2)
            or (role.kind == "person" and first in {"un", "une"})
            or base(token) == "nsubj"
            or self._opens(token)
            or (role.kind == "person" and (first in _THEIRS or led in _LEADING))
            or after.lower_ in {"de", "d'", "du", "des"}
            or after.pos_ == "ADJ"
        ):
            found = self.resolve(token).entries
            if len(found) == 1:
                self.adopt_back(token, self.register.entries[found[0]])

    def _same_source(self, noun: Token) -> bool:
        """Tell whether it is *la même source*: who that is hangs on quotations that are yet to be found."""
        return noun.lower_ == "source" and noun.i > 0 and self.doc[noun.i - 1].lower_ == "même"

    def _fronted(self, token: Token) -> bool:
        """Tell whether the noun says ahead what the subject is: *Ancien camionneur, il dort dehors*."""
        start = np_start(token)
        if self.doc[start].pos_ == "DET" or not self.doc[start].is_sent_start:
            return False
        near = self.doc[token.i + 1 : token.i + _FRONTED]
        comma = next((t.i for t in near if t.text == "," or t.pos_ in VERBAL), 0)
        return bool(comma) and self.doc.text_of(comma + 1, comma + 2).casefold() in _CHAINED

    def _opens(self, token: Token) -> bool:
        """Tell whether the noun's phrase opens its sentence, as its subject does: *Le rectorat, sollicité, …*."""
        start = np_start(token)
        return start < token.i and self.doc[start].is_sent_start

    def _read_pronoun(self, token: Token) -> None:
        """Note whom a subject pronoun means: the next one likely means the same."""
        found = self.resolve(token)
        if len(found.entries) == 1:
            self.follow(token.i, found.entries[0])
            cue = self.knows.cue_verb(token.head)
            if cue is not None and cue.trust >= _SURE_CUE:
                self.note(token.head.i, found.entries)

    def _partitive(self, head: Token) -> bool:
        """Tell whether one of several is a subject: *L'un d'eux*, *Joint hier, un des ouvriers …*."""
        after = self.doc[head.i + 1].lower_ if head.i + 1 < len(self.doc) else ""
        if after not in {"de", "d'", "des"} or self.register.mention_at(head.i) is not None:
            return False
        led = head.i > 1 and self.doc[head.i - 1].text == ","
        return base(head) == "nsubj" or (led and leads(self.doc[head.sent.start].lower_))

    def _others(self, head: Token) -> bool:
        """Tell whether the token is the subject *un autre*, *d'autres*, whichever word the parser takes for it."""
        if head.lower_ not in _OTHER_HEADS:
            return False
        after = self.doc[head.i + 1] if head.i + 1 < len(self.doc) else head
        if head.lower_ not in OTHERS:
            return after.lower_ in OTHERS and base(head) == "nsubj"
        if not head.i:
            return False
        # « Un autre admet que … », a noun with an adjective for the parser
        acts = after.text == "," or self.knows.cue_verb(after) is not None or after.pos_ == "VERB"
        return base(head) == "nsubj" or (self.doc[head.i - 1].is_sent_start and acts)

    def _among(self, token: Token) -> bool:
        """Tell whether *un autre* stands beside people without a name, or speaks, and is no other thing."""
        if self.knows.cue_verb(token.head) is not None:
            return True
        for mention in self.before(token.i):
            if self._sentence[token.i] - self._sentence[mention.start] > 1:
                return False
            entry = self.register.entries[mention.entry]
            if entry.kind == "person" and not entry.named:
                return True
        return False

    def _predicated(self, token: Token) -> bool:
        """Tell whether the noun only says what somebody is: *C'est un homme habile*."""
        return any(base(c) == "cop" for c in token.children) and self.doc[
            np_start(token)
        ].lower_ in {"un", "une", "des"}

    def _read_cue(self, verb: Token) -> None:
        """Note who speaks by name: a pronoun is best resolved knowing who spoke before it."""
        cue = self.knows.cue_verb(verb)
        if cue is None or cue.trust < (_CUTTING if self._cuts_in(verb) else _SURE_CUE):
            return
        own = [c for c in verb.children if c.dep_[:5] == "nsubj" and not self.quoted[c.i]]
        if any(clitic(c) for t in (verb, *verb.children) for c in self.doc[t.i + 1 : t.i + 2]):
            own = []  # « Le film, fait-il savoir, sera remonté »
        if not own and self._cuts_in(verb):
            # « … », reconnaît un diplomate: what follows is the subject, whatever the parser says.
            own = [c for c in verb.children if verb.i < c.i <= verb.i + 4 and base(c) == "obj"]
        if own and self._same_source(own[0]):
            return
        if own and own[0].pos_ in {"NOUN", "PROPN"}:
            found = self.resolve(own[0]).entries
            self.note(verb.i, found)
            if len(found) == 1 and base(own[0]) == "obj":
                self.follow(own[0].i, found[0])

    def _cuts_in(self, verb: Token) -> bool:
        """Tell whether the verb group stands right behind a closing mark."""
        i = verb_group_start(verb) - 1
        if i > 0 and self.doc[i].text == ",":
            i -= 1
        return i >= 0 and self.doc[i].text in CLOSING | {'"'}

    def _sourced(self, i: int) -> bool:
        """Tell whether *selon* or *d'après* leads to the name at token `i`."""
        before, start = [t.lower_ for t in self.doc[max(i - 3, 0) : i]], self.doc[i].sent.start
        if self.doc[start].lower_ == "pour" and i - start <= _TITLED:
            # « Pour l'avocat Paul Roux, qui défend …, la cause est entendue »
            return all(t.pos_ not in VERBAL and t.text != "," for t in self.doc[start:i])
        return "selon" in before[-2:] or ("après" in before[-2:] and "d'" in before)

    def _announced(self, i: int) -> bool:
        """Tell whether words between marks follow at once: *Réponse de Paul Roux : « … »*."""
        after = [t.text for t in self.doc[i : i + 2]]
        return len(after) > 1 and after[0] == ":" and after[1] in OPENING

    # ------------------------------------------------------------ asking

    def all_of(self, head: Token) -> Resolved:
        """Resolve a head and the heads coordinated with it."""
        entries: list[int] = []
        how = "none"
        parts = self._enumerated(head) or self._called_so(head) or coordinated(head)
        for part in parts:
            if part is not head and self._begins_anew(head, part):
                continue
            found = self.resolve(part)
            if found and how == "none":
                how = found.how
            entries += [e for e in found.entries if e not in entries]
        if len(entries) > 1:
            acting = [e for e in entries if self._may_act(e) and not self.register.entries[e].place]
            entries = acting or entries
        return Resolved(tuple(entries), how, head.i)

    def _begins_anew(self, head: Token, part: Token) -> bool:
        """Tell whether a comma before *et* parts two clauses: *explique le ministère, et M. Roux s'est tu*."""
        joint = next((i for i in range(part.i - 1, head.i, -1) if self.doc[i].lower_ == "et"), 0)
        if not joint or self.doc[joint - 1].text != ",":
            return False
        return all(t.text != "," for t in self.doc[head.i : joint - 1])

    def _may_act(self, entry_id: int) -> bool:
        entry = self.register.entries[entry_id]
        return entry.kind != "unknown" or entry.named

    def resolve(self, head: Token) -> Resolved:
        """Resolve one head: pronoun, name or description."""
        if head.pos_ == "SPACE" or head.is_punct:
            return NOBODY
        if head.lower_ in _RANKED and head.i + 1 < len(self.doc):
            after = self.doc[head.i + 1]
            # « le nouveau leader », a noun and what it is told of for the parser
            head = after if self.knows.role(after.lower_) is not None else head
        pronoun = clitic(head) or head.lower_
        likely = head.pos_ in {"PRON", "X", "NOUN"} or pronoun != head.lower_
        if pronoun in _PRONOUNS and (likely or pronoun.endswith(("-même", "-mêmes"))):
            gender, plural = _PRONOUNS[pronoun]
            if pronoun == "lui" and base(head) == "nsubj":
                gender = "m"  # « Lui jure que le vent était nul »
            if pronoun.endswith("-ci") and gender is not None:
                return self._said_who(head) or self.latter(head.i, gender, plural)
            floor, told = self._reported_from(head), self.told_of(head)
            meant = self.pronoun(head.i, gender, plural, floor=floor, but=told)
            alone = pronoun == "lui" and base(head) == "nsubj"
            return self.one_person(meant, head.i) if alone else meant
        if head.lower_ == "on" and base(head) == "nsubj":
            return self.somebody_at(head.i)
        if head.lower_ == "qui" or head.lower_ in {"lequel", "laquelle"}:
            return self._antecedent(head)
        if self._others(head):
            return self._another(head)
        if head.lower_ == "même" and head.pos_ == "PRON":
            return self.speaker_before(head.i)
        if head.pos_ == "PRON" and head.lower_ not in _SOME:
            return NOBODY
        if head.lower_ in RANKS:
            ordinal = self._of_rank(head) or self._ordinal(head)
            if ordinal:
                return ordinal
        mention = self.register.mention_at(head.i)
        if head.lower_ in LATTER and self._demonstrative(head):
            return self.latter_at(head)
        if head.lower_ in _ONE:
            named = self.register.role_at.get(head.i)
            return (
                Resolved((named,), "name with role", head.i)
                if named is not None
                else self._one_of(head)
            )
        if head.i in self.register.shared_at:
            return Resolved(self.register.shared_at[head.i], "name with role", head.i)
        if head.i in self.register.role_at:
            return Resolved((self.register.role_at[head.i],), "name with role", head.i)
        if mention is not None and self.register.entries[mention.entry].named:
            return Resolved((mention.entry,), "name", head.i)
        if mention is not None:
            return Resolved((mention.entry,), "description", head.i)
        last = head.i + 1 >= len(self.doc)
        kin = head.lower_ in KIN and not last and self.doc[head.i + 1].lower_ in OF
        if head.lower_ in TITLES and not last and not kin:
            following = self.register.at(head.i + 1) or self.register.at(
                min(head.i + 2, len(self.doc) - 1)
            )
            if following is not None:
                return Resolved((following.id,), "name", head.i)
        two = self._the_two(head)
        if two:
            return two
        beside = self.register.mention_at(head.i + 1)
        if beside is not None and head.text[:1].isupper() and self._called(head, beside):
            # « l'Argentin Pablo Roux »
            return Resolved((beside.entry,), "name", head.i)
        gender = people_gender(head, self.knows) if head.text[:1].isupper() else None
        if gender is not None and head.pos_ in {"NOUN", "PROPN", "ADJ"} and not is_plural(head):
            found = self.compatriot(head, gender)
            if found is not None:
                return Resolved((found,), "description", head.i)
        return self._description(head)

    def named_within(self, head: Token) -> Resolved:
        """Return the person that a noun of speech belongs to: *la sortie du ministre Paul Roux*."""
        for i in range(head.i + 1, head.right_edge.i + 1):
            mention = self.register.mention_at(i)
            if mention is not None and mention.start == i:
                entry = self.register.entries[mention.entry]
                if entry.named and entry.kind == "person":
                    return Resolved((entry.id,), "name within", head.i)
        return NOBODY

    def _called(self, head: Token, named: Mention) -> bool:
        person = self.register.entries[named.entry].kind == "person"
        return person and named.start == head.i + 1 and people_gender(head, self.knows) is not None

    def speaker_before(self, i: int, *, floor: int = 0) -> Resolved:
        """Return who spoke last before token `i` (and not before `floor`)."""
        for at, entry in reversed(self.spoke):
            if floor <= at < i:
                return Resolved((entry,), "carried over", at)
        return NOBODY

    def note(self, i: int, entries: tuple[int, ...]) -> None:
        """Remember that these parties spoke at token `i`."""
        for entry in entries:
            at = bisect.bisect_left(self.spoke, (i, entry))
            if self.spoke[at : at + 1] != [(i, entry)]:
                self.spoke.insert(at, (i, entry))
