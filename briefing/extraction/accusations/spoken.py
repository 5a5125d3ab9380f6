"""Find the accusations that somebody's words make without an accusing verb: *« Ils ont menti »*.

The speaker is the accuser. Two linear scorers decide: whom of the article the words would blame
(`suspects`), and whether they blame at all, by their wording, their cue and the likeliest suspect.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from briefing.extraction.accusations.aims import aimed_at
from briefing.extraction.accusations.candidate_signs import GRAVE, quote_signs
from briefing.extraction.accusations.candidates import Candidate, candidates
from briefing.extraction.accusations.cleared import gives_cause, recalls_sentence, recorded, soothes
from briefing.extraction.accusations.scene import Blame, Scene, Suspicion, conditional
from briefing.extraction.accusations.suspects import Lineup, Suspect, suspects
from briefing.extraction.accusations.wording import wording, words_of
from briefing.extraction.grammar.syntax import base
from briefing.extraction.grammar.weights import chance, shares, weigh, weighed, weights
from briefing.extraction.quotes.found import Found
from briefing.language.plain_doc import Token
from briefing.model import Span, Status

_PLAIN = 0.6
"""The chance of a party that is plainly said to have done a grave wrong."""
_AIMED = 0.04
"""The chance from which words blame whom the words beside them go for."""
_SLIGHT = 0.02
"""The chance from which it is kept in mind that words may blame somebody."""
_RIGHT = 0.19
"""The chance that somebody is blamed, and this one, from which it is told: F1 is best from half of itself on."""
_OF_SUSPECT = (
    "plain", "as_subject", "as_they", "as_one", "as_you", "inside", "odds_same", "odds_back", "blamed", "denier",
    "of_wrong", "of_wrong_verb", "of_harm", "of_failed", "of_should_have", "of_past", "of_negated", "of_ahead",
    "no_role", "power", "talked_last",
)  # fmt: skip
"""What of the likeliest suspect tells whether anybody is blamed."""
_ADDED = 2.2
"""What the likeliest suspect adds to a quotation's weight at most: 2.11 among 8,850 quotations."""
_REACTING = {
    "réagir", "riposter", "répondre", "répliquer", "rétorquer", "démentir", "protester", "contester", "rejeter", "nier",
    "défendre", "condamner",
}  # fmt: skip
"""Verbs of a state whose spokesman is quoted next."""
_BLAMING = {"accuser", "dénoncer", "fustiger", "fulminer", "pointer"}
_OWN_STATE = 2
"""Weight of *la Chine prendra*, by which a spokesman speaks of his own state; *a rassemblé* has 1."""


def in_speech(scene: Scene, told: list[Blame]) -> list[Blame]:
    """Return the accusations made inside the quotations, given those told by a cue.

    What is suspected of each quotation is left in `scene.suspicions`.
    """
    lineup = Lineup(scene, told)
    threshold = weights("speech")["threshold"]
    found: list[Blame] = []
    scene.suspicions = {}
    for quote in sorted(scene.quotes, key=lambda q: q.at):
        if not quote.speaker or told_already(quote, told):
            continue
        verdict = judged(quote, lineup)
        if verdict is None:
            continue
        scene.suspicions[quote.at, quote.content] = verdict.suspicion
        if verdict.holds(threshold) and not _harmless(verdict, quote, scene):
            blame = _blame(verdict, quote, scene)
            if not _told_beside(blame, told, scene):
                found.append(blame)
    return found


def _harmless(verdict: Verdict, quote: Found, scene: Scene) -> bool:
    """Tell whether who speaks, or how, speaks against the blame that no wrong plainly told makes sure."""
    signs = verdict.suspect.signs
    if signs.get("plain"):
        return False
    if recorded(quote.speaker.entries, scene) and not signs.get("inside"):
        return True
    if recalls_sentence(quote, scene) or (not signs.get("inside") and gives_cause(quote, scene)):
        return True
    return soothes(quote, scene)


def _told_beside(blame: Blame, told: list[Blame], scene: Scene) -> bool:
    """Tell whether a cue of the same sentence tells that these blame this one (*juge que X … et le soupçonne*)."""
    start = scene.layout.sentence_start(blame.at)
    return any(
        b.accusers
        and scene.sides.same(b.accusers, blame.accusers)
        and scene.sides.same(b.accused, blame.accused)
        and scene.layout.sentence_start(b.at) == start
        for b in told
    )


