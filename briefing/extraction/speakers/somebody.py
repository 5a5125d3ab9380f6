"""Resolve *on* to who speaks: by the place it speaks from, or by the body told of right before."""

from __future__ import annotations

import bisect

from briefing.extraction.grammar.phrases import PAPERS
from briefing.extraction.grammar.syntax import clitic, subject
from briefing.extraction.speakers.ranking import Ranker
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.language.plain_doc import Doc, Token
from briefing.model import Gender

_BESIDE = {"côté", "auprès"}
"""What leads to where *on* speaks, as a preposition does: *Côté syndicats, on …*."""
_PEOPLED = {"auprès", "chez", "côté"}
"""What leads to people as well: *a-t-on appris auprès de son avocat*, *du côté de l'exploitant*."""
_SENT_TO = {"à", "au", "aux", "chez", "vers"}
_WITHIN = set(
    "siège bureaux couloirs rangs sein locaux travées bancs hauteurs coulisses camp".split()
)
"""Where in a body somebody speaks: *martèle-t-on au siège du parti*."""
_GATHERED = set(
    "foule cortège assistance assemblée auditoire tribunes gradins salle public rue".split()
)
"""Where many are, whom one hears: *« Honteux », entend-on dans la foule*."""
_STOPS = {",", ".", ";", ":", "que", "qu'"}
_LEAD = 6
_PLACE = 14
"""Tokens behind *on* among which the place is told."""
_NEAR_BY = 3
"""Sentences that a body may stand before *nous fait-on savoir*."""
_READ = {"lit", "lire", "lisait", "découvre", "apprend", "découvrir"}
_SHEETS = set(
    "rapport étude enquête audit constat arrêt jugement avis note document procès-verbal expertise règlement décret "
    "arrêté délibération ordonnance compte-rendu bilan".split()
)
"""What one reads in: *On y lit que*."""
_HEARD = 80
"""Tokens that are looked back over for another *on*."""


