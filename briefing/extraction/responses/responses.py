"""Find what the accused side answers: denials, silences, counter-accusations, in text order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.extraction.accusations.accusations import FoundAccusation
from briefing.extraction.accusations.charge_ends import charge_end
from briefing.extraction.accusations.scene import Suspicions
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import token_at, verb_group_start
from briefing.extraction.grammar.trees import grove
from briefing.extraction.grammar.weights import chance, weights
from briefing.extraction.quotes.found import Found
from briefing.extraction.responses.answer_signs import Scenery, signs, stances_of, was_accused
from briefing.extraction.responses.answered import Answered
from briefing.extraction.responses.joined import FoundResponse, joined, silent, two_people, union
from briefing.extraction.responses.stances import ordered, phrase_stances, told_cue
from briefing.extraction.responses.told import Told, title_end, told_answers
from briefing.extraction.responses.told_signs import (
    likelihood,
    may_answer,
    told_stances,
    words_weight,
)
from briefing.extraction.responses.turns import Turn, turn_signs
from briefing.extraction.speakers.clients import adopt_accused, serves_victims
from briefing.extraction.speakers.sides import Sides
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.spokespeople import adopt_spokespeople
from briefing.model import Span, Stance

_PLAIN = 0.6
"""How sure a quotation is whose cue or words answer by themselves."""
_FLAT = {"accused_says_denial", "accused_says_acknowledgement"}
"""What answers whenever it is said by who was accused before: *« C'est une fable »*."""
_PARTLY = {"fragment", "object"}
"""Constructions in which the narration tells as much as the quoted words."""
_LEAD = 140
"""Characters before a quotation in which the narration may lead to an answer."""
_LED = 0.05
"""How likely a quotation must be an answer for such words to tell that it is."""
_UNPROVOKED = 0.05
"""How much likelier than an accused one's words those of somebody must be whom nobody accuses here."""
_UNTOLD = 0.12
"""The same where nobody was accused before of anything."""
_GOING_ON = 0.2
"""How likely the words of somebody who has just answered must be to go on with it."""
_OF = re.compile(r" d(?:e|u|es)\b| d'")
"""What a description names whose man somebody is by: *un proche du commandant*."""
_SAID_AGAINST = set(
    "accusation accusations allégation allégations insinuations calomnie calomnies amalgame".split()
)
_FRAGMENT = 6
"""Words up to which a quoted fragment is shown with the words that introduce it."""


def find_responses(
    layout: Layout,
    resolver: Resolver,
    knows: Knowledge,
    quotes: Sequence[Found],
    accusations: Sequence[FoundAccusation],
    sides: Sides,
    suspicions: Suspicions,
) -> list[FoundResponse]:
    """Return the responses of an article in text order."""
    blamed = [(a.at, party) for a in accusations for party in a.accused if len(a.accused) == 1]
    said = [(q.speaker.entries, q.content) for q in quotes]
    adopt_accused(layout, sides, said, blamed)
    adopt_spokespeople(layout, sides, said, blamed)
    answered = Answered(layout, sides, accusations)
    taken = {q.verb for q in quotes if q.verb >= 0 and q.construction not in _PARTLY}
    blames = bool(accusations)
    told = list(told_answers(layout, resolver, knows, sides, taken, blamed=blames))
    scene = scenery(layout, knows, sides, answered, quotes, told)
    heard = _heard(scene, suspicions)
    spoken = list(_spoken(heard, scene))
    found = [*spoken, *_told(acts(told, scene), spoken, scene)]
    found += _gone_on(heard, found, scene)
    found = [r for r in found if not _by_accusers(r, scene)]
    all_told = joined(sorted(found, key=lambda r: r.evidence[0].start), scene)
    return [r if r.stances else replace(r, stances=("justification",)) for r in all_told]


def _by_accusers(answer: FoundResponse, scene: Scenery) -> bool:
    """Tell whether the lawyer of the victims speaks, whom nobody accuses."""
    people = [scene.sides.entry(e) for e in answer.responders]
    return all(map(serves_victims, people)) and not scene.answered.against(answer.responders)


