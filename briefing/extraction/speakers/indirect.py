"""Resolve what stands for somebody told of elsewhere in the sentence: *qui*, *Quant au parquet, il …*."""

from __future__ import annotations

from briefing.extraction.grammar.syntax import VERBAL, base, children, clitic, is_plural
from briefing.extraction.parties.entries import Mention
from briefing.extraction.parties.names import TITLES
from briefing.extraction.speakers.mourned import Mourner
from briefing.extraction.speakers.prosecution import is_blamed, prosecutes
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.somebody import SomebodyFinder
from briefing.language.plain_doc import Token
from briefing.model import Gender

_ANNOUNCED = {("quant", "à"), ("quant", "au"), ("quant", "aux")}
_UNFOLDS = {".", ";", "!", "?", ":"}
_LEAD = 6
_ASIDES = set("en à au aux dans depuis sans sous sur".split())
"""What opens *, en poste depuis 2021,* between a name and its *qui*."""
_BORN = set(
    "né née fils fille originaire natif native issu issue orphelin orpheline benjamin benjamine cadet cadette".split()
)
_LIFE = 30
"""Tokens that *Né à Vevey, dans une famille de vignerons, il …* has at most before its pronoun."""
_SURE_CUE = 0.8
_SAYING = {"say", "accuse", "criticise", "deny", "think"}
"""Classes of what a person does rather than the body that he speaks of."""
_CONCERNED = {"intéressé", "intéressée"}
_TOPIC = 16
"""Tokens that *quant au …* has at most before its pronoun."""

_MEDIA = {"média", "quotidien", "journal", "hebdomadaire", "chaîne", "radio", "site", "agence"}


