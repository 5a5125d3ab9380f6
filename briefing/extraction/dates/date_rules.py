"""List the French expressions of time as patterns, each with the name of the rule that resolves it.

The names of days, months and seasons and the words for near days come from `time_words.tsv`. A
pattern is matched in lower-case text with straight apostrophes (one that has <BARE>, in the text as it
is), and a blank in it stands for any space of a line. Where two match, the one that begins first wins, and of those the longest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from briefing.language import lexicon

NUMBERS = {
    word: number
    for number, words in (
        (1, "un une"), (2, "deux"), (3, "trois"), (4, "quatre"), (5, "cinq"), (6, "six"), (7, "sept"),
        (8, "huit"), (9, "neuf"), (10, "dix dizaine"), (11, "onze"), (12, "douze"),
        (13, "treize"), (14, "quatorze"), (15, "quinze quinzaine"), (16, "seize"), (20, "vingt vingtaine"),
        (30, "trente trentaine"), (40, "quarante quarantaine"), (50, "cinquante cinquantaine"),
        (60, "soixante"), (100, "cent"),
    )
    for word in words.split()
}  # fmt: skip
DECADES = {
    word: number
    for number, word in enumerate(
        "vingt trente quarante cinquante soixante soixante-dix quatre-vingt quatre-vingt-dix".split(),
        start=2,
    )
}
SEASON_MONTHS = {1: 3, 2: 6, 3: 9, 4: 12}
"""The month in which each season begins, spring first as in `time_words.tsv`."""

_SPACES = r"\x20\xa0\u202f"
_TENS_OF = "dizaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine"
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d| \d{3}(?!\d))"
# What is counted: « de 2000 euros » is no year. A plural or a unit after the figure gives it away,
# unless it is one of the small words that end in s.
_COUNTED = (
    r"(?! (?!(?:dans|mais|pas|plus|sous|sans|vers|dès|après|depuis|ils|elles|nous|vous|les|des|ses|ces|"
    r"leurs|alors|puis|lors|très|moins|jusque?s?|hors|trois|six|dix|toutes|tous|ainsi|as|es|suis|fois)\b)"
    r"(?:[a-zà-ÿœ-]+[sx]\b|m²|km²?|hectares?|million|milliard|euro|dollar|mètre|kilo|habitant|%))(?! ?[%€$£])"
)


@dataclass(frozen=True, slots=True)
class Words:
    """Hold the words of time by what they mean; all in lower case."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    near: dict[str, int]
    """Words for a day by its distance from the day of writing: *hier soir* is -1."""


@cache
def words() -> Words:
    """Sort the words of `time_words.tsv`."""
    tables: dict[str, dict[str, int]] = {}
    for key, entries in lexicon.load().time_words.items():
        for entry in entries:
            if entry.number is not None:
                tables.setdefault(entry.kind, {})[key] = entry.number
    return Words(
        months={**tables["month"], **tables["month_short"]},
        weekdays=tables["weekday"],
        seasons=tables["season"],
        # Of farther ones the unit matters: « le mois dernier » is a month and not thirty days ago.
        near={word: days for word, days in tables["relative"].items() if abs(days) <= 2},
    )


class Rule(NamedTuple):
    """Hold the pattern of a rule."""

    name: str
    anchor: str
    """The kind of words that all its matches hold: it is tried near them alone."""
    pattern: re.Pattern[str]
    cased: bool
    """Whether it looks at capitals. All others are searched in small letters, which is faster."""


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of the list."""
    known = words()
    fill = {
        "YEAR": _YEAR,
        "COUNTED": _COUNTED,
        "MONTH": _any(known.months),
        # A name of a month alone is one in lower case only: M. Mars, le Champ-de-Mars.
        "BARE": f"(?-i:{_any(name for name in known.months if not name.endswith('.'))})",
        "WEEKDAY": _any(known.weekdays),
        "SEASON": _any(known.seasons),
        "NEAR": _any(word for word in known.near if not _anaphoric(word)),
        "SAID": _any(word for word in known.near if _anaphoric(word)),
        "NUMBER": rf"\d{{1,3}}|une (?:{_TENS_OF}) d[e']|{_any(NUMBERS)}",
        "DAY": r"1er|[0-3]?\d",
        "UNIT": r"ans?|années?|mois|semaines?|jours?",
        "TENS": _any(DECADES),
        "PART": r"(?: (?:matin|midi|après-midi|soir)\b)?",
    }
    return tuple(
        Rule(name, anchor, _compiled(pattern, fill), cased="<BARE>" in pattern)
        for name, anchor, pattern in PATTERNS
    )


@cache
def anchors() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of the anchors, of figures and of words, each kind in a group of its name."""
    known = words()
    # « ce jour-là » is no near day: the unit in it is looked for.
    kinds = {
        "near": rf"(?:{_any(known.near)})\b(?!(?<=jour)-là)",
        "unit": r"(?:ans?|années?|mois|semaines?|jours?|week-end)\b",
        "month": rf"(?:{_any(known.months)})(?!\w)",
    }
    kinds["weekday"] = _any(known.weekdays)
    kinds["season"] = _any(known.seasons)
    named = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items())
    figures = re.compile(r"(?P<year>(?:1[5-9]|20)\d\d(?!\d))|(?P<figure>\d+)")
    return figures, re.compile(rf"\b(?:{named})".replace(" ", f"[{_SPACES}]{{1,3}}"))


