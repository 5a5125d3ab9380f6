"""Find whom words without a party blame: the adversary that the article sets against the speaker."""

from __future__ import annotations

from collections import Counter
from math import log

from briefing.extraction.accusations.scene import Blame, Scene
from briefing.extraction.parties.entries import Mention
from briefing.extraction.parties.gazetteer import fold

_THINGS = {
    "enquête", "sélection", "procédure", "commission", "affirmation", "accusation", "instruction", "rapport",
    "presse", "procès", "plainte", "étude", "communiqué", "mission", "majorité", "défense",
}  # fmt: skip
NOBODY = {
    "X", "Facebook", "Twitter", "AFP", "Agence France-Presse", "Reuters", "AP", "Associated Press", "Belga", "ATS",
    "Keystone-ATS", "La Presse canadienne",
}  # fmt: skip
"""Names that are parties elsewhere, and mostly nobody, or where somebody writes."""
_ACTING = ("organisation", "state", "group")
# What speaks for a party's being meant, and how much.
_TOLD, _BACK, _DENIER, _BLAMED, _TITLE, _BEFORE = 4.0, 3.0, 1.6, 1.2, 0.8, 0.5
_GIVEN = {"confié", "confiée", "confiés", "confiées", "confier", "confie"}
_TO = {"à", "au", "aux"}
_ASKED = {"saisi", "saisie"}
_FLOOR = 0.2
_NEAR = 60
"""Tokens over which the nearness of a told accusation counts."""


CLOSE = set(
    "avocat avocate avocats avocates conseil conseils defenseur defenseurs defense parents mere pere famille veuve "
    "veuf epouse epoux frere soeur fils fille filles proches entourage partisans partisan soutiens sympathisants "
    "supporters camp compagne compagnon mari femme conjoint conjointe tante oncle niece neveu cousin cousine "
    "belle-mere beau-pere grand-mere grand-pere marraine parrain amie ami".split()
)
"""Words for those who take somebody's side."""


def adversary(
    speakers: tuple[int, ...], scene: Scene, told: list[Blame], at: int, *, known: bool = False
) -> tuple[int, ...]:
    """Return the likeliest adversary; with `known`, only one that the article sets against the speaker."""
    found, how = target(speakers, scene, told, at)
    # « Moscou dénonce une « hystérie » »: a state means other states, whoever else denies or is blamed.
    known = known or any(
        e >= 0 and scene.sides.entry(e).kind == "state" for e in scene.sides.of_all(speakers)
    )
    wanted = {"told", "back"} if known else {"told", "back", "denier", "blamed"}
    return found if how in wanted else ()


def stands_for(entry: int, accused: tuple[int, ...], scene: Scene) -> bool:
    """Tell whether somebody is a lawyer, a relative or a follower of those whom he would blame."""
    e = scene.sides.entry(entry)
    words = {
        w
        for text in (e.name, *e.roles, *e.role_heads)
        for w in fold(text).replace("'", " ").split()
    }
    if not words & CLOSE or not all(scene.sides.entry(a).kind == "person" for a in accused):
        return False
    meant = scene.sides.principals((entry,))
    return not meant or bool(set(meant) & set(accused))


