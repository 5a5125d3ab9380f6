"""Read the signs for and against a party's being blamed by the words of a quotation."""

from __future__ import annotations

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
_SHARP = {
    "jamais", "rien", "toujours", "encore", "même", "alors", "pourtant", "malgré", "sans", "pendant", "depuis",
    "dos", "mépris", "personne", "aucun", "aucune", "scandaleux", "honte", "honteux", "vérité", "faux", "tort",
}  # fmt: skip
"""Words that sharpen a reproach: *n'a jamais*, *depuis six mois*, *sur notre dos*."""
_WARM = {
    "merci", "bravo", "bien", "bon", "bonne", "beau", "belle", "magnifique", "extraordinaire", "succès", "victoire",
    "réussi", "réussite", "confiance", "fier", "fière", "heureux", "heureuse", "soutien", "soutenu", "courage",
    "formidable", "courageux", "courageuse", "honnête", "correct", "correcte", "digne", "exemplaire",
    "mérité", "aidé", "remarquable", "excellent", "excellente", "progrès", "avancée",
}  # fmt: skip


def quote_signs(quote: Found, scene: Scene, told: list[Blame]) -> dict[str, float]:
    """Return the signs of a quotation as a whole: its cue, its words, its speaker's quarrels."""
    doc = scene.layout.doc
    tokens = scene.layout.tokens_in(quote.content)
    speakers = quote.speaker.entries
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
        "warm": float(any(t.lower_ in _WARM for t in tokens)),
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
    return {
        "wrong": float(max((wrong_at(t, scene.knows) for t in words), default=0)),
        "harm": float(any(harm_at(t, scene.knows) for t in words)),
        "wrong_verb": grave,
        "harm_verb": float(harm_at(verb, scene.knows)),
        "negated": float(is_negated(verb)),
        "past": float(bool(helpers) and not future),
        "present": float("Pres" in verb.morph.get("Tense", []) and not helpers),
        "copula": float(bool(children(verb, "cop"))),
        "hearsay": float(any("Cnd" in t.morph.get("Mood", []) for t in [verb, *helpers])),
        "ahead": float(future or verb.lemma_.casefold() in _AHEAD),
        "hurt": float(hurt and doc[start].lower_ not in {"nous"}),
        "sharp": float(any(t.lower_ in _SHARP for t in words)),
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
        "party": float(all(sides.is_party(e.id) for e in entries)),
    }


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
