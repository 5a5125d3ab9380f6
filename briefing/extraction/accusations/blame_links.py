"""Find who blames by what stands beside the words: whoever goes for the accused, the plaintiff of an inquiry."""

from __future__ import annotations

from dataclasses import replace

from briefing.extraction.accusations.accuser import accuser_of, is_court
from briefing.extraction.accusations.agents import prosecutes
from briefing.extraction.accusations.blame_cues import EVENTS
from briefing.extraction.accusations.charges import Chunk, chunks
from briefing.extraction.accusations.others import other_pronoun
from briefing.extraction.accusations.relatives import relative_object
from briefing.extraction.accusations.scene import Blame, Scene
from briefing.extraction.grammar.syntax import OF, VERBAL, base, gender_of, np_start, subject
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.language.lexicon import AccusationCue
from briefing.language.plain_doc import Token
from briefing.model import Gender

_BLAMING = {"accuse", "suspect", "blame"}
_STRIKING = {"accuse", "blame", "criticise", "denounce", "judicial"}
_HITTING = {"cibler", "interpeller", "apostropher", "viser", "railler", "moquer", "rabrouer"}
_AGAINST = {
    "renvoyer", "démettre", "limoger", "exclure", "licencier", "suspendre", "révoquer", "requérir", "infliger",
    "sanctionner", "imposer", "expulser", "bannir", "convoquer", "geler",
}  # fmt: skip
"""Verbs whose subject does something to those whom it holds to be guilty."""
_IN_BUSINESS = {
    "client", "cliente", "fournisseur", "fournisseuse", "prestataire", "partenaire", "diffuseur", "bailleur",
    "locataire", "employeur", "concurrent", "concurrente", "sous-traitant", "actionnaire", "distributeur",
}  # fmt: skip
"""What the other of two who deal with each other is called."""
_DEATHS = {
    "mort", "meurtre", "assassinat", "décès", "viol", "agression", "enlèvement", "disparition", "féminicide",
    "lynchage", "empoisonnement", "passage à tabac", "séquestration", "suicide",
}  # fmt: skip
"""What befalls a victim, who is hardly prosecuted for it."""
_PLAINTS = {"plainte", "signalement", "dénonciation"}
_AIMS = (" contre ", " pour ")
_PRONOUNS: dict[str, tuple[Gender, bool]] = {
    "il": ("m", False), "elle": ("f", False), "ils": ("m", True), "elles": ("f", True),
}  # fmt: skip
_BACK = 2
"""Sentences over which *il* goes on with whoever blamed."""
_FOLLOWING = {"suite", "après", "sur"}


def critic_of(participle: Token, entry: AccusationCue, scene: Scene) -> Resolved:
    """Return who goes for whom the participle blames: *tacle la direction, accusée de mentir*."""
    if entry.rest == "positif":
        return _banned_by(participle, scene)
    if participle.i == 0 or participle.nbor(-1).text != ",":
        return NOBODY
    if entry.accusation_class not in _BLAMING:
        return NOBODY
    noun, befalls = participle.head, False
    while base(noun) in {"conj", "appos", "nmod", "flat"} and noun.head.i < noun.i:
        noun = noun.head
        befalls = befalls or noun.lemma_.casefold() in EVENTS
    verb = noun.head
    if base(noun) not in {"obj", "obl", "iobj"} or verb.pos_ not in VERBAL or verb.i > noun.i:
        return NOBODY
    above = scene.cues.get(verb.i)
    strikes = above is not None and above.accusation_class in _STRIKING
    if not (strikes or befalls) and scene.knows.lemma(verb) not in _HITTING | _AGAINST:
        return NOBODY
    if any("pass" in c.dep_ for c in verb.children):
        return NOBODY
    found = accuser_of(verb, scene)
    named = all(scene.sides.is_party(e) for e in found.entries)
    return found if named and not is_court(found, scene) else NOBODY


def _banned_by(tested: Token, scene: Scene) -> Resolved:
    """Return who bans a sportsman: *contrôlé positif, X a été suspendu par la fédération*."""
    end = scene.layout.sentence_end(tested.i)
    below = (t for t in tested.doc[tested.i + 1 : end] if scene.knows.lemma(t) in _AGAINST)
    verb = next((t for t in tested.ancestors if t.pos_ in VERBAL), None) or next(below, None)
    if verb is None or scene.knows.lemma(verb) not in _AGAINST:
        return NOBODY
    if not any("pass" in c.dep_ for c in verb.children):
        return accuser_of(verb, scene)
    end = scene.layout.sentence_end(verb.i)
    after = chunks(verb.i + 1, end, scene.layout, scene.resolver)
    agent = next((c for c in after if c.prep == "par"), None)
    return scene.resolver.all_of(agent.head) if agent is not None else NOBODY


