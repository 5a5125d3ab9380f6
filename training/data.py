"""Make training documents for `fr_press` from the treebanks and their layer of entities."""

from __future__ import annotations

import csv
import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.training.converters import conllu_to_docs
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

TRAINED_ON = (
    "fr_sequoia-ud-train",
    "fr_sequoia-ud-dev",
    "fr_gsd-ud-dev",
    "fr_pud-ud-test",
    "fr_fqb-ud-test",
)
"""FQB's questions teach the inverted subject; Sequoia test and GSD test are never read here."""
ENTITIES_FROM = TRAINED_ON[:4]
HELD_OUT = 5
"""Press sources whose number it divides are kept for measuring."""
PRESS_COPIES = 3
"""How often a press paragraph is repeated: press-like data pays most."""
BRACKETS = re.compile(r"\[(PER|LOC|ORG|MISC) ([^\[\]]+)\]")
CLITICS = r"-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|moi|toi|lui|leur|y|en|les?|la)(?!\w)"
WHOLE = (
    "quelqu'un quelqu'une Quelqu'un presqu'île presqu'îles prud'homme prud'hommes prud'homal "
    "prud'hommal chef-d'œuvre entr'ouvert grand'chose O.K. Me Mgr M. MM. Mme Mmes Mlle Dr Pr"
).split()
"""Words that keep their apostrophe or full stop."""
CUES = tuple(
    (
        "déclare affirme explique estime assure souligne précise ajoute indique dénonce "
        "rétorque martèle confie regrette lance tonne ironise prévient rappelle résume"
    ).split()
)  # fmt: skip
PAST_CUES = tuple(
    (
        "déclaré affirmé expliqué estimé assuré souligné précisé ajouté indiqué dénoncé "
        "rétorqué martelé confié regretté lancé averti prévenu rappelé reconnu répondu"
    ).split()
)  # fmt: skip


def blank() -> Language:
    """Return the tokenizer of the pipeline, in a language class that is quick to import.

    spaCy's French class compiles a list of all hyphenated place names at import (2 s); the
    treebanks keep every hyphenated word whole, so that a short rule serves: hyphens never split,
    save before an inverted clitic. The rules are saved with the pipeline.
    """
    exceptions = spacy.blank("fr").Defaults.tokenizer_exceptions
    letter = r"[^\W\d_]"
    marks = r"[«»“”„‹›\"]"
    infixes = [
        r"\.\.+",
        "…",
        marks,
        rf"(?<={letter}['’])(?={letter})",
        r"(?<=[a-zà-ÿ]{2})[.!?](?=[A-ZÀ-Ý][a-zà-ÿ])",
        rf"(?<={letter})[,:;<>=/](?={letter})",
        r"(?<=\w)[–—](?=\w)",
        r"(?<=[0-9])[+*^](?=[0-9-])",
    ]
    nlp = spacy.blank("xx")
    defaults = nlp.Defaults
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules={
            **{k: v for k, v in exceptions.items() if "-t-" not in k.lower()},
            **{w: [{ORTH: w}] for w in WHOLE},
        },
        prefix_search=compile_prefix_regex(
            [*(defaults.prefixes or ()), marks, r"[–—-](?=\w)"]
        ).search,
        suffix_search=compile_suffix_regex([*(defaults.suffixes or ()), marks, CLITICS]).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        url_match=defaults.url_match,
    )
    return nlp


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def syntax_docs(folder: Path, names: Iterable[str], size: int) -> Iterator[Doc]:
    """Yield documents of `size` sentences with contractions (*du*, *aux*) as one token."""
    for name in names:
        text = (folder / f"{name}.conllu").read_text(encoding="utf-8")
        yield from conllu_to_docs(text, n_sents=size, merge_subtokens=True, no_print=True)


def with_marks(doc: Doc, rng: random.Random) -> Doc | None:
    """Return a copy with its quotation marks in another style, or None if it has none."""
    if not any(t.text in {'"', "«", "»", "“", "”"} for t in doc):
        return None
    return in_style(doc, *rng.choice([("«", "»"), ('"', '"'), ("“", "”")]))


