"""Read the blame in what somebody calls another's doing: *y voit des représailles*, *crie au complot*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.extraction.accusations.accuser import accuser_of
from briefing.extraction.accusations.apposed_names import apposed_name
from briefing.extraction.accusations.blame_cues import UNDERGONE
from briefing.extraction.accusations.charges import Chunk, chunks, stretch, wrong_weight
from briefing.extraction.accusations.scene import Blame, Scene, conditional
from briefing.extraction.accusations.unsaid import is_hypothetical
from briefing.extraction.grammar.knowledge import is_reflexive
from briefing.extraction.grammar.syntax import OF, VERBAL, is_negated, np_start, verb_group_start
from briefing.language.plain_doc import Token
from briefing.model import Span, Status

_SEEING = {"voir", "lire", "deviner", "flairer", "discerner"}
_CRYING = {"crier", "hurler"}
_FEELING = {"dire", "estimer", "juger", "considérer", "sentir", "déclarer", "croire", "affirmer"}
_VICTIMS = {"victime", "victimes"}
_WRONGED = re.compile(
    r"(?:trahi|flou|lés|tromp|abandonn|mépris|manipul|escroqu|arnaqu|dup|bern|spoli|piég|humili|bafou|roul|insult|diffam"
    r"|persécut|harcel|discrimin|sacrifi|pris en otage|instrumentalis)(?:é|i)?e?s?"
)
"""Participles of those whom somebody has wronged: *se disent abandonnés par l'État*."""
_WHERE = {"dans", "en", "derrière", "sous"}
_HANDS = {
    "main", "patte", "ombre", "marque", "signature", "œuvre", "griffe", "empreinte", "doigt", "trace",
}  # fmt: skip
"""What betrays a doer: *voit la main de Lisbonne dans les cortèges*."""
_PROOFS = {
    "preuve", "signe", "symptôme", "illustration", "confirmation", "manifestation", "expression", "aveu", "symbole",
    "conséquence", "résultat", "effet", "fruit", "reflet", "indice", "démonstration",
}  # fmt: skip
"""What shows a wrong: *y voit la preuve d'une démission de l'État*."""
_CALLS = {
    "appel",
    "incitation",
    "provocation",
    "encouragement",
    "invitation",
    "atteinte",
    "entrave",
}
_PLOTTED = {
    "monté", "orchestré", "ourdi", "piloté", "téléguidé", "commandité", "manigancé", "fomenté", "tramé", "concocté",
    "instrumentalisé", "dirigé", "manipulé", "commandé", "dicté", "inspiré", "organisé", "mené", "préparé", "voulu",
}  # fmt: skip
"""Participles of what somebody has set up behind the scenes."""
_CULPRITS = {
    "responsable", "coupable", "auteur", "instigateur", "commanditaire", "cerveau", "fautif", "complice", "fossoyeur",
}  # fmt: skip
_GRAVE = 1
"""Severity from which what somebody sees in a doing blames the doer."""


def by_naming(scene: Scene) -> Iterator[Blame]:
    """Yield the accusations that a name for another's doing makes; nobody blamed is left open."""
    for verb in scene.layout.tokens:
        if verb.pos_ not in VERBAL or scene.layout.skipped[verb.i]:
            continue
        lemma = scene.knows.lemma(verb)
        if lemma in _SEEING:
            culprit = list(_culprit(verb, scene))
            yield from culprit
            words = _seen(verb, scene) if not culprit else None
        elif lemma in _CRYING:
            words = _cried(verb, scene)
        elif lemma in _FEELING and is_reflexive(verb):
            words = _suffered(verb, scene)
        else:
            continue
        if words is None or is_negated(verb) or is_hypothetical(verb):
            continue
        yield from _blame(verb, words, scene)


def _culprit(verb: Token, scene: Scene) -> Iterator[Blame]:
    """Yield *voit dans le commissaire le vrai responsable : « Il les a couverts »*."""
    layout = scene.layout
    end = layout.sentence_end(verb.i)
    phrases = [c for c in chunks(verb.i + 1, end, layout, scene.resolver) if not c.infinitive]
    where = next((c for c in phrases[:3] if c.prep in {"en", "dans"}), None)
    named = next(
        (c for c in phrases[:4] if not c.prep and c.head.lemma_.casefold() in _CULPRITS), None
    )
    accusers = accuser_of(verb, scene)
    if where is None or named is None or not accusers or is_negated(verb) or is_hypothetical(verb):
        return
    accused = apposed_name(where, scene) or scene.sides.parties(where.head, loose=True)
    if not accused or scene.sides.same(accused, accusers.entries):
        return
    charge = _behind(named, scene)
    cue = layout.chars(named.head.i, named.head.i + 1)
    yield Blame(
        accusers.entries, accused, charge, cue, "asserted", "naming", 0.7, verb.i, accusers.how
    )


def _behind(culprit: Chunk, scene: Scene) -> tuple[Span, ...]:
    """Return what somebody is the culprit of: *le responsable de la crue*, *: « Il les a couverts »*."""
    layout, doc, i = scene.layout, scene.layout.doc, culprit.head.i + 1
    while i < len(doc) and doc[i].pos_ == "ADJ":
        i += 1
    if i + 2 >= len(doc):
        return ()
    if doc[i].lower_ in OF:
        return stretch(i + 1, layout, scene.knows)
    opened = layout.opening(i + 1) if doc[i].text == ":" else -1
    return (layout.marks[opened].inner,) if opened >= 0 else ()


