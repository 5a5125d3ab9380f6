"""Hold a parsed text as plain values, under the names that spaCy gives them.

The extraction asks some hundred questions of every token. spaCy answers each from its C structures, through a
new Python object and a look-up of the string; a list of objects with attributes answers several times faster.
Made once for a document out of the arrays that spaCy keeps, after which spaCy is no longer asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, cached_property, lru_cache, wraps
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Concatenate, NamedTuple, ParamSpec, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Doc as ParsedDoc
    from spacy.vocab import Vocab

_FORMS = 30_000
"""Forms and lemmas of which it is remembered what they are; some thousand are in an article."""
_IOB = ("", "I", "O", "B")
"""The place of a token in a name, by the number that stands for it."""
P = ParamSpec("P")
T = TypeVar("T")
Morph = dict[str, list[str]]
"""The values of each feature: `{"Number": ["Sing"]}`."""


class Sentence(NamedTuple):
    """Give the tokens of a sentence: the first, and the one after the last."""

    start: int
    end: int


class Form(NamedTuple):
    """Tell what a word is wherever it stands."""

    text: str
    lower: str
    is_word: bool
    """It holds a letter or a digit."""
    is_alpha: bool
    is_punct: bool
    is_space: bool
    like_num: bool


@lru_cache(maxsize=_FORMS)
def _form(vocab: Vocab, number: int) -> Form:
    """Return what spaCy knows of the word that a number stands for."""
    word = vocab[number]
    told = word.is_alpha, word.is_punct, word.is_space, word.like_num
    return Form(word.text, word.lower_, any(map(str.isalnum, word.text)), *told)


@lru_cache(maxsize=_FORMS)
def _lemma(vocab: Vocab, number: int) -> str:
    """Return the infinitive as French spells it: the lemmatizer makes *annonçer*, *jugeer* of the imperfect."""
    lemma = vocab.strings[number]
    if lemma.endswith("çer"):
        return lemma[:-3] + "cer"
    return lemma[:-3] + "er" if lemma.endswith("geer") else lemma


class Token:
    """Hold one token and its place in the tree."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_punct",
        "is_space",
        "is_word",
        "lemma_",
        "like_num",
        "lower_",
        "morph",
        "pos_",
        "text",
        "whitespace_",
    )

    def __init__(
        self, doc: Doc, i: int, idx: int, form: Form, space: str, lemma: str, pos: str, label: str,
        morphed: Morph, place: str, kind: str,
    ) -> None:  # fmt: skip
        self.doc = doc
        self.i = i
        self.idx = idx
        (
            self.text,
            self.lower_,
            self.is_word,
            self.is_alpha,
            self.is_punct,
            self.is_space,
            self.like_num,
        ) = form
        self.whitespace_ = space
        self.head = self
        self.children: list[Token] = []
        # What the parse tells of it.
        self.lemma_, self.pos_, self.dep_ = lemma, pos, label
        self.morph = morphed
        self.ent_iob_, self.ent_type_ = place, kind

    def __repr__(self) -> str:
        return self.text

    @property
    def sent(self) -> Sentence:
        """Return the sentence that the token stands in."""
        return self.doc.sentence_of[self.i]

    @property
    def is_sent_start(self) -> bool:
        """Tell whether a sentence starts with the token."""
        return self.doc.sentence_of[self.i].start == self.i

    @property
    def ancestors(self) -> Iterator[Token]:
        """Yield the heads above the token, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def left_edge(self) -> Token:
        """Return the first token of all that hangs below this one, itself included."""
        return self.doc[min(self._below())]

    @property
    def right_edge(self) -> Token:
        """Return the last token of all that hangs below this one, itself included."""
        return self.doc[max(self._below())]

    def _below(self) -> list[int]:
        found = [self]
        for token in found:  # which grows on the way
            found += token.children
        return [token.i for token in found]

    def nbor(self, distance: int) -> Token:
        """Return the token so many further on, or further back."""
        return self.doc[self.i + distance]

    def hang(self, head: Token) -> None:
        """Hang the token below another one, or below none if it is itself that is given.

        One that hung below this token takes its place first: heads never run in a circle.
        """
        if head is not self and any(t is self for t in head.ancestors):
            head.hang(head if self.head is self else self.head)
        if self.head is not self:
            self.head.children.remove(self)
        self.head = head
        if head is not self:
            head.children.append(self)
            head.children.sort(key=lambda t: t.i)


_TOLD: list[int | str] = [
    "ORTH",
    "SPACY",
    "LEMMA",
    "POS",
    "DEP",
    "ENT_TYPE",
    "MORPH",
    "ENT_IOB",
    "HEAD",
]
_UNSIGNED = 2**64


class Doc(list[Token]):
    """Hold the tokens of a text in order; a slice is a plain list of tokens."""

    def __init__(self, parsed: ParsedDoc) -> None:
        super().__init__()
        self.answers: defaultdict[Callable[[Token], Any], dict[int, Any]] | None = None
        """What was answered to each question about each token, once the parse is settled."""
        vocab, idx = parsed.vocab, 0
        # An array of NumPy, with a row for each token.
        told: list[list[int]] = parsed.to_array(_TOLD).T.tolist()
        words, spaces, lemmas, *named, features, places, distances = told
        # Each number is looked up once, however often it stands in the text.
        names = {number: vocab.strings[number] for number in set().union(*named)}
        morphs = {number: morph(vocab.strings[number]) for number in set(features)}
        forms = {number: _form(vocab, number) for number in set(words)}
        known = {number: _lemma(vocab, number) for number in set(lemmas)}
        rest = zip(words, spaces, lemmas, *named, features, places, strict=True)
        for i, (word, space, lemma, pos, label, kind, morphed, place) in enumerate(rest):
            form = forms[word]
            token = Token(
                self, i, idx, form, " " if space else "", known[lemma], names[pos], names[label],
                morphs[morphed], _IOB[place], names[kind],
            )  # fmt: skip
            self.append(token)
            idx += len(form.text) + space
        for token, distance in zip(self, distances, strict=True):
            if distance:
                # A distance backwards is told as an unsigned number.
                token.head = self[(token.i + distance) % _UNSIGNED]
                token.head.children.append(token)
        self.text = "".join([token.text + token.whitespace_ for token in self])

    def settle(self) -> None:
        """Note that the parse changes no more: what is asked of a token twice is worked out once."""
        self.answers = defaultdict(dict)

    def text_of(self, start: int, end: int) -> str:
        """Return the text of some tokens, without the space behind the last."""
        tokens = self[start:end]
        return self.text[tokens[0].idx : tokens[-1].idx + len(tokens[-1].text)] if tokens else ""

    @cached_property
    def ends(self) -> list[int]:
        """Return the offset after each token."""
        return [t.idx + len(t.text) for t in self]

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the words of the text, as written and as lemmas, and none; asked once the parse is settled."""
        lemmas = {t.lemma_ for t in self}
        return frozenset({"", *[t.lower_ for t in self], *map(str.casefold, lemmas)})

    @cached_property
    def sents(self) -> list[Sentence]:
        """Return the sentences: each starts where what hangs below a root starts."""
        starts = sorted({t.left_edge.i for t in self if t.head is t})
        return [Sentence(*pair) for pair in pairwise([*starts, len(self)])]

    @cached_property
    def sentence_of(self) -> list[Sentence]:
        """Return each token's sentence."""
        return [sentence for sentence in self.sents for _ in range(*sentence)]


def asked_once(question: Callable[Concatenate[Token, P], T]) -> Callable[Concatenate[Token, P], T]:
    """Work out the answer to a question about a token only once, as soon as its document is settled.

    What else it is asked with, the lexicon, is one and the same for all of a document. The answers live and go
    with the document: a cache of the module's would keep it from being freed.
    """

    @wraps(question)
    def answer(token: Token, /, *others: P.args, **named: P.kwargs) -> T:
        answers = token.doc.answers
        if answers is None:
            return question(token, *others, **named)
        known: dict[int, T] = answers[question]
        try:
            return known[token.i]
        except KeyError:
            pass  # asked for the first time, as one of seven
        known[token.i] = found = question(token, *others, **named)
        return found

    return answer


@cache
def morph(features: str) -> Morph:
    """Return the features that a parse writes as `Number=Plur|Person=3`; shared, so never changed."""
    pairs = (feature.partition("=") for feature in features.split("|") if "=" in feature)
    return {name: values.split(",") for name, _, values in pairs}
