"""Read whom a description introduces by name between commas: *Son avocat commis d'office, Me Paul Roux, …*.

The words alone tell: a phrase that opens a clause or follows its verb, a comma, a name, and what
closes an apposition. Participles, numbers and whole complements may go with the noun; the parse,
which often takes the name or the participle for something else, is not asked for more than classes.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.syntax import (
    CLITICS,
    QUOTE_MARKS,
    VERBAL,
    base,
    is_finite,
    past_parenthesis,
)
from briefing.extraction.parties.appositions import AppositionReader
from briefing.extraction.parties.entries import Entry, Mention
from briefing.extraction.parties.names import TITLES
from briefing.extraction.parties.so_called import called_end, one_of_them
from briefing.language.plain_doc import Doc, Token
from briefing.model import Gender

_DETERMINERS = set(
    "le la l' les un une son sa ses leur leurs ce cet cette ces notre votre mon ma ledit ladite".split()
)
_ONE = {"l'un", "l'une", "un", "une"}
_OF = {"de", "des", "d'"}
_LEADS = set("pour selon par après d' de du et mais que qu' ni comme car".split())
"""What a source or a subject may follow; *devant le maire, Paul Roux, ancien élu,* introduces nobody."""
_ENDS = {",", ".", ":", ";", "!", "?", "…", ")", *QUOTE_MARKS}
_COMMON = {"NOUN", "ADJ", "ADP", "NUM", "PROPN", "ADV", "DET"}
_CONTRACTED = {"au", "du"}
_RIGHT_HANDS = {"bras", "droit", "main", "droite", "plume", "deux", "trois"}
"""What makes *le bras droit du maire, Paul Roux,* another than the mayor."""
_REACH = 24
_ABBREVIATED = 4
_PRESENTED = 5
"""Tokens that *l'industriel lillois* before a name has at most."""
_TITLE = 2
_TITLE_WORDS = 7
_LEADING = {"NOUN", "ADP", "ADJ"}
_BORN: dict[str, Gender] = {
    **dict.fromkeys("père fils frère mari oncle neveu gendre".split(), "m"),
    **dict.fromkeys("mère fille sœur femme épouse tante nièce".split(), "f"),
}  # fmt: skip
"""What *son* before a vowel or *leur* does not tell: the gender of kin."""
_GOWN = {"me", "mes", "maître"}
_PEERS = {"collègue", "confrère", "camarade"}


@dataclass(frozen=True, slots=True)
class Introduced:
    """Hold where a description stands (tokens) and its noun."""

    start: int
    end: int
    head: int
    one_of: bool
    """True for *l'un de ses conseils*: the noun is plural, the bearer is not."""


def introduction(doc: Doc, start: int, knows: Knowledge) -> Introduced | None:
    """Return the description that the name at token `start` is put beside, if any."""
    comma = _comma_before(doc, start, knows)
    if comma is None:
        return None
    comma = _before_aside(doc, comma)
    first = _phrase_start(doc, comma)
    found = _read(doc, first, comma) if first is not None else None
    role = knows.role(doc[found.head].lower_) if found is not None else None
    if role is not None and role.kind == "person":
        return found
    if role is not None and doc[start - 1].lower_ in _GOWN and knows.takes_up(role.lemma, "person"):
        return found  # « Le conseil de l'ex-gérant, Me Paul Roux, »
    return _governed(doc, comma, knows) or found


def _governed(doc: Doc, comma: int, knows: Knowledge) -> Introduced | None:
    """Return whom a noun or a preposition leads to: *la réponse du maire, Paul Roux*, *Quant au curé, …*."""
    found: Introduced | None = None
    i = comma - 1
    while i > max(comma - _REACH, 0) and _goes_along(doc[i]):
        if doc[i].lower_ in _CONTRACTED or (
            doc[i].lower_ in _DETERMINERS and doc[i - 1].pos_ == "ADP"
        ):
            head = i + 1
            while head < comma and doc[head].pos_ in {"ADJ", "NUM"}:
                head += 1
            role = knows.role(doc[head].lower_) if doc[head].pos_ == "NOUN" else None
            if role is not None and role.kind == "person" and role.rank and _hangs(doc, i):
                found = Introduced(i + 1, comma, head, False)
        i -= 1
    return found


