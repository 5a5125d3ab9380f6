"""Find which firm or house is called by a town, a head, a by-name or a noun in a role: *la firme de Redmond*."""

from __future__ import annotations

from briefing.extraction.grammar.phrases import noun_phrase
from briefing.extraction.grammar.syntax import OF, base, np_start
from briefing.extraction.grammar.whole_words import holds
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.speakers.body_takers import NO_FIRMS, BodyTaker
from briefing.extraction.speakers.owners import OwnerFinder
from briefing.language.lexicon import fold
from briefing.language.plain_doc import Token

_REACH = 5
_RANKED = 5
_MARKETS = {"mondial", "européen", "secteur", "marché", "distribution"}
_LED = set("fond cofond dirig cré présid pilot déten contrôl emmen lanc".split())
"""What people do with firms, without *é*: *fondée par*."""
_OWNED = set(
    "groupe firme entreprise société géant compagnie multinationale start-up empire".split()
)
"""What goes by the name of who leads it: *la firme de Paul Roux*."""


class FirmTaker(BodyTaker, OwnerFinder):
    """Resolve the phrases that mean a firm by what is said of it; `Resolver` fills what is declared above."""

    def body_meant(self, noun: Token) -> int | None:
        """Return the named body that a bare noun inside a role takes up: *la secrétaire du syndicat*."""
        takes = self.knows.takes_up(noun.lower_, "body")
        after = self.doc[noun.i + 1] if noun.i + 1 < len(self.doc) else noun
        if takes is None or after.lower_ in OF or after.pos_ == "ADJ" or after.text[:1].isupper():
            return None
        found = self._body(noun, noun.lower_, takes)
        if found is not None and self.register.entries[found].named:
            return found
        for mention in self.before(noun.i):
            if self._sentence[noun.i] - self._sentence[mention.start] > _REACH:
                break
            if self.register.entries[mention.entry].head in takes and self._as_a_name(mention):
                return mention.entry
        return None

    def _is_byname(self, head: Token) -> bool:
        """Tell whether the press calls a body so that the article does not name: *le gendarme de la Bourse*."""
        start, end = noun_phrase(head)
        return end > head.i + 1 and fold(self.doc.text_of(start, end)) in self.knows.lexicon.bynames

    def _led_by_one(self, head: Token) -> bool:
        """Tell whether a firm is said to be somebody's work: *l'opérateur fondé par Paul Roux*."""
        after = [t.lower_ for t in self.doc[head.i + 1 : head.i + 3]]
        makes = "entreprise" in (self.knows.takes_up(head.lower_, "body") or ())
        return makes and after[1:] == ["par"] and after[0].rstrip("es").removesuffix("é") in _LED

    def _of_some(self, head: Token) -> bool:
        """Tell whether who speaks is of somewhere not yet told of: *dit le patron d'un site de vente*."""
        after = [t.lower_ for t in self.doc[head.i + 1 : head.i + 3]]
        inverted = base(head) == "nsubj" and head.head.i < head.i
        return inverted and after[:1] in (["d'"], ["de"]) and after[1:] in (["un"], ["une"])

    def _is_ranked_firm(self, head: Token) -> bool:
        """Tell whether a firm is called by its rank: *le numéro deux du secteur*, no *numéro deux du parti*."""
        after = self.doc[head.i + 1 : head.i + _RANKED]
        return head.lower_ == "numéro" and any(
            t.lower_ in _MARKETS or self.knows.demonym(t.lower_) is not None for t in after
        )

    def _employer(self, i: int) -> int | None:
        """Return the firm for which somebody works by what he is called: *accuse son ex-employeur*."""
        owner = self.owner(i, kin=True)
        if owner is None:
            return None
        entry, register = self.register.entries[owner], self.register
        told = fold(" ".join([*entry.roles, "" if entry.named else entry.name]))
        found = [
            e.id
            for e in register.entries
            if e.named and e.kind == "organisation" and any(holds(told, fold(f)) for f in e.forms)
        ]
        if found:
            return found[0] if len(found) == 1 else None
        nouns = (self.doc[k] for k, bearer in sorted(register.role_at.items()) if bearer == owner)
        return next((b for t in nouns if (b := self.body_meant(t)) is not None), None)

    def _as_a_name(self, mention: Mention) -> bool:
        """Tell whether a description bears a capital that no sentence gives it: *l'Union des porteurs de Norvia*."""
        first = self.doc[mention.start]
        long = mention.end - mention.start > 1
        return long and first.text[:1].isupper() and not first.is_sent_start

    def _known_maker(self, head: Token, lemma: str) -> int | None:
        """Return the company that *l'avionneur* takes up, though people may be called so, too."""
        takes = self.knows.takes_up(lemma, "body")
        if takes is None or "entreprise" not in takes:
            return None
        found = self._body(head, lemma, takes)
        entry = self.register.entries[found] if found is not None else None
        return found if entry is not None and entry.named and entry.head in takes else None

    def _body_variation(self, head: Token) -> int | None:
        """Return the body that a phrase with a place takes up: *Amazon… L'entreprise de Seattle*."""
        here = self._sentence[head.i]
        end = noun_phrase(head)[1]
        makes = "entreprise" in (self.knows.takes_up(head.lower_, "body") or ())
        inner = [self.register.mention_at(i) for i in range(head.i + 1, end)]
        whose = {m.entry for m in inner if m is not None and not self._is_place(m)}
        if any(not self._is_person(e) for e in whose):
            return None
        if whose and not (makes and head.lower_ in _OWNED):
            return None
        between = self.doc[head.i + 1 : end]
        members = any(t.pos_ == "NOUN" and t.nbor(-1).lower_ == "des" for t in between)
        if not makes and (not any(inner) or members):
            # « la fédération des parents d'élèves » is a body of its own.
            return None
        if any(
            t.text[:1].isupper() and self.register.mention_at(t.i) is None
            for t in self.doc[head.i + 1 : end]
        ):
            return None
        for mention in self.before(np_start(head)):
            if here - self._sentence[mention.start] > 2:
                return None
            entry = self.register.entries[mention.entry]
            body = entry.kind == "organisation" and entry.named and not entry.capital
            if not body or (makes and not self._may_make(entry)):
                continue
            if mention.subject and not (whose and not entry.canonical):
                return entry.id
        return self._only_maker(head.i) if makes else None

    def _may_make(self, entry: Entry) -> bool:
        """Tell whether a named body may be a company, as no trade union, agency or party is."""
        takes = self.knows.takes_up("entreprise", "body") or frozenset()
        return entry.head in takes or not (
            entry.head or entry.name.split()[0].casefold() in NO_FIRMS
        )

    def _only_maker(self, i: int) -> int | None:
        """Return the one company that the sentences right before name, whatever it does there."""
        takes = self.knows.takes_up("entreprise", "body") or frozenset()
        found: set[int] = set()
        for mention in self.before(i):
            if self._sentence[i] - self._sentence[mention.start] > 1:
                break
            entry = self.register.entries[mention.entry]
            if not found and entry.named and not (entry.place or entry.kind == "organisation"):
                return None  # « contre Norvia, qui produit Cristaline. Le numéro deux … »
            firm = entry.head in takes or (entry.kind == "organisation" and self._may_make(entry))
            if entry.named and firm and not self.quoted[mention.start]:
                found.add(entry.id)
        return next(iter(found)) if len(found) == 1 else None

    def _is_person(self, entry_id: int) -> bool:
        return self.register.entries[entry_id].kind == "person"

    def _is_place(self, mention: Mention) -> bool:
        entry = self.register.entries[mention.entry]
        return entry.place or entry.kind in ("state", "unknown")
