"""Read what stands behind a name: *Rosa Quispe, 61 ans, présidente de la communauté*."""

from __future__ import annotations

from briefing.extraction.grammar.led import leads
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.syntax import (
    OF,
    RELATIVES,
    base,
    is_finite,
    past_parenthesis,
)
from briefing.extraction.parties.heads import HeadReader
from briefing.extraction.parties.names import TITLES

_ALSO = {
    "aussi",
    "également",
    "alors",
    "aujourd'hui",
    "désormais",
    "lui",
    "elle",
    "jadis",
    "autrefois",
}


class AppositionReader(HeadReader):
    """Find the role right after a name."""

    def _past_age(self, i: int, name_end: int) -> int:
        """Return where *présidente* starts in *Rosa Quispe, 61 ans, présidente*, and keep the age."""
        doc = self.doc
        k = i
        while k < len(doc) and k - i < 4 and not doc[k].like_num:
            if doc[k].lower_ not in {"âgé", "âgée", "de"}:
                return i
            k += 1
        if k + 1 >= len(doc) or doc[k + 1].lower_ != "ans":
            return i
        mention = self._at.get(name_end - 1)
        if mention is not None and doc[k].text.isdigit():
            self.entries[mention.entry].age = int(doc[k].text)
        return k + 3 if k + 2 < len(doc) and doc[k + 2].text == "," else i

    def _ordinal(self, k: int) -> bool:
        """Tell whether *premier* only counts (*premier acheteur de la région*)."""
        if self.doc[k].lower_ not in {"premier", "première"} or k + 1 >= len(self.doc):
            return False
        return self.doc[k + 1].pos_ in {"NOUN", "ADJ"} and (
            self.knows.role(self.doc[k + 1].lower_) is None
        )

    def _body_near(self, i: int) -> bool:
        """Tell whether a name or a noun of a body stands at token `i` or next to it."""
        for k in range(i, min(i + 2, len(self.doc))):
            role = self.knows.role(self.doc[k].lower_)
            if k in self._at or (role is not None and role.kind == "organisation"):
                return True
        return False

    def _role_after(self, end: int) -> tuple[int, int, int] | None:
        """Find *, porte-parole du ministère* right after a name: start, end, head (tokens)."""
        doc = self.doc
        i = end
        if i < len(doc) and doc[i].text == "(":
            while i < len(doc) and doc[i].text != ")" and i - end < 6:
                i += 1
            i += 1
        if i >= len(doc) or doc[i].text != ",":
            return None
        i = self._past_age(i + 1, end)
        while i + 1 < len(doc) and doc[i].lower_ in _ALSO:
            i += 1
        start = i
        if start < len(doc) and (doc[start].lower_ in RELATIVES or doc[start].pos_ == "AUX"):
            # « Yann Roux, qui élève 80 vaches »; « le maire, Yann Roux, a accusé Solvia »
            return None
        while i < min(len(doc), start + 6) and (
            doc[i].pos_ in {"DET", "ADJ", "NUM", "ADV"}
            or doc[i].lower_ in {"l'un", "un", "une", "des", "l'", "de", "d'"}
        ):
            i += 1
        if i >= len(doc) or doc[i].is_space:
            return None
        head = next(
            (
                k
                for k in range(start, min(i + 2, len(doc)))
                if self.knows.role(doc[k].lower_) is not None and not self._ordinal(k)
            ),
            None,
        )
        role = self.knows.role(doc[head].lower_) if head is not None else None
        counsel = role is not None and self.knows.takes_up(role.lemma, "person") is not None
        if head is None or role is None or (role.kind != "person" and not counsel):
            if doc[start].lower_ in {"de", "d'", "du"} and self._body_near(start + 1):
                # « Myriam Martinet, de la CGT, » is as good as a role.
                stop = self._apposition_end(start)
                if stop is not None and stop - start <= 12:
                    return start, stop, start
            return None
        begin = start
        one = doc[begin].lower_ == "l'" and doc[begin + 1].lower_ in {"un", "une"}
        if (
            doc[begin].pos_ == "DET" and not one and doc[begin].lower_ not in {"l'un", "un", "une"}
        ) or (
            doc[begin].lower_ in {"un", "une"}
            and begin + 1 <= head
            and doc[begin + 1].lower_ not in {"des", "de"}
        ):
            begin += 1
            if begin < head and doc[begin].lower_ == "autre":
                begin += 1
        stop = self._apposition_end(begin)
        aside = self._led_in(end - 1) or leads(doc[doc[head].sent.start].lower_)
        if stop is None and begin > start and aside and base(doc[head]) == "nsubj":
            # « Au procès de Montclar, l'ancien préfet nie », « Interrogée par la juge, Anne Roux, la témoin nie »
            return None
        if stop is None and begin > start and self._names_next(head):
            return None  # « Contre Léa Roux, la procureure Anne Petit a requis »
        stop = stop or np_end(doc[head])
        return begin, max(stop, head + 1), head

    def _names_next(self, head: int) -> bool:
        """Tell whether a person's name follows a title: *la procureure Anne Petit a requis*."""
        mention = self._at.get(head + 1)
        named = mention is not None and mention.start == head + 1
        return mention is not None and named and self.entries[mention.entry].kind == "person"

    def _led_in(self, last: int) -> bool:
        """Tell whether a preposition leads to the name that ends at token `last`."""
        mention = self._at.get(last)
        if mention is None:
            return False
        first = mention.start
        # « Selon M. Roux, le gérant savait », « parvenu à la MAP, la commune dénonce »
        while first > 1 and (
            self.doc[first - 1].lower_ in TITLES or self.doc[first - 1].pos_ == "DET"
        ):
            first -= 1
        return first > 0 and self.doc[first - 1].pos_ == "ADP"

    def _apposition_end(self, start: int) -> int | None:
        """Return where an apposition ends: the next comma or stop, if nothing finite comes first."""
        doc, past = self.doc, start
        for i in range(start, min(start + 26, len(doc))):
            token = doc[i]
            if i < past:
                continue
            if token.text == "(" and i > start:
                past = past_parenthesis(doc, i)
                seat = doc[past + 1 : past + 2]
                if seat and doc[past].lower_ in OF and seat[0].text[:1].isupper():
                    continue  # « maire (DVD) de Brume »
            if (
                token.text in {",", ".", ";", ":", "(", "»", "!", "?"}
                or token.is_space
                or token.text in {"«", '"'}
            ):
                return i
            if (token.pos_ in {"VERB", "AUX"} and is_finite(token)) or token.lower_ in {
                "qui",
                "dont",
                "que",
            }:
                return None if token.pos_ in {"VERB", "AUX"} else i
        return None
