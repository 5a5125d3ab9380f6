"""Read annotated articles as the rows that `scorers.py` fits its weights on.

A row is a quotation as the extraction finds it, with all that it weighs: its wording, the parties that it may
blame, the signs that it blames and that it answers; and what the annotations say of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gold as annotations

from briefing.extraction.accusations import accusations
from briefing.extraction.accusations.candidate_signs import quote_signs
from briefing.extraction.accusations.candidates import candidates
from briefing.extraction.accusations.scene import Scene
from briefing.extraction.accusations.spoken import told_already
from briefing.extraction.accusations.suspects import Lineup, Suspect, suspects
from briefing.extraction.accusations.wording import wording
from briefing.extraction.analysis import analyse_doc
from briefing.extraction.grammar.knowledge import Knowledge, knowledge
from briefing.extraction.grammar.mended import view_of
from briefing.extraction.precedents import precedents
from briefing.extraction.precedents.recollections import Recalled
from briefing.extraction.quotes.found import Found
from briefing.extraction.responses import responses
from briefing.extraction.responses.answer_signs import signs
from briefing.extraction.responses.told_signs import told_signs, told_wording
from briefing.extraction.speakers import pronouns
from briefing.extraction.speakers.sides import Sides
from briefing.language import pipeline
from briefing.model import Article
from tests.press.annotate import annotated

OTHER_HAND = "other_hand"
"""The sign that not the yardstick's annotators but somebody more lavish says what a quotation blames.

Of the quotations 14 % blame in the yardstick, up to 35 % elsewhere. An article to be read has no such sign.
"""
SHARED = 0.5
"""Share of the shorter one's letters that a quotation and an annotation have in common to be one."""
TOLD = 0.3
"""The same for an accusation that a cue tells already."""


@dataclass
class Row:
    """Hold one quotation of an article: what is weighed, and what is right."""

    article: str
    wording: dict[str, float]
    of_quote: dict[str, float]
    """The signs of the quotation for its blaming somebody."""
    line: list[Suspect]
    right: list[bool]
    """For each suspect, whether it is who is blamed."""
    blames: bool
    told: bool
    """Whether a cue tells the accusation already: then it is not looked for in the words."""
    judged: bool = True
    """Whether the responses of the article are annotated."""
    of_answer: dict[str, float] = field(default_factory=dict)
    answers: bool = False
    speakers: tuple[int, ...] = ()
    at: int = 0
    """The token of the article at which the quotation stands."""
    text: str = ""
    heard: bool = False
    """Whether the words are the charge of an accusation that a cue tells: then nobody weighs them."""


@dataclass
class Phrase:
    """Hold a phrase that may name an earlier event: its article, its signs, whether it does."""

    article: str
    signs: dict[str, float]
    right: bool


@dataclass
class Act:
    """Hold what the narration tells of a party: its article, its wording, its signs, whether it answers."""

    article: str
    wording: dict[str, float]
    signs: dict[str, float]
    right: bool


@dataclass
class Choice:
    """Hold the pronoun that speaks a quotation: its article, who may be meant, and which of them is."""

    article: str
    line: list[dict[str, float]]
    right: list[bool]


@dataclass
class Excerpt:
    """Hold a quotation without its article: its wording, and whether it blames."""

    wording: dict[str, float]
    blames: bool


@dataclass
class Rows:
    """Hold what the scorers are fitted on: quotations, phrases of earlier events, pronouns, acts told."""

    quotes: list[Row] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    pronouns: list[Choice] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    excerpts: list[Excerpt] = field(default_factory=list)
    ordinary: list[Row] = field(default_factory=list)
    """Quotations of news in which nobody blames anybody: they teach blame, and nothing of answers."""


def rows_of(folders: Sequence[Path]) -> Rows:
    """Return the rows of the annotated articles of the folders."""
    nlp, knows = pipeline.load(), knowledge()
    rows = Rows()
    for folder in folders:
        found = [(a, g) for a, g in annotated_articles(folder) if view_of(a) is None]
        docs = pipeline.parse_all(nlp, (article.text for article, _ in found))
        for (article, gold), doc in zip(found, docs, strict=True):
            caught = _caught(article, doc, knows)
            lavish = {} if _careful(folder) else {OTHER_HAND: 1.0}
            if gold.get("only") == "precedents":
                rows.phrases += _phrases(article, gold, caught["precedents"])
                continue
            rows.quotes += _rows(article, gold, knows, caught, lavish)
            if gold["quotes"]:
                # Where no quote is annotated, precedents are not either.
                rows.phrases += _phrases(article, gold, caught["precedents"])
                rows.pronouns += _pronouns(article, gold, caught)
            if gold["quotes"] or gold["responses"]:
                rows.acts += _acts(article, gold, caught)
    return rows


