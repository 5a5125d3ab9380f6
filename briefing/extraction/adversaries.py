"""Find whom words without a party blame: the adversary that the article sets against the speaker."""

from __future__ import annotations

from collections import Counter

from briefing.extraction.scene import Blame, Scene

_ACTING = ("organisation", "state", "group")
_OFTEN = 2
"""Mentions from which a body is one that the article is about."""


def adversary(
    speakers: tuple[int, ...], scene: Scene, told: list[Blame], at: int, *, known: bool = False
) -> tuple[int, ...]:
    """Return whom the speaker accuses elsewhere, who accuses the speaker, or whom the article blames.

    With `known`, only those that the article sets against the speaker.
    """
    found, how = target(speakers, scene, told, at)
    if known and how not in {"told", "back"}:
        return ()
    return found if how != "frequent" else ()


def target(
    speakers: tuple[int, ...], scene: Scene, told: list[Blame], at: int
) -> tuple[tuple[int, ...], str]:
    """Return the likeliest adversary and how it was found: told, back, denier, blamed, frequent or none."""
    sides = scene.sides
    near = sorted(
        (b for b in told if b.accused and not _anybody(b.accused, scene)),
        key=lambda b: (b.at > at, abs(b.at - at)),
    )
    for blame in near:
        if blame.accusers and sides.same(blame.accusers, speakers):
            return blame.accused, "told"
    for blame in near:
        if blame.accusers and sides.same(blame.accused, speakers):
            return blame.accusers, "back"
    others = [e for e in scene.deniers if not sides.same(e, speakers)]
    if others:
        return max(others, key=others.count), "denier"
    others = [b.accused for b in near if not sides.same(b.accused, speakers)]
    if others:
        return max(others, key=others.count), "blamed"
    often = _frequent(speakers, scene, at)
    return (often, "frequent") if often else ((), "none")


def _anybody(accused: tuple[int, ...], scene: Scene) -> bool:
    """Tell whether nobody is named: a complaint *contre X*."""
    return all(scene.sides.entry(e).name == "X" for e in accused)


def _frequent(speakers: tuple[int, ...], scene: Scene, at: int) -> tuple[int, ...]:
    """Return the body that the article has named most before, none of the speaker's side."""
    counts: Counter[int] = Counter()
    for mention in scene.resolver.register.mentions:
        e = scene.sides.entry(mention.entry)
        if (
            mention.start >= at
            or e.place
            or e.kind not in _ACTING
            or not scene.sides.is_party(e.id)
        ):
            continue
        counts[mention.entry] += 2 if mention.subject else 1
    ranked = [
        e for e, n in counts.most_common() if n >= _OFTEN and not scene.sides.same((e,), speakers)
    ]
    return (ranked[0],) if ranked else ()