def plaintiff_of(verb: Token, scene: Scene) -> Resolved:
    """Return on whose complaint somebody is prosecuted: *visé par une enquête à la suite d'une plainte de X*."""
    doc = verb.doc
    end = scene.layout.sentence_end(verb.i)
    noun = next((t for t in doc[verb.i + 1 : end] if t.lemma_.casefold() in _PLAINTS), None)
    if noun is None or (noun.head.i == verb.i and base(noun) == "nsubj"):
        return NOBODY
    lead = {t.lower_ for t in doc[max(noun.i - 5, verb.i) : noun.i]}
    if not lead & _FOLLOWING:
        return NOBODY
    return _owner(noun, end, scene)


def _owner(plaint: Token, end: int, scene: Scene) -> Resolved:
    """Return whose a complaint is: *une plainte de X*, *déposée par X*."""
    for chunk in chunks(plaint.i + 1, end, scene.layout, scene.resolver):
        if chunk.infinitive or chunk.prep not in {"de", "par"}:
            continue
        if not _right_after(chunk, plaint):
            return NOBODY
        found = scene.sides.parties(chunk.head, loose=chunk.prep == "par")
        return Resolved(found, "description", chunk.head.i) if found else NOBODY
    return NOBODY


def _right_after(chunk: Chunk, plaint: Token) -> bool:
    between = plaint.doc[plaint.i + 1 : chunk.start]
    return chunk.prep == "par" or len(between) <= 1


def counterpart(
    verb: Token, entry: AccusationCue, used: Chunk | None, accusers: tuple[int, ...], scene: Scene
) -> tuple[int, ...]:
    """Return whom *son client* means where that one accused first: *les griefs de son client, qu'elle soupçonne*."""
    last = scene.last
    noun = used.head if used is not None else relative_object(verb, entry, scene)
    if noun is None or noun.lemma_.casefold() not in _IN_BUSINESS or last is None:
        return ()
    owned = noun.doc[np_start(noun)].lower_ in {"son", "sa", "leur"}
    return last.accusers if owned and scene.sides.same(last.accused, accusers) else ()


def without_aim(entry: int, scene: Scene) -> int:
    """Return a party without the blame that its description runs on to (*la directrice de l'école contre X*)."""
    e = scene.sides.entry(entry)
    cut = next((w for w in _AIMS if w in e.name), None)
    if e.named or cut is None:
        return entry
    return scene.sides.shortened(entry, e.name.split(cut)[0])


def going_on(blame: Blame, verb: Token, scene: Scene) -> Blame:
    """Return a blame by the accuser before, where *il* was taken for whom that one blamed."""
    before = same_as_before(verb, scene)
    if not before or scene.last is None or blame.construction != "active":
        return blame
    taken = bool(set(blame.accusers) & set(scene.last.accused))
    if not taken or scene.sides.same(before.entries, blame.accused):
        return blame
    return replace(blame, accusers=before.entries)


def same_as_before(verb: Token, scene: Scene) -> Resolved:
    """Return who blamed in the sentence before, if the subject pronoun fits."""
    own, last, layout = subject(verb), scene.last, scene.layout
    if own is None or own.lower_ not in _PRONOUNS or last is None or not last.accusers:
        return NOBODY
    start = layout.sentence_start(verb.i)
    for _ in range(_BACK):
        start = layout.sentence_start(max(start - 1, 0))
    if last.at < start or layout.mark_of[verb.i] >= 0:
        return NOBODY
    gender, plural = _PRONOUNS[own.lower_]
    entries = [scene.sides.entry(e) for e in last.accusers]
    fits = (len(entries) > 1 or entries[0].plural) == plural and not any(
        (own_gender := _gender(e.id, scene)) and own_gender != gender for e in entries
    )
    return Resolved(last.accusers, "pronoun", own.i) if fits else NOBODY


def _gender(entry: int, scene: Scene) -> Gender | None:
    """Return the gender of a party, that of its head noun where it is only described."""
    e, doc = scene.sides.entry(entry), scene.layout.doc
    noun = next((t for t in doc[e.first : e.first + 3] if t.pos_ == "NOUN"), None)
    return e.gender if e.named or noun is None else gender_of(noun)


def not_the_dead(verb: Token, accused: tuple[int, ...], scene: Scene) -> tuple[int, ...]:
    """Return who is described where the name of a victim was taken for it: *Mort de Paul Roux : l'agent est jugé*."""
    own = subject(verb)
    if (
        own is None
        or own.pos_ != "NOUN"
        or len(accused) != 1
        or not scene.sides.entry(accused[0]).named
    ):
        return accused
    doc = scene.layout.doc
    dead = any(
        m.entry == accused[0]
        and m.start > 1
        and doc[m.start - 1].lower_ in OF
        and {doc[m.start - 2].lower_, doc[m.start - 2].lemma_.casefold()} & _DEATHS
        for m in scene.resolver.register.mentions
    )
    return (scene.sides.described(own),) if dead else accused


def not_the_law(verb: Token, accused: tuple[int, ...], scene: Scene) -> tuple[int, ...]:
    """Return whom *il est soupçonné* means, where it was taken for those who suspect."""
    own = subject(verb)
    if own is None or own.lower_ not in _PRONOUNS or not accused:
        return accused
    if not all(prosecutes(e, scene) for e in accused):
        return accused
    return other_pronoun(scene.sides, own.i, *_PRONOUNS[own.lower_], accused) or accused