def _hangs(doc: Doc, i: int) -> bool:
    """Tell whether what leads to a phrase is told of before: *Devant le maire, Paul Roux, …* may be two men."""
    led = i if doc[i].lower_ in _CONTRACTED else i - 1
    before = doc[led - 1]
    if before.lower_ in _RIGHT_HANDS:
        return False
    if before.pos_ in {"NOUN", "ADJ"} or before.lower_ == "quant":
        return True
    start = doc[i].sent.start
    return any(t.pos_ in VERBAL and is_finite(t) for t in doc[start:led])


def closed(doc: Doc, end: int) -> int:
    """Return what closes an apposition whose name ends at token `end`, *(PS)* stepped over; -1 if nothing does."""
    i = past_parenthesis(doc, end)
    return i if i >= len(doc) or doc[i].text in _ENDS or doc[i].is_space else -1


def _comma_before(doc: Doc, start: int, knows: Knowledge) -> int | None:
    """Return the comma before a name and what leads to it: *, Me*, *, le colonel*, *, la Suissesse*."""
    i = start - 1
    while i > 0 and (
        doc[i].lower_ in TITLES or doc[i].text in {".", "Mes"} or doc[i].lower_ == "m"
    ):
        i -= 1
    if i > 1 and doc[i].text != ",":
        # « , le colonel Lu », « , la Suissesse Barbara Roux », « , l'industriel lillois Paul Roux »
        led = next(
            (k for k in range(i, max(i - _PRESENTED, 0), -1) if doc[k].lower_ in _DETERMINERS), i
        )
        nouns = doc[led + 1 : i + 1]
        plain = all(t.pos_ in {"NOUN", "ADJ", "PROPN"} for t in nouns)
        known = any(t.text[:1].isupper() or knows.role(t.lower_) is not None for t in nouns)
        i = led - 1 if led < i and plain and known else i - (doc[i].lower_ in _DETERMINERS)
    return i if i > 1 and doc[i].text == "," else None


def _before_aside(doc: Doc, comma: int) -> int:
    """Return where a phrase ends before an aside: *Le délégué à l'éthique – si, si –, Paul Roux*."""
    if doc[comma - 1].text not in _DASHES:
        return comma
    return next(
        (k for k in range(comma - 2, max(comma - 9, 0), -1) if doc[k].text in _DASHES), comma
    )


_DASHES = {"–", "—"}


def governs(doc: Doc, end: int) -> bool:
    """Tell whether a finite verb follows what closes an apposition at token `end`."""
    i = end + 1
    while i < len(doc) and (doc[i].lower_ in CLITICS or doc[i].pos_ == "ADV"):
        i += 1
    return i < len(doc) and doc[i].pos_ in VERBAL and "Fin" in doc[i].morph.get("VerbForm", [])


def _phrase_start(doc: Doc, comma: int) -> int | None:
    """Return the leftmost determiner of the phrase that ends at the comma, if it may open one."""
    i = comma - 1
    first: int | None = None
    while i >= max(comma - _REACH, 0):
        token = doc[i]
        if token.text == ")":
            i = next((k for k in range(i, max(i - 8, 0), -1) if doc[k].text == "("), i) - 1
            continue
        opened = _opened(doc, i)
        if opened:  # « L'avocate de « Demain le Mali », Me Awa Cissé, »
            i = opened - 1
            continue
        dot = token.text == "." and i + 1 == comma and len(doc[i - 1].text) < _ABBREVIATED
        if not (_goes_along(token) or dot or _one_of(doc, i)):
            break
        if token.lower_ == "en" and doc[i + 1].lower_.endswith("ant"):
            break  # « dit la réalisatrice en recevant le prix de la présidente, Anne Roux »
        if token.lower_ in _DETERMINERS and (token.pos_ == "DET" or token.lower_ != "leur"):
            first = i
        if token.lower_ == "du" and i and doc[i - 1].lower_ in {"auprès", "part"}:
            break
        i -= 1
    if first is None:
        return None
    return first if _may_open(doc, first) else None


def _opened(doc: Doc, i: int) -> int:
    """Return where the marks open that close at token `i` around a name, 0 if they do not."""
    if doc[i].text not in QUOTE_MARKS:
        return 0
    for k in range(i - 1, max(i - _TITLE_WORDS, 0), -1):
        if doc[k].text in QUOTE_MARKS:
            return k if doc[k + 1].text[:1].isupper() and doc[k - 1].pos_ in _LEADING else 0
    return 0


