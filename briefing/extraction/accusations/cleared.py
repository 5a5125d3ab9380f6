"""Tell whom the words of a quotation cannot blame, however likely the article makes them.

A lawyer does not blame his client, nor a mother her dead son; things and places are nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extraction.accusations.adversaries import CLOSE
from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.syntax import base, in_passive, is_finite
from briefing.extraction.grammar.whole_words import words_of
from briefing.extraction.parties.gazetteer import fold
from briefing.extraction.quotes.found import Found
from briefing.extraction.speakers.clients import CLIENTS, COUNSEL
from briefing.extraction.speakers.mourned import DEATHS, of_noun
from briefing.language.plain_doc import Token

_PLEADING = COUNSEL | {"me", "maitre"}
_OWN = {"mon", "ma", "mes", "notre", "nos", "son", "sa", "ses", "leur", "leurs"}
_DEATHS = DEATHS | {"disparition", "corps", "mémoire"}
_KILLED = {
    "tuer",
    "assassiner",
    "poignarder",
    "violer",
    "agresser",
    "renverser",
    "percuter",
    "noyer",
}
_DEAD = {"mort", "morte", "morts", "mortes", "décédé", "décédée", "décédés", "mourait", "péri"}
_SOOTHING = {"relativiser", "tempérer", "nuancer", "dédramatiser"}
_CALM = {
    "philosophe", "apaisant", "apaisante", "rassurant", "rassurante", "fataliste", "serein", "sereine", "mesuré",
    "mesurée", "optimiste", "catégorique", "catégoriques", "confiant", "confiante",
}  # fmt: skip
_SHOWN = {
    "veut",
    "montre",
    "montrait",
    "reste",
    "plus",
    "moins",
    ",",
    "plutôt",
    "dit",
    "voulu",
    "montré",
    "lui",
    "elle",
}
"""What stands before a calm word: *se veut rassurante*, *se montre plus philosophe*."""
_RECORDS = {
    "rapport", "etude", "temoignage", "chiffre", "enquete", "conclusion", "element", "document", "bilan", "statistique",
    "donnee", "sondage", "depeche", "image", "video", "analyse",
}  # fmt: skip
_SENTENCES = {"condamner", "relaxer", "acquitter", "juger", "écrouer", "incarcérer"}
_DUE = {"dû", "due", "dus", "dues", "lié", "liée", "liés", "liées", "imputable", "imputables"}
_COMES = {"résulter", "provenir", "découler"}
_WALK = 9
"""Tokens behind a name within which *est mort* tells of him."""


def victims(scene: Scene) -> frozenset[int]:
    """Return the persons whom the article tells to be dead or attacked: *la mort de X*, *X a été tué*."""
    found = set()
    for mention in scene.resolver.register.mentions:
        if scene.sides.entry(mention.entry).kind == "person" and _suffered(mention.start, scene):
            found.add(mention.entry)
    return frozenset(found)


def _suffered(start: int, scene: Scene) -> bool:
    doc = scene.layout.doc
    if of_noun(start, doc, scene.resolver.register, _DEATHS):
        return True
    if _dies(start, scene):
        return True
    name = doc[start]
    if name.dep_ not in {"nsubj", "nsubj:pass"}:
        return False
    verb = name.head
    passive = any(c.dep_ == "aux:pass" for c in verb.children)
    return passive and verb.lemma_.casefold() in _KILLED


def _dies(start: int, scene: Scene) -> bool:
    """Tell whether *est mort* stands behind a name, an age or a trade between them: *Samir, livreur, est mort*."""
    doc, register = scene.layout.doc, scene.resolver.register
    mention = register.mention_at(start)
    first = mention.end if mention is not None else start + 1
    behind = doc[first : first + _WALK]
    if _DEAD.isdisjoint([t.lower_ for t in behind]):
        return False  # as of most names
    for token in behind:
        if token.text in {".", "«", "»", '"'} or (
            is_finite(token) and token.lemma_ not in {"être", "avoir"}
        ):
            return False
        if token.lower_ in _DEAD and token.i > first:
            return True
    return False


def cleared(quote: Found, scene: Scene, dead: frozenset[int]) -> frozenset[int]:
    """Return those whom a quotation cannot blame: its speaker's clients, the dead of his kin, who is proverbial."""
    speakers = quote.speaker.entries
    words = _words(speakers, scene)
    if proverbial := _in_proverb(quote, scene):
        return proverbial
    if not words & CLOSE and not _master(speakers, scene):
        return frozenset()
    own = set(_named_beside(speakers, scene))
    if words & _PLEADING or _master(speakers, scene):
        if any(_client(t) for t in scene.words(quote)):
            own |= set(_spoken_of(quote, scene))
        return frozenset(own)
    return frozenset(own) | dead


