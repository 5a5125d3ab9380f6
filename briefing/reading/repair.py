"""Find the characters that an article has lost or garbled, and what they were; the text stays.

Three kinds are told apart. *Mojibake* (UTF-8 read as something else) is undone by ftfy. A character
*lost* as `?` or U+FFFD inside a word is named only where the list of French words leaves one answer
(*s?reté*: sûreté; *p?ché* stays, for it may be *péché* or *pêché*). A *form* is another writing of the
same letters (e and an accent apart, a soft hyphen). What follows is read in a repaired view, whose
offsets lead back to the original; only the original counts in the proof of what is printed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources

from briefing.model import Repair, Span

LOST = "?\ufffd"
MAX_LOST = 6
"""A word that lost more of its letters says too little of itself."""
MAX_TOKEN = 40

# What UTF-8 looks like in a one-byte encoding: a letter of the upper half before another such sign.
_GARBLED = re.compile("[ÃÂâÅËÐÑ√‚ï][^\x00-\x7fa-zà-ÿ]|Ã |[\u0080-\u009f]")
_ASCII_RUN = re.compile(r"([0-9A-Za-z]+)")
_APART = re.compile("[^\\W\\d_][\u0300-\u036f]+")
_SIGNS = "\u00ad\u200b\u2060\ufeff"
_INVISIBLE = re.compile(f"(?<=[^\\W\\d_])[{_SIGNS}](?=[^\\W\\d_])")
_TOKEN = re.compile(r"[^\W\d_?\ufffd]*[?\ufffd](?:[^\W\d_]|[?\ufffd])*")
_BESIDE_LINK = re.compile(r"[\d=&/@%_]")
_SENTENCE_START = re.compile(r"(?:^|[.!?…\n])[»”\"\s\u00a0\u202f«“—–]*$")
_ELISION = re.compile(
    r"(?P<elided>[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)[?\ufffd](?P<rest>.+)", re.I
)
_OFTEN_NAMES = frozenset(("état", "états"))
"""Without its first letter nobody knows whether it is *État* or *état*, but in *États-Unis*."""
_ONE_LETTER = frozenset("aàyô")
_VOWEL = frozenset("aàâeéèêëhiîïoôœuùûüyæ")


def find(text: str) -> tuple[Repair, ...]:
    """Return the repairs of a text, in order and apart from one another."""
    plain = [*_forms(text), *_mojibake(text)]
    repairs = _apart(plain)
    if not any(mark in text for mark in LOST):
        return repairs
    view = View(text, repairs)
    lost = [
        Repair(view.original(repair.span), repair.text, repair.kind) for repair in _lost(view.text)
    ]
    return _apart([*repairs, *lost])


class View:
    """Show a text with its repairs made, and lead back from it to the original."""

    def __init__(self, text: str, repairs: Sequence[Repair]) -> None:
        pieces: list[str] = []
        # Where each repair begins and ends, here and there.
        self._here: list[int] = []
        self._there: list[int] = []
        here = there = 0
        for repair in repairs:
            kept = text[there : repair.span.start]
            pieces += [kept, repair.text]
            here += len(kept)
            self._here += [here, here + len(repair.text)]
            self._there += [repair.span.start, repair.span.end]
            here += len(repair.text)
            there = repair.span.end
        pieces.append(text[there:])
        self.text = "".join(pieces)

    def original(self, span: Span) -> Span:
        """Return the passage of the original for one of this view, whole repairs included."""
        return _led(span, self._here, self._there)

    def here(self, span: Span) -> Span:
        """Return the passage of this view for one of the original."""
        return _led(span, self._there, self._here)


def _led(span: Span, known: Sequence[int], wanted: Sequence[int]) -> Span:
    """Lead a span from one text to the other; `known` and `wanted` hold the edges of the repairs."""
    start, end = span
    first = bisect_right(known, start) - 1
    if first >= 0:
        # An even edge opens a repair: a span that begins in it takes all of it.
        inside = first % 2 == 0
        start = wanted[first] if inside else wanted[first] + start - known[first]
    last = bisect_left(known, end) - 1
    if last >= 0:
        inside = last % 2 == 0
        end = wanted[last + 1] if inside else wanted[last] + end - known[last]
    return Span(start, max(start, end))


def repaired(text: str, span: Span, repairs: Iterable[Repair]) -> str:
    """Return a passage of the original with the repairs inside it made."""
    inside = [r for r in repairs if span.contains(r.span)]
    moved = [
        Repair(Span(r.span.start - span.start, r.span.end - span.start), r.text, r.kind)
        for r in inside
    ]
    return View(span.cut(text), moved).text


def _apart(repairs: Iterable[Repair]) -> tuple[Repair, ...]:
    kept: list[Repair] = []
    for repair in sorted(repairs, key=lambda r: (r.span, r.text)):
        if not kept or kept[-1].span.end <= repair.span.start:
            kept.append(repair)
    return tuple(kept)


# ---- forms


def _forms(text: str) -> Iterator[Repair]:
    # Few texts have any: one look at the whole tells.
    if not unicodedata.is_normalized("NFC", text):
        for match in _APART.finditer(text):
            composed = unicodedata.normalize("NFC", match[0])
            if composed != match[0]:
                yield Repair(Span(*match.span()), composed, "form")
    if any(sign in text for sign in _SIGNS):
        for match in _INVISIBLE.finditer(text):
            yield Repair(Span(*match.span()), "", "form")


# ---- mojibake


def _mojibake(text: str) -> Iterator[Repair]:
    if not _GARBLED.search(text):
        return
    start = 0
    for line in text.splitlines(keepends=True):
        if _GARBLED.search(line):
            yield from _mended(line, start)
        start += len(line)


def _mended(line: str, start: int) -> Iterator[Repair]:
    """Compare a line with what ftfy makes of it between the words that both have in common."""
    before = _ASCII_RUN.split(line)
    after = _ASCII_RUN.split(_ftfy(line))
    if before[1::2] != after[1::2]:
        return
    for index, (old, new) in enumerate(zip(before, after, strict=True)):
        if index % 2 == 0 and old != new:
            left = _common(old, new)
            right = _common(old[left:][::-1], new[left:][::-1])
            span = Span(start + left, start + len(old) - right)
            yield Repair(span, new[left : len(new) - right], "mojibake")
        start += len(old)


def _ftfy(line: str) -> str:
    """Undo wrong encodings and nothing else: quotes, spaces, ligatures and marks stay as they are."""
    import ftfy

    config = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )
    return ftfy.fix_encoding(line, config)


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


# ---- lost characters


def _lost(text: str) -> list[Repair]:
    inside: list[Repair] = []
    at_end: list[Repair] = []
    for match in _TOKEN.finditer(text):
        token, start = match[0], match.start()
        if len(token) > MAX_TOKEN or _beside_link(text, match):
            continue
        stem = token.rstrip("?")
        # « Vraiment? » asks; only in a text that has lost letters elsewhere may its mark be one.
        if stem != token and not any(mark in stem for mark in LOST):
            if stem and stem.lower() not in _words() and len(token) == len(stem) + 1:
                at_end += _repairs(text, start, token)
            continue
        found = _repairs(text, start, token) or _repairs(text, start, stem)
        inside += found
    return inside + at_end if inside else []


def _beside_link(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    return (
        bool(_BESIDE_LINK.search(around))
        or "://" in text[max(0, match.start() - 80) : match.start()].rpartition(" ")[2]
    )


def _repairs(text: str, start: int, token: str) -> list[Repair]:
    """Return a repair for each lost character of a word, none unless there is one answer."""
    if not any(mark in token for mark in LOST) or not any(c.isalpha() for c in token):
        return []
    for width in (1, 2):
        # A two-byte letter lost byte by byte leaves two marks.
        groups = list(re.finditer(rf"[?\ufffd]{{{width}}}", token))
        pattern = re.sub(rf"[?\ufffd]{{{width}}}", "?", token)
        if not 0 < len(groups) <= MAX_LOST or (
            width == 2 and any(m in pattern.replace("?", "") for m in LOST)
        ):
            continue
        answers = _answers(pattern.lower())
        if len(answers) == 1:
            (answer,) = answers
            capital = groups[0].start() == 0 and answer in _OFTEN_NAMES
            if capital and not text.startswith("-Unis", start + len(token)):
                return []
            letters = [answer[i] for i, sign in enumerate(pattern) if sign == "?"]
            return [
                Repair(
                    Span(start + group.start(), start + group.end()),
                    letter.upper()
                    if capital
                    else _cased(letter, text, start, token, group.start()),
                    "lost",
                )
                for group, letter in zip(groups, letters, strict=True)
            ]
        if answers:
            return []
    return []


def _cased(letter: str, text: str, start: int, token: str, position: int) -> str:
    """Return the letter in the case of its word; a word that opens a sentence has a capital."""
    others = [c for c in token if c.isalpha()]
    if len(others) > 1 and all(c.isupper() for c in others):
        return letter.upper()
    before = text[max(0, start - 20) : start]
    if position == 0 and _SENTENCE_START.search(before):
        return letter.upper()
    return letter


def _answers(pattern: str) -> set[str]:
    """Return the French words that a word with marks in it may be, in the case of the list."""
    found = {word for word in _by_mask().get(_mask(pattern), ()) if _fits(pattern, word.lower())}
    # « Élysée » and « élysée » are one answer.
    found = {word for word in found if word.lower() == word or word.lower() not in found}
    if elision := _ELISION.fullmatch(pattern):
        rest = elision["rest"]
        if any(mark in rest for mark in LOST):
            rests = _answers(rest)
        else:
            rests = {rest} if rest in _words() or rest in _ONE_LETTER else set()
        found |= {f"{elision['elided']}’{word}" for word in rests if word[0].lower() in _VOWEL}
    return found


def _fits(pattern: str, word: str) -> bool:
    return len(pattern) == len(word) and all(
        (not letter.isascii()) if sign in LOST else sign == letter
        for sign, letter in zip(pattern, word, strict=True)
    )


def _mask(word: str) -> str:
    return "".join("?" if sign in LOST or not sign.isascii() else sign for sign in word)


@cache
def _words() -> frozenset[str]:
    source = resources.files(__package__) / "french_words.txt"
    return frozenset(source.read_text("utf-8").split())


@cache
def _by_mask() -> dict[str, list[str]]:
    """Group the words by their ASCII letters: one look finds all that a damaged word may be."""
    groups: dict[str, list[str]] = {"aujourd?hui": ["aujourd’hui"]}
    for word in sorted(_words()):
        if not word.isascii():
            groups.setdefault(_mask(word.lower()), []).append(word)
    return groups
