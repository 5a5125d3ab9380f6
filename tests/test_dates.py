"""Specify the dates of a text: French words in, ISO dates out."""

from __future__ import annotations

import pytest

from briefing.extraction.dates import find_dates
from briefing.model import When

TUESDAY = When("2026-11-24")


@pytest.mark.parametrize(
    ("text", "iso", "granularity", "inferred"),
    [
        ("le 12 mars 2024", "2024-03-12", "day", False),
        ("le 1er mai 2019", "2019-05-01", "day", False),
        ("le 3 mars dernier", "2026-03-03", "day", True),
        ("en octobre 2024", "2024-10", "month", False),
        ("fin mars 2022", "2022-03", "month", False),
        ("en 2015", "2015", "year", False),
        ("il y a deux ans", "2024", "year", True),
        ("mardi", "2026-11-24", "day", True),
        ("lundi dernier", "2026-11-23", "day", True),
        ("vendredi prochain", "2026-11-27", "day", True),
        ("hier", "2026-11-23", "day", True),
        ("le 13/02", "2026-02-13", "day", True),
    ],
)
def test_resolved_against_the_publication(
    text: str, iso: str, granularity: str, inferred: bool
) -> None:
    (date,) = find_dates(text, TUESDAY)
    assert (date.iso, date.granularity, date.inferred) == (iso, granularity, inferred)
    assert date.span is not None


@pytest.mark.parametrize(
    "text", ["mardi", "le 3 mars dernier", "hier", "le 13/02", "il y a deux ans"]
)
def test_nothing_is_invented_without_an_anchor(text: str) -> None:
    assert find_dates(text, None) == ()


@pytest.mark.parametrize(
    "text", ["M. Mars est arrivé.", "le 31/13", "le 45 mars 2020", "2 400 euros"]
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text, TUESDAY) == ()


def test_the_day_before_counts_from_the_last_date_said() -> None:
    said, before = find_dates("Le 12 mars 2024, il a parlé. La veille, il se taisait.", TUESDAY)
    assert (said.iso, before.iso) == ("2024-03-12", "2024-03-11")
