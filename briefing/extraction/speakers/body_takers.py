"""Find which body a noun takes up that the article has named before: *l'établissement*, *le groupe*."""

from __future__ import annotations

from briefing.extraction.grammar.phrases import noun_phrase
from briefing.extraction.grammar.syntax import CLOSING, OPENING, base, np_start
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.parties.gazetteer import fold
from briefing.extraction.parties.presented import KIN
from briefing.extraction.speakers.acquaintance import Acquaintance
from briefing.language.plain_doc import Token

_REACH = 5
_PRESENTED = 2
"""Tokens before a name in which *la compagnie turque* says of which state it is."""
_PRINTED_OR_MADE = {"entreprise", "journal", "média"}
"""What a name of several words that nothing is known of may be; a town hall or a party is told to be one."""
NO_FIRMS = set(
    "coalition syndicat association fédération confédération union ligue comité ministère parti collectif alliance "
    "front mouvement assemblée conseil cour tribunal parquet police".split()
)
"""What begins the names of bodies that *l'entreprise*, *le groupe* never means."""


_OFFICIAL = 2
_STAFF = {"salarié", "employé", "client", "abonné", "actionnair", "cadr", "intérimair"}
"""Who is told to be of a firm, whatever the name looks like, without *e* and *s*."""
_OF_A_FIRM = {"de", "d'", "chez"}
_NETWORKS = set(
    "Facebook Twitter Instagram TikTok Telegram WhatsApp YouTube LinkedIn Snapchat".split()
)
_POSTED = {"sur", "via", "page", "compte", "chaîne", "message", "vidéo", "profil", "boucle"}
"""What leads to a network where something was written: *sur Telegram*, *sa page Facebook*."""
_AIMED = set("reprocher infliger imputer ordonner enjoindre interdire réclamer demander".split())
"""Verbs whose *à* leads to somebody, never to a town."""
_NAMING = {"le", "la", "l'"}
_TO_THE = {"à", "au", "aux", "par"}
_HANDED = {
    form + ending
    for form in (
        "parvenu",
        "transmis",
        "adressé",
        "envoyé",
        "remis",
        "cité",
        "relayé",
        "consulté",
        "obtenu",
    )
    for ending in ("", "e", "s", "es")
}
"""What was done with a text: *cité par l'AFP*, *transmis à la MAP*."""