def in_style(doc: Doc, opening: str, closing: str) -> Doc | None:
    """Return a copy with its quotation marks written so, or None if it has none."""
    words = [t.text for t in doc]
    if not any(w in {'"', "«", "»", "“", "”"} for w in words):
        return None
    inside = False
    for i, word in enumerate(words):
        if word in {"«", "“"} or (word == '"' and not inside):
            words[i], inside = opening, True
        elif word in {"»", "”"} or (word == '"' and inside):
            words[i], inside = closing, False
    return _copy(doc, words)


def _copy(doc: Doc, words: list[str]) -> Doc:
    return Doc(
        doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc], pos=[t.pos_ for t in doc],
        morphs=[str(t.morph) for t in doc], lemmas=[t.lemma_ for t in doc], heads=[t.head.i for t in doc],
        deps=[t.dep_ for t in doc], sent_starts=[bool(t.is_sent_start) for t in doc],
    )  # fmt: skip


def subjects(docs: Iterable[Doc]) -> list[Doc]:
    """Return the noun phrases that are subjects, as documents: speakers for `reported`."""
    out = []
    for doc in docs:
        for token in doc:
            start, end = token.left_edge.i, token.right_edge.i + 1
            if token.dep_ == "nsubj" and token.pos_ in {"NOUN", "PROPN"} and end - start <= 9:
                phrase = doc[start:end]
                if not any(t.pos_ in {"VERB", "AUX", "PUNCT", "PRON"} for t in phrase):
                    out.append(phrase.as_doc())
    return out


def reported(sentence: Doc, speaker: Doc, rng: random.Random) -> Doc | None:
    """Return the sentence between marks with an inverted cue after it, as the press quotes.

    The treebanks hardly have this form; the cue hangs below the quoted root as an insertion
    (`parataxis:insert`), which is how Sequoia annotates the few it has.
    """
    roots = [t.i for t in sentence if t.dep_.casefold() == "root"]
    if len(roots) != 1 or sentence[-1].text != "." or len(sentence) > 35:
        return None
    if any(t.text in {'"', "«", "»"} for t in sentence) or sentence[roots[0]].pos_ != "VERB":
        return None
    opening, closing = rng.choice([("«", "»"), ('"', '"'), ("«", "»"), ("", "")])
    body = list(sentence)[:-1]
    words = [opening, *(t.text for t in body), closing, ","]
    lead = 1
    rows = [("PUNCT", "", opening, "punct", roots[0] + lead)]
    rows += [(t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i + lead) for t in body]
    rows += [("PUNCT", "", closing, "punct", roots[0] + lead), ("PUNCT", "", ",", "punct", -1)]
    past = rng.random() < 0.5
    verb = rng.choice(PAST_CUES if past else CUES)
    lemma = _infinitive(verb)
    if past:
        words.append("a")
        rows.append(
            (
                "AUX",
                "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
                "avoir",
                "aux:tense",
                -1,
            )
        )
    cue = len(words)
    words.append(verb)
    morph = (
        "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
        if past
        else "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
    )
    rows.append(("VERB", morph, lemma, "parataxis:insert", roots[0] + lead))
    base = len(words)
    for t in speaker:
        words.append(t.text if t.i or t.pos_ == "PROPN" else t.text.lower())
        top = t.dep_.casefold() in {"root", "nsubj"} or t.head.i == t.i
        rows.append(
            (
                t.pos_,
                str(t.morph),
                t.lemma_,
                "nsubj" if top else t.dep_,
                cue if top else base + t.head.i,
            )
        )
    words.append(".")
    rows.append(("PUNCT", "", ".", "punct", roots[0] + lead))
    rows = [(p, m, le, d, cue if h == -1 else h) for p, m, le, d, h in rows]
    keep = [i for i, w in enumerate(words) if w]
    index = {old: new for new, old in enumerate(keep)}
    spaces = [_spaced(words, i, keep) for i in keep]
    return Doc(
        sentence.vocab, words=[words[i] for i in keep], spaces=spaces, pos=[rows[i][0] for i in keep],
        morphs=[rows[i][1] for i in keep], lemmas=[rows[i][2] or words[i] for i in keep],
        heads=[index[rows[i][4]] for i in keep], deps=[rows[i][3] for i in keep],
        sent_starts=[n == 0 for n in range(len(keep))],
    )  # fmt: skip