def _goes_along(token: Token) -> bool:
    if token.pos_ in _COMMON:
        return True
    if token.lower_ == "et" and token.i and token.nbor(-1).pos_ == "NUM":
        return True  # « l'avocate de trente et un plaignants »
    return token.pos_ in VERBAL and "Part" in token.morph.get("VerbForm", [])


def _one_of(doc: Doc, i: int) -> bool:
    word = doc[i].lower_
    return word in _ONE and i + 1 < len(doc) and doc[i + 1].lower_ in _OF


def _may_open(doc: Doc, first: int) -> bool:
    """Tell whether a subject, an inverted subject or a source may start here."""
    before = doc[first - 1] if first else None
    if before is None or before.is_punct or before.is_space or doc[first].is_sent_start:
        return True
    if before.pos_ in VERBAL or before.pos_ == "ADV":
        return True
    return before.lower_ in _LEADS or before.pos_ in {"SCONJ", "CCONJ"}


def _read(doc: Doc, first: int, comma: int) -> Introduced | None:
    """Read the noun of *l'un de ses conseils*, *le vice-président chargé des transports*."""
    i = first
    one_of = False
    if doc[i].lower_ == "l'" and i + 1 < comma and doc[i + 1].lower_ in {"un", "une"}:
        i += 1
    if doc[i].lower_ in _ONE and i + 1 < comma and doc[i + 1].lower_ in _OF:
        one_of, i = True, i + 2
    elif doc[i].lower_ in _DETERMINERS:
        i += 1
    while i < comma and doc[i].pos_ in {"DET", "ADJ", "NUM", "ADV"}:
        i += 1
    if i >= comma or doc[i].pos_ not in {"NOUN", "PROPN"}:
        return None
    if any(t.pos_ in VERBAL and is_finite(t) for t in doc[first:comma]):
        return None
    start = first if one_of else first + 1
    return Introduced(start, comma, i, one_of)


