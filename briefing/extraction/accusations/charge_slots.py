"""Choose the words of the charge among the phrases after a cue, by the slots of its entry."""

from __future__ import annotations

from briefing.extraction.accusations.blame_cues import cue_end, names_cause, rest_end, rest_words
from briefing.extraction.accusations.charge_ends import PARTICIPLES, is_infinitive
from briefing.extraction.accusations.charges import (
    Chunk,
    harm_at,
    infinitive_at,
    infinitive_charge,
    que_charge,
    stretch,
    wrong_weight,
)
from briefing.extraction.accusations.relative_charge import before_que, before_relative, done_before
from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.phrases import noun_phrase
from briefing.extraction.grammar.syntax import (
    PLAIN_RELATIVES,
    POSSESSIVES,
    VERBAL,
    base,
    children,
    is_finite,
    np_start,
)
from briefing.language.lexicon import AccusationCue
from briefing.language.plain_doc import Doc, Token
from briefing.model import Span

_APPOSED = 12
"""Tokens of *, la société immobilière de service public qui* behind a name."""
_ASIDE = 9
"""Tokens that *, selon elle,* may put between an auxiliary and its participle."""
_NAMED = 20
"""Tokens of who is blamed, before a colon."""
_RELATIVE = 24
"""Tokens of a relative clause that parts the accused from the charge."""
_POINTING = {"accuse", "blame", "criticise"}
_WHICH = {"laquelle", "lequel", "lesquels", "lesquelles", "qui"}
_TAKEN_UP = {"il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci"}
_CASES = {
    "affaire", "mort", "décès", "accident", "incendie", "effondrement", "catastrophe", "explosion", "versement",
    "naufrage", "drame", "disparition", "attentat", "attaque", "dossier", "scandale", "déraillement", "crash",
    "gestion",
}  # fmt: skip
"""What one is implicated in."""
_BEFORE_DONE = set("ne n' se s' y en l' le la les lui leur pas nous vous m'".split())
"""What may stand before the auxiliary of *n'avoir rien fait*."""


def charge_of(
    verb: Token, entry: AccusationCue, scene: Scene, phrases: list[Chunk], used: Chunk | None
) -> tuple[Span, ...]:
    """Return the words that say what the accused is blamed for, by the slots of the entry."""
    layout, knows = scene.layout, scene.knows
    if entry.lemma == "qualifier" and (called := _marked_after(verb, "de", layout)):
        return called
    for n, chunk in enumerate(phrases):
        if chunk.infinitive:
            told = chunk.prep == "de" and any(c.prep == "pour" for c in phrases[:n])
            # « pour homicides, avec interdiction | de conduire »
            told = told and "pour" in entry.charge
            if chunk.prep in entry.charge and not told and not _is_purpose(chunk, entry):
                deed = infinitive_charge(chunk, layout, knows)
                return (*done_before(verb, deed, layout), *deed)
            phrases = phrases[:n]
            break
    if used is not None and used.prep == "de" and "possessor" in entry.accused:
        used = None  # « se plaignent | des malfaçons de Mobalia »
    beside = used is not None and layout.doc.text_of(used.end, used.end + 1) == ","
    if beside and "de" in entry.charge:
        # « reprochent à Solvia, la société qui gère l'immeuble, | de louer des taudis »
        if behind := _past_relative(verb, entry, scene, phrases, used):
            return behind
    for slot in entry.charge:
        found: tuple[Span, ...] = ()
        if slot in {"de", "pour"}:
            found = _after_preposition(verb, slot, scene, phrases, used)
        elif slot == "dans":
            found = _wrong_in(scene, phrases, used)
        elif slot == "obj":
            found = _taken_up(verb, entry, scene) or _object(entry, scene, phrases, used)
            if found and used is not None and entry.rest == "du doigt" and _is_accused(used, scene):
                found = ()  # « pointe du doigt la direction »: whom, not what for
        elif slot == "que":
            found = que_charge(verb, layout, knows)
        elif slot == "rest":
            found = _own_words(verb, entry, scene)
        if found:
            return found
    return (
        _joined_thing(scene, phrases, used)
        or _past_relative(verb, entry, scene, phrases, used)
        or _cleft(verb, scene)
        or _told_of(entry, used, scene)
        or _behind_colon(verb, entry, scene)
        or before_relative(verb, entry, layout)
        or _marked_after(verb, "", layout)
    )


