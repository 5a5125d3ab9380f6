"""Find who is blamed: object, *à X*, *contre X*, the owner of what is denounced, *vous*."""

from __future__ import annotations

from dataclasses import replace

from briefing.extraction.accusations.accused_elsewhere import clause_subject, fronted, topic
from briefing.extraction.accusations.accuser import is_proceeding
from briefing.extraction.accusations.addressed import addressee, interviewee
from briefing.extraction.accusations.also_blamed import doer_of_thing
from briefing.extraction.accusations.apposed_names import apposed_name
from briefing.extraction.accusations.blame_cues import cue_end, is_plain, names_cause
from briefing.extraction.accusations.blame_owner import named_at, possessor
from briefing.extraction.accusations.charges import Chunk, wrong_at, wrong_weight
from briefing.extraction.accusations.others import RANKS, numbered, other_pronoun, peer, ranked
from briefing.extraction.accusations.relatives import relative_object
from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.led import leads
from briefing.extraction.grammar.main_clauses import behind_clause
from briefing.extraction.grammar.syntax import base, children, np_start, subject
from briefing.extraction.quotes.clauses import QUE
from briefing.extraction.quotes.complementizers import complementizer
from briefing.extraction.quotes.found import Found
from briefing.language.lexicon import AccusationCue
from briefing.language.plain_doc import Token
from briefing.model import Gender

_OBJECT_PRONOUNS: dict[str, tuple[Gender | None, bool]] = {
    "le": ("m", False), "la": ("f", False), "l'": (None, False), "les": (None, True), "lui": (None, False),
    "leur": (None, True),
}  # fmt: skip
_STRESSED: dict[str, tuple[Gender | None, bool]] = {
    "lui": ("m", False), "elle": ("f", False), "eux": (None, True), "elles": ("f", True),
}  # fmt: skip


_COMPLAINT = 6
"""Tokens after a verb within which *plainte contre X* stands."""
_SURE = {"accuser", "raccuser", "reprocher", "blâmer", "inculper"}
"""Verbs whose object is blamed whatever its noun is (*accuse l'usine*)."""


def accused_of(
    verb: Token, entry: AccusationCue, scene: Scene, phrases: list[Chunk], accusers: tuple[int, ...]
) -> tuple[tuple[int, ...], Chunk | None]:
    """Return whom the verb blames and the phrase that says so."""
    if "contre" in entry.accused and (nobody := against_nobody(verb, scene)) is not None:
        return nobody
    if "contre" in entry.accused and (them := against_them(verb, scene, accusers)):
        return them, None
    speech = scene.speech_at(verb.i)
    antecedent = relative_object(verb, entry, scene)
    if "obj" in entry.accused and _object_before(verb):
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
            found, chunk = possessor(verb, scene, phrases, accusers)
            if found:
                return found, chunk
        elif wanted is not None:
            if wanted == "de" and entry.rest.startswith("sur le "):
                # « met la chute du cabinet sur le compte de Paul Roux »
                phrases = [c for c in phrases if c.start >= cue_end(verb, entry)]
            loose = is_plain(entry) and not owned and not entry.rest.startswith("sur le ")
            sure = entry.lemma in _SURE
            people = names_cause(entry) or wanted == "sur"  # « la faute sur le manque d'effectifs »
            found, chunk = in_slot(
                wanted, scene, phrases, verb, loose=loose or people, sure=sure, people=people
            )
            if (
                chunk is not None
                and slot == "obj"
                and entry.hedged
                and wrong_at(chunk.head, scene.knows)
            ):
                return (), None  # « soupçonne un règlement de comptes »
            if chunk is not None and slot == "obj" and _quoted_thing(chunk, entry, scene):
                return (), None  # « dénonce une « justice aux ordres » »
            if chunk is not None:
                found = peer(scene.sides, chunk.head, accusers) or found
            if found:
                return found, chunk
    if "iobj" in entry.accused and (ahead := fronted(verb, scene)):
        return ahead, None
    if "que" in entry.charge:
        que = complementizer(verb, scene.layout, QUE)
        main = clause_subject(que.i, scene) if que is not None else None
        if main is not None:
            return scene.sides.parties(main), None
    if "obj" in entry.accused and not is_plain(entry):
        found, thing = possessor(verb, scene, phrases, accusers)
        return found or topic(verb, scene, accusers), thing
    if is_plain(entry) and owned:
        thing = next((c for c in phrases if c.prep == "" and not c.infinitive), None)
        if thing is not None and scene.sides.animate(thing.head):
            return scene.sides.parties(thing.head, loose=True), thing
    return _in_house(phrases, scene) if owned else ((), None)


def _in_house(phrases: list[Chunk], scene: Scene) -> tuple[tuple[int, ...], Chunk | None]:
    """Return in whose house something is denounced: *dénonce des licenciements chez Solvax*, no theft there."""
    for n, chunk in enumerate(phrases):
        if chunk.infinitive or chunk.prep not in {"", "de", "chez"}:
            break
        if chunk.head.lemma_.casefold() in _SUFFERED:
            break
        found = scene.sides.parties(chunk.head) if chunk.prep == "chez" and n else ()
        if found and all(scene.sides.entry(e).kind == "organisation" for e in found):
            return found, phrases[0]
    return (), None


