"""Whether a target stood on a list on a day."""

from __future__ import annotations

from datetime import date

import pytest

from watchword.index import IndexListing, ListedSpan, Standing

BOUNDED = ListedSpan(
    after=date(2020, 1, 10),
    by=date(2020, 1, 20),
    until=date(2020, 2, 10),
    gone_by=date(2020, 2, 20),
)
OPEN = ListedSpan(after=None, by=date(2021, 1, 20))
UNSEEN = ListedSpan(after=None, by=date(2021, 1, 20), until=date(2021, 1, 20))


@pytest.mark.parametrize(
    ("span", "day", "expected"),
    [
        (BOUNDED, "2020-01-10", Standing.NO),
        (BOUNDED, "2020-01-11", Standing.UNCERTAIN),
        (BOUNDED, "2020-01-19", Standing.UNCERTAIN),
        (BOUNDED, "2020-01-20", Standing.YES),
        (BOUNDED, "2020-02-10", Standing.YES),
        (BOUNDED, "2020-02-11", Standing.UNCERTAIN),
        (BOUNDED, "2020-02-19", Standing.UNCERTAIN),
        (BOUNDED, "2020-02-20", Standing.NO),
        (OPEN, "0001-01-01", Standing.UNCERTAIN),
        (OPEN, "2021-01-20", Standing.YES),
        (OPEN, "9999-12-31", Standing.YES),
        (UNSEEN, "2021-01-21", Standing.UNCERTAIN),
    ],
)
def test_a_day_lies_in_a_span_or_not(span: ListedSpan, day: str, expected: Standing) -> None:
    assert span.standing_on(date.fromisoformat(day)) is expected


def listing(*spans: ListedSpan, current: bool = False) -> IndexListing:
    return IndexListing(authority="us", list="sdn", entry="1", current=current, spans=spans)


def test_the_surest_of_several_spans_counts() -> None:
    twice = listing(BOUNDED, OPEN, current=True)
    assert twice.standing_on(date(2020, 2, 1)) is Standing.YES
    assert twice.standing_on(date(2020, 3, 1)) is Standing.UNCERTAIN
    assert twice.standing_on(date(2022, 1, 1)) is Standing.YES
    assert twice.gone_by is None
    assert listing(BOUNDED).standing_on(date(2020, 3, 1)) is Standing.NO
    assert listing(BOUNDED).gone_by == date(2020, 2, 20)


def test_without_a_span_nothing_is_certain() -> None:
    assert listing().standing_on(date(2020, 1, 1)) is Standing.UNCERTAIN
    assert listing().gone_by is None