def told_already(quote: Found, told: list[Blame]) -> bool:
    """Tell whether the words are the charge of an accusation that a cue tells."""
    return any(c.overlaps(s) for b in told for c in b.charge for s in quote.content)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold the chance that a quotation blames anybody, whom most likely, and how likely it is he."""

    chance: float
    suspect: Suspect
    sure: float
    """The suspect's share of all that are weighed."""
    suspicion: Suspicion
    """The chance that the words blame each of those who were weighed."""

    def holds(self, threshold: float) -> bool:
        """Tell whether the words are likely to blame somebody, and likely enough to blame this one.

        Words that surely blame one cannot tell whom are worth no more than words that may blame him alone.
        """
        if self.suspect.signs.get("plain"):
            return True
        return self.chance >= threshold and self.chance * self.sure >= _RIGHT


def judged(quote: Found, lineup: Lineup) -> Verdict | None:
    """Return whether and whom the words of a quotation blame; nothing where there is nobody to blame."""
    scene, told = lineup.scene, lineup.told
    of_quote = quote_signs(quote, scene, told)
    words = weigh(wording(quote, scene.layout, scene.knows), "blame_words")
    aim, table = aimed_at(quote, scene), weights("speech")
    # Only words of a grave wrong say plainly that somebody did it.
    grave = of_quote["quote_wrong"] >= GRAVE
    own = {**of_quote, "words": words}
    if not (aim or grave) and hopeless(own, table, table["threshold"]):
        return None
    clauses = list(candidates(quote, scene, told))
    line = suspects(quote, lineup, clauses)
    if not line:
        return None
    sure = shares([s.signs for s in line], "suspect")
    best = max(range(len(line)), key=lambda k: (sure[k], -k))
    likely = chance(verdict_signs(of_quote, line[best], sure[best], words), "speech")
    suspicion = suspicion_of(line, sure, likely)
    plain = [k for k, s in enumerate(line) if s.signs.get("plain")]
    if plain:
        best = max(plain, key=lambda k: (sure[k], -k))
        likely = chance(verdict_signs(of_quote, line[best], sure[best], words), "speech")
        likely = max(likely, _PLAIN)
    elif (outright := _outright(quote, line, sure, scene)) is not None:
        return Verdict(max(likely, _PLAIN), outright, 1.0, suspicion)
    if aim and likely >= _AIMED and not (plain and line[best].signs.get("inside")):
        said = next((s for s in line if s.accused == aim), None)
        return Verdict(max(likely, _PLAIN), said or Suspect(aim, {}, None), 1.0, suspicion)
    return Verdict(likely, line[best], sure[best], suspicion)


def suspicion_of(line: Sequence[Suspect], sure: Sequence[float], likely: float) -> Suspicion:
    """Return the chance that words that blame somebody so likely blame each of the line."""
    each = [(s.accused, likely * share) for s, share in zip(line, sure, strict=True)]
    return {accused: chance for accused, chance in each if chance >= _SLIGHT}


def _outright(quote: Found, line: list[Suspect], sure: list[float], scene: Scene) -> Suspect | None:
    """Return who does what words tell that are put in as blame: *« Le département a dormi », accuse l'élu*."""
    if quote.verb < 0 or quote.construction != "incise":
        return None
    if scene.knows.lemma(scene.layout.doc[quote.verb]) not in _BLAMING:
        return None
    doers = [
        (sure[k], -k)
        for k, s in enumerate(line)
        if any(s.signs.get(f"as_{role}") for role in ("subject", "cleft", "you"))
        and all(scene.sides.is_party(e) for e in s.accused)
    ]
    return line[-max(doers)[1]] if doers else None


def hopeless(signs: dict[str, float], table: dict[str, float], threshold: float) -> bool:
    """Tell whether a quotation's own signs weigh too little for any suspect to make it blame."""
    return weighed(signs, table) + _ADDED < log(threshold / (1 - threshold))


def verdict_signs(
    of_quote: dict[str, float], suspect: Suspect, sure: float, words: float
) -> dict[str, float]:
    """Return the signs that a quotation blames somebody: its own, its wording's and its likeliest suspect's."""
    whom = {f"whom_{s}": suspect.signs[s] for s in _OF_SUSPECT if s in suspect.signs}
    return {**of_quote, **whom, "sure": sure, "words": words}


