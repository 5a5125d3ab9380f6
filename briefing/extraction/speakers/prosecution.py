"""Know who prosecutes: never the one whom *Il est soupçonné* means, nor whose lawyer denies."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.syntax import base, children
from briefing.extraction.parties.entries import Entry
from briefing.extraction.parties.gazetteer import fold
from briefing.language.plain_doc import Token

_PROSECUTORS = set(
    "parquet procureur procureure substitut juge tribunal cour police gendarmerie magistrat magistrate "
    "policier policiere gendarme enqueteur enquetrice ministere justice douane".split()
)
_DENYING = set("démentir nier contester rejeter réfuter récuser clamer plaider".split())
_BLAMING = {"accuse", "suspect", "judicial"}
_FACING = {"encourir", "comparaître", "risquer"}


def prosecutes(entry: Entry) -> bool:
    """Tell whether a party brings others before a court, or is one."""
    told = {fold(word) for word in (entry.head, *entry.role_heads) if word}
    words = fold(entry.name).split()
    return not _PROSECUTORS.isdisjoint(told) or (bool(words) and words[0] in _PROSECUTORS)


def is_blamed(pronoun: Token, knows: Knowledge) -> bool:
    """Tell whether a pronoun is who is blamed or tried: *Il est soupçonné*, *Elle encourt dix ans*."""
    verb = pronoun.head
    if base(pronoun) != "nsubj":
        return False
    lemma = knows.lemma(verb)
    if lemma in _FACING:
        return True
    if not any("pass" in c.dep_ for c in verb.children):
        return False
    return any(e.accusation_class in _BLAMING for e in knows.lexicon.accusations.get(lemma, ()))


def blamed_by(subject: Token, knows: Knowledge) -> Token | None:
    """Return the object of a verb by which its subject blames somebody: *Le parquet accuse | Karl Meyer*."""
    verb = subject.head
    known = knows.lexicon.accusations.get(knows.lemma(verb), ())
    if not any(e.accusation_class in _BLAMING and "obj" in e.accused for e in known):
        return None
    return next((c for c in children(verb, "obj") if c.i > verb.i), None)


def denies(lawyer: Token) -> bool:
    """Tell whether a lawyer is told to deny: *Son avocat dément*."""
    return lawyer.head.lemma_.casefold() in _DENYING
