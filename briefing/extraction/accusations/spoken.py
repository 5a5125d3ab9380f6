"""Find the accusations that somebody's words make without an accusing verb: *« Ils ont menti »*.

The speaker is the accuser. Two linear scorers decide: whom of the article the words would blame
(`suspects`), and whether they blame at all, by their wording, their cue and the likeliest suspect.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from math import log

from briefing.extraction.accusations.adversaries import adversary, stands_for
from briefing.extraction.accusations.aims import aimed_at, aimed_next
from briefing.extraction.accusations.blame_weight import notes
from briefing.extraction.accusations.candidate_signs import quote_signs
from briefing.extraction.accusations.candidates import Candidate, candidates
from briefing.extraction.accusations.charges import wrong_at
from briefing.extraction.accusations.cleared import gives_cause, recalls_sentence, recorded, soothes
from briefing.extraction.accusations.own_house import house_of
from briefing.extraction.accusations.scene import Blame, Scene, conditional
from briefing.extraction.accusations.suspects import Lineup, Suspect, suspects
from briefing.extraction.accusations.wording import wording, words_of
from briefing.extraction.grammar.syntax import base
from briefing.extraction.grammar.weights import chance, shares, weigh, weights
from briefing.extraction.quotes.found import Found
from briefing.extraction.quotes.reported import speaker_of
from briefing.extraction.responses.stances import DENYING, content_stances, cue_stances
from briefing.language.plain_doc import Token
from briefing.model import Span, Status

_SPEECH = 0.7
"""Trust from which a verb tells that somebody spoke."""
_PLAIN = 0.6
"""The chance of a party that is plainly said to have done a grave wrong."""
_AIMED = 0.2
"""The chance from which words blame whom the words beside them go for."""
_RIGHT = 0.25
"""The chance that somebody is blamed, and this one, from which it is told: F1 is best from half of itself on."""
_OF_SUSPECT = (
    "plain", "as_subject", "as_they", "as_one", "as_you", "inside", "odds_same", "odds_back", "blamed", "denier",
    "of_wrong", "of_wrong_verb", "of_harm", "of_failed", "of_should_have", "of_past", "of_negated", "of_ahead",
    "no_role", "power", "talked_last",
)  # fmt: skip
"""What of the likeliest suspect tells whether anybody is blamed."""
_GRAVEST = 4
"""No wrong of the lexicon is graver."""
_ADDED = 2.0
"""What the likeliest suspect adds to a quotation's weight at most: 1.95 among 1,991 quotations of 252 articles."""
_REACTING = {
    "réagir", "riposter", "répondre", "répliquer", "rétorquer", "démentir", "protester", "contester", "rejeter", "nier",
    "défendre", "condamner",
}  # fmt: skip
"""Verbs of a state whose spokesman is quoted next."""
_BLAMING = {"accuser", "dénoncer", "fustiger", "fulminer", "pointer"}
_GRAVE = 2
"""Severity from which a wrong that somebody is said to have done is an accusation."""
_OWN_STATE = 2
"""Weight of *la Chine prendra*, by which a spokesman speaks of his own state; *a rassemblé* has 1."""


def in_speech(scene: Scene, told: list[Blame]) -> list[Blame]:
    """Return the accusations made inside the quotations, given those told by a cue."""
    lineup = Lineup(scene, told)
    threshold = weights("speech")["threshold"]
    found: list[Blame] = []
    for quote in sorted(scene.quotes, key=lambda q: q.at):
        if not quote.speaker or _told_already(quote, told):
            continue
        verdict = judged(quote, lineup)
        if (
            verdict is not None
            and verdict.holds(threshold)
            and not _harmless(verdict, quote, scene)
        ):
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


def _told_already(quote: Found, told: list[Blame]) -> bool:
    """Tell whether the words are the charge of an accusation that a cue tells."""
    return any(c.overlaps(s) for b in told for c in b.charge for s in quote.content)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold the chance that a quotation blames anybody, whom most likely, and how likely it is he."""

    chance: float
    suspect: Suspect
    sure: float
    """The suspect's share of all that are weighed."""

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
    clauses = list(candidates(quote, scene, told))
    plainly = any(c.signs.get("plain") for c in clauses)
    aim = aimed_at(quote, scene)
    if not plainly and not aim and weigh({**of_quote, "words": words}, "speech") + _at_most() < 0:
        return None
    line = suspects(quote, lineup, clauses)
    if not line:
        return None
    sure = shares([s.signs for s in line], "suspect")
    plain = [k for k, s in enumerate(line) if s.signs.get("plain")]
    best = max(plain or range(len(line)), key=lambda k: (sure[k], -k))
    likely = chance(verdict_signs(of_quote, line[best], sure[best], words), "speech")
    if plain:
        likely = max(likely, _PLAIN)
    if not plain and (outright := _outright(quote, line, sure, scene)) is not None:
        return Verdict(max(likely, _PLAIN), outright, 1.0)
    if aim and likely >= _AIMED and not (plain and line[best].signs.get("inside")):
        said = next((s for s in line if s.accused == aim), None)
        return Verdict(max(likely, _PLAIN), said or Suspect(aim, {}, None), 1.0)
    return Verdict(likely, line[best], sure[best])


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


