"""Birth dates as customer files write them."""

from __future__ import annotations

import pytest

from watchword.model import DateInterval
from watchword.service.screening.birth_dates import (
    DayOrder,
    guess_day_order,
    is_unclear,
    join_parts,
    read_birth_date,
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1965-01-07", "1965-01-07"),
        ("1965-01-07 00:00:00", "1965-01-07"),
        ("1965-01-07T00:00:00.000Z", "1965-01-07"),
        ("19650107", "1965-01-07"),
        ("'1965-01-07'", "1965-01-07"),
        ("13/04/1965", "1965-04-13"),
        ("04/13/1965", "1965-04-13"),
        ("3.4.1965", "1965-04-03"),
        ("3/3/1965", "1965-03-03"),
        ("3/4/1965", "1965-03-04 to 1965-04-03"),
        ("1965", "1965"),
        ("1965.0", "1965"),
        ("12/1965", "1965-12"),
        ("7 Jan 1965", "1965-01-07"),
        ("circa 1960", "circa 1960"),
        ("1958-1963", "1958 to 1963"),
    ],
)
def test_what_can_be_read(text: str, wanted: str) -> None:
    found = read_birth_date(text, DayOrder.EITHER)
    assert isinstance(found, DateInterval)
    assert str(found) == wanted


def test_the_order_of_a_column_decides_what_can_be_two_days() -> None:
    assert str(read_birth_date("3/4/1965", DayOrder.DAY_FIRST)) == "1965-04-03"
    assert str(read_birth_date("3/4/1965", DayOrder.MONTH_FIRST)) == "1965-03-04"
    # A slip in a column is still the day that it can only be.
    assert str(read_birth_date("3/14/1965", DayOrder.DAY_FIRST)) == "1965-03-14"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("someday", "can't be read"),
        ("07-Jan-65", "can't be read"),
        ("23749", "can't be read"),
        ("31/02/1990", "no such day"),
        ("0/0.0000", "no such day"),
        ("0000-00-00", "can't be"),
        ("1900-01-01", "placeholder"),
        ("01/01/1900", "placeholder"),
        ("9999-12-31", "placeholder"),
        ("1" * 5000, "can't be"),
        ("\x00", "can't be read"),
    ],
)
def test_what_can_not_be_read_says_why(text: str, why: str) -> None:
    found = read_birth_date(text, DayOrder.EITHER)
    assert isinstance(found, str)
    assert why in found


def test_the_order_shows_in_dates_that_can_only_be_one() -> None:
    assert guess_day_order(["1/2/1970", "13/2/1970"]) is DayOrder.DAY_FIRST
    assert guess_day_order(["1/2/1970", "2/13/1970"]) is DayOrder.MONTH_FIRST
    assert guess_day_order(["13/2/1970", "2/13/1970"]) is DayOrder.EITHER
    assert guess_day_order(["1970-02-13", "", "x"]) is DayOrder.EITHER


def test_only_dates_that_can_be_two_days_are_unclear() -> None:
    assert is_unclear("3/4/1965")
    for text in ("3/3/1965", "13/4/1965", "3.4.1965", "1965-03-04", "", "00/00/1960"):
        assert not is_unclear(text)


def test_a_date_in_three_columns() -> None:
    assert join_parts("1965", "3", "04") == "1965-3-4"
    assert join_parts("1965", "", "4") == "1965"
    assert join_parts("1965", "00", "00") == "1965"
    assert join_parts("1965", "Mar", "4") == "4 Mar 1965"
    assert join_parts("1965.0", "3.0", "") == "1965-3"