def _spaced(words: list[str], i: int, keep: list[int]) -> bool:
    following = next((words[j] for j in keep if j > i), "")
    return not (
        following in {",", "."}
        or following == '"'
        or words[i].endswith("'")
        or (words[i] == '"' and i == 0)
    )


def _infinitive(form: str) -> str:
    known = {
        "prévient": "prévenir",
        "averti": "avertir",
        "prévenu": "prévenir",
        "reconnu": "reconnaître",
        "répondu": "répondre",
        "martèle": "marteler",
        "rappelle": "rappeler",
    }
    if form in known:
        return known[form]
    stem = form.removesuffix("é").removesuffix("e")
    return stem + "er"


def entity_docs(folder: Path, nlp: Language, *, test: bool = False) -> Iterator[Doc]:
    """Yield the sentences whose entities were read, and the held-in press paragraphs, repeated."""
    read, marked = _annotations(folder)
    for name in ("fr_sequoia-ud-test", "fr_gsd-ud-test") if test else ENTITIES_FROM:
        for sent_id, text in sentences(folder / f"{name}.conllu"):
            key = (name, sent_id)
            medical = sent_id.startswith("emea")
            empty = not any(c.isupper() for c in text[1:]) and not medical
            if key in read or key in marked or (empty and not test):
                yield annotated(nlp, text, marked.get(key, []))
    if not test:
        for row in press(folder, held_out=False):
            for _ in range(PRESS_COPIES):
                yield annotated(nlp, row["text"], row["entities"])


def own_entity_docs(folder: Path, nlp: Language) -> Iterator[Doc]:
    """Yield the sentences written for this project, with their entities in brackets: `[PER Jean Rey] dort.`

    A sentence whose brackets do not fall on tokens is left out.
    """
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text, entities = from_brackets(line.strip())
            doc = nlp.make_doc(text)
            if text and all(doc.char_span(s, e) is not None for s, e, _ in entities):
                yield annotated(nlp, text, entities)


def from_brackets(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return a line without its brackets, and what they hold as (start, end, label)."""
    text, entities, end = "", [], 0
    for match in BRACKETS.finditer(line):
        text += line[end : match.start()]
        entities.append((len(text), len(text) + len(match[2]), match[1]))
        text, end = text + match[2], match.end()
    return text + line[end:], entities


def press(folder: Path, *, held_out: bool | None = None) -> Iterator[dict]:
    """Yield the press paragraphs of the sources that are held out, of the others, or of all."""
    for line in (folder / "press-entities.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if held_out in (None, int(row["source"].split("-")[1]) % HELD_OUT == 0):
            yield row


def _annotations(folder: Path) -> tuple[set[tuple[str, str]], dict[tuple[str, str], list]]:
    read: set[tuple[str, str]] = set()
    marked: dict[tuple[str, str], list] = defaultdict(list)
    with (folder / "entities-annotated-sentences.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            read.add((row["file"], row["sent_id"]))
    with (folder / "entities.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            marked[row["file"], row["sent_id"]].append(
                (int(row["start"]), int(row["end"]), row["label"])
            )
    return read, marked


def sentences(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each sentence of a CoNLL-U file."""
    sent_id = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id"):
            sent_id = line.split("=", 1)[1].strip()
        elif line.startswith("# text ="):
            yield sent_id, line.split("=", 1)[1].strip()


def annotated(nlp: Language, text: str, entities: list) -> Doc:
    """Return the text as a document with its entities, widened to whole tokens."""
    doc = nlp.make_doc(text)
    spans = [doc.char_span(s, e, label=label, alignment_mode="expand") for s, e, label in entities]
    doc.set_ents(spacy.util.filter_spans([s for s in spans if s is not None]))
    return doc
