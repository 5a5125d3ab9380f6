"""Tell who may have said quoted sentences that no cue reports, by what they say of themselves and of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import base, gender_of, is_plural, np_start
from briefing.extraction.parties.entries import Entry
from briefing.extraction.parties.names import TITLES
from briefing.extraction.quotes.found import Found
from briefing.extraction.quotes.inverted import is_time
from briefing.extraction.speakers.mourned import DYING
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.within import Within, read_within
from briefing.language.plain_doc import Token

_WITNESSES = set("voir entendre assister habiter connaître croiser apercevoir côtoyer".split())
_HIM = {"lui", "l'", "le", "la"}
_OWN = {"son", "sa"}
_THEIRS = {"ses", "leurs"}
_SURE_CUE = 0.6
_OFTEN = 3


@dataclass(frozen=True, slots=True)
class Fit:
    """Say yes to who may speak: *Sa mère l'accompagne. « Elle m'a dit… »* is said by another."""

    within: Within
    hero: Entry | None
    """Whom a portrait lets speak most."""
    last: Entry | None
    """Who spoke last in the paragraph."""
    words: list[Token]
    layout: Layout
    resolver: Resolver

    def __call__(self, found: Resolved) -> bool:
        """Tell whether the parties may have said the words."""
        entries = [self.resolver.register.entries[e] for e in found.entries]
        if not self.within.agrees(entries):
            return False
        if any(e.plural and not e.named for e in entries) and self._led_by(found, _THEIRS):
            return False  # « Ses hommes ont tenu. « … » »: whose they are speaks
        if any(self._staff(e, found) for e in entries):
            return False  # « Son équipe a recueilli cent récits. « … » »
        if self._dies(found) or self.names(found):
            return False
        if len(entries) > 1 or not entries or entries[0].gender not in self.within.others:
            return True
        return not self._spoken_of(found, entries[0])

    def _staff(self, entry: Entry, found: Resolved) -> bool:
        """Tell whether a body acts that only is somebody's, and does not speak there."""
        body = entry.kind == "organisation" and not entry.named
        last = self.last is not None and self.last.kind == "person"
        head = self.layout.doc[found.head]
        return body and last and self._led_by(found, _OWN) and not self._tells(head)

    def _led_by(self, found: Resolved, words: set[str]) -> bool:
        """Tell whether one of the words leads the phrase of who acts."""
        doc = self.layout.doc
        return doc[np_start(doc[found.head])].lower_ in words

    def names(self, found: Resolved) -> bool:
        """Tell whether the words call by title one of who is to have said them: *« M. Szot a voté la fermeture. »*"""
        register = self.resolver.register
        return any(
            token.lower_ in TITLES
            and any(m is not None and m.entry in found.entries for m in beside)
            for token in self.words
            for beside in [[register.mention_at(i) for i in range(token.i + 1, token.i + 3)]]
        )

    def _dies(self, found: Resolved) -> bool:
        """Tell whether who acts dies there: *Sa mère, Odette, est morte en août. « … »*."""
        return self.layout.doc[found.head].head.lemma_ in DYING

    def _acts_on_another(self, found: Resolved) -> bool:
        """Tell whether somebody does something to *lui*, *l'*: who is meant says what it was."""
        head = self.layout.doc[found.head]
        begin, end = self.layout.sentence_start(head.i), self.layout.sentence_end(head.i)
        return not self._tells(head) and any(
            t.pos_ == "PRON" and t.lower_ in _HIM and base(t) in {"obj", "iobj"}
            for t in self.layout.doc[begin:end]
            if self.layout.mark_of[t.i] < 0
        )

    def _spoken_of(self, found: Resolved, entry: Entry) -> bool:
        """Tell whether *il* or *elle* in the words means who acts before them."""
        if entry.gender in self.within.people and self._acts_on_another(found):
            return True  # « Un curé lui met les mains sur un clavier. « Il m'a dit… » »
        offset = self.layout.doc[found.head].idx
        if entry.named and entry.first >= self.layout.token_from(
            self.layout.paragraph_from(offset)
        ):
            return False  # whom the paragraph brings on speaks
        kin = self._led_by(found, _OWN)
        other = self.hero or (self.last if kin else None)
        if other is None or other.id == entry.id:
            return self._after_another(found, entry)
        if entry.kind != "person":
            return False
        if other.gender in {None, entry.gender} and not (kin and self.within.alone):
            return False
        head = self.layout.doc[found.head]
        return not self._tells(head) and not self._another(entry, head)

    def _after_another(self, found: Resolved, entry: Entry) -> bool:
        """Tell whether a witness came on in the paragraph before him of whom the words speak.

        *Le metteur en scène Luk Roux se souvient. Elle s'était assise par terre. « Puis elle s'est levée. »*
        """
        head = self.layout.doc[found.head]
        begin = self.layout.sentence_start(head.i)
        paragraph = self.layout.token_from(self.layout.paragraph_from(head.idx))
        if entry.kind != "person" or self._tells(head) or self._another(entry, head):
            return False
        if entry.gender not in self.within.people and self._thing(entry, begin, head):
            return False
        for mention in self.resolver.before(begin):
            if mention.start < paragraph:
                return False
            other = self.resolver.register.entries[mention.entry]
            if other.kind == "person" and other.named and mention.subject and other.gender:
                return other.gender != entry.gender
        return False

    def _thing(self, entry: Entry, begin: int, head: Token) -> bool:
        """Tell whether the sentence has a thing of the gender, which *il* or *elle* may mean."""
        return any(
            t.pos_ == "NOUN"
            and t.i != head.i
            and not is_plural(t)
            and gender_of(t) == entry.gender
            and not is_time(t)
            for t in self.layout.doc[begin : self.layout.sentence_end(head.i)]
            if self.layout.mark_of[t.i] < 0
        )

    def _tells(self, head: Token) -> bool:
        """Tell whether somebody acts as a witness does: *Un voisin a tout vu*, *Sa mère témoigne*."""
        cue = self.resolver.knows.cue_verb(head.head)
        return (cue is not None and cue.trust >= _SURE_CUE) or head.head.lemma_ in _WITNESSES

    def _another(self, entry: Entry, head: Token) -> bool:
        """Tell whether the sentence has another person of the gender, who may be meant."""
        doc = self.layout.doc
        for i in range(self.layout.sentence_start(head.i), self.layout.sentence_end(head.i)):
            token = doc[i]
            if token.pos_ not in {"NOUN", "PROPN"} or self.layout.mark_of[i] >= 0 or i == head.i:
                continue
            mention = self.resolver.register.mention_at(i)
            meant = mention.entry if mention is not None else self.resolver.register.role_at.get(i)
            if meant == entry.id:
                continue
            role = self.resolver.knows.role(token.lower_)
            if role is not None and role.kind == "person" and gender_of(token) == entry.gender:
                return True
        return False

    @property
    def instead(self) -> Resolved:
        """Return whom a portrait lets speak, if the words may be his."""
        if self.hero is None or not self.within.agrees([self.hero]):
            return NOBODY
        return Resolved((self.hero.id,), "carried over")


def fit_of(k: int, layout: Layout, resolver: Resolver, told: Iterable[Found]) -> Fit:
    """Return who may have said stretch `k`, knowing what was told before it."""
    start = layout.marks[k].outer.start
    entries = resolver.register.entries
    before = sorted(
        (q for q in told if q.content[0].start < start), key=lambda q: q.content[-1].end
    )
    paragraph = layout.paragraph_from(start)
    here = [q for q in before if q.content[0].start >= paragraph and len(q.speaker.entries) == 1]
    count = Counter(q.speaker.entries[0] for q in before if len(q.speaker.entries) == 1)
    best, often = max(count.items(), key=lambda c: (c[1], -c[0]), default=(-1, 0))
    hero = entries[best] if often and often * 2 >= len(before) else None
    if hero is not None and (hero.kind != "person" or not hero.named):
        hero = None
    if hero is not None and often < _OFTEN and "\n" in layout.text[: layout.doc[hero.first].idx]:
        hero = None  # neither spoke often nor stands in the headline
    inner, stop = layout.token_range[k]
    return Fit(
        read_within(layout.doc[inner:stop]),
        hero,
        entries[here[-1].speaker.entries[0]] if here else None,
        list(layout.doc[inner:stop]),
        layout,
        resolver,
    )