def scenery(
    layout: Layout,
    knows: Knowledge,
    sides: Sides,
    answered: Answered,
    quotes: Sequence[Found],
    told: Sequence[Told],
) -> Scenery:
    """Return what the signs of the article's quotations are read from."""
    deniers = tuple(
        e for t in told if t.cue is not None and "denial" in t.cue.stances for e in t.who.entries
    )
    return Scenery(layout, knows, sides, answered, quotes, answered.accusations, deniers)


@dataclass(frozen=True, slots=True)
class _Heard:
    """Hold a quotation of the body with its signs and the chance that it answers."""

    quote: Found
    signs: dict[str, float]
    likely: float


def _heard(scene: Scenery, suspicions: Suspicions) -> list[_Heard]:
    """Return the quotations of the body, weighed twice: each by itself, then with what the others say of it."""
    spoken = [q for q in scene.quotes if q.speaker.entries]
    quotes = [by_the_accused(q, scene) for q in spoken]
    by_itself = [signs(q, scene) for q in quotes]
    turns = [
        Turn(q.at, q.speaker.entries, suspicions.get((q.at, q.content), {}), chance(s, "response"))
        for q, s in zip(spoken, by_itself, strict=True)
    ]
    _, trees = grove("response_trees")
    together = [{**s, **turn} for s, turn in zip(by_itself, turn_signs(turns), strict=True)]
    body = title_end(scene.layout)
    return [
        _Heard(quote, found, likely)
        for quote, found, likely in zip(quotes, by_itself, trees.chances(together), strict=True)
        if quote.content[0].start >= body
    ]


def _spoken(heard: Sequence[_Heard], scene: Scenery) -> Iterator[FoundResponse]:
    """Yield the quotations that answer."""
    threshold, _ = grove("response_trees")
    for each in heard:
        quote, found, likely = each.quote, each.signs, each.likely
        led: set[Stance] = set()
        if _plainly(quote, found, scene) or (
            likely >= _LED and (led := _led_to(quote, found, scene))
        ):
            likely = max(likely, _PLAIN)
        elif likely < threshold + _doubt(quote, found, scene):
            continue
        yield _answering(quote, found, led, likely, scene)


def _gone_on(
    heard: Sequence[_Heard], answers: Sequence[FoundResponse], scene: Scenery
) -> list[FoundResponse]:
    """Return the quotations by which somebody goes on who has just answered: *nie tout. « J'étais absent »*."""
    spoken = [r for r in answers if not silent(r)]
    more: list[FoundResponse] = []
    for each in heard:
        quote, found, likely = each.quote, each.signs, each.likely
        if any(s.overlaps(e) for r in answers for e in r.evidence for s in quote.content):
            continue
        if not any(_beside(quote, r, scene) for r in [*spoken, *more]):
            continue
        if likely >= _GOING_ON:
            # What goes on with an answer shows no stance but its own.
            shown = stances_of(found)
            more.append(
                replace(_answering(quote, found, shown, likely, scene), stances=ordered(shown))
            )
    return more


def _beside(quote: Found, answer: FoundResponse, scene: Scenery) -> bool:
    """Tell whether who answers speaks the quotation in the same sentence or in the next one of the paragraph."""
    who = quote.speaker.entries
    if not scene.sides.same(who, answer.responders) or two_people(who, answer.responders, scene):
        return False
    start, end = quote.content[0].start, quote.content[-1].end
    first, last = answer.evidence[0].start, answer.evidence[-1].end
    bounds = (last, start) if last <= start else (end, first)
    layout, doc = scene.layout, scene.layout.doc
    if bounds[0] > bounds[1] or "\n" in layout.text[bounds[0] : bounds[1]]:
        return False
    behind = layout.sentence_end(token_at(doc, bounds[0] - 1))
    return layout.sentence_start(token_at(doc, bounds[1])) <= behind + 1


def _answering(
    quote: Found, found: dict[str, float], led: set[Stance], likely: float, scene: Scenery
) -> FoundResponse:
    """Return the response that a quotation is."""
    stances = stances_of(found) or led
    if "counters" in found or "accuses_here" in found:
        stances.add("counter_accusation")
    deplored = "acknowledgement" in stances and "says_acknowledgement" not in found
    stances = _implied(stances, found, of_blame=deplored and _of_blame(quote, scene))
    return _made(
        scene, quote.speaker.entries, stances, _evidence(quote, scene), quote.at, "quote", round(likely, 2),
        quote.speaker.how,
    )  # fmt: skip


