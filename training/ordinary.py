"""Read news in which nobody blames anybody, as rows that teach what is no blame.

The annotated articles are about quarrels. What ordinary news says of fraud, victims and defeats was taken for
blame as often as not, for the scorers had never seen any: `ordinary/` holds pieces written for this, parted by
lines of `====`, and the treebanks (read where they lie, never copied) hold what real people wrote. Nobody
annotated the latter: quotations with one of the words of `BLAMING`, which were read one by one, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import log
from pathlib import Path

import data
from rows import Row, rows_without_blame

from briefing.extraction.grammar.weights import logistic
from briefing.model import Article

_PARTED = re.compile(r"^====\s*$", re.MULTILINE)
_GROUPED = {"fr_gsd-ud-dev": 99, "fr_gsd-ud-test": 99, "fr_pud-ud-test": 6}
"""Treebanks, and how many letters of a sentence's name are its document's."""
_SEQUOIA = ("fr_sequoia-ud-train", "fr_sequoia-ud-dev", "fr_sequoia-ud-test")
_OF_SEQUOIA = ("annodis.er_", "Europar.550_")
"""What of Sequoia is read: a regional newspaper and a parliament; its sentences are strewn over three files."""
_RUN = 12
"""Sentences of Sequoia that are read as one text."""
COUNTS = 3
"""How often each quotation of the treebanks counts: what real people wrote is worth more than what was invented."""
BLAMING = re.compile(
    "machinations|avait tué|avait attaqué le suspect|mafia politico|violations systématiques|salaud|assassiner|OAS"
    "|ont également volé|cabré|le pilote|indigne de présider|ardoise cachée|codes nucléaires|gigantesque|facho|dictat"
    "|sanctions contre|banalisent|tensions|torture"
)


def ordinary_rows(folder: Path) -> list[Row]:
    """Return the quotations of the pieces written for this; their hand is that of the other invented articles."""
    return rows_without_blame(_pieces(folder), lavish=True)


def treebank_rows(folder: Path) -> list[Row]:
    """Return the quotations of the treebanks but for those that may blame."""
    return rows_without_blame(_texts(folder), lavish=False, but=BLAMING)


def _pieces(folder: Path) -> Iterator[Article]:
    for path in sorted(folder.glob("*.txt")):
        for n, piece in enumerate(_PARTED.split(path.read_text(encoding="utf-8"))):
            if piece.strip():
                yield Article(f"ordinary-{path.stem}-{n}", piece.strip())


def _texts(folder: Path) -> Iterator[Article]:
    for name, letters in _GROUPED.items():
        grouped: dict[str, list[str]] = {}
        for sentence, text in data.sentences(folder / f"{name}.conllu"):
            grouped.setdefault(sentence[:letters], []).append(text)
        for document, texts in grouped.items():
            yield Article(f"{name}-{document}", " ".join(texts))
    sequoia = dict(pair for name in _SEQUOIA for pair in data.sentences(folder / f"{name}.conllu"))
    for part in _OF_SEQUOIA:
        run = [sequoia[name] for name in sorted(sequoia) if name.startswith(part)]
        for n in range(0, len(run), _RUN):
            yield Article(f"{part}{n}", " ".join(run[n : n + _RUN]))
    press: dict[str, list[str]] = {}
    for paragraph in data.press(folder):
        press.setdefault(paragraph["source"], []).append(paragraph["text"])
    for source, paragraphs in press.items():
        yield Article(f"press-{source}", "\n".join(paragraphs))


def moved(judged: Sequence[tuple[float, bool]]) -> float:
    """Return what must be added to a weight so that as many are expected to be right as are.

    How much ordinary news was read says nothing of how often an article with a quarrel blames.
    """
    low, high = -4.0, 4.0
    weight = [log(c / (1 - c)) for c, _ in judged]
    right = sum(y for _, y in judged)
    if not 0 < right < len(judged):
        return 0.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (
            (middle, high) if sum(logistic(w + middle) for w in weight) < right else (low, middle)
        )
    return low
