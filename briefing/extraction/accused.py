"""Find who is blamed: object, *à X*, *contre X*, the owner of what is denounced, *vous*."""

from __future__ import annotations

from dataclasses import replace

from briefing.extraction.addressed import addressee, interviewee
from briefing.extraction.blame_cues import BLAME_NOUNS, UNDERGONE, is_plain
from briefing.extraction.charges import (
    Chunk,
)
from briefing.extraction.clauses import QUE
from briefing.extraction.complementizers import complementizer
from briefing.extraction.found import Found
from briefing.extraction.gazetteer import fold
from briefing.extraction.others import numbered, other_pronoun, peer
from briefing.extraction.relatives import relative_object
from briefing.extraction.scene import Scene
from briefing.extraction.syntax import (
    VERBAL,
    base,
    is_finite,
    subject,
)
from briefing.language.lexicon import AccusationCue
from briefing.language.plain_doc import Doc, Token
from briefing.model import Gender

_OBJECT_PRONOUNS: dict[str, tuple[Gender | None, bool]] = {
    "le": ("m", False), "la": ("f", False), "l'": (None, False), "les": (None, True), "lui": (None, False),
    "leur": (None, True),
}  # fmt: skip


_AGENTIVE = {
    "responsabilité", "rôle", "attitude", "silence", "inaction", "négligence", "complicité", "mensonge", "politique",
    "hypocrisie", "passivité", "cynisme", "mépris",
}  # fmt: skip
"""Nouns whose owner acts: *la responsabilité de X*, whatever the name looks like."""
_COMPLAINT = 6
"""Tokens after a verb within which *plainte contre X* stands."""
_CAUSING = {"imputer", "attribuer"}
"""Verbs that name a cause, which somebody need not be (*impute la panne au gel*)."""
_SURE = {"accuser", "raccuser", "reprocher", "blâmer", "inculper"}
"""Verbs whose object is blamed whatever its noun is (*accuse l'usine*)."""


def names_cause(entry: AccusationCue) -> bool:
    """Tell whether the verb blames by naming a cause: *impute le retard au maire*."""
    return entry.lemma in _CAUSING


def accused_of(
    verb: Token, entry: AccusationCue, scene: Scene, phrases: list[Chunk], accusers: tuple[int, ...]
) -> tuple[tuple[int, ...], Chunk | None]:
    """Return whom the verb blames and the phrase that says so."""
    if "contre" in entry.accused and (nobody := _against_nobody(verb, scene)) is not None:
        return nobody
    speech = scene.speech_at(verb.i)
    antecedent = relative_object(verb, entry, scene)
    if "obj" in entry.accused and _has_clitic(verb, {"l'", "les"}):
        antecedent = None  # « l'abonnement que l'autorité l'accuse d'avoir imposé »
    if antecedent is not None:
        found = scene.sides.parties(antecedent, loose=is_plain(entry))
        own = subject(verb)
        pronoun = own is not None and own.lower_ in {"il", "elle", "ils", "elles"}
        if found and (pronoun or not scene.sides.same(found, accusers)):
            return found, None  # who *il* is then, `another` tells
    owned = "possessor" in entry.accused
    for slot in entry.accused:
        if slot in {"obj", "iobj"}:
            found = clitic_object(verb, slot, scene, accusers, speech)
            if found or (slot == "iobj" and _has_clitic(verb, {"lui", "leur"})):
                return found, None
        wanted = {"obj": "", "iobj": "à", "contre": "contre", "sur": "sur", "de": "de"}.get(slot)
        if slot == "possessor":
            found, chunk = _possessor(verb, scene, phrases, accusers)
            if found:
                return found, chunk
        elif wanted is not None:
            loose = is_plain(entry) and not owned
            sure = entry.lemma in _SURE
            people = names_cause(entry)
            found, chunk = in_slot(
                wanted, scene, phrases, verb, loose=loose or people, sure=sure, people=people
            )
            if chunk is not None:
                found = peer(scene.sides, chunk.head, accusers) or found
            if found:
                return found, chunk
    if "que" in entry.charge:
        que = complementizer(verb, scene.layout, QUE)
        main = _clause_subject(que.i, scene) if que is not None else None
        if main is not None:
            return scene.sides.parties(main), None
    if "obj" in entry.accused and not is_plain(entry):
        found, thing = _possessor(verb, scene, phrases, accusers)
        return found or _topic(verb, scene, accusers), thing
    if is_plain(entry) and owned:
        thing = next((c for c in phrases if c.prep == "" and not c.infinitive), None)
        if thing is not None and scene.sides.animate(thing.head):
            return scene.sides.parties(thing.head, loose=True), thing
    return (), None


