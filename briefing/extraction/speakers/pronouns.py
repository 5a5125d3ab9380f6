"""Resolve *il*, *elle*, *ce dernier* to whom the article told of before."""

from __future__ import annotations

import bisect

from briefing.extraction.grammar.led import leads
from briefing.extraction.grammar.phrases import PAPERS
from briefing.extraction.grammar.syntax import PLAIN_RELATIVES, VERBAL, base, clitic, is_finite
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.parties.names import TITLES
from briefing.extraction.speakers.acquaintance import CONTINUING
from briefing.extraction.speakers.antecedents import Antecedent, antecedents, meant
from briefing.extraction.speakers.groups import Grouper
from briefing.extraction.speakers.indirect import Indirect
from briefing.extraction.speakers.passing import PassingFinder
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.language.plain_doc import Token
from briefing.model import Gender

_AHEAD = 6
"""Mentions behind an article's first pronoun among which its person is named."""
_WORKS = PAPERS | set(
    "documentaire film reportage émission vidéo série livre ouvrage mémo dossier publication message plainte "
    "requête tract manifeste chronique éditorial brochure thèse mémoire expertise procès-verbal dépêche "
    "roman pièce billet blog post tweet archive fichier brouillon".split()
)
"""What is written or filmed, and affirms nothing where a person may have spoken."""
VOICES = {"voix", "bouche", "intermédiaire"}
"""By which somebody speaks for a body: *par la voix de son porte-parole*."""
_CLOSE = {"sentences 0", "sentences 1"}
_INSERTED = 6
"""Tokens from *qui* to the pronoun of the cue inserted behind it."""
_GOES_ON = CONTINUING | {"ajouter", "reprendre", "enchaîner"}
"""What somebody does who has just spoken."""
_ASKED = {"interrogé", "questionné", "relancé", "confronté", "invité", "prié", "sommé", "piqué"}
_LED = {"f": {"la", "une"}, "m": {"le", "un", "du", "au"}}
"""Articles that show the gender of a noun."""
LATTER = {"dernier": "m", "dernière": "f", "derniers": "m", "dernières": "f"}


