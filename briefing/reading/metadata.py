"""Read what an article's own lines say of it: title, author, agency and date of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.model import Span, When

from . import boilerplate, boilerplate_rules, dates
from .boilerplate import Line

TITLE_CHARS = 200
"""No headline of the press samples is longer; the longest has 151 characters."""
TITLE_WORDS = 3
"""Fewer words are mostly a heading of the page (« INTERNATIONAL », « Le direct »)."""
TITLE_LINES = 3
"""A title is among the first lines that are not boilerplate."""
WRAP_CHARS = 100
"""Texts whose lines all stay below are wrapped by hand: there only a blank line ends a title."""

# A question or an exclamation can be a headline, a sentence with its stop is none.
_STATEMENT = re.compile(r"[.…]['’\")»”\s\u00a0\u202f]*$")
_BY = re.compile(
    rf"^(?:(?i:par|by|propos recueillis par) )?(?P<names>{boilerplate_rules.NAMES})"
    rf"(?![^\W\d_])"
)
_RANK = (
    re.compile(r"(?i)publi|mise? en ligne|posté|paru|parution"),
    re.compile(r"(?i)^(?!.*(?:mise? à jour|modifié|actualisé)).*"),
    re.compile(r""),
)
"""Which date line counts first: publication, an undescribed date, an update."""
_DATELINE = re.compile(
    r"(?:(?P<place>[A-ZÀ-Þ][\w’'-]+(?:[ -][\w’'-]+){0,4}(?: \([\w’' -]+\))?),? )?"
    rf"(?:le )?(?P<date>(?i:{dates.DAY_WORDS}))(?: \((?P<agency>{boilerplate_rules.AGENCIES})\))?"
    r"\.? ?(?:--|[-–—]) "
)
_PLACE_AGENCY = re.compile(
    rf"[A-ZÀ-Þ][\w’' -]{{1,40}} \((?P<agency>{boilerplate_rules.AGENCIES})\) ?(?:--|[-–—]) "
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """Gather what was read; what the text does not say is None."""

    title: str | None = None
    title_span: Span | None = None
    author: str | None = None
    outlet: str | None = None
    published: When | None = None
    boilerplate: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()


def describe(text: str, *, known_year: int | None = None) -> Metadata:
    """Read the head and the foot of an article.

    `known_year` comes from elsewhere (a link with a date in it) and completes a date without a
    year, which is then marked as inferred.
    """
    found = boilerplate.lines(text)
    title = _title(found)
    published, warnings = _published(text, found, known_year)
    spans = tuple(line.span for line in found if line.kind)
    if text.startswith("\ufeff"):
        spans = (Span(0, 1), *spans)
    return Metadata(
        title=_tidy(title.words) if title else None,
        title_span=title.span if title else None,
        author=_author(found),
        outlet=_agency(found),
        published=published,
        boilerplate=spans,
        warnings=warnings,
    )


def _title(found: Sequence[Line]) -> Line | None:
    candidates = [index for index, line in enumerate(found) if not line.kind][:TITLE_LINES]
    wrapped = len(found) > 3 and max(len(line.words) for line in found) < WRAP_CHARS
    for index in candidates:
        line = found[index]
        if _STATEMENT.search(line.words) or len(line.words) > TITLE_CHARS or len(found) == 1:
            return None
        if len(line.words.split()) < TITLE_WORDS:
            continue
        return line if _heads(line, found[index + 1 :], wrapped) else None
    return None


def _heads(line: Line, following: Sequence[Line], wrapped: bool) -> bool:
    """Tell whether a short line without a final stop is a headline, by what comes after it."""
    if line.words.endswith((";", ":", ",")) or not following:
        return False
    if line.words.startswith(("- ", "* ", "• ", "– ", "— ")):
        return False
    after = following[0]
    if line.gap or after.kind:
        return True
    return not wrapped and not after.words[0].islower()


def _author(found: Sequence[Line]) -> str | None:
    for line in found:
        if line.kind == "byline" and (match := _BY.match(line.words)):
            return _tidy(match["names"])
    return None


def _agency(found: Sequence[Line]) -> str | None:
    for line in found[: boilerplate.EDGE_LINES]:
        for rule in (_DATELINE, _PLACE_AGENCY):
            if (match := rule.match(line.words)) and match["agency"]:
                return match["agency"]
    return None


def _published(
    text: str, found: Sequence[Line], known_year: int | None
) -> tuple[When | None, tuple[str, ...]]:
    candidates = list(_candidates(text, found))
    when, incomplete = dates.settle(candidates)
    if incomplete is None:
        return when, ()
    words = incomplete.span.cut(text)
    if known_year and (when := incomplete.when(known_year)):
        return when, ()
    return None, (f"date de publication laissée ouverte : « {words} » n’a pas d’année",)


def _candidates(text: str, found: Sequence[Line]) -> Iterator[dates.DayMention]:
    """Give the days that the head and foot write, the best witness first."""
    dated = [line for line in found if line.kind in ("date", "byline")]
    pieces = [piece for line in dated for piece in _pieces(text, line.span)]
    for rank, rule in enumerate(_RANK):
        for piece in pieces:
            words = piece.cut(text)
            if rule.search(words) and not any(better.search(words) for better in _RANK[:rank]):
                yield from dates.mentions(text, *piece)
        if rank == 1:
            yield from _datelines(text, found)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Cut « Publié le 18/09 à 19h12 | Mis à jour à 21h30 » at its bars."""
    start = span.start
    for bar in re.finditer(r"\s[|•·–—-]\s", span.cut(text)):
        yield Span(start, span.start + bar.start())
        start = span.start + bar.end()
    yield Span(start, span.end)


def _datelines(text: str, found: Sequence[Line]) -> Iterator[dates.DayMention]:
    for line in found[: boilerplate.EDGE_LINES]:
        if not line.kind and (match := _DATELINE.match(line.words)):
            start, end = match.span("date")
            yield from dates.mentions(text, line.span.start + start, line.span.start + end)


def _tidy(words: str) -> str:
    return " ".join(words.split())