def rows_without_blame(
    articles: Iterable[Article], *, lavish: bool, but: re.Pattern[str] | None = None
) -> list[Row]:
    """Return the quotations of articles in which nobody is blamed, but for those with a word of `but`."""
    nlp, knows = pipeline.load(), knowledge()
    nobody: dict[str, Any] = {"accusations": [], "responses": [], "quotes": []}
    kept, found = list(articles), []
    docs = pipeline.parse_all(nlp, (article.text for article in kept))
    for article, doc in zip(kept, docs, strict=True):
        caught = _caught(article, doc, knows)
        for row in _rows(article, nobody, knows, caught, {OTHER_HAND: 1.0} if lavish else {}):
            if but is None or not but.search(row.text):
                found.append(row)
    return found


def annotated_articles(folder: Path) -> Iterator[tuple[Article, dict[str, Any]]]:
    """Yield the articles of a folder with annotations in any of their forms; of a split one, the dev part."""
    made = sorted(folder.glob("*.ann"))
    for path in made:
        gold, text = annotated(path)
        yield Article(path.stem, text), gold
    seen = {path.stem for path in made}
    for each in annotations.annotated(folder):
        if each.article.id not in seen:
            yield each.article, each.gold


def _caught(article: Article, doc: Any, knows: Knowledge) -> dict[str, Any]:
    """Analyse an article, and return what the scorers were asked about."""
    caught: dict[str, Any] = {"precedents": [], "lines": {}, "acts": []}
    in_speech, scenery, weighed = accusations.in_speech, responses.scenery, precedents.recollections
    lined, acts = pronouns.antecedents, responses.acts

    def hear(scene: Scene, told: Any) -> Any:
        caught["speech"] = scene, list(told)
        return in_speech(scene, told)

    def answer(*args: Any) -> Any:
        caught["answers"] = scenery(*args)
        return caught["answers"]

    def recall(*args: Any) -> Any:
        caught["precedents"] = list(weighed(*args))
        return iter(caught["precedents"])

    def look_back(ranker: Any, pronoun: Any, *args: Any) -> Any:
        caught["lines"][pronoun.i] = lined(ranker, pronoun, *args)
        return caught["lines"][pronoun.i]

    def act(*args: Any) -> Any:
        caught["acts"] = acts(*args)
        return caught["acts"]

    accusations.in_speech, responses.scenery, precedents.recollections = hear, answer, recall
    pronouns.antecedents, responses.acts = look_back, act
    try:
        analyse_doc(article, doc, knows)
    finally:
        accusations.in_speech, responses.scenery = in_speech, scenery
        precedents.recollections, pronouns.antecedents = weighed, lined
        responses.acts = acts
    return caught


def scene_of(article: Article, doc: Any, knows: Knowledge) -> Scene | None:
    """Return what the scorers of blame were asked about; nothing where nobody is quoted."""
    caught = _caught(article, doc, knows)
    return caught["speech"][0] if "speech" in caught else None


def shares_most(a: set[int], b: set[int]) -> bool:
    """Tell whether two passages, given by their letters, are the same quotation."""
    return _share(a, b, SHARED)


def _careful(folder: Path) -> bool:
    """Tell whether the folder is the yardstick's, or holds the articles of the tests."""
    return (folder / "parts.json").exists() or folder.parent.name == "press"


def _pronouns(article: Article, gold: dict[str, Any], caught: dict[str, Any]) -> Iterator[Choice]:
    """Yield the lines of the pronouns that speak, where one of those in the line is who speaks."""
    if "speech" not in caught:
        return
    scene = caught["speech"][0]
    spoken = [(letters(q["content"], article.text), q["speakers"]) for q in gold["quotes"]]
    for quote in scene.quotes:
        line = caught["lines"].get(quote.speaker.head, [])
        if quote.speaker.how != "pronoun" or not line:
            continue
        own = letters([(s.start, s.end) for s in quote.content], article.text)
        who = [w for words, w in spoken if _share(words, own, SHARED)]
        if not who or len(who[0]) != 1:
            continue
        right = [_is((a.entry,), who[0][0], scene.sides) for a in line]
        if any(right):
            yield Choice(article.id, [a.signs for a in line], right)