def _of_blame(quote: Found, scene: Scenery) -> bool:
    """Tell whether somebody speaks of what others say against them."""
    return any(t.lower_ in _SAID_AGAINST for t in scene.layout.tokens_in(quote.content))


def _implied(stances: set[Stance], found: dict[str, float], *, of_blame: bool) -> set[Stance]:
    """Return the stances with what they go with: who explains mostly denies as well.

    `of_blame` is true where somebody deplores what others say: then nothing is admitted.
    """
    if of_blame:
        # « Ces accusations sont gratuites », déplore l'ambassade.
        stances = {*stances, "denial"} - {"acknowledgement"}
    if {"counters", "accuses_here"} & set(found) and "says_acknowledgement" not in found:
        stances = stances - {"acknowledgement"}  # « déplore », of what others do
    if "no_comment" in stances and "cue_denial" not in found:
        return {"no_comment"}  # « pas de commentaire "tant que l'enquête est en cours" »
    if not stances:
        # Who denies a fact says so; who states one explains as well.
        return (
            {"denial"} if {"cue_answers", "negates"} & set(found) else {"denial", "justification"}
        )
    if stances == {"justification"} and "cue_justification" not in found:
        return {*stances, "denial"}
    if {"acknowledgement", "commitment"} & stances and "cue_justification" not in found:
        return stances - {"justification"}
    return stances


def _doubt(quote: Found, found: dict[str, float], scene: Scenery) -> float:
    """Return how much surer words must be that nobody's accusation of their speaker calls for."""
    if was_accused(found):
        return 0.0
    return _UNPROVOKED if any(a.at < quote.at for a in scene.accusations) else _UNTOLD


def by_the_accused(quote: Found, scene: Scenery) -> Found:
    """Return the quotation with its speaker named, where a description means the accused."""
    entries = quote.speaker.entries
    if scene.answered.against(entries, quote.at):
        return quote
    meant = scene.answered.presumed(entries, quote.at, near=True)
    return replace(quote, speaker=replace(quote.speaker, entries=meant)) if meant else quote


def _plainly(quote: Found, found: dict[str, float], scene: Scenery) -> bool:
    """Tell whether cue or words answer by themselves: the accused *nie*, *regrette*, calls it a lie."""
    if "says_no_comment" in found and scene.accusations:
        return True
    if was_accused(found) and _FLAT & set(found):
        return True
    if quote.verb < 0:
        return False
    cue = told_cue(scene.layout.doc[quote.verb], scene.knows)
    if cue is None or set(cue.stances) == {"appeal"}:
        return False
    # « a nié avoir établi de fausses factures »: nobody denies a deed without being blamed for it.
    deed = cue.needs == "blame" and "denial" in cue.stances and quote.construction == "infinitive"
    return not cue.needs or was_accused(found) or (deed and bool(scene.accusations))


def _led_to(quote: Found, found: dict[str, float], scene: Scenery) -> set[Stance]:
    """Return the stances of what leads to a quotation (*M. Roy tombe des nues.*), or of its flat words."""
    if "only_accuses" in found or not (was_accused(found) or _answerable(quote, scene)):
        return set()
    text, start = scene.layout.text, quote.content[0].start
    floor = max(text.rfind("\n", 0, start) + 1, text.rfind("»", 0, start) + 1, start - _LEAD)
    said = " ".join(s.cut(text) for s in quote.content)
    led = phrase_stances("lead", text[floor:start], scene.knows)
    return led or phrase_stances("flat", said, scene.knows)


def _answerable(quote: Found, scene: Scenery) -> bool:
    """Tell whether somebody was accused before, and the speaker is more than a passer-by."""
    entries = [scene.sides.entry(e) for e in quote.speaker.entries]
    known = any(e.named or e.kind != "person" or _OF.search(e.name) for e in entries)
    return any(a.at < quote.at for a in scene.accusations) and (
        known or bool(scene.sides.principals(quote.speaker.entries))
    )


