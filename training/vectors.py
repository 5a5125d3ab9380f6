"""Make small word vectors of a pipeline's large ones: python training/vectors.py PIPELINE OUTPUT.

The keys of the most frequent words are kept (spaCy's vectors stand in the order of frequency) and the
columns are reduced to the directions of most variance. Same input, same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import spacy
from spacy.vectors import Vectors

KEYS = 50_000
COLUMNS = 56
ROWS = 13_500
"""What is shipped of the rows: with `COLUMNS` what keeps the bundled pipeline under 20 MB."""


def main() -> int:
    """Write an empty pipeline that holds the reduced vectors."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pipeline", help="name or path of a pipeline with vectors")
    parser.add_argument("output", type=Path)
    args = parser.parse_args()
    large = spacy.load(args.pipeline)
    nlp = spacy.blank("xx")
    nlp.vocab.vectors = reduced(large.vocab.vectors, nlp)
    nlp.to_disk(args.output)
    return 0


def reduced(large: Vectors, nlp: spacy.language.Language) -> Vectors:
    """Return the vectors of the first `KEYS` words in `COLUMNS` columns, of mean square length 1."""
    keys = list(large.key2row.items())[:KEYS]
    rows = sorted({row for _, row in keys})
    data = large.data[rows].astype("float64")
    data -= data.mean(0)
    _, directions = np.linalg.eigh(data.T @ data)
    directions = directions[:, ::-1][:, :COLUMNS]
    # An eigenvector has no sign of its own: its largest part is made positive.
    largest = np.abs(directions).argmax(0)
    directions = directions * np.sign(directions[largest, range(COLUMNS)])
    small = data @ directions
    small /= np.sqrt((small**2).sum(1).mean())
    words = [large.strings[key] for key, _ in keys]
    vectors = Vectors(
        strings=nlp.vocab.strings, data=small.astype("float32"), name="fr_press.vectors"
    )
    place = {row: i for i, row in enumerate(rows)}
    for word, (_, row) in zip(words, keys, strict=True):
        vectors.add(nlp.vocab.strings.add(word), row=place[row])
    return vectors


def fewer(vectors: Vectors, words: spacy.strings.StringStore) -> Vectors:
    """Return the vectors in `ROWS` rows: a word whose row goes takes the nearest row that stays."""
    order = list(dict.fromkeys(vectors.key2row.values()))
    stay, go = order[:ROWS], sorted(order[ROWS:])
    kept = np.ascontiguousarray(vectors.data[stay])
    place = {row: i for i, row in enumerate(stay)}
    if go:
        length = np.linalg.norm(kept, axis=1, keepdims=True)
        rows = vectors.data[go]
        rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        nearest = (rows @ (kept / length).T).argmax(1)
        place |= {row: int(i) for row, i in zip(go, nearest, strict=True)}
    small = Vectors(strings=words, data=kept, name=vectors.name)
    for key, row in vectors.key2row.items():
        small.add(key, row=place[row])
    return small


if __name__ == "__main__":
    raise SystemExit(main())
