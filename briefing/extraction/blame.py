"""Read who blames whom off the verbs and nouns that accuse: active, passive, nominal, judicial."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from briefing.extraction.charges import (
    Chunk,
    chunks,
    infinitive_charge,
    que_charge,
    stretch,
    wrong_weight,
)
from briefing.extraction.clauses import QUE, complementizer
from briefing.extraction.knowledge import Knowledge, is_reflexive
from briefing.extraction.layout import Layout
from briefing.extraction.quotes import Found
from briefing.extraction.reported import speaker_of
from briefing.extraction.sides import Sides
from briefing.extraction.speakers import NOBODY, Resolved, Resolver
from briefing.extraction.syntax import (
    VERBAL,
    base,
    children,
    gender_of,
    is_finite,
    is_negated,
    is_plural,
    np_end,
    np_start,
    subject,
    verb_group_start,
)
from briefing.language.lexicon import AccusationCue
from briefing.model import Gender, Span, Status

# Verbs that blame by themselves; the others of the lexicon (*viser*, *qualifier*, *attribuer*) do
# so only of a wrong.
PLAIN = {
    "accuser", "raccuser", "incriminer", "imputer", "reprocher", "blâmer", "soupçonner", "suspecter", "inculper",
}  # fmt: skip
PLAIN_PHRASES = {
    "en cause", "en accusation", "en examen", "du doigt", "pour responsable", "responsable", "plainte", "une plainte",
    "en justice", "en garde à vue", "la faute", "grief", "la responsabilité", "porter la responsabilité", "à partie",
}  # fmt: skip
_DENOUNCING = {
    "dénoncer",
    "condamner",
    "épingler",
    "fustiger",
    "vilipender",
    "stigmatiser",
    "pourfendre",
}
_JUDGED = {
    "comparaître",
    "poursuivre",
    "juger",
    "renvoyer",
    "inculper",
    "déférer",
    "écrouer",
    "interpeller",
    "arrêter",
}
_SUPPORT = {
    "porter",
    "lancer",
    "formuler",
    "proférer",
    "multiplier",
    "émettre",
    "adresser",
    "déposer",
    "essuyer",
}
_CARRYING = {
    "peser",
    "déposer",
    "porter",
    "lancer",
    "formuler",
    "ouvrir",
    "engager",
    "planer",
    "viser",
}
_PROCEEDINGS = {
    "plainte",
    "enquête",
    "procédure",
    "information",
    "accusation",
    "mandat",
    "rapport",
    "critique",
}
_NOUN_REACH = 24
"""Tokens after a noun of blame within which its parties are looked for."""
_SUFFERED = {
    "réception", "baisse", "recul", "retard", "coup", "perte", "chute", "déficit", "repli", "hausse", "fatigue",
}  # fmt: skip
_NOUNS = {
    "accusation", "allégation", "mise en cause", "mise en examen", "plainte", "soupçon", "reproche", "grief",
    "réquisitoire", "inculpation", "suspicion", "insinuation", "contre-accusation", "diatribe", "charge", "critique",
    "enquête", "enquête préliminaire", "information judiciaire", "poursuite", "mandat d'arrêt", "attaque",
}  # fmt: skip
BLAME_NOUNS = {
    "accusation", "allégation", "critique", "reproche", "grief", "soupçon", "affirmation", "propos", "attaque",
    "insinuation", "rumeur", "version", "procès", "polémique", "charge", "mise", "discours",
}  # fmt: skip
"""What somebody who answers calls the blame: *qualifie ces allégations de « mensonge »*."""
_OBJECT_PRONOUNS: dict[str, tuple[Gender | None, bool]] = {
    "le": ("m", False), "la": ("f", False), "l'": (None, False), "les": (None, True), "lui": (None, False),
    "leur": (None, True),
}  # fmt: skip
FIRST = {"je", "j'", "me", "m'", "moi", "nous", "notre", "nos", "mon", "ma", "mes"}
SECOND = {"vous", "votre", "vos", "tu", "te"}


_PARTICIPLES = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues")
_AUXILIARY_REACH = 14
"""Tokens that may stand between an auxiliary and its participle (*a, par la voix de X, accusé*)."""
_NEAR = 6
"""Tokens between a subject and its verb that complements may fill."""
_REST_REACH = 9
"""Tokens within which the rest of an expression must follow its verb."""


@dataclass(frozen=True, slots=True)
class Blame:
    """Hold one accusation before it is merged with the others; `at` is the token that carries it."""

    accusers: tuple[int, ...]
    accused: tuple[int, ...]
    charge: tuple[Span, ...]
    cue: Span | None
    status: Status
    construction: str
    trust: float
    at: int
    how: str = "none"


@dataclass(slots=True)
class Scene:
    """Gather what every rule needs to look at one article."""

    layout: Layout
    resolver: Resolver
    knows: Knowledge
    sides: Sides
    quotes: list[Found]

    def speech_at(self, i: int) -> Found | None:
        """Return the quote that token `i` stands in."""
        offset = self.layout.doc[i].idx
        for quote in self.quotes:
            if any(s.start <= offset < s.end for s in quote.content):
                return quote
        return None


def by_cue(scene: Scene) -> Iterator[Blame]:
    """Yield the accusations that a verb, participle or noun of the lexicon carries."""
    done = -1
    for token in scene.layout.doc:
        if scene.layout.skipped[token.i] or token.is_space or token.is_punct:
            continue
        entry = accusation_cue(token, scene.knows)
        if entry is None:
            continue
        if entry.pos == "verb" and entry.accusation_class != "withdraw":
            found = list(_verb(token, entry, scene))
            if found:
                done = _after(token, entry)  # *porter plainte*: its noun is not told again
            yield from found
        elif entry.pos == "noun" and entry.lemma in _NOUNS and token.i >= done:
            yield from _noun(token, entry, scene)


def accusation_cue(token: Token, knows: Knowledge) -> AccusationCue | None:
    """Return the lexicon's entry of a word that blames, its object allowed between the parts."""
    verbal = token.pos_ in VERBAL
    lemmas = dict.fromkeys((knows.lemma(token), token.lemma_.casefold()))
    for lemma in lemmas:
        for entry in knows.lexicon.accusations.get(lemma, ()):
            if (entry.pos == "verb") != verbal and not (
                entry.pos == "verb" and (_participle(token) or _mistagged(token, entry))
            ):
                continue
            if entry.reflexive and not is_reflexive(token):
                continue
            if entry.rest and _rest_end(token, entry.rest) is None:
                continue
            return entry
    if token.pos_ == "NOUN":
        for entry in _phrases_by_head(knows).get(token.lower_, ()):
            if _rest_end(token, " ".join(entry.lemma.split()[1:])) == token.i + len(
                entry.lemma.split()
            ):
                return entry
    return None


