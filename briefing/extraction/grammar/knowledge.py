"""Answer the extraction's questions from the lexicon: this word, is it a cue, a role, a state?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from briefing.extraction.grammar.syntax import OF
from briefing.language import lexicon as data
from briefing.language.conjugation import forms
from briefing.language.lexicon import AccusationCue, AnswerCue, CueVerb, Lexicon, Role
from briefing.language.plain_doc import Doc, Token, asked_once
from briefing.model import Gender

_REFLEXIVE = {"se", "s'", "me", "m'", "nous", "vous", "te", "t'"}
_BESIDE = {"pour", "sa", "leur", "part", "de", "son", "côté", "à", "tour", ","}
"""What parts an auxiliary from its participle."""
_PARTED = 7

_REMEMBERED = 20_000
"""Forms whose lemmas are remembered: a word is asked of by one rule after the other."""
_SHORT = 7
_NO_SCHOLARS = {"prologue", "monologue", "apologue", "homologue"}
_NO_WALKS: frozenset[str] = frozenset()
_RANKS = {"sous", "vice", "ex", "co", "néo"}


_OTHER_REFLEXIVE = set(
    "assurer annoncer proposer préciser rapporter noter observer trouver tenir présenter".split()
)
"""Verbs that say nothing with *se*: *s'assurer de trouver*, *l'hiver s'annonce doux*."""