_SUFFERED = {
    "vol",
    "cambriolage",
    "braquage",
    "incendie",
    "intrusion",
    "attaque",
    "piratage",
    "fuite",
    "vandalisme",
}
"""What befalls a body rather than what it does."""


def _quoted_thing(chunk: Chunk, entry: AccusationCue, scene: Scene) -> bool:
    """Tell whether what is denounced stands in marks, and names nobody."""
    if entry.accusation_class != "denounce" or scene.layout.mark_of[chunk.head.i] < 0:
        return False
    known = scene.resolver.register.at(chunk.head.i)
    return known is None or not known.named


def against_nobody(
    word: Token, scene: Scene, *, reach: int = _COMPLAINT
) -> tuple[tuple[int, ...], Chunk] | None:
    """Return the one unknown of *porte plainte contre X*, *une enquête a été ouverte contre X*."""
    doc = word.doc
    for i in range(word.i + 1, min(word.i + reach, len(doc) - 1)):
        if doc[i].lower_ == "contre" and doc[i + 1].text in {"X", "X."}:
            x = doc[i + 1]
            return (scene.sides.unknown(x),), Chunk("contre", x, i, i + 2, False)
        if doc[i].is_punct:
            return None
    return None


def against_them(
    word: Token, scene: Scene, accusers: tuple[int, ...], *, reach: int = _COMPLAINT
) -> tuple[int, ...]:
    """Resolve the pronoun of *porte plainte contre elle*, *les accusations portées contre lui*."""
    doc = word.doc
    for i in range(word.i + 1, min(word.i + reach, len(doc) - 1)):
        told = _STRESSED.get(doc[i + 1].lower_)
        if told is not None and doc[i].lower_ in {"contre", "envers"}:
            return other_pronoun(scene.sides, i + 1, *told, accusers, _just_blamed(word, scene))
        if doc[i].is_punct:
            return ()
    return ()


def _object_before(verb: Token) -> bool:
    """Tell whether an object pronoun stands right before the verb or its auxiliary, however it is tagged."""
    i = verb.i - 1
    while i > 0 and verb.doc[i].pos_ == "AUX":
        i -= 1
    return verb.doc[i].lower_ in {"l'", "le", "la", "les"}


def _has_clitic(verb: Token, forms: set[str]) -> bool:
    """Tell whether one of the pronouns stands right before the verb or its auxiliary."""
    near = verb.doc[max(verb.i - 3, 0) : verb.i]
    return any(
        t.lower_ in forms
        and t.pos_ in {"PRON", "ADV"}
        and t.nbor(-1).lower_ != "à"
        and not _emphatic(t)
        for t in near
        if t.i
    )


def _emphatic(pronoun: Token) -> bool:
    """Tell whether *lui* stands behind the auxiliary, as no object does: *le syndic a lui renvoyé la faute*."""
    before = pronoun.nbor(-1) if pronoun.i else pronoun
    last = pronoun.i + 1 >= len(pronoun.doc)
    set_off = before.text == "," and not last and pronoun.nbor(1).text == ","
    return pronoun.lower_ == "lui" and (before.pos_ == "AUX" or set_off)


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
        if prep == "contre" and _of_another(chunk, scene):
            continue
        if prep == "sur" and n and phrases[n - 1].prep == "pour":
            continue  # « ouvre une enquête pour violences sur mineurs »
        if chunk.head.lower_ in RANKS:
            return ranked(scene.sides, chunk.head), chunk
        found = numbered(scene.sides, chunk.head) or scene.sides.parties(chunk.head)
        if chunk.head.lower_ == "insu":
            continue  # « à leur insu »
        found = apposed_name(chunk, scene) or _without_apposition(found, chunk, scene)
        found = found or named_at(chunk.head, scene)
        anything = sure or (prep != "" and not people)
        if not found and loose and (anything or scene.sides.animate(chunk.head)):
            found = scene.sides.parties(chunk.head, loose=True)
        if not found and prep == "à" and n + 1 < len(phrases) and phrases[n + 1].prep == "de":
            found = scene.sides.parties(phrases[n + 1].head)  # « aux bombardements de l'armée »
        if not found and ((prep == "à" and people) or (prep == "de" and not loose)):
            found = doer_of_thing(chunk, phrases[n + 1 :], scene)
        if found:
            found, last = _and_others(found, n, phrases, scene)
            return found, replace(chunk, end=max(chunk.end, last))
        if prep == "":
            return (), None
    return (), None


def _of_another(chunk: Chunk, scene: Scene) -> bool:
    """Tell whether *visant* goes with a thing: *porte plainte après des insultes visant un joueur*."""
    doc = scene.layout.doc
    if doc[chunk.start].lower_ != "visant" or not chunk.start:
        return False
    noun = next(
        (
            t
            for t in reversed(doc[max(chunk.start - 6, 0) : chunk.start])
            if t.pos_ in {"NOUN", "PROPN"}
        ),
        None,
    )
    return (
        noun is not None
        and not is_proceeding(noun)
        and wrong_weight(np_start(noun), chunk.start, scene.layout, scene.knows) > 0
    )


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


