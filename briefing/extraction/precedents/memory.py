"""Ask the lexicon of precedents: what names an event, what brings one up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from briefing.extraction.grammar.fixed_phrases import FixedPhrases
from briefing.extraction.grammar.knowledge import Knowledge, is_reflexive
from briefing.extraction.grammar.syntax import VERBAL, is_negated
from briefing.language import lexicon as data
from briefing.language.conjugation import forms
from briefing.language.plain_doc import Doc, Token

# « à l'instar du », « fait écho aux »: the last word of a phrase stands for its contractions, too.
_LAST = {
    " de": r" (?:(?:de|du|des)(?!\w)|d')",
    " à": r" (?:à|au|aux)(?!\w)",
    " en": r" (?:en|au)(?!\w)",
}
_PARTS = {"de": {"de", "du", "des", "d'"}, "à": {"à", "au", "aux", "a"}, "en": {"en"}}
_REMEMBERED = 2
"""Searches that are remembered: rules and signs ask for all kinds of phrases and names of the article in hand."""
_KNOWN = 20_000
"""Forms of which it is remembered whether they name events: each noun is asked of by several rules."""
_TONIC = {"lui", "elle", "eux", "elles", "aussi", "encore", "également", "surtout"}
_FORMS = {
    "souvenir": "souvient souviennent souvenait souvenaient souvenu souvenue souvenant souvenir",
    "avoir": "a ont avons avez avait avaient aura auront aurait auraient ayant eu",
    "être": "est sont était étaient sera serait",
    "revivre": "revécu",
}
_TRADE = frozenset(
    "reprendre vendre céder racheter monter lancer gérer tenir diriger transmettre hériter développer créer".split()
)
"""What is done to *l'affaire de son oncle*, a business."""
_COUNTING = {"nouveau", "nouveaux", "premier", "premiers", "dernier", "derniers"}
"""What counts the *épisodes* of a series, with a number."""
_FIGURE = 8
"""Tokens of *on instruit à Nanterre « le procès du BTP »* up to its noun."""
_SPELT = {"landmark", "famous"}
"""Kinds that are looked for as they are spelt: *la Terreur*, not *la terreur*."""