def _told_of(entry: AccusationCue, used: Chunk | None, scene: Scene) -> tuple[Span, ...]:
    """Return what a relative says that the accused did: *met en cause X, qui | a fermé le poste*."""
    doc = scene.layout.doc
    if used is None or entry.accusation_class not in _POINTING:
        return ()
    i = _past_participle(_end_of(used, scene), doc)
    if i + 2 < len(doc) and doc[i].text == ":" and doc[i + 1].lower_ in _TAKEN_UP:
        # « charge son patron : il l'aurait obligée à … »
        return stretch(i + 1, scene.layout, scene.knows, clause=True)
    opened = scene.layout.opening(i + 1) if i + 2 < len(doc) and doc[i].text == "," else -1
    if opened >= 0:  # « s'en prend à la presse, « trop contente de nuire » »
        return (scene.layout.marks[opened].inner,)
    if entry.accusation_class == "criticise":
        return ()
    if i + 3 < len(doc) and doc[i].text == "," and doc[i + 2].lower_ in _WHICH:
        also = _second_relative(i, scene)
        return stretch(also, scene.layout, scene.knows, clause=True) if also else ()
    i = _past_name(i, scene)
    if i + 2 >= len(doc) or doc[i].text != ",":
        return ()
    if doc[i + 1].lower_ == "dont":
        return stretch(i + 1, scene.layout, scene.knows, clause=True)
    if doc[i + 1].lower_ == "qui":
        return stretch(i + 2, scene.layout, scene.knows, clause=True)
    if doc[i + 1].lower_ in {"coupable", "coupables", "responsable", "responsables"}:
        of = next((t.i for t in doc[i + 2 : i + 8] if t.lower_ in {"de", "d'", "du", "des"}), None)
        return stretch(of + 1, scene.layout, scene.knows) if of is not None else ()
    return ()


def _past_participle(i: int, doc: Doc) -> int:
    """Return the comma behind what a participle adds: *un ingénieur décédé en 2020 | , qui aurait …*."""
    if (
        i >= len(doc)
        or doc[i].pos_ not in {"VERB", "ADJ"}
        or not doc[i].lower_.endswith(PARTICIPLES)
    ):
        return i
    for token in doc[i + 1 : i + _ASIDE]:
        if token.text == ",":
            return token.i
        if token.is_punct or token.pos_ in VERBAL:
            break
    return i


def _second_relative(comma: int, scene: Scene) -> int:
    """Return where the deed is told behind another relative: *, sur laquelle …, et qui | aurait payé*; 0 for none."""
    doc = scene.layout.doc
    end = scene.layout.sentence_end(comma)
    return next(
        (
            t.i + 1
            for t in doc[comma + 2 : end - 1]
            if t.lower_ == "qui" and t.nbor(-1).lower_ == "et"
        ),
        0,
    )


def _behind_colon(verb: Token, entry: AccusationCue, scene: Scene) -> tuple[Span, ...]:
    """Return what a colon behind the whole clause tells: *X est mis en cause : | il aurait …*, *: « C'est lui »*."""
    doc, layout = scene.layout.doc, scene.layout
    if entry.accusation_class not in {"accuse", "blame"} or layout.mark_of[verb.i] >= 0:
        return ()
    first = cue_end(verb, entry)
    colon = next(
        (i for i in range(first, min(first + _NAMED, len(doc) - 2)) if doc[i].text == ":"), 0
    )
    if not colon or any(is_finite(t) or t.text == "." for t in doc[first:colon]):
        return ()
    if doc[colon + 1].lower_ in _TAKEN_UP:
        return stretch(colon + 1, layout, scene.knows, clause=True)
    opened = layout.opening(colon + 1)
    if opened < 0 and doc[colon + 1].lower_ in {"des", "un", "une"}:
        # « met en cause le surveillant : | des coups, des agressions, un viol »
        listed = layout.chars(colon + 1, layout.sentence_end(verb.i))
        wrong = wrong_weight(colon + 1, colon + _NAMED, layout, scene.knows)
        return (listed,) if listed is not None and wrong else ()
    if opened < 0:
        return ()
    inner = layout.marks[opened].inner
    end = layout.sentence_end(layout.token_from(inner.start))
    span = layout.chars(layout.token_from(inner.start), end)
    return (Span(inner.start, min(span.end, inner.end)),) if span is not None else ()


def _past_name(comma: int, scene: Scene) -> int:
    """Return the comma after a name in apposition: *le pilote, Hubert Le Gal, | qui aurait …*."""
    doc, i = scene.layout.doc, comma + 1
    mention = scene.resolver.register.mention_at(i) if i < len(doc) else None
    named = mention is not None and mention.start == i and doc[i].text[:1].isupper()
    if mention is None or not named or mention.end >= len(doc) or doc[mention.end].text != ",":
        return comma
    return mention.end


