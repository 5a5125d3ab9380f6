"""Lay the quotation marks over the tokens: which token is quoted, where a sentence really ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.marks import Marked
from briefing.extraction.grammar.syntax import token_at
from briefing.language.lexicon import CueVerb
from briefing.language.plain_doc import Doc, Token
from briefing.model import Span

FINAL = {".", "!", "?", "…", "..."}
_STOPS = {text[-1] for text in FINAL}
_UNITS = {"h.", "km.", "m.", "kg.", "g.", "l.", "ha.", "GeV.", "MeV.", "kWh.", "MWh.", "GWh."}
"""Units that a full stop sticks to: *à 60 km/h. Selon lui, …*."""
_PLACE_LINE = re.compile(
    r"^[ \t]*(?:\([A-ZÀ-Ý][\w'’ .-]{1,40}\)|[A-ZÀ-Ý][A-ZÀ-Ý/’' -]{2,40}, [^()\n]{3,20} \(\w[\w .-]{1,20}\) [-–—])"
    r"[ \t]+(?=[A-ZÀ-Ý«“\"])",
    re.M,
)
"""What a paragraph opens on to tell where it was written: *(Gatineau)*, *KIEV/BUDAPEST, 9 mai (Reuters) -*."""


@dataclass(slots=True)
class Layout:
    """Hold a document with its outermost marked stretches, in tokens and characters."""

    doc: Doc
    marks: list[Marked]
    """Outermost stretches only, in text order."""
    skipped: list[bool]
    """For each token, whether it is boilerplate or headline: no speech is read there."""
    mark_of: list[int] = field(default_factory=list)
    """For each token, the index of the stretch it stands in (marks included), or -1."""
    token_range: list[tuple[int, int]] = field(default_factory=list)
    """For each stretch, its inner tokens."""
    outer_range: list[tuple[int, int]] = field(default_factory=list)
    """For each stretch, its tokens with its marks."""
    text: str = ""
    tokens: list[Token] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """For each token, its first character."""
    stops: list[int] = field(default_factory=list)
    """The tokens that are full stops or line breaks."""
    cue_verbs: list[tuple[Token, CueVerb]] | None = None
    """The cue verbs outside marks, once they were asked for (`cues`)."""
    wordings: dict[tuple[Span, ...], dict[str, float]] = field(default_factory=dict)
    """What the words of a quotation are signs of: asked once for blame, once for answers (`wording`)."""
    _lemmas: list[str] = field(default_factory=list)
    _begins: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)
    """For each token, where its sentence starts and ends."""
    _words: dict[int, int] = field(default_factory=dict)
    _past_place: dict[int, int] = field(default_factory=dict)
    """For the first token of a line that opens on a place, the first one after it."""

    def __post_init__(self) -> None:
        self.text = self.doc.text
        self.tokens = self.doc
        self.starts = [t.idx for t in self.tokens]
        self.stops = [
            t.i for t in self.tokens if t.text in FINAL or (t.is_space and "\n" in t.text)
        ]
        self.mark_of = [-1] * len(self.doc)
        for k, mark in enumerate(self.marks):
            first = token_at(self.doc, mark.outer.start)
            last = token_at(self.doc, max(mark.outer.end - 1, mark.outer.start))
            for i in range(first, min(last + 1, len(self.doc))):
                self.mark_of[i] = k
            inner = token_at(self.doc, mark.inner.start)
            stop = token_at(self.doc, max(mark.inner.end - 1, mark.inner.start)) + 1
            self.token_range.append((inner, max(min(stop, len(self.doc)), inner)))
            # Marks left open to the end may close on white space behind the last token.
            behind = min(token_at(self.doc, max(mark.outer.end - 1, 0)) + 1, len(self.doc))
            self.outer_range.append((first, behind))
        self._begins, self._ends = self._find_begins(), self._find_ends()
        for line in _PLACE_LINE.finditer(self.text):
            first, last = token_at(self.doc, line.start()), token_at(self.doc, line.end())
            self._past_place[first] = last

    def lemmas(self, knows: Knowledge) -> list[str]:
        """Return the lemma of every token under which the lexicon may know a verb form."""
        self._lemmas = self._lemmas or knows.lemmas(self.doc)
        return self._lemmas

    def tokens_in(self, spans: Iterable[Span]) -> list[Token]:
        """Return the tokens that start inside the spans, in text order."""
        starts = self.starts
        ranges = [(bisect_left(starts, s.start), bisect_left(starts, s.end)) for s in spans]
        if len(ranges) == 1:
            return self.tokens[slice(*ranges[0])]
        return [self.tokens[i] for i in sorted({i for each in ranges for i in range(*each)})]

    def token_from(self, offset: int) -> int:
        """Return the token at a character offset, or the first one after it."""
        return token_at(self.doc, offset)

    def paragraph_from(self, offset: int) -> int:
        """Return the offset at which the paragraph of an offset starts."""
        return self.text.rfind("\n", 0, offset) + 1

    def opening(self, i: int) -> int:
        """Return the stretch whose opening mark is token `i`, or -1."""
        if 0 <= i < len(self.doc) and self.mark_of[i] >= 0:
            k = self.mark_of[i]
            if i == 0 or self.mark_of[i - 1] != k:
                return k
        return -1

    def closing(self, i: int) -> int:
        """Return the stretch whose last token is `i`, or -1."""
        if 0 <= i < len(self.doc) and self.mark_of[i] >= 0:
            k = self.mark_of[i]
            if i + 1 >= len(self.doc) or self.mark_of[i + 1] != k:
                return k
        return -1

    def outer(self, k: int) -> tuple[int, int]:
        """Return the tokens of a stretch with its marks."""
        return self.outer_range[k]

    def sentence_start(self, i: int) -> int:
        """Return where the sentence around token `i` starts, full stops inside marks not counting."""
        k = self.mark_of[i]
        at = self.outer(k)[0] if k >= 0 else i
        # What stands before the text is asked of, too: -1.
        begin = self._begins[at] if at > 0 else at
        past = self._past_place.get(begin, begin)
        return past if past <= i else begin

    def _find_begins(self) -> list[int]:
        """Return where the sentence starts that goes on at each token: there, or where the one before does."""
        begins = [0] * len(self.tokens)
        ended = [self.ends_sentence(k) for k in range(len(self.marks))]
        for i in range(1, len(self.tokens)):
            before, k = self.tokens[i - 1], self.mark_of[i - 1]
            if before.is_space and "\n" in before.text:
                begins[i] = i
            elif k >= 0:
                opens = ended[k] and (self.tokens[i].text[:1].isupper() or self.opening(i) >= 0)
                begins[i] = i if opens else begins[self.outer_range[k][0]]
            elif before.text[-1:] in _STOPS and self._stops_before(i):
                begins[i] = i
            else:
                begins[i] = begins[i - 1]
        return begins

    def sentence_end(self, i: int) -> int:
        """Return the token after the full stop of the sentence around token `i`."""
        return self._ends[i] if i < len(self._ends) else len(self.tokens)

    def _find_ends(self) -> list[int]:
        """Return where the sentence ends that goes on at each token: there, or where the next one does."""
        n = len(self.tokens)
        ends = [n] * (n + 1)
        closed = [self._closes_sentence(k) for k in range(len(self.marks))]
        for i in range(n - 1, -1, -1):
            token, k = self.tokens[i], self.mark_of[i]
            if token.is_space and "\n" in token.text:
                ends[i] = i
            elif k >= 0:
                end = self.outer_range[k][1]
                ends[i] = end if closed[k] else ends[end if end > i else i + 1]
            elif token.text[-1:] in _STOPS and self._stops_before(i + 1):
                ends[i] = i + 1
            else:
                ends[i] = ends[i + 1]
        return ends

    def _closes_sentence(self, k: int) -> bool:
        """Tell whether a sentence ends with a stretch: behind its own full stop, another begins."""
        _, end = self.outer(k)
        if end >= len(self.tokens) or not self.ends_sentence(k):
            return False
        after = self.tokens[end]
        return after.text[:1].isupper() or self.opening(end) >= 0 or after.is_space

    def _stops_before(self, i: int) -> bool:
        """Tell whether the stop before token `i` ends a sentence, and a new one may start there."""
        before = self.tokens[i - 1].text
        # « plainte contre X. »: the unknown, and a full stop
        if (before in FINAL or before == "X.") and self._breaks(i):
            return True
        return i < len(self.tokens) and self._parts(i)

    def _breaks(self, i: int) -> bool:
        """Tell whether a sentence may start at token `i`, after a stop."""
        if i >= len(self.doc):
            return True
        token = self.doc[i]
        if token.is_space:
            return True
        return token.text[:1].isupper() or token.text[:1] in '«“"-–—([' or token.text[:1].isdigit()

    def _parts(self, i: int) -> bool:
        """Tell whether a sentence starts at a token behind a stop that is no token: *fini.Puis*, *60 km/h. Puis*."""
        before = self.doc[i - 1]
        if before.text[-1:] not in ".!?":
            return False
        if before.text in _UNITS and self.doc[i].text[:1].isupper():
            return True
        return self.doc[i].is_sent_start and not before.whitespace_

    def ends_sentence(self, k: int) -> bool:
        """Tell whether a stretch closes on a full stop of its own."""
        inner = self.marks[k].inner
        # « … lève le doigt. “C'est combien ?” »: past the mark of words quoted within.
        last = self.text[inner.start : inner.end].rstrip('”’›" \u00a0\u202f')
        return last[-1:] in {".", "!", "?", "…"}

    def words_in(self, k: int) -> int:
        """Return the number of words of a stretch."""
        if k not in self._words:
            start, end = self.token_range[k]
            self._words[k] = sum(t.is_word for t in self.doc[start:end])
        return self._words[k]

    def chars(self, start: int, end: int) -> Span | None:
        """Return the characters of a token range, punctuation and marks at its ends cut off."""
        doc = self.doc
        while start < end and (doc[start].is_space or not _carries(doc[start])):
            k = self.opening(start)
            if k >= 0 and self.outer(k)[1] <= end and k == self.mark_of[start]:
                break
            start += 1
        while end > start and (doc[end - 1].is_space or not _carries(doc[end - 1])):
            k = self.closing(end - 1)
            if k >= 0 and self.outer(k)[0] >= start:
                break
            end -= 1
        if start >= end:
            return None
        last = doc[end - 1]
        return Span(doc[start].idx, last.idx + len(last.text))


def _carries(token: Token) -> bool:
    return token.is_word or token.text in {"[", "]", "%", "$", "€", ")", "("}
