"""Find what the accused side answers: denials, silences, counter-accusations, in text order."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from briefing.extraction.accusations import FoundAccusation
from briefing.extraction.blame_cues import BLAME_NOUNS
from briefing.extraction.charges import charge_end, wrong_at
from briefing.extraction.found import Found
from briefing.extraction.knowledge import Knowledge
from briefing.extraction.layout import Layout
from briefing.extraction.reported import speaker_of
from briefing.extraction.sides import Sides
from briefing.extraction.speakers import Resolver
from briefing.extraction.stances import (
    DENYING,
    ORDER,
    answer_cue,
    content_stances,
    cue_stances,
    ordered,
)
from briefing.extraction.syntax import base, np_start, subject, verb_group_start
from briefing.model import Span, Stance

# Fitted on the dev part by logistic regression (L2 of 1; cross-validated by document: precision 0.57,
# recall 0.63 of the quotations that answer), rounded, signs without effect left out.
WEIGHTS = {
    "bias": -2.9, "accused_before": 1.2, "official": 1.1, "cue_denial": 1.1, "says_warning": 1.0, "quarrel": 1.0,
    "says_denial": 0.9, "cue_justification": 0.9, "cue_answers": 0.7, "says_call_for_evidence": 0.5,
    "by_carried": 0.5, "says_appeal": 0.5, "speaker_accuses": 0.4, "body": 0.4, "accused_after": 0.3,
    "class_add": 0.3, "class_say": 0.3, "by_incise": 0.3, "says_justification": 0.1, "by_colon": -0.2,
    "by_according": -0.3, "class_explain": -0.3, "by_infinitive": -0.4, "class_ask": -0.4,
    "cue_acknowledgement": -0.4, "kind_direct": -0.5, "class_criticise": -0.6,
}  # fmt: skip
THRESHOLD = 0.3
FLOOR = 0.2
"""The chance that is enough where the cue or the order of the telling speaks for an answer."""
_GAP = 120
"""Characters between a told answer and the quotation that carries it."""
# Verbs of the lexicon that deny whatever their object is.
_OUTRIGHT = {
    "nier",
    "démentir",
    "défendre",
    "récuser",
    "réfuter",
    "inscrire",
    "disculper",
    "clamer",
}
_OF_SOMETHING = {"rejeter", "contester"}
_CHARGED = {"responsabilité", "implication", "fait", "intention", "tout", "toute"}


@dataclass(frozen=True, slots=True)
class FoundResponse:
    """Hold a response before its parties are frozen; `answers` are indices of accusations."""

    responders: tuple[int, ...]
    on_behalf_of: tuple[int, ...]
    stances: tuple[Stance, ...]
    evidence: tuple[Span, ...]
    answers: tuple[int, ...]
    construction: str
    trust: float
    at: int
    how: str = "none"


@dataclass(slots=True)
class _Answers:
    """Gather what the rules need to look at."""

    layout: Layout
    resolver: Resolver
    knows: Knowledge
    sides: Sides
    quotes: Sequence[Found]
    accusations: Sequence[FoundAccusation]

    def against(self, parties: tuple[int, ...], at: int) -> tuple[int, ...]:
        """Return the accusations against the side of these parties, those told before first."""
        hits = [
            n
            for n, a in enumerate(self.accusations)
            if self.sides.same(a.accused, parties) and not self.sides.same(a.accusers, parties)
        ]
        before = tuple(n for n in hits if self.accusations[n].at < at)
        return before or tuple(hits)

    def made_in(self, spans: tuple[Span, ...], parties: tuple[int, ...]) -> bool:
        """Tell whether the words accuse somebody in their turn."""
        return any(
            self.sides.same(a.accusers, parties)
            and any(s.overlaps(c) for s in spans for c in a.charge)
            for a in self.accusations
        )


def find_responses(
    layout: Layout,
    resolver: Resolver,
    knows: Knowledge,
    quotes: Sequence[Found],
    accusations: Sequence[FoundAccusation],
    sides: Sides | None = None,
) -> list[FoundResponse]:
    """Return the responses of an article in text order."""
    scene = _Answers(layout, resolver, knows, sides or Sides(resolver), quotes, accusations)
    found = [*_spoken(scene), *_told(scene)]
    return _joined(sorted(found, key=lambda r: r.evidence[0].start), scene)


def signs(quote: Found, scene: _Answers) -> dict[str, float]:
    """Return the signs that a quotation answers blame."""
    speakers = quote.speaker.entries
    answers = scene.against(speakers, quote.at)
    before = any(scene.accusations[n].at < quote.at for n in answers)
    verb = scene.layout.doc[quote.verb] if quote.verb >= 0 else None
    cue = scene.knows.cue_verb(verb) if verb is not None else None
    words = content_stances(quote.content, scene.layout, scene.knows)
    by_cue = cue_stances(verb, scene.knows) if verb is not None else ()
    entries = [scene.sides.entry(e) for e in speakers]
    official = any(scene.sides.principals((e,)) for e in speakers)
    accuses = [a for a in scene.accusations if scene.sides.same(a.accusers, speakers)]
    found = {
        "bias": 1.0,
        "accused_before": float(before),
        "accused_after": float(bool(answers) and not before),
        "speaker_accuses": float(bool(accuses)),
        "only_accuses": float(bool(accuses) and not answers),
        "accuses_here": float(scene.made_in(quote.content, speakers)),
        "official": float(official),
        "body": float(any(e.kind in ("organisation", "state") for e in entries)),
        "quarrel": min(len(scene.accusations), 4) / 4,
        "cue_answers": float(
            "denial" in by_cue or (cue is not None and cue.verb_class in {"answer", "deny"})
        ),
        f"kind_{quote.kind}": 1.0,
        f"by_{quote.construction}": 1.0,
    }
    if cue is not None:
        found[f"class_{cue.verb_class}"] = 1.0
    for stance in words:
        found[f"says_{stance}"] = 1.0
    for stance in by_cue:
        found[f"cue_{stance}"] = 1.0
    return found


def likelihood(found: dict[str, float]) -> float:
    """Return the chance, 0 to 1, that words with these signs answer blame."""
    return 1 / (1 + math.exp(-sum(WEIGHTS.get(sign, 0.0) * v for sign, v in found.items())))


def _plainly(found: dict[str, float]) -> bool:
    """Tell whether the accused speak after the charge, or the cue or the words reply to one."""
    if found["accused_before"] or found["cue_answers"]:
        return True
    replies = any(f"says_{s}" in found for s in ("denial", "no_comment"))
    return bool(found["quarrel"]) and not found["speaker_accuses"] and replies


def _spoken(scene: _Answers) -> Iterator[FoundResponse]:
    """Yield the quotations that answer."""
    for quote in scene.quotes:
        speakers = quote.speaker.entries
        if not speakers:
            continue
        found = signs(quote, scene)
        chance = likelihood(found)
        if chance < (FLOOR if _plainly(found) else THRESHOLD):
            continue
        stances: set[Stance] = {s for s in ORDER if f"says_{s}" in found or f"cue_{s}" in found}
        if found["accuses_here"]:
            stances.add("counter_accusation")
        if not stances:
            stances = {"denial" if found["cue_answers"] else "justification"}
        yield FoundResponse(
            speakers, scene.sides.principals(speakers), ordered(stances), quote.content,
            scene.against(speakers, quote.at), "quote", round(chance, 2), quote.at, quote.speaker.how,
        )  # fmt: skip


def _told(scene: _Answers) -> Iterator[FoundResponse]:
    """Yield the answers that the narration tells: *s'en défend*, *n'a pas souhaité répondre*."""
    layout = scene.layout
    quoted = {q.verb for q in scene.quotes if q.verb >= 0}
    headline = max(layout.text.find("\n"), 0)
    for token in layout.doc:
        if token.idx < headline:
            continue  # a headline tells in short what the body tells in full
        if layout.mark_of[token.i] >= 0 or layout.skipped[token.i] or not token.is_alpha:
            continue
        entry = answer_cue(token, scene.knows)
        if entry is None or token.i in quoted:
            continue
        who = speaker_of(token, layout, scene.resolver, scene.knows)
        if not who or not all(_can_answer(e, scene) for e in who.entries):
            continue
        answers = scene.against(who.entries, token.i)
        stances: set[Stance] = set(entry.stances)  # type: ignore[arg-type]
        blame = _of_blame(token, layout, scene.knows)
        if not answers and not ((blame and "denial" in stances) or "no_comment" in stances):
            continue
        if (
            stances <= {"justification", "appeal", "warning", "acknowledgement", "commitment"}
            and not answers
        ):
            continue
        span = _clause(token, layout, scene.knows)
        if span is None:
            continue
        if scene.made_in((span,), who.entries):
            stances.add("counter_accusation")
        yield FoundResponse(
            who.entries, scene.sides.principals(who.entries), ordered(stances), (span,), answers,
            "told", 0.7, token.i, who.how,
        )  # fmt: skip


def _can_answer(entry: int, scene: _Answers) -> bool:
    """Tell whether this is somebody, and no accusation that the parse took for a subject."""
    return scene.sides.is_party(entry) and scene.sides.entry(entry).head not in BLAME_NOUNS


def _of_blame(verb: Token, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether what is rejected is blame: *les accusations*, *toute intention frauduleuse*."""
    if knows.lemma(verb) in DENYING - _OF_SOMETHING:
        return True
    start = max(layout.sentence_start(verb.i), verb.i - 10)
    end = min(layout.sentence_end(verb.i), verb.i + 10)
    near = layout.doc[start:end]
    return any(t.lemma_.casefold() in BLAME_NOUNS | _CHARGED for t in near) or any(
        wrong_at(t, knows) for t in near if t.i > verb.i
    )