class Memory:
    """Hold the nouns, verbs and phrases of the table, each by what it does."""

    def __init__(self, knows: Knowledge) -> None:
        self._knows = knows
        self._keepers: set[str] = set()
        self._nouns: dict[str, list[tuple[list[str], str]]] = {}
        self._verbs: dict[str, list[tuple[str, list[set[str]], str]]] = {}
        fixed: dict[str, list[tuple[str, str]]] = {}
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}
        self._witnesses: set[str] = set()
        self._found: dict[tuple[bool, str], dict[str, list[tuple[int, int]]]] = {}
        for entry in (e for entries in knows.lexicon.precedents.values() for e in entries):
            if entry.kind == "witness":
                word = data.fold(entry.cue)
                self._witnesses |= {word, f"{word}s", f"{word}x"}
            elif entry.match == "word":
                first, *rest = data.fold(entry.cue).split()
                self._nouns.setdefault(first, []).append((rest, entry.kind))
            elif entry.match == "verb":
                self._add_verb(entry.cue, entry.kind)
            elif entry.kind in _SPELT:
                name = entry.cue.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
                fixed.setdefault(entry.kind, []).extend(
                    (cased, rf"(?<![\w-]){re.escape(cased)}(?![\w-])") for cased in _cases(name)
                )
            else:
                phrase = data.fold(entry.cue)
                fixed.setdefault(entry.kind, []).append(_contracted(phrase))
                if entry.kind == "reminder" and entry.cue.endswith(" de"):
                    self._keepers.add(data.fold(entry.cue).removesuffix(" de"))
        for nouns in self._nouns.values():
            nouns.sort(key=lambda noun: -len(noun[0]))
        patterns: dict[str, list[str]] = {}
        for entry in knows.lexicon.precedent_patterns:
            patterns.setdefault(entry.kind, []).append(entry.cue)
        spelt = {kind: names for kind, names in fixed.items() if kind in _SPELT}
        self._spelt = FixedPhrases(spelt, {})
        folded = {kind: phrases for kind, phrases in fixed.items() if kind not in _SPELT}
        self._phrases = FixedPhrases(folded, patterns)

    def _add_verb(self, cue: str, kind: str) -> None:
        negated = "ne pas " if cue.startswith("ne pas ") else ""
        reflexive = next((w for w in ("se ", "s'") if cue.startswith(w)), "")
        lemma, *rest = re.findall(r"[^' ]+'?", cue.removeprefix(negated).removeprefix(reflexive))
        entry = (negated or reflexive, [_PARTS.get(part, {part}) for part in rest], kind)
        for form in dict.fromkeys([*_FORMS.get(lemma, "").split(), *forms(lemma)]):
            self._verbs.setdefault(form, []).append(entry)

    def noun(self, head: Token) -> str | None:
        """Return what kind of event the noun names, with the words after it: affair, event, act, period."""
        return self._kind(head, self._keys(head.text, head.lemma_))

    def _kind(self, head: Token, keys: tuple[str, ...]) -> str | None:
        """Return what kind of event the first noun of the table under some words names that stands here."""
        if not keys or _is_figure(head):
            return None
        if head.lower_ == "affaires" and not _named_behind(head):
            # « les affaires », of a company, of a ministry: several are no precedent.
            return None
        nouns = (noun for key in keys for noun in self._nouns[key])
        return next((kind for rest, kind in nouns if not rest or _goes_on(head, rest)), None)

    def nouns(self, doc: Doc) -> dict[int, str]:
        """Return what kind of event each token of a text names that names one."""
        found: dict[int, str] = {}
        for token in doc:
            keys = self._known.get((token.text, token.lemma_))
            if keys is None:
                keys = self._keys(token.text, token.lemma_)
            if keys and (kind := self._kind(token, keys)) is not None:
                found[token.i] = kind
        return found

    def _keys(self, text: str, lemma: str) -> tuple[str, ...]:
        """Return the words under which the table has nouns of events that begin with this one."""
        asked = text, lemma
        if asked not in self._known:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            low = data.fold(text)
            keys = (low, low.removesuffix("s"), data.fold(lemma))
            self._known[asked] = tuple(k for k in keys if k in self._nouns)
        return self._known[asked]

    def keeps(self, head: Token) -> bool:
        """Tell whether a noun only keeps the name that follows: *le souvenir de X*, *l'exemple de X*."""
        following = head.doc.text_of(head.i + 1, head.i + 2).lower()
        return data.fold(head.text) in self._keepers and following in _PARTS["de"]

    def verb(self, token: Token) -> tuple[str, int] | None:
        """Return how strongly a verb form brings something up, and the token after its fixed words."""
        return self._verb(token, {"recall", "mention"})

    def verbs(self, doc: Doc) -> list[tuple[Token, str, int]]:
        """Return the verb forms of a text that bring something up, each with what `verb` tells of it."""
        found = ((t, self.verb(t)) for t in doc if t.lower_ in self._verbs)
        return [(t, *verb) for t, verb in found if verb is not None]

    def cites(self, token: Token) -> bool:
        """Tell whether who does what the verb form says brings up what it leads to: *comparer*, *redouter*."""
        return self._verb(token, {"recall", "mention", "citing"}) is not None

    def speaks_for(self, form: str) -> bool:
        """Tell whether a word names who speaks for others: *le gouvernement* acts, it does not happen."""
        role = self._knows.role(form)
        return role is not None and role.speaks_for

    def among_witnesses(self, words: Iterable[Token]) -> bool:
        """Tell whether one of the words stands for people who may remember."""
        return not self._witnesses.isdisjoint([t.lower_ for t in words])

    def is_witness(self, form: str) -> bool:
        """Tell whether a word stands for people who may remember: *les anciens*, *certains*, *un autre*."""
        return form in self._witnesses

    def _verb(self, token: Token, kinds: set[str]) -> tuple[str, int] | None:
        entries = self._verbs.get(token.lower_, ())
        if not entries or (token.pos_ not in VERBAL and not _verb_all_the_same(token)):
            return None
        for guard, rest, kind in entries:
            end = _after(token, rest) if kind in kinds else None
            if end is None or (guard == "ne pas " and not is_negated(token)):
                continue
            if guard in ("se ", "s'") and not is_reflexive(token):
                continue
            return kind, end
        return None

    def is_state(self, name: str) -> bool:
        """Tell whether the name is a state's."""
        return self._knows.is_state(name)

    def is_body(self, name: str) -> bool:
        """Tell whether the lexicon has the name as an organisation's, or a seat's of power."""
        return bool(self._knows.organisation_kind(name) or self._knows.seat_of(name))

    def is_role(self, form: str) -> bool:
        """Tell whether a word names a role that somebody has."""
        return self._knows.role(form) is not None

    def finds(self, kind: str, text: str) -> list[tuple[int, int]]:
        """Return where the phrases of a kind stand in folded text; names, in the text as it is spelt."""
        asked = (kind in _SPELT, text)
        if asked not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            phrases = self._spelt if kind in _SPELT else self._phrases
            self._found[asked] = phrases.spans(text)
        return self._found[asked].get(kind, [])


@cache
def memory(knows: Knowledge) -> Memory:
    """Return the look-ups over a lexicon's table of precedents, made once."""
    return Memory(knows)


