"""Tell words between marks that nobody says: titles, inscriptions, the law's names of offences."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import has_finite_verb
from briefing.extraction.quotes.incise_signs import inscribed
from briefing.language.plain_doc import Token

_THEMES = {"thème", "thèmes"}
_ENTITLES = ("intitul", "prénomm", "surnomm", "dénomm", "baptis", "rebaptis")
_NEAR = 20
"""Tokens before a stretch among which what it is brought for stands."""
_CHARGED = set(
    "enquête enquêtes renvoi information informations instruction procédure examen vue poursuivi poursuivie poursuivis "
    "poursuivies jugé jugée jugés jugées renvoyé renvoyée renvoyés renvoyées condamné condamnée condamnés condamnées "
    "écroué écrouée arrêté arrêtée arrêtés assises comparaît comparaissent comparu comparaître soupçonné soupçonnée "
    "soupçonnés soupçonnées".split()
)
"""What is brought *pour « … »*: the words are the law's."""


SURFACES = set(
    "drap mur façade bâche carton vitrine autocollant pancarte banderole affiche affichette panneau t-shirt tee-shirt "
    "maillot plaque stèle fronton écriteau calicot graffiti tag".split()
)
"""What bears words that nobody says."""
_THE = {"le", "la", "l'", "les", "du", "au", "aux"}
_TERM_WORDS = 4


def labels(token: Token, knows: Knowledge) -> bool:
    """Tell whether a title, a slogan or a theme is called so by the noun."""
    low = token.lower_
    return inscribed(token, knows) or low in _THEMES or low.startswith(_ENTITLES)


def is_law(start: int, begin: int, layout: Layout) -> bool:
    """Tell whether words name an offence: *a ouvert une enquête pour « recherche des causes de la mort »*."""
    before = [t for t in layout.doc[max(begin, start - _NEAR) : start] if t.text != "'"]
    if len(before) < 2:
        return False
    if before[-1].lower_ == "comme":
        # « défini comme « le fait d'imposer à autrui des propos … » »
        opening = [t.lower_ for t in layout.doc[start + 1 : start + 4]]
        return opening in (["le", "fait", "de"], ["le", "fait", "d'"])
    if before[-1].lower_ in {"de", "d'", "d"}:
        return before[-2].lower_.startswith(("inculpé", "coupable"))
    return before[-1].lower_ in {"pour", "chef", "chefs"} and any(
        t.lower_ in _CHARGED for t in before
    )


def is_inscription(k: int, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether a noun before a colon says where words stand that nobody says: *Sa devise : « … »*."""
    start, _ = layout.outer(k)
    colon = start - 1
    if colon < 1 or layout.doc[colon].text != ":":
        return False
    begin = layout.sentence_start(colon)
    if has_finite_verb(layout.doc, begin, colon):
        return on_surface(begin, colon, layout)
    return any(t.pos_ == "NOUN" and inscribed(t, knows) for t in layout.doc[begin:colon])


def on_surface(begin: int, colon: int, layout: Layout) -> bool:
    """Tell whether the last noun phrase before a colon bears the words: *ils ont déployé une banderole : « … »*."""
    doc = layout.doc
    bears = next((t.i for t in doc[begin:colon] if t.lower_.removesuffix("s") in SURFACES), None)
    if bears is None:
        return False
    # « Un panneau l'annonce en capitales : « … » »: it is the subject.
    return bears == begin + 1 or not has_finite_verb(doc, bears, colon)


def is_glossed(k: int, layout: Layout) -> bool:
    """Tell whether the journalist explains a term: *le « mode annulaire », un régime de vents qui …*."""
    doc = layout.doc
    start, end = layout.outer(k)
    if not start or doc[start - 1].lower_ not in _THE or layout.words_in(k) > _TERM_WORDS:
        return False
    after = doc[end : end + 3]
    return (
        len(after) > 2
        and after[0].text == ","
        and after[1].lower_ in {"un", "une"}
        and after[2].pos_ in {"NOUN", "ADJ"}
    )


def is_presented(k: int, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether what stands around says that it is a title: *« Qui a peur du loup ? », l'exposition du musée, …*."""
    doc = layout.doc
    start, end = layout.outer(k)
    opened = next(
        (i for i in range(start - 1, max(start - _POINTED, 0), -1) if doc[i].text == "("), -1
    )
    if opened >= 0 and doc[opened + 1].lower_ in _POINTING:
        return True  # « (lire notre synthèse : « Affaire Duval, ce que l'on sait ») »
    after = doc[end : end + 3]
    if len(after) < 3 or after[0].text != "," or after[1].pos_ != "DET":
        return False
    return after[2].lower_ in knows.lexicon.non_speech


_POINTING = {"lire", "relire", "voir", "revoir", "écouter", "réécouter"}
_POINTED = 12
"""Tokens between a bracket and the title of what it points to, at most."""