def _against_nobody(verb: Token, scene: Scene) -> tuple[tuple[int, ...], Chunk] | None:
    """Return the one unknown of *porte plainte contre X*."""
    doc = verb.doc
    for i in range(verb.i + 1, min(verb.i + _COMPLAINT, len(doc) - 1)):
        if doc[i].lower_ == "contre" and doc[i + 1].text == "X":
            x = doc[i + 1]
            return (scene.sides.described(x),), Chunk("contre", x, i, i + 2, False)
        if doc[i].is_punct:
            return None
    return None


def _topic(verb: Token, scene: Scene, accusers: tuple[int, ...]) -> tuple[int, ...]:
    """Return the state or body that a headline puts before its colon: *Syrie : X dénonce la torture*."""
    doc = verb.doc
    start = scene.layout.sentence_start(verb.i)
    mention = scene.resolver.register.mention_at(start)
    if mention is None or mention.end >= len(doc) or doc[mention.end].text != ":":
        return ()
    e = scene.sides.entry(mention.entry)
    fits = e.named and e.kind in ("state", "organisation") and mention.start == start
    return (e.id,) if fits and not scene.sides.same((e.id,), accusers) else ()


def _clause_subject(que: int, scene: Scene) -> Token | None:
    """Return the subject of the clause that *que* opens: the first noun before its finite verb."""
    doc = scene.layout.doc
    for token in doc[que + 1 : min(que + 16, len(doc))]:
        if base(token) == "nsubj" and "pass" not in token.dep_:
            return token
        if token.pos_ in VERBAL and is_finite(token):
            return None
    return None


def _has_clitic(verb: Token, forms: set[str]) -> bool:
    """Tell whether one of the pronouns stands right before the verb or its auxiliary."""
    near = verb.doc[max(verb.i - 3, 0) : verb.i]
    return any(
        t.lower_ in forms and t.pos_ in {"PRON", "ADV"} and t.nbor(-1).lower_ != "à"
        for t in near
        if t.i
    )


def in_slot(
    prep: str,
    scene: Scene,
    phrases: list[Chunk],
    verb: Token,
    *,
    loose: bool,
    sure: bool = False,
    people: bool = False,
) -> tuple[tuple[int, ...], Chunk | None]:
    """Return the parties of the first phrase with this preposition, and the phrase."""
    for n, chunk in enumerate(phrases):
        if chunk.infinitive:
            if prep != "à" or chunk.start - verb.i > 20:
                return (), None
            continue
        if chunk.prep != prep:
            continue
        if (
            prep == ""
            and chunk.head.i > verb.i
            and base(chunk.head) == "nsubj"
            and chunk.head.head.i != verb.i
        ):
            return (), None
        found = numbered(scene.sides, chunk.head) or scene.sides.parties(chunk.head)
        if chunk.head.lower_ == "insu":
            continue  # « à leur insu »
        found = _apposed_name(chunk, scene) or _without_apposition(found, chunk, scene)
        found = found or named_at(chunk.head, scene)
        anything = sure or (prep != "" and not people)
        if not found and loose and (anything or scene.sides.animate(chunk.head)):
            found = scene.sides.parties(chunk.head, loose=True)
        if not found and prep == "à" and n + 1 < len(phrases) and phrases[n + 1].prep == "de":
            found = scene.sides.parties(phrases[n + 1].head)  # « aux bombardements de l'armée »
        if found:
            return _and_others(found, n, phrases, scene, loose=loose), chunk
        if prep == "":
            return (), None
    return (), None