class BodyTaker(Acquaintance):
    """Resolve the nouns that stand for a body; `Taker` does so for people."""

    def _may_be_body(self, entry: Entry, takes: frozenset[str]) -> bool:
        if entry.kind == "unknown":
            return True
        single = all(len(fold(f).split()) == 1 for f in entry.forms)
        given = any(self.knows.is_given_name(f.split()[0].split("-")[0]) for f in entry.forms)
        if not single and (given or not takes & _PRINTED_OR_MADE):
            return False
        return entry.gender is None and not entry.roles and not entry.titled

    def _said_beside(self, head: Token, end: int) -> int | None:
        """Return the body that the phrase only says what it is: *Le Cifog, l'interprofession du porc, …*."""
        doc, comma = self.doc, np_start(head) - 1
        if comma < 1 or doc[comma].text != "," or end >= len(doc) or doc[end].text != ",":
            return None
        mention = self.register.mention_at(comma - 1)
        if mention is None or not mention.subject or doc[comma - 1].text.islower():
            return None
        entry = self.register.entries[mention.entry]
        person = entry.kind == "person" and (entry.titled or mention.end - mention.start > 1)
        if person or not entry.named or entry.kind == "state" or (entry.canonical and entry.place):
            return None
        if entry.kind != "organisation":
            entry.kind, entry.place = "organisation", False
        entry.head = entry.head or head.lower_
        return entry.id

    def _formally(self, head: Token, start: int, end: int) -> int | None:
        """Return the body that is named behind its phrase by a capital: *le premier syndicat, la Fédération des …*."""
        doc, i = self.doc, end + 2
        if end - start < 2 or i + 1 >= len(doc) or doc[end].text != ",":
            return None
        role = self.knows.role(doc[i].lower_)
        body = role is not None and role.kind == "organisation"
        if not body or doc[end + 1].lower_ not in _NAMING or not doc[i].text[:1].isupper():
            return None
        stop = noun_phrase(doc[i])[1]
        if stop >= len(doc) or doc[stop].text not in {",", ":", "(", "."}:
            return None
        found = self.resolve(doc[i]).entries
        if len(found) != 1:
            return None
        entry = self.register.entries[found[0]]
        entry.roles += [] if entry.roles else [doc.text_of(start, end)]
        return entry.id

    def _sided(self, mention: Mention) -> bool:
        """Tell whether a sentence is set at the side of a name: *Du côté de Norvia, …*, *Chez Norvia, …*."""
        i = mention.start
        if i and self.doc[i - 1].pos_ == "NOUN":
            i -= 1  # « Du côté de la société Norvia »
        before = [t.lower_ for t in self.doc[max(i - 4, 0) : i]]
        if before[-1:] and before[-1] in {"la", "l'", "le", "les"}:
            before.pop()  # « Du côté de la régie »
        sided = before[-1:] and before[-1] in {"de", "d'", "du", "des"}
        return before[-1:] == ["chez"] or bool(sided and before[-2:-1] == ["côté"])

    def _body(self, head: Token, lemma: str, takes: frozenset[str]) -> int | None:
        """Return the body that *l'entreprise*, *l'établissement* takes up."""

        states = self._peoples(*noun_phrase(head))

        def served(mention: Mention) -> bool:
            return "entreprise" in takes and self._serves(mention)

        def accepts(entry: Entry, mention: Mention) -> bool:
            if entry.plural or entry.capital or self._in_speech(mention):
                return False
            if self._only_received(mention) or self._labels(mention):
                return False
            if states and self._elsewhere(entry, states):
                return False  # « L'entreprise bulgare » is not « la compagnie turque Botas »
            if not entry.named:
                # « l'ambassade de Chine »; « le géant minier » has a name, which is meant.
                generic = lemma in (self.knows.takes_up(entry.head, "body") or ())
                if lemma == "établissement" and not entry.name.islower():
                    generic = False  # « la clinique des Tilleuls », as good as a name
                return entry.kind == "organisation" and entry.head in takes and not generic
            if entry.kind in ("unknown", "person"):
                # A name that nothing tells of: no given name, no title, no role.
                acts = mention.subject or bool(states) or self._sided(mention) or served(mention)
                return acts and self._may_be_body(entry, takes)
            if "entreprise" in takes and entry.name.split()[0].casefold() in NO_FIRMS:
                return False
            alike = bool(takes) and self.knows.takes_up(entry.head, "body") == takes
            fits = not takes or entry.head in takes or alike
            fits = fits or (
                not entry.head and (self._acted(mention) or bool(states) or served(mention))
            )
            return entry.kind == "organisation" and fits

        start = np_start(head)
        if self.doc[start].lower_ in {"ce", "cet", "cette"} and "rapport" in takes:
            # « L'avis s'appuie sur le rapport du cabinet. Selon ce document, … »: the last one told of
            return next((e.id for e, _, _ in self.reachable(start, accepts, reach=_REACH)), None)
        found = self.best(start, None, accepts, reach=_REACH)
        if found is None:
            # « L'Orvane a présenté ses comptes. Le groupe… »: what acts as a body is no place.
            found = self.best(np_start(head), None, self._acts, reach=2, places=True)
            if found is not None:
                entry = self.register.entries[found]
                entry.place, entry.kind = False, "organisation"
        if found is None and "entreprise" in takes:
            found = self._firm_before(start, takes)
        if found is None and takes and "entreprise" not in takes:
            found = self._only_named(takes, start)  # whatever stands between
        return found

    def _firm_before(self, i: int, takes: frozenset[str]) -> int | None:
        """Return the one firm that something was done to right before: *L'État a infligé une amende à Solvia*."""
        found: set[int] = set()
        for mention in self.before(i):
            near = self._sentence[i] - self._sentence[mention.start]
            if near > 1:
                break
            entry = self.register.entries[mention.entry]
            led = self.doc[mention.start - 1] if mention.start else None
            if near != 1 or led is None or entry.plural or not entry.named:
                continue
            name = self.doc[mention.start]
            to = led.lower_ == "à" and any(t.lemma_ in _AIMED for t in (name.head, name.head.head))
            done = to or (base(name) == "obj" and not entry.place)
            plain = entry.kind in ("organisation", "unknown") and self._is_plain(entry)
            if done and (plain or entry.head in takes) and not self.quoted[mention.start]:
                found.add(entry.id)
        if len(found) != 1:
            return None
        firm = self.register.entries[found.pop()]
        firm.kind, firm.place = "organisation", False
        return firm.id

    def _only_received(self, mention: Mention) -> bool:
        """Tell whether a body only got or spread what was said: *parvenu à la MAP*, *écrit sur Telegram*."""
        i = mention.start - 1
        i -= i > 0 and self.doc[i].pos_ == "DET"
        if i >= 0 and self.register.entries[mention.entry].canonical in _NETWORKS:
            return self.doc[i].lower_ in _POSTED
        return i > 0 and self.doc[i].lower_ in _TO_THE and self.doc[i - 1].lower_ in _HANDED

    def _labels(self, mention: Mention) -> bool:
        """Tell whether a name only says of which union or party somebody is: *La déléguée FTS accuse le groupe*."""
        before = self.doc[mention.start - 1] if mention.start else None
        role = self.knows.role(before.lower_) if before is not None else None
        return role is not None and role.kind == "person"

    def _serves(self, mention: Mention) -> bool:
        """Tell whether a name says for whom somebody works, or of whom he is a client: *un salarié d'Ubira*."""
        before = [self.doc[i] for i in range(max(mention.start - 2, 0), mention.start)]
        if len(before) < 2 or before[1].lower_ not in _OF_A_FIRM:
            return False
        role = self.knows.role(before[0].lower_)
        worker = role is not None and role.kind == "person" and role.rank < _OFFICIAL
        place = self.register.entries[mention.entry].place
        return worker and (not place or before[0].lower_.rstrip("es") in _STAFF)

    def _peoples(self, start: int, end: int) -> set[str]:
        """Return the states whose people an adjective there names: *la compagnie turque*."""
        near = (self.knows.demonym(t.lower_) for t in self.doc[start:end] if t.text.islower())
        return {state for state in near if state is not None}

    def _elsewhere(self, entry: Entry, states: set[str]) -> bool:
        """Tell whether a body has been said to be of other states."""
        if not entry.named:
            return False
        own: set[str] = set()
        for mention in self.register.mentions:
            if mention.entry == entry.id and not self.quoted[mention.start]:
                near = max(mention.start - _PRESENTED, self.doc[mention.start].sent.start)
                own |= self._peoples(near, mention.start)
        return bool(own) and not own & states

    def _nearer_body(self, head: Token, lemma: str, found: int) -> int | None:
        """Return the maker that the paragraph opens with, though another one was called *le groupe* above."""
        takes = self.knows.takes_up(lemma, "body")
        entry = self.register.entries[found]
        if takes is None or entry.kind != "organisation":
            return None
        if not entry.named and self._announced_as(found) and "entreprise" not in takes:
            return self._only_named(takes, head.i)
        if "entreprise" not in takes:
            return None
        here = self.paragraphs[head.i]
        nearer: int | None = None
        for mention in self.before(np_start(head)):
            if self.paragraphs[mention.start] < here:
                return nearer
            if mention.entry == found:
                return None
            other = self.register.entries[mention.entry]
            maker = other.kind == "organisation" and other.named and not other.place
            alike = other.head in takes or self.knows.takes_up(other.head, "body") == takes
            if maker and self._just_told(mention, head.i):
                return other.id
            if maker and mention.subject and alike and not self._in_speech(mention):
                nearer = other.id
        return nearer

    def _just_told(self, mention: Mention, i: int) -> bool:
        """Tell whether a body that nothing is known of opens the sentence right before: *Norvia nie. Le groupe…*."""
        near = self._sentence[i] - self._sentence[mention.start] == 1
        plain = self._is_plain(self.register.entries[mention.entry])
        return near and plain and self._opens_own(mention)

    def _is_plain(self, entry: Entry) -> bool:
        """Tell whether nothing says of what kind a body is."""
        known = entry.head or entry.canonical or entry.name.isupper()
        return not known and entry.name.split()[0].casefold() not in NO_FIRMS

    def _opens_own(self, mention: Mention) -> bool:
        """Tell whether a name opens its sentence, with its article or without."""
        led = self.doc[mention.start - (mention.start > 0)]
        return self.doc[mention.start].is_sent_start or (led.pos_ == "DET" and led.is_sent_start)

    def _announced_as(self, found: int) -> bool:
        """Tell whether a description was first given to somebody yet to be named: *une ONG accuse…*."""
        first = next(m for m in self.register.mentions if m.entry == found)
        led = self.doc[max(first.start - 1, 0) : first.start + 1]
        return any(t.lower_ in {"un", "une"} for t in led)

    def _only_named(self, takes: frozenset[str], i: int) -> int | None:
        """Return the one body of a kind that the article has named before token `i`."""
        found = {
            m.entry
            for m in self.before(i)
            if (e := self.register.entries[m.entry]).named
            and e.kind == "organisation"
            and e.head in takes
        }
        return next(iter(found)) if len(found) == 1 else None

    def _maker_before(self, head: Token, lemma: str) -> int | None:
        """Return the maker that acted in the sentence before, for a noun of people too: *L'industriel précise*."""
        takes = self.knows.takes_up(lemma, "body")
        if takes is None or "entreprise" not in takes:
            return None
        if self.knows.takes_up(lemma, "person") is None and self.knows.role(lemma) is None:
            return None
        for mention in self.before(np_start(head)):
            near = self._sentence[head.i] - self._sentence[mention.start]
            if near > 1 or self.paragraphs[mention.start] != self.paragraphs[head.i]:
                return None
            if near != 1 or not mention.subject or self.quoted[mention.start]:
                continue
            entry = self.register.entries[mention.entry]
            maker = entry.named and entry.kind in ("organisation", "unknown") and not entry.capital
            spoke = self.spoke_before(head.i)[-1:] == [entry.id] and not entry.canonical
            fits = entry.head in takes or self._is_plain(entry)
            placed = entry.place and not spoke
            return entry.id if maker and fits and not placed and self._opens_own(mention) else None
        return None

    def _acts(self, entry: Entry, mention: Mention) -> bool:
        acts = mention.subject or self._serves(mention)
        return entry.place and acts and not entry.canonical

    def _in_speech(self, mention: Mention) -> bool:
        """Tell whether the mention is quoted with other words; *« Le Lanceur »* alone is a title."""
        if not self.quoted[mention.start]:
            return False
        before = self.doc[mention.start - 1].text if mention.start else ""
        after = self.doc[mention.end].text if mention.end < len(self.doc) else ""
        return not (before in OPENING | {'"'} and after in CLOSING | {'"'})

    def _aged(self, head: Token, end: int) -> bool:
        """Tell whether an age is all that goes with the noun: *l'enseignante de 46 ans*."""
        words = [t.lower_ for t in self.doc[head.i + 1 : end]]
        return len(words) == 3 and words[0] == "de" and words[2] == "ans"

    def _only_adjectives(self, head: Token) -> bool:
        """Tell whether nothing but adjectives goes with the noun (*la responsable syndicale*)."""
        start, end = noun_phrase(head)
        if self._aged(head, end):
            # « l'interprète de 29 ans »
            end = head.i + 1
        return all(t.i == head.i or t.pos_ == "ADJ" for t in self.doc[start:end])

    def _is_council(self, head: Token) -> bool:
        """Tell whether no counsel is meant: *le conseil médical*, *le conseil de prud'hommes*."""
        if self._only_adjectives(head):
            return True
        _, end = noun_phrase(head)
        whose = next((t for t in self.doc[head.i + 1 : end] if t.pos_ in {"NOUN", "PROPN"}), head)
        named = self.register.at(whose.i)
        if named is not None and named.named:
            return named.place
        return self.doc[whose.i - 1].pos_ == "ADP" and whose.lower_ not in KIN
