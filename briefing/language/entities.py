"""Mend the entities that the statistics find by what the lexicon knows: names of states and bodies, and
the common noun that opens a longer name (*golfe du Mexique*, *cour d'appel de Versailles*)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.language import lexicon
from briefing.language.openers import common_openers, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST = 6
"""Tokens of the longest name that is looked up."""
_LINKS = frozenset("de du des d' la l' le les".split())
_TAILS = _LINKS | frozenset("à aux au et en par n' s' qu' ne se".split())
_MARKS = frozenset('« » "'.split())
_AFTER_PARTICIPLE = frozenset("de d' par à".split())
_CLOSED = frozenset("DET PRON ADV NUM ADP CCONJ SCONJ".split())
"""Parts of speech that open a sentence, hardly ever a name."""
_STOPS = frozenset(', ; : ( ) « » " . ! ?'.split())


class _Entity(NamedTuple):
    start: int
    end: int
    label: str


def mend(doc: Doc, texts: Sequence[str] = ()) -> None:
    """Set the entities of a document anew: cut at what no name holds, known names added, heads taken in.

    The texts of its tokens may be told, since spaCy is slow to be asked for each.
    """
    from spacy.tokens import Span
    from spacy.util import filter_spans

    texts = texts or [t.text for t in doc]
    words = [lexicon.fold(text) for text in texts]
    openers = common_openers(doc, texts)
    found = [_Entity(e.start, e.end, e.label_) for e in doc.ents]
    found = [cut for entity in found if (cut := _cut(entity, doc, texts, words)) is not None]
    opening = set(openers)
    found = [e for e in found if not _is_no_name(e, doc, texts, opening)]
    found = _with_heads(_with_known(found, doc, texts, words), doc, words)
    doc.set_ents(filter_spans([Span(doc, *entity) for entity in found]))
    retag(doc, openers)


def _cut(entity: _Entity, doc: Doc, texts: Sequence[str], words: list[str]) -> _Entity | None:
    """End an entity before a mark or a finite verb; titles (MISC) may hold both."""
    end = entity.end
    if entity.label != "MISC":
        for i in range(entity.start + 1, entity.end):
            mark = words[i] in _STOPS and not (words[i] == "." and i == entity.end - 1)
            if mark or (texts[i].islower() and _acts(doc, i)):
                end = i
                break
    while end > entity.start and words[end - 1] in _TAILS:
        end -= 1
    return entity._replace(end=end) if end > entity.start else None


def _acts(doc: Doc, i: int) -> bool:
    """Tell whether a verb of the sentence stands there: *accuse*, *(de) publier*, *sommée (de)*."""
    form = doc[i].morph.get("VerbForm", [])
    if "Fin" in form:
        return True
    if "Inf" in form:
        return doc[i - 1].lower_ in {"de", "d'"}
    follows = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    return "Part" in form and doc[i].pos_ == "VERB" and follows in _AFTER_PARTICIPLE


def _is_no_name(entity: _Entity, doc: Doc, texts: Sequence[str], openers: set[int]) -> bool:
    """Tell whether the statistics took a common word for a name: *caméra-piéton*, *Costume gris, …*."""
    capitals = [i for i in range(entity.start, entity.end) if not texts[i].islower()]
    if not capitals:
        return entity.end == entity.start + 1
    if capitals != [entity.start] or entity.start not in openers:
        return False
    if entity.end == entity.start + 1:
        return True
    before = texts[entity.start - 1] if entity.start else ""
    after = texts[entity.end] if entity.end < len(texts) else ""
    title = before in _MARKS and after in _MARKS
    return not title and (entity.label == "PER" or doc[entity.start].pos_ in _CLOSED)


@cache
def _known() -> dict[str, list[tuple[list[str], str]]]:
    """Return the names that the lexicon holds with their labels, by their first word, the longest first.

    They are cut into words as the tokenizer does.
    """
    tables = lexicon.load()
    names = dict.fromkeys([*tables.states, *tables.capitals], "LOC")
    names |= dict.fromkeys(tables.organisations, "ORG")
    found: dict[str, list[tuple[list[str], str]]] = {}
    for name, label in names.items():
        words = name.replace("'", "' ").split()
        # « IN », « PS »: two letters are too few to tell a name from a word.
        if len(name) > 2 and len(words) <= LONGEST:
            found.setdefault(words[0], []).append((words, label))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def _with_known(
    found: list[_Entity], doc: Doc, texts: Sequence[str], words: list[str]
) -> list[_Entity]:
    """Add the known names that were missed, and give those found their known label."""
    known = _known()
    taken = {i: entity for entity in found for i in range(entity.start, entity.end)}
    kept = list(found)
    end = 0
    for i, word in enumerate(words):
        if i < end or word not in known or not texts[i][:1].isupper():
            continue
        fitting = ((n, each) for n, each in known[word] if words[i : i + len(n)] == n)
        name, label = next(fitting, ([], ""))
        end = i + len(name)
        if end == i:
            continue
        entity = _Entity(i, end, label)
        over = {taken[k] for k in range(i, end) if k in taken}
        alone = end > i + 1 or not _part_of_a_name(i, doc)
        if alone and not over:
            kept.append(entity)
        elif alone and len(over) == 1 and (other := over.pop())[:2] == entity[:2]:
            kept[kept.index(other)] = entity
    return kept


def _part_of_a_name(i: int, doc: Doc) -> bool:
    """Tell whether another proper noun stands right beside the token (*Jordan Michel*)."""
    return any(
        0 <= j < len(doc) and doc[j].pos_ == "PROPN" and doc[j].text[:1].isupper()
        for j in (i - 1, i + 1)
    )


def _with_heads(found: list[_Entity], doc: Doc, words: list[str]) -> list[_Entity]:
    """Take in the common noun that opens a name, over adjectives and *de*, unless it is *un* of many."""
    heads = lexicon.load().entity_heads
    mended = []
    for entity in found:
        j = entity.start - 1
        links = 0
        while j >= 0 and words[j] in _LINKS and links < 2:
            j, links = j - 1, links + 1
        while (
            j >= 0
            and doc[j].pos_ == "ADJ"
            and words[j] not in heads
            and j > entity.start - links - 3
        ):
            j -= 1
        bare = not links and j < entity.start - 1
        if (
            j >= 0
            and words[j] in heads
            and doc[j].pos_ in {"NOUN", "PROPN"}
            and not bare
            and not (j and words[j - 1] in {"un", "une", "des"})
        ):
            entity = _Entity(j, entity.end, heads[words[j]])
        mended.append(entity)
    return mended