def _apposed_name(chunk: Chunk, scene: Scene) -> tuple[int, ...]:
    """Return the name that stands beside a description: *à l'exploitante, l'intercommunale Solvia, d'avoir*."""
    doc, i = scene.layout.doc, chunk.head.i + 1
    if chunk.head.pos_ != "NOUN" or i >= len(doc) or doc[i].text != ",":
        return ()
    for token in doc[i + 1 : i + 6]:
        mention = scene.resolver.register.mention_at(token.i)
        e = scene.sides.entry(mention.entry) if mention is not None else None
        if mention is not None and e is not None and e.named and mention.start == token.i:
            closed = mention.end < len(doc) and doc[mention.end].text == ","
            return (e.id,) if closed and e.kind != "state" and not _far(i, token, doc) else ()
        if token.pos_ not in {"DET", "NOUN", "ADJ"} or token.lower_ in {"du", "des", "de", "d'"}:
            return ()  # « le docteur Roux, beau-père du juge Petit »
    return ()


def _far(comma: int, name: Token, doc: Doc) -> bool:
    """Tell whether nothing but a name stands there, which may be another of a list."""
    return not any(t.pos_ == "NOUN" for t in doc[comma + 1 : name.i])


def _without_apposition(found: tuple[int, ...], chunk: Chunk, scene: Scene) -> tuple[int, ...]:
    """Return the name alone where a description stands before it: *au commissaire aux comptes, Brissac*."""
    named = tuple(e for e in found if scene.sides.entry(e).named)
    if not named or len(named) == len(found) or chunk.head.pos_ != "NOUN":
        return found
    for token in scene.layout.doc[chunk.head.i + 1 : chunk.head.i + 14]:
        mention = scene.resolver.register.mention_at(token.i)
        if mention is not None and mention.entry in named:
            return named
        if token.lower_ in {"et", "ou"}:
            break
    return found


def named_at(head: Token, scene: Scene) -> tuple[int, ...]:
    """Return the name in a slot even where it looks like a place (*accuse Lyon*)."""
    entry = scene.resolver.register.at(head.i)
    return (entry.id,) if entry is not None and entry.named else ()


def _and_others(
    found: tuple[int, ...], n: int, phrases: list[Chunk], scene: Scene, *, loose: bool
) -> tuple[int, ...]:
    """Add the parties that *et* joins to the one found, where the parse has not."""
    doc, last, others, joined = scene.layout.doc, phrases[n], list[int](), False
    for chunk in phrases[n + 1 :]:
        joint = [t.lower_ for t in doc[last.end : chunk.head.i]]
        if chunk.prep == "de" and not chunk.infinitive and chunk.start == last.end:
            last = replace(chunk, prep=last.prep)
            continue
        if (
            chunk.infinitive
            or not {"et", ","} & set(joint[:1])
            or chunk.prep not in {"", last.prep}
        ):
            break
        joined = joined or "et" in joint[:1]
        others += [e for e in scene.sides.parties(chunk.head) if scene.sides.entry(e).named]
        last = chunk
    if joined:
        return tuple(dict.fromkeys((*found, *others)))
    if len(others) == 1 and not any(scene.sides.entry(e).named for e in found):
        return tuple(others)  # « son employeur, la société Chimex »: one party, named in apposition
    return found


def clitic_object(
    verb: Token, slot: str, scene: Scene, accusers: tuple[int, ...], speech: Found | None
) -> tuple[int, ...]:
    """Resolve the pronoun before the verb: *l'accuse*, *leur reproche*, *nous prête*."""
    doc = verb.doc
    for i in range(verb.i - 1, max(verb.i - 5, -1), -1):
        token = doc[i]
        low = token.lower_
        if low in {"en", "y"}:
            continue
        if token.pos_ not in {"PRON", "AUX", "ADV", "PART", "DET"} or (
            token.pos_ == "DET" and i < verb.i - 1
        ):
            break
        if base(token) in {"nsubj"} or (i and doc[i - 1].lower_ == "à"):
            break  # « a quant à lui imputé »
        if (low in {"le", "la", "l'", "les"} and slot == "obj") or (
            low in {"lui", "leur"} and slot == "iobj"
        ):
            gender, plural = _OBJECT_PRONOUNS[low]
            if low == "l'" and slot == "obj" and verb.lower_.endswith("ée"):
                gender = "f"  # « l'a longtemps accusée »
            return other_pronoun(scene.sides, i, gender, plural, accusers)
        if low in {"nous", "me", "m'"} and speech is not None:
            return speech.speaker.entries
        if low == "vous":
            return addressee(i, scene, speech) if speech is not None else interviewee(scene)
    return ()