def _and_others(
    found: tuple[int, ...], n: int, phrases: list[Chunk], scene: Scene
) -> tuple[tuple[int, ...], int]:
    """Add the parties that *et* joins to the one found, where the parse has not; tell where they end."""
    doc, last, others, joined = scene.layout.doc, phrases[n], list[int](), False
    end = last.end
    for chunk in phrases[n + 1 :]:
        joint = [t.lower_ for t in doc[last.end : chunk.head.i] if t.pos_ != "ADJ"]
        if chunk.prep == "de" and not chunk.infinitive and chunk.start == last.end:
            last = replace(chunk, prep=last.prep)
            continue
        if not (chunk.prep or chunk.infinitive) and chunk.start == last.end:
            mention = scene.resolver.register.mention_at(chunk.head.i)
            if mention is not None and mention.entry in found:
                last = replace(chunk, prep=last.prep)  # « au préfet | Luc Petit, mais aussi à X »
                continue
        if (
            chunk.infinitive
            or (joined and "," in joint[:1])
            or not {"et", ","} & set(joint[:1])
            or chunk.prep not in {"", last.prep}
        ):
            break
        together = "et" in joint[:1] or "ainsi" in joint[:2] or joint[1:2] == ["mais"]
        joined = joined or together
        people = together and scene.sides.animate(chunk.head)
        ids = scene.sides.parties(chunk.head, loose=people)
        whole = " ".join(scene.sides.entry(e).name for e in found)
        people = people and doc[chunk.head.i].text not in whole
        others += [e for e in ids if scene.sides.entry(e).named or people]
        end = chunk.end if ids and together else end
        last = chunk
    if joined:
        return tuple(dict.fromkeys((*found, *others))), end
    if len(others) == 1 and not any(scene.sides.entry(e).named for e in found):
        if not _are_anothers(found, others[0], scene):
            return tuple(others), end  # « son employeur, la société Chimex »: named in apposition
    return found, end


def _are_anothers(found: tuple[int, ...], name: int, scene: Scene) -> bool:
    """Tell whether one person's name cannot mean many, nor a body: *les partisans du maire, Paul Roux*."""
    person = scene.sides.entry(name)
    several = person.kind == "person" and not person.plural
    return several and all(
        e.plural or e.kind == "organisation" for e in map(scene.sides.entry, found)
    )


def _acts_ahead(verb: Token, scene: Scene) -> tuple[int, ...]:
    """Return who acts behind a lead: *Interpellé par Lise Roux, qui l'accusait de …, le maire s'est agacé*."""
    doc, layout = verb.doc, scene.layout
    start = layout.sentence_start(verb.i)
    if not leads(doc[start].lower_) or all(t.lower_ != "qui" for t in doc[start : verb.i]):
        return ()
    noun = behind_clause(verb.i, layout.sentence_end(verb.i), layout, {"NOUN", "PROPN"})
    return scene.sides.parties(noun) if noun is not None else ()


def _just_blamed(verb: Token, scene: Scene) -> tuple[int, ...]:
    """Return whom the sentence before, or the clause before, blamed by a verb."""
    last, layout = scene.last, scene.layout
    if last is None or layout.mark_of[verb.i] >= 0:
        return ()
    start = layout.sentence_start(verb.i)
    return last.accused if last.at >= layout.sentence_start(max(start - 1, 0)) else ()


def _joined_to_blame(verb: Token, scene: Scene, plural: bool, accusers: tuple[int, ...]) -> bool:
    """Tell whether *et* joins the verb to one that just blamed somebody whom the pronoun fits."""
    last = scene.last
    if last is None or not last.accused or base(verb) != "conj" or children(verb, "nsubj"):
        return False
    if verb.head.i > last.at or last.at >= verb.i or scene.sides.same(last.accused, accusers):
        return False
    return plural == (len(last.accused) > 1 or scene.sides.entry(last.accused[0]).plural)


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
        if base(token) in {"nsubj"} or (i and doc[i - 1].lower_ == "à") or _emphatic(token):
            break  # « a quant à lui imputé »
        if (low in {"le", "la", "l'", "les"} and slot == "obj") or (
            low in {"lui", "leur"} and slot == "iobj"
        ):
            gender, plural = _OBJECT_PRONOUNS[low]
            if low == "l'" and slot == "obj" and verb.lower_.endswith("ée"):
                gender = "f"  # « l'a longtemps accusée »
            ahead = _acts_ahead(verb, scene)
            blamed = _just_blamed(verb, scene)
            if blamed and _joined_to_blame(verb, scene, plural, accusers):
                return blamed  # « épinglent la gestion de la commune et lui reprochent de … »
            if plural and len(blamed) > 1 and not scene.sides.same(blamed, accusers):
                return blamed
            return ahead or other_pronoun(scene.sides, i, gender, plural, accusers, blamed)
        if low in {"nous", "me", "m'"} and speech is not None:
            return speech.speaker.entries
        if low == "vous":
            return addressee(i, scene, speech) if speech is not None else interviewee(scene)
    return ()
