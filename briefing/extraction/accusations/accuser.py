"""Find who blames: the subject, a list of them, whoever they join or go on from."""

from __future__ import annotations

from briefing.extraction.accusations.accusing_subjects import (
    author_of,
    before_apposition,
    borrowed_name,
    carried_on,
    colon_between,
    main_subject,
    nearest,
    publisher_of,
    repeated,
    tells_of_himself,
    who_spoke,
    within_relative,
)
from briefing.extraction.accusations.blame_cues import (
    BLAME_NOUNS,
    is_participle,
)
from briefing.extraction.accusations.charges import (
    Chunk,
    chunks,
)
from briefing.extraction.accusations.others import other_pronoun
from briefing.extraction.accusations.scene import FIRST, Scene
from briefing.extraction.grammar.knowledge import is_reflexive
from briefing.extraction.grammar.syntax import (
    VERBAL,
    base,
    children,
    gender_of,
    is_plural,
    subject,
    verb_group_start,
)
from briefing.extraction.quotes.reported import speaker_of
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.language.plain_doc import Token
from briefing.model import Gender

_VOICES = {
    "rapport", "étude", "enquête", "document", "plainte", "communiqué", "arrêt", "jugement", "texte", "tribune",
    "pétition", "documentaire", "article", "presse", "quotidien", "audit", "expertise", "livre", "ouvrage", "note",
    "synthèse", "ordonnance", "lettre", "pamphlet", "film", "reportage", "éditorial", "hebdomadaire", "magazine",
    "journal", "avis", "bilan", "accusation", "prévention",
    "émission", "podcast", "chaîne", "média", "radio", "site", "blog", "compte", "internaute", "vidéo", "courriel",
    "message", "missive", "requête", "signalement", "mémo", "constat", "diagnostic", "autopsie", "entourage",
    "voisinage", "répression", "ordre", "projet", "motion", "résolution", "verdict", "acte", "mémoire", "manifeste",
}  # fmt: skip
_MANY = {
    "dizaine", "douzaine", "quinzaine", "vingtaine", "trentaine", "quarantaine", "cinquantaine", "soixantaine",
    "centaine", "millier", "moitié", "majorité", "tiers", "quart", "plupart", "poignée", "partie", "ensemble",
    "totalité", "quinzaines", "dizaines", "centaines", "milliers", "nombre",
}  # fmt: skip
"""Nouns of so many people: *une dizaine de plaignantes accusent*."""
_PLANNING = {
    "aller", "vouloir", "menacer", "envisager", "compter", "décider", "entendre", "souhaiter", "promettre", "prévoir",
    "choisir", "venir", "finir", "continuer",
}  # fmt: skip
"""Verbs whose subject does what their infinitive says: *va porter plainte*."""
_COMPLAINTS = {"plainte", "signalement", "recours", "mandat"}
PROCEEDINGS = set(
    "plainte enquête procédure information accusation mandat rapport critique".split()
)
_KIN = {"famille", "victime", "parent", "proche", "couple", "commune", "ville"}
_WIRES = {
    "AFP",
    "Reuters",
    "ATS",
    "Belga",
    "Keystone-ATS",
    "La Presse canadienne",
    "Associated Press",
}
"""Agencies tell of blame and never do blame."""
_RANKS = {"rang", "camp", "entourage", "cénacle", "couloir"}
"""Where people of one mind speak: *dans les rangs socialistes, on lui reproche*."""
_EMPHATIC = {"elle", "lui", "eux", "elles"}
NEAR = 6
"""Tokens between a subject and its verb that complements may fill."""