def _possessor(
    verb: Token, scene: Scene, phrases: list[Chunk], accusers: tuple[int, ...]
) -> tuple[tuple[int, ...], Chunk | None]:
    """Return whose the denounced thing is: *la politique de X*, *l'attitude chinoise*, *son silence*."""
    things = [c for c in phrases if c.prep == "" and not c.infinitive] or [
        c for c in phrases if c.prep == "contre" and not c.infinitive
    ]
    if not things or things[0].head.lemma_.casefold() in BLAME_NOUNS:
        return (), None
    thing = things[0]
    after = phrases[phrases.index(thing) + 1 :]
    stop = next((n for n, c in enumerate(after) if c.infinitive), len(after))
    doers = [c for c in after[:stop] if c.prep == "par"]
    for chunk in [*doers, *after[:stop]]:
        if chunk.prep not in {"de", "par", "chez", "en", "à"}:
            break
        if _human_rights(chunk.head) or _of_state(chunk) or _of_a_kind(chunk):
            continue
        if chunk.prep == "de" and thing.head.lemma_.casefold() in UNDERGONE:
            continue
        found = scene.sides.parties(chunk.head)
        if not found and chunk.prep == "de" and chunk.start == thing.end:
            found = _owner(thing.head, chunk.head, scene)
        if chunk.prep in {"en", "à"} and not all(_is_state(e, scene) for e in found):
            continue
        if (
            chunk.prep == "à"
            and scene.layout.doc[chunk.start].lower_ == "à"
            and _is_seat(chunk.head, scene)
        ):
            continue  # « des inscriptions illégales à Paris »: where, not whose
        if found and not scene.sides.same(found, accusers):
            return found, thing
    for token in scene.layout.doc[thing.start : thing.end + 3]:
        state = scene.knows.demonym(token.lower_) if token.pos_ in {"ADJ", "NOUN"} else None
        if state is not None and (token.head.i == thing.head.i or token.i == thing.head.i + 1):
            return (scene.resolver.register.state(state),), thing
        if token.lower_ in {"son", "sa", "ses", "leur", "leurs"} and token.i < thing.head.i:
            plural = token.lower_ in {"leur", "leurs"}
            found = other_pronoun(scene.sides, token.i, None, plural, accusers)
            if found:
                return found, thing
    return (), thing


def _is_seat(head: Token, scene: Scene) -> bool:
    """Tell whether a state is called by its capital here."""
    entry = scene.resolver.register.at(head.i)
    return entry is not None and fold(head.text) not in fold(entry.canonical or entry.name)


def _owner(thing: Token, head: Token, scene: Scene) -> tuple[int, ...]:
    """Return the name right after *de*, a place only where the thing has somebody for its owner."""
    acts = thing.lemma_.casefold() in _AGENTIVE
    return tuple(e for e in named_at(head, scene) if acts or not scene.sides.entry(e).place)


def _human_rights(head: Token) -> bool:
    """Tell whether this is the *Homme* of *droits de l'Homme*, whom the parse may take for a name."""
    before = head.doc[max(head.i - 3, 0) : head.i]
    return head.lower_ in {"homme", "femme"} and any(t.lower_ == "droits" for t in before)


def _of_a_kind(chunk: Chunk) -> bool:
    """Tell whether the complement only says what kind of thing it is: *un système de fausses gardes*."""
    head, doc = chunk.head, chunk.head.doc
    before = doc[head.i - 1]
    return (
        head.pos_ == "NOUN"
        and chunk.prep == "de"
        and before.pos_ == "ADJ"
        and doc[head.i - 2].lower_ in {"de", "d'"}
    )


def _of_state(chunk: Chunk) -> bool:
    """Tell whether this is the *État* of *mensonge d'État*, which says how grave, not whose."""
    return chunk.head.lower_ in {"état", "etat"} and chunk.head.doc[chunk.head.i - 1].lower_ == "d'"


def _is_state(entry: int, scene: Scene) -> bool:
    return scene.sides.entry(entry).kind == "state"