@lru_cache(maxsize=2)
def _phrases_by_head(knows: Knowledge) -> dict[str, tuple[AccusationCue, ...]]:
    """Return the lexicon's nouns of several words (*information judiciaire*) by their first."""
    found: dict[str, tuple[AccusationCue, ...]] = {}
    for lemma, entries in knows.lexicon.accusations.items():
        first, _, rest = lemma.partition(" ")
        if rest and entries[0].pos == "noun":
            found[first] = (*found.get(first, ()), entries[0])
    return found


def _participle(token: Token) -> bool:
    return token.pos_ == "ADJ" and token.lower_.endswith(_PARTICIPLES)


def _mistagged(token: Token, entry: AccusationCue) -> bool:
    """Tell whether a form that can only be the verb is tagged as something else (*accuse* as ADJ)."""
    before = token.doc[token.i - 1] if token.i else None
    if before is None or before.pos_ in {"DET", "ADP"} or token.pos_ in {"PROPN"}:
        return False
    if token.lower_ == "reproche":
        after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        return after in {"à", "au", "aux", "également", "aussi"}
    return _plain(entry) and token.lower_ not in {"cause", "charge"}


def _rest_end(token: Token, rest: str) -> int | None:
    """Return the token after the words that must follow (*rendre Pyongyang responsable*), or None."""
    doc, parts = token.doc, rest.split()
    if rest == "en":
        # « s'en est pris à », « en veut à »: the pronoun goes before the verb.
        before = {t.lower_ for t in doc[max(token.i - 4, 0) : token.i]}
        return token.i + 1 if "en" in before else None
    for start in range(token.i + 1, min(token.i + _REST_REACH, len(doc))):
        if doc[start].text in {".", ";", ":"} or doc[start].pos_ == "VERB":
            return None
        if all(
            start + n < len(doc) and _is_part(doc[start + n], part) for n, part in enumerate(parts)
        ):
            return start + len(parts)
    return None


def _is_part(token: Token, part: str) -> bool:
    low = token.lower_
    return (
        low == part
        or token.lemma_.casefold() == part
        or (part == "de" and low in {"d'", "du", "des"})
    )


# ---------------------------------------------------------------- verbs


def _verb(verb: Token, entry: AccusationCue, scene: Scene) -> Iterator[Blame]:
    if is_negated(verb) and verb.lower_ not in {"cesse"} and not _litotes(verb, entry):
        return
    if _hypothetical(verb) or (entry.lemma == "accuser" and _suffers(verb)):
        return
    phrases = _phrases(verb, entry, scene)
    passive = is_passive(verb, entry)
    if passive or "subj" in entry.accused:
        if passive and "iobj" in entry.accused:
            yield from _imputed(verb, entry, scene, phrases)
            return
        accused = _subject(verb, scene)
        accusers = _agent(verb, phrases, scene) if passive else _stated_by(verb, accused, scene)
        yield from _passive(verb, entry, scene, phrases, accused, accusers)
        return
    accusers = _accuser(verb, scene)
    if len(accusers.entries) == 2 and entry.lemma == "accuser" and is_reflexive(verb):
        yield from _mutual(verb, entry, scene, phrases, accusers)
        return
    if not accusers or (entry.lemma == "condamner" and _is_court(accusers, scene)):
        return
    accused_ids, used = _accused(verb, entry, scene, phrases, accusers.entries)
    if scene.sides.same(accused_ids, accusers.entries):
        accusers = _another(verb, accusers, accused_ids, scene)
        if not accusers:
            return
    if not accused_ids and (entry.accusation_class != "denounce" or entry.lemma not in _DENOUNCING):
        return
    charge = _charge(verb, entry, scene, phrases, used)
    if not _blames(verb, entry, scene, charge, accused_ids):
        return
    yield Blame(
        accusers.entries, accused_ids, charge, _cue(verb, entry, scene), _status(verb, entry, scene, charge),
        "active", 0.85 if entry.accusation_class in {"accuse", "blame", "judicial"} else 0.7, verb.i, accusers.how,
    )  # fmt: skip


