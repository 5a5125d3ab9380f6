"""Tell what the article has let its readers know of somebody: an office, a trial, a first name alone."""

from __future__ import annotations

import re

from briefing.extraction.grammar.led import LED
from briefing.extraction.grammar.phrases import noun_phrase
from briefing.extraction.grammar.syntax import CLOSING, base, np_start
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.speakers.mourned import TRYING, Mourner
from briefing.language.plain_doc import Token
from briefing.model import Gender

_HELD = re.compile(r"(?:interpell|arrêt|écrou|incarcér|défér)ée?$")
_PUT = {"mis", "mise", "placé", "placée"}
_PUT_TO = {"en examen", "en cause", "en garde", "en détention"}
_SHOWS = {"trouve", "retrouve", "découvre", "rencontre", "voit", "croise"}
_REACHED = {
    form + end
    for form in (
        "joint",
        "contacté",
        "sollicité",
        "interrogé",
        "questionné",
        "interpellé",
        "invité",
        "visé",
    )
    for end in ("", "e")
}
_CLOSING = CLOSING | {'"'}
CONTINUING = {"poursuivre", "continuer", "conclure"}
_ONCE = ("ancien", "ex-")
_COUNTERPARTS = {"ministre", "chef", "président", "premier", "secrétaire", "chancelier"}
_TITLE = 2
_TRIAL = 9
"""Tokens behind a name among which it is said that its bearer is accused."""