def _clause(verb: Token, layout: Layout, knows: Knowledge) -> Span | None:
    start = verb_group_start(verb)
    own = subject(verb)
    if own is None and base(verb) in {"acl", "amod"} and verb.head.i < verb.i:
        own = verb.head
    if own is not None and layout.sentence_start(verb.i) <= own.i < start and start - own.i < 12:
        start = np_start(own)
    return layout.chars(start, charge_end(verb.i, layout, knows))


def _joined(found: list[FoundResponse], scene: _Answers) -> list[FoundResponse]:
    """Join what one responder says at one go: a told answer with the quotation that carries it."""
    out: list[FoundResponse] = []
    for response in found:
        last = out[-1] if out else None
        if last is not None and _one_go(last, response, scene):
            spans = _union(last.evidence, response.evidence)
            rich = response if response.construction == "quote" else last
            out[-1] = replace(
                rich, evidence=spans, stances=ordered([*last.stances, *response.stances]),
                answers=tuple(sorted({*last.answers, *response.answers})), at=last.at,
            )  # fmt: skip
        else:
            out.append(response)
    return out


def _one_go(a: FoundResponse, b: FoundResponse, scene: _Answers) -> bool:
    if not scene.sides.same(a.responders, b.responders):
        return False
    if any(x.overlaps(y) for x in a.evidence for y in b.evidence):
        return True
    gap = scene.layout.text[a.evidence[-1].end : b.evidence[0].start]
    if "\n" in gap:
        return False
    told = "told" in (a.construction, b.construction)
    return (told and len(gap) < _GAP) or not any(mark in gap for mark in ".!?")


def _union(a: tuple[Span, ...], b: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the passages of both, overlapping ones made one."""
    out: list[Span] = []
    for span in sorted([*a, *b]):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