def _mutual(
    verb: Token, entry: AccusationCue, scene: Scene, phrases: list[Chunk], both: Resolved
) -> Iterator[Blame]:
    """Yield both directions of *A et B s'accusent mutuellement de …*."""
    charge = _charge(verb, entry, scene, phrases, None)
    for one, other in (both.entries, both.entries[::-1]):
        yield Blame(
            (one,), (other,), charge, _cue(verb, entry, scene), _status(verb, entry, scene, charge), "active", 0.8,
            verb.i, both.how,
        )  # fmt: skip


def _stated_by(verb: Token, accused: tuple[int, ...], scene: Scene) -> Resolved:
    """Return who says that somebody is guilty or responsible, where the words are reported."""
    speech = scene.speech_at(verb.i)
    if speech is None or scene.sides.same(speech.speaker.entries, accused):
        return NOBODY
    return speech.speaker


def _phrases(verb: Token, entry: AccusationCue, scene: Scene) -> list[Chunk]:
    """Return the phrases after the verb, those of its own expression (*en cause*) left out."""
    layout = scene.layout
    end = _after(verb, entry)
    size = len(entry.rest.split())
    between = chunks(verb.i + 1, end - size, layout, scene.resolver) if size else []
    return [*between, *chunks(end, layout.sentence_end(verb.i), layout, scene.resolver)]


def _passive(
    verb: Token,
    entry: AccusationCue,
    scene: Scene,
    phrases: list[Chunk],
    accused: tuple[int, ...],
    agent: Resolved,
) -> Iterator[Blame]:
    if not accused:
        return
    charge = _charge(verb, entry, scene, phrases, None)
    if not _blames(verb, entry, scene, charge, accused):
        return
    if entry.lemma == "condamner" or (not agent and not charge):
        return  # a sentence is no accusation
    infinitive = any(c.infinitive and c.prep in entry.charge for c in phrases)
    if not agent and not infinitive and not _strict(accused, scene):
        if entry.accusation_class != "judicial":
            return
    if entry.accusation_class in {"criticise", "denounce"} and not agent:
        return
    status = _status(verb, entry, scene, charge)
    if not agent and entry.lemma in _JUDGED:
        status = "hedged"
    yield Blame(
        agent.entries,
        accused,
        charge,
        _cue(verb, entry, scene),
        status,
        "passive",
        0.8,
        verb.i,
        agent.how,
    )


def _imputed(
    verb: Token, entry: AccusationCue, scene: Scene, phrases: list[Chunk]
) -> Iterator[Blame]:
    """Yield *les faits imputés à X*, *l'attaque a été attribuée à X par Y*: the subject is the charge."""
    accused, _ = _in_slot("à", scene, phrases, verb, loose=_plain(entry))
    own = subject(verb)
    thing = own if own is not None else verb.head
    if not accused or thing.pos_ not in {"NOUN", "PROPN"} or thing.i > verb.i:
        return
    charge = scene.layout.chars(np_start(thing), max(np_end(thing), thing.i + 1))
    spans = (charge,) if charge is not None else ()
    if not _blames(verb, entry, scene, spans, accused):
        return
    agent = _agent(verb, phrases, scene)
    yield Blame(
        agent.entries, accused, spans, _cue(verb, entry, scene), _status(verb, entry, scene, spans), "passive", 0.7,
        verb.i, agent.how,
    )  # fmt: skip


def _strict(accused: tuple[int, ...], scene: Scene) -> bool:
    return all(scene.sides.is_party(e) for e in accused)


