"""Read who blames whom off adjectives: *coupable à ses yeux de*, *imputable à X*."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extraction.accusations.accused import in_slot
from briefing.extraction.accusations.accuser import accuser_of
from briefing.extraction.accusations.charge_slots import has_done
from briefing.extraction.accusations.charges import chunks, harm_at, stretch
from briefing.extraction.accusations.scene import Blame, Scene, conditional
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.syntax import VERBAL, np_start, subject
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.language.lexicon import AccusationCue
from briefing.language.plain_doc import Token
from briefing.model import Span, Status

_WHOLES = {
    "hiérarchie",
    "direction",
    "exécutif",
    "majorité",
    "opposition",
    "institution",
    "pouvoir",
}
"""Who acts, told by what they are together."""


def by_adjective(word: Token, entry: AccusationCue, scene: Scene) -> Iterator[Blame]:
    """Yield *la Commission, coupable à ses yeux d'avoir …*, *29 violations seraient imputables à X*."""
    layout = scene.layout
    end = layout.sentence_end(word.i)
    phrases = chunks(word.i + 1, end, layout, scene.resolver)
    if entry.accused == ("iobj",):
        accused, _ = in_slot("à", scene, phrases, word, loose=False)
        charge = _thing(word, scene)
        accusers = _view(word, scene) or _speaking(word, scene)
    else:
        accused = _apposed_to(word, scene, loose=bool(_view(word, scene)))
        charge = _after_of(word, end, scene)
        accusers = _view(word, scene) or _main_subject(word, scene)
    if not accused or not charge or scene.sides.same(accusers.entries, accused):
        return
    if entry.lemma == "responsable" and not (
        _view(word, scene) or _names_wrong(charge, scene) or has_done(charge, scene)
    ):
        return  # « la préfecture, responsable du dossier »
    if not accusers and scene.speech_at(word.i) is None:
        return
    hedged = any(conditional(s, layout) for s in charge) or _doubtful(word)
    status: Status = "hedged" if hedged or entry.hedged else "asserted"
    yield Blame(
        accusers.entries, accused, charge, layout.chars(word.i, word.i + 1), status, "adjective",
        0.65, word.i, accusers.how,
    )  # fmt: skip


def _names_wrong(charge: tuple[Span, ...], scene: Scene) -> bool:
    tokens = scene.layout.tokens_in(charge)
    return any(harm_at(t, scene.knows) for t in tokens)


def _apposed_to(word: Token, scene: Scene, *, loose: bool = False) -> tuple[int, ...]:
    """Return the party right before *, coupable de*; a `loose` one is held so by somebody."""
    doc = word.doc
    i = word.i - 1
    if i < 1 or doc[i].text != ",":
        return ()
    mention = scene.resolver.register.mention_at(i - 1)
    led = doc[mention.start - 1].lower_ if mention is not None and mention.start else ""
    if led == "l'" and mention is not None:
        led = doc[mention.start - 2].lower_
    if (
        mention is not None
        and scene.sides.is_party(mention.entry)
        and led not in {"de", "du", "des", "d'"}
    ):
        return (mention.entry,)
    for token in reversed(list(doc[max(i - 8, 0) : i])):
        if token.pos_ == "NOUN" and np_end(token) == i:
            body = loose and token.lemma_.casefold() in _WHOLES
            if found := scene.sides.parties(token, loose=body):
                return found
        if token.is_punct or token.pos_ in VERBAL:
            break
    return ()


def _after_of(word: Token, end: int, scene: Scene) -> tuple[Span, ...]:
    """Return the words after the *de* of an adjective, *à ses yeux* or *selon X* stepped over."""
    doc = word.doc
    for i in range(word.i + 1, min(word.i + 8, end)):
        if doc[i].lower_ in {"de", "d'", "du", "des"}:
            return stretch(i + 1, scene.layout, scene.knows)
        if doc[i].pos_ in VERBAL:
            return ()
    return ()


def _thing(word: Token, scene: Scene) -> tuple[Span, ...]:
    """Return what is said to be imputable: the subject, or the noun before the adjective."""
    own = subject(word)
    thing = own if own is not None else word.head
    if thing.i >= word.i or thing.pos_ not in {"NOUN", "PROPN", "NUM", "PRON"}:
        return ()
    span = scene.layout.chars(np_start(thing), max(np_end(thing), thing.i + 1))
    return (span,) if span is not None else ()


def _view(word: Token, scene: Scene) -> Resolved:
    """Return in whose view the adjective holds: *coupable, selon X, de*, *à ses yeux*."""
    doc = word.doc
    for i in range(word.i + 1, min(word.i + 7, len(doc))):
        low = doc[i].lower_
        if low == "yeux" and doc[i - 1].lower_ in {"ses", "leurs"}:
            return _main_subject(word, scene)
        if low in {"selon", "après"} and i + 1 < len(doc):
            head = next(
                (t for t in doc[i + 1 : i + 4] if t.pos_ in {"NOUN", "PROPN", "PRON"}), None
            )
            if head is None:
                return NOBODY
            if head.pos_ == "PRON":
                return _main_subject(word, scene)
            found = scene.resolver.all_of(head)
            party = all(scene.sides.is_party(e) for e in found.entries)
            return found if party else NOBODY
    return NOBODY


def _main_subject(word: Token, scene: Scene) -> Resolved:
    """Return who acts in the sentence that the adjective closes, or speaks in it."""
    for head in word.ancestors:
        if head.pos_ in VERBAL:
            return accuser_of(head, scene)
    return _speaking(word, scene)


def _speaking(word: Token, scene: Scene) -> Resolved:
    speech = scene.speech_at(word.i)
    return speech.speaker if speech is not None else NOBODY


def _doubtful(word: Token) -> bool:
    near = word.doc[max(word.i - 3, 0) : word.i]
    return any("Cnd" in t.morph.get("Mood", []) for t in near)