def accuser_of(verb: Token, scene: Scene) -> Resolved:
    """Return who blames: the subject, or inside a quotation whoever *je* and *nous* are."""
    speech = scene.speech_at(verb.i)
    if speech is not None and tells_of_himself(verb, speech, scene):
        return speech.speaker
    if issuer := publisher_of(verb, scene):
        return issuer
    first = subject(verb)
    own = nearest(verb, first)
    own = within_relative(own, verb, scene) or own
    if own is not None and own is not first:
        return scene.resolver.all_of(own)
    if own is not None and own.i and own.doc[own.i - 1].lower_ == "à":
        # « X a, quant à elle, accusé »: the emphatic pronoun is no subject.
        other = next((c for c in children(own.head, "nsubj") if c.i != own.i), None)
        return scene.resolver.all_of(other) if other is not None else _before(verb, scene)
    if own is not None and own.lower_ in _EMPHATIC and _set_off(own):
        return _before(verb, scene)  # « La municipalité, elle, met en cause »
    if own is not None and own.text == "Me" and own.i + 1 < verb.i:
        own = own.nbor(1)  # « Me Rachid Haddou a porté plainte »
        return scene.resolver.all_of(own)
    if own is not None and own.lower_ == "qui" and (whose := _whose_blame(verb)) is not None:
        blamed_by = scene.resolver.all_of(whose)
        if blamed_by and all(can_accuse(e, scene) for e in blamed_by.entries):
            return blamed_by
    if own is not None and own.lower_ in FIRST:
        return speech.speaker if speech is not None else NOBODY
    if own is None and (gone := _gone_on(verb, scene)):
        return gone
    if (verb.pos_ not in VERBAL and not is_participle(verb)) or (
        own is None and "Fin" in verb.morph.get("VerbForm", []) and _before(verb, scene)
    ):
        found = _before(verb, scene)
    elif scene.layout.mark_of[verb.i] < 0:
        found = speaker_of(verb, scene.layout, scene.resolver, scene.knows)
    elif own is None or own.lower_ in {"on", "vous", "tu", "ce", "c'", "cela", "ça"}:
        return NOBODY
    else:
        found = scene.resolver.all_of(own)
    if own is not None and borrowed_name(own, verb, found, scene):
        found = Resolved((scene.sides.described(own),), "description", own.i)
    if found and own is not None and colon_between(own, verb, found):
        # « Pérou : des villageois accusent »: what stands before the colon is the topic.
        found = _before(verb, scene) or found
    several = next(iter(children(verb, "nsubj")), None)
    if several is not None and (some := _some_of_them(several, scene)) is not None:
        return Resolved((some,), "description", several.i)
    found = before_apposition(own, verb, scene) or found
    found = (
        repeated(own, scene) or who_spoke(own, verb, scene) or author_of(own, found, scene) or found
    )
    found = found or _planned_by(verb, scene) or _before(verb, scene) or _plural_before(own, scene)
    if own is not None and own.lower_ == "on" and own.i < verb.i and _told_after(found, own, scene):
        return _from_where(own, scene)  # « On lui reproche d'avoir puisé dans la caisse du club »
    found = main_subject(own, verb, found, scene) or found
    entries = dict.fromkeys(
        (
            *found.entries,
            *_among_them(own, verb, scene),
            *_listed(verb, found, scene),
            *_joined_to(verb, scene),
        )
    )
    # Whatever « accuse la direction de mentir » is somebody: *le regroupement*, *la section locale*.
    sure = own is not None and own.pos_ == "NOUN" and scene.knows.lemma(verb) == "accuser"
    kept = tuple(
        e for e in entries if can_accuse(e, scene) or (sure and not scene.sides.entry(e).place)
    )
    return Resolved(kept, found.how, found.head) if kept else carried_on(verb, scene)


def _from_where(one: Token, scene: Scene) -> Resolved:
    """Return the body that the sentence opens with: *À la CGT, on dénonce*."""
    opening = one.doc[scene.layout.sentence_start(one.i) : one.i]
    if not opening or opening[0].pos_ != "ADP":
        return NOBODY
    noun = next((t for t in opening if t.pos_ in {"NOUN", "PROPN"}), None)
    if noun is not None and noun.lemma_.casefold() in _RANKS:
        return Resolved((scene.sides.described(noun),), "place of speech", one.i)
    found = scene.sides.parties(noun) if noun is not None else ()
    bodies = found and all(scene.sides.entry(e).kind == "organisation" for e in found)
    return Resolved(found, "place of speech", one.i) if bodies else NOBODY


def _set_off(own: Token) -> bool:
    return 0 < own.i < len(own.doc) - 1 and own.nbor(-1).text == own.nbor(1).text == ","


def _told_after(found: Resolved, one: Token, scene: Scene) -> bool:
    """Tell whether the place that *on* was taken to speak from only comes after the verb."""
    doc, register = one.doc, scene.resolver.register
    if any(t.lower_ == "y" for t in doc[max(one.i - 3, 0) : one.i]):
        return False
    start = scene.layout.sentence_start(one.i)
    before = {m.entry for m in register.mentions if start <= m.start < one.i}
    before |= {e for i, e in register.role_at.items() if start <= i < one.i}
    return not before & set(found.entries)


def _some_of_them(own: Token, scene: Scene) -> int | None:
    """Return the party *trois d'entre eux*, *plusieurs d'entre elles*, *d'autres* as it is said."""
    if own.lower_ == "autres" and own.i and own.nbor(-1).lower_ == "d'":
        return scene.sides.called(own.doc.text_of(own.i - 1, own.i + 1), own)
    doc, them = own.doc, [t.lower_ for t in own.doc[own.i + 1 : own.i + 4]]
    if them[:2] != ["d'", "entre"] or them[2:] not in (["eux"], ["elles"]):
        return None
    return scene.sides.called(doc.text_of(own.i, own.i + 4), own)


