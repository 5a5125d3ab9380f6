"""Weigh who may speak a quotation: the signs of each party that the article tells of around it.

The rules take up who is nearest and fits. Whoever else is told of nearby is a claimant, too; how the quotation
stands, where each was last told of and what else each says in the article tell them apart.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import np_start
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.quotes.found import Found
from briefing.extraction.speakers.speakers import Resolver
from briefing.language.plain_doc import Token
from briefing.model import Gender

_BACK, _AHEAD = 8, 2
"""Sentences before and behind a cue in which a claimant is told of."""
_NOWHERE = 9.0
_FAR, _SOON, _LONG, _MANY = 300, 100, 60, 8
_CALLED = 12
"""Tokens of a description that are read."""
_SELF = {"je", "j'", "me", "m'", "moi", "mon", "ma", "mes"}
_TELLING = {"NOUN", "ADJ", "PROPN"}
_HOW = {"pronoun", "description", "place of speech", "subject before"}
_UNSAID = {"pronoun", "carried over", "subject before"}
"""How a speaker was found whom no words at `Resolved.head` describe."""
_SEXES: tuple[tuple[str, Gender], ...] = (("elle", "f"), ("il", "m"), ("lui", "m"))


@dataclass(frozen=True, slots=True)
class Claimant:
    """Hold a party that may speak, and what speaks for it."""

    entry: int
    signs: Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """Hold a party with where it is told of: outside the quotation, before its cue and behind it."""

    entry: Entry
    outside: Sequence[Mention]
    before: Sequence[Mention]
    behind: Sequence[Mention]
    acted: int
    """The last token before the cue where it is a subject outside quotation marks; -1 if nowhere."""

    @property
    def nearest(self) -> int:
        return self.before[-1].start if self.before else -1


@dataclass(frozen=True, slots=True)
class _Place:
    """Hold where a quotation stands: its cue, its words, its paragraph, the sentence before it."""

    quote: Found
    cue: int
    start: int
    inside: frozenset[int]
    paragraph: int
    """The first token of the cue's paragraph."""
    sentence_before: int
    acts_first: int
    """Who acts first in the cue's paragraph, or behind it."""


