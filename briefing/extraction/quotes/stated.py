"""Find speech that a colon or a noun unfolds: *a concédé une erreur : …*, *réponse du maire : …*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefing.extraction.grammar.cues import cue_end, set_aside
from briefing.extraction.grammar.knowledge import Knowledge, is_reflexive
from briefing.extraction.grammar.layout import FINAL, Layout
from briefing.extraction.grammar.syntax import (
    POSSESSIVES,
    QUOTE_MARKS,
    VERBAL,
    base,
    children,
    has_finite_verb,
    in_passive,
    is_finite,
    verb_group_start,
)
from briefing.extraction.grammar.terms import is_term, marks_inside
from briefing.extraction.quotes.inverted import subject_after
from briefing.extraction.quotes.reported import Report, somebody_speaks, speaker_of
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.speaking import acting_before, speaks
from briefing.language.lexicon import CueVerb
from briefing.language.plain_doc import Token

_UNFOLDING = {"admit", "deny", "criticise", "answer", "threaten", "promise", "praise", "explain"}
"""What is told of after these, whatever their object: *a concédé une maladresse : le nom manquait*."""
_DEEDS = set(
    "condamner rejeter écarter repousser accepter refuser couper interrompre évacuer corriger "
    "illustrer situer définir approuver".split()
)
"""Verbs of these classes that are done as often as said: *le tribunal a condamné le maire : il …*."""
_CLOSE = 0.6
_PRESENTING = set(
    "est était sera serait reste restait demeure tient tenait tiendra tiennent résume résumait suit "
    "suivait fuse tombe claque arrive suivra vient".split()
)
"""Verbs of a clause that only leads to what is stated: *la réponse tient en une ligne : …*."""
_FEWEST = 2
_OF = {"de", "du", "des", "d'", "par"}
_WHERE = {"dans", "devant", "sur", "auprès", "lors", "pendant"}
_GIVEN = {"invoqué", "invoquée", "avancé", "avancée"}
_POINTS = {"c'", "tel", "telle", "voilà"}
_REACH = 12
_RELATES = {"qui", "dont", "que", "qu'"}


def unfolded(
    layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool], taken: set[int]
) -> Iterator[Report]:
    """Yield the unmarked clause after a colon that tells what was said, and *son argument est que*."""
    stating = _stating(knows)
    for token in layout.tokens:
        if layout.mark_of[token.i] >= 0 or layout.skipped[token.i]:
            continue
        if token.text == ":":
            yield from _after_colon(token.i, layout, resolver, knows, used)
        elif token.pos_ == "NOUN" and token.lower_ in stating:
            yield from _that(token, layout, resolver, knows, used)
        elif token.text == ",":
            yield from _owned_up(token.i, layout, resolver, knows, used)
        elif token.lower_ in _POINTS and token.i and _looks_back(token.i, layout):
            yield from _sentence_before(token, layout, resolver, knows, used)


@lru_cache(maxsize=2)
def _stating(knows: Knowledge) -> frozenset[str]:
    """Return the nouns of the lexicon that call something a statement, in singular and plural."""
    nouns = knows.lexicon.spoken_nouns
    one = [noun for noun, kinds in nouns.items() if "statement" in kinds]
    return frozenset([*one, *(f"{noun}s" for noun in one if f"{noun}s" not in nouns)])


def _after_colon(
    colon: int, layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool]
) -> Iterator[Report]:
    doc = layout.doc
    begin, end = layout.sentence_start(colon), layout.sentence_end(colon)
    start = colon + 1
    if start >= end or doc[end - 1].text not in FINAL or doc[start].text in QUOTE_MARKS:
        return
    words = sum(t.is_alpha for t in doc[start:end])
    if words < _FEWEST or not has_finite_verb(doc, start, end):
        return
    first = next((t.i for t in doc[start:end] if t.pos_ in VERBAL and is_finite(t)), end)
    verbs = sum(t.pos_ in VERBAL and is_finite(t) for t in doc[start:end])
    joints = sum(t.lower_ in _RELATES for t in doc[start:end])
    if verbs <= joints and any(t.lower_ in _RELATES for t in doc[start:first]):
        # « décrit un système rodé : des listes, des primes pour ceux qui … »: no clause, a list.
        return
    verb = _unfolding(begin, colon, layout, knows)
    if verb is not None:
        speaker = speaker_of(verb[0], layout, resolver, knows)
        if not (speaks(speaker, resolver) if speaker else somebody_speaks(verb[0], layout, knows)):
            return
        at, trust = verb[0].i, verb[1].trust
        cue = layout.chars(verb_group_start(verb[0]), cue_end(verb[0], knows))
    else:
        noun = _leading_noun(begin, colon, layout, knows)
        speaker = _owner(noun, colon, layout, resolver) if noun is not None else NOBODY
        if noun is not None and not speaker and doc[noun.i + 1].lower_ in _GIVEN:
            # « X n'a pas payé. Motif invoqué dans l'assignation : … »
            speaker = acting_before(begin, layout.sentence_start(begin - 1), layout, resolver)
        if noun is None or not (speaker or _somebodys(noun, layout, knows)):
            return
        at, trust, cue = noun.i, 0.8, layout.chars(noun.i, noun.i + 1)
    stop = next((i for i in range(start, end) if doc[i].text == ";"), end)
    span = layout.chars(start, stop)
    if span is not None:
        marks = tuple(marks_inside((span,), layout, used))
        yield Report((span,), speaker, cue, "unfolded", trust, at, marks)


def _unfolding(
    begin: int, colon: int, layout: Layout, knows: Knowledge
) -> tuple[Token, CueVerb] | None:
    """Return the cue of the clause before a colon, where it is the clause's last verb."""
    doc = layout.doc
    for i in range(colon - 1, begin - 1, -1):
        token = doc[i]
        if layout.mark_of[i] >= 0 or token.pos_ != "VERB":
            continue
        cue = knows.cue_verb(token)
        if base(token) in {"acl", "amod"} and not is_finite(token):
            # « conteste le taux avancé par la ville : il serait de 19 % »
            continue
        if cue is None:
            if is_finite(token):
                return None
            continue
        if cue.trust < _CLOSE or set_aside(token, cue, layout):
            return None
        if in_passive(token) and not is_reflexive(token) and not children(token, "obl:agent"):
            return None  # « l'usine est mise en cause : en 2017, une fuite d'acide avait … »
        hearsay = any("Cnd" in t.morph.get("Mood", []) for t in doc[colon:][:_REACH])
        if cue.lemma in _DEEDS and not cue.rest:
            return None
        object_told = cue.verb_class in _UNFOLDING or (
            cue.verb_class == "accuse" and (hearsay or cue.lemma == "pointer")
        )
        idiom = bool(cue.rest) and "colon" in cue.frames
        return (token, cue) if object_told or idiom else None
    return None


