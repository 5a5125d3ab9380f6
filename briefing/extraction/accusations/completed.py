"""Give the denunciations that name nobody to whom they answer: *dénonce un « mensonge »*."""

from __future__ import annotations

from dataclasses import replace

from briefing.extraction.accusations.adversaries import adversary, stands_for
from briefing.extraction.accusations.aims import aimed_next
from briefing.extraction.accusations.blame_weight import notes
from briefing.extraction.accusations.charges import wrong_at
from briefing.extraction.accusations.own_house import house_of
from briefing.extraction.accusations.scene import Blame, Scene
from briefing.extraction.grammar.syntax import base
from briefing.extraction.responses.stances import content_stances

_SPEECH = 0.7
"""Trust from which a verb tells that somebody spoke."""
_GRAVE = 2
"""Severity from which a wrong that somebody is said to have done is an accusation."""


def completed(told: list[Blame], scene: Scene, heard: list[Blame] | None = None) -> list[Blame]:
    """Give the denunciations that name nobody (*dénonce un « mensonge »*) to whom they answer.

    `heard` are the accusations made in quotations, where they are known by now.
    """
    known = [b for b in told if b.accused]
    out = list(known)
    for blame in told:
        if blame.accused or _denies(blame, scene) or _of_media(blame, scene):
            continue
        if notes(scene.layout.doc[blame.at], scene.knows):
            continue  # « a relevé « des irrégularités sérieuses » »: an observer's, of whoever it was
        if scene.knows.lemma(scene.layout.doc[blame.at]) == "viser":
            continue  # « l'armée a visé des « caches terroristes » »
        if not all(scene.sides.is_party(e) for e in blame.accusers):
            continue
        accused = aimed_next(blame, scene) or _meant_by(blame, scene, [*known, *(heard or ())])
        if house_of(blame.accusers, scene).intersection(accused) or any(
            stands_for(e, accused, scene) for e in blame.accusers
        ):
            continue
        if accused and not _maybe_itself(blame.accusers, accused, scene):
            out.append(replace(blame, accused=accused, trust=0.55))
    return out


def _of_media(blame: Blame, scene: Scene) -> bool:
    """Tell whether the press is blamed, and no party: *dénonce un « lynchage médiatique »*."""
    return any(t.lemma_.casefold() == "médiatique" for t in scene.layout.tokens_in(blame.charge))


def _maybe_itself(accusers: tuple[int, ...], accused: tuple[int, ...], scene: Scene) -> bool:
    """Tell whether *le groupe* may well be the company that it would accuse."""
    for one in (scene.sides.entry(e) for e in accusers):
        bare = not one.named and len(one.name.split()) == 1
        if bare and scene.knows.takes_up(one.head, "body") is not None:
            others = [scene.sides.entry(e) for e in accused]
            if any(o.named and o.kind != "state" for o in others):
                return True
    return False


def _meant_by(blame: Blame, scene: Scene, known: list[Blame]) -> tuple[int, ...]:
    """Return whom a denunciation that names nobody is aimed at."""
    doc = scene.layout.doc
    there = blame.construction == "naming" and any(
        t.lower_ == "y" for t in doc[max(blame.at - 3, 0) : blame.at]
    )
    if there:  # « X a porté plainte. Le groupe y voit une manœuvre. »
        done = _acted_before(blame, scene)
        if done:
            return done
    if not blame.charge:  # « a porté plainte »: not against who blames him further down
        known = [b for b in known if b.at < blame.at]
    answers = any(scene.sides.same(d, blame.accusers) for d in scene.deniers)
    grave = not answers and any(
        wrong_at(t, scene.knows) >= _GRAVE for t in scene.layout.tokens_in(blame.charge)
    )
    found = adversary(blame.accusers, scene, known, blame.at, known=not grave)
    return found or (_acted_before(blame, scene) if grave else ())


def _acted_before(blame: Blame, scene: Scene) -> tuple[int, ...]:
    """Return the party that the sentence before is about, where it is no friend of the accuser's."""
    layout = scene.layout
    start = layout.sentence_start(blame.at)
    if any(scene.sides.entry(e).kind == "state" for e in blame.accusers):
        while start and layout.doc[start - 1].is_space:
            start -= 1  # « …, a annoncé l'armée chinoise.¶ Taipei a dénoncé une « provocation » »
    if not start:
        return ()
    before = layout.doc[layout.sentence_start(start - 1) : start]
    own = next((t for t in before if base(t) == "nsubj" and layout.mark_of[t.i] < 0), None)
    cue = scene.knows.cue_verb(own.head) if own is not None else None
    if own is None or (cue is not None and cue.trust >= _SPEECH):
        return ()  # who spoke before, spoke of the same
    found = scene.sides.parties(own)
    return () if scene.sides.same(found, blame.accusers) else found


def _denies(blame: Blame, scene: Scene) -> bool:
    """Tell whether the words call an accusation false, which answers it and accuses nobody."""
    return "denial" in content_stances(blame.charge, scene.layout, scene.knows)