def _in_proverb(quote: Found, scene: Scene) -> frozenset[int]:
    """Return the hospital of *l'hôpital qui se moque de la charité*, which is none of the article's."""
    tokens = scene.words(quote)
    if not {"hôpital", "charité"} <= {t.lower_ for t in tokens}:
        return frozenset()
    return frozenset(e for t in tokens if t.lower_ == "hôpital" for e in scene.sides.parties(t))


def family(speakers: tuple[int, ...], scene: Scene) -> frozenset[int]:
    """Return who bears the surname of a speaker that the article calls somebody's kin."""
    if not _words(speakers, scene) & CLOSE:
        return frozenset()
    own = {_surname(e, scene) for e in speakers} - {""}
    return frozenset(
        e.id
        for e in scene.resolver.register.entries
        if e.kind == "person" and e.named and _surname(e.id, scene) in own
    )


def _surname(entry: int, scene: Scene) -> str:
    words = fold(scene.sides.entry(entry).name).split()
    return words[-1] if len(words) > 1 else ""


def _words(parties: tuple[int, ...], scene: Scene) -> set[str]:
    return {w for text in _texts(parties, scene) for w in words_of(fold(text))}


def _texts(parties: tuple[int, ...], scene: Scene) -> Iterator[str]:
    for entry in (scene.sides.entry(e) for e in parties):
        yield from (*entry.roles, *(() if entry.named else (entry.name,)))


def _master(speakers: tuple[int, ...], scene: Scene) -> bool:
    """Tell whether a speaker is called *Me Léa Roux*."""
    doc = scene.layout.doc
    return any(
        m.entry in speakers
        and m.start
        and doc[m.start - 1].lower_ in {"me", "me.", "maître", "mes"}
        for m in scene.resolver.register.mentions
    )


def soothes(quote: Found, scene: Scene) -> bool:
    """Tell whether the narration says that the words calm: *Le maire relativise. « … »*, *« … », tempère-t-il*."""
    layout = scene.layout
    first = layout.sentence_start(layout.token_from(quote.content[0].start))
    last = layout.sentence_end(layout.token_from(quote.content[-1].end - 1))
    if first and "\n" not in layout.doc[first - 1].text:
        first = layout.sentence_start(first - 1)
    told = [t for t in layout.doc[first:last] if layout.mark_of[t.i] < 0]
    return any(
        scene.knows.lemma(t) in _SOOTHING
        or (t.lower_ in _CALM and t.i and t.doc[t.i - 1].lower_ in _SHOWN)
        for t in told
    )


def recalls_sentence(quote: Found, scene: Scene) -> bool:
    """Tell whether the words only tell what a court did: *X avait été condamné en 2016 pour vol*."""
    verb = _first_verb(quote, scene)
    return verb is not None and in_passive(verb) and scene.knows.lemma(verb) in _SENTENCES


def gives_cause(quote: Found, scene: Scene) -> bool:
    """Tell whether the words say what something comes from: *Les retards sont dus au blocage du port*."""
    verb = _first_verb(quote, scene)
    return verb is not None and (verb.lower_ in _DUE or scene.knows.lemma(verb) in _COMES)


def _first_verb(quote: Found, scene: Scene) -> Token | None:
    """Return the predicate of the first clause of a quotation."""
    for token in scene.words(quote):
        helps = token.pos_ == "AUX" and base(token) in {"aux", "cop"}
        if is_finite(token):
            return token.head if helps else token
    return None


def recorded(speakers: tuple[int, ...], scene: Scene) -> bool:
    """Tell whether what speaks is a record of things: *le rapport*, *les premiers éléments de l'enquête*."""
    entries = [scene.sides.entry(e) for e in speakers]
    return all(not e.named and _record(e.name) for e in entries)


def _record(name: str) -> bool:
    words = [
        w
        for w in fold(name).split()
        if w not in {"le", "la", "les", "un", "une", "des", "premiers"}
    ]
    return bool(words) and words[0].removesuffix("s") in _RECORDS


def _named_beside(speakers: tuple[int, ...], scene: Scene) -> Iterator[int]:
    """Yield the persons that a speaker's role names, whoever he is to them: *l'avocat de X*, *sœur de X*."""
    texts = [" ".join(["", *words_of(fold(t)), ""]) for t in _texts(speakers, scene)]
    for other in scene.resolver.register.entries:
        if other.kind == "person" and other.named and other.id not in speakers:
            if any(f" {fold(form)} " in text for form in other.forms for text in texts):
                yield other.id


def _client(token: Token) -> bool:
    return token.lower_ in CLIENTS and token.i > 0 and token.doc[token.i - 1].lower_ in _OWN


def _spoken_of(quote: Found, scene: Scene) -> Iterator[int]:
    """Yield the person named last before the words of a lawyer who speaks of a client."""
    first = min((t.i for t in scene.words(quote)), default=0)
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