def _is_figure(head: Token) -> bool:
    """Tell whether a noun of events names none: *reprend l'affaire de son oncle*, *c'est l'affaire du maire*."""
    low, above = head.lower_, head.head.lemma_.casefold()
    if low in {"siège", "sièges"}:
        return not _is_siege(head)
    if low == "épisodes":
        # « deux nouveaux épisodes », « huit épisodes de 45 minutes »
        counted = head.doc[max(head.i - 2, 0) : head.i]
        return any(t.pos_ == "NUM" or t.lower_ in _COUNTING for t in counted)
    governed = head.dep_.startswith(("obj", "obl")) and head.head.i < head.i
    if low == "affaire":
        said_of = any(c.dep_ == "cop" for c in head.children)
        behind = head.doc.text_of(head.i + 1, head.i + 3).split()
        whose = bool(behind) and behind[0] in _PARTS["de"] and not behind[-1][:1].isupper()
        return (said_of and whose) or (governed and above in _TRADE)
    if low != "procès" or head.doc[head.i - 1].lower_ != "le":
        return False
    near = head.doc[max(head.i - _FIGURE, 0) : head.i]
    return (governed and above == "faire") or any(t.lemma_ == "instruire" for t in near)


def _is_siege(head: Token) -> bool:
    """Tell whether a town is besieged: *le siège de Leningrad*, not *le siège du parti*, *trois sièges au Sénat*."""
    of = head.doc[head.i + 1 : head.i + 3]
    return len(of) > 1 and of[0].lower_ in {"de", "d'", "d’"} and of[1].ent_type_ in {"LOC", "MISC"}


def _named_behind(head: Token) -> bool:
    """Tell whether a name follows at once, not that of a businessman: *les affaires Morand et Delmotte*."""
    if head.i and head.doc[head.i - 1].lower_ in {"d'", "d’"}:
        return False
    return head.text.islower() and head.doc.text_of(head.i + 1, head.i + 2)[:1].isupper()


def _verb_all_the_same(token: Token) -> bool:
    """Tell whether a form that was not tagged as a verb stands where one does: *évoquent la crue de…*."""
    doc, low = token.doc, token.lower_
    if low.endswith(("ons", "ez")):
        return True
    before = doc[token.i - 1] if token.i else None
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return (
        low.endswith(("e", "ent", "ant"))
        and following is not None
        and (following.pos_ in {"DET", "ADV", "ADJ", "PROPN"} or following.text in {"«", "“", '"'})
        and not (before is not None and before.pos_ in {"DET", "ADP", "NUM"})
    )


def _contracted(phrase: str) -> tuple[str, str]:
    """Return what of a phrase stands as it is written, and a pattern for it that knows its contractions."""
    for last, pattern in _LAST.items():
        if phrase.endswith(last):
            written = phrase.removesuffix(last)
            return written, rf"\b{re.escape(written)}{pattern}"
    return phrase, rf"\b{re.escape(phrase)}(?!\w)"


def _cases(name: str) -> set[str]:
    """Return how a name is written: with a small letter, too, if it has several words (*le printemps de Prague*)."""
    return {name[:1].upper() + name[1:], name[:1].lower() + name[1:]} if " " in name else {name}


def _goes_on(head: Token, rest: list[str]) -> bool:
    """Tell whether the words stand behind a noun that name an event with it: *prise d'otages*."""
    after = [data.fold(t.text) for t in head.doc[head.i + 1 : head.i + 5]]
    return rest[0].startswith(tuple(after[:1])) and _joined(after)[: len(rest)] == rest


def _joined(words: list[str]) -> list[str]:
    """Return *d'*, *otages* as the one word *d'otages*."""
    out: list[str] = []
    for word in words:
        if out and out[-1].endswith("'"):
            out[-1] += word
        else:
            out.append(word)
    return out


def after_aside(doc: Doc, i: int) -> int:
    """Return the token after *, lui,* or *, elle aussi,* if it starts at token `i`, else `i`."""
    if i + 2 >= len(doc) or doc[i].text != "," or doc[i + 1].lower_ not in _TONIC:
        return i
    end = i + 2 + (doc[i + 2].lower_ in _TONIC)
    return end + 1 if end < len(doc) and doc[end].text == "," else i


def _after(token: Token, rest: list[set[str]]) -> int | None:
    """Return the token after the words that go with a verb, an adverb or *encore* allowed between."""
    doc, i = token.doc, token.i + 1
    for wanted in rest:
        limit = min(i + 3, len(doc))
        while i < limit and doc[i].lower_ not in wanted:
            aside = after_aside(doc, i) if doc[i].text == "," else i
            if aside > i:
                # « se souvient, lui, de… »
                i, limit = aside, min(aside + 3, len(doc))
                continue
            if doc[i].pos_ not in {"ADV", "PRON", "PART", "ADJ"}:
                return None
            i += 1
        if i >= limit:
            return None
        # *du*, *des*, *au* hold the article of what follows.
        i += 1
    return i
