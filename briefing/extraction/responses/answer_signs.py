"""Gather the signs that a quotation answers blame, for `weights.py` to weigh.

The weights are data (`fitted/response.tsv`), fitted by `training/scorers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.extraction.accusations.accusations import FoundAccusation
from briefing.extraction.accusations.blame_cues import BLAME_NOUNS
from briefing.extraction.accusations.scene import FIRST, SECOND
from briefing.extraction.accusations.wording import wording
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import NEGATIONS
from briefing.extraction.grammar.weights import weigh
from briefing.extraction.quotes.found import Found
from briefing.extraction.responses.answered import LOOSE, NAMED, Answered
from briefing.extraction.responses.stances import ORDER, content_stances, cue_stances
from briefing.extraction.speakers.sides import Sides
from briefing.language.lexicon import fold
from briefing.model import Span, Stance

_TURN = re.compile(
    r"\b(?:de son côté|de leur côté|pour sa part|pour leur part|quant à|quant aux?|interrogée?s?|contactée?s?|"
    r"sollicitée?s?|jointe?s? par|en réponse|en réaction|réagi\w*|face à (?:ces|cette)|du côté de|côté|à l'inverse|"
    r"en revanche|mise?s? en cause|visée?s?|l'intéressée?|répond\w*|répliqu\w*|rétorqu\w*|assur\w+|se défend\w*)\b"
)
_NO_DENIAL: set[Stance] = {"no_comment", "acknowledgement"}
"""Stances of words that *répond* introduces and that deny nothing by being an answer."""
_WINDOW = 60
"""Characters around a quotation in which the narration may say that it answers."""


@dataclass(slots=True)
class Scenery:
    """Gather what the signs of one article are read from."""

    layout: Layout
    knows: Knowledge
    sides: Sides
    answered: Answered
    quotes: Sequence[Found]
    accusations: Sequence[FoundAccusation]
    deniers: tuple[int, ...] = ()
    """Who denies by the narration's words, anywhere in the article."""
    _terms: dict[int, set[str]] = field(default_factory=dict)
    _made: dict[tuple[int, ...], list[FoundAccusation]] = field(default_factory=dict)

    def made_by(self, parties: tuple[int, ...]) -> list[FoundAccusation]:
        """Return the accusations of those on the side of the parties."""
        if parties not in self._made:
            self._made[parties] = [
                a for a in self.accusations if self.sides.same(a.accusers, parties)
            ]
        return self._made[parties]

    def made_in(self, spans: Sequence[Span], parties: tuple[int, ...]) -> list[FoundAccusation]:
        """Return the accusations by which the words accuse somebody in their turn."""
        return [
            a for a in self.made_by(parties) if any(s.overlaps(c) for s in spans for c in a.charge)
        ]

    def is_spoken(self, at: int) -> bool:
        """Tell whether a token stands in a quotation."""
        place = self.layout.starts[at]
        return any(s.start <= place < s.end for q in self.quotes for s in q.content)

    def charge_terms(self, n: int) -> set[str]:
        """Return the content words of an accusation's charge."""
        if n not in self._terms:
            self._terms[n] = _terms(self.accusations[n].charge, self.layout)
        return self._terms[n]


def standing_signs(
    speakers: tuple[int, ...], at: int, spans: Sequence[Span], scene: Scenery
) -> dict[str, float]:
    """Return the signs of where a party stands in the article's quarrels when it speaks or acts at `at`."""
    against = scene.answered.against(speakers, at)
    tie = max(
        (
            scene.answered.tie(p, a)
            for n in against
            for p in speakers
            for a in scene.accusations[n].accused
        ),
        default=LOOSE if against else 0,
    )
    before = [n for n in against if scene.answered.told_by(n, at)]
    paragraph = scene.answered.paragraph(at)
    near = [n for n in before if scene.accusations[n].at >= paragraph]
    accuses = scene.made_by(speakers)
    aimed = tuple(accused for a in scene.made_in(spans, speakers) for accused in a.accused)
    here = bool(aimed)
    back = tuple(a for n in before for a in scene.accusations[n].accusers)
    first = min((a.at for a in accuses), default=-1)
    suffered = min((scene.accusations[n].at for n in against), default=-1)
    who = [scene.answered.allegiance(e) for e in speakers]
    own = _terms(spans, scene.layout) if against else set()
    return {
        "accused_before": float(bool(before) and tie >= NAMED),
        "accused_loosely": float(bool(before) and tie < NAMED),
        "accused_after": float(bool(against) and not before),
        "accused_near": float(bool(near)),
        "accused_often": min(len(before), 3) / 3,
        "speaker_accuses": float(bool(accuses) and not here),
        "only_accuses": float(bool(accuses) and not against),
        "counters": float(here and bool(before)),
        "counters_them": float(here and bool(back) and scene.sides.same(aimed, back)),
        "accused_first": float(bool(against) and (first < 0 or suffered < first)),
        "opened": float(first >= 0 and (suffered < 0 or first < suffered)),
        "paragraph_after": float(bool(before) and not near and _next(before, paragraph, scene)),
        "accuses_here": float(here and not before),
        "no_quarrel": float(not scene.accusations),
        "denies_elsewhere": float(
            bool(scene.deniers) and scene.sides.same(scene.deniers, speakers)
        ),
        "official": float(any(w.official for w in who)),
        "body": float(any(w.entry.kind in {"organisation", "state"} for w in who)),
        "unnamed": float(not any(w.entry.named for w in who)),
        "same_words": min(sum([bool(own & scene.charge_terms(n)) for n in against]), 2) / 2,
    }


