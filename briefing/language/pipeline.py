"""Load a French spaCy pipeline and parse article texts with their offsets kept.

Any pipeline with Universal Dependencies labels serves: the extraction reads `pos_`, `morph`,
`lemma_`, `dep_` and entity labels PER, LOC, ORG, MISC, never `tag_`.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import PipelineError
from briefing.language import entities

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BUNDLED = Path(__file__).parent / "fr_press"

# One character for one character, so that every offset of the parsed text is one of the article.
# The treebanks know straight apostrophes and plain spaces; what press texts use is mapped to them.
_PLAIN = {
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u2007": " ",
    "\t": " ",
    "\u200b": " ",
    "\ufeff": " ",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "‹": "'",
    "›": "'",
    "\u2011": "-",
    "\u2010": "-",
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x0b": "\n",
    "\x0c": "\n",
    "\x85": "\n",
}
_TABLE = str.maketrans(_PLAIN)
# A letter lost in transcoding (« s?reté », « accro?tre ») would split the word in three.
_LOST = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])")
# Two sentences stuck together (« mesures.Douze »): the parser must see two.
_GLUED = re.compile(
    r"(?<=[a-zà-ÿ]{2}[.!?])(?=[A-ZÀ-Ý][a-zà-ÿ'])|(?<=[»\"][.!?])(?=[A-ZÀ-Ý])|(?<=»[.])(?=«)"
)
_LINE = re.compile(r"[^\n]+")
# Longer than any paragraph of the press; a line of megabytes would exhaust the parser's memory.
MAX_SEGMENT = 20_000

_PARSED: list[int | str] = ["POS", "MORPH", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"]
_BEFORE = 2**64 - 1
"""The head of a token that hangs on the one before it: -1, unsigned."""
_OUTSIDE = 2
"""The place of a token in no entity, as `ENT_IOB` tells it."""


def load(name: str | None = None) -> Language:
    """Load the bundled pipeline, or the installed package or folder of that name.

    Raises:
        PipelineError: it is not installed, not a pipeline, or lacks a parser.
    """
    import spacy

    target = name or str(BUNDLED)
    try:
        with warnings.catch_warnings():
            # A pipeline trained with another minor version of spaCy warns and works.
            warnings.simplefilter("ignore", UserWarning)
            nlp = spacy.load(target)
    except (OSError, ValueError, KeyError, TypeError) as cause:
        remedy = (
            f"python -m spacy download {target}"
            if re.fullmatch(r"[a-z]{2}_\w+", target)
            else "donner le nom d'un paquet installé ou un dossier de pipeline spaCy"
        )
        raise PipelineError(f"pipeline « {target} » introuvable ou illisible — {remedy}") from cause
    # The bundled one is of the multi-language class: spaCy's French class takes 2 s to import.
    if nlp.lang not in {"fr", "xx"} or "parser" not in nlp.pipe_names:
        raise PipelineError(
            f"pipeline « {target} » : il faut un pipeline français avec analyse syntaxique "
            f"(ici {nlp.lang} : {', '.join(nlp.pipe_names) or 'vide'})"
        )
    return nlp


def describe(nlp: Language) -> str:
    """Return the name and version of a pipeline, as printed under « Méthode »."""
    meta = nlp.meta
    language = "fr" if nlp.lang == "xx" else nlp.lang
    return f"{language}_{meta.get('name', '?')} {meta.get('version', '?')}"


def plain(text: str) -> str:
    """Return the text as it is parsed: of the same length, with plain spaces and apostrophes."""
    return _LOST.sub("û", text.translate(_TABLE))


def segments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the stretches parsed apart: lines, cut where sentences are glued."""
    for line in _LINE.finditer(text):
        start, end = line.span()
        cuts = [m.start() for m in _GLUED.finditer(text, start, end)]
        for piece_start, piece_end in zip([start, *cuts], [*cuts, end], strict=True):
            for s in range(piece_start, piece_end, MAX_SEGMENT):
                e = min(s + MAX_SEGMENT, piece_end)
                left = len(text[s:e]) - len(text[s:e].lstrip())
                right = len(text[s:e].rstrip())
                if left < right:
                    yield s + left, s + right


def parse(nlp: Language, text: str) -> Doc:
    """Parse one text; see `parse_all`."""
    return next(parse_all(nlp, [text]))


def parse_all(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """Parse texts line by line and yield one `Doc` for each, of the very same length.

    Character offsets of the `Doc` are offsets into the text given, whatever its line ends, spaces
    and quotation marks. Line breaks become tokens with `pos_` SPACE.
    """

    def pieces() -> Iterator[tuple[str, tuple[str, int | None]]]:
        for text in texts:
            mapped = plain(text)
            offsets = list(segments(mapped))
            for start, end in offsets:
                yield mapped[start:end], (mapped, start)
            # A mark for the end of a text, so that texts are handed on one by one.
            yield "", (mapped, None)

    parts: list[tuple[int, Doc]] = []
    for doc, (mapped, start) in nlp.pipe(pieces(), as_tuples=True, batch_size=128):
        if start is None:
            yield _joined(nlp, mapped, parts)
            parts = []
        else:
            parts.append((start, doc))


def _joined(nlp: Language, text: str, parts: list[tuple[int, Doc]]) -> Doc:
    """Return one document of the parts and of the line breaks between them.

    It is made of the arrays that spaCy keeps, where a head is told by its distance.
    """
    from spacy.tokens import Doc

    strings = nlp.vocab.strings
    words: list[str] = []
    spaces: list[bool] = []
    gaps: list[int] = []

    def fill_gap(start: int, end: int) -> None:
        if start < end:
            gaps.append(len(words))
            words.append(text[start:end])
            spaces.append(False)

    # Arrays of NumPy, which only spaCy is asked for here.
    rows: list[tuple[int, Any]] = []
    at = 0
    for start, part in parts:
        fill_gap(at, start)
        told: Any = part.to_array(["ORTH", "SPACY", *_PARSED])
        rows.append((len(words), told[:, 2:]))
        orths, followed = told[:, :2].T.tolist()
        texts = [strings[orth] for orth in orths]
        words += texts
        spaces += map(bool, followed)
        at = start + sum(map(len, texts)) + sum(followed)
    fill_gap(at, len(text))
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    table: Any = doc.to_array(["ORTH", *_PARSED])
    for first, parsed in rows:
        table[first : first + len(parsed), 1:] = parsed
    number = strings.add
    for i in gaps:
        table[i, 1:] = (number("SPACE"), 0, 0, _BEFORE if i else 0, number("dep"), 0, 0)
    orths, pos, _, lemmas, _, labels, iob, _ = table.T
    # What a pipeline leaves open.
    pos[pos == 0] = number("X")
    labels[labels == 0] = number("dep")
    lemmas[lemmas == 0] = orths[lemmas == 0]
    iob[iob == 0] = _OUTSIDE
    doc.from_array(_PARSED, table[:, 1:])
    entities.mend(doc, words)
    return doc
