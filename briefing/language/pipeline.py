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
    from spacy.tokens import Doc, Token

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
    from spacy.tokens import Doc

    columns: dict[str, Any] = {
        k: [] for k in ("words", "spaces", "pos", "morphs", "lemmas", "heads", "deps", "ents")
    }

    def add(word: str, space: bool, pos: str, head: int, dep: str, source: Token | None) -> None:
        columns["words"].append(word)
        columns["spaces"].append(space)
        columns["pos"].append(pos)
        columns["morphs"].append(str(source.morph) if source is not None else "")
        columns["lemmas"].append(source.lemma_ or source.text if source is not None else word)
        columns["heads"].append(head)
        columns["deps"].append(dep)
        ent = source.ent_iob_ + "-" + source.ent_type_ if source is not None else "O"
        columns["ents"].append(ent if len(ent) > 2 else "O")

    at = 0
    for start, doc in parts:
        if start > at:
            gap = len(columns["words"])
            add(text[at:start], False, "SPACE", max(gap - 1, 0), "dep", None)
        base = len(columns["words"])
        for token in doc:
            add(
                token.text,
                bool(token.whitespace_),
                token.pos_ or "X",
                base + token.head.i,
                token.dep_ or "dep",
                token,
            )
        at = start + len(doc.text)
    if at < len(text):
        gap = len(columns["words"])
        add(text[at:], False, "SPACE", max(gap - 1, 0), "dep", None)
    doc = Doc(nlp.vocab, **columns)
    entities.mend(doc)
    return doc