def _planned_by(verb: Token, scene: Scene) -> Resolved:
    """Return who is about to blame: *la ville va porter plainte*, *a décidé d'assigner*."""
    head = verb.head
    if base(verb) != "xcomp" or "Inf" not in verb.morph.get("VerbForm", []):
        return NOBODY
    if head.lemma_.casefold() not in _PLANNING or scene.layout.mark_of[head.i] >= 0:
        return NOBODY
    own = subject(head)
    return scene.resolver.all_of(own) if own is not None else NOBODY


def _whose_blame(verb: Token) -> Token | None:
    """Return whose the blame is that a relative takes up: *les critiques des riverains, qui l'accusent*."""
    if verb.head.i >= verb.i or verb.head.lemma_.casefold() not in BLAME_NOUNS:
        return None
    return next((c for c in children(verb.head, "nmod") if c.i < verb.i), None)


def another(verb: Token, accusers: Resolved, accused: tuple[int, ...], scene: Scene) -> Resolved:
    """Return whom else a subject pronoun may mean, when its first reading is the accused's side."""
    own = subject(verb)
    form = own.lower_ if own is not None else ""
    if own is None or form not in {"il", "elle", "ils", "elles"}:
        return NOBODY
    gender: Gender = "f" if form.startswith("elle") else "m"
    ids = other_pronoun(scene.sides, own.i, gender, form.endswith("s"), accused)
    return Resolved(ids, "pronoun", own.i) if ids else NOBODY


def _plural_before(own: Token | None, scene: Scene) -> Resolved:
    """Return the people of the sentence before that *ils* takes up, whom the register did not know."""
    if own is None or own.lower_ not in {"ils", "elles"}:
        return NOBODY
    doc = own.doc
    start = scene.layout.sentence_start(own.i)
    floor = scene.layout.sentence_start(max(start - 2, 0)) if start else start
    if both := _with_others(floor, start, scene):
        return Resolved(both, "pronoun", own.i)
    for token in doc[floor:start]:
        subject_of = base(token) == "nsubj" and token.pos_ == "NOUN" and is_plural(token)
        if subject_of and scene.sides.animate(token):
            return Resolved((scene.sides.described(token),), "pronoun", own.i)
    for token in reversed(doc[floor:start]):  # « auprès de l'avocat de trois familles. Elles … »
        counted = (
            token.pos_ == "NOUN" and doc[token.i - 1].pos_ in {"NUM", "DET"} and is_plural(token)
        )
        fits = gender_of(token) in {None, "f" if own.lower_ == "elles" else "m"}
        if counted and fits and (scene.sides.animate(token) or token.lemma_.casefold() in _KIN):
            return Resolved((scene.sides.described(token),), "pronoun", own.i)
    return NOBODY


def _with_others(start: int, end: int, scene: Scene) -> tuple[int, ...]:
    """Return who acts in a sentence and with whom: *Avec 61 autres ménages, elle a déposé une requête*."""
    doc = scene.layout.doc
    first = next((t for t in doc[start:end] if not t.is_space), None)
    if first is None or first.lower_ != "avec":
        return ()
    noun = next((t for t in doc[first.i + 1 : first.i + 5] if t.pos_ == "NOUN"), None)
    verb = next((t for t in doc[first.i : end] if t.pos_ in VERBAL), None)
    own = subject(verb) if verb is not None else None
    if own is None and verb is not None:
        own = subject(verb.head)
    if noun is None or own is None or not is_plural(noun) or own.i < noun.i:
        return ()
    return (*scene.resolver.all_of(own).entries, *scene.sides.parties(noun, loose=True))


def _before(verb: Token, scene: Scene) -> Resolved:
    """Return the phrase right before the verb, where the parse has lost the subject."""
    start = verb_group_start(verb)
    phrases = [
        c
        for c in chunks(scene.layout.sentence_start(verb.i), start, scene.layout, scene.resolver)
        if not c.infinitive
    ]
    if not phrases or start - phrases[-1].end > NEAR:
        return NOBODY
    gap = scene.layout.doc[phrases[-1].end : start]
    if any((t.is_punct and t.text != ",") or t.pos_ == "VERB" for t in gap):
        return NOBODY
    if scene.layout.doc[start - 1].text == ",":
        phrases = _past_apposition(phrases, scene)
    while phrases and phrases[-1].prep == "de":
        phrases.pop()
    if not phrases or phrases[-1].prep:
        return NOBODY
    return scene.resolver.all_of(phrases[-1].head)


