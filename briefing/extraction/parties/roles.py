"""Find what the article says that a named person is: *le préfet, Jean Roux*, *Jean Roux, préfet*."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.syntax import PLAIN_RELATIVES, base, is_finite
from briefing.extraction.parties.best_role import RoleChooser
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.parties.introduced import Introducer
from briefing.extraction.parties.names import TITLES
from briefing.extraction.parties.presented import KIN, RELATED
from briefing.extraction.parties.role_words import RoleWords
from briefing.language.lexicon import Role
from briefing.language.plain_doc import Token
from briefing.model import Gender

_LINKS = set(("de d' du des la le les l' à au aux en").split())
_WINGS, _WING_LEADS = {"droite", "gauche", "centre"}, {"divers", "extrême", "centre"}
_ASIDE_WORDS = 6
_ASIDE = set("devant avec contre chez face dans sous sur après avant sans malgré".split())
"""What sets somebody beside whoever is named next, rather than presenting him."""
_OURS = {"notre", "nos"}
_ROLE_STOPS = {"qui", "que", "dont", "où", "a", "est", "et", "mais"}


_TRADES = {
    "dr": "docteur", "docteur": "docteur", "pr": "professeur", "professeur": "professeur", "me": "avocat",
    "maître": "avocat", "mgr": "évêque",
}  # fmt: skip
"""What a title makes of its bearer."""


def _masculine(knows: Knowledge, form: str) -> str:
    role = knows.role(form)
    return role.lemma.removeprefix("ex-") if role is not None else form


def _grammatical(role: Role) -> Gender | None:
    return role.gender if role.gender in ("m", "f") else None  # type: ignore[return-value]


def _acts(noun: Token) -> bool:
    """Tell whether a noun is a subject, or only says again who one is: *L'armateur, la compagnie X, assure*."""
    return base(noun.head if base(noun) == "appos" else noun) == "nsubj"


_RELATIVE = 24
"""Tokens that a relative between a name and its verb has at most."""


