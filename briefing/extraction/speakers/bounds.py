"""Find where a description ends: *lance l'élue | au président*, *l'initiative « Air pur »*."""

from __future__ import annotations

from briefing.extraction.grammar.syntax import CLOSING, OPENING, base, np_start
from briefing.extraction.parties.presented import KIN
from briefing.extraction.speakers.ranking import Ranker
from briefing.language.plain_doc import Token

_DAYS = set("lundi mardi mercredi jeudi vendredi samedi dimanche hier".split())
_TITLE = 8
"""Tokens that a title between marks, or what goes on of a body's name, has at most."""
_SECONDS = frozenset(
    "adjoint adjointe adjoints conseiller conseillère conseillers délégué déléguée candidat candidate".split()
)
"""What is followed by *à* and an office as part of the title: *l'adjointe au maire*."""

_THE = {"le", "la", "l'"}
_BESIDE = 6
"""Tokens from the comma to the name of *, le groupe grec Delta,*."""


class BoundFinder(Ranker):
    """Tell how far a description goes; `Resolver` fills what is declared here."""

    def _before_hearer(self, head: Token, end: int) -> int:
        """End a phrase before a day, an inverted subject before whom it speaks to: *lance l'élue | au président*."""
        end = next((i for i in range(head.i + 1, end) if self.doc[i].lower_ in _DAYS), end)
        # « condamne un automobiliste de 38 ans | à quatre ans de prison »
        aged = (i for i in range(head.i + 1, end - 1) if self.doc[i].lower_ == "ans")
        end = next((i + 1 for i in aged if self.doc[i + 1].lower_ in {"à", "pour"}), end)
        if base(head) != "nsubj" or head.head.i > head.i or head.lower_ in _SECONDS:
            return end
        for i in range(head.i + 1, end):
            if self.doc[i].lower_ in {"à", "au", "aux"}:
                noun = next((t for t in self.doc[i + 1 : end] if t.pos_ == "NOUN"), None)
                role = self.knows.role(noun.lower_) if noun is not None else None
                known = role is not None and role.kind == "person"
                return i if known or head.lower_ in KIN else end
        return end

    def _with_title(self, head: Token, end: int) -> int:
        """Return the end of *l'initiative « Air pur »*, *la Société des auteurs du réel*, whose name goes on."""
        doc = self.doc
        if head.text[:1].isupper() and head.ent_iob_ == "B" and head.ent_type_ == "ORG":
            last = head.i + 1
            while last < len(doc) and doc[last].ent_iob_ == "I" and doc[last].ent_type_ == "ORG":
                last += 1
            closed = doc[last - 1].pos_ in {"NOUN", "PROPN", "ADJ"}
            return max(end, last) if closed and last - end <= _TITLE else end
        role = self.knows.role(head.lower_)
        named = end + 1 < len(doc) and doc[end].text in OPENING and doc[end + 1].text[:1].isupper()
        if not named or end != head.i + 1 or (role is not None and role.kind == "person"):
            return end
        closing = next((t.i for t in doc[end + 1 : end + _TITLE] if t.text in CLOSING), end - 1)
        return closing + 1

    def _mention_ends(self, start: int) -> dict[int, int]:
        """Return where the names right after token `start` end."""
        near = (self.register.mention_at(i) for i in range(start, min(start + 16, len(self.doc))))
        return {m.start: m.end for m in near if m is not None}

    def _speaks_here(self, head: Token) -> bool:
        """Tell whether a noun is a subject or a source: what follows it is no charge against it."""
        led = self.doc[np_start(head) - 1].lower_ if np_start(head) else ""
        return base(head) == "nsubj" or led in {"selon", "après", "pour"}

    def _body_behind(self, end: int) -> int | None:
        """Return the body whose name stands between commas behind what it is: *L'armateur, le groupe grec Delta, …*."""
        doc = self.doc
        if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in _THE:
            return None
        for i in range(end + 2, min(end + _BESIDE, len(doc))):
            mention = self.register.mention_at(i)
            if mention is not None:
                entry = self.register.entries[mention.entry]
                closed = mention.end < len(doc) and doc[mention.end].text == ","
                body = entry.kind == "organisation" and entry.named and not entry.place
                return entry.id if closed and body else None
            if doc[i].pos_ not in {"NOUN", "ADJ"}:
                return None
        return None
