"""Set side by side what outlets tell differently, and what only one of them tells.

A list of every difference serves no reader: a version is shown when words were replaced or left out
of a chosen quote, when status, speaker or figures differ, and when an outlet alone has an
accusation or an answer on parties of whom others wrote on the same day or later.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from briefing.dossier.clusters import candidates
from briefing.dossier.tellings import Tellings
from briefing.dossier.terms import alike, roots
from briefing.dossier.wording import compare, tokens
from briefing.extraction.dates.date_rules import NUMBERS
from briefing.model import (
    AccusationRow,
    Divergence,
    Excerpt,
    Quote,
    QuoteRow,
    ResponseRow,
    Span,
    Version,
)

MOST = 8
MOST_ALONE = 3
"""How many things that one outlet alone tells are shown."""
SURE = 0.55
SURE_ANSWER = 0.35
"""Confidence from which it is worth telling that only one outlet has an accusation, or an answer."""
TWIN = 0.75
"""Share of common words from which two sentences with other figures tell the same."""
_RANK = {"correction": 0, "speaker": 1, "status": 2, "number": 3, "wording": 4, "only": 5}
_VAGUE = {
    "dizaine",
    "centaine",
    "centaines",
    "dizaines",
    "millier",
    "milliers",
    "mille",
    "million",
    "millions",
}


def divergences(
    tellings: Tellings,
    accusations: Sequence[AccusationRow],
    responses: Sequence[ResponseRow],
    quotes: Sequence[QuoteRow],
    row_of: Mapping[tuple[int, int], str],
    corrections: Sequence[Excerpt] = (),
) -> tuple[Divergence, ...]:
    """Return the divergences that matter, the gravest first."""
    found = [Divergence("correction", "", (Version(e, sources=(e.source,)),)) for e in corrections]
    found += _speakers(tellings, quotes)
    found += _statuses(tellings, accusations, row_of)
    found += _numbers(tellings)
    found += [d for q in quotes if (d := _wording(tellings, q)) is not None]
    found += _alone(tellings, accusations, responses)
    ranked = sorted(enumerate(found), key=lambda f: (_rank(f[1]), f[0]))
    return tuple(d for _, d in ranked[:MOST])


def _rank(d: Divergence) -> float:
    cut_only = d.kind == "wording" and not any(v.change == "changed" for v in d.versions)
    return _RANK[d.kind] + 2 * cut_only


# ---- one quote, several wordings


def _wording(tellings: Tellings, row: QuoteRow) -> Divergence | None:
    """Compare the wordings of a quote with the fullest: who changed a word, who cut."""
    if len(row.words) < 2:
        return None
    first = row.words[0]
    reference = _tokens(tellings, first)
    versions: dict[tuple[str, ...], tuple[Version, list[int]]] = {}
    changed: list[Span] = []
    same = [first.source]
    kinds = _kinds(tellings, row)
    for excerpt in row.words[1:]:
        other = _tokens(tellings, excerpt)
        key = tuple(w for w, _ in other)
        if key in versions:
            versions[key][1].append(excerpt.source)
            continue
        if kinds.get(excerpt.source) == "indirect" != kinds.get(first.source):
            versions[key] = (Version(excerpt, "reported"), [excerpt.source])
            continue
        difference = compare(reference, other)
        if difference is None:
            same.append(excerpt.source)
            continue
        change, mine, theirs = difference
        changed += [s for s in mine if s not in changed]
        versions[key] = (Version(excerpt, change, theirs), [excerpt.source])
    telling = any(v.change == "changed" for v, _ in versions.values())
    if not (telling or (row.selected and any(v.change == "cut" for v, _ in versions.values()))):
        return None
    shown = [Version(first, "reference", tuple(sorted(changed)), tuple(sorted(same)))]
    shown += [
        Version(v.excerpt, v.change, v.differing, tuple(sorted(sources)))
        for v, sources in versions.values()
        if v.change != "reported"
    ]
    return Divergence("wording", row.id, tuple(shown))


def _tokens(tellings: Tellings, excerpt: Excerpt) -> list[tuple[str, Span]]:
    return tokens(tellings.article[excerpt.source].text, excerpt.spans)


def _found(tellings: Tellings, row: QuoteRow) -> Iterator[tuple[int, Quote]]:
    for excerpt in row.words:
        for quote in tellings.analysis[excerpt.source].quotes:
            if quote.content == excerpt.spans:
                yield excerpt.source, quote
                break


def _kinds(tellings: Tellings, row: QuoteRow) -> dict[int, str]:
    return {number: quote.kind for number, quote in _found(tellings, row)}


# ---- who said it, and how surely it is told


def _speakers(tellings: Tellings, quotes: Sequence[QuoteRow]) -> Iterator[Divergence]:
    """Yield the quotes that two outlets put into two mouths, both by name."""
    for row in quotes:
        if len(row.words) < 2 or row.kind == "indirect":
            continue
        told: list[tuple[int, frozenset[str], Quote]] = []
        for number, quote in _found(tellings, row):
            named = [p for p in tellings.cast.all_of(number, quote.speakers) if p.named]
            plain = quote.evidence.resolution not in ("pronoun", "none")
            if named and plain and quote.kind != "indirect":
                told.append((number, tellings.sides(named), quote))
        for (n, one, a), (m, two, b) in combinations(told, 2):
            if not one & two and tellings.outlet(n) != tellings.outlet(m):
                versions = tuple(
                    Version(
                        Excerpt(
                            k, tellings.sentence(k, (*q.content, *((q.cue,) if q.cue else ())))
                        ),
                        sources=(k,),
                    )
                    for k, q in ((n, a), (m, b))
                )
                yield Divergence("speaker", row.id, versions)
                break


def _statuses(
    tellings: Tellings, rows: Sequence[AccusationRow], row_of: Mapping[tuple[int, int], str]
) -> Iterator[Divergence]:
    """Yield the accusations that one outlet states as made and another as a mere suspicion."""
    told: dict[str, dict[str, dict[int, tuple[Span, ...]]]] = defaultdict(lambda: defaultdict(dict))
    for (number, index), row_id in sorted(row_of.items()):
        found = tellings.analysis[number].accusations[index]
        cue = (found.cue,) if found.cue else ()
        if cue and number not in tellings.repeats and found.accusers:
            told[row_id][found.status].setdefault(number, cue)
    for row in rows:
        asserted, hedged = told[row.id]["asserted"], told[row.id]["hedged"]
        if not asserted or not hedged:
            continue
        if {tellings.outlet(n) for n in asserted} & {tellings.outlet(n) for n in hedged}:
            continue
        versions = []
        for some in (asserted, hedged):
            number = min(some, key=lambda n: (tellings.day(n), n))
            sentence = tellings.sentence(number, some[number])
            versions.append(
                Version(Excerpt(number, sentence), "changed", some[number], tuple(sorted(some)))
            )
        yield Divergence("status", row.id, tuple(versions))


# ---- figures


def _numbers(tellings: Tellings) -> Iterator[Divergence]:
    """Yield pairs of sentences that tell the same with other figures, in two outlets."""
    lines: list[tuple[int, Span, frozenset[str], frozenset[str]]] = []
    for number, analysis in tellings.analyses:
        text = analysis.article.text
        for sentence in analysis.sentences:
            said = sentence.span.cut(text)
            figures = _figures(said)
            if figures:
                plain = frozenset(r for r in roots(said) if r not in figures)
                if len(plain) >= 5:
                    lines.append((number, sentence.span, plain, figures))
    seen: set[frozenset[str]] = set()
    pairs = sorted(candidates([sorted(line[2]) for line in lines], 16))
    for i, j in pairs:
        (n, a, one, x), (m, b, two, y) = lines[i], lines[j]
        if tellings.outlet(n) == tellings.outlet(m) or not (x - y and y - x):
            continue
        if not (
            alike(one, two, TWIN) and min(len(one), len(two)) >= TWIN * max(len(one), len(two))
        ):
            continue
        if frozenset((*x, *y)) in seen:
            continue
        seen.add(frozenset((*x, *y)))
        versions = []
        for number, span, own, other in ((n, a, x, y), (m, b, y, x)):
            text = tellings.article[number].text
            differing = tuple(s for w, s in tokens(text, (span,)) if w in own - other)
            versions.append(Version(Excerpt(number, (span,)), "changed", differing, (number,)))
        yield Divergence("number", "", tuple(versions))


def _figures(said: str) -> frozenset[str]:
    """Return the numbers of a sentence, in figures or words."""
    found = [w for w, _ in tokens(said, (Span(0, len(said)),))]
    return frozenset(
        w for w in found if re.fullmatch(r"\d+", w) or w in _VAGUE or NUMBERS.get(w, 0) > 1
    )


# ---- what one outlet alone has


def _alone(
    tellings: Tellings, accusations: Sequence[AccusationRow], responses: Sequence[ResponseRow]
) -> Iterator[Divergence]:
    """Yield what one outlet tells and at least two others, writing of these parties later, do not."""
    about: dict[str, set[int]] = defaultdict(set)
    for number, _, known in tellings.cast.mentions():
        if known.actor and known.named:
            about[known.actor].add(number)
    carried = {r.id: {m.source for m in r.mentions} for r in accusations}
    found: list[tuple[int, float, Divergence]] = []
    rows: list[AccusationRow | ResponseRow] = [*accusations, *responses]
    for row in rows:
        sure = SURE if isinstance(row, AccusationRow) else SURE_ANSWER
        if row.outlets != 1 or not row.mentions or row.confidence < sure:
            continue
        first = row.mentions[0]
        if isinstance(row, AccusationRow):
            if not (row.accusers and row.charges):
                continue
            sides = sorted({p.actor for p in row.accused if p.actor and p.named})
            silent, least = {n for side in sides for n in about[side]}, 2
        else:
            # An outlet that tells the accusation and not the answer is worth telling by itself.
            silent, least = {n for a in row.answers for n in carried.get(a, ())}, 1
        telling = {tellings.copy_of.get(m.source, m.source) for m in row.mentions}
        others = {
            n
            for n in silent
            if tellings.day(n) >= tellings.day(first.source)
            and tellings.outlet(n) != tellings.outlet(first.source)
            and tellings.copy_of.get(n, n) not in telling
        }
        if tellings.outlets(others) >= least:
            version = Version(first, sources=tuple(sorted({m.source for m in row.mentions})))
            alone = Divergence("only", row.id, (version,), tuple(sorted(others)))
            found.append((least, -row.confidence, alone))
    ranked = sorted(found, key=lambda f: (f[0], f[1], f[2].about))
    yield from (d for _, _, d in ranked[:MOST_ALONE])