class SomebodyFinder(Ranker):
    """Find who *on* is, and where; `Resolver` fills what is declared here."""

    def somebody_at(self, i: int) -> Resolved:
        """Resolve *on* at token `i` by the place that it speaks from: *dit-on au ministère*, *Côté syndicats, on …*."""
        doc = self.doc
        stop = i + 1
        while stop < min(i + _PLACE, len(doc)) and not (
            doc[stop].text in _STOPS or doc[stop].is_space or self.quoted[stop]
        ):
            stop += 1
        start = i
        while start > 0 and not (doc[start].is_sent_start or doc[start - 1].is_space):
            start -= 1
        before, after = (start, i), (i + 1, stop)
        # « À la mairie, on renvoie vers l'agence »: the place that leads the sentence goes first.
        first_word = doc[start + (doc[start].pos_ == "CCONJ")]  # « Mais à la mairie, on … »
        leads = first_word.pos_ == "ADP" and doc[i - 1].text == ","
        first, other = (before, after) if leads else (after, before)
        found = self._place_of_speech(*first) or self._place_of_speech(*other)
        if found:
            return Resolved(found.entries, "place of speech", i)
        if any(t.lower_ == "y" for t in doc[max(i - 3, 0) : i + 3]):
            return self._read_in(i) or self._there(i)
        # « … », a-t-on fait valoir: the verb may stand behind *on*
        parted = any(clitic(t) for t in doc[max(i - 2, 0) : i]) and any(
            self.quoted[max(i - _LEAD, 0) : i]
        )
        if not (parted or clitic(doc[i])):
            return NOBODY
        # « Au cabinet, on se tait. « … », nous fait-on savoir »
        return self._where_before(i) or self._there(i, reach=_NEAR_BY)

    def _read_in(self, i: int) -> Resolved:
        """Return the document in which *On y lit que* says that something stands, told of just before."""
        read = any(t.lower_ in _READ for t in self.doc[max(i - 3, 0) : i + 4])
        return self.sheet_before(i) if read else NOBODY

    def sheet_before(self, i: int) -> Resolved:
        """Return the document told of just before, in which *y* says that something stands: *il y est écrit que*."""
        for token in reversed(self.doc[max(i - _HEARD, 0) : i]):
            if self._sentence[i] - self._sentence[token.i] > 1 or token.pos_ == "SPACE":
                return NOBODY
            if token.lower_ in _SHEETS and not self.quoted[token.i]:
                return Resolved(self.resolve(token).entries, "place of speech", i)
        return NOBODY

    def source_before(self, i: int) -> Resolved:
        """Return whom *la même source* means: who spoke last without a name, a body, or one told of right before."""
        entries = self.register.entries
        for at, entry in reversed(self.spoke[: bisect.bisect_left(self.spoke, (i, -1))]):
            person = entries[entry].kind == "person" and entries[entry].named
            thing = entries[entry].kind in ("unknown", "state") and entries[entry].head != "source"
            paper = entries[entry].head in PAPERS  # « un communiqué du ministère »
            if not (person or thing or paper or entries[entry].place):
                return Resolved((entry,), "carried over", at)
        for mention in self.before(i):
            if self._sentence[i] - self._sentence[mention.start] > _NEAR_BY:
                break
            entry = mention.entry
            body = entries[entry].kind == "organisation" and not entries[entry].place
            if body and mention.subject and not self.quoted[mention.start]:
                return Resolved((entry,), "place of speech", mention.start)
        return NOBODY

    def _where_before(self, i: int) -> Resolved:
        """Return where *on* spoke in the sentence before: *Au ministère, on se tait. « … », souffle-t-on.*"""
        k = i
        while k > 0 and not self.doc[k - 1].is_space and i - k < _HEARD:
            k -= 1
            if self.doc[k].lower_ == "on" and not self.quoted[k]:
                return self.somebody_at(k)
        return NOBODY

    def _there(self, i: int, reach: int = 99) -> Resolved:
        """Return the body where *y souffle-t-on* says that somebody speaks: a subject, or what leads a sentence."""
        for mention in self.before(i):
            if self._sentence[i] - self._sentence[mention.start] > reach:
                return NOBODY
            entry = self.register.entries[mention.entry]
            if entry.kind == "organisation" and not self.quoted[mention.start]:
                if entry.capital and self._sentence[i] - self._sentence[mention.start] <= 1:
                    # « L'idée laisse Bercy de marbre. « … », y balaie-t-on »
                    return Resolved((entry.id,), "place of speech", i)
                led = self.doc[max(mention.start - 2, 0) : mention.start]
                if mention.subject or any(t.lower_ in _SENT_TO for t in led):
                    return Resolved((entry.id,), "place of speech", i)
        start = self.doc[i].sent.start
        if not start:
            return NOBODY
        stop, start = start, self.doc[start - 1].sent.start
        # « Elle renvoie vers le rectorat. « … », y assure-t-on »
        to = next((t.i for t in reversed(self.doc[start:stop]) if t.lower_ == "vers"), i)
        found = self._place_of_speech(start, min(start + _LEAD, i)) or self._place_of_speech(
            to, min(to + _LEAD, stop)
        )
        return Resolved(found.entries, "place of speech", i) if found else NOBODY

    def _place_of_speech(self, start: int, stop: int) -> Resolved:
        """Return the first body that a preposition or its own name makes a place to speak from."""
        led, within = "", False
        for token in self.doc[start:stop]:
            people = self.knows.demonym(token.lower_) if led == "côté" else None
            if people is not None and token.text.islower():
                # « Côté turc, on évoque … »
                return Resolved((self.register.state(people),), "place of speech", token.i)
            if token.pos_ == "ADP" or token.lower_ in _BESIDE:
                led = led if led in _PEOPLED else token.lower_
            elif token.lower_ in _WITHIN:
                within = True
            elif self.quoted[token.i]:
                continue  # « L'inspection est saisie », nous fait-on savoir
            elif self._may_be_place(token, led):
                found = self.resolve(token)
                source = token.lower_ in {"source", "sources"}
                if found and (
                    source
                    or token.lower_ in _GATHERED
                    or (within and self._are_many(found))  # « dans les rangs des manifestants »
                    or self._is_body(found)
                    or (led in _PEOPLED and self._is_somebody(found))
                ):
                    return found
        return NOBODY

    def _may_be_place(self, token: Token, led: str) -> bool:
        if token.pos_ in {"NOUN", "PROPN"}:
            return led != "" or self._is_seat(token)
        # « Côté syndicats », an adjective for the tagger
        return led == "côté" and self.knows.role(token.lower_) is not None

    def _is_seat(self, token: Token) -> bool:
        """Tell whether a seat of power is named: *ajoute-t-on place Beauvau*."""
        named = self.register.at(token.i)
        return named is not None and named.capital and named.kind == "organisation"

    def _is_somebody(self, found: Resolved) -> bool:
        return all(self.register.entries[e].kind == "person" for e in found.entries)

    def _are_many(self, found: Resolved) -> bool:
        return all(self.register.entries[e].plural for e in found.entries)

    def _is_body(self, found: Resolved) -> bool:
        entries = [self.register.entries[e] for e in found.entries]
        return all((e.kind == "organisation" and not e.place) or e.capital for e in entries)

    def body_that_spoke(self, best: int, i: int, gender: Gender | None) -> int:
        """Return the body that said what names somebody first: *Le consulat nie avoir aidé X. « … », écrit-il*."""
        met = self.register.entries[best]
        if met.kind != "person" or not clitic(self.doc[i]) or any(e == best for _, e in self.spoke):
            return best
        told = [m.start for m in self.register.mentions if m.entry == best and m.start < i]
        first = min(told, default=i)
        if len(told) != 1 or self._sentence[i] - self._sentence[first] > 1:
            return best
        own = _root_subject(self.doc, first)
        cue = self.knows.cue_verb(own.head) if own is not None and own.head.i < first else None
        body = self.entry_at(own.i) if own is not None and cue is not None else None
        if body is None or cue is None or cue.trust < _SAID:
            return best
        entry = self.register.entries[body]
        said = entry.kind == "organisation" and self.agrees(entry, gender, False)
        return body if said else best

    def who_says(self, pronoun: Token, gender: Gender | None, plural: bool) -> Resolved:
        """Return whom *selon lui* means in a sentence of speech: *L'armée dénonce un tir, selon elle voulu*."""
        own = _root_subject(self.doc, pronoun.i)
        if own is None or not own.i < own.head.i < pronoun.i:
            return NOBODY
        cue, found = self.knows.cue_verb(own.head), self.entry_at(own.i)
        if cue is None or cue.trust < _SAID or found is None:
            return NOBODY
        agrees = self.agrees(self.register.entries[found], gender, plural)
        return Resolved((found,), "pronoun", pronoun.i) if agrees else NOBODY


_SAID = 0.7
"""Trust from which a verb tells that its subject spoke."""


def _root_subject(doc: Doc, i: int) -> Token | None:
    """Return the subject of the main verb of a token's sentence."""
    sent = doc[i].sent
    root = next((t for t in doc[sent.start : sent.end] if t.head is t), None)
    return subject(root) if root is not None else None
