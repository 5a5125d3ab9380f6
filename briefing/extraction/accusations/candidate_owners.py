"""Tell which parties nouns inside a quotation mean: who is named, whose a thing or a deed is."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extraction.accusations.blame_cues import UNDERGONE
from briefing.extraction.accusations.candidate_signs import of_none
from briefing.extraction.accusations.charges import harm_at, wrong_at
from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.syntax import children, np_start
from briefing.extraction.quotes.found import Found
from briefing.language.plain_doc import Token

_WORKS = {
    "rapport", "étude", "enquête", "arrêt", "texte", "loi", "projet", "communiqué", "article", "livre", "film",
    "procès", "décision", "réforme", "accord", "budget", "sondage", "résolution",
}  # fmt: skip
_MINE = {"mon", "ma", "mes", "notre", "nos"}
_OVER_ME = {
    "chef", "patron", "direction", "employeur", "gouvernement", "dirigeant", "président", "ministre", "élu", "voisin",
    "adversaire", "concurrent", "bailleur", "propriétaire", "maire", "fournisseur", "prestataire", "banque", "assureur",
}  # fmt: skip
"""Whom one blames though one calls them one's own: *nos chefs*."""
_BEFORE_OTHERS = {"pour", "devant", "envers", "sous", "face", "chez", "avec"}
_COPULA = 5
"""Tokens of *n'est pas de la* before *faute*."""


def meant(head: Token, scene: Scene) -> tuple[int, ...]:
    """Return the parties of a noun; people that the lexicon does not know are taken as described."""
    if head.pos_ == "NOUN" and (wrong_at(head, scene.knows) or head.lemma_.casefold() in _WORKS):
        return ()  # « un voleur qui crie au voleur », « le rapport »
    if head.doc[np_start(head)].lower_ in _MINE and head.lemma_.casefold() not in _OVER_ME:
        return ()  # « mon client »
    return scene.sides.parties(head) or (
        scene.sides.parties(head, loose=True) if scene.sides.animate(head) else ()
    )


def doer_of(deed: Token, scene: Scene) -> tuple[int, ...]:
    """Return whose deed the agent of a passive is: *causée par le développement des outils de certains pays*."""
    noun: Token | None = deed
    while noun is not None:
        noun = next((c for c in children(noun, "nmod") if c.pos_ in {"NOUN", "PROPN"}), None)
        if noun is not None and (found := meant(noun, scene)):
            return found
    return ()


def owner_of(noun: Token, scene: Scene) -> tuple[int, ...]:
    """Return whose the thing is: *l'armée russe*, *la direction de Chimex*, *les prisons syriennes*."""
    for child in children(noun, "nmod", "amod"):
        state = scene.knows.demonym(child.lower_)
        if state is not None:
            return (scene.resolver.register.state(state),)
        if any(c.lower_ in _BEFORE_OTHERS for c in children(child, "case")):
            continue  # « une catastrophe pour la filière », « assassins devant les gamins »
        if child.pos_ in {"PROPN", "NOUN"} and not _qualifies(child):
            found = scene.sides.parties(child)
            if found:
                return found
    return ()


def owners(quote: Found, scene: Scene) -> Iterator[tuple[tuple[int, ...], Token]]:
    """Yield the parties that a wrong is tied to as a noun: *les exactions de X*, *à cause de X*."""
    for token in scene.words(quote):
        if token.lower_ == "par" and token.i and harm_at(token.doc[token.i - 1], scene.knows):
            if of_none(token.doc[token.i - 1]):
                continue
            head = next(
                (t for t in token.doc[token.i + 1 : token.i + 4] if t.pos_ in {"NOUN", "PROPN"}),
                None,
            )
            if head is not None and (found := meant(head, scene)):
                yield found, token.doc[token.i - 1]
            continue
        cause = token.lower_ == "cause" and token.i and token.doc[token.i - 1].lower_ == "à"
        if not cause and (token.pos_ != "NOUN" or not harm_at(token, scene.knows)):
            continue
        if token.lemma_.casefold() in UNDERGONE:
            continue  # « l'assassinat de son chef, X », who suffered it
        found = owner_of(token, scene) or _next_party(token, scene)
        if found:
            yield found, token


def clause_start(noun: Token, quote: Found, scene: Scene) -> int:
    """Return where the charge begins: at the wrong, or with all that *à cause de X*, *la faute de X* explains."""
    if noun.lower_ not in {"cause", "faute"}:
        return noun.i
    first = scene.layout.sentence_start(noun.i)
    home = next((s for s in quote.content if s.start <= noun.idx < s.end), None)
    return next((t.i for t in noun.doc[first : noun.i] if home and t.idx >= home.start), noun.i)


def is_faulted(noun: Token) -> bool:
    """Tell whether the words say outright whose fault something is: *c'est (de) la faute de X*, no *ce n'est pas*."""
    lead = [t.lower_ for t in noun.doc[max(noun.i - _COPULA, 0) : noun.i]]
    return noun.lower_ == "faute" and "est" in lead and not {"pas", "plus", "ni", "si"} & set(lead)


def _next_party(noun: Token, scene: Scene) -> tuple[int, ...]:
    """Return the party right after the noun: *la faute à X*, *à cause de X*."""
    doc = noun.doc
    i = noun.i + 1
    if i + 1 >= len(doc) or doc[i].lower_ not in {"de", "d'", "du", "des", "à", "au", "aux"}:
        return ()
    head = next((t for t in doc[i + 1 : i + 4] if t.pos_ in {"NOUN", "PROPN"}), None)
    return scene.sides.parties(head) if head is not None and not _qualifies(head) else ()


def _qualifies(noun: Token) -> bool:
    """Tell whether this is the *État* of *scandale d'État*, which is nobody."""
    return noun.lower_ in {"état", "etat"} and noun.doc[noun.i - 1].lower_ == "d'"
