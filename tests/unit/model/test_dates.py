from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.model import (
    DateInterval,
    Precision,
    day_interval,
    month_interval,
    spanning_interval,
    year_interval,
)

years = st.integers(min_value=1, max_value=9999)


def test_intervals_have_the_edges_of_what_they_state() -> None:
    assert month_interval(2024, 2).latest == date(2024, 2, 29)
    assert year_interval(1953).earliest == date(1953, 1, 1)
    assert day_interval(date(1953, 9, 9)).latest == date(1953, 9, 9)


@pytest.mark.parametrize(
    ("interval", "shown"),
    [
        (day_interval(date(1953, 9, 9)), "1953-09-09"),
        (month_interval(1953, 9), "1953-09"),
        (year_interval(1955, circa=True), "circa 1955"),
        (spanning_interval(year_interval(1960), year_interval(1961)), "1960 to 1961"),
        (
            spanning_interval(day_interval(date(1958, 2, 1)), day_interval(date(1958, 2, 28))),
            "1958-02-01 to 1958-02-28",
        ),
    ],
)
def test_intervals_are_shown_as_stated(interval: DateInterval, shown: str) -> None:
    assert str(interval) == shown


@given(first=years, last=years)
def test_a_span_has_no_order_and_overlaps_its_ends(first: int, last: int) -> None:
    span = spanning_interval(year_interval(first), year_interval(last))
    assert span.precision is Precision.RANGE
    assert span == spanning_interval(year_interval(first), year_interval(last))
    for year in (first, last):
        assert span.overlaps(year_interval(year))
        assert year_interval(year).overlaps(span)
    assert not span.overlaps(year_interval(max(first, last) % 9999 + 1)) or max(first, last) == 9999


def test_an_interval_can_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before"):
        DateInterval(earliest=date(2020, 1, 2), latest=date(2020, 1, 1), precision=Precision.RANGE)