def acts(told: Sequence[Told], scene: Scenery) -> list[Told]:
    """Return what the narration itself tells."""
    return [
        t
        for t in told
        if (t.cue is not None or not _in_speech(t, scene)) and not _is_charge(t, scene)
    ]


def _in_speech(told: Told, scene: Scenery) -> bool:
    return any(q.verb != told.at for q in scene.quotes for s in q.content if told.span.overlaps(s))


def _is_charge(told: Told, scene: Scenery) -> bool:
    """Tell whether it is what somebody is accused of: *accusé d'avoir rejeté du mercure*."""
    place = scene.layout.doc[told.at].idx
    return any(s.start <= place < s.end for a in scene.accusations for s in a.charge)


def of_the_accused(told: Told, scene: Scenery) -> Told:
    """Return what is told with who does it named, where a description means the accused."""
    who = told.who.entries
    if scene.answered.against(who, told.at):
        return told
    near = told.cue is None or "denial" not in told.cue.stances
    meant = scene.answered.presumed(who, told.at, near=near)
    return replace(told, who=replace(told.who, entries=meant)) if meant else told


def _told(
    told: Sequence[Told], spoken: Sequence[FoundResponse], scene: Scenery
) -> Iterator[FoundResponse]:
    """Yield what is told and answers, of clauses that overlap the likeliest."""
    likely: list[tuple[float, Told]] = []
    for each in told:
        words = words_weight(each, scene.layout)
        if may_answer(each, words, scene):  # else nobody need know who it is
            named = of_the_accused(each, scene)
            likely.append((likelihood(named, words, scene), named))
    kept: list[Span] = []
    for sure, each in sorted(likely, key=lambda pair: (-pair[0], pair[1].at)):
        if sure < weights("told")["threshold"]:
            break
        if any(each.span.overlaps(s) for s in kept):
            continue
        if _said_by_another(each, spoken, scene):
            continue
        kept.append(each.span)
        who = each.who.entries
        stances = told_stances(each, scene)
        yield _made(
            scene, who, stances, (each.span,), each.at, "told", round(sure, 2), each.who.how
        )


def _said_by_another(told: Told, spoken: Sequence[FoundResponse], scene: Scenery) -> bool:
    """Tell whether the clause stands in what somebody else answers in words."""
    return any(
        not (
            scene.sides.same(told.who.entries, r.responders)
            and not two_people(told.who.entries, r.responders, scene)
        )
        and any(told.span.overlaps(s) for s in r.evidence)
        for r in spoken
    )


def _made(
    scene: Scenery,
    who: tuple[int, ...],
    stances: set[Stance],
    evidence: tuple[Span, ...],
    at: int,
    construction: str,
    trust: float,
    how: str,
) -> FoundResponse:
    """Return the response, its responder named in full and what it answers found."""
    first = min(at, token_at(scene.layout.doc, evidence[0].start))
    answers = scene.answered.answered(who, first, evidence)
    who = scene.answered.meant(who, answers)
    behalf = scene.sides.principals(who) or scene.answered.behalf(who, answers)
    # What is only told further down hardly ever is what is answered here.
    told = tuple(n for n in answers if scene.answered.told_by(n, first))
    told = told or scene.answered.nearest(who, first)
    return FoundResponse(
        who, behalf, ordered(stances), evidence, told, construction, trust, at, how
    )


def _evidence(quote: Found, scene: Scenery) -> tuple[Span, ...]:
    """Return the words that carry the answer: a bare fragment takes its verb along."""
    layout = scene.layout
    if quote.verb < 0 or layout.mark_of[quote.verb] >= 0:
        return quote.content
    verb = layout.doc[quote.verb]
    words = sum(len(s.cut(layout.text).split()) for s in quote.content)
    denies = told_cue(verb, scene.knows) is not None
    if quote.construction in {"fragment", "infinitive"} and (words <= _FRAGMENT or denies):
        start = verb_group_start(verb)
        end = charge_end(verb.i, layout, scene.knows)
        told = layout.chars(start, end)
        if told is not None and told.start <= quote.content[0].start:
            return union((told,), quote.content)
    return quote.content