def is_passive(verb: Token, entry: AccusationCue) -> bool:
    """Tell whether a form of an accusing verb has the accused, not the accuser, as its subject."""
    if entry.reflexive or (verb.pos_ not in VERBAL and not _participle(verb)):
        return False
    if (
        verb.lower_.endswith("ant")
        or "Fin" in verb.morph.get("VerbForm")
        or "Inf" in verb.morph.get("VerbForm")
    ):
        return False
    helpers = children(verb, "aux")
    if any(c.dep_ == "aux:pass" for c in helpers) or any("pass" in c.dep_ for c in verb.children):
        return True
    if any(knows_avoir(c) for c in helpers):
        return False
    doc = verb.doc
    for i in range(verb.i - 1, max(verb.i - 8, -1), -1):
        token = doc[i]
        if token.lower_ == "été" or knows_etre(token):
            return True
        if token.pos_ == "AUX" or token.lower_ in {"a", "ont", "avait", "avaient", "ayant"}:
            return False
        if token.pos_ not in {"ADV", "NOUN", "DET", "ADP", "PRON", "PUNCT"} or token.text in {
            ".",
            ":",
        }:
            break
    return base(verb) != "root"


def knows_etre(token: Token) -> bool:
    """Tell whether an auxiliary is a form of *être*."""
    return token.pos_ == "AUX" and token.lemma_.casefold() == "être"


def knows_avoir(token: Token) -> bool:
    """Tell whether an auxiliary is a form of *avoir*."""
    return token.lemma_.casefold() == "avoir"


def _accuser(verb: Token, scene: Scene) -> Resolved:
    """Return who blames: the subject, or inside a quotation whoever *je* and *nous* are."""
    speech = scene.speech_at(verb.i)
    own = subject(verb)
    if own is not None and own.i and own.doc[own.i - 1].lower_ == "à":
        # « X a, quant à elle, accusé »: the emphatic pronoun is no subject.
        own = next((c for c in children(own.head, "nsubj") if c.i != own.i), own)
        return scene.resolver.all_of(own)
    if own is not None and own.lower_ in FIRST:
        return speech.speaker if speech is not None else NOBODY
    if verb.pos_ not in VERBAL and not _participle(verb):
        found = _before(verb, scene)
    elif scene.layout.mark_of[verb.i] < 0:
        found = speaker_of(verb, scene.layout, scene.resolver, scene.knows)
    elif own is None or own.lower_ in {"on", "vous", "tu", "ce", "c'", "cela", "ça"}:
        return NOBODY
    else:
        found = scene.resolver.all_of(own)
    if found and own is not None and _colon_between(own, verb):
        # « Pérou : des villageois accusent »: what stands before the colon is the topic.
        found = _before(verb, scene) or found
    found = found or _before(verb, scene)
    entries = dict.fromkeys(
        (*found.entries, *_listed(verb, found, scene), *_joined_to(verb, scene))
    )
    kept = tuple(e for e in entries if _can_accuse(e, scene))
    return Resolved(kept, found.how, found.head) if kept else NOBODY


def _another(verb: Token, accusers: Resolved, accused: tuple[int, ...], scene: Scene) -> Resolved:
    """Return whom else a subject pronoun may mean, when its first reading is the accused's side."""
    own = subject(verb)
    form = own.lower_ if own is not None else ""
    if own is None or form not in {"il", "elle", "ils", "elles"}:
        return NOBODY
    gender: Gender = "f" if form.startswith("elle") else "m"
    ids = scene.sides.other_pronoun(own.i, gender, form.endswith("s"), accused)
    return Resolved(ids, "pronoun", own.i) if ids else NOBODY


def _colon_between(own: Token, verb: Token) -> bool:
    return any(t.text == ":" for t in verb.doc[own.i : verb.i])


def _before(verb: Token, scene: Scene) -> Resolved:
    """Return the phrase right before the verb, where the parse has lost the subject."""
    start = verb_group_start(verb)
    phrases = [
        c
        for c in chunks(scene.layout.sentence_start(verb.i), start, scene.layout, scene.resolver)
        if not c.infinitive
    ]
    while phrases and phrases[-1].prep == "de":
        phrases.pop()
    if not phrases or phrases[-1].prep or start - phrases[-1].end > _NEAR:
        return NOBODY
    gap = scene.layout.doc[phrases[-1].end : start]
    if any((t.is_punct and t.text != ",") or t.pos_ in VERBAL for t in gap):
        return NOBODY
    return scene.resolver.all_of(phrases[-1].head)


def _listed(verb: Token, found: Resolved, scene: Scene) -> tuple[int, ...]:
    """Return the other accusers of a list before the verb (*A, B et C ont accusé*)."""
    doc = scene.layout.doc
    start, end = scene.layout.sentence_start(verb.i), verb_group_start(verb)
    run: list[Chunk] = []
    for chunk in chunks(start, end, scene.layout, scene.resolver):
        joint = doc[run[-1].end : chunk.start] if run else None
        linked = joint is not None and any(t.lower_ in {",", "et", "ainsi"} for t in joint)
        if chunk.prep or chunk.infinitive:
            if run and chunk.prep != "de":
                run = []
            continue
        run = [*run, chunk] if linked else [chunk]
    if len(run) < 2 or not any(t.lower_ == "et" for t in doc[run[-2].end : run[-1].start]):
        return ()
    heads = [c for c in run if c.head.lower_ not in {"ans", "mois", "jours"}]
    ids = dict.fromkeys(e for c in heads for e in scene.resolver.resolve(c.head).entries)
    return tuple(ids) if set(ids) & set(found.entries) else ()


