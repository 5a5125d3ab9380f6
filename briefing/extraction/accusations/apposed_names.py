"""Find the name that stands beside a description: *à l'exploitante, l'intercommunale Solvia*."""

from __future__ import annotations

from briefing.extraction.accusations.charges import Chunk
from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.syntax import np_end, np_start
from briefing.language.plain_doc import Doc, Token


def apposed_name(chunk: Chunk, scene: Scene, *, bare: bool = False) -> tuple[int, ...]:
    """Return the name that stands beside a description: *à l'exploitante, l'intercommunale Solvia, d'avoir*.

    With `bare` it may stand there alone: *a-t-il lancé au maire, Luc Petit*.
    """
    doc = scene.layout.doc
    i = np_end(chunk.head) if bare else chunk.head.i + 1
    if chunk.head.pos_ != "NOUN" or i >= len(doc) or doc[i].text != ",":
        return ()
    for token in doc[i + 1 : i + 6]:
        mention = scene.resolver.register.mention_at(token.i)
        e = scene.sides.entry(mention.entry) if mention is not None else None
        if mention is not None and e is not None and e.named and mention.start == token.i:
            closed = mention.end < len(doc) and doc[mention.end].text in {",", ".", ";", "("}
            beside = bare or (not _far(i, token, doc) and doc[mention.end].text == ",")
            beside = beside or doc[np_start(chunk.head)].lower_ in {"un", "une"}
            return (e.id,) if closed and e.kind != "state" and beside else ()
        if token.pos_ not in {"DET", "NOUN", "ADJ"} or token.lower_ in {"du", "des", "de", "d'"}:
            return ()  # « le docteur Roux, beau-père du juge Petit »
    return ()


def _far(comma: int, name: Token, doc: Doc) -> bool:
    """Tell whether nothing but a name stands there, which may be another of a list."""
    return not any(t.pos_ == "NOUN" for t in doc[comma + 1 : name.i])
