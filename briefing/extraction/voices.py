"""Gather the parties of an article that may be the speaker of a quotation, with their signs.

The rules pick a speaker for each construction; what they rest on (a pronoun, *la déléguée*, who spoke
before) is sure in some places and a guess in others. Here every party is weighed, the rules' pick among
them, by grammar, by where it is named and by who speaks around.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefing.extraction.found import Found
from briefing.extraction.layout import Layout
from briefing.extraction.speakers import Resolver
from briefing.extraction.syntax import base, clitic, gender_of, is_plural, np_start

_GUESSED = {"pronoun", "description", "carried over", "none", "controlled", "relative", "subject before", "subject after", "place of speech"}
_MASCULINE, _FEMININE = {"il", "ils", "celui-ci", "ceux-ci", "le", "un", "ce", "cet"}, {"elle", "elles", "celle-ci", "la", "une", "cette"}


@dataclass(slots=True)
class Cast:
    """Hold where each party of one article is named."""

    layout: Layout
    resolver: Resolver
    places: dict[int, list[int]] = field(default_factory=dict)
    subjects: set[tuple[int, int]] = field(default_factory=set)
    by_count: list[int] = field(default_factory=list)
    title: int = 0

    def __post_init__(self) -> None:
        self.title = bisect_left(self.layout.starts, max(self.layout.text.find("\n"), 0))
        for m in self.resolver.register.mentions:
            self.places.setdefault(m.entry, []).append(m.start)
            if m.subject:
                self.subjects.add((m.entry, m.start))
        for m in self.resolver.pronouns:
            if m.entry in self.places:
                self.places[m.entry].append(m.start)
                self.subjects.add((m.entry, m.start))
        for p in self.places.values():
            p.sort()
        self.by_count = sorted(self.places, key=lambda e: (-len(self.places[e]), self.places[e][0]))


def voice_signs(cast: Cast, quote: Found, said: Sequence[tuple[Found, tuple[int, ...]]]) -> Iterator[tuple[tuple[int, ...], dict[str, float]]]:
    """Yield each party that may speak, with its signs; `said` are the quotations before, with their speakers."""
    layout, register = cast.layout, cast.resolver.register
    doc = layout.doc
    pick = quote.speaker.entries
    tokens = layout.tokens_in(quote.content)
    if not tokens:
        return
    first, last = tokens[0].i, tokens[-1].i
    head = quote.speaker.head
    how = quote.speaker.how
    kind = "guess" if how in _GUESSED else "name"
    anchor = head if 0 <= head < len(doc) else quote.at if quote.at >= 0 else first
    near = quote.verb if quote.verb >= 0 else anchor
    start = layout.sentence_start(min(first, near))
    end = layout.sentence_end(max(last, near)) if near > last else layout.sentence_end(near)
    before_start = layout.sentence_start(max(start - 1, 0))
    expression = doc[head] if 0 <= head < len(doc) and how in _GUESSED else None
    low = (clitic(expression) or expression.lower_) if expression is not None else ""
    det = doc[np_start(expression)].lower_ if expression is not None and expression.pos_ == "NOUN" else low
    gender = "m" if det in _MASCULINE else "f" if det in _FEMININE else gender_of(expression) if expression is not None and expression.pos_ == "NOUN" else None
    plural = is_plural(expression) if expression is not None else None
    lemma = expression.lemma_.casefold() if expression is not None and expression.pos_ == "NOUN" else ""
    inside = {t.i for t in tokens}
    spoke = Counter(e for _, es in said for e in es)
    order: list[int] = []
    last_place = {}
    for e, ps in cast.places.items():
        b = [p for p in ps if p < anchor and p not in inside]
        if b:
            last_place[e] = b[-1]
    order = sorted(last_place, key=lambda e: -last_place[e])
    prev = said[-1] if said else None
    parties: list[tuple[int, ...]] = [(e,) for e in cast.places if not register.entries[e].place or (e,) == pick]
    if pick and pick not in parties:
        parties.append(pick)
    for party in parties:
        entries = [register.entries[e] for e in party]
        one = entries[0]
        signs: dict[str, float] = {}

        def add(name: str, value: float = 1.0, signs: dict[str, float] = signs) -> None:
            if value:
                signs[name] = float(value)
                signs[f"{kind}:{name}"] = float(value)

        if party == pick:
            add("pick")
            signs[f"pick_{how}"] = 1.0
            signs[f"pick_{quote.construction}"] = 1.0
        elif set(party) & set(pick):
            add("part_of_pick")
        places = [p for e in party for p in cast.places.get(e, ())]
        outside = [p for p in places if p not in inside]
        add("inside", float(any(p in inside for p in places)))
        add("only_inside", float(bool(places) and not outside))
        here = [p for p in outside if start <= p < end]
        add("here_before", float(any(p < first for p in here)))
        add("here_after", float(any(p > last for p in here)))
        add("here_subject", float(any((e, p) in cast.subjects for e in party for p in here)))
        if quote.verb >= 0:
            for p in here:
                for t in (doc[p], *doc[p].ancestors):
                    if t.head is doc[quote.verb] and t.head is not t:
                        relation = base(t)
                        add(f"verb_{relation if relation in {'nsubj', 'obj', 'obl', 'iobj'} else 'other'}")
                        break
            add("right_after_verb", float(any(quote.verb < p <= quote.verb + 4 for p in here)))
            add("right_before_verb", float(any(quote.verb - 5 <= p < quote.verb for p in here)))
        add("sentence_before", float(any(before_start <= p < start for p in outside)))
        add("subject_sentence_before", float(any((e, p) in cast.subjects for e in party for p in outside if before_start <= p < start)))
        ranks = [order.index(e) for e in party if e in order]
        if ranks:
            add(f"recency_{min(min(ranks), 4)}")
        else:
            add("not_before")
        counts = [cast.by_count.index(e) for e in party if e in cast.by_count]
        add(f"count_{min(min(counts, default=9), 4)}")
        add("once", float(len(places) == 1))
        add("in_title", float(any(p < cast.title for p in places)))
        if prev is not None:
            same = set(prev[1]) & set(party)
            block = "\n" in layout.text[prev[0].content[-1].end : quote.content[0].start] if prev[0].content[-1].end <= quote.content[0].start else False
            add("spoke_last_here" if not block else "spoke_last_paragraph", float(bool(same)))
            add("spoke_before_last", float(len(said) > 1 and bool(set(said[-2][1]) & set(party))))
        add("spoke_never", float(not any(spoke[e] for e in party)))
        add("spoke_often", float(any(spoke[e] >= 2 for e in party)))
        add(f"kind_{one.kind}")
        add("unnamed", float(not all(e.named for e in entries)))
        add("many", float(len(party) > 1))
        add("has_role", float(bool(one.roles)))
        add("no_role_person", float(one.kind == "person" and one.named and not one.roles))
        add("capital", float(one.capital))
        add("place", float(one.place))
        if gender:
            own = one.gender
            add("gender_fits" if own == gender else "gender_unknown" if own is None else "gender_unfit")
        if plural is not None:
            many = len(party) > 1 or one.plural
            add("number_fits" if many == plural else "number_unfit")
        if lemma:
            add("role_fits", float(lemma in one.role_heads or any(lemma in r.casefold().split() for r in one.roles)))
            add("head_fits", float(one.head == lemma and not one.named))
            add("name_fits", float(one.named and one.kind != "person" and any(lemma in f.casefold().split() for f in one.forms)))
            role = cast.resolver.knows.role(lemma)
            if role is not None:
                add("role_kind_fits" if (role.kind == "person") == (one.kind == "person") else "role_kind_unfit")
            add("takes_body", float(one.kind in ("organisation", "state") and cast.resolver.knows.takes_up(lemma, "body") is not None))
        yield party, signs
