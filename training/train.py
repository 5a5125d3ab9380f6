"""Train `fr_press`: python training/train.py [--treebanks DIR] [--output DIR] [--work DIR].

Syntax and entities have an encoder each; both are put together into one pipeline that loads with
plain spaCy. About an hour and a half on one core. `--only entities` keeps the syntax that is bundled.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import data
import spacy
import vectors
from spacy.tokens import DocBin

HERE = Path(__file__).parent
SEED = 7
REPORTED = 2500
"""Sentences with an inverted cue made from the treebanks."""
SYNTAX_STEPS = 6000
ENTITY_STEPS = 4200


def main() -> int:
    """Prepare the data, train both parts, assemble and describe the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--treebanks", type=Path, default=HERE.parent.parent / "shared" / "treebanks"
    )
    parser.add_argument(
        "--output", type=Path, default=HERE.parent / "briefing" / "language" / "fr_press"
    )
    parser.add_argument("--work", type=Path, default=HERE.parent / "build" / "training")
    parser.add_argument(
        "--vectors",
        type=Path,
        default=HERE.parent / "briefing" / "language" / "fr_press",
        help="pipeline folder whose word vectors the entities see (vectors.py makes one)",
    )
    parser.add_argument("--only", choices=["entities"], help="keep the syntax of the output folder")
    parser.add_argument("--steps", type=int, help="stop early, to try the script")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    prepare(args.treebanks, args.work)
    if not args.only and _train("syntax", args.work, args.steps or SYNTAX_STEPS):
        return 1
    known = ("--paths.vectors", str(args.vectors))
    if _train("entities", args.work, args.steps or ENTITY_STEPS, *known):
        return 1
    syntax = args.output if args.only else args.work / "syntax" / "model-last"
    assemble(syntax, args.work / "entities" / "model-last", args.output, args.treebanks)
    return 0


def prepare(treebanks: Path, work: Path) -> None:
    """Write the training documents of both parts and small development sets."""
    rng = random.Random(SEED)
    singles = list(data.syntax_docs(treebanks, data.TRAINED_ON, 1))
    docs = [*singles, *data.syntax_docs(treebanks, data.TRAINED_ON, 5)]
    docs += [d for d in (data.with_marks(doc, rng) for doc in docs) if d is not None]
    speakers = data.subjects(singles)
    made = 0
    for sentence in rng.sample(singles, len(singles)):
        doc = data.reported(sentence, rng.choice(speakers), rng)
        if doc is not None:
            docs.append(doc)
            made += 1
        if made == REPORTED:
            break
    DocBin(docs=docs).to_disk(work / "syntax.spacy")
    # Only a thermometer: the number of steps is fixed, and these sentences are trained on.
    DocBin(docs=list(data.syntax_docs(treebanks, ["fr_sequoia-ud-dev"], 5))).to_disk(
        work / "syntax-dev.spacy"
    )
    nlp = data.blank()
    docs = [*data.entity_docs(treebanks, nlp), *data.own_entity_docs(HERE / "entities", nlp)]
    random.Random(SEED).shuffle(docs)
    DocBin(docs=docs).to_disk(work / "entities.spacy")
    # Only a thermometer here too.
    held_out = [
        data.annotated(nlp, r["text"], r["entities"]) for r in data.press(treebanks, held_out=True)
    ]
    DocBin(docs=held_out).to_disk(work / "entities-dev.spacy")


def _train(part: str, work: Path, steps: int, *options: str) -> int:
    """Train one part in a process of its own; return its exit code. The log stands beside it."""
    command = [
        sys.executable, "-m", "spacy", "train", str(HERE / f"{part}.cfg"),
        "--output", str(work / part),
        "--paths.train", str(work / f"{part}.spacy"),
        "--paths.dev", str(work / f"{part}-dev.spacy"),
        "--training.max_steps", str(steps), *options,
    ]  # fmt: skip
    quiet = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    with (work / f"{part}.log").open("wb") as log:
        return subprocess.run(
            command, stdout=log, stderr=subprocess.STDOUT, env=quiet, check=False
        ).returncode


def assemble(syntax_path: Path, entities_path: Path, output: Path, treebanks: Path) -> None:
    """Put the two parts together, with tokenizer and vectors, and write the pipeline and its description."""
    syntax = spacy.load(syntax_path, exclude=["ner"])
    entities = spacy.load(entities_path)
    entities.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp = data.blank()
    # Only the entities look words up; a pipeline has one table of vectors.
    for word in entities.vocab.strings:
        nlp.vocab.strings.add(word)
    nlp.vocab.vectors = vectors.fewer(entities.vocab.vectors, nlp.vocab.strings)
    for name in syntax.pipe_names:
        nlp.add_pipe(name, source=syntax)
    nlp.add_pipe("ner", source=entities)
    nlp.meta.update(
        name="press",
        version="1.2.0",
        description="French press: tagger, lemmatizer, parser and entities",
        license="CC BY-SA 4.0 and LGPL-LR, see NOTICE.md",
        author="briefing",
    )
    nlp.meta["sources"] = [
        {"name": path.name, "sha256": data.digest(path)}
        for path in sorted(treebanks.iterdir())
        if path.stem in data.TRAINED_ON or path.name in {"entities.tsv", "press-entities.jsonl"}
    ]
    nlp.meta["performance"] = {}
    if output.exists():
        shutil.rmtree(output)
    nlp.to_disk(output)
    meta = json.loads((output / "meta.json").read_text(encoding="utf-8"))
    (output / "meta.json").write_text(
        json.dumps(meta, ensure_ascii=False, indent=1), encoding="utf-8"
    )


if __name__ == "__main__":
    raise SystemExit(main())