class Knowledge:
    """Hold a lexicon with the look-ups that the extraction needs, made once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        lemmas = dict.fromkeys(
            [
                *lexicon.cue_verbs,
                *lexicon.accusations,
                *lexicon.answers,
                *lexicon.wrongs,
                "être",
                "avoir",
            ]
        )
        self._roles: dict[str, Role | None] = {}
        self._lemma_of: dict[str, str] = {}
        self._lemmas: dict[tuple[str, str], str] = {}
        for lemma in lemmas:
            if " " not in lemma and lemma.endswith(("er", "ir", "re", "oir")):
                for form in forms(lemma):
                    self._lemma_of.setdefault(form, lemma)
        self.cue_forms = frozenset(f for f, v in self._lemma_of.items() if v in lexicon.cue_verbs)
        """The forms that may be of a cue verb, however they are tagged."""
        self.cue_verb = asked_once(self._cue_verb)
        """The lexicon's entry of a cue verb, the one with the most fitting words first."""
        self._walks = {n: frozenset(w.name for w in each) for n, each in lexicon.walks.items()}
        taken_up = (entry for entries in lexicon.taken_up.values() for entry in entries)
        self._fields = {entry.takes for entry in taken_up if entry.kind == "person"}
        self._demonyms = {
            form: entries[0].name for form, entries in lexicon.demonyms.items() if len(form) > 3
        }
        shared = [{s.name for s in states} for states in lexicon.demonyms.values()]
        self._namesakes = {
            n: tuple(sorted(each - {n})) for each in shared for n in each if len(each) > 1
        }

    # ------------------------------------------------------------ verbs

    def lemma(self, token: Token) -> str:
        """Return the lemma under which the lexicon may know a verb form."""
        try:
            return self._lemmas[token.lower_, token.lemma_]
        except KeyError:
            return self._find_lemma(token.lower_, token.lemma_)

    def lemmas(self, doc: Doc) -> list[str]:
        """Return the lemma of every token under which the lexicon may know a verb form."""
        known = self._lemmas
        pairs = [(token.lower_, token.lemma_) for token in doc]
        return [known[pair] if pair in known else self._find_lemma(*pair) for pair in pairs]

    def _find_lemma(self, form: str, tagged: str) -> str:
        known = tagged.casefold()
        if known not in self.lexicon.cue_verbs and known not in self.lexicon.accusations:
            known = self._lemma_of.get(form, known)
        if len(self._lemmas) >= _REMEMBERED:
            self._lemmas.clear()
        self._lemmas[form, tagged] = known
        return known

    def is_association(self, name: str) -> bool:
        """Tell whether the lexicon knows the name of a union, party, medium or court: none has a *direction*."""
        kinds = {o.kind for o in self.lexicon.organisations.get(data.fold(name), ())}
        return bool(kinds & {"union", "party", "media", "court"})

    def verb_of(self, form: str) -> str | None:
        """Return the lexicon's verb that a lower-case form may be of, however it is tagged."""
        return self._lemma_of.get(form)

    def _cue_verb(self, verb: Token) -> CueVerb | None:
        entries = self.lexicon.cue_verbs.get(self.lemma(verb), ())
        if not entries:
            return None
        if any(e.reflexive for e in entries) and is_reflexive(verb):
            # *se défendre de* before *défendre*.
            entries = (
                *(e for e in entries if e.reflexive),
                *(e for e in entries if not e.reflexive),
            )
        elif entries[0].lemma in _OTHER_REFLEXIVE and is_reflexive(verb):
            return None
        for entry in _begun(entries, verb):
            if entry.reflexive and not is_reflexive(verb):
                continue
            if entry.rest and not _follows(verb, entry.rest):
                continue
            return entry
        return None

    def is_cue_form(self, token: Token) -> bool:
        """Tell whether the form is one of a cue verb, however it is tagged."""
        return token.lower_ in self.cue_forms

    def accusation(self, token: Token) -> AccusationCue | None:
        """Return the lexicon's entry of a word that blames."""
        lemma = self.lemma(token) if token.pos_ in {"VERB", "AUX"} else token.lemma_.casefold()
        for entry in (
            *self.lexicon.accusations.get(lemma, ()),
            *(self.lexicon.accusations.get(self._lemma_of.get(token.lower_, ""), ())),
        ):
            if (entry.pos == "verb") != (token.pos_ in {"VERB", "AUX"}) and not (
                entry.pos == "verb" and token.pos_ == "ADJ" and token.lower_ in self._lemma_of
            ):
                continue
            if entry.reflexive and not is_reflexive(token):
                continue
            if entry.rest and not _follows(token, entry.rest):
                continue
            return entry
        return None

    def answer(self, token: Token) -> AnswerCue | None:
        """Return the lexicon's entry of a verb or noun that answers."""
        lemma = self.lemma(token)
        for entry in self.lexicon.answers.get(lemma, ()):
            if entry.reflexive and not is_reflexive(token):
                continue
            if entry.rest and not _follows(token, entry.rest):
                continue
            if entry.pos == "verb" and token.pos_ not in {"VERB", "AUX"}:
                continue
            return entry
        return None

    # ------------------------------------------------------------ nouns

    def role(self, form: str) -> Role | None:
        """Return what a noun says somebody is (*ministre*, *ONG*), in singular or plural."""
        if form not in self._roles:
            self._roles[form] = self._find_role(form.casefold().replace("’", "'"))
        return self._roles[form]

    def _find_role(self, form: str) -> Role | None:
        for key in (
            form,
            form.removesuffix("s"),
            form.removesuffix("aux") + "al",
            form.removesuffix("x"),
        ):
            if key in self.lexicon.roles:
                return self.lexicon.roles[key][0]
        scholar = form.removesuffix("s")
        if scholar.endswith("ologue") and scholar not in _NO_SCHOLARS:
            return replace(self.lexicon.roles["politologue"][0], lemma=scholar)
        lead, hyphen, rest = form.partition("-")
        if not hyphen and form.startswith("co") and len(form) > _SHORT:
            # « la coreprésentante »
            found = self._find_role(form[2:])
            return found if found is not None and found.kind == "person" else None
        if hyphen and lead in _RANKS:
            # « la sous-directrice », « l'ex-ministre »: what the second part says.
            return self._find_role(rest)
        # « lieutenant-colonel », « chirurgien-dentiste »
        return self._find_role(lead) if hyphen and self._find_role(rest) is not None else None

    def takes_up(self, lemma: str, kind: str) -> frozenset[str] | None:
        """Return whom *la pénaliste*, *l'établissement* may take up (empty: anybody), None for nobody."""
        for entry in self.lexicon.taken_up.get(lemma.casefold(), ()):
            if entry.kind == kind:
                return entry.takes
        return None

    def one_field(self, lemma: str, other: str) -> bool:
        """Tell whether one noun takes up both (*chercheur*: *physicien* and *biologiste*)."""
        return any(lemma in takes and other in takes for takes in self._fields)

    def walks(self, noun: str) -> frozenset[str]:
        """Return the walks of life that a noun belongs to (*le pénaliste*: law)."""
        return self._walks.get(noun, _NO_WALKS)

    def is_free(self, noun: str) -> bool:
        """Tell whether anybody may be called so besides a trade (*la quinquagénaire*, *le plaignant*)."""
        return any(w.free for w in self.lexicon.walks.get(noun, ()))

    def one_walk(self, one: str, other: str) -> bool:
        """Tell whether two nouns may mean one person by their trades (*fonctionnaire*, *commissaire*)."""
        return any(
            a.name == b.name and not a.free
            for a in self.lexicon.walks.get(one, ())
            for b in self.lexicon.walks.get(other, ())
        )

    def people(self, form: str) -> Gender | None:
        """Return the gender of the demonym of a region or town (*Flamand*, *Lyonnaise*), None if it is none."""
        for entry in self.lexicon.peoples.get(form.casefold(), ()):
            if data.fold(entry.place) != data.fold(form):
                return "m" if form.casefold() == entry.masculine else "f"
        return None

    def people_at(self, token: Token) -> str | None:
        """Return the state of a people's adjective or noun, None inside an idiom: *une roulette russe*."""
        before = token.doc[token.i - 1].lower_ if token.i else ""
        return None if (before, token.lower_) in _IDIOMS else self.demonym(token.lower_)

    def demonym(self, form: str) -> str | None:
        """Return the state whose demonym this is, or None."""
        return self._demonyms.get(form.casefold())

    def namesakes(self, name: str) -> tuple[str, ...]:
        """Return the other states whose people are called as a state's: both of the Congo."""
        return self._namesakes.get(name, ())

    def seat_of(self, name: str) -> str | None:
        """Return whom a seat of power speaks for."""
        entries = self.lexicon.seats.get(data.fold(name))
        return entries[0].speaks_for if entries else None

    def organisation_kind(self, name: str) -> str:
        """Return what kind of organisation the lexicon says the name is, or an empty string."""
        entries = self.lexicon.organisations.get(data.fold(name))
        return entries[0].kind if entries else ""

    def is_state(self, name: str) -> bool:
        """Tell whether the name is a state's canonical one."""
        return data.fold(name) in self.lexicon.states

    def is_given_name(self, form: str) -> bool:
        """Tell whether the lexicon has the given name."""
        return data.fold(form) in self.lexicon.given_names

    def given_gender(self, form: str) -> Gender | None:
        """Return the gender that a given name shows, None for *Claude* or an unknown one."""
        gender = self.lexicon.given_names.get(data.fold(form))
        return gender if gender in ("m", "f") else None  # type: ignore[return-value]