class Introducer(AppositionReader):
    """Give names the descriptions that they are put beside; `Register` fills what is declared here."""

    role_at: dict[int, int]
    shared_at: dict[int, tuple[int, ...]]

    def _add_introduced(self) -> None:
        """Read *L'un de ses conseils, Me Paul Roux,*, where the words beside a name told nothing."""
        for mention in list(self.mentions):
            entry = self.entries[mention.entry]
            if entry.kind == "state" or entry.capital or (entry.place and entry.canonical):
                continue
            if self._so_called(entry, mention):
                continue
            found = introduction(self.doc, mention.start, self.knows)
            if found is None or found.head in self.role_at or self._after_another(found.start):
                continue
            if closed(self.doc, mention.end) < 0:
                self._share(found, mention)
            elif self._may_bear(found, entry, mention):
                self._bear(found, entry, mention)

    def _so_called(self, entry: Entry, mention: Mention) -> bool:
        """Give a name to whom it is said to belong: *L'une d'elles, qui se fait appeler Rose, …*."""
        end = called_end(self.doc, mention.start)
        one = one_of_them(self.doc, end) if end else -1
        if one >= 0:
            self.role_at.setdefault(one, entry.id)
            entry.kind = "person"
            return True
        first = _phrase_start(self.doc, end) if end else None
        found = _read(self.doc, first, end) if first is not None else None
        if found is None or found.head in self.role_at:
            return False
        role = self.knows.role(self.doc[found.head].lower_)
        if role is None or role.kind != "person":
            return False
        self._bear(found, entry, mention)
        return True

    def _add_counterparts(self) -> None:
        """Give the office of who is told of before to *son homologue italien, Paolo Ferri*."""
        office: set[str] = set()
        trade: set[str] = set()
        for mention in self.mentions:
            entry = self.entries[mention.entry]
            if entry.kind != "person" or not entry.role_heads:
                continue
            if "homologue" in entry.role_heads:
                entry.role_heads |= office
            elif entry.role_heads & _PEERS and len(entry.role_heads) == 1:
                entry.role_heads |= trade
            else:
                office = {h for h in entry.role_heads if (r := self.knows.role(h)) and r.rank > 1}
                trade = {h for h in entry.role_heads if not self.knows.is_free(h)}

    def _share(self, found: Introduced, mention: Mention) -> None:
        """Let two names bear one plural noun: *Ses conseils, Mes Anne Roux et Paul Colin, …*."""
        doc, i = self.doc, mention.end
        if found.one_of or i >= len(doc) or doc[i].lower_ != "et":
            return
        while i + 1 < len(doc) and doc[i + 1].lower_ in TITLES:
            i += 1
        other = self._at.get(i + 1)
        role = self.knows.role(doc[found.head].lower_)
        if other is None or role is None or not doc[found.head].lower_.endswith(("s", "x")):
            return
        pair = (mention.entry, other.entry)
        if closed(doc, other.end) >= 0 and all(self.entries[e].kind == "person" for e in pair):
            for k in range(found.start, found.end):
                self.shared_at.setdefault(k, pair)
            for e in pair:
                self.entries[e].role_heads.add(role.lemma)

    def _may_bear(self, found: Introduced, entry: Entry, mention: Mention) -> bool:
        """Tell whether the noun may say what the bearer of the name is."""
        word = self.doc[found.head].lower_
        role = self.knows.role(word)
        if not found.one_of and word.endswith("s") and role is not None and word != role.lemma:
            return False
        if entry.place and not governs(self.doc, closed(self.doc, mention.end)):
            return False
        lemma = role.lemma if role is not None else word
        makes = self.knows.takes_up(lemma, "body") is not None
        if entry.titled and self.knows.takes_up(lemma, "person") is not None:
            # « L'un de ses conseils, Me Paul Roux »
            return True
        if (role is not None and role.kind == "organisation") or (role is None and makes):
            lone = mention.end - mention.start == 1 and not entry.titled
            return entry.kind in ("organisation", "unknown") or lone
        if role is None:
            return entry.kind != "person" and governs(self.doc, closed(self.doc, mention.end))
        if entry.kind == "organisation":
            human = self._person_at(mention.start) or (role.rank >= _TITLE and not makes)
            return not entry.canonical and (entry.titled or human)
        return True

    def _bear(self, found: Introduced, entry: Entry, mention: Mention) -> None:
        """Note what the description says of the bearer of the name."""
        word = self.doc[found.head].lower_
        role = self.knows.role(word)
        for k in range(found.start, found.end):
            self.role_at.setdefault(k, entry.id)
        mention.subject = mention.subject or base(self.doc[found.head]) == "nsubj"
        if entry.head and self.doc[mention.start - 1].lower_ == entry.head:
            return  # « L'expert mandaté par la mairie, le cabinet Altéa, »
        if role is not None and (role.kind == "person" or entry.titled):
            entry.kind = "person"
            text = self.doc.text_of(found.start, found.end)
            if text not in entry.roles:
                entry.roles.append(text)
            entry.role_heads.add(role.lemma)
            if entry.gender is None:
                entry.gender = self._role_gender(found.start, found.head)
        elif entry.kind in ("person", "unknown"):
            entry.kind = "organisation"
            entry.head = entry.head or word
        entry.place = False

    def _after_another(self, start: int) -> bool:
        """Tell whether a role is that of the name before it: *Paul Roux, secrétaire de la CGT, l'État …*."""
        doc = self.doc
        while start > 0 and doc[start - 1].pos_ == "DET":
            start -= 1
        last = start - 2
        if last > 3 and doc[last].lower_ == "ans" and doc[last - 2].text == ",":
            last -= 3  # « Paul Roux, 71 ans, propriétaire, son gendre »
        named = self._at.get(last) if start > 1 and doc[start - 1].text == "," else None
        return named is not None and self.entries[named.entry].kind == "person"

    def _role_gender(self, start: int, head: int) -> Gender | None:
        doc = self.doc
        det = doc[start - 1].lower_ if start else ""
        if det in {"la", "une", "sa", "cette"}:
            return "f"
        if det in {"le", "un", "ce", "au", "du"}:
            return "m"
        if doc[head].lower_ in _BORN:
            return _BORN[doc[head].lower_]
        role = self.knows.role(doc[head].lower_)
        if role is not None and role.feminine and role.feminine != role.lemma:
            return "f" if doc[head].lower_.removesuffix("s") == role.feminine else "m"
        return None

    def _person_at(self, i: int) -> bool:
        """Tell whether a given name opens the name at token `i`."""
        word = self.doc[i].text
        return self.knows.is_given_name(word) or self.knows.is_given_name(word.split("-")[0])
