"""Find whom a sentence names by saying what they are called: *une voisine, qui se fait appeler Rose, …*."""

from __future__ import annotations

from briefing.language.plain_doc import Doc

_CALLING = (
    (("se", "fait", "appeler"), True),
    (("se", "fait", "surnommer"), True),
    (("se", "prénomme"), True),
    (("se", "nomme"), True),
    (("s'", "appelle"), True),
    (("nous", "appellerons"), False),
    (("nous", "prénommerons"), False),
    (("nous", "nommerons"), False),
    (("on", "appellera"), False),
)
"""Words right before a name that call somebody so, and whether somebody calls himself so."""
_CALLS = {words[-1] for words, _ in _CALLING}
_LINKS = {True: {"qui"}, False: {"que", "qu'", "l'"}}
_THEM = {"eux", "elles"}
_ONE = {"un", "une"}


def called_end(doc: Doc, start: int) -> int:
    """Return where the description ends of whom the name at token `start` is said to be, 0 if of nobody."""
    if not start or doc[start - 1].lower_ not in _CALLS:
        return 0
    for words, own in _CALLING:
        first = start - len(words)
        if first < 2 or tuple(t.lower_ for t in doc[first:start]) != words:
            continue
        if doc[first - 1].lower_ in _LINKS[own]:
            end = first - 1 - (doc[first - 2].lower_ in _LINKS[own])
            return end - (doc[end - 1].text == ",")
        return first if own and doc[first - 1].pos_ == "NOUN" else 0
    return 0


def one_of_them(doc: Doc, end: int) -> int:
    """Return the pronoun of *l'une d'elles* that ends at token `end`, -1 if something else does."""
    if end < 3 or doc[end - 1].lower_ not in _THEM or doc[end - 2].lower_ not in {"d'", "de"}:
        return -1
    return end - 3 if doc[end - 3].lower_ in _ONE else -1