def _joined_to(verb: Token, scene: Scene) -> tuple[int, ...]:
    """Return whom the accusers join: *se sont joints à X pour dénoncer*."""
    doc = scene.layout.doc
    for i in range(verb.i - 1, max(verb.i - 14, 0), -1):
        if doc[i].lemma_.casefold() in {"joindre", "associer", "rallier"} and is_reflexive(doc[i]):
            for chunk in chunks(i + 1, verb.i, scene.layout, scene.resolver):
                if chunk.prep == "à" and not chunk.infinitive:
                    return scene.resolver.all_of(chunk.head).entries
    return ()


def _is_court(found: Resolved, scene: Scene) -> bool:
    """Tell whether a court rules here, which is no accusation."""
    words = {w.casefold() for e in found.entries for w in scene.sides.entry(e).name.split()}
    return bool(words & {"cour", "tribunal", "justice", "juge", "juges", "cassation", "assises"})


def _can_accuse(entry: int, scene: Scene) -> bool:
    e = scene.sides.entry(entry)
    return e.named or scene.sides.is_party(entry) or e.head in _VOICES or (e.plural and not e.place)


_VOICES = {
    "rapport", "étude", "enquête", "document", "plainte", "communiqué", "arrêt", "jugement", "texte", "tribune",
    "pétition", "documentaire", "article", "presse", "quotidien",
}  # fmt: skip


def _subject(verb: Token, scene: Scene) -> tuple[int, ...]:
    """Return who is blamed by a passive form: its subject, or the noun that the participle is put to."""
    speech = scene.speech_at(verb.i)
    own = subject(verb)
    if (own is not None and own.i < verb.i) or (
        own is not None and base(verb) not in {"acl", "amod"}
    ):
        return _deictic_or_party(own, scene, speech)
    label = base(verb)
    if (
        label in {"acl", "amod", "conj"}
        and verb.head.pos_ in {"NOUN", "PROPN"}
        and verb.head.i < verb.i
    ):
        return scene.sides.parties(_agreeing(verb), loose=True)
    if label in {"advcl", "acl", "xcomp", "dep", "nmod", "amod", "obl"}:
        main = subject(verb.head)
        if main is not None and main.i != verb.i:
            return _deictic_or_party(main, scene, speech)
    doc = verb.doc
    i = verb.i - 1
    while i > 0 and (doc[i].is_punct or doc[i].pos_ == "ADV"):
        i -= 1
    mention = scene.resolver.register.mention_at(i)
    if mention is not None:
        return (mention.entry,)
    return scene.sides.parties(doc[i]) if doc[i].pos_ == "NOUN" else ()


def _agreeing(participle: Token) -> Token:
    """Return the noun a participle is put to: *les grilles de l'usine, soupçonnée* is the works."""
    head = participle.head
    if _agrees(head, participle):
        return head
    for token in reversed(list(participle.doc[head.i : participle.i])):
        if token.pos_ in {"NOUN", "PROPN"} and _agrees(token, participle):
            return token
    return head


def _agrees(noun: Token, participle: Token) -> bool:
    """Tell whether gender and number fit, as far as both show them."""
    plural = participle.lower_.endswith("s")
    feminine = participle.lower_.removesuffix("s").endswith("e")
    if noun.pos_ == "PROPN" and not noun.morph.get("Number"):
        return not plural
    if plural != is_plural(noun):
        return False
    gender = gender_of(noun)
    return gender is None or (gender == "f") == feminine


def _deictic_or_party(head: Token, scene: Scene, speech: Found | None) -> tuple[int, ...]:
    if head.lower_ in FIRST:
        return speech.speaker.entries if speech is not None else ()
    if head.lower_ in SECOND:
        if speech is None:
            return interviewee(scene)
        return addressee(head.i, scene, speech)
    return scene.sides.parties(head, loose=True)


def addressee(i: int, scene: Scene, speech: Found | None) -> tuple[int, ...]:
    """Return whom a *vous* inside a quotation speaks to: the party called by name, or the last other."""
    if speech is None:
        return ()
    register = scene.resolver.register
    for span in speech.content:
        for mention in register.mentions:
            at = scene.layout.doc[mention.start].idx
            if span.start <= at < span.end and register.entries[mention.entry].kind == "person":
                before = scene.layout.doc[mention.start - 1].lower_ if mention.start else ""
                if before in {"monsieur", "madame", "m.", "mme", "mesdames", "messieurs"}:
                    return (mention.entry,)
    if speech.verb >= 0:
        end = scene.layout.sentence_end(speech.verb)
        for chunk in chunks(speech.verb + 1, end, scene.layout, scene.resolver):
            if chunk.prep == "à" and not chunk.infinitive:
                found = scene.sides.parties(chunk.head)
                if found and not scene.sides.same(found, speech.speaker.entries):
                    return found
    return ()