def _leading_noun(begin: int, colon: int, layout: Layout, knows: Knowledge) -> Token | None:
    """Return the noun of a clause that only announces: *Motif invoqué par X*, *La réponse tient en …*."""
    doc = layout.doc
    for token in doc[begin:colon]:
        if token.pos_ in VERBAL and is_finite(token):
            if token.lower_ not in _PRESENTING:
                return None
    return next(
        (
            t
            for t in doc[begin : min(begin + 5, colon)]
            if t.pos_ in {"NOUN", "PROPN"} and t.lower_ in _stating(knows)
        ),
        None,
    )


def _owner(noun: Token, stop: int, layout: Layout, resolver: Resolver) -> Resolved:
    """Return whose statement it is: *la réponse du maire*, *motif invoqué par la mairie*, *sa réponse*."""
    doc, where = layout.doc, False
    for i in range(noun.i + 1, min(noun.i + _REACH, stop)):
        if doc[i].pos_ in VERBAL and is_finite(doc[i]):
            break
        where = where or doc[i].lower_ in _WHERE
        if where and doc[i].lower_ != "par":
            continue  # « Motif invoqué devant le tribunal de Paris »
        if doc[i].lower_ in {"de", "d'"} and doc[i + 1].pos_ == "NOUN":
            continue  # « Conseil d'ami : … »: nobody in particular
        if doc[i].lower_ in _OF:
            head = next(
                (t for t in doc[i + 1 : min(i + 5, stop)] if t.pos_ in {"NOUN", "PROPN"}), None
            )
            found = resolver.all_of(head) if head is not None else NOBODY
            if found and (speaks(found, resolver) or doc[i].lower_ == "par"):
                return found
    before = doc[noun.i - 1] if noun.i else noun
    if before.lower_ in POSSESSIVES:
        return resolver.pronoun(noun.i - 1, None, before.lower_ in {"leur", "leurs"})
    return NOBODY


def _somebodys(noun: Token, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether the statement is plainly a person's whom nothing resolves: *réponse du proviseur*."""
    near = layout.doc[noun.i + 1 : noun.i + 4]
    if len(near) > 1 and near[0].lower_ in {"de", "d'"} and near[1].pos_ == "NOUN":
        return False  # « Conseil d'ami : … »
    roles = [knows.role(t.lower_) for t in near if t.pos_ == "NOUN"]
    return bool(near) and near[0].lower_ in _OF and any(r and r.kind == "person" for r in roles)


def _that(
    noun: Token, layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool]
) -> Iterator[Report]:
    """Yield what *l'argument du maire est que …* tells."""
    doc, end = layout.doc, layout.sentence_end(noun.i)
    for i in range(noun.i + 1, min(noun.i + _REACH, end - 2)):
        if doc[i].pos_ in VERBAL and is_finite(doc[i]):
            if doc[i].lemma_.casefold() != "être" or doc[i + 1].lower_ not in {"que", "qu'"}:
                return
            if doc[i - 1].lower_ in {"n'", "ne"}:
                return  # « Un avis n'est qu'un avis : c'est au préfet de trancher »
            speaker = _owner(noun, i, layout, resolver) or resolver.speaker_before(
                noun.i, floor=max(noun.i - 60, 0)
            )
            span = layout.chars(i + 2, end)
            if span is None or not speaker or not speaks(speaker, resolver):
                return
            if has_finite_verb(doc, i + 2, end):
                marks = tuple(marks_inside((span,), layout, used))
                cue = layout.chars(noun.i, noun.i + 1)
                yield Report((span,), speaker, cue, "unfolded", 0.8, noun.i, marks)
            return


