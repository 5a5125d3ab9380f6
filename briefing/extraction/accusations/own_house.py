"""Tell whose house somebody speaks for, whom he hardly blames: *le directeur de la clinique*."""

from __future__ import annotations

from briefing.extraction.accusations.scene import Scene
from briefing.extraction.quotes.found import Found
from briefing.extraction.speakers.standing import houses, is_house


def own_house(quote: Found, scene: Scene) -> set[int]:
    """Return the bodies that the speaker of a quotation serves by what the article calls him."""
    entries = scene.resolver.register.entries
    speakers = [entries[e] for e in quote.speaker.entries if entries[e].kind == "person"]
    nouns = {noun for speaker in speakers for noun in houses(speaker)}
    return {body.id for body in entries if is_house(body, nouns)} if nouns else set()