def interviewee(scene: Scene) -> tuple[int, ...]:
    """Return who is asked by an interviewer's *vous*: who speaks most."""
    counts = Counter(q.speaker.entries for q in scene.quotes if q.speaker)
    return counts.most_common(1)[0][0] if counts else ()


def _agent(verb: Token, phrases: list[Chunk], scene: Scene) -> Resolved:
    """Return who a passive form says does the blaming: *par X*."""
    for chunk in phrases:
        if chunk.prep == "par" and not chunk.infinitive:
            if chunk.head.lemma_.casefold() in _PROCEEDINGS:
                return NOBODY
            found = scene.resolver.all_of(chunk.head)
            if found and all(_can_accuse(e, scene) for e in found.entries):
                return found
            return NOBODY
        if chunk.infinitive:
            break
    return NOBODY


# ---------------------------------------------------------------- slots


def _accused(
    verb: Token, entry: AccusationCue, scene: Scene, phrases: list[Chunk], accusers: tuple[int, ...]
) -> tuple[tuple[int, ...], Chunk | None]:
    """Return whom the verb blames and the phrase that says so."""
    speech = scene.speech_at(verb.i)
    antecedent = _relative_object(verb)
    if antecedent is not None and "obj" in entry.accused:
        found = scene.sides.parties(antecedent, loose=_plain(entry))
        if found:
            return found, None
    for slot in entry.accused:
        if slot in {"obj", "iobj"}:
            found = _clitic_object(verb, slot, scene, accusers, speech)
            if found:
                return found, None
        wanted = {"obj": "", "iobj": "à", "contre": "contre", "sur": "sur", "de": "de"}.get(slot)
        if slot == "possessor":
            found, chunk = _possessor(verb, scene, phrases, accusers)
            if found:
                return found, chunk
        elif wanted is not None:
            loose = _plain(entry) and entry.lemma != "imputer"
            found, chunk = _in_slot(wanted, scene, phrases, verb, loose=loose)
            if found:
                return found, chunk
    if "que" in entry.charge:
        que = complementizer(verb, scene.layout, QUE)
        main = _clause_subject(que.i, scene) if que is not None else None
        if main is not None:
            return scene.sides.parties(main), None
    if "obj" in entry.accused and not _plain(entry):
        return _possessor(verb, scene, phrases, accusers)
    return (), None


def _clause_subject(que: int, scene: Scene) -> Token | None:
    """Return the subject of the clause that *que* opens: the first noun before its finite verb."""
    doc = scene.layout.doc
    for token in doc[que + 1 : min(que + 16, len(doc))]:
        if base(token) == "nsubj" and "pass" not in token.dep_:
            return token
        if token.pos_ in VERBAL and is_finite(token):
            return None
    return None


def _relative_object(verb: Token) -> Token | None:
    """Return the noun that *que* stands for: *la direction, qu'elle accuse*."""
    if ("relcl" not in verb.dep_ and base(verb) != "acl") or verb.head.i >= verb.i:
        return None
    pronoun = any(c.lower_ in QUE and base(c) == "obj" and c.i < verb.i for c in verb.children)
    return verb.head if pronoun else None


def _in_slot(
    prep: str, scene: Scene, phrases: list[Chunk], verb: Token, *, loose: bool
) -> tuple[tuple[int, ...], Chunk | None]:
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
        found = scene.sides.parties(chunk.head, loose=loose) or _named(chunk.head, scene)
        if found:
            return _and_others(found, n, phrases, scene, loose=loose), chunk
        if prep == "":
            return (), None
    return (), None


def _named(head: Token, scene: Scene) -> tuple[int, ...]:
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


def _clitic_object(
    verb: Token, slot: str, scene: Scene, accusers: tuple[int, ...], speech: Found | None
) -> tuple[int, ...]:
    """Resolve the pronoun before the verb: *l'accuse*, *leur reproche*, *nous prête*."""
    doc = verb.doc
    for i in range(verb.i - 1, max(verb.i - 5, -1), -1):
        token = doc[i]
        low = token.lower_
        if token.pos_ not in {"PRON", "AUX", "ADV", "PART", "DET"} or (
            token.pos_ == "DET" and i < verb.i - 1
        ):
            break
        if base(token) in {"nsubj"}:
            break
        if (low in {"le", "la", "l'", "les"} and slot == "obj") or (
            low in {"lui", "leur"} and slot == "iobj"
        ):
            gender, plural = _OBJECT_PRONOUNS[low]
            return scene.sides.other_pronoun(i, gender, plural, accusers)
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
        found = scene.sides.parties(chunk.head)
        if chunk.prep in {"en", "à"} and not all(_is_state(e, scene) for e in found):
            continue
        if found and not scene.sides.same(found, accusers):
            return found, thing
    for token in scene.layout.doc[thing.start : thing.end + 3]:
        state = scene.knows.demonym(token.lower_) if token.pos_ in {"ADJ", "NOUN"} else None
        if state is not None and (token.head.i == thing.head.i or token.i == thing.head.i + 1):
            return (scene.resolver.register.state(state),), thing
        if token.lower_ in {"son", "sa", "ses", "leur", "leurs"} and token.i < thing.head.i:
            plural = token.lower_ in {"leur", "leurs"}
            found = scene.sides.other_pronoun(token.i, None, plural, accusers)
            if found:
                return found, thing
    return (), thing


