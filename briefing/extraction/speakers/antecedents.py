"""Weigh whom *il*, *elle*, *-t-elle* may mean: the signs of each party mentioned before the pronoun.

Gender and number are a veto that `Resolver` holds; among those who pass it one is meant. What each sign weighs
is fitted on annotated articles (`fitted/antecedent.tsv`, written by `training/scorers.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extraction.grammar.syntax import VERBAL
from briefing.extraction.grammar.weights import weigh
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.speakers.ranking import Accepts, Ranker
from briefing.language.plain_doc import Token
from briefing.model import Gender

_MANY, _PASSED, _ABOVE = 4, 3, 2
"""Where counts stop: of sentences, forms and mentions; of those passed over; of paragraphs."""
_TONIC = {"lui", "eux"}
_OBLIQUE = {"appos", "nmod", "obj"}


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Hold a mention that a pronoun may take up, and what speaks for it."""

    entry: int
    signs: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Place:
    """Hold a mention before a pronoun with what is asked of it more than once."""

    entry: Entry
    mention: Mention
    distance: int
    quoted: bool

    @property
    def acts(self) -> bool:
        return self.mention.subject and not self.quoted


def antecedents(
    ranker: Ranker, pronoun: Token, gender: Gender | None, accepts: Accepts
) -> list[Antecedent]:
    """Return who may be meant by a singular pronoun, the nearest mention first."""
    line = [
        _Place(entry, mention, distance, ranker.quoted[mention.start])
        for entry, mention, distance in ranker.reachable(pronoun.i, accepts)
    ]
    here = ranker.paragraphs[pronoun.i]
    form = "tonic" if pronoun.lower_ in _TONIC else "plain"
    form = "cut" if pronoun.lower_.startswith("-") else form
    said = ranker.spoke_before(pronoun.i)
    told: dict[int, int] = {}
    for place in line:
        told[place.entry.id] = told.get(place.entry.id, 0) + (not place.quoted)
    subject = next((p.entry.id for p in line if p.acts), None)
    people = [p.entry.id for p in line if p.entry.kind == "person" and not p.quoted]
    persons = set(people)
    alone = len(persons) == 1
    found: list[Antecedent] = []
    passed: set[int] = set()
    seen: set[int] = set()
    for place in line:
        entry, mention = place.entry, place.mention
        kind, role = _kind(entry), _role(ranker, mention)
        others = passed - {entry.id}
        far = f"sentences {min(place.distance, _MANY)}"
        above = f"paragraphs {min(here - ranker.paragraphs[mention.start], _ABOVE)}"
        signs = [
            kind, role, far, above, f"{kind} {role}", f"{form} {kind}", f"{form} {far}", f"{form} {role}",
            f"{far} {role}", f"forms {min(sum(entry.forms.values()), _MANY)}",
            f"mentions {min(told[entry.id], _MANY)}", f"passed {min(len(others), _PASSED)}",
        ]  # fmt: skip
        if said and said[-1] == entry.id:
            signs += [
                "spoke last",
                f"{form} spoke last",
                f"spoke last {far}",
                f"spoke last {above}",
            ]
        elif entry.id in said:
            signs.append("spoke")
        if place.quoted:
            signs += ["quoted", f"quoted {kind}"]
        own = ranker.called_here(entry, mention) or entry.gender
        if gender and own == gender:
            signs.append("same gender")
        if own is not None:
            signs.append("gender known")
        signs += _beside(ranker, place, kind, form, far)
        if place.acts and subject == entry.id:
            signs += ["last subject", f"last subject {form}", f"last subject {kind}"]
        if people and people[0] == entry.id and not place.quoted:
            signs += ["last person", f"last person {form}"]
        if entry.kind == "person" and alone:
            signs.append("only person")
        if not found:
            signs.append("nearest")
        if others & persons:
            signs.append("passed a person")
        if entry.id in seen:
            signs.append("again")
        seen.add(entry.id)
        if place.acts:
            passed.add(entry.id)
        weighed = dict.fromkeys(signs, 1.0)
        weighed["tokens"] = (pronoun.i - mention.start) / 100
        found.append(Antecedent(entry.id, weighed))
    return found


def meant(line: list[Antecedent]) -> int | None:
    """Return the party that is most likely meant."""
    best = max(line, key=lambda a: weigh(a.signs, "antecedent"), default=None)
    return None if best is None else best.entry


def _beside(ranker: Ranker, place: _Place, kind: str, form: str, far: str) -> list[str]:
    """Return the signs of what stands beside a mention, and of what it is."""
    doc, start = ranker.doc, place.mention.start
    signs: list[str] = []
    if ranker.names_a_thing(place.mention):
        signs.append("label")
    if start and doc[start - 1].pos_ == "ADP":
        signs.append("after preposition")
    if doc[start].lower_ in {"un", "une", "des"} or (
        start and doc[start - 1].lower_ in {"un", "une", "des"}
    ):
        signs.append("indefinite")
    if doc[start].pos_ == "PRON":
        signs += ["pronoun", f"pronoun {far}"]
    if place.mention.subject and _opens(ranker, start):
        signs += ["opens", f"opens {kind}", f"opens {form} {far}"]
    if place.entry.roles:
        signs.append("with role")
    if place.entry.titled:
        signs.append("titled")
    return signs


def _kind(entry: Entry) -> str:
    if entry.kind == "person":
        return "person" if entry.named else "description"
    if entry.kind != "organisation" or entry.capital:
        return "state"
    return "body" if entry.named else "unnamed body"


def _role(ranker: Ranker, mention: Mention) -> str:
    if mention.subject:
        return "subject"
    label = ranker.doc[mention.start].dep_
    return label if label in _OBLIQUE else "oblique" if label.startswith("obl") else "other"


def _opens(ranker: Ranker, start: int) -> bool:
    """Tell whether no verb stands before the mention in its sentence."""
    first = ranker.doc[start].sent.start
    return not any(t.pos_ in VERBAL for t in ranker.doc[first:start])
