"""Specify the dates of a text: French words in, ISO dates out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.extraction.dates.date_rules import words
from briefing.extraction.dates.dates import find_dates, find_events
from briefing.model import Sentence, Span, When

TUESDAY = When("2026-11-24")
"""The day on which all articles here were published."""


def said(text: str, published: When | None = TUESDAY) -> list[tuple[str, str, str]]:
    """Return the words, the ISO date and the granularity of each date; ~ marks an inferred one."""
    found = find_dates(text, published)
    assert all(when.span is not None for when in found)
    return [
        (w.span.cut(text) if w.span else "", f"{'~' if w.inferred else ''}{w.iso}", w.granularity)
        for w in found
    ]


@pytest.mark.parametrize(
    ("text", "words", "iso", "granularity"),
    [
        # calendar days
        ("le 12 mars 2024", "12 mars 2024", "2024-03-12", "day"),
        ("mardi 12 mars 2024", "mardi 12 mars 2024", "2024-03-12", "day"),
        ("le 1er mai 2019", "1er mai 2019", "2019-05-01", "day"),
        ("le 12 janv. 2024", "12 janv. 2024", "2024-01-12", "day"),
        ("LE 12 MARS 2024", "12 MARS 2024", "2024-03-12", "day"),
        ("le 2024-03-12", "2024-03-12", "2024-03-12", "day"),
        ("le 13/02/2023", "13/02/2023", "2023-02-13", "day"),
        ("le 3 mars dernier", "3 mars dernier", "~2026-03-03", "day"),
        ("le 14 juillet prochain", "14 juillet prochain", "~2027-07-14", "day"),
        ("le 3 mars", "3 mars", "~2026-03-03", "day"),
        ("le 20 décembre", "20 décembre", "~2026-12-20", "day"),
        ("le 28 février", "28 février", "~2026-02-28", "day"),
        ("le 13/02", "13/02", "~2026-02-13", "day"),
        ("mardi 17", "mardi 17", "~2026-11-17", "day"),
        ("le jeudi 20 novembre", "jeudi 20 novembre", "~2025-11-20", "day"),
        # months
        ("en octobre 2024", "octobre 2024", "2024-10", "month"),
        ("fin mars 2022", "fin mars 2022", "2022-03", "month"),
        ("à la mi-mars 2022", "à la mi-mars 2022", "2022-03", "month"),
        ("à la mi-mars", "à la mi-mars", "~2026-03", "month"),
        ("début octobre", "début octobre", "~2026-10", "month"),
        ("en décembre", "en décembre", "~2025-12", "month"),
        ("en novembre dernier", "en novembre dernier", "~2025-11", "month"),
        ("au mois de mai", "au mois de mai", "~2026-05", "month"),
        ("le mois dernier", "le mois dernier", "~2026-10", "month"),
        ("le mois prochain", "le mois prochain", "~2026-12", "month"),
        ("il y a trois mois", "il y a trois mois", "~2026-08", "month"),
        # seasons, years, decades
        ("au printemps 2021", "au printemps 2021", "2021-03", "season"),
        ("l’été dernier", "l’été dernier", "~2026-06", "season"),
        ("cet hiver", "cet hiver", "~2026-12", "season"),
        ("en 2015", "en 2015", "2015", "year"),
        ("depuis 2019", "depuis 2019", "2019", "year"),
        ("fin 2022", "fin 2022", "2022", "year"),
        ("mi-2023", "mi-2023", "2023", "year"),
        ("le scandale de 2013", "de 2013", "2013", "year"),
        ("la présidentielle 2022", "présidentielle 2022", "2022", "year"),
        ("le scandale (2013)", "2013", "2013", "year"),
        ("l’an dernier", "l’an dernier", "~2025", "year"),
        ("l’année prochaine", "l’année prochaine", "~2027", "year"),
        ("cette année", "cette année", "~2026", "year"),
        ("à la fin de l’année", "à la fin de l’année", "~2026", "year"),
        ("il y a deux ans", "il y a deux ans", "~2024", "year"),
        ("voilà dix ans", "voilà dix ans", "~2016", "year"),
        ("il y a une trentaine d’années", "il y a une trentaine d’années", "~1996", "year"),
        ("les années 1990", "les années 1990", "1990", "decade"),
        ("les années 80", "les années 80", "~1980", "decade"),
        ("les années trente", "les années trente", "~1930", "decade"),
        # days and weeks near the publication
        ("mardi", "mardi", "~2026-11-24", "day"),
        ("ce lundi", "ce lundi", "~2026-11-23", "day"),
        ("mercredi soir", "mercredi soir", "~2026-11-18", "day"),
        ("lundi dernier", "lundi dernier", "~2026-11-23", "day"),
        ("mardi dernier", "mardi dernier", "~2026-11-17", "day"),
        ("vendredi prochain", "vendredi prochain", "~2026-11-27", "day"),
        ("hier", "hier", "~2026-11-23", "day"),
        ("hier soir", "hier soir", "~2026-11-23", "day"),
        ("avant-hier", "avant-hier", "~2026-11-22", "day"),
        ("aujourd’hui", "aujourd’hui", "~2026-11-24", "day"),
        ("la veille", "la veille", "~2026-11-23", "day"),
        ("il y a huit jours", "il y a huit jours", "~2026-11-17", "day"),
        ("il y a quinze jours", "il y a quinze jours", "~2026-11-10", "day"),
        ("il y a 12 jours", "il y a 12 jours", "~2026-11-12", "day"),
        ("la semaine passée", "la semaine passée", "~2026-11-16", "week"),
        ("cette semaine", "cette semaine", "~2026-11-23", "week"),
        ("il y a trois semaines", "il y a trois semaines", "~2026-11-02", "week"),
        ("ce week-end", "ce week-end", "~2026-11-21", "week"),
        ("le week-end prochain", "le week-end prochain", "~2026-12-05", "week"),
        ("dans la nuit de lundi à mardi", "nuit de lundi à mardi", "~2026-11-23", "day"),
        # what is announced lies ahead
        ("Il sera entendu jeudi.", "jeudi", "~2026-11-26", "day"),
        ("Il doit être jugé en janvier.", "en janvier", "~2027-01", "month"),
        ("Ils se réuniront ce week-end.", "ce week-end", "~2026-11-28", "week"),
        ("Le procès s’ouvrira dans deux mois.", "dans deux mois", "~2027-01", "month"),
    ],
)  # fmt: skip
def test_an_expression_alone(text: str, words: str, iso: str, granularity: str) -> None:
    assert said(text) == [(words, iso, granularity)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("entre 2014 et 2016", ["2014", "2016"]),
        ("de 2013 à 2017", ["2013", "2017"]),
        ("entre janvier et mars 2021", ["2021-01", "2021-03"]),
        ("du 3 au 7 mars 2024", ["2024-03-03", "2024-03-07"]),
        ("les 3, 4 et 7 mars 2024", ["2024-03-03", "2024-03-04", "2024-03-07"]),
        ("dans la nuit du 3 au 4 mars", ["~2026-03-03", "~2026-03-04"]),
        ("En janvier 2015, il part, puis revient en mars.", ["2015-01", "~2015-03"]),
        ("Le 12 mars, il part ; le 15, il revient.", ["~2026-03-12", "~2026-03-15"]),
        ("Le 12 mars, il part. Le 15, il revient.", ["~2026-03-12"]),
        ("Il part le 12 mars et revient le 15, fatigué.", ["~2026-03-12", "~2026-03-15"]),
        ("Le 12 mars 2024, il parle. La veille, il se tait.", ["2024-03-12", "~2024-03-11"]),
        ("Le 12 mars 2024, il parle. Le lendemain, non.", ["2024-03-12", "~2024-03-13"]),
        ("Le 12 mars 2024, il parle. Le mardi suivant, non.", ["2024-03-12", "~2024-03-19"]),
        ("Le 3 mai 2020, rien. Deux jours plus tard, tout.", ["2020-05-03", "~2020-05-05"]),
        ("Élu en 2012, il est battu cinq ans plus tard.", ["2012", "~2017"]),
        ("Ouverte en juin 2018, l’usine ferme le mois suivant.", ["2018-06", "~2018-07"]),
        ("La loi de 2004, votée la même année.", ["2004", "~2004"]),
    ],
)
def test_dates_that_lean_on_others(text: str, dates: list[str]) -> None:
    assert [iso for _, iso, _ in said(text)] == dates


@pytest.mark.parametrize(
    "text",
    [
        "mardi",
        "le 3 mars dernier",
        "hier",
        "le 13/02",
        "il y a deux ans",
        "la veille",
        "cet été",
        "en mars",
        "l’an dernier",
        "ce week-end",
        "deux ans plus tôt",
    ],
)
def test_nothing_is_invented_without_an_anchor(text: str) -> None:
    assert find_dates(text, None) == ()


def test_a_coarse_anchor_serves_what_is_as_coarse() -> None:
    assert said("l’an dernier, mardi, le mois dernier", When("2026", "year")) == [
        ("l’an dernier", "~2025", "year")
    ]
    assert said("le mois dernier, hier", When("2026-01", "month")) == [
        ("le mois dernier", "~2025-12", "month")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "M. Mars est arrivé.",
        "le 31/13",
        "le 45 mars 2020",
        "le 30 février 2020",
        "2 400 euros",
        "une prime de 2000 euros",
        "un village de 1800 habitants",
        "quelque 2 015 cas",
        "les 3/4 des élus",
        "24 heures sur 24, 7/7",
        "le journal de 20 heures",
        "chaque mardi",
        "tous les mardis",
        "ouvert du lundi au vendredi",
        "le marché du dimanche",
        "le vendredi saint",
        "la veille de Noël",
        "le lendemain du scrutin",
        "il y a deux ans de prison à la clé",
        "pendant deux ans",
        "le Champ-de-Mars",
        "la version 2.2015",
        "huit mois après son arrivée",
        "le 20 minutes",
        "il a été blessé",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert said(text) == []


def test_spaces_and_apostrophes_of_the_press() -> None:
    assert said("le 12\u00a0mars\u202f2024") == [("12\u00a0mars\u202f2024", "2024-03-12", "day")]
    assert said("aujourd'hui") == [("aujourd'hui", "~2026-11-24", "day")]


def test_a_sentence_is_tied_to_its_first_date() -> None:
    text = "Il est élu en 2012. Mais il tombe en 2017. Il part mardi, après le 3 mars."
    ends = [19, 42, len(text)]
    starts = [0, 20, 43]
    sentences = tuple(
        Sentence(Span(start, end), dangling=start == 20)
        for start, end in zip(starts, ends, strict=True)
    )
    events = find_events(text, sentences, TUESDAY)
    assert [(e.when.iso, e.sentence.start) for e in events] == [("2012", 0), ("2026-11-24", 43)]


PIECES = st.sampled_from(
    [
        "le ", "du ", "au ", "en ", "1er", "3", "31", "12/02", " mars", " 2024", "mardi", " et ", ", ",
        ". ", "il y a ", "deux ", "ans", "mois", " plus tard", "la veille", "dernier", " prochain",
        "fin ", "mi-", "2014-2016", "à l’", "été", "nuit de ", " à ", "\n", "\u00a0", "Février", "sera ",
    ]
)  # fmt: skip


@given(
    st.lists(PIECES, max_size=40).map("".join),
    st.sampled_from([None, TUESDAY, When("2024-02-29"), When("2026", "year"), When("x")]),
)
def test_any_mixture_gives_true_dates_in_order(text: str, published: When | None) -> None:
    found = find_dates(text, published)
    spans = [when.span for when in found if when.span is not None]
    assert len(spans) == len(found)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for when in found:
        year, *rest = when.iso.split("-")
        assert len(year) == 4
        assert len(rest) == {"day": 2, "week": 2, "month": 1, "season": 1}.get(when.granularity, 0)


def test_the_words_come_from_the_lexicon() -> None:
    assert words().months["août"] == words().months["aout"] == 8
    assert words().weekdays["dimanche"] == 7
    assert words().near["hier soir"] == -1
    assert "le mois dernier" not in words().near