def _is_state(entry: int, scene: Scene) -> bool:
    return scene.sides.entry(entry).kind == "state"


def _charge(
    verb: Token, entry: AccusationCue, scene: Scene, phrases: list[Chunk], used: Chunk | None
) -> tuple[Span, ...]:
    """Return the words that say what the accused is blamed for, by the slots of the entry."""
    layout, knows = scene.layout, scene.knows
    for n, chunk in enumerate(phrases):
        if chunk.infinitive:
            if chunk.prep in entry.charge:
                return infinitive_charge(chunk, layout, knows)
            phrases = phrases[:n]
            break
    for slot in entry.charge:
        if slot in {"de", "pour"}:
            for chunk in phrases:
                if chunk.prep == slot and chunk is not used and not chunk.infinitive:
                    late = used is not None and not any(
                        c.prep == slot and c.start >= used.end for c in phrases
                    )
                    if (
                        used is None
                        or chunk.start >= used.end
                        or slot == "pour"
                        or (late and chunk.end <= used.start)
                    ):
                        return stretch(
                            chunk.start
                            + (1 if slot == "pour" or chunk.start < np_start(chunk.head) else 0),
                            layout,
                            knows,
                        )
            bare = _bare_after(verb, slot, used, layout) if slot == "pour" else None
            if bare is not None:
                return stretch(bare, layout, knows)
            marked = _marked_after(verb, slot, layout)
            if marked:
                return marked
        elif slot == "obj":
            for chunk in phrases:
                if (
                    chunk.prep in {"", "contre"}
                    and not chunk.infinitive
                    and (chunk is not used or "possessor" in entry.accused)
                ):
                    return stretch(np_start(chunk.head), layout, knows)
        elif slot == "que":
            clause = que_charge(verb, layout, knows)
            if clause:
                return clause
    return _marked_after(verb, "", layout)


def _bare_after(verb: Token, prep: str, used: Chunk | None, layout: Layout) -> int | None:
    """Return where the words after a preposition start, whatever they are (*pour faux*)."""
    start = used.end if used is not None else verb.i + 1
    for i in range(start, min(layout.sentence_end(verb.i), start + 12)):
        if layout.doc[i].lower_ == prep and i + 1 < len(layout.doc):
            return i + 1
        if layout.doc[i].text in {",", ";", ":"} or layout.doc[i].lower_ in {"qui", "que"}:
            return None
    return None


def _marked_after(verb: Token, prep: str, layout: Layout) -> tuple[Span, ...]:
    """Return the words between marks after the verb, with the preposition right before them."""
    end = layout.sentence_end(verb.i)
    for k, mark in enumerate(layout.marks):
        start, _ = layout.outer(k)
        if verb.i < start < end and layout.mark_of[verb.i] != k:
            if not prep or layout.doc[start - 1].lower_ in {"de", "d'", "pour"}:
                return (mark.inner,)
    return ()


# ---------------------------------------------------------------- nouns


def _noun(noun: Token, entry: AccusationCue, scene: Scene) -> Iterator[Blame]:
    """Yield *les accusations de X contre Y*, *une plainte de X contre Y pour Z*."""
    layout = scene.layout
    accused: tuple[int, ...] = ()
    accusers: tuple[int, ...] = ()
    charge: tuple[Span, ...] = ()
    for chunk in _noun_phrases(noun, entry, scene):
        if chunk.infinitive:
            if chunk.prep == "de" and not charge:
                charge = infinitive_charge(chunk, layout, scene.knows)
            continue
        ids = scene.sides.parties(chunk.head)
        if chunk.prep in {"contre", "sur"} and chunk.prep in entry.accused and not accused:
            accused = ids or scene.sides.parties(chunk.head, loose=chunk.prep == "contre")
        elif chunk.prep == "de" and not (accused or accusers or charge):
            if not ids or wrong_weight(chunk.head.i, chunk.end, layout, scene.knows):
                charge = stretch(chunk.head.i, layout, scene.knows)
            elif {"de", "possessor"} & set(entry.accused):
                accused = ids
            else:
                accusers = ids
        elif (
            chunk.prep == "à" and "iobj" in entry.accused and not accused and _sent_to(noun, chunk)
        ):
            accused = scene.sides.parties(chunk.head, loose=True)
        elif chunk.prep == "par" and not accusers:
            accusers = ids
        elif chunk.prep == "pour" and accused and not charge:
            charge = stretch(chunk.start + 1, layout, scene.knows)
    accusers = accusers or _support_subject(noun, scene)
    if not accused or (not accusers and not charge) or scene.sides.same(accusers, accused):
        return
    status: Status = "hedged" if entry.hedged else "asserted"
    yield Blame(
        accusers, accused, charge, layout.chars(noun.i, _after(noun, entry)), status, "nominal",
        0.65, noun.i, "nominal",
    )  # fmt: skip