class RoleReader(Introducer, RoleWords, RoleChooser):
    """Read the roles around the names of a document; `Register` fills what is declared here."""

    def _add_roles(self) -> None:
        for mention in list(self.mentions):
            entry = self.entries[mention.entry]
            if entry.kind == "state" or entry.capital:
                continue
            self._add_state(mention)
            self._trade_of_title(mention, entry)
            before = self._role_before(mention.start)
            after = (
                self._role_after(mention.end)
                if entry.kind != "organisation"
                or before is None
                or self.doc[before[2]].lower_ in KIN
                else None
            )
            if before is not None and after is not None and self._beside_other(before, mention):
                before = None
            if before is not None and before[1] < mention.start and self._after_another(before[0]):
                before = None
            if before is not None and self._beside_subject(before[0], mention):
                before, mention.subject = None, True
            if before is not None and self._names_other(before, mention):
                before = None
            if before is not None and before[0] > 1 and self._born_of(before[0], before[1]):
                before = None
            above = None
            bare = before is not None and self.doc[before[0] - 1].text == "," and before[0] > 1
            beside = before is not None and (before[1] == mention.start or bare)
            if before is not None and beside and entry.kind != "organisation":
                # « Le porte-parole de l'armée, le colonel Lu Jianbo »: two roles of one person.
                det = (
                    before[0] - 1
                    if before[0] and self.doc[before[0] - 1].pos_ == "DET"
                    else before[0]
                )
                if det > 0 and self.doc[det - 1].text == ",":
                    above = self._role_before(det)
                    if above is not None and (
                        self._beside_subject(above[0], mention) or self._after_another(above[0])
                    ):
                        above = None
            for found in (above, before, after):
                if found is None:
                    continue
                start, end, head = found
                role = self.knows.role(self.doc[head].lower_)
                if role is None and entry.kind not in ("person", "unknown"):
                    continue
                body = role is not None and role.kind != "person"
                if found is after and entry.kind == "person" and entry.titled:
                    # « Nora Roux, conseil de quatre victimes »
                    body = False
                elif role is not None and not body:
                    # « l'éditeur Norvane »: a maker with a name that is nobody's is a company.
                    makes = self.knows.takes_up(role.lemma, "body") is not None
                    lone = mention.end - mention.start == 1
                    body = makes and not entry.titled and (entry.kind != "person" or lone)
                    body = body and entry.age is None  # « Awa, 31 ans, vendeuse de poisson »
                    if body and self._of_the_thing(head, mention.start):
                        continue  # « le promoteur du site Info Plus »: the name is the site's
                if role is not None and body:
                    own = self._at.get(head) if found is before else None
                    if own is not None and self.entries[own.entry].named and own.entry != entry.id:
                        continue  # « le Syndicat du livre (SL), la Société des auteurs »: a list
                    if entry.kind == "person" and not entry.titled and not entry.roles:
                        # « la compagnie canadienne Andecora »: the label was a guess.
                        entry.kind = "organisation"
                    if entry.kind in ("unknown", "organisation"):
                        entry.kind = "organisation"
                        entry.head = entry.head or self.doc[head].lower_
                        entry.place = False
                        entry.gender = entry.gender or _grammatical(role)
                        mention.subject = mention.subject or _acts(self.doc[head])
                        if end < len(self.doc) and self.doc[end].text == "," and found is before:
                            # « la principale association de défense du logiciel, l'April »
                            for k in range(start, end):
                                self.role_at.setdefault(k, entry.id)
                            if end - start > 1:
                                entry.roles.append(self.doc.text_of(start, end))
                        self.role_at.setdefault(head, entry.id)
                    continue
                if entry.kind == "organisation" and (entry.canonical or not entry.titled):
                    continue
                if entry.place and found is after and self._governed(mention):
                    # « né à Brécy, maire depuis 2014 »; « Idriss, un autre manifestant » is no place.
                    continue
                if role is not None and self._several(start, head, role):
                    # « les sœurs Serena et Venus », « des joueurs dont Troy Perkins »
                    continue
                entry.kind = "person"
                entry.place = False
                mention.subject = mention.subject or base(self.doc[head]) == "nsubj"
                for token in self.doc[start:end]:
                    state = self.knows.demonym(token.lower_)
                    if state is not None and state != "Union européenne":
                        entry.states.add(state)
                text = self.doc.text_of(start, end)
                if text not in entry.roles:
                    entry.roles.append(text)
                if self.doc[head].lower_ not in _LINKS:  # « , du syndicat Solidaires »
                    entry.role_heads.add(_masculine(self.knows, self.doc[head].lower_))
                    entry.role_heads |= self._joined_titles(head, end)
                for k in range(start, end):
                    self.role_at.setdefault(k, entry.id)
                entry.gender = entry.gender or self._role_gender(start, head)

    def _trade_of_title(self, mention: Mention, entry: Entry) -> None:
        """Note what a title says of its bearer's trade: *le Dr Roux* is *le médecin*, *Me Roux* a lawyer."""
        before = self.doc[mention.start - 1] if mention.start else None
        if before is not None and before.text == "." and mention.start > 1:
            before = self.doc[mention.start - 2]
        if before is not None and before.text[:1].isupper() and before.lower_ in _TRADES:
            entry.role_heads.add(_TRADES[before.lower_])

    def _beside_other(self, before: tuple[int, int, int], mention: Mention) -> bool:
        """Tell whether a comma only parts: *Devant le maire, Paul Roux, président du club, …*."""
        doc, start = self.doc, before[0]
        while start > 0 and doc[start - 1].pos_ in {"DET", "ADJ"}:
            start -= 1
        led = doc[start - 1].lower_ if start else ""
        return doc[mention.start - 1].text == "," and led in _ASIDE

    def _names_other(self, before: tuple[int, int, int], mention: Mention) -> bool:
        """Tell whether the noun has its own name, and this is the next: *les groupes Solvia, Chimex et Ontax*."""
        _, end, head = before
        own = self._at.get(head + 1)
        if own is None or own.start != head + 1 or own.end != end or end >= mention.start:
            return False
        return self.doc[end].text == "," and self.doc[head].lower_.endswith("s")

    def _beside_subject(self, start: int, mention: Mention) -> bool:
        """Tell whether the name is the subject behind another's phrase: *Selon le procureur, Paul Roux a menti*."""
        doc, first = self.doc, mention.start
        while first > start and doc[first - 1].text != ",":
            first -= 1
        if first <= start or mention.end >= len(doc):
            return False
        while start > 0 and doc[start - 1].pos_ in {"DET", "ADJ"}:
            start -= 1
        led = start > 0 and doc[start - 1].pos_ == "ADP" and doc[start - 1].lower_ not in _LINKS
        if led and doc[start - 1].lower_ == "dans":
            return True  # « Dans un communiqué, Solvia invoque … », whatever the verb is tagged
        past = self._past_letters(self._past_aged(mention.end))
        if (
            doc[past].text == ","
            and past + 1 < len(doc)
            and doc[past + 1].lower_ in PLAIN_RELATIVES
        ):
            # « D'après les rapports, Cuarón, dont le film est sorti lundi, n'était pas là »
            near = doc[past + 1 : min(past + _RELATIVE, len(doc) - 1)]
            past = next((t.i + 1 for t in near if t.text == ","), past)
        after = doc[past]
        return led and (is_finite(after) or after.lower_ in {"ne", "n'", "se", "s'"})

    def _takes_over(self, start: int) -> bool:
        """Tell whether a body acts behind what leads it: *Dans un tract contre la direction, la CGT appelle*."""
        mention, first = self._at.get(start), self.doc[start].sent.start
        if self.doc[first].pos_ != "ADP" or mention is None or mention.end >= len(self.doc):
            return False
        after = self.doc[mention.end]
        return is_finite(after) or after.lower_ in {"ne", "n'", "se", "s'"}

    def _role_before(self, start: int) -> tuple[int, int, int] | None:
        """Find *le porte-parole du ministère[,]* right before a name: start, end, head (tokens)."""
        doc = self.doc
        end = start
        comma = False
        while end > 0 and (doc[end - 1].lower_ in TITLES or doc[end - 1].lower_ == "m"):
            end -= 1
        if end > 0 and doc[end - 1].text == ".":
            return None
        if 1 < end < start and doc[end - 1].pos_ == "DET" and doc[end - 2].text == ",":
            # « le ministre d'État, le Dr Issa Roux »
            end -= 1
        if (
            end > 1
            and doc[end - 1].pos_ == "DET"
            and doc[end - 2].text == ","
            and self._body_at(start)
        ):
            # « le syndicat majoritaire, la CFDT, »
            end -= 1
        if (
            end > 0
            and doc[end - 1].text == ","
            and self._body_at(start)
            and self._takes_over(start)
        ):
            return None
        if end > 0 and doc[end - 1].text == ",":
            end, comma = end - 1, True
            if end > 0 and doc[end - 1].text == ")":
                opened = next(
                    (k for k in range(end - 2, max(end - 8, 0), -1) if doc[k].text == "("), None
                )
                if opened is not None:
                    found = self._role_before(opened) if opened else None
                    return (found[0], end, found[2]) if found is not None else None
        elif end > 0 and doc[end - 1].text == ")":
            while end > 0 and doc[end - 1].text != "(":
                end -= 1
            end -= 1
            if end > 0 and doc[end - 1].text == ",":
                end -= 1
        if (
            end > 0
            and not comma
            and (
                doc[end - 1].pos_ == "ADP"
                or doc[end - 1].lower_ in _LINKS
                or doc[end - 1].pos_ == "DET"
                or doc[end - 1].lower_ in {"et", "ou"}
            )
        ):
            return None
        if not comma and self._complements(end):
            return None
        i, head = end - 1, None
        floor = max(doc[start].sent.start, start - 18)
        while i >= floor:
            token = doc[i]
            if token.text == ")" and "(" in [t.text for t in doc[max(i - _ASIDE_WORDS, floor) : i]]:
                # « le député (Les Écologistes) de Paris Paul Roux »
                while i > floor and doc[i].text != "(":
                    i -= 1
                i -= 1
                continue
            called = self._called_so_from(i, floor)
            if called is not None:
                i = called - 1
                continue
            if (
                token.pos_ in {"PUNCT", "SPACE", "VERB", "AUX", "SCONJ"}
                or token.lower_ in _ROLE_STOPS
            ):
                if not (
                    token.lower_ == "et"
                    and i > floor
                    and doc[i - 1].pos_ in {"ADJ", "NOUN", "PROPN"}
                ):
                    break
            if self._names_party(i, floor):
                # « le sénateur Union centriste du Morbihan »
                i -= 1
                continue
            if token.lower_ in _WINGS and i > floor and doc[i - 1].lower_ in _WING_LEADS:
                # « sénatrice divers droite »
                i -= 2
                continue
            role = self.knows.role(token.lower_)
            inside = self._at.get(i)
            if role is not None and token.pos_ == "PROPN" and inside and inside.start < i:
                # « le secrétaire au Foreign Office Paul Roux »: a part of a name
                i -= 1
                continue
            if role is not None and self._cuts_in(token):
                # « … », juge Théo Marquis: a verb that the tagger took for a noun.
                break
            if (
                role is not None
                and i > floor
                and token.pos_ != "PROPN"
                and (doc[i - 1].pos_ == "PROPN" or self._qualifies(i))
            ):
                # « le coordonnateur du Balai citoyen »
                i -= 1
                continue
            if role is not None and (token.pos_ != "ADJ" or self._noun_like(i)):
                head = i
                left = i
                while left > floor and (
                    doc[left - 1].pos_ in {"DET", "ADJ", "NUM"}
                    or doc[left - 1].lower_ in {"l'", "la", "le", "les"}
                ):
                    left -= 1
                if left <= floor or doc[left - 1].lower_ not in _LINKS:
                    break
                if (
                    not comma
                    and role.kind == "person"
                    and (doc[left - 2].lower_ in RELATED or self.serves_bearer(i, left, start))
                ):
                    break  # « marié à la sœur du maire Paul Roux »
                named = doc[start].text != "(" and not self._person_at(start)
                makes = role.kind != "person" or self.knows.takes_up(role.lemma, "body") is not None
                beside = all(t.pos_ == "ADJ" for t in doc[i + 1 : start])
                if beside and makes and named:
                    # « secrétaire du syndicat SNUipp », « ingénieur de l'équipementier automobile Vectane »
                    break
                # « la procureure de la Cour »: the head is further left, if there is one.
                i = left - 2
                continue
            i -= 1
        if head is None:
            return None
        first = doc[head - 1] if head else None
        if first is not None and first.lower_ in _OURS and not comma:
            whose = self.knows.role(doc[head].lower_)
            if whose is not None and whose.kind != "person":
                return None  # « répond à notre rédaction Paul Roux »
        begin = head
        if (
            begin - 2 >= floor
            and doc[begin - 1].lower_ in {"des", "de", "d'"}
            and doc[begin - 2].lower_ in {"un", "une", "l'un", "l'une"}
        ):
            return begin - 2, end, head
        if begin and doc[begin - 1].lower_ == "en" and not comma:
            # « a mis en garde Paul Roux »
            return None
        while (
            begin > floor and doc[begin - 1].pos_ == "ADJ" and doc[begin - 1].lower_ not in {"même"}
        ):
            begin -= 1
        if begin - 1 > floor and doc[begin - 1].pos_ == "NOUN" and doc[begin - 2].pos_ == "DET":
            begin -= 1
        if (
            comma
            and first is not None
            and first.pos_ not in {"DET", "PUNCT", "SPACE", "ADJ", "CCONJ"}
            and not (doc[begin - 1].lower_ in {"du", "au"} and self._set_off(start))
        ):
            if (
                doc[begin - 1].pos_ not in {"DET", "PUNCT", "SPACE", "CCONJ"}
                and begin > doc[start].sent.start
            ):
                return None
        if not comma and end - head > 14:
            return None
        for k in range(head + 1, end):
            mention = self._at.get(k)
            if (
                mention is not None
                and mention.start == k
                and self.entries[mention.entry].kind == "person"
            ):
                house = self.knows.role(doc[k - 1].lower_)
                if house is not None and house.kind == "organisation":
                    continue  # « Politologue à l'université Gaston-Berger, Léa Roux »
                if doc[k - 1].pos_ not in {"ADP", "DET"}:
                    return None
        return begin, end, head
