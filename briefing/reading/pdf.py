"""Read a PDF: its text in reading order, put together again into paragraphs.

A PDF holds lines and where they stand, not paragraphs: words cut at line ends are joined, lines
that every page repeats are dropped, and a paragraph ends where the layout says so.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2

from briefing.errors import InputError

from .draft import ARTICLE_CHARS, Draft

MAX_PAGES = 500
EDGE_LINES = 2
"""Running headers and footers are among so many lines at the top and bottom of a page."""
REPEATED_SHARE = 0.6
"""A line at the edge of so many pages is a running header."""
COLUMN_POINTS = 30.0
"""Lines that begin within so many points of each other stand in one column."""
INDENT_POINTS = 5.0
"""A first line is indented by at least half an em; lines of a column differ by less."""
GAP_LINES = 1.45
"""A step to the next line of so many usual steps is a gap between paragraphs."""
ROOM = 1.3
"""A line ends its paragraph when the next word, so many times as wide, would have fitted on it."""

# pdfium writes U+FFFE for a hyphen-minus that ends a line, older versions U+0002. U+2010 and the
# soft hyphen are a typesetter's; a hyphen-minus can be one or the word's own.
_CUT = re.compile(r"(?P<before>[^\W\d_]+)(?P<hyphen>[-\u2010\u00ad\u0002\ufffe])$")
_TYPESETTERS = "\u2010\u00ad"
_KEPT_AFTER = frozenset(
    """anglo après avant bien celle celles celui ceux chef contre cyber demi est franco germano
    grand grande non nord nouveau nouvelle ouest peut porte quasi rendez russo sino sous sud vice
    état""".split()
)
"""What stands before a hyphen of the word: porte-parole, vice-président, sino-américain."""
_KEPT_BEFORE = frozenset(
    "même mêmes là ci ce je tu nous vous lui moi toi delà dessus dessous".split()
)
"""What stands after one: elle-même, celui-ci, dit-on, au-delà."""
_VOWEL = frozenset("aàâeéèêëiîïoôöuùûüyœæ")
_ROW = re.compile(r"[^\r\n\ufffe]+\ufffe?")
# What a line is not broken in: « mot », mot :
_UNBROKEN = re.compile(r"(?:[«“\"—–-]\s*)?\S+(?:\s[»:;!?%]+)*")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PAGE_NUMBER = re.compile(r"(?i)(?:page\s*)?\d{1,4}(?:\s*(?:/|sur)\s*\d{1,4})?")
_NO_TITLE = re.compile(
    r"(?i)\.(?:docx?|pdf|indd|qxd|odt)$|^microsoft word|^untitled|^sans (?:titre|nom)"
)
_SENTENCE_END = re.compile(r"[.!?…:][»”\"’')\]\s\u00a0\u202f]*$")


def read(data: bytes, name: str) -> Iterator[Draft]:
    """Yield the text of a PDF as one article."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        protected = "password" in str(error).lower()
        raise InputError(
            name,
            "PDF protégé par un mot de passe" if protected else "PDF abîmé ou illisible",
            "l’enregistrer sans protection" if protected else "le télécharger de nouveau",
        ) from error
    try:
        pages = _pages(document, name)
        info = {key: value.strip() for key, value in document.get_metadata_dict().items()}
    finally:
        document.close()
    text = "\n\n".join(paragraphs(without_running_lines(pages)))
    if not text:
        raise InputError(
            name,
            "PDF sans texte : ce sont des images de pages",
            "le passer d’abord à la reconnaissance de caractères (ocrmypdf -l fra)",
        )
    yield Draft(text, title=_title(info.get("Title"), name), author=info.get("Author") or None)


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line and its box, in points from the lower left corner of its page."""

    words: str
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    page: int = 0


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """Return all lines but page numbers and those that the pages repeat at their edges."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_masked(line) for line in (*page[:EDGE_LINES], *page[-EDGE_LINES:])})
    most = max(2, REPEATED_SHARE * len(pages))
    kept = []
    for page in pages:
        for index, line in enumerate(page):
            at_edge = index < EDGE_LINES or index >= len(page) - EDGE_LINES
            if at_edge and (edges[_masked(line)] >= most or _PAGE_NUMBER.fullmatch(line.words)):
                continue
            kept.append(line)
    return kept


def paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """Join lines into paragraphs."""
    frames = _frames(lines)
    step = _usual_step(lines)
    known = frozenset(word for line in lines for word in _WORDS.findall(line.words.lower()))
    current = ""
    for index, line in enumerate(lines):
        if index:
            before = lines[index - 1]
            if _breaks(before, line, frames[index - 1], frames[index], step):
                yield current
                current = ""
        current = joined(current, line.words, known)
    if current:
        yield current


@dataclass(frozen=True, slots=True)
class _Frame:
    """Hold the left and right edges of a column."""

    left: float
    right: float


