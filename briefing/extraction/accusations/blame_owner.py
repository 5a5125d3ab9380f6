"""Find whose the denounced thing is: *la politique de X*, *l'attitude chinoise*, *des liens entre X et Y*."""

from __future__ import annotations

from briefing.extraction.accusations.blame_cues import BLAME_NOUNS, UNDERGONE
from briefing.extraction.accusations.charges import Chunk, wrong_weight
from briefing.extraction.accusations.others import other_pronoun
from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.knowledge import is_reflexive
from briefing.extraction.grammar.syntax import POSSESSIVES, is_plural
from briefing.extraction.parties.gazetteer import fold
from briefing.language.plain_doc import Token

_AGENTIVE = {
    "responsabilité", "rôle", "attitude", "silence", "inaction", "négligence", "complicité", "mensonge", "politique",
    "hypocrisie", "passivité", "cynisme", "mépris",
}  # fmt: skip
"""Nouns whose owner acts: *la responsabilité de X*, whatever the name looks like."""
_WANTS = {
    "pénurie", "sous-effectif", "précarité", "souffrance", "surpopulation", "vétusté", "paupérisation", "situation",
    "épuisement", "solitude", "misère", "agression", "condition",
}  # fmt: skip
"""What is suffered by those whose it is."""
_FROM_OUTSIDE = {
    "coup", "putsch", "attentat", "attaque", "invasion", "guerre", "ingérence", "frappe", "bombardement",
    "intervention", "offensive", "occupation", "raid", "incursion",
}  # fmt: skip
"""What others do in a country."""
_MEANS = {
    "moyen", "effectif", "personnel", "place", "bras", "soignant", "médecin", "enseignant", "argent", "logement",
    "agent", "temps", "lit", "budget", "policier", "infirmier", "professeur",
}  # fmt: skip
_TIES = {
    "lien", "collusion", "connivence", "entente", "arrangement", "complicité", "alliance", "accointance", "pacte",
    "complaisance", "collaboration", "proximité", "compromission", "relation", "consanguinité",
}  # fmt: skip
"""What those between whom it is are blamed for."""


def possessor(
    verb: Token, scene: Scene, phrases: list[Chunk], accusers: tuple[int, ...]
) -> tuple[tuple[int, ...], Chunk | None]:
    """Return whose the denounced thing is: *la politique de X*, *l'attitude chinoise*, *son silence*."""
    things = [c for c in phrases if c.prep == "" and not c.infinitive] or [
        c for c in phrases if c.prep == "contre" and not c.infinitive
    ]
    first = phrases[0] if phrases else None
    if first is not None and first.prep == "de" and not first.infinitive and is_reflexive(verb):
        things = [first]  # « se plaignent des malfaçons du cuisiniste Mobalia »
    if not things or things[0].head.lemma_.casefold() in BLAME_NOUNS:
        return (), None
    thing = things[0]
    after = phrases[phrases.index(thing) + 1 :]
    stop = next((n for n, c in enumerate(after) if c.infinitive), len(after))
    if after and after[0].prep == "entre" and thing.head.lemma_.casefold() in _TIES:
        return scene.sides.parties(after[0].head), thing  # « des liens entre X et Y »
    doers = [c for c in after[:stop] if c.prep == "par"]
    inside = False
    wanting = thing.head.lemma_.casefold() == "manque" and any(
        c.head.lemma_.casefold() in _MEANS for c in after[:1]
    )  # « le manque de moyens de la police »: who suffers it
    for chunk in [*doers, *after[:stop]]:
        if chunk.prep == "dans" and not scene.sides.parties(chunk.head):
            inside = True  # « des cadences infernales dans les entrepôts du groupe Logiver »
            continue
        if chunk.prep not in {"de", "par", "chez", "en", "à"}:
            break
        if inside and not _is_firm(chunk, scene):
            continue
        if _human_rights(chunk.head) or _of_state(chunk) or _of_a_kind(chunk, scene):
            continue
        if (
            chunk.prep == "de"
            and not inside
            and (thing.head.lemma_.casefold() in UNDERGONE | _WANTS or wanting)
        ):
            continue
        if chunk.prep in {"en", "à"} and thing.head.lemma_.casefold() in _FROM_OUTSIDE:
            continue  # « un coup d'État au Gabon », « l'invasion en Ukraine »
        found = scene.sides.parties(chunk.head)
        if chunk.prep == "par":
            found = tuple(_without_object(e, scene) for e in found)
        if not found and chunk.prep == "de" and chunk.start == thing.end:
            found = _owner(thing.head, chunk.head, scene)
        if chunk.prep in {"en", "à"} and not all(_is_state(e, scene) for e in found):
            if not (chunk.prep == "à" and _is_firm(chunk, scene) and _is_wrong(thing, scene)):
                continue  # « dénoncent des négligences au CHU de Nantes »
        if (
            chunk.prep == "à"
            and scene.layout.doc[chunk.start].lower_ == "à"
            and _is_seat(chunk.head, scene)
        ):
            continue  # « des inscriptions illégales à Paris »: where, not whose
        if found and not scene.sides.same(found, accusers):
            return found, thing
    for token in scene.layout.doc[thing.start : thing.end + 3]:
        state = scene.knows.people_at(token) if token.pos_ in {"ADJ", "NOUN"} else None
        if state is not None and (token.head.i == thing.head.i or token.i == thing.head.i + 1):
            return (scene.resolver.register.state(state),), thing
        if token.lower_ in POSSESSIVES and token.i < thing.head.i:
            plural = token.lower_ in {"leur", "leurs"}
            found = other_pronoun(scene.sides, token.i, None, plural, accusers)
            if found:
                return found, thing
    return (), thing


