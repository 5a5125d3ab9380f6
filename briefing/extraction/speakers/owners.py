"""Find whose somebody is: *son avocat*, *leurs calculs*, *la direction*, a member at *Au Parti du centre*."""

from __future__ import annotations

import re

from briefing.extraction.grammar.phrases import PAPERS
from briefing.extraction.grammar.syntax import base
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.parties.gazetteer import fold
from briefing.extraction.parties.offices import content
from briefing.extraction.parties.presented import SPOUSES
from briefing.extraction.speakers.prosecution import blamed_by, denies, prosecutes
from briefing.extraction.speakers.ranking import Ranker
from briefing.language.plain_doc import Token
from briefing.model import Gender

_PLEADS_FOR = re.compile(
    r"(?:avocate?|conseil|defenseu(?:r|re|se)) (?:de la |de l'|de |du |des |d')(.+)"
)
_MANNED = {"syndicat", "parti", "média", "juridiction", "agence", "association"}
"""Bodies that face a *direction* or report on it, rather than have one."""


def _speaks(entry: Entry) -> bool:
    return any(head.startswith("porte-parole") for head in entry.role_heads)


class OwnerFinder(Ranker):
    """Find the party that a possessive or a bare part of a body hangs on; `Resolver` fills what is declared."""

    def _sided(self, mention: Mention) -> bool:
        """Tell whether a sentence is set at the side of a name: *Du côté de la régie, on se dit confiant*."""
        raise NotImplementedError

    def _spouse(self, gender: Gender | None) -> int | None:
        """Return the one person whom the article has called *son épouse*, for *sa femme*."""
        found = [
            e.id for e in self.register.entries
            if e.kind == "person" and e.named and e.role_heads & SPOUSES and e.gender == gender
        ]  # fmt: skip
        return found[0] if len(found) == 1 else None

    def _client(self, head: Token) -> int | None:
        """Return whom *sa cliente* means where the lawyer is told to be somebody's: *L'avocat de la Ligue…*."""
        owner = self.owner(head.i, kin=True)
        for role in self.register.entries[owner].roles if owner is not None else ():
            served = _PLEADS_FOR.match(fold(role))
            for entry in self.register.entries if served is not None else ():
                if entry.id == owner or not entry.named or entry.place:
                    continue
                if served is not None and any(fold(f) == served[1] for f in entry.forms):
                    return entry.id
        return None

    def _setting(self, i: int) -> int | None:
        """Return the body that opens the sentence: *Au Parti du centre, … persifle un cadre*."""
        start = i
        while start > 0 and not (self.doc[start].is_sent_start or self.doc[start - 1].is_space):
            start -= 1
        if self.doc[start].lower_ not in {"à", "au", "aux", "chez"}:
            return None
        for k in range(start + 1, min(start + 4, i)):
            entry = self.register.at(k)
            if entry is not None:
                acts = entry.kind == "organisation" and not entry.place
                return entry.id if acts else None
        return None

    def _main_body(self) -> int | None:
        """Return the company or house that the article names most often."""
        counts: dict[int, int] = {}
        for mention in self.register.mentions:
            entry = self.register.entries[mention.entry]
            if not entry.named or entry.kind not in ("organisation", "unknown") or entry.place:
                continue
            if entry.head not in _MANNED and not entry.capital:
                counts[entry.id] = counts.get(entry.id, 0) + 1
        best = max(counts, key=lambda e: (counts[e], -self.register.entries[e].first), default=None)
        return best if best is not None and counts[best] > 1 else None

    def owner(self, i: int, *, kin: bool = False) -> int | None:
        """Return whose *son* is: the last subject before it, people and bodies alike."""
        here = self._sentence[i]
        for mention in self.before(i):
            if here - self._sentence[mention.start] > 2:
                return None
            entry = self.register.entries[mention.entry]
            if kin and entry.kind != "person":
                continue
            if not entry.named and (entry.kind == "unknown" or entry.head in PAPERS):
                continue  # « L'ambiance est lourde. Son rapport … »
            if entry.plural and not entry.named and self._singly(i):
                continue  # « Les syndicats l'accusent. Son porte-parole récuse »
            quoted = self.quoted[mention.start] and not self.quoted[i]
            acts = mention.subject or (not kin and self._sided(mention))
            if acts and not entry.place and not quoted:
                main = None if kin else self._above_pronoun(mention)
                return entry.id if main is None else main
        return None

    def _singly(self, i: int) -> bool:
        """Tell whether a possessive is of one: *son porte-parole*, not *leur porte-parole*."""
        led = {t.lower_ for t in self.doc[max(i - 2, 0) : i + 1]}
        return not led.isdisjoint({"son", "sa"})

    def _above_pronoun(self, mention: Mention) -> int | None:
        """Return the body that a sentence tells of, not whom a clause of it takes up: *X accuse Y, dont il …*."""
        token = self.doc[mention.start]
        clause = token.head
        if token.lower_ not in {"il", "elle"} or base(clause) not in {"acl", "advcl", "ccomp"}:
            return None
        for other in self.before(mention.start):
            if self._sentence[other.start] != self._sentence[mention.start]:
                return None
            body = self.register.entries[other.entry].kind == "organisation"
            if other.subject and body and self.doc[other.end - 1].i < clause.head.i:
                return other.entry
        return None

    def defended(self, lawyer: Token, *, kin: bool = False) -> int | None:
        """Return whose *son avocat* is: of the accused where he denies, never of who prosecutes.

        « Le parquet accuse Karl Meyer. Son avocat dément. »; with `kin`, of nobody but a person or the accused.
        """
        here, denied = self._sentence[lawyer.i], denies(lawyer)
        for mention in self.before(lawyer.i):
            if here - self._sentence[mention.start] > 2:
                return None
            entry = self.register.entries[mention.entry]
            quoted = self.quoted[mention.start] and not self.quoted[lawyer.i]
            if not mention.subject or entry.place or quoted or entry.kind == "unknown":
                continue
            acts = (t for t in self.doc[mention.start : mention.end] if base(t) == "nsubj")
            accuses = prosecutes(entry) or entry.kind == "state"
            if denied or accuses:
                blamed = next((t for s in acts if (t := blamed_by(s, self.knows))), None)
                found = self.entry_at(blamed.i) if blamed is not None else None
                if found is not None:
                    return found
            if kin and entry.kind != "person":
                continue
            if not accuses:
                # « a fustigé le porte-parole de l'armée … Son avocat »: hers, not his
                above = self.register.principals(entry.id) if _speaks(entry) else []
                return above[0] if above else entry.id
        return None

    def _leads_another(self, person: int, head: Token) -> bool:
        """Tell whether *son président* belongs to a body first told of since somebody else's president was.

        Its head has no name yet: whom the article has called so presides over what bears another name.
        """
        entry = self.register.entries[person]
        owner = self.owner(head.i)
        if owner is None or entry.kind != "person" or not entry.named:
            return False
        body = self.register.entries[owner]
        told = body.named or len(content(body.name)) > 1
        if body.kind != "organisation" or not told or body.place:
            return False
        last = next((m.start for m in self.before(head.i) if m.entry == person), 0)
        if body.first <= last:
            return False
        named = {w for form in body.forms for w in content(form)} | {body.head}
        roles = [set(content(role)) for role in entry.roles]
        return all(len(role) > 1 and not role & named for role in roles)

    def _led_body(self, i: int, lemma: str) -> str | int | None:
        """Return what *son association* is, whom it belongs to leading it: a party, or what its role says."""
        owner = self.owner(i, kin=True)
        if owner is None:
            return None
        for body in self.register.principals(owner):
            entry = self.register.entries[body]
            called = lemma in entry.name.casefold().split()
            takes = self.knows.takes_up(lemma, "body") or ()
            if entry.kind == "organisation" and (
                called or entry.head == lemma or entry.head in takes
            ):
                return body
        for role in self.register.entries[owner].roles:
            told = re.search(rf"\b{re.escape(lemma)} .+", role)
            if told is not None:
                return told.group()
        return None

    def _acts_near(self, owner: int, i: int) -> bool:
        """Tell whether the owner acts in the sentence of token `i`: *X déplore dix morts selon ses décomptes*."""
        first = self.doc[i].sent.start
        for mention in self.before(i):
            if mention.start < first:
                return False
            if mention.entry == owner and mention.subject:
                return True
        return False