def _blame(verb: Token, words: Chunk, scene: Scene) -> Iterator[Blame]:
    layout = scene.layout
    accusers = accuser_of(verb, scene)
    if not accusers or (layout.mark_of[verb.i] >= 0 and scene.speech_at(verb.i) is None):
        return
    if any(scene.sides.entry(e).head == words.head.lemma_.casefold() for e in accusers.entries):
        return  # « un voleur qui crie au voleur »
    hand = words.head.lemma_.casefold() in _HANDS
    charge = stretch(np_start(words.head), layout, scene.knows)
    if not charge:
        return
    accused = doer_of(words.head, accusers.entries, scene)
    if hand and not accused:
        return
    status: Status = "hedged" if _doubtful(verb, charge, scene) else "asserted"
    cue = layout.chars(verb_group_start(verb), verb.i + 1)
    yield Blame(accusers.entries, accused, charge, cue, status, "naming", 0.6, verb.i, accusers.how)


def _doubtful(verb: Token, charge: tuple[Span, ...], scene: Scene) -> bool:
    return "Cnd" in verb.morph.get("Mood", []) or any(conditional(s, scene.layout) for s in charge)


def _seen(verb: Token, scene: Scene) -> Chunk | None:
    """Return what is seen *in* something: *y voit une manœuvre*, *voit dans ce report un mensonge*."""
    doc = verb.doc
    there = any(t.lower_ == "y" for t in doc[max(verb_group_start(verb) - 2, 0) : verb.i])
    end = scene.layout.sentence_end(verb.i)
    phrases = [c for c in chunks(verb.i + 1, end, scene.layout, scene.resolver) if not c.infinitive]
    where = any(c.prep in _WHERE for c in phrases[:4]) or there
    if any(t.lower_ == "moins" for t in doc[verb.i + 1 : verb.i + 2]):
        return None  # « y voit moins une fuite qu'une enquête sur soi »
    for n, chunk in enumerate(phrases[:5]):
        if chunk.prep == "" and chunk.head.lemma_.casefold() in _HANDS:
            return chunk
        if not where or chunk.prep:
            continue
        after = phrases[n + 1] if n + 1 < len(phrases) else None
        incites = after is not None and after.prep == "à" and chunk.head.lemma_.casefold() in _CALLS
        if incites and after is not None and _wrong(after, scene):
            return chunk  # « y voit un appel à la sédition »
        proved = after is not None and after.prep == "de" and after.start == chunk.end
        if proved and chunk.head.lemma_.casefold() in _PROOFS and after is not None:
            return after if _wrong(after, scene) else None  # « y voit la preuve d'un abandon »
        if _wrong(chunk, scene) or _plotted(chunk, after):
            return chunk
    return None


def _plotted(chunk: Chunk, after: Chunk | None) -> bool:
    """Tell whether a doing is said to be set up by somebody: *une opération montée par la liste rivale*."""
    if after is None or after.prep != "par":
        return False
    done = chunk.head.doc[after.start - 1]
    return done.i > chunk.head.i and done.lower_.rstrip("s").rstrip("e") in _PLOTTED


def _cried(verb: Token, scene: Scene) -> Chunk | None:
    """Return what is cried out at: *crie à la manipulation*, *crie au « règlement de comptes »*."""
    end = scene.layout.sentence_end(verb.i)
    phrases = chunks(verb.i + 1, end, scene.layout, scene.resolver)
    first = phrases[0] if phrases else None
    if first is None or first.infinitive or first.prep != "à":
        return None
    return first if _wrong(first, scene) else None


def _suffered(verb: Token, scene: Scene) -> Chunk | None:
    """Return what somebody says to be the victim of: *se dit victime d'une cabale*."""
    doc = verb.doc
    for token in doc[verb.i + 1 : verb.i + 5]:
        if _WRONGED.fullmatch(token.lower_):
            return Chunk("", token, token.i, token.i + 1)
        if token.lower_ in _VICTIMS and token.i + 1 < len(doc) and doc[token.i + 1].lower_ in OF:
            end = scene.layout.sentence_end(verb.i)
            phrases = chunks(token.i + 1, end, scene.layout, scene.resolver)
            return phrases[0] if phrases and not phrases[0].infinitive else None
        if token.pos_ in VERBAL or token.is_punct:
            return None
    return None


def _wrong(chunk: Chunk, scene: Scene) -> bool:
    """Tell whether the phrase names a wrong by its head or an adjective of it, not by a complement."""
    doc, head = chunk.head.doc, chunk.head
    end = head.i + 1
    while end < len(doc) and (doc[end].pos_ == "ADJ" or scene.layout.opening(end) >= 0):
        end += 1
    return wrong_weight(np_start(head), end, scene.layout, scene.knows) >= _GRAVE


def doer_of(noun: Token, accusers: tuple[int, ...], scene: Scene) -> tuple[int, ...]:
    """Return who does the wrong that a noun names: *une manœuvre de X*, *orchestrée par X*, *américaine*."""
    layout = scene.layout
    end = min(layout.sentence_end(noun.i), noun.i + 16)
    phrases = chunks(noun.i + 1, end, layout, scene.resolver)
    last = noun.i + 1
    for chunk in phrases:
        if chunk.infinitive or chunk.prep not in {"de", "par", ""}:
            break
        owned = chunk.prep == "de" and noun.lemma_.casefold() not in UNDERGONE
        near = chunk.prep == "par" or (owned and chunk.start - last <= 2)
        found = scene.sides.parties(chunk.head) if near else ()
        if found and not scene.sides.same(found, accusers):
            return found
        last = chunk.end
    for token in noun.doc[np_start(noun) : min(noun.i + 3, end)]:
        state = scene.knows.people_at(token) if token.pos_ == "ADJ" else None
        if state is not None:
            entry = scene.resolver.register.state(state)
            return () if scene.sides.same((entry,), accusers) else (entry,)
    return ()
