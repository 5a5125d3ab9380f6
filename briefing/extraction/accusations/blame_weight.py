"""Tell whether a word of blame blames here, how surely, and which words carry it."""

from __future__ import annotations

from briefing.extraction.accusations.blame_cues import cue_end, is_plain
from briefing.extraction.accusations.charge_slots import has_done
from briefing.extraction.accusations.charges import Chunk, wrong_at, wrong_weight
from briefing.extraction.accusations.scene import Scene, conditional
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.syntax import VERBAL, base, children, verb_group_start
from briefing.language.lexicon import AccusationCue
from briefing.language.plain_doc import Token
from briefing.model import Span, Status

_DENOUNCING = {
    "dénoncer",
    "condamner",
    "épingler",
    "fustiger",
    "vilipender",
    "stigmatiser",
    "pourfendre",
}
_SUING = {
    "poursuivre", "assigner", "attaquer", "traîner", "saisir", "porter", "déposer", "engager", "intenter", "lancer",
}  # fmt: skip
"""What one does to a party before a court, whatever it is for."""
_DRAGGING = {"poursuivre", "assigner", "attaquer", "traîner", "attraire", "traduire"}
"""Those that take the party for their object: *a assigné le groupe devant le tribunal*."""
_NOTING = {"documenter", "recenser", "relever", "constater"}
"""Verbs of what is found, which blame by a grave wrong only."""
_BREACHES = {
    "manquement", "irrégularité", "carence", "dérive", "négligence", "infraction", "faute", "abus", "fraude",
    "malversation", "détournement", "entorse", "écart", "défaut", "anomalie", "illégalité", "violation",
}  # fmt: skip
"""Wrongs whose *de* names who does them."""
_GRAVE = 2
_DISMISSING = {"licencier", "limoger", "renvoyer", "révoquer", "suspendre"}
_WHEN = 3
"""Tokens before *par* within which the participle stands: *décidée mardi soir par*."""
_CHARGING = {"charger", "viser", "cibler"}
"""Verbs that blame somebody of whom hearsay is told: *vise Paul Roux, qui aurait signé*."""
_MISHAPS = {
    "erreur", "défaillance", "oubli", "loupé", "maladresse", "dysfonctionnement", "incident", "malentendu", "méprise",
    "bug", "panne", "accident", "faute",
}  # fmt: skip
"""What one speaks of to excuse oneself."""
_CONTRACTS = {
    "accord",
    "contrat",
    "convention",
    "traité",
    "pacte",
    "bail",
    "protocole",
    "concordat",
    "partenariat",
}
"""What *dénoncer* ends."""
_STAGES = {
    "fois", "audience", "première", "deuxième", "seconde", "troisième", "suite", "procès", "instant", "moment",
    "lecture", "même", "énième", "dernière", "interrogatoire", "plaidoirie", "verdict", "seule", "motif", "raison",
}  # fmt: skip
"""What somebody comes before a court for who is not told to have done it: *comparaît pour la première fois*."""
_NAMING = {"parler", "évoquer"}
"""Verbs that blame by a word in marks only: *parle d'un « mensonge »*."""


def blames(
    verb: Token,
    entry: AccusationCue,
    scene: Scene,
    charge: tuple[Span, ...],
    accused: tuple[int, ...],
) -> bool:
    """Tell whether the verb blames here, which many do only when a wrong is named."""
    if entry.rest == "positif":
        ill = any(
            t.lower_.startswith(("covid", "corona", "virus"))
            for t in scene.layout.tokens_in(charge)
        )
        return bool(charge) and not ill  # « contrôlé positif à l'EPO »
    if is_plain(entry):
        return True
    noting = entry.lemma in _NOTING or entry.rest == "état de"
    if (noting or entry.lemma in _NAMING) and _excuses(charge, scene):
        return False
    if noting:
        return _done_by(charge, scene) and any(weight(s, scene) >= _GRAVE for s in charge)
    if entry.lemma in _NAMING:
        return not any(t.lower_ == "sans" for t in scene.layout.tokens_in(charge)) and any(
            m.inner.overlaps(s) and weight(m.inner, scene)
            for m in scene.layout.marks
            for s in charge
        )
    if entry.accusation_class == "denounce" and entry.lemma in _DENOUNCING:
        # With nobody named, the words must at least name a wrong or stand in marks.
        marked = any(m.inner.overlaps(s) for m in scene.layout.marks for s in charge)
        return bool(charge) and (bool(accused) or marked or any(weight(s, scene) for s in charge))
    if entry.lemma == "charger" and not entry.rest and not charge and accused:
        return all(
            scene.sides.entry(e).named and scene.sides.entry(e).kind == "person" for e in accused
        )
    if not charge:
        named = bool(accused) and all(scene.sides.is_party(e) for e in accused)
        done = "Inf" not in verb.morph.get("VerbForm", [])
        return named and done and entry.lemma in _DRAGGING and bool(entry.rest)
    if has_done(charge, scene):
        return True
    if entry.lemma in _CHARGING and any(conditional(s, scene.layout) for s in charge):
        return True  # « a chargé les Émirats, dont les avions livreraient des drones »
    sued = entry.accusation_class == "judicial" and entry.rest and entry.lemma in _SUING
    if (
        (sued or entry.lemma == "vouloir")
        and accused
        and all(scene.sides.is_party(e) for e in accused)
    ):
        return True
    if entry.lemma == "comparaître":
        deed = [t for s in charge for t in scene.layout.tokens_in([s])[:2]]
        led = deed[0].pos_ == "DET" and deed[-1].lemma_.casefold() not in _STAGES if deed else False
        return led or any(weight(s, scene) for s in charge)
    if entry.accusation_class == "judicial" and not entry.rest:
        both = all(scene.sides.is_party(e) for e in accused) and entry.lemma in _SUING
        return both or any(weight(s, scene) for s in charge) or bool(children(verb, "aux:pass"))
    if entry.lemma == "attribuer" and _hostile(charge, accused, scene):
        return True
    finds_fault = entry.accusation_class in {"criticise", "denounce"} and bool(accused)
    if finds_fault and any(_decided_by(s, scene) for s in charge):
        return all(scene.sides.is_party(e) for e in accused)
    return any(weight(s, scene) for s in charge)


