"""Choose the words of the charge among the phrases after a cue, by the slots of its entry."""

from __future__ import annotations

from spacy.tokens import Token

from briefing.extraction.charges import (
    Chunk,
    infinitive_charge,
    que_charge,
    stretch,
)
from briefing.extraction.layout import Layout
from briefing.extraction.scene import Scene
from briefing.extraction.syntax import (
    np_start,
)
from briefing.language.lexicon import AccusationCue
from briefing.model import Span


def charge_of(
    verb: Token, entry: AccusationCue, scene: Scene, phrases: list[Chunk], used: Chunk | None
) -> tuple[Span, ...]:
    """Return the words that say what the accused is blamed for, by the slots of the entry."""
    layout, knows = scene.layout, scene.knows
    for n, chunk in enumerate(phrases):
        if chunk.infinitive:
            if chunk.prep in entry.charge:
                return infinitive_charge(chunk, layout, knows)
            phrases = phrases[:n]
            break
    for slot in entry.charge:
        if slot in {"de", "pour"}:
            for chunk in phrases:
                if chunk.prep == slot and chunk is not used and not chunk.infinitive:
                    late = used is not None and not any(
                        c.prep == slot and c.start >= used.end for c in phrases
                    )
                    if (
                        used is None
                        or chunk.start >= used.end
                        or slot == "pour"
                        or (late and chunk.end <= used.start)
                    ):
                        return stretch(
                            chunk.start
                            + (1 if slot == "pour" or chunk.start < np_start(chunk.head) else 0),
                            layout,
                            knows,
                        )
            bare = _bare_after(verb, slot, used, layout) if slot == "pour" else None
            if bare is not None:
                return stretch(bare, layout, knows)
            marked = _marked_after(verb, slot, layout)
            if marked:
                return marked
        elif slot == "obj":
            for chunk in phrases:
                if (
                    chunk.prep in {"", "contre"}
                    and not chunk.infinitive
                    and (chunk is not used or "possessor" in entry.accused)
                ):
                    return stretch(np_start(chunk.head), layout, knows)
        elif slot == "que":
            clause = que_charge(verb, layout, knows)
            if clause:
                return clause
    return _marked_after(verb, "", layout)


def _bare_after(verb: Token, prep: str, used: Chunk | None, layout: Layout) -> int | None:
    """Return where the words after a preposition start, whatever they are (*pour faux*)."""
    start = used.end if used is not None else verb.i + 1
    for i in range(start, min(layout.sentence_end(verb.i), start + 12)):
        if layout.doc[i].lower_ == prep and i + 1 < len(layout.doc):
            return i + 1
        if layout.doc[i].text in {",", ";", ":"} or layout.doc[i].lower_ in {"qui", "que"}:
            return None
    return None


def _marked_after(verb: Token, prep: str, layout: Layout) -> tuple[Span, ...]:
    """Return the words between marks after the verb, with the preposition right before them."""
    end = layout.sentence_end(verb.i)
    for k, mark in enumerate(layout.marks):
        start, _ = layout.outer(k)
        if verb.i < start < end and layout.mark_of[verb.i] != k:
            if not prep or layout.doc[start - 1].lower_ in {"de", "d'", "pour"}:
                return (mark.inner,)
    return ()
