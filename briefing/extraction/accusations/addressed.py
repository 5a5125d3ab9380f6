"""Find whom *vous* means: who is called by name or title, who is spoken to, who is interviewed."""

from __future__ import annotations

from collections import Counter

from briefing.extraction.accusations.apposed_names import apposed_name
from briefing.extraction.accusations.charges import chunks
from briefing.extraction.accusations.scene import Scene
from briefing.extraction.quotes.found import Found


def addressee(i: int, scene: Scene, speech: Found | None) -> tuple[int, ...]:
    """Return whom a *vous* inside a quotation speaks to: the party called by name, or the last other."""
    if speech is None:
        return ()
    register = scene.resolver.register
    for span in speech.content:
        for mention in register.mentions:
            at = scene.layout.doc[mention.start].idx
            if span.start <= at < span.end and register.entries[mention.entry].kind == "person":
                before = scene.layout.doc[mention.start - 1].lower_ if mention.start else ""
                if before in {"monsieur", "madame", "m.", "mme", "mesdames", "messieurs"}:
                    return (mention.entry,)
    called = _called(speech, scene)
    if called:
        return called
    if speech.verb >= 0:
        end = scene.layout.sentence_end(speech.verb)
        for chunk in chunks(speech.verb + 1, end, scene.layout, scene.resolver):
            if chunk.prep == "à" and not chunk.infinitive:
                found = apposed_name(chunk, scene, bare=True) or scene.sides.parties(chunk.head)
                if found and not scene.sides.same(found, speech.speaker.entries):
                    return found
    return _replies(speech, scene)


def _replies(speech: Found, scene: Scene) -> tuple[int, ...]:
    """Return who replies right behind, in the same paragraph: *« Vous mentez », dit A. « Jamais », réplique B.*"""
    end = speech.content[-1].end
    after = [q for q in scene.quotes if q.content[0].start > end and q.verb > speech.verb]
    reply = min(after, key=lambda q: q.content[0].start, default=None)
    if reply is None or "\n" in scene.layout.text[end : reply.content[0].start]:
        return ()
    answers = scene.knows.lemma(scene.layout.doc[reply.verb]) in _REPLYING
    own = scene.sides.same(reply.speaker.entries, speech.speaker.entries)
    return reply.speaker.entries if answers and not own else ()


_REPLYING = {"répondre", "répliquer", "rétorquer", "riposter"}


def _called(speech: Found, scene: Scene) -> tuple[int, ...]:
    """Return whom *Madame la députée* or *Monsieur le ministre* calls."""
    tokens = scene.layout.tokens_in(speech.content)
    for token, after, noun in zip(tokens, tokens[1:], tokens[2:], strict=False):
        title = token.lower_ in {"monsieur", "madame", "messieurs", "mesdames"}
        if title and after.lower_ in {"le", "la", "les", "l'"} and noun.pos_ == "NOUN":
            found = scene.sides.parties(noun)
            if found and not scene.sides.same(found, speech.speaker.entries):
                return found
    return ()


def interviewee(scene: Scene) -> tuple[int, ...]:
    """Return who is asked by an interviewer's *vous*: who speaks most."""
    counts = Counter(q.speaker.entries for q in scene.quotes if q.speaker)
    return counts.most_common(1)[0][0] if counts else ()