def _owned_up(
    comma: int, layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool]
) -> Iterator[Report]:
    """Yield the sentence that goes on behind *Il l'avoue,*: what the pronoun stands for."""
    doc, verb = layout.doc, layout.doc[comma - 1]
    if comma < 3 or doc[comma - 2].lower_ not in {"l'", "le"} or not is_finite(verb):
        return
    begin, end = layout.sentence_start(comma), layout.sentence_end(comma)
    if comma - 3 < begin:
        return
    cue = knows.cue_verb(verb)
    if cue is None or cue.trust < _OWNS or doc[end - 1].text not in FINAL or comma + 3 >= end:
        return
    own, first = doc[begin], doc[comma + 1]
    if comma - begin > _SHORT or base(own) in {"mark", "cc"} or set_aside(verb, cue, layout):
        return
    if first.pos_ not in {"DET", "PRON", "PROPN"} or not has_finite_verb(doc, comma + 1, end):
        return
    if first.lower_ in _RELATES or any(layout.mark_of[i] >= 0 for i in range(comma, end)):
        return
    speaker = speaker_of(verb, layout, resolver, knows)
    span = layout.chars(comma + 1, end)
    if span is not None and (
        speaks(speaker, resolver) if speaker else somebody_speaks(verb, layout, knows)
    ):
        cue_span = layout.chars(verb_group_start(verb), comma)
        yield Report((span,), speaker, cue_span, "unfolded", cue.trust, verb.i)


_OWNS, _SHORT = 0.7, 6
"""Trust of the verb and tokens before the comma of *Le gérant l'avoue, …*."""


def _looks_back(i: int, layout: Layout) -> bool:
    """Tell whether *C'est …* opens a sentence, or *: c'est ce que …* follows a whole clause within one."""
    doc, begin = layout.doc, layout.sentence_start(i)
    if begin == i:
        return True
    told = [t.lower_ for t in doc[i : i + 4]]
    points = told[:3] == ["c'", "est", "ce"] or told[:2] == ["voilà", "ce"]
    if not points or doc[i - 1].text not in {",", ":"}:
        return False
    # « Ce qui compte, c'est ce que dit la loi »; « Si tout va bien, c'est … »
    opens = doc[begin].lower_ in _HEADLESS or doc[begin].pos_ == "SCONJ"
    return not opens and "qu" in "".join(told[2:4]) and has_finite_verb(doc, begin, i - 1)


_HEADLESS = {"ce", "ceux", "celui", "celle", "c'", "si", "s'", "quand", "là", "où", "et", "mais"}


def _sentence_before(
    points: Token, layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool]
) -> Iterator[Report]:
    """Yield the sentence that *C'est ce qu'affirme X*, *C'est l'avis de X* looks back at."""
    doc, i = layout.doc, points.i
    begin = layout.sentence_start(i - 1)
    if begin >= i - 2 or "\n" in layout.text[doc[begin].idx : points.idx].strip():
        return
    if "\n" in layout.text[doc[i - 1].idx : points.idx] or layout.mark_of[i - 1] >= 0:
        return
    near = doc[i + 1 : min(i + _REACH, layout.sentence_end(i) - 1)]
    speaker, cue = NOBODY, None
    for token in near:
        if token.text == ":" or layout.mark_of[token.i] >= 0:
            return
        if token.lower_ in {"ce"} and doc[token.i + 1].lower_ in {"que", "qu'"}:
            told = doc[token.i + 2 : token.i + 6]
            first = next(iter(told), None)
            verb = next((t for t in told if t.pos_ == "VERB"), None)
            if verb is None and first is not None and knows.is_cue_form(first):
                verb = first  # « C'est ce que jure Paul Roux », a noun for the tagger
            known = knows.cue_verb(verb) if verb is not None else None
            if verb is None or known is None or known.trust < 0.8:
                return
            noun = subject_after(verb.i + 1, layout, resolver, knows)
            speaker = resolver.all_of(noun) if noun is not None else NOBODY
            cue = layout.chars(verb_group_start(verb), verb.i + 1)
            break
        if token.lower_ == "cas" and doc[token.i - 1].lower_ == "tout":
            continue  # « C'est en tout cas ce que jure X »
        if token.pos_ == "NOUN":
            if token.lower_ in _stating(knows):
                speaker = _owner(token, layout.sentence_end(i), layout, resolver)
                cue = layout.chars(token.i, token.i + 1)
            break
        if token.pos_ in VERBAL and token.lower_ not in {"est", "était"}:
            return
    span = layout.chars(begin, i - 1 if doc[i - 1].text in {",", ":"} else i)
    if span is None or not speaker or not speaks(speaker, resolver):
        return
    if not any(not is_term(k, layout) for k in marks_inside((span,), layout, used)):
        yield Report((span,), speaker, cue, "unfolded", 0.7, i)