def _sent_to(noun: Token, chunk: Chunk) -> bool:
    """Tell whether blame is put to somebody: *les reproches adressés à X*."""
    between = noun.doc[noun.i + 1 : chunk.start]
    return any(t.lemma_.casefold() in {"adresser", "faire", "formuler"} for t in between)


def _noun_phrases(noun: Token, entry: AccusationCue, scene: Scene) -> list[Chunk]:
    """Return the phrases after a noun of blame, past the verb that carries it (*pèsent sur X*)."""
    layout = scene.layout
    end = layout.sentence_end(noun.i)
    start = _after(noun, entry)
    found = chunks(start, end, layout, scene.resolver)
    last = found[-1].end if found else start
    for i in range(last, min(last + _NEAR, end)):
        token = layout.doc[i]
        if token.pos_ == "VERB" and scene.knows.lemma(token) in _CARRYING:
            found += chunks(i + 1, end, layout, scene.resolver)
            break
    return [c for c in found if c.start - noun.i <= _NOUN_REACH]


def _support_subject(noun: Token, scene: Scene) -> tuple[int, ...]:
    """Return who *porte* or *lance* the accusations that are the verb's object."""
    verb = noun.head
    if base(noun) in {"obj", "obl"} and verb.pos_ in VERBAL and verb.lemma_.casefold() in _SUPPORT:
        return _accuser(verb, scene).entries
    return ()


# ---------------------------------------------------------------- what is said of it


def _blames(
    verb: Token,
    entry: AccusationCue,
    scene: Scene,
    charge: tuple[Span, ...],
    accused: tuple[int, ...],
) -> bool:
    """Tell whether the verb blames here, which many do only when a wrong is named."""
    if _plain(entry):
        return True
    if entry.accusation_class == "denounce" and entry.lemma in _DENOUNCING:
        # With nobody named, the words must at least name a wrong or stand in marks.
        marked = any(m.inner.overlaps(s) for m in scene.layout.marks for s in charge)
        return bool(charge) and (bool(accused) or marked or any(_weight(s, scene) for s in charge))
    if not charge:
        return False
    if (
        entry.accusation_class == "judicial"
        and not entry.rest
        and entry.lemma not in {"comparaître"}
    ):
        return any(_weight(s, scene) for s in charge) or bool(children(verb, "aux:pass"))
    return any(_weight(s, scene) for s in charge)


def _plain(entry: AccusationCue) -> bool:
    return entry.lemma in PLAIN or entry.rest in PLAIN_PHRASES


def _weight(span: Span, scene: Scene) -> int:
    doc = scene.layout.doc
    tokens = [t.i for t in doc if span.start <= t.idx < span.end]
    return wrong_weight(tokens[0], tokens[-1] + 1, scene.layout, scene.knows) if tokens else 0


def _status(verb: Token, entry: AccusationCue, scene: Scene, charge: tuple[Span, ...]) -> Status:
    if entry.hedged or entry.accusation_class == "suspect":
        return "hedged"
    helpers = [verb, *children(verb, "aux")]
    if any("Cnd" in t.morph.get("Mood") for t in helpers):
        return "hedged"
    return "hedged" if any(conditional(s, scene.layout) for s in charge) else "asserted"


def conditional(span: Span, layout: Layout) -> bool:
    """Tell whether the passage tells hearsay: *auraient « harcelé »*, *maquillerait*."""
    for token in layout.doc:
        if span.start <= token.idx < span.end and "Cnd" in token.morph.get("Mood"):
            return True
    return False


def _cue(verb: Token, entry: AccusationCue, scene: Scene) -> Span | None:
    return scene.layout.chars(verb_group_start(verb), max(_after(verb, entry), verb.i + 1))


def _after(token: Token, entry: AccusationCue) -> int:
    """Return the token after a cue, the words that the lexicon asks for included."""
    rest = " ".join([*entry.lemma.split()[1:], *entry.rest.split()])
    end = _rest_end(token, rest) if rest else None
    return end if end is not None else token.i + 1


def _suffers(verb: Token) -> bool:
    """Tell whether *accuser* takes a thing: *accuse une baisse*, *accuse réception*, *le coup*."""
    near = verb.doc[verb.i + 1 : verb.i + 4]
    return any(t.lemma_.casefold() in _SUFFERED for t in near)


def _hypothetical(verb: Token) -> bool:
    start = verb_group_start(verb)
    before = [t.lower_ for t in verb.doc[max(start - 4, 0) : start]]
    return "si" in before[-3:] or ("s'" in before[-1:] and not is_reflexive(verb))


def _litotes(verb: Token, entry: AccusationCue) -> bool:
    words = {t.lower_ for t in verb.doc[max(verb.i - 4, 0) : verb.i + 2]}
    return bool(words & {"cesse", "manqué", "hésite", "hésité", "que", "qu'"}) and bool(entry.lemma)