def _without_object(entry: int, scene: Scene) -> int:
    """Return a doer without what is done: *le rejet par les préfets | de ses listes*."""
    e = scene.sides.entry(entry)
    cut = next(
        (w for w in (" de ses ", " de son ", " de sa ", " de leurs ", " de leur ") if w in e.name),
        None,
    )
    if e.named or cut is None:
        return entry
    return scene.sides.shortened(entry, e.name.split(cut)[0])


def _is_firm(chunk: Chunk, scene: Scene) -> bool:
    """Tell whether this names the body whose premises are told of."""
    found = scene.sides.parties(chunk.head)
    entries = [scene.sides.entry(e) for e in found]
    return bool(entries) and all(e.named and e.kind == "organisation" for e in entries)


def _is_wrong(thing: Chunk, scene: Scene) -> bool:
    return wrong_weight(thing.start, thing.end, scene.layout, scene.knows) > 0


def _is_seat(head: Token, scene: Scene) -> bool:
    """Tell whether a state is called by its capital here."""
    entry = scene.resolver.register.at(head.i)
    return entry is not None and fold(head.text) not in fold(entry.canonical or entry.name)


def _owner(thing: Token, head: Token, scene: Scene) -> tuple[int, ...]:
    """Return the name right after *de*, a place only where the thing has somebody for its owner."""
    acts = thing.lemma_.casefold() in _AGENTIVE
    return tuple(e for e in named_at(head, scene) if acts or not scene.sides.entry(e).place)


def _human_rights(head: Token) -> bool:
    """Tell whether this is the *Homme* of *droits de l'Homme*, whom the parse may take for a name."""
    before = head.doc[max(head.i - 3, 0) : head.i]
    return head.lower_ in {"homme", "femme"} and any(t.lower_ == "droits" for t in before)


def _of_a_kind(chunk: Chunk, scene: Scene) -> bool:
    """Tell whether the complement only says what kind of thing it is: *un système de fausses gardes*."""
    head, doc = chunk.head, chunk.head.doc
    before = doc[head.i - 1]
    if chunk.prep == "de" and head.pos_ == "NOUN" and before.lower_ in {"de", "d'"}:
        # « neuf ans de caisse commune », « des « méthodes de voyous » »
        if not is_plural(head):
            return True
        known = scene.knows.role(head.lower_)
        body = known is not None and known.kind == "organisation"
        return scene.layout.mark_of[head.i] >= 0 and not body
    return (
        head.pos_ == "NOUN"
        and chunk.prep == "de"
        and before.pos_ == "ADJ"
        and doc[head.i - 2].lower_ in {"de", "d'"}
    )


def _of_state(chunk: Chunk) -> bool:
    """Tell whether this is the *État* of *mensonge d'État*, which says how grave, not whose."""
    return chunk.head.lower_ in {"état", "etat"} and chunk.head.doc[chunk.head.i - 1].lower_ == "d'"


def _is_state(entry: int, scene: Scene) -> bool:
    return scene.sides.entry(entry).kind == "state"


def named_at(head: Token, scene: Scene) -> tuple[int, ...]:
    """Return the name in a slot even where it looks like a place (*accuse Lyon*)."""
    entry = scene.resolver.register.at(head.i)
    return (entry.id,) if entry is not None and entry.named else ()
