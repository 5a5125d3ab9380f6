"""Read the signs for and against a party's being blamed by the words of a quotation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from briefing.extraction.accusations.blame_cues import BLAME_NOUNS
from briefing.extraction.accusations.charges import harm_at, severities, wrong_at
from briefing.extraction.accusations.scene import Blame, Scene
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.syntax import children, is_negated
from briefing.extraction.quotes.found import Found
from briefing.extraction.responses.stances import content_stances
from briefing.language.plain_doc import Token

GRAVE = 2
"""Severity from which a wrong that somebody is said to have done is an accusation."""
_DOING = {"subject", "cleft", "you", "agent"}
"""Roles of whoever does what the clause tells."""
_HEATED = {"accuse", "criticise", "exclaim", "deny"}
_CALM = {"praise", "announce", "promise", "admit", "write", "explain"}
_INQUIRING = {"enquêter", "investiguer", "instruire"}
_INQUIRIES = {"enquête", "information", "instruction", "procédure", "investigation", "audit"}
_NONE = {"aucun", "aucune", "nul", "nulle"}
_AHEAD = {"devoir", "falloir", "pouvoir", "vouloir", "espérer", "souhaiter", "demander", "appeler"}


def _of(kind: str, words: Iterable[str], scene: Scene) -> float:
    """Return 1 when one of the words is of a kind of `reproach.tsv`."""
    return float(not _kinds(scene.knows)[kind].isdisjoint(words))


@lru_cache(maxsize=2)
def _kinds(knows: Knowledge) -> defaultdict[str, set[str]]:
    """Return the words of each kind of `reproach.tsv`."""
    words: defaultdict[str, set[str]] = defaultdict(set)
    for word, kinds in knows.lexicon.reproaches.items():
        for kind in kinds:
            words[kind].add(word)
    return words


def quote_signs(quote: Found, scene: Scene, told: list[Blame]) -> dict[str, float]:
    """Return the signs of a quotation as a whole: its cue, its words, its speaker's quarrels."""
    doc = scene.layout.doc
    tokens = scene.words(quote)
    speakers = quote.speaker.entries
    low, lemmas = {t.lower_ for t in tokens}, {t.lemma_.casefold() for t in tokens}
    grades = severities(tokens, scene.knows)
    stances = content_stances(quote.content, scene.layout, scene.knows)
    signs = {
        "bias": 1.0,
        f"kind_{quote.kind}": 1.0,
        f"by_{quote.construction}": 1.0,
        "quote_wrong": float(max([0, *grades])),
        "denies": float("denial" in stances),
        "appeals": float("appeal" in stances),
        "short": float(len(tokens) < 8),
        "long": float(len(tokens) > 40),
        "names_blame": float(not lemmas.isdisjoint(BLAME_NOUNS)),
        "asks": float("?" in low),
        "cries": float("!" in low),
        "warm": _of("warm", low, scene),
        "victims": _of("victim", low, scene),
        "sharp": _of("sharp", low, scene),
        "knew": _of("knew", low, scene),
        "contrast": _of("contrast", low, scene),
        "quote_harm": min(len([g for g in grades if g >= 0]), 3) / 3,
    }
    if quote.verb >= 0:
        cue = scene.knows.cue_verb(doc[quote.verb])
        signs["heated"] = float(cue is not None and cue.verb_class in _HEATED)
        signs["calm"] = float(cue is not None and cue.verb_class in _CALM)
        signs["adding"] = float(cue is not None and cue.verb_class in {"add", "answer"})
    named = [b for b in told if b.accusers]
    signs["speaker_accused"] = float(any(scene.sides.same(b.accused, speakers) for b in told))
    signs["speaker_accuses"] = float(any(scene.sides.same(b.accusers, speakers) for b in named))
    signs["quarrel"] = min(len(told), 4) / 4
    signs["complains"] = complains(speakers, scene)
    signs["official"] = float(bool(scene.sides.principals(speakers)))
    return signs