_IDIOMS = {
    ("roulette", "russe"), ("montagnes", "russes"), ("poupées", "russes"), ("salade", "russe"), ("téléphone", "arabe"),
    ("chiffres", "arabes"), ("casse-tête", "chinois"), ("ombres", "chinoises"), ("clé", "anglaise"),
    ("baguettes", "chinoises"), ("oncle", "américain"), ("vedette", "américaine"),
    ("nuit", "américaine"), ("pause", "anglaise"),
}  # fmt: skip
"""Things that have a people's adjective in their name and are nobody's."""


def is_reflexive(verb: Token) -> bool:
    """Tell whether *se* stands before the verb or its auxiliary."""
    doc = verb.doc
    first = verb.i - 1
    while first > 0 and verb.i - first < _PARTED and doc[first].lower_ in _BESIDE:
        first -= 1  # « s'est pour sa part engagée »
    if first < 0 or doc[first].pos_ != "AUX":
        first = verb.i - 1
    for i in range(first, max(first - 4, -1), -1):
        token = doc[i]
        if token.lower_ in {"nous", "vous"} and doc[i - 1].lower_ != token.lower_:
            return False  # « La direction nous a assuré que … »
        if token.lower_ in _REFLEXIVE:
            return True
        if token.pos_ not in {"AUX", "ADV", "PRON"} and token.lower_ not in {
            "-t-il",
            "-t-elle",
            "-il",
            "-elle",
        }:
            return False
    return False