def _anaphoric(word: str) -> bool:
    """Tell a day counted from the last one said (*la veille*) from one counted from today (*hier*)."""
    return word.startswith(("la ", "le ", "l'"))


def _any(options: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first, of those alone that begin as the text does."""
    begun: dict[str, list[str]] = {}
    for word in sorted(options, key=lambda word: (-len(word), word)):
        begun.setdefault(word[0], []).append(re.escape(word[1:]).replace("\\ ", " "))
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in begun.items())


def _compiled(pattern: str, fill: Mapping[str, str]) -> re.Pattern[str]:
    cased = "<BARE>" in pattern
    for name, words in fill.items():
        pattern = pattern.replace(f"<{name}>", f"(?:{words})")
    pattern = pattern.replace(" ?", f"[{_SPACES}]?").replace(" ", f"[{_SPACES}]{{1,3}}")
    # A look-behind has one width.
    return re.compile(pattern.replace("<_>", f"[{_SPACES}]"), re.IGNORECASE if cased else 0)


PATTERNS: tuple[tuple[str, str, str], ...] = (
    # -- what looks like a date and is none: it takes the words away from the others
    ("none", "weekday", r"\b(?:chaque|tous les|toutes les|les?|un|une|du|des|au) (?:<WEEKDAY>)s?\b(?! (?:<DAY>)\b| (?:dernier|prochain|suivant|précédent)\b)(?: au (?:<WEEKDAY>)\b)?"),
    ("none", "weekday", r"\b(?:<WEEKDAY>) (?:saint|noir|des cendres|rouge|gras)\b"),
    ("none", "near", r"\b(?:<SAID>) (?:de|du|des)\b|\b(?:<SAID>) d'"),
    ("none", "unit", r"\bil y a (?:<NUMBER>) (?:<UNIT>) (?:de (?!ce)|d'(?!ici))"),
    # -- calendar days
    ("iso", "figure", r"(?<![\d-])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])"),
    ("day", "month", r"\b(?:(?P<w><WEEKDAY>),? (?:le )?)?(?P<d><DAY>) (?P<m><MONTH>)(?![\w-])(?:,? (?P<y><YEAR>)| (?P<near>dernier|prochain)\b)?"),
    # « du 3 au 7 mars », « les 3, 4 et 7 mars 2024 », « la nuit du 3 au 4 mars »: the first ones
    ("first_day", "month", r"\b(?P<d><DAY>)(?=(?:(?:,| et| au| ou|-)(?: le)? ?(?:<DAY>)){1,4} (?P<m><MONTH>)(?![\w-])(?: (?P<y><YEAR>))?)"),
    ("slashed", "figure", r"(?=\d)(?:(?<=\ble<_>)|(?<=\bdu<_>)|(?<=\bau<_>)|(?<![\d/.,]))(?P<d>\d{1,2})/(?P<m>\d{2})(?:/(?P<y>(?:19|20)\d\d|\d\d))?(?![\d/%]|[.,]\d)"),
    ("weekday_day", "weekday", r"\b(?P<w><WEEKDAY>) (?P<d><DAY>)(?![\w°%€/]|[.,]\d| ?(?:h|heures?)\b| (?:<MONTH>))"),
    ("day_alone", "figure", r"(?=\d)(?:(?<=\ble<_>)|(?<=\bdu<_>)|(?<=\bau<_>))(?P<d><DAY>)(?=[,;.)](?:\s|$)| (?:et|ou) le \d)"),
    # -- months
    ("month", "month", r"(?<!\d<_>)\b(?:(?:au |du )?(?:début|fin|milieu|courant|mois d[e'])(?: (?:de |d')?|(?<='))|(?:à la )?mi-)?(?P<m><MONTH>) (?P<y><YEAR>)"),
    ("month", "month", r"\b(?:(?:en|dès|depuis|courant|début|fin|jusqu'en|jusqu'à|d'ici|à partir de|au mois d[e']|du mois d[e']) ?(?:début |fin |la mi-|mi-)?|(?:à )?la mi-|mi-)(?P<m><BARE>)\b(?! (?:\d{4}|et\b.{0,12} \d{4}))(?: (?P<near>dernier|prochain)\b)?"),
    ("month", "month", r"\b(?P<m><MONTH>) (?P<near>dernier|prochain)\b"),
    ("first_month", "month", r"\b(?P<m><BARE>)(?= (?:et|à|au|ou) (?:<BARE>) (?P<y><YEAR>))"),
    # -- seasons and years
    ("season", "season", r"\b(?:à l'|l'|au |cet |ce |en |le |depuis l'|depuis le |dès l'|dès le |d')?(?P<s><SEASON>)(?: (?P<y><YEAR>)| (?P<near>dernier|prochain|passé)\b)"),
    ("season", "season", r"\b(?P<near>cet|ce|à l'|au) ?(?P<s><SEASON>)\b(?! \w+(?:'|e\b) ?(?:vie|âge))"),
    ("decade", "unit", r"\b(?:les |des |aux )?années (?:(?P<y>(?:1[5-9]|20)\d0)|(?P<short>[2-9]0)|(?P<tens><TENS>))(?![\w%])"),
    ("year", "year", r"\b(?:en|depuis|dès|fin|début|courant|mi-|avant|après|vers|jusqu'en|jusqu'à|d'ici(?: à)?|à partir de|l'année|l'an|année|années|entre|pour|exercice) ?(?P<y><YEAR>)<COUNTED>"),
    ("year", "year", r"\b(?:de|du|des|à|et|ou|que) (?P<y><YEAR>)<COUNTED>"),
    ("year", "year", r"(?<=\()(?P<y><YEAR>)(?=[),;])|(?<![\w-])(?P<y2><YEAR>)(?=[-–]<YEAR>)"),
    ("year", "year", r"(?<=\d\d\d\d[-–])(?P<y><YEAR>)(?=\b)"),
    ("year", "year", r"\b(?:présidentielle|législatives|municipales|européennes|régionales|sénatoriales|mondial|coupe du monde|jo|jeux olympiques|euro|rapport|budget|édition|saison|trimestre|semestre)s? (?P<y><YEAR>)<COUNTED>"),
    # -- counted from the day of writing
    ("near", "near", r"\b(?P<word><NEAR>)(?!-là)\b<PART>"),
    ("weekday", "weekday", r"\b(?:ce )?(?P<w><WEEKDAY>)\b(?:<PART>)(?: (?P<near>dernier|prochain|suivant|précédent)\b)?"),
    ("night", "weekday", r"\bnuit d[eu] (?P<w><WEEKDAY>) (?:à|au) (?:<WEEKDAY>)\b"),
    ("ago", "unit", r"\b(?:il y a|voilà|voici|cela fait|ça fait)(?: (?:déjà|environ|près de|plus de|à peine|presque|maintenant))? (?P<n><NUMBER>) ?(?P<u><UNIT>)\b"),
    ("ahead", "unit", r"\bdans (?P<n><NUMBER>) ?(?P<u><UNIT>)\b(?! (?:de|d'|qui|qu|du|des|où))"),
    ("last", "unit", r"\b(?:l'|le |la )(?P<u>an|année|mois|semaine|week-end) (?P<near>derni(?:er|ère)|pass(?:é|ée)|prochaine?)\b"),
    ("this", "unit", r"\b(?:(?P<u>cette année|ce mois-ci|ce mois|cette semaine|ce week-end)(?!-là)|(?:en |à la )?(?:fin|début) (?:d'|de l')(?P<end>année))\b(?! (?:19|20)\d\d)"),
    # -- counted from the last date said
    ("said", "near", r"\b(?P<word><SAID>)\b"),
    ("same", "unit", r"\b(?:ce jour-là|le jour même|le même jour|(?P<year>cette année-là|la même année))\b"),
    ("later", "unit", r"\b(?P<n><NUMBER>) ?(?P<u><UNIT>) (?P<way>plus tôt|plus tard|auparavant|avant|après)\b(?! (?:le|la|les|l'|son|sa|ses|que|qu'|avoir|être|un|une|cette|ce)\b)"),
    ("next", "unit", r"\b(?:l'|le |la )(?P<u>an|année|mois|semaine|jour) (?P<way>suivante?|précédente?|d'après|d'avant)\b"),
)  # fmt: skip