class Indirect(SomebodyFinder, Mourner):
    """Find whom *qui* and an announced *il* mean; `Resolver` fills what is declared here."""

    def _topic(self, i: int, gender: Gender | None, plural: bool) -> Resolved:
        """Return whom *Quant au parquet, il…* announces."""
        if self.doc[i].text[:1] == "-":
            return NOBODY  # « Quant au tramadol, il est interdit, a-t-il dit »
        first = self.doc[i].sent.start
        opens = tuple(t.lower_ for t in self.doc[first : first + 2])
        if i - first > _TOPIC or opens not in _ANNOUNCED:
            return NOBODY
        nouns = {"NOUN", "PROPN"}
        noun = next(
            (t for t in self.doc[first + 2 : i] if t.pos_ in nouns or t.lower_ in _CONCERNED), None
        )
        found = self.resolve(noun) if noun is not None else NOBODY
        entries = [self.register.entries[e] for e in found.entries]
        fits = bool(entries) and all(self.agrees(e, gender, plural) for e in entries)
        cue = self.knows.cue_verb(self.doc[i].head)
        if (
            cue is not None
            and cue.trust >= _SURE_CUE
            and any(e.kind == "unknown" and not e.named for e in entries)
        ):
            return NOBODY  # « Quant au financement, il assure que … »
        return Resolved(found.entries, "pronoun", i) if fits else NOBODY

    def _says_after_source(self, i: int, last: int) -> bool:
        """Tell whether a source goes on to speak: *Selon son président, le parti tient bon. Il accuse le pouvoir*."""
        verb, doc = self.doc[i].head, self.doc
        if not doc[i].is_sent_start or self.register.entries[last].kind != "person":
            return False
        if (cue := self.knows.cue_verb(verb)) is None or cue.verb_class not in _SAYING:
            return False
        start = doc[i - 1].sent.start if i else 0
        named = any(m.entry == last for m in self.before(i) if m.start > start)
        return doc[start].lower_ in {"selon", "pour"} and named

    def _told(self, i: int, gender: Gender | None, plural: bool) -> Resolved:
        """Return whom the words around a pronoun say that it means, before anybody is weighed."""
        found = self._topic(i, gender, plural) or self._unfolded(i, gender, plural)
        if found or plural:
            return found
        return self._goes_on(i, gender) or self._acted_on(i, gender) or self._of_the_life(i, gender)

    def _goes_on(self, i: int, gender: Gender | None) -> Resolved:
        """Return who opens the sentence before the one that a pronoun opens: *Lise a lu. Elle a plié le papier.*"""
        first = self.doc[i].sent.start
        if i != first or not i or self.doc[i - 1].is_space or self.quoted[i - 1]:
            return NOBODY
        above = self.doc[i - 1].sent.start
        mention = self.register.mention_at(above)
        if self.doc[above].lower_ == self.doc[i].lower_ and mention is None:
            # « Elle attendait une décision de la juge. Elle l'a eue. »
            known = self.entry_at(above)
            told = known is not None and self.register.entries[known].kind == "person"
            return Resolved((known,), "pronoun", i) if known is not None and told else NOBODY
        if mention is None or mention.start != above or not mention.subject:
            return NOBODY
        entry = self.register.entries[mention.entry]
        good = entry.kind == "person" and entry.named and entry.gender == gender
        if not good or any(self.quoted[above:i]):
            return NOBODY
        return Resolved((entry.id,), "pronoun", i)

    def _acted_on(self, i: int, gender: Gender | None) -> Resolved:
        """Return to whom a body does something right before: *La direction lui conseille d'attendre. Elle écrit.*"""
        first = self.doc[i].sent.start
        if i != first or not i or self.doc[i - 1].is_space:
            return NOBODY
        above = self.doc[i - 1].sent.start
        mention = self.register.mention_at(above) or self.register.mention_at(above + 1)
        if mention is None or not mention.subject:
            return NOBODY
        if self.register.entries[mention.entry].kind != "organisation":
            return NOBODY
        near = self.doc[mention.end : min(mention.end + 2, i)]
        clitic = next((t for t in near if t.lower_ == "lui" and t.pos_ == "PRON"), None)
        found = self.pronoun(clitic.i, gender, False) if clitic is not None else NOBODY
        people = [self.register.entries[e].kind == "person" for e in found.entries]
        return Resolved(found.entries, "pronoun", i) if people and all(people) else NOBODY

    def _gone(self, i: int) -> set[int]:
        """Return whom *a-t-il bredouillé* cannot mean: those of whom the article tells the death before."""
        verb = self.doc[i].head
        near = (verb, self.doc[i - 1], *self.doc[i + 1 : verb.i])
        past = any("Imp" in t.morph.get("Tense", []) for t in near)
        speaks = clitic(self.doc[i]) or (verb.i > i and self.knows.cue_verb(verb) is not None)
        if is_blamed(self.doc[i], self.knows):
            # « …, a indiqué le parquet. Il est soupçonné d'avoir … »
            entries, last = self.register.entries, set(self.spoke_before(i)[-1:])
            media = {e.id for e in entries if e.head in _MEDIA}
            return media | {e for e in last if prosecutes(entries[e])}
        if not speaks or past:
            return set()  # « disait-elle », « avait-elle lancé »: what the dead have said
        return self._dead_before(i)

    def _of_the_life(self, i: int, gender: Gender | None) -> Resolved:
        """Return whose life is told: *Née à Vevey, elle …* opens a paragraph, *Elle avait 88 ans.*."""
        start = i
        while start > 0 and i - start <= _LIFE and "\n" not in self.doc[start - 1].text:
            start -= 1
        born = self.doc[start].lower_ in _BORN and i - start <= _LIFE
        after = [t.lower_ for t in self.doc[i + 1 : i + 4]]
        aged = len(after) > 2 and after[0] == "avait" and after[2] == "ans"
        if not (born or aged):
            return NOBODY
        headline = next((t.i for t in self.doc if "\n" in t.text), 0)
        told: dict[int, int] = {}
        for mention in self.register.mentions:
            entry = self.register.entries[mention.entry]
            if entry.kind == "person" and entry.named and not self.quoted[mention.start]:
                told[entry.id] = told.get(entry.id, 0) + 1
        known = [e for e in told if self.register.entries[e].first < headline]
        best = max(known, key=lambda e: (told[e], -e), default=None)
        fits = best is not None and self.agrees(self.register.entries[best], gender, False)
        return Resolved((best,), "pronoun", i) if best is not None and fits else NOBODY

    def _said_who(self, head: Token) -> Resolved:
        """Return whom a name behind a pronoun says that it means: *Celle-ci, Anne Roux, …*."""
        i = head.i + 1
        if i >= len(self.doc) or self.doc[i].text != ",":
            return NOBODY
        i += 2 if i + 1 < len(self.doc) and self.doc[i + 1].lower_ in TITLES else 1
        mention = self.register.mention_at(i)
        known = mention is not None and mention.start == i
        if mention is None or not known or self.register.entries[mention.entry].kind != "person":
            return NOBODY
        return Resolved((mention.entry,), "name", head.i)

    def _unfolded(self, i: int, gender: Gender | None, plural: bool) -> Resolved:
        """Return the subject of what a colon unfolds: *La CGT va plus loin : elle accuse le groupe …*."""
        colon = i - 1
        if i and self.doc[colon].text == ",":
            # « La CGT va plus loin : dans un tract, elle accuse … »
            while (
                i - colon < _LEAD
                and self.doc[colon].pos_ not in VERBAL
                and self.doc[colon].text != ":"
            ):
                colon -= 1
        if colon < 1 or self.doc[colon].text != ":":
            return NOBODY
        at = colon - 1
        while at > 0 and self.doc[at].text not in _UNFOLDS and not self.doc[at].is_space:
            if base(self.doc[at]) == "nsubj" and self.doc[at].pos_ in {"NOUN", "PROPN"}:
                found = NOBODY if self.quoted[at] else self.resolve(self.doc[at])
                entries = [self.register.entries[e] for e in found.entries]
                if entries and all(self.agrees(e, gender, plural) for e in entries):
                    return Resolved(found.entries, "pronoun", i)
            at -= 1
        return NOBODY

    def told_of(self, head: Token) -> int:
        """Return the subject that a pronoun's report names, -1 for nobody: *Il affirme que Paul Roux a menti*."""
        led = self.doc[head.i - 1].lower_ if head.i else ""
        behind = [c for c in head.head.children if c.dep_[:5] == "ccomp" and c.i > head.i]
        clause = behind[0] if behind else None
        if led in {"selon", "après", "pour"} and head.head.i > head.i:
            clause = head.head  # « Selon lui, Paul Roux avait raison »
        first = head.sent.start
        ahead = self.doc[first : min(first + 2, head.i)]
        if clause is None and len(ahead) > 1 and ahead[0].lower_ in {"en", "tout"}:
            # « En signalant que l'hôpital subit des pressions, il a … »
            below = (c for c in ahead[1].children if base(c) == "ccomp" and c.i < head.i)
            clause = next(below, None) if ahead[1].lower_.endswith("ant") else None
            own = [c for c in clause.children if base(c) == "nsubj"] if clause is not None else []
            told = self.register.mention_at(own[0].i) if own else None
            return told.entry if told is not None else -1
        own = [c for c in clause.children if base(c) == "nsubj"] if clause is not None else []
        mention = self.register.mention_at(own[0].i) if own else None
        if mention is None or own[0].pos_ == "PRON" or self.quoted[own[0].i]:
            return -1
        return mention.entry if self.register.entries[mention.entry].named else -1

    def _antecedent(self, head: Token) -> Resolved:
        clause = head.head
        near = self.doc[head.i - 2] if head.i > 1 and self.doc[head.i - 1].text == "," else None
        if near is not None and near.pos_ == "NOUN" and is_plural(near) and clause.head.i < near.i:
            many = "Plur" in clause.morph.get("Number", []) and not is_plural(clause.head)
            if many and (found := self.resolve(near)):
                # « dans le viseur des éleveurs, qui lui reprochent »: who is many is meant.
                return Resolved(found.entries, "relative", head.i)
        beside = self._named_beside(head.i)
        if beside is not None:
            return Resolved((beside,), "relative", head.i)
        bare = self.doc[head.i - 1] if head.i else head
        if (
            bare.pos_ == "NOUN"
            and is_plural(bare)
            and clause.head.i < bare.i
            and bare.head.i < bare.i
        ):
            # « une plainte d'investisseurs qui accusent la plateforme »
            many = "Plur" in clause.morph.get("Number", []) and not is_plural(clause.head)
            if many and (found := self.resolve(bare)):
                return Resolved(found.entries, "relative", head.i)
        apposed = self._named_before_role(head.i)
        if apposed is not None:
            return Resolved((apposed,), "relative", head.i)
        nominal = clause.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}
        if nominal and self._circumstance(clause.head, head):
            # « Paul Roux, en poste depuis 2021, qui assure … »
            nominal = False
        if nominal and (base(clause) == "acl" or "relcl" in clause.dep_):
            noun = self._speaker_of_thing(clause.head, clause)
            found = self.resolve(noun) if noun.i < head.i else NOBODY
            if found:
                return Resolved(found.entries, "relative", head.i)
        i = head.i - 1
        while i > 0 and (self.doc[i].is_punct or self.doc[i].is_space):
            i -= 1
        mention = self.register.mention_at(i)
        if mention is None and self.doc[head.i - 1].text == ",":
            mention = self._past_aside(head.i - 1)
        if mention is not None:
            return Resolved((mention.entry,), "relative", head.i)
        noun = self.doc[i]
        return self.resolve(noun) if noun.pos_ == "NOUN" else NOBODY

    def _speaker_of_thing(self, noun: Token, clause: Token) -> Token:
        """Return whose the thing is where somebody speaks: *l'optimisme du ministre, qui affirmait*."""
        if noun.pos_ != "NOUN" or self.knows.role(noun.lower_) or self.register.mention_at(noun.i):
            return noun
        if self.knows.cue_verb(clause) is None:
            return noun
        owner = next((c for c in children(noun, "nmod") if c.i < clause.i), noun)
        role = self.knows.role(owner.lower_)
        return owner if role is not None and role.kind == "person" else noun

    def _circumstance(self, noun: Token, relative: Token) -> bool:
        """Tell whether a noun without article only says how: *en poste depuis 2021, qui*."""
        before = self.doc[noun.i - 1] if noun.i else noun
        parted = self.doc[relative.i - 1].text == ","
        return parted and before.lower_ == "en" and self.knows.role(noun.lower_) is None

    def _past_aside(self, comma: int) -> Mention | None:
        """Return the mention that an aside *, en poste depuis 2021,* follows."""
        first = max(comma - _TOPIC, self.doc[comma].sent.start)
        opened = next((i for i in range(comma - 1, first, -1) if self.doc[i].text == ","), None)
        if opened is None or self.doc[opened + 1].lower_ not in _ASIDES:
            return None
        return self.register.mention_at(opened - 1)

    def _named_before_role(self, i: int) -> int | None:
        """Return who is named before what they are: *Anne Roux, la présidente de l'association locale, qui*."""
        first = max(i - _TOPIC, self.doc[i].sent.start)
        if self.doc[i - 1].text != ",":
            return None
        if self.doc[i - 2].text == ")":
            # « Anne Roux (PS), qui »
            bracket = next((k for k in range(i - 3, first, -1) if self.doc[k].text == "("), 0)
            named = self.register.mention_at(bracket - 1) if bracket else None
            whole = named is not None and named.end == bracket
            return (
                named.entry if named is not None and whole and self._acts_by_name(named) else None
            )
        opened = next((k for k in range(i - 2, first, -1) if self.doc[k].text == ","), None)
        mention = self.register.mention_at(opened - 1) if opened is not None else None
        if opened is None or mention is None or mention.end != opened:
            return None
        entry = self.register.entries[mention.entry]
        start = opened + 1 + (self.doc[opened + 1].pos_ == "DET")
        role = self.knows.role(self.doc[start].lower_)
        if role is None or not entry.named or entry.place or entry.kind == "state":
            return None
        if any(t.pos_ in VERBAL for t in self.doc[start:i]):
            return None
        return entry.id if (role.kind == "person") == (entry.kind == "person") else None

    def _acts_by_name(self, mention: Mention) -> bool:
        entry = self.register.entries[mention.entry]
        return entry.named and not entry.place and entry.kind != "state"

    def _named_beside(self, i: int) -> int | None:
        """Return who is named right before *, qui*, a body beside a person stepped over: *X, de la CGT, qui*."""
        at = self.register.mention_at(i - 2) if i > 2 and self.doc[i - 1].text == "," else None
        if at is None and i > 3 and self.doc[i - 2].pos_ == "ADJ":
            # « Anne Roux, de la CSC-Services publics, qui »
            at = self.register.mention_at(i - 3)
        if at is None or at.end < i - 2:
            return None
        start = at.start
        while start > 1 and self.doc[start - 1].lower_ in {
            "de",
            "du",
            "des",
            "la",
            "l'",
            "d'",
            "le",
        }:
            start -= 1
        if start < at.start and self.doc[start - 1].text == ",":
            bearer = self.register.mention_at(start - 2)
            if bearer is not None and self.register.entries[bearer.entry].kind == "person":
                return bearer.entry
        titled = self.register.role_at.get(at.start - 1)
        if titled is not None and titled != at.entry:
            return titled  # « Anne Roux, déléguée CGT, qui accuse »
        entry = self.register.entries[at.entry]
        plain = start == at.start or self.doc[start].lower_ in {"la", "l'", "le"}
        return entry.id if entry.named and not entry.place and plain else None