@cache
def rest_words(rest: str) -> tuple[str, ...]:
    """Return the words of a longer cue as the tokenizer cuts them (*la sonnette d'alarme*)."""
    return tuple(re.findall(r"[^\s'’]+['’]?", rest.replace("’", "'")))


def _begun(entries: Sequence[CueVerb], verb: Token) -> Sequence[CueVerb]:
    """Return the entries of a verb of which what must follow may begin near it, as few of *faire* do."""
    firsts = [rest_words(entry.rest)[0] if entry.rest else "" for entry in entries]
    if not any(firsts):
        return entries
    after = verb.doc[verb.i + 1 : verb.i + 2 + _BETWEEN]
    near = {"", *_AFTER_OBJECT, *[t.lower_ for t in after], *[t.lemma_.casefold() for t in after]}
    if not near.isdisjoint(OF):
        near.add("de")
    return [entry for entry, first in zip(entries, firsts, strict=True) if first in near]


def _follows(token: Token, rest: str) -> bool:
    """Tell whether the words come after the token, an adverb or two in between allowed."""
    wanted = rest_words(rest)
    doc, i, skipped = token.doc, token.i + 1, 0
    if wanted[0] in _AFTER_OBJECT:
        # « met la direction au défi de », « met le patron en demeure de »
        i = _after_object(token, wanted[0])
    if wanted[0] == "en" and any(t.lower_ == "en" for t in doc[max(token.i - 4, 0) : token.i]):
        # « s'en est pris à », « en appelle à »: the clitic stands before the verb.
        wanted = wanted[1:]
    for part in wanted:
        while i < len(doc) and not _same(doc[i], part):
            if skipped >= _BETWEEN or doc[i].pos_ not in {"ADV", "PRON", "DET"} or doc[i].is_punct:
                return False
            i += 1
            skipped += 1
        if i >= len(doc):
            return False
        i += 1
    return True


_BETWEEN = 2
"""Adverbs that may stand between a verb and what must follow it."""
_AFTER_OBJECT = {"au", "en", "à"}
_OBJECT_WORDS = {"DET", "NOUN", "PROPN", "ADJ", "NUM"}
_OBJECT = 6


def _after_object(token: Token, first: str) -> int:
    """Return the token after the object that may stand between a verb and *au défi*, *en demeure*."""
    doc = token.doc
    for i in range(token.i + 1, min(token.i + _OBJECT, len(doc))):
        if doc[i].lower_ == first:
            return i
        of = doc[i].lower_ in {"de", "du", "des", "d'"}
        if doc[i].pos_ not in _OBJECT_WORDS and not of:
            break
    return token.i + 1


def _same(token: Token, part: str) -> bool:
    low = token.lower_
    return (
        low == part
        or token.lemma_.casefold() == part
        or (
            part in ("de", "à")
            and low
            in {
                "de": ("d'", "du", "des"),
                "à": ("au", "aux"),
            }[part]
        )
    )


@cache
def knowledge(extra: Path | None = None) -> Knowledge:
    """Return the look-ups over the bundled lexicon, with the user's lines on top."""
    return Knowledge(data.load(extra))
