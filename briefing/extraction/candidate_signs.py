"""Read the signs for and against a party's being blamed by the words of a quotation."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.extraction.blame_cues import BLAME_NOUNS
from briefing.extraction.charges import harm_at, wrong_at
from briefing.extraction.found import Found
from briefing.extraction.scene import Blame, Scene
from briefing.extraction.stances import content_stances
from briefing.extraction.syntax import base, children, is_negated
from briefing.language.plain_doc import Token

_GRAVE = 2
"""Severity from which a wrong that somebody is said to have done is an accusation."""
_HEATED = {"accuse", "criticise", "exclaim", "deny"}
_CALM = {"praise", "announce", "promise", "admit", "write", "explain"}
_AHEAD = {"devoir", "falloir", "pouvoir", "vouloir", "espérer", "souhaiter", "demander", "appeler"}
_US = {"nous", "notre", "nos", "me", "m'", "mon", "ma", "mes"}
_KNEW = {"savoir", "connaître"}


def _of(kind: str, words: Iterable[str], scene: Scene) -> float:
    """Return 1 when one of the words is of a kind of `reproach.tsv`."""
    known = scene.knows.lexicon.reproaches
    return float(any(kind in known.get(word, ()) for word in words))


def quote_signs(quote: Found, scene: Scene, told: list[Blame]) -> dict[str, float]:
    """Return the signs of a quotation as a whole: its cue, its words, its speaker's quarrels."""
    doc = scene.layout.doc
    tokens = scene.layout.tokens_in(quote.content)
    speakers = quote.speaker.entries
    low = [t.lower_ for t in tokens]
    gravity = max((wrong_at(t, scene.knows) for t in tokens), default=0)
    stances = content_stances(quote.content, scene.layout, scene.knows)
    signs = {
        "bias": 1.0,
        f"kind_{quote.kind}": 1.0,
        f"by_{quote.construction}": 1.0,
        "quote_wrong": float(gravity),
        "denies": float("denial" in stances),
        "appeals": float("appeal" in stances),
        "short": float(len(tokens) < 8),
        "long": float(len(tokens) > 40),
        "names_blame": float(any(t.lemma_.casefold() in BLAME_NOUNS for t in tokens)),
        "asks": float(any(t.text == "?" for t in tokens)),
        "cries": float(any(t.text == "!" for t in tokens)),
        "warm": _of("warm", low, scene),
        "victims": _of("victim", low, scene),
        "contrast": _of("contrast", low, scene),
        "quote_harm": min(sum(harm_at(t, scene.knows) for t in tokens), 3) / 3,
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
    signs["complains"] = _of("complains", _words(speakers, scene), scene)
    signs["official"] = float(bool(scene.sides.principals(speakers)))
    return signs


def clause_signs(verb: Token, start: int, end: int, scene: Scene) -> dict[str, float]:
    """Return the signs of one clause: its wrongs, tense, victims, sharp words."""
    doc = scene.layout.doc
    helpers = children(verb, "aux")
    future = "Fut" in verb.morph.get("Tense", []) or any(
        t.morph.get("Tense", []) == ["Fut"] for t in helpers
    )
    words = doc[start:end]
    hurt = any(t.lower_ in _US for t in doc[max(start - 2, 0) : end])
    grave = float(wrong_at(verb, scene.knows))
    low = [t.lower_ for t in words]
    negated, past = is_negated(verb), bool(helpers) and not future
    lemma = verb.lemma_.casefold()
    must = [t for t in words if t.lemma_.casefold() == "devoir"]
    knew = lemma in _KNEW and "Imp" in verb.morph.get("Tense", [])
    return {
        "should_have": float(
            any(t.lower_ in {"dû", "du"} and t.pos_ in {"VERB", "AUX"} for t in must)
        ),
        "failed": float(negated and past),
        "knew": float(knew or (_of("knew", [verb.lower_], scene) and not negated)),
        "victim": _of("victim", low, scene),
        "clause_contrast": _of("contrast", low, scene),
        "wrong": float(max((wrong_at(t, scene.knows) for t in words), default=0)),
        "harm": float(any(harm_at(t, scene.knows) for t in words)),
        "wrong_verb": grave,
        "harm_verb": float(harm_at(verb, scene.knows)),
        "negated": float(negated),
        "past": float(past),
        "present": float("Pres" in verb.morph.get("Tense", []) and not helpers),
        "copula": float(bool(children(verb, "cop"))),
        "hearsay": float(any("Cnd" in t.morph.get("Mood", []) for t in [verb, *helpers])),
        "ahead": float(future or lemma in _AHEAD),
        "hurt": float(hurt and doc[start].lower_ not in {"nous"}),
        "sharp": _of("sharp", low, scene),
        "below": float(base(verb) in {"acl", "advcl"} or "relcl" in verb.dep_),
    }


def owner_signs(noun: Token, scene: Scene) -> dict[str, float]:
    """Return the signs of a wrong that somebody owns."""
    return {
        "wrong": float(wrong_at(noun, scene.knows)),
        "owner_fault": float(noun.lemma_.casefold() in {"faute", "cause", "responsabilité"}),
    }


def relation_signs(
    speakers: tuple[int, ...], accused: tuple[int, ...], scene: Scene, told: list[Blame]
) -> dict[str, float]:
    """Return the signs of how the article sets the accused against the speaker and others."""
    sides = scene.sides
    entries = [sides.entry(e) for e in accused]
    blamed = [b for b in told if sides.same(b.accused, accused)]
    back = any(
        b.accusers and sides.same(b.accusers, accused) and sides.same(b.accused, speakers)
        for b in told
    )
    return {
        "odds_same": float(any(b.accusers and sides.same(b.accusers, speakers) for b in blamed)),
        "odds_back": float(back),
        "blamed": min(len(blamed), 3) / 3,
        "denier": float(any(sides.same(d, accused) for d in scene.deniers)),
        "named": float(all(e.named for e in entries)),
        "state": float(any(e.kind == "state" for e in entries)),
        "body": float(any(e.kind in ("organisation", "group") for e in entries)),
        "person": float(all(e.kind == "person" for e in entries)),
        "power": _of("power", _words(accused, scene), scene),
        "party": float(all(sides.is_party(e.id) for e in entries)),
    }


def _words(parties: tuple[int, ...], scene: Scene) -> list[str]:
    """Return the words of names and roles, in small letters."""
    entries = [scene.sides.entry(e) for e in parties]
    return [w for e in entries for text in (e.name, *e.roles) for w in text.casefold().split()]


def plainly(signs: dict[str, float]) -> bool:
    """Tell whether a party is said to have done a wrong: *X a trahi*, *X aurait torturé*, *X ment*."""
    doer = any(role in signs for role in ("subject", "cleft", "you", "agent"))
    if not doer or not signs["party"] or signs["negated"] or signs["ahead"] or signs["warm"]:
        return False
    if signs["wrong_verb"] >= _GRAVE:
        return True
    return (
        signs["wrong"] >= _GRAVE
        and bool(signs["past"] or signs["hearsay"])
        and bool(signs["named"])
    )
