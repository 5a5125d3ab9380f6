"""Go on training the bundled entities: python training/tune.py OUTPUT [--treebanks DIR] [--steps N].

All that `train.py` teaches them, the annotated articles among it, at a smaller rate, from the weights in
place: syntax, tokenizer and vectors stay as they are, byte for byte. About half an hour on one busy core.
OUTPUT is a folder for the component; its file `model` goes to `briefing/language/fr_press/ner/`.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import data
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from briefing.language import pipeline

HERE = Path(__file__).parent
STEPS = 1000
RATE = 0.0005
DROPOUT = 0.35
WORDS = 900
"""Tokens of a batch."""
REPORT = 200


def main() -> int:
    """Train, tell how far it is every `REPORT` steps, write the component."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("output", type=Path)
    parser.add_argument(
        "--treebanks", type=Path, default=HERE.parent.parent / "shared" / "treebanks"
    )
    parser.add_argument("--steps", type=int, default=STEPS)
    args = parser.parse_args()
    blank = data.blank()
    docs = [
        *data.entity_docs(args.treebanks, blank),
        *data.own_entity_docs(HERE / "entities", blank),
    ]
    left_out = [
        data.annotated(blank, row["text"], row["entities"])
        for row in data.press(args.treebanks, held_out=True)
    ]
    tune(docs, left_out, args.steps, args.output)
    return 0


def tune(docs: list[Doc], left_out: list[Doc], steps: int, output: Path) -> None:
    """Train the bundled entities on and write their averaged weights."""
    fix_random_seed(0)
    nlp = pipeline.load()
    for name in nlp.pipe_names:
        if name != "ner":
            nlp.remove_pipe(name)
    nlp.resume_training()
    optimizer = Adam(RATE, L2=0.01, L2_is_weight_decay=True, use_averages=True)
    for step, batch in enumerate(_batches(docs, steps), 1):
        nlp.update(_examples(nlp, batch), sgd=optimizer, drop=DROPOUT)
        if step % REPORT == 0 or step == steps:
            with nlp.use_params(optimizer.averages):
                scores = nlp.evaluate(_examples(nlp, left_out))
                nlp.get_pipe("ner").to_disk(output)
            print(step, f"press sources left out {scores['ents_f']:.3f}", flush=True)


def _batches(docs: list[Doc], steps: int) -> Iterator[list[Doc]]:
    """Yield batches of about `WORDS` tokens, the documents in another order each time round."""
    rng = random.Random(7)
    made = 0
    while True:
        rng.shuffle(docs)
        batch: list[Doc] = []
        for doc in docs:
            batch.append(doc)
            if sum(map(len, batch)) >= WORDS:
                yield batch
                made += 1
                if made == steps:
                    return
                batch = []


def _examples(nlp: Language, docs: list[Doc]) -> list[Example]:
    return [
        Example(Doc(nlp.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc]), doc)
        for doc in docs
    ]


if __name__ == "__main__":
    raise SystemExit(main())