class PronounFinder(Grouper, Indirect, PassingFinder):
    """Find whom personal pronouns mean; `Resolver` fills what is declared here."""

    def _reported_from(self, head: Token) -> int:
        """Return where the clause starts that *a-t-il garanti* reports: its own subject is no speaker."""
        if not clitic(head):
            return len(self.doc)
        i = head.i
        while i > 0 and not self.doc[i].is_sent_start and not self.doc[i - 1].is_space:
            if self.doc[i].text in {":", ";"}:
                break
            i -= 1
        return i

    def pronoun(
        self, i: int, gender: Gender | None, plural: bool, *, floor: int = 10**9, but: int = -1
    ) -> Resolved:
        """Resolve a personal pronoun at token `i`; what stands from `floor` on is what was said."""

        topic = (
            self._set_off_by(i, gender, plural)
            or (NOBODY if plural else self.asked(i, gender) or self.confided(i, gender))
            or self._told(i, gender, plural)
            or self._says_on(i, gender, plural)
        )
        if topic and but not in topic.entries:
            return topic
        if plural and (several := self._list_above(i, gender)):
            return Resolved(several, "pronoun", i)
        asked = self._asked_about(i)
        gone = set() if plural else self._gone(i)

        def accepts(entry: Entry, mention: Mention) -> bool:
            if entry.id == but or entry.id in asked or entry.id in gone:
                return False
            if entry.kind == "unknown" and not entry.named:
                return False
            if self.quoted[mention.start] and entry.kind != "person":
                return False
            if mention.start >= floor and not entry.named:
                return False
            own = self.called_here(entry, mention) if gender and not plural else None
            if own is not None:
                return own == gender and not entry.plural
            return self.agrees(entry, gender, plural)

        if plural:
            best = self.best(i, gender, accepts)
            group, at = self._group(i, gender)
            if group and (best is None or at > self._last(best, i)):
                return Resolved(group, "pronoun", i)
        else:
            line = antecedents(self, self.doc[i], gender, accepts)
            if not line and gone:
                gone = set()
                line = antecedents(self, self.doc[i], gender, accepts)
            best = meant(line) if line else self._told_after(i, gender)
            best = self._called_anew(line, i, gender) or self._above(best, line, i)
            acts = self._acts_before(i, gender)
            if acts is not None and acts != best and any(a.entry == acts for a in line):
                best = acts
            if best is not None:
                best = self.past_witness(best, i, gender, (but,))
                best = self.body_that_spoke(best, i, gender)
            last = self.spoke_before(i)[-1:]
            if best is not None and any(a.entry in last for a in line):
                body = self.register.entries[best].kind != "person"
                if self._is_document(best) or (
                    body and (self._adds(i, last[0]) or self._says_after_source(i, last[0]))
                ):
                    # « Selon la procureure, l'enquête est close. « … », a-t-elle dit. »
                    best = last[0]
        return NOBODY if best is None else Resolved((best,), "pronoun", i)

    def _adds(self, i: int, last: int) -> bool:
        """Tell whether a person who has just spoken goes on: *Selon le maire, le groupe ment. « … », ajoute-t-il*."""
        verb = self.doc[i].head.lemma_.casefold()
        return verb in _GOES_ON and self.register.entries[last].kind == "person"

    def person_meant(self, i: int, gender: Gender | None) -> Resolved:
        """Return which person a clitic means that no subject is: *L'attaque la fait bondir*."""
        found = self.best(
            i, gender, lambda e, _: e.kind == "person" and self.agrees(e, gender, False)
        )
        return NOBODY if found is None else Resolved((found,), "pronoun", i)

    def one_person(self, found: Resolved, i: int) -> Resolved:
        """Return whom *Lui* as a subject means: a person, whatever body stands nearer."""
        if any(self.register.entries[e].kind == "person" for e in found.entries):
            return found
        return self.person_meant(i, "m") or found

    def _set_off_by(self, i: int, gender: Gender | None, plural: bool) -> Resolved:
        """Return the phrase that a pronoun between commas only sets off: *La société (SDR), elle, accuse*."""
        if (
            i < 2
            or i + 1 >= len(self.doc)
            or [self.doc[i - 1].text, self.doc[i + 1].text] != [",", ","]
        ):
            return NOBODY
        at = i - 2 - (self.doc[i - 2].text in {")", "\u00bb"})
        mention = self.register.mention_at(at)
        if mention is None or mention.end < at or self.quoted[mention.start]:
            return NOBODY
        return self._agreed(mention.entry, i, gender, plural)

    def _says_on(self, i: int, gender: Gender | None, plural: bool) -> Resolved:
        """Return the subject of the sentence that a cue is inserted in, behind a colon or *qui*.

        « Il met en cause l'État, qui, dit-il, a fermé les yeux »; « Le collectif juge l'écart choquant :
        à Lens, note-t-il, … »
        """
        if not clitic(self.doc[i]):
            return NOBODY
        k = self.doc[i].head.i if self.doc[i].head.i < i else i - 1
        parted = False
        while k > 0 and not self.doc[k].is_sent_start and not self.doc[k - 1].is_space:
            k -= 1
            token = self.doc[k]
            if self.quoted[k]:
                continue
            if not parted:
                beside = self.doc[k - 1].text == "," and i - k < _INSERTED
                parted = token.text == ":" or (token.lower_ in PLAIN_RELATIVES and beside)
            elif _acts(token):
                found = self.entry_at(token.i)
                if found is None or self._is_document(found):
                    return NOBODY
                return self._agreed(found, i, gender, plural)
        return NOBODY

    def _agreed(self, entry_id: int, i: int, gender: Gender | None, plural: bool) -> Resolved:
        entry = self.register.entries[entry_id]
        acts = entry.kind in ("person", "organisation", "group")
        if not acts or entry.place or not self.agrees(entry, gender, plural):
            return NOBODY
        return Resolved((entry_id,), "pronoun", i)

    def _called_anew(self, line: list[Antecedent], i: int, gender: Gender | None) -> int | None:
        """Return the body that opens the sentence before: *L'organisation nourrit… Elle réclame*.

        It is called by a common noun there, or nobody else whom the pronoun may mean is told of.
        """
        if not line or not self.doc[i].is_sent_start:
            return None
        near = next((a for a in line if a.entry == line[0].entry and "opens" in a.signs), line[0])
        if not {"opens", "sentences 1"} <= near.signs.keys():
            return None
        if not {"body subject", "unnamed body subject"} & near.signs.keys():
            return None
        entry = self.register.entries[near.entry]
        mention = next((m for m in self.before(i) if m.entry == near.entry and m.subject), None)
        if mention is None or any(
            mention.start < at < i and e != near.entry for at, e in self.spoke
        ):
            return None
        alone = all(a.entry == near.entry or not _CLOSE & a.signs.keys() for a in line)
        if alone and entry.gender == gender and not self._is_document(entry.id):
            return near.entry
        return near.entry if self.called_here(entry, mention) else None

    def _above(self, best: int | None, line: list[Antecedent], i: int) -> int | None:
        """Return the subject above a relative clause in which alone whom a pronoun seems to mean acts.

        « L'association, dont la présidente a été reçue, proteste. Elle… »
        """
        mention = next((m for m in self.before(i) if m.entry == best), None)
        if best is None or mention is None or self.doc[i].sent.start <= mention.start:
            return best
        heads = (self.doc[k] for k in range(mention.start, mention.end))
        noun = next((t for t in heads if base(t) == "nsubj"), None)
        clause = noun.head if noun is not None else None
        if clause is None or "relcl" not in clause.dep_ or clause.head.i > mention.start:
            return best
        owner = self.entry_at(clause.head.i) if base(clause.head) == "nsubj" else None
        if any(a.entry == owner for a in line):
            return owner
        # « Anne Roux dément. Deux ont été arrêtés par une ligue que l'ONU condamne. « … », dit-elle »
        entries = self.register.entries
        people = [a for a in line if "person subject" in a.signs and _CLOSE & a.signs.keys()]
        body = entries[mention.entry].kind == "organisation"
        return meant(people) if body and people else best

    def _asked_about(self, i: int) -> set[int]:
        """Return whom *Interrogé sur la sortie du ministre, il …* tells of besides the subject."""
        start = self.doc[i].sent.start
        lead = self.doc[start]
        named = i > start and self.doc[i - 1].text == "," and not self.quoted[start]
        if not named or not (leads(lead.lower_) or lead.lower_.rstrip("e") in _ASKED):
            return set()
        between = self.doc[start:i]
        if any(t.pos_ in VERBAL and is_finite(t) and not _relative(t) for t in between):
            return set()  # « Contacté, le maire n'a pas répondu, il … »
        near = self.register.mentions
        at = bisect.bisect_left(near, start, key=lambda m: m.start)
        found: set[int] = set()
        while at < len(near) and near[at].start < i:
            found.add(near[at].entry)
            at += 1
        return found

    def _voiced_by(self, start: int, stop: int, gender: Gender | None) -> int | None:
        """Return who speaks for a body: *Le gouvernement, par la voix de son porte-parole, Paul Roux, rejette …*."""
        at = next((t.i for t in self.doc[start:stop] if t.lower_ in VOICES), -1)
        if at < 1 or self.doc[at - 2].lower_ != "par":
            return None
        for i in range(at + 1, min(at + _INSERTED + 2, stop)):
            mention = self.register.mention_at(i)
            entry = self.register.entries[mention.entry] if mention is not None else None
            if entry is not None and entry.kind == "person" and entry.gender in (gender, None):
                return entry.id
        return None

    def _acts_before(self, i: int, gender: Gender | None) -> int | None:
        """Return the subject that opens the sentence before a quotation: *Léa hausse les épaules. « … », dit-elle.*"""
        if not clitic(self.doc[i]):
            return None
        k = i
        while k > 0 and not self.quoted[k - 1] and i - k < _AHEAD and not self.doc[k].is_space:
            k -= 1
        if not k or not self.quoted[k - 1]:
            return None
        while k > 0 and self.quoted[k - 1]:
            k -= 1
        k = self._past_lead(k)
        if not k or self.doc[k - 1].text not in {".", "!", "…"}:
            return None
        start = k - 1
        while (
            start > 0
            and not (self.doc[start].is_sent_start and not self.quoted[start])
            and not self.doc[start - 1].is_space
        ):
            start -= 1
        # « Invitée à répondre, la directrice, Anne Roux, a disposé de trois minutes »
        lead = self.doc[start]
        led = leads(lead.lower_) or lead.lower_.rstrip("e") in _ASKED
        own = self.doc[start + led : k]
        acting = [t for t in own if _acts(t) and not self.quoted[t.i]]
        named = ((t, t.i + (t.lower_ in TITLES)) for t in acting)
        known = ((t, e) for t, at in named if (e := self.entry_at(at)) is not None)
        token, found = next(known, (self.doc[i], None))
        if found is None or any(start < at < k and e != found for at, e in self.spoke):
            return None  # « La ville proteste. « … », dit Léa. L'État « paiera », a-t-elle ajouté »
        voice = self._voiced_by(start, k, gender)
        found = found if voice is None else voice
        entry = self.register.entries[found]
        person = entry.kind == "person" and entry.gender in (gender, None)
        says = self.knows.cue_verb(token.head) is not None
        plainly = token.pos_ != "PRON" and token.lower_ not in LATTER
        own_gender = self.body_gender(entry) if plainly else entry.gender
        body = entry.kind == "organisation" and own_gender == gender and says
        good = (person or (body and not self._is_document(found))) and not entry.plural
        return entry.id if good else None

    def _past_lead(self, k: int) -> int:
        """Return where a sentence begins that leads to words between marks: *Une visite « aura lieu », dit-elle*."""
        i = k
        while i and k - i < _AHEAD and not (self.doc[i].is_sent_start or self.quoted[i - 1]):
            if self.register.mention_at(i - 1) is not None and self._may_speak(i - 1):
                return k
            i -= 1
        return i if i and self.doc[i].is_sent_start else k

    def _may_speak(self, i: int) -> bool:
        entry = self.register.at(i)
        return entry is not None and entry.kind in ("person", "organisation") and entry.named

    def _told_after(self, i: int, gender: Gender | None) -> int | None:
        """Return whom an article names only behind its first pronoun: *« J'assume », dit-elle. Anne Roux dirige…*"""
        if not clitic(self.doc[i]):
            return None
        at = bisect.bisect_left(self.register.mentions, i, key=lambda m: m.start)
        for mention in self.register.mentions[at : at + _AHEAD]:
            entry = self.register.entries[mention.entry]
            near = self._sentence[mention.start] - self._sentence[i] <= 2
            if near and mention.subject and entry.kind == "person" and entry.named:
                return entry.id if self.agrees(entry, gender, False) else None
        return None

    def _is_document(self, entry_id: int) -> bool:
        entry = self.register.entries[entry_id]
        return not entry.named and entry.head in _WORKS

    def latter_at(self, head: Token) -> Resolved:
        """Resolve *ce dernier*, *cette dernière*, whose last word is given."""
        return self.latter(head.i, LATTER[head.lower_], head.lower_.endswith("s"))  # type: ignore[arg-type]

    def latter(self, i: int, gender: Gender, plural: bool) -> Resolved:
        """Resolve *ce dernier* to the nearest party before it that agrees."""
        noun = None if plural else self._person_told(i, gender)
        for mention in self.before(i):
            if noun is not None and mention.end <= noun.i:
                return Resolved(self.resolve(noun).entries, "pronoun", i)
            if self.doc[mention.start].pos_ == "PRON" and mention.end - mention.start == 1:
                continue  # « demande à Anne Roux si elle savait. Cette dernière … »: a name or a noun
            entry = self.register.entries[mention.entry]
            if entry.kind != "person" and mention.start and self.doc[mention.start - 1].text == "(":
                continue  # « l'échevin, Paul Roux (PS). Ce dernier … »
            if self.quoted[mention.start]:
                near = self._sentence[i] - self._sentence[mention.start] <= 1
                if not (near and entry.named and entry.kind == "organisation"):
                    continue  # « …transmis à la Cour des comptes », dit-elle. Celle-ci confirme
            if self.register.role_at.get(mention.start, entry.id) != entry.id:
                # « Paul Roux, avocat de Sodival. Ce dernier… » is the lawyer.
                continue
            if not entry.place and self.agrees(entry, gender, plural):
                body = entry.kind != "person" and not plural
                holder = self._held_by(mention, gender) if body else None
                return Resolved((entry.id if holder is None else holder,), "pronoun", i)
        return NOBODY

    def _person_told(self, i: int, gender: Gender) -> Token | None:
        """Return who is told of by a noun right before *celle-ci*: *un signalement de la déontologue*."""
        for k in range(i - 1, 0, -1):
            token = self.doc[k]
            if self._sentence[i] - self._sentence[k] > 1:
                return None
            if token.pos_ != "NOUN" or self.quoted[k] or self.register.mention_at(k) is not None:
                continue
            role = self.knows.role(token.lower_)
            led = self.doc[k - 1].lower_
            if role is not None and role.kind == "person" and led in _LED[gender]:
                return token
        return None

    def _held_by(self, inner: Mention, gender: Gender) -> int | None:
        """Return the person in whose description a body is named: *la présidente de la Commission*."""
        for mention in self.before(inner.end):
            if inner.start - mention.start > _AHEAD:
                return None
            entry = self.register.entries[mention.entry]
            around = mention.start < inner.start and mention.end >= inner.end
            if around and entry.kind == "person" and self.agrees(entry, gender, False):
                return entry.id
        return None

    def _demonstrative(self, head: Token) -> bool:
        return head.i > 0 and self.doc[head.i - 1].lower_ in {"ce", "cette", "ces"}


def _relative(verb: Token) -> bool:
    """Tell whether a verb stands in a relative clause, with its helper or under it."""
    return any("relcl" in t.dep_ for t in (verb, verb.head))


def _acts(token: Token) -> bool:
    """Tell whether the token is the subject of its sentence's own verb."""
    own = base(token) == "nsubj" and token.head.head is token.head
    return own and (token.pos_ != "PRON" or token.lower_ in {"il", "elle"})