@cache
def _at_most() -> float:
    """Return what the likeliest of suspects can add to a quotation's own weight, less the threshold."""
    table = weights("speech")
    added = sum(
        max(table.get(f"whom_{s}", 0.0), 0.0) * (_GRAVEST if "wrong" in s else 1)
        for s in _OF_SUSPECT
    )
    threshold = table["threshold"]
    return min(added + max(table.get("sure", 0.0), 0.0), _ADDED) - log(threshold / (1 - threshold))


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


def completed(told: list[Blame], scene: Scene, heard: list[Blame] | None = None) -> list[Blame]:
    """Give the denunciations that name nobody (*dénonce un « mensonge »*) to whom they answer.

    `heard` are the accusations made in quotations, where they are known by now.
    """
    known = [b for b in told if b.accused]
    out = list(known)
    for blame in told:
        if blame.accused or denies(blame, scene) or _of_media(blame, scene):
            continue
        if notes(scene.layout.doc[blame.at], scene.knows):
            continue  # « a relevé « des irrégularités sérieuses » »: an observer's, of whoever it was
        if not all(scene.sides.is_party(e) for e in blame.accusers):
            continue
        accused = aimed_next(blame, scene) or _meant_by(blame, scene, [*known, *(heard or ())])
        if house_of(blame.accusers, scene).intersection(accused) or any(
            stands_for(e, accused, scene) for e in blame.accusers
        ):
            continue
        if accused and not _maybe_itself(blame.accusers, accused, scene):
            out.append(replace(blame, accused=accused, trust=0.55))
    return out


def _of_media(blame: Blame, scene: Scene) -> bool:
    """Tell whether the press is blamed, and no party: *dénonce un « lynchage médiatique »*."""
    return any(t.lemma_.casefold() == "médiatique" for t in scene.layout.tokens_in(blame.charge))


def _maybe_itself(accusers: tuple[int, ...], accused: tuple[int, ...], scene: Scene) -> bool:
    """Tell whether *le groupe* may well be the company that it would accuse."""
    for one in (scene.sides.entry(e) for e in accusers):
        bare = not one.named and len(one.name.split()) == 1
        if bare and scene.knows.takes_up(one.head, "body") is not None:
            others = [scene.sides.entry(e) for e in accused]
            if any(o.named and o.kind != "state" for o in others):
                return True
    return False


def _meant_by(blame: Blame, scene: Scene, known: list[Blame]) -> tuple[int, ...]:
    """Return whom a denunciation that names nobody is aimed at."""
    doc = scene.layout.doc
    there = blame.construction == "naming" and any(
        t.lower_ == "y" for t in doc[max(blame.at - 3, 0) : blame.at]
    )
    if there:  # « X a porté plainte. Le groupe y voit une manœuvre. »
        done = _acted_before(blame, scene)
        if done:
            return done
    answers = any(scene.sides.same(d, blame.accusers) for d in scene.deniers)
    grave = not answers and any(
        wrong_at(t, scene.knows) >= _GRAVE for t in scene.layout.tokens_in(blame.charge)
    )
    found = adversary(blame.accusers, scene, known, blame.at, known=not grave)
    return found or (_acted_before(blame, scene) if grave else ())


def _acted_before(blame: Blame, scene: Scene) -> tuple[int, ...]:
    """Return the party that the sentence before is about, where it is no friend of the accuser's."""
    layout = scene.layout
    start = layout.sentence_start(blame.at)
    if not start:
        return ()
    before = layout.doc[layout.sentence_start(start - 1) : start]
    own = next((t for t in before if base(t) == "nsubj" and layout.mark_of[t.i] < 0), None)
    cue = scene.knows.cue_verb(own.head) if own is not None else None
    if own is None or (cue is not None and cue.trust >= _SPEECH):
        return ()  # who spoke before, spoke of the same
    found = scene.sides.parties(own)
    return () if scene.sides.same(found, blame.accusers) else found


def denies(blame: Blame, scene: Scene) -> bool:
    """Tell whether the words call an accusation false, which answers it and accuses nobody."""
    return "denial" in content_stances(blame.charge, scene.layout, scene.knows)


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
            for token in scene.layout.tokens_in(quote.content):
                if base(token) == "nsubj":
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


def deniers(scene: Scene) -> list[tuple[int, ...]]:
    """Return who denies (*s'en défend*, *nie*, *récuse*): whoever answers blame is blamed."""
    said = {q.verb: q.speaker.entries for q in scene.quotes if q.verb >= 0 and q.speaker}
    found: list[tuple[int, ...]] = []
    for token in scene.layout.tokens:
        if not token.is_alpha or scene.layout.mark_of[token.i] >= 0:
            continue
        if scene.knows.lemma(token) in DENYING and "denial" in cue_stances(token, scene.knows):
            ids = (
                said.get(token.i)
                or speaker_of(token, scene.layout, scene.resolver, scene.knows).entries
            )
            if ids and all(scene.sides.is_party(e) for e in ids):
                found.append(ids)
    return found


def _official(roles: list[str], scene: Scene) -> bool:
    words = [w for role in roles for w in role.casefold().split()]
    return any((r := scene.knows.role(w)) is not None and r.speaks_for for w in words)