class Acquaintance(Mourner):
    """Ask what is known of those whom a description may mean; `Resolver` fills what is declared here."""

    def _is_tried(self, entry: Entry) -> bool:
        """Tell whether the article says of somebody that he is accused: *Paul Roux, accusé d'avoir tué*."""
        for mention in self.register.mentions:
            if mention.entry == entry.id:
                before = [t.lower_ for t in self.doc[max(mention.start - 2, 0) : mention.start]]
                stop = self.doc[mention.end - 1].sent.end
                after = self.doc[mention.end : min(mention.end + _TRIAL, stop)]
                tried = self._is_sentenced(self.doc[mention.start])
                if tried or before[:1] == ["procès"] or any(LED.match(t.lower_) for t in after):
                    return True
                if self._is_held(after):
                    return True
        return False

    def _is_sentenced(self, name: Token) -> bool:
        """Tell whether a court is told to judge whoever is named: *La cour a condamné Paul R. à 22 ans*."""
        return base(name) == "obj" and self.knows.lemma(name.head) in TRYING

    def _is_held(self, after: list[Token]) -> bool:
        """Tell whether who stands before these tokens was arrested: *a été interpellée*, *mis en examen*."""
        words = [t.lower_ for t in after]
        for i, word in enumerate(words):
            if after[i].is_punct or word in {"par", "qui"} or word.isspace():
                return False  # « Paul Roux, dont le voisin a été arrêté »
            if _HELD.match(word) or (word in _PUT and " ".join(words[i + 1 : i + 3]) in _PUT_TO):
                return True
        return False

    def _by_first_name(self, entry: Entry) -> bool:
        return bool(entry.forms) and all(self.knows.is_given_name(f) for f in entry.forms)

    def _in_office(self, entry: Entry) -> bool:
        """Tell whether somebody holds a title, which *la jeune femme* would not take up."""
        if entry.roles and all(r.casefold().startswith(_ONCE) for r in entry.roles):
            return False  # « ancienne chargée de mission »
        roles = (self.knows.role(h) for h in entry.role_heads | {entry.head})
        return entry.age is None and any(r is not None and r.rank >= _TITLE for r in roles)

    def _acted(self, mention: Mention) -> bool:
        """Tell whether the mention is one of somebody who acts or speaks."""
        led = self.doc[mention.start - 1].lower_ if mention.start else ""
        if mention.subject or led in {"pour", "selon"}:
            return True
        return any(e == mention.entry for _, e in self.spoke)

    def _is_shown(self, mention: Mention) -> bool:
        """Tell whether a sentence shows somebody who is no subject: *Il s'agit de X*, *Le rôle est tenu par X*."""
        before = self.doc[max(mention.start - 2, 0) : mention.start]
        if len(before) < 2:
            return False
        if before[0].lower_ == "on" and before[1].lower_ in _SHOWS:
            return True
        if before[1].lower_ in {"de", "d'"}:
            return before[0].lower_ == "agit"
        return before[1].lower_ == "par" and "Part" in before[0].morph.get("VerbForm", [])

    def _newly_reached(self, head: Token) -> bool:
        """Tell whether the paper has just reached whom a subject means: *Joint par téléphone, l'entrepreneur…*."""
        return base(head) == "nsubj" and self.doc[head.sent.start].lower_ in _REACHED

    def _was(self, head: Token) -> bool:
        """Tell whether the phrase says what somebody was once (*l'ancienne ministre*)."""
        start, end = noun_phrase(head)
        words = {t.lower_ for t in self.doc[start:end]}
        return bool(words & {"ancien", "ancienne", "ex"}) or head.lower_.startswith("ex-")

    def _goes_on_saying(self, head: Token, gender: Gender | None) -> int | None:
        """Return who spoke last, near by, where somebody goes on: *« … », poursuit l'analyste*."""
        verb, said = head.head, self.spoke_before(head.i)[-1:]
        cuts_in = self.doc[verb.i - 1 - (self.doc[verb.i - 1].text == ",")].text in _CLOSING
        inverted = base(head) == "nsubj" or (base(head) == "obj" and cuts_in)
        if not inverted or verb.i > head.i or self.knows.lemma(verb) not in CONTINUING:
            return None
        for mention in self.before(np_start(head)) if said else ():
            entry = self.register.entries[mention.entry]
            if self.paragraphs[head.i] - self.paragraphs[mention.start] > 1:
                return None
            if entry.id == said[0]:
                person = entry.kind == "person" and not entry.plural
                return entry.id if person and entry.gender in (gender, None) else None
        return None

    def _body_acts(self, head: Token) -> bool:
        """Tell whether a body with a name is the last that acted, in the sentence before."""
        for mention in self.before(np_start(head)):
            if not mention.subject or self.quoted[mention.start]:
                continue
            entry = self.register.entries[mention.entry]
            near = self._sentence[head.i] - self._sentence[mention.start] == 1
            return near and entry.kind == "organisation" and entry.named and not entry.place
        return False

    def _named_in(self, start: int, end: int) -> str:
        """Return the kind of the first party named there that may have somebody of its own."""
        for i in range(start, end):
            entry = self.register.at(i)
            if entry is None and self.doc[i].text[:1].isupper() and self.doc[i].text[1:].islower():
                # « le ministre des Sports »: a field of its own, though no name.
                return "unknown"
            if entry is not None and entry.named and not entry.place and entry.kind != "state":
                return entry.kind
        return ""

    def _counterpart(self, head: Token) -> int | None:
        """Return the one minister of the state that *son homologue britannique* names."""
        start, end = noun_phrase(head)
        states = self._states_in(start, end)
        found = [
            e.id for e in self.register.entries
            if e.kind == "person" and e.named and e.states & states and e.role_heads & _COUNTERPARTS
        ]  # fmt: skip
        return found[0] if len(found) == 1 else None

    def _states_in(self, start: int, end: int) -> set[str]:
        """Return the states that a phrase is of (*le porte-parole ukrainien*)."""
        return {s for t in self.doc[start:end] if (s := self._state_of(t.i)) is not None}

    def _state_of(self, i: int) -> str | None:
        state = self.knows.demonym(self.doc[i].lower_)
        if state is None:
            named = self.register.at(i)
            state = named.canonical if named is not None and named.kind == "state" else None
        return state
