"""Keep the articles that a topic is about: those with one of its keywords or one of its parties."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from briefing.daily.analyst import Analyst
from briefing.daily.plan import Topic
from briefing.model import Analysis, Article


def keep(articles: Sequence[Article], topic: Topic, analyst: Analyst) -> list[Analysis]:
    """Return the analyses of a topic's articles; without keywords and parties, of all.

    A keyword is a whole word or several, without regard to accents and capitals, and stands for all
    that begins so when it ends in « * ». A party counts under each of its names: « Chine » is found in
    an article that says « Pékin ».
    """
    if not topic.keywords and not topic.parties:
        return analyst.analyse(articles)
    words = _pattern([*topic.keywords, *topic.parties])
    said = [bool(words.search(fold(f"{a.title or ''}\n{a.text}"))) for a in articles]
    wanted = {fold(party) for party in topic.parties}
    # Without parties, what no keyword names need not be analysed.
    analysed = articles if wanted else [a for a, yes in zip(articles, said, strict=True) if yes]
    analyses = {a.article: a for a in analyst.analyse(analysed)}
    return [
        analyses[article]
        for article, yes in zip(articles, said, strict=True)
        if article in analyses and (yes or (wanted and wanted & _names(analyses[article])))
    ]


def fold(text: str) -> str:
    """Return a text in lower case without accents, with plain apostrophes and spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return re.sub(r"\s+", " ", "".join(c for c in plain if not unicodedata.combining(c)))


def _pattern(keywords: Sequence[str]) -> re.Pattern[str]:
    parts = [
        re.escape(fold(word.rstrip("* ")).strip()) + ("" if word.endswith("*") else r"(?!\w)")
        for word in keywords
    ]
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + ")")


def _names(analysis: Analysis) -> set[str]:
    return {fold(name) for party in analysis.parties for name in (party.name, *party.aliases)}
