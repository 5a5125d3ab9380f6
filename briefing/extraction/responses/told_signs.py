"""Gather the signs that what the narration tells of a party answers blame, for `weights.py` to weigh.

*La mairie a ouvert une enquête* answers where the mairie was blamed just before. The weights are data
(`fitted/told_words.tsv`, `fitted/told.tsv`), fitted by `training/scorers.py`.
"""

from __future__ import annotations

from briefing.extraction.accusations.wording import words_of
from briefing.extraction.grammar.knowledge import is_reflexive
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import base, children, clitic, is_negated, subject
from briefing.extraction.grammar.weights import chance, weigh, weights
from briefing.extraction.responses.answer_signs import (
    Scenery,
    stance_signs,
    standing_signs,
    was_accused,
    wording_signs,
)
from briefing.extraction.responses.stances import content_stances, cue_stances
from briefing.extraction.responses.told import SILENCE, Told, tells_of_blame, was_asked
from briefing.language.plain_doc import Token
from briefing.model import Stance

_PERSONAL = {"il", "elle", "ils", "elles"}
_TENSES = {"Pres": "present", "Imp": "imperfect", "Past": "past", "Fut": "future"}


def told_wording(told: Told, layout: Layout) -> dict[str, float]:
    """Return the signs of the words of what is told: all of them, the verb and what it governs."""
    verb = layout.doc[told.at]
    lemma = verb.lemma_.casefold()
    signs = words_of(layout.tokens_in([told.span]))
    signs[f"v={lemma}"] = 1.0
    no = "ne_" if is_negated(verb) else "se_" if is_reflexive(verb) else ""
    if no:
        signs[f"v={no}{lemma}"] = 1.0
    for part in children(verb, "obj", "obl", "xcomp", "advmod"):
        if part.pos_ in {"NOUN", "VERB", "ADV"}:
            signs[f"o={part.lemma_.casefold()}"] = 1.0
            signs[f"vo={lemma}_{part.lemma_.casefold()}"] = 1.0
    return signs


_SHOUTED = {"crier", "dénoncer", "parler", "renvoyer", "voir", "évoquer"}
"""Words by which the blamed accuse in their turn: *parle d'un chantage*, *crie au complot*."""
_HOPELESS = -2.5
"""Weight of words without a cue below which none of 1,703 clauses was taken for an answer."""


def told_signs(told: Told, scene: Scenery) -> dict[str, float]:
    """Return the signs that what is told answers blame, the weight of its wording apart."""
    verb, who = scene.layout.doc[told.at], told.who.entries
    blame = told.cue is not SILENCE and tells_of_blame(verb, scene.layout, scene.knows)
    standing = standing_signs(who, told.at, (told.span,), scene)
    found: dict[str, float] = {
        "bias": 1.0,
        **standing,
        **wording_signs((told.span,), scene),
        "blame": float(blame),
        **_of_clause(told, verb, scene),
    }
    if told.cue is not None:
        accused = was_accused(standing)
        found["by_rule"] = 1.0
        found[f"needs_{told.cue.needs or 'nothing'}"] = 1.0
        met = (
            not told.cue.needs
            or accused
            or (told.cue.needs == "blame" and blame)
            or (told.cue.needs == "asked" and was_asked(told.at, scene.layout))
        )
        aside = told.background and not told.cue.negated
        found["needs_met"] = float(met)
        found["rule_background"] = float(aside)
        found["plain"] = float(met and not aside)
    found |= stance_signs((told.span,), cue_stances(verb, scene.knows), standing, scene)
    return {sign: value for sign, value in found.items() if value}


def words_weight(told: Told, layout: Layout) -> float:
    """Return what the words weigh by themselves, whoever they tell of."""
    return weigh(told_wording(told, layout), "told_words")


def may_answer(told: Told, words: float, scene: Scenery) -> bool:
    """Tell whether what is told may answer, whoever does it; `words` is what its words weigh."""
    if not scene.accusations and (told.cue is None or told.cue.needs == "accused"):
        return False
    if told.cue is None:
        return words >= _HOPELESS
    return told.cue.negated or not told.background  # « avait nié », before what is told now


def likelihood(told: Told, words: float, scene: Scenery) -> float:
    """Return the chance, 0 to 1, that what is told answers; a plain cue tips what is in doubt."""
    found = {**told_signs(told, scene), "words": words}
    if (
        told.cue is not None
        and told.cue.needs == "accused"
        and told.cue.word not in _SHOUTED
        and {"only_accuses", "accuses_here"} <= set(found)
    ):
        return 0.0  # « dépose plainte », of whom nobody accuses: that is how one accuses.
    likely, threshold = chance(found, "told"), weights("told")["threshold"]
    if "plain" in found:
        near = "accused_near" in found and was_accused(found)
        return max(likely, threshold) if near or likely >= threshold / 2 else likely
    return likely


def told_stances(told: Told, scene: Scenery) -> set[Stance]:
    """Return the stances of an answer told: those of its cue, else those that its words show."""
    verb = scene.layout.doc[told.at]
    stances: set[Stance] = set(told.cue.stances) if told.cue is not None else set()  # type: ignore[arg-type]
    if not stances:
        shown = content_stances((told.span,), scene.layout, scene.knows)
        stances = {*cue_stances(verb, scene.knows), *shown} or {"justification"}
    if scene.made_in((told.span,), told.who.entries):
        stances.add("counter_accusation")
    return stances


def _of_clause(told: Told, verb: Token, scene: Scenery) -> dict[str, float]:
    """Return the signs of the clause: its verb, its subject, its place."""
    layout = scene.layout
    cue = scene.knows.cue_verb(verb)
    own = subject(verb)
    heads = [verb, *children(verb, "aux")]
    tenses = {_TENSES.get(t, t) for h in heads for t in h.morph.get("Tense", [])}
    start = layout.sentence_start(told.at)
    entries = [scene.sides.entry(e) for e in told.who.entries]
    after = layout.doc[told.at : layout.sentence_end(told.at)]
    return {
        "asked": float(was_asked(told.at, layout)),
        "negated": float(is_negated(verb)),
        "background": float(told.background),
        "composed": float(bool(children(verb, "aux"))),
        "relative": float("acl" in verb.dep_ or "advcl" in verb.dep_ or "ccomp" in verb.dep_),
        f"dep_{base(verb)}": 1.0,
        f"class_{cue.verb_class if cue is not None else 'none'}": 1.0,
        **{f"tense_{t}": 1.0 for t in sorted(tenses)},
        "pronoun": float(own is not None and (own.lower_ in _PERSONAL or bool(clitic(own)))),
        "on": float(own is not None and own.lower_ == "on"),
        "named": float(any(e.named for e in entries)),
        "person": float(any(e.kind == "person" for e in entries)),
        "state": float(any(e.kind == "state" for e in entries)),
        "plural": float(any(e.plural for e in entries)),
        "how_" + told.who.how.replace(" ", "_"): 1.0,
        "marks": float(any(layout.mark_of[t.i] >= 0 for t in after)),
        "opens": float(told.at - start < 8),
        "late": told.at / max(len(layout.doc), 1),
        "lead": float(scene.answered.paragraph(told.at) == 0),
        "in_speech": float(scene.is_spoken(told.at)),
    }
