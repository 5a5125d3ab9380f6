"""Tell whose house somebody speaks for, whom he hardly blames: *le directeur de la clinique*, *sa porte-parole*."""

from __future__ import annotations

from briefing.extraction.accusations.agents import prosecutes
from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.syntax import POSSESSIVES
from briefing.extraction.grammar.whole_words import words_of
from briefing.extraction.parties.entries import Entry
from briefing.extraction.parties.gazetteer import fold
from briefing.extraction.quotes.found import Found
from briefing.extraction.speakers.spokespeople import VOICES, whose_voice
from briefing.extraction.speakers.standing import Called, is_house


def own_house(quote: Found, scene: Scene) -> set[int]:
    """Return the bodies that the speaker of a quotation serves by what the article calls him."""
    return house_of(quote.speaker.entries, scene) | _called_theirs(quote, scene)


def _called_theirs(quote: Found, scene: Scene) -> set[int]:
    """Return what a report calls its speaker's own: *affirme que son mouvement a le droit de répondre*."""
    doc, register = scene.layout.doc, scene.resolver.register
    if quote.kind == "direct":
        return set()
    led = (t.i for t in scene.layout.tokens_in(quote.content) if t.lower_ in POSSESSIVES)
    near = (
        register.mention_at(i + 1) for i in led if i + 1 < len(doc) and scene.layout.mark_of[i] < 0
    )
    return {m.entry for m in near if m is not None and not scene.sides.entry(m.entry).named}


def house_of(parties: tuple[int, ...], scene: Scene) -> set[int]:
    """Return the bodies that people serve by what the article calls them."""
    entries = scene.resolver.register.entries
    speakers = [entries[e] for e in parties if entries[e].kind == "person"]
    nouns = {noun for speaker in speakers for noun in Called(speaker).houses}
    served = {body.id for body in entries if is_house(body, nouns)} if nouns else set()
    served |= {h for s in speakers for h in _owners(s.id, scene)}
    return served | _voices_of(parties, scene)


def _voices_of(parties: tuple[int, ...], scene: Scene) -> set[int]:
    """Return the people who are called the voices of a body: *L'association déplore … Sa directrice, Anne Roux, …*."""
    entries = scene.resolver.register.entries
    if not any(entries[e].kind == "organisation" for e in parties):
        return set()
    roles = scene.resolver.register.role_at.items()
    people = ((i, e) for i, e in roles if entries[e].kind == "person")
    return {e for i, e in people if _served_at(i, scene) in parties}


def blames_employer(accused: tuple[int, ...], accusers: tuple[int, ...], scene: Scene) -> bool:
    """Tell whether people blame the firm that they only work for: *Un ingénieur de Norvia accuse le constructeur*."""
    entries = scene.resolver.register.entries
    firms = bool(accused) and all(
        entries[e].kind == "organisation" and entries[e].named for e in accused
    )
    if not firms or set(accused) & set(accusers):
        return False
    return all(_only_works(entries[e]) for e in accusers)


def _only_works(entry: Entry) -> bool:
    """Tell whether nothing that somebody is called makes him the voice of a house."""
    words = {w for text in (*entry.roles, entry.name) for w in words_of(fold(text))}
    return entry.kind == "person" and words.isdisjoint(VOICES)


def _owners(speaker: int, scene: Scene) -> set[int]:
    """Return the bodies whose voice the text says that somebody is: *son porte-parole, Paul Roux*."""
    roles = scene.resolver.register.role_at.items()
    served = (_served_at(i, scene) for i, entry in roles if entry == speaker)
    return {owner for owner in served if owner is not None}


def _served_at(i: int, scene: Scene) -> int | None:
    """Return the body whose voice the role at a token is; no court has an advocate."""
    if fold(scene.layout.doc[i].lower_) not in VOICES:
        return None
    owner = whose_voice(i, scene.layout, scene.sides)
    return None if owner is None or prosecutes(owner, scene) else owner