def wording_signs(spans: Sequence[Span], scene: Scenery) -> dict[str, float]:
    """Return the signs of what is said or told: persons, negation, words of blame, and of turns around it."""
    tokens = scene.layout.tokens_in(spans)
    lower = {t.lower_ for t in tokens}
    start, end = spans[0].start, spans[-1].end
    around = fold(
        scene.layout.text[max(start - _WINDOW, 0) : start]
        + " | "
        + scene.layout.text[end : end + _WINDOW]
    )
    return {
        "turn": float(bool(_TURN.search(around))),
        "first_person": float(bool(lower & FIRST)),
        "second_person": float(bool(lower & SECOND)),
        "negates": float(bool(lower & NEGATIONS or lower & {"aucun", "aucune", "rien", "jamais"})),
        "names_blame": float(
            bool({"accuse", "accusent", "accusés", "accusé"} & lower)
            or not BLAME_NOUNS.isdisjoint({t.lemma_.casefold() for t in tokens})
        ),
        "short": float(len(tokens) < 5),
    }


def signs(quote: Found, scene: Scenery) -> dict[str, float]:
    """Return the signs that a quotation answers blame."""
    standing = standing_signs(quote.speaker.entries, quote.at, quote.content, scene)
    verb = scene.layout.doc[quote.verb] if quote.verb >= 0 else None
    cue = scene.knows.cue_verb(verb) if verb is not None else None
    by_cue = cue_stances(verb, scene.knows) if verb is not None else ()
    found: dict[str, float] = {
        "bias": 1.0,
        **standing,
        **wording_signs(quote.content, scene),
        "cue_answers": float(
            "denial" in by_cue or (cue is not None and cue.verb_class in {"answer", "deny"})
        ),
        f"kind_{quote.kind}": 1.0,
        f"by_{quote.construction}": 1.0,
    }
    if cue is not None:
        found[f"class_{cue.verb_class}"] = 1.0
    found |= stance_signs(quote.content, by_cue, standing, scene)
    found["words"] = weigh(wording(quote, scene.layout, scene.knows), "answer_words")
    return {sign: value for sign, value in found.items() if value}


def was_accused(signs: dict[str, float]) -> bool:
    """Tell whether the signs say that whoever answers was accused before."""
    return bool(signs.get("accused_before") or signs.get("accused_loosely"))


def stance_signs(
    spans: Sequence[Span], by_cue: Sequence[Stance], standing: dict[str, float], scene: Scenery
) -> dict[str, float]:
    """Return the signs of the stances that the words show, and of those of the cue."""
    found: dict[str, float] = {}
    accused = was_accused(standing)
    for stance in content_stances(spans, scene.layout, scene.knows):
        found[f"says_{stance}"] = 1.0
        if accused:
            found[f"accused_says_{stance}"] = 1.0
    for stance in by_cue:
        found[f"cue_{stance}"] = 1.0
    return found


def _next(before: Sequence[int], paragraph: int, scene: Scenery) -> bool:
    """Tell whether one of the accusations is told in the paragraph before this one."""
    previous = scene.answered.paragraph(max(paragraph - 2, 0))
    return any(scene.accusations[n].at >= previous for n in before)


def stances_of(found: dict[str, float]) -> set[Stance]:
    """Return the stances that the signs of a quotation show: what it says tells more than *répond*."""
    said = {s for s in ORDER if f"says_{s}" in found}
    by_cue = {s for s in ORDER if f"cue_{s}" in found}
    if "class_answer" in found and said & _NO_DENIAL:
        by_cue.discard("denial")
    return said | by_cue


def _terms(spans: Sequence[Span], layout: Layout) -> set[str]:
    return {
        t.lemma_.casefold()
        for t in layout.tokens_in(spans)
        if t.pos_ in {"NOUN", "VERB", "ADJ"} and len(t.text) > 3
    }