def target(
    speakers: tuple[int, ...], scene: Scene, told: list[Blame], at: int
) -> tuple[tuple[int, ...], str]:
    """Return the likeliest adversary and how it was found: told, back, denier, blamed, frequent or none."""
    sides, theirs = scene.sides, scene.sides.of_all(speakers)
    scores: dict[tuple[int, ...], float] = {}
    how: dict[tuple[int, ...], str] = {}
    side_of: dict[tuple[int, ...], frozenset[int]] = {}

    def add(party: tuple[int, ...], gain: float, why: str) -> None:
        if not party or not _may_be_meant(party, scene):
            return
        own = sides.of_all(party)
        if not own.isdisjoint(theirs):
            return
        known = [k for k, side in side_of.items() if not side.isdisjoint(own)]
        key = known[0] if known else party
        scores[key] = scores.get(key, 0.0) + gain
        how.setdefault(key, why)
        side_of.setdefault(key, own)

    for blame in sorted(told, key=lambda b: (b.at > at, abs(b.at - at))):
        near = 1.0 if abs(blame.at - at) < _NEAR else 0.7
        if blame.accusers and sides.same(blame.accusers, speakers):
            add(blame.accused, _TOLD * near, "told")
        elif blame.accusers and sides.same(blame.accused, speakers):
            add(blame.accusers, _BACK * near, "back")
    for denier, times in Counter(scene.deniers).items():
        add(_embodied(denier, scene), _DENIER + 0.2 * times, "denier")
    for blame in told:
        add(blame.accused, _BLAMED, "blamed")
    for entry, weight in _frequent(scene, at).items():
        if (entry,) in scores or weight >= 1.0:
            add((entry,), weight, "frequent")
    if not scores:
        return (), "none"
    best = max(scores, key=lambda k: (scores[k], [-e for e in k]))
    return best, how[best]


def _may_be_meant(party: tuple[int, ...], scene: Scene) -> bool:
    """Tell whether this is somebody: not the X of a complaint, nor *l'enquête* or *la sélection*."""
    for e in map(scene.sides.entry, party):
        if e.head in _THINGS or e.name in NOBODY or not scene.sides.is_party(e.id):
            return False
    return True


def _embodied(denier: tuple[int, ...], scene: Scene) -> tuple[int, ...]:
    """Return the body that a spokesman answers for: the blame is not his own."""
    if all(scene.sides.entry(e).kind == "person" for e in denier):
        named = all(scene.sides.entry(e).named for e in denier)
        return scene.sides.principals(denier) or (denier if named else ())
    return denier


def _frequent(scene: Scene, at: int) -> dict[int, float]:
    """Return how much the article is about each body, by mentions, title and order."""
    register, starts = scene.resolver.register, scene.layout.starts
    title = scene.layout.text.find("\n")
    entries = register.entries
    acting = {e.id for e in entries if not e.place and e.kind in _ACTING}
    acting -= inquirers(scene)
    mentions = [m for m in register.mentions if m.entry in acting]
    # Whom nothing but quotations names is spoken of: « Qui a détruit la Libye ? »
    told = {m.entry for m in mentions if scene.layout.mark_of[m.start] < 0}
    mentions = [m for m in mentions if m.entry in told]
    titled = {m.entry for m in mentions if starts[m.start] < title}
    return {
        entry: log(1 + times)
        + (_TITLE if entry in titled else 0.0)
        + (_BEFORE if entries[entry].first < at else 0.0)
        - _FLOOR
        for entry, times in Counter([m.entry for m in mentions]).items()
    }


def inquirers(scene: Scene) -> set[int]:
    """Return the bodies that the article only tells to be asked to look into the matter, found once."""
    if scene.inquiring is None:
        scene.inquiring = _asked_to_inquire(scene)
    return scene.inquiring


def _asked_to_inquire(scene: Scene) -> set[int]:
    doc = scene.layout.doc
    told = [
        (m.entry, _inquires(m, scene))
        for m in scene.resolver.register.mentions
        # « l'Inspection générale (IGPN) »: the same, told once more
        if not (m.start and doc[m.start - 1].text == "(")
    ]
    return {e for e, inquires in told if inquires} - {e for e, inquires in told if not inquires}


def _inquires(mention: Mention, scene: Scene) -> bool:
    """Tell whether a body is only asked to look into the matter: *confiée à l'Inspection générale*, *l'IGPN saisie*."""
    doc, start, end = scene.layout.doc, mention.start, mention.end
    led = [t.lower_ for t in doc[max(start - 3, 0) : start]]
    given = bool(_GIVEN.intersection(led)) and bool(_TO.intersection(led))
    return given or (end < len(doc) and doc[end].lower_ in _ASKED)