def has_done(charge: tuple[Span, ...], scene: Scene) -> bool:
    """Tell whether the charge says what somebody did or was: *pour avoir caché le rapport*."""
    tokens = scene.layout.tokens_in(charge)
    lead = next(
        (n for n, t in enumerate(tokens[:4]) if t.lower_ in {"avoir", "être", "s'être"}), None
    )
    if lead is None or any(t.lower_ not in _BEFORE_DONE for t in tokens[:lead]):
        return False
    return any(t.lower_.endswith(PARTICIPLES) for t in tokens[lead + 1 : lead + _ASIDE])


def _own_words(verb: Token, entry: AccusationCue, scene: Scene) -> tuple[Span, ...]:
    """Return the charge that is part of the cue: *pointe | la responsabilité de X dans l'incendie*."""
    end = rest_end(verb, entry.rest)
    if end is None:
        return ()
    start = end - len(rest_words(entry.rest))
    return stretch(start + (scene.layout.doc[start].pos_ == "ADP"), scene.layout, scene.knows)


def _past_relative(
    verb: Token, entry: AccusationCue, scene: Scene, phrases: list[Chunk], used: Chunk | None
) -> tuple[Span, ...]:
    """Return the clause after a relative: *accuse X, qui avait loué le navire, | de vouloir la guerre*."""
    doc, layout = scene.layout.doc, scene.layout
    if used is None or "de" not in entry.charge or any(c.infinitive for c in phrases):
        return ()
    end = min(layout.sentence_end(verb.i), used.end + _RELATIVE)
    if not any(t.lower_ in PLAIN_RELATIVES for t in doc[used.end : used.end + _APPOSED]):
        return ()
    for i in range(used.end + 2, end - 1):
        if doc[i].text == "," and doc[i + 1].lower_ in {"de", "d'"}:
            if infinitive_at(i + 2, layout) is not None:
                return stretch(i + 2, layout, scene.knows)
    return ()


def _is_purpose(chunk: Chunk, entry: AccusationCue) -> bool:
    """Tell whether *pour* with an infinitive says what for, not why: *comparaît pour s'expliquer*."""
    if chunk.prep != "pour" or entry.accusation_class != "judicial":
        return False
    head = chunk.head
    past = head.lower_ in {"avoir", "être"} or any(
        is_infinitive(c) for c in children(head, "aux", "cop")
    )
    return not past


def _after_preposition(
    verb: Token, slot: str, scene: Scene, phrases: list[Chunk], used: Chunk | None
) -> tuple[Span, ...]:
    """Return the words after *de* or *pour*, those that only complete another phrase left out."""
    layout = scene.layout
    floor = _end_of(used, scene) if used is not None else 0
    of_slot = [c for c in phrases if c.prep == slot and c is not used and not c.infinitive]
    late = [c for c in of_slot if c.start >= floor]
    for chunk in of_slot:
        if slot == "de" and not _stands_alone(chunk, phrases, used, scene):
            continue
        before = layout.doc[chunk.start - 1]
        if before.pos_ == "VERB" and before.i > verb.i and used is not None:
            continue  # « a requis deux ans contre X, poursuivi pour fraude »
        early = used is not None and chunk.end <= used.start
        if used is None or chunk in late or (slot == "pour" or (not late and early)):
            led = layout.doc[chunk.start].lower_ in {"de", "d'"}
            skip = 1 if slot == "pour" or led or chunk.start < np_start(chunk.head) else 0
            return stretch(chunk.start + skip, layout, scene.knows)
    bare = _bare_after(verb, slot, used, layout) if slot == "pour" else None
    if bare is not None:
        return stretch(bare, layout, scene.knows)
    return _marked_after(verb, slot, layout)


def _end_of(used: Chunk, scene: Scene) -> int:
    """Return the token after the accused's name or description."""
    register = scene.resolver.register
    mention = register.mention_at(used.head.i)
    if mention is not None and register.entries[mention.entry].named:
        return used.end
    return max(noun_phrase(used.head)[1], used.end)


def _stands_alone(chunk: Chunk, phrases: list[Chunk], used: Chunk | None, scene: Scene) -> bool:
    """Tell whether a phrase in *de* completes the verb: *accuse X | de fraude*, not *sa politique de …*."""
    n = phrases.index(chunk)
    before = phrases[n - 1] if n else None
    if before is None or before is used:
        return True
    if before.prep == "par":
        # « en veut à la police, prévenue par son père | de passages suspects »
        done = scene.layout.doc[before.start - 1]
        return used is None or done.i < used.end or done.pos_ not in VERBAL
    if before.end < chunk.start:
        return True
    limit = _end_of(used, scene) if used is not None else -1
    return limit == chunk.start or (before.prep == "de" and before.start < limit)


def _object(
    entry: AccusationCue, scene: Scene, phrases: list[Chunk], used: Chunk | None
) -> tuple[Span, ...]:
    for chunk in phrases:
        free = chunk is not used or (
            "possessor" in entry.accused and not _told_of(entry, used, scene)
        )
        if chunk.prep in {"", "contre"} and not chunk.infinitive and free:
            return stretch(np_start(chunk.head), scene.layout, scene.knows)
    return ()


