"""Islamic dates as Gregorian ones, against days that are known otherwise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.model import Precision
from watchword.sources.calendars import islamic_interval


@pytest.mark.parametrize(
    ("year", "month", "day", "gregorian"),
    [
        (1357, 11, 22, date(1979, 2, 11)),  # the Iranian revolution's anniversary
        (1399, 1, 1, date(2020, 3, 20)),
        (1400, 1, 1, date(2021, 3, 21)),
        (1403, 12, 30, date(2025, 3, 20)),  # a leap day
    ],
)
def test_solar_days(year: int, month: int, day: int, gregorian: date) -> None:
    interval = islamic_interval(year, month, day, solar=True)
    assert (interval.earliest, interval.latest) == (gregorian, gregorian)
    assert interval.precision is Precision.DAY
    assert not interval.circa


def test_lunar_day_of_an_entry_that_states_both() -> None:
    # EU.3092.36 gives 24/6/1402 and 1982-04-19 for one birth.
    interval = islamic_interval(1402, 6, 24, solar=False)
    assert interval.earliest == date(1982, 4, 19)
    assert interval.circa
    assert interval.text == "1402-06-24"


def test_a_year_covers_its_own_days_only() -> None:
    interval = islamic_interval(1343, solar=True)
    assert (interval.earliest, interval.latest) == (date(1964, 3, 21), date(1965, 3, 20))
    assert interval.calendar == "Iranian"


@given(st.integers(1000, 1700), st.integers(1, 12), st.booleans())
def test_months_follow_on_one_another(year: int, month: int, solar: bool) -> None:
    here = islamic_interval(year, month, solar=solar)
    there = islamic_interval(year + month // 12, month % 12 + 1, solar=solar)
    assert there.earliest - here.latest == timedelta(days=1)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1400, 13, 1), (1400, 0, 1), (1400, 7, 31), (99999, 1, 1)]
)
def test_days_that_cannot_be(year: int, month: int, day: int) -> None:
    with pytest.raises(ValueError, match="no "):
        islamic_interval(year, month, day, solar=True)