def _frames(lines: Sequence[Line]) -> list[_Frame]:
    """Return the column of each line; those of a page are parted by where their lines begin."""
    pages: defaultdict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        pages[line.page].append(index)
    frames = [_Frame(0.0, 0.0)] * len(lines)
    for indices in pages.values():
        column: list[int] = []
        for index in sorted(indices, key=lambda i: lines[i].left):
            if column and lines[index].left - lines[column[-1]].left > COLUMN_POINTS:
                _frame(lines, column, frames)
                column = []
            column.append(index)
        _frame(lines, column, frames)
    return frames


def _frame(lines: Sequence[Line], column: Sequence[int], frames: list[_Frame]) -> None:
    """Set the edges of one column for each of its lines."""
    left = Counter(round(lines[index].left) for index in column).most_common(1)[0][0]
    # Four lines in five end no further: a heading across the columns does not widen its own.
    rights = sorted(lines[index].right for index in column)
    frame = _Frame(float(left), rights[int(0.8 * (len(rights) - 1))])
    for index in column:
        frames[index] = frame


def _breaks(before: Line, line: Line, above: _Frame, here: _Frame, step: float) -> bool:
    """Tell whether a paragraph ends between two lines."""
    if _CUT.search(before.words):
        return False
    character = (before.right - before.left) / len(before.words)
    first = _UNBROKEN.match(line.words)
    wanted = ROOM * character * (1 + (len(first[0]) if first else 0))
    if above.right - before.right > wanted:
        return True
    if before.page == line.page and before.bottom - line.bottom > GAP_LINES * step > 0:
        return True
    return line.left - here.left > INDENT_POINTS and bool(_SENTENCE_END.search(before.words))


def _usual_step(lines: Sequence[Line]) -> float:
    steps = Counter(
        round(before.bottom - line.bottom)
        for before, line in pairwise(lines)
        if before.page == line.page and before.bottom > line.bottom
    )
    return float(steps.most_common(1)[0][0]) if steps else 0.0


def joined(text: str, line: str, known: Collection[str] = ()) -> str:
    """Append a line to a paragraph; a word cut by a hyphen becomes one again.

    `known` are the words of the document in lower case: one that stands whole elsewhere settles it.
    """
    if not text:
        return line
    match = _CUT.search(text)
    if match is None or not line[0].isalpha():
        return f"{text} {line}"
    stem = text[: match.start("hyphen")]
    if match["hyphen"] in _TYPESETTERS or not _own_hyphen(match["before"], line, known):
        return f"{stem}{line}"
    return f"{stem}-{line}"


def _own_hyphen(before: str, line: str, known: Collection[str]) -> bool:
    """Tell whether a hyphen at a line's end is part of the word."""
    after = _WORDS.findall(line)[0]
    left, right = before.lower(), after.lower()
    if f"{left}-{right}" in known or left + right in known:
        return f"{left}-{right}" in known
    if left in _KEPT_AFTER or right.partition("-")[0] in _KEPT_BEFORE or after[0].isupper():
        return True
    # French is never cut before a vowel.
    return right[0] in _VOWEL


def _pages(document: pypdfium2.PdfDocument, name: str) -> list[list[Line]]:
    if len(document) > MAX_PAGES:
        raise InputError(
            name, f"PDF de {len(document)} pages, la limite est de {MAX_PAGES}", "le découper"
        )
    pages: list[list[Line]] = []
    size = 0
    for page in document:
        textpage = page.get_textpage()
        try:
            lines = list(_lines(textpage, len(pages)))
        finally:
            textpage.close()
            page.close()
        size += sum(len(line.words) for line in lines)
        if size > 2 * ARTICLE_CHARS:
            raise InputError(name, "PDF trop long pour un article", "le découper")
        pages.append(lines)
    return pages


def _lines(textpage: pypdfium2.PdfTextPage, page: int) -> Iterator[Line]:
    """Give the lines of a page in pdfium's reading order, blank ones left out."""
    text = textpage.get_text_range()
    count = textpage.count_chars()
    for match in _ROW.finditer(text):
        words = match[0].strip()
        if not words:
            continue
        start = match.start() + match[0].index(words)
        last = min(start + len(words), count) - 1
        left, bottom, _, _ = textpage.get_charbox(min(start, last), loose=True)
        _, _, right, _ = textpage.get_charbox(last, loose=True)
        yield Line(words, left, right, bottom, page)


def _masked(line: Line) -> str:
    """Fold the numbers of a line, so that « page 3 » and « page 4 » are one."""
    return re.sub(r"\d+", "#", " ".join(line.words.split()).lower())


def _title(title: str | None, name: str) -> str | None:
    """Return the title, unless it is a program's name for the file."""
    if not title or _NO_TITLE.search(title):
        return None
    return title if title.lower() != name.lower() else None