class Claims:
    """Know who is told of where in an article, and who speaks by the rules."""

    def __init__(self, quotes: Sequence[Found], layout: Layout, resolver: Resolver) -> None:
        self._quotes, self._layout, self._resolver = quotes, layout, resolver
        self._doc, self._entries = layout.doc, resolver.register.entries
        told = [*resolver.register.mentions, *resolver.pronouns]
        self._mentions = sorted(told, key=lambda m: (m.start, m.end))
        self._of: dict[int, list[Mention]] = {}
        for mention in self._mentions:
            self._of.setdefault(mention.entry, []).append(mention)
        quoted = resolver.quoted
        self._acting = [m for m in self._mentions if m.subject and not quoted[m.start]]
        self._said = Counter(e for q in quotes for e in q.speaker.entries)
        for entry in self._said:
            self._of.setdefault(entry, [])
        self._borne: dict[int, list[int]] = {}
        for i, entry in resolver.register.role_at.items():
            self._borne.setdefault(entry, []).append(i)

    def claimants(self, n: int) -> list[Claimant]:
        """Return who may speak the quotation, whom the rules chose among them; nobody if several speak."""
        quote = self._quotes[n]
        if len(quote.speaker.entries) != 1:
            return []
        place = self._place(quote)
        told = list(self._told(place))
        of_all = self._of_quote(n, place) | {"cands": float(min(len(told), 20))}
        near = sorted(told, key=lambda t: -t.nearest)
        acting = sorted(told, key=lambda t: -t.acted)
        people = [t for t in near if t.entry.kind == "person" and t.before]
        found: list[Claimant] = []
        for t in told:
            signs = {**of_all, **self._whom(t, quote), **self._where(t, place)}
            signs |= self._turns(t.entry.id, n, place)
            signs["rank"] = float(min(near.index(t), _MANY))
            signs["srank"] = float(min(acting.index(t), _MANY))
            signs["prank"] = min(float(people.index(t)), _NOWHERE) if t in people else _NOWHERE
            found.append(Claimant(t.entry.id, signs))
        return found

    def _place(self, quote: Found) -> _Place:
        cue = self._cue(quote)
        tokens = self._layout.tokens_in(quote.content)
        start = tokens[0].i if tokens else cue
        paragraphs, quoted = self._resolver.paragraphs, self._resolver.quoted
        first = cue
        while first > 0 and paragraphs[first - 1] == paragraphs[cue]:
            first -= 1
        last = max(start - 1, 0)
        while last > 0 and (quoted[last] or self._doc[last].is_punct or self._doc[last].is_space):
            last -= 1
        sentence = self._resolver.sentence(last)
        inside = frozenset(t.i for t in tokens)
        return _Place(quote, cue, start, inside, first, sentence, self._acts_first(first))

    def _acts_first(self, start: int) -> int:
        at = bisect.bisect_left(self._acting, start, key=lambda m: m.start)
        return self._acting[at].entry if at < len(self._acting) else -1

    def _cue(self, quote: Found) -> int:
        at = quote.at if quote.at >= 0 else self._layout.token_from(quote.content[0].start)
        return min(at, len(self._doc) - 1)

    def _told(self, place: _Place) -> Iterator[_Told]:
        """Yield who is told of around the quotation and may act, and whom the rules chose."""
        here, chosen = self._resolver.sentence(place.cue), place.quote.speaker.entries[0]
        gender, plural = _called(place.quote, self._doc)
        for entry_id, mentions in self._of.items():
            entry = self._entries[entry_id]
            if entry_id != chosen:
                if entry.place or not entry.forms or (entry.kind == "unknown" and not entry.named):
                    continue
                sentences = (self._resolver.sentence(m.start) for m in mentions)
                if not any(here - _BACK <= s <= here + _AHEAD for s in sentences):
                    continue
                if gender and not self._resolver.agrees(entry, gender, plural):
                    continue
            outside = [m for m in mentions if m.start not in place.inside]
            before = [m for m in outside if m.start < place.cue]
            acts = (m.start for m in before if m.subject and not self._resolver.quoted[m.start])
            yield _Told(entry, outside, before, outside[len(before) :], max(acts, default=-1))

    def _of_quote(self, n: int, place: _Place) -> dict[str, float]:
        """Return how the quotation stands, and what is known of whom the rules chose."""
        quote, speaker = place.quote, place.quote.speaker
        chosen = self._entries[speaker.entries[0]]
        words = [self._doc[i].lower_ for i in place.inside]
        last = max(place.inside, default=place.cue)
        signs = {
            f"con_{quote.construction}": 1.0, f"kind_{quote.kind}": 1.0, "trust": quote.trust,
            "cued": float(quote.cue is not None), "words": float(min(len(words), _LONG)),
            "I": float(not _SELF.isdisjoint(words)), "at_before": float(place.cue < place.start),
            "at_inside": float(place.start <= place.cue <= last),
            "par_pos": float(min(max(place.start - place.paragraph, -1), 200)),
            "chosen_named": float(chosen.named), "chosen_person": float(chosen.kind == "person"),
        }  # fmt: skip
        if speaker.how in _HOW:
            signs["how_" + speaker.how.replace(" ", "_")] = 1.0
        if 0 <= speaker.head < len(self._doc):
            sentence = self._resolver.sentence
            signs["head_far"] = float(min(abs(sentence(place.cue) - sentence(speaker.head)), 4))
        if n:
            before = self._layout.tokens_in(self._quotes[n - 1].content)
            gap = self._doc[before[-1].i + 1 : place.start] if before else []
            signs["gap"] = float(min(len(gap), _LONG))
            signs["gap_words"] = float(min(sum(t.text.isalpha() for t in gap), _LONG))
        return signs

    def _whom(self, told: _Told, quote: Found) -> dict[str, float]:
        """Return what the claimant is, and whether it is called so where the quotation has its speaker."""
        entry, speaker = told.entry, quote.speaker
        chosen = self._entries[speaker.entries[0]]
        signs = {
            "chosen": float(entry is chosen), "person": float(entry.kind == "person"),
            "org": float(entry.kind == "organisation"), "named": float(entry.named), "pl": float(entry.plural),
            "titled": float(entry.titled), "roles": float(min(len(entry.roles), 3)),
            "first": entry.first / len(self._doc), "samegender": _agreement(chosen.gender, entry.gender),
            "same_num": float(chosen.plural == entry.plural),
        }  # fmt: skip
        if not 0 <= speaker.head < len(self._doc):
            return signs
        head = self._doc[speaker.head]
        signs["head_cover"] = float(any(m.start <= head.i < m.end for m in self._of[entry.id]))
        gender, _ = _called(quote, self._doc)
        if speaker.how not in _UNSAID:
            called = _description(head, self._doc)
            forms = {w for form in entry.forms for w in _words(form)}
            signs["form_overlap"] = len(called & forms) / len(called) if called else 0.0
            marked = head.morph.get("Gender", [])
            if called and marked:
                gender = "f" if "Fem" in marked else "m"
        signs["gender"] = _agreement(gender, entry.gender)
        return signs

    def _where(self, told: _Told, place: _Place) -> dict[str, float]:
        """Return where the claimant is told of, seen from the quotation."""
        sentence, paragraphs = self._resolver.sentence, self._resolver.paragraphs
        here = sentence(place.cue)
        last = told.before[-1] if told.before else None
        ahead = [
            m for m in told.outside if m.start < place.start and not self._resolver.quoted[m.start]
        ]
        in_paragraph = [
            m for m in ahead if paragraphs[m.start] == paragraphs[place.cue] and m.subject
        ]
        beside = [m for m in ahead if sentence(m.start) == place.sentence_before]
        same = [m for m in told.outside if m.subject and sentence(m.start) == here]
        role = max((i for i in self._borne.get(told.entry.id, ()) if i < place.cue), default=-1)
        signs = {
            "before": _NOWHERE, "tokens": float(_FAR), "par": 5.0, "after": 5.0, "tokens_after": float(_SOON),
            "sub_far": _NOWHERE, "role_near": _NOWHERE, "mentions": float(min(len(told.outside), _MANY)),
            "same_sent_sub": float(bool(same)), "sb_any": float(bool(beside)),
            "sb_sub": float(any(m.subject for m in beside)), "par_sub": float(bool(in_paragraph)),
            "par_firstsub": float(place.acts_first == told.entry.id),
            "sub_between": float(self._parted(told, place)),
        }  # fmt: skip
        if last is not None:
            signs["before"] = float(min(here - sentence(last.start), _NOWHERE))
            signs["tokens"] = float(min(place.cue - last.start, _FAR))
            signs["par"] = float(min(paragraphs[place.cue] - paragraphs[last.start], 5))
            signs["pron"] = float(self._doc[last.start].pos_ == "PRON")
        if told.behind:
            signs["after"] = float(min(sentence(told.behind[0].start) - here, 5))
            signs["tokens_after"] = float(min(told.behind[0].start - place.cue, _SOON))
        if told.acted >= 0:
            signs["sub_far"] = float(min(here - sentence(told.acted), _NOWHERE))
        if role >= 0:
            signs["role_near"] = float(min(here - sentence(role), _NOWHERE))
        return signs

    def _parted(self, told: _Told, place: _Place) -> bool:
        """Tell whether somebody else acts between the claimant's last place and the cue."""
        at = bisect.bisect_right(self._acting, told.nearest, key=lambda m: m.start)
        end = bisect.bisect_left(self._acting, place.cue, lo=at, key=lambda m: m.start)
        return any(m.entry != told.entry.id for m in self._acting[at:end])

    def _turns(self, entry: int, n: int, place: _Place) -> dict[str, float]:
        """Return what else the claimant says in the article, by the rules."""
        last = [q.speaker.entries for q in self._quotes[max(n - 3, 0) : n]]
        following = self._quotes[n + 1 : n + 2]
        paragraphs = self._resolver.paragraphs
        own = self._said[entry] - (entry in place.quote.speaker.entries)
        spoke = bool(last) and entry in last[-1]
        near = n > 0 and paragraphs[self._cue(self._quotes[n - 1])] == paragraphs[place.cue]
        return {
            "last": float(spoke), "last_par": float(spoke and near),
            "last3": float(len(last) > 2 and entry in last[0]),
            "next": float(any(entry in q.speaker.entries for q in following)),
            "said": float(min(own, 6)), "said_share": own / len(self._quotes),
        }  # fmt: skip


def _called(quote: Found, doc: Sequence[Token]) -> tuple[Gender | None, bool]:
    """Return the gender and number of the pronoun that speaks; no gender where none does."""
    if quote.speaker.how != "pronoun" or not 0 <= quote.speaker.head < len(doc):
        return None, False
    word = doc[quote.speaker.head].lower_
    return next((gender for form, gender in _SEXES if form in word), None), word.endswith("s")


def _agreement(a: Gender | None, b: Gender | None) -> float:
    return 0.0 if a is None or b is None else 1.0 if a == b else -1.0


def _description(head: Token, doc: Sequence[Token]) -> set[str]:
    """Return the nouns and adjectives of the phrase that describes a speaker."""
    start = np_start(head)
    phrase = doc[start : min(head.right_edge.i + 1, start + _CALLED)]
    return {t.lower_ for t in phrase if t.pos_ in _TELLING}


def _words(form: str) -> list[str]:
    return form.lower().replace("’", "'").replace("'", " ").split()