def _past_apposition(phrases: list[Chunk], scene: Scene) -> list[Chunk]:
    """Drop what only describes the subject: *La Ligue, partie civile, pointe du doigt*."""
    doc = scene.layout.doc
    for n in range(len(phrases) - 1, 0, -1):
        before = doc[phrases[n].start - 1]
        if before.text == ",":
            joined = any(t.lower_ == "et" for t in doc[phrases[0].start : phrases[-1].end])
            named = scene.resolver.register.mention_at(phrases[n].head.i)
            return phrases if joined or named is not None else phrases[:n]
    return phrases


def _gone_on(verb: Token, scene: Scene) -> Resolved:
    """Return who blames by *…, et reproche à X de*, whose subject only the verb before it shows."""
    doc, start = verb.doc, verb_group_start(verb)
    while start and doc[start - 1].lower_ in {"le", "la", "l'", "les", "lui", "leur", "en", "y"}:
        start -= 1
    if not start or doc[start - 1].lower_ != "et":
        return NOBODY
    first = scene.layout.sentence_start(verb.i)
    for token in reversed(list(doc[first : start - 1])):
        if token.lower_ in {"qui", "que", "qu'", "dont"} or scene.layout.mark_of[token.i] >= 0:
            return NOBODY
        entry = scene.cues.get(token.i)
        if entry is not None and entry.pos == "verb" and "subj" not in entry.accused:
            return accuser_of(token, scene)
    return NOBODY


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


def _among_them(own: Token | None, verb: Token, scene: Scene) -> tuple[int, ...]:
    """Return whom an aside counts among the accusers: *dix artistes, dont Anne Roux et Luc Petit, accusent*."""
    if own is None or own.i > verb.i or own.pos_ != "NOUN" or not is_plural(own):
        return ()
    doc, register = own.doc, scene.resolver.register
    dont = next((t.i for t in doc[own.i : verb.i] if t.lower_ == "dont"), None)
    if dont is None or doc[dont - 1].text != ",":
        return ()
    inside = doc[dont + 1 : verb.i]
    if any(t.pos_ in VERBAL for t in inside):
        return ()
    found = dict.fromkeys(m.entry for t in inside if (m := register.mention_at(t.i)) is not None)
    people = [e for e in found if scene.sides.entry(e).named]
    return tuple(e for e in people if scene.sides.entry(e).kind == "person")


JOINING = {"joindre", "associer", "rallier"}


def _joined_to(verb: Token, scene: Scene) -> tuple[int, ...]:
    """Return whom the accusers join: *se sont joints à X pour dénoncer*."""
    doc = scene.layout.doc
    for i in range(verb.i - 1, max(verb.i - 14, 0), -1):
        if doc[i].lemma_.casefold() in JOINING and is_reflexive(doc[i]):
            for pronoun in doc[i + 1 : i + 4]:
                if pronoun.lower_ in {"elle", "lui", "eux", "elles"}:
                    return scene.resolver.all_of(pronoun).entries
            for chunk in chunks(i + 1, verb.i, scene.layout, scene.resolver):
                if chunk.prep == "à" and not chunk.infinitive:
                    return scene.resolver.all_of(chunk.head).entries
    return ()


def is_court(found: Resolved, scene: Scene) -> bool:
    """Tell whether a court rules here, which is no accusation."""
    words = {w.casefold() for e in found.entries for w in scene.sides.entry(e).name.split()}
    return bool(words & {"cour", "tribunal", "justice", "juge", "juges", "cassation", "assises"})


def proceeds(found: Resolved, scene: Scene) -> bool:
    """Tell whether the subject is the proceeding itself: *une enquête*, *une plainte*."""
    return bool(found) and all(scene.sides.entry(e).head in PROCEEDINGS for e in found.entries)


def is_complaint(noun: Token) -> bool:
    """Tell whether a noun is what somebody lodges against another."""
    return noun.lemma_.casefold() in _COMPLAINTS


def is_proceeding(noun: Token) -> bool:
    """Tell whether a noun is a complaint, an inquiry or the like."""
    return noun.lemma_.casefold() in PROCEEDINGS


def can_accuse(entry: int, scene: Scene) -> bool:
    """Tell whether a party may blame: somebody named, a body, a paper that holds things against others."""
    e = scene.sides.entry(entry)
    if e.name in _WIRES:
        return False
    known = e.named or scene.sides.is_party(entry) or e.head in _VOICES | _MANY
    return known or (e.plural and not e.place)
