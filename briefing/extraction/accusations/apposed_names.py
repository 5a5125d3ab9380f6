"""Find the names that stand beside a description: *à l'exploitante, l'intercommunale Solvia*."""

from __future__ import annotations

from briefing.extraction.accusations.charges import Chunk
from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.phrases import noun_phrase
from briefing.extraction.grammar.syntax import np_start
from briefing.extraction.parties.names import TITLES
from briefing.language.plain_doc import Doc, Token

_OF_THEM = {f"{of}{who}" for of in ("d'", "d’", "d' ", "d’ ") for who in ("elles", "eux")}
_MORE = 8
"""Tokens that tell more of several before their names."""
_LED = 4
"""Tokens that *le collectif des* puts before a name."""


def apposed_name(chunk: Chunk, scene: Scene, *, bare: bool = False) -> tuple[int, ...]:
    """Return the name that stands beside a description: *à l'exploitante, l'intercommunale Solvia, d'avoir*.

    With `bare` it may stand there alone: *a-t-il lancé au maire, Luc Petit*.
    """
    doc = scene.layout.doc
    one = doc[np_start(chunk.head)].lower_ in {"un", "une"}
    i = np_end(chunk.head) if bare or one else chunk.head.i + 1
    if chunk.head.pos_ != "NOUN" or i >= len(doc) or doc[i].text != ",":
        return ()
    for token in doc[i + 1 : i + 6]:
        mention = scene.resolver.register.mention_at(token.i)
        e = scene.sides.entry(mention.entry) if mention is not None else None
        if mention is not None and e is not None and e.named and mention.start == token.i:
            closed = mention.end < len(doc) and doc[mention.end].text in {",", ".", ";", "("}
            beside = bare or (not _far(i, token, doc) and doc[mention.end].text == ",")
            return (e.id,) if closed and e.kind != "state" and (beside or one) else ()
        if token.pos_ not in {"DET", "NOUN", "ADJ"} or token.lower_ in {"du", "des", "de", "d'"}:
            return ()  # « le docteur Roux, beau-père du juge Petit »
    return ()


def one_of_them(head: Token, scene: Scene) -> tuple[int, ...]:
    """Return the name beside *l'une d'elles*: *L'une d'elles, Solvia, est soupçonnée de …*."""
    doc, i = head.doc, head.i
    if head.lower_ not in {"un", "une"} or doc.text_of(i + 1, i + 3) not in _OF_THEM:
        return ()
    if i + 4 >= len(doc) or doc[i + 3].text != ",":
        return ()
    mention = next(
        (m for t in doc[i + 4 : i + 7] if (m := scene.resolver.register.mention_at(t.i))), None
    )
    e = scene.sides.entry(mention.entry) if mention is not None else None
    closed = mention is not None and doc[mention.end].text == ","
    return (e.id,) if e is not None and e.named and closed else ()


def named_one_by_one(
    parties: tuple[int, ...], start: int, end: int, scene: Scene
) -> tuple[int, ...]:
    """Return the names instead of *deux élus* where they follow: *deux élus, Paul Roux et Anne Petit, accusés*."""
    found: list[int] = []
    for one in parties:
        e = scene.sides.entry(one)
        several = e.plural and not e.named
        at = _place(one, start, end, scene) if several else -1
        names = _names_behind(_past_participle(at, scene), end, scene) if at >= 0 else []
        found += names or (_introduced(one, start, scene) if several else []) or [one]
    return tuple(dict.fromkeys(found))


def _introduced(party: int, before: int, scene: Scene) -> list[int]:
    """Return the names by which a group was told of first: *Trois ONG, A, B et C, ont enquêté. Elles accusent*."""
    first = scene.sides.entry(party).first
    if first >= before:
        return []
    doc = scene.layout.doc
    noun = next((t for t in doc[first : first + 3] if t.pos_ == "NOUN"), doc[first])
    at = noun_phrase(noun)[1]
    return _names_behind(at, scene.layout.sentence_end(first), scene)


def _place(party: int, start: int, end: int, scene: Scene) -> int:
    """Return the token behind the words that describe a party between two tokens, -1 for none."""
    e, register = scene.sides.entry(party), scene.resolver.register
    for token in scene.layout.doc[start:end]:
        mention = register.mention_at(token.i)
        if mention is not None and mention.entry == party:
            return mention.end
    return noun_phrase(scene.layout.doc[e.first])[1] if start <= e.first < end else -1


def _past_participle(i: int, scene: Scene) -> int:
    """Return the colon that names follow behind more words on several: *trois groupes liés à la Chine : A et B*."""
    doc = scene.layout.doc
    for token in doc[i : i + _MORE]:
        if token.text == ":":
            return token.i
        if token.is_punct or token.is_space or token.pos_ == "AUX":
            break
    return i


def _names_behind(comma: int, end: int, scene: Scene) -> list[int]:
    """Return the two or more names that a comma opens and *et* closes."""
    doc, register, found = scene.layout.doc, scene.resolver.register, list[int]()
    i, joined = comma, False
    while i < end and (
        doc[i].text == "," or doc[i].lower_ == "et" or (i == comma and doc[i].text == ":")
    ):
        joined = doc[i].lower_ == "et"
        i += 1
        floor = i
        while i < min(end, floor + _LED) and (
            doc[i].pos_ in {"DET", "ADP", "NOUN"} or doc[i].lower_ in TITLES
        ):
            known = register.at(i)
            if known is not None and known.named:
                break  # « A et le collectif des Bons voisins »
            i += 1
        mention = register.mention_at(i) if i < end else None
        if mention is None or mention.start != i or not scene.sides.entry(mention.entry).named:
            break
        found.append(mention.entry)
        i = mention.end
        if joined:
            return found if doc[comma].text in {",", ":"} else []
    return []


def _far(comma: int, name: Token, doc: Doc) -> bool:
    """Tell whether nothing but a name stands there, which may be another of a list."""
    return not any(t.pos_ == "NOUN" for t in doc[comma + 1 : name.i])
