"""Find who is blamed with the first that is told: *aussi bien au maire qu'à X*, *notamment de X*."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extraction.accusations.charges import Chunk, chunks
from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.syntax import base
from briefing.language.plain_doc import Doc, Token

_BOTH = {"bien", "tant", "autant"}
_SINGLING = {
    "notamment",
    "particulier",
    "particulièrement",
    "surtout",
    "singulièrement",
    "commencer",
}
"""Words that name one of those who are blamed: *l'État, et en particulier le préfet*."""
_FELLOWS = {
    "coprévenu", "coaccusé", "co-prévenu", "co-accusé", "complice", "comparse", "personne", "homme", "femme", "autre",
    "membre", "proche", "frère", "sœur", "fils", "fille", "père", "mère", "mari", "épouse", "cousin", "ami", "conjoint",
    "compagnon", "compagne", "suspect", "individu", "officier",
}  # fmt: skip
"""Those with whom somebody is prosecuted."""
_LEAD = 6
"""Tokens behind those who are blamed within which one of them is singled out."""
_LEFT = {"hérité", "légué"}
"""Participles whose *de* names who has left something behind: *une dette héritée de l'ancienne équipe*."""
_DONE = 8
"""Tokens that a participle and its complements put before *par*."""
_THING = 12
"""Tokens of a thing that is told to be somebody's doing."""


def also_blamed(
    used: Chunk, parties: tuple[int, ...], phrases: Sequence[Chunk], scene: Scene
) -> tuple[int, ...]:
    """Return the parties with those whom the words behind the first add or single out."""
    last = used
    for chunk in phrases:
        if chunk.prep == "de" and chunk.start == last.end and not chunk.infinitive:
            last = chunk  # « la responsabilité de sa hiérarchie | , et en particulier de X »
    more = _second(used, scene) or _singled_out(last, scene)
    return tuple(dict.fromkeys((*parties, *more)))


def blamed_with(cue: int, phrases: Sequence[Chunk], scene: Scene) -> tuple[int, ...]:
    """Return whom *avec* adds right behind a cue: *poursuivi, avec trois coprévenus, pour fraude*."""
    first = phrases[0] if phrases else None
    if first is None or first.prep != "avec" or first.infinitive or first.start - cue > 2:
        return ()
    people = first.head.lemma_.casefold() in _FELLOWS or scene.sides.animate(first.head)
    found = scene.sides.parties(first.head, loose=people)
    named = tuple(e for e in found if scene.sides.entry(e).named)
    return named or found[:1]  # « vingt-deux autres officiers et sous-officiers »


def both_led(used: Chunk, scene: Scene) -> int:
    """Return how many tokens of *aussi bien*, *tant* stand before a phrase."""
    doc = scene.layout.doc
    before = doc[used.start - 1].lower_ if used.start else ""
    if before not in _BOTH:
        return 0
    return 2 if before == "bien" and doc[used.start - 2].lower_ == "aussi" else 1


def _second(used: Chunk, scene: Scene) -> tuple[int, ...]:
    """Return the second of *aussi bien à X qu'à Y*, *tant de X que de Y*."""
    doc = scene.layout.doc
    i = used.end
    if doc[used.start - 1].lower_ not in _BOTH or i + 2 >= len(doc):
        return ()
    while i < min(used.end + 2, len(doc) - 1) and doc[i].pos_ == "ADJ":
        i += 1
    if doc[i].lower_ not in {"qu'", "que"}:
        return ()
    after = chunks(i + 1, scene.layout.sentence_end(i), scene.layout, scene.resolver)
    if not after or after[0].infinitive or after[0].prep != used.prep:
        return ()
    return scene.sides.parties(after[0].head, loose=True)


def _singled_out(last: Chunk, scene: Scene) -> tuple[int, ...]:
    """Return the one named behind *, et en particulier*, whatever describes him before his name."""
    doc, register = scene.layout.doc, scene.resolver.register
    end = min(scene.layout.sentence_end(last.start), last.end + _LEAD)
    word = next((t for t in doc[last.end : end] if t.lower_ in _SINGLING), None)
    if word is None or not {",", "("} & {t.text for t in doc[last.end : word.i]}:
        return ()
    if any(
        t.pos_ in {"NOUN", "PROPN", "VERB", "AUX"}
        for t in doc[last.end : word.i]
        if t.lower_ not in _SINGLING
    ):
        return ()
    for token in doc[word.i + 1 : scene.layout.sentence_end(word.i)]:
        mention = register.mention_at(token.i)
        if mention is not None and scene.sides.entry(mention.entry).named:
            e = scene.sides.entry(mention.entry)
            if e.kind == "person" or mention.start - word.i <= 4:
                return (e.id,) if scene.sides.is_party(e.id) else ()
            continue  # « l'ancien patron du groupe Solvia, Paul Roux »
        if token.pos_ in {"VERB", "AUX"} or token.text in {";", ":", "»"}:
            break
    return ()


def doer_of_thing(thing: Chunk, phrases: Sequence[Chunk], scene: Scene) -> tuple[int, ...]:
    """Return who is told to have done what is to blame: *une explosion de munitions entreposées par X*."""
    doc = scene.layout.doc
    for chunk in phrases:
        if chunk.infinitive or chunk.start - thing.end > _THING:
            return ()
        done = doc[chunk.start - 1]
        left = chunk.prep == "de" and done.lower_.rstrip("s").rstrip("e") in _LEFT
        if (chunk.prep == "par" and chunk.start > thing.start) or left:
            past = _participle_before(chunk.start, thing.start, doc)
            if past is not None and (left or base(past) in {"acl", "amod"}):
                return scene.sides.parties(chunk.head, loose=scene.sides.animate(chunk.head))
            return ()
    return ()


def _participle_before(start: int, floor: int, doc: Doc) -> Token | None:
    """Return the participle that *par* completes: *un logiciel livré avec un an de retard | par l'agence*."""
    for token in reversed(list(doc[max(start - _DONE, floor) : start])):
        if token.pos_ == "VERB" or token.lower_.rstrip("s").rstrip("e") in _LEFT:
            return token
        if token.is_punct:
            return None
    return None