_ACTS_OF_WAR = {
    "opération", "campagne", "frappe", "tir", "explosion", "incident", "drone", "missile", "action", "manœuvre",
    "incendie", "vague",
}  # fmt: skip
"""What is laid at a state's door though no word of it is a wrong's."""


def _hostile(charge: tuple[Span, ...], accused: tuple[int, ...], scene: Scene) -> bool:
    """Tell whether an act of war is ascribed to a state, or to a group of hackers or armed men."""
    organisations = scene.knows.organisation_kind
    states = [scene.sides.entry(e) for e in accused]
    foes = [
        e for e in states if e.kind == "state" or organisations(e.canonical or e.name) == "group"
    ]
    acts = (t.lemma_.casefold() for s in charge for t in scene.layout.tokens_in([s])[:3])
    return bool(foes) and not _ACTS_OF_WAR.isdisjoint(acts)


def _decided_by(charge: Span, scene: Scene) -> bool:
    """Tell whether what is criticised is said to be somebody's deed: *la fermeture décidée mardi par la mairie*."""
    tokens = scene.layout.tokens_in([charge])
    return any(
        by.lower_ == "par"
        and any(t.pos_ == "VERB" or t.lower_ == "prise" for t in tokens[max(n - _WHEN, 0) : n])
        for n, by in enumerate(tokens)
    )


def notes(verb: Token, knows: Knowledge) -> bool:
    """Tell whether a verb only tells what was found: *a relevé des irrégularités*."""
    return knows.lemma(verb) in _NOTING


def _done_by(charge: tuple[Span, ...], scene: Scene) -> bool:
    """Tell whether what is noted is said to be somebody's doing: *commises par X*, *les manquements de X*."""
    tokens = scene.layout.tokens_in(charge)
    noun = next((t for t in tokens if t.pos_ == "NOUN"), None)
    if noun is not None and noun.lemma_.casefold() in _BREACHES:
        return True
    return any(t.lower_ == "par" and t.nbor(-1).pos_ in {*VERBAL, "ADJ"} for t in tokens if t.i)


def _excuses(charge: tuple[Span, ...], scene: Scene) -> bool:
    """Tell whether what is told of happens to anybody: *évoque une erreur de caisse*."""
    noun = next((t for t in scene.layout.tokens_in(charge) if t.pos_ == "NOUN"), None)
    return noun is not None and noun.lemma_.casefold() in _MISHAPS


def ends_contract(
    used: Chunk | None, phrases: list[Chunk], charge: tuple[Span, ...], scene: Scene
) -> bool:
    """Tell whether *dénoncer* ends a contract: *a dénoncé l'accord d'entreprise*."""
    thing = used or next((c for c in phrases if c.prep == ""), None)
    if thing is None or thing.head.lemma_.casefold() not in _CONTRACTS:
        return False
    marked = any(m.inner.overlaps(s) for m in scene.layout.marks for s in charge)
    return not marked and not any(weight(s, scene) for s in charge)


def only_dismissed(entry: AccusationCue, charge: tuple[Span, ...], scene: Scene) -> bool:
    """Tell whether somebody was dismissed for what is no offence: *licenciée pour insuffisance, pour faute grave*."""
    if entry.lemma not in _DISMISSING or entry.rest != "pour" or has_done(charge, scene):
        return False
    words = [t for s in charge for t in scene.layout.tokens_in([s]) if t.lower_ != "faute"]
    return all(wrong_at(t, scene.knows) < _GRAVE for t in words)


def weight(span: Span, scene: Scene) -> int:
    """Return the severity of the gravest wrong that the words name."""
    tokens = [t.i for t in scene.layout.tokens_in([span])]
    return wrong_weight(tokens[0], tokens[-1] + 1, scene.layout, scene.knows) if tokens else 0


def status_of(verb: Token, entry: AccusationCue, scene: Scene, charge: tuple[Span, ...]) -> Status:
    """Tell whether the blame is stated, or a suspicion or hearsay."""
    if entry.hedged or entry.accusation_class == "suspect":
        return "hedged"
    helpers = [verb, *children(verb, "aux")]
    if any("Cnd" in t.morph.get("Mood", []) for t in helpers):
        return "hedged"
    return "hedged" if any(conditional(s, scene.layout) for s in charge) else "asserted"


def cue_of(verb: Token, entry: AccusationCue, scene: Scene) -> Span | None:
    """Return the words that blame: the verb's group with the rest of its expression."""
    return scene.layout.chars(verb_group_start(verb), max(cue_end(verb, entry), verb.i + 1))


def is_lifted(noun: Token, scene: Scene) -> bool:
    """Tell whether blame is only told to be over: *lève les charges*, *l'abandon des poursuites contre X*."""
    verb = noun.head
    if base(noun) in {"obj", "nsubj"} and verb.pos_ in VERBAL:
        return scene.knows.lemma(verb) in _LIFTING
    return base(noun) in {"nmod", "obl"} and not _LIFTS.isdisjoint(
        {verb.lemma_.casefold(), verb.lower_}
    )


_LIFTING = {"lever", "annuler", "abandonner", "invalider"}
_LIFTS = {"levée", "abandon", "annulation", "renoncer"}