def clause_signs(verb: Token, start: int, end: int, scene: Scene) -> dict[str, float]:
    """Return the signs of one clause: its wrongs, tense, negation, hearsay."""
    doc = scene.layout.doc
    helpers = children(verb, "aux")
    future = "Fut" in verb.morph.get("Tense", []) or any(
        t.morph.get("Tense", []) == ["Fut"] for t in helpers
    )
    words = doc[start:end]
    negated, past = is_negated(verb) or of_none(verb), bool(helpers) and not future
    grades = severities(words, scene.knows)
    must = [t for t in words if t.lemma_.casefold() == "devoir"]
    return {
        "should_have": float(
            any(t.lower_ in {"dû", "du"} and t.pos_ in {"VERB", "AUX"} for t in must)
        ),
        "failed": float(negated and past),
        "wrong": float(max([0, *grades])),
        "harm": float(max(grades, default=-1) >= 0),
        "wrong_verb": float(wrong_at(verb, scene.knows)),
        "harm_verb": float(harm_at(verb, scene.knows)),
        "negated": float(negated),
        "past": float(past),
        "hearsay": float(any("Cnd" in t.morph.get("Mood", []) for t in [verb, *helpers])),
        "ahead": float(future or verb.lemma_.casefold() in _AHEAD),
    }


def investigates(verb: Token, knows: Knowledge) -> bool:
    """Tell whether a verb says that somebody inquires into a wrong: *enquête sur un abus*, *ouvre une enquête*."""
    lemma = knows.lemma(verb)
    if lemma in _INQUIRING:
        return True
    things = {c.lemma_.casefold() for c in children(verb, "obj")}
    return lemma in {"ouvrir", "diligenter", "lancer", "mener", "confier"} and bool(
        things & _INQUIRIES
    )


def of_none(verb: Token) -> bool:
    """Tell whether nothing is said to have been done: *aucune dégradation n'a été commise par X*."""
    return any(c.lower_ in _NONE for s in children(verb, "nsubj", "obj") for c in (s, *s.children))


def standing_signs(party: tuple[int, ...], blamed: int, scene: Scene) -> dict[str, float]:
    """Return what a party is and how it stands in the article, blamed by so many accusations."""
    sides = scene.sides
    entries = [sides.entry(e) for e in party]
    kinds = {e.kind for e in entries}
    return {
        "blamed": min(blamed, 3) / 3,
        "denier": float(any(sides.same(d, party) for d in scene.deniers)),
        "named": float(all(e.named for e in entries)),
        "state": float("state" in kinds),
        "body": float("organisation" in kinds or "group" in kinds),
        "person": float(kinds <= {"person"}),
        "power": _of("power", _words(party, scene), scene),
        "party": float(all(sides.is_party(e.id) for e in entries)),
    }


def _words(parties: tuple[int, ...], scene: Scene) -> list[str]:
    """Return the words of names and roles, in small letters."""
    entries = [scene.sides.entry(e) for e in parties]
    return [w for e in entries for text in (e.name, *e.roles) for w in text.casefold().split()]


def complains(parties: tuple[int, ...], scene: Scene) -> float:
    """Return 1 for those who mostly complain of others: *habitants*, *syndicat*, *mère de X*."""
    return _of("complains", _words(parties, scene), scene)


def is_warm(quote: Found, scene: Scene) -> bool:
    """Tell whether a quotation thanks or praises."""
    words = [t.lower_ for t in scene.words(quote)]
    return bool(_of("warm", words, scene))


def plainly(signs: dict[str, float], accused: tuple[int, ...], scene: Scene) -> bool:
    """Tell whether a party is said to have done a wrong: *X a trahi*, *X aurait torturé*, *X ment*."""
    if signs["negated"] or signs["ahead"] or _DOING.isdisjoint(signs):
        return False
    if not all(scene.sides.is_party(e) for e in accused):
        return False
    if signs["wrong_verb"] >= GRAVE:
        return True
    named = all(scene.sides.entry(e).named for e in accused)
    return signs["wrong"] >= GRAVE and named and bool(signs["past"] or signs["hearsay"])