def _blame(verdict: Verdict, quote: Found, scene: Scene) -> Blame:
    clause = verdict.suspect.clause
    charge = clause.charge if clause is not None else _gravest(quote, scene)
    hearsay = conditional(charge, scene.layout) or _below_hearsay(clause, quote, scene)
    status: Status = "hedged" if hearsay else "asserted"
    return Blame(
        quote.speaker.entries, verdict.suspect.accused, _words(charge, quote, scene), quote.cue, status, "spoken",
        round(0.4 + 0.4 * verdict.chance, 2), clause.at if clause is not None else quote.at, quote.speaker.how,
    )  # fmt: skip


def _below_hearsay(clause: Candidate | None, quote: Found, scene: Scene) -> bool:
    """Tell whether a relative hangs below hearsay: *aurait été tué par un tir d'obus des rebelles, qui visaient …*."""
    if clause is None or base(scene.layout.doc[clause.at]) != "acl":
        return False
    for above in scene.layout.doc[clause.at].ancestors:
        helpers = [above, *(c for c in above.children if base(c) in {"aux", "cop"})]
        inside = any(s.start <= above.idx < s.end for s in quote.content)
        if inside and any("Cnd" in t.morph.get("Mood", []) for t in helpers):
            return True
    return False


def _gravest(quote: Found, scene: Scene) -> Span:
    """Return the sentence of a quotation whose wording blames most, the first of equals."""
    layout = scene.layout
    sentences: list[list[Token]] = []
    for span in quote.content:
        for token in layout.tokens_in([span]):
            if not sentences or token.i >= layout.sentence_end(sentences[-1][0].i):
                sentences.append([])
            sentences[-1].append(token)
    best = max(sentences, key=lambda tokens: weigh(words_of(tokens), "blame_words"))
    return layout.chars(best[0].i, best[-1].i + 1) or quote.content[0]


def _words(charge: Span, quote: Found, scene: Scene) -> tuple[Span, ...]:
    """Return the words of the charge: the clause with what its sentence adds to it."""
    home = next((s for s in quote.content if s.start <= charge.start < s.end), None)
    if home is None:
        return (charge,)
    start, end = charge.start, charge.end
    for token in scene.layout.tokens_in([Span(charge.start, home.end)]):
        end = max(end, token.idx + len(token.text))
        if token.text in {".", "!", "?", "…"} and token.idx >= charge.end - 1:
            break
    tokens = scene.layout.tokens_in([Span(start, end)])
    span = scene.layout.chars(tokens[0].i, tokens[-1].i + 1)
    return (span,) if span is not None else (charge,)


def adopt_states(scene: Scene) -> None:
    """Give a spokesman without a state the one that is the subject of what he says."""
    heard: dict[int, Counter[int]] = {}
    for quote in scene.quotes:
        for speaker in quote.speaker.entries:
            entry = scene.sides.entry(speaker)
            if entry.kind != "person" or not _official(entry.roles, scene):
                continue
            if any(scene.sides.entry(e).kind == "state" for e in scene.sides.of(speaker) if e >= 0):
                continue
            counts = heard.setdefault(speaker, Counter())
            leading = _leading_state(quote, scene)
            if leading is not None:
                counts[leading] += _OWN_STATE
            for token in scene.words(quote):
                if token.dep_[:5] == "nsubj":
                    party = scene.resolver.register.at(token.i)
                    if party is not None and party.kind == "state":
                        ahead = "Fut" in token.head.morph.get("Tense", [])
                        counts[party.id] += _OWN_STATE if ahead else 1
    for speaker, counts in heard.items():
        if not counts:
            continue
        ranked = counts.most_common(2)
        if ranked[0][1] >= _OWN_STATE and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            scene.sides.adopt(speaker, ranked[0][0])


def _leading_state(quote: Found, scene: Scene) -> int | None:
    """Return the state that the sentence before the words is about: *Pékin a vivement réagi. « … »*."""
    layout = scene.layout
    start = layout.token_from(quote.content[0].start)
    start = layout.sentence_start(start)
    if start == 0 or "\n" in layout.doc[start - 1].text:
        return None
    before = layout.sentence_start(start - 1)
    for token in layout.doc[before : min(before + 3, start)]:
        mention = scene.resolver.register.mention_at(token.i)
        if mention is not None and scene.sides.entry(mention.entry).kind == "state":
            own = next((t for t in layout.doc[before:start] if base(t) == "nsubj"), None)
            if own is None or not mention.start <= own.i < mention.end:
                return None
            return mention.entry if scene.knows.lemma(own.head) in _REACTING else None
    return None


def _official(roles: list[str], scene: Scene) -> bool:
    words = [w for role in roles for w in role.casefold().split()]
    return any((r := scene.knows.role(w)) is not None and r.speaks_for for w in words)
