"""Tell a common word that a sentence opens with from a name: *Livraison de repas : …*, *Jointe par téléphone, …*.

The capital says nothing there, and the statistics take it for a name one time in three. What decides is
the language, as the frequencies of the pipeline's vocabulary tell it: *costume* is written more often than
*Costume*, *Paris* more often than *paris*. A word that the article writes with a capital elsewhere stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from briefing.language import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OPENING = frozenset('. ! ? … ... « " : – — - •'.split())
_CLOSING = frozenset('» "'.split())
_SURE = 0.8
"""How far ahead of its form with a capital the common word must stand in the order of frequency."""
_PARTICIPLE = re.compile(r"\w{2,}(?:é|i|u)e?s?|\w+(?:is|it|int)e?s?")
_AFTER_PARTICIPLE = frozenset(
    (
        ", à au aux de du des d' par en dans pour sur sous avec sans depuis chez comme contre entre hier "
        "lundi mardi mercredi jeudi vendredi samedi dimanche"
    ).split()
)
_PRONOUNS = frozenset("personne moi toi chacun chacune lequel laquelle rien".split())
_INFINITIVE = ("er", "ir", "re", "oir")


_RANKS: dict[int, tuple[Any, dict[str, int]]] = {}


def _ranks(vectors: Any) -> dict[str, int]:
    """Return the place of each word in the order of frequency that word vectors are kept in."""
    cached = _RANKS.get(id(vectors))
    if cached is None or cached[0] is not vectors:
        words = {vectors.strings[key]: i for i, key in enumerate(vectors.key2row)}
        # The vectors are kept with them, so that their number stays theirs.
        _RANKS[id(vectors)] = cached = (vectors, words)
    return cached[1]


def common_openers(doc: Doc, texts: Sequence[str]) -> list[int]:
    """Return the tokens, whose texts are told, that open a sentence with a capital and are common words."""
    if not doc.vocab.vectors_length:
        return []
    ranks = _ranks(doc.vocab.vectors)
    capitals = [i for i, text in enumerate(texts) if text[0].isupper() and text[1:].islower()]
    opening = [i for i in capitals if not i or _leads(texts[i - 1])]
    here = set(opening)
    named = {texts[i] for i in capitals if i not in here}
    return [i for i in opening if texts[i] not in named and _is_common(doc, i, texts, ranks)]


def _leads(before: str) -> bool:
    """Tell whether a sentence, a line or words between marks start behind a token."""
    return before.isspace() or before in _OPENING


def _is_common(doc: Doc, i: int, texts: Sequence[str], ranks: dict[str, int]) -> bool:
    word = texts[i]
    low = word.lower()
    rank = ranks.get(low)
    if rank is None or rank > _SURE * ranks.get(word, len(ranks)) or _is_known(low):
        return False
    after = texts[i + 1] if i + 1 < len(texts) else ""
    if not after or after in _CLOSING or after.isspace():
        # « Solidaires »: alone between marks it may well be a name.
        return False
    if after[:1].isupper():
        return False
    acts = after.islower() and "Fin" in doc[i + 1].morph.get("VerbForm", [])
    return not acts or low.endswith(_INFINITIVE)


def _is_known(low: str) -> bool:
    """Tell whether the lexicon has the word for a name: a given name, a state, a body."""
    tables, folded = lexicon.load(), lexicon.fold(low)
    return (
        folded in tables.given_names
        or folded in tables.states
        or folded in tables.capitals
        or folded in tables.organisations
        or folded in tables.seats
    )


def retag(doc: Doc, openers: list[int]) -> None:
    """Take the tag of a proper noun off the openers, save those that a longer name starts with."""
    roles = lexicon.load().roles
    for i in openers:
        token: Any = doc[i]
        longer = i + 1 < len(doc) and doc[i + 1].ent_iob_ == "I"
        if token.pos_ != "PROPN" or token.ent_type_ or longer or token.lower_ in roles:
            # « Avocate au barreau de Liège, Maud Servais dément »: what is put before a name stays apart.
            continue
        if token.lower_ in _PRONOUNS:
            token.pos_ = "PRON"
        elif is_aside(doc, i):
            token.pos_ = "VERB"
            token.set_morph("Tense=Past|VerbForm=Part|Voice=Pass")
        else:
            token.pos_ = "VERB" if token.lower_.endswith("er") else "NOUN"


def is_aside(doc: Doc, i: int) -> bool:
    """Tell whether the opener is a participle with what goes with it: *Jointe par téléphone*, *Sollicité, …*."""
    follows = i + 1 < len(doc) and doc[i + 1].lower_ in _AFTER_PARTICIPLE
    return follows and _PARTICIPLE.fullmatch(doc[i].text) is not None