def _taken_up(verb: Token, entry: AccusationCue, scene: Scene) -> tuple[Span, ...]:
    """Return what *l'* takes up: *L'attaque n'a pas été revendiquée, mais Paris l'attribue à X*."""
    doc = verb.doc
    if names_cause(entry) and (thing := before_que(verb)) is not None:
        span = scene.layout.chars(np_start(thing), max(np_end(thing), thing.i + 1))
        return (span,) if span is not None and harm_at(thing, scene.knows) else ()
    if not names_cause(entry) or verb.i < 2 or doc[verb.i - 1].lower_ not in {"l'", "les", "la"}:
        return ()
    start = scene.layout.sentence_start(verb.i)
    thing = next(
        (t for t in doc[start : verb.i - 1] if base(t) == "nsubj" and t.head.i != verb.i), None
    )
    if thing is None or thing.pos_ != "NOUN":
        return ()
    span = scene.layout.chars(np_start(thing), max(np_end(thing), thing.i + 1))
    return (span,) if span is not None else ()


def _wrong_in(scene: Scene, phrases: list[Chunk], used: Chunk | None) -> tuple[Span, ...]:
    """Return in what somebody is implicated: *met en cause le maire | dans le versement de pots-de-vin*."""
    floor = used.end if used is not None else 0
    for chunk in phrases:
        if chunk.prep != "dans" or chunk.infinitive or chunk.start < floor:
            continue
        end = max(np_end(chunk.head), chunk.head.i + 1)
        grave = wrong_weight(chunk.start, end, scene.layout, scene.knows)
        if grave or chunk.head.lemma_.casefold() in _CASES:
            return stretch(chunk.start + 1, scene.layout, scene.knows)
    return ()


def _is_accused(used: Chunk, scene: Scene) -> bool:
    """Tell whether a phrase is who is blamed, and no thing of theirs."""
    return bool(scene.sides.parties(used.head))


def _joined_thing(scene: Scene, phrases: list[Chunk], used: Chunk | None) -> tuple[Span, ...]:
    """Return what is blamed with its doer: *met en cause X et sa politique de …*."""
    doc = scene.layout.doc
    for chunk in phrases:
        start = np_start(chunk.head)
        if used is None or chunk.prep or chunk.infinitive or start < used.end or not start:
            continue
        owned = doc[start - 1].lower_ == "et" and doc[start].lower_ in POSSESSIVES
        if owned and not scene.sides.animate(chunk.head):
            return stretch(start, scene.layout, scene.knows)
    return ()


def _cleft(verb: Token, scene: Scene) -> tuple[Span, ...]:
    """Return the charge of *ce que nous reprochons à X, c'est d'avoir …*."""
    doc, layout = verb.doc, scene.layout
    lead = [t.lower_ for t in doc[max(verb.i - 4, 0) : verb.i]]
    if "ce" not in lead or not {"que", "qu'"} & set(lead):
        return ()
    for i in range(verb.i + 1, min(layout.sentence_end(verb.i) - 3, verb.i + 16)):
        if doc[i].lower_ == "c'" and doc[i + 1].lower_ == "est":
            skip = 3 if doc[i + 2].lower_ in {"de", "d'"} else 2
            return stretch(i + skip, layout, scene.knows)
    return ()


def _bare_after(verb: Token, prep: str, used: Chunk | None, layout: Layout) -> int | None:
    """Return where the words after a preposition start, whatever they are (*pour faux*)."""
    start = used.end if used is not None else verb.i + 1
    for i in range(start, min(layout.sentence_end(verb.i), start + 12)):
        if layout.doc[i].lower_ == prep and i + 1 < len(layout.doc):
            return i + 1 if not is_infinitive(layout.doc[i + 1]) else None
        if layout.doc[i].text in {",", ";", ":"} or layout.doc[i].lower_ in {"qui", "que"}:
            return None
    return None


def _marked_after(verb: Token, prep: str, layout: Layout) -> tuple[Span, ...]:
    """Return the words between marks after the verb, with the preposition right before them."""
    end = layout.sentence_end(verb.i)
    for k, mark in enumerate(layout.marks):
        if verb.i < (start := layout.outer(k)[0]) < end and layout.mark_of[verb.i] != k:
            if not prep and "," in [t.text for t in layout.doc[verb.i : start]]:
                return ()
            led = layout.text[max(mark.outer.start - 6, 0) : mark.outer.start].rstrip()
            if not prep or led.casefold().endswith((" de", " d'", " d’", " pour")):
                return (mark.inner,)
    return ()