def _phrases(article: Article, gold: dict[str, Any], found: Sequence[Recalled]) -> Iterator[Phrase]:
    named = [letters(p["name"], article.text) for p in gold["precedents"]]
    for recalled in found:
        span = recalled.reminder.span
        own = letters([(span.start, span.end)], article.text)
        right = any(len(own & name) >= TOLD * len(own | name) for name in named if own | name)
        yield Phrase(article.id, recalled.signs, right)


def _acts(article: Article, gold: dict[str, Any], caught: dict[str, Any]) -> Iterator[Act]:
    answered = [letters(r["evidence"], article.text) for r in gold["responses"]]
    scene = caught.get("answers")
    for told in caught["acts"]:
        own = letters([(told.span.start, told.span.end)], article.text)
        right = any(len(own & words) >= TOLD * len(own | words) for words in answered if words)
        if not right and any(_share(own, words, SHARED) for words in answered):
            continue  # A part of an answer whose other part a quotation holds: neither right nor wrong.
        wording_told = told_wording(told, scene.layout)
        signs = told_signs(responses.of_the_accused(told, scene), scene)
        yield Act(article.id, wording_told, signs, right)


def _rows(
    article: Article,
    gold: dict[str, Any],
    knows: Knowledge,
    caught: dict[str, Any],
    lavish: dict[str, float],
) -> Iterator[Row]:
    if "speech" not in caught:
        return
    scene, told = caught["speech"]
    lineup, text = Lineup(scene, told), article.text
    blamed = [
        (letters([*a["charge"], *([a["cue"]] if a.get("cue") else [])], text), a["accused"])
        for a in gold["accusations"]
    ]
    answered = [letters(r["evidence"], text) for r in gold["responses"]]
    heard = [
        letters([(s.start, s.end) for s in (*b.charge, *([b.cue] if b.cue else []))], text)
        for b in told
    ]
    for quote in scene.quotes:
        if not quote.speaker:
            continue
        own = letters([(s.start, s.end) for s in quote.content], text)
        mine = [(words, who) for words, who in blamed if _share(words, own, SHARED)]
        left = [m for m in mine if not any(_share(m[0], h, TOLD) for h in heard)]
        line = suspects(quote, lineup, list(candidates(quote, scene, told)))
        row = Row(
            article.id, wording(quote, scene.layout, knows), quote_signs(quote, scene, told) | lavish, line,
            [any(_is(s.accused, party, scene.sides) for _, who in left for party in who) for s in line],
            bool(left), len(left) < len(mine), speakers=quote.speaker.entries, at=quote.at,
            text=" ".join(span.cut(text) for span in quote.content),
            heard=told_already(quote, told),
        )  # fmt: skip
        row.judged = bool(gold["responses"]) or bool(gold["quotes"])
        row.of_answer = _of_answer(quote, caught.get("answers"))
        row.answers = any(2 * len(words & own) >= len(words) for words in answered if words)
        yield row


def _of_answer(quote: Found, scene: Any) -> dict[str, float]:
    if scene is None:
        return {}
    found = signs(responses.by_the_accused(quote, scene), scene)
    return {s: v for s, v in found.items() if s != "words"}


def letters(spans: Sequence[Any], text: str) -> set[int]:
    """Return where the letters and digits of some passages stand."""
    pairs = [spans] if spans and isinstance(spans[0], int) else spans
    return {i for s, e in pairs for i in range(s, e) if text[i].isalnum()}


def _share(a: set[int], b: set[int], share: float) -> bool:
    return bool(a) and bool(b) and len(a & b) >= share * min(len(a), len(b))


def _is(accused: tuple[int, ...], party: list[str], sides: Sides) -> bool:
    names = {_plain(n) for n in party}
    entries = [sides.entry(e) for e in accused]
    return any(_plain(form) in names for e in entries for form in (*e.forms, e.name))


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    words = re.findall(r"\w+", "".join(c for c in folded if not unicodedata.combining(c)))
    small = {"le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "m", "mme"}
    return " ".join(w for w in words if w not in small)
