"""Tell whom the words of a quotation cannot blame, however likely the article makes them.

A lawyer does not blame his client, nor a mother her dead son; things and places are nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extraction.accusations.adversaries import CLOSE
from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.syntax import OF
from briefing.extraction.parties.gazetteer import fold
from briefing.extraction.quotes.found import Found
from briefing.language.plain_doc import Token

_PLEADING = {"avocat", "avocate", "avocats", "avocates", "conseil", "conseils", "defenseur", "me", "maitre"}
CLIENTS = {"client", "cliente", "clients", "clientes"}
_OWN = {"mon", "ma", "mes", "notre", "nos", "son", "sa", "ses", "leur", "leurs"}
_DEATHS = {
    "mort", "décès", "meurtre", "assassinat", "noyade", "obsèques", "dépouille", "disparition", "suicide", "corps",
    "mémoire", "funérailles", "féminicide", "homicide",
}  # fmt: skip
_KILLED = {"tuer", "assassiner", "poignarder", "violer", "agresser", "renverser", "percuter", "noyer"}
_WALK = 4


def victims(scene: Scene) -> frozenset[int]:
    """Return the persons whom the article tells to be dead or attacked: *la mort de X*, *X a été tué*."""
    found = set()
    for mention in scene.resolver.register.mentions:
        if scene.sides.entry(mention.entry).kind == "person" and _suffered(mention.start, scene):
            found.add(mention.entry)
    return frozenset(found)


def _suffered(start: int, scene: Scene) -> bool:
    doc = scene.layout.doc
    if start > 1 and doc[start - 1].lower_ in OF:
        return doc[start - 2].lower_ in _DEATHS
    name = doc[start]
    if name.dep_ not in {"nsubj", "nsubj:pass"}:
        return False
    verb = name.head
    passive = any(c.dep_ == "aux:pass" for c in verb.children)
    return (passive and verb.lemma_.casefold() in _KILLED) or verb.lower_ in {
        "mort", "morte", "décédé", "décédée", "mourir",
    }  # fmt: skip


def cleared(quote: Found, scene: Scene, dead: frozenset[int]) -> frozenset[int]:
    """Return the persons whom a quotation cannot blame: its speaker's clients and the dead of his kin."""
    speakers = quote.speaker.entries
    words = {w for text in _texts(speakers, scene) for w in fold(text).replace("'", " ").split()}
    if not words & CLOSE and not _master(speakers, scene):
        return frozenset()
    own = set(_named_beside(speakers, scene))
    if words & _PLEADING or _master(speakers, scene):
        if any(_client(t) for t in scene.layout.tokens_in(quote.content)):
            own |= set(_spoken_of(quote, scene))
        return frozenset(own)
    return frozenset(own) | dead


def _texts(parties: tuple[int, ...], scene: Scene) -> Iterator[str]:
    for entry in (scene.sides.entry(e) for e in parties):
        yield from (*entry.roles, *(() if entry.named else (entry.name,)))


def _master(speakers: tuple[int, ...], scene: Scene) -> bool:
    """Tell whether a speaker is called *Me Léa Roux*."""
    doc = scene.layout.doc
    return any(
        m.entry in speakers and m.start and doc[m.start - 1].lower_ in {"me", "me.", "maître", "mes"}
        for m in scene.resolver.register.mentions
    )


def _named_beside(speakers: tuple[int, ...], scene: Scene) -> Iterator[int]:
    """Yield the persons that a speaker's role names, whoever he is to them: *l'avocat de X*, *sœur de X*."""
    texts = [f" {fold(t)} ".replace("'", " ") for t in _texts(speakers, scene)]
    for other in scene.resolver.register.entries:
        if other.kind == "person" and other.named and other.id not in speakers:
            if any(f" {fold(form)} " in text for form in other.forms for text in texts):
                yield other.id


def _client(token: Token) -> bool:
    return token.lower_ in CLIENTS and token.i > 0 and token.doc[token.i - 1].lower_ in _OWN


def _spoken_of(quote: Found, scene: Scene) -> Iterator[int]:
    """Yield the person named last before the words of a lawyer who speaks of a client."""
    first = min((t.i for t in scene.layout.tokens_in(quote.content)), default=0)
    before = [
        m
        for m in scene.resolver.register.mentions
        if m.start < first
        and m.entry not in quote.speaker.entries
        and scene.sides.entry(m.entry).kind == "person"
        and not _master((m.entry,), scene)
    ]
    if before:
        yield max(before, key=lambda m: m.start).entry
