"""Tell the dead of an article from those who are tried for it: *le meurtre d'Anne R.*, *la mort d'Emma et Paul R.*"""

from __future__ import annotations

from collections.abc import Collection

from briefing.extraction.grammar.syntax import OF, base
from briefing.extraction.parties.entries import Mention
from briefing.extraction.parties.parties import Register
from briefing.extraction.speakers.ranking import Ranker
from briefing.language.plain_doc import Doc, Token

DEATHS = set(
    "mort décès meurtre assassinat homicide féminicide infanticide parricide noyade obsèques funérailles dépouille "
    "suicide cercueil inhumation".split()
)
"""Nouns that *de* ties to the dead."""
DYING = {"mourir", "mort", "décéder", "succomber"}
_KILLING = {"tuer", "abattre", "assassiner", "poignarder", "égorger", "exécuter"}
_FATAL = {"tuer", "assassiner", "égorger"}
"""Verbs whose object is dead: *jugé pour avoir tué Anne R.*."""
_DEADLY = DYING | _KILLING
_OF_DEATH = DEATHS | {f"{noun}s" for noun in DEATHS}
TRYING = set(
    "condamner juger relaxer acquitter écrouer reconnaître poursuivre renvoyer incarcérer blanchir".split()
)
"""What a court does to whom it tries."""
_TRIED = set(
    "comparaître comparait comparaît comparaissait comparaissant jugé poursuivi détenu".split()
)
_LED = 4
"""Tokens between *de* and the name of one of the dead: *de la jeune Anne R.*."""


def of_noun(start: int, doc: Doc, register: Register, nouns: Collection[str]) -> bool:
    """Tell whether *de* ties a name, or those named with it, to one of the nouns: *la mort d'Emma et Paul R.*"""
    i = start - 1
    if i > 0 and doc[i].lower_ in {"et", ","}:
        other = register.mention_at(i - 1)
        if other is not None and other.end == i and other.start < other.end:
            return of_noun(other.start, doc, register, nouns)
        if doc[i].text != ",":
            return False
        i, start = i - 1, i  # « l'assassinat de son chef militaire, Jan Holm »
    while i > 0 and start - i <= _LED and doc[i].pos_ in {"DET", "ADJ", "NOUN"}:
        if doc[i].lower_ in OF or doc[i].lower_ in nouns:
            break
        i -= 1
    if i < 1 or doc[i].lower_ not in OF:
        return False
    i -= 1
    while i > 0 and doc[i].pos_ == "ADJ" and doc[i].lower_ not in nouns:
        i -= 1
    return doc[i].lower_ in nouns or doc[i].lower_.removesuffix("s") in nouns


class Mourner(Ranker):
    """Tell who is dead, and which nouns mean whom a court tries; `Resolver` fills what is declared here."""

    _told_of_death: bool | None
    """Whether a word of death stands in the article, once that was asked."""

    def _dead_before(self, i: int) -> set[int]:
        """Return those whom the article tells to be dead before a token."""
        if self._told_of_death is None:
            deadly = (t.lower_ in _OF_DEATH or t.lemma_ in _DEADLY for t in self.doc)
            self._told_of_death = any(deadly)
        if not self._told_of_death:
            return set()
        return {m.entry for m in self.before(i) if self._dies(m)}

    def _dies(self, mention: Mention) -> bool:
        head = self.doc[mention.start]
        while base(head) in {"appos", "flat", "nmod"}:
            head = head.head
        if mention.subject:
            passive = head.dep_ == "nsubj:pass"
            return head.head.lemma_ in DYING or (passive and head.head.lemma_ in _KILLING)
        if base(head) == "obj" and head.head.lemma_ in _FATAL and head.head.i < head.i:
            return True
        return of_noun(mention.start, self.doc, self.register, DEATHS)

    def _alive(self, head: Token) -> bool:
        """Tell whether a noun means somebody who lives: he speaks, or a court tries him: *ce commercial, jugé*."""
        verb = head.head
        if base(head) == "nsubj" and self.knows.cue_verb(verb) is not None:
            helped = [verb, *(c for c in verb.children if base(c) == "aux")]
            # « avait confié », « aurait redémarré »: what the dead have done
            past = any(
                "Imp" in t.morph.get("Tense", []) or "Cnd" in t.morph.get("Mood", [])
                for t in helped
            )
            if not past:
                return True
        if base(head) == "obj" and self.knows.lemma(verb) in TRYING:
            return True
        return any(t.lower_ in _TRIED for t in self.doc[head.i + 1 : head.right_edge.i + 1])
